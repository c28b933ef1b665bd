"""Train the tagger of names; or measure it on blocks it was not trained on.

    python training/tagger.py train DATA            write the model into the package
    python training/tagger.py blocks DATA           ten contiguous blocks of ANERcorp: writes
                                                    out/blocks/all.gold and all.found

DATA is the folder with ``ner/`` and ``names/``. Training is L-BFGS without any chance in
it, so that the same texts, tables and version of crfsuite give the same model.
"""

from __future__ import annotations

import argparse
import gzip
import tempfile
from collections import Counter
from collections.abc import Iterable
from math import log
from pathlib import Path

import marked
import pycrfsuite

import khabar.lexicon.learned.weights as learned
from khabar.annotators.tagger import scores
from khabar.lexicon.table import rows
from khabar.run.conll import label
from khabar.text.view import fold

HERE = Path(__file__).parent
SETTINGS = {"c1": 0.1, "c2": 0.05, "max_iterations": 80, "feature.possible_transitions": True}
BIAS = 0.0
NEVER = -30.0
BLOCKS = 10
STEPS = (1, 5, 50)
LITTLE, FURTHEST = 0.3, 3.0
Sequences = list[tuple[list[list[str]], list[str]]]


def main() -> None:
    """Read the arguments and do it."""
    flags = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    flags.add_argument("what", choices=("train", "blocks"))
    flags.add_argument("data", type=Path)
    flags.add_argument("--out", type=Path, default=Path("out/blocks"), help="where blocks are kept")
    flags.add_argument("--only", type=int, nargs="*", help="numbers of blocks, from 0")
    asked = flags.parse_args()
    if asked.what == "train":
        model = model_of([*aner(asked.data), *rest(asked.data)], asked.data)
        path = Path(learned.__file__).with_name(learned.FILE)
        path.write_bytes(model)
        print(f"{path.name}: {len(model):,} bytes")
        return
    asked.out.mkdir(parents=True, exist_ok=True)
    for number in asked.only or range(BLOCKS):
        block(number, asked.data, asked.out)
    for ending in ("gold", "found"):
        parts = [asked.out / f"{number}.{ending}" for number in range(BLOCKS)]
        if all(part.exists() for part in parts):
            whole = "\n".join(part.read_text("utf-8") for part in parts)
            (asked.out / f"all.{ending}").write_text(whole, "utf-8")


def model_of(sentences: list[marked.Sentence], data: Path) -> bytes:
    """The model trained on some sentences with the lists made from ``data``."""
    known = names(data)
    grams = spelling(data, known)
    return trained(shown(sentences, known, grams), known, grams)


def names(data: Path) -> dict[str, int]:
    """How common each folded Arabic spelling is among Wikidata's names of persons, 1 to 4."""
    found: dict[str, int] = {}
    with gzip.open(data / "names" / "wd_arabic_train.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            _, letters, count = line.rstrip("\n").split("\t")
            form = fold(letters.replace(" ", ""))
            if len(form) > 2:
                rank = 1 + sum(int(count) >= step for step in STEPS[1:]) + (int(count) > 1)
                found[form] = max(found.get(form, 0), rank)
    return found


def spelling(data: Path, known: dict[str, int]) -> dict[str, float]:
    """By how much each run of three letters is likelier in names than in common words.

    Two Markov chains of letters: over the names, and over the words outside names of our
    list and of the Wojood sample.
    """
    common = {word for row in rows("ordinary_words") for word in fold(row["words"]).split("|")}
    sample = marked.wojood(data / "ner" / "wojood_sample_train.txt")
    plain = {fold(token) for one in sample for token, label in one if label == "O"}
    outside = common | {word for word in plain if word.isalpha() and word not in known}
    letters = len({letter for word in outside for letter in word})
    names, others = _chain(set(known) - common), _chain(outside)
    grams = {gram for gram in (*names, *others) if len(gram) == 3}
    return {
        gram: max(
            -FURTHEST, min(FURTHEST, _odds(names, gram, letters) - _odds(others, gram, letters))
        )
        for gram in sorted(grams)
    }


def _chain(words: Iterable[str]) -> Counter[str]:
    """How often two and three letters stand together."""
    found: Counter[str] = Counter()
    for word in words:
        for gram in learned.threes(word):
            found[gram] += 1
            found[gram[:2]] += 1
    return found


def _odds(chain: Counter[str], gram: str, letters: int) -> float:
    return log((chain[gram] + LITTLE) / (chain[gram[:2]] + LITTLE * letters))


def aner(data: Path) -> list[marked.Sentence]:
    """ANERcorp's sentences, as they stand."""
    return list(marked.columns(data / "ner" / "anercorp_train.txt.gz"))


def rest(data: Path) -> list[marked.Sentence]:
    """The Wojood sample and our own sentences."""
    own = list(marked.brackets(HERE / "sentences"))
    return [*marked.wojood(data / "ner" / "wojood_sample_train.txt"), *own]


def shown(
    sentences: Iterable[marked.Sentence], known: dict[str, int], grams: dict[str, float]
) -> Sequences:
    """Each sentence as its words' traits by number, and its labels."""
    lists = learned.Weights(learned.pack(("O",), ((0.0,),), {}, known, grams))
    found: Sequences = []
    for text in marked.read(sentences):
        seen = [
            [str(learned.crc(trait)) for trait in traits]
            for traits in scores.traits(text.words, text.known, lists)
        ]
        found += [
            (seen[one.start : one.stop], text.labels[one.start : one.stop])
            for one in text.words.bounds
        ]
    return found


def trained(sequences: Sequences, known: dict[str, int], grams: dict[str, float]) -> bytes:
    """The model file of a CRF trained on ``sequences``."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=SETTINGS, verbose=False)
    for seen, marks in sequences:
        trainer.append(pycrfsuite.ItemSequence(seen), marks)
    with tempfile.NamedTemporaryFile(suffix=".crf") as file:
        trainer.train(file.name)
        crf = pycrfsuite.Tagger()
        crf.open(file.name)
        info = crf.info()
    labels = ["O", *sorted(set(info.labels) - {"O"})]
    traits: dict[int, list[float]] = {}
    for (trait, one), weight in info.state_features.items():
        traits.setdefault(int(trait), [0.0] * len(labels))[labels.index(one)] = weight
    moves = [[_move(info.transitions, a, b) for b in labels] for a in labels]
    return learned.pack(labels, moves, traits, known, grams)


def _move(going: dict[tuple[str, str], float], one: str, after: str) -> float:
    """The weight of a step; a name goes on only with its own class."""
    if after[0] == "I" and one[1:] != after[1:]:
        return NEVER
    return going.get((one, after), 0.0) - (BIAS if after == "O" else 0.0)


def use(model: bytes) -> None:
    """Make the package read names with ``model`` from now on, in this process."""
    read = learned.Weights(model)
    vars(scores)["weights"] = lambda: read
    for kept in vars(scores).values():
        if hasattr(kept, "cache_clear"):
            kept.cache_clear()


def block(number: int, data: Path, folder: Path) -> None:
    """Train without one block, and write how the whole pipeline labels it and its gold."""
    sentences = aner(data)
    first, stop = (len(sentences) * n // BLOCKS for n in (number, number + 1))
    model = model_of([*sentences[:first], *sentences[stop:], *rest(data)], data)
    (folder / f"{number}.model").write_bytes(model)
    held = sentences[first:stop]
    use(model)
    lines = [cell for sentence in held for cell in (*(token for token, _ in sentence), "")]
    (folder / f"{number}.found").write_text("\n".join(label(lines)) + "\n", "utf-8")
    gold = [cell for sentence in held for cell in (*map(" ".join, sentence), "")]
    (folder / f"{number}.gold").write_text("\n".join(gold) + "\n", "utf-8")


if __name__ == "__main__":
    main()

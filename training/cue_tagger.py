"""A tagger of cue, source and content: tried against the rules, and beside them.

    python training/cue_tagger.py                   five contiguous blocks of our sentences
    python training/cue_tagger.py --texts DIR …     also other texts, trained on all sentences

A linear-chain CRF (python-crfsuite, L-BFGS, no chance in it). It is not shipped:
docs/figures.md says why. DIR holds ``text`` and ``gold`` as the annotation guide has them, and
only statements with a cue are counted.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import cited
import pycrfsuite
import yaml

from khabar.annotators.attribution.cues import cues
from khabar.annotators.attribution.lexicon import heads, of_class
from khabar.pipeline import Reading, annotate
from khabar.text.document import Document
from khabar.text.words import QUOTE

SETTINGS = {"c1": 0.05, "c2": 0.1, "max_iterations": 120, "feature.possible_transitions": True}
BLOCKS = 5
WINDOW = 3
CLASSES = ("break", "auxiliary", "beside", "opener", "while", "negative", "preposition", "relative")
CORPUS = "khabar.annotators.attribution"
STACKED, PLAIN = "--stacked", "--no-forms"
LEXICAL = re.compile(r"(-?\d:)?(w|p|e|f)=|2:")
Place = tuple[int, int]


class Marked(NamedTuple):
    """A text with its statements: cue, source and content, each by letters, and who it is."""

    text: str
    told: list[tuple[Place | None, Place | None, Place | None, str]]
    given: Document


class Guess(NamedTuple):
    """A statement read by the tagger; ``sure`` is the least mean chance of its two parts."""

    cue: Place
    source: Place | None
    content: Place
    sure: float


@dataclass
class Sequence_:
    """A sentence ready for the tagger."""

    traits: list[list[str]]
    labels: list[str]
    places: list[Place]


def own() -> list[Marked]:
    """The sentences of ``training/attribution``."""
    return [
        Marked(
            line.text,
            [(c.hull("q"), c.hull("s"), c.hull("c"), c.who) for c in line.cited],
            Document(line.text),
        )
        for line in cited.lines()
    ]


def corpora() -> list[Marked]:
    """The corpora beside the annotator, which the rules were written with."""
    found = []
    for path in sorted(files(CORPUS).iterdir(), key=lambda one: one.name):
        if not path.name.startswith("corpus"):
            continue
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            at, told = 0, []
            for one in case["finds"]:
                cue = placed(case["text"], one.get("cue_span"), at)
                at = cue[1] if cue else at
                source = placed(case["text"], one.get("source_span"), 0)
                if source is None and one.get("chain"):
                    name = one["chain"][-1].removeprefix("origin: ")
                    source = placed(case["text"], name, 0)
                told.append((cue, source, placed(case["text"], one.get("content_span"), 0), ""))
            whole = all(c for _, _, c, _ in told)
            if whole:
                found.append(Marked(case["text"], told, Document(case["text"])))
    return found


def placed(text: str, what: str | None, at: int) -> Place | None:
    """Where a string stands, from ``at`` on if it can."""
    if not what:
        return None
    start = text.find(what, at)
    start = text.find(what) if start < 0 else start
    return None if start < 0 else (start, start + len(what))


def sequences(marked: Marked, read: Reading) -> list[Sequence_]:
    """One for each sentence, with the traits of its words and the labels they should get."""
    words = read.words
    labels = ["O"] * len(words.items)
    for kind, part in (("C", 2), ("S", 1), ("Q", 0)):
        for statement in marked.told:
            place = statement[part]
            if place is None:
                continue
            inside = [
                n
                for n in words.within(place)
                if (
                    min(words.items[n].span.stop, place[1])
                    - max(words.items[n].span.start, place[0])
                )
                * 2
                >= words.items[n].span.stop - words.items[n].span.start
            ]
            for n in inside:
                labels[n] = ("B-" if n == inside[0] else "I-") + kind
    seen = traits(read)
    if STACKED in sys.argv:
        for n, more in enumerate(told_by_rules(read)):
            seen[n] += more
    if PLAIN in sys.argv:
        seen = [[one for one in each if not LEXICAL.match(one)] for each in seen]
    return [
        Sequence_(
            [seen[n] for n in bounds],
            [labels[n] for n in bounds],
            [tuple(words.items[n].span) for n in bounds],  # type: ignore[misc]
        )
        for bounds in words.bounds
        if bounds
    ]


def told_by_rules(read: Reading) -> list[list[str]]:
    """What the rules made of each word and its neighbours."""
    words = read.words
    seen = [""] * len(words.items)
    for found in read.attributions:
        value = found.value
        spans = ("C", value.content_span), ("S", value.source_span), ("Q", value.cue_span)
        for kind, span in spans:
            inside = list(words.within(span)) if span else []
            for n in inside:
                seen[n] = f"{'B' if n == inside[0] else 'I'}{kind}"
    return [
        [f"{step}:r={seen[n + step]}" for step in (-2, -1, 0, 1, 2) if 0 <= n + step < len(seen)]
        for n in range(len(seen))
    ]


def traits(read: Reading) -> list[list[str]]:
    """What each word of an article and its neighbours show."""
    words = read.words
    count = len(words.items)
    alone: list[list[str]] = []
    known = heads()
    quoted = [False] * count
    for quotation in read.quotations:
        for n in words.within(quotation.value.marks_span):
            quoted[n] = True
    actor = [""] * count
    for found in read.actors:
        for place, n in enumerate(words.within(found.span)):
            actor[n] = ("b" if not place else "i") + found.value.kind
    role = [""] * count
    for bounds in words.bounds:
        for cue in cues(words, bounds):
            for n in range(cue.first, cue.stop):
                role[n] = f"{cue.manner}/{cue.stance}/{'+'.join(cue.takes)}"
    classes = {name: of_class(name) for name in CLASSES}
    for n, word in enumerate(words.items):
        form = word.form
        bare = form[1:] if form[:1] in ("و", "ف") and len(form) > 3 else form
        shown = [f"w={form}", f"k={word.kind}", f"p={form[:2]}", f"e={form[-2:]}", f"f={form[-1:]}"]
        if role[n]:
            manner, stance, takes = role[n].split("/")
            shown += [f"cue={manner}", f"cue={manner}/{takes}", f"st={stance}"]
        if bare in known or bare.removeprefix("ال") in known:
            shown.append("head")
        if actor[n]:
            shown.append(f"a={actor[n]}")
        shown += [f"c={name}" for name, forms in classes.items() if form in forms]
        if word.kind is QUOTE:
            shown.append("quote")
        shown.append(f"in={int(quoted[n])}")
        alone.append(shown)
    result: list[list[str]] = []
    for bounds in words.bounds:
        before = "none"
        since = 9
        for n in bounds:
            mine = ["bias", *alone[n], f"at={min(n - bounds.start, 4)}", f"last={before}"]
            mine.append(f"since={min(since, 6)}/{before}")
            if role[n]:
                before, since = role[n].split("/")[0], 0
            else:
                since += 1
            for step in range(-WINDOW, WINDOW + 1):
                m = n + step
                if step and m in bounds:
                    mine += [f"{step}:{one}" for one in alone[m]]
                elif step:
                    mine.append(f"{step}:edge")
            if n - 1 in bounds:
                mine.append(f"2:{words.items[n - 1].form}|{words.items[n].form}")
            result.append(mine)
    return result


def trained(shown: Iterable[Sequence_], path: str) -> pycrfsuite.Tagger:
    """A tagger trained on sentences."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=SETTINGS, verbose=False)
    for one in shown:
        trainer.append(pycrfsuite.ItemSequence(one.traits), one.labels)
    trainer.train(path)
    crf = pycrfsuite.Tagger()
    crf.open(path)
    return crf


def guesses(crf: pycrfsuite.Tagger, sentence: Sequence_) -> tuple[list[Guess], list[float]]:
    """The statements of a sentence, and by word the chance that it is a cue's."""
    labels = crf.tag(pycrfsuite.ItemSequence(sentence.traits))
    chance = [max(crf.marginal(label, n), 1e-9) for n, label in enumerate(labels)]
    known = set(crf.labels())
    cue_chance = [
        sum(crf.marginal(one, n) for one in ("B-Q", "I-Q") if one in known)
        for n in range(len(labels))
    ]
    runs = chunks(labels)
    contents, sources = runs["C"], runs["S"]
    found = []
    for number, (a, b) in enumerate(runs["Q"]):
        after = runs["Q"][number + 1][0] if number + 1 < len(runs["Q"]) else len(labels)
        before = runs["Q"][number - 1][1] if number else 0
        content = next((c for c in contents if b <= c[0] < after), None) or next(
            (c for c in reversed(contents) if before <= c[0] and c[1] <= a), None
        )
        if content is None:
            continue
        source = next((s for s in sources if b <= s[0] < after), None) or next(
            (s for s in reversed(sources) if before <= s[0] and s[1] <= a), None
        )
        sure = min(mean(chance[a:b]), mean(chance[content[0] : content[1]]))
        at = sentence.places
        found.append(
            Guess(
                (at[a][0], at[b - 1][1]),
                (at[source[0]][0], at[source[1] - 1][1]) if source else None,
                (at[content[0]][0], at[content[1] - 1][1]),
                sure,
            )
        )
    return found, cue_chance


def chunks(labels: Sequence[str]) -> dict[str, list[Place]]:
    """The runs of each label; a content goes on over a cue or source in its middle? No."""
    runs: dict[str, list[Place]] = {"Q": [], "S": [], "C": []}
    for n, label in enumerate(labels):
        begin, _, kind = label.partition("-")
        if not kind:
            continue
        held = runs[kind]
        if begin == "I" and held and held[-1][1] == n:
            held[-1] = (held[-1][0], n + 1)
        else:
            held.append((n, n + 1))
    return runs


def mean(values: Sequence[float]) -> float:
    """The mean of some numbers."""
    return sum(values) / len(values)


class Got(NamedTuple):
    """One reading of a sentence's statement, by rules or tagger, with what scoring asks."""

    cue: Place
    content: Place
    sure: float


def by_rules(read: Reading) -> list[Got]:
    """The statements with a cue that the rules read."""
    return [
        Got(tuple(a.value.cue_span), tuple(a.value.content_span), 1.0)  # type: ignore[arg-type]
        for a in read.attributions
        if a.value.cue_span
    ]


def score(gold: Sequence[Marked], got: Sequence[Sequence[Got]]) -> str:
    """Precision, recall and F1 of statements by their cue, and with half of the content."""
    both = half = marked = read = 0
    for one, found in zip(gold, got, strict=True):
        told = [(c, t) for c, _, t, _ in one.told if c and t]
        marked, read = marked + len(told), read + len(found)
        left = list(found)
        for cue, content in told:
            hit = [g for g in left if g.cue[0] < cue[1] and cue[0] < g.cue[1]]
            if hit:
                best = max(hit, key=lambda g: iou(g.content, content))
                left.remove(best)
                both += 1
                half += iou(best.content, content) >= 0.5
    return (
        f"P {both / max(1, read):.3f} R {both / max(1, marked):.3f} "
        f"F1 {2 * both / max(1, read + marked):.3f} "
        f"with content {2 * half / max(1, read + marked):.3f} "
        f"({both} of {marked} marked, {read} read)"
    )


def iou(one: Place, other: Place) -> float:
    """Letters in both over letters in either."""
    both = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return both / (one[1] - one[0] + other[1] - other[0] - both)


def joined(
    rules: Sequence[Got],
    model: Sequence[Got],
    sentences: Sequence[Sequence_],
    chances: Sequence[Sequence[float]],
    add: float,
    veto: float,
) -> list[Got]:
    """The rules' statements that the tagger does not veto, and its own where they have none."""
    kept = []
    for got in rules:
        most = 1.0
        for sentence, chance in zip(sentences, chances, strict=True):
            inside = [
                c
                for c, p in zip(chance, sentence.places, strict=True)
                if p[0] < got.cue[1] and p[1] > got.cue[0]
            ]
            if inside:
                most = max(inside)
        if most >= veto:
            kept.append(got)
    for got in model:
        apart = all(got.cue[1] <= r.cue[0] or r.cue[1] <= got.cue[0] for r in rules) and all(
            iou(got.content, r.content) < 0.5 for r in rules
        )
        if apart and got.sure >= add:
            kept.append(got)
    return kept


def report(name: str, gold: list[Marked], rules: list[list[Got]], model, shown, chances) -> None:  # type: ignore[no-untyped-def]
    """Print rules, tagger and both at several thresholds."""
    print(f"{name}: {len(gold)} texts")
    print("  rules        ", score(gold, rules))
    print("  tagger       ", score(gold, model))
    for add, veto in (
        (0.95, 0),
        (0.9, 0),
        (0.8, 0),
        (0.7, 0),
        (0.6, 0),
        (0.5, 0),
        (2, 0.02),
        (2, 0.05),
        (2, 0.1),
        (0.8, 0.05),
        (0.7, 0.05),
    ):
        both = [
            joined(r, m, s, c, add, veto)
            for r, m, s, c in zip(rules, model, shown, chances, strict=True)
        ]
        print(f"  both {add:4} {veto:4}", score(gold, both))


class Finder:
    """Where the words of a text's gold stand, each time they are asked for a further one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.used: dict[tuple[int, str], int] = {}

    def __call__(self, start: int, stop: int, what: str | None) -> Place | None:
        if not what:
            return None
        at = self.text.find(what, self.used.get((start, what), start), stop)
        at = self.text.find(what, start, stop) if at < 0 else at
        if at < 0:
            return None
        self.used[start, what] = at + len(what)
        return (at, at + len(what))


def texts(folder: Path, keep: str) -> list[Marked]:
    """Other texts with their gold; ``keep`` names some of them, with commas."""
    found = []
    for path in sorted((folder / "gold").glob("*.json")):
        if keep and path.stem not in keep.split(","):
            continue
        gold = json.loads(path.read_text("utf-8"))
        given = json.loads((folder / "text" / path.name).read_text("utf-8"))
        text = given["text"]
        find = Finder(text)
        told = []
        for one in gold["attributions"]:
            start, stop = given["segments"][one["seg"]]
            a = text.find(one["content_start"], start, stop)
            b = text.rfind(one["content_end"], max(a, start), stop)
            content = (a, b + len(one["content_end"])) if a >= 0 and b >= 0 else (start, stop)
            cue = find(start, stop, one["cue"])
            told.append((cue, find(start, stop, one["source"]), content, one["resolved"]))
        document = Document(
            text,
            publisher=given["source"],
            published=date.fromisoformat(given["published"]),
            title=given.get("title") or "",
        )
        found.append(Marked(text, told, document))
    return found


def read_by(crf: pycrfsuite.Tagger, shown: list[list[Sequence_]]):  # type: ignore[no-untyped-def]
    """What the tagger reads in texts, and the chances that it gives."""
    model, chances = [], []
    for sentences in shown:
        got, chance = [], []
        for sentence in sentences:
            found, each = guesses(crf, sentence)
            got += [Got(g.cue, g.content, g.sure) for g in found]
            chance.append(each)
        model.append(got)
        chances.append(chance)
    return model, chances


def main() -> None:
    """Measure on five contiguous blocks, and on other texts where they are given."""
    flags = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    flags.add_argument("--texts", nargs="*", default=[], help="DIR or DIR:name,name")
    flags.add_argument(STACKED, action="store_true", help="what the rules read is a trait too")
    flags.add_argument(PLAIN, action="store_true", help="without the words themselves")
    asked = flags.parse_args()
    sentences, other = own(), corpora()
    readings = [annotate(m.given) for m in sentences]
    shown = [sequences(m, r) for m, r in zip(sentences, readings, strict=True)]
    extra = [] if asked.stacked else [s for m in other for s in sequences(m, annotate(m.given))]
    rules = [by_rules(r) for r in readings]
    print(f"{len(sentences)} sentences, {len(other)} of the corpora", file=sys.stderr)
    model: list[list[Got]] = []
    chances = []
    with tempfile.TemporaryDirectory() as folder:
        for block in range(BLOCKS):
            first, stop = (len(shown) * n // BLOCKS for n in (block, block + 1))
            rest = [s for n, one in enumerate(shown) if not first <= n < stop for s in one]
            crf = trained([*rest, *extra], f"{folder}/{block}")
            got, chance = read_by(crf, shown[first:stop])
            model += got
            chances += chance
        report("blocks", sentences, rules, model, shown, chances)
        crf = trained([*(s for one in shown for s in one), *extra], f"{folder}/all")
        print("bytes", Path(f"{folder}/all").stat().st_size)
        for where in asked.texts:
            path, _, names = where.partition(":")
            gold = texts(Path(path), names)
            read = [annotate(m.given) for m in gold]
            each = [sequences(m, r) for m, r in zip(gold, read, strict=True)]
            report(
                where,
                gold,
                [by_rules(r) for r in read],
                *((lambda a: (a[0], each, a[1]))(read_by(crf, each))),
            )


if __name__ == "__main__":
    main()

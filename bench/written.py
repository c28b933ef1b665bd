"""Articles made for measuring: templates filled from the lexicon, the same on every run."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

from khabar.lexicon.gazetteer import gazetteer
from khabar.lexicon.table import rows
from khabar.lexicon.verbs import verb_forms
from khabar.text.view import fold

SEED = 1447
LETTERS = 1300
TEMPLATES = Path(__file__).with_name("templates.txt")
GAP = re.compile(r"\{(\w+)\}")
COMMON = 300
"""Of two places one is among so many that every paper names; the other is any."""


def articles(count: int, letters: int = LETTERS) -> list[str]:
    """``count`` texts of about ``letters`` characters each: a headline and paragraphs."""
    rng = random.Random(SEED)
    gaps = fillers(rng)
    lines = TEMPLATES.read_text("utf-8").splitlines()
    templates = [line for line in lines if line and not line.startswith("#")]
    return [_article(rng, templates, gaps, letters) for _ in range(count)]


def _article(
    rng: random.Random, templates: list[str], gaps: dict[str, Callable[[], str]], letters: int
) -> str:
    def filled(template: str) -> str:
        return GAP.sub(lambda gap: gaps[gap[1]](), template)

    told = [filled("{deed} {place} {present} {place}")]
    while sum(map(len, told)) < letters - 60:
        told.append(" ".join(filled(rng.choice(templates)) for _ in range(rng.randint(1, 3))))
    return "\n".join(told)


def fillers(rng: random.Random) -> dict[str, Callable[[], str]]:
    """How each gap is filled."""
    places = place_names()
    rng.shuffle(places)
    outlets = [row["name"] for row in rows("press")]
    people = [f"{row['lemma']} {places[n]}" for n, row in enumerate(rows("verbs"))]
    sources = [f"{row['head'].split('|')[0]} مطلع" for row in rows("source_heads")]
    days = [row["word"].split("|")[0] for row in rows("time_words") if row["kind"] == "weekday"]

    def place() -> str:
        return rng.choice(places[:COMMON] if rng.random() < 0.5 else places)

    def drawn(words: list[str]) -> Callable[[], str]:
        return lambda: rng.choice(words)

    return {
        "place": place,
        "person": drawn(people),
        "outlet": drawn(outlets),
        "source": drawn(sources),
        "day": lambda: f"يوم {rng.choice(days)}",
        "number": lambda: str(rng.choice((rng.randint(3, 10), rng.randint(11, 99), 100, 250))),
        "past": drawn(inflected("perfect", "m", lambda verb: [verb])),
        "pasts": drawn(inflected("perfect", "f", lambda verb: [f"{verb}ت"])),
        "present": drawn(inflected("imperfect", "m", lambda verb: [f"ي{verb}", f"ي{verb[1:]}"])),
        "deed": drawn(
            [deed for row in rows("verbs") for deed in row["masdars"].split("|") if deed]
        ),
    }


def place_names() -> list[str]:
    """The names of the gazetteer, of at most two words, in the order of its file."""
    names = gazetteer()._names.decode().split("\n")
    cells = [line.split("\t") for line in names if line]
    return [name for name, _, where in cells if where and name.count(" ") < 2]


def inflected(tense: str, gender: str, spelt: Callable[[str], list[str]]) -> list[str]:
    """Forms in the third person singular of every verb, as far as the lexicon knows them."""
    return [
        form
        for row in rows("verbs")
        for form in spelt(fold(row["lemma"]))
        if any(
            (found.tense, found.person, found.number, found.proclitics, found.object)
            == (tense, 3, "s", "", "")
            and found.gender in (gender, "")
            for found in verb_forms(form)
        )
    ]

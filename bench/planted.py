"""Reports with planted copies, edits, accounts and follow-ups whose truth is known.

Each event is told in one wire text, copies of it (cut, reworded, with a changed figure),
accounts of other hands and follow-ups with a later figure. All of them are made from eight
formulas, so that what tells two events apart is what tells them apart in an archive: where,
which day, what and how many. Hard on purpose: another event of the same kind in the same
town next day, one on the same day in another town of the same region, background
paragraphs and an agency's lines under reports that have nothing to do with one another.
نص متخيَّل / INVENTED: the sentences of ``stories.tsv`` were written for this file.
"""

from __future__ import annotations

import csv
import random
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Literal

import msgspec
from written import COMMON, articles, place_names

from khabar.lexicon.gazetteer import gazetteer
from khabar.reader import read as read_text
from khabar.readings.article import Article, Title

SEED = 1450
FIRST = date(2023, 1, 1)
DAYS = 1095
PARTS = ("lead", "rest", "headline")
KINDS = ("fire", "crash", "strike", "convoy", "flood", "arrest", "road", "verdict")
HOURS = ("فجر", "صباح", "مساء", "")
AGO = ("اليوم", "أمس", "أول من أمس")
STEP = 500
"""Reports that are read, and kept, at once."""

FEW = 10
"""Up to here a counted thing stands in the plural."""

TWIN = 0.05
"""Of the events so many have another of their kind in their town next day, and as many one
on their day in another town of the region."""

Hand = Literal["wire", "copy", "changed", "account", "follow-up"]


@dataclass(frozen=True)
class Report:
    """A planted report, the event that it belongs to, and how it came about."""

    text: str
    title: Title
    published: str
    event: int
    hand: Hand
    figure: int


@dataclass(frozen=True)
class Happened:
    """What is true of an event."""

    number: int
    kind: str
    day: date
    town: str
    what: str
    who: str
    agency: str
    hour: str
    figures: tuple[int, int]
    lines: tuple[str, ...] = ()


def sentences() -> dict[tuple[str, str, str], list[str]]:
    """The sentences by kind, version and part."""
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    with (Path(__file__).parent / "stories.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            found[row["kind"], row["version"], row["part"]].append(row["text"])
    return found


def reports(count: int) -> list[Report]:
    """``count`` reports, those of one event after one another; the same for the same count."""
    world = _World(count)
    found: list[Report] = []
    for happened in world.events():
        found += world.told(happened)
        if len(found) >= count:
            break
    return found[:count]


def _short(text: str) -> list[str]:
    """The first sentences of the first three paragraphs."""
    return [line.partition(". ")[0].rstrip(".") + "." for line in text.split("\n")[1:4]]


class _World:
    """Towns, sentences and chance."""

    def __init__(self, count: int) -> None:
        self.rng = random.Random(SEED)
        self.known = sentences()
        self.details = iter([_short(text) for text in articles(count + 2, 400)])
        self.towns = sorted({name for name in place_names() if " " not in name})
        self.rng.shuffle(self.towns)
        regions: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.region_of: dict[str, list[str]] = {}
        for town in self.towns:
            entry = gazetteer().named(town)[0]
            self.region_of[town] = regions[entry.country or "", entry.admin1 or ""]
            regions[entry.country or "", entry.admin1 or ""].append(town)

    def drawn(self, kind: str) -> str:
        return self.rng.choice(self.known[kind, "-", "-"])

    def events(self) -> Iterator[Happened]:
        """Events without end; the twins of one after it."""
        rng, number = self.rng, 0
        while True:
            number += 1
            half = self.towns[:COMMON] if rng.random() < 0.5 else self.towns
            happened = Happened(
                number,
                rng.choice(KINDS),
                FIRST + timedelta(days=rng.randrange(DAYS)),
                rng.choice(half),
                self.drawn("what"),
                self.drawn("who"),
                self.drawn("agency"),
                rng.choice(HOURS),
                self.figures(),
                (self.drawn("background"),) * (rng.random() < 0.3)
                + (self.drawn("tail"),) * (rng.random() < 0.3),
            )
            yield happened
            if rng.random() < TWIN:
                number += 1
                other = self.other_thing(happened)
                yield replace(other, number=number, day=happened.day + timedelta(days=1))
            if rng.random() < TWIN:
                near = [t for t in self.region_of[happened.town] if t != happened.town]
                if near:
                    number += 1
                    yield replace(self.other_thing(happened), number=number, town=rng.choice(near))

    def other_thing(self, happened: Happened) -> Happened:
        """The same kind of event from the same agency, with figures and a thing of its own."""
        others = [what for what in self.known["what", "-", "-"] if what != happened.what]
        return replace(happened, what=self.rng.choice(others), figures=self.figures())

    def figures(self) -> tuple[int, int]:
        return self.rng.randrange(3, 90), self.rng.randrange(2, 12)

    def told(self, happened: Happened) -> Iterator[Report]:
        """Every report of an event."""
        rng = self.rng
        extras, others = next(self.details), next(self.details)
        tail = [line.format(agency=happened.agency) for line in happened.lines]
        yield self.report(happened, "a", [*extras, *tail], "wire")
        for _ in range(rng.choice((0, 0, 1, 2, 3, 8))):
            hand: Hand = "changed" if rng.random() < 0.15 else "copy"
            n = rng.randrange(3, 90) if hand == "changed" else happened.figures[0]
            keep = extras[: rng.choice((1, 2, 3))] + tail * (rng.random() < 0.5)
            copy = self.report(happened, "a", keep, hand, n=n, printed=rng.choice((0, 0, 0, 1)))
            yield (
                replace(copy, text=copy.text.replace(" إن ", " بأن ", 1))
                if (rng.random() < 0.3)
                else copy
            )
        for _ in range(rng.choice((0, 0, 1, 2))):
            n = rng.randrange(3, 90) if rng.random() < 0.3 else happened.figures[0]
            later = rng.choice((0, 0, 1))
            yield self.report(happened, "b", others[:2] + tail[:1], "account", n=n, later=later)
        if rng.random() < 0.2:
            n = happened.figures[0] + rng.randrange(1, 9)
            later = rng.choice((1, 1, 2))
            yield self.report(happened, "c", others[2:] + tail[:1], "follow-up", n=n, later=later)

    def report(
        self,
        happened: Happened,
        version: str,
        more: list[str],
        hand: Hand,
        *,
        n: int | None = None,
        later: int = 0,
        printed: int = 0,
    ) -> Report:
        """One report, written ``later`` days after the event and printed so many after that."""
        n, m = happened.figures[0] if n is None else n, happened.figures[1]
        slots = {
            "town": happened.town, "what": happened.what, "who": happened.who, "n": n, "m": m,
            "p": n, "day": f"{happened.hour} {AGO[later]}".strip(),
            "people": "أشخاص" if n <= FEW else "شخصاً",
            "hurt": "مصابين" if n <= FEW else "مصاباً",
            "wounded": "جرحى" if n <= FEW else "جريحاً",
            "hours": "ساعات" if m <= FEW else "ساعة",
            "months": "أشهر" if m <= FEW else "شهراً",
            "years": "سنوات" if m <= FEW else "سنة",
        }  # fmt: skip
        lead, rest, headline = (
            self.known[happened.kind, version, part][0].format(**slots) for part in PARTS
        )
        if version == "a":
            lead = f"{happened.town} ({happened.agency}) – {lead}"
        when = (happened.day + timedelta(days=later + printed)).isoformat()
        title = Title(text=headline, span=None)
        return Report("\n".join((lead, rest, *more)), title, when, happened.number, hand, n)


def read_in(report: Report) -> Article:
    """The report as Khabar reads it, as far as its second paragraph.

    What stories are told apart by stands there, and what stands there in a copy was read
    already. The text that is compared is the whole.
    """
    head = "\n".join(report.text.split("\n")[:2])
    found = _head(head, report.title.text, report.published)
    return msgspec.structs.replace(found, text=report.text)


@lru_cache(maxsize=STEP)
def _head(text: str, title: str, published: str) -> Article:
    [article] = read_text(text, published, title=title, single=True)
    return article


def readings(planted: Sequence[Report], folder: Path | None = None) -> Iterator[Article]:
    """The reports as Khabar reads them, in order.

    With a ``folder`` what was read is laid there and taken from there the next time, so that
    rules of comparison can be measured on one reading; empty the folder to read anew.
    """
    for at in range(0, len(planted), STEP):
        some = planted[at : at + STEP]
        known = blake2b("\0".join(each.text for each in some).encode(), digest_size=8).hexdigest()
        file = folder / f"{known}.read" if folder else None
        if file and file.exists():
            yield from _PACKED.decode(zlib.decompress(file.read_bytes()))
            continue
        found = [read_in(report) for report in some]
        if file:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(zlib.compress(msgspec.json.encode(found), 3))
        yield from found


_PACKED = msgspec.json.Decoder(list[Article])

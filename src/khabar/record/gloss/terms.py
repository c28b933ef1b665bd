"""Participants, places and times in English where they are known, else in Arabic as written."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from khabar.lexicon.gazetteer import nisba_country
from khabar.readings.actor import Actor
from khabar.readings.attribution import Link
from khabar.readings.number import Number
from khabar.readings.place import Place
from khabar.readings.time import Time
from khabar.record.gloss.phrasebook import adjectives, nations, nouns, uncounted
from khabar.record.spelling import english
from khabar.text.clitics import openings
from khabar.text.span import Span
from khabar.text.words import Kind, Word, Words

T = TypeVar("T")
LONGEST = 12
"""Words of a phrase that is put into English; a longer one is repeated as it is."""
MANY = 2
"""Parts of a phrase of which one name is not the whole."""
CUT = 3
"""Letters at most by which a name and a word may start apart: what is written onto the word."""
COVERED = 0.6
"""How much of an argument a name must cover to stand for the whole of it."""
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
MONTH = re.compile(r"(\d{4})-(\d{2})$")
YEAR = re.compile(r"(\d{4})$")
PARTS = frozenset({"countryside", "outskirts", "centre", "center", "middle", "suburbs", "edge"})
LINKS = {"في": "in", "من": "from", "لدى": "at", "على": "on"}
UNCOUNTED = ("dozens", "hundreds", "thousands", "police", "artillery", "all ", "some ", "several ")
VAGUE = {"PAST_REF": "in the past", "PRESENT_REF": "now", "FUTURE_REF": "in future"}


@dataclass(frozen=True, slots=True)
class Known:
    """What was read in an article, as far as a gloss names it."""

    words: Words
    actors: dict[str, Actor]
    places: dict[str, Place]
    times: dict[str, Time]
    names: dict[int, list[tuple[int, str]]]
    """English names by where the Arabic ends: where it starts, and the name."""
    counts: dict[int, Number]
    entities: dict[str, tuple[str, str]]
    starts: frozenset[int] = frozenset()
    """Where names that are known in English start."""
    numbers: dict[str, Number] = field(default_factory=dict)
    nameless: list[Actor] = field(default_factory=list)
    """People without an English name, in the order in which they are written."""
    leads: dict[tuple[str, tuple[Link, ...]], tuple[str, str]] = field(default_factory=dict)
    """How a voice is named, once it was: most claims of an article have few voices."""

    @property
    def text(self) -> str:
        return self.words.text


def known(
    words: Words,
    actors: Sequence[Actor],
    places: Sequence[Place],
    times: Sequence[Time],
    numbers: Sequence[Number],
) -> Known:
    """See what an article names."""
    names: dict[int, list[tuple[int, str]]] = {}
    for actor in actors:
        if actor.name_en:
            found = actor.span.start, without_note(actor.name_en)
            names.setdefault(actor.span.stop, []).append(found)
    for place in places:
        if place.name_en and place.relation is None:
            names.setdefault(place.span.stop, []).append((place.span.start, place.name_en))
    return Known(
        words,
        {a.id: a for a in actors},
        {p.id: p for p in places},
        {t.id: t for t in times},
        names,
        {n.span.start: n for n in numbers},
        {
            a.entity: (without_note(a.name_en), a.kind)
            for a in actors
            if a.entity and a.name_en and a.mention != "noun"
        },
        frozenset(start for found in names.values() for start, _ in found),
        {n.id: n for n in numbers},
        sorted((a for a in actors if a.kind == "person" and not a.name_en), key=_start),
    )


def _start(actor: Actor) -> int:
    return actor.span.start


def without_note(name: str) -> str:
    """A name without what our tables add to it: "Military of Libya (since 2011)"."""
    return name.split(" (", 1)[0]


def who(seen: Known, span: Span, ref: str | None) -> str:
    """A participant in English, or as it is written between marks."""
    inside = seen.words.within(span)
    parts = _parts(seen, [_cut(seen.words.items[n], span) for n in inside])
    name = _name(seen, span, ref) if len(parts) < MANY else ""
    if name:
        return name
    if len(inside) > LONGEST:
        return as_written(seen, span, span.of(seen.text))
    told = [_told(seen, part) for part in parts]
    if parts and all(told):
        return told[0] if len(told) == 1 else ", ".join(told[:-1]) + " and " + told[-1]
    return as_written(seen, span, span.of(seen.text))


def as_written(seen: Known, span: Span, text: str) -> str:
    """Words as they are written between marks, with how a person's name may be read."""
    first = bisect_left(seen.nameless, span.start, key=_start)
    stop = bisect_left(seen.nameless, span.stop, key=_start)
    named = (a for a in seen.nameless[first:stop] if span.covers(a.span))
    spelt = [name for name in map(english, named) if name]
    return _quoted(text) + (f" ({spelt[0]})" if len(spelt) == 1 else "")


def _cut(word: Word, span: Span) -> Word:
    """A word without the letters that stand before a span."""
    skip = span.start - word.span.start
    return word._replace(form=word.form[skip:]) if 0 < skip <= 3 else word


def _name(seen: Known, span: Span, ref: str | None) -> str:
    named = seen.actors.get(ref or "") or seen.places.get(ref or "")
    if named is None or not named.name_en:
        return ""
    shared = min(span.stop, named.span.stop) - max(span.start, named.span.start)
    widest = max(span.stop - span.start, named.span.stop - named.span.start)
    if shared < COVERED * widest:
        return ""
    name = without_note(named.name_en)
    office = isinstance(named, Actor) and named.kind == "person" and named.mention == "noun"
    return f"the {name}" if office and not name.startswith(("the ", "The ")) else name


def _quoted(text: str) -> str:
    """As it is written; the article that has melted into «لل» stands by itself again."""
    whole = " ".join(text.split())
    if whole[:1] in OPEN and whole[-1:] in SHUT:
        whole = whole[1:-1]
    whole = whole.replace("«", "“").replace("»", "”")
    return f"«{ARTICLE + whole[2:] if whole.startswith(MELTED) and len(whole) > 4 else whole}»"


ARTICLE, MELTED = "ال", "لل"
OPEN, SHUT = '«"“', '»"”'


def _parts(seen: Known, words: list[Word]) -> list[list[Word]]:
    """The words of a coordinated phrase, part by part."""
    parts: list[list[Word]] = [[]]
    for word in words:
        if word.kind is Kind.QUOTE:
            continue
        opens = _opens(word.form[1:]) or word.span.start + 1 in seen.starts
        if parts[-1] and word.form[0] == "و" and len(word.form) > 3 and opens:
            parts.append([])
        parts[-1].append(word)
    return [part for part in parts if part]


def _opens(form: str) -> bool:
    return form.startswith("ال") or form in nouns()


def _told(seen: Known, words: list[Word]) -> str:
    """A part word by word: number, noun, adjectives, a name at the end; "" if one is unknown."""
    count, at = _count(seen, words)
    if at < len(words):
        whole = _named_at(seen, words, at)
        if whole and at == 0:
            return whole
    if at >= len(words):
        return ""
    noun = _look(words[at].form, nouns())
    if noun is None:
        side = _adjective(words[at].form) if len(words) == 1 and at == 0 else None
        return f"the {side} side" if side and side[0].isupper() else ""
    if not count and not noun[2] and _dual(words[at].form):
        count = "two"
    several = noun[2] or (count not in ("", "1"))
    head, owner = noun[1] if several else noun[0], ""
    described: list[str] = []
    for here in range(at + 1, len(words)):
        adjective = _adjective(words[here].form)
        if adjective is not None:
            described.insert(0, RANKED.get(adjective, adjective) if noun[0] in RANKS else adjective)
            continue
        owner = _owner(seen, words, here)
        mixed = noun[2] and here + 1 < len(words) and _adjective(words[-1].form) is not None
        if not owner or (mixed and not _named_at(seen, words, here)):
            return ""  # «سياسات الحكومة الاقتصادية»: whose adjective it is cannot be told
        break
    told = " ".join([*described, head])
    held = any(_definite(word) for word in (words[at:] if owner else words[at : at + 1]))
    told = f"{count} {told}" if count not in ("", "1") else _with_article(told, held, several)
    return f"{told} {owner}" if owner else told


RANKS = frozenset({"officer", "official", "leader", "minister", "diplomat", "commander", "judge"})
RANKED = {"large": "senior", "small": "junior"}
"""«ضابط كبير»: of people who hold a rank."""


def _adjective(form: str) -> str | None:
    """The English of an adjective that the table has, or of one of nationality."""
    found = _look(form, adjectives())
    return found if found is not None else nations().get(nisba_country(form) or "")


def _definite(word: Word) -> bool:
    return any(opening.definite for opening in openings(word.form))


def _dual(form: str) -> bool:
    """«جنديين», «شرطيان»: two of a noun that the table has in the singular."""
    known = nouns()
    return form.endswith(("ين", "ان")) and any(
        opening.stem[:-2] + ending in known and not known[opening.stem[:-2] + ending][2]
        for opening in openings(form)
        for ending in ("", "ة")
    )


def _with_article(told: str, definite: bool, several: bool) -> str:
    if told.startswith((*UNCOUNTED, "a ")) or told in uncounted():
        return told
    if definite:
        return f"the {told}"
    return told if several else f"{'an' if told[0] in 'aeioAEIO' else 'a'} {told}"


def _owner(seen: Known, words: list[Word], at: int) -> str:
    """What a noun belongs to or where it is: a name, or a phrase after «في» or «من»."""
    link = LINKS.get(words[at].form)
    if link is not None:
        rest = words[at + 1 :]
        told = (_named_at(seen, rest, 0) or _told(seen, rest)) if rest else ""
        return f"{link} {told}" if told else ""
    told = _named_at(seen, words, at)
    if not told and _look(words[at].form, nouns()) is not None:
        told = _told(seen, words[at:])
    return f"of {told}" if told else ""


def _count(seen: Known, words: list[Word]) -> tuple[str, int]:
    number = seen.counts.get(words[0].span.start)
    if number is None or number.value is None:
        return "", 0
    at = sum(word.span.stop <= number.span.stop for word in words)
    return (
        f"{bound(number)}{number.value:,}" if at < len(words) else "",
        at if at < len(words) else 0,
    )


def bound(number: Number) -> str:
    """«ما لا يقل عن», «أقل من», «نحو»."""
    if not number.approximate:
        return ""
    if number.low is not None and number.high is None:
        return "at least "
    return "up to " if number.low is None and number.high is not None else "about "


def _named_at(seen: Known, words: list[Word], at: int) -> str:
    """The English name that covers everything from word ``at`` on."""
    start, stop = words[at].span.start, words[-1].span.stop
    for end in (stop, stop + 1):
        for first, name in seen.names.get(end, ()):
            if start - CUT <= first <= start + CUT:
                return name
    return ""


def _look(form: str, among: dict[str, T]) -> T | None:
    for opening in openings(form):
        if opening.stem in among and not (opening.proclitics.strip("و")):
            return among[opening.stem]
    return None


def where(seen: Known, span: Span, ref: str | None) -> str:
    """A place with its preposition: "in al-Wadi", "north of al-Wadi"."""
    place = seen.places.get(ref or "")
    if place is None:
        return f"in {who(seen, span, ref)}"
    if place.relation is None:
        place = _around(seen, place)  # «قرب كركوك» is not in Kirkuk
    if place.relation is None:
        return f"in {place.name_en or _quoted(span.of(seen.text))}"
    anchors = [seen.places[a] for a in (place.relation.anchor, *place.relation.anchors)
               if a and a in seen.places]  # fmt: skip
    names = list(dict.fromkeys(a.name_en for a in anchors if a.name_en))
    if not names:
        return f"in «{' '.join(span.of(seen.text).split())}»"
    far = f"{place.relation.km:g} km " if place.relation.km else ""
    kind = place.relation.kind.replace("_", " ")
    if kind.endswith(" of") and (place.relation.inside or kind.split()[0] in PARTS):
        return f"in the {kind} {' and '.join(names)}"
    return f"{far}{kind} {' and '.join(names)}"


def _around(seen: Known, place: Place) -> Place:
    """The place that is told by this one, where the text has it so («شمال …», «قرب …»)."""
    for other in seen.places.values():
        told = other.relation is not None and other.relation.anchor == place.id
        if told and other.span.covers(place.span):
            return other
    return place


def when(seen: Known, span: Span, ref: str | None) -> str:
    """A time with its preposition: "on 5 March 2024", or as it is written."""
    time = seen.times.get(ref or "")
    written = _quoted(span.of(seen.text))
    if time is None:
        return f"(time: {written})"
    if time.type in ("DATE", "TIME"):
        if found := DAY.match(time.value):
            year, month, day = map(int, found.groups())
            try:
                return f"on {day} {date(year, month, day):%B %Y}"
            except ValueError:
                return f"(time: {written})"
        if (found := MONTH.match(time.value)) and 1 <= int(found[2]) <= 12:
            return f"in {date(int(found[1]), int(found[2]), 1):%B %Y}"
        if found := YEAR.match(time.value):
            return f"in {found[1]}"
        if time.value in VAGUE:
            return f"{VAGUE[time.value]} ({written})"
    return f"(time: {written})"

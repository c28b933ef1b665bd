"""Participants, places and times in English where they are known, else in Arabic as written."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date

from khabar.readings.actor import Actor
from khabar.readings.place import Place
from khabar.record.gloss.noun_phrases import coordinated, in_english
from khabar.record.gloss.seen import Known, start_of, without_note
from khabar.record.spelling import english
from khabar.text.span import Span
from khabar.text.words import Word

LONGEST = 12
"""Words of a phrase that is put into English; a longer one is repeated as it is."""
MANY = 2
"""Parts of a phrase of which one name is not the whole."""
COVERED = 0.6
"""How much of an argument a name must cover to stand for the whole of it."""
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
MONTH = re.compile(r"(\d{4})-(\d{2})$")
YEAR = re.compile(r"(\d{4})$")
PARTS = frozenset({"countryside", "outskirts", "centre", "center", "middle", "suburbs", "edge"})
VAGUE = {"PAST_REF": "in the past", "PRESENT_REF": "now", "FUTURE_REF": "in future"}


def who(seen: Known, span: Span, ref: str | None) -> str:
    """A participant in English, or as it is written between marks."""
    inside = seen.words.within(span)
    parts = coordinated(seen, [_cut(seen.words.items[n], span) for n in inside])
    name = _name(seen, span, ref) if len(parts) < MANY else ""
    if name:
        return name
    if len(inside) > LONGEST:
        return as_written(seen, span, span.of(seen.text))
    told = [in_english(seen, part) for part in parts]
    if parts and all(told):
        return told[0] if len(told) == 1 else ", ".join(told[:-1]) + " and " + told[-1]
    return as_written(seen, span, span.of(seen.text))


def as_written(seen: Known, span: Span, text: str) -> str:
    """Words as they are written between marks, with how a person's name may be read."""
    first = bisect_left(seen.nameless, span.start, key=start_of)
    stop = bisect_left(seen.nameless, span.stop, key=start_of)
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

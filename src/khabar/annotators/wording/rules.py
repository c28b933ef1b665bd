"""Wording: words that take a side, whoever the side is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from khabar.annotators.wording.phrases import Row, listing, may_open, not_wordings, wordings
from khabar.lexicon.company import checks, holds, noun_class, stems
from khabar.lexicon.gazetteer.countries import countries
from khabar.lexicon.house import NONE, House, HouseWord
from khabar.lexicon.phrases import Match
from khabar.readings.wording import Wording
from khabar.text.annotation import Annotation
from khabar.text.clitics import openings
from khabar.text.letters import SILENT
from khabar.text.span import Span
from khabar.text.view import fold
from khabar.text.words import MARK, Words

Found = Match[tuple[Row, ...]]
BACK = 5
"""How far before an adjective its party is looked for."""
DEMONISING, CONTESTED = "demonising", "contested_term"
CONTESTED_BASIS = "a contested legal term: marked, not replaced, for the group is listed"
WIDEST = 4
"""A party's phrase of more words than this is left to itself and the adjective marked alone."""


def wording(words: Words, house: House | None = None) -> Iterator[Annotation[Wording]]:
    """Every word or phrase that takes a side, left to right.

    What a desk's own ``house`` list says of a phrase stands before ours.
    """
    done = 0
    items, neutral, sided = words.items, not_wordings(), wordings()
    own = house.phrases if house is not None else None
    for bounds in words.bounds:
        at = max(done, bounds.start)
        while at < bounds.stop:
            desk = own.at(words, at) if own is not None else None
            if desk is not None:
                yield from _desk(words, desk)
                at = done = desk.stop
                continue
            if not may_open(items[at].form):
                at += 1
                continue
            plain = neutral.at(words, at)
            found = sided.at(words, at)
            if plain and (found is None or plain.stop >= found.stop):
                at = plain.stop
                continue
            read = _read(words, found, done) if found else None
            if read is None:
                at += 1
                continue
            annotation, at = read
            done = at
            yield annotation


def _desk(words: Words, found: Match[HouseWord]) -> Iterator[Annotation[Wording]]:
    """What the desk's list says: its class and wording, or nothing where it says none."""
    row = found.value
    if row.field_class == NONE:
        return
    whole = words.span(found.first, found.stop)
    span = Span(_past(words.text, whole.start, len(found.proclitics)), whole.stop)
    value = Wording(
        span=span,
        text=span.of(words.text),
        field_class=row.field_class,
        plainer=row.plainer or None,
        plainer_en=row.plainer_en or None,
        basis=row.basis,
    )
    yield Annotation(span, value, "wording.house")


def _past(text: str, place: int, skip: int) -> int:
    """The place after ``skip`` letters; marks that are not heard do not count."""
    while skip:
        place += 1
        if text[place] not in SILENT:
            skip -= 1
    return place


def _read(words: Words, found: Found, done: int) -> tuple[Annotation[Wording], int] | None:
    for row in found.value:
        place = RULES.get(row.kind, _word)(words, found, row)
        if place is None or not holds(
            checks(row.test), words, found.first, definite=False, counted=False, force=False
        ):
            continue
        first, stop = max(place[0], done), place[1]
        span = _span(words, found, first, stop)
        listed = listing(words, first, stop) if row.field_class == DEMONISING else None
        value = Wording(
            span=span,
            text=span.of(words.text),
            field_class=row.field_class if listed is None else CONTESTED,
            plainer=_plainer(words, found, row, span) if listed is None else None,
            plainer_en=None if listed or row.plainer_en in ("", "-") else row.plainer_en,
            about=row.about or None,
            basis=row.basis if listed is None else f"{CONTESTED_BASIS}: {listed}",
        )
        return Annotation(span, value, f"wording.{row.kind}"), stop
    return None


def _span(words: Words, found: Found, first: int, stop: int) -> Span:
    """The words without the conjunction or preposition written onto the first."""
    whole = words.span(first, stop)
    if first == found.first:
        skip = len(found.proclitics)
        if found.proclitics.endswith("ل") and found.key.startswith("ال"):
            skip -= 1
    else:
        skip = len(_letters_before(words.items[first].form))
    return Span(_past(words.text, whole.start, skip), whole.stop)


def _letters_before(form: str) -> str:
    """The letters written onto a noun that a class knows."""
    known = noun_class("party") | noun_class("occupying") | noun_class("unlawful")
    for opening in openings(form):
        if opening.stem in known or (opening.definite and opening.stem in known):
            return "" if opening.definite and "ل" in opening.proclitics else opening.proclitics
    return ""


def _plainer(words: Words, found: Found, row: Row, span: Span) -> str | None:
    """The suggestion; where leaving the word out is enough, what stands before it."""
    if row.plainer != "-":
        return row.plainer or None
    before = words.items[found.first - 1].span.stop if found.first else 0
    return words.text[span.start : before] if span.start < before else None


def _word(words: Words, found: Found, row: Row) -> tuple[int, int] | None:
    return found.first, found.stop


def _adjective(words: Words, found: Found, row: Row) -> tuple[int, int] | None:
    """«تنظيم … الإرهابي»: only after the noun of a party, which the span takes in."""
    if found.proclitics:
        return None
    party = noun_class("party")
    bounds = words.bounds[words.sentence_of[found.first]]
    for here in range(found.first - 1, max(found.first - BACK, bounds.start) - 1, -1):
        word = words.items[here]
        if word.kind is MARK and word.form != "/":
            return None
        if not party.isdisjoint(stems(word.form)):
            while here > bounds.start and not party.isdisjoint(stems(words.items[here - 1].form)):
                here -= 1
            short = found.stop - here <= WIDEST
            return (here if short else found.first), found.stop
    return None


def _occupation(words: Words, found: Found, row: Row) -> tuple[int, int] | None:
    """«قوات الاحتلال …ي»: with the force before it and the adjective after it."""
    first, stop = found.first, _past_adjective(words, found.stop)
    bounds = words.bounds[words.sentence_of[first]]
    before = words.items[first - 1].form if first > bounds.start else ""
    if before and not found.proclitics and not noun_class("occupying").isdisjoint(stems(before)):
        first -= 1
    return first, stop


def _enemy(words: Words, found: Found, row: Row) -> tuple[int, int] | None:
    """«العدو …ي», «أذناب …»: a definite one alone or with its adjective, else with its owner."""
    stop = _past_adjective(words, found.stop)
    if found.key.startswith("ال"):
        return found.first, stop
    end = words.end_of_sentence(found.first)
    if found.stop < end and words.items[found.stop].form.startswith("ال"):
        return found.first, found.stop + 1
    return None


def _henchmen(words: Words, found: Found, row: Row) -> tuple[int, int] | None:
    """«مرتزقة …»: with the one they are said to serve, where he is named next."""
    end = words.end_of_sentence(found.first)
    if found.stop < end:
        owner = words.items[found.stop].form
        if owner.startswith("ال") or owner in _lands():
            return found.first, found.stop + 1
    return found.first, found.stop


@cache
def _lands() -> frozenset[str]:
    """The folded names of countries that are one word."""
    return frozenset(fold(name) for land in countries() for name in land.names if " " not in name)


def _unlawful(words: Words, found: Found, row: Row) -> tuple[int, int] | None:
    """«معبر غير شرعي»: of a crossing, a base, a force; with its noun."""
    known = noun_class("unlawful")
    bounds = words.bounds[words.sentence_of[found.first]]
    for here in range(found.first - 1, max(found.first - 3, bounds.start) - 1, -1):
        if not known.isdisjoint(stems(words.items[here].form)):
            return here, found.stop
    return None


def _past_adjective(words: Words, at: int) -> int:
    """Past a definite adjective of origin («الأميركي»), if one stands there."""
    if at < words.end_of_sentence(at - 1):
        form = words.items[at].form
        if form.startswith("ال") and form.endswith(("ي", "ية")) and len(form) > 4:
            return at + 1
    return at


RULES: dict[str, Callable[[Words, Found, Row], tuple[int, int] | None]] = {
    "adjective": _adjective,
    "occupation": _occupation,
    "enemy": _enemy,
    "henchmen": _henchmen,
    "unlawful": _unlawful,
}

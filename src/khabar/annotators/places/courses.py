"""Roads and borders, named by what they join or part."""

from __future__ import annotations

from khabar.annotators.places.anchors import Anchor, Named, anchor_at, past_marks, second_anchor
from khabar.annotators.places.geometry import Point
from khabar.annotators.places.lines import border_of
from khabar.annotators.places.vocabulary import words_of_role
from khabar.lexicon.gazetteer import nisba_country
from khabar.readings.place import Place
from khabar.text.words import Kind, Words


def line_at(words: Words, at: int, stop: int, named: Named, along: bool) -> Anchor | None:
    """A road or a border, named by what it joins or parts; ``at`` is its own word."""
    found = named.at(at)
    if found is not None:
        mention, place = found
        on = _onward(words, mention.stop, stop, named) if along else None
        both = (place, *on.places) if on else (place,)
        return Anchor(at, mention.stop, place.text, (place.text,), both, place.kind)
    end = at + 1
    places: tuple[Place, ...] = ()
    while end < min(stop, at + 4) and _names_line(words, end):
        end += 1
    first = end + 1 if words.form(end) == "مع" else end
    if first > end or end == at + 1:
        other = anchor_at(words, first, stop, named, "place")
        if other is not None:
            end, places = other.stop, other.places
            on = _onward(words, end, stop, named) if along else None
            if on is not None:
                end, places = on.stop, (*places, *on.places)
    if end == at + 1 and (along or not words.form(at).startswith("ال")):
        return None
    text = words.span(at, end).of(words.text)
    line = () if along else _course(words, at, end, places, named.lands)
    return Anchor(at, end, text, (text,), places, "natural", line)


def _onward(words: Words, at: int, stop: int, named: Named) -> Anchor | None:
    """The place that a road goes on to («طريق حمص – تدمر», «الطريق بين X وY»)."""
    other = second_anchor(words, at, stop, named)
    if other is None and words.form(past_marks(words, at, stop)) == "الي":
        other = anchor_at(words, past_marks(words, at, stop) + 1, stop, named, "place")
    return other


def _course(
    words: Words, at: int, stop: int, places: tuple[Place, ...], lands: tuple[str, ...]
) -> tuple[Point, ...]:
    """The course of a border: between the countries it is named by, and the article's own."""
    told = [nisba_country(words.form(n)) for n in range(at, stop)]
    told += [place.country for place in places if place.kind == "country"]
    named = list(dict.fromkeys(filter(None, told)))
    if len(named) > 1:
        return border_of(named[0], named[1])
    lines = [border_of(one, two) for one in named for two in lands if two != one]
    return next((line for line in lines if line), ())


def _names_line(words: Words, at: int) -> bool:
    word = words.items[at]
    if word.kind is not Kind.LETTERS:
        return word.form in "-–—"
    if word.form in words_of_role("joining"):
        return False
    return nisba_country(word.form) is not None or word.form.startswith("ال")

"""Places told by their relation to another: north of it, near it, between two."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from khabar.annotators.places.anchors import Anchor, Named, anchor_at, past_marks, second_anchor
from khabar.annotators.places.areas import area_of
from khabar.annotators.places.courses import line_at
from khabar.annotators.places.directions import (
    Direction,
    direction_at,
    past_direction_adjectives,
    side_of,
    start_of,
)
from khabar.annotators.places.distances import distance_at, measured, opens_distance
from khabar.annotators.places.mention import span_of
from khabar.annotators.places.openers import Phrase, opens, phrases
from khabar.annotators.places.vocabulary import head_word, words_of_role
from khabar.lexicon.gazetteer.countries import countries
from khabar.lexicon.phrases import Match
from khabar.readings.place import Place
from khabar.text.annotation import Annotation
from khabar.text.clitics import openings
from khabar.text.words import Words

MOST_COORDINATED = 6
MOST_WORDS_BACK = 12
"""A pronoun refers to a place no further back than this."""


def relations(words: Words, named: Named) -> Iterator[Annotation[Place]]:
    """Every relation of an article, left to right."""
    items, covered, told = words.items, named.covered, measured(words)
    for number, bounds in enumerate(words.bounds):
        at, stop = bounds.start, bounds.stop
        while at < stop:
            if not opens(items[at].form) or (at in covered and at + 1 in covered):
                at += 1
                continue
            taken = at
            for found, end in _at(words, at, stop, named, number in told):
                yield found
                taken = max(taken, end)
            at = max(at + 1, taken)


def _at(
    words: Words, at: int, stop: int, named: Named, measured: bool
) -> Iterator[tuple[Annotation[Place], int]]:
    if words.form(at + 1) == "عن" and opens_distance(words.form(at)):
        yield from _reversed(words, at, stop, named)
        return
    free = measured and at not in named.covered
    distance = distance_at(words, at, stop) if free else None
    if distance is not None:
        yield from _apart(words, at, stop, named, distance.stop, distance.km, distance.marked)
        return
    direction = None if at in named.covered else direction_at(words, at, stop)
    if direction is not None:
        yield from _directed(words, at, stop, named, direction)
        return
    match = phrases().at(words, at)
    if match is not None:
        yield from _phrased(words, match, stop, named)


def _apart(
    words: Words, at: int, stop: int, named: Named, after: int, km: float | None, marked: bool
) -> Iterator[tuple[Annotation[Place], int]]:
    """«على بعد 20 كيلومتراً شرقي X», «يبعد 3 كم عن X»."""
    if words.form(after) in ("الي", "ال", "عنها", "عنه"):
        after += 1
    if km is None and words.form(after) not in ("من", "عن"):
        return
    direction = direction_at(words, after, stop)
    if direction is not None:
        anchor = anchor_at(words, direction.stop, stop, named, "any", direction.clitic)
        if anchor is not None:
            span = words.span(at, anchor.stop)
            yield (
                area_of(words, span, direction.kinds[0], (anchor,), "distance", km),
                direction.stop,
            )
        return
    if words.form(after) == "عن" or (marked and words.form(after) == "من"):
        anchor = anchor_at(words, after + 1, stop, named, "any")
        if anchor is not None:
            span = words.span(at, anchor.stop)
            yield area_of(words, span, "near", (anchor,), "distance", km), after + 1


def _reversed(
    words: Words, at: int, stop: int, named: Named
) -> Iterator[tuple[Annotation[Place], int]]:
    """«تبعد عن X نحو 20 كيلومتراً»: the anchor before the distance."""
    anchor = anchor_at(words, at + 2, stop, named, "place")
    if anchor is None or anchor.stop >= stop:
        return
    distance = distance_at(words, anchor.stop, stop)
    if distance is not None and distance.km is not None:
        span = words.span(at, distance.stop)
        yield area_of(words, span, "near", (anchor,), "distance", distance.km), distance.stop


def _directed(
    words: Words, at: int, stop: int, named: Named, direction: Direction
) -> Iterator[tuple[Annotation[Place], int]]:
    """«شمال شرق X», «إلى الغرب من X», «شمال وغرب X»."""
    anchor = anchor_at(words, direction.stop, stop, named, "place", direction.clitic)
    if anchor is None:
        return
    first, proclitics = start_of(words, at, direction)
    span = span_of(words, first, anchor.stop, proclitics)
    for kind in direction.kinds:
        yield area_of(words, span, kind, (anchor,), "direction"), direction.stop


def _phrased(
    words: Words, match: Match[Phrase], stop: int, named: Named
) -> Iterator[tuple[Annotation[Place], int]]:
    phrase = match.value
    if phrase.anchor == "pair":
        yield from _between(words, match, stop, named)
        return
    if phrase.anchor == "pronoun":
        yield from _of_it(words, match, named)
        return
    after = match.stop
    clitic = phrase.clitic
    allowed = "place" if phrase.anchor in ("places", "around") else phrase.anchor
    if phrase.anchor == "around" and not _grounded(words, match.first):
        return
    if allowed == "adjective":
        after = past_direction_adjectives(words, match.stop, stop)
        if after == match.stop:
            return
        clitic, allowed = "ل", "any"
        if words.form(after) == "من":
            after, clitic = after + 1, ""
    if after < stop and words.form(after) in words_of_role("border"):
        anchor = line_at(words, after, stop, named, False)
    elif allowed in ("road", "border"):
        anchor = line_at(words, match.stop - 1, stop, named, phrase.anchor == "road")
    else:
        anchor = anchor_at(words, after, stop, named, allowed, clitic)
    if anchor is None or (phrase.anchor == "around" and anchor.kind == "country"):
        return
    end = anchor.stop
    if phrase.relation == "countryside_of":
        end = past_direction_adjectives(words, past_marks(words, end, stop), stop)
        end = end if end > past_marks(words, anchor.stop, stop) else anchor.stop
    span = span_of(words, match.first, end, match.proclitics)
    side = side_of(words, match.stop, after) or side_of(words, anchor.stop, end)
    yield area_of(words, span, phrase.relation, (anchor,), "phrase", side=side), after
    if phrase.anchor == "places":
        yield from _others(words, anchor.stop, stop, named, phrase.relation)


def _grounded(words: Words, at: int) -> bool:
    """Whether fighting or ground was told at once before («المعارك الدائرة حول X»)."""
    known = words_of_role("around")
    for n in (at - 1, at - 2):
        for opening in openings(words.form(n)):
            if opening.stem in known or opening.stem.removeprefix("ال") in known:
                return True
    return False


def _others(
    words: Words, at: int, stop: int, named: Named, relation: str
) -> Iterator[tuple[Annotation[Place], int]]:
    """«ريفي X وY»: the relation to each further name, told at that name."""
    for _ in range(MOST_COORDINATED):
        other = second_anchor(words, at, stop, named)
        if other is None or not other.places:
            return
        place = other.places[0]
        yield area_of(words, place.span, relation, (other,), "coordinated"), at
        at = other.stop


def _of_it(
    words: Words, match: Match[Phrase], named: Named
) -> Iterator[tuple[Annotation[Place], int]]:
    """«حلب وريفها», «المناطق المحيطة بها»: of the place that the sentence named last."""
    number = bisect_left(named.order, match.first, key=lambda pair: pair[0].first)
    if not number:
        return
    mention, place = named.order[number - 1]
    apart = words.sentence_of[mention.first] != words.sentence_of[match.first]
    if apart or place.kind == "country" or match.first - mention.stop > MOST_WORDS_BACK:
        return
    anchor = Anchor(match.first, match.stop, place.text, (place.text,), (place,), place.kind)
    span = span_of(words, match.first, match.stop, match.proclitics)
    yield area_of(words, span, match.value.relation, (anchor,), "phrase"), match.stop


def _between(
    words: Words, match: Match[Phrase], stop: int, named: Named
) -> Iterator[tuple[Annotation[Place], int]]:
    """«بين X وY»: both are places, and not two states that deal with each other."""
    first = anchor_at(words, match.stop, stop, named, "place")
    if first is None:
        read = head_word(words.form(past_marks(words, match.stop, stop)))
        if read is None or read[0].number != "dual" or not read[0].strip:
            return
        at = past_marks(words, match.stop, stop)
        text = words.span(at, at + 1).of(words.text)
        lone = Anchor(at, at + 1, text, (text,), (), read[0].kind)
        span = span_of(words, match.first, at + 1, match.proclitics)
        yield area_of(words, span, "between", (lone,), "between"), match.stop
        return
    second = second_anchor(words, first.stop, stop, named)
    if second is None or (_states(first) and _states(second)):
        return
    span = span_of(words, match.first, second.stop, match.proclitics)
    yield area_of(words, span, "between", (first, second), "between"), match.stop


def _states(anchor: Anchor) -> bool:
    return anchor.kind == "country" or any(
        place.where_prec == 1 and _capital(place) for place in anchor.places
    )


def _capital(place: Place) -> bool:
    return place.name in _capitals()


@cache
def _capitals() -> frozenset[str]:
    return frozenset(name for country in countries() for name in country.capitals)

"""What a place hangs on: a named place, «the town» told before, or a kind of building."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from khabar.annotators.places.geometry import Point
from khabar.annotators.places.mention import Mention, span_of
from khabar.annotators.places.vocabulary import head_word, words_of_role
from khabar.readings.place import Place
from khabar.text.clitics import openings
from khabar.text.words import Kind, Words

FAR_BACK = 60
"""An anaphor looks back over this many names at most."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words ``first`` up to ``stop``; ``texts`` as in the article, ``places`` as known.

    ``texts`` of an anaphor are those of what it stands for, where that was told.
    ``line`` is the course of a border, where one is known.
    """

    first: int
    stop: int
    text: str
    texts: tuple[str, ...]
    places: tuple[Place, ...]
    kind: str
    line: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """The named places of an article, by the first word of their phrases.

    ``lands`` are the countries that the article is about, the first of all first.
    """

    order: Sequence[tuple[Mention, Place]]
    by_lead: Mapping[int, int]
    covered: frozenset[int]
    lands: tuple[str, ...] = ()

    @classmethod
    def of(cls, order: Sequence[tuple[Mention, Place]], lands: tuple[str, ...] = ()) -> Named:
        by_lead: dict[int, int] = {}
        covered: set[int] = set()
        for n, (mention, _) in enumerate(order):
            by_lead[mention.lead] = n
            by_lead.setdefault(mention.first, n)
            covered.update(range(mention.first, mention.stop))
        return cls(order, by_lead, frozenset(covered), lands)

    def at(self, word: int) -> tuple[Mention, Place] | None:
        n = self.by_lead.get(word)
        return None if n is None else self.order[n]


def past_marks(words: Words, at: int, stop: int) -> int:
    """Past quotation marks and the sign of a tag."""
    while at < stop and (words.items[at].kind is Kind.QUOTE or words.form(at) in ("#", "(", "_")):
        at += 1
    return at


def anchor_at(
    words: Words, at: int, stop: int, named: Named, allowed: str, clitic: str = ""
) -> Anchor | None:
    """The anchor that begins at word ``at``.

    ``allowed`` is place (named or anaphor), facility (these and a kind of
    building) or any. With ``clitic`` that letter must stand before it.
    """
    at = past_marks(words, at, stop)
    if at >= stop or words.items[at].kind is not Kind.LETTERS:
        return None
    form = words.form(at)
    if clitic and not form.startswith(clitic):
        return None
    found = named.at(at)
    if found is not None:
        mention, place = found
        if mention.proclitics not in ("", clitic):
            return None
        return Anchor(at, mention.stop, place.text, (place.text,), (place,), place.kind)
    anaphor = _anaphor(words, at, named, clitic)
    if anaphor or allowed == "place":
        return None if anaphor and allowed == "facility" and not anaphor.places else anaphor
    return _building(words, at, stop, clitic)


def second_anchor(words: Words, at: int, stop: int, named: Named) -> Anchor | None:
    """The anchor that goes on from one with «و» or a dash («بين X وY»)."""
    at = past_marks(words, at, stop)
    if at >= stop:
        return None
    if words.form(at) in ("و", "-", "–"):
        return anchor_at(words, at + 1, stop, named, "facility")
    if not words.form(at).startswith("و"):
        return None
    return anchor_at(words, at, stop, named, "facility", "و")


def _anaphor(words: Words, at: int, named: Named, clitic: str) -> Anchor | None:
    """«المدينة», «الحقلين»: a kind word with the article, and what it stands for."""
    read = head_word(words.form(at))
    if read is None or not read[2] or read[1] not in ("", clitic):
        return None
    head = read[0]
    wanted = 2 if head.number == "dual" else 1
    before: list[Place] = []
    last = bisect_left(named.order, at, key=lambda pair: pair[0].first)
    for mention, place in named.order[max(0, last - FAR_BACK) : last][::-1]:
        if len(before) == wanted:
            break
        if mention.first < at and _is_a(head.word, head.kind, mention, place):
            before = before if place.name in {other.name for other in before} else [*before, place]
    before.reverse()
    text = words.span(at, at + 1).of(words.text)
    if read[1] and not words.form(at).startswith("لل"):
        text = span_of(words, at, at + 1, read[1]).of(words.text)
    texts = tuple(place.text for place in before)
    return Anchor(at, at + 1, text, texts, tuple(before), head.kind)


def _is_a(word: str, kind: str, mention: Mention, place: Place) -> bool:
    if mention.head is not None and mention.head.word == word:
        return True
    return place.kind == kind and (mention.head is None or kind != "facility")


def _building(words: Words, at: int, stop: int, clitic: str) -> Anchor | None:
    """An indefinite kind of building and the word that says which («حقل نفطي»)."""
    form = words.form(at)
    if form.startswith(("ال", "لل")):
        return None
    read = head_word(form)
    stems = {o.stem for o in openings(form)}
    if read is not None:
        if read[0].strip and read[0].number == "singular":
            return None
    elif not stems & words_of_role("building"):
        return None
    end = at + 1
    while (
        end < min(stop, at + 3) and words.items[end].kind is Kind.LETTERS and _goes_on(words, end)
    ):
        end += 1
    return Anchor(at, end, words.span(at, end).of(words.text), (), (), "facility")


def _goes_on(words: Words, at: int) -> bool:
    form = words.form(at)
    return form.endswith(("ي", "ية", "ة")) or form.startswith(("ال", "لل")) or form == "غير"

"""Where an article is at a mention: for facilities and streets that no gazetteer has."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from khabar.annotators.places.directions import names_direction
from khabar.annotators.places.lookup import size
from khabar.annotators.places.mention import Mention
from khabar.annotators.places.resolution import Choice, distance_km
from khabar.annotators.places.runs import adjoining
from khabar.annotators.places.vocabulary import head_word, is_locative, words_of_role
from khabar.annotators.places.weights import Weights
from khabar.lexicon.gazetteer import Entry
from khabar.text.words import Kind, Words

SETTLED = ("city", "local")
IN_TOWN_KM = 60.0
KNOWN_TOWN, KNOWN_CITY = 4.0, 5.4
VILLAGES = frozenset(("village", "hamlet", "sub-district"))
UNSURE = 0.5
"""A place chosen by no more than this margin holds no other."""
AT_ONCE = 4
"""What a place lies in follows it by so many words at most."""
FAR_BACK = 4
"""The town that sentences speak of was told so many sentences before at most."""


def foreign(mention: Mention, choice: Choice | None, weights: Weights) -> bool:
    """Whether the only places of a name lie in countries that the article is not about.

    A village of the same name at the other end of the region is no reading of
    a name that only its kind word vouches for.
    """
    if choice is None or mention.rule == "named" or not weights.total:
        return False
    entry = choice.entry
    village = mention.head is not None and mention.head.name_en in VILLAGES
    if size(entry) >= (KNOWN_CITY if village else KNOWN_TOWN) or not entry.country:
        return False
    rest = weights.without(mention.key)
    return rest.get(entry.country, 0.0) <= 0.0 < max(rest.values(), default=0.0)


def vouched(mention: Mention) -> bool:
    """Whether the kind word makes a place even of a name that nobody lists."""
    return mention.head is None or mention.head.evidence in ("strong", "definite")


class Told(NamedTuple):
    """A place that another may lie in, and the words of its phrase.

    ``aside`` says that it only measures the way to another («غرب X», «عن X»).
    """

    lead: int
    stop: int
    entry: Entry
    aside: bool


@dataclass(frozen=True, slots=True)
class Towns:
    """The towns and divisions that an article names, by sentence, and the town told most."""

    by_sentence: Mapping[int, tuple[Told, ...]]
    most: Entry | None
    unlisted: frozenset[int]
    placed: tuple[tuple[int, Entry], ...]

    @classmethod
    def of(cls, words: Words, found: Sequence[tuple[Mention, Choice | None]]) -> Towns:
        by_sentence: dict[int, list[Told]] = {}
        counts: Counter[Entry] = Counter()
        unlisted: set[int] = set()
        placed: list[tuple[int, Entry]] = []
        for mention, choice in found:
            if choice is None:
                unlisted.update(range(mention.lead, mention.stop))
            if choice is not None:
                placed.append((mention.stop, choice.entry))
            if choice is None or mention.inner or choice.margin <= UNSURE:
                continue
            entry = choice.entry
            if entry.kind == "city":
                counts[entry] += 1
            elif entry.kind == "local":
                pass
            elif entry.kind != "region" or not entry.country:
                continue
            told = Told(mention.lead, mention.stop, entry, _aside(words, mention.lead))
            by_sentence.setdefault(words.sentence_of[mention.first], []).append(told)
        most = max(counts, key=lambda entry: counts[entry], default=None)
        boards = {n: tuple(towns) for n, towns in by_sentence.items()}
        return cls(boards, most, frozenset(unlisted), tuple(placed))

    def ahead_of(self, mention: Mention) -> Entry | None:
        """The place told last before a mention: the one that its pronoun stands for."""
        number = bisect_right(self.placed, mention.first, key=lambda pair: pair[0])
        return self.placed[number - 1][1] if number else None

    def around(self, words: Words, mention: Mention) -> Entry | None:
        """What a place lies in that no gazetteer has.

        That is what is told at once after it («X بريف Y», «X وسط Y»); else the
        last town before it or the next one in its sentence; else the last one
        of the sentences before; else the town that the article names most.
        """
        if mention.rule == "possessed":
            return self.ahead_of(mention)
        number = words.sentence_of[mention.first]
        here = self.by_sentence.get(number, ())
        for told in here:
            way = [n for n in range(mention.stop, told.lead) if n not in self.unlisted]
            if told.lead >= mention.stop and len(way) <= AT_ONCE and _leads(words, way):
                return told.entry
        towns = [told for told in here if told.entry.kind in SETTLED and told.lead != mention.lead]
        plain = [told for told in towns if not told.aside] or towns
        before = [told for told in plain if told.lead < mention.lead]
        if before:
            return before[-1].entry
        ahead = [told for told in plain if size(told.entry) >= KNOWN_TOWN]
        if ahead:
            return ahead[0].entry
        for back in range(number - 1, max(-1, number - 1 - FAR_BACK), -1):
            towns = [told for told in self.by_sentence.get(back, ()) if told.entry.kind == "city"]
            plain = [told for told in towns if not told.aside] or towns
            if plain:
                return plain[-1].entry
        if self.most is None:
            divisions = [told for told in here if not told.aside]
            return divisions[-1].entry if divisions else None
        return self.most


def holders(words: Words, found: Sequence[Mention]) -> dict[int, int]:
    """Of each mention that is told with what it lies in, that other one, by number.

    «X بمديرية Y», «X شمال Y»: nothing but words of containment and direction between.
    """
    told: dict[int, int] = {}
    for n, (one, two) in enumerate(pairwise(found)):
        way = list(range(one.stop, two.lead))
        within = bool(way) or two.proclitics[-1:] == "ب" or two.lead < two.first
        if within and len(way) <= AT_ONCE and _leads(words, way) and _holds(words, one, two):
            told[n] = n + 1
    return told


def _holds(words: Words, one: Mention, two: Mention) -> bool:
    """Whether the second is told as where the first lies, not as the next of a list."""
    if words.sentence_of[one.first] != words.sentence_of[two.first]:
        return False
    form = words.form(two.lead)
    return not form.startswith("و") and not adjoining(words, one, two)


def _aside(words: Words, lead: int) -> bool:
    form = words.form(lead - 1)
    return form == "عن" or (form == "من" and names_direction(words.form(lead - 2))) or (
        names_direction(form)
    )  # fmt: skip


def _leads(words: Words, way: list[int]) -> bool:
    """Whether nothing but words of containment and direction stand between two places."""
    for at in way:
        form = words.form(at)
        if words.items[at].kind is not Kind.LETTERS:
            if form in ".!؟":
                return False
        elif not (
            is_locative(form)
            or head_word(form)
            or names_direction(form)
            or form in words_of_role("lying")
        ):
            return False
    return True


def in_town(entry: Entry, town: Entry | None) -> bool:
    """Whether a place lies where the article is."""
    if town is None:
        return True
    return distance_km((entry.lat, entry.lon), (town.lat, town.lon)) <= IN_TOWN_KM

"""Which of the places of a name is meant: by country, kind, size and nearness."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from khabar.annotators.places.lookup import REGION, size
from khabar.annotators.places.mention import Mention
from khabar.annotators.places.vocabulary import HeadWord
from khabar.annotators.places.weights import Weights, worth
from khabar.lexicon.gazetteer import Entry
from khabar.lexicon.phrases import key as plain_key

EARTH_KM = 6371.0
CLOSE, NAMED_OFTEN = 1.2, 4.3
"""A rival within this score stays as an alternative, and any town of this `size`."""
SAME_SPOT_KM = 25.0
MOST_RIVALS = 3
SURE, MOST_FIXED = 1.5, 30
"""Places chosen by this margin draw the others near to them."""
NOTED = 500_000
"""Outside the region newspapers here name a smaller town seldom."""
UNRIVALLED = 9.0
"""The margin of a place that has no rival."""
NEARNESS, NEAR_KM = 2.5, 60.0
SAME_DIVISION = 0.8
"""What it is worth to lie in a governorate that the article tells of."""
HELD, HELD_KM = 5.0, 40.0
"""What it is worth to lie near what the name is said to lie in."""
ABROAD = 0.4
"""What an article's country counts for towns that newspapers here seldom name."""
COUNTRY = 4.0
"""What it is worth to lie in the country that the article is most about."""


class Choice(NamedTuple):
    """The place chosen for a mention, the rivals it beat by little, and by how much."""

    entry: Entry
    rivals: tuple[Entry, ...]
    margin: float


def distance_km(one: tuple[float, float], two: tuple[float, float]) -> float:
    """Great-circle distance of two (lat, lon) points.

    >>> round(distance_km((33.51, 36.29), (36.2, 37.16)))
    309
    """
    a, b = radians(one[0]), radians(two[0])
    across = cos(a) * cos(b) * sin(radians(one[1] - two[1]) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, sin((a - b) / 2) ** 2 + across)))


class Told(NamedTuple):
    """What the rest of an article says of where a name may lie.

    ``fixed`` are points that are sure, ``divisions`` the first-level divisions
    that are told, by country, and ``holders`` the points of what the name is
    said to lie in («X بمديرية Y»).
    """

    fixed: tuple[tuple[float, float], ...] = ()
    divisions: frozenset[tuple[str, str]] = frozenset()
    holders: tuple[tuple[float, float], ...] = ()


def choices(
    found: list[Mention], weights: Weights, holder_of: Mapping[int, int]
) -> list[Choice | None]:
    """For each mention the place meant, None for a name that the gazetteer lacks.

    ``holder_of`` says of a mention, by number, which other one it is told to lie in.
    """
    first = _resolved(found, weights, Told(), {})
    sure = [choice.entry for choice in first if choice and choice.margin >= SURE]
    fixed = [(e.lat, e.lon) for e in sure if e.kind in ("city", "facility", "local")][:MOST_FIXED]
    told = Told(
        tuple(dict.fromkeys(fixed)), frozenset((e.country, e.admin1) for e in sure if e.admin1)
    )
    points: dict[Mark, list[tuple[float, float]]] = {}
    for inner, outer in holder_of.items():
        choice = first[outer]
        if choice is not None and choice.entry.kind != "country":
            point = (choice.entry.lat, choice.entry.lon)
            points.setdefault(mark_of(found[inner]), []).append(point)
    return _resolved(found, weights, told, points) if sure else first


Mark = tuple[str, HeadWord | None, bool]


def mark_of(mention: Mention) -> Mark:
    """What is the same place throughout an article: a name with its kind word."""
    return mention.key, mention.head, mention.loose


def _resolved(
    found: list[Mention],
    weights: Weights,
    told: Told,
    holders: Mapping[Mark, Sequence[tuple[float, float]]],
) -> list[Choice | None]:
    """One choice for each name and kind word: the same name is the same place throughout."""
    known: dict[Mark, Choice | None] = {}
    chosen: list[Choice | None] = []
    for mention in found:
        mark = mark_of(mention)
        if mark not in known:
            within = told._replace(holders=tuple(holders.get(mark, ())))
            known[mark] = _best(mention, weights.without(mention.key), within)
        chosen.append(known[mark])
    return chosen


def _best(mention: Mention, weights: Mapping[str, float], told: Told) -> Choice | None:
    if not mention.entries:
        return None
    if len(mention.entries) == 1:
        return Choice(mention.entries[0], (), UNRIVALLED)
    ranked = [(_score(e, mention, weights, told), -n, e) for n, e in enumerate(mention.entries)]
    ranked.sort(reverse=True)
    top, _, entry = ranked[0]
    point = (entry.lat, entry.lon)
    others = [
        (score, e)
        for score, _, e in ranked[1:]
        if e.kind == entry.kind and distance_km(point, (e.lat, e.lon)) > SAME_SPOT_KM
    ]
    worthy = [e for score, e in others if top - score < CLOSE or size(e) >= NAMED_OFTEN]
    rivals = tuple(worthy[:MOST_RIVALS])
    margin = top - others[0][0] if others else UNRIVALLED
    return Choice(entry, rivals, margin)


def _score(
    entry: Entry,
    mention: Mention,
    weights: Mapping[str, float],
    told: Told,
) -> float:
    here = COUNTRY * worth(weights, entry.country)
    abroad = entry.kind == "city" and entry.country not in REGION and entry.population < NOTED
    score = size(entry) + _fit(entry, mention) + (here * ABROAD - 1.5 if abroad else here)
    spot = (entry.lat, entry.lon)
    if told.fixed:
        score += NEARNESS / (1 + min(distance_km(spot, point) for point in told.fixed) / NEAR_KM)
    if entry.kind != "region" and (entry.country, entry.admin1) in told.divisions:
        score += SAME_DIVISION
    if told.holders:
        score += HELD / (1 + min(distance_km(spot, point) for point in told.holders) / HELD_KM)
    return score


SMALL = frozenset(("town", "village", "sub-district", "district"))
BIG_TOWN = 1_000_000


def _fit(entry: Entry, mention: Mention) -> float:
    """How well a place agrees with the kind word before the name."""
    head = mention.head
    wanted = head.kind if head else ""
    if head and head.name_en in SMALL and ("capital" in entry.flags or entry.population > BIG_TOWN):
        return -4.0
    if wanted == "region":
        return 4.0 if entry.kind == "region" else 0.0
    if wanted == "city":
        return 2.0 if entry.kind in ("city", "local") else -2.0
    if wanted in ("local", "facility", "natural"):
        if entry.kind == wanted:
            return 3.0
        return {"city": 1.0, "region": -2.0}.get(entry.kind, 0.0)
    if entry.kind == "country" and plain_key(entry.name) != mention.key:
        return -0.5  # «عمان» is rather the city than the Sultanate
    if entry.kind == "region" and "admin1" not in entry.flags and "ours" not in entry.flags:
        return -1.5
    if entry.kind == "local" and "ours" not in entry.flags:
        return -0.5
    return 1.0 if entry.kind in ("city", "country") else 0.0

"""English names for those whose own no table has: spelt by machine, and marked so."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from khabar.lexicon.learned.latin import in_latin
from khabar.readings.actor import Actor
from khabar.readings.place import Place

NAMED = ("name", "alias")


def english(who: Actor) -> str | None:
    """The name of a person in Latin letters; None where nobody is named."""
    if who.kind != "person" or who.mention not in NAMED:
        return None
    return in_latin(who.name) or None


def latinised(places: Iterable[Place]) -> tuple[Place, ...]:
    """Places, each with a name in Latin letters where the gazetteer gave none."""
    return tuple(_spelt(place) for place in places)


def _spelt(place: Place) -> Place:
    if place.name_en or place.relation is not None:
        return place
    name = in_latin(place.name)
    return replace(place, name_en=name, transliterated=True) if name else place

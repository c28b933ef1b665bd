"""Whether a place that is known stands at a word."""

from __future__ import annotations

from khabar.annotators.events.scene import Scene


def opens_place(scene: Scene, at: int) -> bool:
    """Whether the name of a place opens at a word."""
    return any(place.first == at for place in scene.near(scene.places, at))


def opens_country(scene: Scene, at: int) -> bool:
    """Whether the name of a country opens at a word."""
    near = scene.near(scene.places, at)
    return any(place.first == at and place.value.kind == "country" for place in near)


def place_over(scene: Scene, first: int, at: int) -> int:
    """Where a place's name ends that a word of the phrase from ``first`` goes on with, or 0."""
    for place in scene.near(scene.places, at):
        if place.first > at:
            break
        plain = place.value.relation is None and place.value.kind in NAMED
        if plain and first <= place.first < at < place.stop:
            return place.stop
    return 0


NAMED = ("city", "region", "local", "facility")
"""Kinds of place whose names may be of several words."""

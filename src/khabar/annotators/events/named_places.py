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

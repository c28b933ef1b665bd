"""Towns and regions in the names of bodies: «شرطة دبي», «جهة طنجة تطوان», «محافظة ذي قار»."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.names.scene import Scene, is_definite
from khabar.lexicon.gazetteer.index import gazetteer
from khabar.lexicon.name_index import steering, steers_past_letter
from khabar.lexicon.person_names import is_ordinary

SMALL = 10_000
"""A town of so many people at least is known without its country."""


def towns(scene: Scene, at: int, limit: int) -> tuple[int, str | None]:
    """Past a town, or the towns of a region («جهة طنجة تطوان الحسيمة»), and its country."""
    before = scene.letters(at - 1)
    common = steers_past_letter("town_next", before)
    stop, land = _one_town(scene, at, limit, common)
    if land is not None and before in steering("of_towns"):
        while stop < limit:
            further = _one_town(scene, stop, limit, False)[0]
            if further == stop:
                break
            stop = further
    return stop, land


def _one_town(scene: Scene, at: int, limit: int, common: bool) -> tuple[int, str | None]:
    form, after = scene.letters(at), scene.letters(at + 1) if at + 1 < limit else ""
    if common:  # «محافظة ذي قار»: whatever its size
        for stop, name in ((at + 2, f"{form} {after}"), (at + 1, form)):
            iso = _any_place(name) if stop == at + 1 or after else None
            if iso is not None:
                return stop, iso
    land = town_of(f"{form} {after}") if after else None
    if land is not None:
        return at + 2, land
    land = town_of(form)
    return (at + 1, land) if land is not None else (at, None)


def whole_place(scene: Scene, at: int, limit: int) -> int:
    """Past a definite noun, and past its adjective where both are a town («الدار البيضاء»)."""
    after = scene.letters(at + 1) if at + 1 < limit else ""
    if is_definite(after) and town_of(f"{scene.letters(at)} {after}") is not None:
        return at + 2
    return at + 1


@lru_cache(maxsize=1 << 15)
def town_of(form: str) -> str | None:
    """The country of a town of this name («شرطة دبي», «عشائر دير الزور»)."""
    return None if " " not in form and is_ordinary(form) else _village(form)


@lru_cache(maxsize=1 << 15)
def _any_place(form: str) -> str | None:
    """The country of the biggest place of a name."""
    places = gazetteer().named(form)
    return places[0].country or None if places else None


@lru_cache(maxsize=1 << 15)
def _village(form: str) -> str | None:
    """The country of a town, whatever else its name may mean («بلدية جنين»)."""
    places = gazetteer().named(form)
    return places[0].country or None if places and places[0].population > SMALL else None

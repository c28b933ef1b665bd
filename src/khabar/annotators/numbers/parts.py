"""Which number is a part of another: «بينهم 5», «أربعة منهم», «40 من أصل 52»."""

from __future__ import annotations

from khabar.annotators.numbers.scene import Found, Scene
from khabar.lexicon.joints import joint
from khabar.lexicon.numerals import numeral_at

COUNTED_OF = joint("counted_of")
OF_THEM = "من"
TOLLS = ("killed", "injured", "arrested", "released", "displaced", "missing", "kidnapped",
         "casualties", "rescued")  # fmt: skip


def is_whole(scene: Scene, first: int) -> bool:
    """«40 من أصل 52»: whether the number at ``first`` is what another is taken from."""
    start = max(scene.start(first), first - 2)
    return any(
        found.stop == first
        for at in range(start, first)
        if (found := scene.tag(at, "of_all", proclitics=None))
    )


def is_subset(scene: Scene, found: Found) -> bool:
    """Whether «بينهم», «منهم» or the like stands right before the number."""
    at = found.first - 1
    start = scene.start(found.first)
    told = any(
        scene.tag(place, "subset", proclitics=None) for place in (at, at - 1) if place >= start
    )
    return told or _goes_on(scene, found) or _of_them(scene, found)


def _of_them(scene: Scene, found: Found) -> bool:
    """«أُدخل أربعة منهم العناية المركزة»; in «12 منهم 3 أطفال» the word belongs to the three."""
    end, stop = scene.end(found.first), found.stop
    them = scene.tag(stop, "subset") if stop < end else None
    if them is None or scene.earlier is None or scene.earlier.of not in TOLLS:
        return False
    if not them.key.startswith(OF_THEM):
        return False
    return them.stop >= end or numeral_at(scene.words, them.stop, end) is None


def _goes_on(scene: Scene, found: Found) -> bool:
    """«بينهم 5 أطفال و3 نساء»: people joined to a part are a part as well."""
    before = scene.earlier
    if before is None or before.rule != "numbers.subset":
        return False
    place = before.last + (scene.form(before.last) == "،")
    if found.first - place not in (0, 1) or scene.form(place)[:1] != "و":
        return False
    if found.rule == "numbers.pair":
        return True
    noun = scene.tag(found.stop, "counted") if found.stop < scene.end(found.first) else None
    if noun is not None:
        return noun.value in ("people", before.of)
    return found.stop < scene.end(found.first) and scene.form(found.stop) in COUNTED_OF

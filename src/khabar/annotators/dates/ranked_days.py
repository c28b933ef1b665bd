"""How many days, weeks … something has gone on: «لليوم الرابع على التوالي»."""

from __future__ import annotations

from khabar.annotators.dates.scene import Found, Scene
from khabar.annotators.dates.timex import length
from khabar.lexicon.joints import joint
from khabar.lexicon.numerals import numeral_at

TO = "ل"
LONG = frozenset(("D", "W", "M", "Y"))
OF_OR_IN = joint("of_or_in")


def in_a_row(scene: Scene, at: int) -> Found | None:
    """«لليوم الرابع على التوالي», «للأسبوع الثالث»; «لليوم الأول من المعرض» is one day of it."""
    unit = scene.tag(at, "unit", proclitics=None)
    if unit is None or not unit.definite or not unit.proclitics.endswith(TO):
        return None
    if unit.value not in LONG or unit.detail != "singular" or unit.stop >= scene.end(at):
        return None
    rank = numeral_at(scene.words, unit.stop, scene.end(at))
    if rank is None or rank.form != "ordinal" or not rank.definite or rank.proclitics:
        return None
    row = scene.tag(rank.stop, "in_a_row") if rank.stop < scene.end(at) else None
    if row is None and scene.form(rank.stop) in OF_OR_IN:
        return None
    stop = row.stop if row else rank.stop
    return Found(at, stop, "DURATION", length(float(rank.value), unit.value), "dates.in_a_row")

"""Ordinals: «للمرة الثالثة», «الحادي عشر», «ثاني هجوم»; titles and names left alone."""

from __future__ import annotations

from khabar.annotators.numbers.scene import Found, Scene
from khabar.lexicon.numerals import Numeral, numeral_at
from khabar.text.words import Kind

THINGS = frozenset(("things", "buildings", "places", "strikes", "cases", "weapons"))
FIRST_SURE = 3
"""«الأول» and «الثاني» are as often part of a name or a rank."""


def ordinal(scene: Scene, at: int) -> Found | None:
    """The rank told at word ``at``; ``of`` is ordinal, so that nobody counts it."""
    if scene.words.items[at].kind is not Kind.LETTERS:
        return None
    numeral = numeral_at(scene.words, at, scene.end(at))
    if numeral is None or numeral.form != "ordinal" or numeral.stop > scene.end(at):
        return None
    if not (_definite(scene, numeral) or _before_noun(scene, numeral)):
        return None
    value = int(numeral.value)
    return Found(
        at, numeral.stop, value, value, value, "numbers.ordinal", of="ordinal",
        last=numeral.stop, head=at,
    )  # fmt: skip


def _definite(scene: Scene, numeral: Numeral) -> bool:
    """«الدورة السابعة»: after a noun with the article, or made of two words."""
    if not numeral.definite or numeral.proclitics:
        return False
    if numeral.first == scene.start(numeral.first):
        return False
    before = scene.form(numeral.first - 1)
    if scene.tag(numeral.first - 1, "turn", proclitics=None):
        return True
    if scene.tag(numeral.first - 1, "rank", proclitics=None):
        return False
    sure = numeral.value >= FIRST_SURE or numeral.stop - numeral.first > 1
    sure = sure or _is_of_thing(scene, numeral.first)
    return sure and before.startswith(("ال", "وال", "بال", "لل", "فال"))


def _is_of_thing(scene: Scene, at: int) -> bool:
    """«الجولة الثانية», «السؤال الأول»: no man's rank or name has such a noun before it."""
    if scene.form(at - 1).endswith("ة") and scene.form(at).endswith(("ة", "ي")):
        return True
    noun = scene.tag(at - 1, "counted", proclitics=None)
    return noun is not None and noun.definite and noun.value in THINGS


def _before_noun(scene: Scene, numeral: Numeral) -> bool:
    """«ثاني هجوم», «ثالث أكبر مدينة»: before a noun without the article."""
    if numeral.definite or numeral.value < FIRST_SURE - 1 or numeral.stop - numeral.first > 1:
        return False
    if scene.form(numeral.first).endswith("ة") or numeral.stop >= scene.end(numeral.first):
        return False
    noun = scene.tag(numeral.stop, "counted", "superlative")
    return noun is not None and not noun.definite and noun.detail in ("s", "")

"""Parts of a whole: «نصف السكان», «ثلاثة أرباع المقاعد», «واحد على عشرة», «نصف طن»."""

from __future__ import annotations

from khabar.annotators.numbers.scene import Found, Scene
from khabar.lexicon.joints import joint
from khabar.lexicon.number_words import atoms
from khabar.lexicon.numerals import numeral_at, whole
from khabar.text.words import Kind

MOST_PARTS = 9
OF, ON = joint("of"), joint("on")
MEASURES = frozenset((
    "km", "m", "mile", "cm", "mm", "ha", "dunam", "feddan", "km2", "kg", "g", "t", "quintal", "l",
    "ml", "bbl", "m3", "MW", "degree", "lira", "dinar", "riyal", "pound", "dirham",
))  # fmt: skip
CURRENCY = 3
"""A measure in so many capitals is money."""


def share(scene: Scene, at: int) -> Found | None:
    """The share of a whole told at word ``at``; ``of`` is share, the value from 0 to 1."""
    return _several(scene, at) or _one(scene, at) or _of_measure(scene, at)


def is_measure(of: str) -> bool:
    """Whether what is counted is a measure or money, of which there are parts."""
    return of in MEASURES or (len(of) == CURRENCY and of.isupper())


def ratio(scene: Scene, at: int) -> Found | None:
    """«واحد على عشرة», «ثلاثة من كل خمسة»: the share that the first number is of the second.

    «وزع 20 على 30 قرية» is none: a noun after «على …» is let pass after a one alone.
    """
    end = scene.end(at)
    part = numeral_at(scene.words, at, end)
    if part is None or part.form not in ("digits", "words"):
        return None
    if part.proclitics not in ("", "و", "ف"):
        return None
    link = scene.tag(part.stop, "out_of") if part.stop < end else None
    if link is None and part.value == 1 and scene.form(part.stop) in OF:
        return _one_of(scene, at, part.stop + 1)
    all_of = numeral_at(scene.words, link.stop, end) if link and link.stop < end else None
    if link is None or all_of is None or all_of.form not in ("digits", "words"):
        return None
    if not 0 < part.value < all_of.value or all_of.proclitics or part.stop in scene.timed:
        return None
    noun = scene.tag(all_of.stop, "counted", "percent", proclitics=None)
    if link.key in ON and noun and all_of.stop < end and part.value != 1:
        return None
    return _found(at, all_of.stop, part.value / all_of.value)


def _one_of(scene: Scene, at: int, place: int) -> Found | None:
    """«واحد من أربعة», with nothing counted after it."""
    end = scene.end(at)
    all_of = numeral_at(scene.words, place, end) if place < end else None
    if all_of is None or all_of.form != "words" or all_of.definite or all_of.proclitics:
        return None
    if all_of.stop < end and scene.words.items[all_of.stop].kind is Kind.LETTERS:
        return None
    return _found(at, all_of.stop, 1 / all_of.value) if all_of.value > 1 else None


def _of_measure(scene: Scene, at: int) -> Found | None:
    """«نصف طن», «ربع كيلوغرام»: a part of one measure, which has no article."""
    noun = scene.tag(at + 1, "counted") if at + 1 < scene.end(at) else None
    if noun is None or noun.definite or noun.detail != "s" or at + 1 in scene.timed:
        return None
    if not is_measure(noun.value):
        return None
    for part in atoms(scene.form(at)):
        if part.role == "fraction" and not part.definite:
            return _found(at, at + 1, part.value)._replace(of=noun.value, last=noun.stop)
    return None


def _several(scene: Scene, at: int) -> Found | None:
    """«ثلاثة أرباع», «خمسة أثمان»."""
    if at + 1 >= scene.end(at):
        return None
    part = next((a for a in atoms(scene.form(at + 1)) if a.role == "parts"), None)
    if part is None or part.proclitics:
        return None
    for count in atoms(scene.form(at)):
        if count.role == "unit" and not count.definite and count.value <= MOST_PARTS:
            return _found(at, at + 2, count.value * part.value)
    return None


def _one(scene: Scene, at: int) -> Found | None:
    """«نصف السكان», «ثلثا المقاعد»: only before the whole, which has the article."""
    stop = at + 1
    if stop >= scene.end(at) or stop in scene.timed:
        return None
    apart = scene.form(stop) in OF and stop + 1 < scene.end(at)
    if not scene.form(stop + apart).startswith("ال"):
        return None
    for part in atoms(scene.form(at)):
        if apart and part.role != "two_parts":
            continue
        if part.role in ("fraction", "two_parts") and not part.definite:
            return _found(at, stop, part.value)
    return None


def _found(at: int, stop: int, value: float) -> Found:
    size = whole(value)
    return Found(at, stop, size, size, size, "numbers.share", of="share", last=stop, head=at)

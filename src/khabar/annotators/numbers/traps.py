"""Where figures and number words are no quantity: names, ages, list marks, lone words."""

from __future__ import annotations

from khabar.annotators.numbers.scene import Found, Scene
from khabar.lexicon.number_company import PEOPLE
from khabar.text.words import Kind

NAMED = frozenset(("things", "cases"))
"""What a number after «المادة» or «قناة» may seem to count; people and measures stay."""
YEAR_FIGURES, FIRST_YEAR, LAST_YEAR = 4, 1900, 2060
SKIPPED = frozenset(("(", "«", '"', "“", "-", "/", "ال"))
MOST_DIGITS = 9
AGE_BACK = 3
NAME_WORDS = 4


def is_quantity(scene: Scene, found: Found) -> bool:
    """Whether a number that was read counts something."""
    return not (
        is_name(scene, found) or is_age(scene, found) or is_serial(scene, found)
        or is_lone_word(scene, found) or is_adjective(scene, found)
        or is_unsure_figure(scene, found)
    )  # fmt: skip


def is_name(scene: Scene, found: Found) -> bool:
    """«لواء 47», «المادة 5», «القرار 2254»: the number is part of a name."""
    at = found.first - 1
    start = scene.start(found.first)
    while at >= start and scene.form(at) in SKIPPED:
        at -= 1
    if at < start:
        return False
    while at > start and found.first - at < NAME_WORDS and _is_adjective(scene, at):
        at -= 1
    head = scene.tag(at, "name_head", proclitics=None)
    if head is None or head.stop > found.first or found.of == "percent":
        return False
    if _is_spelt_out(scene, found):
        return False
    return found.of in NAMED if found.last > found.stop else True


def _is_adjective(scene: Scene, at: int) -> bool:
    """«كتيبة الدفاع الجوي 49», «القرار الدولي 2254»: words with the article before the figure."""
    return scene.form(at).startswith("ال") and scene.tag(at, "name_head", proclitics=None) is None


def _is_spelt_out(scene: Scene, found: Found) -> bool:
    """«عدد سكان المنطقة واحد وعشرون ألفاً»: a name has figures or one word with the article."""
    word = scene.words.items[found.head]
    return word.kind is Kind.LETTERS and found.stop - found.head > 1 and word.form[:2] != "ال"


def is_age(scene: Scene, found: Found) -> bool:
    """«البالغ من العمر 34»."""
    if found.last > found.stop:
        return False
    start = max(scene.start(found.first), found.first - AGE_BACK)
    return any(scene.tag(at, "age", proclitics=None) for at in range(start, found.first))


def is_serial(scene: Scene, found: Found) -> bool:
    """A telephone or serial number."""
    form = scene.form(found.head)
    return form.isdigit() and (len(form) > MOST_DIGITS or (len(form) > 1 and form[0] == "0"))


def is_lone_word(scene: Scene, found: Found) -> bool:
    """«ست», «ألف», «مية»: other words as well, unless something is counted with them."""
    if found.of or found.stop - found.head > 1 or found.first != found.head:
        return False
    lone = scene.tag(found.head, "alone_no", proclitics=None)
    return lone is not None


def is_adjective(scene: Scene, found: Found) -> bool:
    """«من عائلة واحدة», «دفعة واحدة»: one and the same; «قُتل شخص واحد» counts."""
    if found.value != 1 or found.stop - found.first > 1 or found.last > found.stop:
        return False
    word, before = scene.words.items[found.head], found.first - 1
    if word.kind is not Kind.LETTERS or before < scene.start(found.first):
        return False
    noun = scene.tag(before, "counted")
    if noun and noun.detail == "s" and noun.value in PEOPLE:
        return False
    return scene.words.items[before].form.endswith("ة") or (noun is not None and noun.detail == "s")


def is_unsure_figure(scene: Scene, found: Found) -> bool:
    """A lone figure that may be a year («مؤتمر 2013») or part of a foreign name («H 1 N 1»)."""
    if found.of or found.last > found.stop or found.first != found.head:
        return False
    form = scene.form(found.head)
    if len(form) == YEAR_FIGURES and form.isdigit() and FIRST_YEAR <= int(form) <= LAST_YEAR:
        return True
    items = scene.words.items
    return any(
        0 <= at < len(items) and items[at].kind is Kind.LATIN for at in (found.head - 1, found.stop)
    )

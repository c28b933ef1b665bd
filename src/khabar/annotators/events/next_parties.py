"""Where a noun phrase ends because others come: another party, a count, what was struck."""

from __future__ import annotations

from khabar.annotators.events.people import humans
from khabar.annotators.events.qualifiers import describes
from khabar.annotators.events.scene import Mention, Scene
from khabar.annotators.events.word_kinds import is_noun
from khabar.lexicon.company import noun_class, stems
from khabar.text.words import LETTERS

TWO = 2
NISBA = ("ي", "ية")


def after_shells(scene: Scene, at: int) -> bool:
    """Whether a noun stands behind two shells: their noun keeps its nun and holds no other."""
    before, form = scene.words.items[at - 1].form, scene.words.items[at].form
    if not before.endswith(("ين", "ان")) or form.endswith(("ين", "ان")):
        return False
    shells = stems(before[:-2]) | stems(before)
    return not shells.isdisjoint(noun_class("projectile"))


def counts_others(scene: Scene, at: int) -> bool:
    """«يقودها ضابط برتبة رائد ثلاثة شبان»: a count in words of what stands behind it.

    Behind one man or a rank it tells of others; «جنود ثلاثة» tells of those before it.
    """
    number = scene.numbers[at]
    told, before = number.value.counted_span, scene.words.form(at - 1)
    if told is None or told.start < scene.words.items[number.stop - 1].span.stop:
        return False
    if scene.words.items[at].kind is not LETTERS or at - 1 in scene.numbers:
        return False
    return humans().get(before) == "s"


def another_party(scene: Scene, at: int, before: Mention | None) -> bool:
    """«دعا العاهل السعودي المجتمع الدولي», «الوزير اللبناني الأمم المتحدة»: another party."""
    if before is None or before.stop != at or before.value.kind != "person":
        return False
    last = scene.words.items[at - 1].form
    if before.stop - before.first < TWO or not (last.startswith("ال") and last.endswith(NISBA)):
        return False
    mine = scene.actors.get(at)
    body = mine is not None and mine.first == at and mine.value.kind == "organization"
    return body or scene.words.items[at].form in noun_class("addressed")


def after_speaker(scene: Scene, first: int, at: int) -> bool:
    """«اتهم مصدر عسكري قوات النهر بـ»: a body with a name behind one indefinite speaker."""
    mine = scene.actors.get(at)
    if mine is None or mine.first != at or mine.value.mention not in ("name", "alias"):
        return False
    if at - 1 <= first or scene.definite(first) or not describes(scene, at - 1):
        return False
    if mine.value.kind == "organization":
        return True  # «ناشد اتحاد عمالي منظمة …»
    one = any(humans().get(stem) == "s" for stem in stems(scene.words.items[first].form))
    speaks = scene.words.items[first].form in noun_class("one_speaker")
    speaks = speaks or not stems(scene.words.form(first)).isdisjoint(noun_class("collective"))
    return mine.value.kind == "group" and (one or speaks)


def own_object(scene: Scene, at: int) -> bool:
    """«أثناء اقتحامهم المجمع»: what the deed of those whom its pronoun means was done to."""
    form = scene.words.items[at].form
    if at - 1 not in scene.halts or not scene.words.items[at - 1].form.endswith("هم"):
        return False
    return scene.definite(at) and (is_noun(form) or not stems(form).isdisjoint(noun_class("here")))


def attacks_it(scene: Scene, at: int) -> bool:
    """«هاجم مسلح البوابة …»: a definite building behind one attacker is what he attacked."""
    if scene.words.form(at - 1) not in noun_class("lone_attacker"):
        return False
    owned = scene.definite(at) or (at + 1 < scene.stop(at) and scene.definite(at + 1))
    armed = any(
        not stems(scene.words.form(n)).isdisjoint(noun_class("explosive")) for n in (at, at + 1)
    )
    if armed or not owned:
        return armed  # «فجّر انتحاري سيارة مفخخة»
    return not stems(scene.words.form(at)).isdisjoint(noun_class("here") | noun_class("dwelling"))


def next_ground(scene: Scene, first: int, at: int) -> bool:
    """«بآليات مصفحة مخيم النخيل»: behind an adjective a bare word for a place opens the next."""
    if at - 1 <= first or scene.definite(at) or scene.definite(at - 1) or at in scene.numbers:
        return False
    if at + 1 >= scene.stop(at) or not scene.ended(at + 1):
        return False
    if stems(scene.words.form(at)).isdisjoint(noun_class("placeword")):
        return False
    return describes(scene, at - 1) or scene.words.form(at - 1) in noun_class("weapon_sort")

"""Where a noun phrase ends: the next word opens what comes after it."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.events.agreement import gender
from khabar.annotators.events.doers import only_deed
from khabar.annotators.events.joined_nouns import no_people, opens_body, people_first
from khabar.annotators.events.named_places import opens_place
from khabar.annotators.events.people import humans
from khabar.annotators.events.proclitics import led
from khabar.annotators.events.qualifiers import SHORTEST, completed, describes, of_office
from khabar.annotators.events.scene import Mention, Scene
from khabar.annotators.events.word_kinds import TANWIN, is_noun, titles
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.gazetteer import nisba_country
from khabar.lexicon.person_names import name_kind
from khabar.lexicon.verbs import is_masdar, verb_forms

TWO = 2
NISBA = ("ي", "ية")


def bare_deed(form: str) -> bool:
    """«غضب», «إدانة»: whether a folded word is a verbal noun and nobody's name."""
    return is_masdar(form) and not name_kind(form)


def opens_next(scene: Scene, first: int, at: int, before: Mention | None) -> bool:
    """Whether a noun opens the next phrase: of its shape or its sense the last one holds none.

    ``before`` is the actor that stands on the word before it.
    """
    form = scene.words.items[at].form
    if _plural_subject(scene, at) or how_it_was(scene, at) or _at_gun(scene, first, at):
        return True
    if scene.definite(at) and (_his_refusal(scene, at) or _of_the_next(scene, first, at)):
        return True
    if (
        before is not None
        and before.stop == at
        and before.value.kind == "person"
        and before.value.mention == "name"
        and scene.definite(at)
        and at not in scene.actors
        and not form.endswith(NISBA)
    ):
        return True  # «بحث مع نظيره فلان الخطوات …»
    if scene.definite(at) and TANWIN in scene.words.items[at - 1].span.of(scene.words.text):
        return True  # «يحمل سكيناً المارة»: nothing completes a noun with a tanwin
    owned = scene.definite(at) and completed(scene.words.items[at - 1].form)
    if _not_of_men(scene, at):
        return True  # «أشعل الشبان الإطارات»
    if owned and _body(form) and at not in scene.numbers:
        return True  # «اتهم رئيسها الشركة», and not «أبناؤها الأربعة»
    if _struck_man(scene, at) or _man_behind_thing(scene, first, at):
        return True  # «أوقفت دورية سائقاً»
    if _held_by_nothing(scene, at) or _hit_by_it(scene, at):
        return True
    if (
        scene.definite(at)
        and at - 1 > first
        and not scene.ended(at - 1)
        and describes(scene, at - 1)
        and not of_office(scene, at - 2)
        and not opens_body(scene.words.items[at - 1].form.removeprefix("و"))
    ):
        return True  # «دورية مشتركة القبض …»: an adjective without the article closes its phrase
    bare = not scene.definite(at) and not scene.definite(at - 1) and at not in scene.actors
    bare = bare and not of_office(scene, at - 2)
    whole = before is not None and before.stop == at and before.stop - before.first > 1
    whole = whole and scene.words.items[at - 1].form.endswith(("ين", "ون", "ية"))
    said = whole or (at - 1 > first and describes(scene, at - 1))
    # «مجموعة مسلحة مقر …»: a bare noun after an adjective opens a phrase
    return bare and said and not describes(scene, at) and not alike(scene, at)


def alike(scene: Scene, at: int) -> bool:
    """«قوات عسكرية متحالفة», «آلية مدرعة تابعة»: a participle that agrees with the adjective."""
    before, form = scene.words.items[at - 1].form, scene.words.items[at].form
    if is_noun(form) or not stems(form).isdisjoint(humans()):
        return False
    ending = next((e for e in ("ة", "ين", "ون", "ا") if before.endswith(e)), "")
    if not form.endswith(ending) or (not ending and form.endswith(("ة", "ين", "ون", "ا"))):
        return False
    readings = verb_forms(form.removesuffix("ا") if ending == "ا" else form)
    return bool(readings) and all(r.tense.endswith("participle") for r in readings)


def _his_refusal(scene: Scene, at: int) -> bool:
    """«رفض بلاده التدخل», «طلب من السائق الترجل»: a deed with the article is no adjective."""
    before, form = scene.words.items[at - 1].form, scene.words.items[at].form
    people = scene.definite(at - 1) and not stems(before).isdisjoint(humans())
    return (people or completed(before)) and only_deed(form) and at not in scene.actors


def _of_the_next(scene: Scene, first: int, at: int) -> bool:
    """«اعتقلت قوات الأمن الناشط فلان»: behind a body, the title of the man who is named next."""
    if scene.words.items[at].form not in titles() or not scene.ended(at - 1):
        return False
    if any(_someone(scene.words.items[n].form) for n in range(first, at)):
        return False  # «مكتب رئيس الوزراء السيد فلان»
    named = scene.actors.get(at + 1)
    return named is not None and named.value.kind == "person" and named.value.mention == "name"


def who_they_are(scene: Scene, at: int) -> bool:
    """«معظمهم نساء», «جلهم أطفال»: an aside right behind those who are counted."""
    if scene.words.items[at].form not in noun_class("most_of_them") or at + 1 >= scene.stop(at):
        return False
    if scene.kinds[at + 1] not in ("", "either") or at + 1 in scene.halts:
        return False
    return not scene.definite(at + 1) and not led(scene, at + 1)


def behind_marks(scene: Scene, first: int, at: int) -> bool:
    """Whether a name in quotation marks closes right before a word of the phrase."""
    if scene.kinds[at - 1] != "quote" or at - 1 == first:
        return False
    return sum(scene.kinds[n] == "quote" for n in range(first, at)) % 2 == 0


@lru_cache(maxsize=1 << 12)
def _someone(form: str) -> bool:
    """Whether a folded word names a person by trade or office, and no body of them."""
    heads = stems(form)
    if form in titles() or not heads.isdisjoint(noun_class("official")):
        return True
    return heads.isdisjoint(noun_class("collective")) and not heads.isdisjoint(humans())


def _plural_subject(scene: Scene, at: int) -> bool:
    """«المسلحون …»: what follows a human plural in ون and does not agree is another phrase."""
    before, here = scene.words.items[at - 1].form, scene.words.items[at].form
    if at - 1 in scene.numbers or gender(before) == "f":
        return False  # «12 مليون شخص», «الشؤون الخارجية»
    many = before.endswith("ون") and len(before) > 4 and not no_people(before)
    if many and here.endswith("ين"):
        return True  # «هاجم مسلحون المحتجين»: of another case
    many = many or before in noun_class("bands")  # «خطف قراصنة سفينة»
    return many and not (here.endswith(("ون", "ين")) or here == "عدة")


def _at_gun(scene: Scene, first: int, at: int) -> bool:
    """«أطلق جنود النار»: what is fired is no part of those who fire."""
    fired = not stems(scene.words.items[at].form).isdisjoint(noun_class("fired"))
    before = scene.words.items[at - 1].form
    people = people_first(scene, first) or before.endswith(("ان", "ون"))  # «ملثمان»
    return fired and first not in scene.numbers and people


def to_whom(scene: Scene, at: int) -> bool:
    """Whether a phrase with ل or a preposition of aim stands right after («نفسه للشرطة»)."""
    if at + 1 >= scene.stop(at):
        return False
    form = scene.words.items[at + 1].form
    return form.startswith("لل") or form == "الي"


def _struck_man(scene: Scene, at: int) -> bool:
    """Whether a man with a tanwin stands behind a noun that has none: he is what was hit."""
    word, before = scene.words.items[at], scene.words.items[at - 1].form
    if TANWIN not in word.span.of(scene.words.text) or not word.form.endswith("ا"):
        return False
    if before.endswith(("ا", "ات", "ين")) or at - 1 in scene.numbers:
        return False
    return any(humans().get(stem) == "s" for stem in stems(word.form[:-1]))


def _not_of_men(scene: Scene, at: int) -> bool:
    """Whether a definite plural of things or women stands behind a definite plural of men."""
    form, before = scene.words.items[at].form, scene.words.items[at - 1].form
    if not (form.startswith("ال") and form.endswith("ات") and scene.definite(at - 1)):
        return False
    men = any(humans().get(stem) == "p" for stem in stems(before))
    return men and gender(before) != "f" and at not in scene.actors


@lru_cache(maxsize=1 << 12)
def _body(form: str) -> bool:
    """Whether a folded word with the article is a noun and no title or trade of a man."""
    return is_noun(form) and form not in titles() and stems(form).isdisjoint(humans())


def _hit_by_it(scene: Scene, at: int) -> bool:
    """«أحرقت قذيفة سوق القرية», «دمّر صاروخ منزل عائلة»: a shell holds no ground."""
    if scene.words.items[at - 1].form not in noun_class("one_shell") or scene.definite(at):
        return False
    heads = stems(scene.words.items[at].form)
    return not heads.isdisjoint(noun_class("here") | noun_class("dwelling"))


def _held_by_nothing(scene: Scene, at: int) -> bool:
    """«بصواريخ كاتيوشا قاعدة», «دهس مستوطن طفلة»: a bare noun that nothing before it holds."""
    if scene.definite(at) or at - 1 in scene.numbers or describes(scene, at):
        return False
    before, form = scene.words.items[at - 1].form, scene.words.items[at].form
    if form.endswith("ي") and humans().get(form[:-1] + "ين") == "p":
        some = not stems(before).isdisjoint(humans().keys() | noun_class("collective"))
        return some and stems(before).isdisjoint(noun_class("quantity"))  # «خطف رجال سائقي شاحنات»
    if not stems(before).isdisjoint(noun_class("model")):
        return True
    if nisba_country(form) and not before.endswith("ا"):
        return False  # «جندي إسرائيلي», «شاب سوري»
    lone = not stems(before).isdisjoint(noun_class("lone_human")) and not scene.definite(at - 1)
    return lone and not stems(scene.words.items[at].form).isdisjoint(humans())


def _man_behind_thing(scene: Scene, first: int, at: int) -> bool:
    """«يستقلون دراجة نارية مدير الناحية»: behind a vehicle and its adjective, someone told of."""
    mine = scene.actors.get(at)
    if mine is None or mine.first != at or mine.value.kind != "person":
        return False
    if at - 1 <= first or scene.definite(at - 1) or not describes(scene, at - 1):
        return False
    thing = stems(scene.words.form(at - 2))
    driven = noun_class("for_use") | noun_class("device")
    return thing.isdisjoint(humans()) and not thing.isdisjoint(driven)


def how_it_was(scene: Scene, at: int) -> bool:
    """«توفي شرطي متأثراً بجراحه»: a participle with a tanwin that its noun has not says how."""
    form, before = scene.words.items[at].form, scene.words.items[at - 1].form
    if not form.endswith("ا") or len(form) < SHORTEST - 1 or at - 1 in scene.numbers:
        return False
    if opens_place(scene, at):
        return False  # «دول أمريكا اللاتينية»
    if before.endswith(("ا", "ة", "ات", "ين")) or scene.kinds[at - 1] not in ("", "either"):
        return False
    if TANWIN in scene.words.items[at].span.of(scene.words.text):
        return True  # «فجر مهاجم حزاماً»
    return any(r.tense.endswith("participle") for r in verb_forms(form[:-1]))

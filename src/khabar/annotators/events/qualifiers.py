"""What goes on with a noun: an adjective, what a thing is for, what befell someone."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.events.agreement import gender, plural
from khabar.annotators.events.doers import only_deed
from khabar.annotators.events.named_places import opens_place
from khabar.annotators.events.people import humans
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.word_kinds import governed, is_noun
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.gazetteer import nisba_country
from khabar.lexicon.verbs import is_masdar, verb_forms


def describes(scene: Scene, at: int) -> bool:
    """Whether a word after an indefinite noun is its adjective."""
    form = scene.words.items[at].form
    adjectives = noun_class("adjective")
    if any(form.removesuffix(ending) in adjectives for ending in ("", "ا", "ين", "ان", "تين")):
        return True
    if form in noun_class("weapon_sort") and at:
        arms = noun_class("for_use") | noun_class("device") | noun_class("model")
        return not stems(scene.words.items[at - 1].form).isdisjoint(arms)  # «طائرات مسيرة مفخخة»
    if at in scene.actors or opens_place(scene, at):
        return False
    if not stems(form).isdisjoint(humans()) or form in noun_class("own_ya"):
        return False  # «تفكيك خلية»
    if form.endswith("تي") and is_noun(form[:-2] + "ة"):
        return False  # «تدمير عربتي نقل»
    return form.endswith(("ية", "ي", "يا", "يين", "يتين")) and not form.startswith("ال")


def adjective_too(scene: Scene, at: int) -> bool:
    """«حاجزاً أمنياً», «قوة خاصة»: a word that else tells how, as the adjective of its noun."""
    form, before = scene.words.items[at].form, scene.words.items[at - 1].form
    if form not in noun_class("adverb_or_adjective") or scene.definite(at - 1):
        return False
    if scene.kinds[at - 1] == "verb" or len(before) < SHORTEST - 2 or scene.ended(at - 1):
        return False  # «جمّدت فرنسا رسمياً …»
    return before[-1:] == form[-1:] or (form[-1:] == "ة" and before.endswith("ات"))


def may_describe(scene: Scene, first: int, at: int) -> bool:
    """Whether a definite word after a definite noun can be its adjective.

    It has the gender of one of the phrase's nouns, and is no name of a country or a town.
    """
    form, before = scene.words.items[at].form, scene.words.items[at - 1].form
    if not form.startswith("ال"):
        return True
    for place in scene.near(scene.places, at):
        if (
            place.first == at
            and place.value.kind in ("country", "city")
            and before not in noun_class("before_name")
        ):
            return at - 1 in scene.actors and scene.actors[at - 1].stop > at
        if place.value.kind in ("country", "city") and place.stop == at and only_deed(form):
            return False  # «ستوقف باكستان التجارة»
    if form.endswith(("ين", "ون")) and len(form) > SHORTEST:
        other = "ون" if form.endswith("ين") else "ين"
        if before.endswith(other):
            return False  # «استهدف المسلحون العاملين»: of another case
        return any(plural(scene.words.items[n].form) for n in range(first, at))
    shown = {gender(scene.words.items[n].form) for n in range(first, at)}
    if before.startswith("ال"):
        shown = (shown - {""}) or shown
    women = before.endswith("ات") or before in noun_class("women")
    if form.endswith("ات") and not women:
        return False  # «قاطعت المعارضة الانتخابات», «استأنف البلدان العلاقات»
    maqsura = form.endswith("ي") and scene.words.items[at].span.of(scene.words.text)[-1] == MAQSURA
    if maqsura and form not in noun_class("ranked_feminine"):
        return False  # «ردّ القاضي الدعوى»
    if form.endswith(("ة", "ات")):
        return shown != {"m"}
    if form.endswith("ي") and is_masdar(form):
        return shown != {"f"}  # «أعلنت السلطات التصدي لـ»
    if form.endswith("ي"):
        return any(gender(scene.words.items[n].form) != "f" for n in range(first, at))
    return form.endswith(("اء", "يا")) or shown != {"f"}


MAQSURA = "ى"
"""Ends few adjectives («الكبرى», «الأخرى»)."""
SHORTEST = 6
"""Letters of the shortest word with the article whose last two may be a plural's."""


@lru_cache(maxsize=1 << 16)
def completed(form: str) -> bool:
    """«قواتها من المنطقة»: whether a pronoun completes a noun, so that nothing parts it."""
    if form in noun_class("for_his_part") or form in noun_class("on_him"):
        return True  # «من جانبه نفى …», «ضبطت في حوزته بندقية»
    if form.endswith("ه"):
        return len(form) > 3 and is_noun(form[:-1])
    ending = ("ها", "هم", "هما", "ته")
    return len(form) >= SHORTEST and form.endswith(ending)


def of_office(scene: Scene, at: int) -> bool:
    """«وزير خارجية المغرب»: what stands between an office and its country is no adjective."""
    return not stems(scene.words.items[at].form).isdisjoint(noun_class("office"))


def for_use(scene: Scene, at: int) -> bool:
    """«سفينة شحن», «طائرة استطلاع»: what a thing is for."""
    return not stems(scene.words.items[at - 1].form).isdisjoint(noun_class("for_use"))


def of_task(scene: Scene, at: int) -> bool:
    """«قوات حفظ السلام», «مناطق خفض التصعيد»: what a body of people or a ground is for."""
    before = stems(scene.words.items[at - 1].form)
    known = any(not before.isdisjoint(noun_class(name)) for name in ("force", "wide", "here"))
    if not known or scene.definite(at - 1):
        return False
    readings = verb_forms(scene.words.items[at].form)
    masdar = any(r.tense == "masdar" and not r.proclitics and not r.object for r in readings)
    return masdar and at + 1 < scene.stop(at) and scene.definite(at + 1)


def of_a_road(scene: Scene, at: int) -> bool:
    """«الطريق الرئيس»: the main one, and no head of anything."""
    if scene.words.items[at].form != CHIEF:
        return False
    before = stems(scene.words.items[at - 1].form)
    return any(not before.isdisjoint(noun_class(name)) for name in ("here", "streets", "town"))


CHIEF = "الرئيس"


def named_by_deed(scene: Scene, at: int) -> bool:
    """Whether a definite passive participle names someone by what a preposition brings."""
    return scene.definite(at) and not noun_class("done_to").isdisjoint(
        stems(scene.words.items[at].form)
    )


def sort_of_people(scene: Scene, at: int) -> bool:
    """«القادة العسكريين», «المستوطنين الإسرائيليين»: of what sort or country people are."""
    form, before = scene.words.items[at].form, scene.words.items[at - 1].form
    if form.endswith(("يين", "يون")) and before.endswith(form[-2:]) and nisba_country(form):
        return scene.definite(at - 1)
    people = any(humans().get(stem) == "p" for stem in stems(before))
    return people and form.endswith(("يين", "يون")) and not before.endswith(("ين", "ون", "ات"))


def befallen(scene: Scene, at: int) -> bool:
    """«المهندس المخطوف», «الجندي الأسير»: what befell the one who is named."""
    said, before = stems(scene.words.items[at].form), stems(scene.words.items[at - 1].form)
    if not said.isdisjoint(noun_class("looks")) and not before.isdisjoint(humans()):
        return True  # «الشبان الملثمين»
    if said.isdisjoint(noun_class("prisoner")) and said.isdisjoint(noun_class("casualty")):
        return False
    return any(humans().get(stem) == "s" for stem in before)


def of_his_stay(scene: Scene, at: int) -> bool:
    """«في مقر إقامته», «مكان عمله»: a deed with its pronoun that says what ground is for."""
    before, form = scene.words.form(at - 1), scene.words.items[at].form
    if stems(before).isdisjoint(noun_class("here")) or scene.definite(at - 1) or at in scene.halts:
        return False
    if scene.kinds[at - 2] not in ("prep", "partitive") and not governed(before):
        return False
    return any(r.tense == "masdar" and r.object for r in verb_forms(form))

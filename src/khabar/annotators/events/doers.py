"""Who can do a deed: armed forces, authorities, organisations, people who are not counted."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.events.agreement import nominative
from khabar.annotators.events.named_places import opens_country
from khabar.annotators.events.parts import Place
from khabar.annotators.events.people import humans
from khabar.annotators.events.scene import Scene
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import verb_forms

ORGANISED = ("organization", "group")
OF_PEOPLE = ("collective", "official", "force")
"""Classes of nouns for people that may be spelt like a deed."""
ARMED = ("MIL", "REB", "PRM", "UAF")
"""Sectors of those who bear arms."""


def armed(scene: Scene, place: Place) -> bool:
    """Whether a phrase opens with an armed force, by its noun or by the actor's sector."""
    if named_force(scene, place[0]):
        return True
    if not stems(scene.words.items[place[0]].form).isdisjoint(noun_class("held_ground")):
        return False  # «تجمعات قوات …» are hit
    return any(
        not noun_class("force").isdisjoint(stems(scene.words.items[n].form))
        for n in range(place[0], min(place[0] + 2, place[1]))
    )


def named_force(scene: Scene, at: int) -> bool:
    """Whether an armed force that we know by name opens at a word («حزب السدّ»)."""
    actor = scene.actors.get(at)
    return bool(actor and actor.first == at and actor.value.sector in ARMED)


def able(scene: Scene, place: Place) -> bool:
    """Whether a phrase is rather one who acts than one who is acted on.

    Bodies and forces act («الجيش», «السلطات», «مجهولون»); who is counted, and a single man
    named by his trade, is as a rule told of because something was done to him.
    """
    first = place[0]
    if first in scene.numbers:
        return False
    heads = stems(scene.words.items[first].form)
    if not heads.isdisjoint(noun_class("quantity")):
        return False
    if not heads.isdisjoint(noun_class("collective")):
        return True
    if nominative(scene.words.items[first].form):
        return True
    if any(humans().get(stem) == "s" for stem in heads):
        return False  # «وقتل فيها جندي»
    actor = scene.actors.get(first)
    return bool(actor and actor.first == first and actor.value.kind in ORGANISED)


@lru_cache(maxsize=1 << 14)
def of_own_state(form: str) -> bool:
    """«بلاده», «حكومتها»: whether a folded word is the speaker's state or body, by a pronoun."""
    bare = next((form.removesuffix(p) for p in ("ها", "هم", "نا", "ه") if form.endswith(p)), "")
    named = bare[:-1] + "ة" if bare.endswith("ت") else bare
    return bool(bare) and not noun_class("own_state").isdisjoint((bare, named))


def may_act(scene: Scene, place: Place) -> bool:
    """Whether a phrase can act at all: definite, named, counted, or a noun for people."""
    first = place[0]
    heads = stems(scene.words.items[first].form)
    if opens_country(scene, first):
        return True  # «مدعومة من إيران»
    if not noun_class("fired").isdisjoint(heads):
        return False
    if first not in scene.actors and is_deed(scene.words.items[first].form):
        return False
    if any(scene.definite(n) or n in scene.actors for n in range(*place)):
        return True
    return (
        first in scene.numbers
        or armed(scene, place)
        or not heads.isdisjoint(humans())
        or any(
            not heads.isdisjoint(noun_class(name))
            for name in ("official", "displaced", "collective", "quantity")
        )
    )


@lru_cache(maxsize=1 << 16)
def is_deed(form: str) -> bool:
    """Whether a folded word is the name of a deed («تحرير», «منع») and of no one."""
    heads = stems(form)
    if form.endswith("ات"):
        heads |= stems(form[:-2])  # «اتحادات», «تنظيمات»
    if any(not heads.isdisjoint(noun_class(name)) for name in OF_PEOPLE):
        return False
    return only_deed(form)


@lru_cache(maxsize=1 << 16)
def only_deed(form: str) -> bool:
    """Whether a folded word is a verbal noun and nothing else («التجارة», «الأحكام»)."""
    readings = verb_forms(form)
    return bool(readings) and all(r.tense == "masdar" for r in readings)


def no_doer(scene: Scene, place: Place) -> bool:
    """Whether a phrase opens with the name of a deed, a pointer or the like («ذلك», «للمرة»)."""
    if scene.words.form(place[0] - 1) in noun_class("any_one"):
        return True  # «لم تتبنَّ أي جهة …»
    if place[0] in scene.actors or opens_country(scene, place[0]):
        return False
    if _state(scene, place[0]):
        return True  # «معلناً», «مستخدماً بندقية»: how someone did it
    pointing = scene.kinds[place[0]] == "demonstrative" and place[1] - place[0] > 1
    form = scene.words.items[place[0] + pointing].form  # «تلك الميليشيات»
    heads = stems(form)
    if not heads.isdisjoint(noun_class("charge")):
        return True  # «بتهم تبييض الأموال»
    if not heads.isdisjoint(noun_class("published")):
        return False  # a statement accuses for those who gave it out
    parted = any(scene.kinds[n] == "partitive" for n in range(place[0] + 1, place[1]))
    if parted and not noun_class("quantity").isdisjoint(heads):
        return False  # «أعداد كبيرة من القوات» is no «إعداد»
    if not noun_class("plot").isdisjoint(heads):
        return True  # «مخطط كان سيستهدف …»
    return is_deed(form) or not noun_class("no_doer").isdisjoint(heads)


def _state(scene: Scene, at: int) -> bool:
    """Whether a word is an indefinite participle with a tanwin."""
    form = scene.words.items[at].form
    if not form.endswith("ا") or scene.definite(at) or form in noun_class("own_article"):
        return False
    readings = verb_forms(form)
    participle = bool(readings) and all(r.tense.endswith("participle") for r in readings)
    return participle and stems(form).isdisjoint(humans())


def human(scene: Scene, place: Place) -> bool:
    """Whether a phrase names people, a body of them, or a name we know for one."""
    first = place[0]
    heads = stems(scene.words.items[first].form)
    if first in scene.actors or able(scene, place) or armed(scene, place):
        return True
    return not heads.isdisjoint(humans()) or any(
        not heads.isdisjoint(noun_class(name)) for name in ("official", "displaced", "plural")
    )


def is_weapon(scene: Scene, place: Place) -> bool:
    """«عبوة ناسفة تستهدف»: a bomb or a shell is what it was done with, not who did it."""
    return not noun_class("device").isdisjoint(stems(scene.words.items[place[0]].form))


def moved(scene: Scene, place: Place) -> bool:
    """«أرسلت ست طائرات», «زرعوا لغماً»: forces and arms that are moved, not moved against."""
    return any(
        not noun_class(name).isdisjoint(stems(scene.words.items[here].form))
        for here in range(place[0], min(place[0] + 2, place[1]))
        for name in ("force", "weapon", "bomb", "device")
    )


def is_town(scene: Scene, place: Place) -> bool:
    """Whether a phrase opens with a plain word for a town or a region: no one who acts."""
    heads = stems(scene.words.items[place[0]].form)
    return any(not heads.isdisjoint(noun_class(name)) for name in ("plaintown", "streets"))

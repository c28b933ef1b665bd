"""Words for a deed that is only named and not told: in a name, a title, the scene of it."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.events.scene import Scene
from khabar.annotators.events.triggers import Candidate, candidates
from khabar.lexicon.company import noun_class, stems

NAMED = 3
"""Words after a quotation mark within which a name's deed stands."""
ORGANISING, OF = "تنظيم", "من"


def in_quoted_name(scene: Scene, at: int) -> bool:
    """«قضية "اقتحام السجون"»: the name of a case, a work or a slogan, in quotation marks."""
    first = scene.start(at)
    for here in range(at - 1, max(first, at - NAMED) - 1, -1):
        if scene.kinds[here] == "stop":
            return False
        if scene.kinds[here] == "quote":
            back = here - 2 if here - 1 > first and scene.words.form(here - 1) == "ب" else here - 1
            named = noun_class("named_by")
            return back >= first and not stems(scene.words.items[back].form).isdisjoint(named)
    return False


def in_a_name(scene: Scene, at: int) -> bool:
    """Whether the word is part of an actor's name, beyond its first word or in a proper one."""
    actor = scene.actors.get(at)
    if actor is not None and actor.first == at and _says_more(scene.words.items[at].form):
        return False  # «متهماً إسرائيل بـ»: the participle is no part of the name
    if actor is not None and actor.first < at and _any_one(scene, actor.first, at):
        return False  # «لم تتبنَّ أي جهة الهجوم»: «جهة» is indefinite and ends before it
    if actor is None:
        return any(p.first <= at < p.stop for p in scene.near(scene.places, at))
    return actor.stop - actor.first > 1 or actor.value.mention == "name"


def _any_one(scene: Scene, first: int, at: int) -> bool:
    """Whether «أي» stands before a noun, which a definite word right behind it cannot complete."""
    whoever = first > scene.start(at) and scene.words.form(first - 1) in noun_class("any_one")
    return whoever and at == first + 1 and scene.definite(at)


@lru_cache(maxsize=1 << 14)
def _says_more(form: str) -> bool:
    """Whether a folded word is a participle that goes on with what someone says or does."""
    return any(c.sense.row.pos == "participle" and c.sense.row.subject for c in candidates(form))


def organised(scene: Scene, at: int, possible: tuple[Candidate, ...]) -> bool:
    """«تنظيم مليونية», «عدداً من الشهداء»: what is organised or counted, and no name."""
    actor = scene.actors.get(at)
    if actor is not None and actor.value.mention != "name":
        if scene.kinds[at] == "verb" and actor.value.mention != "alias":
            return True  # «أفراد شرطة يعذبون …», and not «إسلام آباد»
        if actor.first == at and any(c.sense.row.casualty for c in possible):
            return True  # «أوقعت ضحايا مدنيين»
    before = scene.words.form(at - 1)
    dead = any(candidate.sense.row.casualty for candidate in possible)
    counted = actor is not None and actor.value.mention == "noun"
    counted = counted and not stems(before).isdisjoint(noun_class("quantity"))
    if counted and not stems(scene.words.form(at)).isdisjoint(noun_class("dead_or_hurt")):
        return True  # «أوقعت عشرات القتلى»
    if before == OF:
        return dead
    if before.lstrip("بلو") != ORGANISING:
        return False
    return any(candidate.sense.row.type in ("PROTEST", "CONSULT") for candidate in possible)


def only_named(scene: Scene, at: int, reading: Candidate) -> bool:
    """«موقع الانفجار», «أسباب الاشتباكات», «عصابة مختصة بخطف …»: named, and not told."""
    first = scene.start(at)
    before = stems(scene.words.items[at - 1].form) if at > first else frozenset()
    if reading.definite and not before.isdisjoint(noun_class("scene_of")):
        return True
    return not before.isdisjoint(noun_class("given_to"))

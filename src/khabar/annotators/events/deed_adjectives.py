"""The adjectives of a deed's noun that has no article: «هجوم واسع النطاق», «حصاراً مشدداً»."""

from __future__ import annotations

from khabar.annotators.events.named_places import opens_place
from khabar.annotators.events.people import humans
from khabar.annotators.events.proclitics import led
from khabar.annotators.events.qualifiers import describes
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.triggers import Row
from khabar.annotators.events.word_kinds import is_noun
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.gazetteer import nisba_country
from khabar.lexicon.verbs import verb_forms

SHORTEST = 4
"""Letters of the shortest word whose last one may be the alef of a tanwin."""


def with_adjectives(scene: Scene, at: int, stop: int, row: Row) -> int:
    """One past the adjectives that follow the noun of a deed at word ``at``."""
    end = at + 1
    while end < stop and _free(scene, end):
        if _false_construct(scene, end, stop):
            end += 2
            continue
        plain = _plain(scene, end) and not _doers(scene, end, hurt=bool(row.casualty))
        if not (plain or _of_kind(scene, at, end, row) or _agrees(scene, at, end, stop, row)):
            break
        end += 1
    return end


def _free(scene: Scene, at: int) -> bool:
    """Whether a word may be an adjective at all: no event, no count, nothing that is led."""
    if scene.kinds[at] not in ("", "either") or at in scene.halts or at in scene.on_time:
        return False
    return at not in scene.numbers and not scene.definite(at) and not led(scene, at)


def _plain(scene: Scene, at: int) -> bool:
    if scene.words.items[at].form == "عدة":
        return True  # «إضرابات عدة»
    return describes(scene, at) or nation(scene, at)


def _doers(scene: Scene, at: int, *, hurt: bool) -> bool:
    """«جرح آخرين», «اقتحام مسلحين»: others, and no adjective."""
    form = scene.words.items[at].form
    return (hurt or form.endswith(("ين", "ون"))) and not stems(form).isdisjoint(humans())


def nation(scene: Scene, at: int) -> bool:
    """Whether a word is an adjective of nationality, with a tanwin or without one."""
    form = scene.words.items[at].form
    if nisba_country(form):
        return True
    if any(place.first == at for place in scene.near(scene.places, at)):
        return False  # «إسبانيا», and not «إسبانياً»
    return form.endswith("يا") and nisba_country(form[:-1]) is not None


def _false_construct(scene: Scene, at: int, stop: int) -> bool:
    """«متعدد المحاور», «واسعة النطاق»: an adjective that a definite noun completes."""
    if stems(scene.words.items[at].form).isdisjoint(noun_class("false_construct")):
        return False
    return at + 1 < stop and scene.definite(at + 1) and at + 1 not in scene.halts


def _of_kind(scene: Scene, at: int, here: int, row: Row) -> bool:
    """«هجوم إرهابي», «تفجير انتحاري»: the sort of a deed, and not who did it.

    Before «نفسه» it is he («تفجير انتحاري نفسه»).
    """
    form, deed = scene.words.items[here].form, scene.words.items[at].form
    if row.casualty or form.removesuffix("ا") not in noun_class("sort_of_deed"):
        return False
    if row.object != "actor" and stems(deed).isdisjoint(noun_class("deed_of_sort")):
        return False
    return scene.words.form(here + 1) not in noun_class("reflexive")


def _agrees(scene: Scene, at: int, here: int, stop: int, row: Row) -> bool:
    """«حصاراً مشدداً», «تفتيشاً دقيقاً», «اشتباكات متقطعة»: a word in the noun's own ending."""
    form, deed = scene.words.items[here].form, scene.words.items[at].form
    if (
        len(form) < SHORTEST
        or (len(form) == SHORTEST and form[-1] != "ة")
        or here in scene.actors
        or opens_place(scene, here)
    ):
        return False
    if is_noun(form) or not stems(form).isdisjoint(humans()):
        return False
    tenses = {r.tense for r in verb_forms(form)} | {r.tense for r in verb_forms(form[:-1])}
    participle = "active_participle" in tenses or "passive_participle" in tenses
    if "masdar" in tenses or (participle and _governs(scene, here, stop)):
        return False  # «شن هجوماً مستهدفاً مواقع …»
    if deed.endswith("ا") and len(deed) > SHORTEST:
        return form.endswith("ا")
    alike = form.endswith("ة") and deed.endswith(("ة", "ات"))
    unknown = not tenses and not (here + 1 < stop and scene.definite(here + 1))
    if alike and unknown and row.object in ("actor", "") and not row.casualty:
        return True  # «معركة شرسة قُتل فيها …»
    alike = alike and row.object == "actor"
    return alike and participle and "perfect" not in tenses


def _governs(scene: Scene, at: int, stop: int) -> bool:
    """Whether a bare noun right after a participle may be its object."""
    after = at + 1
    if after >= stop or scene.kinds[after] not in ("", "either"):
        return False
    form = scene.words.items[after].form
    same = form.endswith(scene.words.items[at].form[-1])
    return after not in scene.on_time and not led(scene, after) and not same

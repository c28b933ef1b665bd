"""Whether a word that is spelt like a verb and like a noun is the verb where it stands."""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.government import light_noun
from khabar.annotators.events.named_places import opens_place
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.verb_or_noun import acts
from khabar.annotators.events.word_kinds import FINITE
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import verb_forms
from khabar.text.view import fold

SHORTEST = 3
"""Letters of the shortest word whose last alef may be a tanwin's («تجمعاً ضمّ …»)."""
OPENED = frozenset({"relative", "sub", "next", "itself", "particle", "pronoun", "aux", "which"})


def is_verb(scene: Scene, at: int, found: list[Chunk]) -> bool:
    """Whether a word that may be a verb or a noun is the verb here."""
    if at in scene.halts or _stopping(scene, at):
        return False
    if _goes_over(scene, at):
        return True
    if at + 1 in scene.halts and scene.words.items[at].form in noun_class("came_about"):
        return True  # «منذ اجتياح العاصمة جرى إغلاق …»
    if scene.words.form(at) in noun_class("laid_on") and scene.words.form(at + 1) == "الي":
        return True  # «هجوم نُسب إلى الفصيل»
    before = found[-1].kind if found else "stop"
    if before == "noun" and _for_his_part(scene, at, found[-1]):
        return True
    if before in OPENED:
        either = scene.kinds[found[-1].first] == "or" and found[-1].kind == "particle"
        return not (either and light_noun(scene.words.items[at].form))  # «أو شنّ هجوم»
    last = scene.words.items[at - 1].form if found and before == "noun" else ""
    if last.endswith("ا") and len(last) > SHORTEST and not scene.definite(at - 1):
        return any(r.tense in FINITE for r in verb_forms(scene.words.items[at].form))
    return acts(scene, at, True)


def _goes_over(scene: Scene, at: int) -> bool:
    """«انفجار هزّ المدينة»: behind a bare event, before the ground that it went over."""
    if at - 1 not in scene.halts or at - 1 in scene.verbs or scene.definite(at - 1):
        return False
    form, after = scene.words.items[at].form, scene.words.form(at + 1)
    ground = not stems(after).isdisjoint(noun_class("placeword") | noun_class("plaintown"))
    ground = ground or opens_place(scene, at + 1)
    goes = noun_class("goes_over")
    return ground and any(
        r.tense == "perfect" and not r.proclitics and fold(r.lemma) in goes
        for r in verb_forms(form)
    )


def _stopping(scene: Scene, at: int) -> bool:
    """«اتفاق وقف إطلاق النار»: the noun, where what is stopped comes right behind it."""
    form = scene.words.items[at].form
    return form in noun_class("stopping") and scene.words.form(at + 1) in noun_class("stopped")


def _for_his_part(scene: Scene, at: int, before: Chunk) -> bool:
    """«من جانبه نفى المدير …», «بدوره ردّ المتحدث …»: what opens a sentence before its verb."""
    opens = bool(before.prep) and before.stop == at and before.first <= scene.start(at) + 1
    if not opens or scene.words.items[before.stop - 1].form not in noun_class("for_his_part"):
        return False
    return any(r.tense == "perfect" for r in verb_forms(scene.words.items[at].form))


def _after_verb(scene: Scene, at: int, found: list[Chunk]) -> bool:
    """Whether a word that names no event stands right after a verb."""
    if not found or at in scene.halts:
        return False
    return found[-1].kind == "verb" and found[-1].stop == at


def ours_after_verb(scene: Scene, at: int, found: list[Chunk]) -> bool:
    """«توجهت فرقنا»: right after a verb, a noun of ours that is spelt like a verb of ours."""
    if not _after_verb(scene, at, found):
        return False
    form = scene.words.items[at].form
    readings = verb_forms(form)
    bare = any(r.tense == "perfect" and not r.proclitics for r in readings)
    if form.endswith("نا") and bare:
        return True
    # «ألقى سرب من الطائرات»: no perfect follows a verb
    told = [r for r in readings if not r.proclitics]
    past = bool(told) and all(r.tense == "perfect" for r in told)
    return past and not form.endswith(("وا", "ت")) and not told[0].object


def deed_after_verb(scene: Scene, at: int, found: list[Chunk]) -> bool:
    """«تعذّر عقد الاجتماع», «تم فتح الطريق»: right after a verb, a deed that carries events."""
    if not _after_verb(scene, at, found):
        return False
    form = scene.words.items[at].form
    return form[:1] not in "وفيتس" and light_noun(form)


def there_after_verb(scene: Scene, at: int, found: list[Chunk]) -> bool:
    """«لا توجد خطط لـ»: what is there is a noun, spelt like a verb in the perfect or not."""
    if not _after_verb(scene, at, found):
        return False
    form = scene.words.items[at].form
    before = scene.words.items[found[-1].first].form
    return form[:1] not in "وفيتسنا" and before[-4:] in noun_class("there_is")

"""Whether a word that may be a verb or a noun stands where a verb stands."""

from __future__ import annotations

from functools import cache, lru_cache

from khabar.annotators.events.agreement import gender, nominative
from khabar.annotators.events.doers import only_deed
from khabar.annotators.events.first_person import ours
from khabar.annotators.events.government import happens, light, light_noun, reporting
from khabar.annotators.events.opened import led_over, placed
from khabar.annotators.events.people import humans
from khabar.annotators.events.phrases_before import subject_before
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.word_kinds import BOUNDS, FINITE, governed, is_noun
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import is_masdar, verb_forms
from khabar.text.view import fold

CLAUSE = 12
"""Words back to which the verb of a word's clause is looked for."""
GOVERNING = ("prep", "partitive", "between")
"""Kinds of word after which a noun stands."""
DAMMA = "\u064f"
AWAY = 10
"""Words from «جرى» to the deed that took place, at most."""


@cache
def that() -> frozenset[str]:
    """The openers after which a noun is as likely as a verb (أنّ and أنْ look alike)."""
    return noun_class("that")


def acts(scene: Scene, at: int, also_noun: bool) -> bool:
    """Whether a word that may be a verb stands where a verb stands."""
    kind = scene.kinds[at]
    if kind == "verb" and not also_noun:
        return True
    form = scene.words.items[at].form
    if form.startswith(("ي", "وي", "سي", "وسي", "ست")):
        return True
    if at == scene.start(at):
        return True
    if kind == "verb" and at + 1 < scene.stop(at) and scene.kinds[at + 1] == "resumptive":
        return True  # «مواجهات قُتل فيها …»
    if led_over(scene, at) or placed(scene, at):
        return True  # «إلى ذلك بحث الوزير …», «وفي حلب قصف الجيش …»
    if also_noun and _passive_shown(scene, at):
        return True  # «بعد معركة قُتل فيها ثلاثة»
    before, word = scene.kinds[at - 1], scene.words.items[at - 1].form
    if also_noun and form in noun_class("reason") and governed(scene.words.form(at + 1)):
        return False  # «… دعماً للفصيل», and not the two who supported
    if before == "quote" and at - 2 >= scene.start(at) and scene.kinds[at - 2] in GOVERNING:
        return False  # «إلى "نصب كاميرات»
    if before in ("quote", "sub", "stop") and ours(form):
        return True  # «قال: "قصفنا …"»
    if before in ("relative", "negation", "kad", "aux", "pronoun", "next", "itself"):
        return True
    if word == "وقت" and scene.kinds[at - 2] == "prep":
        return True  # «في وقت قصف الطيران …»
    if before == "sub":
        return not also_noun or word not in that()
    if before == "verb" and all(r.proclitics[:1] == "و" for r in verb_forms(form)):
        return True  # «قُتلوا وأُسر ثلاثة آخرون»
    if before in GOVERNING or before == "verb":
        return False
    if also_noun and _declares(word):
        return False  # «معلنةً رفضها الخطة»
    if also_noun and accompanies(word):
        return False  # «سبقه قصف مدفعي», «تخللها إطلاق نار»
    carried = not noun_class("carrier").isdisjoint(stems(word)) and not scene.definite(at - 1)
    if also_noun and carried:
        return False  # «إفشال محاولة تسلل»
    if also_noun and (happens(word) or _took_place(scene, at)):
        return False  # «وجرى خلال اللقاء، …، بحث سبل التعاون»
    behind = form.endswith(OWNED) or before == "stop" or (form[:1] != "و" and scene.ended(at - 1))
    if also_noun and behind and (_resumes(scene, at) or _goes_on(scene, at)):
        return False  # «واصل الطيران صباح اليوم قصفه مواقع …», «جدّد، فجر الجمعة، قصف …»
    if also_noun and before in ("", "either", "prep", "adverb") and accompanies(form):
        return True  # «حملة تخللها اعتقال …»
    if before == "stop":
        return True
    if also_noun and at - 1 in scene.on_time and form.startswith("و") and _listed(scene, at):
        return False  # «على هدنة يومين وسحب الآليات»
    if before == "adverb" or at - 1 in scene.on_time or _then(form):
        return True
    if also_noun and before in ("", "either") and light_noun(word):
        return False  # «فرض حظر», «شنّ هجوم»
    if also_noun and before in ("", "either") and _pronoun_after_noun(scene, at):
        return _subject_after(scene, at + 1)
    if also_noun and before in ("", "either") and _of_someone(scene, at):
        return True  # «على رجل قتل زوجته»
    led = at - 2 >= scene.start(at) and scene.kinds[at - 2] in GOVERNING
    if also_noun and _deed_beside(scene, at):
        return False  # «وقف القتال وتمكين ودعم المؤسسات»
    if form.startswith("و") and (before != "either" or led):  # «إلى شقته وقتلها»
        return not (also_noun and deed_led(scene, at))
    return not _has_verb(scene, at) and subject_before(scene, at) is not None


def _passive_shown(scene: Scene, at: int) -> bool:
    """Whether a damma on its first letter, or «فيها» behind it, shows a verb and no deed's name."""
    word = scene.words.items[at]
    past = [r for r in verb_forms(word.form) if r.tense == "perfect" and r.person == 3]
    if not past:
        return False
    skip = min(len(r.proclitics) for r in past)
    if word.span.of(scene.words.text)[skip + 1 : skip + 2] == DAMMA:
        return True
    if scene.kinds[at - 1] not in ("", "either") or scene.ended(at - 1):
        return False
    return scene.words.form(at + 1) in noun_class("in_which") and not past[0].object


OWNED = ("ها", "هم", "ه")
"""Pronouns of those who go on with a deed of theirs."""


def _goes_on(scene: Scene, at: int) -> bool:
    """Whether a verb of doing or going on stands before, which may be spelt like a noun."""
    for here in range(at - 1, max(scene.start(at), at - CLAUSE) - 1, -1):
        if scene.kinds[here] in BOUNDS and scene.kinds[here] != "verb":
            return False
        if scene.kinds[here] != "either":
            continue
        readings = verb_forms(scene.words.items[here].form)
        if any(r.tense == "imperfect" and light(r.lemma) in ("do", "control") for r in readings):
            return True
    return False


def _resumes(scene: Scene, at: int) -> bool:
    """Whether a verb of going on stands before, with only its subject and a time behind it."""
    for here in range(at - 1, max(scene.start(at), at - CLAUSE) - 1, -1):
        kind = scene.kinds[here]
        if here in scene.on_time or kind in ("adverb", "quote"):
            continue
        if kind == "stop" and (here - 1 in scene.on_time or here + 1 in scene.on_time):
            continue
        if kind in BOUNDS or kind in GOVERNING:
            return kind == "verb" and _continues(scene.words.items[here].form)
        if kind == "either" and _continues(scene.words.items[here].form):
            return True
    return False


@lru_cache(maxsize=1 << 12)
def _declares(form: str) -> bool:
    """Whether a folded word is a participle of saying, which a noun is the object of."""
    readings = (*verb_forms(form), *(verb_forms(form[:-1]) if form.endswith("ا") else ()))
    return any(r.tense == "active_participle" and r.lemma in reporting() for r in readings)


@lru_cache(maxsize=1 << 12)
def accompanies(form: str) -> bool:
    """Whether a folded word is a verb of coming with another deed, with its pronoun."""
    deeds = noun_class("accompanies")
    return any(r.tense in FINITE and r.object and fold(r.lemma) in deeds for r in verb_forms(form))


@lru_cache(maxsize=1 << 12)
def _continues(form: str) -> bool:
    """Whether a folded word is a verb of going on with a deed («واصل», «كثّف»)."""
    goes_on = noun_class("goes_on_with")
    return any(r.tense in FINITE and fold(r.lemma) in goes_on for r in verb_forms(form))


def _took_place(scene: Scene, at: int) -> bool:
    """Whether a verb of taking place stands before, with a place or a time and no subject yet."""
    first = scene.start(at)
    for here in range(at - 2, max(first, at - AWAY) - 1, -1):
        form = scene.words.items[here].form
        if scene.kinds[here] not in ("verb", "either") or not happens(form):
            continue
        after = scene.kinds[here + 1]
        return after in ("prep", "stop", "adverb") or here + 1 in scene.on_time
    return False


@lru_cache(maxsize=1 << 14)
def _then(form: str) -> bool:
    """«فقتل منهم ثلاثة»: whether a word is a verb in the perfect with ف written onto it."""
    readings = verb_forms(form) if form[:1] == "ف" else ()
    return any(r.tense == "perfect" for r in readings) and all(
        r.proclitics[:1] == "ف" for r in readings
    )


def deed_led(scene: Scene, at: int) -> bool:
    """«إلى وقف القتال وتبادل …», «بتدمير منزل وقتل …»: goes on with a deed under one."""
    first = scene.start(at)
    for here in range(at - 1, max(first, at - CLAUSE) - 1, -1):
        if scene.kinds[here] in BOUNDS or scene.kinds[here] == "quote":
            return False
        form = scene.words.items[here].form
        led = governed(form) in ("ب", "ل")
        led = led or (here > first and scene.kinds[here - 1] in ("prep", "partitive"))
        if here > first + 1 and not noun_class("carrier").isdisjoint(
            stems(scene.words.items[here - 1].form)
        ):
            led = led or scene.kinds[here - 2] == "prep"  # «على عملية تسليم … وتبادل …»
        if led and is_masdar(form):
            return True
    return False


def _listed(scene: Scene, at: int) -> bool:
    """Whether a phrase of a preposition and a time stands right before, under a verb of accord."""
    first = at - 1
    while first > scene.start(at) and first in scene.on_time:
        first -= 1
    led = first > scene.start(at) and scene.kinds[first - 1] == "prep"
    back = range(max(scene.start(at), first - AWAY), first)
    accords = any(
        not stems(scene.words.items[n].form).isdisjoint(noun_class("accords")) for n in back
    )
    return led and accords


def _deed_beside(scene: Scene, at: int) -> bool:
    """Whether a bare deed, joined or governed, stands right before a word with «و»."""
    form, before = scene.words.items[at].form, scene.words.items[at - 1].form
    if form[:1] != "و" or not is_masdar(form.removeprefix("و")) or scene.definite(at - 1):
        return False
    bare = before.removeprefix("و") if before[:1] == "و" and is_masdar(before[1:]) else before
    led = bare != before or (at - 2 >= scene.start(at) and scene.kinds[at - 2] in GOVERNING)
    return led and only_deed(bare)


def _of_someone(scene: Scene, at: int) -> bool:
    """Whether a perfect describes the one person named without the article right before it."""
    before = scene.words.items[at - 1].form
    if scene.definite(at - 1) or at - 1 in scene.numbers or at + 1 >= scene.stop(at):
        return False
    if not any(humans().get(stem) == "s" for stem in stems(before)) or before.endswith("ا"):
        return False
    form = scene.words.items[at].form
    wanted = "f" if gender(before) == "f" else "m"
    readings = verb_forms(form)
    past = any(
        r.tense == "perfect"
        and r.person == 3
        and r.number == "s"
        and r.gender == wanted
        and not r.proclitics
        for r in readings
    )
    after = scene.words.items[at + 1].form
    return past and (
        scene.definite(at + 1) or after.endswith(("ه", "ها")) or after in noun_class("behind_verb")
    )


def _pronoun_after_noun(scene: Scene, at: int) -> bool:
    """«هجوم شنه …», «محاولة قتله …»: a pronoun on the word, a bare noun before it."""
    form = scene.words.items[at].form
    forms = verb_forms(form)
    if not any(v.object and v.tense == "perfect" and v.person == 3 for v in forms):
        return False
    if any(v.proclitics for v in forms) or not is_masdar(form):
        return False
    return not scene.ended(at - 1)


def past_time(scene: Scene, at: int) -> int:
    """«هجوم شنّه، فجر السبت، مسلحون»: past a time between commas, else ``at`` itself."""
    if at >= scene.stop(at - 1) or scene.kinds[at] != "stop":
        return at
    here, stop = at + 1, scene.stop(at)
    while here < stop and here in scene.on_time:
        here += 1
    timed = here > at + 1 and here + 1 < stop and scene.kinds[here] == "stop"
    return here + 1 if timed else at


def _subject_after(scene: Scene, at: int) -> bool:
    """«هجوم شنه مسلحون», and not «محاولة قتله أثارت …» or «وقف قصفه المدفعي»."""
    at = past_time(scene, at)
    if at >= scene.stop(at - 1) or at in scene.on_time or scene.kinds[at] not in ("", "either"):
        return False
    form = scene.words.items[at].form
    if governed(form):
        return False
    actor = scene.actors.get(at)
    return bool(actor and actor.first == at) or nominative(form) or is_noun(form)


def _has_verb(scene: Scene, at: int) -> bool:
    """Whether a verb stands before the word in its own clause."""
    for here in range(at - 1, max(scene.start(at), at - CLAUSE) - 1, -1):
        if scene.kinds[here] == "verb":
            if scene.words.items[here].form in noun_class("is_called"):
                continue  # «إن ضابطاً يُدعى سالم قُتل …»
            return True
        if scene.kinds[here] in BOUNDS or scene.kinds[here] == "quote":
            return False
    return False

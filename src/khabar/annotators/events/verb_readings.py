"""Whether a reading of a word as a verb tells of someone, and is not of another verb or a noun."""

from __future__ import annotations

from khabar.annotators.events.agreement import gender
from khabar.annotators.events.doers import able, armed, is_deed
from khabar.annotators.events.first_person import we_perfect
from khabar.annotators.events.government import light
from khabar.annotators.events.named_places import opens_place
from khabar.annotators.events.phrases_before import subject_before
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.triggers import Candidate
from khabar.annotators.events.word_kinds import FINITE, TANWIN, is_closed
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.person_names import name_kind
from khabar.lexicon.verbs import VerbForm, verb_forms

SHADDA = "\u0651"
SAID_BY_US = frozenset({"REQUEST", "REJECT", "ACCUSE", "THREATEN"})
"""Types that are done by being said in the first person."""
BEFORE_IMPERFECT = frozenset({"لم", "لن", "ان", "سوف", "كي", "لكي"})
JUSSIVE = frozenset({"لم", "لن"})
"""Particles that only a verb in the imperfect follows."""


def may_be_verb(scene: Scene, at: int, reading: Candidate) -> bool:
    """Whether a verb's form tells of others, and is not a number, a particle or a tanwin noun."""
    verb = reading.verb
    form = scene.words.items[at].form
    if verb is None or (
        verb.person != 3
        and not _ours(form, reading)
        and not we_did(scene, at, verb, reading.sense.row.type)
    ):
        return False
    if TANWIN in scene.words.items[at].span.of(scene.words.text):
        return False  # «زحفاً»
    if (is_closed(form) and scene.kinds[at] != "verb") or at in scene.numbers:
        return False
    if name_kind(form.removeprefix("و")) == "given" and _ends_here(scene, at + 1):
        return False  # «ونجلاه نضال، وياسر.»
    women = verb.number == "p" and verb.gender == "f" and verb.tense == "perfect"
    if women and opens_place(scene, at):
        return False  # «محافظ عدن»: a town, and no women who came back
    if form[-1:] == "ا" and scene.kinds[at] == "":
        return False  # «وزيراً»
    after = scene.words.form(at + 1) if at + 1 < scene.stop(at) else ""
    plain = form[-1:] == "ا" and not verb.object
    if plain and after[-1:] == "ا" and scene.kinds[at] == "either":
        return False  # «بسنتين حبساً نافذاً»
    if form in noun_class("doubled") and verb.lemma[-1] != SHADDA:
        return at > scene.start(at) and scene.kinds[at - 1] == "negation"  # «لم تستعد»
    if verb.number == "d" and verb.tense == "perfect" and verb.gender != "f":
        return subject_before(scene, at) is not None
    if verb.voice == "passive" and reading.sense.row.type == "REQUEST":
        return False
    if verb.voice == "passive" and any(
        v.lemma != verb.lemma and v.voice != "passive" and v.tense in FINITE and v.person == 3
        for v in verb_forms(form)
    ):
        return False  # «توصّل» before «تُوصَل»
    if _another(scene, at, verb):
        return False
    if verb.tense != "imperfect" and scene.words.form(at - 1).lstrip("وف") in JUSSIVE:
        return at == scene.start(at)  # «لم توقّع», and not «توقّع»
    return bool(
        not verb.proclitics
        or form in noun_class("and_first")
        or _and_fled(scene, at, verb)
        or all(v.proclitics or v.tense not in ("perfect", "imperfect") for v in verb_forms(form))
    )


def _and_fled(scene: Scene, at: int, verb: VerbForm) -> bool:
    """«وفرّت مئات الأسر», unmarked like «وفّرت»: whether people follow who flee."""
    near = range(at + 1, min(at + 3, scene.stop(at)))
    people = noun_class("displaced")
    return verb.lemma == FLEES and any(
        not people.isdisjoint(stems(scene.words.items[n].form)) for n in near
    )


FLEES = "فرّ"


def _ours(form: str, reading: Candidate) -> bool:
    """«ندعو», «نرفض», «سنرد»: what they say that they do, in a word of no other reading."""
    verb = reading.verb
    if verb is None or verb.tense != "imperfect" or verb.person != 1 or verb.number == "s":
        return False
    if "س" not in verb.proclitics and reading.sense.row.type not in SAID_BY_US:
        return False
    return all(v.person == 1 and v.tense == "imperfect" for v in verb_forms(form))


def _ends_here(scene: Scene, at: int) -> bool:
    """Whether a sentence or a pause comes at a word, so that no verb has a subject there."""
    return at >= scene.stop(at - 1) or scene.kinds[at] in ("stop", "quote", "mark")


def she_does(scene: Scene, at: int, verb: VerbForm) -> VerbForm | None:
    """«تقاتل قوات …»: before a feminine noun no masculine past, where it may be what she does."""
    form = scene.words.items[at].form
    lead = len(verb.proclitics)
    if verb.tense != "perfect" or verb.gender != "m" or form[lead : lead + 1] != "ت":
        return None
    if at + 1 >= scene.stop(at) or at + 1 in scene.on_time:
        return None
    if scene.kinds[at + 1] not in ("", "either") or gender(scene.words.form(at + 1)) != "f":
        return None
    told = [r for r in verb_forms(form) if r.tense == "imperfect" and r.person == 3]
    hers = [r for r in told if r.gender == "f" and r.number == "s" and r.voice != "passive"]
    return next((r for r in hers if light(r.lemma)), hers[0] if hers else None)


def _another(scene: Scene, at: int, verb: VerbForm) -> bool:
    """«تسلم لبنان دفعة»: in the past of one verb rather than what she does of another."""
    if she_does(scene, at, verb) is not None:
        return True
    form = scene.words.items[at].form
    lead = verb.proclitics
    if verb.tense != "imperfect" or lead not in ("", "و", "ف") or form[len(lead)] != "ت":
        return False
    if scene.words.form(at - 1).lstrip("وف") in BEFORE_IMPERFECT:
        return False  # «لم توقّع على …», «من المنتظر أن توقّع …»
    if at > scene.start(at) and gender(scene.words.items[at - 1].form) == "f":
        return False  # «معتقلات تمنع عنهم …»
    past = any(
        v.lemma != verb.lemma
        and v.tense == "perfect"
        and v.person == 3
        and v.proclitics == lead
        and (not lead or light(v.lemma))  # «وتوصل الطرفان إلى …», and not «وتمنع السكان»
        for v in verb_forms(form)
    )
    return past and (at + 1 >= scene.stop(at) or gender(scene.words.items[at + 1].form) != "f")


def we_did(scene: Scene, at: int, verb: VerbForm, kind: str) -> bool:
    """Whether «قصفنا» is «we shelled» and not «… shelled us»: no one who can do it follows.

    ``kind`` is the PLOVER type that the verb would have.
    """
    form = scene.words.items[at].form
    if not we_perfect(verb, form):
        return False
    after = (at + 1, at + 2)
    if at + 1 >= scene.stop(at) or scene.kinds[at + 1] not in ("", "either"):
        return True
    if kind == "ASSAULT" and is_deed(scene.words.items[at + 1].form):
        return False  # «استهدفنا القصف»
    return not (scene.definite(at + 1) and (able(scene, after) or armed(scene, after)))

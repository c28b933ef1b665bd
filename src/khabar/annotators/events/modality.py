"""Whether an event happened, is planned, possible, demanded or denied: by what governs its word.

A cue counts only where it governs: the particle before the verb, the opener of its clause and
the verb or phrase that takes the clause, the noun before in construct, the preposition, and the
verb that the event's noun completes. What stands nearest governs.
"""

from __future__ import annotations

from khabar.annotators.events.agreement import gender
from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.construct import top_of
from khabar.annotators.events.cues import of_kind, phrase_cues, word_cue
from khabar.annotators.events.government import light
from khabar.annotators.events.modality_clauses import of_clause
from khabar.annotators.events.modality_nouns import of_noun
from khabar.annotators.events.scene import Mention, Scene
from khabar.annotators.events.slots import View
from khabar.annotators.events.triggers import Candidate
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import verb_forms
from khabar.text.view import fold

ACTUAL = "actual"


def modality(view: View, at: int, reading: Candidate) -> str:
    """The modality of the event at word ``at``."""
    if reading.verb is not None:
        clause = view.sentence.clause(at)
        skip = any(
            check.where == "prev" and not check.negated and check.stems & of_kind("negation")
            for check in reading.sense.tests
        )
        return of_clause(view, clause, negated=not skip) or ACTUAL
    chunk = view.sentence.chunk(at)
    if chunk is None or chunk.kind != "noun" or reading.sense.row.pos == "participle":
        return ACTUAL
    if _describing(view, at):
        return ACTUAL  # «حذرت من كارثة في المدينة المحاصرة»
    if chunk.head != at:
        state = view.scene.words.items[at - 1].form == STATE and reading.sense.row.type in STATES
        told = "denied" if _lacking(view, at) else "" if state else _of_phrase(view, at)
        if told:
            return told
    told = of_noun(view, chunk, reading)
    if not told and chunk.prep == "ب" and _sentenced(view, chunk):
        return "planned"  # «قضت المحكمة بإعدام …»: it is to be carried out
    if not told and chunk.head == at:
        told = _of_phrase(view, at)  # «في حال إدانتهم»
    return told or _of_phrase(view, top_of(view, chunk).first) or ACTUAL


DEATH = "إعدام"


def _sentenced(view: View, chunk: Chunk) -> bool:
    """Whether a court's ruling brings a death penalty."""
    if fold(DEATH) not in stems(view.form(chunk)):
        return False
    form = view.sentence.clause(chunk.first).form
    if form is not None and light(form.lemma) == "rule":
        return True
    number = view.sentence.number(chunk.first)
    before = view.sentence.chunks[max(0, number - 4) : number]
    heads = (stems(view.form(c)) for c in before if c.kind == "noun")
    return any(not words.isdisjoint(noun_class("judgment")) for words in heads)


def _describing(view: View, at: int) -> bool:
    """Whether a definite participle stands behind a definite noun of its gender."""
    scene = view.scene
    if not (scene.definite(at) and scene.definite(at - 1)) or at - 1 in view.read:
        return False
    form, before = scene.words.items[at].form, scene.words.items[at - 1].form
    done = any(read.tense == "passive_participle" for read in verb_forms(form))
    return done and form.endswith("ة") == (gender(before) == "f")


def _of_phrase(view: View, at: int) -> str:
    """«لا بد من محاسبة …», «من المتوقع إجراء …»: a phrase that governs the word behind it."""
    phrases, words = phrase_cues(), view.scene.words
    for here in range(max(view.sentence.first, at - PHRASE), at):
        if phrases.opens(words.items[here].form):
            found = phrases.at(words, here)
            if found and found.stop == at:
                return str(found.value)
    return ""


STATE, STATES = "حالة", ("MOBILIZE", "COERCE")
"""«في حالة تأهب»: a state that they are in, and no condition."""
PHRASE = 4
"""Words of the longest phrase that governs."""


def _lacking(view: View, at: int) -> bool:
    """«بعدم "الرضوخ للعدو"»: the lack of it stands right before, a quotation mark between."""
    here = at - 1
    while here > view.sentence.first and view.scene.kinds[here] in ("quote", "mark"):
        here -= 1
    return word_cue(view.scene.words.items[here].form) == "denied" if here < at - 1 else False


def coming(scene: Scene, time: Mention) -> bool:
    """«الأسبوع المقبل»: whether a time says of itself that it has not come."""
    items = scene.words.items
    words = (items[here].form for here in range(time.first, time.stop))
    return not noun_class("time_to_come").isdisjoint(words)


def ahead(view: View, at: int, time: Mention) -> bool:
    """«تستضيف العاصمة الأسبوع المقبل …»: an imperfect, or a bare noun, with a time to come."""
    if not coming(view.scene, time):
        return False
    clause = view.sentence.clause(at)
    if view.sentence.clause(time.first) is not clause:
        return False
    return clause.form is None or clause.form.tense == "imperfect"

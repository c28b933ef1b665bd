"""Whom a verb of report without a subject means where he did not speak before: who did a thing."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.apposition import with_apposition
from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.hearers import FEMININE
from khabar.annotators.attribution.lexicon import heads, of_class
from khabar.annotators.attribution.nearest_doer import last_break, nearest_doer
from khabar.annotators.attribution.noun_phrase import phrase
from khabar.annotators.attribution.nouns import FINITE, relates, verbal_noun
from khabar.annotators.attribution.press_between import passed_on
from khabar.annotators.attribution.sources import Source, agrees, source_at
from khabar.annotators.attribution.speakers import Floor, Speaker
from khabar.annotators.attribution.statement import Statement
from khabar.annotators.attribution.states import country, land_names
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.person_names import is_ordinary, name_kind
from khabar.lexicon.verbs import verb_forms
from khabar.readings.attribution import Attribution
from khabar.text.words import Words

SUBJECT_NEAR = 10
"""Words from the head of a sentence to the end of its subject, at most."""

DESCRIBED = 4
"""Words from a protest to the verb that describes it, at most."""


def subject_of(near: Surroundings, outer: Attribution, said: Statement) -> Source | None:
    """«… عندما قال»: whom the outer speaker told of first is the one who says."""
    first = near.words.within(outer.content_span).start
    if said.cue.manner == "participle" and opens_with_verb(near.words.form(first)):
        return None  # «إنه توجد شكوك …، مضيفة أن»
    stop = phrase(near, first, said.cue.first)
    verbs = (n for n in range(first + 1, stop) if relates(near.words.form(n)))
    stop = next(verbs, stop)  # «إن الحارس سلّم نفسه، واعترف بـ»
    return source_at(near, first, stop) if stop > first else None


@lru_cache(maxsize=1 << 12)
def opens_with_verb(form: str) -> bool:
    """Whether a word is a finite verb and no noun that a list knows («توجد»)."""
    found = verb_forms(form)
    return form not in heads() and bool(found) and all(f.tense in FINITE for f in found)


def doer(
    near: Surroundings, said: Statement, before: tuple[Attribution, Speaker] | None, sentence: int
) -> Source | None:
    """«عاد اللاعب إلى بلاده، مؤكداً أن»: the subject of a sentence in which nobody spoke yet."""
    bounds = near.words.bounds[sentence]
    if before is not None or said.cue.first < bounds.start + 3:
        return None
    opens = near.words.form(bounds.start).removeprefix("و")
    if opens in of_class("of_what") and opens != "من" and said.cue.manner == "verb":
        return None  # «وعن علاقته برئيس النادي أجاب»
    passed = passed_on(near, bounds.start, said.cue.first) or crowd(near, said)
    if passed is not None:
        return passed
    broken = last_break(near.words, bounds.start, said.cue.first)
    first = None if broken else subject(near, sentence, said.cue.first - bounds.start, said)
    return first or nearest_doer(near, broken or bounds.start, said)


def crowd(near: Surroundings, said: Statement) -> Source | None:
    """«تشهد البلاد تظاهرات حاشدة تطالب برحيل …»: the protest that the verb describes."""
    words, stop = near.words, said.cue.first
    if said.cue.manner != "verb" or said.cue.joined:
        return None
    for first in range(
        stop - 1, max(stop - DESCRIBED, words.bounds[words.sentence_of[stop]].start), -1
    ):
        form = words.form(first)
        if not stems(form).isdisjoint(noun_class("protest_noun")):
            return None if form.startswith("ال") else source_at(near, first, stop)
        if not form.endswith(FEMININE):
            return None
    return None


def lately_did(near: Surroundings, floor: Floor, said: Statement, sentence: int) -> Source | None:
    """«والتقى الوزير فلان الوفد. وقال إن»: he of the sentence before, who was silent."""
    words = near.words
    bounds = words.bounds[sentence]
    opens = said.cue.manner == "verb" and said.cue.first <= bounds.start + 1
    if not opens or sentence == 0 or said.cue.number not in ("", "s"):
        return None
    last = floor.last(sentence)
    if last is None or last.sentence >= sentence - 1 or not words.bounds[sentence - 1]:
        return None
    first = words.bounds[sentence - 1].start
    if not any(f.person == 3 and f.tense in FINITE for f in verb_forms(words.form(first))):
        return None
    found = subject(near, sentence - 1, SUBJECT_NEAR, said)
    did = found is not None and found.first == first + 1
    return found if did and found is not None and found.kind == "person" else None


def subject(near: Surroundings, sentence: int, reach: int, said: Statement) -> Source | None:
    """The first noun phrase of a sentence that agrees with a cue: its likely subject."""
    words = near.words
    bounds = words.bounds[sentence]
    limit = min(bounds.start + reach, bounds.stop)
    together = said.cue.number in ("p", "d")
    for at in range(bounds.start, min(limit, bounds.start + 10)):
        after_verb = at == bounds.start + 1 and any(
            f.person == 3 for f in verb_forms(words.form(bounds.start))
        )
        if words.form(at) in of_class("no_subject") or at in near.time_at:
            continue
        if near.in_quote(at):
            continue
        if at == bounds.start and told_first(words.form(at)):
            continue
        if words.form(at).startswith("ل") and words.form(at) not in heads():
            continue
        held = words.form(at).startswith("ب") and head_of(words, at) is not None
        if held and words.form(at) not in heads():
            continue  # «وعن علاقته برئيس النادي أجاب»
        if at > bounds.start and words.form(at - 1).removeprefix("و") in of_class("preposition"):
            continue
        if at > bounds.start and words.form(at - 1) in of_class("place_beside"):
            continue  # «قرب السفارة»
        if words.form(at) in of_class("place_head"):
            break  # «زار بلدة»: where he went
        if at in near.actors or head_of(words, at) is not None or after_verb:
            actor = near.actors.get(at)
            stop = words.within(actor.span).stop if actor else phrase(near, at, limit, ("any",))
            stop = next((n for n in range(at + 1, stop) if goes_into(words, n, after_verb)), stop)
            stop = at + 1 if country(words, at, at + 1) or object_next(words, at) else stop
            found = source_at(near, at, stop) if stop > at else None
            if found is not None and agrees(found, said.cue.gender, said.cue.number):
                return found
            if found is not None and together and found.number == "s":
                return in_company(near, found, limit)
    return None


def goes_into(words: Words, at: int, after_verb: bool) -> bool:
    """«دخل عمال الشركة في إضراب»: a phrase of the verb's behind its subject."""
    into = words.form(at + 1)
    return after_verb and words.form(at) == "في" and (verbal_noun(into) or into == "مسيرة")


def object_next(words: Words, at: int) -> bool:
    """«أجرى المدير مكالمات، لكنه دعا»: an everyday noun without the article behind one with it."""
    following = words.form(at + 1)
    definite = words.form(at).startswith("ال") and not following.startswith(("ال", "لل", "و"))
    return definite and is_ordinary(following) and not name_kind(following)


def in_company(near: Surroundings, source: Source, limit: int) -> Source | None:
    """«اجتمع الوزير مع ممثلي النقابات حيث شددوا»: one man and those he was with."""
    words = near.words
    stop = max(source.stop, with_apposition(near, source.stop, source.first))
    listed = stop
    while listed < limit and words.form(listed)[:1] == "و" and joined_name(near, listed):
        listed += 1
    if listed > stop:  # «قطعت مصر والسودان علاقاتهما، متهمين إياه بـ»
        both = source_at(near, source.first, listed)
        return both._replace(kind=source.kind, gender="", number="p")
    met = words.form(stop) in of_class("with_whom_met")
    if not met and not (stop in near.actors and named_at(near, source.first)):
        return None
    until = phrase(near, stop + met, limit, ("masdar",))
    if until <= stop + met:
        return None
    both = source_at(near, source.first, until)
    return both._replace(kind=source.kind, gender="", number="p")


def named_at(near: Surroundings, first: int) -> bool:
    """«التقى سالم الوردي كريم العلي، وأكدا أن»: a man by his name, so that the next is another."""
    actor = near.actors.get(first)
    return actor is not None and actor.value.kind == "person"


def joined_name(near: Surroundings, at: int) -> bool:
    """Whether a word with و is a further name of a list: a state's, or a known one."""
    return at in near.actors or near.words.form(at)[1:] in land_names()


def told_first(form: str) -> bool:
    """Whether a sentence opens with a verb («وبحث الوزير»), whatever noun its letters may be."""
    return form.startswith("و") and any(
        read.tense == "perfect" and read.person == 3 and read.proclitics == "و"
        for read in verb_forms(form)
    )

"""The clauses of a sentence: which words stand in which, and what stands around each verb.

A sentence is first cut into chunks (a noun phrase, with the preposition before it; a verb; an
opener; a stop), then read once from the right-hand edge on: an opener opens a clause, a verb
without one finds the clause that still waits for a verb, «و» joins a verb to the clause it goes
on with, a bare verb after an indefinite noun describes it. Linear in the number of words.
"""

from __future__ import annotations

from khabar.annotators.events.antecedents import nearest, part_of
from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import ASIDE, MAIN, RELATIVE, SUB, Clause, Sentence
from khabar.annotators.events.clause_nouns import take_noun
from khabar.annotators.events.clause_verbs import take_auxiliary, take_verb
from khabar.annotators.events.course import DEEPEST, Course
from khabar.annotators.events.cutting import chunks
from khabar.annotators.events.government import reporting
from khabar.annotators.events.named_places import opens_place
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.triggers import Candidate
from khabar.annotators.events.verb_or_noun import past_time
from khabar.lexicon.company import noun_class


def _read(course: Course, chunk: Chunk) -> None:
    """Take the next chunk into the clause it belongs to."""
    kind = chunk.kind
    if kind == "noun":
        take_noun(course, chunk)
    elif kind == "verb":
        take_verb(course, chunk)
    elif kind == "relative":
        noun = part_of(course, nearest(course, chunk), chunk.first)
        course.here = course.open(RELATIVE, chunk.first, course.here, antecedent=noun)
    elif kind in ("sub", "next", "itself", "which"):
        _opener(course, chunk)
    elif kind == "pronoun":
        course.here = course.open(ASIDE, chunk.first, course.here, antecedent=course.subject())
    elif kind == "aux":
        take_auxiliary(course, chunk)
    elif kind == "resumptive":
        course.here.resumed.append(chunk)
    elif kind == "stop":
        _stop(course, chunk)
    elif kind == "quote":
        _quote(course, chunk)
    if kind in ("verb", "noun"):
        course.last = chunk if kind == "noun" else None
        course.gap = False
        if kind == "noun":
            course.recent.append(chunk)
        else:
            course.recent.clear()
    elif kind not in ("quote", "time", "adverb", "resumptive", "stop"):
        course.last = None


def _stop(course: Course, chunk: Chunk) -> None:
    form = course.scene.words.items[chunk.first].form
    if form == ":":
        course.here = course.open(SUB, chunk.first, course.here)
    elif form in ".؛;!؟":
        course.here = course.open(MAIN, chunk.first, None)
    elif form in "،,-–" and not _waits(course, chunk.first):
        if form in "-–" and _ends_dateline(course, chunk.first):
            course.here.topic = None
        _comma(course)
    course.gap = True


def _ends_dateline(course: Course, at: int) -> bool:
    """«الوادي (النهر) 14 أكتوبر - قتل …»: whether a dash ends the place and the day of a report."""
    scene, clause = course.scene, course.here
    if clause.number or clause.verb >= 0 or clause.topic is None or at - 1 not in scene.on_time:
        return False
    return clause.topic.first == scene.start(at) and opens_place(scene, clause.topic.head)


def _waits(course: Course, at: int) -> bool:
    """«هجمات شنّتها، فجر السبت، عناصر …»: an aside right behind the verb of a relative."""
    clause = course.here
    if clause.kind != RELATIVE or clause.form is None or not clause.form.object:
        return False
    if any(not noun.prep for noun in clause.after):
        return False
    scene, first = course.scene, clause.verb + 1
    after = past_time(scene, first)
    if not first <= at < after:
        return False
    plain = after < len(scene.kinds) and scene.kinds[after] in ("", "either")
    return plain and after not in scene.halts


def _quote(course: Course, chunk: Chunk) -> None:
    """A quotation mark after a verb of saying and its subject opens what was said."""
    form = course.here.form
    if course.scene.kinds[chunk.first] != "quote" or chunk.stop > chunk.first + 1:
        return
    course.quoted = not course.quoted
    course.gap = course.gap or course.quoted  # «في بيان "أجرى الوزير …"»
    if course.quoted and form is not None and form.lemma in reporting() and course.here.after:
        course.here = course.open(SUB, chunk.first, course.here)


def _comma(course: Course) -> None:
    """A comma ends a relative or an aside that opened after the comma before it."""
    clause: Clause | None = course.here
    for _ in range(DEEPEST):
        if clause is None or clause is course.before or not _may_end(clause):
            break
        clause = clause.parent
    if clause is course.before and clause is not course.here:
        course.left, course.here = course.here, course.before
    else:
        course.before = course.here


def _may_end(clause: Clause) -> bool:
    """Whether a comma may end a clause: a relative, an aside, what is thought of someone."""
    if clause.kind in (RELATIVE, ASIDE):
        return True
    above = clause.parent
    within = clause.kind == SUB and bool(clause.pronoun) and above is not None
    return within and above is not None and above.kind == RELATIVE and clause.verb < 0


def _opener(course: Course, chunk: Chunk) -> None:
    parent: Clause | None = course.here
    if chunk.kind == "next" or (course.gap and chunk.joined):
        parent = course.statement()
    course.here = course.open(SUB, chunk.first, parent, pronoun=chunk.pronoun)
    if chunk.kind == "which":
        course.here.kind = RELATIVE


def _fronted(scene: Scene, cut: list[Chunk], number: int) -> bool:
    """«…، وفي العاصمة أُوقف …», «…، من جانبها قصفت …»: a phrase before a verb of its own."""
    chunk = cut[number]
    if chunk.kind != "noun" or not chunk.prep or not number:
        return False
    if not (chunk.joined or scene.words.items[chunk.head].form in noun_class("for_his_part")):
        return False
    if cut[number - 1].kind != "stop" or number + 1 >= len(cut):
        return False
    after = cut[number + 1]
    return after.kind == "verb" and not after.joined


def sentence(scene: Scene, at: int, read: dict[int, Candidate]) -> Sentence:
    """Read the sentence of word ``at``; ``read`` are its triggers."""
    first, stop = scene.start(at), scene.stop(at)
    cut = chunks(scene, first, stop, read)
    verbs = {at: reading.verb for at, reading in read.items() if reading.verb is not None}
    course = Course(scene, first, stop, verbs)
    chunk_of, clause_of = [-1] * (stop - first), [0] * (stop - first)
    for number, chunk in enumerate(cut):
        if _fronted(scene, cut, number):
            course.turn(chunk)
        _read(course, chunk)
        for word in range(chunk.first, min(chunk.stop, stop)):
            chunk_of[word - first] = number
            clause_of[word - first] = course.here.number
    return Sentence(first, stop, tuple(cut), tuple(course.all), tuple(chunk_of), tuple(clause_of))

"""Which clause a verb belongs to: one that waits for it, one it goes on with, or one of its own."""

from __future__ import annotations

from khabar.annotators.events.antecedents import (
    broke_out,
    meant,
    of_a_deed,
    on_himself,
    open_ended,
    resumes,
    says_more,
    who_lives,
)
from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import JOINED, RELATIVE, SUB, Clause, agrees, alike, finite
from khabar.annotators.events.course import DEEPEST, Course
from khabar.annotators.events.government import light, reporting
from khabar.annotators.events.verb_readings import JUSSIVE, she_does
from khabar.annotators.events.word_kinds import FINITE
from khabar.lexicon.company import noun_class
from khabar.lexicon.verbs import VerbForm, verb_forms
from khabar.text.view import fold

THAT = "ان"
"""«أن», folded."""


def take_verb(course: Course, chunk: Chunk) -> None:
    """Give a verb to the clause it belongs to, with the reading that goes with it there."""
    at = chunk.first
    like = course.here.form if chunk.joined else None
    form = course.verbs.get(at) or finite(course.scene.words.items[at].form, like)
    if at not in course.verbs and form is not None and form.tense == "perfect":
        form = _denied(course, at) or she_does(course.scene, at, form) or form
    topic = course.here.topic
    asked = at not in course.verbs and form is not None and not chunk.joined
    if asked and topic is not None and form and not agrees(course.scene, form, topic):
        form = _agreeing(course, at, topic) or form
    _own_topic(course, chunk, form)
    told = of_a_deed(course, form) if chunk.joined else None
    if told is not None:
        course.here = course.open(RELATIVE, at, told.parent, antecedent=told.antecedent)
    elif chunk.joined and not (course.here.verb < 0 and course.here.opener >= at - 1):
        before = _gone_on_with(course, form, at)
        kind = before.kind if before.kind in (RELATIVE, SUB) else JOINED
        course.here = course.open(
            kind if kind == RELATIVE else JOINED,
            at,
            before.parent,
            shared=before,
            antecedent=before.antecedent if kind == RELATIVE else None,
        )
    elif course.here.verb >= 0 and form is not None and _thought_of(course, form):
        course.here = course.open(RELATIVE, at, course.here, antecedent=course.last)
    elif course.here.verb >= 0:
        _describes(course, chunk)
    elif form is not None and resumes(course, form):
        course.here = course.open(RELATIVE, at, course.here, antecedent=course.last)
    elif course.here.topic is not None and form is not None:
        described = not chunk.joined and _describes_topic(course, chunk, form)
        if not described:
            other = None
            if not agrees(course.scene, form, course.here.topic):
                other = course.waiting(form)
            elif _is_told_of(course):
                other, form = _whoever_waits(course, at, form)
            course.here = other or course.here
    course.here.verb, course.here.form = at, form
    if form is not None and course.here.kind == RELATIVE and not form.object:
        course.here.antecedent = who_lives(course, course.here.antecedent, form)


def take_auxiliary(course: Course, chunk: Chunk) -> None:
    """Take an auxiliary, whose verb comes behind it («كان المسلحون يحاصرون …»)."""
    if chunk.joined or (course.here.verb >= 0 and course.gap):
        top = course.statement()
        course.here = course.open(JOINED, chunk.first, top.parent if top else None)
    elif course.here.verb >= 0:
        _describes(course, chunk)


def _describes(course: Course, chunk: Chunk) -> None:
    """A verb right after an indefinite noun describes it; any other goes on in the clause."""
    form = course.verbs.get(chunk.first) or finite(course.scene.words.items[chunk.first].form)
    waiting = course.waiting(form)
    noun = meant(course, form)
    if noun is None and form is not None and says_more(course, form):
        noun = broke_out(course, form)
    if noun is not None:
        course.here = course.open(RELATIVE, chunk.first, course.here, antecedent=noun)
    elif on_himself(course, chunk):  # «إن انتحارياً يرتدي حزاماً فجّر نفسه»
        course.here = waiting or course.open(JOINED, chunk.first, course.here, shared=course.here)
    elif course.last is not None and not course.gap and open_ended(course, course.last):
        course.here = course.open(RELATIVE, chunk.first, course.here, antecedent=course.last)
    elif waiting is not None:
        course.here = waiting
    elif course.here.kind == RELATIVE and not chunk.joined and _comes_back(course, chunk.stop):
        noun = course.here.antecedent  # «زيارة تستمر يومين يلتقي خلالها …»
        course.here = course.open(RELATIVE, chunk.first, course.here.parent, antecedent=noun)
    else:
        course.here = course.open(JOINED, chunk.first, course.here, shared=course.here)


def _comes_back(course: Course, at: int) -> bool:
    """Whether the noun of a relative comes back right after a verb («يلتقي خلالها …»)."""
    kinds = course.scene.kinds
    return not course.gap and at < len(kinds) and kinds[at] == "resumptive"


def _denied(course: Course, at: int) -> VerbForm | None:
    """«لم تشارك», «لن توقّع», «ينتظر أن تُعقد»: the imperfect that the particle asks for."""
    asked = course.scene.words.form(at - 1).lstrip("وف")
    if asked not in JUSSIVE:
        back = course.scene.words.form(at - 2).lstrip("وف")
        if asked != THAT or back in noun_class("past_after_that"):
            return None
        if course.scene.words.form(at)[:1] != "ت":
            return None
    readings = verb_forms(course.scene.words.items[at].form)
    found = [r for r in readings if r.tense == "imperfect" and r.person == 3]
    return next((r for r in found if light(r.lemma) == "do"), found[0] if found else None)


def _thought_of(course: Course, form: VerbForm) -> bool:
    """«شنّه مسلحون، يُعتقد أنهم من الفصيل، …»: an aside on people told of right before it."""
    noun = course.last
    if noun is None or not course.gap or noun.prep or course.scene.ended(noun.stop - 1):
        return False
    return form.tense == "imperfect" and fold(form.lemma) in noun_class("thought_of")


def _own_topic(course: Course, chunk: Chunk, form: VerbForm | None) -> None:
    """«… والجيش يوقف …»: a joined noun right before a verb opens a clause of its own."""
    noun = course.last
    if noun is None or chunk.joined or noun.prep or not noun.joined or form is None:
        return
    last = course.scene.words.items[noun.stop - 1].form
    known = course.scene.definite(noun.stop - 1) or last.endswith(("نا", "هم", "ها"))
    if known and agrees(course.scene, form, noun):
        top = course.statement() or course.here
        course.here = course.open(JOINED, noun.first, top.parent, topic=noun)


def _agreeing(course: Course, at: int, topic: Chunk) -> VerbForm | None:
    """The likeliest reading of a verb that goes with the noun before it."""
    for reading in verb_forms(course.scene.words.items[at].form):
        if reading.tense in FINITE and agrees(course.scene, reading, topic):
            return reading
    return None


def _describes_topic(course: Course, chunk: Chunk, form: VerbForm) -> bool:
    """«هجوم استهدف …» alone in a headline is a topic with its verb: nothing to do."""
    before = course.here.before
    noun = course.last
    if noun is None or course.gap or noun is course.here.topic or not before:
        return False
    if (noun.prep or noun.of >= 0) and not course.scene.definite(noun.stop - 1) and form.object:
        course.here = course.open(RELATIVE, chunk.first, course.here, antecedent=noun)
        return True
    return False


def _is_told_of(course: Course) -> bool:
    """«الدولة، التي وصفها بأنها راعية للعنف، تواصل …»: a predicate, and no subject behind it."""
    here, topic = course.here, course.here.topic
    if not (course.gap and here.kind == SUB and here.pronoun and here.parent) or topic is None:
        return False
    return not course.scene.definite(topic.head)


def _whoever_waits(course: Course, at: int, form: VerbForm) -> tuple[Clause | None, VerbForm]:
    """The clause above that waits for a verb, and the reading that goes with its topic."""
    for reading in (form, *verb_forms(course.scene.words.items[at].form)):
        waits = course.waiting(reading, course.here.parent) if reading.tense in FINITE else None
        if waits is not None:
            return waits, reading
    return None, form


def _carried_to(course: Course, at: int) -> bool:
    """«ونقلوا إلى المستشفى», «ونقلت الجرحى إلى …»: no report, for that goes on with «عن»."""
    for here in range(at + 1, min(at + CARRIED, course.scene.stop(at))):
        form = course.scene.words.items[here].form
        if form == "الي":
            return True
        if form in ("عن", "ان") or course.scene.kinds[here] in ("verb", "stop"):
            return False
    return False


CARRIED = 6
"""Words from «نقل» to «إلى»."""


def _gone_on_with(course: Course, form: VerbForm | None, at: int) -> Clause:
    """The clause whose verb a verb with «و» goes on with: of the same gender and tense."""
    top, clause = course.here, course.here
    mine = course.here.form
    same = mine is not None and form is not None and mine.number == form.number != "s"
    moved = _carried_to(course, at) or at + 1 in course.scene.halts  # «وكرّر غاراته على …»
    if form is not None and form.lemma in reporting() and not same and not moved:
        for _ in range(DEEPEST):
            beside = course.scene.kinds[top.opener] == "next" and alike(top.form, form)
            if top.parent is None or beside:
                return top  # «…، فيما رفضه الحزب وهدّد بـ …»
            top = top.parent
        return top
    left, course.left = course.left, None
    if left is not None and alike(left.form, form) and not alike(clause.form, form):
        return left
    for _ in range(DEEPEST):
        if clause.verb >= 0 and alike(clause.form, form):
            return clause
        if clause.parent is None:
            break
        clause = clause.parent
    return course.statement() or course.here

"""Which clause a noun phrase belongs to."""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import MAIN, RELATIVE, SUB, Clause, agrees, takes_object
from khabar.annotators.events.course import Course
from khabar.annotators.events.named_places import opens_place
from khabar.annotators.events.word_kinds import TANWIN
from khabar.lexicon.company import noun_class
from khabar.lexicon.gazetteer import nisba_country
from khabar.lexicon.verbs import is_masdar


def take_noun(course: Course, chunk: Chunk) -> None:
    """Put a noun phrase before or after the verb of the clause it belongs to."""
    clause = course.here
    if chunk.of >= 0:
        return
    if not chunk.prep and not chunk.joined and _overfull(course, chunk):
        clause = course.here = clause.parent or clause
    elif not chunk.prep and not chunk.joined:
        above = _said_of(course, chunk)
        if above is not None:
            clause = course.here = above
    if course.gap:
        clause.late.add(chunk.first)
    elif not chunk.prep and _of_source(course, chunk):
        clause.before.append(chunk)
        return
    if chunk.prep:
        (clause.after if clause.verb >= 0 else clause.before).append(chunk)
    elif clause.verb >= 0:
        clause.after.append(chunk)
    elif clause.topic is None and not (
        (chunk.joined and clause.before)
        or _marked(course, chunk)
        or _goes_with(course, chunk)
        or _named_ground(course, chunk)
    ):
        clause.topic = chunk
    else:
        clause.before.append(chunk)


def _of_source(course: Course, chunk: Chunk) -> bool:
    """«وفقاً لقناة النخيل العربية، …»: what is left of a source's name before the statement."""
    clause, last = course.here, course.last
    if last is None or last.stop != chunk.first or clause.verb >= 0 or clause.topic is not None:
        return False
    return last.prep.lstrip("و") in noun_class("according_to") and course.scene.definite(
        chunk.stop - 1
    )


def _marked(course: Course, chunk: Chunk) -> bool:
    """«وخلال استقباله وفداً …، دعا الملك»: an object by its tanwin, which opens no clause."""
    word = course.scene.words.items[chunk.head].span.of(course.scene.words.text)
    return course.here.kind == MAIN and bool(course.here.before) and TANWIN in word


def _goes_with(course: Course, chunk: Chunk) -> bool:
    """«وعلى أمل تحقيق مطالبهم، خرج …»: an indefinite noun right behind a phrase before the verb."""
    last, scene = course.last, course.scene
    if last is None or course.gap or last.stop != chunk.first or not course.here.before:
        return False
    led = bool(last.prep) or last.of >= 0
    if led and is_masdar(scene.words.form(chunk.head)) and chunk.head not in scene.actors:
        return True  # «وبعد إعلان المحكمة إلغاء القرار، أشاد …»
    if not led or scene.ended(last.stop - 1):
        return False
    if scene.definite(chunk.head) or chunk.head in scene.numbers:
        return False
    form = scene.words.items[chunk.head].form
    return chunk.head not in scene.actors or nisba_country(form) is not None  # «شاب عراقي»


def _named_ground(course: Course, chunk: Chunk) -> bool:
    """«وفي العاصمة صنعاء، قصفت …»: what is left of the name of where it was is no subject."""
    last, scene = course.last, course.scene
    if last is None or course.gap or last.stop != chunk.first or not course.here.before:
        return False
    if last.prep.lstrip("و") not in ("في", "ب", "قرب", "داخل"):
        return False
    if scene.words.form(chunk.stop) not in ("،", ","):
        return False
    return opens_place(scene, chunk.head) or not scene.definite(chunk.head)


def _overfull(course: Course, chunk: Chunk) -> bool:
    """Whether a bare noun after a relative's own phrases is the object of the clause above."""
    clause, above = course.here, course.here.parent
    if clause.kind != RELATIVE or clause.verb < 0 or above is None or above.form is None:
        return False
    filled = clause.after and (clause.after[-1].prep or _served(course, clause))
    if not filled or course.gap:
        return False
    known = course.scene.definite(chunk.head) or course.scene.definite(chunk.stop - 1)
    known = known or course.scene.words.items[chunk.head].form in noun_class("reflexive")
    known = known or course.scene.ended(chunk.stop - 1)  # «مدير المكتب سالم النخيلي»
    if not known and chunk.first not in course.scene.numbers:
        return False
    bare = [c for c in above.after if not c.prep]
    return len(bare) + (above.topic is not None) < 2 and takes_object(above.form)


def _served(course: Course, clause: Clause) -> bool:
    """«هاجم رجل يحمل سكيناً المارة»: whether a relative without الذي has its object.

    «اقتحم جنود يرافقهم مستوطنون المنازل»: where a pronoun is the object, its subject.
    """
    form, noun = clause.form, clause.antecedent
    if form is None:
        return clause.opener == clause.verb and noun is not None
    if noun is None:
        return False
    if form.object:
        return clause.opener == clause.verb
    if clause.opener != clause.verb and course.scene.kinds[clause.opener] != "aux":
        return False
    return agrees(course.scene, form, noun)


def _said_of(course: Course, chunk: Chunk) -> Clause | None:
    """«قتل مسلحون يُعتقد أنهم من الفصيل ثلاثة …»: the object beyond what is thought of them."""
    clause, relative = course.here, course.here.parent
    if clause.kind != SUB or clause.verb >= 0 or not clause.pronoun or course.gap:
        return None
    if not (clause.before or clause.topic) or relative is None or relative.kind != RELATIVE:
        return None
    above = relative.parent
    if above is None or above.form is None or above.verb < 0:
        return None
    if not course.scene.definite(chunk.head) and chunk.first not in course.scene.numbers:
        return None
    bare = [c for c in above.after if not c.prep]
    return above if len(bare) + (above.topic is not None) < 2 else None

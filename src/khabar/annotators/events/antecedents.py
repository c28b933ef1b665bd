"""Which noun a relative, or a verb that describes one, is about."""

from __future__ import annotations

from khabar.annotators.events.agreement import gender, stands_for
from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import RELATIVE, Clause, agrees
from khabar.annotators.events.course import Course
from khabar.annotators.events.government import is_hit, light
from khabar.annotators.events.people import humans
from khabar.annotators.events.qualifiers import completed, describes
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import VerbForm, is_masdar
from khabar.text.view import fold

CLASHES = {"الذي": "f", "التي": "m"}
"""The gender of a noun that a relative cannot stand for."""
CAME = frozenset({"happen", "cause"})
"""Kinds of verb that say of an event that it happened, or what came of it."""


def nearest(course: Course, chunk: Chunk) -> Chunk | None:
    """«تفجير السيارة الذي …»: the nearest noun that the relative's gender goes with."""
    form = course.scene.words.items[chunk.first].form.removeprefix("و")
    wrong = CLASHES.get(form)
    if course.last is not None and form == MANY and _only_ground(course, course.last):
        return next(
            (n for n in reversed(course.recent) if not _only_ground(course, n)), course.last
        )
    if course.last is None or wrong is None:
        return course.last
    items = course.scene.words.items
    for noun in reversed(course.recent):
        if gender(items[noun.head].form) != wrong:
            return noun
    return course.last


MANY = "الذين"


def _only_ground(course: Course, noun: Chunk) -> bool:
    """«سكان في بلدة الوادي الذين …»: a where, behind which people are meant."""
    scene = course.scene
    if noun.prep not in ("في", "ب", "قرب", "من") or noun.head in scene.numbers:
        return False
    heads = stems(scene.words.items[noun.head].form)
    ground = not heads.isdisjoint(noun_class("placeword"))
    if noun.prep == "في" and not heads.isdisjoint(noun_class("here")):
        return True  # «الفاسدين في قطاع الكهرباء الذين …»
    return ground or any(p.first == noun.head for p in scene.near(scene.places, noun.head))


def part_of(course: Course, noun: Chunk | None, relative: int) -> Chunk | None:
    """«ستين عنصراً من التنظيم، الذي …»: one body, and not the many that are of it."""
    if noun is None or course.scene.definite(noun.head):
        return noun
    items = course.scene.words.items
    felt = not stems(items[noun.head].form).isdisjoint(noun_class("feelings"))
    if felt and items[relative].form == MANY and noun.head + 1 < noun.stop:
        here = noun.head + 1
        return noun._replace(first=here, head=here, prep="", of=-1)  # «غضب السكان الذين …»
    parts = [n for n in range(noun.head + 1, noun.stop - 1) if items[n].form == "من"]
    wrong = CLASHES.get(items[relative].form)
    deed = is_masdar(items[noun.head].form) and noun.head not in course.scene.actors
    of = deed or gender(items[noun.head].form) == wrong
    if wrong is not None and of:
        parts = parts or [noun.head]  # «إخلاء المباني التي …»
    if not parts:
        return noun
    for at in range(noun.stop - 1, parts[-1], -1):
        clash = gender(items[at].form) == wrong
        clash = clash or (items[relative].form == MANY and gender(items[at].form) == "f")
        if course.scene.definite(at) and not clash and not describes(course.scene, at):
            named = course.scene.actors.get(at)
            first = max(named.first, noun.head + 1) if named else at
            if gender(items[first].form) not in ("", "p", wrong):
                at = first  # «قرار مجلس الأمن، الذي …»
            while items[relative].form == MANY and gender(items[at].form) == "f":
                if at - 1 <= noun.head or not course.scene.definite(at - 1):
                    break
                at -= 1  # «من المواطنين السنة الغاضبين، الذين …»
            return noun._replace(first=at, head=at, prep="", of=-1)
    return noun


def who_lives(course: Course, noun: Chunk | None, form: VerbForm) -> Chunk | None:
    """«منزل الطفل الذي استشهد»: what only befalls people is told of the one who is named last."""
    if noun is None or fold(form.lemma) not in noun_class("befalls_people"):
        return noun
    items = course.scene.words.items
    lifeless = stems(items[noun.head].form)
    whole = course.scene.actors.get(noun.head)
    body = whole is not None and whole.value.mention != "noun"
    many = form.number == "p" and lifeless.isdisjoint(humans())  # «سحب جثث مقاتلين لقوا …»
    if body or not (many or not lifeless.isdisjoint(noun_class("dwelling"))):
        return noun
    for at in range(noun.head + 1, noun.stop):
        told = course.scene.actors.get(at)
        person = told is not None and told.first == at and told.value.kind == "person"
        if person or not stems(items[at].form).isdisjoint(humans()):
            return noun._replace(first=at, head=at, prep="", of=-1)
    return noun


def meant(course: Course, form: VerbForm | None) -> Chunk | None:
    """The indefinite noun a little before that the pronoun on a verb stands for."""
    if form is None or not form.object or _theirs(course, form):
        return None
    told = [noun for noun in course.recent if noun.head in course.scene.halts]
    for noun in reversed(told if told and light(form.lemma) else course.recent):
        if course.scene.definite(noun.stop - 1) or noun.joined:
            continue
        if stands_for(form.object, course.scene.words.items[noun.head].form):
            return noun
    return None


def _theirs(course: Course, form: VerbForm) -> bool:
    """«لتفريق محتجين رشقوها»: whether a plural verb stands right behind people of its own."""
    noun = course.last
    if noun is None or course.gap or form.number != "p" or noun.head in course.scene.halts:
        return False
    people = any(
        humans().get(stem) == "p" for stem in stems(course.scene.words.items[noun.head].form)
    )
    return people and not course.scene.definite(noun.stop - 1)


def broke_out(course: Course, form: VerbForm) -> Chunk | None:
    """«اشتباكات بالأسلحة الثقيلة اندلعت …»: the event a little before that happened."""
    for noun in reversed(course.recent):
        if noun.head in course.scene.halts and not course.scene.definite(noun.stop - 1):
            return noun if agrees(course.scene, form, noun) else None
    return None


def open_ended(course: Course, noun: Chunk) -> bool:
    """Whether a noun is indefinite, or some of those who are named («مجموعة من المهاجرين»)."""
    if not course.scene.ended(noun.stop - 1) or _some_force(course, noun):
        form = course.scene.words.items[noun.stop - 1].form
        deed = noun.head in course.scene.halts and form.endswith(("ها", "هم", "ه"))
        return not (deed or completed(form))  # «سيطرتها عليها»
    parted = any(course.scene.kinds[n] == "partitive" for n in range(noun.head, noun.stop))
    actor = course.scene.actors.get(noun.head)
    named = actor is not None and actor.value.mention != "noun"
    return parted and not course.scene.definite(noun.head) and not named


def _some_force(course: Course, noun: Chunk) -> bool:
    """«قوة أمنية ترتدي …»: a body that its adjective tells of and no name."""
    scene = course.scene
    body = scene.actors.get(noun.head)
    if body is None or body.first != noun.head or body.stop != noun.stop:
        return False
    adjective = scene.words.items[noun.stop - 1].form
    return (
        noun.stop == noun.head + 2
        and body.value.kind == "group"
        and not scene.definite(noun.head)
        and adjective.endswith(("ية", "حة"))
        and not adjective.startswith("ال")
    )


def on_himself(course: Course, chunk: Chunk) -> bool:
    """Whether what is done is done to oneself, and the noun before is only a thing."""
    noun = course.last
    if noun is None or course.scene.words.form(chunk.stop) not in noun_class("reflexive"):
        return False
    heads = stems(course.scene.words.items[noun.head].form)
    people = not heads.isdisjoint(humans()) or noun.head in course.scene.actors
    return not people and heads.isdisjoint(noun_class("force"))


def resumes(course: Course, form: VerbForm) -> bool:
    """«في هجوم شنّه الفصيل قُتل …»: an indefinite noun that the verb's pronoun stands for."""
    noun = course.last
    if noun is None or course.gap or not form.object or course.scene.ended(noun.stop - 1):
        return False
    return stands_for(form.object, course.scene.words.items[noun.head].form)


def says_more(course: Course, form: VerbForm) -> bool:
    """«هجوم للتنظيم، استهدف …»: a verb that says more of an event, after a comma or not."""
    if is_hit(form.lemma) or (not course.gap and light(form.lemma) in CAME):
        return True
    if fold(form.lemma) in noun_class("laid_on"):
        return True  # «هجمات دامية في المدينة نُسبت إلى …»
    return fold(form.lemma) in noun_class("demands") and (course.gap or _is_ground(course))


def _is_ground(course: Course) -> bool:
    """«مظاهرات في عدة مدن تطالب بـ …»: whether the noun right before is only where it was."""
    noun = course.last
    if noun is None or not noun.prep:
        return False
    items = course.scene.words.items
    return any(
        not stems(items[at].form).isdisjoint(noun_class(name))
        for at in range(noun.head, min(noun.head + 2, noun.stop))
        for name in ("town", "placeword", "wide", "regions", "quarters")
    )


def of_a_deed(course: Course, form: VerbForm | None) -> Clause | None:
    """«أصيب ستة في قصف شنّته القوات، واستهدف …»: the relative of the deed that struck."""
    if form is None or not is_hit(form.lemma):
        return None
    for clause in (course.left, course.here):
        noun = clause.antecedent if clause is not None and clause.kind == RELATIVE else None
        if noun is None or noun.head not in course.scene.halts or clause is None:
            continue
        if clause.form is not None and clause.form.object and agrees(course.scene, form, noun):
            return clause
    return None

"""Whom a verb without a subject, or a pronoun, stands for: who was told of before or above."""

from __future__ import annotations

from khabar.annotators.events.agreement import plural
from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import RELATIVE, SUB, Clause, agrees
from khabar.annotators.events.doers import human
from khabar.annotators.events.government import light, reporting
from khabar.annotators.events.people import humans
from khabar.annotators.events.slots import THEM, View
from khabar.annotators.events.word_kinds import joined
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import VerbForm

DEEPEST = 8
NEAR = 14
"""Words from people to a verb of theirs that names them no more, at most."""


def dropped(view: View, clause: Clause) -> Chunk | None:
    """The subject of a verb that names none: who acted in the clause before or above."""
    form = clause.form
    if form is None or form.person != 3:
        return None
    if clause.kind == RELATIVE and clause.antecedent is None:
        return None  # «من أطلق النار»
    under = clause.kind == SUB and view.scene.kinds[clause.opener] != "next"
    if under and form.number == "p" and form.gender != "f":
        many = _those(view, clause)
        if many is not None:
            return many
    other: Clause | None = clause.shared or clause.parent
    for _ in range(DEEPEST):
        if other is None:
            break
        if clause.pronoun and _filled(other):
            other = other.parent
            continue
        theirs = view.slots(other)
        subject = theirs.object if theirs.passive else theirs.subject
        if form.number == "p" and subject is not None and cannot_be(view, subject):
            subject = None  # «قال الناطق …، بعد أن حاولوا التسلل»
        accused = theirs.object if other.form and light(other.form.lemma) == "object" else None
        if accused is not None and clause.kind == RELATIVE and agrees(view.scene, form, accused):
            return accused  # «تتهم كييف موسكو بترحيل أطفال من مناطق سيطرت عليها»
        if subject is not None and agrees(view.scene, form, subject):
            return subject
        hit = theirs.object if clause.kind == SUB and not theirs.passive else None
        lone = subject is not None and form.number == "s"
        if lone and hit is not None and _one_man(view, hit) and agrees(view.scene, form, hit):
            return hit  # «قتلت الشرطة المهاجم بعدما طعن حارسين»
        other = other.shared or other.parent
    return _last_people(view, clause) if form.number == "p" and form.gender != "f" else None


def _last_people(view: View, clause: Clause) -> Chunk | None:
    """«قُتل تاجر برصاص مسلحين في الحي، فرّوا …»: the people who were named last before them."""
    if view.scene.words.form(clause.verb - 1) not in ("،", ",", "وقد"):
        return None
    for noun in reversed(view.sentence.chunks):
        near = noun.kind == "noun" and clause.verb - NEAR <= noun.first < clause.verb
        if near and _people(view, noun):
            return noun
    return None


def _filled(clause: Clause) -> bool:
    """«أفاد في بيان نشرته الوكالة بأنه …»: a relative with its object, that brings no «أنّ»."""
    return clause.kind == RELATIVE and clause.form is not None and bool(clause.form.object)


def _those(view: View, clause: Clause) -> Chunk | None:
    """«قتل الجيش ستة مسلحين بعد أن حاولوا التسلل»: the people told of in the clause above."""
    other = clause.parent
    for _ in range(DEEPEST):
        if other is None:
            return None
        theirs = view.slots(other)
        told = (theirs.subject, theirs.object, *reversed(other.after))
        for noun in told:
            if noun is not None and noun.first < clause.verb and _people(view, noun):
                return noun
        if other.form is not None and other.form.lemma in reporting():
            return None  # who spoke of them is asked after in the clause above
        other = other.shared or other.parent
    return None


def _people(view: View, noun: Chunk) -> bool:
    """Whether a phrase shows that it is of several people («عدد من العناصر», «سبعة جنود»)."""
    if noun.head in view.read or not view.means(THEM, noun):
        return False
    if plural(view.form(noun)) or _construct(view.form(noun)):
        return True
    counted = noun.head in view.scene.numbers
    counted = counted or not stems(view.form(noun)).isdisjoint(noun_class("quantity"))
    inside = (view.scene.words.items[at].form for at in range(noun.head + 1, noun.stop))
    return counted and any(not stems(form).isdisjoint(humans()) or plural(form) for form in inside)


def cannot_be(view: View, subject: Chunk) -> bool:
    """Whether a plural verb cannot mean a noun: one man, or a body that only tells of others."""
    counted = (view.scene.words.items[at].form for at in range(subject.head, subject.stop))
    if any(not stems(form).isdisjoint(noun_class("measure")) for form in counted):
        return True
    watches = not stems(view.form(subject)).isdisjoint(noun_class("watcher"))
    return watches or _one_man(view, subject)


def those_described(view: View, clause: Clause) -> Chunk | None:
    """«قُتل حارس في هجوم شنّه مجهولون، واستولوا على سلاحه»: who acted in the relative before."""
    for before in reversed(view.sentence.clauses[: clause.number]):
        if before.kind == RELATIVE and 0 <= before.verb < clause.verb:
            subject = view.slots(before).subject
            if subject is not None and _people(view, subject):
                return subject
    return None


def _construct(form: str) -> bool:
    """«منفذي الهجوم», «مسلحو التنظيم»: a sound plural that has lost its ن."""
    return form.endswith(("ي", "و")) and form not in humans() and form[:-1] in humans()


def _one_man(view: View, noun: Chunk) -> bool:
    """Whether a noun names one man and nobody else («الناطق باسم الجيش»)."""
    heads = stems(view.form(noun))
    actor = view.scene.actors.get(noun.head)
    named = actor is not None and actor.value.kind == "person"
    office = not heads.isdisjoint(noun_class("speaks_for") | noun_class("official"))
    one = named or office or any(humans().get(stem) == "s" for stem in heads)
    words = view.scene.words.items
    if _construct(view.form(noun)):
        return False
    more = any(joined(words[at].form) for at in range(noun.head + 1, noun.stop))
    return one and not more and noun.head not in view.scene.numbers and not plural(view.form(noun))


def resolve(view: View, pronoun: str, clause: Clause) -> Chunk | None:
    """Whom a pronoun stands for: the nearest subject above that agrees with it."""
    other: Clause | None = clause.parent
    for _ in range(DEEPEST):
        if other is None:
            return None
        if _filled(other):
            other = other.parent
            continue
        theirs = view.slots(other)
        subject = theirs.object if theirs.passive else theirs.subject
        accused = theirs.object if other.form and light(other.form.lemma) == "object" else None
        if accused is not None and view.means(pronoun, accused):
            return accused  # «اتهمت المؤسسة الحكومة بأنها …»
        if subject is not None and view.means(pronoun, subject):
            return subject
        other = other.parent
    return None


def last_person(view: View, clause: Clause) -> Chunk | None:
    """The nearest noun for people before a verb of dying that agrees with it."""
    form = clause.form
    number = view.sentence.number(clause.verb)
    for chunk in reversed(view.sentence.chunks[max(0, number - FARTHEST) : number]):
        if form is None or chunk.kind != "noun" or chunk.head in view.read:
            continue
        if human(view.scene, chunk.place) and agrees(view.scene, form, chunk):
            return chunk
    return None


FARTHEST = 10
"""Chunks back to which the one stands who dies in the end."""


def alone(form: VerbForm, pronoun: str) -> bool:
    """Whether a verb goes with the pronoun of «أنه», «أنها», «أنهم»."""
    if pronoun == "ها":
        return form.gender != "m" and form.number == "s"
    if pronoun == "ه":
        return form.gender != "f" and form.number == "s"
    return form.number != "s"

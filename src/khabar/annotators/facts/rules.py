"""Facts: a lasting relation of two things, at the words that state it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, cast

from khabar.annotators.facts.cues import Cue, may_open, traits, verbal, words_of
from khabar.annotators.facts.scene import Phrase, Scene, after, before, closed, definite, scene
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import VerbForm
from khabar.readings.fact import Fact, FactKind, Term
from khabar.text.annotation import Annotation
from khabar.text.clitics import openings
from khabar.text.span import Span, hull
from khabar.text.view import fold
from khabar.text.words import MARK, Words

PREDICATED = frozenset({"trait", "under", "there", "there_in", "people", "people_of", "apart"})
"""Forms that may be what a clause says of its subject, and so denied or supposed with it."""
SERIES = frozenset({"has_part", "has_facility", "accused_of"})
"""Facts whose object may be several things."""
UNDER = frozenset({"under", "under_verb"})
FAR = 6
"""How many words after a cue its number or its «عن» is looked for."""


class Read(NamedTuple):
    """Both terms of a fact, by their words."""

    subject: Phrase
    object: Phrase


def facts(
    words: Words,
    actors: Iterable[Annotation[Any]] = (),
    places: Iterable[Annotation[Any]] = (),
    numbers: Iterable[Annotation[Any]] = (),
) -> Iterator[Annotation[Fact]]:
    """Every standing fact of an article, in order of its cue.

    A cue whose subject or object is not read gives none, nor does one that is denied, asked
    or only possible: a fact is what the text states.
    """
    seen: Scene | None = None
    told: set[tuple[str, Span, Span]] = set()
    done = 0
    for at, word in enumerate(words.items):
        if at < done or not may_open(word.form):
            continue
        seen = seen or scene(words, actors, places, numbers)
        for cue, stop, read in _readings(seen, at):
            if not _fits(seen, cue, read):
                continue
            subject, object = seen.span(read.subject), seen.span(read.object)
            key = (cue.kind, subject, object)
            if key in told or (subject[0] < object[1] and object[0] < subject[1]):
                continue
            told.add(key)
            done = stop
            held, end = (read.object, read.subject) if cue.form in UNDER else read
            seen.outer.setdefault(end.stop, held)
            span = words.span(at, stop)
            value = Fact(
                kind=_kind(seen, cue, read.object),
                subject=Term(text=subject.of(words.text), span=subject),
                object=Term(text=object.of(words.text), span=object),
                cue_span=span,
            )
            yield Annotation(hull([span, subject, object]), value, f"facts.{cue.form}")
            break


def _fits(seen: Scene, cue: Cue, read: Read) -> bool:
    """Whether the terms are such as the kind asks for: forces are stationed, places located."""
    if cue.kind in ("located", "stationed_at"):
        head = seen.form(read.object.first)
        if not words_of("no_place").isdisjoint(stems(head)):
            return False
    if cue.kind == "stationed_at" and cue.form == "verb":
        forces = noun_class("force")
        inside = range(read.subject.first, read.subject.stop)
        return read.subject.named or any(not forces.isdisjoint(stems(seen.form(n))) for n in inside)
    return True


def _kind(seen: Scene, cue: Cue, object: Phrase) -> FactKind:
    """What has a runway, a hospital or a camp has a facility; anything else is a part."""
    if cue.kind == "has_part":
        for at in range(object.first, min(object.first + 2, object.stop)):
            if not words_of("facility").isdisjoint(stems(seen.form(at))):
                return "has_facility"
    return cast(FactKind, cue.kind)


def _readings(seen: Scene, at: int) -> Iterator[tuple[Cue, int, Read]]:
    match = traits().at(seen.words, at)
    if match is not None and not _unasserted(seen, at):
        open_ = not definite(seen.form(at)) and _supposed(seen, at)
        for cue in match.value:
            if open_ and cue.form in PREDICATED:
                continue
            read = FORMS[cue.form](seen, match.first, match.stop, cue)
            if read is not None:
                yield cue, match.stop, read
    if _unasserted(seen, at) or _supposed(seen, at):
        return
    for reading, cue in verbal(seen.form(at)):
        read = VERBS[cue.form](seen, at, reading, cue)
        if read is not None:
            yield cue, at + 1, read


def _unasserted(seen: Scene, at: int) -> bool:
    return at > seen.start(at) and seen.form(at - 1) in words_of("unasserted")


def _supposed(seen: Scene, at: int) -> bool:
    """Whether the clause is denied, asked, wished or a condition («إذا كان … تحت سيطرة»)."""
    far = words_of("supposed")
    for here in range(at - 1, max(seen.start(at), at - 1 - FAR) - 1, -1):
        form = seen.form(here)
        if seen.words.items[here].kind is MARK:
            return False
        if form in far:
            return True
    return False


def _opened(seen: Scene, at: int, cue: Cue) -> tuple[int, int] | None:
    """Where the object begins after what must stand before it, and the letters cut there."""
    stop = seen.stop(max(0, at - 1))
    at = seen.past(at, stop)
    if at >= stop:
        return None
    for asked in sorted(cue.after, key=len, reverse=True):
        if asked in ("=", "*"):
            opens = seen.words.items[at].kind is not MARK and not traits().opens(seen.form(at))
            return (at, 0) if opens else None
        found = _asked(seen, at, stop, asked.split(" "))
        if found is not None:
            return found
    return None


def _asked(seen: Scene, at: int, stop: int, words: list[str]) -> tuple[int, int] | None:
    for number, word in enumerate(words):
        at = seen.past(at, stop) if number == 0 else at
        if at >= stop:
            return None
        form = seen.form(at)
        if len(word) == 1:
            return _attached(form, word, at)
        if form != fold(word):
            return None
        at += 1
    at = seen.past(at, stop)
    return (at, 0) if at < stop else None


def _attached(form: str, letter: str, at: int) -> tuple[int, int] | None:
    """The object written onto a preposition of one letter, or after one that stands apart."""
    if form == letter:
        return at + 1, 0
    if form.startswith("لل") and letter == "ل" and len(form) > 3:
        return at, 2
    own = form in noun_class("own_letter")
    if form[0] == letter and len(form) > 2 and not own and len(openings(form)) > 1:
        return at, 1
    return None


def _trait(seen: Scene, first: int, stop: int, cue: Cue) -> Read | None:
    """«الفصائل … الموالية لـ»: the noun before, what follows the preposition after."""
    opened = _opened(seen, stop, cue)
    if opened is None:
        return None
    subject, object = before(seen, first), _object(seen, opened, cue)
    return Read(subject, object) if subject and object else None


def _object(seen: Scene, opened: tuple[int, int], cue: Cue) -> Phrase | None:
    """What follows; a place that opens with its relation («شمال …») is taken whole."""
    at, cut = opened
    if cue.kind in ("located", "stationed_at") and at and not cut:
        if at - 1 in seen.begins:
            return after(seen, at - 1)
        return _beside(seen, at, cue)
    return after(seen, at, cut, series=cue.kind in SERIES)


def _beside(seen: Scene, at: int, cue: Cue) -> Phrase | None:
    """Where something is, with the word for it («قرب …», «بين … و…»); «في» and «على» say none."""
    place, word = after(seen, at), seen.form(at - 1)
    told = word in map(fold, cue.after) and word not in words_of("at")
    if place is None or not told:
        return place
    stop = place.stop
    if word == "بين" and stop < seen.stop(at) and seen.form(stop)[0] == "و":
        joined = after(seen, stop, 1)
        stop = joined.stop if joined else stop
    return Phrase(at - 1, stop)


def _under(seen: Scene, first: int, stop: int, cue: Cue) -> Read | None:
    """«تحت سيطرة …»: what is held stands before, the holder after."""
    holder = _holder(seen, stop)
    held = before(seen, first)
    return Read(holder, held) if holder and held else None


def _holder(seen: Scene, at: int) -> Phrase | None:
    stop = seen.stop(max(0, at - 1))
    at = seen.past(at, stop)
    if at >= stop:
        return None
    form = seen.form(at)
    known = words_of("control")
    if form not in known and not (form[0] == "ل" and form[1:] in known):
        return None
    return after(seen, at + 1)


def _led(seen: Scene, first: int, stop: int, cue: Cue) -> Read | None:
    """«قوات … بقيادة فلان»: only of a body that somebody leads, not of a meeting."""
    subject, object = before(seen, first), after(seen, stop)
    if subject is None or object is None:
        return None
    body = words_of("led")
    heads = {o.stem.removeprefix("ال") for n in range(subject.first, subject.stop)
             for o in openings(seen.form(n))}  # fmt: skip
    return Read(subject, object) if not body.isdisjoint(heads) else None


def _post(seen: Scene, first: int, stop: int, cue: Cue) -> Read | None:
    """«القيادي في … فلان», «فلان، القيادي في …»: the person stands on either side."""
    opened = _opened(seen, stop, cue)
    if opened is None:
        return None
    body = after(seen, *opened, body=True)
    if body is None:
        return None
    end = seen.stop(first)
    for at in (body.stop, seen.past(body.stop, end, commas=True)):
        if at in seen.people:
            return Read(Phrase(at, seen.people[at][0], 0, True), body)
    holder = _person_before(seen, first)
    return Read(holder, body) if holder else None


def _person_before(seen: Scene, at: int) -> Phrase | None:
    found = before(seen, at)
    if found is None or not any(n in seen.people for n in range(found.first, found.stop)):
        return None
    return found


def _people(seen: Scene, first: int, stop: int, cue: Cue) -> Read | None:
    """«بلدة … التي يقطنها نحو 4000 نسمة»."""
    held, number = before(seen, first), _number(seen, stop)
    return Read(held, number) if held and number else None


def _people_of(seen: Scene, first: int, stop: int, cue: Cue) -> Read | None:
    """«يبلغ عدد سكان البلدة نحو …»."""
    held = after(seen, stop, head=True)
    number = _number(seen, held.stop) if held else None
    return Read(held, number) if held and number else None


def _number(seen: Scene, at: int) -> Phrase | None:
    for here in range(at, min(at + FAR, seen.stop(max(0, at - 1)))):
        if here in seen.counts:
            return Phrase(here, seen.counts[here][0])
    return None


def _there(seen: Scene, first: int, stop: int, cue: Cue) -> Read | None:
    """«قاعدة … يوجد فيها مدرج»."""
    held, object = before(seen, first), after(seen, stop)
    return Read(held, object) if held and object else None


def _there_in(seen: Scene, first: int, stop: int, cue: Cue) -> Read | None:
    """«توجد في القاعدة مهابط»."""
    opened = _opened(seen, stop, cue)
    if opened is None:
        return None
    where = after(seen, *opened, head=True)
    if where is None:
        return None
    object = after(seen, where.stop)
    return Read(where, object) if object and not definite(seen.form(object.first)) else None


def _apart(seen: Scene, first: int, stop: int, cue: Cue) -> Read | None:
    """«تبعد البلدة 40 كيلومتراً عن …»."""
    subject = after(seen, stop, head=True) if stop not in seen.counts else None
    end = min((subject.stop if subject else stop) + FAR, seen.stop(first))
    for at in range(subject.stop if subject else stop, end):
        if seen.form(at) == "عن":
            to = after(seen, at + 1)
            subject = subject or before(seen, first)
            if to and subject:
                begins = next((n for n in range(stop, at) if n in seen.counts), None)
                return Read(subject, Phrase(begins, to.stop)) if begins else None
    return None


def _verb(seen: Scene, at: int, reading: VerbForm, cue: Cue) -> Read | None:
    """«يضم المعسكر …», «المعسكر يضم …», «المعسكر الذي يضمه …»."""
    start, stop = seen.start(at), seen.stop(at)
    relative = at > start and closed(seen.form(at - 1)) == "relative"
    if reading.object or _resumed(seen, at + 1, stop):
        by = after(seen, at + 1 if reading.object else at + 2)
        of = before(seen, at) if relative or reading.object else None
        return Read(by, of) if by and of else None
    opened = _opened(seen, at + 1, cue)
    leads = relative or (at > start and not reading.proclitics and _noun_before(seen, at))
    if leads:
        return _both(before(seen, at), _object(seen, opened, cue) if opened else None)
    if opened and reading.proclitics == "و" and _indefinite(seen, opened, cue):
        subject = _same_subject(seen, at) or _before_comma(seen, at)
        if subject:
            return _both(subject, _object(seen, opened, cue))
    if opened and "=" not in cue.after:
        return _subject_last(seen, opened, cue)
    if "=" in cue.after and cue.kind in ("controls", "known_as"):
        return None
    subject = after(seen, at + 1, head=True)
    if subject is None:
        return None
    opened = _opened(seen, seen.past(subject.stop, stop, commas=True), cue)
    return _both(subject, _object(seen, opened, cue) if opened else None)


def _both(subject: Phrase | None, object: Phrase | None) -> Read | None:
    return Read(subject, object) if subject and object else None


def _indefinite(seen: Scene, opened: tuple[int, int], cue: Cue) -> bool:
    """Whether what follows a verb can be no subject: it has a preposition or no article."""
    at = opened[0]
    return "=" not in cue.after or not (definite(seen.form(at)) or at in seen.begins)


def _before_comma(seen: Scene, at: int) -> Phrase | None:
    """«الهيئة، وتضم …»."""
    comma = at > seen.start(at) and seen.form(at - 1) in ("،", ",")
    return before(seen, at) if comma else None


def _subject_last(seen: Scene, opened: tuple[int, int], cue: Cue) -> Read | None:
    """«تتمركز في المطار قوات أجنبية»."""
    where = _object(seen, opened, cue)
    if where is None:
        return None
    subject = after(seen, where.stop)
    if subject is None or definite(seen.form(subject.first)):
        return None
    return Read(subject, where)


def _same_subject(seen: Scene, at: int) -> Phrase | None:
    """«معبر … يقع … ويعرف باسم …»: a verb joined to another has its subject."""
    start = seen.start(at)
    near = [stop for stop in seen.outer if start < stop <= at]
    return seen.outer[max(near)] if near else None


def _noun_before(seen: Scene, at: int) -> bool:
    """Whether a noun phrase that may be the verb's subject ends just before it."""
    word = seen.words.items[at - 1]
    return word.kind is not MARK and not closed(word.form)


def _resumed(seen: Scene, at: int, stop: int) -> bool:
    return at < stop and closed(seen.form(at)) == "resumptive"


def _under_verb(seen: Scene, at: int, reading: VerbForm, cue: Cue) -> Read | None:
    """«تخضع البلدة لسيطرة …»."""
    holder = _holder(seen, at + 1)
    if holder is not None:
        held = before(seen, at)
    else:
        held = after(seen, at + 1, head=True)
        holder = _holder(seen, held.stop) if held else None
    return Read(holder, held) if holder and held else None


def _leads(seen: Scene, at: int, reading: VerbForm, cue: Cue) -> Read | None:
    """«الحزب الذي يتزعمه فلان»: the body first, then who leads it."""
    if not reading.object:
        return None
    leader, body = after(seen, at + 1), before(seen, at)
    return Read(body, leader) if leader and body else None


def _given(seen: Scene, at: int, reading: VerbForm, cue: Cue) -> Read | None:
    """«التي يطلق عليها السكان اسم …»."""
    stop = seen.stop(at)
    if not _resumed(seen, at + 1, stop):
        return None
    for here in range(at + 2, min(at + FAR, stop)):
        if seen.form(here) in words_of("name_after"):
            subject, object = before(seen, at), after(seen, here + 1)
            return Read(subject, object) if subject and object else None
    return None


FORMS: dict[str, Callable[[Scene, int, int, Cue], Read | None]] = {
    "trait": _trait,
    "under": _under,
    "led": _led,
    "post": _post,
    "people": _people,
    "people_of": _people_of,
    "there": _there,
    "there_in": _there_in,
    "apart": _apart,
}
VERBS: dict[str, Callable[[Scene, int, VerbForm, Cue], Read | None]] = {
    "verb": _verb,
    "under_verb": _under_verb,
    "leads": _leads,
    "given": _given,
}

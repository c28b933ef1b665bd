"""Facts: a lasting relation of two things, at the words that state it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, cast

from khabar.annotators.facts.cues import Cue, may_open, traits, verbal, words_of
from khabar.annotators.facts.forms import FAR, FORMS, Read
from khabar.annotators.facts.scene import Phrase, Scene, definite, scene
from khabar.annotators.facts.verbs import VERBS
from khabar.lexicon.company import noun_class, stems
from khabar.readings.fact import Fact, FactKind, Term
from khabar.text.annotation import Annotation
from khabar.text.span import Span, hull
from khabar.text.words import MARK, Words

PREDICATED = frozenset({"trait", "under", "there", "there_in", "people", "people_of", "apart"})
"""Forms that may be what a clause says of its subject, and so denied or supposed with it."""
UNDER = frozenset({"under", "under_verb"})


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
    cues = [at for at, word in enumerate(words.items) if may_open(word.form)]
    if not cues:
        return
    seen = scene(words, {words.sentence_of[at] for at in cues}, actors, places, numbers)
    told: set[tuple[str, Span, Span]] = set()
    done = 0
    for at in cues:
        if at < done:
            continue
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

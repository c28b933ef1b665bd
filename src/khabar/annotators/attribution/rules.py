"""Attribution: whose word a stretch of text rests on, link by link.

Source, cue and content are those of PARC 3.0.

A sentence is read from left to right. Each cue asks in turn where its source stands (after it,
before it, or nowhere) and where what it introduces begins and ends. A cue that goes on with the
speaker of the one before it ends that one's content; a cue with a subject of its own inside what
another says is nested. Sources are then taken back to whom they mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from khabar.annotators.attribution.assembly import Assembly
from khabar.annotators.attribution.carried import carried
from khabar.annotators.attribution.cues import cues
from khabar.annotators.attribution.finishing import finish
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.annotators.attribution.taking import take
from khabar.readings.actor import Actor
from khabar.readings.attribution import Attribution
from khabar.readings.quotation import Quotation
from khabar.readings.time import Time
from khabar.text.annotation import Annotation
from khabar.text.layout import Layout
from khabar.text.words import Words


def attributions(
    words: Words,
    quotations: Sequence[Annotation[Quotation]] = (),
    actors: Sequence[Annotation[Actor]] = (),
    times: Sequence[Annotation[Time]] = (),
    layout: Layout | None = None,
) -> Iterator[Annotation[Attribution]]:
    """Every stretch that rests on someone's word, in order of place.

    The values carry their ids already ("s1" …), for ``within`` and ``continues`` name them.
    """
    near = surroundings(words, quotations, actors, times)
    assembly = Assembly(near, actors, layout)
    running = running_on(words, quotations)
    for number, bounds in enumerate(words.bounds):
        if not bounds:
            continue
        before = len(assembly.found)
        for cue in cues(words, bounds):
            take(assembly, cue, bounds, number)
        finish(assembly, bounds, number)
        assembly.found.extend(carried(assembly, bounds, number, running.get(number, ()), before))
    yield from ordered(assembly.found)


def running_on(
    words: Words, quotations: Sequence[Annotation[Quotation]]
) -> dict[int, list[Annotation[Quotation]]]:
    """The quotations that are still open where a sentence begins, by sentence number."""
    found: dict[int, list[Annotation[Quotation]]] = {}
    for quotation in quotations:
        inside = words.within(quotation.value.span)
        if inside:
            first, last = words.sentence_of[inside.start], words.sentence_of[inside.stop - 1]
            for number in range(first + 1, last + 1):
                found.setdefault(number, []).append(quotation)
    return found


def surroundings(
    words: Words,
    quotations: Sequence[Annotation[Quotation]],
    actors: Sequence[Annotation[Actor]],
    times: Sequence[Annotation[Time]],
) -> Surroundings:
    """What the other annotators read, by word number."""
    timed = frozenset(at for a in times for at in words.within(a.span))
    quoted: dict[int, int] = {}
    for found in quotations:
        inside = words.within(found.value.marks_span)
        if len(inside) > 1:
            quoted[inside.start] = inside.stop - 1 if found.value.closed else inside.stop
    starting: dict[int, Annotation[Actor]] = {}
    for actor in actors:
        covered = words.within(actor.span)
        if covered:
            starting.setdefault(covered.start, actor)
    return Surroundings(words, starting, timed, quoted, tuple(sorted(quoted)))


def ordered(found: Sequence[Annotation[Attribution]]) -> list[Annotation[Attribution]]:
    """In order of place, outer before inner, renumbered so that ids follow that order."""
    inline = sorted(
        found, key=lambda a: (a.value.content_span.start, -a.value.content_span.stop, a.span.start)
    )
    names = {a.value.id: f"s{n}" for n, a in enumerate(inline, start=1)}
    return [
        Annotation(
            a.span,
            replace(
                a.value,
                id=names[a.value.id],
                within=names.get(a.value.within or ""),
                continues=names.get(a.value.continues or ""),
            ),
            a.rule,
            a.parts,
        )
        for a in inline
    ]

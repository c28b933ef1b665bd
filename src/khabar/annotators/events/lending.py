"""The place and the time that an attack lends to others of its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from operator import itemgetter

import msgspec

from khabar.annotators.events.ways import WAYS
from khabar.readings.event import Argument, Event, Modality, Role
from khabar.text.annotation import Annotation
from khabar.text.span import Span, hull

FAR = 10_000
"""More letters than a sentence has."""
TIMED = 60
"""How many letters apart two attacks may be told that the time of one holds for both."""


BEHIND = 40
"""Letters from where an attack was to what only says where that lies."""


def lent_places(
    found: list[Annotation[Event]],
    earlier: frozenset[int],
    alone: frozenset[int],
    besides: frozenset[int] = frozenset(),
    caused: frozenset[int] = frozenset(),
    lasting: frozenset[Span] = frozenset(),
    fled: frozenset[int] = frozenset(),
    of_men: frozenset[int] = frozenset(),
) -> Iterator[Annotation[Event]]:
    """The events of a sentence; an attack without a place or a time takes the nearest attack's.

    ``earlier`` are the places of triggers that tell what came before: they take none. Those of
    ``alone`` came long before, and lend none; those of ``besides`` go on elsewhere, and lend to and
    take from one another only. A time is lent as far as `TIMED`
    letters, and to those of ``caused``, to which an attack led, as far as the sentence goes.
    Those of ``fled`` are flights from an attack, which were where it was; those of ``of_men`` tell
    who someone is («الذي اغتيل في …»), and where that was is theirs alone.
    """
    attacks = [
        a.value
        for a in found
        if a.value.type == "ASSAULT" and a.value.trigger_span.start not in alone
    ]
    spans: tuple[tuple[Role, int], ...] = (("place", FAR), ("time", TIMED))
    for role, reach in spans:
        lenders = [
            (v.trigger_span.start, v.modality, v.argument(role))
            for v in attacks
            if _lends(v, role, lasting) and not (role == "place" and v.trigger_span.start in of_men)
        ]
        inside = [lender for lender in lenders if lender[0] in besides]
        outside = [lender for lender in lenders if lender[0] not in besides] if inside else lenders
        shown = []
        for a in found:
            at = a.value.trigger_span.start
            given = inside if at in besides else outside
            own = a.value.type == "ASSAULT" or (at in fled and role == "place")
            far = FAR if at in caused else reach
            shown.append(_lent(a, role, given, far, earlier) if own else a)
        found = shown
    yield from found


def of_their_attack(found: list[Annotation[Event]]) -> list[Annotation[Event]]:
    """«هاجموا نقطة في مدخل X، شمال Y، ما أدى إلى إصابة …»: a toll was where its attack was.

    A place that is told behind that of an attack only says where that one lies.
    """
    shown = list(found)
    for n, annotation in enumerate(found):
        value, own = annotation.value, annotation.value.argument("place")
        if value.type != "ASSAULT" or own is None or own.span is None:
            continue
        there = own.span.start
        hit = value.argument("target")
        mine = hit is not None and hit.span is not None and hit.span.start <= there < hit.span.stop
        if mine or there > value.trigger_span.start:
            continue  # «تعرضت بلدتا كذا لقصف»: its own ground
        before = [a.value for a in found[:n] if a.value.trigger_span.start < there]
        given = before[-1].argument("place") if before and before[-1].type == "ASSAULT" else None
        if given is None or given.span is None or given.span == own.span:
            continue
        if before[-1].trigger_span.start < given.span.start and (
            0 <= there - given.span.stop <= BEHIND
        ):
            told = tuple(given if a.role == "place" else a for a in value.arguments)
            told_of = msgspec.structs.replace(value, arguments=told)
            shown[n] = replace(annotation, value=told_of)
    return shown


def of_their_cause(
    found: list[Annotation[Event]], caused: frozenset[int], others: dict[int, int]
) -> list[Annotation[Event]]:
    """«… في X، فيما طال قصف Y ما أسفر عن مقتل …»: a toll was where the attack that led to it was.

    ``caused`` are the tolls that an attack led to, ``others`` the statement that each event
    belongs to.
    """
    shown = list(found)
    for n, annotation in enumerate(found):
        value = annotation.value
        at, own = value.trigger_span.start, value.argument("place")
        if at not in caused or own is None or own.span is None:
            continue
        attacks = (
            a.value
            for a in found[:n]
            if a.value.type == "ASSAULT"
            and a.value.trigger_span.start not in caused
            and others.get(a.value.trigger_span.start) == others.get(at)
        )
        cause = max(attacks, key=lambda one: one.trigger_span.start, default=None)
        given = cause.argument("place") if cause is not None else None
        if cause is None or given is None or own.span.start > cause.trigger_span.start:
            continue
        told = tuple(given if a.role == "place" else a for a in value.arguments)
        shown[n] = replace(annotation, value=msgspec.structs.replace(value, arguments=told))
    return shown


def beside_a_summit(
    found: list[Annotation[Event]], beside: frozenset[int]
) -> list[Annotation[Event]]:
    """«التقى نظيره على هامش القمة في X»: who met beside another meeting met where that was.

    ``beside`` are the meetings that others were held beside.
    """
    shown = list(found)
    for n, annotation in enumerate(found[:-1]):
        after = found[n + 1].value
        if annotation.value.type != "CONSULT" or after.trigger_span.start not in beside:
            continue
        given = after.argument("place")
        if given is None or any(annotation.value.argument(role) for role in WHERE):
            continue
        told = (*annotation.value.arguments, given)
        shown[n] = replace(
            annotation,
            span=hull([annotation.span, given.span]),
            value=msgspec.structs.replace(annotation.value, arguments=told),
        )
    return shown


WHERE: tuple[Role, ...] = ("place", *WAYS)


def _lends(value: Event, role: Role, lasting: frozenset[Span]) -> bool:
    """Whether an attack has a place or a time to lend; how long it went on is its own."""
    given = value.argument(role)
    return given is not None and given.span not in lasting


def _lent(
    annotation: Annotation[Event],
    role: Role,
    lenders: list[tuple[int, Modality, Argument | None]],
    reach: int,
    earlier: frozenset[int],
) -> Annotation[Event]:
    value = annotation.value
    at = value.trigger_span.start
    ways = WAYS if role == "place" else ()
    if any(value.argument(one) for one in (role, *ways)) or not lenders or at in earlier:
        return annotation
    n = bisect_left(lenders, at, key=itemgetter(0))
    start, how, given = min(lenders[max(0, n - 1) : n + 1], key=lambda one: abs(one[0] - at))
    if how != value.modality and reach == FAR:
        return annotation  # what is denied or planned was nowhere yet
    if given is None or abs(start - at) > reach or (role == "time" and start in earlier):
        return annotation
    lent = msgspec.structs.replace(value, arguments=(*value.arguments, given))
    return replace(annotation, span=hull([annotation.span, given.span]), value=lent)

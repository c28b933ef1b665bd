"""The time and the place that an event has from the one it came of, or went along with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import msgspec

from khabar.annotators.events.clause import JOINED, Clause
from khabar.annotators.events.elsewhere import SPOKEN
from khabar.annotators.events.government import light
from khabar.annotators.events.slots import View
from khabar.annotators.events.ways import WAYS
from khabar.lexicon.company import noun_class
from khabar.readings.event import Argument, Event, Role
from khabar.text.annotation import Annotation
from khabar.text.span import hull
from khabar.text.view import fold

CONSEQUENCE = "ف"
ROLES: tuple[Role, ...] = ("time", "place")


Hosts = Mapping[int, tuple[int, ...]]
"""The events that an event may have come of, the nearest first, by where triggers stand."""


def hosts(view: View, starts: Mapping[int, int]) -> Hosts:
    """The events that each came of, by where their triggers stand in the text (``starts``)."""
    return {
        starts[at]: tuple(starts[host] for host in came_of(view, at) if host in starts)
        for at in starts
    }


def came_of(view: View, at: int) -> list[int]:
    """The events that the one at word ``at`` came of («…، فأصيب …», «…، ما أدى إلى …»)."""
    clause = view.sentence.clause(at)
    if not 0 <= clause.opener <= at or not _goes_along(view, clause, at):
        return []
    before = [n for n, one in view.read.items() if n < clause.opener]
    found = [n for n in sorted(before, reverse=True) if view.read[n].sense.row.type not in SPOKEN]
    if found and view.scene.words.form(clause.opener) in noun_class("on_which"):
        near = view.scene.near(view.scene.places, clause.opener)
        named = {p.stop for p in near if found[0] < p.first < clause.opener}
        return found[:1] if len(named) <= 1 else []  # «على X، وفي Y، وعلى Z، حيث قُتل …»
    return found[:MOST]


MOST = 2
"""Events back to which a time or a place is looked for."""


def _goes_along(view: View, clause: Clause, at: int) -> bool:
    """Whether a clause tells what came of the event before it, or went along with that."""
    words = view.scene.words
    opener = words.form(clause.opener)
    if opener in noun_class("on_which"):
        return _own_deed(view, clause, at)  # «…، حيث سلّموا …»
    if clause.form is None:
        return False
    if clause.kind == JOINED and clause.verb == clause.opener == at:
        return opener.startswith(CONSEQUENCE) and view.read[at].proclitics == CONSEQUENCE
    if clause.verb > at:
        return False
    if light(clause.form.lemma) == "cause" and clause.verb != at:
        return True
    if fold(clause.form.lemma) in noun_class("goes_along"):
        return True  # «…، تخللها اعتقال …»
    during = noun_class("in_its_course")
    return any(words.form(n) in during for n in range(clause.opener, at + 3))


def _own_deed(view: View, clause: Clause, at: int) -> bool:
    """Whether an event is the verb of its clause, or of the same kind («مقابل الإفراج عن …»)."""
    told = view.read.get(clause.verb)
    return told is not None and told.sense.row.type == view.read[at].sense.row.type


def carried(
    found: list[Annotation[Event]], of: Hosts, earlier: frozenset[int]
) -> list[Annotation[Event]]:
    """The events, each without a time or a place with that of the event it came of.

    ``of`` are those events by where the triggers stand in the text; those of ``earlier`` tell
    what came before, and take nothing.
    """
    shown: list[Annotation[Event]] = []
    by_start: dict[int, Event] = {}
    for annotation in sorted(found, key=lambda one: one.value.trigger_span):
        start = annotation.value.trigger_span.start
        for host in of.get(start, ()):
            if host in by_start and start not in earlier:
                annotation = _with(annotation, by_start[host])
        by_start[start] = annotation.value
        shown.append(annotation)
    return shown


def _with(annotation: Annotation[Event], host: Event) -> Annotation[Event]:
    value = annotation.value
    if host.modality != value.modality:
        return annotation
    given = [a for role in ROLES if (a := _given(value, host, role)) is not None]
    if not given:
        return annotation
    told = msgspec.structs.replace(value, arguments=(*value.arguments, *given))
    spans = [a.span for a in given if a.span is not None]
    return replace(annotation, span=hull([annotation.span, *spans]), value=told)


def _given(value: Event, host: Event, role: Role) -> Argument | None:
    if role == "place" and value.type in SPOKEN:
        return None
    ways = WAYS if role == "place" else ()
    if any(value.argument(one) for one in (role, *ways)):
        return None
    return host.argument(role)

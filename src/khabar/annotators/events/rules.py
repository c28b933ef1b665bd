"""Events: triggers in PLOVER's types, with their arguments, modality and counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, cast

from khabar.annotators.events.aimed import aimed
from khabar.annotators.events.anew import apart_from, strikes_back
from khabar.annotators.events.arguments import parts_of
from khabar.annotators.events.attachment import attached
from khabar.annotators.events.carrying import carried, hosts
from khabar.annotators.events.casualties import counted, quantities
from khabar.annotators.events.choice import triggers
from khabar.annotators.events.clauses import sentence
from khabar.annotators.events.control import undergone
from khabar.annotators.events.elsewhere import SPOKEN
from khabar.annotators.events.government import light
from khabar.annotators.events.inflicted import losses
from khabar.annotators.events.lending import (
    beside_a_summit,
    lent_places,
    of_their_attack,
    of_their_cause,
)
from khabar.annotators.events.modality import ahead, modality
from khabar.annotators.events.moments import time_of
from khabar.annotators.events.no_event import (
    carriers,
    echoes,
    hits,
    laid,
    lost_control,
    marches,
    moved,
    of_no_one,
    of_talks,
    prompts,
)
from khabar.annotators.events.parts import Parts, Place
from khabar.annotators.events.placing import ground_of
from khabar.annotators.events.prepositions import also, beside
from khabar.annotators.events.proclitics import letters_in, span_of
from khabar.annotators.events.reach import besides, of_a_man
from khabar.annotators.events.rebuttal import rebutted
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.seeing import scene
from khabar.annotators.events.series import (
    answered,
    last_of_them,
    last_one,
    long_before,
    of_another_day,
    told_after,
)
from khabar.annotators.events.sharing import shared
from khabar.annotators.events.slots import View
from khabar.annotators.events.subjects import slots_of
from khabar.annotators.events.triggers import Trigger
from khabar.annotators.events.ways import WAYS, leads_somewhere
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.table import table
from khabar.readings.event import Argument, Event, EventType, Modality, Role
from khabar.text.annotation import Annotation
from khabar.text.span import Span, hull
from khabar.text.view import fold
from khabar.text.words import Words

__all__ = ["counted", "events"]

BESIDE = "هامش"


@dataclass(frozen=True, slots=True)
class TypeRow:
    """A PLOVER type, its CAMEO root, and why ACLED leaves it out where it does."""

    type: str
    cameo_root: str
    acled_reason: str = ""


@cache
def _types() -> dict[str, TypeRow]:
    return {row.type: row for row in table("event_types", TypeRow)}


def events(
    words: Words,
    numbers: Iterable[Annotation[Any]] = (),
    times: Iterable[Annotation[Any]] = (),
    places: Iterable[Annotation[Any]] = (),
    actors: Iterable[Annotation[Any]] = (),
) -> Iterator[Annotation[Event]]:
    """Every event of an article, in order of its trigger."""
    seen = scene(words, numbers, times, places, actors)
    found = triggers(seen)
    seen = with_triggers(seen, found)
    by_sentence: dict[int, list[Trigger]] = {}
    for trigger in found:
        by_sentence.setdefault(words.sentence_of[trigger.at], []).append(trigger)
    for group in by_sentence.values():
        yield from _sentence(seen, group)


def with_triggers(seen: Scene, found: list[Trigger]) -> Scene:
    """The scene once it is known which words name events, and which of them are verbs."""
    kinds = list(seen.kinds)
    for trigger in found:
        kinds[trigger.at] = "verb" if trigger.reading.verb else ""
    return replace(
        seen,
        kinds=tuple(kinds),
        halts=frozenset(trigger.at for trigger in found),
        verbs=frozenset(trigger.at for trigger in found if trigger.reading.verb),
        victims=frozenset(
            t.at for t in found if t.reading.verb and t.reading.sense.row.subject != "actor"
        ),
    )


def _sentence(seen: Scene, group: list[Trigger]) -> Iterator[Annotation[Event]]:
    view = viewed(seen, group)
    told = hits(view) | of_no_one(view) | carriers(view) | moved(view)
    told |= marches(view) | prompts(view) | laid(view) | of_talks(view) | lost_control(view)
    echoed = echoes(view)
    group = [trigger for trigger in group if trigger.at not in told]
    starts = {trigger.at: trigger_span(seen, trigger).start for trigger in group}
    brought = attached(view)
    untrue = rebutted(seen, group[0].at) if group else frozenset()
    read: list[tuple[Trigger, Parts]] = [
        (trigger, parts_of(view, trigger.at, trigger.reading, brought[trigger.at]))
        for trigger in group
    ]
    earlier = frozenset(
        starts[trigger.at]
        for trigger in group
        if answered(seen, trigger.at, trigger.reading)
        or of_another_day(seen, trigger.at, trigger.reading)
        or strikes_back(view, trigger.at)
    )
    alone = frozenset(
        starts[trigger.at]
        for trigger in group
        if long_before(seen, trigger.at) or strikes_back(view, trigger.at)
    )
    known = shared(seen, read)
    aimed(view, known)
    known = [(trigger, parts) for trigger, parts in known if trigger.at not in echoed]
    view.parties = frozenset(
        n
        for t, parts in known
        if t.reading.sense.row.type in SPOKEN
        for role in ("actor", "target", "recipient")
        if role in parts
        for n in range(*parts[role])
    )
    targets = {t.at: parts["target"] for t, parts in known if "target" in parts}
    grounds: dict[int, Span] = {}
    found = [_event(view, t, parts, untrue, targets, grounds) for t, parts in known]
    after = frozenset(starts[t.at] for t in group if _caused(view, t))
    others = {starts[t.at]: apart_from(view, t.at) for t in group}
    summits = frozenset(starts[t.at] for t in group if seen.words.form(t.at - 1) == BESIDE)
    found = of_their_attack(beside_a_summit(of_their_cause(found, after, others), summits))
    last = last_one(seen, group[0].at) if group else None
    if last is None:
        aside = frozenset(starts[t.at] for t in group if besides(view, t.at))
        lasting = frozenset(
            m.span for t in group for m in seen.near(seen.times, t.at) if m.value.type == "DURATION"
        )
        fled = frozenset(starts[t.at] for t in group if _fled(view, t))
        men = frozenset(starts[t.at] for t in group if of_a_man(view, view.sentence.clause(t.at)))
        shown: list[Annotation[Event]] = []
        for other in sorted({*others.values()}):
            beside_it = [a for a in found if others[a.value.trigger_span.start] == other]
            shown += lent_places(beside_it, earlier, alone, aside, after, lasting, fled, men)
        yield from carried(shown, hosts(view, starts), earlier)
        return
    before = [a for a in found if a.value.trigger_span.start < last]
    yield from lent_places(before, earlier, alone)  # «قتل 112، آخرهم شاب أصيب أمس في …»
    yield from list(lent_places(found, earlier, alone))[len(before) :]


def viewed(seen: Scene, group: list[Trigger]) -> View:
    """The clauses of the sentence that the triggers stand in."""
    reading = {trigger.at: trigger.reading for trigger in group}
    return View(seen, sentence(seen, group[0].at, reading), reading, slots_of)


def _fled(view: View, trigger: Trigger) -> bool:
    """«بين قتيل وجريح، وفرار جماعي», «ولاذوا بالفرار»: a flight that a battle ended in."""
    form, clause = view.scene.words.items[trigger.at].form, view.sentence.clause(trigger.at)
    took = clause.form is not None and fold(clause.form.lemma) in noun_class("takes_to_flight")
    listed = trigger.reading.verb is None and (trigger.reading.proclitics == "و" or took)
    return listed and not stems(form).isdisjoint(noun_class("flight"))


def _caused(view: View, trigger: Trigger) -> bool:
    """«…، ما أدى إلى مقتل …»: whether an event is the toll that another led to."""
    form = view.sentence.clause(trigger.at).form
    led = form is not None and light(form.lemma) == "cause"
    return led and bool(trigger.reading.sense.row.casualty)


def _event(
    view: View,
    trigger: Trigger,
    parts: Parts,
    untrue: frozenset[int],
    targets: dict[int, Place],
    grounds: dict[int, Span],
) -> Annotation[Event]:
    seen = view.scene
    row = trigger.reading.sense.row
    arguments = [
        Argument(role=cast(Role, role), span=span_of(seen, *place))
        for role, place in sorted(parts.items())
        if role in ("actor", "target", "recipient", "instrument")
        or (role in WAYS and leads_somewhere(view, place))
    ]
    arguments += [
        Argument(role="target", span=span_of(seen, *more))
        for more in also(seen, parts.get("target"))
    ]
    if row.type in ("ASSAULT", "COERCE"):
        arguments += [
            Argument(role="target", span=span_of(seen, *more))
            for more in beside(seen, parts.get("target"))
        ]
    last = last_of_them(seen, trigger.at) if trigger.reading.verb is None else None
    stop = seen.stop(trigger.at)
    place = ground_of(view, trigger, parts, targets, grounds, last)
    if place:
        grounds[trigger.at] = place
        arguments.append(Argument(role="place", span=place))
    time = time_of(view, trigger.at)
    when = time.span if time else None
    if last is not None:
        when = told_after(seen.near(seen.times, last), last, stop) or when
    span = trigger_span(seen, trigger)
    how = modality(view, trigger.at, trigger.reading)
    asked = how == "demanded" and when is not None and when.stop <= span.start
    if when and not (asked and trigger.reading.verb is None):
        arguments.append(Argument(role="time", span=when))  # what is asked for was not then
    if trigger.at in untrue:
        how = "denied"
    elif how == "actual" and time is not None and ahead(view, trigger.at, time):
        how = "planned"
    elif how != "actual" and _told_as_done(view, trigger):
        how = "actual"
    of_type = _types()[row.type]
    value = Event(
        trigger_span=span,
        type=cast(EventType, row.type),
        mode=row.mode or None,
        acled_reason=of_type.acled_reason or None,
        cameo_root=of_type.cameo_root,
        modality=cast(Modality, how),
        arguments=tuple(arguments),
        quantities=tuple(quantities(seen, trigger.at, trigger.reading, parts.get("target"))),
    )
    whole = hull([span, *(argument.span for argument in arguments)])
    return Annotation(whole, value, f"events.{row.pos}")


def _told_as_done(view: View, trigger: Trigger) -> bool:
    """«طالبت … بعد عام على اختطافه», «تعرّض الحاجز لهجوم»: no aim, whatever stands before."""
    if trigger.reading.verb is not None:
        return False
    if of_another_day(view.scene, trigger.at, trigger.reading):
        return True
    chunk = view.sentence.chunk(trigger.at)
    return chunk is not None and chunk.kind == "noun" and undergone(view, chunk) is not None


def trigger_span(seen: Scene, trigger: Trigger) -> Span:
    """The trigger word without the letters written onto it; its article stays."""
    lost = losses(seen, trigger)
    if lost is not None:
        return Span(letters_in(seen, lost, 0), seen.words.items[lost].span.stop)
    span = seen.words.items[trigger.at].span
    taken = trigger.reading.proclitics
    form = seen.words.items[trigger.at].form
    skip = len(taken)
    if trigger.reading.definite and taken.endswith("ل") and form[skip - 1 : skip + 1] == "لل":
        skip += 1
    if taken == "س" or trigger.reading.verb is not None:
        skip = len(taken.rstrip("سل"))
    return Span(letters_in(seen, trigger.at, skip), span.stop) if skip else span

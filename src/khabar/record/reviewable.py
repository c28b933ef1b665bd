"""The values of a statement that a person may correct, as the machine read them.

A value's name is that of its field (``source``, ``factuality``), for a value of an event with
the event's id before it (``e3.place``): a permalink names the engine, so that ids hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple, get_args

from khabar.readings.article import Article
from khabar.readings.attribution import Attribution, Factuality, Knows, LinkKind, Stance
from khabar.readings.claim import Claim
from khabar.readings.event import Event, EventType, Modality, Role
from khabar.text.span import Span

Kind = Literal["words", "choice", "days", "count", "place"]
MANY = " ; "
LONGEST = 2000
"""Characters of one value."""


class Field(NamedTuple):
    """A field: what its values are, and the choices where there are only some."""

    kind: Kind
    choices: tuple[str, ...] = ()


FIELDS = {
    "source": Field("words"),
    "source_kind": Field("choice", get_args(LinkKind)),
    "named": Field("choice", ("yes", "no")),
    "via": Field("words"),
    "cue": Field("words"),
    "mode": Field("choice", ("direct", "indirect", "mixed")),
    "stance": Field("choice", get_args(Stance)),
    "factuality": Field("choice", get_args(Factuality)),
    "knows": Field("choice", get_args(Knows)),
    "words": Field("place"),
    "type": Field("choice", get_args(EventType)),
    "acled": Field("words"),
    "modality": Field("choice", get_args(Modality)),
    "actor": Field("words"),
    "target": Field("words"),
    "place": Field("words"),
    "time": Field("days"),
    "killed": Field("count"),
    "injured": Field("count"),
}
OF_STATEMENT = tuple(FIELDS)[: tuple(FIELDS).index("type")]
OF_EVENT = tuple(FIELDS)[len(OF_STATEMENT) :]
NAME = re.compile(r"(?:(e[0-9]{1,5})\.)?([a-z_]{1,20})")


class Value(NamedTuple):
    """One value as it was read; ``of`` is the id of the reading that it is a part of."""

    name: str
    field: str
    value: str
    span: Span | None
    of: str


def values(article: Article, claim: Claim) -> Iterator[Value]:
    """The values of a statement, in the order of `FIELDS`, event by event."""
    said = next((one for one in article.attributions if one.id == claim.attribution), None)
    for name, value, span in _of_statement(article, claim, said):
        yield Value(name, name, value, span, said.id if said else claim.id)
    events = {event.id: event for event in article.events}
    for at in claim.events:
        for name, value, span in _of_event(article, events[at]):
            yield Value(f"{at}.{name}", name, value, span, at)


def _of_statement(
    article: Article, claim: Claim, said: Attribution | None
) -> Iterator[tuple[str, str, Span | None]]:
    last = said.chain[-1] if said and said.chain else None
    yield "source", last.name if last else "", last.span if last else None
    yield "source_kind", last.kind if last else "", None
    yield "named", ("yes" if last.named else "no") if last else "", None
    if said is None:
        for name in ("via", "cue", "mode", "stance"):
            yield name, "", None
    else:
        yield "via", MANY.join(link.name for link in said.chain if link.role == "via"), None
        yield "cue", said.cue_span.of(article.text) if said.cue_span else "", said.cue_span
        yield "mode", said.mode, None
        yield "stance", said.stance, None
    yield "factuality", claim.factuality, None
    yield "knows", said.knows if said else "", said.knows_span if said else None
    yield "words", f"{claim.span[0]}-{claim.span[1]}", claim.span


def _of_event(article: Article, event: Event) -> Iterator[tuple[str, str, Span | None]]:
    yield "type", event.type, event.trigger_span
    code = event.acled
    yield "acled", f"{code.event_type} / {code.sub_event_type}" if code else "", None
    yield "modality", event.modality, None
    roles: tuple[Role, ...] = ("actor", "target", "place")
    for role in roles:
        found = [one for one in event.arguments if one.role == role]
        told = MANY.join(" ".join(one.span.of(article.text).split()) for one in found)
        yield role, told, found[0].span if found else None
    times = {time.id: time for time in article.times}
    laid = [(one, times.get(one.ref or "")) for one in event.arguments if one.role == "time"]
    days = [_days(time.start, time.stop) for _, time in laid if time]
    yield "time", MANY.join(day for day in days if day), laid[0][0].span if laid else None
    numbers = {number.id: number for number in article.numbers}
    for kind in ("killed", "injured"):
        counts = [one for one in event.quantities if one.kind == kind]
        number = numbers.get(counts[0].number or "") if counts else None
        told = MANY.join(_count(one.low, one.high, one.value) for one in counts)
        yield kind, told, number.span if number else None


def _days(start: str | None, stop: str | None) -> str:
    """A day, or the first and last of several: the end of an interval is not in it."""
    if not start:
        return ""
    first = start[:10]
    try:
        last = date.fromordinal(date.fromisoformat((stop or first)[:10]).toordinal() - 1)
    except ValueError:
        return first
    return first if last.isoformat() <= first else f"{first}/{last.isoformat()}"


def _count(low: float | None, high: float | None, value: float | None) -> str:
    if value is not None and low in (None, value) and high in (None, value):
        return f"{value:g}"
    ends = ["" if end is None else f"{end:g}" for end in (low, high)]
    return "–".join(ends) if any(ends) else ("" if value is None else f"{value:g}")


def bare(name: str) -> str:
    """The field of a value's name.

    >>> bare("e3.place")
    'place'
    """
    return name.rpartition(".")[2]


def wrong(name: str, told: str) -> str | None:
    """Why a value cannot be one of its field, as a sentence that names the mend; or None."""
    match = NAME.fullmatch(name)
    if match is None or match[2] not in FIELDS:
        return f"there is no field «{name[:60]}»: one of {', '.join(FIELDS)}"
    if bool(match[1]) != (match[2] in OF_EVENT):
        return f"«{match[2]}» is told {'of an event, as e1.' if not match[1] else 'without '}" + (
            f"{match[2]}"
        )
    field = FIELDS[match[2]]
    if len(told) > LONGEST:
        return f"a value has at most {LONGEST} characters: say the rest in the reason"
    if not told:
        return None if field.kind != "place" else "give the place of the words as START-STOP"
    if field.kind == "choice" and told not in field.choices:
        return f"there is no {match[2]} «{told[:60]}»: one of {', '.join(field.choices)}"
    if field.kind == "days" and not _is_days(told):
        return f"«{told[:60]}» is no day: give 2026-11-20, or 2026-11-20/2026-11-22"
    if field.kind == "count" and not re.fullmatch(r"[0-9]{1,9}([-–][0-9]{1,9})?", told):
        return f"«{told[:60]}» is no count: give 12, or 12-20"
    if field.kind == "place" and not re.fullmatch(r"[0-9]{1,9}-[0-9]{1,9}", told):
        return f"«{told[:60]}» is no place in the text: give START-STOP"
    return None


def _is_days(told: str) -> bool:
    first, _, last = told.partition("/")
    try:
        days = [date.fromisoformat(day) for day in (first, last) if day]
    except ValueError:
        return False
    return bool(first) and days == sorted(days)

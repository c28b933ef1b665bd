"""One event or fact as a clause, in both languages."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from khabar.coding.rules import keyed
from khabar.readings.event import Argument, Event, Quantity, Role
from khabar.readings.fact import Fact
from khabar.record.gloss.caution import caution
from khabar.record.gloss.noun_phrases import bound
from khabar.record.gloss.phrasebook import Named, frames, trigger_names
from khabar.record.gloss.seen import Known
from khabar.record.gloss.terms import when, where, who
from khabar.text.span import Span
from khabar.text.view import fold

SLOTS: tuple[tuple[str, Role], ...] = (
    ("who", "actor"), ("whom", "target"), ("where", "place"), ("when", "time"),
)  # fmt: skip
WAYS: tuple[tuple[Role, str], ...] = (
    ("instrument", "with"), ("from", "from"), ("via", "by way of"), ("to", "to"),
)  # fmt: skip
WITHOUT_WHOM = frozenset({"CONSULT", "PROTEST", "MOBILIZE", "RETREAT", "AGREE", "COOPERATE"})
"""Types in which nobody need be acted on, so that none is missed."""
OWN = ("بال", "قرب ", "بين ", "حول ", "على ", "في ", "عند ", "من ", "لشمال", "لجنوب")
TOLLED = ("actual", "possible")
"""Modalities under which a gloss gives the dead and the hurt: who is to die is no count yet."""
KILLED_OR_HURT = ("killed", "injured")


class Clause(NamedTuple):
    """The same words in Arabic and in English, and the slots that were not filled."""

    ar: str
    en: str
    missing: tuple[str, ...] = ()


def event_clause(seen: Known, event: Event, stance: str) -> Clause:
    """An event by its name, its participants and how it is told; missing slots are listed.

    Under a denial (``stance`` "deny") the lead denies; the clause does not deny again.
    """
    named = _named(event.type, fold(event.trigger_span.of(seen.text)))
    several = _several(event, named)
    english, arabic = _english(seen, event, named, several), _arabic(seen, event, named)
    manner = event.modality
    refused = stance == "deny" and manner == "denied"
    if refused:
        manner = "actual"
    told: str = manner
    if manner == "actual" and not refused:
        held = caution(seen.words, event)
        if held and not (stance == "deny" and held == "denied"):
            told = "unsaid" if held == "denied" else held
    if told == "actual" and several:
        told = "actual_several"
    frame = frames()[told]
    whole = english.startswith("the ") and told.startswith("actual")
    verbs = {"was": "were" if several else "was", "is": "are" if several else "is"}
    en = f"{english} took place" if whole else frame.en.format(what=english, **verbs)
    return Clause(frame.ar.format(what=arabic), en, tuple(_missing(event)))


def with_missing(clause: Clause, frame: str) -> tuple[str, str]:
    """A clause with the list of what was not stated or not read."""
    if not clause.missing:
        return clause.ar, clause.en
    arabic = "، ".join(frames()[slot].ar for slot in clause.missing)
    english = ", ".join(frames()[slot].en for slot in clause.missing)
    said = frames()[frame]
    return (
        f"{clause.ar} {said.ar.format(slots=arabic)}",
        f"{clause.en} {said.en.format(slots=english)}",
    )


def fact_clause(seen: Known, fact: Fact) -> Clause:
    """A standing fact as a short sentence."""
    frame = frames()[fact.kind]
    return Clause(
        frame.ar.format(s=fact.subject.text, o=fact.object.text),
        frame.en.format(
            s=who(seen, fact.subject.span, fact.subject.ref),
            o=who(seen, fact.object.span, fact.object.ref),
        ),
    )


@lru_cache(maxsize=1 << 12)
def _named(type: str, form: str) -> Named | None:
    return keyed(trigger_names().get(type, {}), form)


def _places(event: Event) -> list[Argument]:
    """The place, save where it was already told as what was hit."""
    hit = [a.span for a in _targets(event)]
    return [
        a
        for a in _all(event, "place")[:1]
        if not any(s.start < a.span.stop and a.span.start < s.stop for s in hit)
    ]


def _several(event: Event, named: Named | None) -> bool:
    """Whether English speaks of more than one: by the word, or by the count of dead or hurt."""
    if named is None:
        return False
    if named.row.en == named.row.en_several:
        return named.row.en.endswith("s") and not named.row.en.startswith(("the ", "a ", "an "))
    toll = any((q.value or 0) > 1 for q in event.quantities) and not named.row.en_link
    return named.several or toll


def _targets(event: Event) -> list[Argument]:
    """Whom it hit, save where the phrase is the trigger's own («28 قتيلاً»)."""
    return [
        a
        for a in (*_all(event, "target"), *_all(event, "recipient"))
        if not a.span.covers(event.trigger_span)
    ]


def _all(event: Event, role: Role) -> list[Argument]:
    return [argument for argument in event.arguments if argument.role == role]


def _english(seen: Known, event: Event, named: Named | None, several: bool) -> str:
    head = (
        named.en(several) if named else f"what the text calls «{event.trigger_span.of(seen.text)}»"
    )
    link = named.row.en_link if named else "concerning"
    hit = _targets(event)
    moved = _all(event, "instrument") if event.type == "MOBILIZE" and not hit else []
    targets = [who(seen, a.span, a.ref) for a in (*hit, *moved)]
    said = [head]
    if targets:
        listed = " and ".join(dict.fromkeys(targets))
        said = [f"{head} {link} {listed}" if link else f"{head} ({listed})"]
    elif head.startswith("the "):
        said = [_alone(named, head.removeprefix("the "))]
    actors = [who(seen, a.span, a.ref) for a in _all(event, "actor")]
    if actors:
        said.append("by " + " and ".join(dict.fromkeys(actors)))
    for role, word in WAYS if not moved else WAYS[1:]:
        said += [f"{word} {who(seen, a.span, a.ref)}" for a in _all(event, role)[:1]]
    said += [where(seen, a.span, a.ref) for a in _places(event)]
    said += [when(seen, a.span, a.ref) for a in _all(event, "time")[:1]]
    counts = [
        f"{q.kind}: {_bound(seen, q)}{q.value:g}"
        for q in event.quantities
        if q.kind in KILLED_OR_HURT and q.value is not None and event.modality in TOLLED
    ]
    return " ".join(said) + (f" ({', '.join(counts)})" if counts else "")


def _bound(seen: Known, counted: Quantity) -> str:
    """How the words bound a count: «على الأقل», «نحو»."""
    if counted.high is not None:
        return ""
    number = seen.numbers.get(counted.number or "")
    return (bound(number) if number is not None else "") or "about "


def _alone(named: Named | None, noun: str) -> str:
    """A noun that has lost its "the …": "a trial", but "receiving"."""
    counted = named is not None and named.row.en_several == f"{noun}s"
    return f"{'an' if noun[0] in 'aeio' else 'a'} {noun}" if counted else noun


def _arabic(seen: Known, event: Event, named: Named | None) -> str:
    text = seen.text
    head = named.row.ar if named else f"«{event.trigger_span.of(text)}»"
    link = named.row.ar_link if named else "يخصّ"
    targets = [_written(text, a.span) for a in _targets(event)]
    own = [a for a in _all(event, "target") if a.span.covers(event.trigger_span)]
    said = [_written(text, own[0].span) if own else head]
    if targets:
        said.append(_linked(link, " و".join(dict.fromkeys(targets))))
    actors = [_written(text, a.span) for a in _all(event, "actor")]
    if actors:
        said.append("من جانب " + " و".join(dict.fromkeys(actors)))
    for argument in _places(event):
        place = _written(text, argument.span)
        said.append(place if _has_own(place) else f"في {place}")
    said += [_written(text, a.span) for a in _all(event, "time")[:1]]
    return " ".join(said)


def _linked(link: str, words: str) -> str:
    """A phrase after its link; ل before the article is written with it."""
    if link == "ل" and words.startswith("ال"):
        return "لل" + words[2:]
    return link + words if len(link) == 1 else f"{link} {words}".strip()


def _has_own(place: str) -> bool:
    """Whether the words for a place open with a preposition of their own."""
    return place.startswith(OWN)


def _written(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())


def _missing(event: Event) -> list[str]:
    filled = {argument.role for argument in event.arguments}
    if "recipient" in filled:
        filled.add("target")
    return [
        slot
        for slot, role in SLOTS
        if role not in filled and not (slot == "whom" and event.type in WITHOUT_WHOM)
    ]

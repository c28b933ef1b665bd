"""What the ACLED and the UCDP sheet have in common: our columns beside theirs."""

from __future__ import annotations

from collections.abc import Mapping

from khabar.compare.fields import radius
from khabar.export.coded import Coded
from khabar.export.csv_sheet import Row
from khabar.export.fatalities import deaths
from khabar.readings.actor import Entity


def known(party: tuple[str, Entity | None]) -> str:
    """Whom Khabar takes a party for: the actor's English name, else the words."""
    words, entity = party
    if entity is None:
        return words
    return entity.name_en or entity.name


def actor_name(entity: Entity | None, actors: Mapping[str, str]) -> str:
    """The coder's own name for an actor, by its key or its English name; else nothing."""
    if entity is None:
        return ""
    for name in (entity.key, entity.name_en, entity.name):
        if name and name in actors:
            return actors[name]
    return ""


def ours(event: Coded) -> Row:
    """Our columns: where each value comes from, and what a person has to settle."""
    telling = event.fullest
    desk = event.desk(telling)
    claim = desk.claim_of.get(telling.event.id)
    told = deaths([number for _, number in event.deaths])
    place = event.place
    links = dict.fromkeys(
        event.desk(one).link(found)
        for one in event.tellings
        if (found := event.desk(one).claim_of.get(one.event.id))
    )
    chains = dict.fromkeys(
        event.desk(one).chain(event.desk(one).voice_of(one.event)) for one in event.tellings
    )
    voices = {
        at
        for one in event.tellings
        for at, origin in enumerate(event.known.found)
        if one.voice in origin.told
    }
    unnamed = sum(not event.known.found[at].named for at in voices)
    return {
        "khabar_event": event.id,
        "khabar_claims": "; ".join(links),
        "khabar_actor1": known(event.party("actor")),
        "khabar_actor2": known(event.party("target")),
        "quote_ar": desk.quote(claim.span) if claim else desk.quote(telling.event.trigger_span),
        "gloss_en": claim.plain.en if claim else "",
        "chain": "; ".join(chains),
        "origins_low": len(voices) - unnamed + min(1, unnamed),
        "origins_high": len(voices),
        "modality": ", ".join(event.modalities),
        "factuality": claim.factuality if claim else "",
        "fatalities_low": "" if told.low is None else told.low,
        "fatalities_high": "" if told.high is None else told.high,
        "fatalities_words": told.words,
        "fatalities_rule": told.rule,
        "place_area_km": round(radius(place), 1) if place else "",
        "place_alternatives": "; ".join(one.name_en for one in place.alternatives) if place else "",
        "code_reason": telling.event.acled_reason or "",
        "needs_person": "; ".join(_open(event)),
        "reviewed_by": "; ".join(
            dict.fromkeys(one.review.who for one in event.claims if one.review)
        ),
        "coder_decision": "",
        "coder_note": "",
    }


def _open(event: Coded) -> list[str]:
    """What a person has to look at before the row can stand."""
    found = []
    if event.place is None:
        found.append("where")
    if event.time is None:
        found.append("when")
    if not event.party("actor")[0]:
        found.append("actor")
    if len({number.value for _, number in event.deaths}) > 1:
        found.append("fatalities differ")
    if event.rejected:
        found.append("reading rejected")
    elif not event.settled:
        found.append("not told as done by all")
    found += [
        f"{one.field} corrected to {one.value or 'nothing'}"
        for claim in event.claims
        if claim.review
        for one in claim.review.corrections
    ]
    return found


def notes(event: Coded) -> str:
    """A sentence for the notes: the day first, then what is told, then what varies."""
    telling = event.fullest
    desk = event.desk(telling)
    claim = desk.claim_of.get(telling.event.id)
    day = event.time.start[:10] if event.time and event.time.start else "day not told"
    told = f"{day}: {claim.plain.en}" if claim else f"{day}: {telling.event.type}."
    if len({number.value for _, number in event.deaths}) > 1:
        told += " Source reports vary."
    hurt = dict.fromkeys(" ".join(number.text.split()) for number in event.injuries)
    return told + (f" Injured as printed: {'; '.join(hurt)}." if hurt else "")

"""The gloss of a claim: who says it, and what, never stronger than the text.

The English names the voice, the manner, each event with its slots, and which of them were
not stated or not read; the Arabic says the same from the text's own words. What cannot be
put into English by rule stays Arabic between marks.
"""

from __future__ import annotations

from collections.abc import Sequence

from khabar.readings.attribution import Attribution, Link
from khabar.readings.claim import Gloss
from khabar.readings.event import Event
from khabar.readings.fact import Fact
from khabar.record.gloss.clause import Clause, event_clause, fact_clause, with_missing
from khabar.record.gloss.phrasebook import frames
from khabar.record.gloss.seen import Known
from khabar.record.gloss.terms import as_written, who
from khabar.text.span import Span

MOST = 3
"""Events that one gloss tells; of the others it says how many they are."""
LONGEST = 90
"""Code points of a claim that is repeated because no event was read in it."""


def plain(
    seen: Known,
    content: Span,
    said: Attribution | None,
    events: Sequence[Event],
    facts: Sequence[Fact],
) -> Gloss:
    """The gloss of ``content`` as ``said`` (None: the publisher's own voice)."""
    stance = said.stance if said else ""
    clauses = [event_clause(seen, event, stance) for event in events[:MOST]]
    if not clauses:
        clauses = [fact_clause(seen, fact) for fact in facts[:MOST]]
    if not clauses:
        words = " ".join(content.of(seen.text).split())
        short = words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"
        frame = frames()["unread"]
        clauses = [Clause(frame.ar.format(words=short), frame.en.format(words=short))]
        return _told(seen, said, clauses, 0, bare=True)
    return _told(seen, said, clauses, max(0, len(events) - MOST))


def _told(
    seen: Known,
    said: Attribution | None,
    clauses: Sequence[Clause],
    left: int,
    *,
    bare: bool = False,
) -> Gloss:
    words = frames()
    lead_ar, lead_en = _lead(seen, said)
    if bare:
        lead_en = lead_en.removesuffix(" that") + ":"
    shared = clauses[0].missing
    if len(clauses) > 1 and shared and all(clause.missing == shared for clause in clauses):
        ar = words["join"].ar.join(clause.ar for clause in clauses)
        en = words["join"].en.join(clause.en for clause in clauses)
        ar, en = with_missing(Clause(ar, en, shared), "missing_each")
    else:
        told = [with_missing(clause, "missing") for clause in clauses]
        ar = words["join"].ar.join(arabic for arabic, _ in told)
        en = words["join"].en.join(english for _, english in told)
    if left:
        ar += " " + words["more"].ar.format(n=left)
        en += " " + words["more"].en.format(n=left)
    return Gloss(ar=f"{lead_ar}: {ar}.", en=f"{lead_en[:1].upper()}{lead_en[1:]} {en}.")


def _lead(seen: Known, said: Attribution | None) -> tuple[str, str]:
    words = frames()
    if said is None:
        return words["own"].ar, words["own"].en
    lead = seen.leads.get((said.stance, said.chain))
    if lead is None:
        frame = words["said" if said.stance == "neutral" else said.stance]
        arabic, english = _chain(seen, said.chain)
        lead = frame.ar.replace("{who}", arabic), frame.en.replace("{who}", english)
        seen.leads[said.stance, said.chain] = lead
    return lead


def _chain(seen: Known, chain: Sequence[Link]) -> tuple[str, str]:
    """The origin and, after it, those who handed the word on."""
    words = frames()
    if not chain:
        return words["unknown"].ar, words["unknown"].en
    origin = chain[-1]
    arabic, english = _link(seen, origin, "ar"), _link(seen, origin, "en")
    through = chain[:-1]
    if through:
        by_ar = " ثم ".join(_link(seen, link, "ar") for link in through)
        by_en = ", ".join(_link(seen, link, "en") for link in through)
        arabic += f" ({words['through'].ar.replace('{who}', by_ar)})"
        english += words["through"].en.replace("{who}", by_en)
    return arabic, english


def _link(seen: Known, link: Link, language: str) -> str:
    words = frames()
    if link.span is None and not link.named and link.kind == "public":
        return str(getattr(words["unknown"], language))
    name = " ".join(link.name.split())
    if language == "en":
        name = link.name_en or _known(seen, link) or _source(seen, link)
    if link.named:
        return name
    return str(getattr(words["unnamed"], language).replace("{who}", name))


def _known(seen: Known, link: Link) -> str:
    """The English name of whom a link points to; a person's office is not the person."""
    name, kind = seen.entities.get(link.entity or "", ("", ""))
    same = (link.kind == "person") == (kind == "person")
    return name if link.named and same else ""


def _source(seen: Known, link: Link) -> str:
    if link.span is not None:
        told = who(seen, link.span, None)
        return as_written(seen, link.span, link.name) if told.startswith("«") else told
    return f"«{' '.join(link.name.split()).strip('«»')}»"

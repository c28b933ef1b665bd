"""A claim told plainly from what was read: a rule-made gloss, never a translation.

The Arabic line repeats the text's own words; the English one names the voice,
the manner, and for each event its type with the slots that were filled, and says
of the others that they are not stated. It adds nothing and rounds nothing up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from khabar.lexicon.table import table
from khabar.readings.attribution import Attribution, Link
from khabar.readings.claim import Gloss
from khabar.readings.event import Event, Role

SLOTS: tuple[tuple[str, Role], ...] = (
    ("who", "actor"),
    ("whom", "target"),
    ("where", "place"),
    ("when", "time"),
)
LONGEST = 400
"""Code points of the text repeated in the Arabic line, at most."""


@dataclass(frozen=True, slots=True)
class GlossWord:
    """One phrase of the gloss in both languages; ``{who}`` takes a name."""

    id: str
    ar: str
    en: str


@cache
def phrases() -> dict[str, GlossWord]:
    return {row.id: row for row in table("gloss_words", GlossWord)}


def plain(text: str, content: str, said: Attribution | None, events: Sequence[Event]) -> Gloss:
    """The gloss of ``content`` as ``said`` (None: the publisher's own voice)."""
    words = phrases()
    clipped = content if len(content) <= LONGEST else content[:LONGEST].rstrip() + " …"
    told = "; ".join(_event(text, event) for event in events)
    if said is None:
        lead_ar, lead_en = words["own"].ar, words["own"].en
    else:
        cue = words["said" if said.stance == "neutral" else said.stance]
        lead_ar = cue.ar.replace("{who}", _chain(said.chain, "ar"))
        lead_en = cue.en.replace("{who}", _chain(said.chain, "en"))
    return Gloss(
        ar=f"{lead_ar}: «{clipped}»",
        en=f"{lead_en}: {told}." if told else f"{lead_en}: «{clipped}»",
    )


def _chain(chain: Sequence[Link], language: str) -> str:
    words = phrases()
    if not chain:
        return str(getattr(words["unknown"], language))

    def name(link: Link) -> str:
        shown = link.name_en or link.name if language == "en" else link.name
        form = "{who}" if link.named else getattr(words["unnamed"], language)
        return str(form.replace("{who}", shown))

    last = name(chain[-1])
    through = [getattr(words["through"], language).replace("{who}", name(k)) for k in chain[:-1]]
    return f"{last} ({', '.join(through)})" if through else last


def _event(text: str, event: Event) -> str:
    words = phrases()
    slots = []
    filled = {found.role: found for found in reversed(event.arguments)}
    for slot, role in SLOTS:
        found = filled.get(role)
        told = found.span.of(text) if found else words["not_stated"].en
        slots.append(f"{words[slot].en}: {told}")
    trigger = event.trigger_span.of(text)
    return f"{event.type.lower()} «{trigger}», {words[event.modality].en} ({'; '.join(slots)})"

"""Whom a protest is against, where words of anger after it say so («تندّد بـ», «رفضاً لـ»)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from khabar.annotators.events.phrases import phrase
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.word_kinds import governed
from khabar.lexicon.company import noun_class
from khabar.lexicon.table import table
from khabar.text.view import fold

REACH = 24
LONGEST = 8
LETTERS = ("ب", "ل")


@dataclass(frozen=True, slots=True)
class Grievance:
    """Words that open what is protested against; a last ب or ل is written onto the next word."""

    phrase: str


@cache
def _openings() -> dict[str, tuple[tuple[str, ...], ...]]:
    """By the first word: what must follow it, a letter standing for a preposition on the word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in table("grievances", Grievance):
        first, *rest = (fold(word) for word in row.phrase.split())
        found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(rests) for first, rests in found.items()}


def against(scene: Scene, at: int) -> tuple[int, int] | None:
    """The words that say whom the protest at word ``at`` is against, in its sentence."""
    stop, items = scene.stop(at), scene.words.items
    openings = _openings()
    for here in range(at + 1, min(stop - 1, at + REACH)):
        form = items[here].form.removeprefix("و")
        opened = scene.kinds[here - 1] == "quote"
        for rest in openings.get(form, ()) + (openings.get(QUOTED + form, ()) if opened else ()):
            first = here + 1
            for word in rest:
                if first >= stop or word in LETTERS or items[first].form != word:
                    break
                first += 1
            left = rest[first - here - 1 :]
            if left and not (
                left[0] in LETTERS and first < stop and _led(items[first].form, left[0])
            ):
                continue
            if form.endswith("ين") and _between(scene, here):
                continue
            end = phrase(scene, first, min(stop, first + LONGEST)) if first < stop else first
            end = next((n for n in range(first, end) if scene.kinds[n] == "quote"), end)
            if end > first:
                return first, end
    return None


QUOTED = "«"
"""Before what is only an opening at the head of a quotation («يسقط …», «لا لـ»)."""
SIDES = 3
"""Words from «بين» to the adjective of one of two sides."""


def _between(scene: Scene, at: int) -> bool:
    """«اشتباكات بين متظاهرين مناهضين لـ»: one of two sides, and not what the protest is."""
    return any(scene.words.items[n].form == "بين" for n in range(max(0, at - SIDES), at))


def _led(form: str, letter: str) -> bool:
    """Whether a folded word after such an opening has the preposition («معادية لإيران»)."""
    return governed(form) == letter or (
        form[:1] == letter and len(form) > SHORTEST and form not in noun_class("own_letter")
    )


SHORTEST = 3
"""Letters of a word whose first may be a preposition."""

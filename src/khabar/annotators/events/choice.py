"""Which words of an article are triggers, and in which sense each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from khabar.annotators.events.apart import set_apart_at
from khabar.annotators.events.only_named import in_a_name, in_quoted_name, only_named, organised
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.seconds import without_carriers
from khabar.annotators.events.senses import sense_at
from khabar.annotators.events.triggers import Candidate, Trigger, candidates
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.phrases import Phrases
from khabar.lexicon.table import table
from khabar.text.words import LETTERS

FORCEFUL = frozenset(
    {"ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "SANCTION", "CONCEDE", "THREATEN"}
)
"""Types whose words are also said of games, of works of art, of prices and of the weather."""


@dataclass(frozen=True, slots=True)
class NotEvent:
    """A phrase whose words look like a trigger and are none."""

    phrase: str


@cache
def not_events() -> Phrases[str]:
    """The phrases that are not events, to be met in running text."""
    return Phrases.of((row.phrase, "") for row in table("not_events", NotEvent))


@lru_cache(maxsize=1 << 16)
def worth(form: str) -> bool:
    """Whether a folded word may be a trigger or open a phrase that is none: most do neither."""
    return bool(candidates(form)) or not_events().opens(form)


def triggers(scene: Scene) -> list[Trigger]:
    """The triggers of an article, left to right."""
    found: list[Trigger] = []
    barred = -1
    plain: dict[int, int] = {}
    for at, (_, form, kind, _) in enumerate(scene.words.items):
        if kind is not LETTERS or not worth(form):
            continue
        stopped = not_events().at(scene.words, at)
        if stopped:
            barred = max(barred, stopped.stop)
        if at < barred:
            continue
        possible = candidates(form)
        if (
            not possible
            or (scene.kinds[at] == "prep" and at in scene.on_time)
            or (scene.kinds[at] == "adverb" and at > scene.start(at))
            or in_quoted_name(scene, at)
            or (in_a_name(scene, at) and not organised(scene, at, possible))
        ):
            continue
        reading = sense_at(scene, at, possible)
        if reading is None:
            continue
        forceful = reading.sense.row.type in FORCEFUL
        number = scene.words.sentence_of[at]
        if forceful and number not in plain:
            plain[number] = set_apart_at(scene, scene.words.bounds[number])
        if forceful and at >= plain[number]:
            continue
        if forceful and reading.verb is None and _of_no_one(scene, at, reading):
            continue
        if forceful and reading.verb is None and only_named(scene, at, reading):
            continue
        found.append(Trigger(at, reading))
    return without_carriers(scene, found)


def _of_no_one(scene: Scene, at: int, reading: Candidate) -> bool:
    """«انفجار أسعار», «زحف الرمال»: what the noun belongs to can neither act nor be hit."""
    here = at + reading.sense.width
    if reading.definite or reading.pronoun or here >= scene.stop(at):
        return False
    found = stems(scene.words.items[here].form)
    if scene.words.items[here].form in noun_class("adjective"):
        return False  # «هجوم ليلي»
    if reading.sense.row.type == "ASSAULT" and not found.isdisjoint(noun_class("figure")):
        return True  # «نسف جهود السلام»
    if reading.sense.row.type == "COERCE" and not found.isdisjoint(noun_class("ware")):
        return False  # «ضبط منتجات فاسدة»
    return not noun_class("abstract").isdisjoint(found)

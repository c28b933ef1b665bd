"""Who came to a meeting, and where it was held: «بحضور …», «حضر اللقاء …»."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from khabar.annotators.events.parts import Parts
from khabar.annotators.events.phrases import phrase
from khabar.annotators.events.phrases_before import subject_before
from khabar.annotators.events.prepositions import put
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.word_kinds import FINITE, OPENERS, governed
from khabar.lexicon.company import stems
from khabar.lexicon.table import table
from khabar.lexicon.verbs import verb_forms

AHEAD = 24
BACK = 4


@dataclass(frozen=True, slots=True)
class Row:
    """A noun («حضور») or a verb's lemma («حضر», «احتضن») that goes with meetings."""

    word: str
    kind: str


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row.word for row in table("attendance", Row) if row.kind == kind)


def attended(scene: Scene, at: int) -> Parts:
    """The parts that words of attending bring into the meeting at word ``at``."""
    parts: Parts = {}
    _after(scene, at, parts)
    _before(scene, at, parts)
    return parts


def _after(scene: Scene, at: int, parts: Parts) -> None:
    """«لقاءات …، بحضور قادة …»."""
    stop = scene.stop(at)
    for here in range(at + 1, min(stop - 1, at + 1 + AHEAD)):
        form = scene.words.items[here].form
        if form[:1] == "ب" and form[1:] in _words("with"):
            end = phrase(scene, here + 1, stop)
            put(parts, "target", (here + 1, end) if end > here + 1 else None)
            return


def _before(scene: Scene, at: int, parts: Parts) -> None:
    """«حضر هذه اللقاءات قادة …», «احتضنت المدينة سلسلة لقاءات»."""
    for here in range(at - 1, max(scene.start(at), at - BACK) - 1, -1):
        lemmas = _lemmas(scene, here)
        if lemmas & _words("attend"):
            subject = subject_before(scene, here)
            first, stop = at + 1, scene.stop(at)
            if subject is None and first < stop and not governed(scene.words.items[first].form):
                end = phrase(scene, first, stop)
                subject = (first, end) if end > first else None
            put(parts, "actor", subject)
            return
        if lemmas & _words("host"):
            put(parts, "place", _host(scene, here, at))
            return
        if scene.kinds[here] in OPENERS:
            return


def _host(scene: Scene, verb: int, at: int) -> tuple[int, int] | None:
    """Where a meeting was held: the verb's subject, else the first place of its sentence."""
    subject = subject_before(scene, verb)
    if subject is None and verb + 1 < at:
        end = phrase(scene, verb + 1, at)
        subject = (verb + 1, end) if end > verb + 1 else None
    first = scene.start(at)
    inside = [p for p in scene.places if first <= p.first < verb]
    if subject and any(subject[0] <= p.first < subject[1] for p in inside):
        return subject
    return (inside[0].first, inside[0].stop) if inside else subject


def _lemmas(scene: Scene, at: int) -> frozenset[str]:
    form = scene.words.items[at].form
    if not stems(form):
        return frozenset()
    return frozenset(r.lemma for r in verb_forms(form) if r.tense in FINITE)

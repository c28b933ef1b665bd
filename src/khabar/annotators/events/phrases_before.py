"""The noun phrase that stands before a word: a verb's subject, what a relative hangs on."""

from __future__ import annotations

from khabar.annotators.events.phrases import may_be_noun, phrase
from khabar.annotators.events.proclitics import led
from khabar.annotators.events.scene import Scene
from khabar.lexicon.company import noun_class
from khabar.lexicon.verbs import verb_forms

FARTHEST = 40
"""How many words back a clause is looked for."""


def clause_start(scene: Scene, at: int) -> int:
    """The first word of the clause that word ``at`` stands in."""
    first = max(scene.start(at), at - FARTHEST)
    here = at
    while here > first and not scene.bounds(here - 1):
        here -= 1
    return here


def before(scene: Scene, at: int) -> tuple[int, int] | None:
    """The noun phrase that opens the clause of word ``at`` and stands before it."""
    close = antecedent(scene, at)
    if close and (close[0] == scene.start(at) or _opened(scene, close[0] - 1)):
        return close
    if close and close[0] in scene.actors and scene.words.items[close[0]].form.startswith("و"):
        return close
    here = clause_start(scene, at)
    while here < at and scene.kinds[here] in ("quote", "mark", "adverb"):
        here += 1
    if here >= at or not may_be_noun(scene, here):
        return None
    if led(scene, here):
        return None
    end = phrase(scene, here, at)
    return (here, end) if end > here else None


def _opened(scene: Scene, at: int) -> bool:
    """Whether a phrase that follows word ``at`` opens a clause."""
    return scene.kinds[at] in ("stop", "sub", "mark", "quote", "adverb") or at in scene.on_time


def antecedent(scene: Scene, relative: int) -> tuple[int, int] | None:
    """The noun phrase that ends right before word ``relative``."""
    first = max(scene.start(relative), relative - 8)
    best = None
    for here in range(relative - 1, first - 1, -1):
        if scene.bounds(here):
            break
        if may_be_noun(scene, here) and phrase(scene, here, relative) == relative:
            best = (here, relative)
        elif scene.kinds[here] == "prep":
            break
    return best


def subject_before(scene: Scene, at: int) -> tuple[int, int] | None:
    """A verb's subject before it: the clause's opening, or what a relative hangs on."""
    form = scene.words.items[at].form
    if form[:1] in ("و", "ف") and scene.kinds[at] == "verb" and not _own_letter(form):
        return None
    first = scene.start(at)
    while at > first and scene.kinds[at - 1] in ("kad", "aux"):
        at -= 1  # «كان محتجون في البلدة قد أغلقوا …»
    found = before(scene, at) if at > first else None
    if found:
        return found
    start = at - 1
    while start >= first and scene.kinds[start] == "adverb":
        start -= 1
    if start > first and scene.kinds[start] == "relative":
        back = start - 1 if scene.kinds[start - 1] == "stop" else start
        return antecedent(scene, back)
    return None


def _own_letter(form: str) -> bool:
    """Whether و or ف is the verb's own first letter («وصل», «فتح»)."""
    if form in noun_class("and_first"):
        return False
    return any(not reading.proclitics for reading in verb_forms(form))

"""Whether an event happened, is planned, possible, demanded or denied."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from khabar.annotators.events.government import light, light_noun
from khabar.annotators.events.scene import FINITE, Scene, governed
from khabar.lexicon.phrases import Phrases
from khabar.lexicon.table import table
from khabar.lexicon.verbs import VerbForm, verb_forms
from khabar.text.clitics import openings
from khabar.text.view import fold

REACH = 12
PRONOUNS = ("ها", "هم", "ه", "هما")
CARRIED = 6
"""Words before a noun with ل in which the verb that asks for it stands."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word, phrase or verb lemma that colours the events after it in its clause."""

    cue: str
    pos: str
    modality: str


@cache
def _cues() -> tuple[dict[str, str], dict[str, str], Phrases[str]]:
    rows = table("modality_cues", Cue)
    return (
        {fold(row.cue): row.modality for row in rows if row.pos == "word"},
        {row.cue: row.modality for row in rows if row.pos == "verb"},
        Phrases.of((row.cue, row.modality) for row in rows if row.pos == "phrase"),
    )


@lru_cache(maxsize=1 << 16)
def cue_of(form: str) -> str:
    """The modality that a folded word brings, or ""."""
    words, verbs, _ = _cues()
    for opening in openings(form):
        if opening.stem in words and not opening.definite:
            return words[opening.stem]
    for reading in verb_forms(form):
        if reading.tense in FINITE and reading.lemma in verbs:
            return verbs[reading.lemma]
    return ""


def modality(scene: Scene, at: int, verb: VerbForm | None) -> str:
    """The modality of the event at word ``at``: the nearest cue before it that reaches it."""
    items = scene.words.items
    form = items[at].form
    if verb is not None and "س" in verb.proclitics:
        return "planned"
    first = scene.start(at)
    kind_before = scene.kinds[at - 1] if at > first else ""
    if verb is not None:
        if kind_before == "negation":
            return "denied"
        if kind_before == "kad" and verb.tense == "imperfect":
            return "possible"
    phrases, kinds = _cues()[2], scene.kinds
    crossed = 0
    for here in range(at - 1, max(first, at - REACH) - 1, -1):
        kind, here_form = kinds[here], items[here].form
        found = phrases.at(scene.words, here, at) if phrases.opens(here_form) else None
        cue = found.value if found else cue_of(here_form)
        if cue and _reaches(cue, scene, here, at, verb):
            return cue
        if kind == "stop":
            break
        if kind == "verb":
            crossed += 1
            if crossed > 1 or verb is not None:
                break
    if verb is None and _talked_of(scene, at):
        return "planned"
    if verb is None and governed(form) == "ل" and _aim(scene, at):
        return "planned"
    return "actual"


def _reaches(cue: str, scene: Scene, here: int, at: int, verb: VerbForm | None) -> bool:
    """Whether nothing between the cue and the event takes the cue for itself."""
    between = range(here + 1, at)
    if scene.kinds[here] == "negation":
        return sum(scene.kinds[n] == "verb" for n in between) <= 1 and len(between) <= 5
    if any(scene.kinds[n] == "relative" for n in between):
        return False
    if any(scene.kinds[n] == "stop" for n in between):
        return False
    if verb is not None and verb.tense == "perfect":
        return cue == "possible"
    return True


@cache
def _of_kind(kind: str) -> frozenset[str]:
    return frozenset(fold(row.cue) for row in table("modality_cues", Cue) if row.pos == kind)


def _talked_of(scene: Scene, at: int) -> bool:
    """«بحث تكثيف الهجمات»: raising what is not done yet, and only talked of."""
    items = scene.words.items
    raised = False
    for here in range(at - 1, max(scene.start(at), at - REACH) - 1, -1):
        if scene.kinds[here] == "stop":
            return False
        bare = _bare(items[here].form)
        raised = raised or (at - here <= 2 and not bare.isdisjoint(_of_kind("raising")))
        if raised and not bare.isdisjoint(_of_kind("talk")):
            return True
        if not raised and at - here >= 2:
            return False  # nothing further off can be what is raised
    return False


@lru_cache(maxsize=1 << 16)
def _bare(form: str) -> frozenset[str]:
    """What a folded word may be without its proclitics and its article."""
    return frozenset(opening.stem.removeprefix("ال") for opening in openings(form))


def _aim(scene: Scene, at: int) -> bool:
    """ل + verbal noun says what for, unless it is the recipient of what stands before it."""
    first = scene.start(at)
    if scene.words.items[at].form.endswith(PRONOUNS):
        return True  # «لاستهدافها»: the aim of what stands before
    if at == first or scene.kinds[at - 1] in ("prep", "partitive"):
        return False
    return not any(_takes_it(scene, n) for n in range(max(first, at - CARRIED), at))


def _takes_it(scene: Scene, at: int) -> bool:
    """«تعرّضت لغارات», «تنفيذ القوات لعمليات»: the ل is the verb's own."""
    form = scene.words.items[at].form
    undergone = any(light(r.lemma) == "undergo" for r in verb_forms(form) if r.tense in FINITE)
    return undergone or light_noun(form)

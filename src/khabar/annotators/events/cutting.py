"""A sentence cut into the pieces that clauses are made of: phrases, verbs, openers, stops."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.events.brackets import BRACKETED, counts
from khabar.annotators.events.chunks import AGENT, Chunk
from khabar.annotators.events.government import agent_markers
from khabar.annotators.events.noun_chunks import in_what_way, noun_chunk
from khabar.annotators.events.phrase_ends import who_they_are
from khabar.annotators.events.phrases import phrase
from khabar.annotators.events.proclitics import led
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.triggers import Candidate
from khabar.annotators.events.verb_chunks import (
    deed_after_verb,
    is_verb,
    ours_after_verb,
    there_after_verb,
)
from khabar.annotators.events.word_kinds import (
    BOUNDS,
    governed,
    is_closed,
    joined,
    kind_of,
    own_letter,
)
from khabar.lexicon.company import noun_class
from khabar.lexicon.verbs import verb_forms

SELFSAME = 1
"""Words of the noun that «نفسه» of a time or a context stands behind."""
ASIDE = 25
"""Words between brackets that are passed over as one piece."""
PREPOSITIONS = ("prep", "partitive", "between")
KINDS = {"kad": "particle", "negation": "particle", "or": "particle"}
PRONOUNS = ("هما", "هم", "هن", "ها", "ه")
FREE = frozenset({"ما", "مما"})
"""What opens a clause about all that stands before («، ما أدى إلى»)."""


def chunks(scene: Scene, first: int, stop: int, read: dict[int, Candidate]) -> list[Chunk]:
    """The pieces of the words ``first`` to ``stop``; ``read`` are the triggers among them."""
    found: list[Chunk] = []
    at = first
    while at < stop:
        chunk = _next(scene, at, stop, read, found)
        found.append(chunk)
        at = max(chunk.stop, at + 1)
    return found


def _next(
    scene: Scene, at: int, stop: int, read: dict[int, Candidate], found: list[Chunk]
) -> Chunk:
    kind, form = scene.kinds[at], scene.words.items[at].form
    linked = _joined(scene, at)
    if at in scene.on_time and at not in scene.halts:
        return Chunk("time", at, _while(scene.on_time, at, stop))
    if kind == "stop" and counts(scene, at, stop):
        behind = noun_chunk(scene, at + BRACKETED, stop, read, found, "", linked)
        return behind._replace(first=at, head=at + 1)  # «مقتل (12) مسلحاً»
    if kind == "stop":
        return _stop(scene, at, stop)
    counted = at in scene.numbers and at + 1 < stop
    if counted and scene.words.form(at + 1) in noun_class("so_many_times"):
        return Chunk("adverb", at, at + 2)
    if form[:1].isdigit() and scene.words.form(at - 1) in ("-", "–") and _model(scene, at - 2):
        return Chunk("adverb", at, at + 1)  # «ميغ-23»
    if form in ("و", "ف"):
        return Chunk("quote", at, at + 1)
    if kind == "demonstrative" and at == scene.start(at) and _goes_on(scene, at + 1):
        return Chunk("adverb", at, at + 1)
    if kind == "demonstrative" and found and found[-1].prep and found[-1].stop == at:
        alone = at + 1 >= stop or scene.kinds[at + 1] not in ("", "either")
        if alone:
            return Chunk("adverb", at, at + 1)  # «في غضون ذلك»
    if kind == "demonstrative" and _points_back(scene, at, found):
        return Chunk("adverb", at, at + 1)  # «أثناء العملية هذه استشهد …»
    timed = bool(found) and found[-1].stop == at and found[-1].kind in ("time", "adverb")
    if timed and form in noun_class("nth") and scene.definite(at - 1):
        return Chunk("adverb", at, at + 1)  # «في اليوم التاسع للهجوم»
    noun = found[-1] if found and found[-1].kind == "noun" else None
    same = noun is not None and form in noun_class("selfsame")
    brief = noun is not None and bool(noun.prep) and at - noun.first <= SELFSAME
    if same and (brief or form[:1] != "ن"):
        return Chunk("adverb", at, at + 1)  # «وفي السياق ذاته، لقي …»
    if noun is not None and noun.stop == at and who_they_are(scene, at):
        return Chunk("adverb", at, max(phrase(scene, at + 1, stop), at + 2))
    if kind == "adverb" and form in noun_class("in_a_way"):
        return Chunk("adverb", at, in_what_way(scene, at + 1, stop))
    if kind in ("quote", "mark", "adverb"):
        return Chunk(kind if kind == "adverb" else "quote", at, at + 1)
    if kind == "verb" and form in noun_class("is_called") and noun is not None:
        return Chunk("adverb", at, max(phrase(scene, at + 1, stop), at + 1))
    if kind == "verb" and ours_after_verb(scene, at, found):
        return noun_chunk(scene, at, stop, read, found, "", linked)
    if kind in ("verb", "either") and deed_after_verb(scene, at, found):
        return noun_chunk(scene, at, stop, read, found, "", linked)
    if kind == "verb" and there_after_verb(scene, at, found):
        return noun_chunk(scene, at, stop, read, found, "", linked)  # «لا توجد خطط لـ»
    if kind == "verb" or (kind == "either" and is_verb(scene, at, found)):
        return Chunk("verb", at, at + 1, at, joined=linked)
    marked = agent_markers().at(scene.words, at) if agent_markers().opens(form) else None
    shot = marked and scene.words.form(marked.stop).removeprefix("ال") in noun_class("of_rubber")
    doer = not shot and marked and marked.stop < stop
    if marked and doer and scene.kinds[marked.stop] in ("", "either", "quote"):
        return noun_chunk(scene, marked.stop, stop, read, found, AGENT, linked)
    if kind in PREPOSITIONS:
        return _prepositional(scene, at, stop, read, found, linked)
    if kind == "negation" and form in FREE and _free(scene, at, found):
        return Chunk("which", at, at + 1)
    if kind == "sub" and form in FREE:
        return Chunk("which", at, at + 1)
    if kind == "sub" and form in noun_class("until_when") and at + 1 in scene.on_time:
        return Chunk("time", at, _while(scene.on_time, at + 1, stop))  # «استمر حتى صباح الأحد»
    if kind == "resumptive":
        return Chunk("resumptive", at, at + 1, prep=_resumed(form), pronoun=_pronoun(form))
    if kind == "itself":
        return Chunk("itself", at, at + 1, joined=linked, pronoun=_pronoun(form))
    if kind and kind not in ("either", "demonstrative"):
        return Chunk(KINDS.get(kind, kind), at, at + 1, joined=linked)
    prep = _letter(scene, at) or ("ضمن" if found and _counted_in(scene, found[-1]) else "")
    return noun_chunk(scene, at, stop, read, found, prep, linked)


def _points_back(scene: Scene, at: int, found: list[Chunk]) -> bool:
    """Whether a pointer stands behind the definite noun that it points to."""
    if not found or found[-1].kind != "noun" or found[-1].stop != at:
        return False
    ends = at + 1 >= scene.stop(at - 1) or scene.kinds[at + 1] in PARTED
    verbal = not ends and scene.kinds[at + 1] == "either" and not scene.definite(at + 1)
    return scene.definite(at - 1) and (ends or verbal)


def _counted_in(scene: Scene, before: Chunk) -> bool:
    """«في عدة مدن، بما فيها العاصمة»: what follows is one of those told, and no subject."""
    among = before.kind == "resumptive" and scene.words.form(before.first - 1) == AMONG
    return among or (before.kind == "adverb" and scene.words.form(before.first - 2) == AMONG)


PARTED = BOUNDS | {"prep", "partitive"}
"""Kinds of word before which a phrase is over."""
AMONG = "بما"
"""«بما فيها», «بما في ذلك»."""


def _stop(scene: Scene, at: int, stop: int) -> Chunk:
    """A mark that parts clauses, or all that stands in brackets if no event is told there."""
    if scene.words.items[at].form in "([":
        for close in range(at + 1, min(at + ASIDE, stop)):
            if close in scene.halts or close in scene.verbs:
                break
            if scene.words.items[close].form in ")]":
                return Chunk("quote", at, close + 1)
    return Chunk("stop", at, at + 1)


def _while(inside: frozenset[int], at: int, stop: int) -> int:
    while at < stop and at in inside:
        at += 1
    return at


def _goes_on(scene: Scene, at: int) -> bool:
    """«هذا وكثّفت القوات …»: the pointer only opens the sentence."""
    if at >= scene.stop(at - 1):
        return False
    form = scene.words.items[at].form
    return form[:1] == "و" and scene.kinds[at] in ("verb", "either", "kad", "aux") and _and(form)


def _joined(scene: Scene, at: int) -> bool:
    """Whether the word opens with و or ف as "and", or stands after a word that is one."""
    form = scene.words.items[at].form
    if at > scene.start(at) and scene.words.items[at - 1].form in ("و", "ثم", "او"):
        return True
    if form[:1] not in ("و", "ف") or own_letter(form):
        return False
    actor = scene.actors.get(at)
    named = actor is not None and actor.first == at and form[0] == "و"
    if named and actor is not None and actor.span.start > scene.words.items[at].span.start:
        return True
    if form[0] == "و" and any(
        place.first == at and place.span.start > scene.words.items[at].span.start
        for place in scene.near(scene.places, at)
    ):
        return True  # «بالعاصمة وسلا»
    return _and(form)


@lru_cache(maxsize=1 << 16)
def _and(form: str) -> bool:
    """Whether the و or ف that a folded word opens with is "and"."""
    readings = verb_forms(form)
    if readings:
        joins = all(r.proclitics[:1] == form[0] for r in readings)
        return joins or form in noun_class("and_first")
    return form[:1] == "و" and (joined(form) or is_closed(form))


def _free(scene: Scene, at: int, found: list[Chunk]) -> bool:
    """«نفى ما تردّد», «، ما أدى إلى»: what or which, where a verb in the perfect follows."""
    if found and found[-1].kind in ("stop", "quote", "prep"):
        return True
    readings = verb_forms(scene.words.form(at + 1)) if at + 1 < scene.stop(at) else ()
    return bool(found) and bool(readings) and readings[0].tense == "perfect"


def _model(scene: Scene, at: int) -> bool:
    """Whether a word before a hyphen and a number names a make, and no range or score."""
    return at >= scene.start(at) and at not in scene.numbers and scene.kinds[at] == ""


def _pronoun(form: str) -> str:
    return next((p for p in PRONOUNS if form.endswith(p)), "")


SAKE = "اجل"
"""«من أجل»: the second word says what for."""


def _resumed(form: str) -> str:
    """The preposition of «عليها», «به»."""
    bare = form.removeprefix("و") if len(form) > 3 else form
    pronoun = _pronoun(bare)
    stem = bare[: len(bare) - len(pronoun)] if pronoun else bare
    return stem


TIME = "وقت"
"""«في وقت» opens a clause beside the one before, as «في حين» does."""


def _told_at(scene: Scene, at: int) -> bool:
    """Whether a word can only go on a clause: a verb, or a particle before one."""
    if scene.kinds[at] in ("kad", "negation", "aux"):
        return True
    return scene.kinds[at] in ("verb", "either") and at not in scene.on_time


def _letter(scene: Scene, at: int) -> str:
    """The preposition written onto a noun."""
    if not led(scene, at):
        return ""
    form = scene.words.items[at].form
    bare = form[1:] if form[:1] in "وف" and form[1:2] in "بلك" else form
    return governed(form) or (bare[:1] if bare[:1] in ("ب", "ل", "ك") else "")


def _prepositional(
    scene: Scene, at: int, stop: int, read: dict[int, Candidate], found: list[Chunk], linked: bool
) -> Chunk:
    """A preposition with its noun, or with the clause or the time that it opens."""
    here, prep = at + 1, scene.words.items[at].form
    if prep[:1] == "و" and (linked or kind_of(prep[1:]) in PREPOSITIONS):
        prep, linked = prep[1:], True  # «وفي», and not «وسط»
    if prep in noun_class("with_how_many"):
        prep = prep[0]
    if here < stop and agent_markers().opens(scene.words.items[here].form):
        told = agent_markers().at(scene.words, here)
        if told is not None and scene.words.items[at].form in noun_class("wounds"):
            return Chunk("adverb", at, here)  # «أصيب بجراح برصاص الحرس»
    while here < stop and scene.kinds[here] in PREPOSITIONS:
        if prep not in ("من", "الي") or scene.words.items[here].form == SAKE:
            prep = scene.words.items[here].form
        here += 1
    while here < stop and scene.kinds[here] in ("quote", "mark"):
        here += 1
    if here >= stop:
        return Chunk("quote", at, stop)
    kind, form = scene.kinds[here], scene.words.items[here].form
    if here in scene.on_time and here not in scene.halts:
        return Chunk("time", at, _while(scene.on_time, here, stop))
    if form == TIME and prep == "في" and here + 1 < stop and _told_at(scene, here + 1):
        return Chunk("next", at, here + 1, joined=linked)  # «في وقت شنّ الطيران غارات»
    if kind in ("sub", "itself", "next") or form in FREE:
        which = "which" if form in FREE else ("itself" if kind == "itself" else "sub")
        return Chunk(
            which, at, here + 1, joined=linked, pronoun=_pronoun(form) if kind == "itself" else ""
        )
    if kind == "verb" and prep in ("من", "ممن"):
        return Chunk("which", at, here)
    if kind not in ("", "either", "demonstrative"):
        return Chunk("prep", at, here)
    return noun_chunk(scene, here, stop, read, found, prep, linked)

"""Countries and capitals that act: «واشنطن تتهم», «من جانب فرنسا», «محادثات بين س و ص»."""

from __future__ import annotations

from khabar.annotators.names.scene import Mention, Scene, is_definite
from khabar.lexicon.name_index import Hit, State, spelt, steering
from khabar.lexicon.person_names import finite, finite_lemmas
from khabar.text.clitics import CONJUNCTIONS
from khabar.text.letters import DASHES

FAR = 6
"""How many words may stand between «بين» or «مع» and the talks they belong to."""
AND = CONJUNCTIONS[0]
OPENERS = frozenset("،؛:") | DASHES
"""Marks after which a clause begins."""


def state(scene: Scene, at: int, actors: list[Mention]) -> Mention | None:
    """A country or capital as one who acts, by the words beside it; else it is a place."""
    hit = scene.hits[at].get("state")
    if hit is None:
        return None
    if not (acts(scene, hit) or _member(scene, hit, actors) or _joined(scene, hit, actors)):
        return None
    return acting(hit)


def acts(scene: Scene, hit: Hit) -> bool:
    """Whether the words beside a place say that it stands for who sits there."""
    return (
        _subject(scene, hit)
        or _agent(scene, hit)
        or _party(scene, hit)
        or _noun(scene, hit)
        or _object(scene, hit)
    )


def acting(hit: Hit) -> Mention:
    """The mention of a country as an actor."""
    row: State = hit.row
    return Mention(
        hit.first,
        hit.stop,
        "organization",
        "names.state",
        name=row.name,
        name_en=row.name_en,
        entity=f"khabar:state-{row.iso.lower()}",
        country=row.iso,
        sector="GOV",
        mention="alias" if row.capital else "name",
        cut=len(hit.proclitics),
    )


def _gender(hit: Hit) -> str:
    return "m" if hit.key in steering("state_mascul") or _is_palace(hit) else "f"


def _is_palace(hit: Hit) -> bool:
    return hit.key.partition(" ")[0] in steering("palace")


def _signs(scene: Scene, hit: Hit) -> bool:
    """«وقعت أنقرة وبغداد مذكرة»: the verb is spelt as that of falling, the object tells."""
    if not finite_lemmas(scene.letters(hit.first - 1)) & spelt("signing_verb"):
        return False
    limit = min(scene.words.end_of_sentence(hit.first), hit.stop + FAR)
    return any(scene.letters(at) in steering("signed") for at in range(hit.stop, limit))


def _acts(form: str, gender: str) -> bool:
    """Whether a word is a finite verb of doing that agrees."""
    if gender not in finite(form):
        return False
    return not finite_lemmas(form) & spelt("place_verb")


def _subject(scene: Scene, hit: Hit) -> bool:
    """A verb right before it, or right after it where a clause begins with it."""
    gender = _gender(hit)
    if hit.proclitics.strip("وف"):
        return False
    before = scene.letters(hit.first - 1)
    if before in steering("each_of") and scene.letters(hit.first - 2) in steering("each"):
        return scene.letters(hit.first - 3) not in steering("situating")  # «كل من مصر وقطر»
    if before in steering("situating"):
        return False
    if not hit.proclitics and before and (_acts(before, gender) or _signs(scene, hit)):
        return gender == "f" or _is_palace(hit) or hit.key in steering("state_subject")
    return _opens(scene, hit) and _predicate(scene, hit.stop, gender)


def _opens(scene: Scene, hit: Hit) -> bool:
    """Whether a clause begins with it, a quotation mark aside."""
    if hit.first == scene.words.bounds[scene.words.sentence_of[hit.first]].start:
        return True
    before = hit.first - 1
    if scene.is_quote(before):
        before -= 1
    return before < 0 or (
        scene.letters(before) in steering("clause") or scene.words.form(before) in OPENERS
    )


def _predicate(scene: Scene, at: int, gender: str) -> bool:
    """Whether a verb follows, past further states joined with «and»."""
    limit = min(scene.words.end_of_sentence(at - 1), at + FAR)
    while at < limit and (more := scene.hits[at].get("state")) and more.proclitics == AND:
        at, gender = more.stop, "mf"
    after = scene.letters(at) if at < limit else ""
    if after in steering("before_verb"):
        return True
    return bool(after) and any(_acts(after, one) for one in gender)


def _agent(scene: Scene, hit: Hit) -> bool:
    """«من قبل فرنسا», «بدعم من تركيا»."""
    if hit.proclitics:
        return False
    for width in (1, 2, 3):
        marker = scene.hits[hit.first - width].get("agent") if hit.first >= width else None
        if marker is not None and marker.stop == hit.first:
            return True
    return False


def _party(scene: Scene, hit: Hit) -> bool:
    """«محادثات بين روسيا وتركيا», «اتفاق مع إيران»."""
    before = scene.letters(hit.first - 1)
    if hit.proclitics or before not in steering("between"):
        return False
    floor = scene.words.bounds[scene.words.sentence_of[hit.first]].start
    return any(
        scene.letters(at).removeprefix("و") in steering("relation")
        for at in range(max(floor, hit.first - FAR), hit.first - 1)
    )


def _noun(scene: Scene, hit: Hit) -> bool:
    """«موقف فرنسا», «عقوبات على إيران», «ضد سوريا»: nouns that only one who acts can have."""
    before = scene.letters(hit.first - 1)
    if hit.proclitics or not before:
        return False
    if before in steering("state_noun") or before in steering("against"):
        return True
    if before[1:] in steering("state_noun") and before[0] in "وبلف":
        return True
    return before in steering("on") and scene.letters(hit.first - 2) in steering("pressure")


def _object(scene: Scene, hit: Hit) -> bool:
    """«اتهم إيران», «وطالبت إسرائيل»: the object of a verb that is done to one who answers."""
    before = scene.letters(hit.first - 1)
    if hit.proclitics or not before:
        return False
    if finite_lemmas(before) & spelt("accused_verb"):
        return True
    verb = scene.letters(hit.first - 2)
    return bool(
        is_definite(before)
        and "title" in scene.hits[hit.first - 1]
        and verb
        and finite_lemmas(verb) & spelt("accused_verb")
    )


def _member(scene: Scene, hit: Hit, actors: list[Mention]) -> bool:
    """«قادة أمنيون من فرنسا»: people of a state stand for it."""
    before = hit.first - 1
    while scene.is_quote(before):
        before -= 1
    if hit.proclitics or scene.letters(before) not in steering("from") or not actors:
        return False
    last = actors[-1]
    return (
        last.stop == before
        and last.kind in ("group", "person")
        and last.sector
        in (
            "GOV",
            "MIL",
            "SPY",
            "COP",
            "UNK",
        )
    )


def _joined(scene: Scene, hit: Hit, actors: list[Mention]) -> bool:
    """One more after a state that acts: «الولايات المتحدة وفرنسا»."""
    if not hit.proclitics.startswith("و") or len(hit.proclitics) > 1 or not actors:
        return False
    return actors[-1].rule == "names.state" and actors[-1].stop == hit.first

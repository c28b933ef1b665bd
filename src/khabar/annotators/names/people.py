"""Names of persons: where one begins and how far it goes."""

from __future__ import annotations

from khabar.annotators.names.scene import Mention, Scene, is_definite
from khabar.lexicon.gazetteer.countries import nisba_country
from khabar.lexicon.gazetteer.index import gazetteer
from khabar.lexicon.name_index import steering
from khabar.lexicon.person_names import finite, is_ordinary, name_kind
from khabar.text.clitics import openings

DOTLESS_YEH = "\u0649"
SURE = ("given", "part")
MOST_PARTS = 6
TAKEN = ("known", "press", "state", "head", "people", "title", "agent", "quantifier")


def name_stop(scene: Scene, at: int, limit: int) -> int:
    """Where the name that follows a title ends; ``at`` where there is none."""
    stem = scene.letters(at)
    if not stem or stem in steering("stop"):
        return at
    return _rest(scene, at, limit, stem, sure=True)[0]


def _rest(scene: Scene, at: int, limit: int, stem: str, *, sure: bool) -> tuple[int, int, int]:
    """How far a name goes that opens with ``stem`` at ``at``; its parts, and those we know."""
    stop, parts, known = at, 0, 0
    while parts < MOST_PARTS and stop < limit:
        form = stem if stop == at else scene.letters(stop)
        width = _part(scene, stop, limit, form, parts, sure)
        if not width:
            break
        known += name_kind(form) in SURE
        parts += 1
        stop += width
    return stop, parts, known


def _part(scene: Scene, at: int, limit: int, form: str, before: int, sure: bool) -> int:
    """How many words one part of a name takes at ``at``; 0 where none stands there."""
    if not form:
        return 0
    kind = name_kind(form)
    after = scene.letters(at + 1) if at + 1 < limit else ""
    if kind == "servant":
        return 2 if after and (is_definite(after) or name_kind(after)) else 0
    if kind == "kunya":
        return (
            2 if after and after not in steering("stop") and (before or sure or _son(after)) else 0
        )
    if kind == "nasab":
        return _nasab(scene, at, limit, after) if before or sure else 0
    if kind == "particle" and (before or sure) and name_kind(after) in ("part", "rare", "given"):
        return 2
    if kind == "given" and not _preposition(scene, at, before, after):
        return 1
    if form in steering("stop"):
        return 0
    hits = scene.hits[at]
    if any(sort in hits for sort in TAKEN) and not ("title" in hits and kind == "part" and before):
        return 0
    if kind == "part":
        return 1
    if not (before or sure):
        return 1 if kind == "ambiguous" else 0
    if kind in ("ambiguous", "rare"):
        return 0 if finite(form) else 1
    return 1 if _unknown(form, before) else 0


def _preposition(scene: Scene, at: int, before: int, after: str) -> bool:
    """Whether a name that is spelt like a preposition («علي») is the preposition here."""
    word = scene.words.items[at]
    if word.form not in steering("stop"):
        return False
    if word.span.of(scene.words.text).rstrip().endswith(DOTLESS_YEH):
        return True
    return not before and name_kind(after) not in ("given", "servant")


def _son(form: str) -> bool:
    return is_definite(form) or name_kind(form) != "" or not is_ordinary(form)


def _nasab(scene: Scene, at: int, limit: int, after: str) -> int:
    """«بن» takes the part after it, «بن عبد العزيز» two words of it."""
    if not after or after in steering("stop"):
        return 0
    if name_kind(after) in ("servant", "kunya") and at + 2 < limit and scene.letters(at + 2):
        return 3
    return 2


def _unknown(form: str, before: int) -> bool:
    """Whether a word that no list knows may be a surname, going by what else it could be."""
    if is_definite(form):
        return bool(before) and form.endswith("ي") and not form.startswith("لل")
    if len(form) < 3 or is_ordinary(form) or nisba_country(form):
        return False
    return not any(
        name_kind(o.stem) in SURE or is_ordinary(o.stem) or is_definite(o.stem)
        for o in openings(form)[1:]
        if o.proclitics and not o.definite
    )


def named(scene: Scene, at: int, limit: int) -> Mention | None:
    """A person called by name alone, without a title before it."""
    form = scene.letters(at)
    if scene.letters(at - 1) in steering("facility"):
        return None
    for opening in openings(form):
        kind = name_kind(opening.stem)
        if opening.definite or kind not in ("given", "part", "ambiguous", "servant", "kunya"):
            continue
        stop, parts, known = _rest(scene, at, limit, opening.stem, sure=False)
        if parts and _enough(scene, at, stop, kind, parts, known, opening.proclitics):
            return person(scene, at, stop, len(opening.proclitics), "names.named")
    return None


def _enough(
    scene: Scene, at: int, stop: int, kind: str, parts: int, known: int, proclitics: str
) -> bool:
    """Whether the parts of a name speak clearly enough by themselves."""
    if kind == "kunya":
        return not gazetteer().named(scene.printed(at, stop)) and not proclitics.strip("وف")
    if kind == "servant":
        return True
    if kind == "given":
        return parts > 1 or not (proclitics or is_ordinary(scene.letters(at)))
    if kind == "part":
        return known > 1 and not (proclitics.strip("وفلب"))
    return known > 0 and parts > 1 and not proclitics.strip("و")


def lone(scene: Scene, at: int) -> Mention | None:
    """A surname that means one well-known person by itself."""
    hit = scene.hits[at].get("alone")
    if hit is None or scene.letters(at - 1) in steering("facility"):
        return None
    return person(scene, at, hit.stop, len(hit.proclitics), "names.lone")


def person(scene: Scene, first: int, stop: int, cut: int, rule: str) -> Mention:
    """The mention of a person by his bare name."""
    return Mention(
        first,
        stop,
        "person",
        rule,
        name=scene.printed(first, stop, cut),
        core=(first, stop),
        cut=cut,
    )

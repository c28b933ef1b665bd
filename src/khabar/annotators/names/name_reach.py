"""How far a person's name goes, part by part."""

from __future__ import annotations

from khabar.annotators.names.person_parts import part_width
from khabar.annotators.names.scene import Scene, is_definite
from khabar.lexicon.name_index import steering
from khabar.lexicon.person_names import is_ordinary, name_kind
from khabar.lexicon.verbs import accusative_masdar

SURE = ("given", "part")
GOING_ON = frozenset({"nasab", "given"})
"""Parts of a name that may follow a given name, and not a surname."""
MOST_PARTS = 6


def name_stop(scene: Scene, at: int, limit: int) -> int:
    """Where the name that follows a title ends; ``at`` where there is none."""
    if at >= limit:
        return at
    stem = scene.letters(at)
    hit = scene.hits[at].get("known")
    if hit is not None and hit.row.kind == "person" and not hit.proclitics:
        goes_on = " " not in hit.key and name_kind(scene.letters(hit.stop)) in GOING_ON
        if not goes_on or scene.words.end_of_sentence(at) <= hit.stop:
            return hit.stop  # but «ناصر بن علي» is not the one known by «ناصر»
    if not stem or (stem in steering("stop") and not _a_name_here(scene, at, limit, stem)):
        return at
    if name_kind(stem) != "given" and accusative_masdar(stem):
        return at  # «أصدر القائد أمرا»
    if stem in steering("ordinal"):
        return at  # «اللواء التاسع»: a brigade, and no general
    return reach(scene, at, limit, stem, sure=True)[0]


def _a_name_here(scene: Scene, at: int, limit: int, stem: str) -> bool:
    """Whether a word that mostly is none is a name here: «صباح النعمان», not «صباح الأحد»."""
    kind = name_kind(stem)
    if kind != "ambiguous" or at + 1 >= limit:
        return kind == "given"
    after = scene.letters(at + 1)
    return is_definite(after) and not scene.hits[at + 1] and not is_ordinary(after)


def reach(scene: Scene, at: int, limit: int, stem: str, *, sure: bool) -> tuple[int, int, int]:
    """How far a name goes that opens with ``stem`` at ``at``; its parts, and those we know."""
    stop, parts, known, closed = at, 0, 0, False
    while parts < MOST_PARTS and stop < limit:
        form = stem if stop == at else scene.letters(stop)
        width = part_width(scene, stop, limit, form, parts, sure)
        if not width or (closed and name_kind(form) in ("", "rare") and not is_definite(form)):
            break
        closed = is_definite(form)
        known += name_kind(form) in SURE
        parts += 1
        stop += width
    return stop, parts, known

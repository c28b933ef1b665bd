"""Names of persons: where one begins and how far it goes."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.names.name_reach import reach
from khabar.annotators.names.person_parts import has_clitic, says
from khabar.annotators.names.scene import Mention, Scene, is_definite, nisba
from khabar.lexicon.gazetteer.index import gazetteer
from khabar.lexicon.name_index import steering, steers_past_letter
from khabar.lexicon.person_names import finite, is_ordinary, name_kind
from khabar.text.clitics import openings

BEGIN = frozenset({"given", "part", "ambiguous", "servant", "kunya"})


@lru_cache(maxsize=1 << 15)
def beginnings(form: str) -> tuple[tuple[str, str, str], ...]:
    """The ways in which a word may open a name: stem, proclitics and kind of each."""
    found = [(o.stem, o.proclitics, name_kind(o.stem)) for o in openings(form) if not o.definite]
    return tuple([one for one in found if one[2] in BEGIN])


def _of_place(scene: Scene, at: int) -> bool:
    """Whether a street, mosque or town before it bears the name («شارع محمد محمود»)."""
    before, second = scene.letters(at - 1), scene.letters(at - 2)
    if before in steering("facility"):
        return True
    if "title" in scene.hits[at - 1]:  # «مطار الملك خالد»
        return steers_past_letter("facility", second)
    return name_kind(before) != "" and scene.letters(at - 2) in steering("facility")


def _town(scene: Scene, at: int, limit: int) -> bool:
    """«سيدي بوزيد»: a town that is called after a saint."""
    stems = (o.stem for o in openings(scene.forms[at]))
    saint = next((stem for stem in stems if stem in steering("saint")), "")
    return bool(saint and at + 1 < limit) and bool(
        gazetteer().named(f"{saint} {scene.letters(at + 1)}")
    )


def named(scene: Scene, at: int, limit: int) -> Mention | None:
    """A person called by name alone, without a title before it."""
    form = scene.forms[at]
    ways = beginnings(form)
    if ways and not _of_place(scene, at) and not _town(scene, at, limit):
        for stem, proclitics, kind in ways:
            stop, parts, known = reach(scene, at, limit, stem, sure=False)
            if parts and _enough(scene, at, stop, kind, parts, known, proclitics):
                return person(scene, at, stop, len(proclitics), "names.named")
    if at + 2 < limit and name_kind(scene.forms[at + 1]) == "nasab":
        found = _before_father(scene, at, limit, form)
        if found is not None:
            return found
    if at + 1 < limit and "alone" in scene.hits[at + 1]:
        found = _before_known(scene, at, limit, form)
        if found is not None:
            return found
    return _speaker(scene, at, limit, form) if says(scene.letters(at - 1)) else None


def _speaker(scene: Scene, at: int, limit: int, form: str) -> Mention | None:
    """A word that is no everyday one right after a verb of saying («وأضاف …»)."""
    if scene.hits[at] or len(form) < 3 or is_definite(form) or is_ordinary(form):
        return None
    if not name_kind(form) and at + 1 < limit and "title" in scene.hits[at + 1]:
        return None  # «تعرض موكب رئيس البعثة»
    if form in steering("stop") or (name_kind(form) == "" and (has_clitic(form) or len(form) < 4)):
        return None
    stop = reach(scene, at, limit, form, sure=True)[0]
    return person(scene, at, stop, 0, "names.speaker") if stop > at else None


def _before_father(scene: Scene, at: int, limit: int, form: str) -> Mention | None:
    """«حطاب بن عثمان»: a first name that no list of given names has, before «بن»."""
    if len(form) < 3 or scene.hits[at] or is_definite(form) or is_ordinary(form) or finite(form):
        return None
    if form in steering("stop") or has_clitic(form) or _of_place(scene, at):
        return None
    if not name_kind(scene.letters(at + 2)):
        return None
    stop = reach(scene, at, limit, form, sure=True)[0]
    return person(scene, at, stop, 0, "names.named") if stop > at + 2 else None


def _before_known(scene: Scene, at: int, limit: int, form: str) -> Mention | None:
    """A first name that no list knows, before a well-known surname."""
    if len(form) < 3:
        return None
    if scene.hits[at] or is_definite(form) or finite(form) or form in steering("stop"):
        return None
    if is_ordinary(form) and name_kind(form) not in ("rare", "part"):
        return None
    if name_kind(form) not in ("rare", "part", "ambiguous") and (len(form) < 6 or has_clitic(form)):
        return None
    stop = reach(scene, at, limit, form, sure=True)[0]
    return person(scene, at, stop, 0, "names.named") if stop > at + 1 else None


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
        told = parts > 1 and nisba(scene.letters(at - 1)) is not None
        return (known > 1 or told) and not proclitics.strip("وفلب")
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

"""What one word, with those it takes along, may be as a part of a person's name."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.names.scene import Scene, is_definite, nisba
from khabar.lexicon.gazetteer.countries import nisba_country
from khabar.lexicon.name_index import Hit, spelt, steering
from khabar.lexicon.person_names import finite, finite_lemmas, is_everyday, is_ordinary, name_kind
from khabar.lexicon.verbs import is_masdar
from khabar.text.clitics import CONJUNCTIONS, PARTICLES

DOTLESS_YEH = "\u0649"
YEH = "\u064a"
FUSED = ("بو", "بن")
"""A kunya or «بن» written in one with what follows it, as the Maghreb writes («بوعسكر»)."""
LEAST_FUSED = 6
FAMILIES = ("ات", "ة")
"""How names of families end that look like plurals."""
NOT_SURNAMES = ("ة", "ات", "ون", "ين")
TAKEN = ("known", "press", "state", "head", "people", "title", "agent", "quantifier")
OWNED = ("ها", "هما", "هم")
"""Pronouns on what stands beside a name, joined to it."""
LEAST_OWNED = 5
"""Letters of a noun with its owner («أركانها»), at least."""
BY = PARTICLES[0]
"""The letter by which what is done is told («بقتل»)."""


def part_width(scene: Scene, at: int, limit: int, form: str, before: int, sure: bool) -> int:
    """How many words one part of a name takes at ``at``; 0 where none stands there."""
    if not form:
        return 0
    kind = name_kind(form)
    after = scene.letters(at + 1) if at + 1 < limit else ""
    if after in steering("god") and kind and kind != "particle" and kind != "nasab":
        return 2
    if kind == "servant":
        return 2 if after and (is_definite(after) or name_kind(after)) else 0
    if before and form in steering("ordinal"):
        return 1
    if kind == "kunya":
        return _kunya(form, after, limit - at, bool(before or sure))
    if kind == "nasab":
        return _nasab(scene, at, limit, after) if before or sure else 0
    if kind == "particle" and (before or sure) and _after_particle(after):
        return 2
    if kind == "given" and not _preposition(scene, at, before, after, sure):
        return 1
    stops = form in steering("stop") and (before or not sure or kind != "ambiguous")
    if stops or (before and form[0] == "و" and form.endswith(OWNED)):
        return 0  # «فاطمة وطفلاها»
    if not kind and len(form) >= LEAST_OWNED and form.endswith(OWNED):
        return 0  # «نائب قائد أركانها»، «بكامل عتادها»
    if not before and form[0] in BY and kind in ("", "rare") and is_masdar(form[1:]):
        return 0  # «هدد الناطق بقتل الأسرى»
    hits = scene.hits[at]
    if _taken(hits) and not _also_title(hits, kind, before, sure, after):
        return 0
    if kind == "part":
        return 0 if has_clitic(form) and is_ordinary(form[1:]) and not sure else 1
    if kind == "ambiguous":
        return 1
    if not (before or sure):
        return 0
    if kind == "rare":
        joined = (
            has_clitic(form)
            and is_ordinary(form[1:])
            and not (sure and (_listed(after) or _surname(after)))
        )
        return 0 if finite(form) or joined else 1
    if sure and not before and _surname(after) and not finite(form):
        given = name_kind(form[2:]) == "given"  # «العميد الأمجد الحمامي», as the Maghreb says
        return 1 if given or not is_definite(form) else 0
    return 1 if _unknown(form, before) else 0


def _listed(form: str) -> bool:
    """Whether a word is a surname with the article that the lists of names have («الدهماني»)."""
    return is_definite(form) and name_kind(form) in ("part", "rare") and not is_everyday(form)


def _surname(form: str) -> bool:
    """Whether a word has the shape of a surname that follows a given name («الخفاجي»)."""
    return (
        is_definite(form)
        and form.endswith(YEH)
        and not (is_everyday(form) or is_everyday(form[2:]) or nisba(form))
    )


def _taken(hits: dict[str, Hit]) -> bool:
    """Whether something else than a person's name begins here."""
    return any(
        sort in hits and not (sort == "known" and hits[sort].row.kind == "person") for sort in TAKEN
    )


def _also_title(hits: dict[str, Hit], kind: str, before: int, sure: bool, after: str) -> bool:
    """Whether a word that is a title as well is a name here («المهندس سلطان بن …»)."""
    if "title" in hits and " " in hits["title"].key:
        return False  # «خطيب المسجد»
    if kind not in ("part", "ambiguous") or _taken(
        {sort: hit for sort, hit in hits.items() if sort != "title"}
    ):
        return False
    return bool(before) or (sure and name_kind(after) != "")


def _kunya(form: str, after: str, left: int, sure: bool) -> int:
    """«أبو» with the word after it, or with the two of «عبد الله»."""
    if not after or after in steering("stop") or left < 2:
        return 0
    if name_kind(after) == "servant":
        return 3 if left > 2 else 0
    if form in steering("mother"):
        return 2 if name_kind(after) == "given" or (sure and is_definite(after)) else 0
    return 2 if sure or _son(after) else 0


def _after_particle(form: str) -> bool:
    """Whether a word may follow «دي», «فان»: one of the lists, or one that no list knows."""
    if name_kind(form) in ("part", "rare", "given"):
        return True
    return len(form) > 3 and not (is_definite(form) or is_ordinary(form) or nisba_country(form))


def has_clitic(form: str) -> bool:
    """Whether the first letter of a folded word may be written onto the rest."""
    return form[0] in CONJUNCTIONS or form[0] in PARTICLES


def _preposition(scene: Scene, at: int, before: int, after: str, sure: bool) -> bool:
    """Whether a name that is spelt like a preposition («علي») is the preposition here."""
    word = scene.words.items[at]
    if word.form not in steering("stop") and word.form[1:] not in steering("on"):
        return False
    if word.span.of(scene.words.text).rstrip().endswith(DOTLESS_YEH):
        return True
    if scene.dots_yeh and (sure or says(scene.letters(at - 1))):
        return False  # who writes «على» elsewhere means the name by «علي»
    kind = name_kind(after)
    surname = sure and (
        kind in ("part", "ambiguous") or (kind == "rare" and not is_ordinary(after))
    )
    return not before and not surname and kind not in ("given", "servant", "nasab", "kunya")


def _son(form: str) -> bool:
    return is_definite(form) or name_kind(form) != "" or not is_ordinary(form)


def _nasab(scene: Scene, at: int, limit: int, after: str) -> int:
    """«بن» takes the part after it, «بن عبد العزيز» two words of it."""
    if not after or (after in steering("stop") and name_kind(after) != "given"):
        return 0
    if name_kind(after) in ("servant", "kunya") and at + 2 < limit and scene.letters(at + 2):
        return 3
    return 2


def _unknown(form: str, before: int) -> bool:
    """Whether a word that no list knows may be a surname, going by what else it could be."""
    if is_definite(form):
        if not before or form.startswith("لل"):
            return False
        if name_kind(form[2:]) in ("given", "ambiguous") or (before == 1 and nisba(form)):
            return True
        if is_everyday(form):
            return False
        if form.endswith(YEH):
            return not is_everyday(form[2:])
        if before != 1 or is_ordinary(form):
            return False
        if form.endswith(FAMILIES):  # «الحنيفات», «الخصاونة»
            return not is_ordinary(form[2:].removesuffix("ات").removesuffix("ة"))
        return not form.endswith(NOT_SURNAMES)
    if form.startswith(FUSED) and len(form) >= LEAST_FUSED and not is_ordinary(form):
        return True
    if has_clitic(form) and (
        len(form) < 4
        or form.endswith(NOT_SURNAMES)
        or is_ordinary(form[1:])
        or form[1:] in steering("stop")
        or is_definite(form[1:])
        or name_kind(form[1:]) in ("given", "ambiguous")
    ):
        return False
    return not (len(form) < 3 or is_ordinary(form) or nisba_country(form))


@lru_cache(maxsize=1 << 15)
def says(form: str) -> bool:
    """Whether a word is a verb of saying with one man as its subject."""
    return "m" in finite(form) and bool(finite_lemmas(form) & spelt("speech"))

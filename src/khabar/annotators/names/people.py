"""Names of persons: where one begins and how far it goes."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.names.scene import Mention, Scene, is_definite, nisba
from khabar.lexicon.gazetteer.countries import nisba_country
from khabar.lexicon.gazetteer.index import gazetteer
from khabar.lexicon.name_index import Hit, spelt, steering
from khabar.lexicon.person_names import finite, finite_lemmas, is_everyday, is_ordinary, name_kind
from khabar.lexicon.verbs import verb_forms
from khabar.text.clitics import CONJUNCTIONS, PARTICLES, openings

DOTLESS_YEH = "\u0649"
YEH = "\u064a"
SURE = ("given", "part")
BEGIN = frozenset({"given", "part", "ambiguous", "servant", "kunya"})
FUSED = ("بو", "بن")
"""A kunya or «بن» written in one with what follows it, as the Maghreb writes («بوعسكر»)."""
LEAST_FUSED = 6
GOING_ON = frozenset({"nasab", "given"})
"""Parts of a name that may follow a given name, and not a surname."""
FAMILIES = ("ات", "ة")
"""How names of families end that look like plurals."""
NOT_SURNAMES = ("ة", "ات", "ون", "ين")
MOST_PARTS = 6
TAKEN = ("known", "press", "state", "head", "people", "title", "agent", "quantifier")


OWNED = ("ها", "هما", "هم")
"""Pronouns on what stands beside a name, joined to it."""
LEAST_OWNED = 5
"""Letters of a noun with its owner («أركانها»), at least."""
BY = PARTICLES[0]
"""The letter by which what is done is told («بقتل»)."""


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
    if name_kind(stem) != "given" and is_object(stem):
        return at  # «أصدر القائد أمرا»
    return _rest(scene, at, limit, stem, sure=True)[0]


@lru_cache(maxsize=1 << 14)
def is_object(form: str) -> bool:
    """Whether a folded word is a verbal noun with the alif of the accusative."""
    return form[-1:] == "ا" and any(read.tense == "masdar" for read in verb_forms(form[:-1]))


def _a_name_here(scene: Scene, at: int, limit: int, stem: str) -> bool:
    """Whether a word that mostly is none is a name here: «صباح النعمان», not «صباح الأحد»."""
    kind = name_kind(stem)
    if kind != "ambiguous" or at + 1 >= limit:
        return kind == "given"
    after = scene.letters(at + 1)
    return is_definite(after) and not scene.hits[at + 1] and not is_ordinary(after)


def _rest(scene: Scene, at: int, limit: int, stem: str, *, sure: bool) -> tuple[int, int, int]:
    """How far a name goes that opens with ``stem`` at ``at``; its parts, and those we know."""
    stop, parts, known, closed = at, 0, 0, False
    while parts < MOST_PARTS and stop < limit:
        form = stem if stop == at else scene.letters(stop)
        width = _part(scene, stop, limit, form, parts, sure)
        if not width or (closed and name_kind(form) in ("", "rare") and not is_definite(form)):
            break
        closed = is_definite(form)
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
    if not before and form[0] in BY and kind in ("", "rare") and _deed(form[1:]):
        return 0  # «هدد الناطق بقتل الأسرى»
    hits = scene.hits[at]
    if _taken(hits) and not _also_title(hits, kind, before, sure, after):
        return 0
    if kind == "part":
        return 0 if _clitic(form) and is_ordinary(form[1:]) and not sure else 1
    if kind == "ambiguous":
        return 1
    if not (before or sure):
        return 0
    if kind == "rare":
        joined = (
            _clitic(form)
            and is_ordinary(form[1:])
            and not (sure and (_listed(after) or _surname(after)))
        )
        return 0 if finite(form) or joined else 1
    if sure and not before and _surname(after) and not finite(form):
        return 0 if is_definite(form) else 1
    return 1 if _unknown(form, before) else 0


@lru_cache(maxsize=1 << 12)
def _deed(form: str) -> bool:
    """Whether a word is a verbal noun, so that «ب» before it opens no name."""
    return any(v.tense == "masdar" for v in verb_forms(form))


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


def _clitic(form: str) -> bool:
    return form[0] in CONJUNCTIONS or form[0] in PARTICLES


def _preposition(scene: Scene, at: int, before: int, after: str, sure: bool) -> bool:
    """Whether a name that is spelt like a preposition («علي») is the preposition here."""
    word = scene.words.items[at]
    if word.form not in steering("stop"):
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
    if _clitic(form) and (
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
def beginnings(form: str) -> tuple[tuple[str, str, str], ...]:
    """The ways in which a word may open a name: stem, proclitics and kind of each."""
    found = [(o.stem, o.proclitics, name_kind(o.stem)) for o in openings(form) if not o.definite]
    return tuple([one for one in found if one[2] in BEGIN])


@lru_cache(maxsize=1 << 15)
def says(form: str) -> bool:
    """Whether a word is a verb of saying with one man as its subject."""
    return "m" in finite(form) and bool(finite_lemmas(form) & spelt("speech"))


def _of_place(scene: Scene, at: int) -> bool:
    """Whether a street, mosque or town before it bears the name («شارع محمد محمود»)."""
    before, second = scene.letters(at - 1), scene.letters(at - 2)
    if before in steering("facility"):
        return True
    if "title" in scene.hits[at - 1]:  # «مطار الملك خالد»
        return second in steering("facility") or second[1:] in steering("facility")
    return name_kind(before) != "" and scene.letters(at - 2) in steering("facility")


def named(scene: Scene, at: int, limit: int) -> Mention | None:
    """A person called by name alone, without a title before it."""
    form = scene.forms[at]
    ways = beginnings(form)
    if ways and not _of_place(scene, at):
        for stem, proclitics, kind in ways:
            stop, parts, known = _rest(scene, at, limit, stem, sure=False)
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
    if form in steering("stop") or (name_kind(form) == "" and (_clitic(form) or len(form) < 4)):
        return None
    stop = _rest(scene, at, limit, form, sure=True)[0]
    return person(scene, at, stop, 0, "names.speaker") if stop > at else None


def _before_father(scene: Scene, at: int, limit: int, form: str) -> Mention | None:
    """«حطاب بن عثمان»: a first name that no list of given names has, before «بن»."""
    if len(form) < 3 or scene.hits[at] or is_definite(form) or is_ordinary(form) or finite(form):
        return None
    if form in steering("stop") or _clitic(form) or _of_place(scene, at):
        return None
    if not name_kind(scene.letters(at + 2)):
        return None
    stop = _rest(scene, at, limit, form, sure=True)[0]
    return person(scene, at, stop, 0, "names.named") if stop > at + 2 else None


def _before_known(scene: Scene, at: int, limit: int, form: str) -> Mention | None:
    """A first name that no list knows, before a well-known surname."""
    if len(form) < 3:
        return None
    if scene.hits[at] or is_definite(form) or finite(form) or form in steering("stop"):
        return None
    if is_ordinary(form) and name_kind(form) not in ("rare", "part"):
        return None
    if name_kind(form) not in ("rare", "part", "ambiguous") and (len(form) < 6 or _clitic(form)):
        return None
    stop = _rest(scene, at, limit, form, sure=True)[0]
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

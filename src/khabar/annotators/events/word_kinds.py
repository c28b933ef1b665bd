"""What a single word can be in its clause: its kind, its clitics, its article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from khabar.annotators.events.first_person import we_perfect
from khabar.annotators.events.people import humans
from khabar.lexicon.closed import closed_classes
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.person_names import name_kind
from khabar.lexicon.table import table
from khabar.lexicon.verbs import VerbForm, verb_forms
from khabar.text.clitics import openings
from khabar.text.view import fold

LONG = 5
UNTIL = "حتي"
"""«حتى», folded."""
TANWIN = "\u064b"
ENDINGS = ("ان", "ين", "ها", "هم", "ات")
NOMINAL = frozenset({"masdar", "active_participle", "passive_participle"})
BOUNDS = frozenset(
    {"stop", "sub", "next", "aux", "pronoun", "or", "itself", "relative", "negation", "kad", "verb"}
)
OPENERS = BOUNDS - {"stop", "verb"}
FINITE = frozenset({"perfect", "imperfect"})
CLASSES = (
    "force", "victim", "weapon", "town", "official", "casualty", "bomb", "projectile", "quantity",
)  # fmt: skip


@cache
def _known() -> frozenset[str]:
    return frozenset(humans()).union(*(noun_class(name) for name in CLASSES))


@lru_cache(maxsize=1 << 16)
def is_noun(form: str) -> bool:
    """Whether a folded word with the article is a noun we know, and no adjective."""
    bare = form[2:] if form.startswith("ال") else form
    if bare in noun_class("thing"):
        return True
    agrees = bare.endswith(("ي", "ية")) or bare in noun_class("adjective")
    if agrees and bare not in noun_class("plural"):
        return False
    return bare in _known_nouns()


@cache
def _known_nouns() -> frozenset[str]:
    more = (
        "here",
        "masculine",
        "feminine",
        "plural",
        "collective",
        "aid",
        "bomb",
        "prisoner",
        "ground_noun",
    )
    return _known().union(*(noun_class(name) for name in more))


def _closed_kind(form: str) -> str:
    closed = closed_classes()
    if form in closed:
        return closed[form]
    if form[:1] in ("و", "ف") and form[1:] in closed:
        own = any(not r.proclitics and r.tense in FINITE for r in verb_forms(form))
        return "" if own and form[0] == "ف" else closed[form[1:]]
    return ""


@lru_cache(maxsize=1 << 12)
def own_letter(form: str) -> bool:
    """Whether the و or ف of a word of a closed class is its own («في», «وسط»)."""
    return form in closed_classes()


def is_closed(form: str) -> bool:
    """Whether a folded word is of a closed class, with و or ف before it or not."""
    return bool(_closed_kind(form))


@lru_cache(maxsize=1 << 16)
def kind_of(form: str) -> str:
    """Its closed class, verb, either (verb or noun), or "" for a noun."""
    closed = _closed_kind(form)
    if closed:
        return closed
    if form in _known() or (form[-1:] == "ا" and form[:-1] in _known()):
        return ""
    if len(form) > LONG and form.startswith("ي") and form.endswith(("ون", "ان")):
        return "verb"  # «يستقلان»: a verb by its shape, known or not
    finite = nominal = False
    for reading in verb_forms(form):
        if reading.tense in FINITE and (reading.person == 3 or _ours(reading, form)):
            finite = True
        elif reading.tense in NOMINAL and reading.proclitics != "ل":
            nominal = True
    if not finite or (form[-1:] == "ا" and form[:-1] in noun_class("plural_thing")):
        return ""  # «أغلقوا طرقاً رئيسية», and not two who knocked
    return "either" if nominal else "verb"


def _ours(reading: VerbForm, form: str) -> bool:
    """«نعمل», «سنطالب», «اتفقنا»: what those who speak do."""
    if reading.tense == "perfect":
        return we_perfect(reading, form)
    return (
        reading.person == 1
        and reading.number == "p"
        and reading.tense == "imperfect"
        and form.lstrip("وفس")[:1] == "ن"
        and not reading.object
    )


NAMES = ("given", "ambiguous")
ENDS = "اةهي"
"""Letters that end a word as a pronoun or an ending of its own."""


@lru_cache(maxsize=1 << 16)
def governed(form: str) -> str:
    """The preposition written onto a noun (ب, ل, ك), or ""."""
    bare = form[1:] if form[:1] in "وف" and len(form) > 4 else form
    if name_kind(bare) in NAMES and bare[1:] not in _known():
        return ""  # «بركات», «بشار»
    if bare.startswith(("بال", "كال")) and len(bare) > 5:
        return "" if bare in noun_class("own_letter") else bare[0]  # «باليستي»
    if bare.startswith("لل") and len(bare) > 4:
        return "ل"
    if bare in noun_class("with_letter"):
        return bare[0]
    if bare[:1] in ("ب", "ل") and len(bare) == 3 and bare not in noun_class("own_letter"):
        readings = verb_forms(bare)
        shown = bool(readings) and all(r.proclitics[-1:] == bare[0] for r in readings)
        return bare[0] if shown else ""
    if bare[:1] in ("ب", "ل", "ك") and len(bare) > 3:
        rest = bare[1:]
        own = noun_class("own_letter")
        if rest in noun_class("directions") and bare not in _known():
            return bare[0]  # «بوسط المدينة»
        if bare in own or (bare.endswith(ENDINGS) and bare[:-2] in own):
            return ""  # «بلادهم»
        if bare[:-1] in own and bare[-1] in ENDS:
            return ""  # «بلاده», and not «بعدد»
        if bare.endswith(("تي", "تا")) and bare[:-2] + "ة" in own:
            return ""  # «بلدتي الوادي والسدّ»
        if _ours_known(rest) and not _ours_known(bare):
            return bare[0]  # «لأراضيهم», «لعناصره»
        unknown = kind_of(bare) == "" and bare not in _known_nouns()
        if bare[0] == "ب" and len(bare) > 4 and unknown and not verb_forms(bare):
            return "ب"
        if rest in _known() and bare not in _known():
            return bare[0]
        readings = verb_forms(bare)
        if readings and all(r.proclitics[-1:] == bare[0] for r in readings):
            return bare[0]
        led = any(r.proclitics[-1:] == bare[0] and r.tense == "masdar" for r in readings)
        if led and all(r.object or r.proclitics[-1:] == bare[0] for r in readings):
            return bare[0]  # «بترك»: not what cut him off
    return ""


def _ours_known(form: str) -> bool:
    """Whether a folded word is a noun we know with a pronoun that ends it."""
    return any(
        form.endswith(owner) and len(form) - len(owner) >= BARE and form[: -len(owner)] in _known()
        for owner in OWNERS
    )


BARE = 4
"""Letters of the shortest noun that a pronoun is cut off from."""


@lru_cache(maxsize=1 << 16)
def joined(form: str) -> bool:
    """Whether a noun opens with و as "and": the rest has the article, is known, or a number."""
    if form[:1] != "و" or len(form) < 3 or form in _known_nouns() or form in titles():
        return False
    rest = form[1:]
    if any(s[:1] == "و" and not humans().keys().isdisjoint((s, s[:-1])) for s in stems(form)):
        return False  # «والداها», «والدته»
    if rest.startswith(("ال", "لل", "بال")) or rest in _known() or rest in noun_class("damage"):
        return True
    if rest.endswith(("تي", "تا")) and rest[:-2] + "ة" in _known():
        return True  # «وبلدتي …»
    if rest.endswith(OWNERS) and any(
        not humans().keys().isdisjoint((s, s[:-1])) for s in stems(rest) if s != rest
    ):
        return True  # «رجل وزوجته وطفلاهما»
    readings = verb_forms(form)
    if readings and all(r.proclitics[:1] == "و" for r in readings):
        return True  # «وانهيار»
    return (bool(verb_forms(rest)) and not readings) or kind_of(rest) != ""


OWNERS = ("ه", "ها", "هم", "هما", "هن")
"""Pronouns that end a noun."""


@lru_cache(maxsize=1 << 16)
def is_definite(form: str) -> bool:
    """Whether a folded word has the article."""
    if len(form) <= 3 or not openings(form)[-1].definite:  # those with the article come last
        return False
    own = noun_class("own_article")
    return not any(o.stem in own for o in openings(form) if not o.definite)


@dataclass(frozen=True, slots=True)
class Title:
    """A word before a person's name."""

    title: str


@cache
def titles() -> frozenset[str]:
    """Folded titles of one word, with the article and without."""
    plain = {fold(row.title) for row in table("titles", Title) if " " not in row.title}
    return frozenset(plain | {"ال" + title for title in plain})

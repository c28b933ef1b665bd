"""What a word may be in a person's name, and which words are surely no name.

The kinds of ``person_names.tsv`` are given, ambiguous (a common word as well), alone
(a surname known by itself), part and rare (of a name), nasab («بن»), kunya («أبو»),
servant («عبد») and particle («دي»). ``ordinary_words.tsv`` are words outside names.
"""

from __future__ import annotations

from functools import cache, lru_cache

from khabar.lexicon.company import noun_class
from khabar.lexicon.table import rows
from khabar.lexicon.verbs import verb_forms
from khabar.text.clitics import endings, openings
from khabar.text.view import fold

FINITE = frozenset({"perfect", "imperfect", "imperative"})


@cache
def _kinds() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows("person_names"):
        kind = "part" if row["kind"] == "alone" else row["kind"]
        for name in fold(row["names"]).split("|"):
            found.setdefault(name, kind)
    return found


@cache
def alone() -> tuple[str, ...]:
    """Names that are met by themselves and mean one well-known person's family."""
    families = (row["names"] for row in rows("person_names") if row["kind"] == "alone")
    return tuple(name for names in families for name in names.split("|"))


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(fold("|".join(row["words"] for row in rows("ordinary_words"))).split("|"))


def name_kind(form: str) -> str:
    """The kind of name a folded word may be, or "".

    >>> name_kind("محمد"), name_kind("بن"), name_kind("طاولة")
    ('given', 'nasab', '')
    """
    return _kinds().get(form, "")


def is_everyday(form: str) -> bool:
    """Whether a folded word, as it is spelt, is a known word outside names."""
    return form in _ordinary()


@lru_cache(maxsize=1 << 14)
def plain_adjective(form: str) -> bool:
    """Whether a folded word without article is an everyday adjective, and no name («مهمة»)."""
    if form.startswith("ال"):
        return False
    return form in noun_class("adjective") or (form.endswith("ة") and is_everyday(form))


@lru_cache(maxsize=1 << 15)
def is_ordinary(form: str) -> bool:
    """Whether a folded word is an everyday one: a known word outside names, or a form of a verb.

    Clitics and attached pronouns are read past.
    """
    words = _ordinary()
    return (
        form in words
        or bool(verb_forms(form))
        or any(
            ending.stem in words and len(ending.stem) > 2
            for opening in openings(form)
            for ending in endings(opening.stem)
        )
    )


@lru_cache(maxsize=1 << 15)
def finite(form: str) -> str:
    """How a folded word may be a finite verb: its genders of the third person ("m", "f", "mf").

    "" where it is none, or one that carries an object.

    >>> finite("واتهمت"), finite("يقول"), finite("الوزير")
    ('f', 'm', '')
    """
    genders = [
        found.gender or "mf"
        for found in verb_forms(form)
        if found.tense in FINITE and found.person == 3 and found.number == "s" and not found.object
    ]
    if not genders:  # most words
        return ""
    met = "".join(genders)
    return f"{'m' if 'm' in met else ''}{'f' if 'f' in met else ''}"


@lru_cache(maxsize=1 << 15)
def finite_lemmas(form: str) -> frozenset[str]:
    """The verbs of which a folded word may be a finite form."""
    return frozenset(v.lemma for v in verb_forms(form) if v.tense in FINITE)

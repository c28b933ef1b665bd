"""The tables that attribution reads by, loaded once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from khabar.lexicon.phrases import Phrases, key
from khabar.lexicon.table import rows, table


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """A verb that hands words on. ``takes`` says what may follow it before the content.

    ``an`` a clause with أن, ``far`` also one that stands further on, ``strict`` only one that
    follows at once, ``quote`` direct speech, ``saying`` only بالقول and its like, ``masdar`` a bare
    verbal noun, ``any`` any object, ``whom`` the hearer, ``of`` a source after عن, ``to`` one
    after إلى, ``news`` a word for news and what it is of, ``owned`` a deed
    that somebody owns up to, else the preposition itself.
    """

    lemma: str
    stance: str
    takes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that heads a source phrase, with the kind of source and its agreement."""

    head: str
    kind: str
    gender: str
    number: str


@cache
def reporting_verbs() -> dict[str, ReportingVerb]:
    """By lemma, as `verbs.tsv` spells it."""
    return {row.lemma: row for row in table("reporting_verbs", ReportingVerb)}


@cache
def heads() -> dict[str, Head]:
    """By folded phrase of one or two words."""
    return {key(row.head): row for row in table("source_heads", Head)}


@cache
def human_nouns() -> dict[str, str]:
    """Folded nouns for people in general, with their number ("s" or "p")."""
    return {key(row["word"]): row["number"] for row in rows("human_nouns")}


@cache
def given_names() -> frozenset[str]:
    """Folded given names that are no other words."""
    return _names("given")


@cache
def names_as_well() -> frozenset[str]:
    """Folded given names that are other words as well («جهاد»)."""
    return _names("ambiguous")


def _names(kind: str) -> frozenset[str]:
    lists = (row["names"] for row in rows("person_names") if row["kind"] == kind)
    return frozenset(key(name) for names in lists for name in names.split("|"))


@cache
def of_class(*names: str) -> frozenset[str]:
    """The folded phrases of one class of `attribution_words.tsv`, or of several."""
    if len(names) > 1:
        return frozenset().union(*[of_class(name) for name in names])
    return _classes().get(names[0], frozenset())


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("attribution_words"):
        found.setdefault(row["class"], set()).add(key(row["phrase"]))
    return {name: frozenset(phrases) for name, phrases in found.items()}


@lru_cache(maxsize=1 << 16)
def may_open(name: str, form: str) -> bool:
    """Whether a phrase of a class may begin with a folded word; most words are asked once."""
    return phrases(name).opens(form)


@cache
def phrases(name: str) -> Phrases[str]:
    """The phrases of one class as a matcher; each stands for its ``value``."""
    return Phrases.of(
        (row["phrase"], row["value"]) for row in rows("attribution_words") if row["class"] == name
    )

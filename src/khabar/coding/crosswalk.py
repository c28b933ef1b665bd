"""The crosswalk's tables: acts, the words that decide a code, and the codes themselves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from khabar.lexicon.phrases import Phrases
from khabar.lexicon.table import table
from khabar.text.view import fold


@dataclass(frozen=True, slots=True)
class ActRow:
    """The triggers that name one act, within some PLOVER types."""

    act: str
    types: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordRow:
    """Words that tell of a weapon, of who was hit, of who did it, or of the setting."""

    facet: str
    value: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContextRow:
    """Words that put an event into one of PLOVER's contexts."""

    context: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodeRow:
    """The codes of an event that meets every cell; an empty cell asks nothing.

    ``reason`` opens with its name, or with "out of scope", "not coded" or "unclear" where
    ACLED gives no code.
    """

    type: str
    act: tuple[str, ...]
    weapon: tuple[str, ...]
    target: tuple[str, ...]
    actor: tuple[str, ...]
    setting: tuple[str, ...]
    mode: str
    event_type: str
    sub_event_type: str
    reason: str
    cameo_root: str


class Sign(NamedTuple):
    """What one word or phrase tells: a facet of the crosswalk and its value."""

    facet: str
    value: str


@cache
def acts() -> dict[str, dict[str, str]]:
    """By PLOVER type, the act that a folded noun or lemma names."""
    found: dict[str, dict[str, str]] = {}
    for row in table("coding_acts", ActRow):
        for type in row.types:
            named = found.setdefault(type, {})
            for word in row.words:
                named.setdefault(fold(word), row.act)
    return found


@cache
def signs() -> Phrases[tuple[Sign, ...]]:
    """Every word that decides a code or gives a context, with all that it tells."""
    told: dict[str, list[Sign]] = {}
    for row in table("coding_words", WordRow):
        for word in row.words:
            for form in _forms(fold(word), row.facet):
                told.setdefault(form, []).append(Sign(row.facet, row.value))
    for context in table("coding_contexts", ContextRow):
        for word in context.words:
            told.setdefault(fold(word), []).append(Sign("context", context.context))
    for phrase, found in told.items():
        if " " in phrase:  # a phrase tells what its words tell as well
            for word in phrase.split(" "):
                found += told.get(word, [])
    return Phrases.of(
        ((word, tuple(dict.fromkeys(found))) for word, found in told.items()), bare_article=True
    )


def _forms(word: str, facet: str) -> tuple[str, ...]:
    """A word; of a person or thing that was hit its accusative as well («تاجراً»)."""
    ends = word.endswith(("ة", "ا", "ين", "ون", "ان", "ي"))
    return (word, word + "ا") if facet == "target" and " " not in word and not ends else (word,)


@cache
def codes() -> dict[str, tuple[CodeRow, ...]]:
    """The rows of each PLOVER type, in the order in which they are tried."""
    found: dict[str, list[CodeRow]] = {}
    for row in table("codes", CodeRow):
        found.setdefault(row.type, []).append(row)
    return {type: tuple(rows) for type, rows in found.items()}

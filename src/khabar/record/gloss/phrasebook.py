"""The gloss's own words: frames, triggers, common nouns, and what keeps it from saying too much."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from khabar.lexicon.table import table
from khabar.text.view import fold


@dataclass(frozen=True, slots=True)
class Frame:
    """One phrase of the gloss in both languages; names in braces are filled in."""

    id: str
    ar: str
    en: str


@dataclass(frozen=True, slots=True)
class TriggerRow:
    """How an event is named; ``several`` are the words that name more than one."""

    type: str
    words: tuple[str, ...]
    several: tuple[str, ...]
    ar: str
    ar_link: str
    en: str
    en_several: str
    en_link: str


@dataclass(frozen=True, slots=True)
class NounRow:
    """English for a common noun or an adjective."""

    kind: str
    en: str
    en_several: str
    words: tuple[str, ...]
    several: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CautionRow:
    """Words before a trigger by which it is asked about, wished, planned, denied …"""

    kind: str
    words: tuple[str, ...]


class Named(NamedTuple):
    """An event's name in both languages, and whether it is one or several."""

    row: TriggerRow
    several: bool

    def en(self, several: bool) -> str:
        """The English name of one or of several."""
        return self.row.en_several if several else self.row.en


@cache
def frames() -> dict[str, Frame]:
    """The frames by their ids."""
    return {row.id: row for row in table("gloss_words", Frame)}


@cache
def trigger_names() -> dict[str, dict[str, Named]]:
    """By PLOVER type, the name of each folded noun or lemma."""
    found: dict[str, dict[str, Named]] = {}
    for row in table("gloss_triggers", TriggerRow):
        named = found.setdefault(row.type, {})
        for word in row.words:
            named.setdefault(fold(word), Named(row, word in row.several))
    return found


@cache
def nouns() -> dict[str, tuple[str, str, bool]]:
    """Common nouns by their folded form: English of one, of several, and which this one is."""
    found: dict[str, tuple[str, str, bool]] = {}
    for row in table("gloss_nouns", NounRow):
        if row.kind != "adj":
            for words, several in ((row.words, False), (row.several, True)):
                for word in words:
                    found.setdefault(fold(word), (row.en, row.en_several or row.en, several))
    return found


@cache
def uncounted() -> frozenset[str]:
    """The English nouns that take no article («وزارة الصحة»: "health")."""
    return frozenset(row.en for row in table("gloss_nouns", NounRow) if row.kind == "mass")


@dataclass(frozen=True, slots=True)
class Nation:
    """The English adjective of a country."""

    iso: str
    en: str


@cache
def nations() -> dict[str, str]:
    """English adjectives by the ISO code of the country."""
    return {row.iso: row.en for row in table("gloss_nations", Nation)}


@cache
def adjectives() -> dict[str, str]:
    """English adjectives by the folded form of the Arabic one."""
    rows = table("gloss_nouns", NounRow)
    return {fold(word): row.en for row in rows if row.kind == "adj" for word in row.words}


@cache
def cautions() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """The kind of each cautious word, and of each cautious phrase of several words."""
    single: dict[str, str] = {}
    phrases: list[tuple[str, str]] = []
    for row in table("gloss_cautions", CautionRow):
        for word in map(fold, row.words):
            if " " in word:
                phrases.append((word, row.kind))
            else:
                single.setdefault(word, row.kind)
    return single, tuple(phrases)

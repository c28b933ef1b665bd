"""Whom the news names: known actors, the press, titles, heads of organisations, populations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from khabar.lexicon.phrases import Phrases
from khabar.lexicon.table import table


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One actor under all the names that outlets give it.

    ``aliases`` are neutral; ``loaded`` holds those that take a side, each as
    "name:class" with a class of `khabar.readings.wording`. ``kind`` is person,
    organization, group or population; ``sector`` a PLOVER sector; ``parent``
    the id of the actor it belongs to or became; ``since`` and ``until`` when
    it lived, not when it is written of.
    """

    id: str
    name: str
    name_en: str
    kind: str
    aliases: tuple[str, ...] = ()
    country: str = ""
    sector: str = ""
    acled_actor_type: str = ""
    parent: str = ""
    since: str = ""
    until: str = ""
    wikidata: str = ""
    loaded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PressRow:
    """A news agency, paper, station or site.

    ``kind`` is agency, tv, radio, paper, magazine, site or house (one that holds others);
    ``owner`` says who holds it ("state" for a government); ``parent`` is the id of the
    house, body or party it belongs to, of this table or of the actors; ``scale`` ACLED's
    source scale.
    """

    id: str
    name: str
    name_en: str
    kind: str
    aliases: tuple[str, ...] = ()
    country: str = ""
    owner: str = ""
    domains: tuple[str, ...] = ()
    parent: str = ""
    scale: str = ""


@dataclass(frozen=True, slots=True)
class TitleRow:
    """A title or office. ``link`` is "name" where the name follows at once, else "office".

    ``person_class`` (private, minor) and ``role`` (victim, detainee, witness, accused) are
    what it says of its bearer.
    """

    title: str
    name_en: str
    link: str
    sector: str = ""
    person_class: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class HeadRow:
    """The first words of an organisation's name.

    ``key`` makes the id of what is composed with a country («الجيش اللبناني»:
    khabar:lb-military); ``ends`` is state, body, named, place or x (not by itself).
    """

    head: str
    key: str = ""
    name_en: str = ""
    kind: str = "organization"
    sector: str = ""
    ends: str = "body"


@dataclass(frozen=True, slots=True)
class PopulationRow:
    """A noun for people by what they are, with its spellings in ``word``.

    ``kind`` is population, group or x (never by itself); ``role`` is what the
    noun says of them in an event: victim, detainee, witness, accused, or "".
    """

    word: tuple[str, ...]
    name_en: str
    kind: str
    sector: str = ""
    role: str = ""


class _Named(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def aliases(self) -> tuple[str, ...]: ...


def spellings(row: _Named) -> Iterator[str]:
    """Its name, then every alias, the loaded ones last."""
    yield row.name
    yield from row.aliases
    for pair in getattr(row, "loaded", ()):
        yield pair.rpartition(":")[0]


TABLES = ("states", "armed", "parties", "world", "society", "companies", "people")
"""The tables ``actors_<name>.tsv``, the first to name someone wins."""


@cache
def actor_rows() -> tuple[ActorRow, ...]:
    """The rows of the tables of actors."""
    return tuple(row for name in TABLES for row in table(f"actors_{name}", ActorRow))


@cache
def press_rows() -> tuple[PressRow, ...]:
    """The rows of ``press.tsv``."""
    return table("press", PressRow)


@cache
def title_rows() -> tuple[TitleRow, ...]:
    """The rows of ``titles.tsv``."""
    return table("titles", TitleRow)


@cache
def head_rows() -> tuple[HeadRow, ...]:
    """The rows of ``org_heads.tsv``."""
    return table("org_heads", HeadRow)


@cache
def population_rows() -> tuple[PopulationRow, ...]:
    """The rows of ``populations.tsv``."""
    return table("populations", PopulationRow)


@cache
def actors_by_key() -> dict[str, ActorRow]:
    """Every known actor by its id ("khabar:daesh")."""
    return {row.id: row for row in actor_rows()}


@cache
def press_by_key() -> dict[str, PressRow]:
    """Every agency and outlet by its id ("press:sana")."""
    return {row.id: row for row in press_rows()}


@cache
def house(key: str) -> str:
    """The last to whom an outlet belongs: itself where none is known.

    >>> house("press:alhadath"), house("press:almanar"), house("press:alain")
    ('press:mbc', 'khabar:hezbollah', 'press:imi')
    """
    row = press_by_key().get(key)
    if row is None or not row.parent:
        return key
    return house(row.parent)


def under_one_house(one: str, other: str) -> bool:
    """Whether two outlets belong to one: what both print is one source, not two.

    >>> under_one_house("press:alarabiya", "press:alhadath")
    True
    """
    return house(one) == house(other)


@cache
def press() -> Phrases[PressRow]:
    """Agencies and outlets by every name they go by."""
    return Phrases.of((name, row) for row in press_rows() for name in spellings(row))


@cache
def titles() -> Phrases[TitleRow]:
    """Titles and offices as written before a name; met with or without their article."""
    return Phrases.of(((row.title, row) for row in title_rows()), bare_article=True)


@cache
def heads() -> Phrases[HeadRow]:
    """First words of organisations' names; met with or without their article."""
    return Phrases.of(((row.head, row) for row in head_rows()), bare_article=True)


@cache
def populations() -> Phrases[PopulationRow]:
    """Nouns for people and for unnamed groups; met with or without their article."""
    return Phrases.of(
        ((word, row) for row in population_rows() for word in row.word), bare_article=True
    )


ACLED_BY_SECTOR = {
    "MIL": "State Forces",
    "COP": "State Forces",
    "SPY": "State Forces",
    "REB": "Rebel Groups",
    "PRM": "Political Militias",
    **dict.fromkeys(
        ("CVL", "REF", "LAB", "AGR", "EDU", "MED", "JRN", "REL", "BUS", "NGO", "SOC"), "Civilians"
    ),
}
"""ACLED's actor types, as far as a sector alone decides."""


def acled_actor_type(id: str, sector: str | None) -> str | None:
    """ACLED's actor type of a known or composed actor, or None where it has none.

    State forces abroad are "External/Other Forces" in ACLED; that hangs on the
    place of the event and is left to whoever codes it.

    >>> acled_actor_type("khabar:daesh", "REB"), acled_actor_type("khabar:lb-military", "MIL")
    ('Rebel Groups', 'State Forces')
    """
    row = actors_by_key().get(id)
    if row is not None:
        return row.acled_actor_type or None
    return ACLED_BY_SECTOR.get(sector or "")

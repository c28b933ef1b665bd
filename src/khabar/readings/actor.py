"""Mentions of people, organisations, groups and populations, and whom they point to."""

from __future__ import annotations

from typing import Annotated, Literal

from khabar.readings.value import Added, Placed, Value

ActorKind = Literal["person", "organization", "group", "population"]
Mention = Literal["name", "alias", "noun", "pronoun"]
PersonClass = Literal["public_role", "private", "minor", "unknown"]


class Actor(Placed, frozen=True, kw_only=True):
    """A mention. ``entity`` is the id of its entity.

    As annotated, ``entity`` holds the key of a known actor ("khabar:daesh"), or
    "" for one known by its name alone. ``country`` is ISO 3166-1 alpha-2,
    ``sector`` a PLOVER sector (GOV, MIL, REB …). ``role`` is what the mention
    does in the text: speaker, victim, detainee, witness, accused, official.
    ``person_class`` unknown is to be treated as private.
    ``loaded`` is how the name that was chosen takes sides, null for a neutral one:
    a class of `khabar.readings.wording`, or former_name.
    """

    entity: str | None = None
    name: str
    name_en: str | None = None
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    person_class: PersonClass | None = None
    mention: Mention = "name"
    loaded: Annotated[str | None, Added] = None


class Entity(Value, frozen=True, kw_only=True):
    """Whom mentions point to; ``key`` is null for one that our tables do not know.

    ``transliterated`` says that ``name_en`` was spelt by machine: a guess.
    """

    key: str | None
    name: str
    name_en: str | None
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    acled_actor_type: str | None = None
    aliases_seen: tuple[str, ...] = ()
    transliterated: Annotated[bool, Added] = False

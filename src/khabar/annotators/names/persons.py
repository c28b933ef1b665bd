"""Persons of our tables, by their full name under whatever title."""

from __future__ import annotations

from functools import cache

from khabar.annotators.names.scene import Mention
from khabar.lexicon.actors import ActorRow, actor_rows, spellings
from khabar.lexicon.phrases import key


@cache
def _by_name() -> dict[str, ActorRow]:
    rows = (row for row in actor_rows() if row.kind == "person")
    return {key(name): row for row in rows for name in spellings(row)}


def identified(mention: Mention) -> Mention:
    """The same mention with the key of the person it names, where our tables have him."""
    if mention.kind != "person" or mention.entity or mention.core is None or mention.bearing:
        return mention  # a farmer or a child of that name is another
    row = _by_name().get(key(mention.name))
    if row is None:
        return mention
    return mention._replace(
        entity=row.id,
        name=row.name,
        name_en=row.name_en,
        country=mention.country or row.country or None,
        sector=mention.sector or row.sector or None,
        public=True,
    )

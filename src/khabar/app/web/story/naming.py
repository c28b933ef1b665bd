"""How each outlet calls the same actor."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from khabar.app.web.story.opening import Opened
from khabar.record.masking import is_private
from khabar.text.view import fold


@dataclass(frozen=True)
class Called:
    """A name as printed; ``loaded`` is how it takes sides, None for a plain one."""

    words: str
    loaded: str | None
    href: str


@dataclass(frozen=True)
class Named:
    """An actor, and by outlet what he is called."""

    name: str
    name_en: str | None
    by_outlet: tuple[tuple[str, tuple[Called, ...]], ...]


def names(opened: Opened) -> tuple[Named, ...]:
    """Actors that two outlets or more call by different names; private people are left out."""
    found: dict[str, dict[str, dict[str, Called]]] = defaultdict(lambda: defaultdict(dict))
    titles: dict[str, tuple[str, str | None]] = {}
    for at, article in enumerate(opened.story.articles):
        entities = {entity.id: entity for entity in article.entities}
        for actor in article.actors:
            entity = entities.get(actor.entity or "")
            if entity is None or is_private(actor):
                continue
            if actor.mention not in ("name", "alias") and not actor.loaded:
                continue
            key = entity.key or f"name:{fold(entity.name)}"
            titles.setdefault(key, (entity.name, entity.name_en))
            words = actor.name if actor.name in actor.text else " ".join(actor.text.split())
            href = opened.lit(at, actor.span)
            found[key][opened.name(at)].setdefault(fold(words), Called(words, actor.loaded, href))
    made = [
        Named(
            *titles[key],
            tuple((outlet, tuple(called.values())) for outlet, called in by_outlet.items()),
        )
        for key, by_outlet in found.items()
        if len(by_outlet) > 1 and len({w for called in by_outlet.values() for w in called}) > 1
    ]
    return tuple(sorted(made, key=lambda one: -len(one.by_outlet)))

"""A redacted article: the stretches masked in its text, and their words in every value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from khabar.readings.article import Article
from khabar.readings.claim import Gloss
from khabar.readings.place import Place
from khabar.store.redaction import MASK, masked
from khabar.text.span import Span

LEFT = frozenset({"id", "rule", "ref", "entity", "text_sha256", "engine", "doc", "source_doc"})
SHORTEST = 2


def blanked(article: Article, spans: Sequence[Span]) -> Article:
    """The article as it may be shown; every other letter, and every place, stays as it is.

    A name in Latin letters of what is masked goes, and with it the English line of its claims:
    it would tell what the mask hides.
    """
    if not spans:
        return article
    words = {" ".join(span.of(article.text).split()) for span in spans}
    words |= {span.of(article.text).strip() for span in spans}
    hidden = sorted((word for word in words if len(word) >= SHORTEST), key=len, reverse=True)
    done = _blanked(article, hidden, spans)
    return replace(done, text=masked(article.text, spans))  # type: ignore[no-any-return]


def _blanked(value: Any, hidden: Sequence[str], spans: Sequence[Span]) -> Any:
    if isinstance(value, str):
        for word in hidden:
            value = value.replace(word, MASK * len(word))
        return value
    if isinstance(value, Span):
        return value
    if isinstance(value, tuple):
        return tuple([_blanked(item, hidden, spans) for item in value])
    if not isinstance(value, msgspec.Struct):
        return value
    left = LEFT | {"text"} if isinstance(value, Article) else LEFT
    fields = (name for name in value.__struct_fields__ if name not in left)
    changed = {name: _blanked(getattr(value, name), hidden, spans) for name in fields}
    if "name_en" in changed and changed.get("name") != getattr(value, "name", None):
        changed["name_en"] = None
    if isinstance(value, Place) and any(span.overlaps(value.span) for span in spans):
        changed |= {"lat": None, "lon": None, "area": None, "gazetteer": None, "alternatives": ()}
        changed |= {"name_en": None, "name": MASK * len(value.name)}
    if isinstance(value, Gloss) and changed["ar"] != value.ar:
        changed["en"] = ""
    return replace(value, **changed)

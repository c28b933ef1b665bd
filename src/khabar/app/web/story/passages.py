"""Stretches of an article as a screen quotes them: the sentence around, with the words marked."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.app.web.story.opening import Opened
from khabar.text.span import Span

LONGEST = 400
"""Characters of a quoted sentence; a longer one is cut about the words."""


@dataclass(frozen=True)
class Passage:
    """A sentence in three pieces, the words meant in the middle; ``href`` lights them."""

    outlet: str
    published: str | None
    before: str
    words: str
    after: str
    href: str


def passage(opened: Opened, at: int, span: Span) -> Passage:
    """The sentence of article ``at`` in which ``span`` stands."""
    article = opened.story.articles[at]
    place = Span(*span)
    sentence = next((s for s in article.sentences if s.start <= place.start < s.stop), place)
    start, stop = sentence.start, max(sentence.stop, place.stop)
    if stop - start > LONGEST:
        start, stop = max(start, place.start - LONGEST // 2), min(stop, place.stop + LONGEST // 2)
    text = article.text
    before, after = text[start : place.start], text[place.stop : stop]
    return Passage(
        opened.name(at),
        article.published,
        ("… " if start > sentence.start else "") + before.lstrip(),
        place.of(text),
        after.rstrip() + (" …" if stop < sentence.stop else ""),
        opened.lit(at, place),
    )

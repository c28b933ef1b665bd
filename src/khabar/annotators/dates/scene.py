"""What the rules of dates look at, and what they answer."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from khabar.lexicon.tags import Tag, of_kind
from khabar.text.words import Words

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["published", "text"]


class Scene(NamedTuple):
    """The words of an article with their calendar words, the day it was written, and
    the last day that the text itself has named so far (``earlier``), and whether by its night."""

    words: Words
    tags: tuple[tuple[Tag, ...], ...]
    today: date | None
    earlier: date | None = None
    anchored: Anchor | None = None
    earlier_value: str = ""
    earlier_at: int = -1
    earlier_bounds: tuple[date | None, date | None] = (None, None)
    earlier_night: bool = False

    def tag(self, at: int, *kinds: str, proclitics: str | None = "") -> Tag | None:
        """The longest calendar word of these kinds at ``at``.

        ``proclitics`` is what must stand before it; None allows anything.
        """
        return of_kind(self.tags, at, kinds, proclitics)

    def form(self, at: int) -> str:
        """The folded form of word ``at``, or "" beyond either end."""
        return self.words.form(at)

    def end(self, at: int) -> int:
        """One past the last word of the sentence of word ``at``."""
        ends = self.words.ends
        return ends[at] if at < len(ends) else at

    def before(self, at: int) -> str:
        """The form of the word before ``at`` in the same sentence, or ""."""
        if at == 0 or self.words.sentence_of[at - 1] != self.words.sentence_of[at]:
            return ""
        return self.words.items[at - 1].form


class Found(NamedTuple):
    """A time expression from word ``first`` up to ``stop``.

    ``since`` and ``until`` bound it, half open, as far as they are known; ``clock``
    are its hour and minute with the zone's offset; ``day`` is the single day it names.
    """

    first: int
    stop: int
    type: TimeType
    value: str
    rule: str
    since: date | None = None
    until: date | None = None
    anchored: Anchor | None = None
    day: date | None = None
    clock: str = ""
    zone: str = ""


class Period(NamedTuple):
    """A stretch of the calendar up to word ``stop``."""

    stop: int
    value: str
    rule: str
    since: date | None = None
    until: date | None = None
    anchored: Anchor | None = None

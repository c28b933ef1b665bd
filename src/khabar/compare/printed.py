"""What of an article is compared before anything was read in it."""

from __future__ import annotations

from typing import Protocol

from khabar.readings.article import Title


class Printed(Protocol):
    """A text with its headline and its day; an `Article` is one, a row of a store may be."""

    @property
    def text(self) -> str: ...

    @property
    def title(self) -> Title | None: ...

    @property
    def published(self) -> str | None: ...

"""A text as it was published."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Document:
    """One article, letter for letter what we were given: nothing ever edits it.

    What stands beside the text (who printed it, on which day) is as given by
    whoever hands it in; empty or None means not given.
    """

    text: str
    id: str = ""
    publisher: str = ""
    published: date | None = None
    title: str = ""
    author: str = ""
    url: str = ""

"""Whether two articles open with one deed, by the events that were read in them."""

from __future__ import annotations

from khabar.compare.happenings import SAME, likeness
from khabar.compare.printed import Printed
from khabar.compare.subject import STANDS
from khabar.compare.told import Telling, tellings
from khabar.readings.article import Article

FIRST = 2
"""Events of a body that say what it is about, as far as they are deeds and no stands."""


def one_deed(first: Printed, second: Printed) -> bool:
    """Whether one of the first deeds of one article is one of the other's.

    False for texts that were not read yet.
    """
    if not isinstance(first, Article) or not isinstance(second, Article):
        return False
    return any(
        likeness(one, other).score >= SAME
        for one in opening(first, 0)
        for other in opening(second, 1)
    )


def opening(article: Article, at: int) -> list[Telling]:
    """The first deeds of an article's body; none where it opens with a stand."""
    title = article.title.span if article.title else None
    body = title[1] if title else 0
    found: list[Telling] = []
    for telling in tellings(article, at):
        if telling.event.trigger_span.start >= body and len(found) < FIRST:
            if telling.event.type in STANDS:
                break
            found.append(telling)
    return found

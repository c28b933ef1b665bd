"""FollowTheMoney statements, a line of JSON each: a value, and the article that it comes from.

The same entities as in `khabar.export.ftm`, value by value: each statement names the article
as its origin, so that what one outlet says of an actor is not mixed with what another says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from khabar.export.ftm import proxies
from khabar.export.losses import Losses
from khabar.readings.article import Article

DATASET = "khabar"


def write(articles: Iterable[Article], losses: Losses) -> Iterator[bytes]:
    """Statements as the library writes them; ``ftm aggregate-statements`` makes entities of them.

    A value that a second article repeats keeps the first as its origin: the library knows a
    statement by what it says.
    """
    import json

    from followthemoney.statement import Statement

    told: set[str | None] = set()
    for article in articles:
        seen = article.fetched or article.published
        for proxy in proxies(article, losses):
            for one in Statement.from_entity(
                proxy, DATASET, first_seen=seen, last_seen=seen, origin=article.doc or None
            ):
                if one.id in told:
                    why = "the library tells a value once: the first article stays"
                    losses.tell("forced", "repeated values", why, article.doc)
                    continue
                told.add(one.id)
                losses.rows += 1
                yield json.dumps(one.to_dict(), ensure_ascii=False).encode() + b"\n"

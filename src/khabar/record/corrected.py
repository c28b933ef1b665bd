"""An article as people corrected it: what the map, stories, search and sheets are made of.

The reading stays as the machine gave it; this is another article beside it. A corrected value
carries the rule `CORRECTED`, its name or value is what the person gave, and its place in the
text is where the machine's stood, or where those words stand. Who corrected what, when and from
what, stands in the ``review`` of its claim.
"""

from __future__ import annotations

from khabar.readings.article import Article
from khabar.record.retold import Retold, corrections


def corrected(article: Article) -> Article:
    """The values that people corrected laid in; nothing is taken out, and no id changes."""
    touched = [claim for claim in article.claims if corrections(claim)]
    if not touched:
        return article
    made = Retold(article)
    for claim in touched:
        made.correct(claim)
    return made.article()


def standing(article: Article, *, rejected: bool = False) -> Article:
    """The article as it stands after review: corrected, and each statement there once.

    Rejected readings are gone (with ``rejected`` they stay), a statement that is part of
    another is in it, one that was split is its parts, and those that were missed are there.
    """
    if not article.missed and all(claim.review is None for claim in article.claims):
        return article
    made = Retold(article)
    for claim in article.claims:
        if corrections(claim):
            made.correct(claim)
    made.merge()
    for missed in article.missed:
        made.add(missed)
    made.leave(rejected=rejected)
    return made.article()

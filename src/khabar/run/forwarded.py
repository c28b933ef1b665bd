"""A forwarded post: whoever it came through is a link of every chain in it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from khabar.readings.article import Article
from khabar.readings.attribution import Attribution, Link
from khabar.readings.claim import Claim

RULE = "forwarded.header"


def forwarded(article: Article, through: Sequence[str]) -> Article:
    """The article with the forward header of its post in its chains.

    What a post says in its own voice was said by the one whom it was forwarded from; what
    it lays on others came through him. A header stands beside the text, so its links have
    no place in it.
    """
    if not through:
        return article
    via = tuple(_link(name, "via") for name in through)
    told = tuple(_through(each, via) for each in article.attributions)
    own: list[Attribution] = []
    claims = []
    for claim in article.claims:
        if claim.attribution is None:
            name = f"s{len(told) + len(own) + 1}"
            own.append(_own(claim, name, through))
            claim = msgspec.structs.replace(claim, attribution=name)
        claims.append(claim)
    summary = msgspec.structs.replace(
        article.summary, own_voice=0, named=article.summary.named + len(own)
    )
    return msgspec.structs.replace(
        article, attributions=(*told, *own), claims=tuple(claims), summary=summary
    )


def _link(name: str, role: str) -> Link:
    return Link(role=role, name=name, kind="social", named=True)  # type: ignore[arg-type]


def _through(said: Attribution, via: tuple[Link, ...]) -> Attribution:
    first = [link for link in said.chain if link.role == "publisher"]
    rest = [link for link in said.chain if link.role != "publisher"]
    return msgspec.structs.replace(said, chain=(*first, *via, *rest))


def _own(claim: Claim, name: str, through: Sequence[str]) -> Attribution:
    *before, last = through
    chain = (*(_link(each, "via") for each in before), _link(last, "origin"))
    return Attribution(
        id=name,
        rule=RULE,
        content_span=claim.span,
        mode="direct",
        factuality=claim.factuality,
        chain=chain,
    )

"""ClaimReview of schema.org: findings of the desk, where a person wrote one, and nothing else.

No machine fills it: a statement without a finding does not leave in this format. The words of
the finding stand as they were written; an Admiralty letter and number stand in two ratings,
each with its own aspect, never joined. schema.org wants no figure, and none is made up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from khabar.export.losses import NOTICE, Losses
from khabar.export.snippets import Desk
from khabar.readings.article import Article
from khabar.readings.claim import Claim
from khabar.readings.review import Finding

CONTEXT = "https://schema.org"
ASPECTS = {"letter": "reliability of the source", "number": "credibility of what is said"}


def write(articles: Iterable[Article], losses: Losses) -> Iterator[bytes]:
    """One document of JSON-LD with a ClaimReview for each finding."""
    found = [node for article in articles for node in _nodes(article, losses)]
    losses.rows = len(found)
    whole = {"@context": CONTEXT, "@graph": found, "description": NOTICE}
    yield msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


def _nodes(article: Article, losses: Losses) -> Iterator[dict[str, Any]]:
    desk = Desk(article)
    for claim in article.claims:
        if not claim.findings:
            losses.tell("out_of_scope", "statements", "no person wrote a finding", article.doc)
        for finding in claim.findings:
            if desk.voices.get(claim.attribution or "") is not None:
                losses.tell("dropped", "chains", "the format names one author", desk.link(claim))
            yield _node(desk, claim, finding, losses)
    if article.missed:
        losses.tell("dropped", "missed statements", "a finding on one stays here", article.doc)


def _node(desk: Desk, claim: Claim, finding: Finding, losses: Losses) -> dict[str, Any]:
    article = desk.article
    if not article.url:
        losses.tell("forced", "appearance", "the article has no address", article.doc)
    losses.tell("dropped", "url", "the desk's own page of the finding is not public", article.doc)
    return {
        "@type": "ClaimReview",
        "@id": f"urn:khabar:finding:{finding.id}",
        "claimReviewed": desk.quote(claim.span),
        "inLanguage": "ar",
        "author": {"@type": "Person", "name": finding.who},
        "datePublished": finding.at[:10],
        "reviewBody": finding.reasons,
        "reviewRating": _ratings(finding),
        "citation": list(finding.evidence),
        "itemReviewed": _claim(desk, claim),
    }


def _ratings(finding: Finding) -> dict[str, Any] | list[dict[str, Any]]:
    """The finding in the desk's words, or letter and number each by itself."""
    if finding.scale == "desk":
        return {"@type": "Rating", "alternateName": finding.value or ""}
    return [
        {"@type": "Rating", "reviewAspect": ASPECTS[name], "alternateName": told}
        for name, told in (("letter", finding.letter), ("number", finding.number))
        if told
    ]


def _claim(desk: Desk, claim: Claim) -> dict[str, Any]:
    """The statement: on whose word, and where it was printed."""
    article = desk.article
    voice = desk.voices.get(claim.attribution or "")
    last = voice.chain[-1] if voice and voice.chain else None
    made: dict[str, Any] = {"@type": "Claim", "appearance": _printed(article)}
    name = last.name if last else article.publisher.name if article.publisher else ""
    if name:
        kind = "Person" if last and last.kind == "person" else "Organization"
        unnamed = last is not None and not last.named
        made["author"] = {"@type": "Thing" if unnamed else kind, "name": name}
    return made


def _printed(article: Article) -> dict[str, Any]:
    made: dict[str, Any] = {"@type": "NewsArticle", "inLanguage": "ar"}
    if article.url:
        made["url"] = article.url
    if article.title:
        made["headline"] = article.title.text
    if article.publisher:
        made["publisher"] = {"@type": "Organization", "name": article.publisher.name}
    if article.published:
        made["datePublished"] = article.published
    return made

"""PROV-O (JSON-LD): claims as entities quoted along their chains down to a primary source.

An outlet or agency in the chain is an agent whose report the next was derived from; the
last link is the primary source. Each reading is an activity of Khabar as software agent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

import msgspec

from khabar.export.losses import NOTICE, Losses
from khabar.export.snippets import Desk
from khabar.readings.article import Article
from khabar.readings.attribution import Attribution
from khabar.readings.claim import Claim

CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "label": "rdfs:label",
    "comment": "rdfs:comment",
    "value": "prov:value",
    "wasQuotedFrom": {"@id": "prov:wasQuotedFrom", "@type": "@id"},
    "hadPrimarySource": {"@id": "prov:hadPrimarySource", "@type": "@id"},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
    "wasAssociatedWith": {"@id": "prov:wasAssociatedWith", "@type": "@id"},
    "used": {"@id": "prov:used", "@type": "@id"},
    "generatedAtTime": {"@id": "prov:generatedAtTime", "@type": "xsd:dateTime"},
}
KINDS = {"person": "prov:Person", "organization": "prov:Organization",
         "agency": "prov:Organization", "outlet": "prov:Organization"}  # fmt: skip


def write(articles: Iterable[Article], losses: Losses) -> Iterator[bytes]:
    """One JSON-LD document."""
    head = {"@context": CONTEXT, "comment": NOTICE}
    yield msgspec.json.encode(head)[:-1] + b',"@graph":['
    comma = b""
    for article in articles:
        for node in _nodes(Desk(article), losses):
            yield comma + msgspec.json.encode(node) + b"\n"
            comma = b","
    yield b"]}\n"


def _nodes(desk: Desk, losses: Losses) -> Iterator[dict[str, Any]]:
    article = desk.article
    doc = _id("article", article.doc)
    engine = _id("engine", article.engine)
    yield {"@id": engine, "@type": "prov:SoftwareAgent", "label": article.engine}
    yield {
        "@id": doc,
        "@type": "prov:Entity",
        "label": article.title.text if article.title else article.doc,
        **({"wasAttributedTo": _id("outlet", article.publisher.name)} if article.publisher else {}),
    }
    if article.publisher:
        name = article.publisher.name
        yield {"@id": _id("outlet", name), "@type": "prov:Organization", "label": name}
    activity = _id("reading", f"{article.doc}/{article.engine}")
    yield {"@id": activity, "@type": "prov:Activity", "wasAssociatedWith": engine, "used": doc}
    for claim in article.claims:
        losses.rows += 1
        yield from _claim(desk, claim, doc, activity, losses)


def _claim(
    desk: Desk, claim: Claim, doc: str, activity: str, losses: Losses
) -> Iterator[dict[str, Any]]:
    voice = desk.voices.get(claim.attribution or "")
    node: dict[str, Any] = {
        "@id": _id("claim", desk.link(claim)),
        "@type": "prov:Entity",
        "value": desk.quote(claim.span),
        "comment": claim.plain.en,
        "wasQuotedFrom": doc,
        "wasGeneratedBy": activity,
    }
    if voice is None:
        losses.tell("forced", "own voice", "no primary source is stated", desk.link(claim))
        yield node
        return
    yield from _chain(voice)
    links = [_link(voice, n) for n in range(len(voice.chain))]
    if links:
        node["hadPrimarySource"] = links[-1]
        node["wasAttributedTo"] = links
    losses.tell("dropped", "hedges and stances", "PROV has no field for them", claim.factuality)
    yield node


def _chain(voice: Attribution) -> Iterator[dict[str, Any]]:
    for number, link in enumerate(voice.chain):
        yield {
            "@id": _link(voice, number),
            "@type": KINDS.get(link.kind, "prov:Agent"),
            "label": link.name,
            "comment": f"{link.role}, {link.kind}, {'named' if link.named else 'unnamed'}",
        }


def _link(voice: Attribution, number: int) -> str:
    link = voice.chain[number]
    return _id(link.kind, link.name)


def _id(kind: str, name: str) -> str:
    return f"urn:khabar:{kind}:{quote(name, safe='')}"

"""Statements as the page tells them: the chain, how it was said, the characters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from khabar.export.html.labels import Label, label
from khabar.export.html.marks import voice
from khabar.readings.article import Article
from khabar.readings.attribution import Attribution, Link
from khabar.text.view import fold

LONGEST = 110
"""Characters of a statement that its card repeats."""


@dataclass(frozen=True, slots=True)
class Node:
    """One link as drawn: ``inferred`` tells in words why it is drawn in fainter ink."""

    name: str
    name_en: str
    kind: Label
    named: bool
    inferred: Label | None


@dataclass(frozen=True, slots=True)
class Card:
    """One statement. ``how`` are the ways it was said, in words."""

    id: str
    voice: str
    chain: tuple[Node, ...]
    snippet: str
    start: int
    stop: int
    cue: str
    sure: Label
    how: tuple[Label, ...]
    knows: Label
    english: str


def cards(article: Article) -> tuple[Card, ...]:
    """A card for each statement on someone's word, in the order of the text."""
    english = {c.attribution: c.plain.en for c in article.claims if c.attribution}
    return tuple(_card(article, said, english.get(said.id, "")) for said in article.attributions)


def _card(article: Article, said: Attribution, english: str) -> Card:
    start, stop = said.content_span
    words = " ".join(article.text[start:stop].split())
    if len(words) > LONGEST:
        words = words[:LONGEST].rsplit(" ", 1)[0] + " …"
    cue = article.text[slice(*said.cue_span)] if said.cue_span else ""
    return Card(
        said.id, voice(said), tuple(nodes(article, said)), words, start, stop, cue,
        label(said.factuality), tuple(_how(said)), label(f"knows_{said.knows}"), english,
    )  # fmt: skip


def nodes(article: Article, said: Attribution) -> Iterator[Node]:
    """The chain outermost first, the publisher before it unless it opens with him."""
    chain = [link for link in said.chain if link.role != "publisher"]
    publisher = article.publisher
    if publisher and not (chain and fold(chain[0].name) == fold(publisher.name)):
        yield Node(publisher.name, "", label("publisher"), True, None)
    yield from map(_node, chain)


def _node(link: Link) -> Node:
    inferred = None if link.resolved == "stated" else label(f"resolved_{link.resolved}")
    return Node(link.name, link.name_en or "", label(f"kind_{link.kind}"), link.named, inferred)


def _how(said: Attribution) -> Iterator[Label]:
    if said.stance != "neutral" and not (said.stance == "deny" and said.factuality == "CT-"):
        yield label(f"stance_{said.stance}")
    if said.mode != "indirect":
        yield label(f"mode_{said.mode}")
    if said.inherited:
        yield label("inherited")

"""What stands beside an article: its sourcing in counts, and the list behind each count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from khabar.app.web.marks import look_of
from khabar.readings.article import Article
from khabar.readings.attribution import Attribution, Link
from khabar.readings.claim import Claim
from khabar.readings.time import Time
from khabar.readings.wording import Wording
from khabar.text.span import Span

VOICES = ("own", "named", "unnamed", "through")
LISTS = ("all", *VOICES, "times", "words", "unread")
"""What the list beside an article can show; in its address as ``list``."""


@dataclass(frozen=True, slots=True)
class Card:
    """A claim in the list: its number, its words, its look (own, named, unnamed), its voice."""

    number: int
    claim: Claim
    said: Attribution | None
    look: str
    words: str

    @property
    def stands(self) -> bool:
        """Whether it counts: not where a person rejected the reading, or made it part of others."""
        return self.claim.review is None or self.claim.review.stands

    @property
    def first(self) -> Link | None:
        """The go-between nearest to the publisher, where there is one."""
        return _first_via(self.said)


@dataclass(frozen=True, slots=True)
class Through:
    """Statements that came through one go-between, and how many of them have no named origin."""

    name: str
    n: int
    unnamed: int


@dataclass(frozen=True, slots=True)
class Sourcing:
    """The sourcing of an article in counts that add up to its statements.

    ``named`` and ``unnamed`` are those with no go-between. ``open_times`` are dates that
    cannot be placed, ``words`` side-taking words in the publisher's own voice.
    """

    statements: int
    through: tuple[Through, ...]
    named: int
    unnamed: int
    own: int
    open_times: tuple[Time, ...]
    words: tuple[Wording, ...]
    quoted_words: tuple[Wording, ...]
    unread: tuple[Span, ...]
    sentences: int


def cards(article: Article) -> tuple[Card, ...]:
    """A card for each claim, in the order of the text."""
    by_id = {said.id: said for said in article.attributions}
    made = []
    for number, claim in enumerate(article.claims, start=1):
        said = by_id.get(claim.attribution or "")
        content = said.content_span if said else claim.span
        made.append(
            Card(
                number, claim, said, look_of(said), " ".join(article.text[slice(*content)].split())
            )
        )
    return tuple(made)


def _first_via(said: Attribution | None) -> Link | None:
    links = [link for link in said.chain if link.role != "publisher"] if said else []
    return links[0] if len(links) > 1 else None


def sourcing(article: Article, listed: Sequence[Card]) -> Sourcing:
    """The counts of an article's statements that stand, each of them in one count."""
    through: Counter[str] = Counter()
    behind: Counter[str] = Counter()
    direct: Counter[str] = Counter()
    standing = [card for card in listed if card.stands]
    for card in standing:
        via = card.first
        if via is None:
            direct[card.look] += 1
        else:
            through[via.name] += 1
            behind[via.name] += card.look == "unnamed"
    return Sourcing(
        statements=len(standing),
        through=tuple(Through(name, n, behind[name]) for name, n in through.most_common()),
        named=direct["named"],
        unnamed=direct["unnamed"],
        own=direct["own"],
        open_times=tuple(
            t for t in article.times if t.start is None and t.type in ("DATE", "TIME")
        ),
        words=tuple(word for word in article.wording if word.voice == "own"),
        quoted_words=tuple(word for word in article.wording if word.voice != "own"),
        unread=tuple(Span(*span) for span in article.summary.unread),
        sentences=len(article.sentences),
    )


def chosen(listed: Sequence[Card], which: str, name: str) -> Iterator[Card]:
    """The cards behind one count: ``which`` of `LISTS`, ``name`` of a go-between."""
    for card in listed:
        via = card.first
        if which in ("through", *VOICES) and not card.stands:
            continue
        if which == "through":
            if via is not None and via.name == name:
                yield card
        elif which in VOICES:
            if via is None and card.look == which:
                yield card
        else:
            yield card

"""Events of stories: one row for all tellings of one event, with what a coder needs to judge it.

A row stands for one day, place, type and set of parties; several days or places are several
rows. The figures of the dead are the lowest and the highest that someone tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from khabar.compare.accounts import accounts
from khabar.compare.fields import radius
from khabar.compare.happenings import Happening, happenings
from khabar.compare.origins import Origins
from khabar.compare.stories import Stories
from khabar.compare.told import Telling, tellings
from khabar.export.snippets import Desk
from khabar.readings.actor import Entity
from khabar.readings.article import Article
from khabar.readings.claim import Claim
from khabar.readings.number import Number
from khabar.readings.place import Place
from khabar.readings.time import Time


@dataclass(frozen=True)
class Coded:
    """One event of a story: its tellings, the fullest first, and their articles' desks."""

    id: str
    happening: Happening
    tellings: tuple[Telling, ...]
    desks: tuple[Desk, ...]
    known: Origins

    @property
    def fullest(self) -> Telling:
        """The telling that fills most fields."""
        return self.tellings[0]

    @property
    def place(self) -> Place | None:
        """The most exact place that is told and laid down."""
        found = [t.place for t in self.tellings if t.place and t.place.lat is not None]
        return min(found, key=radius) if found else None

    @property
    def time(self) -> Time | None:
        """The most exact time that is told."""
        found = [t.time for t in self.tellings if t.time and t.time.start and t.time.stop]
        return min(found, key=lambda t: (t.date_prec or 9, t.start or "")) if found else None

    @property
    def deaths(self) -> tuple[tuple[Telling, Number], ...]:
        """Every figure of the dead with its telling."""
        return tuple(
            (telling, number)
            for telling in self.tellings
            for kind, number in telling.counts
            if kind == "killed"
        )

    @property
    def injuries(self) -> tuple[Number, ...]:
        """Every figure of the injured."""
        return tuple(n for t in self.tellings for kind, n in t.counts if kind == "injured")

    def party(self, role: str) -> tuple[str, Entity | None]:
        """An actor or target as the fullest telling that has one names it."""
        for telling in self.tellings:
            words, entity = self.desk(telling).party(telling.event, role)
            if words:
                return words, entity
        return "", None

    def desk(self, telling: Telling) -> Desk:
        """The desk of a telling's article."""
        return self.desks[telling.article]

    @property
    def told_in(self) -> tuple[Desk, ...]:
        """The desks of its tellings, the fullest first."""
        return tuple(self.desk(telling) for telling in self.tellings)

    @property
    def modalities(self) -> tuple[str, ...]:
        """How it is told: actual, planned, possible, demanded, denied."""
        return tuple(sorted({telling.event.modality for telling in self.tellings}))

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that it is told in."""
        found = (self.desk(one).claim_of.get(one.event.id) for one in self.tellings)
        return tuple(claim for claim in found if claim)

    @property
    def rejected(self) -> bool:
        """Whether people rejected the reading of every claim that it is told in."""
        said = [claim.review.verdict if claim.review else None for claim in self.claims]
        return bool(said) and set(said) == {"rejected"}

    @property
    def settled(self) -> bool:
        """Whether all tell it as done: else it belongs among the candidates."""
        return self.modalities == ("actual",) and not self.rejected


def coded(articles: Sequence[Article]) -> Iterator[Coded]:
    """The events of all stories among the articles, story by story."""
    stories = Stories()
    by_name = {}
    for at, article in enumerate(articles):
        name = f"{at:08d}"
        by_name[name] = article
        stories.add(name, article)
    for _, names in stories.all():
        yield from _story([by_name[name] for name in names])


def _story(articles: Sequence[Article]) -> Iterator[Coded]:
    desks = tuple(Desk(article) for article in articles)
    told = [telling for at, article in enumerate(articles) for telling in tellings(article, at)]
    known = accounts(articles).known
    for happening in happenings(told):
        order = sorted(happening.tellings, key=lambda t: (-t.known, t.article))
        yield Coded(_name(articles, happening), happening, tuple(order), desks, known)


def _name(articles: Sequence[Article], happening: Happening) -> str:
    """A name that the same readings always have."""
    first = happening.tellings[0]
    article = articles[first.article]
    key = f"{article.text_sha256}:{first.event.trigger_span}:{happening.type}"
    return "kh" + sha256(key.encode()).hexdigest()[:12]

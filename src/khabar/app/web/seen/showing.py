"""A choice made and laid out, as map, timeline and network show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from fastapi import Request

from khabar.app.web.screens import View, view_of
from khabar.app.web.seen.asked import Asked, asked
from khabar.app.web.seen.choose import Chosen, chosen
from khabar.app.web.seen.days import Days, counted, days
from khabar.app.web.seen.gather import Gathered, gathered
from khabar.app.web.seen.places import Sited, sited

MOST_LISTED = 200
"""Events that the list beside a drawing holds."""

TAKEN = ("story", "q", "actor", "place", "km", "type", "source", "publisher", "factuality",
         "voice", "since", "until", "from", "to", "case")  # fmt: skip


@dataclass(frozen=True)
class Showing:
    """What is seen: the articles, the statements chosen in them, and their events."""

    asked: Asked
    of: Gathered
    statements: tuple[Chosen, ...]
    events: tuple[Sited, ...]

    @cached_property
    def laid(self) -> int:
        """How many events the map can show."""
        return sum(one.laid for one in self.events)

    @property
    def unlaid(self) -> int:
        return len(self.events) - self.laid

    @cached_property
    def listed(self) -> tuple[Sited, ...]:
        """The events of the list, by day, open days last."""
        known = sorted(self.events, key=lambda one: (one.day is None, one.day or ""))
        return tuple(known[:MOST_LISTED])

    @cached_property
    def dated(self) -> Days:
        return days(self.events)

    @property
    def query(self) -> str:
        """The query of an address that shows the same, masked ones included."""
        return urlencode(self.asked.query)

    @property
    def shared(self) -> str:
        """The query of an address that may be sent: the same, masked."""
        return urlencode(replace(self.asked, shared=True).query)

    def counts(self, view: View) -> str:
        """How much is seen, in a sentence."""
        words = view.words
        events, statements, articles = len(self.events), len(self.statements), len(self.of.pieces)
        parts = {
            "events": words.ngettext("%(count)s event", "%(count)s events", events)
            % {"count": words.number(events)},
            "statements": words.ngettext("%(count)s statement", "%(count)s statements", statements)
            % {"count": words.number(statements)},
            "articles": words.ngettext("%(count)s article", "%(count)s articles", articles)
            % {"count": words.number(articles)},
        }
        return words.gettext("%(events)s in %(statements)s of %(articles)s") % parts

    def without(self, name: str) -> str:
        """The query without one of the things asked for."""
        return urlencode([pair for pair in self.asked.query if pair[0] != name])

    @property
    def chips(self) -> tuple[tuple[str, str], ...]:
        """What is asked for, as pairs of a name and its value."""
        return tuple(pair for pair in self.asked.query if pair[0] in TAKEN and pair[0] != "story")


def showing(request: Request) -> Showing:
    """What the address of a request asks to be seen."""
    told = asked(view_of(request))
    of = gathered(request, told)
    statements = tuple(chosen(of.pieces, told))
    return Showing(told, of, statements, tuple(sited(statements, told)))


def histogram(request: Request, shown: Showing) -> list[tuple[date, int]]:
    """Events by day, the days asked for left out: a slider needs what lies beyond them."""
    if not (shown.asked.since or shown.asked.until):
        return counted(shown.dated.marks)
    free = replace(shown.asked, since="", until="")
    return counted(days(tuple(sited(chosen(gathered(request, free).pieces, free), free))).marks)


def facets(statements: Sequence[Chosen], most: int = 12) -> dict[str, tuple[tuple[str, int], ...]]:
    """The values of the statements by kind, the most frequent first."""
    found: dict[str, Counter[str]] = {}
    for one in statements:
        for term in one.said.terms:
            found.setdefault(term.kind, Counter())[term.label] += 1
        found.setdefault("publisher", Counter())[one.outlet] += 1
    return {
        kind: tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most])
        for kind, counts in found.items()
    }

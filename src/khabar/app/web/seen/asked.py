"""What is asked to be seen, as the address has it: every state of a screen is in its query."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

from khabar.app.web.screens import View
from khabar.published import day
from khabar.sources.refusal import Refusal
from khabar.store.search.filters import Filters
from khabar.store.search.find import Order

UNTOLD = ("planned", "possible", "demanded", "denied")
"""Modalities that are not shown unless asked for: what was not told as done."""

Voice = Literal["attributed", "own"]


@dataclass(frozen=True, slots=True)
class Asked:
    """Words, filters on statements, and what else to show; "" where nothing is asked.

    ``since`` and ``until`` bound the days of events, ``from_`` and ``to`` those of
    publication. ``story`` is ``sample/NAME``, ``text/KEY``, or a story of the store. ``also``
    are modalities besides what was told as done. A ``shared`` view is masked.
    """

    q: str = ""
    actor: str = ""
    place: str = ""
    km: float | None = None
    type: str = ""
    source: str = ""
    publisher: str = ""
    factuality: str = ""
    voice: str = ""
    since: str = ""
    until: str = ""
    from_: str = ""
    to: str = ""
    case: str = ""
    story: str = ""
    also: tuple[str, ...] = ()
    shared: bool = False
    order: Order = "rank"

    @property
    def filters(self) -> Filters:
        """The same for the search of a store."""
        return Filters(
            actor=self.actor or None,
            place=self.place or None,
            within_km=self.km,
            type=self.type or None,
            source=self.source or None,
            publisher=self.publisher or None,
            factuality=self.factuality or None,
            voice=self.voice or None,
            since=self.since or None,
            until=self.until or None,
            published_since=self.from_ or None,
            published_until=self.to or None,
            case=self.case or None,
        )

    @property
    def narrows(self) -> bool:
        """Whether anything but the story is asked for."""
        blank = Asked()
        return any(
            getattr(self, one.name) != getattr(blank, one.name)
            for one in fields(self)
            if one.name not in ("story", "shared", "order")
        )

    @property
    def query(self) -> tuple[tuple[str, str], ...]:
        """The pairs of an address that asks for the same, in one order, so that it can be sent."""
        pairs: list[tuple[str, str]] = []
        for one in fields(self):
            name, value = one.name.rstrip("_"), getattr(self, one.name)
            if one.name == "order":
                pairs += [(name, value)] if value != "rank" else []
            elif one.name == "also":
                pairs += [(name, each) for each in value]
            elif value is True:
                pairs.append((name, "1"))
            elif isinstance(value, float):
                pairs.append((name, f"{value:g}"))
            elif value:
                pairs.append((name, value))
        return tuple(pairs)


WORDS = (
    "q", "actor", "place", "type", "source", "publisher", "factuality", "voice", "case", "story",
)  # fmt: skip
LONGEST = 300


def asked(view: View) -> Asked:
    """What an address asks for; a day or a distance that is none raises `Refusal`."""
    also = tuple(one for one in UNTOLD if any(pair == ("also", one) for pair in view.query))
    order = view.asked("order")
    return Asked(
        **{name: view.asked(name).strip()[:LONGEST] for name in WORDS},
        km=_distance(view.asked("km")),
        since=_day(view.asked("since")),
        until=_day(view.asked("until")),
        from_=_day(view.asked("from")),
        to=_day(view.asked("to")),
        also=also,
        shared=view.asked("shared") == "1" or view.role == "reader",
        order=order if order in ("newest", "oldest") else "rank",  # type: ignore[arg-type]
    )


def _day(told: str) -> str:
    try:
        found = day(told.strip()) if told.strip() else None
    except ValueError as wrong:
        raise Refusal(str(wrong)) from None
    return found.isoformat() if found else ""


def _distance(told: str) -> float | None:
    if not told.strip():
        return None
    try:
        found = float(told)
    except ValueError:
        found = -1.0
    if not 0 <= found <= 20_000:
        raise Refusal(f"«{told}» is no distance: write kilometres as 25")
    return found

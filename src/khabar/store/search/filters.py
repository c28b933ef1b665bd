"""What hits are held to: each filter as SQL over the derived tables.

Filters on a statement (actor, place, type, source, factuality, voice, days of its
events) must all hold in one statement of a hit; the publisher and the day of publication
hold for the whole.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, fields

from sqlalchemy import Connection

from khabar.published import day
from khabar.sources.refusal import Refusal
from khabar.store.search.names import named, places
from khabar.store.search.terms import FACTUALITY, SHIFT, WHOLE


@dataclass(frozen=True, slots=True)
class Filters:
    """What a hit must hold; None asks for nothing.

    ``place`` is a name (or an id of the gazetteer); a country or region takes all that
    lies in it, and with ``within_km`` what lies so near. ``since`` and ``until`` bound the
    days of events, ``published_since`` and ``published_until`` that of publication, both
    ends included. ``voice`` is attributed or own. ``case`` names a case.
    """

    actor: str | None = None
    place: str | None = None
    within_km: float | None = None
    type: str | None = None
    source: str | None = None
    publisher: str | None = None
    factuality: str | None = None
    voice: str | None = None
    since: str | None = None
    until: str | None = None
    published_since: str | None = None
    published_until: str | None = None
    case: str | None = None

    @property
    def any(self) -> bool:
        """Whether there is a filter at all."""
        return any(getattr(self, each.name) is not None for each in fields(self))


@dataclass(frozen=True, slots=True)
class Sql:
    """Conditions on ``shown``, and those that one statement must meet.

    ``held`` has, for each filter on a name, the terms that bear it; a country has thousands
    of places.
    """

    whole: tuple[str, ...] = ()
    held: tuple[tuple[int, ...], ...] = ()
    filters: Filters = field(default_factory=Filters)

    @property
    def on_statements(self) -> bool:
        """Whether there is anything that one statement must meet."""
        told = self.filters
        return bool(self.held or _days(told) or _on_marks(told, "", ""))

    @property
    def terms(self) -> int:
        """How many terms the statements are looked up under."""
        return min(map(len, self.held), default=0)

    def statements(self) -> str:
        """SQL that selects all statements (``statement``) that meet every filter on one."""
        return _statements(self.held, self.filters)

    def of_hit(self, first: str, present: Collection[int] | None = None) -> str | None:
        """The same of one version, whose numbers begin at ``first``.

        ``present`` are the terms that it holds; None where they rule it out.
        """
        held = self.held
        if present is not None:
            held = tuple(tuple(t for t in each if t in present) for each in held)
        return _statements(held, self.filters, first) if all(held) else None


def sql_of(connection: Connection, filters: Filters) -> Sql | None:
    """The filters as SQL; None where a name is asked for that nothing in the store bears."""
    whole = []
    for column, since, until in (("published", filters.published_since, filters.published_until),):
        if since:
            whole.append(f"shown.{column} >= {_ordinal(since)}")
        if until:
            whole.append(f"shown.{column} <= {_ordinal(until)}")
    if filters.publisher is not None:
        found = named(connection, "publisher", filters.publisher)
        if not found:
            return None
        whole.append(
            f"EXISTS (SELECT 1 FROM postings w WHERE w.term IN ({_in(found)}) "
            f"AND w.statement = (CAST(shown.version AS BIGINT) << {SHIFT}) + {WHOLE})"
        )
    held: list[list[int]] = []
    for kind in ("type", "actor", "source"):
        told = getattr(filters, kind)
        if told is not None:
            held.append(named(connection, kind, told))
    if filters.place is not None:
        held.append(places(connection, filters.place, filters.within_km))
    if not all(held):
        return None
    return Sql(tuple(whole), tuple(map(tuple, held)), filters)


def _statements(held: Sequence[Sequence[int]], filters: Filters, first: str | None = None) -> str:
    """Statements that hold a term of each list and meet the conditions on their row.

    With ``first`` those of the version whose numbers begin there. Without, days are read
    from their own indexes, not row by row.
    """
    within = f"BETWEEN {first} AND {first} + {WHOLE - 1}"
    days = [] if first is None else _days(filters)
    if not held:
        told = [] if first is None else [f"s.id {within}"]
        told += [*days, *_on_marks(filters, "s.factuality", "s.own")]
        if first is None and _days(filters):
            return _of_days(filters, told)
        return f"SELECT s.id AS statement FROM statements s WHERE {' AND '.join(told)}"
    held = sorted(held, key=len)
    told = [f"p.term IN ({_in(held[0])})"]
    told += [f"(p.statement & {WHOLE}) < {WHOLE}" if first is None else f"p.statement {within}"]
    told += _on_marks(filters, "(p.marks >> 1)", "(p.marks & 1) = 1")
    told += [
        f"EXISTS (SELECT 1 FROM postings q WHERE q.term IN ({_in(each)}) "
        "AND q.statement = p.statement)"
        for each in held[1:]
    ]
    if days:
        row = " AND ".join(("s.id = p.statement", *days))
        told.append(f"EXISTS (SELECT 1 FROM statements s WHERE {row})")
    elif _days(filters):
        told.append(f"p.statement IN ({_of_days(filters, [])})")
    return f"SELECT p.statement AS statement FROM postings p WHERE {' AND '.join(told)}"


def _days(filters: Filters) -> list[str]:
    """Conditions on the days of a statement's row."""
    rows = []
    if filters.until:
        rows.append(f"s.first_day <= {_ordinal(filters.until)}")
    if filters.since:
        rows.append(f"s.last_day >= {_ordinal(filters.since)}")
    return rows


def _of_days(filters: Filters, told: Sequence[str]) -> str:
    """Statements by their days: the many of one day are bound at both ends of their index."""
    one = ["s.last_day = s.first_day", *_days(filters)]
    if filters.since:
        one.append(f"s.first_day >= {_ordinal(filters.since)}")
    more = ["s.last_day > s.first_day", *_days(filters)]
    return " UNION ALL ".join(
        f"SELECT s.id AS statement FROM statements s WHERE {' AND '.join((*arm, *told))}"
        for arm in (one, more)
    )


def _on_marks(filters: Filters, factuality: str, own: str) -> list[str]:
    """Conditions on factuality and voice, which stand with every term of a statement too."""
    rows = []
    if filters.factuality is not None:
        if filters.factuality not in FACTUALITY:
            raise Refusal(
                f"there is no factuality «{filters.factuality}»: one of {' '.join(FACTUALITY)}"
            )
        rows.append(f"{factuality} = {FACTUALITY.index(filters.factuality)}")
    if filters.voice is not None:
        if filters.voice not in ("attributed", "own"):
            raise Refusal(f"there is no voice «{filters.voice}»: attributed or own")
        rows.append(own if filters.voice == "own" else f"NOT ({own})")
    return rows


def _ordinal(told: str) -> int:
    try:
        found = day(told)
    except ValueError as wrong:
        raise Refusal(str(wrong)) from None
    if found is None:
        raise Refusal("a day is empty: write one as 2015-08-03")
    return found.toordinal()


def _in(numbers: Sequence[int]) -> str:
    return ",".join(map(str, numbers))

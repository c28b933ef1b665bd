"""Runs of ingest: what failed in them, and how far they came."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from khabar.lexicon.version import VERSION
from khabar.sources.captured import Failure
from khabar.store.dialect.upsert import insert_or_change
from khabar.store.tables import runs
from khabar.store.working import failures, progress
from khabar.store.writing import Writing

LONGEST = 500
"""Characters of a reason that are kept."""


def began(writing: Writing, what: str) -> int:
    """Write that a run began, and give its number."""
    run = writing.put(runs, at=writing.at, who=writing.who, what=what, tool=f"khabar {VERSION}")
    writing.told("run")
    return run


def failed(writing: Writing, failure: Failure, run: int | None) -> None:
    """Write a failure down with its reason."""
    row = {
        "run": run,
        "address": failure.address,
        "stage": failure.stage,
        "reason": failure.reason[:LONGEST],
        "at": writing.at,
    }
    writing.connection.execute(insert(failures), row)


class Failed(NamedTuple):
    """A failure as it was written down."""

    at: str
    address: str
    stage: str
    reason: str


def failures_of(connection: Connection, most: int) -> list[Failed]:
    """The latest failures, the latest first."""
    columns = (failures.c.at, failures.c.address, failures.c.stage, failures.c.reason)
    which = select(*columns).order_by(failures.c.id.desc()).limit(most)
    return [Failed(*row) for row in connection.execute(which)]


def reached(writing: Writing, source: str, position: int) -> None:
    """Write how far a source is read, with what was kept of it, in one change."""
    row = {"source": source, "position": position, "at": writing.at}
    writing.connection.execute(insert_or_change(progress, "source", row))


def position(connection: Connection, source: str) -> int:
    """How far a source was read by a run that did not end; 0 for one that is new."""
    which = select(progress.c.position).where(progress.c.source == source)
    return connection.execute(which).scalar() or 0


def positions(connection: Connection, source: str) -> frozenset[int]:
    """Which items of a source, whose items come in any order, a run that did not end had."""
    which = select(progress.c.position).where(
        progress.c.source.startswith(f"{source}/", autoescape=True)
    )
    return frozenset(connection.execute(which).scalars())


def finished(writing: Writing, source: str) -> None:
    """Forget how far a source was read, for it is read to its end."""
    own = progress.c.source == source
    parts = progress.c.source.startswith(f"{source}/", autoescape=True)
    writing.connection.execute(delete(progress).where(own | parts))

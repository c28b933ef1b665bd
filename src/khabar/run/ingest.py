"""Inputs into the store: kept first, batch by batch, and read after."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from time import monotonic
from typing import TypeVar

import msgspec

from khabar.readings.article import Article
from khabar.sources.captured import Arrival, Failure
from khabar.sources.inlet import Inlet
from khabar.store.keeping import Kept
from khabar.store.readings import Unread
from khabar.store.runs import began, finished, position, positions
from khabar.store.store import Store

BATCH, SECONDS = 64, 1.0
"""A change holds so many arrivals at most, and is closed after so long."""

MOST_TOLD = 3
T = TypeVar("T")


@dataclass
class Outcome:
    """What a run did, in counts by outcome, and its first failures."""

    counts: Counter[str] = field(default_factory=Counter)
    told: list[Failure] = field(default_factory=list)

    def add(self, answer: list[Kept] | Failure) -> None:
        if isinstance(answer, Failure):
            self.counts["failed"] += 1
            if len(self.told) < MOST_TOLD:
                self.told.append(answer)
            return
        for kept in answer:
            self.counts[kept.outcome] += 1

    @property
    def kept(self) -> int:
        """Reports that the store has after the run, new and old."""
        return sum(self.counts[name] for name in ("new", "changed", "same", "gone", "back"))


def ingest(
    store: Store, inlets: Iterable[Inlet | Failure], what: str
) -> Iterator[tuple[int, list[Kept] | Failure]]:
    """Keep what the inlets give. A pair is yielded once what it tells of is on the disk.

    The number is the position in the current inlet. An archive that an earlier run did
    not end is gone on with where that run stopped.
    """
    with store.writing() as writing:
        run = began(writing, what)
    for each in inlets:
        if isinstance(each, Failure):
            yield from ((0, answer) for answer in store.arrivals([each], run))
            continue
        yield from _inlet(store, each, run)


def _inlet(store: Store, inlet: Inlet, run: int) -> Iterator[tuple[int, list[Kept] | Failure]]:
    last = 0
    for batch in batches(_marked(inlet, store), BATCH, SECONDS):
        for item, answer in zip(batch, _kept(store, batch, run), strict=True):
            last = last + 1 if inlet.left else item.position or last
            yield last, answer
    if inlet.source:
        with store.writing() as writing:
            finished(writing, inlet.source)


OURS = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What a mistake of ours raises; what the disk or the file raises ends the run."""


def _kept(store: Store, batch: list[Arrival | Failure], run: int) -> list[list[Kept] | Failure]:
    """Keep a batch; where Khabar fails on one of it, that one alone is lost, and told."""
    try:
        return store.arrivals(batch, run)
    except OURS:
        if len(batch) > 1:
            return [answer for item in batch for answer in _kept(store, [item], run)]
        [item] = batch
        where = item.capture.address if isinstance(item, Arrival) else item.address
        lost = Failure(
            address=where, stage="keep", reason=FAILED, source=item.source, position=item.position
        )
        return store.arrivals([lost], run)


def _items(inlet: Inlet, store: Store) -> Iterator[Arrival | Failure]:
    """What an earlier run, if one was stopped, left of an inlet."""
    if not inlet.source:
        return inlet.items(0)
    with store.reading() as connection:
        if inlet.left:
            return inlet.left(positions(connection, inlet.source))
        return inlet.items(position(connection, inlet.source))


def _marked(inlet: Inlet, store: Store) -> Iterator[Arrival | Failure]:
    """Its items, those with a position bound to the source; a failure of ours is told."""
    items = _items(inlet, store)
    while True:
        try:
            item = next(items)
        except StopIteration:
            return
        except Exception as wrong:
            from khabar.run.local import mistake

            yield Failure(address=inlet.name, stage="read", reason=_reason(wrong, mistake))
            return
        marked = inlet.source and item.source is None and item.position is not None
        yield msgspec.structs.replace(item, source=inlet.source) if marked else item


def _reason(wrong: Exception, mistake: Callable[[Exception], str]) -> str:
    from khabar.sources.refusal import Refusal

    return str(wrong) if isinstance(wrong, Refusal) else mistake(wrong)


def batches(items: Iterable[T], size: int, seconds: float) -> Iterator[list[T]]:
    """Lists of at most ``size``, each closed when ``seconds`` have gone by since it began.

    >>> [*batches("abcde", 2, 60)]
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    held: list[T] = []
    began = monotonic()
    for item in items:
        if not held:
            began = monotonic()
        held.append(item)
        if len(held) >= size or monotonic() - began > seconds:
            yield held
            held = []
    if held:
        yield held


def read_open(store: Store, jobs: int = 1) -> Iterator[tuple[int, int]]:
    """Read every version that this engine has not read; yields how many are read and left.

    What was read is on the disk when a pair is yielded, so a run may stop anywhere.
    """
    from khabar.lexicon.version import engine

    done = 0
    total = store.count_unread(engine())
    for batch in batches(_read(store, engine(), jobs), BATCH, SECONDS * 2):
        failed = [version for version, found in batch if not found]
        failed += _keep_readings(store, [(version, found) for version, found in batch if found])
        if failed:
            store.arrivals(
                [Failure(address=version.name, stage="read", reason=FAILED) for version in failed]
            )
        done += len(batch)
        yield done, total


FAILED = "Khabar failed on this text: please report it, KHABAR_DEBUG=1 shows where"


def _keep_readings(store: Store, read: list[tuple[Unread, Article]]) -> list[Unread]:
    """Append readings; gives those versions whose reading Khabar failed to keep."""
    try:
        if read:
            store.keep_readings(read)
        return []
    except OURS:
        if os.environ.get("KHABAR_DEBUG"):
            raise
        if len(read) == 1:
            return [read[0][0]]
        return [lost for pair in read for lost in _keep_readings(store, [pair])]


def _read(store: Store, engine: str, jobs: int) -> Iterator[tuple[Unread, Article | None]]:
    from khabar.run.reading import read_or_none as read_version

    after = 0
    if jobs > 1:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            while found := store.unread(engine, after, 64 * jobs):
                after = found[-1].id
                yield from zip(found, pool.map(read_version, found, chunksize=8), strict=True)
        return
    while found := store.unread(engine, after, 64):
        after = found[-1].id
        for version in found:
            yield version, read_version(version)

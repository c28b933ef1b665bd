"""Chunks in processes of their own: a process that dies costs its chunk a try, then its article."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from time import monotonic

import msgspec

from khabar.run.many.job import Chunk, Job, Tally
from khabar.run.many.work import work
from khabar.sources.refusal import Refusal

Task = Callable[[Job, Chunk, Callable[[int], None], int], Tally]

PATIENCE = 600.0
"""Seconds that one article may take; a worker that takes longer is ended, as if it had died."""

LOOK = 5.0
"""Seconds between two looks at workers that say nothing."""

STILLBORN = 3
"""Workers that may die before their first item, one after another."""


@dataclass
class Worker:
    """A process, what it works on, and the item it is at."""

    process: SpawnProcess
    line: Connection
    chunk: Chunk | None = None
    at: int | None = None
    since: float = field(default_factory=monotonic)


def processes(job: Job, chunks: Iterable[Chunk], jobs: int) -> Iterator[Tally]:
    """Work the chunks in ``jobs`` processes; tallies come as chunks are done."""
    yield from Crew(job, jobs).run(chunks)


class Crew:
    """Processes that work chunks, each of which is replaced where it dies.

    A chunk whose worker died is worked again; where it dies a second time, the item at which
    it stood is left out and told as a failure.
    """

    def __init__(self, job: Job, jobs: int, patience: float = PATIENCE, task: Task = work) -> None:
        self._job, self._jobs, self._patience, self._task = job, jobs, patience, task
        self._again: deque[Chunk] = deque()
        self._deaths: dict[int, int] = {}
        self._stillborn = 0
        self._crew: list[Worker] = []

    def run(self, chunks: Iterable[Chunk]) -> Iterator[Tally]:
        """Work all chunks. When the caller stops, all processes are ended."""
        waiting = iter(chunks)
        try:
            while True:
                self._give(waiting)
                busy = [worker for worker in self._crew if worker.chunk]
                if not busy:
                    return
                yield from self._heard(busy)
        finally:
            for worker in self._crew:
                worker.process.kill()
            for worker in self._crew:
                worker.process.join()

    def _give(self, waiting: Iterator[Chunk]) -> None:
        """A chunk to every worker that has none, those that are to be tried again first."""
        idle = deque(worker for worker in self._crew if worker.chunk is None)
        while idle or len(self._crew) < self._jobs:
            chunk = self._again.popleft() if self._again else next(waiting, None)
            if chunk is None:
                return
            worker = idle.popleft() if idle else self._hired()
            worker.chunk, worker.at, worker.since = chunk, None, monotonic()
            try:
                worker.line.send((chunk, self._deaths.get(chunk.number, 0)))
            except OSError:
                continue  # it died between two chunks: it is found dead below

    def _hired(self) -> Worker:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        told = (self._task, self._job, theirs)
        process = context.Process(target=_serve, args=told, daemon=True)
        # Ctrl-C reaches the whole group of processes, and is the caller's alone
        before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
        process.start()
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()
        worker = Worker(process, ours)
        self._crew.append(worker)
        return worker

    def _heard(self, busy: list[Worker]) -> Iterator[Tally]:
        """What workers said since the last look; those that died or hang are let go."""
        ready = set(wait([worker.line for worker in busy], LOOK))
        for worker in busy:
            if worker.line in ready:
                try:
                    while worker.line.poll():
                        said = worker.line.recv()
                        worker.since = monotonic()
                        if isinstance(said, Tally):
                            worker.chunk, worker.at = None, None
                            yield said
                            break
                        if isinstance(said, str):
                            raise Refusal(said)
                        worker.at, self._stillborn = said, 0
                except (EOFError, ConnectionResetError):
                    self._buried(worker, "was killed or ran out of memory")
            elif monotonic() - worker.since > self._patience:
                worker.process.kill()
                self._buried(worker, f"took longer than {self._patience:g} seconds")

    def _buried(self, worker: Worker, how: str) -> None:
        """Let a dead worker go and lay its chunk back."""
        worker.process.join()
        self._crew.remove(worker)
        chunk = worker.chunk
        assert chunk is not None
        deaths = self._deaths[chunk.number] = self._deaths.get(chunk.number, 0) + 1
        if worker.at is None:
            self._stillborn += 1
            if self._stillborn >= STILLBORN:
                raise Refusal(
                    f"the workers die as they begin (code {worker.process.exitcode}): "
                    "give fewer --jobs, or more memory"
                )
        elif deaths > 1:
            reason = f"the process that read it {how}, and did so again: read it by itself"
            chunk = msgspec.structs.replace(chunk, skipped=(*chunk.skipped, (worker.at, reason)))
        self._again.append(chunk)


def _serve(task: Task, job: Job, line: Connection) -> None:
    """Work chunks as they come, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        while True:
            chunk, deaths = line.recv()
            try:
                line.send(task(job, chunk, line.send, deaths))
            except (Refusal, OSError) as wrong:  # the disk is full, the archive is gone
                line.send(f"{chunk.slice.name}: {wrong}")
    except (EOFError, BrokenPipeError, ConnectionResetError):
        os._exit(0)

"""Work in processes of their own: one that dies costs its piece a try, then its article."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from time import monotonic

import msgspec

from khabar.run.local import mistake
from khabar.run.many.job import Job, Piece, Tally, Task
from khabar.sources.refusal import Refusal

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
    piece: Piece | None = None
    at: int | None = None
    since: float = field(default_factory=monotonic)


def processes(job: Job, pieces: Iterable[Piece], jobs: int, task: Task) -> Iterator[Tally]:
    """Work the pieces in ``jobs`` processes; tallies come as pieces are done."""
    yield from Crew(job, jobs, task).run(pieces)


class Crew:
    """Processes that work pieces, each of which is replaced where it dies.

    A piece whose worker died is worked again; where it dies a second time, the item at which
    it stood is left out, with the reason.
    """

    def __init__(self, job: Job, jobs: int, task: Task, patience: float = PATIENCE) -> None:
        self._job, self._jobs, self._task, self._patience = job, jobs, task, patience
        self._again: deque[Piece] = deque()
        self._deaths: dict[int, int] = {}
        self._stillborn = 0
        self._crew: list[Worker] = []

    def run(self, pieces: Iterable[Piece]) -> Iterator[Tally]:
        """Work all pieces. When the caller stops, all processes are ended."""
        waiting = iter(pieces)
        try:
            while True:
                self._give(waiting)
                busy = [worker for worker in self._crew if worker.piece]
                if not busy:
                    return
                yield from self._heard(busy)
        finally:
            for worker in self._crew:
                worker.process.kill()
            for worker in self._crew:
                worker.process.join()

    def _give(self, waiting: Iterator[Piece]) -> None:
        """A piece to every worker that has none, those that are to be tried again first."""
        idle = deque(worker for worker in self._crew if worker.piece is None)
        while idle or len(self._crew) < self._jobs:
            piece = self._again.popleft() if self._again else next(waiting, None)
            if piece is None:
                return
            worker = idle.popleft() if idle else self._hired()
            worker.piece, worker.at, worker.since = piece, None, monotonic()
            try:
                worker.line.send((piece, self._deaths.get(piece.number, 0)))
            except OSError:
                continue  # it died between two pieces: it is found dead below

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
                            worker.piece, worker.at = None, None
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
        """Let a dead worker go and lay its piece back."""
        worker.process.join()
        self._crew.remove(worker)
        piece = worker.piece
        assert piece is not None
        deaths = self._deaths[piece.number] = self._deaths.get(piece.number, 0) + 1
        if worker.at is None:
            self._stillborn += 1
            if self._stillborn >= STILLBORN:
                raise Refusal(
                    f"the workers die as they begin (code {worker.process.exitcode}): "
                    "give fewer --jobs, or more memory"
                )
        elif deaths > 1:
            reason = f"the process that read it {how}, and did so again: read it by itself"
            piece = msgspec.structs.replace(piece, skipped=(*piece.skipped, (worker.at, reason)))
        self._again.append(piece)


def _serve(task: Task, job: Job, line: Connection) -> None:
    """Work pieces as they come, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        while True:
            piece, deaths = line.recv()
            try:
                line.send(task(job, piece, line.send, deaths))
            except (EOFError, BrokenPipeError, ConnectionResetError):
                raise
            except (Refusal, OSError) as wrong:  # the disk is full, the archive is gone
                line.send(f"piece {piece.number}: {wrong}")
            except Exception as wrong:
                line.send(f"piece {piece.number}: {mistake(wrong)}")
    except (EOFError, BrokenPipeError, ConnectionResetError):
        os._exit(0)

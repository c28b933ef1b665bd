"""Whether a store has changed: asked at each look at a screen, so it has to cost nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from threading import Lock

from khabar.store.engine import on_server
from khabar.store.log import head
from khabar.store.store import Store

State = tuple[int, str]
"""The number and hash of the last row of the log. Every change of what is kept, read, derived
or decided writes one, so what is made from a store holds as long as this does."""


class Pulse:
    """The state of one store, whoever changes it.

    A file tells in microseconds that nobody has written since (``PRAGMA data_version``, which
    other processes move as well); only when it was written to is the log looked at.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.lock = Lock()
        self.seen: int | None = None
        self.state: State = (0, "")
        self.line: sqlite3.Connection | None = None
        if not on_server(store.address):
            self.line = sqlite3.connect(
                Path(store.address).absolute(), check_same_thread=False, isolation_level=None
            )

    @property
    def waits(self) -> bool:
        """Whether asking waits for a server."""
        return self.line is None

    def now(self) -> State:
        """The state as it is at this moment."""
        if self.line is None:
            return self._looked()
        with self.lock:
            [told] = self.line.execute("PRAGMA data_version").fetchone()
            if told != self.seen:
                self.state = self._looked()  # after the number: what comes between is seen next
                self.seen = told
            return self.state

    def _looked(self) -> State:
        with self.store.reading() as connection:
            return head(connection)

    def close(self) -> None:
        """Let go of the file."""
        if self.line is not None:
            self.line.close()

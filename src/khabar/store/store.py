"""The store as callers see it."""

from __future__ import annotations

import getpass
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from khabar.readings.article import Article
from khabar.readings.review import Verdict
from khabar.sources.captured import Arrival, Capture, Failure, Report
from khabar.sources.refusal import Refusal
from khabar.store.clock import Clock, now, stamp
from khabar.store.engine import engine_for, on_server, shown
from khabar.store.keeping import Kept, keep, text_hash
from khabar.store.log import head
from khabar.store.readings import Unread, count_unread, keep_reading, latest, unread
from khabar.store.search.filters import Filters
from khabar.store.search.find import Found, Order, find
from khabar.store.verify import Proof, verify
from khabar.store.writing import Writing

if TYPE_CHECKING:
    from khabar.store.erasure import Erased


Seen = Connection
"""What `Store.reading` gives, under a name for those who know no SQL."""


@dataclass
class Store:
    """An open store, which several processes may have open at once.

    ``address`` is its file or the address of its database, ``erased`` the list of erasures
    beside it, ``who`` the person (or account) that changes are laid on.
    """

    address: str
    engine: Engine
    who: str
    erased: Path
    clock: Clock = field(default=now)

    @property
    def path(self) -> Path:
        """Its file; a store on a server has none and raises `Refusal`."""
        if on_server(self.address):
            raise Refusal("this store lies on a server and is no file: use its own tools for it")
        return Path(self.address)

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """A change that is kept whole, or not at all. What is given back after it is kept."""
        connection = self.engine.connect().execution_options(khabar_writes=True)
        with connection, connection.begin():
            yield Writing(connection, stamp(self.clock()), self.who, head(connection))

    @contextmanager
    def jotting(self) -> Iterator[Connection]:
        """A change of what the log does not carry; on a server it keeps no writer waiting."""
        connection = self.engine.connect().execution_options(khabar_jots=True)
        with connection, connection.begin():
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the store as it is now, whatever others write meanwhile."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Let go of the file, or of the server."""
        self.engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def arrivals(
        self, items: Iterable[Arrival | Failure], run: int | None = None
    ) -> list[list[Kept] | Failure]:
        """Keep a batch of arrivals and failures in one change."""
        from khabar.store.runs import failed, reached

        answers: list[list[Kept] | Failure] = []
        with self.writing() as writing:
            for item in items:
                if isinstance(item, Failure):
                    failed(writing, item, run)
                    answers.append(item)
                else:
                    kept = keep(writing, item, run)
                    if len(kept) == 1 and not kept[0].document:
                        reason = f"the page is not there ({item.capture.status}): check the address"
                        never = Failure(address=item.capture.address, stage="fetch", reason=reason)
                        failed(writing, never, run)
                        answers.append(never)
                    else:
                        answers.append(kept)
                if item.source is not None and item.position is not None:
                    reached(writing, item.source, item.position)
        return answers

    def keep(
        self,
        text: str,
        *,
        url: str | None = None,
        doc: str | None = None,
        publisher: str | None = None,
        published: str | None = None,
        title: str | None = None,
        author: str | None = None,
    ) -> Kept:
        """Keep one text handed over by a program; see `Kept` for what comes back."""
        from khabar.sources.addresses import url_key

        key = "text:" + text_hash("\n".join((text, publisher or "", published or "")))
        if doc is not None:
            key = f"doc:call#{doc}"
        report = Report(
            key=url_key(url) if url else key,
            text=text,
            local=not url and doc is None,
            doc=doc,
            title=title,
            publisher=publisher,
            published=published,
            author=author,
            url=url,
        )
        raw = text.encode("utf-8", "surrogatepass")
        capture = Capture(raw=raw, address=url or "call", method="call", encoding="utf-8")
        [answer] = self.arrivals([Arrival(capture=capture, reports=(report,))])
        assert not isinstance(answer, Failure)
        return answer[0]

    def unread(self, engine: str, after: int = 0, limit: int = 64) -> list[Unread]:
        """Versions that an engine has not read, in the order in which they came."""
        with self.reading() as connection:
            return unread(connection, engine, after, limit)

    def count_unread(self, engine: str) -> int:
        """How many versions an engine has not read."""
        with self.reading() as connection:
            return count_unread(connection, engine)

    def keep_readings(self, read: Sequence[tuple[Unread, Article]]) -> int:
        """Append readings; gives how many of them were new."""
        with self.writing() as writing:
            new = sum(keep_reading(writing, version, article) for version, article in read)
            if new:
                writing.told("read", engine=read[0][1].engine, n=new)
        return new

    def articles(self, after: int = 0) -> Iterator[tuple[Unread, Article]]:
        """Every version with a text and its newest reading, in the order in which they came."""
        with self.reading() as connection:
            yield from latest(connection, after)

    def search(
        self,
        query: str = "",
        filters: Filters | None = None,
        *,
        limit: int = 20,
        offset: int = 0,
        order: Order = "rank",
        facets: int = 0,
        all_versions: bool = False,
    ) -> Found:
        """Find documents by words in any form and by what was read in them.

        A broken query raises `Refusal`. Documents that ``who`` may not see are left out.
        """
        from khabar.store.search.sight import sight_of

        asked = filters or Filters()
        with self.reading() as connection:
            return find(
                connection, query, asked, sight_of(connection, self.who, asked.case),
                limit=limit, offset=offset, order=order, facets=facets, all_versions=all_versions,
            )  # fmt: skip

    def rebuild(self) -> Iterator[int]:
        """Make all derived tables anew, in one change; yields how many steps are done."""
        from khabar.store.erasure import scrub
        from khabar.store.rebuild import rebuild

        with self.writing() as writing:
            yield from rebuild(writing.connection)
            writing.told("rebuild")
        scrub(self)

    def erase(
        self, told: str, authority: str, *, article: str | None = None, may_return: bool = False
    ) -> Erased:
        """Erase a document; a legal hold on it raises `Refusal`."""
        from khabar.store.erasure import erase

        return erase(self, told, authority, article=article, may_return=may_return)

    def review(
        self,
        statement: str,
        verdict: Verdict,
        *,
        field: str | None = None,
        value: str | None = None,
        why: str | None = None,
        others: Sequence[str] = (),
    ) -> int:
        """Append what a person decided on a statement; see `khabar.store.deciding.decide`.

        Nothing is taken back: a further review says otherwise, or undoes it.
        """
        from khabar.store.deciding import decide

        with self.writing() as writing:
            return decide(
                writing, statement, verdict, field=field, after=value, why=why, others=others
            )

    def verify(self, head: str | None = None) -> Proof:
        """Prove the store, or name what is broken."""
        with self.reading() as connection:
            return verify(connection, head)


def open_store(path: str | Path, *, who: str | None = None, clock: Clock = now) -> Store:
    """Open a store, made if it is not there, brought to the present tables if it is older.

    ``path`` is a file, or the address of a database: ``postgresql://user@host/database``.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/a.khabar") as store:
    ...     store.keep("قال متحدث إن الطريق مفتوح.", url="https://a.example/1").outcome
    'new'
    """
    from khabar.store.migrate import migrate

    engine = engine_for(path)
    try:
        migrate(engine)
    except DBAPIError as wrong:
        engine.dispose()
        mend = "the server, the database and the account" if on_server(path) else "its folder"
        raise Refusal(
            f"{shown(path)} cannot be opened as a store ({_said(wrong)}): check its name, {mend} "
            "and its rights"
        ) from None
    store = Store(str(path), engine, who or account(), _erased(path), clock)
    if store.erased.exists():
        from khabar.store.erasure import replay

        replay(store)
    return store


def _said(wrong: DBAPIError) -> str:
    """What a database says in one line, whatever its driver wraps it in."""
    told = wrong.orig.args[0] if wrong.orig and wrong.orig.args else wrong.orig
    return str(told.get("M") if isinstance(told, dict) else told).splitlines()[0][:200]


def _erased(path: str | Path) -> Path:
    """The list of erasures: beside a file; for a database ``KHABAR_ERASED``, or the account's own.

    It must outlive a restore, so it lies outside of what is restored.
    """
    if not on_server(path):
        return Path(f"{path}.erased")
    if told := os.environ.get("KHABAR_ERASED"):
        return Path(told)
    state = os.environ.get("XDG_STATE_HOME") or "~/.local/state"
    name = re.sub(r"[^\w.-]+", "-", str(path).rpartition("@")[2]).strip("-")
    return Path(state).expanduser() / "khabar" / f"{name}.erased"


def account() -> str:
    """Who is at work: ``KHABAR_USER``, or the login name."""
    told = os.environ.get("KHABAR_USER")
    if told:
        return told
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"

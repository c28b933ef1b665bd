"""A desk as tests ask it: of one person on loopback, or a team's, over a small store.

نص متخيَّل / INVENTED
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fastapi.testclient import TestClient

from khabar.app.web.server import create_app
from khabar.app.web.settings import Settings
from khabar.run.ingest import read_open
from khabar.store.accounts import set_account
from khabar.store.naming import document
from khabar.store.permalink import permalinks
from khabar.store.store import Store, open_store
from tests.store.texts import MARKET, OPEN

PASSWORD = "نخل وماء وجسر قديم"
PEOPLE = {"nour": "admin", "salma": "reviewer", "huda": "reviewer", "rami": "reader"}
FIRST, SECOND = "https://a.example/1", "https://a.example/2"
ENGLISH = {"accept-language": "en"}


def filled(path: Path, *, team: bool = False) -> None:
    """A store with two reports, and for a team its accounts."""
    with open_store(path, who="operator") as store:
        store.keep(OPEN, url=FIRST, published="2026-11-20", publisher="صدى الوادي")
        store.keep(MARKET, url=SECOND, published="2026-11-20", publisher="وكالة النخيل")
        assert [*read_open(store)]
        if team:
            with store.writing() as writing:
                for name, role in PEOPLE.items():
                    set_account(writing, name, role, PASSWORD)  # type: ignore[arg-type]


@contextmanager
def desk(path: Path, *, team: bool = False) -> Iterator[TestClient]:
    """A client of a desk over the store; mistakes are raised, not shown."""
    app = create_app(Settings(store=path, team=team))
    base = "http://127.0.0.1:8765"
    with TestClient(app, base_url=base, headers=ENGLISH, follow_redirects=False) as client:
        yield client


def links(path: Path, url: str = FIRST) -> list[str]:
    """The ids of the statements of a document of the store."""
    with open_store(path) as store:
        return links_in(store, url)


def links_in(store: Store, url: str = FIRST) -> list[str]:
    from khabar.store.stated import printed

    with store.reading() as connection:
        number = document(connection, url).id
    version, article = next((v, a) for v, a in store.articles() if v.document == number)
    with store.reading() as connection:
        content = printed(connection, version.id).content
    return permalinks(content, article)


def secret(html: str) -> str:
    """What a form of a page carries."""
    found = re.search(r'name="csrf" value="([^"]+)"', html)
    return found[1] if found else ""


def log_in(client: TestClient, name: str, password: str = PASSWORD) -> str:
    """Log in; gives what the person's forms carry."""
    client.cookies.clear()
    page = client.get("/login")
    answer = client.post(
        "/login", data={"name": name, "password": password, "csrf": secret(page.text)}
    )
    assert answer.status_code == 303, answer.text
    return secret(client.get("/account").text)

"""Desks to ask: without a store, and with the sample stories kept in one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from khabar.app.web.server import create_app
from khabar.app.web.settings import Settings

HOST = "testserver"


def client_of(app: FastAPI, language: str = "en") -> TestClient:
    return TestClient(app, headers={"accept-language": language}, raise_server_exceptions=False)


@pytest.fixture
def bare() -> Iterator[TestClient]:
    """A desk that keeps nothing."""
    with client_of(create_app(Settings(hosts=(HOST,)))) as asked:
        yield asked


@pytest.fixture(scope="session")
def stocked_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with every sample article kept and read: copy it before changing it."""
    from khabar.app.web.samples import rows, story
    from khabar.store.store import open_store

    path = tmp_path_factory.mktemp("desk") / "samples.khabar"
    read = {(row.story, a.doc): a for row in rows() for a in story(row.story)}
    with open_store(path, who="tester") as store:
        for row in rows():
            store.keep(
                row.text, doc=f"{row.story}-{row.doc}", publisher=row.publisher,
                published=row.published,
            )  # fmt: skip
        engine = next(iter(read.values())).engine
        waiting = store.unread(engine, limit=1000)
        texts = {article.text: article for article in read.values()}
        store.keep_readings([(one, texts[one.text]) for one in waiting])
    return path


@pytest.fixture
def stocked(stocked_file: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A desk with the sample stories in its store, one's own to change."""
    import shutil

    mine = tmp_path / "desk.khabar"
    shutil.copyfile(stocked_file, mine)
    with client_of(create_app(Settings(store=mine, hosts=(HOST,)))) as asked:
        yield asked

import pytest
from sqlalchemy import text

from khabar.run.ingest import read_open
from khabar.store.store import Store, open_store
from tests.command import khabar
from tests.store.texts import MARKET, OPEN, SHUT


@pytest.fixture
def store(place: str) -> Store:
    with open_store(place) as opened:
        for number, report in enumerate((OPEN, SHUT, MARKET)):
            opened.keep(report, url=f"https://a.example/{number}")
        assert [*read_open(opened)]
        yield opened


def tampered(store: Store, change: str) -> None:
    with store.engine.connect().execution_options(khabar_writes=True) as connection:
        raw = connection.connection.cursor()
        if connection.dialect.name == "sqlite":
            raw.execute("PRAGMA foreign_keys=OFF")
            raw.execute(change)
            raw.execute("PRAGMA foreign_keys=ON")
        else:
            raw.execute("SET LOCAL session_replication_role = replica")
            raw.execute(change.replace("x'00'", "'\\x00'::bytea"))
            connection.connection.commit()


def test_a_store_as_it_was_written_is_whole(store: Store) -> None:
    proof = store.verify()
    assert proof.whole
    assert proof.documents == 3
    assert store.verify(proof.head).whole


@pytest.mark.parametrize(
    ("change", "table", "row", "word"),
    [
        ("UPDATE versions SET title = 'x' WHERE id = 2", "versions", "2", "changed"),
        ("UPDATE captures SET fetched = '2001' WHERE id = 1", "captures", "1", "changed"),
        ("UPDATE readings SET at = '2001' WHERE id = 3", "readings", "3", "changed"),
        ("DELETE FROM readings WHERE id = 2", "readings", "2", "missing"),
        ("DELETE FROM log WHERE seq = 2", "log", "3", "missing"),
        ("UPDATE log SET who = 'x' WHERE seq = 2", "log", "2", "changed"),
        ("UPDATE log SET previous = hash WHERE seq = 3", "log", "3", "before"),
        ("UPDATE texts SET text = text || '.'", "texts", None, "another text"),
        ("UPDATE blobs SET bytes = x'00'", "blobs", None, "other bytes"),
        (
            "INSERT INTO readings SELECT 9, nonce, version, 'x', body, at FROM readings LIMIT 1",
            "readings",
            "9",
            "not in the log",
        ),
    ],
)
def test_the_first_broken_row_is_named(
    store: Store, change: str, table: str, row: str | None, word: str
) -> None:
    tampered(store, change)
    proof = store.verify()
    assert not proof.whole
    first = proof.broken[0]
    assert first.table == table
    assert row in (None, first.row)
    assert word in first.reason


def test_a_log_that_was_cut_is_found_by_the_hash_noted_down(store: Store) -> None:
    head = store.verify().head
    store.keep(OPEN, url="https://a.example/9")
    assert store.verify(head).whole
    tampered(store, "DELETE FROM log WHERE seq = (SELECT max(seq) FROM log)")
    cut = store.verify(head)
    assert cut.broken[0].reason == "is not in the log"
    other = store.verify("0123")
    assert any("noted down" in broken.reason for broken in other.broken)


def test_the_command_names_the_row_and_ends_with_1(store: Store) -> None:
    answer = khabar("verify", "--store", store.address)
    assert answer.code == 0
    assert store.verify().head in answer.out
    tampered(store, "UPDATE versions SET title = 'x' WHERE id = 2")
    answer = khabar("verify", "--store", store.address)
    assert answer.code == 1
    assert "row 2 of versions was changed after it was written" in answer.err
    assert khabar("verify", "--store", store.address.replace("d", "none")).code == 1


def test_the_text_in_the_log_tells_nothing_of_a_document(store: Store) -> None:
    with store.reading() as connection:
        told = connection.execute(text("SELECT rows || told FROM log")).scalars().all()
    assert not any("a.example" in each or "الوادي" in each for each in told)

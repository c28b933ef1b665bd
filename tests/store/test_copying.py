import threading
from pathlib import Path

import pytest

from khabar.run.ingest import read_open
from khabar.sources.refusal import Refusal
from khabar.store.copying import compared, copy_store
from khabar.store.store import Store, open_store
from tests.command import khabar
from tests.store.server import Server
from tests.store.texts import MANY, MARKET, OPEN, SHUT


def filled(place: str) -> Store:
    store = open_store(place, who="نور")
    for number, report in enumerate((OPEN, SHUT, MARKET)):
        store.keep(report, url=f"https://a.example/{number}", title="عنوان")
    store.keep("قال\x00 متحدث\uffff إن الطريق مفتوح.", url="https://a.example/odd", title="أ\x00ب")
    store.keep(SHUT, url="https://a.example/0")
    assert [*read_open(store)]
    store.erase("https://a.example/2", "طلب")
    return store


def test_a_store_goes_to_a_server_and_back(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KHABAR_ERASED", str(tmp_path / "server.erased"))
    first, there, back = str(tmp_path / "a.khabar"), server.fresh(), str(tmp_path / "b.khabar")
    filled(first).close()
    for source, target in ((first, there), (there, back)):
        answer = khabar("copy-store", source, target)
        assert answer.code == 0, answer.err
        with open_store(source) as one, open_store(target) as other:
            assert compared(one, other).head in answer.out
            assert other.verify().whole
            assert other.search("الطريق", facets=3) == one.search("الطريق", facets=3)
            assert [a for _, a in other.articles()] == [a for _, a in one.articles()]
            assert other.keep(MARKET, url="https://a.example/2").outcome == "barred"
    assert khabar("copy-store", first, back).code == 1
    with open_store(there) as store:
        assert store.keep(OPEN, url="https://a.example/new").outcome == "new"
        assert store.verify().whole
    with open_store(first) as one, open_store(there) as other, pytest.raises(Refusal, match="rows"):
        compared(one, other)


def test_a_copy_that_breaks_off_leaves_nothing(server: Server, tmp_path: Path) -> None:
    place = server.fresh()
    with filled(str(tmp_path / "a.khabar")) as one, open_store(place) as other:
        steps = copy_store(one, other)
        assert next(steps)
        steps.close()
        assert other.verify().rows == 0
        assert [*copy_store(one, other)]
        assert other.verify().whole


def test_a_backup_is_whole_while_others_write(tmp_path: Path) -> None:
    place = tmp_path / "a.khabar"
    with filled(str(place)) as store:
        going = threading.Event()

        def write() -> None:
            for number, report in enumerate(MANY[:60]):
                store.keep(report, url=f"https://b.example/{number}")
                going.set()

        writer = threading.Thread(target=write)
        writer.start()
        assert going.wait(30)
        answer = khabar("backup", tmp_path / "copy", "--store", place)
        writer.join()
    assert answer.code == 0, answer.err
    assert khabar("backup", tmp_path / "copy", "--store", place).code == 1
    with open_store(tmp_path / "copy") as copy:
        assert copy.verify().whole
        assert copy.search("الطريق").total
    assert (tmp_path / "copy.erased").exists()


def test_a_server_is_backed_up_by_its_own_tools(server: Server, tmp_path: Path) -> None:
    answer = khabar("backup", tmp_path / "x", "--store", server.fresh())
    assert answer.code == 1
    assert "its own tools" in answer.err


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://",
        "postgresql://desk:geheim@localhost:1/x",
        "postgresql://[",
        "postgres://a b/c",
    ],
)
def test_an_address_where_nothing_is_is_a_sentence(address: str) -> None:
    answer = khabar("verify", "--store", address)
    assert answer.code == 1
    assert "geheim" not in answer.err
    assert answer.err.count("\n") == 1

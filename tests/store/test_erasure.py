import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from khabar.run.ingest import read_open
from khabar.sources.captured import Arrival, Capture, Failure, Report
from khabar.sources.refusal import Refusal
from khabar.store.cases import put_in, set_case
from khabar.store.comments import comment
from khabar.store.deciding import add_missed, decide, undo
from khabar.store.dialect import postgresql, sqlite
from khabar.store.engine import on_server
from khabar.store.exporting import exported
from khabar.store.findings import write_finding
from khabar.store.holds import hold
from khabar.store.judgements import judge
from khabar.store.naming import document
from khabar.store.permalink import permalinks
from khabar.store.redaction import redact, view
from khabar.store.rounds import open_round
from khabar.store.store import Store, open_store
from tests.store.server import Server
from tests.store.texts import MARKET, OPEN

SECRET = "زغنبوط"
"""A word that stands nowhere else."""

REPORT = (
    f"قال شاهد يدعى {SECRET} لوكالة النخيل إن السوق أُغلق أمس، وأضاف {SECRET} أنه رأى ثلاث شاحنات."
)
URL = "https://a.example/secret-page"


@pytest.fixture
def store(place: str) -> Store:
    with open_store(place, who="نور") as opened:
        opened.keep(OPEN, url="https://a.example/1")
        opened.keep(REPORT, url=URL, title=f"شهادة {SECRET}", publisher="صدى الوادي")
        opened.keep(REPORT + " انتهى.", url=URL, title=f"شهادة {SECRET}", publisher="صدى الوادي")
        opened.arrivals([Failure(address=URL, stage="fetch", reason="it took too long")])
        assert [*read_open(opened)]
        decided(opened)
        with opened.writing() as writing:
            named = document(writing.connection, URL)
            exported(writing, "jsonl", "out.jsonl", [named.name], "مكتب الشركاء")
        yield opened


def decided(store: Store) -> None:
    """Have people write the word wherever they may write about the document."""
    with store.reading() as connection:
        row = connection.execute(
            text("SELECT id, content FROM versions WHERE title LIKE :t"), {"t": f"%{SECRET}%"}
        ).first()
        other = connection.execute(
            text("SELECT id, content FROM versions WHERE title IS NULL")
        ).first()
    assert row is not None
    assert other is not None
    articles = {version.id: article for version, article in store.articles()}
    statement = permalinks(row.content, articles[row.id])[0]
    elsewhere = permalinks(other.content, articles[other.id])[0]
    with store.writing() as writing:
        named = document(writing.connection, URL)
        open_round(writing, "جولة", ["سلمى", "نور"], [statement])
        decide(writing, statement, "corrected", field="source", after=SECRET, why=f"هو {SECRET}")
        undo(writing, decide(writing, statement, "rejected"), f"ليس {SECRET}")
        add_missed(writing, named.id, row.id, (0, 9), {"source": SECRET})
        comment(writing, statement, f"{SECRET} يطلب حذف اسمه")
        comment(writing, named.name, f"اتصل بنا {SECRET}")
        write_finding(
            writing, statement, f"قال {SECRET} لنا", value=SECRET,
            evidence=[f"https://c.example/{SECRET}"],
        )  # fmt: skip
        write_finding(writing, f"s{named.name}", f"قال {SECRET} لنا", value="لم يُحسم")
        judge(writing, elsewhere, statement, "same", f"كلاهما {SECRET}")


def held(store: Store, *needles: str) -> list[str]:
    """Where the database, its log, its index or the list beside it hold any of the words.

    On a server these are the files of its tables; of its write-ahead log nothing is promised.
    """
    found = []
    for path in files_of(store):
        raw = path.read_bytes()
        for needle in needles:
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                if needle.encode(encoding) in raw:
                    found.append(f"{path.name}: {needle}")
    terms = indexed(store)
    assert terms
    return found + [f"index: {term}" for term in terms if any(n in term for n in needles)]


def files_of(store: Store) -> list[Path]:
    if not on_server(store.address):
        return [*store.path.parent.iterdir()]
    with store.jotting() as connection:
        connection.exec_driver_sql("CHECKPOINT")
        own = "SELECT oid FROM pg_database WHERE datname = current_database()"
        oid = connection.exec_driver_sql(own).scalar()
        data = connection.exec_driver_sql("SHOW data_directory").scalar()
    return [*Path(str(data), "base", str(oid)).iterdir()] + [
        path for path in [store.erased] if path.exists()
    ]


def indexed(store: Store) -> list[str]:
    with store.writing() as writing:
        run = writing.connection.execute
        if on_server(store.address):
            which = "SELECT word FROM ts_stat('SELECT plains || lemmas FROM words')"
            return [*run(text(which)).scalars()]
        run(text("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, words, row)"))
        terms = [*run(text("SELECT term FROM temp.vocabulary")).scalars()]
        run(text("DROP TABLE temp.vocabulary"))
        return terms


def test_nothing_of_an_erased_document_is_left(store: Store) -> None:
    before = {each.partition(":")[0] for each in held(store, SECRET)}
    assert "index" in before
    assert len(before) > 1
    erased = store.erase(URL, "طلب صاحب الشأن", article="GDPR 17")
    assert erased.counts["versions"] == 2
    assert erased.counts["readings"] == 2
    kinds = ("reviews", "comments", "findings", "judgements", "round_statements")
    assert {kind: erased.counts[kind] for kind in kinds} == {
        "reviews": 4, "comments": 2, "findings": 2, "judgements": 1, "round_statements": 1,
    }  # fmt: skip
    assert erased.exports[0]["recipient"] == "مكتب الشركاء"
    assert held(store, SECRET, "secret-page") == []
    assert store.verify().whole
    assert store.search("شاهد").total == 0
    assert store.search("بلدية").total == 1
    with store.reading() as connection:
        stone = connection.execute(text("SELECT * FROM tombstones")).mappings().one()
    assert stone["authority"] == "طلب صاحب الشأن"
    assert stone["article"] == "GDPR 17"


def test_an_erased_address_stays_out_unless_it_may_return(store: Store) -> None:
    store.erase(URL, "court")
    assert store.keep(REPORT, url=URL).outcome == "barred"
    assert held(store, SECRET) == []
    store.erase("https://a.example/1", "mistake", may_return=True)
    assert store.keep(OPEN, url="https://a.example/1").outcome == "new"
    assert store.verify().whole


def test_a_hold_beats_erasure_and_says_so(store: Store) -> None:
    with store.writing() as writing:
        set_case(writing, "سوق", "توثيق", "legal claim", ["نور"], "2020-01-01")
        put_in(writing, "سوق", document(writing.connection, URL).id)
        hold(writing, "محكمة الوادي", "دعوى 12", case="سوق")
    with pytest.raises(Refusal, match="legal hold of محكمة الوادي on case سوق"):
        store.erase(URL, "طلب")
    assert store.search("شاهد").total == 1
    with store.writing() as writing:
        hold(writing, "محكمة الوادي", "انتهت الدعوى", case="سوق", holds=False)
    assert store.erase(URL, "طلب").counts["documents"] == 1
    assert store.verify().whole


def test_erasure_is_replayed_after_a_restore(store: Store, request: pytest.FixtureRequest) -> None:
    restore = backed_up(store, request)
    with open_store(store.address) as opened:
        opened.erase(URL, "طلب")
    restore()
    with open_store(store.address) as opened:
        assert opened.search("شاهد").total == 0
        assert opened.verify().whole
        assert held(opened, SECRET) == []


def backed_up(store: Store, request: pytest.FixtureRequest) -> Callable[[], object]:
    """Back a store up as the manual says; what is given back puts the backup in its place."""
    store.close()
    if on_server(store.address):
        server: Server = request.getfixturevalue("server")
        name = str(store.engine.url.database)
        at = ("-h", server.folder, "-U", "desk")
        server.ran("pg_dump", *at, "-Fc", "-f", server.folder / "dump", name)
        return lambda: (
            server.sql(f"DROP DATABASE {name} WITH (FORCE)"),
            server.sql(f"CREATE DATABASE {name}"),
            server.ran("pg_restore", *at, "-d", name, server.folder / "dump"),
        )
    backup = store.path.with_name("backup")
    shutil.copy(store.path, backup)

    def restore() -> None:
        for wal in backup.parent.glob("a.khabar-*"):
            wal.unlink()
        shutil.move(backup, store.path)

    return restore


def test_a_text_that_another_document_has_is_named(store: Store) -> None:
    other = store.keep(REPORT, url="https://b.example/copy")
    erased = store.erase(URL, "طلب")
    assert erased.shared == (other.document,)
    assert store.search("شاهد").total == 1
    assert store.verify().whole
    store.erase("https://b.example/copy", "طلب")
    assert held(store, SECRET) == []


def test_of_a_file_with_several_articles_the_bytes_go(place: str) -> None:
    whole = f"{MARKET}\n\n{REPORT}"
    capture = Capture(raw=whole.encode(), address="file:///two.txt", method="file")
    reports = (
        Report(key="file:///two.txt#1", text=MARKET, start=0, stop=len(MARKET)),
        Report(key="file:///two.txt#2", text=REPORT, start=len(MARKET) + 2, stop=len(whole)),
    )
    with open_store(place) as store:
        [kept] = store.arrivals([Arrival(capture=capture, reports=reports)])
        assert not isinstance(kept, Failure)
        store.erase(kept[1].document, "طلب")
        assert held(store, SECRET) == []
        assert store.verify().whole
        assert store.search("تاجر").total == 1


def test_an_erasure_of_what_is_not_there(store: Store) -> None:
    with pytest.raises(Refusal, match="no document"):
        store.erase("dnothing", "x")


def test_redaction_keeps_every_other_letter_in_its_place(store: Store) -> None:
    start = REPORT.index(SECRET)
    with store.writing() as writing:
        redact(writing, 2, (start, start + len(SECRET)), "شاهد")
        shown = view(writing.connection, 2, REPORT)
    assert len(shown) == len(REPORT)
    assert shown[:start] == REPORT[:start]
    assert shown[start : start + len(SECRET)] == "█" * len(SECRET)
    assert shown[start + len(SECRET) :] == REPORT[start + len(SECRET) :]
    with store.writing() as writing:
        redact(writing, 2, (start, start + len(SECRET)), "نُشر", masks=False)
        assert view(writing.connection, 2, REPORT) == REPORT
    with store.writing() as writing, pytest.raises(Refusal):
        redact(writing, 2, (0, 10_000), "x")
    assert store.verify().whole


def test_search_shows_what_is_masked_masked(store: Store) -> None:
    with store.writing() as writing:
        for at in (3,):
            start = REPORT.index(SECRET)
            redact(writing, at, (start, start + len(SECRET)), "شاهد")
    [hit] = store.search("شاهد").hits
    assert "█" * len(SECRET) in hit.snippet.text


def test_a_rebuild_makes_the_same_again(store: Store) -> None:
    def derived() -> list[list[tuple[object, ...]]]:
        with store.reading() as connection:
            return [
                sorted(map(tuple, connection.execute(text(f"SELECT * FROM {table}"))), key=repr)
                for table in ("statements", "terms", "shown")
            ]

    before = derived()
    found = store.search("شاهد", facets=5)
    assert [*store.rebuild()][-1] > 0
    assert len(derived()[0]) == len(before[0])
    assert store.search("شاهد", facets=5) == found
    assert store.verify().whole


def test_an_index_made_by_another_engine_is_written_anew(store: Store) -> None:
    from khabar.store.search.index import made_by

    with store.writing() as writing:
        made_by(writing.connection, "khabar 0.0.1 data 00000000")
    store.erase(URL, "طلب")
    assert held(store, SECRET) == []
    assert store.search("بلدية").total == 1


def test_a_file_that_another_has_open_is_said_not_to_be_scrubbed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "SCRUB_PATIENCE_MS", 100)
    monkeypatch.setattr(postgresql, "SCRUB_PATIENCE", "100ms")
    with open_store(store.address) as other, other.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM documents")).scalar() == 2
        with pytest.raises(Refusal, match="the rows are gone"):
            store.erase(URL, "طلب")
    assert [*store.rebuild()]
    assert held(store, SECRET) == []
    assert store.verify().whole

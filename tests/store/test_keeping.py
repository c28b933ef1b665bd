from pathlib import Path

import pytest
from sqlalchemy import text

from khabar.lexicon.version import engine
from khabar.run.ingest import read_open
from khabar.sources.refusal import Refusal
from khabar.store.migrate import HEAD, migrate
from khabar.store.store import Store, open_store
from tests.command import khabar
from tests.store.texts import MARKET, OPEN, SHUT


@pytest.fixture
def store(place: str) -> Store:
    with open_store(place, who="نور") as opened:
        yield opened


def rows(store: Store, table: str) -> int:
    with store.reading() as connection:
        return connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() or 0


def test_the_same_again_is_nothing_new(store: Store) -> None:
    first = store.keep(OPEN, url="https://a.example/1", publisher="صدى الوادي")
    before = {table: rows(store, table) for table in ("log", "captures", "versions", "blobs")}
    again = store.keep(OPEN, url="https://A.example:443/1#top", publisher="صدى الوادي")
    assert (first.outcome, again.outcome) == ("new", "same")
    assert again.document == first.document
    assert before == {table: rows(store, table) for table in before}


def test_another_text_under_one_address_is_a_version(store: Store) -> None:
    first = store.keep(OPEN, url="https://a.example/1")
    second = store.keep(SHUT, url="https://a.example/1")
    assert (second.outcome, second.version, second.document) == ("changed", 2, first.document)
    assert rows(store, "texts") == 2
    third = store.keep(OPEN, url="https://a.example/1")
    assert (third.outcome, third.version) == ("changed", 3)
    assert rows(store, "texts") == 2


def test_another_label_alone_is_a_version_too(store: Store) -> None:
    store.keep(OPEN, url="https://a.example/1")
    assert store.keep(OPEN, url="https://a.example/1", title="عنوان").outcome == "changed"


def test_one_text_at_two_addresses_is_two_documents(store: Store) -> None:
    first = store.keep(OPEN, url="https://a.example/1")
    second = store.keep(OPEN, url="https://b.example/1")
    assert second.outcome == "new"
    assert first.document != second.document
    assert rows(store, "blobs") == 1


def test_a_text_with_no_address_is_known_by_what_it_says(store: Store) -> None:
    assert store.keep(OPEN).outcome == "new"
    assert store.keep(OPEN).outcome == "same"
    assert store.keep(OPEN, publisher="صدى الوادي").outcome == "new"


def test_letters_that_cannot_be_written_are_survived(store: Store) -> None:
    assert store.keep("قال\ud800 متحدث\x00 إن الطريق مفتوح.").outcome == "new"
    assert store.verify().whole


def test_readings_are_appended_and_shown_again(store: Store) -> None:
    store.keep(MARKET, url="https://a.example/1", publisher="صدى الوادي", published="2026-11-18")
    assert [*read_open(store)] == [(1, 1)]
    assert [*read_open(store)] == []
    [(version, article)] = store.articles()
    assert article.text == version.text == MARKET
    assert article.engine == engine()
    assert article.doc == version.name
    assert article.claims
    assert store.verify().whole


def test_a_file_of_a_later_khabar_is_refused(tmp_path: Path, store: Store) -> None:
    with store.writing() as writing:
        writing.connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Refusal, match="later Khabar"):
        migrate(store.engine)


def test_the_steps_make_the_tables_that_the_code_knows(store: Store) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    from khabar.store import derived
    from khabar.store.columns import metadata

    assert derived.DERIVED
    with store.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: not (name or "").startswith("words")},
        )
        assert compare_metadata(context, metadata) == []
    folder = Path(migrate.__code__.co_filename).parent / "migrations"
    assert ScriptDirectory(str(folder)).get_current_head() == HEAD


def test_reviews_are_appended(store: Store) -> None:
    from khabar.store.search.filters import Filters

    store.keep(MARKET, url="https://a.example/1")
    assert [*read_open(store)]
    statement = store.search("", Filters(voice="attributed")).hits[0].statements[0].id
    assert store.review(statement, "reading_correct") == 1
    assert store.review(statement, "rejected", why="غير دقيق") == 2
    assert rows(store, "reviews") == 2
    with pytest.raises(Refusal):
        store.review("x", "rejected")
    assert store.verify().whole


def test_a_text_that_khabar_fails_on_is_a_row_and_costs_no_other(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from khabar.run import reading

    def failing(version: object) -> object:
        if "سوق" in version.text:  # type: ignore[attr-defined]
            raise ValueError("x")
        return read_version(version)  # type: ignore[arg-type]

    read_version = reading.read_version
    monkeypatch.setattr(reading, "read_version", failing)
    store.keep(MARKET, url="https://a.example/1")
    store.keep(OPEN, url="https://a.example/2")
    assert [*read_open(store)]
    assert rows(store, "readings") == 1
    assert rows(store, "failures") == 1


def test_readings_by_several_processes_are_the_same(tmp_path: Path) -> None:
    read = []
    for jobs in (1, 2):
        with open_store(tmp_path / f"{jobs}.khabar") as opened:
            for number, report in enumerate((OPEN, SHUT, MARKET)):
                opened.keep(report, url=f"https://a.example/{number}")
            assert [*read_open(opened, jobs)][-1] == (3, 3)
            read.append([(a.text, a.claims, a.events) for _, a in opened.articles()])
    assert read[0] == read[1]


def test_one_text_that_cannot_be_kept_costs_no_other(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from khabar.run.ingest import ingest
    from khabar.run.inlets import inlets
    from khabar.sources.captured import Failure
    from khabar.sources.inlet import Given
    from khabar.store import keeping

    def failing(connection: object, *told: object) -> None:
        if "سوق" in str(told[2]):
            raise ValueError("x")
        kept(connection, *told)  # type: ignore[arg-type]

    kept = keeping.version_kept
    monkeypatch.setattr(keeping, "version_kept", failing)
    for number, report in enumerate((OPEN, MARKET, SHUT)):
        (tmp_path / f"{number}.txt").write_text(report, "utf-8")
    paths = [str(tmp_path / f"{number}.txt") for number in range(3)]
    answers = [answer for _, answer in ingest(store, [*inlets(paths, Given())], "ingest")]
    assert [isinstance(answer, Failure) for answer in answers] == [False, True, False]
    assert rows(store, "versions") == 2
    assert store.verify().whole


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    from tests.command import khabar

    path = tmp_path / "a.txt"
    path.write_text("not a store " * 100)
    for words in (("verify",), ("search", "x"), ("ingest", str(path))):
        answer = khabar(*words, "--store", path)
        assert answer.code == 1
        assert "cannot be opened as a store" in answer.err
    assert khabar("ingest", path, "--store", tmp_path / "none" / "a.db").code == 1
    assert path.read_text() == "not a store " * 100


def test_an_empty_file_is_made_no_store_by_asking_it(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.touch()
    answer = khabar("search", "x", "--store", str(path))
    assert (answer.code, path.stat().st_size) == (1, 0)
    assert "there is no store" in answer.err


def test_a_store_in_which_nothing_hangs_together_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.khabar"
    with open_store(path) as store:
        store.keep("الطريق مفتوح.", url="https://a.example/1")
    for told in (("story", "--list"), ("sources",)):
        answer = khabar(*told, "--store", str(path))
        assert (answer.code, answer.out.count("\n")) == (0, 1)

"""The desk's own judgement: empty until a person writes it, apart from every reading."""

from pathlib import Path

import pytest

from khabar.run.ingest import read_open
from khabar.sources.refusal import Refusal
from khabar.store.findings import findings_on, withdraw, write_finding
from khabar.store.store import Store, open_store
from khabar.store.stories import stories
from tests.store.test_reviews import URL, links, store

__all__ = ["store"]  # the fixture
EXAMPLES = Path(__file__).parents[2] / "examples"


def written(store: Store, about: str, **told: object) -> int:
    with store.writing() as writing:
        return write_finding(writing, about, **told)  # type: ignore[arg-type]


def on(store: Store, about: str | None = None) -> list:  # type: ignore[type-arg]
    with store.reading() as connection:
        return findings_on(connection, store.who, about=about)


def test_there_is_none_until_a_person_writes_it(store: Store) -> None:
    first = links(store)[0]
    assert on(store) == []
    number = written(
        store, first, reasons="قارنّا الصورة بالموقع", value="يوافق الصور",
        evidence=["https://a.example/photo", first],
    )  # fmt: skip
    [found] = on(store, first)
    assert (found.id, found.who, found.scale) == (number, "نور", "desk")
    assert found.evidence == ("https://a.example/photo", first)
    assert store.verify().whole


def test_letter_and_number_stand_apart(store: Store) -> None:
    first = links(store)[0]
    written(store, first, reasons="سجلّ المصدر", scale="admiralty", letter="B")
    written(store, first, reasons="مصدر ثانٍ", scale="admiralty", number="3")
    assert [(one.letter, one.number) for one in on(store, first)] == [("B", None), (None, "3")]


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"reasons": " ", "value": "x"}, "reasons"),
        ({"reasons": "x"}, "wants its words"),
        ({"reasons": "x", "value": "x", "letter": "A"}, "no letter"),
        ({"reasons": "x", "scale": "admiralty"}, "a letter, a number"),
        ({"reasons": "x", "scale": "admiralty", "letter": "G"}, "A to F"),
        ({"reasons": "x", "scale": "admiralty", "number": "7"}, "1 to 6"),
        ({"reasons": "x", "scale": "stars", "value": "5"}, "no scale"),
        ({"reasons": "x", "value": "x", "evidence": ["javascript:alert(1)"]}, "no document"),
        ({"reasons": "x", "value": "x", "evidence": ["https://a b"]}, "no document"),
        ({"reasons": "x" * 20_000, "value": "x"}, "at most"),
    ],
)
def test_what_cannot_be_a_finding_is_refused(
    store: Store, told: dict[str, object], reason: str
) -> None:
    with pytest.raises(Refusal, match=reason):
        written(store, links(store)[0], **told)
    assert on(store) == []


def test_a_finding_is_withdrawn_by_a_row_of_its_own(store: Store) -> None:
    first = links(store)[0]
    number = written(store, first, reasons="x", value="y")
    with (
        open_store(store.address, who="سلمى") as second,
        second.writing() as writing,
        pytest.raises(Refusal, match="another person"),
    ):
        withdraw(writing, number)
    with store.writing() as writing:
        withdraw(writing, number, "خطأ")
        with pytest.raises(Refusal, match="already"):
            withdraw(writing, number)
    assert on(store, first) == []
    with store.reading() as connection:
        assert len(findings_on(connection, "نور", withdrawn=True)) == 1
    with store.writing() as writing, pytest.raises(Refusal, match="no finding"):
        withdraw(writing, 99)


def test_a_story_has_findings_under_every_name_that_leads_to_it(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.khabar", who="نور") as store:
        for path in sorted((EXAMPLES / "market").glob("*.txt")):
            store.keep(path.read_text("utf-8"), doc=path.name, published="2026-11-18")
        assert [*read_open(store)]
        with store.reading() as connection:
            told = next(stories(connection, frozenset()))
        number = written(store, told.name, reasons="العدد مختلف فيه", value="لم يُحسم")
        assert [one.id for one in on(store, told.name)] == [number]
        article = next(iter(store.articles()))[0]
        assert [one.id for one in on(store, f"s{article.name}")] == [number]
        store.erase(article.name if article.name not in told.name else _other(store, told.name),
                    "طلب")  # fmt: skip
        [swept] = on(store)
        assert (swept.reasons, swept.value) == ("", "لم يُحسم")
        assert store.verify().whole


def _other(store: Store, name: str) -> str:
    return next(v.name for v, _ in store.articles() if v.name not in name)


def test_a_finding_is_on_a_statement_or_a_story_alone(store: Store) -> None:
    with pytest.raises(Refusal, match="no statement and no story"):
        written(store, URL, reasons="x", value="y")
    with pytest.raises(Refusal, match="no story"):
        written(store, "sdaaaaaaaaaaaa", reasons="x", value="y")

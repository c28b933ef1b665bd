"""What people make of a reading: beside it, row by row, for ever."""

import pytest
from sqlalchemy import text

from khabar.record.reviewable import FIELDS, wrong
from khabar.run.ingest import read_open
from khabar.sources.refusal import Refusal
from khabar.store.comments import comment, comments_on
from khabar.store.deciding import add_missed, decide, undo
from khabar.store.judgements import held, judge, judgements_on
from khabar.store.naming import document
from khabar.store.permalink import permalinks
from khabar.store.queue import waiting
from khabar.store.reviews import history, reviews_on
from khabar.store.rounds import close_round, open_round, round_named
from khabar.store.standing import standing, standings
from khabar.store.stated import stated
from khabar.store.store import Store, open_store
from tests.store.texts import MARKET, OPEN, SHUT

URL = "https://a.example/1"


@pytest.fixture
def store(place: str) -> Store:
    with open_store(place, who="نور") as opened:
        opened.keep(OPEN, url=URL, published="2026-11-20")
        opened.keep(MARKET, url="https://a.example/2", published="2026-11-20")
        assert [*read_open(opened)]
        yield opened


def links(store: Store, url: str = URL) -> list[str]:
    """The ids of the statements of a document."""
    with store.reading() as connection:
        number = document(connection, url).id
        row = connection.execute(
            text("SELECT content FROM versions WHERE document = :d"), {"d": number}
        ).one()
    article = next(a for v, a in store.articles() if v.document == number)
    return permalinks(row.content, article)


def stands(store: Store, statement: str, who: str = "نور"):  # type: ignore[no-untyped-def]
    with store.reading() as connection:
        return standing(reviews_on(connection, who, statement=statement))


def test_a_correction_stands_beside_the_reading_and_never_over_it(store: Store) -> None:
    first = links(store)[0]
    with store.reading() as connection:
        before = stated(connection, first)
    store.review(first, "corrected", field="source", value="بلدية الوادي العليا", why="اسمها")
    store.review(first, "corrected", field="source", value="بلدية الوادي الكبرى")
    found = stands(store, first)
    assert found.verdict is None
    [correction] = found.corrections
    assert correction.read == before.value("source") != correction.value
    assert correction.value == "بلدية الوادي الكبرى"
    with store.reading() as connection:
        assert stated(connection, first).values == before.values
        rows = history(connection, "نور", first, "source")
    assert [row.after for row in rows] == ["بلدية الوادي العليا", "بلدية الوادي الكبرى"]
    assert rows[0].before == before.value("source")
    assert rows[1].before == "بلدية الوادي العليا"
    assert rows[0].why == "اسمها"
    assert store.verify().whole


def test_after_a_correction_the_rest_is_said_to_be_right(store: Store) -> None:
    first = links(store)[0]
    store.review(first, "corrected", field="factuality", value="PR+")
    store.review(first, "reading_correct")
    assert stands(store, first).verdict == "corrected"
    store.review(first, "rejected")
    assert stands(store, first).verdict == "rejected"


def test_undo_is_a_further_row(store: Store) -> None:
    first = links(store)[0]
    number = store.review(first, "rejected")
    with store.writing() as writing:
        undo(writing, number, "تسرّعت")
    assert stands(store, first) is None
    with store.reading() as connection:
        rows = reviews_on(connection, "نور", statement=first)
    assert [(row.verdict, row.undone) for row in rows] == [("rejected", True), ("undone", False)]
    with store.writing() as writing, pytest.raises(Refusal, match="already"):
        undo(writing, number)
    other = store.review(first, "reading_correct")
    with open_store(store.address, who="سلمى") as second, second.writing() as writing:
        with pytest.raises(Refusal, match="another person"):
            undo(writing, other)
        undo(writing, other, any_ones=True)
    assert store.verify().whole


def test_a_missed_statement_has_an_id_and_is_reviewed_like_any(store: Store) -> None:
    with store.writing() as writing:
        named = document(writing.connection, URL)
        link = add_missed(writing, named.id, 1, (5, 20), {"source": "البلدية", "factuality": "CT+"})
        again = add_missed(writing, named.id, 1, (5, 20), {})
        assert link != again
        with pytest.raises(Refusal, match="place within"):
            add_missed(writing, named.id, 1, (5, 9000), {})
        with pytest.raises(Refusal, match="no factuality"):
            add_missed(writing, named.id, 1, (5, 9), {"factuality": "true"})
    with store.reading() as connection:
        found = stated(connection, link)
        assert found.words == OPEN[5:20]
        assert found.value("source") == "البلدية"
    store.review(link, "corrected", field="source", value="بلدية الوادي")
    made = stands(store, link)
    assert made.verdict == "missed"
    assert made.corrections[0].value == "بلدية الوادي"


def test_statements_are_merged_and_split(store: Store) -> None:
    of_market = links(store, "https://a.example/2")
    assert len(of_market) > 1
    store.review(of_market[0], "merged", others=of_market[1:2])
    with store.reading() as connection:
        found = standings(reviews_on(connection, "نور"))
    assert found[of_market[0]].parts == (of_market[1],)
    assert found[of_market[1]].into == of_market[0]
    first = links(store)[0]
    store.review(first, "split", others=["0-20", "21-40"])
    parts = stands(store, first).parts
    with store.reading() as connection:
        assert [stated(connection, part).words for part in parts] == [OPEN[:20], OPEN[21:40]]
    with pytest.raises(Refusal, match="two places"):
        store.review(first, "split", others=["0-20"])
    with pytest.raises(Refusal, match="different texts"):
        store.review(first, "merged", others=of_market[:1])


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("nothing", "x", "no field"),
        ("e1.source", "x", "without"),
        ("place", "x", "as e1"),
        ("factuality", "true", "no factuality"),
        ("e1.time", "أمس", "no day"),
        ("e1.killed", "many", "no count"),
        ("words", "", "START-STOP"),
        ("source", "x" * 3000, "at most"),
    ],
)
def test_a_value_that_cannot_be_is_refused(name: str, value: str, reason: str) -> None:
    assert reason in (wrong(name, value) or "")


def test_every_field_takes_back_what_was_read(store: Store) -> None:
    for url in (URL, "https://a.example/2"):
        for link in links(store, url):
            with store.reading() as connection:
                for value in stated(connection, link).values:
                    assert value.field in FIELDS
                    assert wrong(value.name, value.value) is None, value


def test_a_reviewer_in_a_blind_round_sees_nothing_of_the_other_until_he_is_done(
    store: Store,
) -> None:
    first = links(store)[0]
    with store.writing() as writing:
        open_round(writing, "جولة", ["سلمى", "نور"], [first])
        with pytest.raises(Refusal, match="already"):
            open_round(writing, "جولة", ["سلمى", "نور"], [first])
    store.review(first, "corrected", field="source", value="أ")
    store.review(first, "reading_correct")
    with store.writing() as writing:
        comment(writing, first, "المصدر خطأ")
    with open_store(store.address, who="سلمى") as second:
        assert stands(second, first, "سلمى") is None
        with second.reading() as connection:
            assert comments_on(connection, "سلمى", statement=first) == []
            assert history(connection, "سلمى", first, "source") == []
        second.review(first, "corrected", field="source", value="ب")
        with second.reading() as connection:
            [mine] = history(connection, "سلمى", first, "source")
            read = stated(connection, first).value("source")
            assert mine.before == read
        second.review(first, "rejected")
        assert stands(second, first, "سلمى").differ
        with second.reading() as connection:
            assert len(comments_on(connection, "سلمى", statement=first)) == 1
    assert len(reviews_all(store)) == 4
    with store.writing() as writing:
        close_round(writing, "جولة")
        assert round_named(writing.connection, "جولة").open is False
    assert store.verify().whole


def test_undoing_ones_verdict_shuts_the_eyes_again(store: Store) -> None:
    first = links(store)[0]
    with store.writing() as writing:
        open_round(writing, "r", ["سلمى", "نور"], [first])
    store.review(first, "rejected")
    with open_store(store.address, who="سلمى") as second:
        number = second.review(first, "reading_correct")
        assert len(reviews_all(second)) == 2
        with second.writing() as writing:
            undo(writing, number)
        assert {row.who for row in reviews_all(second)} == {"سلمى"}


def reviews_all(store: Store) -> list:  # type: ignore[type-arg]
    with store.reading() as connection:
        return reviews_on(connection, store.who)


def test_the_queue_holds_what_nobody_settled_the_most_doubtful_first(store: Store) -> None:
    with store.reading() as connection:
        every = [one.statement for one in waiting(connection, "نور")]
        assert set(every) == {*links(store), *links(store, "https://a.example/2")}
        assert [one.statement for one in waiting(connection, "نور", limit=1, after=1)] == every[1:2]
    store.review(every[0], "reading_correct")
    store.review(every[1], "corrected", field="source", value="x")
    number = store.review(every[2], "rejected")
    with store.reading() as connection:
        assert [one.statement for one in waiting(connection, "نور")] == [every[1], *every[3:]]
    with store.writing() as writing:
        undo(writing, number)
    with store.reading() as connection:
        assert [one.statement for one in waiting(connection, "نور")] == every[1:]


def test_a_rebuild_leaves_what_people_decided_as_it_was(store: Store) -> None:
    first, *_ = links(store)
    store.review(first, "corrected", field="factuality", value="PS+")
    with store.reading() as connection:
        before = reviews_on(connection, "نور"), waiting(connection, "نور")
    assert [*store.rebuild()]
    with store.reading() as connection:
        assert (reviews_on(connection, "نور"), waiting(connection, "نور")) == before
    assert store.verify().whole


def test_an_old_reading_keeps_its_reviews_when_the_text_changes(store: Store) -> None:
    first = links(store)[0]
    store.review(first, "reading_correct")
    store.keep(SHUT, url=URL, published="2026-11-21")
    assert [*read_open(store)]
    assert stands(store, first).verdict == "reading_correct"
    with store.reading() as connection:
        assert first not in {one.statement for one in waiting(connection, "نور")}


def test_people_judge_whether_two_statements_say_the_same(store: Store) -> None:
    one, other = links(store)[0], links(store, "https://a.example/2")[0]
    with store.writing() as writing:
        judge(writing, other, one, "same")
        judge(writing, one, other, "unsure", "الأعداد تختلف")
        with pytest.raises(Refusal):
            judge(writing, one, one, "same")
    with store.reading() as connection:
        assert len(judgements_on(connection, "نور", one)) == 2
        [kept] = held(connection, "نور").values()
    assert kept.verdict == "unsure"


def test_a_changed_review_breaks_the_proof(store: Store) -> None:
    store.review(links(store)[0], "rejected")
    with store.writing() as writing:
        writing.connection.execute(text("UPDATE reviews SET verdict = 'reading_correct'"))
    proof = store.verify()
    assert [broken.table for broken in proof.broken] == ["reviews"]


def test_what_is_restricted_is_reviewed_by_members_alone(store: Store) -> None:
    from khabar.store.cases import put_in, restrict, set_case

    first = links(store)[0]
    store.review(first, "reading_correct")
    with store.writing() as writing:
        number = document(writing.connection, URL).id
        set_case(writing, "c", "p", "journalism", ["نور"])
        put_in(writing, "c", number)
        restrict(writing, number, restricted=True, embargo_until=None, reason="شاهد")
    with open_store(store.address, who="سلمى") as second:
        assert reviews_all(second) == []
        with second.reading() as connection:
            assert all(one.statement != first for one in waiting(connection, "سلمى", limit=99))
        with pytest.raises(Refusal, match="restricted"):
            second.review(first, "rejected")
        with second.writing() as writing, pytest.raises(Refusal, match="restricted"):
            comment(writing, first, "x")
        with second.writing() as writing, pytest.raises(Refusal, match="restricted"):
            decide(writing, first, "rejected")

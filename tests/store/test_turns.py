import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from khabar.run.ingest import read_open
from khabar.store.deciding import decide
from khabar.store.queue import waiting
from khabar.store.store import Store, open_store
from khabar.store.turns import let_go, take
from tests.store.texts import MANY


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with open_store(place, who="نور") as opened:
        for number, report in enumerate(MANY[:12]):
            opened.keep(report, url=f"https://a.example/{number}")
        assert [*read_open(opened)]
        yield opened


def test_two_reviewers_are_handed_other_statements(store: Store) -> None:
    other = replace(store, who="سامي")
    [mine], [his] = take(store), take(other)
    assert mine.statement != his.statement
    assert take(store) == [mine]
    with store.writing() as writing:
        decide(writing, mine.statement, "reading_correct")
    [then] = take(store)
    assert then.statement not in (mine.statement, his.statement)
    let_go(other, his.statement)
    assert his in take(store, most=3)


def test_a_turn_ends_by_itself(store: Store) -> None:
    [mine] = take(store)
    later = replace(store, who="سامي", clock=lambda: store.clock() + timedelta(hours=1))
    assert take(later) == [mine]


def test_many_at_once_are_handed_each_statement_once(store: Store) -> None:
    with store.reading() as connection:
        line = [one.statement for one in waiting(connection, "نور", limit=200)]
    handed: list[str] = []

    def review(who: str) -> None:
        mine = replace(store, who=who)
        for _ in range(2):
            for one in take(mine, most=2):
                handed.append(one.statement)
                with mine.writing() as writing:
                    decide(writing, one.statement, "reading_correct")

    people = [threading.Thread(target=review, args=(f"person {n}",)) for n in range(4)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert len(handed) == len(set(handed))
    assert handed
    assert set(handed) <= set(line)
    assert store.verify().whole


def test_who_is_being_handed_a_statement_keeps_nobody_waiting(store: Store) -> None:
    if store.engine.dialect.name == "sqlite":
        pytest.skip("a file has one writer at a time")
    from khabar.store.turns import _locked

    [mine] = take(store)
    let_go(store, mine.statement)
    with store.jotting() as connection:
        assert _locked(connection, mine.statement)
        [his] = take(replace(store, who="سامي"))
        assert his.statement != mine.statement

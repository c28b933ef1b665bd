"""Two reviewers who do not see each other, and how far they agree."""

import pytest

from khabar.compare.agreement import agreement
from khabar.sources.refusal import Refusal
from khabar.store.agreeing import round_agreement
from khabar.store.rounds import open_round
from khabar.store.store import Store, open_store
from tests.store.test_reviews import URL, links, store

__all__ = ["store"]  # the fixture


def test_kappa_against_an_example_worked_by_hand() -> None:
    """Three labels, 100 things.

            b: x   y   z
    a: x      30   5   5   40
       y       4  24   2   30
       z       6   1  23   30
              40  30  30
    p = .77, e = .4*.4 + .3*.3 + .3*.3 = .34, kappa = .43 / .66 = .651515...
    """
    table = {"xx": 30, "xy": 5, "xz": 5, "yx": 4, "yy": 24, "yz": 2, "zx": 6, "zy": 1, "zz": 23}
    pairs = [(pair[0], pair[1]) for pair, n in table.items() for _ in range(n)]
    found = agreement(pairs)
    assert (found.n, found.same) == (100, 77)
    assert found.kappa == pytest.approx(0.43 / 0.66)


def test_kappa_of_cohens_own_table() -> None:
    """Cohen 1960, table 1: personality disorder, neurosis, psychosis; kappa = -.09."""
    table = [[0.25, 0.13, 0.12], [0.12, 0.02, 0.16], [0.03, 0.15, 0.02]]
    pairs = [
        (str(i), str(j))
        for i, row in enumerate(table)
        for j, share in enumerate(row)
        for _ in range(round(share * 100))
    ]
    found = agreement(pairs)
    assert found.n == 100
    assert found.same == 29
    # p = .29; rows .50 .30 .20, columns .40 .30 .30: e = .20 + .09 + .06 = .35
    assert found.kappa == pytest.approx((0.29 - 0.35) / (1 - 0.35))


def test_kappa_where_there_is_nothing_to_tell() -> None:
    assert agreement([]).kappa is None
    assert agreement([]).share is None
    assert agreement([("x", "x")] * 9).kappa is None
    assert agreement([("x", "y"), ("y", "x")]).kappa == -1
    assert agreement([("x", "x"), ("y", "y")]).kappa == 1


def test_two_reviewers_agree_by_field(store: Store) -> None:
    every = [*links(store), *links(store, "https://a.example/2")]
    with store.writing() as writing:
        open_round(writing, "r", ["نور", "سلمى"], every)
    first, *rest = every
    store.review(first, "corrected", field="factuality", value="PR+")
    store.review(first, "corrected", field="source", value="بلديّة الوادي")
    for link in every:
        store.review(link, "reading_correct")
    with open_store(store.address, who="سلمى") as second:
        with second.reading() as connection:
            [before] = round_agreement(connection, "سلمى", "r")
        assert (before.both, before.all, before.fields) == (0, len(every), ())
        second.review(first, "corrected", field="source", value="بلدية الوادي")
        second.review(first, "reading_correct")
        for link in rest[:-1]:
            second.review(link, "reading_correct")
        second.review(rest[-1], "rejected")
    with store.reading() as connection:
        [pair] = round_agreement(connection, "نور", "r")
    assert set(pair.reviewers) == {"نور", "سلمى"}
    assert pair.both == len(every)
    by_field = {one.field: one for one in pair.fields}
    assert by_field["reading"].agreement.same == len(every) - 2
    assert [one.statement for one in by_field["reading"].differing] == [first, rest[-1]]
    [differing] = by_field["factuality"].differing
    assert {differing.one, differing.other} == {"PR+", "CT+"}
    # vowel marks make no difference of a name
    assert by_field["source"].differing == ()
    # a reading that one rejects has no values to compare
    assert by_field["factuality"].agreement.n == len(every) - 1


def test_a_round_wants_two_people_and_statements_that_are_there(store: Store) -> None:
    first = links(store)[0]
    for people, told, reason in (
        (["نور"], [first], "two reviewers"),
        (["نور", " نور "], [first], "two reviewers"),
        (["نور", "سلمى"], [], "one statement"),
        (["نور", "سلمى"], ["x"], "no id"),
        (["نور", "سلمى"], ["0" * 16 + ".1-2." + "0" * 8], "no statement"),
    ):
        with store.writing() as writing, pytest.raises(Refusal, match=reason):
            open_round(writing, "r", people, told)
    with store.writing() as writing:
        open_round(writing, "r", ["نور", "سلمى"], [first])
    with store.writing() as writing, pytest.raises(Refusal, match="another open round"):
        open_round(writing, "r2", ["هدى", "سلمى"], [first])
    with store.reading() as connection, pytest.raises(Refusal, match="no round"):
        round_agreement(connection, "نور", "r3")
    assert URL


def test_one_who_let_a_value_stand_in_a_round_differs_from_one_who_corrected_it(
    store: Store,
) -> None:
    from tests.store.test_reviews import stands

    first = links(store)[0]
    with store.writing() as writing:
        open_round(writing, "r", ["نور", "سلمى"], [first])
    store.review(first, "corrected", field="factuality", value="PR+")
    store.review(first, "reading_correct")
    with open_store(store.address, who="سلمى") as second:
        second.review(first, "reading_correct")
    assert stands(store, first).differ

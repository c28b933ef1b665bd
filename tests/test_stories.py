"""Five sample stories with what must come out of each. نص متخيَّل / INVENTED: see examples/."""

import random
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.app.demo import article, rows
from khabar.compare import Story, compare
from khabar.compare.near import ENOUGH, keys
from khabar.compare.pair import compare_two
from khabar.compare.passages import passages
from khabar.compare.relation import prepared
from khabar.compare.stories import Stories
from khabar.readings.article import Article
from tests.handmade import article as handmade
from tests.test_pairs import article as of_pairs
from tests.test_pairs import rows as pair_rows

EXAMPLES = Path(__file__).parent.parent / "examples"
STORIES = ("one_man", "toll", "who", "crossing", "edit")


@cache
def articles(story: str) -> dict[str, Article]:
    return {row["doc"]: article(EXAMPLES, row) for row in rows(EXAMPLES) if row["story"] == story}


@cache
def story(name: str) -> Story:
    return compare(list(articles(name).values()))


def names(found: Story, members: tuple[int, ...]) -> set[str]:
    return {found.articles[at].doc for at in members}


def test_forty_times_one_man() -> None:
    found = story("one_man")
    assert len(found.articles) == 8
    assert names(found, found.wordings[0].members) == {"nakhil", "sahl", "sada", "jisr"}
    man = found.origins.found[0]
    assert (man.named, man.through) == (False, "وكالة النخيل")
    assert names(found, man.articles) == set(articles("one_man"))
    assert found.circles == (("صحيفة الطاحونة", "قناة التلال السبع", "مرصد التلال"),)


def test_how_many_died() -> None:
    found = story("toll")
    killed = next(toll for toll in found.tolls if toll.kind == "killed")
    assert {12, 17, 28} <= set(killed.values)
    joint = next(toll for toll in found.tolls if toll.kind == "killed_or_injured")
    assert joint.values == (40,)
    assert (killed.range.high, killed.range.best) == (28, None)
    assert 40 not in killed.values
    said = {
        found.articles[place.article].doc
        for toll in found.tolls
        for figure in toll.figures
        for place in figure.told
        if figure.value == 28
    }
    assert said == {"tilal"}


def test_the_toll_of_one_office_next_day_is_an_update() -> None:
    of = articles("toll")
    found = compare_two(of["nakhil"], of["sahl"])
    assert not [one for one in found.contradictions if one.field == "killed"]


def test_who_did_it() -> None:
    found = story("who")
    rows_ = [row for matrix in found.matrices for row in matrix.rows if row.field == "actor"]
    actors = next(row for row in rows_ if any(c.status == "different" for c in row.cells))
    said = {
        one.span.of(found.articles[one.article].text) for cell in actors.cells for one in cell.said
    }
    assert any("السد" in words for words in said)
    assert any("إرهابية" in words for words in said)
    assert any(cell.status == "first" for cell in actors.cells)
    denied = [a for a in articles("who")["nakhil"].attributions if a.stance == "deny"]
    assert {a.chain[-1].name for a in denied} == {"وزارة الدفاع"}


def test_both_sides_words_are_marked_alike() -> None:
    ours, theirs = articles("who")["tilal"].wording, articles("who")["ufuq"].wording
    assert {"العدو", "أبواق"} <= {word.text for word in ours}
    assert any("إرهاب" in word.text for word in theirs)


def test_north_of_the_crossing() -> None:
    of = articles("crossing")
    named = {p.id for p in of["nakhil"].places if p.text == "معبر السنديانتين"}
    north = [p for p in of["nakhil"].places if p.relation and p.relation.kind == "north_of"]
    assert north
    assert all(p.relation and set(p.relation.anchors) <= named for p in north)
    found = story("crossing")
    assert (found.origins.least, found.origins.most) == (1, 3)
    witnesses = next(origin for origin in found.origins.found if origin.name == "شهود")
    assert names(found, witnesses.articles) == {"nakhil", "sada"}
    meeting = [e for e in of["ufuq"].events if e.type == "CONSULT"]
    assert meeting
    assert all(event.acled is None and event.acled_reason for event in meeting)


def test_the_quiet_edit() -> None:
    of = articles("edit")
    found = compare_two(of["v1"], of["v2"])
    assert found.relation.kind == "copy"
    [killed] = [one for one in found.contradictions if one.field == "killed"]
    assert (killed.first.of(of["v1"].text), killed.second.of(of["v2"].text)) == ("خمسة", "شخصان")
    culprits = [
        (edit.first.of(of["v1"].text), edit.second.of(of["v2"].text))
        for passage in found.relation.shared.passages
        for edit in passage.edits
        if edit.first and edit.second
    ]
    assert any("للشرطة" in one and "مجهولين" in other for one, other in culprits)


@pytest.mark.parametrize("name", STORIES)
def test_every_matrix_shows_the_characters_of_both_sides(name: str) -> None:
    found = story(name)
    for matrix in found.matrices:
        for row in matrix.rows:
            assert len(row.cells) == len(matrix.columns)
            assert sum(cell.status == "first" for cell in row.cells) == 1
            for cell in row.cells:
                assert (cell.status == "silent") == (not cell.said)
                for one in cell.said:
                    assert one.span.of(found.articles[one.article].text).strip()


def test_stories_do_not_hang_on_the_order_of_arrival() -> None:
    texts = {name: of_pairs(name) for row in pair_rows() for name in (row["a"], row["b"])}
    results = []
    for seed in range(4):
        order = sorted(texts)
        random.Random(seed).shuffle(order)
        grouped = Stories()
        for name in order:
            grouped.add(name, texts[name])
        results.append(list(grouped.all()))
    assert all(result == results[0] for result in results)
    fires = next(members for _, members in results[0] if "fire_wire" in members)
    assert {"fire_copy", "fire_wrong", "fire_own"} <= set(fires)
    assert not any(name.startswith(("bus", "deal", "dam")) for name in fires)


def test_the_same_name_again_changes_nothing() -> None:
    grouped = Stories()
    one = of_pairs("fire_wire")
    assert grouped.add("a", one) == ()
    assert grouped.add("a", of_pairs("bus_wire")) == ()
    assert list(grouped.all()) == [("a", ("a",))]


def test_like_texts_have_keys_in_common_and_others_have_not() -> None:
    wire, copy, other = (
        keys(prepared(of_pairs(n))) for n in ("fire_wire", "fire_copy", "market_prices")
    )
    assert len(set(wire.text) & set(copy.text)) >= ENOUGH
    assert set(wire.held) & set(copy.sought)
    assert not set(wire.held) & set(other.sought)
    assert len(set(wire.text) & set(other.text)) < ENOUGH


WORDS = st.lists(st.sampled_from("ابتثجحخدذر"), max_size=60).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(WORDS, WORDS)
def test_passages_are_of_both_texts_and_overlap_nowhere(one: str, other: str) -> None:
    from khabar.compare.passages import body

    left, right = (handmade([text + " نهاية"]) for text in (one, other))
    found = passages(body(left), body(right))
    for side, text in ((0, left.text), (1, right.text)):
        spans = sorted((p.first, p.second)[side] for p in found.passages)
        assert all(a.stop <= b.start for a, b in pairwise(spans))
        assert all(span.of(text).strip() for span in spans)
    for passage in found.passages:
        for first, second in passage.same:
            assert first.of(left.text) == second.of(right.text)
    assert 0 <= found.less <= found.more <= 1

"""Stories in a store. نص متخيَّل / INVENTED: the reports are those of tests/pairs."""

import random
from pathlib import Path

import yaml

from khabar.run.ingest import read_open
from khabar.store.cases import hidden_from
from khabar.store.store import Store, open_store
from khabar.store.stories import stories
from tests.command import khabar

TEXTS = yaml.safe_load((Path(__file__).parents[1] / "pairs" / "texts.yaml").read_text("utf-8"))
FIRE = [name for name in TEXTS if name.startswith(("fire", "bus"))]


def filled(place: str | Path, order: list[str]) -> Store:
    store = open_store(place)
    for name in order:
        given = TEXTS[name]
        store.keep(
            given["text"],
            url=f"https://a.example/{name}",
            publisher=given["publisher"],
            published=str(given["published"]),
            title=given["title"],
            author=given["author"],
        )
    assert [*read_open(store)]
    return store


def groups(store: Store) -> set[frozenset[str]]:
    with store.reading() as connection:
        kept = stories(connection, hidden_from(connection, store.who))
        read = {unread.id: unread.url for unread, _ in store.articles()}
        return {
            frozenset((read[version] or "").rpartition("/")[2] for version in one.versions)
            for one in kept
        }


def test_the_order_of_arrival_changes_nothing(tmp_path: Path) -> None:
    results = []
    for seed in range(3):
        order = list(FIRE)
        random.Random(seed).shuffle(order)
        with filled(tmp_path / f"{seed}.khabar", order) as store:
            results.append(groups(store))
    assert results[0] == results[1] == results[2]
    fires = next(group for group in results[0] if "fire_wire" in group)
    assert {"fire_copy", "fire_wrong"} <= fires
    assert not any(name.startswith("bus") for name in fires)


def test_a_rebuild_gives_the_same_stories(place: str) -> None:
    with filled(place, FIRE) as store:
        before = groups(store)
        assert [*store.rebuild()]
        assert groups(store) == before


def test_an_erased_report_leaves_its_story(place: str) -> None:
    with filled(place, FIRE) as store:
        store.erase("https://a.example/fire_copy", "test order 1")
        left = groups(store)
        assert any("fire_wire" in group for group in left)
        assert not any("fire_copy" in group for group in left)


def test_an_edit_under_one_address_does_not_meet_itself(place: str) -> None:
    with filled(place, ["fire_wire"]) as store:
        given = TEXTS["fire_wrong"]
        store.keep(given["text"], url="https://a.example/fire_wire", published="2026-03-01")
        assert [*read_open(store)]
        assert groups(store) == set()


def test_the_command_tells_a_story_by_any_document_in_it(place: str) -> None:
    with filled(place, FIRE) as store:
        found = store.search("حريق", limit=1)
        assert found.total
    listed = khabar("story", "--list", "--store", place)
    assert listed.code == 0
    name = listed.out.split()[0]
    told = khabar("story", name, "--store", place)
    assert "origins that can be told apart" in told.out
    assert "never that they do not" in told.out
    assert khabar("story", name.removeprefix("s"), "--store", place).out == told.out
    refused = khabar("story", "sd0000", "--store", place)
    assert refused.code == 1
    assert "khabar story --list" in refused.err


def test_sources_are_counts_with_their_lists(place: str) -> None:
    filled(place, FIRE).close()
    told = khabar("sources", "وكالة النخيل", "--store", place)
    assert told.code == 0
    assert "statements" in told.out
    for word in ("reliable", "score", "rank", "موثوق"):
        assert word not in told.out

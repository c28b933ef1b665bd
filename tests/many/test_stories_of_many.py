"""Pairs and stories of an archive: the same from every engine, and those of `Stories`."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from khabar.app.demo import article, rows
from khabar.compare import stories as one_by_one
from khabar.compare.stories import Stories
from khabar.readings.article import Article
from khabar.run.many import meeting, spark_pairs
from khabar.run.many.job import Job, Tally, Task
from khabar.run.many.meeting import components, order_of
from khabar.run.many.pairs import Related, make_pairs
from khabar.run.many.reading import relate
from tests.many.made import ENGINES, run, tables

pytest.importorskip("pyarrow", reason="tables are Parquet, which needs pyarrow")
EXAMPLES = Path(__file__).parents[2] / "examples"
WRITTEN = ("pairs", "stories")


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample stories, read."""
    folder = tmp_path_factory.mktemp("read")
    source = folder / "samples.jsonl"
    lines = []
    for row in rows(EXAMPLES):
        one = article(EXAMPLES, row)
        publisher = one.publisher.name if one.publisher else None
        told = {"doc": one.doc, "text": one.text, "published": one.published}
        lines.append(json.dumps({**told, "publisher": publisher}, ensure_ascii=False))
    source.write_text("\n".join(lines), "utf-8")
    run(source, folder / "out", size=10)
    return folder / "out"


def related(out: Path, engine: str) -> tuple[Related, dict[str, list[dict[str, Any]]]]:
    (out / "_chunks" / "pairs.json").unlink(missing_ok=True)
    made = relate(Job(out=str(out)), engine, 2)
    assert relate(Job(out=str(out)), engine, 2) == made, "what is done is not done again"
    return made, tables(out, WRITTEN)


def crowd(patch: pytest.MonkeyPatch, crowded: int, most: int) -> None:
    """Let few articles be found under a key, and few be judged, so that the bounds are met."""
    for home in (meeting, spark_pairs, one_by_one):
        patch.setattr(home, "CROWDED", crowded)
        patch.setattr(home, "MOST", most)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("engine", ENGINES, indirect=True)
def test_every_engine_gives_the_same_pairs_and_stories(
    engine: str, read: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd(monkeypatch, 5, 3)
    known, expected = related(read, "local")
    made, found = related(read, engine)
    assert found == expected
    assert made._replace(cpu=0) == known._replace(cpu=0)
    assert known.pairs > 20
    assert not (read / "_pairs").exists()


def test_pairs_that_were_stopped_are_gone_on_with(read: Path, tmp_path: Path) -> None:
    known, expected = related(read, "local")
    out = tmp_path / "out"
    shutil.copytree(read, out)
    steps: list[int] = []

    def stopped(pieces: list[Any], task: Task) -> Iterator[Tally]:
        for piece in pieces:
            steps.append(piece.number)
            if len(steps) in (3, 6):
                raise KeyboardInterrupt
            yield task(Job(out=str(out)), piece, lambda _: None, 0)

    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            make_pairs(Job(out=str(out)), stopped)
    assert steps[:2] == [0, 1]
    assert 0 not in steps[2:4]
    assert related(out, "local") == (known._replace(cpu=pytest.approx(known.cpu, abs=60)), expected)


@pytest.mark.parametrize(("crowded", "most"), [(400, 40), (5, 3)])
def test_the_stories_are_those_that_come_about_one_by_one(
    read: Path, monkeypatch: pytest.MonkeyPatch, crowded: int, most: int
) -> None:
    crowd(monkeypatch, crowded, most)
    _, found = related(read, "local")
    read_rows = tables(read)["articles"]
    articles = {
        row["article"]: msgspec.json.decode(row["reading"], type=Article) for row in read_rows
    }
    stories = Stories()
    for name in sorted(articles, key=lambda name: order_of(name, articles[name])):
        stories.add(name, articles[name])
    expected = {name: stories.story(name) for name in articles}
    assert {row["article"]: row["story"] for row in found["stories"]} == expected


@pytest.mark.filterwarnings("ignore")
def test_rounds_of_joins_find_what_hangs_together(spark: None, tmp_path: Path) -> None:
    edges = [(0, 1), (1, 2), (3, 2), (9, 8), (8, 7), (7, 6), (6, 5), (20, 21)]
    from khabar.run.many.spark import session

    shop = spark_pairs.Shop(session(2), tmp_path)
    frame = shop.running.createDataFrame(edges, "a long, b long")
    found = {row.id: row.head for row in spark_pairs.in_rounds(shop, frame).collect()}
    assert found == components(edges)

"""Pairs and stories on Spark: keys of `meeting` meet in a join, and not in one process.

The rule is the same as on one machine: under a key the first `CROWDED` articles in order are
found, and of an article's candidates the `MOST` with most keys in common are judged. Each step
is written before the next reads it, so that nothing is worked out twice.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from khabar.compare.near import ENOUGH
from khabar.compare.relation import Prepared
from khabar.compare.stories import CROWDED, MOST
from khabar.run.many.job import Job
from khabar.run.many.meeting import (
    FAILED,
    Pair,
    components,
    judged,
    met,
    ready,
    worth_a_look,
)
from khabar.run.many.pairs import KEPT, WORKSHOP, Related
from khabar.run.many.spark import session

if TYPE_CHECKING:
    import pandas as pd
    from pyspark.sql import DataFrame, SparkSession

FEW = 2_000_000
"""Pairs that are put together on the driver; more are put together in rounds of joins."""

KEYED = (
    "article string, ord string, text array<long>, held array<long>, sought array<long>, "
    "grounds binary"
)
PAIRED = (
    "a long, b long, first string, second string, kind string, share_first double, "
    "share_second double, headlines double, openings double, reasons string"
)


def make_pairs(job: Job, jobs: int, master: str | None = None, few: int = FEW) -> Related:
    """Write the tables of pairs and of stories, from the table of articles."""
    from pyspark.sql import functions as f

    out, running = Path(job.out), session(jobs, master)
    shop = Shop(running, out / WORKSHOP)
    articles = running.read.parquet(str(out / "articles")).select("article", "reading")
    ordered = articles.mapInPandas(key_frames, KEYED).sort("ord")
    # numbers grow from part to part, so that they keep the order
    keyed = shop.kept("keyed", ordered.withColumn("id", f.monotonically_increasing_id()))
    names = keyed.select("id", "article")
    found = shop.kept("found", candidates(keyed))
    with_readings = articles.join(names, "article")
    first = with_readings.toDF("first", "first_reading", "a")
    second = with_readings.toDF("second", "second_reading", "b")
    both = found.join(first, "a").join(second, "b").repartition("b").sortWithinPartitions("b", "a")
    pairs = shop.kept("judged", both.mapInPandas(judge_frames, PAIRED))
    heads = _heads(shop, pairs.where(f.col("kind") != FAILED).select("a", "b"), few)
    told = stories(names, heads)
    pairs.orderBy("a", "b").select(*Pair._fields).write.mode("overwrite").parquet(
        str(out / "pairs")
    )
    told.write.mode("overwrite").parquet(str(out / "stories"))
    groups = running.read.parquet(str(out / "stories")).select("story").distinct().count()
    made = Related(found.count(), pairs.count(), groups, 0.0)
    shutil.rmtree(shop.folder)
    return made


class Shop:
    """A folder for what stands between two steps."""

    def __init__(self, running: SparkSession, folder: Path) -> None:
        self.running, self.folder = running, folder

    def kept(self, name: str, frame: DataFrame) -> DataFrame:
        """The same rows, written down."""
        place = str(self.folder / name)
        frame.write.mode("overwrite").parquet(place)
        return self.running.read.parquet(place)


def key_frames(frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """The keys of the articles of frames."""
    import pandas as pd

    for frame in frames:
        told = [
            (name, *met(name, reading))
            for name, reading in zip(frame["article"], frame["reading"], strict=True)
        ]
        yield pd.DataFrame(
            told, columns=["article", "ord", "text", "held", "sought", "grounds"], dtype=object
        )


def candidates(keyed: DataFrame) -> DataFrame:
    """Pairs (a, the earlier, and b) that are worth a look, as `meeting.candidates` tells them."""
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    under = Window.partitionBy("key").orderBy("a")
    number = f.col("id")
    held = keyed.select(number.alias("a"), f.explode(f.concat("text", "held")).alias("key"))
    ranked = held.withColumn("n", f.row_number().over(under)).where(f.col("n") <= CROWDED)
    # a key tells something as long as fewer than `CROWDED` are found under it
    full = f.max(f.when(f.col("n") == CROWDED, f.col("a"))).over(Window.partitionBy("key"))
    found = ranked.withColumn("full", full).where(f.col("n") < CROWDED).drop("n")
    runs = keyed.select(number.alias("b"), f.explode("text").alias("key"), f.lit(1).alias("run"))
    like = keyed.select(number.alias("b"), f.explode("sought").alias("key"), f.lit(0).alias("run"))
    earlier = (f.col("a") < f.col("b")) & (f.col("full").isNull() | (f.col("b") <= f.col("full")))
    meeting = found.join(runs.unionAll(like), "key").where(earlier).groupBy("a", "b")
    counted = meeting.agg(f.count("*").alias("n"), f.sum("run").alias("runs"))
    few = f.when(f.col("runs") < ENOUGH, f.col("runs")).otherwise(0)
    scored = counted.withColumn("score", f.col("n") - few).where("score > 0").drop("n")
    first = keyed.select(number.alias("a"), "article", "grounds")
    second = keyed.select(number.alias("b"), f.col("grounds").alias("others"))
    kept = (
        scored.join(first, "a")
        .join(second, "b")
        .mapInPandas(worth_frames, "a long, b long, score long, article string")
    )
    best = Window.partitionBy("b").orderBy(f.desc("score"), "article")
    ranks = kept.withColumn("n", f.row_number().over(best))
    return ranks.where(f.col("n") <= MOST).select("a", "b")


def worth_frames(frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """The rows of frames whose two articles are worth a look."""
    for frame in frames:
        sides = zip(frame["others"], frame["grounds"], frame["runs"], strict=True)
        worth = [worth_a_look(bytes(mine), bytes(other), runs) for mine, other, runs in sides]
        yield frame.loc[worth, ["a", "b", "score", "article"]]


def judge_frames(frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """What the pairs of frames are; those that tell of different things are left out."""
    import pandas as pd

    names = ["a", "b", *Pair._fields]
    for frame in frames:
        told = []
        columns = ("a", "b", "first", "first_reading", "second", "second_reading")
        for a, b, first, one, second, other in zip(*(frame[c] for c in columns), strict=True):
            pair = judged((first, _ready(one)), (second, _ready(other)))
            if pair is not None:
                told.append((a, b, *pair))
        yield pd.DataFrame(told, columns=names, dtype=object)


@lru_cache(maxsize=KEPT)
def _ready(reading: str) -> Prepared:
    return ready(reading)


def _heads(shop: Shop, edges: DataFrame, few: int) -> DataFrame:
    """The least member (head) of what hangs together with each article that hangs with any."""
    if edges.count() > few:
        return in_rounds(shop, edges)
    found = components((row.a, row.b) for row in edges.collect())
    return shop.running.createDataFrame([*found.items()], "id long, head long")


def in_rounds(shop: Shop, edges: DataFrame) -> DataFrame:
    """The same by joins: every article takes the least head among its neighbours, and then the
    head of that head, until nothing changes. Rounds grow as the logarithm of the longest chain.
    """
    from pyspark.sql import functions as f

    ways = edges.toDF("id", "other").unionAll(edges.select("b", "a")).distinct()
    ways = shop.kept("ways", ways)
    heads = shop.kept("heads0", ways.select("id").distinct().withColumn("head", f.col("id")))
    number = 0
    while True:
        number += 1
        of_other = heads.toDF("other", "theirs")
        least = ways.join(of_other, "other").groupBy("id").agg(f.min("theirs").alias("theirs"))
        nearer = heads.join(least, "id").select(
            "id", f.col("head").alias("was"), f.least("head", "theirs").alias("head")
        )
        top = nearer.select(f.col("id").alias("head"), f.col("head").alias("top"))
        jumped = nearer.join(top, "head").select("id", "was", f.col("top").alias("head"))
        now = shop.kept(f"heads{number}", jumped)
        heads = now.select("id", "head")
        if not now.where("head < was").take(1):
            return heads


def stories(names: DataFrame, heads: DataFrame) -> DataFrame:
    """A row for each article: its story, called after its earliest article, and how many it has."""
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    of = names.join(heads, "id", "left").select(
        "id", "article", f.coalesce("head", "id").alias("head")
    )
    sized = of.withColumn("articles", f.count("*").over(Window.partitionBy("head")))
    named = sized.join(names.toDF("head", "story"), "head")
    return named.orderBy("head", "id").select("story", "article", "articles")

"""Pairs and stories of an archive that was read, on one machine.

In three steps: the keys of every article, by many hands; the pairs that are worth a look, by
one, for it needs all keys; what each pair is, by many hands again. Every step leaves files from
which a later run goes on; they are let go when both tables are written.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from khabar.compare.relation import Prepared
from khabar.run.many import parts
from khabar.run.many.job import Job, Piece, Tally, Task, Told
from khabar.run.many.meeting import (
    FAILED,
    Met,
    Pair,
    candidates,
    components,
    judged,
    met,
    ready,
    without_keys,
)
from khabar.run.many.rows import Row
from khabar.run.many.work import cpu

WORKSHOP = "_pairs"
"""Where the files between the steps lie; readers of tables pass over what begins so."""

AT_ONCE = 500
"""Articles whose keys are made before they are written."""

JUDGED_AT_ONCE = 2000
"""Pairs of one piece of judging."""

KEPT = 2000
"""Articles that a judge keeps made ready: one is judged in up to forty pairs."""

Where = tuple[int, int]
"""An article by the number of its file and its row there."""

Run = Callable[[list[Any], Task], Iterator[Tally]]
"""Works pieces by an engine of one machine."""


class Gathering(Piece, frozen=True, kw_only=True):
    """A part of the table of articles, whose keys are to be made."""

    part: str


class Judging(Piece, frozen=True, kw_only=True):
    """Pairs that are to be judged, the earlier article first."""

    pairs: list[tuple[Where, Where]]


class Related(NamedTuple):
    """What making pairs came to, ``cpu`` in seconds over all workers."""

    candidates: int
    pairs: int
    stories: int
    cpu: float


def make_pairs(job: Job, run: Run) -> Related:
    """Write the tables of pairs and of stories, from the table of articles."""
    out = Path(job.out)
    shop = out / WORKSHOP
    shop.mkdir(exist_ok=True)
    parts.cleared(shop)
    read = sorted((out / "articles").glob("[0-9]*.parquet"))
    gatherings = [Gathering(number=n, part=str(part)) for n, part in enumerate(read)]
    spent = sum(tally.cpu for tally in run(_left(shop, gatherings, KEYS), gather))
    began = cpu()
    names, places, found = _candidates(shop, len(read))
    spent += cpu() - began
    judgings = [
        Judging(number=n, pairs=[(places[a], places[b]) for a, b in some])
        for n, some in enumerate(_some(found, JUDGED_AT_ONCE))
    ]
    spent += sum(tally.cpu for tally in run(_left(shop, judgings, JUDGED), judge))
    numbers = {name: number for number, name in enumerate(names)}
    pairs = [row for piece in judgings for row in _read(_file(shop, JUDGED, piece.number))]
    pairs.sort(key=lambda row: (numbers[row["first"]], numbers[row["second"]]))
    joints = (row for row in pairs if row["kind"] != FAILED)
    heads = components((numbers[row["first"]], numbers[row["second"]]) for row in joints)
    told = stories(names, heads)
    for table, rows in (("pairs", pairs), ("stories", told)):
        (out / table).mkdir(exist_ok=True)
        parts.write_table(out / table / "000000.parquet", table, rows)
    shutil.rmtree(shop)
    return Related(len(found), len(pairs), len({row["story"] for row in told}), spent)


KEYS, JUDGED = "keys", "judged"


def _file(shop: Path, step: str, number: int) -> Path:
    return shop / f"{step}-{number:06}.{'arrow' if step == KEYS else 'parquet'}"


def _left(shop: Path, pieces: Iterable[Any], step: str) -> list[Any]:
    """Pieces that no earlier run has done."""
    return [piece for piece in pieces if not _file(shop, step, piece.number).exists()]


def _some(items: list[Any], size: int) -> Iterator[list[Any]]:
    rest = iter(items)
    while found := [*islice(rest, size)]:
        yield found


def _read(place: Path) -> list[Row]:
    import pyarrow.parquet as pq

    rows: list[Row] = pq.read_table(place).to_pylist()
    return rows


def gather(job: Job, piece: Gathering, told: Told, deaths: int) -> Tally:
    """Make the keys of the articles of a part, and lay them beside their readings.

    The file is not packed, so that judges may look up any article in it.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    began, skipped = cpu(), dict(piece.skipped)
    shop = Path(job.out, WORKSHOP)
    many = pa.list_(pa.int64())
    schema = pa.schema(
        [("article", pa.string()), ("order", pa.string()), ("text", many), ("held", many),
         ("sought", many), ("grounds", pa.binary()), ("reading", pa.large_string())]
    )  # fmt: skip
    place = _file(shop, KEYS, piece.number)
    half = parts.beside(place)
    with pa.OSFile(str(half), "wb") as file, pa.ipc.new_file(file, schema) as writer:
        done = 0
        table = pq.ParquetFile(piece.part)
        for batch in table.iter_batches(batch_size=AT_ONCE, columns=["article", "reading"]):
            rows = []
            for number, row in enumerate(batch.to_pylist(), start=done + 1):
                told(number)
                name = row["article"]
                found = without_keys(name) if number in skipped else met(name, row["reading"])
                rows.append({**row, **found._asdict()})
            done += batch.num_rows
            writer.write_table(pa.Table.from_pylist(rows, schema))
    half.replace(place)
    return Tally(piece=piece.number, articles=done, cpu=cpu() - began, deaths=deaths)


def _candidates(shop: Path, files: int) -> tuple[list[str], list[Where], list[tuple[int, int]]]:
    """Names and places of all articles in their order, and the pairs of numbers worth a look."""
    tables = [opened(str(_file(shop, KEYS, number))) for number in range(files)]
    order = sorted(
        (told, number, row)
        for number, table in enumerate(tables)
        for row, told in enumerate(table["order"].to_pylist())
    )
    places = [(number, row) for _, number, row in order]
    names = [tables[number]["article"][row].as_py() for number, row in places]

    def articles() -> Iterator[tuple[str, Met]]:
        for name, (number, row) in zip(names, places, strict=True):
            table = tables[number]
            told = (table[column][row].as_py() for column in Met._fields)
            yield name, Met(*told)

    return names, places, [*candidates(articles())]


@lru_cache(maxsize=1 << 16)
def opened(place: str) -> Any:
    """A file of keys and readings as it lies on the disk: what is not asked for is not loaded."""
    import pyarrow as pa

    return pa.ipc.open_file(pa.memory_map(place)).read_all()


@lru_cache(maxsize=KEPT)
def _looked_up(place: str, row: int) -> tuple[str, Prepared]:
    table = opened(place)
    return table["article"][row].as_py(), ready(table["reading"][row].as_py())


def judge(job: Job, piece: Judging, told: Told, deaths: int) -> Tally:
    """Judge pairs and write those that share their text or tell of one event."""
    began = cpu()
    shop = Path(job.out, WORKSHOP)
    found: list[Pair] = []
    skipped = dict(piece.skipped)
    for number, (first, second) in enumerate(piece.pairs):
        if number in skipped:
            continue
        told(number)
        one, other = (
            _looked_up(str(_file(shop, KEYS, file)), row) for file, row in (first, second)
        )
        pair = judged(one, other)
        if pair is not None:
            found.append(pair)
    place = _file(shop, JUDGED, piece.number)
    parts.write_table(place, "pairs", [pair._asdict() for pair in found])
    return Tally(piece=piece.number, articles=len(found), cpu=cpu() - began, deaths=deaths)


def stories(names: list[str], heads: dict[int, int]) -> list[Row]:
    """A row for each article: its story, called after its earliest article, and how many it has."""
    of = [heads.get(number, number) for number in range(len(names))]
    sizes: dict[int, int] = {}
    for head in of:
        sizes[head] = sizes.get(head, 0) + 1
    order = sorted(range(len(names)), key=lambda number: (of[number], number))
    return [{"story": names[of[n]], "article": names[n], "articles": sizes[of[n]]} for n in order]

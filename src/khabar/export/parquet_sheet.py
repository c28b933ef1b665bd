"""Parquet with one stable schema: a row for each claim, the article's JSON beside it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from khabar.export.claim_rows import COLUMNS, rows
from khabar.export.csv_sheet import Row
from khabar.export.losses import NOTICE, Losses
from khabar.readings.article import Article

BATCH = 5_000
"""Rows of one row group."""


def write(articles: Iterable[Article], losses: Losses) -> Iterator[bytes]:
    """The file, whole."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {str: pa.string(), int: pa.int64()}
    schema = pa.schema(
        [(name, kinds[kind]) for name, kind in COLUMNS],
        metadata={b"khabar.schema": b"khabar.claims/1", b"khabar.notice": NOTICE.encode()},
    )
    out = io.BytesIO()
    with pq.ParquetWriter(out, schema) as writer:
        batch: list[Row] = []
        for row in rows(articles, losses):
            batch.append(row)
            if len(batch) == BATCH:
                writer.write_table(pa.Table.from_pylist(batch, schema))
                batch = []
        writer.write_table(pa.Table.from_pylist(batch, schema))
    yield out.getvalue()

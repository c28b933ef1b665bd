"""Archives of invented articles, bad rows among them, and what a run made of them.

نص متخيَّل / INVENTED.
"""

import csv
import gzip
import json
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from khabar.run.many.job import Chunk, Job, Tally
from khabar.run.many.plan import plan
from khabar.run.many.reading import Summary, read_many
from khabar.run.many.rows import READ
from khabar.run.many.work import work

TEXTS = [
    f"قال {who} في بلدة {where} إن {what} سيبدأ يوم الخميس، نقلاً عن وكالة النخيل."
    for who in ("متحدث باسم البلدية", "مصدر طبي", "رئيس المجلس المحلي")
    for where in ("الوادي", "السدّ", "الجسر")
    for what in ("توزيع المساعدات", "إصلاح الطريق")
]
DEADLY = "نص يقتل من يقرؤه"
"""A text at which a worker dies, where the task is `dying`."""


ENGINES = [pytest.param(name, id=name) for name in ("local", "processes", "spark")]


def run(
    source: Path, out: Path, engine: str = "local", size: int | None = None, **told: Any
) -> Summary:
    """Read an archive from end to end."""
    job = Job(out=str(out), **told)
    *_, (_, summary) = read_many(plan(str(source), job, size), job, engine, 2)
    return summary


def rows() -> list[dict[str, Any]]:
    return [
        {"doc": f"d{n}", "text": text, "published": "2026-11-18", "publisher": f"صحيفة {n % 3}"}
        for n, text in enumerate(TEXTS)
    ]


def jsonl(folder: Path, *, bad: bool = True) -> Path:
    """A line for each article; bad ones among them where they are wanted."""
    lines = [json.dumps(row, ensure_ascii=False) for row in rows()]
    if bad:
        lines[3:3] = ["{broken", "", '{"doc": "x", "text": ""}', '{"doc": "y", "text": 7}']
        lines[9:9] = ['{"text": "قال", "published": "yesterday"}', '{"text": "\\ud800 قال"}']
    place = folder / "archive.jsonl"
    place.write_text("\n".join(lines) + "\n", "utf-8")
    return place


def table(folder: Path, form: str) -> Path:
    """The same articles as CSV, Parquet or WARC, with columns of other names in tables."""
    place = folder / f"archive.{form}"
    renamed = [{"id": r["doc"], "body": r["text"], "day": r["published"]} for r in rows()]
    if form == "csv":
        with place.open("w", encoding="utf-8", newline="") as file:
            sheet = csv.DictWriter(file, ["id", "body", "day"])
            sheet.writeheader()
            sheet.writerows(renamed)
    elif form == "parquet":
        import pyarrow as pa
        import pyarrow.parquet as pq

        pq.write_table(pa.Table.from_pylist(renamed), place, row_group_size=5)
    else:
        place = folder / "archive.warc.gz"
        place.write_bytes(b"".join(gzip.compress(_record(n, r)) for n, r in enumerate(rows())))
    return place


def _record(number: int, row: dict[str, Any]) -> bytes:
    page = (
        f"<html><head><title>خبر {number}</title><meta property='article:published_time' "
        f"content='{row['published']}'></head><body><article><h1>خبر {number}</h1>"
        f"<p>{row['text']}</p><p>{row['text']}</p></article></body></html>"
    ).encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/{number}\r\n"
        "WARC-Date: 2026-11-19T00:00:00Z\r\nContent-Type: application/http\r\n"
        f"WARC-Record-ID: <urn:uuid:{number}>\r\nContent-Length: {len(answer)}\r\n\r\n"
    ).encode()
    return head + answer + b"\r\n\r\n"


def tables(out: Path, names: tuple[str, ...] = READ) -> dict[str, list[dict[str, Any]]]:
    """All rows of a run by table, in the order of its archives."""
    import pyarrow.parquet as pq

    found = {}
    for name in names:
        parts = sorted((out / name).glob("*.parquet"))
        found[name] = [row for part in parts for row in pq.read_table(part).to_pylist()]
    return found


def stamps(out: Path) -> dict[str, int]:
    """When each part was written, in nanoseconds."""
    return {str(p.relative_to(out)): p.stat().st_mtime_ns for p in out.glob("*/[0-9]*.*")}


def dying(job: Job, chunk: Chunk, told: Callable[[int], None], deaths: int) -> Tally:
    """Work a chunk; die where a text is `DEADLY`, once where the first death was no one's fault."""
    from khabar.run.many import rows as readers

    real = readers.read_report

    def deadly(report: Any, doc: str, fetched: str | None) -> Any:
        if report.text == DEADLY or (report.doc == "d2" and not deaths):
            os.kill(os.getpid(), signal.SIGKILL)
        return real(report, doc, fetched)

    readers.read_report = deadly
    try:
        return work(job, chunk, told, deaths)
    finally:
        readers.read_report = real

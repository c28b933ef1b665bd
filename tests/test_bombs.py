"""Files that unpack to more than anybody asked for are refused, in little memory and time."""

import gzip
import io
import resource
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from khabar.sources.captured import Arrival, Failure
from khabar.sources.inlet import Given
from khabar.sources.local import inlet
from tests.store.made import docx, pdf, record

GIVEN = Given(limit=2_000_000, seconds=10)
MOST_MB, MOST_SECONDS = 600, 20.0
ZEROS = b"\0" * 1_000_000


def swollen(name: str, megabytes: int) -> bytes:
    """A zip with one member of nothing, so many megabytes of it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack, pack.open(name, "w") as member:
        for _ in range(megabytes):
            member.write(ZEROS)
    return out.getvalue()


def lying() -> bytes:
    """The same, whose directory says that it is small."""
    lies = bytearray(swollen("word/document.xml", 300))
    at = lies.rfind(b"PK\x01\x02")
    lies[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    return bytes(lies)


def padded() -> bytes:
    """A good document with nothing beside it, much of it."""
    whole = io.BytesIO(docx("قال متحدث إن الطريق مفتوح."))
    with zipfile.ZipFile(whole, "a", zipfile.ZIP_DEFLATED) as pack, pack.open("x", "w") as member:
        for _ in range(300):
            member.write(ZEROS)
    return whole.getvalue()


def pages() -> bytes:
    """A PDF whose page draws one letter over and over."""
    page = pdf("قال متحدث باسم البلدية إن الطريق مفتوح.")
    stream = zlib.compress(b"(x) Tj " * 40_000_000)
    begins, ends = page.index(b"4 0 obj"), page.index(b"5 0 obj")
    body = b"4 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(stream)
    return page[:begins] + body + stream + b"\nendstream\nendobj\n" + page[ends:]


def answer(body: bytes, **more: str) -> bytes:
    return record("https://a.example/1", body, **more)


BOMBS: dict[str, Callable[[], bytes]] = {
    "a.docx": lambda: swollen("word/document.xml", 300),
    "lies.docx": lying,
    "padded.docx": padded,
    "a.wacz": lambda: swollen("archive/data.warc.gz", 300),
    "body.warc.gz": lambda: answer(zlib.compress(ZEROS * 200), Content_Encoding="deflate"),
    "long.warc.gz": lambda: answer(ZEROS * 100),
    "a.jsonl.gz": lambda: gzip.compress(ZEROS * 200),
    "a.pdf": pages,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_a_failure_in_words(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data := BOMBS[name]())
    assert len(data) < GIVEN.limit
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, process_time()
    answers = [*inlet(str(path), GIVEN).items(0)]
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1000
    assert process_time() - began < MOST_SECONDS
    assert grown < MOST_MB
    for answer in answers:
        assert isinstance(answer, Failure | Arrival)
        if isinstance(answer, Arrival):
            assert sum(len(report.text or "") for report in answer.reports) < GIVEN.limit
        else:
            assert ": " in answer.reason

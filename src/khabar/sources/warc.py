"""Web archives: each record with a page in it, as it was answered then."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from email.parser import BytesHeaderParser
from typing import Any, BinaryIO, cast

from khabar.sources.captured import Arrival, Capture, Failure
from khabar.sources.fetch import Fetched, unpacked
from khabar.sources.inlet import Given
from khabar.sources.packs import BROKEN, opened_pack
from khabar.sources.pages import answered
from khabar.sources.refusal import Refusal

MOST_UNPACKED = 1 << 40
"""Bytes that a WACZ may say it unpacks to; each page of it is bounded by ``--max-mb``."""

READ = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")


def warc(stream: BinaryIO, address: str, given: Given, after: int) -> Iterator[Arrival | Failure]:
    """The pages of a WARC file, packed or not; positions count its records."""
    for number, item in _records(stream, address, given, after):
        if item is not None:
            yield _positioned(item, number)


def wacz(stream: BinaryIO, address: str, given: Given, after: int) -> Iterator[Arrival | Failure]:
    """The pages of the WARC files inside a WACZ; positions count records over all of them."""
    if not stream.seekable():
        stream = io.BytesIO(stream.read(given.limit))
    pack = opened_pack(stream, MOST_UNPACKED, "WACZ")
    inside = [
        each.filename
        for each in pack.infolist()
        if each.filename.startswith("archive/") and ".warc" in each.filename
    ]
    if not inside:
        raise Refusal("there is no archive/*.warc.gz in it: it is no WACZ")
    before = 0
    for name in sorted(inside):
        number = 0
        where = f"{address}!{name}"
        try:
            with pack.open(name) as member:
                archive = cast(BinaryIO, member)
                for number, item in _records(archive, where, given, after - before):
                    if item is not None:
                        yield _positioned(item, before + number)
        except BROKEN as wrong:
            reason = f"this member is broken ({wrong}): fetch or save the WACZ anew"
            yield Failure(address=where, stage="parse", reason=reason)
        before += number


def _positioned(item: Arrival | Failure, number: int) -> Arrival | Failure:
    import msgspec

    return msgspec.structs.replace(item, position=number)


def _records(
    stream: BinaryIO, address: str, given: Given, after: int
) -> Iterator[tuple[int, Arrival | Failure | None]]:
    yield from pages_from(stream, address, given, 0, after)


def pages_from(
    stream: BinaryIO, address: str, given: Given, begins: int, after: int
) -> Iterator[tuple[int, Arrival | Failure | None]]:
    """The pages of an archive by the number of their record, from 1, those after ``after``.

    The stream stands where ``begins`` records have gone by.
    """
    number = begins
    try:
        for number, record in enumerate(records(stream), start=begins + 1):
            if number > after:
                yield number, _safe_page(record, address, given)
    except Refusal as why:
        reason = f"the archive breaks off after record {number} ({why}): what came before is kept"
        yield number + 1, Failure(address=address, stage="parse", reason=reason)


def records(stream: BinaryIO) -> Iterator[Any]:
    """The records that may hold a page; an archive that breaks off raises `Refusal`."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource
    try:
        yield from ArchiveIterator(stream, record_types=kinds, parse_http=False)
    except BROKEN as wrong:
        raise Refusal(str(wrong)) from None


def _safe_page(record: Any, address: str, given: Given) -> Arrival | Failure | None:
    try:
        return _page(record, address, given)
    except (OSError, EOFError, zipfile.BadZipFile, zlib.error) as wrong:  # the archive's own
        raise Refusal(str(wrong)) from None
    except Exception as wrong:
        return failed_on(address, wrong)


def failed_on(address: str, wrong: Exception) -> Failure:
    """A failure that is ours and not the archive's."""
    said = f"{type(wrong).__name__}: {wrong}".replace("\n", " ")[:200]
    reason = f"Khabar failed on it ({said}): please report it with the archive"
    return Failure(address=address, stage="parse", reason=reason)


def _page(record: Any, address: str, given: Given) -> Arrival | Failure | None:
    """What a record holds; None for pictures, scripts and the like."""
    url = record.headers.get("WARC-Target-URI") or ""
    if not url.startswith("http"):
        return None
    raw = record.reader.read(given.limit + 1)
    if len(raw) > given.limit:
        return Failure(address=url, stage="parse", reason="it is larger than --max-mb: raise it")
    try:
        status, headers, body = _message(raw, record, given.limit)
    except Refusal as why:
        return Failure(address=url, stage="parse", reason=str(why))
    media = next((v for k, v in headers if k.lower() == "content-type"), "")
    if status == 200 and media.partition(";")[0].strip().lower() not in READ:
        return None
    if status not in (200, 404, 410):
        return None
    found = Fetched(url, url, (), status, headers, raw, body)
    answer = answered(found, given)
    if isinstance(answer, Failure):
        return answer
    import msgspec

    kept: Capture = msgspec.structs.replace(
        answer.capture,
        method="archive",
        raw_form="member",
        container=address,
        member=record.headers.get("WARC-Record-ID"),
        fetched=record.headers.get("WARC-Date"),
    )
    return msgspec.structs.replace(answer, capture=kept)


def _message(raw: bytes, record: Any, limit: int) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
    """Status, headers and unpacked body of an HTTP message, or of a bare resource."""
    if not raw.startswith(b"HTTP/"):
        return 200, (("Content-Type", record.headers.get("Content-Type") or ""),), raw
    head, _, body = raw.partition(b"\r\n\r\n")
    first, _, rest = head.partition(b"\r\n")
    words = first.split()
    status = int(words[1]) if len(words) > 1 and words[1].isdigit() else 0
    parsed = BytesHeaderParser().parsebytes(rest)
    headers = tuple((str(k), str(v)) for k, v in parsed.items())
    low = {k.lower(): v.lower() for k, v in headers}
    if "chunked" in low.get("transfer-encoding", ""):
        body = _unchunked(body)
    return status, headers, unpacked(body, low.get("content-encoding", ""), limit)


def _unchunked(body: bytes) -> bytes:
    """A body out of its chunks; one that archives keep joined already is left as it is.

    >>> _unchunked(b"3\\r\\nabc\\r\\n0\\r\\n\\r\\n")
    b'abc'
    """
    found: list[bytes] = []
    at = 0
    while at < len(body):
        line = body.find(b"\r\n", at)
        size = body[at:line].split(b";")[0].strip() if line >= 0 else b""
        try:
            width = int(size, 16)
        except ValueError:
            return body if not found else b"".join(found)
        if width == 0:
            break
        found.append(body[line + 2 : line + 2 + width])
        at = line + 2 + width + 2
    return b"".join(found)

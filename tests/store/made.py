"""Files of other forms, made for tests. نص متخيَّل / INVENTED"""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

from tests.store.site import page

REPORT = (
    "أفاد مصدر محلي لوكالة النخيل بأن أربعين تاجراً عادوا إلى سوق الوادي صباح الثلاثاء.\n"
    "ونفت بلدية الوادي وقوع أي أضرار في السوق، وقالت إن العمل فيه عاد إلى طبيعته."
)


def pdf(text: str) -> bytes:
    """A PDF of one page with ``text`` as its text layer, glyphs from left to right as drawn."""
    lines = "\n".join(
        f"<{line[::-1].encode('utf-16-be').hex()}> Tj 0 -20 Td" for line in text.split("\n")
    )
    stream = f"BT /F1 12 Tf 50 700 Td {lines} ET" if text else "0 0 10 10 re f"
    unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        "2 beginbfrange <0020> <007F> <0020> <0600> <06FF> <0600> endbfrange\nendcmap end end"
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H "
        "/DescendantFonts [7 0 R] /ToUnicode 6 0 R >>",
        f"<< /Length {len(unicode)} >>\nstream\n{unicode}\nendstream",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 500 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
    ]
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, each in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{each}\nendobj\n".encode())
    start = out.tell()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode())
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\n".encode())
    out.write(f"startxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def docx(text: str) -> bytes:
    """A Word document with a paragraph a line, and a table."""
    import docx as word

    document = word.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "العدد", "40"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def record(url: str, body: bytes, status: int = 200, kind: str = "text/html", **more: str) -> bytes:
    """A WARC record of an answer, packed as archives pack it."""
    told = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in more.items())
    answer = f"HTTP/1.1 {status} OK\r\nContent-Type: {kind}\r\n{told}\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: 2026-11-18T08:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + answer + b"\r\n\r\n")


def warc() -> bytes:
    """An archive: a page, a picture, the page changed and packed in chunks, the page gone."""
    chunk = gzip.compress(page(REPORT.replace("أربعين", "خمسين")))
    chunked = f"{len(chunk):x}\r\n".encode() + chunk + b"\r\n0\r\n\r\n"
    url = "https://a.example/1"
    return b"".join(
        (
            record(url, page(REPORT)),
            record("https://a.example/x.png", b"\x89PNG", kind="image/png"),
            record(url, chunked, Content_Encoding="gzip", Transfer_Encoding="chunked"),
            record(url, b"", status=410),
        )
    )


def wacz() -> bytes:
    """A WACZ that holds the archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        pack.writestr("archive/data.warc.gz", warc())
        pack.writestr("pages/pages.jsonl", "{}")
    return out.getvalue()


def telegram(text: str = REPORT, edited: str | None = None) -> bytes:
    """An export of one channel: a service message, a post, a forwarded post, a picture."""
    stamp = {"edited": "2026-11-18T12:00:00", "edited_unixtime": edited} if edited else {}
    messages = [
        {"id": 1, "type": "service", "action": "create_channel", "text": ""},
        {
            "id": 2, "type": "message", "date": "2026-11-18T11:00:00",
            "date_unixtime": "1795000000", "from": "قناة الوادي", "text": text, **stamp,
        },
        {
            "id": 3, "type": "message", "date": "2026-11-18T11:05:00",
            "date_unixtime": "1795000300", "from": "قناة الوادي",
            "forwarded_from": "مرصد النخيل",
            "text": ["قال شهود إن ", {"type": "bold", "text": "الطريق"}, " مغلق. السوق يعمل."],
        },
        {"id": 4, "type": "message", "date": "2026-11-18T11:06:00", "photo": "x.jpg", "text": ""},
        {"id": "x", "type": "message", "text": "?"},
    ]  # fmt: skip
    export = {"name": "قناة الوادي", "type": "public_channel", "id": 77, "messages": messages}
    return json.dumps(export, ensure_ascii=False, indent=1).encode()


def parquet(path: Path, rows: list[dict[str, object]]) -> None:
    """A Parquet file of the rows."""
    import pyarrow
    import pyarrow.parquet

    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), path)

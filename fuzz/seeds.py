"""What each target starts from: one well-made input of its form. نص متخيَّل / INVENTED"""

from __future__ import annotations

import json
import random
from io import BytesIO
from pathlib import Path

import msgspec

import khabar
from tests.store.made import REPORT, docx, pdf, telegram, wacz, warc
from tests.store.site import page

EXAMPLES = Path(__file__).parent.parent / "examples"
LINE = {"text": REPORT, "title": "سوق", "url": "https://a.example/1", "published": "2026-11-18"}


def seeds(target: str) -> list[bytes]:
    """The seeds of a target."""
    made = {
        "reader": _reports,
        "salad": lambda: [random.Random(n).randbytes(120) for n in range(40)],
        "text": lambda: [each.encode(name) for each in [REPORT] for name in
                         ("utf-8", "utf-16", "cp1256", "iso8859-6", "utf-8-sig")],
        "html": lambda: [page(REPORT), b"<html><script type='application/ld+json'>{}</script>"],
        "feed": lambda: [_feed()],
        "opml": lambda: [b'<opml><body><outline xmlUrl="https://a.example/rss"/></body></opml>'],
        "jsonl": lambda: [json.dumps(LINE, ensure_ascii=False).encode() + b"\n", b'{"text": "x"}'],
        "csv": lambda: ["text,title,url,published\n\"س,ص\",ب,https://a.example/1,2026-11-18".encode(),
                        "text;title\nقال;x".encode("cp1256")],
        "parquet": lambda: [_parquet()],
        "warc": lambda: [warc(), _plain_warc()],
        "wacz": lambda: [wacz()],
        "telegram": lambda: [telegram()],
        "pdf": lambda: [pdf(REPORT)],
        "docx": lambda: [docx(REPORT)],
        "webanno": _webanno,
        "readings": lambda: [msgspec.json.encode(khabar.read(REPORT, doc="d")[0]) + b"\n"],
        "query": lambda: ['(تاجر OR ="ثكنات") AND سوق -«حرس المدينة» ثكن*'.encode()],
        "address": lambda: [b"https://A.example:443/1?x=1#top", "http://مثال.example/أ".encode()],
    }  # fmt: skip
    return made[target]()


def _reports() -> list[bytes]:
    return [path.read_bytes() for path in sorted(EXAMPLES.rglob("*.txt"))]


def _feed() -> bytes:
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>ت</title><item><title>ع</title>'
        "<link>https://a.example/1</link><pubDate>Wed, 18 Nov 2026 09:30:00 GMT</pubDate>"
        f"<description>&lt;p&gt;{REPORT}&lt;/p&gt;</description></item></channel></rss>"
    ).encode()


def _plain_warc() -> bytes:
    import gzip

    packed = BytesIO(warc())
    return gzip.decompress(packed.read())


def _parquet() -> bytes:
    import pyarrow
    import pyarrow.parquet

    out = BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist([LINE, LINE]), out)
    return out.getvalue()


def _webanno() -> list[bytes]:
    from khabar.export.webanno import document

    return [document(article).encode() for article in khabar.read(REPORT, doc="d")]

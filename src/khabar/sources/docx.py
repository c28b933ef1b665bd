"""The text of a Word document: its paragraphs and the cells of its tables, in order."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import msgspec

from khabar.sources.captured import Arrival, Capture, Report
from khabar.sources.inlet import Given
from khabar.sources.packs import opened_pack
from khabar.sources.plain import pieces
from khabar.sources.refusal import Refusal

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def arrival(capture: Capture, given: Given) -> Arrival:
    """The articles of a document. Another zip, or one that swells without end, is refused."""
    raw = capture.raw or b""
    with opened_pack(BytesIO(raw), given.limit, "Word file") as pack:
        if "word/document.xml" not in pack.namelist():
            raise Refusal("it is a zip, but no Word document: unpack it and name the files")
    text = _text(raw).strip()
    if not text:
        raise Refusal("there is no text in it: give a document that holds an article")
    whole = Report(
        key=capture.address,
        local=True,
        text=text,
        publisher=given.publisher,
        published=given.published,
    )
    kept = msgspec.structs.replace(capture, media_type=WORD)
    return Arrival(capture=kept, reports=pieces(whole, single=given.single))


def _text(raw: bytes) -> str:
    import docx
    from docx.table import Table

    try:
        document: Any = docx.Document(BytesIO(raw))
        lines = []
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                lines += [" ".join(cell.text for cell in row.cells) for row in block.rows]
            else:
                lines.append(block.text)
    except Exception as wrong:  # python-docx and lxml raise many kinds for broken files
        said = str(wrong)[:80] or type(wrong).__name__
        raise Refusal(f"it is no Word document that can be read ({said}): save it anew") from None
    return "\n".join(lines)

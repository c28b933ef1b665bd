"""An Excel workbook: claims as text from right to left, and what the export could not carry."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from khabar.export.claim_rows import COLUMNS, rows
from khabar.export.csv_sheet import Row
from khabar.export.losses import NOTICE, Losses
from khabar.readings.article import Article

CELL = 32_767
"""Characters that a cell of a workbook can hold."""

CONTROLS = {code: None for code in range(32) if chr(code) not in "\t\n\r"}


def write(articles: Iterable[Article], losses: Losses) -> Iterator[bytes]:
    """The workbook, whole."""
    yield workbook(
        "claims", [name for name, _ in COLUMNS], {"claims": rows(articles, losses)}, losses
    )


def workbook(
    first: str,
    columns: list[str],
    sheets: dict[str, Iterable[Row]],
    losses: Losses,
) -> bytes:
    """Sheets of one set of columns; each cell is text, so that nothing is run or reckoned."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    for name, found in sheets.items():
        page = book.create_sheet(name)
        page.sheet_view.rightToLeft = True
        page.freeze_panes = "A2"
        page.append(columns)
        for row in found:
            cells = []
            for column in columns:
                cell = WriteOnlyCell(page, value=_text(row.get(column, ""), losses))
                cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
                cells.append(cell)
            page.append(cells)
    about = book.create_sheet("about")
    about.append([NOTICE])
    for line in losses.lines():
        about.append([line])
    book.active = book.worksheets.index(book[first])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _text(value: str | int | float, losses: Losses) -> str | int | float:
    if not isinstance(value, str):
        return value
    if len(value) > CELL:
        losses.tell("dropped", "ends of cells", f"a cell holds {CELL} characters", value[:40])
    return value.translate(CONTROLS)[:CELL]

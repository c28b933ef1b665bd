"""What people decided, as a log that is handed on: reviews or findings, a row each, all of them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from khabar.export.csv_sheet import Row, sheet
from khabar.export.losses import Losses
from khabar.store.findings import findings_on
from khabar.store.reviews import reviews_on
from khabar.store.store import Store

LOGS = {
    "reviews": "every review in order: what it said, of what, before and after, who, when, why",
    "findings": "every finding that stands: what it says, of what, its reasons and evidence, who",
}
COLUMNS = {
    "reviews": (
        "id", "at", "who", "document", "statement", "verdict", "field", "before", "after", "why",
        "others", "undoes", "undone", "round",
    ),
    "findings": (
        "id", "at", "who", "about", "scale", "value", "letter", "number", "reasons", "evidence",
    ),
}  # fmt: skip
MANY = " ; "


def write(store: Store, what: str, form: str, losses: Losses) -> Iterator[bytes]:
    """A log as CSV or JSON Lines, as the one who works in the store may see it."""
    with store.reading() as connection:
        found: list[object] = (
            [*reviews_on(connection, store.who)]
            if what == "reviews"
            else [*findings_on(connection, store.who)]
        )
    losses.rows = len(found)
    if form == "jsonl":
        for one in found:
            yield msgspec.json.encode(one) + b"\n"
    else:
        yield from sheet(list(COLUMNS[what]), (_row(one, what) for one in found), losses)


def _row(one: object, what: str) -> Row:
    told = ((name, getattr(one, name)) for name in COLUMNS[what])
    return {
        name: MANY.join(value) if isinstance(value, tuple)
        else "" if value is None
        else str(value).lower() if isinstance(value, bool)
        else value
        for name, value in told
    }  # fmt: skip

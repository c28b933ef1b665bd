"""The columns of the coders' formats, in their order, from ``columns.tsv``."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def columns(form: str) -> tuple[str, ...]:
    """The columns of a format: acled, ucdp, polecat, gdelt, or coder for those of our own.

    An unknown format raises `KeyError`.
    """
    text = files("khabar.export").joinpath("columns.tsv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t")
    found = tuple(row["column"] for row in rows if row["format"] == form)
    if not found:
        raise KeyError(form)
    return found

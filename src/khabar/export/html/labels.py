"""The words of the page, Arabic first, with the English beside them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Label(NamedTuple):
    """One thing said in both languages."""

    ar: str
    en: str


@cache
def labels() -> dict[str, Label]:
    """All labels of ``labels.tsv`` by key."""
    text = files("khabar.export.html").joinpath("labels.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:] if line]
    return {key: Label(ar, en) for key, ar, en in rows}


def label(key: str) -> Label:
    """The label of ``key``; a value we have no word for is shown as it is written."""
    plain = key.split("_", 1)[-1].replace("_", " ")
    return labels().get(key, Label(plain, plain))

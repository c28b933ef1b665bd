"""The formats that readings are handed on in, and what each keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module

from khabar.export.losses import Losses
from khabar.readings.article import Article

Writer = Callable[[Iterable[Article], Losses], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its module's name in this package, its file's suffix, what it keeps.

    ``extra`` names what has to be installed beside Khabar, "" for nothing.
    """

    name: str
    module: str
    suffix: str
    keeps: str
    extra: str = ""

    @property
    def write(self) -> Writer:
        """Its writer. A library that is not installed raises `ModuleNotFoundError`."""
        writer: Writer = import_module(f"khabar.export.{self.module}").write
        return writer


FORMATS = {
    one.name: one
    for one in (
        Format("jsonl", "whole", "jsonl", "everything, as khabar schema describes"),
        Format("csv", "csv_sheet", "csv", "a row for each claim, for spreadsheets"),
        Format("xlsx", "xlsx_sheet", "xlsx", "the same as a workbook, right to left", "export"),
        Format("parquet", "parquet_sheet", "parquet", "the same with a stable schema", "export"),
        Format("acled", "acled", "csv", "events of stories in ACLED's columns, then ours"),
        Format("ucdp", "ucdp", "csv", "deadly events of stories in UCDP GED's columns, then ours"),
        Format("plover", "plover", "jsonl", "every event with whose word it is"),
        Format("polecat", "polecat", "tsv", "events told as done, in POLECAT's columns"),
        Format("gdelt", "gdelt", "tsv", "events told as done, in GDELT 2's columns"),
        Format("geojson", "geojson", "geojson", "events at honest areas"),
        Format("ftm", "ftm", "ftm.json", "articles, actors and events for Aleph", "export"),
        Format("annotation", "web_annotation", "jsonld", "claims on their places (W3C)"),
        Format("prov", "prov", "jsonld", "claims down their chains (PROV-O)"),
        Format("stix", "stix", "stix.json", "statements as notes, and whom they name (STIX 2.1)"),
        Format("webanno", "webanno", "tsv", "claims over tokens for INCEpTION, and back"),
        Format(
            "claim_review", "claim_review", "jsonld", "findings of the desk, where there are any"
        ),
        Format("uwazi", "uwazi", "csv", "an entity for each claim"),
        Format("bayanat", "bayanat", "csv", "a bulletin for each article"),
    )
}
"""Every format by its name."""

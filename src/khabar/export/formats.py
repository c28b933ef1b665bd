"""The formats that readings are handed on in, and what each keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Literal

from khabar.export.losses import Losses
from khabar.readings.article import Article
from khabar.readings.claim import Claim
from khabar.record.corrected import corrected, standing

After = Literal["read", "corrected", "sheet", "standing"]
Writer = Callable[[Iterable[Article], Losses], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its module's name in this package, its file's suffix, what it keeps.

    ``extra`` names what has to be installed beside Khabar, "" for nothing. ``after`` says what
    it makes of reviews: ``read`` hands on the machine's reading with the review beside it,
    ``corrected`` the values that people gave, ``sheet`` those and each statement once, what was
    rejected marked as that, ``standing`` the same without what was rejected.
    """

    name: str
    module: str
    suffix: str
    keeps: str
    extra: str = ""
    after: After = "standing"

    def shown(self, articles: Iterable[Article], losses: Losses) -> Iterator[Article]:
        """The articles as this format takes them. What is masked is masked after this."""
        for article in articles:
            if self.after == "read":
                yield article
            elif self.after == "corrected":
                yield corrected(article)
            else:
                if self.after == "standing" and any(map(_rejected, article.claims)):
                    losses.tell("out_of_scope", "rejected readings", "left out", article.doc)
                yield standing(article, rejected=self.after == "sheet")

    @property
    def write(self) -> Writer:
        """Its writer. A library that is not installed raises `ModuleNotFoundError`."""
        writer: Writer = import_module(f"khabar.export.{self.module}").write
        return writer


CORRECTED: After = "corrected"
SHEET: After = "sheet"


def _rejected(claim: Claim) -> bool:
    return claim.review is not None and claim.review.verdict == "rejected"


FORMATS = {
    one.name: one
    for one in (
        Format("jsonl", "whole", "jsonl", "everything, as khabar schema describes", after="read"),
        Format("csv", "csv_sheet", "csv", "a row for each claim, for spreadsheets", "", CORRECTED),
        Format(
            "xlsx",
            "xlsx_sheet",
            "xlsx",
            "the same as a workbook, right to left",
            "export",
            CORRECTED,
        ),
        Format(
            "parquet",
            "parquet_sheet",
            "parquet",
            "the same with a stable schema",
            "export",
            CORRECTED,
        ),
        Format(
            "acled", "acled", "csv", "events of stories in ACLED's columns, then ours", "", SHEET
        ),
        Format(
            "ucdp",
            "ucdp",
            "csv",
            "deadly events of stories in UCDP GED's columns, then ours",
            "",
            SHEET,
        ),
        Format("plover", "plover", "jsonl", "every event with whose word it is"),
        Format("polecat", "polecat", "tsv", "events told as done, in POLECAT's columns"),
        Format("gdelt", "gdelt", "tsv", "events told as done, in GDELT 2's columns"),
        Format("geojson", "geojson", "geojson", "events at honest areas"),
        Format("ftm", "ftm", "ftm.json", "articles, actors and events for Aleph", "export"),
        Format(
            "ftm_statements",
            "ftm_statements",
            "json",
            "the same value by value, with where each is from",
            "export",
        ),
        Format("annotation", "web_annotation", "jsonld", "claims on their places (W3C)"),
        Format("prov", "prov", "jsonld", "claims down their chains (PROV-O)"),
        Format("stix", "stix", "stix.json", "statements as notes, and whom they name (STIX 2.1)"),
        Format(
            "webanno", "webanno", "tsv", "claims over tokens for INCEpTION, and back", "", CORRECTED
        ),
        Format(
            "claim_review",
            "claim_review",
            "jsonld",
            "findings of the desk, where there are any",
            after="read",
        ),
        Format("uwazi", "uwazi", "csv", "an entity for each claim"),
        Format("bayanat", "bayanat", "csv", "a bulletin for each article"),
    )
}
"""Every format by its name."""

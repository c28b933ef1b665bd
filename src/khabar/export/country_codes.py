"""The codes that formats want of a country: three letters, number, FIPS, English name."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class CountryCodes(NamedTuple):
    """A country as ISO 3166-1 and FIPS 10-4 have it; ``fips`` is not the ISO code."""

    iso: str
    iso3: str
    numeric: str
    fips: str
    name_en: str


@cache
def _all() -> dict[str, CountryCodes]:
    text = files("khabar.export").joinpath("countries.tsv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t")
    return {row["iso"]: CountryCodes(*(row[name] for name in CountryCodes._fields)) for row in rows}


def country_codes(iso: str | None) -> CountryCodes:
    """The codes of a country by its two letters; empty ones for none and for one unknown.

    >>> country_codes("IQ").iso3, country_codes("IQ").fips, country_codes(None).iso3
    ('IRQ', 'IZ', '')
    """
    return _all().get(iso or "", CountryCodes(iso or "", "", "", "", ""))

"""The table of the press: every outlet has a kind, a scale and, where it has one, a house."""

import pytest

from khabar.lexicon.actors import (
    actors_by_key,
    house,
    press_by_key,
    press_rows,
    under_one_house,
)
from khabar.lexicon.gazetteer.countries import countries

KINDS = {"agency", "tv", "radio", "paper", "magazine", "site", "house"}
SCALES = {"International", "Regional", "National", "Subnational", "New media", "Other"}


def test_holds_at_least_250_outlets() -> None:
    assert sum(row.kind != "house" for row in press_rows()) >= 250


def test_every_row_has_a_kind_a_country_and_a_scale() -> None:
    isos = {country.iso for country in countries()}
    for row in press_rows():
        assert row.kind in KINDS, row.id
        assert row.scale in SCALES, row.id
        assert not row.country or row.country in isos, row.id
        assert all("." in domain and "/" not in domain for domain in row.domains), row.id


def test_every_parent_is_known() -> None:
    for row in press_rows():
        known = not row.parent or row.parent in press_by_key() or row.parent in actors_by_key()
        assert known, f"{row.id}: {row.parent} is in no table"


def test_no_two_outlets_share_an_id_or_a_domain() -> None:
    domains = [domain for row in press_rows() for domain in row.domains]
    assert len(domains) == len(set(domains))
    assert len(press_by_key()) == len(press_rows())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("press:alarabiya", "press:alhadath"),
        ("press:hurriyet", "press:dha"),
        ("press:aawsat", "press:independent_ar"),
        ("press:tishreen", "press:thawra_sy"),
        ("press:france24", "press:rfi"),
        ("press:sputnik", "press:ria"),
        ("press:youm7", "press:alqahera"),
    ],
)
def test_outlets_of_one_house_are_linked(one: str, other: str) -> None:
    assert under_one_house(one, other)


def test_outlets_of_two_houses_are_not() -> None:
    assert not under_one_house("press:reuters", "press:afp")
    assert not under_one_house("press:aljazeera", "press:alarabiya")
    assert house("press:enab") == "press:enab"

"""The day of publication is read, or refused with the way to write it."""

from datetime import date, datetime

import pytest

from khabar.published import day


@pytest.mark.parametrize(
    "written",
    [
        "2015-08-03",
        " 2015-08-03 ",
        "2015-08-03T23:59:59Z",
        "2015-08-03t10:00:00z",
        "2015-08-03T10:00:00.123+03:00",
        "2015-08-03 10:00",
        date(2015, 8, 3),
        datetime(2015, 8, 3, 23),
    ],
)
def test_days(written: str | date) -> None:
    assert day(written) == date(2015, 8, 3)


@pytest.mark.parametrize("written", [None, ""])
def test_no_day(written: str | None) -> None:
    assert day(written) is None


@pytest.mark.parametrize(
    "written",
    ["03/08/2015", "2015-8-3", "20150803", "2015-W31-1", "2015-13-01", "yesterday", "٢٠١٥-٠٨-٠٣"],
)
def test_what_is_no_day_says_how_one_is_written(written: str) -> None:
    with pytest.raises(ValueError, match="write 2015-08-03"):
        day(written)

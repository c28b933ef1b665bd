"""What could not be read for sure is told in the language of the screen."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from khabar.app.web.cautions import SAYS, caution
from khabar.app.web.i18n import catalogue
from khabar.readings.article import Problem

REASONS = (
    "the weekday does not fall on 2026-11-20; the date was kept",
    "This part is in Persian and was not read.",
    "Much of the text is in spoken Arabic (egyptian most likely): read with care.",
    "The text reads like a machine's translation: read with care.",
    "something that nobody has put into the catalogue yet",
)


@pytest.mark.parametrize("reason", REASONS)
def test_an_arabic_screen_says_it_in_arabic(reason: str) -> None:
    told = caution(Problem(stage="x", reason=reason), catalogue("ar"))
    assert not re.search("[A-Za-z]", told)


def test_each_sentence_has_a_reason_that_is_told() -> None:
    assert all(any(pattern.fullmatch(one) for one in REASONS) for pattern, _ in SAYS)


def test_the_reader_tells_it(bare: TestClient) -> None:
    text = "قالت البلدية يوم الاثنين 20 نوفمبر 2026 إن الطريق مفتوح. نص متخيَّل"
    page = bare.post("/read", data={"text": text, "published": "2026-11-22"})
    assert "The weekday does not fall on" in page.text
    arabic = bare.get(f"{page.url.path}?lang=ar").text
    assert "The weekday" not in arabic
    assert "the weekday" not in arabic

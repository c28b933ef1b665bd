"""Both languages whole: catalogues complete, plurals by their rule, directions and digits."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from khabar.app.web import catalogues as tool
from khabar.app.web.i18n import LANGUAGES, catalogue, chosen
from tests.app.screen_words import catalogues, forms, key_of, untranslated

HOLES = re.compile(r"%\((\w+)\)s|%%")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_every_screen_is_in_its_catalogue(language: str) -> None:
    kept = catalogues(language)
    for screen, wanted in tool.catalogues(language).items():
        assert screen in kept, f"run python -m khabar.app.web.catalogues {screen}"
        missing = [m.id for m in wanted if m.id and kept[screen].get(key_of(m), m.context) is None]
        assert not missing, f"run python -m khabar.app.web.catalogues {screen}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_translated(language: str) -> None:
    for screen, catalog in catalogues(language).items():
        open_ = [key_of(m) for m in catalog if m.id and not all(forms(m))]
        assert not open_, f"translate these in {language}/{screen}.po"


def test_no_two_screens_translate_the_same_words_differently() -> None:
    met: dict[tuple[str, str | None], tuple[str, list[str]]] = {}
    for screen, catalog in catalogues("ar").items():
        for message in catalog:
            if message.id:
                key = key_of(message), message.context
                first, told = met.setdefault(key, (screen, forms(message)))
                assert told == forms(message), f"{key_of(message)!r} in {first}.po and {screen}.po"


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_holes_of_the_words(language: str) -> None:
    for screen, catalog in catalogues(language).items():
        for message in catalog:
            plural = isinstance(message.id, tuple | list)
            asked = set(HOLES.findall(message.id[-1] if plural else str(message.id)))
            for form in forms(message):
                told = set(HOLES.findall(form))
                # «one» and «two» may be said in a word
                assert told <= asked, (screen, form)
                assert plural or told == asked, (screen, form)


def test_arabic_has_a_form_for_each_of_its_six_numbers() -> None:
    words = catalogue("ar")
    told = [
        words.ngettext("%(count)s statement", "%(count)s statements", n)
        for n in (0, 1, 2, 3, 11, 100)
    ]
    assert len({*told[:5]}) == 5
    assert told[1] == "إفادة واحدة"
    assert told[2] == "إفادتان"


def test_no_template_says_a_word_past_the_catalogues() -> None:
    known = {"INVENTED", "sha256", "https://"}
    assert [pair for pair in untranslated() if pair[1] not in known] == []


def test_templates_hold_no_script_or_style_of_their_own() -> None:
    for path in sorted((tool.HERE / "templates").rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(
            r"<style|\sstyle=|\son\w+=|javascript:|<script(?![^>]*\ssrc=)", text
        ), path


def test_styles_name_no_side_by_left_or_right() -> None:
    physical = re.compile(
        r"(?:margin|padding|border)-(?:left|right)\b|(?<![-\w])(?:left|right)\s*:|"
        r"text-align:\s*(?:left|right)|float:\s*(?:left|right)"
    )
    for path in sorted((tool.HERE / "static" / "css").glob("*.css")):
        found = physical.findall(path.read_text(encoding="utf-8"))
        assert not found, f"{path.name}: use logical properties"


@pytest.mark.parametrize(
    ("asked", "kept", "accepted", "language"),
    [
        (None, None, "", "ar"),
        (None, None, "en-US,en;q=0.9,ar;q=0.8", "en"),
        (None, "ar", "en", "ar"),
        ("en", "ar", "ar", "en"),
        ("xx", None, "fr", "ar"),
        (None, None, "ar;q=x, en;q=0.1", "en"),
    ],
)
def test_the_language_is_asked_for_kept_or_the_browsers(
    asked: str | None, kept: str | None, accepted: str, language: str
) -> None:
    assert chosen(asked, kept, accepted) == language


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_a_page_runs_in_the_direction_of_its_language(
    bare: TestClient, language: str, direction: str
) -> None:
    for address in ("/", "/read/sample/toll/nakhil?claim=c1"):
        page = bare.get(f"{address}{'&' if '?' in address else '?'}lang={language}")
        assert f'<html lang="{language}" dir="{direction}"' in page.text
        assert page.headers["content-language"] == language


def test_a_chosen_language_and_look_are_remembered(bare: TestClient) -> None:
    bare.get("/?lang=ar&theme=dark")
    page = bare.get("/").text
    assert '<html lang="ar" dir="rtl" data-theme="dark">' in page


def test_the_arabic_page_has_no_english_words(bare: TestClient) -> None:
    for address in ("/", "/read/sample/who/tilal?claim=c1", "/read/sample/edit/v1?list=words"):
        page = bare.get(f"{address}{'&' if '?' in address else '?'}lang=ar").text
        body = page[page.index("<body") :]
        body = re.sub(r"<([a-z]+)[^>]*\b(?:lang=\"en\"|dir=\"ltr\")[^>]*>.*?</\1>", " ", body)
        body = re.sub(r"<code.*?</code>|<kbd.*?</kbd>|<[^>]+>", " ", body)
        left = {*re.findall(r"[A-Za-z]{3,}", body)} - {"INVENTED", "sha"}
        assert not left, (address, left)


def test_months_carry_both_of_their_arabic_names() -> None:
    assert catalogue("ar").day("2026-05-12") == "12 أيار/مايو 2026"
    assert catalogue("en").day("2026-05-12T09:40:00+03:00") == "12 May 2026 09:40"


def test_catalogues_hold_no_line_numbers_and_no_dates() -> None:
    for path in Path(tool.HERE, "locale").rglob("*.po"):
        assert not re.search(r"^#:|POT-Creation-Date", path.read_text(encoding="utf-8"), re.M), path

"""What the library promises of every article, whatever the text."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import khabar
from khabar.export.schema import schema
from khabar.readings.article import Article, Publisher
from tests.corpus import FOLDERS, corpus

VALID = Draft202012Validator(schema())
EXAMPLES = sorted((Path(__file__).parents[1] / "examples").rglob("*.txt"))
WORDS = sorted(
    {word for folder in FOLDERS for case in corpus(folder) for word in case.text.split()}
)
LISTS = [
    "entities", "numbers", "quotations", "places", "times", "actors", "attributions", "events",
    "facts", "wording", "claims",
]  # fmt: skip


def kept(article: Article, source: str) -> None:
    """Every place is where it says, every reference leads somewhere, and the line is valid."""
    line = json.loads(msgspec.json.encode(article))
    VALID.validate(line)
    text = line["text"]
    start, stop = line["input_span"]
    assert source[start:stop] == text
    ids = [item["id"] for name in LISTS for item in line[name]]
    assert len(ids) == len(set(ids))
    assert all(item["rule"] for name in LISTS for item in line[name])
    for place in places_in(line):
        assert 0 <= place[0] < place[1] <= len(text)
    for name in ("numbers", "places", "times", "actors", "wording"):
        for item in line[name]:
            start, stop = item["span"]
            assert text[start:stop] == item["text"]
    for target in references_in(line):
        assert target in ids


def places_in(value: Any, key: str = "") -> Iterator[list[int]]:
    if key.endswith("span") and isinstance(value, list):
        yield value
    elif key in ("sentences", "unread", "content_spans") and value:
        yield from value
    elif isinstance(value, dict):
        for name, part in value.items():
            if name != "input_span":
                yield from places_in(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from places_in(part)


def references_in(line: dict[str, Any]) -> Iterator[str]:
    """Every id that one part of an article names another by."""
    for attribution in line["attributions"]:
        yield from filter(None, (attribution["within"], attribution["continues"]))
        yield from (link["entity"] for link in attribution["chain"] if link["entity"])
    for claim in line["claims"]:
        yield from (*claim["events"], *claim["facts"], *claim["wording"])
        yield from filter(None, [claim["attribution"]])
    for event in line["events"]:
        yield from (part["ref"] for part in event["arguments"] if part["ref"])
        yield from (count["number"] for count in event["quantities"] if count["number"])
    for place in line["places"]:
        yield from filter(None, [place["as_actor"]])
        if place["relation"]:
            yield from filter(None, [place["relation"]["anchor"], *place["relation"]["anchors"]])
    yield from (actor["entity"] for actor in line["actors"] if actor["entity"])


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("single", [True, False])
def test_examples_keep_the_promises(path: Path, single: bool) -> None:
    text = path.read_text("utf-8")
    for article in khabar.read(text, "2026-11-18", doc="d", single=single):
        kept(article, text)


@pytest.mark.parametrize("folder", FOLDERS)
def test_corpora_keep_the_promises(folder: str) -> None:
    for case in corpus(folder):
        [article] = khabar.read(case.text, case.published, case.publisher, doc="d", single=True)
        kept(article, case.text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, "\n", ".", "«", "»", "40", "،"]), max_size=60))
def test_words_in_any_order_keep_the_promises(words: list[str]) -> None:
    text = " ".join(words)
    for article in khabar.read(text, date(2024, 2, 29), doc="d"):
        kept(article, text)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_keeps_the_promises(text: str) -> None:
    for article in khabar.read(text, "2024-02-29", doc="d"):
        kept(article, text)


def test_the_same_text_gives_the_same_article() -> None:
    text = EXAMPLES[0].read_text("utf-8")
    once, again = (msgspec.json.encode(khabar.read(text, doc="d")) for _ in range(2))
    assert once == again


def test_nothing_is_read_in_nothing() -> None:
    assert khabar.read("") == khabar.read(" \n") == []


def test_a_publisher_with_an_id() -> None:
    [article] = khabar.read("قال شهود إن الجسر مفتوح.", publisher=Publisher(name="صدى", id="7"))
    assert article.publisher == Publisher(name="صدى", id="7")


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="write 2015-08-03"):
        khabar.read("خبر", published="tomorrow")


def test_single_keeps_the_name_and_the_text() -> None:
    text = "\n قال شهود إن الجسر مفتوح. \n"
    [article] = khabar.read(text, doc="d", single=True)
    assert (article.doc, article.text, article.source_doc) == ("d", text, None)
    [article] = khabar.read(text, doc="d")
    assert (article.doc, article.source_doc) == ("d#1", "d")


@pytest.mark.parametrize(
    "text",
    [
        "وألف دورته الأولى قبل عامين.",
        "عاد من الرحلة خمسة وألف وسبعون شخصاً.",
        "وألف ومئة ومليون وألف.",
    ],
)
def test_a_thousand_joined_by_and_is_read_to_its_end(text: str) -> None:
    """The generated articles of the bench held one that was never finished."""
    [article] = khabar.read(text, doc="d", single=True)
    kept(article, text)

"""Every line that is printed is valid against the schema that is published."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import khabar as library
from khabar.export.jsonlines import lines
from khabar.export.schema import schema
from khabar.readings.broken import Broken
from tests.command import REPORT, khabar
from tests.corpus import FOLDERS, corpus

VALID = Draft202012Validator(schema())
EXAMPLE = Path(__file__).parents[2] / "shared" / "contract.example.jsonl"


def test_the_schema_is_a_schema_and_the_command_prints_it() -> None:
    Draft202012Validator.check_schema(schema())
    assert json.loads(khabar("schema").out) == schema()


def test_every_field_is_required_and_says_what_it_is() -> None:
    article = schema()["$defs"]["Article"]
    first = [name for name, field in article["properties"].items() if not field.get("x-added")]
    assert article["required"] == first
    assert all("title" in part for part in schema()["$defs"].values())


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_is_printed_of_every_corpus_text_is_valid(folder: str) -> None:
    for case in corpus(folder):
        for line in lines(library.read(case.text, case.published, case.publisher, doc="d")):
            VALID.validate(json.loads(line))


def test_a_broken_line_is_valid() -> None:
    [line] = lines([Broken(line=3, reason="not JSON")])
    VALID.validate(json.loads(line))


def test_a_line_that_lacks_a_field_is_not_valid() -> None:
    [line] = lines(library.read(REPORT, doc="d"))
    article = json.loads(line)
    del article["claims"]
    assert not VALID.is_valid(article)


@pytest.mark.skipif(not EXAMPLE.exists(), reason="the contract lies outside the project")
def test_the_example_of_the_contract_is_valid() -> None:
    for line in EXAMPLE.read_text("utf-8").splitlines():
        VALID.validate(json.loads(line))

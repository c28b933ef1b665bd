"""«Why?» says each rule in a plain sentence."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import yaml
from fastapi.testclient import TestClient

from khabar.app.web.why import sentences
from khabar.lexicon.table import rows
from khabar.pipeline import annotate
from khabar.text.document import Document

ANNOTATORS = Path(__file__).parents[2] / "src" / "khabar" / "annotators"
FOLDERS = "|".join(sorted(path.name for path in ANNOTATORS.iterdir() if path.is_dir()))
NAME = re.compile(rf"(?:{FOLDERS})\.[a-z_]+")


def named() -> set[str]:
    """The rules whose names stand in the code."""
    return {
        node.value
        for path in ANNOTATORS.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and NAME.fullmatch(node.value)
    }


def made() -> set[str]:
    """The rules whose names are made of a cell of a table, and those of places."""
    facts = {f"facts.{row['form']}" for row in rows("fact_cues")}
    words = {f"wording.{row['kind']}" for row in rows("wording")}
    places = set()
    for corpus in sorted((ANNOTATORS / "places").glob("corpus*.yaml")):
        for text in texts(yaml.safe_load(corpus.read_text("utf-8")))[::4]:
            places |= {one.rule for one in annotate(Document(text)).places}
    return facts | words | places | {f"events.{pos}" for pos in ("verb", "noun", "participle")}


def texts(held: object) -> list[str]:
    if isinstance(held, dict):
        own = [held["text"]] if isinstance(held.get("text"), str) else []
        return own + [text for value in held.values() for text in texts(value)]
    return [text for value in held for text in texts(value)] if isinstance(held, list) else []


def test_every_rule_has_a_sentence_in_both_languages() -> None:
    known = sentences()
    assert not (named() | made()) - known.keys()
    for name, told in known.items():
        assert told.en.endswith("."), name
        assert told.ar.endswith("."), name
        assert re.search("[\u0621-\u064a]", told.ar), name


def test_the_sentence_stands_first_and_the_name_behind_it(bare: TestClient) -> None:
    page = bare.get("/read/sample/toll/sahl/why/c1").text
    assert re.search(r'class="rule">[^<]+\.</span>.*class="rule-name"', page, re.DOTALL)
    arabic = bare.get("/read/sample/toll/sahl/why/c1?lang=ar").text
    assert re.search(r'class="rule">[^<]*[\u0621-\u064a]', arabic)

"""The language gate against texts of our own."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from khabar.annotators.language.gate import language
from khabar.annotators.language.opened import opened
from khabar.annotators.language.rules import cautions, gated
from khabar.text.document import Document
from khabar.text.words import Words, words_of

CASES = yaml.safe_load(
    Path(__file__).with_name("corpora").joinpath("language.yaml").read_text(encoding="utf-8")
)


def read(text: str) -> tuple[Words, tuple[str, ...]]:
    reading = opened(Document(text))
    return reading.words, tuple(problem.reason for problem in reading.problems)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_tells_the_language_of_a_text(case):
    assert opened(Document(case["text"])).verdict.language == case["language"], case.get("why")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_flags_only_what_is_read_with_care(case):
    _, reasons = read(case["text"])
    said = {kind for kind in ("spoken", "translation") if any(kind in why for why in reasons)}
    kinds = {"dialect": "spoken", "translated": "translation"}
    assert said == {kinds[kind] for kind in case.get("care", [])}


@pytest.mark.parametrize(
    "case", [case for case in CASES if "read" in case], ids=lambda case: case["text"][:30]
)
def test_reads_a_mixed_text_in_its_arabic_sentences_only(case):
    words, reasons = read(case["text"])
    assert [span.of(words.text) for span in words.sentences] == case["read"]
    assert bool(reasons) == (len(case["read"]) < case["text"].count("\n") + 1)


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case["language"] != "ar"],
    ids=lambda case: case["text"][:30],
)
def test_refuses_another_language_by_name_and_reads_nothing(case):
    reading = opened(Document(case["text"]))
    assert reading.verdict.refusal == reading.problems[0].reason
    assert not reading.words
    if case["language"] not in ("latn", "und"):
        assert reading.verdict.name in reading.problems[0].reason


def test_corpus_holds_enough_of_every_kind():
    languages = Counter(case["language"] for case in CASES)
    assert all(languages[code] >= 8 for code in ("fa", "ur", "ckb", "kmr"))
    care = Counter(kind for case in CASES for kind in case.get("care", []))
    assert care["dialect"] >= 8
    assert care["translated"] >= 5
    assert len(CASES) >= 60


def test_marks_and_tatweel_do_not_change_the_verdict():
    for case in CASES:
        letters = case["text"].replace("ا", "ا\u0640").replace("ن", "ن\u064e")
        assert opened(Document(letters)).verdict.language == case["language"]


def test_problem_of_a_passed_over_sentence_says_where():
    text = "وصل الوفد أمس إلى البلدة.\nهیئت دیروز به شهر رسید و گفت که این سفر کوتاه است."
    spans = opened(Document(text)).layout.body
    passed = gated(text, spans)
    assert [problem.span for problem in passed.problems] == [spans[1]]
    assert not cautions(words_of(Document(text), passed.sentences))


def test_verdict_of_an_empty_text_is_that_there_is_nothing():
    assert language("").language == "und"

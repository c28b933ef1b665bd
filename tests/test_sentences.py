"""Sentences, cut where a bar says so."""

import pickle
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.lexicon.signs import abbreviations
from khabar.text.sentences import sentences
from khabar.text.span import Span
from tests.proportion import in_proportion

LINES = [
    line
    for line in Path(__file__)
    .with_name("corpora")
    .joinpath("sentences.txt")
    .read_text(encoding="utf-8")
    .splitlines()
    if line and not line.startswith("#")
]
ANY_TEXT = st.text(
    st.one_of(st.characters(), st.sampled_from(" .!?؟…\n«»“”\"'()دمأب123هـ\u0640\u064e\u200f")),
    max_size=300,
)


def cut(text: str) -> list[str]:
    block = (Span(0, len(text)),) if text else ()
    return [span.of(text) for span in sentences(text, block, abbreviations())]


@pytest.mark.parametrize("line", LINES)
def test_ends_a_sentence_where_the_bar_is(line):
    wanted = [part.strip() for part in line.split("|")]
    assert cut(line.replace("| ", "").replace("|", "")) == wanted


@pytest.mark.parametrize("line", LINES)
def test_marks_and_tatweel_end_no_sentence(line):
    text = line.replace("| ", "").replace("|", "")
    dressed = text.replace("ل", "ل\u0640").replace("ن", "ن\u064e")
    plain = [part.replace("\u0640", "").replace("\u064e", "") for part in cut(dressed)]
    assert plain == [part.replace("\u0640", "").replace("\u064e", "") for part in cut(text)]


def test_no_block_means_no_sentence():
    assert sentences("وصل الوفد.", (), abbreviations()) == ()


def test_a_block_of_wrapped_lines_is_read_over_its_line_ends():
    text = "وصلت القافلة إلى\nقرية الرمل. ثم عادت"
    assert cut(text) == ["وصلت القافلة إلى\nقرية الرمل.", "ثم عادت"]


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT)
def test_any_text_gives_valid_spans_in_order(text):
    block = (Span(0, len(text)),) if text else ()
    found = sentences(text, block, abbreviations())
    assert all(one.stop <= two.start for one, two in pairwise(found))
    assert all(span.stop <= len(text) and span.of(text) == span.of(text).strip() for span in found)
    covered = {place for span in found for place in range(*span)}
    assert all(place in covered for place, letter in enumerate(text) if letter.isalnum())
    assert pickle.loads(pickle.dumps(found)) == found


@pytest.mark.parametrize("unit", ["م. ", "كلمة ", "«ا. ", '"ا. ', "...", ". ", "ا.ب", "؟! "])
def test_time_grows_with_the_text_and_no_faster(unit):
    def work(size: int) -> None:
        text = unit * (size // len(unit))
        sentences(text, (Span(0, len(text)),), abbreviations())

    grows, took = in_proportion(lambda: work(50_000), lambda: work(200_000), 4)
    assert grows, took

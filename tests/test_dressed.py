"""What changes no meaning changes no cut: marks, tatweel, digit script, alef, invisible signs."""

import re
from collections.abc import Callable

import pytest

from khabar.annotators.language.opened import cut, opened
from khabar.text.document import Document
from khabar.text.span import Span
from khabar.text.view import fold
from tests.test_articles import SAMPLES

DRESSES: dict[str, Callable[[str], str]] = {
    "vowel marks": lambda text: re.sub("[بجدركلمن]", "\\g<0>\u064e", text),
    "tatweel": lambda text: re.sub("(?<=[بتسقلمني])(?=[ا-ي])", "\u0640", text),
    "digit script": lambda text: text.translate({0x30 + n: 0x660 + n for n in range(10)}),
    "alef": lambda text: re.sub("[أإآ]", "ا", text),
    "invisible signs": lambda text: text.replace(" ", " \u200f").replace("ال", "ال\u200d"),
}


def read(text: str) -> list[tuple[object, ...]]:
    """Everything that is told of a file's articles, as folded words."""
    found = []
    for span in cut(text):
        article = span.of(text)
        page = opened(Document(article))

        def words(part: Span | None, article: str = article) -> str:
            return fold(part.of(article)).strip() if part else ""

        parts, line = page.layout, page.layout.dateline
        found.append(
            (
                words(parts.title),
                [words(block) for block in parts.body],
                [words(part) for part in (line.span, line.place, line.agency)] if line else [],
                words(parts.byline),
                [(kind, words(part)) for kind, part in parts.furniture],
                [words(sentence) for sentence in page.words.sentences],
                page.verdict.language,
                [problem.reason for problem in page.problems],
            )
        )
    return found


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.kind)
def test_dress_changes_nothing(sample, dress):
    assert read(DRESSES[dress](sample.text)) == read(sample.text)


def test_same_answer_twice():
    text = "\n".join(sample.text for sample in SAMPLES)
    assert read(text) == read(text)

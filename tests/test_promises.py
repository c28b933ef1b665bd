"""What every annotator promises of every text, whatever it finds there."""

import pickle
import re
from collections.abc import Callable, Iterator
from dataclasses import fields

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from khabar.pipeline import Reading, annotate
from khabar.text.annotation import Annotation
from khabar.text.document import Document
from khabar.text.letters import TATWEEL
from khabar.text.span import Span
from khabar.text.view import fold
from tests.corpus import FOLDERS, Case, corpus
from tests.proportion import in_proportion

PARTS = tuple(FOLDERS.values())
CASES = [case for folder in FOLDERS for case in corpus(folder)]
SUKUN = "\u0652"


def stretched(text: str) -> str:
    """A tatweel in every longer word, as a headline might be set."""
    return re.sub(r"([\u0628\u062a-\u062e\u0633-\u063a\u0641-\u0647])(?=[\u0621-\u064a]{2})",
                  rf"\1{TATWEEL}", text)  # fmt: skip


def marked(text: str) -> str:
    """A sukun, the mark that says nothing, on the last letter of words."""
    return re.sub(r"([\u0628\u062f\u0631\u0645\u0646])(?![\u0621-\u0652])", rf"\1{SUKUN}", text)


def in_eastern_digits(text: str) -> str:
    return text.translate({ord("0") + n: 0x0660 + n for n in range(10)})


def with_bare_alefs(text: str) -> str:
    """Without hamzas, but for an imam's: without it he is «in front» (`letters.KEPT`)."""
    return re.sub("أ|إ(?!مام)", "ا", text)


def with_hidden_signs(text: str) -> str:
    """A right-to-left mark before each word, as copied web pages have it."""
    return re.sub(r"(?<![\u0621-\u0652])(?=[\u0621-\u064a])", "\u200f", text)


def annotations(reading: Reading) -> Iterator[tuple[str, Annotation[object]]]:
    for part in PARTS:
        for found in getattr(reading, part):
            yield part, found


def told(reading: Reading) -> list[tuple[str, str, str]]:
    """What was read where, in words that do not depend on how the text is written."""
    text = reading.words.text
    return sorted(
        (part, found.rule, fold(found.span.of(text))) for part, found in annotations(reading)
    )


def spans_in(value: object) -> Iterator[Span]:
    """Every span that a value holds, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_in(item)
    elif hasattr(value, "__struct_fields__"):
        for name in value.__struct_fields__:
            yield from spans_in(getattr(value, name))


def check(reading: Reading) -> None:
    """Every span lies within the text, every part within its whole."""
    size = len(reading.words.text)
    for _, found in annotations(reading):
        assert found.span.stop <= size
        assert all(span.stop <= size for span in spans_in(found.value))
        waiting = [found]
        while waiting:
            whole = waiting.pop()
            for part in whole.parts:
                assert whole.span.covers(part.span), f"{whole.rule} does not hold its {part.rule}"
                waiting.append(part)


NAMES = [f"{folder}-{n}" for folder in FOLDERS for n, _ in enumerate(corpus(folder))]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
class TestEveryAnnotator:
    def test_says_the_same_twice_and_keeps_its_parts_within(self, case: Case) -> None:
        first, second = annotate(case.document), annotate(case.document)
        for field in fields(Reading):
            assert getattr(first, field.name) == getattr(second, field.name)
        check(first)

    @pytest.mark.parametrize("written", [stretched, marked, in_eastern_digits, with_bare_alefs,
                                         with_hidden_signs])  # fmt: skip
    def test_reads_past_how_a_text_is_written(
        self, case: Case, written: Callable[[str], str]
    ) -> None:
        other = Document(
            written(case.text),
            publisher=case.publisher,
            published=case.published,
            title=written(case.title),
        )
        assert told(annotate(other)) == told(annotate(case.document))

    def test_travels(self, case: Case) -> None:
        function, reading = pickle.loads(pickle.dumps((annotate, annotate(case.document))))
        assert told(function(case.document)) == told(reading)


WORDS = sorted({word for case in CASES for word in case.text.split()})
LETTERS = 'أبتثجدرسعفقلمنهويةىءئؤ «»"”“.:،؛؟!()-–\n\t01234567٠١٢٪%#@_/\u200f\u0640\u064f\u0651'
ANY = st.one_of(
    st.text(max_size=300),
    st.text(alphabet=LETTERS, max_size=300),
    st.lists(st.sampled_from(WORDS), max_size=80).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=80).map("\n".join),
)  # fmt: skip


@given(ANY)
@example("\ufdfa \ufefb" * 20)
@example("«" * 200 + "قال" + "»" * 200)
@example("\ud800")
@settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
def test_survives_any_text(text: str) -> None:
    check(annotate(Document(text)))


@pytest.mark.parametrize(
    "piece",
    [
        "قال ",
        "«",
        "بين ",
        "و",
        "12 ",
        "أن أن ",
        "في ",
        "المصدر قال إن ",
        "من شمال ",
        "\n",
        "شمال شرق ",
    ],
)
def test_costs_in_proportion_to_length(piece: str) -> None:
    """Eight times the text costs far less than the square of it, whatever is repeated."""

    size = 4000 // len(piece)
    once, more = Document(piece * size), Document(piece * (8 * size))
    annotate(once)
    grows, took = in_proportion(lambda: annotate(once), lambda: annotate(more), 8)
    assert grows, took

"""The company a word keeps: single words, two in a row, and where a trigger has more than one."""

import pytest

from khabar.lexicon.company import checks, holds
from khabar.text.document import Document
from khabar.text.span import Span
from khabar.text.words import Words, words_of


def read(text: str) -> Words:
    return words_of(Document(text), [Span(0, len(text))])


def met(test: str, text: str, at: int, width: int = 1) -> bool:
    return holds(
        checks(test), read(text), at, definite=False, counted=False, force=False, width=width
    )


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("نشر الجيش طائرات عسكرية قرب الساحل", True),
        ("نشر الجيش طائراته العسكرية قرب الساحل", True),  # the article and the pronoun come off
        ("نشر الجيش طائرات مدنية قرب منشأة عسكرية", False),  # not in a row
        ("نشر الجيش عسكرية طائرات", False),
    ],
)
def test_two_words_of_a_test_stand_in_a_row(text: str, *, stands: bool) -> None:
    assert met("near:طائرات عسكرية", text, 0) is stands
    assert met("no-near:طائرات عسكرية", text, 0) is not stands


def test_two_words_do_not_reach_over_the_end_of_a_sentence() -> None:
    text = "نشر الجيش طائرات. عسكرية"
    stop = text.index(".") + 1
    words = words_of(Document(text), [Span(0, stop), Span(stop + 1, len(text))])
    asked = checks("near:طائرات عسكرية")
    assert not holds(asked, words, 0, definite=False, counted=False, force=False)


def test_next_to_a_trigger_of_two_words_is_what_follows_the_second() -> None:
    text = "إعادة فتح المعبر أمام الشاحنات"
    assert met("next:معبر", text, 0, width=2)
    assert not met("next:معبر", text, 0)
    assert not met("next:فتح", text, 0, width=2)

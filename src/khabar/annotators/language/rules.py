"""What of a text is read, and what is said about the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.annotators.language.care import care
from khabar.annotators.language.gate import Verdict, called, language
from khabar.readings.article import Problem
from khabar.text.span import Span
from khabar.text.words import Kind, Words

STAGE = "language"


@dataclass(frozen=True, slots=True)
class Passed:
    """The sentences that are read, and the problems that say what is not, or with care."""

    verdict: Verdict
    sentences: tuple[Span, ...]
    problems: tuple[Problem, ...]


def gated(text: str, sentences: Sequence[Span]) -> Passed:
    """Let the Arabic sentences of a text pass; a text in another language passes none."""
    verdict = language(text, sentences)
    if verdict.refusal:
        return Passed(verdict, (), (Problem(stage=STAGE, reason=verdict.refusal),))
    shut = {span for span, _ in verdict.others}
    kept = tuple(span for span in sentences if span not in shut)
    problems = tuple(
        Problem(stage=STAGE, reason=f"This part is in {called(code)} and was not read.", span=span)
        for span, code in _runs(verdict.others, sentences)
    )
    return Passed(verdict, kept, problems)


def cautions(words: Words) -> tuple[Problem, ...]:
    """What is said of heavy dialect and of a machine's translation: read, but with care."""
    letters = Kind.LETTERS
    forms = [word.form for word in words.items if word.kind is letters]
    return tuple(Problem(stage=STAGE, reason=found.reason) for found in care(forms))


def _runs(others: Sequence[tuple[Span, str]], sentences: Sequence[Span]) -> list[tuple[Span, str]]:
    """Join sentences of one other language that stand side by side."""
    order = {span: at for at, span in enumerate(sentences)}
    joined: list[tuple[Span, str]] = []
    last = -2
    for span, code in others:
        at = order.get(span, -2)
        if joined and at == last + 1 and joined[-1][1] == code:
            joined[-1] = (Span(joined[-1][0].start, span.stop), code)
        else:
            joined.append((span, code))
        last = at
    return joined

"""Two reports on two turns of one series, told with one text: the fourth flight and the fifth."""

from __future__ import annotations

from khabar.compare.passages import Shared
from khabar.compare.printed import Printed
from khabar.compare.subject import LEAD
from khabar.lexicon.number_words import atoms
from khabar.text.span import Span
from khabar.text.words import Kind, tokens


def instalments(first: Printed, second: Printed, shared: Shared) -> bool:
    """Whether the text of one was written anew for the next turn of what the other tells.

    So it is where an ordinal of the opening stands changed in the shared text, and the
    articles are of different days. Within a day a changed ordinal is a difference.
    """
    if _day(first) == _day(second):
        return False
    return any(
        edit.first
        and edit.second
        and _early(first, edit.first)
        and (counts := _ordinals(edit.first.of(first.text)))
        and (others := _ordinals(edit.second.of(second.text)))
        and not counts & others
        for passage in shared.passages
        for edit in passage.edits
    )


def turned(first: Printed, second: Printed) -> bool:
    """Whether two headlines of different days name two turns of one series."""
    if first.title is None or second.title is None or _day(first) == _day(second):
        return False
    one, other = _ordinals(first.title.text), _ordinals(second.title.text)
    return bool(one and other and not one & other)


def _day(article: Printed) -> str:
    return (article.published or "")[:10]


def _early(article: Printed, span: Span) -> bool:
    title = article.title.span if article.title else None
    start = title[1] if title else 0
    return len(tokens(article.text[start : span.start])) < LEAD


def _ordinals(text: str) -> set[float]:
    return {
        atom.value
        for word in tokens(text)
        if word.kind is Kind.LETTERS
        for atom in atoms(word.form)
        if atom.role == "ordinal"
    }

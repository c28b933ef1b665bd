"""A file cut into its articles, and an article opened: its parts, and the words that are read."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.annotators.language.gate import Verdict
from khabar.annotators.language.rules import cautions, gated
from khabar.lexicon.signs import abbreviations, signs, signs_of
from khabar.readings.article import Problem
from khabar.text.articles.cuts import articles
from khabar.text.articles.parts import layout
from khabar.text.document import Document
from khabar.text.layout import Layout
from khabar.text.sentences import sentences
from khabar.text.span import Span
from khabar.text.words import Words, words_of


@dataclass(frozen=True, slots=True)
class Opened:
    """An article ready to be read.

    ``words`` are those of its title and body, Arabic sentences only; ``heads``
    those of its datelines and date lines, which carry no news but do carry times.
    """

    layout: Layout
    verdict: Verdict
    problems: tuple[Problem, ...]
    words: Words
    heads: Words


def cut(text: str) -> tuple[Span, ...]:
    """Where each article of a file lies, in order; blank space belongs to none."""
    return articles(text, signs())


def opened(document: Document) -> Opened:
    """Lay an article out, cut it into sentences and let the Arabic ones pass."""
    parts = layout(document.text, signs_of(document.publisher), document.title)
    passed = gated(document.text, _sentences(document, _told(parts)))
    words = words_of(document, passed.sentences)
    heads = () if passed.verdict.refusal else _sentences(document, _heads(parts))
    return Opened(
        parts,
        passed.verdict,
        passed.problems + cautions(words),
        words,
        words_of(document, heads),
    )


def _told(parts: Layout) -> tuple[Span, ...]:
    """The title and the prose, in order."""
    return tuple(sorted((*parts.body, *((parts.title,) if parts.title else ()))))


def _heads(parts: Layout) -> tuple[Span, ...]:
    """The datelines, whether lines of their own or the head of the first paragraph."""
    found = {span for kind, span in parts.furniture if kind == "dateline"}
    line = parts.dateline
    if line and not any(block.overlaps(line.span) for block in parts.body):
        found.add(line.span)
    return tuple(sorted(found))


def _sentences(document: Document, blocks: tuple[Span, ...]) -> tuple[Span, ...]:
    return sentences(document.text, blocks, abbreviations())

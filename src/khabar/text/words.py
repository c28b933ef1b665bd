"""The words of an article, each with its place, its folded form and its sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from sys import intern
from typing import NamedTuple

from khabar.text.document import Document
from khabar.text.letters import QUOTES
from khabar.text.span import Span
from khabar.text.view import folded

ARABIC = "\u0621-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f"
TOKEN = re.compile(
    rf"(?P<letters>[{ARABIC}]+)"
    r"|(?P<digits>[0-9]+(?:[.,\u066b\u066c][0-9]+)*)"
    r"|(?P<latin>[^\W\d_\u0600-\u06ff]+)"
    r"|(?P<mark>\S)"
)


BLANK = " \n"
SPACE = re.compile(f"[{BLANK}]")
RUN, FAR = 16_000, 400
"""Characters that are cut into words at once, and between sentences that are not."""


class Kind(StrEnum):
    """What a token is made of."""

    LETTERS = "letters"
    DIGITS = "digits"
    LATIN = "latin"
    MARK = "mark"
    QUOTE = "quote"


LETTERS, MARK, QUOTE = Kind.LETTERS, Kind.MARK, Kind.QUOTE
"""The kinds that loops over words ask for: an enum's own look-up is slow."""

KINDS = (Kind.MARK, Kind.LETTERS, Kind.DIGITS, Kind.LATIN, Kind.MARK)
"""By the number of the group of `TOKEN` that matched."""


class Word(NamedTuple):
    """One token: a run of letters, a number, or one mark.

    ``form`` is folded; ``gap`` says whether white space stands before it.
    """

    span: Span
    form: str
    kind: Kind
    gap: bool


def tokens(text: str, at: int = 0) -> list[Word]:
    """Cut a text into words, numbers and single marks; white space is left out.

    ``at`` is where the text begins in the one that places are counted in.

    >>> [word.form for word in tokens("وصلت 40شاحنة، أمس.")]
    ['وصلت', '40', 'شاحنة', '،', 'امس', '.']
    """
    view = folded(text)
    places, new, mark, quote = view.places, tuple.__new__, Kind.MARK, Kind.QUOTE
    even = isinstance(places, range)
    cut: list[Word] = []
    before = -1
    for match in TOKEN.finditer(view.text):
        start, stop = match.span()
        form = intern(match.group())  # the caches of words know it by its place, not its letters
        kind = KINDS[match.lastindex or 0]
        if kind is mark and form in QUOTES:
            kind = quote
        # View.span, and Span without its check, written out: this loop meets every word
        if even:
            first, last = start, stop
        else:
            first, last = places[start], places[stop]
            if last == places[stop - 1]:
                last += 1
        span = new(Span, (first + at, last + at))
        cut.append(new(Word, (span, form, kind, start != before)))
        before = stop
    return cut


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the sentences that are read, in order.

    ``bounds[n]`` is the range of word numbers of sentence ``n``;
    ``sentence_of[i]`` is the sentence of word ``i``, ``starts[i]`` the place where
    the word starts and ``ends[i]`` one past the last word of its sentence.
    """

    document: Document
    items: tuple[Word, ...]
    sentences: tuple[Span, ...]
    bounds: tuple[range, ...]
    sentence_of: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Word]:
        return iter(self.items)

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        return self.items[at]

    @property
    def text(self) -> str:
        """The article's text, unchanged."""
        return self.document.text

    def form(self, at: int) -> str:
        """The folded form of word ``at``, or "" beyond either end."""
        items = self.items
        return items[at].form if 0 <= at < len(items) else ""

    def span(self, first: int, stop: int) -> Span:
        """From the start of word ``first`` to the end of the last word before ``stop``."""
        return Span(self.items[first].span.start, self.items[stop - 1].span.stop)

    def within(self, span: tuple[int, int]) -> range:
        """The numbers of the words that overlap ``span``."""
        first = bisect_right(self.starts, span[0]) - 1
        if first < 0 or self.items[first].span.stop <= span[0]:
            first += 1
        return range(first, max(first, bisect_left(self.starts, span[1])))

    def end_of_sentence(self, at: int) -> int:
        """One past the last word of the sentence of word ``at``."""
        return self.ends[at]


def words_of(document: Document, sentences: Sequence[Span]) -> Words:
    """The words of ``document`` that stand in ``sentences`` (ordered, not overlapping).

    What lies outside every sentence (datelines, credits, tag lines) has no words.
    """
    if not sentences:
        return Words(document, (), (), (), (), (), ())
    items: list[Word] = []
    bounds: list[range] = []
    owner: list[int] = []
    begun: list[int] = []
    ends: list[int] = []
    for run, reach in _runs(document.text, sentences):
        cut = tokens(document.text[reach.start : reach.stop], reach.start)
        starts = [word[0][0] for word in cut]
        for number in run:
            sentence = sentences[number]
            lead, stop = bisect_left(starts, sentence.start), bisect_left(starts, sentence.stop)
            end = len(items) + stop - lead
            bounds.append(range(len(items), end))
            items += cut[lead:stop]
            begun += starts[lead:stop]
            owner += [number] * (stop - lead)
            ends += [end] * (stop - lead)
    return Words(
        document,
        tuple(items),
        tuple(sentences),
        tuple(bounds),
        tuple(owner),
        tuple(begun),
        tuple(ends),
    )


def _runs(text: str, sentences: Sequence[Span]) -> Iterator[tuple[range, Span]]:
    """Sentences that are cut into words together, and the stretch that holds them.

    A run ends where much lies between two sentences, or where it is long, so that a text of
    any length costs little more than its words; and only behind white space, for a word or
    the marks above its last letter may go on behind a sentence.
    """
    first, last = 0, len(sentences)
    for number in range(1, last):
        start, before = sentences[number].start, sentences[number - 1].stop
        if start - sentences[first].start < RUN and start - before < FAR:
            continue
        space = SPACE.search(text, before, start)
        if space and text[start - 1] in BLANK:
            yield range(first, number), Span(sentences[first].start, space.start())
            first = number
    yield range(first, last), Span(sentences[first].start, sentences[-1].stop)

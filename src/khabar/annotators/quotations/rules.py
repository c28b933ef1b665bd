"""Quotations: what stands between marks of any kind, turned round or left open.

A mark's own shape is only a hint: the press sets ” داعش ” with two closing marks,
and straight marks have no side at all. What decides is, in this order, whether a
quotation is open, on which side of the mark the white space is, and its shape.
"""

from collections.abc import Iterator
from enum import Enum

from khabar.readings.quotation import Quotation
from khabar.text.annotation import Annotation
from khabar.text.letters import CLOSING_QUOTES, DIRECTED_QUOTES, OPENING_QUOTES, SINGLE_QUOTES
from khabar.text.words import Kind, Words

LONGEST = 1500
"""Code points after which a quotation that was not closed counts as left open."""


class Side(Enum):
    """What the white space round a mark says of it."""

    OPENS = "opens"
    CLOSES = "closes"
    EITHER = "either"


def side(words: Words, at: int) -> Side:
    """A mark that leans on the next word opens, one that leans on the last closes."""
    following = words.items[at + 1] if at + 1 < len(words) else None
    leans_back = at > 0 and not words.items[at].gap
    leans_on = following is not None and not following.gap
    if leans_back and not leans_on and words.items[at - 1].form in (":", "("):
        return Side.OPENS
    if leans_on and leans_back:
        # between a proclitic and a word (بـ"…") it opens; before a comma or stop it closes
        if following is not None and following.kind is Kind.MARK:
            return Side.CLOSES
        if words.items[at - 1].kind is Kind.MARK:
            return Side.OPENS
        return Side.EITHER
    if leans_on:
        return Side.OPENS
    return Side.CLOSES if leans_back else Side.EITHER


def quotations(words: Words) -> Iterator[Annotation[Quotation]]:
    """Every quotation, in order of its opening mark, nested ones too."""
    found: list[Annotation[Quotation]] = []
    standing: list[int] = []  # marks that opened and were not closed yet, the innermost last
    for at, word in enumerate(words.items):
        if word.kind is not Kind.QUOTE:
            continue
        leaning = side(words, at)
        if word.form in SINGLE_QUOTES and not word.gap and leaning is Side.EITHER:
            continue  # an apostrophe inside a word
        while standing and word.span.start - words.items[standing[0]].span.start > LONGEST:
            found.extend(left_open(words, standing.pop(0)))
        opener = match_for(words, standing, at, leaning)
        if opener is None:
            if leaning is not Side.CLOSES or word.form in OPENING_QUOTES:
                standing.append(at)
            continue
        while standing and standing[-1] != opener:
            found.extend(left_open(words, standing.pop()))
        standing.pop()
        found.extend(between(words, opener, at))
    for started in standing:
        found.extend(left_open(words, started))
    yield from sorted(found, key=lambda a: (a.span.start, -a.span.stop))


def match_for(words: Words, standing: list[int], at: int, leaning: Side) -> int | None:
    """The open mark that this one closes, or None when it opens a quotation itself.

    A mark of the same kind is closed first; a mark of another kind only by one that leans
    back on its word, for many hands open with “ and close with ".
    """
    form = words.items[at].form
    if leaning is Side.OPENS and (form in OPENING_QUOTES or form not in CLOSING_QUOTES):
        return None
    same = [n for n in standing if kin(words.items[n].form, form)]
    if same:
        return None if form in OPENING_QUOTES and leaning is Side.OPENS else same[-1]
    if standing and leaning is Side.CLOSES and form not in SINGLE_QUOTES:
        return standing[-1]
    return None


def kin(one: str, other: str) -> bool:
    """Whether two marks may be a pair: both with sides, both straight, or both single."""
    return (one in DIRECTED_QUOTES) == (other in DIRECTED_QUOTES) and (one in SINGLE_QUOTES) == (
        other in SINGLE_QUOTES
    )


def between(words: Words, first: int, last: int) -> Iterator[Annotation[Quotation]]:
    """What stands between an opening and a closing mark; nothing when they touch."""
    if last - first < 2:
        return
    marks = words.span(first, last + 1)
    inside = words.span(first + 1, last)
    yield Annotation(marks, Quotation(span=inside, marks_span=marks), "quotations.between")


def left_open(words: Words, first: int) -> Iterator[Annotation[Quotation]]:
    """A quotation that nothing closes reaches the end of its sentence."""
    stop = words.end_of_sentence(first)
    if words.items[first].form in SINGLE_QUOTES:
        return  # a lone apostrophe quotes nothing
    if stop - first < 2:
        return
    marks = words.span(first, stop)
    inside = words.span(first + 1, stop)
    yield Annotation(
        marks, Quotation(span=inside, marks_span=marks, closed=False), "quotations.left_open"
    )

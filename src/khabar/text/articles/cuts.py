"""Where the articles of a file begin and end."""

from collections.abc import Sequence

from khabar.text.articles.datelines import whole
from khabar.text.articles.furniture import furniture, tail
from khabar.text.articles.headlines import THRESHOLD, Setting, bulleted, plausible, score
from khabar.text.articles.lines import Line, lines
from khabar.text.articles.signs import Signs
from khabar.text.layout import Furniture
from khabar.text.span import Span

ASKING = 4
"""So many lines that end in a question mark make a text an interview."""

HEADING, SECTION = 6, 6
"""A heading within an article has so many words at most, and so many lines with its section."""


def articles(text: str, signs: Signs) -> tuple[Span, ...]:
    """Where each article of a file lies, in order; a text with nothing in it has none.

    A span runs from the first to the last mark of its article: the blank space
    between two articles belongs to neither.
    """
    found = lines(text)
    if not found:
        return ()
    starts = [0, *_beginnings(text, found, signs)]
    stops = [*starts[1:], len(found)]
    return tuple(
        Span(found[start].span.start, found[stop - 1].span.stop)
        for start, stop in zip(starts, stops, strict=True)
    )


def kinds_of(text: str, found: Sequence[Line], signs: Signs) -> tuple[Furniture | None, ...]:
    """What furniture each line is, None for titles and prose."""
    return tuple(
        furniture(line, signs) or ("dateline" if whole(text, line, signs) else None)
        for line in found
    )


def _asking(found: Sequence[Line]) -> bool:
    """Whether questions stand on lines of their own all through, as in an interview."""
    return sum(line.form.endswith("؟") and not bulleted(line) for line in found) >= ASKING


def _beginnings(text: str, found: Sequence[Line], signs: Signs) -> list[int]:
    """The numbers of the lines, after the first, at which an article begins."""
    asking = _asking(found)
    kinds = list(kinds_of(text, found, signs))
    setting = Setting(text, found, kinds, signs, asking)
    starts: list[int] = []
    prose = False
    for at, line in enumerate(found):
        if setting.kinds[at] is not None:
            continue
        if prose and plausible(line, signs) and score(at, setting) >= THRESHOLD:
            starts.append(at)
            prose = False
        elif at:
            prose = True
            if not line.ended and (cut := tail(text, line, signs)):
                kinds[at] = cut[0]
    return [] if _headings(starts, setting) else starts


def _headings(starts: Sequence[int], setting: Setting) -> bool:
    """Whether the lines are headings within one article: several, short, close together.

    The headline above them is longer, and nothing but prose lies between.
    """
    found, kinds = setting.lines, setting.kinds
    if len(starts) < 2 or len(found[0].words) <= HEADING:
        return False
    ends = [*starts[1:], len(found)]
    return all(
        len(found[start].words) <= HEADING
        and stop - start <= SECTION
        and not any(kinds[start - 1 : stop])
        for start, stop in zip(starts, ends, strict=True)
    )

"""Where the articles of a file begin and end."""

from collections.abc import Sequence
from itertools import pairwise

from khabar.text.articles.datelines import whole
from khabar.text.articles.furniture import furniture, tail
from khabar.text.articles.headlines import THRESHOLD, Setting, bulleted, over, plausible, score
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
    sections = _sections(found, kinds, signs)
    for at in sections:
        kinds[at] = "tags"
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
    return [at - (at - 1 in sections) for at in _without_headings(starts, setting)]


def _sections(
    found: Sequence[Line], kinds: Sequence[Furniture | None], signs: Signs
) -> frozenset[int]:
    """The lines that name a section above a headline («دولي»): they open its article."""
    return frozenset(
        at
        for at in range(1, len(found) - 2)
        if not any(kinds[at : at + 2])
        and (kinds[at - 1] or found[at - 1].ended)
        and over(found[at], found[at + 1 : at + 3], signs)
    )


def _without_headings(starts: Sequence[int], setting: Setting) -> list[int]:
    """Leave out runs of short lines close together under a longer one.

    They are headings within one article, as nothing but prose lies between.
    """
    kept: list[int] = []
    run: list[int] = []
    for at, stop in pairwise((*starts, len(setting.lines))):
        if _short(at, setting) and stop - at <= SECTION and not any(setting.kinds[at - 1 : stop]):
            run.append(at)
            continue
        kept += (run if _apart(run, kept, setting) else []) + [at]
        run = []
    return kept + (run if _apart(run, kept, setting) else [])


def _apart(run: Sequence[int], kept: Sequence[int], setting: Setting) -> bool:
    """Whether short lines begin articles of their own: one alone, or under another short one."""
    return len(run) < 2 or _short(kept[-1] if kept else 0, setting)


def _short(at: int, setting: Setting) -> bool:
    return len(setting.lines[at].words) <= HEADING

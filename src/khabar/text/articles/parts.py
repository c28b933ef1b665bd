"""The layout of one article: which line is what."""

from collections.abc import Sequence

from khabar.text.articles.cuts import kinds_of
from khabar.text.articles.datelines import after, dated, opening, whole
from khabar.text.articles.furniture import tail, writer
from khabar.text.articles.headlines import bulleted, over, plausible
from khabar.text.articles.lines import LETTERS, Line, lines
from khabar.text.articles.signs import Signs
from khabar.text.layout import Dateline, Furniture, Layout
from khabar.text.span import Span
from khabar.text.view import fold

HEAD = 5
"""A dateline stands within so many lines of the top."""
HEADING = 4
"""Words of a heading over links, at most."""
LAST = 3
"""Furniture is run on to the end of one of so many last lines of prose."""


def layout(text: str, signs: Signs, title: str = "") -> Layout:
    """Tell the parts of one article; ``title`` is the headline as given beside the text.

    A line that opens the text is its title where it reads like a headline and
    prose or a list follows. A dateline at the head of the first paragraph is
    left out of the body where it names an agency («دمشق – سانا: …»); a place
    alone («دمشق: …») stays, for it may be the place of what is told.
    """
    found = lines(text)
    kinds = list(kinds_of(text, found, signs))
    _linked(found, kinds)
    headline = _headline(found, kinds, tuple(LETTERS.findall(fold(title))), signs)
    if all(kinds):  # a text that is nothing but a dateline or a tag is itself what is told
        kinds = [None if kind != "closing" else kind for kind in kinds]
    prose = [at for at, kind in enumerate(kinds) if kind is None and at != headline]
    furniture = [(kind, found[at].span) for at, kind in enumerate(kinds) if kind]
    blocks = {at: found[at].span for at in prose}
    for at in prose[-LAST:]:
        if cut := tail(text, found[at], signs):
            furniture.append(cut)
            blocks[at] = Span(found[at].span.start, cut[1].start)
    dateline = _dateline(text, found, kinds, prose, signs)
    if dateline and dateline.agency and prose:
        block = blocks[prose[0]]
        start = after(text, dateline, block.stop)
        if block.covers(dateline.span) and start < block.stop:
            blocks[prose[0]] = Span(start, block.stop)
    return Layout(
        found[headline].span if headline is not None else None,
        tuple(blocks[at] for at in prose),
        dateline,
        next(
            (writer(text, found[at], signs) for at, kind in enumerate(kinds) if kind == "byline"),
            None,
        ),
        tuple(sorted(furniture, key=lambda part: part[1])),
    )


def _headline(
    found: Sequence[Line], kinds: list[Furniture | None], title: tuple[str, ...], signs: Signs
) -> int | None:
    """The line that is the title: as given, or the first when it looks like one."""
    if title:
        for at, line in enumerate(found[:HEAD]):
            if line.words == title:
                kinds[at] = None
                return at
    first = next((at for at, kind in enumerate(kinds[:HEAD]) if kind is None), None)
    if first is None:
        return None
    under = [at for at in range(first + 1, min(first + 7, len(found))) if kinds[at] is None]
    if over(found[first], [found[at] for at in under[:2]], signs):
        kinds[first] = "tags"
        first, *under = under
    if not plausible(found[first], signs):
        return None
    if title and 2 * len(set(found[first].words) & set(title)) < len(title):
        return None  # the text was handed in without its headline
    told = (found[at].ended or bulleted(found[at]) or len(found[at].words) > 8 for at in under)
    return first if any(told) else None


def _linked(found: Sequence[Line], kinds: list[Furniture | None]) -> None:
    """Count the links under a heading that stands alone («مقالات ذات صلة») as its own."""
    under = False
    for at, line in enumerate(found):
        if kinds[at] == "read_also":
            under = len(line.words) <= HEADING
        elif under and not line.ended and kinds[at] in (None, "dateline"):
            kinds[at] = "read_also"
        else:
            under = False


def _dateline(
    text: str,
    found: Sequence[Line],
    kinds: Sequence[Furniture | None],
    prose: Sequence[int],
    signs: Signs,
) -> Dateline | None:
    """The line at the top that says where and through whom, or the head of the first prose."""
    at_top = [at for at, kind in enumerate(kinds[: HEAD + 1]) if kind == "dateline"]
    read = [whole(text, found[at], signs) for at in at_top]
    placed = [line for line in read if line and (line.place or line.agency)]
    if not placed and prose:
        inline = opening(text, found[prose[0]], signs)
        if inline:
            return inline
    plain = [line for at, line in zip(at_top, read, strict=True) if not dated(found[at], signs)]
    return next((line for line in [*plain, *placed] if line), None)

"""A story as lines for a terminal: wordings, origins, tolls, and the matrix by origin."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.compare.matrix import Cell, Matrix
from khabar.compare.story import Story

SHOWN = 3
"""Events whose matrix is shown, those told by most articles first."""


def page(story: Story) -> Iterator[str]:
    """The story in lines; what is counted is the origins that can be told apart."""
    known = story.origins
    span = f"{known.least}" if known.least == known.most else f"{known.least} to {known.most}"
    yield (
        f"{len(story.articles)} articles, {len(story.wordings)} wordings, "
        f"{span} origins that can be told apart"
    )
    for group in story.wordings:
        names = [_name(story, member) for member in group.members]
        head = (
            "" if group.head is None or len(names) == 1 else f" (from {_name(story, group.head)})"
        )
        yield f"  wording: {', '.join(names)}{head}"
    for origin in known.found:
        through = f" through {origin.through}" if origin.through else ""
        told = ", ".join(_name(story, article) for article in origin.articles)
        named = "named" if origin.named else "unnamed"
        yield f"  origin: {origin.name} ({named}{through}): {told}"
    for owner, outlets in story.owners:
        yield f"  linked: {', '.join(outlets)} are of one owner ({owner})"
    for circle in story.circles:
        yield f"  circle: {' -> '.join((*circle, circle[0]))}"
    for toll in story.tolls:
        low, best, high = ("–" if n is None else f"{n:g}" for n in toll.range)
        yield f"  {toll.kind}: lowest {low}, most told {best}, highest {high}"
    for matrix in story.matrices[:SHOWN]:
        yield from _matrix(story, matrix)
    yield "Text shows that origins depend on one another, never that they do not."


def _matrix(story: Story, matrix: Matrix) -> Iterator[str]:
    yield f"{matrix.happening.type}, told by {len(matrix.happening.articles)} articles"
    names = [
        story.origins.found[column.origin].name
        if column.origin is not None
        else f"own voice of {_name(story, story.wordings[column.wording or 0].members[0])}"
        for column in matrix.columns
    ]
    for row in matrix.rows:
        yield f"  {row.field}"
        for name, cell in zip(names, row.cells, strict=True):
            yield f"    {name}: {cell.status}{_values(story, cell)}"


def _values(story: Story, cell: Cell) -> str:
    words = dict.fromkeys(
        " ".join(one.span.of(story.articles[one.article].text).split()) for one in cell.said
    )
    return " " + " / ".join(f"«{word}»" for word in words) if words else ""


def _name(story: Story, article: int) -> str:
    found = story.articles[article]
    return found.publisher.name if found.publisher else found.doc

"""Redaction: a view of a text in which stretches are masked, every other letter in its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, text

from khabar.sources.refusal import Refusal
from khabar.store.tables import redactions, texts, versions
from khabar.store.writing import Writing
from khabar.text.span import Span

MASK = "\u2588"
"""What stands for each masked letter; line ends stay, so that lines keep their numbers."""


def masked(whole: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with the stretches masked, as long as before.

    >>> masked("قال فلان أمس", [(4, 8)])
    'قال ████ أمس'
    """
    letters = [*whole]
    for start, stop in spans:
        for at in range(max(0, start), min(stop, len(letters))):
            if letters[at] not in "\r\n":
                letters[at] = MASK
    return "".join(letters)


def places(whole: str, told: str) -> list[Span]:
    """The places that ``START-STOP`` or words stand for in a text; words wherever they stand.

    >>> places("قال فلان وفلان", "فلان")
    [Span(start=4, stop=8), Span(start=10, stop=14)]
    """
    first, dash, last = told.partition("-")
    if dash and first.isdecimal() and last.isdecimal():
        start, stop = int(first), int(last)
        return [Span(start, stop)] if start < stop <= len(whole) else []
    found, at = [], whole.find(told) if told else -1
    while at >= 0:
        found.append(Span(at, at + len(told)))
        at = whole.find(told, at + len(told))
    return found


def redact(
    writing: Writing, version: int, span: tuple[int, int], reason: str, *, masks: bool = True
) -> None:
    """Mask a stretch of a version from now on, or with ``masks=False`` show it again."""
    size = writing.connection.execute(
        versions.select()
        .with_only_columns(texts.c.text)
        .join(texts, texts.c.sha256 == versions.c.text)
        .where(versions.c.id == version)
    ).scalar()
    if size is None or not 0 <= span[0] < span[1] <= len(size):
        raise Refusal(f"there are no characters {span[0]}-{span[1]} in it: give a place within it")
    writing.put(
        redactions,
        version=version,
        start=span[0],
        stop=span[1],
        masks=masks,
        reason=reason,
        who=writing.who,
        at=writing.at,
    )
    writing.told("redact" if masks else "unredact")


_HOLDING = text(
    "SELECT version, start, stop FROM redactions r WHERE version IN :versions AND masks AND id = "
    "(SELECT max(id) FROM redactions o "
    "WHERE o.version = r.version AND o.start = r.start AND o.stop = r.stop) ORDER BY start"
).bindparams(bindparam("versions", expanding=True))


def redacted(connection: Connection, version: int) -> list[Span]:
    """The stretches of a version that are masked now."""
    return redacted_in(connection, [version]).get(version, [])


def redacted_in(connection: Connection, versions: Sequence[int]) -> dict[int, list[Span]]:
    """The same of several versions; one in which nothing is masked is left out."""
    found: dict[int, list[Span]] = {}
    for version, start, stop in connection.execute(_HOLDING, {"versions": [*versions]}):
        found.setdefault(version, []).append(Span(start, stop))
    return found


def view(connection: Connection, version: int, whole: str) -> str:
    """A version's text as it may be shown."""
    spans = redacted(connection, version)
    return masked(whole, spans) if spans else whole

"""The links of a chain of sources: stated, taken up again, or not to be found."""

from __future__ import annotations

from msgspec.structs import replace

from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.sources import Source
from khabar.annotators.attribution.statement import Statement
from khabar.readings.attribution import Link, Resolved
from khabar.text.span import Span


def link_of(source: Source, role: str, name: str, entity: str, resolved: Resolved) -> Link:
    """One link of a chain, as the record keeps it."""
    return Link(
        role="origin" if role == "origin" else "via",
        name=name,
        kind=source.kind,  # type: ignore[arg-type]
        named=source.named,
        span=source.span,
        entity=entity or None,
        resolved=resolved,
    )


def as_via(link: Link) -> Link:
    """The origin of an outer statement as a go-between of an inner one."""
    return replace(link, role="via")


def replace_link(link: Link, resolved: Resolved) -> Link:
    """The same source, known by another way."""
    return replace(link, role="origin", resolved=resolved)


def nobody(said: Statement) -> Source:
    """A source phrase for what nobody is said to have said: its cue."""
    return Source(said.cue.first, said.cue.stop, Span(0, 1), "", "public", False, "", "", "", False)


def unknown_link(told: str) -> Link:
    """The link of a report that is laid on nobody; ``told`` is what it calls itself («أنباء»)."""
    return Link(
        role="origin",
        name=told or next(iter(of_class("unknown"))),
        kind="public",
        named=False,
        resolved="stated",
    )


def unresolved_link() -> Link:
    """The link of a speaker we could not find: said, not guessed."""
    return Link(
        role="origin",
        name=next(iter(of_class("unknown"))),
        kind="unnamed",
        named=False,
        resolved="unknown",
    )

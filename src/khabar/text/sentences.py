"""Where sentences end."""

import re

from khabar.text.span import Span

STOP = re.compile(r"[^\n.!?؟]+[.!?؟]*")


def sentences(
    text: str, blocks: tuple[Span, ...], abbreviations: frozenset[str]
) -> tuple[Span, ...]:
    """Cut each block into sentences (a first cut, by stops and line ends alone)."""
    found = []
    for block in blocks:
        for match in STOP.finditer(text, block.start, block.stop):
            inner = match.group()
            if inner.strip():
                lead = len(inner) - len(inner.lstrip())
                found.append(Span(match.start() + lead, match.start() + len(inner.rstrip())))
    return tuple(found)

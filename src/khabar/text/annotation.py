"""What was read at a place, and the chain of readings it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from khabar.text.span import Span

V_co = TypeVar("V_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Annotation(Generic[V_co]):
    """A value read at a place in a text.

    ``rule`` names the rule that spoke, as ``<folder>.<function>``; ``parts``
    are the annotations it stood on and lie within ``span``, so that every
    reading carries its own chain down to bare characters.
    """

    span: Span
    value: V_co
    rule: str
    parts: tuple[Annotation[object], ...] = ()

    def chain(self, text: str) -> Iterator[str]:
        """Tell the chain a link a line, the reading first, its parts under it."""
        yield f"{self.rule}: {self.span.of(text)}"
        for part in self.parts:
            yield from (f"  {link}" for link in part.chain(text))

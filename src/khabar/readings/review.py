"""What people made of a reading, beside it and never over it; and what they find, apart from both.

A review says whether Khabar read the text rightly. A finding is the desk's own judgement on
what the text says: no machine fills it or suggests it.
"""

from __future__ import annotations

from typing import Annotated, Literal, get_args

import msgspec

from khabar.readings.value import Added
from khabar.text.span import Span

Verdict = Literal["reading_correct", "corrected", "rejected", "missed", "merged", "split"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
Scale = Literal["desk", "admiralty"]
CORRECTED = "review.corrected"
"""The rule of a value that a person gave."""


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """A value as the machine read it and as a person corrected it; when is UTC.

    ``differ`` tells that another reviewer gave another value.
    """

    field: str
    read: str
    value: str
    who: str
    at: str
    why: str | None = None
    differ: bool = False


class Reviewed(msgspec.Struct, frozen=True, kw_only=True):
    """Where the review of a statement stands.

    ``verdict`` is null where values were corrected and the whole is not yet settled.
    ``into`` names the statement that it was merged into, ``parts`` those it was split into
    or merged from. ``statement`` is the lasting id of the statement that it is of.
    """

    verdict: Verdict | None
    who: str
    at: str
    why: str | None = None
    corrections: tuple[Correction, ...] = ()
    into: str | None = None
    parts: tuple[str, ...] = ()
    differ: bool = False
    statement: Annotated[str | None, Added] = None

    @property
    def stands(self) -> bool:
        """Whether the statement still stands by itself: not rejected, merged away or split."""
        return self.verdict not in ("rejected", "split") and not self.into

    @property
    def changes(self) -> tuple[Correction, ...]:
        """The corrections that say another thing than was read."""
        return tuple(one for one in self.corrections if one.value != one.read)


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """A value that a person gave to a statement that he added."""

    field: str
    value: str


class Missed(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that Khabar missed and a person added: its place and what he told of it."""

    id: str
    span: Span
    text: str
    values: tuple[Given, ...]
    who: str
    at: str


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What a person of the desk holds of a statement or story, with reasons and evidence.

    On the scale ``desk`` it is ``value`` in the desk's own words; on ``admiralty`` a letter for
    the source and a number for what is said, two judgements that are never joined.
    """

    id: int
    about: str
    scale: Scale
    value: str | None
    letter: str | None
    number: str | None
    reasons: str
    evidence: tuple[str, ...]
    who: str
    at: str

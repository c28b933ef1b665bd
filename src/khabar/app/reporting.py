"""What became of one arrival, as a line of JSON."""

from __future__ import annotations

import msgspec

from khabar.sources.captured import Failure
from khabar.store.keeping import Kept


def line(answer: list[Kept] | Failure) -> bytes:
    """A line for each article, or one that says why there is none."""
    if isinstance(answer, Failure):
        told = {"outcome": "failed", "address": answer.address, "reason": answer.reason}
        return msgspec.json.encode(told) + b"\n"
    return b"".join(msgspec.json.encode(_kept(kept)) + b"\n" for kept in answer)


def _kept(kept: Kept) -> dict[str, object]:
    return {
        "outcome": kept.outcome,
        "document": kept.document,
        "version": kept.version,
        "key": kept.key,
    }

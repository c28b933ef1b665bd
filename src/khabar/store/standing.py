"""Where the review of a statement stands, from its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from khabar.readings.review import Correction, Reviewed
from khabar.store.reviews import UNDONE, Review


def standing(found: Sequence[Review]) -> Reviewed | None:
    """Where the review of one statement stands, from its rows; None where nothing was said.

    Of several people's values of one field the latest stands, and says that they differ.
    """
    rows = [row for row in found if not row.undone and row.verdict != UNDONE]
    if not rows:
        return None
    by_field: dict[str, dict[str, Review]] = {}
    whole: dict[str, Review] = {}
    for row in rows:
        if row.field:
            mine = by_field.setdefault(row.field, {})
            mine.pop(row.who, None)
            mine[row.who] = row
        elif row.verdict != "missed" or not whole:
            whole.pop(row.who, None)
            whole[row.who] = row
    corrections = []
    for name, said in by_field.items():
        last = [*said.values()][-1]
        read = next(row.before for row in found if row.field == name) or ""
        if last.after != read or len(said) > 1:
            corrections.append(
                Correction(
                    field=name, read=read, value=last.after or "", who=last.who, at=last.at,
                    why=last.why, differ=_differ(said, whole),
                )
            )  # fmt: skip
    settled = [*whole.values()][-1] if whole else None
    verdict = settled.verdict if settled else None
    if verdict == "reading_correct" and any(one.value != one.read for one in corrections):
        verdict = "corrected"
    last = rows[-1]
    said_of_it = {row.verdict == "rejected" for row in whole.values()}
    return Reviewed(
        verdict=verdict,  # type: ignore[arg-type]  # the store keeps no other words
        who=(settled or last).who,
        at=(settled or last).at,
        why=(settled or last).why,
        corrections=tuple(corrections),
        parts=settled.others if settled else (),
        differ=len(said_of_it) > 1 or any(one.differ for one in corrections),
    )


def _differ(said: Mapping[str, Review], whole: Mapping[str, Review]) -> bool:
    """Whether people say other things of one value; one who let it stand in a round says so."""
    rounds = {row.round for row in said.values()} - {None}
    let_stand = (
        who not in said and row.round in rounds and row.verdict in ("reading_correct", "corrected")
        for who, row in whole.items()
    )
    return len({row.after for row in said.values()}) > 1 or any(let_stand)


def standings(found: Iterable[Review]) -> dict[str, Reviewed]:
    """Where the review of each statement stands, by its id; a merge is told of both sides."""
    by_statement: dict[str, list[Review]] = {}
    for row in found:
        by_statement.setdefault(row.statement, []).append(row)
    made = {}
    for statement, rows in by_statement.items():
        stands = standing(rows)
        if stands is not None:
            made[statement] = msgspec.structs.replace(stands, statement=statement)
    for statement, stands in [*made.items()]:
        if stands.verdict == "merged":
            for other in stands.parts:
                old = made.get(other) or replace_empty(stands, other)
                made[other] = msgspec.structs.replace(old, into=statement)
    return made


def replace_empty(stands: Reviewed, statement: str) -> Reviewed:
    """The standing of a statement of which nothing is said but that it is part of another."""
    return Reviewed(verdict="merged", who=stands.who, at=stands.at, statement=statement)

"""What two reviewers of a round said of each field, and how far they agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import Connection

from khabar.compare.agreement import Agreement, agreement
from khabar.record.reviewable import FIELDS, bare
from khabar.sources.refusal import Refusal
from khabar.store.reviews import Review, reviews_on
from khabar.store.rounds import DONE, round_named, statements_of
from khabar.store.standing import standing
from khabar.store.stated import stated
from khabar.text.view import fold

WHOLE = "reading"
"""What the verdict on the whole reading is called among the fields."""


@dataclass(frozen=True, slots=True)
class Differing:
    """A value on which two people differ."""

    statement: str
    name: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """How far two reviewers agree on a field, and where they do not."""

    field: str
    agreement: Agreement
    differing: tuple[Differing, ...]


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """Two reviewers: ``both`` statements that both have done, of ``all`` in the round."""

    reviewers: tuple[str, str]
    both: int
    all: int
    fields: tuple[FieldAgreement, ...]


def round_agreement(connection: Connection, who: str, name: str) -> list[PairAgreement]:
    """The agreement of each two reviewers of a round, as far as ``who`` may see it.

    A statement counts once both have done it. A value that a reviewer let stand is the
    machine's; where either rejects the reading its values are not compared.
    """
    known = round_named(connection, name)
    if known is None:
        raise Refusal(f"there is no round «{name}»: khabar review --rounds tells them")
    wanted = statements_of(connection, name)
    labels: dict[str, dict[str, dict[str, str]]] = {}
    for statement in wanted:
        rows = reviews_on(connection, who, statement=statement)
        read = {value.name: value.value for value in stated(connection, statement).values}
        for person in known.reviewers:
            mine = [row for row in rows if row.who == person and row.round == name]
            if any(row.verdict in DONE and not row.field and not row.undone for row in mine):
                labels.setdefault(person, {})[statement] = _labels(mine, read)
    return [
        _pair((one, other), labels.get(one, {}), labels.get(other, {}), len(wanted))
        for one, other in combinations(known.reviewers, 2)
    ]


def _labels(rows: Sequence[Review], read: dict[str, str]) -> dict[str, str]:
    """What one person holds of each value; the whole reading stands under `WHOLE`."""
    stands = standing(rows)
    assert stands is not None
    verdict: str = stands.verdict or "corrected"
    told = {WHOLE: verdict}
    if verdict != "rejected":
        told |= read | {one.field: one.value for one in stands.corrections}
    return told


def _pair(
    people: tuple[str, str],
    one: dict[str, dict[str, str]],
    other: dict[str, dict[str, str]],
    n: int,
) -> PairAgreement:
    pairs: dict[str, list[tuple[str, str]]] = {}
    differing: dict[str, list[Differing]] = {}
    both = [statement for statement in one if statement in other]
    for statement in both:
        for name in one[statement]:
            if name not in other[statement]:
                continue
            first, second = one[statement][name], other[statement][name]
            if not first and not second:
                continue  # neither sees a value there
            field = name if name == WHOLE else bare(name)
            alike = (_plain(first), _plain(second))
            pairs.setdefault(field, []).append(alike)
            if alike[0] != alike[1]:
                differing.setdefault(field, []).append(Differing(statement, name, first, second))
    order = [WHOLE, *FIELDS]
    return PairAgreement(
        people, len(both), n,
        tuple(
            FieldAgreement(field, agreement(pairs[field]), tuple(differing.get(field, ())))
            for field in sorted(pairs, key=order.index)
        ),
    )  # fmt: skip


def _plain(value: str) -> str:
    return " ".join(fold(value).split())

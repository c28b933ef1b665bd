"""Cases: what a desk holds documents for, who may see them, and until when they are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, select, text

from khabar.published import day
from khabar.sources.refusal import Refusal
from khabar.store.log import canonical
from khabar.store.tables import case_documents, cases, documents, restrictions
from khabar.store.writing import Writing

BASES = ("public interest", "journalism", "legal claim", "consent", "other")


@dataclass(frozen=True, slots=True)
class Case:
    """A case as it stands. ``basis`` is the legal basis, ``retain_until`` a day or None."""

    name: str
    purpose: str
    basis: str
    members: tuple[str, ...]
    retain_until: str | None


def set_case(
    writing: Writing,
    name: str,
    purpose: str,
    basis: str,
    members: Sequence[str] = (),
    retain_until: str | None = None,
) -> Case:
    """Set a case up, or change it: the change is a row of its own and the old row stays."""
    if basis not in BASES:
        raise Refusal(f"there is no basis «{basis}»: one of {', '.join(BASES)}")
    try:
        day(retain_until)
    except ValueError as wrong:
        raise Refusal(str(wrong)) from None
    writing.put(
        cases,
        name=name,
        purpose=purpose,
        basis=basis,
        members=canonical(sorted(set(members))).decode(),
        retain_until=retain_until,
        who=writing.who,
        at=writing.at,
    )
    writing.told("case")
    return Case(name, purpose, basis, tuple(sorted(set(members))), retain_until)


def case(connection: Connection, name: str) -> Case | None:
    """The case of a name as it stands now."""
    which = select(cases).where(cases.c.name == name).order_by(cases.c.id.desc()).limit(1)
    row = connection.execute(which).first()
    if row is None:
        return None
    members = tuple(msgspec.json.decode(row.members))
    return Case(row.name, row.purpose, row.basis, members, row.retain_until)


def all_cases(connection: Connection) -> list[Case]:
    """Every case as it stands now, by name."""
    names = sorted(set(connection.execute(select(cases.c.name)).scalars()))
    found = [case(connection, name) for name in names]
    return [each for each in found if each is not None]


def cases_of(connection: Connection, document: int) -> list[Case]:
    """The cases that hold a document."""
    which = select(case_documents.c.case_name).where(case_documents.c.document == document)
    names = sorted(set(connection.execute(which).scalars()))
    found = [case(connection, name) for name in names if document in _held(connection, name)]
    return [each for each in found if each is not None]


def put_in(writing: Writing, name: str, document: int, *, holds: bool = True) -> None:
    """Put a document into a case, or take it out."""
    if case(writing.connection, name) is None:
        raise Refusal(f"there is no case «{name}»: set it up with khabar case {name} --purpose …")
    writing.put(
        case_documents,
        case_name=name, document=document, holds=holds, who=writing.who, at=writing.at,
    )  # fmt: skip
    writing.told("case document")


def _held(connection: Connection, name: str) -> frozenset[int]:
    latest = text(
        "SELECT document FROM case_documents c WHERE case_name = :name AND holds AND id = "
        "(SELECT max(id) FROM case_documents o "
        "WHERE o.case_name = c.case_name AND o.document = c.document)"
    )
    return frozenset(connection.execute(latest, {"name": name}).scalars())


def documents_of(connection: Connection, name: str) -> frozenset[int]:
    """The documents that a case holds."""
    if case(connection, name) is None:
        raise Refusal(f"there is no case «{name}»: set it up with khabar case {name} --purpose …")
    return _held(connection, name)


def restrict(
    writing: Writing, document: int, *, restricted: bool, embargo_until: str | None, reason: str
) -> None:
    """Say who may see a document, and from which day on it may leave the desk."""
    try:
        day(embargo_until)
    except ValueError as wrong:
        raise Refusal(str(wrong)) from None
    writing.put(
        restrictions,
        document=document,
        restricted=restricted,
        embargo_until=embargo_until,
        reason=reason,
        who=writing.who,
        at=writing.at,
    )
    writing.told("restrict")


def restriction(connection: Connection, document: int) -> tuple[bool, str | None]:
    """Whether a document is restricted, and its embargo."""
    which = (
        select(restrictions.c.restricted, restrictions.c.embargo_until)
        .where(restrictions.c.document == document)
        .order_by(restrictions.c.id.desc())
        .limit(1)
    )
    row = connection.execute(which).first()
    return (bool(row.restricted), row.embargo_until) if row else (False, None)


def hidden_from(connection: Connection, who: str) -> frozenset[int]:
    """Restricted documents of which ``who`` is in no case."""
    latest = text(
        "SELECT document FROM restrictions r WHERE restricted AND id = "
        "(SELECT max(id) FROM restrictions o WHERE o.document = r.document)"
    )
    return frozenset(
        document
        for document in connection.execute(latest).scalars()
        if not any(who in each.members for each in cases_of(connection, document))
    )


def due(connection: Connection, today: str) -> list[tuple[str, str, str]]:
    """Documents whose every case has run out: their name, the case that ran out last, its day.

    It is a list for people; nothing is erased by itself.
    """
    names = select(documents.c.id, documents.c.name).order_by(documents.c.id)
    found = []
    for row in connection.execute(names):
        held = cases_of(connection, row.id)
        ends = [(each.retain_until or "9999", each.name) for each in held]
        if ends and max(ends)[0] < today:
            found.append((row.name, max(ends)[1], max(ends)[0]))
    return found

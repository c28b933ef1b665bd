"""Findings: the desk's own judgement on a statement or a story, apart from every reading.

There is none until a person writes it; nothing here suggests one. A finding is changed by a
further one and withdrawn by a row of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from khabar.readings.review import Finding, Scale
from khabar.sources.refusal import Refusal
from khabar.store.cases import hidden_from
from khabar.store.decided import findings
from khabar.store.log import canonical
from khabar.store.naming import document
from khabar.store.permalink import FORM
from khabar.store.said import bare
from khabar.store.stated import seen, stated
from khabar.store.stories import PREFIX, names_of, story
from khabar.store.writing import Writing

LETTERS = tuple("ABCDEF")
NUMBERS = tuple("123456")
"""Admiralty: how far a source is relied on, and how far what is said is borne out.

F and 6 say that there is no basis for a judgement.
"""

LONGEST_REASONS = 10_000
LONGEST_VALUE = 200
MOST_EVIDENCE = 50
SCHEMES = ("http://", "https://")


def write_finding(
    writing: Writing,
    about: str,
    reasons: str,
    *,
    scale: Scale = "desk",
    value: str | None = None,
    letter: str | None = None,
    number: str | None = None,
    evidence: Sequence[str] = (),
) -> int:
    """Write a finding on a statement (its id) or a story (its name), and give its number.

    On the scale ``desk`` it wants a ``value`` in the desk's own words; on ``admiralty`` a
    ``letter`` or a ``number``, each of which may stand alone. ``reasons`` are always wanted.
    ``evidence`` are addresses, or ids of statements and documents of this store.
    """
    held, statement, told_story = _about(writing.connection, about, writing.who)
    value, letter, number = (bare(each) for each in (value, letter, number))
    if scale == "desk":
        if not value or letter or number:
            raise Refusal("a finding on the desk's own scale wants its words, and no letter")
    elif scale == "admiralty":
        if value or not (letter or number):
            raise Refusal("a finding on the Admiralty scale wants a letter, a number or both")
        if (letter or "A") not in LETTERS or (number or "1") not in NUMBERS:
            raise Refusal("the Admiralty scale has the letters A to F and the numbers 1 to 6")
    else:
        raise Refusal(f"there is no scale «{scale}»: desk or admiralty")
    reasons = bare(reasons) or ""
    if not reasons:
        raise Refusal("a finding wants its reasons: say what it rests on")
    if len(reasons) > LONGEST_REASONS or len(value or "") > LONGEST_VALUE:
        raise Refusal(
            f"a finding has at most {LONGEST_VALUE} characters, its reasons {LONGEST_REASONS}"
        )
    links = [kept for link in evidence if (kept := bare(link))]
    _linked(writing.connection, links)
    number_ = writing.put(
        findings,
        document=held,
        statement=statement,
        story=told_story,
        scale=scale,
        value=value,
        letter=letter,
        number=number,
        reasons=reasons,
        evidence=canonical(links).decode(),
        who=writing.who,
        at=writing.at,
    )
    writing.told("finding")
    return number_


def withdraw(writing: Writing, number: int, why: str = "", *, any_ones: bool = False) -> int:
    """Withdraw one's own finding, or with ``any_ones`` anyone's, by a row of its own."""
    row = writing.connection.execute(select(findings).where(findings.c.id == number)).first()
    if row is None or row.withdraws is not None:
        raise Refusal(f"there is no finding {number}")
    if row.who != writing.who and not any_ones:
        raise Refusal(f"finding {number} is another person's: write one of your own")
    taken = select(findings.c.id).where(findings.c.withdraws == number)
    if writing.connection.execute(taken).first() is not None:
        raise Refusal(f"finding {number} is withdrawn already")
    made = writing.put(
        findings,
        document=row.document, statement=row.statement, story=row.story, scale=row.scale,
        reasons=bare(why) or "", evidence="[]", withdraws=number, who=writing.who, at=writing.at,
    )  # fmt: skip
    writing.told("withdraw finding")
    return made


def findings_on(
    connection: Connection,
    who: str,
    *,
    about: str | None = None,
    held_by: int | None = None,
    withdrawn: bool = False,
) -> list[Finding]:
    """Findings in the order in which they were written, as ``who`` may see them.

    Those ``about`` a statement or a story, under whichever of its names; or those that hang on
    the document ``held_by``.
    """
    which = select(findings).order_by(findings.c.id)
    if about is not None and about.startswith(f"{PREFIX}d"):
        which = which.where(findings.c.story.in_(names_of(connection, about.removeprefix(PREFIX))))
    elif about is not None:
        which = which.where(findings.c.statement == about)
    if held_by is not None:
        which = which.where(findings.c.document == held_by)
    hidden = hidden_from(connection, who)
    rows = [row for row in connection.execute(which) if row.document not in hidden]
    back = {row.withdraws for row in rows if row.withdraws is not None}
    return [
        _finding(row) for row in rows if row.withdraws is None and (withdrawn or row.id not in back)
    ]


def _finding(row: Any) -> Finding:
    return Finding(
        id=row.id, about=row.statement or row.story, scale=row.scale, value=row.value,
        letter=row.letter, number=row.number, reasons=row.reasons,
        evidence=tuple(msgspec.json.decode(row.evidence)), who=row.who, at=row.at,
    )  # fmt: skip


def _about(connection: Connection, about: str, who: str) -> tuple[int, str | None, str | None]:
    """The document that a finding hangs on, and the statement or the story it is about."""
    if FORM.fullmatch(about):
        return seen(connection, about, who).document, about, None
    if about.startswith(f"{PREFIX}d"):
        name = story(connection, about, hidden_from(connection, who)).name
        return document(connection, name.removeprefix(PREFIX)).id, None, name
    raise Refusal(f"«{about[:80]}» is no statement and no story: copy its id from the desk")


def _linked(connection: Connection, links: Sequence[str]) -> None:
    if len(links) > MOST_EVIDENCE:
        raise Refusal(f"a finding has at most {MOST_EVIDENCE} links")
    for link in links:
        if (
            link.lower().startswith(SCHEMES)
            and len(link) <= 2000
            and not any(map(str.isspace, link))
        ):
            continue
        if FORM.fullmatch(link):
            stated(connection, link)
        else:
            document(connection, link)

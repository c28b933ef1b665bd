"""A coder's sheet or a WebAnno file that came back: what in it says something of a reading.

A cell that is as it was sent says nothing. A cell that was changed corrects a value; the words
in ``coder_decision`` judge the reading that the row quotes; ``coder_note`` is the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from khabar.export import acled, ucdp, webanno
from khabar.export.coded import Coded, coded
from khabar.export.csv_sheet import FORMULA, Row
from khabar.export.discreet import discreet
from khabar.export.formats import FORMATS
from khabar.export.losses import Losses
from khabar.readings.article import Article
from khabar.readings.claim import Claim
from khabar.record.reviewable import values
from khabar.text.span import Span

CORRECT = frozenset({"reading_correct", "reading correct", "correct", "القراءة صحيحة", "صحيحة"})
REJECTED = frozenset({"rejected", "reject", "reject reading", "مرفوضة", "قراءة مرفوضة"})
CELLS = {
    "acled": {
        "event_date": "time", "event_type": "acled", "sub_event_type": "acled",
        "khabar_actor1": "actor", "khabar_actor2": "target", "location": "place",
        "fatalities": "killed",
    },
    "ucdp": {
        "date_start": "time", "date_end": "time", "side_a": "actor", "side_b": "target",
        "where_coordinates": "place", "best": "killed",
    },
}  # fmt: skip
"""Which field of the reading a cell of theirs was filled from."""


class Said(NamedTuple):
    """What came back of one statement: a verdict on it, or with ``field`` a value.

    ``span`` is set for a statement that was missed; ``doc`` is its article then.
    """

    statement: str
    verdict: str
    field: str | None = None
    value: str | None = None
    why: str | None = None
    doc: str | None = None
    span: Span | None = None
    given: tuple[tuple[str, str], ...] = ()


class Unclear(NamedTuple):
    """A row of which nothing could be made, and why."""

    row: str
    reason: str


class Sent(NamedTuple):
    """A row as it was sent, and the event that it is."""

    row: Row
    event: Coded


def sent(articles: Sequence[Article], form: str, actors: Mapping[str, str]) -> dict[str, Sent]:
    """Every row that a sheet of these articles has or had, by its event.

    As it would be sent now comes first: masked or not, then as it was before any review.
    """
    found: dict[str, Sent] = {}
    now = [*FORMATS[form].shown(articles, Losses())]
    for shown in (now, [*discreet(now, Losses())], articles, [*discreet(articles, Losses())]):
        events = {event.id: event for event in coded(list(shown))}
        made = (
            acled.rows(shown, Losses(), actors) if form == "acled" else ucdp.rows(shown, Losses())
        )
        for row in (*made[0], *made[1]):
            name = str(row["khabar_event"])
            found.setdefault(name, Sent(row, events[name]))
    return found


def of_sheet(
    rows: Sequence[Mapping[str, str]],
    form: str,
    known_rows: Mapping[str, Sent],
    links: Mapping[str, Mapping[str, str]],
) -> Iterator[Said | Unclear]:
    """What a sheet says. ``links`` are the lasting ids of the claims of each article, by both
    their names."""
    for number, row in enumerate(rows, start=2):
        name = (row.get("khabar_event") or "").strip()
        if not name:
            if any(row.values()):
                yield Unclear(f"row {number}", "it names no khabar_event")
            continue
        as_sent = known_rows.get(name)
        if as_sent is None:
            yield Unclear(name, "no event of this store has that name: was it read anew since?")
            continue
        yield from _of_row(row, form, as_sent, links)


def _of_row(
    row: Mapping[str, str], form: str, as_sent: Sent, links: Mapping[str, Mapping[str, str]]
) -> Iterator[Said | Unclear]:
    event, name = as_sent.event, as_sent.event.id
    why = (row.get("coder_note") or "").strip() or None
    changed = {
        field
        for cell, field in CELLS[form].items()
        if cell in row and _cell(row[cell]) != _cell(as_sent.row.get(cell, ""))
    }
    for field in sorted(changed):
        place = _place(event, field, links)
        if place is None:
            yield Unclear(name, f"{field}: the event stands in no statement")
            continue
        statement, value_name = place
        yield Said(statement, "corrected", value_name, _value(row, form, field), why)
    for cell in ("actor1", "actor2"):
        if cell in row and form == "acled" and _cell(row[cell]) != _cell(as_sent.row.get(cell, "")):
            yield Unclear(name, f"{cell} is the coder's own name for an actor: keep it in --actors")
    told = " ".join((row.get("coder_decision") or "").lower().split())
    if not told:
        return
    claim = _claim(event, 0, links)
    verdict = "reading_correct" if told in CORRECT else "rejected" if told in REJECTED else None
    if verdict is None:
        yield Unclear(name, f"coder_decision «{told[:40]}» is none: reading_correct or rejected")
    elif claim is None:
        yield Unclear(name, "the event stands in no statement")
    else:
        yield Said(claim, verdict, why=why)


def _cell(value: object) -> str:
    """A cell as it was meant: without the apostrophe that keeps it from being a formula."""
    told = f"{value:g}" if isinstance(value, float) else str(value if value is not None else "")
    told = " ".join(told.split())
    if told.startswith("'") and told[1:].startswith(FORMULA):
        told = told[1:]
    return told.removesuffix(" 00:00:00")


def _value(row: Mapping[str, str], form: str, field: str) -> str:
    cells = [_cell(row.get(cell, "")) for cell, of in CELLS[form].items() if of == field]
    told = [cell for cell in cells if cell]
    if field == "time" and len(told) == 2 and told[0] == told[1]:
        told = told[:1]
    return (" / " if field == "acled" else "/").join(told)


def _place(
    event: Coded, field: str, links: Mapping[str, Mapping[str, str]]
) -> tuple[str, str] | None:
    """The statement and the value that a cell was filled from, else those of the fullest one."""
    for at, telling in enumerate(event.tellings):
        filled = {
            "time": telling.time is not None and telling.time is event.time,
            "place": telling.place is not None and telling.place is event.place,
            "killed": any(kind == "killed" for kind, _ in telling.counts),
            "actor": bool(event.desk(telling).party(telling.event, "actor")[0]),
            "target": bool(event.desk(telling).party(telling.event, "target")[0]),
            "acled": telling.event.acled is not None,
        }[field]
        claim = _claim(event, at, links)
        if filled and claim is not None:
            return claim, f"{telling.event.id}.{field}"
    claim = _claim(event, 0, links)
    return (claim, f"{event.fullest.event.id}.{field}") if claim else None


def _claim(event: Coded, at: int, links: Mapping[str, Mapping[str, str]]) -> str | None:
    """The id of the statement that the n-th telling of an event stands in."""
    telling = event.tellings[at]
    desk = event.desk(telling)
    claim = desk.claim_of.get(telling.event.id)
    return _link(desk.article, claim, links) if claim else None


def _link(article: Article, claim: Claim, links: Mapping[str, Mapping[str, str]]) -> str | None:
    if claim.review and claim.review.statement:
        return claim.review.statement
    return links.get(article.doc, {}).get(claim.id)


def of_webanno(file: str, article: Article, links: Sequence[str]) -> Iterator[Said | Unclear]:
    """What an annotated file says of an article: values changed, statements taken out or added."""
    [masked] = discreet([article], Losses())
    shown = next((one for one in (article, masked) if _fits(file, one.text)), None)
    if shown is None:
        raise ValueError("its text is not that of the document: import the file of this version")
    by_id = {claim.id: (n, claim) for n, claim in enumerate(shown.claims)}
    marked = webanno.read(file, shown.text)
    # the format marks whole words: a statement that begins inside one was sent from its beginning
    went = {
        one.statement: one.span
        for one in webanno.read(webanno.document(shown), shown.text)
        if one.statement
    }
    seen = {one.statement for one in marked} & by_id.keys()
    for one in marked:
        if one.statement in by_id:
            number, claim = by_id[one.statement]
            yield from _of_mark(
                one, went.get(one.statement), shown, claim, links[number],
                moved=shown is not article,
            )  # fmt: skip
        elif shown.text != article.text and article.text.count(one.span.of(shown.text)) != 1:
            yield Unclear(one.span.of(shown.text)[:60], "its place in the plain text is not sure")
        else:
            words = one.span.of(shown.text)
            at = one.span.start if shown.text == article.text else article.text.find(words)
            given = [("source", one.source), ("factuality", one.factuality)]
            yield Said(
                "", "missed", doc=article.doc, span=Span(at, at + len(words)),
                given=tuple((name, told) for name, told in given if told),
            )  # fmt: skip
    for name, (number, _) in by_id.items():
        if seen and name not in seen:
            yield Said(links[number], "rejected", why="taken out in the annotated file")


def _of_mark(
    one: webanno.Marked,
    went: Span | None,
    shown: Article,
    claim: Claim,
    link: str,
    *,
    moved: bool,
) -> Iterator[Said | Unclear]:
    read = {value.name: value.value for value in values(shown, claim)}
    for name, told in (("source", one.source), ("factuality", one.factuality)):
        if told != read[name] and told:
            yield Said(link, "corrected", name, told)
    if one.span != (went or claim.span):
        if moved:
            yield Unclear(one.statement, "its place was changed in a masked text: correct it here")
        else:
            yield Said(link, "corrected", "words", f"{one.span.start}-{one.span.stop}")


def _fits(file: str, text: str) -> bool:
    """Whether the words of a file stand where it says in a text."""
    units = text.encode("utf-16-le", "surrogatepass")
    for line in file.splitlines():
        cells: list[Any] = line.split("\t")
        if line.startswith("#") or len(cells) < 3 or "-" not in cells[1]:
            continue
        first, _, last = cells[1].partition("-")
        if not (first.isdecimal() and last.isdecimal()):
            return False
        words = units[2 * int(first) : 2 * int(last)].decode("utf-16-le", "replace")
        if words != cells[2]:
            return False
    return True

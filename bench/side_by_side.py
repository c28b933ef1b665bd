"""Khabar beside dateparser's ``search_dates`` on the corpus of dates, in one run.

    python bench/side_by_side.py            the table
    python bench/side_by_side.py --write    the table in docs/dates.md

Only what can be a date is compared: an expression of the corpus counts for this table
when its value is a day, week, month, quarter, season, year, decade or time of day. A
date is right when it lies within what the corpus says; wrong when it does not. Neither
tool's wrong answers say that they are wrong: they are silent. An answer left open is a miss.
Texts with no time in them tell what is found where nothing should be.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from dateparser.search import search_dates  # type: ignore[import-untyped]

from khabar.annotators.dates.rules import times
from khabar.annotators.language.opened import opened
from khabar.text.document import Document

PAGE = Path(__file__).parent.parent / "docs" / "dates.md"
BEGIN, END = "<!-- generated: side by side -->", "<!-- end -->"
NIGHT = "NI"
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
OPEN = ("XXXX-WXX", "XXXX-XX", "XXXX-1", "XXXX-0")
MONTH = timedelta(days=28)
ROWS = ("right", "wrong", "missed")
KINDS = ("day", "time or part of day", "week", "month, quarter, season", "year and longer")
ASIDE = (
    ("dates left open", "closed all the same"),
    ("texts without a time", "found where nothing is"),
)


class Answer(NamedTuple):
    """A date found at a place of the text; ``since`` is None where it is left open."""

    start: int
    stop: int
    since: datetime | None


Finder = Callable[[str, date | None], list[Answer]]


def khabar(text: str, day: date | None) -> list[Answer]:
    """What Khabar finds that can be a date."""
    page = opened(Document(text, published=day))
    found = (*times(page.words, page.heads), *times(page.heads))
    return [
        Answer(*value.span, middle(value.start, value.stop))
        for value in (time.value for time in found)
        if value.type in ("DATE", "TIME") and not value.value.endswith("_REF")
    ]


def middle(start: str | None, stop: str | None) -> datetime | None:
    """The start of a date, or the middle of a month or more: the hijra's lie across two."""
    if start is None or stop is None:
        return None
    since, until = datetime.fromisoformat(start[:16]), datetime.fromisoformat(stop[:16])
    return since + (until - since) / 2 if until - since >= MONTH else since


def dateparser(text: str, day: date | None) -> list[Answer]:
    """What dateparser finds, told the day of publication and the order of day and month."""
    base = datetime.combine(day, time(12)) if day else datetime(2024, 5, 8, 12)
    settings = {"RELATIVE_BASE": base, "DATE_ORDER": "DMY", "PREFER_DATES_FROM": "past"}
    answers, at = [], 0
    for words, found in search_dates(text, languages=["ar"], settings=settings) or ():
        start = text.find(words, at)
        if start < 0:
            start = text.find(words)
        if start >= 0:
            at = start + len(words)
            answers.append(Answer(start, at, found.replace(tzinfo=None)))
    return answers


def bounds(value: str) -> tuple[datetime, datetime] | None:
    """From when to when a TIMEX value lies, half open; None where it is no date or open.

    >>> bounds("2024-05"), bounds("PAST_REF")
    ((datetime.datetime(2024, 5, 1, 0, 0), datetime.datetime(2024, 6, 1, 0, 0)), None)
    """
    first, _, last = value.partition("/")
    if last:
        ends = bounds(first), bounds(last)
        return (ends[0][0], ends[1][1]) if ends[0] and ends[1] else None
    day, _, clock = value.partition("T")
    period = days(day)
    if period is None or not clock:
        return period
    since, _ = period
    if re.fullmatch(r"\d\d:\d\d(:\d\d)?", clock):
        hour = datetime.combine(since.date(), time.fromisoformat(clock))
        return hour, hour + timedelta(minutes=1)
    return since, since + timedelta(days=2 if clock == NIGHT else 1)


def days(value: str) -> tuple[datetime, datetime] | None:
    """The same for a value without an hour."""
    if found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        day = datetime(*map(int, found.groups()))  # type: ignore[arg-type]
        return day, day + timedelta(days=1)
    if found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        year, week, end = found.groups()
        monday = datetime.fromisocalendar(int(year), int(week), 6 if end else 1)
        return monday, monday + timedelta(days=2 if end else 7)
    if found := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return months(int(found[1]), int(found[2]), 1)
    if found := re.fullmatch(r"(\d{4})-([QH])(\d)", value):
        length = 3 if found[2] == "Q" else 6
        return months(int(found[1]), 1 + length * (int(found[3]) - 1), length)
    if found := re.fullmatch(r"(\d{4})-(S[PU]|FA|WI)", value):
        return months(int(found[1]), SEASONS[found[2]], 3)
    if re.fullmatch(r"\d{2,4}", value):
        width = 10 ** (4 - len(value))
        first = int(value) * width
        return datetime(first, 1, 1), datetime(first + width, 1, 1)
    return None


def months(year: int, month: int, count: int) -> tuple[datetime, datetime]:
    last = year * 12 + month - 1 + count
    return datetime(year, month, 1), datetime(last // 12, last % 12 + 1, 1)


def corpus() -> Iterator[dict[str, Any]]:
    """The sentences of the corpus and what is in them."""
    source = files("khabar.annotators.dates").joinpath("corpus.yaml")
    yield from yaml.safe_load(source.read_text(encoding="utf-8"))


def tally(finder: Finder) -> Counter[str]:
    """How one tool fares: right, wrong, open, missed; and what it finds in texts without a time."""
    counts: Counter[str] = Counter()
    for entry in corpus():
        text, day = entry["text"], entry.get("published")
        answers = finder(text, day)
        if not entry["finds"]:
            counts["texts without a time"] += 1
            counts["found where nothing is"] += bool(answers)
            continue
        at = 0
        for wanted in entry["finds"]:
            at = start = text.index(wanted["text"], at)
            stop = start + len(wanted["text"])
            over = [a for a in answers if a.start < stop and start < a.stop]
            period = bounds(wanted["value"])
            if period:
                kind = kind_of(wanted["value"])
                counts[kind] += 1
                counts[f"{kind} {judged(over, period)}"] += 1
            elif wanted["value"].startswith(OPEN):
                counts["dates left open"] += 1
                counts["closed all the same"] += any(answer.since for answer in over)
    return counts


def kind_of(value: str) -> str:
    """Of which kind a date is, by its TIMEX value."""
    if "T" in value:
        return "time or part of day"
    if "W" in value and "WI" not in value:
        return "week"
    if re.match(r"\d{4}-\d\d-\d\d", value):
        return "day"
    return "month, quarter, season" if "-" in value else "year and longer"


def judged(answers: list[Answer], period: tuple[datetime, datetime]) -> str:
    """How the answers over one expression fare; one right among them is enough."""
    if not answers:
        return "missed"
    told = [answer.since for answer in answers if answer.since]
    if any(period[0] <= since < period[1] for since in told):
        return "right"
    return "wrong" if told else "missed"


def table() -> list[str]:
    """The two tools side by side."""
    ours, theirs = tally(khabar), tally(dateparser)
    tools = [f"{tool} {how}" for tool in ("Khabar", "dateparser") for how in ROWS]
    lines = [f"| what | n | {' | '.join(tools)} |", "|---" * (len(tools) + 2) + "|"]
    for kind in KINDS:
        cells = [counts[f"{kind} {how}"] for counts in (ours, theirs) for how in ROWS]
        lines.append(f"| {kind} | {ours[kind]} | {' | '.join(map(str, cells))} |")
    cells = [sum(c[f"{k} {how}"] for k in KINDS) for c in (ours, theirs) for how in ROWS]
    lines.append(f"| all | {sum(ours[k] for k in KINDS)} | {' | '.join(map(str, cells))} |")
    for whole, name in ASIDE:
        lines.append(f"| {whole}: {name} | {ours[whole]} | | {ours[name]} | | | {theirs[name]} | |")
    return lines


def main() -> None:
    """Print the table, and with ``--write`` put it into the page."""
    flags = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    flags.add_argument("--write", action="store_true")
    lines = table()
    print("\n".join(lines))
    if flags.parse_args().write:
        page = PAGE.read_text("utf-8")
        before, begin, rest = page.partition(BEGIN)
        _, end, after = rest.partition(END)
        PAGE.write_text(before + begin + "\n" + "\n".join(lines) + "\n" + end + after, "utf-8")


if __name__ == "__main__":
    main()

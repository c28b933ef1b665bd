"""How Khabar reads reports that were written and annotated by readers who knew none of its rules.

    python bench/reports.py [--held | --open] [--by-report]

Each file of ``bench/annotated`` is a report of our own (نص متخيَّل / INVENTED) with what a careful
editor finds in it; a quoted string stands letter for letter in the sentence that is named by its
number. The last four of each dozen are held back: nobody reads them while rules are written.

A span is found where it shares half of the shorter of the two and is not far wider than what
was wanted. Arguments, modality and tolls are counted on events whose type and trigger are right.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import khabar
from khabar.readings.article import Article
from khabar.readings.event import Event
from khabar.text.span import Span
from khabar.text.view import fold

REPORTS = Path(__file__).with_name("annotated")
HELD = 9
"""The number of the first report of a dozen that is held back."""
HALF, WIDE, MORE = 0.5, 2, 12
ROLES = {
    "actor": ("actor",),
    "target": ("target", "recipient"),
    "place": ("place", "from", "to", "via"),
    "time": ("time",),
}
"""Under which roles of ours an argument of the annotation may stand."""
TOLLS = ("killed", "injured")
Tally = dict[str, Counter[str]]


@dataclass(frozen=True)
class Report:
    """One report, its sentences, and what stands in them."""

    id: str
    outlet: str
    published: str
    text: str
    sentences: tuple[Span, ...]
    gold: dict[str, list[dict[str, Any]]]

    @property
    def held(self) -> bool:
        return int(self.id[1:]) >= HELD

    def places_of(self, words: str | None, sentence: int) -> list[Span]:
        """Everywhere that quoted words stand in a sentence."""
        if not words:
            return []
        start, stop = self.sentences[sentence]
        found, at = [], self.text.find(words, start, stop)
        while at >= 0:
            found.append(Span(at, at + len(words)))
            at = self.text.find(words, at + 1, stop)
        return found


def reports() -> Iterator[Report]:
    """Every report, in the order of its name."""
    for path in sorted(REPORTS.glob("*.json")):
        told = json.loads(path.read_text("utf-8"))
        yield Report(
            path.stem,
            told["outlet"],
            told["published"],
            told["text"],
            tuple(Span(*bounds) for bounds in told["sentences"]),
            told["gold"],
        )


def main() -> None:
    """Read the reports and print the figures."""
    flags = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    which = flags.add_mutually_exclusive_group()
    which.add_argument("--held", action="store_true", help="those that are held back alone")
    which.add_argument("--open", action="store_true", help="the others alone")
    flags.add_argument("--by-report", action="store_true", help="a line for each report as well")
    asked = flags.parse_args()
    whole: Tally = {}
    for report in reports():
        if (asked.held and not report.held) or (asked.open and report.held):
            continue
        own = counted(report)
        for name, counts in own.items():
            whole.setdefault(name, Counter()).update(counts)
        if asked.by_report:
            print(report.id, "  ".join(f"{name} {f1(own[name]):.2f}" for name in sorted(own)))
    for name, counts in whole.items():
        print(f"{name:22} {figures(counts)}")


def figures(counts: Counter[str]) -> str:
    """F1, precision and recall, with the numbers behind them."""
    precision = counts["right"] / max(1, counts["read"])
    recall = counts["right"] / max(1, counts["wanted"])
    return (
        f"F1 {f1(counts):.3f}  P {precision:.3f}  R {recall:.3f}  "
        f"(right {counts['right']}, wanted {counts['wanted']}, read {counts['read']})"
    )


def f1(counts: Counter[str]) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * counts["right"] / max(1, counts["wanted"] + counts["read"])


def counted(report: Report) -> Tally:
    """What was wanted, read and right in one report."""
    [article] = khabar.read(report.text, published=report.published, single=True)
    tally: Tally = {}
    _events(report, article, tally)
    _attributions(report, article, tally)
    named = [place.span for place in article.places if place.relation is None]
    wanted = [report.places_of(row["text"], row["seg"]) for row in report.gold["places"]]
    _add(tally, "place mentions", len(pairs(wanted, named)), len(wanted), len(named))
    _times(report, article, tally)
    return tally


def _events(report: Report, article: Article, tally: Tally) -> None:
    gold, read = report.gold["events"], article.events
    triggers = [report.places_of(row["trigger"], row["seg"]) for row in gold]
    spans = [event.trigger_span for event in read]
    _add(tally, "events of any type", len(pairs(triggers, spans)), len(gold), len(read))
    types = [event.type for event in read]
    found = pairs(triggers, spans, lambda n, m: bool(gold[n]["type"] == types[m]))
    _add(tally, "events", len(found), len(gold), len(read))
    for n, m in found:
        row, event = gold[n], read[m]
        for role, ours in ROLES.items():
            wanted, told = report.places_of(row[role], row["seg"]), _argument(event, ours)
            right = told is not None and any(alike(place, told) for place in wanted)
            _add(tally, f"event's {role}", right, bool(wanted), told is not None)
        marked, seen = row["modality"] != "actual", event.modality != "actual"
        same = marked and row["modality"] == event.modality
        _add(tally, "modality not actual", same, marked, seen)
        tolls = {count.kind: count.value for count in event.quantities}
        for kind in TOLLS:
            want, got = row.get(kind), tolls.get(kind)
            same = want is not None and want == got
            _add(tally, "killed and injured", same, want is not None, got is not None)


def _argument(event: Event, roles: Iterable[str]) -> Span | None:
    told = (a.span for a in event.arguments if a.role in roles and a.span is not None)
    return next(told, None)


def _attributions(report: Report, article: Article, tally: Tally) -> None:
    gold = report.gold["attributions"]
    read = [a for a in article.attributions if a.cue_span is not None]
    cues = [report.places_of(row["cue"], row["seg"]) for row in gold]
    found = pairs(cues, [a.cue_span for a in read if a.cue_span is not None])
    _add(tally, "attributions", len(found), len(gold), len(read))
    right = sum(same_name(gold[n]["resolved"], read[m].chain[-1].name) for n, m in found)
    _add(tally, "whose word", right, len(gold), len(read))


def _times(report: Report, article: Article, tally: Tally) -> None:
    gold, read = report.gold["times"], article.times
    wanted = [report.places_of(row["text"], row["seg"]) for row in gold]
    found = pairs(wanted, [time.span for time in read])
    right = sum(gold[n]["value"] == read[m].value for n, m in found)
    _add(tally, "times with their value", right, len(gold), len(read))


def _add(tally: Tally, name: str, right: int, wanted: int, read: int) -> None:
    tally.setdefault(name, Counter()).update(right=right, wanted=wanted, read=read)


def alike(wanted: Span, read: Span) -> bool:
    """Whether two spans share half of the shorter one, and the one read is not far wider."""
    shared = min(wanted.stop, read.stop) - max(wanted.start, read.start)
    narrow = read.width <= WIDE * wanted.width + MORE
    return shared > 0 and shared >= HALF * min(wanted.width, read.width) and narrow


def pairs(wanted: list[list[Span]], read: list[Span], fits: Any = None) -> list[tuple[int, int]]:
    """Which of those wanted is which of those read, the closest first, each once."""
    close = []
    for n, places in enumerate(wanted):
        for m, span in enumerate(read):
            good = [p for p in places if alike(p, span)] if fits is None or fits(n, m) else []
            if good:
                off = min(abs(p.start - span.start) + abs(p.stop - span.stop) for p in good)
                close.append((off, n, m))
    found: list[tuple[int, int]] = []
    for _, n, m in sorted(close):
        if all(n != one and m != other for one, other in found):
            found.append((n, m))
    return found


def same_name(wanted: str | None, read: str) -> bool:
    """Whether most of the words of the shorter name stand in the longer one."""
    one, other = _words(wanted or ""), _words(read)
    if not one or not other:
        return False
    return len(one & other) >= HALF * min(len(one), len(other))


def _words(name: str) -> set[str]:
    return {word.removeprefix("ال") for word in fold(name).split()}


if __name__ == "__main__":
    main()

"""Which of two texts that share words was there first, as far as they tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from khabar.compare.credit import cited, publisher, signed
from khabar.compare.wordings import moment
from khabar.readings.article import Article


@dataclass(frozen=True, slots=True)
class Direction:
    """``earlier`` is 0 or 1, the side whose text the other has; None where it is a tie.

    ``by`` says what told: "credit" (the other is signed with its name, or cites it), "time"
    (it was published before), or "tie": published at one time as far as the clocks show.
    Earliest in what was compared is not earliest of all.
    """

    earlier: int | None
    by: Literal["credit", "time", "tie"]


def direction(first: Article, second: Article) -> Direction:
    """Who had the text first: what a credit says goes before what the clocks say."""
    credits = [_credits(second, first), _credits(first, second)]
    if credits[0] != credits[1]:
        return Direction(credits.index(True), "credit")
    one, other = moment(first), moment(second)
    if one is None or other is None:
        return Direction(None, "tie")
    if _day_alone(first) or _day_alone(second):  # the clock shows days
        if one.date() == other.date():
            return Direction(None, "tie")
    elif one == other:
        return Direction(None, "tie")
    return Direction(0 if one < other else 1, "time")


def _credits(article: Article, other: Article) -> bool:
    """Whether an article says that it has its text from the publisher of the other."""
    house = publisher(other)
    if house is None:
        return False
    return signed(article, house) or any(house.same(named) for _, named in cited(article))


def _day_alone(article: Article) -> bool:
    return len(article.published or "") <= len("2026-01-01")

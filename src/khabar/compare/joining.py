"""Whether two articles belong to one story: two grounds at least, and none against it.

That texts are shared is not enough. A paragraph of background stands under news that has
nothing to do with one another, and news of one kind is told in one formula. So what was
taken over has to hold the news itself, with what it names; and accounts in words of their
own have to name one place or person and agree in a second thing.
"""

from __future__ import annotations

from collections.abc import Sequence

from khabar.compare.grounds import Grounds
from khabar.compare.relation import ALIKE, WHOLE, Prepared, Relation, apart, related
from khabar.text.span import Span

VERBATIM = 0.8
"""A text of which so many words stand in another is that text, though a name be left out or a
figure and a day be changed."""

COVERED = 0.5
"""A first sentence is taken over when so much of its words is."""


def joined(one: Prepared, other: Prepared) -> Relation | None:
    """How two articles of one story hang together; None for articles of two."""
    first, second = one.grounds, other.grounds
    others = strange(first, second, first.every, second.every)
    if others and not first.figures & second.figures:
        return None
    found = related(one, other)
    against = _against(first, second)
    if others:
        same = against < 2 and min(_verbatim(one, other, found)) >= VERBATIM
        return found if same and not apart(one.printed, other.printed) else None
    if found.one_text and _carries(one, other, found):
        more = _exchanged(one, other, found) if against else 0
        reprint = not more and max(_verbatim(one, other, found)) >= VERBATIM
        return found if against + more < 2 or reprint else None
    if against > 1 or apart(one.printed, other.printed):
        return None
    if strange(first, second, first.early, second.early):
        return None
    if found.kind == "same_event" and found.reasons not in (("events",), ("names",)):
        return found
    return found if grounded(one, other, found) else None


def hopeless(first: Grounds, second: Grounds, part: float) -> bool:
    """Whether two articles need no closer look, by their grounds and by the part of their keys
    of text that they have in common.

    What it lets through may still be apart; what it holds back `joined` would part.
    """
    if part >= WHOLE / 2:
        return False
    return strange(first, second, first.every, second.every) or _against(first, second) > 1


def strange(first: Grounds, second: Grounds, words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether each is about a name that is not among the other's words."""
    if first.about and second.about:
        return bool(first.about - others and second.about - words)
    return bool(
        first.names
        and second.names
        and not first.names & second.names
        and not (first.names & others and second.names & words)
    )


def _against(first: Grounds, second: Grounds) -> int:
    """How many of figures and days are told on both sides and have nothing in common."""
    sides = ((first.figures, second.figures), (first.days, second.days))
    return sum(bool(left and right and not left & right) for left, right in sides)


def _verbatim(one: Prepared, other: Prepared, found: Relation) -> tuple[float, float]:
    """The part of each text's words that stands in the other, what was changed left out."""
    taken = sum(passage.taken for passage in found.shared.passages)
    sizes = len(one.body.words), len(other.body.words)
    return taken / max(sizes[0], 1), taken / max(sizes[1], 1)


def _exchanged(one: Prepared, other: Prepared, found: Relation) -> int:
    """What else speaks against one event in shared text: a thing in the headline, more figures."""
    first, second = one.subject, other.subject
    things = found.headlines >= ALIKE and bool(
        first.headline - second.opening and second.headline - first.opening
    )
    left, right = one.grounds.counted, other.grounds.counted
    return things + (min(len(left - right), len(right - left)) > 1)


def grounded(one: Prepared, other: Prepared, found: Relation) -> bool:
    """Whether both name one thing, and agree in two more.

    The second is a word of the headline; the third a figure, or on one day a deed or more words.
    """
    first, second = one.grounds, other.grounds
    if not first.names & second.names or {"voices", "instalments"} & {*found.reasons}:
        return False
    left, right = one.subject, other.subject
    told = (left.headline & right.opening) | (right.headline & left.opening)
    words = {word for word in told - first.every - second.every if not word.isdigit()}
    if not words:
        return False
    if first.figures & second.figures:
        return True
    return bool(first.days & second.days) and (
        bool(first.types & second.types) or len(words) > 1 or found.headlines >= ALIKE
    )


def _carries(one: Prepared, other: Prepared, found: Relation) -> bool:
    """Whether the first sentence of one of them stands in the shared text."""
    same = [pair for passage in found.shared.passages for pair in passage.same]
    sides = _carried(one, [left for left, _ in same]), _carried(other, [right for _, right in same])
    return max(sides) >= COVERED


def _carried(ready: Prepared, same: Sequence[Span]) -> float:
    """The part of the first sentence that stands in the shared text."""
    lead = ready.grounds.lead
    if lead is None:
        return 0.0
    taken = {span.start for span in same}
    words = [
        span.start in taken for span in ready.body.places if lead.start <= span.start < lead.stop
    ]
    return sum(words) / len(words) if words else 0.0

"""Until when a toll was counted, how it stands, and which number is a part of which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from khabar.annotators.numbers.parts import TOLLS, is_whole
from khabar.annotators.numbers.scene import Found, Scene
from khabar.annotators.numbers.sizes import CHANGE_BACK
from khabar.readings.number import Standing
from khabar.text.span import Span

KINDS = frozenset((*TOLLS, "killed_or_injured"))
PEOPLE = KINDS | {"people", "refugees", "prisoners", "families", "cases"}
BACK, AHEAD, NEAR = 25, 12, 6
STANDINGS: tuple[Standing, ...] = ("final", "preliminary")
MARKS = frozenset(("،", ",", ";", "؛", "(", ")"))


class Toll(NamedTuple):
    """A number with what the text tells of its time and its total, as places in the text."""

    found: Found
    as_of: Span | None = None
    standing: Standing | None = None
    part_of: Found | None = None


def tolls(scene: Scene, numbers: Sequence[Found]) -> Iterator[Toll]:
    """Each number, and for a toll its time and standing; «9 قتلى و12 جريحاً» share theirs."""
    numbers = _alike(scene, numbers)
    read: list[Toll] = []
    for at, found in enumerate(numbers):
        before = numbers[at - 1] if at else None
        total = _total(scene, read, found) or _whole(scene, found, numbers[at + 1 : at + 2])
        if found.of not in KINDS and not _rose_from(scene, found, numbers[at + 1 : at + 2]):
            read.append(Toll(found, part_of=total))
            continue
        told = _standing(scene, found, before, numbers[at + 1 : at + 2])
        read.append(Toll(found, _as_of(scene, found), told, total))
    yield from _shared(scene, read)


def _alike(scene: Scene, numbers: Sequence[Found]) -> list[Found]:
    """«من 15 إلى 12 ديناراً»: what is told with the second figure is counted by the first."""
    done = list(numbers)
    for at, (here, after) in enumerate(pairwise(numbers)):
        apart = after.first == here.stop + 1 and scene.tag(here.stop, "to")
        if apart and not here.of and scene.tag(here.first - 1, "from"):
            done[at] = here._replace(of=after.of)
    return done


def _standing(
    scene: Scene, found: Found, before: Found | None, after: Sequence[Found]
) -> Standing | None:
    start, end = scene.start(found.first), scene.end(found.first)
    if before and before.last > start:
        start = before.last
    first = max(scene.start(found.first), found.first - BACK)
    told = {
        tag.word.kind for here in scene.tags[first : min(end, found.last + AHEAD)] for tag in here
    }
    if "change" in told and _rose_from(scene, found, after):
        return "earlier"
    if "earlier_toll" in told and _is_earlier(scene, found, start, end):
        return "earlier"
    for kind in STANDINGS:
        if kind in told:
            return kind
    if "rising" in told and _rises(scene, found):
        return "rising"
    return "cumulative" if "cumulative" in told else None


def _rises(scene: Scene, found: Found) -> bool:
    """«ارتفعت الحصيلة إلى 27», «ارتفاع عدد القتلى في … إلى 27»."""
    first = found.first
    if not scene.tag(first - 1, "to") and not scene.tag(first, "to"):
        return False
    start = max(scene.start(first), first - BACK)
    return any(scene.tag(place, "rising", proclitics=None) for place in range(start, first))


def _rose_from(scene: Scene, found: Found, after: Sequence[Found]) -> bool:
    """«ارتفع عدد القتلى من 12 إلى 27»: the number that was left behind."""
    follows = bool(after) and after[0].first == found.stop + 1 and after[0].of in KINDS
    if not follows or not scene.tag(found.stop, "to") or not scene.tag(found.first - 1, "from"):
        return False
    start = max(scene.start(found.first), found.first - CHANGE_BACK)
    return any(scene.tag(place, "change", proclitics=None) for place in range(start, found.first))


def _is_earlier(scene: Scene, found: Found, start: int, end: int) -> bool:
    """«12 في حصيلة سابقة», «بعد أن كانت 12»."""
    ahead = min(end, found.last + NEAR)
    back = max(start, found.first - AHEAD)
    if any(scene.tag(at, "earlier_toll", proclitics=None) for at in range(back, found.first)):
        return True
    for at in range(found.last, ahead):
        if scene.form(at) in MARKS:
            return False
        if scene.tag(at, "earlier_toll", proclitics=None):
            return True
    return False


def _as_of(scene: Scene, found: Found) -> Span | None:
    """The time of «حتى مساء الاثنين», or the day on which a toll rose."""
    start = max(scene.start(found.first), found.first - 2 * BACK)
    end = min(scene.end(found.first), found.last + AHEAD + 1)
    if next(scene.times_between(start, end), None) is None:
        return None
    headed = _is_headed(scene, start, found.first)
    marks = (at for at in range(found.last, end) if scene.form(at) in MARKS)
    clause = min(next(marks, end), found.last + NEAR)
    for first, stop, span in scene.times_between(start, end):
        until = scene.tag(first, "as_of", proclitics=None) or scene.tag(
            first - 1, "as_of", proclitics=None
        )
        if until is None and not _on_day_of_rise(scene, found, stop):
            continue
        if scene.tag(first, "since") or scene.tag(first - 1, "since", proclitics=None):
            continue
        near = found.last <= first <= clause
        if near or (headed and first - found.last <= AHEAD and found.first - stop <= BACK):
            return span
    return None


def _on_day_of_rise(scene: Scene, found: Found, stop: int) -> bool:
    """«ارتفعت مساء أمس حصيلة … إلى 27»."""
    return stop <= found.first and _rises(scene, found) and found.first - stop <= AHEAD


def _is_headed(scene: Scene, start: int, first: int) -> bool:
    """Whether «حصيلة», «بلغ», «أسفر» or the like leads to the number."""
    start = max(start, first - BACK)
    return any(scene.tag(at, "toll_head", proclitics=None) for at in range(start, first))


def _whole(scene: Scene, found: Found, after: Sequence[Found]) -> Found | None:
    """«40 بحاراً من أصل 52»: the fifty-two, for the forty."""
    if not after or after[0].first - found.last > 2:
        return None
    return after[0] if is_whole(scene, after[0].first) else None


def _total(scene: Scene, read: Sequence[Toll], found: Found) -> Found | None:
    """«9 قتلى بينهم 5 أطفال و3 نساء»: the nine, for both."""
    if found.rule != "numbers.subset":
        return None
    last = next((toll for toll in reversed(read) if not is_whole(scene, toll.found.first)), None)
    if last is None:
        return None
    total = last.part_of if last.part_of and last.found.rule == "numbers.subset" else last.found
    alike = found.of == total.of or not found.of or {found.of, total.of} <= PEOPLE
    return total if alike else None


def _are_joined(scene: Scene, gap: range) -> bool:
    """Whether «و» joins two numbers, and no «بعد» or the like parts them."""
    joined = any(scene.form(place)[:1] == "و" for place in gap)
    return joined and not any(scene.tag(place, "clause") for place in gap)


def _shared(scene: Scene, read: list[Toll]) -> Iterator[Toll]:
    """What is told of the last of several tolls that «و» joins holds for all of them."""
    done = list(read)
    for at in range(len(read) - 2, -1, -1):
        here, following = done[at], done[at + 1]
        if here.found.of not in KINDS or following.found.of not in KINDS:
            continue
        gap = range(here.found.last, following.found.first + 1)
        if len(gap) > NEAR or scene.end(here.found.first) != scene.end(following.found.first):
            continue
        if not _are_joined(scene, gap):
            continue
        standing = here.standing or (
            following.standing if following.standing != "earlier" else None
        )
        done[at] = here._replace(as_of=here.as_of or following.as_of, standing=standing)
    for at in range(1, len(done)):
        here, before = done[at], done[at - 1]
        gap = range(before.found.last, here.found.first + 1)
        close = len(gap) <= NEAR and _are_joined(scene, gap)
        together = scene.end(here.found.first) == scene.end(before.found.first)
        if close and together and {here.found.of, before.found.of} <= KINDS:
            standing = here.standing or (before.standing if before.standing == "rising" else None)
            done[at] = here._replace(as_of=here.as_of or before.as_of, standing=standing)
    yield from done

"""The day an article was written, from which «أمس» and «الاثنين» are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from khabar.annotators.dates.resolution import after_mark, date_after, resolved
from khabar.annotators.dates.scene import Anchor, Scene
from khabar.annotators.dates.timex import DAY, moved
from khabar.lexicon.tags import Tag
from khabar.text.words import Words

EARLIEST, LATEST = 1700, 2200
"""A year of publication outside these is a mistake and is not counted from."""
NEAR = (-1, 1)
"""How far «اليوم الأحد» may move the day: texts come out after midnight, or before it."""
LATE = 7
"""A dateline is so many days older than its publication at most."""
MOST_WITNESSES = 20
SAYS = ("day", "published")
TOLD = frozenset(("0", "-1", "1", "-2"))

Tags = tuple[tuple[Tag, ...], ...]


def written_day(
    words: Words, tags: Tags, dated: date | None = None
) -> tuple[date | None, Anchor | None]:
    """The day from which the text counts, and what told it; None where nothing does.

    «اليوم الثلاثاء 14 أيار 2024» in the text tells it itself; else the day of the
    dateline (``dated``) where publication is not given or follows within the week;
    else the day of publication. A text that came out just after midnight still says
    «اليوم» of the day before: the weekday beside it («اليوم الأحد») moves the day.
    """
    published = words.document.published
    if published is not None and not EARLIEST <= published.year <= LATEST:
        published = None
    places = [at for at, here in enumerate(tags) if here and any(t.word.kind in SAYS for t in here)]
    told = Counter(_told(Scene(words, tags, published or dated), places, published))
    if told:
        today = told.most_common(1)[0][0]
        return today, "published" if today == published else "text"
    day = dated if dated and _is_near(published, dated) else published
    if day is None:
        return None, None
    anchor: Anchor = "published" if day == published else "text"
    return _moved(Scene(words, tags, day), places), anchor


def _is_near(published: date | None, day: date) -> bool:
    """Whether publication is not given, or follows ``day`` within the week."""
    return published is None or 0 <= (published - day) // DAY <= LATE


def _told(scene: Scene, places: Sequence[int], published: date | None) -> Iterator[date]:
    """Each day that «اليوم» or «أمس» with a full date beside it says today is."""
    for at in places[:MOST_WITNESSES]:
        tag = scene.tag(at, *SAYS, proclitics=None)
        if tag is None or tag.value not in TOLD:
            continue
        label = tag.kind == "published"
        stop = after_mark(scene, tag.stop) if label else tag.stop
        named = scene.tag(after_mark(scene, stop), "weekday") if stop < scene.end(at) else None
        stop = named.stop if named else stop
        written = date_after(scene, stop) if stop < scene.end(at) else None
        day = resolved(scene, at, written).day if written and written.year else None
        if day is None or (named and day.isoweekday() != int(named.value)):
            continue
        if not label or _is_near(published, day):
            yield day - int(tag.value) * DAY


def _moved(scene: Scene, places: Sequence[int]) -> date | None:
    """The day, moved by one where the weekdays beside «اليوم» and «أمس» say so."""
    votes = {0: 0, -1: 0, 1: 0}
    for at in places:
        if sum(votes.values()) < MOST_WITNESSES:
            shift = _shift(scene, at)
            if shift is not None:
                votes[shift] += 1
    for shift in NEAR:
        if votes[shift] > votes[0] and scene.today:
            return moved(scene.today, shift, "D")
    return scene.today


def _shift(scene: Scene, at: int) -> int | None:
    """By how many days the day before a weekday says that publication was later or earlier."""
    tag = scene.tag(at, "day", proclitics=None)
    if tag is None or tag.value not in TOLD:
        return None
    named = scene.tag(tag.stop, "weekday") if tag.stop < scene.end(at) else None
    day = moved(scene.today, int(tag.value), "D") if scene.today else None
    if named is None or day is None:
        return None
    for shift in (0, *NEAR):
        moved_day = moved(day, shift, "D")
        if moved_day and moved_day.isoweekday() == int(named.value):
            return shift
    return None

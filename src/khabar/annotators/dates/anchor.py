"""The day an article was written, from which «أمس» and «الاثنين» are counted."""

from __future__ import annotations

from datetime import date

from khabar.annotators.dates.scene import Anchor, Scene
from khabar.annotators.dates.timex import moved
from khabar.lexicon.tags import Tag
from khabar.text.words import Words

EARLIEST, LATEST = 1700, 2200
"""A year of publication outside these is a mistake and is not counted from."""
NEAR = (-1, 1)
"""How far «اليوم الأحد» may move the day: texts come out after midnight, or before it."""
MOST_WITNESSES = 20


def written_day(
    words: Words, tags: tuple[tuple[Tag, ...], ...]
) -> tuple[date | None, Anchor | None]:
    """The day of publication, set right by «اليوم الأحد» or «أمس السبت» where they disagree.

    A text that came out just after midnight still says «اليوم» of the day before;
    the weekday beside it tells. None where no day is given.
    """
    published = words.document.published
    if published is None or not EARLIEST <= published.year <= LATEST:
        return None, None
    scene = Scene(words, tags, published)
    votes = {0: 0, -1: 0, 1: 0}
    for at, here in enumerate(tags):
        for tag in here:
            if tag.word.kind == "day":
                break
        else:
            continue
        if sum(votes.values()) < MOST_WITNESSES:
            shift = _shift(scene, at)
            if shift is not None:
                votes[shift] += 1
    for shift in NEAR:
        if votes[shift] > votes[0]:
            return moved(published, shift, "D"), "published"
    return published, "published"


def _shift(scene: Scene, at: int) -> int | None:
    """By how many days the day before a weekday says that publication was later or earlier."""
    tag = scene.tag(at, "day", proclitics=None)
    if tag is None or tag.value.endswith("N") or tag.value not in ("0", "-1", "1", "-2"):
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

"""How much a line looks like the headline of an article that begins there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from khabar.text.articles.datelines import opening
from khabar.text.articles.lines import Line
from khabar.text.articles.signs import Signs
from khabar.text.layout import Furniture

BULLET = re.compile(r"[-–—•●▪◾*·■□►▶+]|\d{1,4}\s*[.)\]:،-]|\(?[^\W\d_]\s?[-)](?=\s)")
WEAK = str.maketrans("", "", "اويىءئؤةأإآ")
BEFORE, AFTER = 6, 2
"""How many lines before and after a line are compared with it."""
THRESHOLD = 3.0
SHORTEST_ARTICLE = 8
"""Words of prose without which a line has no article under it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A line in its place: the lines of one text, and what furniture each is."""

    text: str
    lines: Sequence[Line]
    kinds: Sequence[Furniture | None]
    signs: Signs
    asking: bool


def plausible(line: Line, signs: Signs) -> bool:
    """Whether a line could be a headline, by itself."""
    words = line.words
    if not 1 < len(words) <= 26 or line.form.endswith((".", "،", ",", "؛", ";", ":", "۔")):
        return line.form.endswith("..") and 1 < len(words) <= 26
    return not BULLET.match(line.form) and not goes_on(line, signs)


def goes_on(line: Line, signs: Signs) -> bool:
    """Whether a line opens as a sentence does that goes on from one before."""
    words = line.words
    return bool(words) and (words[0] in signs.openers or " ".join(words[:2]) in signs.openers)


def score(at: int, setting: Setting) -> float:
    """Weigh the signs that an article begins at line ``at``; `THRESHOLD` and more says yes.

    The weights were set by hand on texts of our own.
    """
    line, before = setting.lines[at], setting.lines[at - 1]
    news = _news_after(at, setting)
    if news is None:
        return -9.0
    following = setting.lines[news]
    total = _by_itself(line, setting.asking)
    total += _by_the_end_before(before, setting.kinds[at - 1], line)
    total += _by_what_follows(line, following, news - at, setting)
    return total + _by_shared_words(at, news, setting)


def _news_after(at: int, setting: Setting) -> int | None:
    """The first line of prose under a headline: datelines and bylines may come between."""
    for place in range(at + 1, min(at + 5, len(setting.lines))):
        kind = setting.kinds[place]
        if kind is None:
            return place
        told = any(not word.isdigit() for word in setting.lines[place].words)
        if told and kind not in ("dateline", "byline", "credit"):
            return None
    return None


def _by_itself(line: Line, asking: bool) -> float:
    count = len(line.words)
    total = 1.0 if 5 <= count <= 16 else 0.0 if count > 16 else -0.5 if count > 2 else -1.5
    if line.form.endswith("؟"):
        total -= 3.0 if asking else 1.0
    if line.form.endswith("!"):
        total -= 1.0
    return total


def _by_the_end_before(before: Line, kind: Furniture | None, line: Line) -> float:
    total = 0.5 if line.blank > 1 else 0.0
    if kind is not None:
        return total + (1.0 if kind in ("dateline", "byline") else 1.5)
    return total + (1.0 if before.ended else -2.0)


def _by_what_follows(line: Line, following: Line, far: int, setting: Setting) -> float:
    if len(following.words) < SHORTEST_ARTICLE:
        return -3.0
    total = 1.0 if following.ended else -1.5
    total += 0.5 if len(following.form) > 1.3 * len(line.form) else -0.5
    if goes_on(following, setting.signs):
        total -= 1.5
    if BULLET.match(following.form):
        total -= 1.0
    if far > 1 or opening(setting.text, following, setting.signs):
        total += 2.0
    return total


def _by_shared_words(at: int, news: int, setting: Setting) -> float:
    """A headline says again what follows it, and nothing of what stands before."""
    own = roots(setting.lines[at])
    if not own:
        return -2.0
    lead: set[str] = set()
    for place in range(news, min(news + AFTER, len(setting.lines))):
        lead |= roots(setting.lines[place])
    past: set[str] = set()
    for place in range(max(0, at - BEFORE), at):
        past |= roots(setting.lines[place])
    echoed = len(own & lead) / len(own)
    known = len(own & past) / len(own)
    kept = len(lead & past) / max(1, len(lead))
    total = -1.0 if not echoed else 0.3 if echoed < 0.3 else 1.0 if echoed < 0.5 else 1.5
    total -= 1.0 if known >= 0.5 else 0.0
    return total + (0.5 if kept < 0.2 else -1.0 if kept > 0.4 else 0.0)


def roots(line: Line) -> frozenset[str]:
    """Rough roots of a line's words of four letters and more, to see one story in two lines."""
    found = line.__dict__.get("roots")
    if found is None:
        found = frozenset(filter(None, map(_root, line.words[:80])))
        line.__dict__["roots"] = found
    return found


def _root(word: str) -> str:
    if len(word) < 4:
        return ""
    for cut in ("وال", "بال", "لل", "ال", "فال", "كال"):
        if word.startswith(cut) and len(word) > len(cut) + 2:
            word = word[len(cut) :]
            break
    bare = word.translate(WEAK)
    if len(bare) > 3 and bare[0] in "متنبلسف":
        bare = bare[1:]
    return bare[:4]

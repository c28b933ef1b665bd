"""How much a line looks like the headline of an article that begins there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from khabar.text.articles.datelines import opening
from khabar.text.articles.lines import Line
from khabar.text.articles.signs import Signs
from khabar.text.layout import Furniture

BULLET = re.compile(r"[-–—•●▪◾*·■□►▶+]|\d{1,4}\s*[.)\]:،-]|\(?[^\W\d_]\s?[-)](?=\s)")
OPENERS = "\"'«“”‘’([{<.#…"
WEAK = str.maketrans("", "", "اويىءئؤةأإآ")
SECTION_NAME = 2
"""Words of a section's name, at most."""
BEFORE, AFTER = 6, 2
"""How many lines before and after a line are compared with it."""
LENGTHS = (-2.0, -2.0, -1.5, -1.0, -0.5, 0.3, 0.7)
"""The weight of a line of so many words, from none to six."""
FULL = 20
"""Words of a first paragraph that tells who, what and where."""
ECHOED = ((0.7, 1.5), (0.5, 1.2), (0.3, 0.8), (0.01, 0.2), (0.0, -1.0))
"""The weight of a headline of whose words such a share returns under it."""
THRESHOLD = 2.8
SHORTEST_ARTICLE, SHORTEST_SENTENCE = 8, 4
"""Words without which a line has no article under it: of open prose, of a sentence or list."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A line in its place: the lines of one text, and what furniture each is."""

    text: str
    lines: Sequence[Line]
    kinds: Sequence[Furniture | None]
    signs: Signs
    asking: bool


def bulleted(line: Line) -> bool:
    """Whether a line opens as the member of a list: a dash, a figure, a picture sign."""
    first = line.form[0]
    return bool(BULLET.match(line.form)) or not (first in OPENERS or first.isalnum())


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


def over(first: Line, under: Sequence[Line], signs: Signs) -> bool:
    """Whether a line is the name of a section («دولي») above a headline and its prose."""
    if not 0 < len(first.words) <= SECTION_NAME or first.ended or len(under) < 2:
        return False
    if bulleted(first) or goes_on(first, signs):
        return False
    headline, prose = under
    return len(headline.words) > 2 * SECTION_NAME and plausible(headline, signs) and prose.ended


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
    """By its length: a heading inside an article is shorter than the headline of one."""
    count = len(line.words)
    total = LENGTHS[count] if count < len(LENGTHS) else 1.0 if count <= 16 else 0.3
    if line.form.endswith("؟"):
        total -= 3.0 if asking else 1.0
    if line.form.endswith("!"):
        total -= 1.0
    return total


def _by_the_end_before(before: Line, kind: Furniture | None, line: Line) -> float:
    total = 0.5 if line.blank > 1 else 0.0
    if kind is not None:
        return total + (1.0 if kind in ("dateline", "byline") else 1.5)
    return total + (1.0 if before.ended else -1.5)


def _by_what_follows(line: Line, following: Line, far: int, setting: Setting) -> float:
    listed = bulleted(following)
    count = len(following.words)
    if count < (SHORTEST_SENTENCE if listed or following.ended else SHORTEST_ARTICLE):
        return -3.0
    total = -0.5 if count < SHORTEST_ARTICLE and not listed else 0.0
    total += 1.0 if following.ended else -0.2 if listed else -1.5
    total += 0.5 if listed or len(following.form) > 1.3 * len(line.form) else -0.5
    if goes_on(following, setting.signs):
        total -= 1.5
    if listed:
        total -= 1.0
    elif len(following.words) >= FULL:
        total += 0.4
    if any(word in setting.signs.months for word in following.words[:FULL]):
        total += 0.4
    if far > 1 or opening(setting.text, following, setting.signs):
        total += 2.0
    return total


def _by_shared_words(at: int, news: int, setting: Setting) -> float:
    """A headline says again what follows it, and little of what stands before.

    What goes on from before names known things anew with the article: «الخلاف».
    """
    own = roots(setting.lines[at])
    if not own:
        return -2.0
    lead = _all_roots(setting.lines[news : news + AFTER])
    before = setting.lines[max(0, at - BEFORE) : at]
    past = _all_roots(before)
    echoed, known = len(own & lead) / len(own), len(own & past) / len(own)
    kept = len(lead & past) / max(1, len(lead))
    total = next(weight for share, weight in ECHOED if echoed >= share)
    total -= 1.0 if known >= 0.6 else 0.3 if known >= 0.3 else 0.0
    total += 0.5 if kept < 0.2 else -1.0 if kept > 0.4 else 0.0
    return total - _pointing_back(setting.lines[news], before)


def _all_roots(lines: Sequence[Line]) -> frozenset[str]:
    return frozenset().union(*map(roots, lines))


def _pointing_back(line: Line, before: Sequence[Line]) -> float:
    """How much of what a line calls by the article has been named before."""
    named = [word for word in line.words[:40] if word.startswith("ال") and len(word) > 4]
    if not named:
        return 0.0
    past = {word for other in before for word in other.words[:80]}
    share = sum(word in past for word in named) / len(named)
    return 0.9 if share >= 0.5 else 0.3 if share >= 0.25 else -0.2 if not share else 0.0


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

"""Which articles are worth setting side by side: MinHash keys that like ones have in common.

Broder's min-wise hashing (1997) in bands: runs of words catch text that was taken over,
the words of headline and opening catch one event told in other words, and where an article
was read, what happened where and on which day. Two articles are
candidates when they have a key in common; keys depend on the article alone, so neither
the order nor the number of the others changes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from rensa import RMinHash

from khabar.compare.deeds import opening
from khabar.compare.printed import Printed
from khabar.compare.relation import DAYS, Prepared
from khabar.compare.wordings import moment
from khabar.readings.article import Article
from khabar.text.view import fold

SEED = 20150803
RUN = 5
"""Words in a row that count as one piece of text."""

TEXT_KEYS = 32
"""Keys for text: two articles with a tenth of their pieces in common meet in 97 of 100 cases."""

SUBJECT_BANDS, BAND = 40, 3
"""Keys for the subject: of articles that have two fifths of their words in common 93 of 100
meet, with three tenths 66, with a tenth 4."""


ENOUGH = 3
"""Keys of text that two articles must have in common: one sentence may be a formula."""


class Keys(NamedTuple):
    """Keys of one article: under ``held`` it is found, under ``sought`` it finds others.

    ``text`` are keys of both sorts; of those ``ENOUGH`` have to meet, of the rest one.
    """

    text: tuple[str, ...]
    held: tuple[str, ...]
    sought: tuple[str, ...]


def keys(ready: Prepared) -> Keys:
    """The keys of an article; of a text with no words none.

    Text is sought whatever its day, a subject among the articles of the days about it.
    """
    text = [f"t{n}:{value}" for n, value in enumerate(_text(ready.body.words))]
    bands = list(_subject(ready.subject.opening))
    deeds = list(_deeds(ready.printed))
    bands += [f"n:{name}" for name in sorted(ready.grounds.names)]
    day = moment(ready.printed)
    if day is None:
        plain = (*(f"s:{band}" for band in bands), *deeds)
        return Keys(tuple(text), plain, plain)
    days = [day.date() + timedelta(days=n) for n in range(-DAYS, DAYS + 1)]
    held = [f"s{day.date()}:{band}" for band in bands]
    sought = [f"s{one}:{band}" for one in days for band in bands]
    return Keys(tuple(text), (*held, *deeds), (*sought, *deeds))


def _text(words: Sequence[str]) -> list[int]:
    pieces = {" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))}
    return _digest(pieces, TEXT_KEYS) if words else []


def _subject(words: frozenset[str]) -> Iterator[str]:
    if words:
        values = _digest(set(words), SUBJECT_BANDS * BAND)
        for n in range(0, len(values), BAND):
            yield f"{n}:" + ":".join(str(value) for value in values[n : n + BAND])


def _deeds(article: Printed) -> Iterator[str]:
    """Type, place and day of the first deeds, of an article that was read."""
    if not isinstance(article, Article):
        return
    for telling in opening(article, 0):
        if telling.place and telling.time and telling.time.start:
            where = telling.place.gazetteer or fold(telling.place.name)
            yield f"d:{telling.event.type}:{where}:{telling.time.start[:10]}"


def _digest(pieces: set[str], size: int) -> list[int]:
    hashed = RMinHash(num_perm=size, seed=SEED)
    hashed.update(sorted(pieces))
    return list(hashed.digest())

"""The words by which the parts of an article are known; a lexicon hands them in."""

from collections.abc import Container
from dataclasses import dataclass, field

from khabar.text.layout import Furniture


@dataclass(frozen=True, slots=True)
class Marker:
    """Words that open (``at`` is "start"), close ("end") or make up ("whole") a part.

    ``words`` are folded; ``colon`` asks for a colon after them, ``inside`` lets
    the part begin within a line, after a stop.
    """

    kind: Furniture
    words: tuple[str, ...]
    at: str = "start"
    colon: bool = False
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Signs:
    """All that is known of a press's furniture; every word is folded.

    ``joints`` are function words, which no dateline holds; ``openers`` begin a
    sentence that goes on from another; ``flashes`` call out a piece of news and
    open no dateline; ``outlets`` are words inside names of
    agencies; ``agencies`` are whole names; ``towns`` knows the names of places
    that datelines open with, ``place_heads`` stand before them («مدينة»),
    ``generic`` words name neither place nor agency.
    """

    markers: tuple[Marker, ...] = ()
    joints: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    flashes: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    agencies: frozenset[str] = frozenset()
    generic: frozenset[str] = frozenset()
    place_heads: frozenset[str] = frozenset()
    towns: Container[str] = frozenset()
    first_words: dict[str, tuple[Marker, ...]] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        by_word: dict[str, list[Marker]] = {}
        for marker in self.markers:
            by_word.setdefault(marker.words[0], []).append(marker)
        longest = {
            word: tuple(sorted(found, key=lambda m: -len(m.words)))
            for word, found in by_word.items()
        }
        object.__setattr__(self, "first_words", longest)

"""Names in Arabic letters spelt in Latin ones, by a machine that learned from pairs.

A word that is listed gets the spelling it has most often. Any other is read letter by
letter: the longest context of a letter that was learned (two letters before, two after,
and what was written last) tells how it may be spelt and how likely, and the likeliest
whole is taken among a few kept at each step.

The file is one zlib stream: a magic number, a line of counts, then the units of spelling,
the contexts by their CRC in order, where the choices of each begin, the choices (unit and
cost), the listed words by their CRC in order, where their spellings begin, the spellings.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from khabar.lexicon.table import table
from khabar.text.clitics import ARTICLE
from khabar.text.view import fold

MAGIC = b"KLAT1\n"
FILE = "latin.bin"
BEAM = 6
COST = 16
"""A natural logarithm of 1 in the file."""
EDGE = "#"
LONGEST = 24
"""Letters of the longest word that is spelt."""


def crc(text: str) -> int:
    """The number that stands for a context or a word."""
    return zlib.crc32(text.encode())


def contexts(letters: str, at: int, last: str) -> Iterator[str]:
    """What may be known of the letter at ``at``, the most first; ``last`` was written before.

    >>> next(contexts("##سد##", 2, ""))
    '5##سد#/'
    """
    yield f"5{letters[at - 2 : at + 3]}/{last}"
    yield f"4{letters[at - 1 : at + 3]}/{last}"
    yield f"3{letters[at - 1 : at + 2]}/{last}"
    yield f"2{letters[at : at + 2]}/{last}"
    yield f"1{letters[at]}/{last}"
    yield f"0{letters[at]}"


class Speller:
    """What a model file holds."""

    def __init__(self, packed: bytes) -> None:
        plain = zlib.decompress(packed)
        if not plain.startswith(MAGIC):
            raise ValueError("the speller's file is not one of this version: train it again")
        end = plain.index(b"\n", len(MAGIC))
        sizes = tuple(map(int, plain[len(MAGIC) : end].split()))
        parts, at = [], end + 1
        for size in sizes:
            parts.append(plain[at : at + size])
            at += size
        self._units = parts[0].decode().split("\n")
        self._contexts, self._starts, self._choices, self._words, self._places = (
            _numbers(code, part) for code, part in zip("IIHII", parts[1:6], strict=True)
        )
        self._spelt = parts[6]

    def listed(self, word: str) -> str:
        """The commonest spelling of a folded word, or ""."""
        number = crc(word)
        at = bisect_left(self._words, number)
        if at == len(self._words) or self._words[at] != number:
            return ""
        return self._spelt[self._places[at] : self._places[at + 1]].decode()

    def spelt(self, word: str) -> str:
        """A folded word letter by letter."""
        letters = f"{EDGE}{EDGE}{word}{EDGE}{EDGE}"
        kept: list[tuple[int, str, str]] = [(0, "", "")]
        for at in range(2, len(letters) - 2):
            further = [
                (cost + more, written + unit, unit)
                for cost, written, last in kept
                for unit, more in self._ways(letters, at, last)
            ]
            kept = sorted(further)[:BEAM] or kept
        return kept[0][1]

    def _ways(self, letters: str, at: int, last: str) -> list[tuple[str, int]]:
        for context in contexts(letters, at, last):
            number = crc(context)
            where = bisect_left(self._contexts, number)
            if where < len(self._contexts) and self._contexts[where] == number:
                first, stop = self._starts[where], self._starts[where + 1]
                pairs = self._choices[2 * first : 2 * stop]
                return [(self._units[pairs[n]], pairs[n + 1]) for n in range(0, len(pairs), 2)]
        return [("", 0)]


def _numbers(code: str, packed: bytes) -> array[int]:
    found = array(code)
    found.frombytes(packed)
    if sys.byteorder == "big":
        found.byteswap()
    return found


def pack(choices: Mapping[str, Sequence[tuple[str, float]]], listed: Mapping[str, str]) -> bytes:
    """The bytes of a model file; ``choices`` are units with their probabilities by context."""
    units = sorted({unit for ways in choices.values() for unit, _ in ways})
    numbers = {unit: n for n, unit in enumerate(units)}
    ordered = sorted((crc(context), ways) for context, ways in choices.items())
    starts, ways_of = array("I", [0]), array("H")
    for _, ways in ordered:
        for unit, cost in ways:
            ways_of.extend((numbers[unit], min(65535, round(cost * COST))))
        starts.append(len(ways_of) // 2)
    words = sorted((crc(word), spelling) for word, spelling in listed.items())
    places, spelt = array("I", [0]), bytearray()
    for _, spelling in words:
        spelt += spelling.encode()
        places.append(len(spelt))
    arrays = (
        array("I", [number for number, _ in ordered]), starts, ways_of,
        array("I", [number for number, _ in words]), places,
    )  # fmt: skip
    if sys.byteorder == "big":
        for one in arrays:
            one.byteswap()
    parts = ["\n".join(units).encode(), *(one.tobytes() for one in arrays), bytes(spelt)]
    head = MAGIC + " ".join(str(len(part)) for part in parts).encode() + b"\n"
    return zlib.compress(head + b"".join(parts), 9)


@cache
def speller() -> Speller:
    """The speller of this package, loaded once a process."""
    return Speller(files("khabar.lexicon.learned").joinpath(FILE).read_bytes())


@lru_cache(maxsize=1 << 14)
def in_latin(name: str) -> str:
    """A name of one or more words in Latin letters; "" where it has letters of neither.

    >>> in_latin("جون سميث"), in_latin("عبد الله")
    ('John Smith', 'Abdullah')
    """
    raw, words, told = name.split(), fold(name).split(), _told()
    spelt: list[str] = []
    at = 0
    while at < len(words):
        two = " ".join(words[at : at + 2])
        width = 2 if " " in two and two in told else 1
        own = len(raw) == len(words) and raw[at].startswith(OWN)
        spelt.append(told[two] if width == 2 else told.get(words[at]) or _word(words[at], own))
        at += width
    return " ".join(word for word in spelt if word)


@dataclass(frozen=True, slots=True)
class Told:
    """A word or two whose spelling is told, where the pairs mislead."""

    word: str
    latin: str


@cache
def _told() -> dict[str, str]:
    return {fold(row.word): row.latin for row in table("latin_words", Told)}


OWN = "أل"
"""Letters of a name and no article: the hamza tells it («ألفريد»)."""


def _word(word: str, own: bool = False) -> str:
    if word.isascii():
        return word
    letters = "".join(letter for letter in word if letter.isalpha())[:LONGEST]
    listed = speller().listed(letters)
    if listed:
        return _capital(listed)
    if not own and letters.startswith(ARTICLE) and len(letters) > len(ARTICLE) + 2:
        bare = letters[len(ARTICLE) :]
        return f"al-{_capital(speller().listed(bare) or speller().spelt(bare))}"
    return _capital(speller().spelt(letters))


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]

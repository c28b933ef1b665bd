"""The learned tagger's weights: what each trait of a word says for and against each label.

The file is one zlib stream: a magic number, a line with the labels and how many traits
there are; then in 16 bits the weights of going from one label to the next; for each
trait its CRC in 32 bits and its weights in 16; how common each word is among names of
persons, a byte by the CRC of the word; and by how much each run of three letters is
more at home in names than in common words, a signed byte by its CRC.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

MAGIC = b"KTAG1\n"
FILE = "names.bin"
NAMES = 1 << 20
"""Bytes of the table of persons' names, a power of two: two words in a hundred share one."""
GRAMS = 1 << 16
"""Bytes of the table of letters three by three, a power of two."""
FINE = 20
"""A natural logarithm of 1 in that table."""
SCALE = 1000
"""A weight of 1 in the file."""
NEVER = -20_000
"""A step with a weight below is not taken: a name goes on only with its own class."""


def crc(trait: str) -> int:
    """The number that stands for a trait."""
    return zlib.crc32(trait.encode())


class Weights:
    """What a model file holds. ``labels`` begin with "O"; scores are in thousandths.

    ``moves[a][b]`` is the weight of the step from label a to b, ``ways[b]`` the labels that
    may stand before b with it.
    """

    def __init__(self, packed: bytes) -> None:
        plain = zlib.decompress(packed)
        if not plain.startswith(MAGIC):
            raise ValueError("the tagger's file is not one of this version: train it again")
        end = plain.index(b"\n", len(MAGIC))
        count, *labels = plain[len(MAGIC) : end].decode().split(" ")
        self.labels = tuple(labels)
        width, many = len(labels), int(count)
        at, stop = end + 1, end + 1 + 2 * width * width
        moves = _numbers("h", plain[at:stop])
        self.moves = tuple(tuple(moves[n : n + width]) for n in range(0, len(moves), width))
        self.ways = tuple(
            tuple((one, line[after]) for one, line in enumerate(self.moves) if line[after] > NEVER)
            for after in range(width)
        )
        at, stop = stop, stop + 4 * many
        rows = range(0, many * width, width)
        self._rows = dict(zip(_numbers("I", plain[at:stop]), rows, strict=True))
        at, stop = stop, stop + 2 * width * many
        self._table = _numbers("h", plain[at:stop])
        self._names = plain[stop : stop + NAMES]
        self._grams = array("b")
        self._grams.frombytes(plain[stop + NAMES :])

    def score(self, traits: Iterable[str], mark: str = "") -> tuple[int, ...]:
        """The weights of some traits together, one a label; ``mark`` stands before each trait."""
        table, rows, width, before = self._table, self._rows, len(self.labels), crc(mark)
        met = [
            table[at : at + width]
            for trait in traits
            if (at := rows.get(zlib.crc32(trait.encode(), before), -1)) >= 0
        ]
        return tuple(map(sum, zip(*met, strict=True))) if met else (0,) * width

    def name_count(self, form: str) -> int:
        """How common a folded word is among names of persons, from 0 (unknown) to 4."""
        return self._names[zlib.crc32(form.encode()) & (NAMES - 1)]

    def strangeness(self, form: str) -> int:
        """How much more a folded word is spelt like a name from abroad than like a common word.

        A logarithm of odds, rounded.
        """
        grams = self._grams
        total = sum(grams[crc(gram) & (GRAMS - 1)] for gram in threes(form))
        return round(total / FINE)


def threes(form: str) -> list[str]:
    """The letters of a word three by three, its edges marked."""
    whole = f"^{form}$"
    return [whole[at : at + 3] for at in range(len(whole) - 2)]


def _numbers(code: str, packed: bytes) -> array[int]:
    found = array(code)
    found.frombytes(packed)
    if sys.byteorder == "big":
        found.byteswap()
    return found


def pack(
    labels: Sequence[str],
    moves: Sequence[Sequence[float]],
    traits: Mapping[int, Sequence[float]],
    names: Mapping[str, int],
    grams: Mapping[str, float],
) -> bytes:
    """The bytes of a model file; ``traits`` by their `crc`, ``grams`` as `threes` cuts them."""
    crcs = sorted(traits)
    known = bytearray(NAMES)
    for name, count in names.items():
        at = crc(name) & (NAMES - 1)
        known[at] = max(known[at], count)
    letters = array("b", bytes(GRAMS))
    for gram, odds in grams.items():
        letters[crc(gram) & (GRAMS - 1)] = max(-127, min(127, round(odds * FINE)))
    parts = (
        array("h", [_whole(weight) for line in moves for weight in line]),
        array("I", crcs),
        array("h", [_whole(weight) for one in crcs for weight in traits[one]]),
    )
    if sys.byteorder == "big":
        for part in parts:
            part.byteswap()
    head = MAGIC + " ".join((str(len(crcs)), *labels)).encode() + b"\n"
    body = b"".join(part.tobytes() for part in parts)
    return zlib.compress(head + body + bytes(known) + letters.tobytes(), 9)


def _whole(weight: float) -> int:
    return max(-32768, min(32767, round(weight * SCALE)))


@cache
def weights() -> Weights:
    """The weights of this package, loaded once a process."""
    return Weights(files("khabar.lexicon.learned").joinpath(FILE).read_bytes())

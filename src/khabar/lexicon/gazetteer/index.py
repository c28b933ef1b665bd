"""The built gazetteer: names to places, read a bucket at a time.

The file is one zlib stream: a magic number, how many buckets, how long the
names are, where each bucket of names starts, the names, the rows. A name's
bucket is told by its CRC, so that loading builds no dictionary: it takes
some 30 ms and the memory of the bytes themselves.
"""

from __future__ import annotations

import re
import struct
import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from khabar.lexicon.gazetteer.entry import Entry, entry_of

MAGIC = b"KGAZ1\n"
PAIR = re.compile(r"\n(\S+ \S+)", re.ASCII)
HEADER = struct.Struct("<II")
BUCKETS = 1 << 15
FILE = "gazetteer.bin"


class Head(NamedTuple):
    """What the index holds under one folded name.

    ``longest`` is the most words of a name that opens with it (one-word
    names only), ``rows`` where the rows of places so named begin.
    """

    longest: int
    rows: tuple[int, ...]


NOTHING = Head(0, ())


class Gazetteer:
    """Places by folded name; rows are read when they are asked for."""

    def __init__(self, packed: bytes) -> None:
        plain = zlib.decompress(packed)
        if not plain.startswith(MAGIC):
            raise ValueError("the gazetteer file is not one of this version: build it again")
        buckets, width = HEADER.unpack_from(plain, len(MAGIC))
        at = len(MAGIC) + HEADER.size
        self._starts = array("I")
        self._starts.frombytes(plain[at : at + 4 * (buckets + 1)])
        if sys.byteorder == "big":
            self._starts.byteswap()
        at += 4 * (buckets + 1)
        self._buckets = buckets
        self._names = plain[at : at + width]
        self._rows = plain[at + width :]
        self._pairs: frozenset[str] | None = None

    def head(self, name: str) -> Head:
        """What stands under a folded name (words with one space between)."""
        return _head(self, name)

    def named(self, name: str) -> tuple[Entry, ...]:
        """Every place of a folded name, the biggest first; () for none."""
        rows = self.find(name).rows
        return _entries(self, rows) if rows else ()

    @property
    def pairs(self) -> frozenset[str]:
        """The first two words of every name of more than one: most words open none of them."""
        if self._pairs is None:
            self._pairs = frozenset(PAIR.findall(self._names.decode()))
        return self._pairs

    def find(self, name: str) -> Head:
        """As `head`, straight from the file."""
        at = self._after(name.encode())
        if not at:
            return NOTHING
        longest, rows = self._names[at : self._names.index(b"\n", at)].split(b"\t")
        return Head(int(longest or 0), tuple(map(int, rows.split())))

    def longest(self, name: str) -> int:
        """The ``longest`` of `find` alone."""
        at = self._after(name.encode())
        return int(self._names[at : self._names.index(b"\t", at)] or 0) if at else 0

    def _after(self, key: bytes) -> int:
        """Where in the names the cells of a name begin, 0 for none."""
        bucket = zlib.crc32(key) % self._buckets
        at = self._names.find(b"\n%b\t" % key, self._starts[bucket], self._starts[bucket + 1])
        return at + len(key) + 2 if at >= 0 else 0

    def row(self, at: int) -> Entry:
        """The place whose row begins at byte ``at``."""
        return entry_of(self._rows[at : self._rows.index(b"\n", at)].decode())


@lru_cache(maxsize=1 << 16)
def _head(of: Gazetteer, name: str) -> Head:
    return of.find(name)


@lru_cache(maxsize=1 << 14)
def _entries(of: Gazetteer, rows: tuple[int, ...]) -> tuple[Entry, ...]:
    return tuple(of.row(at) for at in rows)


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of this package, loaded once a process."""
    return Gazetteer(files("khabar.lexicon.gazetteer").joinpath(FILE).read_bytes())


def pack(lines: Iterable[str], names: Mapping[str, Iterable[int]]) -> bytes:
    """The bytes of a gazetteer: ``lines`` are rows, ``names`` say which rows a name has."""
    offsets: list[int] = []
    rows = bytearray()
    for line in lines:
        offsets.append(len(rows))
        rows += line.encode() + b"\n"
    longest: dict[str, int] = {}
    for name in names:
        first = name.split(" ", 1)[0]
        longest[first] = max(longest.get(first, 0), name.count(" ") + 1)
    buckets: list[list[bytes]] = [[] for _ in range(BUCKETS)]
    for name in sorted({*names, *longest}):
        where = " ".join(str(offsets[n]) for n in names.get(name, ()))
        key = name.encode()
        cells = b"\t".join((key, str(longest.get(name, "")).encode(), where.encode()))
        buckets[zlib.crc32(key) % BUCKETS].append(cells)
    starts = array("I", [0])
    text = bytearray()
    for bucket in buckets:
        text += b"\n" + b"\n".join(bucket) + b"\n"
        starts.append(len(text))
    if sys.byteorder == "big":
        starts.byteswap()
    plain = MAGIC + HEADER.pack(BUCKETS, len(text)) + starts.tobytes() + bytes(text) + bytes(rows)
    return zlib.compress(plain, 9)

"""Files that are zip archives within (DOCX, WACZ, XLSX), opened within bounds.

What a zip says it unpacks to is counted before anything is unpacked; the library that
unpacks it stops at that size. A zip that lies about it is broken, and told so.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import BinaryIO

from khabar.sources.refusal import Refusal

SWELLS = 20
"""So many times its limit may a file unpack to."""

MOST_MEMBERS = 100_000
BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, OSError, EOFError,
    ValueError, LookupError, NotImplementedError, RuntimeError, OverflowError,
)  # fmt: skip
"""What the library raises for archives that are broken, locked or packed in a way unknown."""


def opened_pack(stream: BinaryIO, limit: int, what: str) -> zipfile.ZipFile:
    """A zip whose members are no more, and unpack to no more, than is allowed.

    ``what`` is what it is called where it is refused. ``limit`` is in bytes.
    """
    try:
        pack = zipfile.ZipFile(stream)
        members = pack.infolist()
    except BROKEN as wrong:
        said = str(wrong)[:80] or type(wrong).__name__
        raise Refusal(f"it is a broken {what} ({said}): fetch or save it anew") from None
    if len(members) > MOST_MEMBERS:
        raise Refusal(f"there are more than {MOST_MEMBERS:,} files in it: cut it up")
    if sum(each.file_size for each in members) > SWELLS * limit:
        raise Refusal("it unpacks to far more than --max-mb: raise it, or save its text")
    return pack

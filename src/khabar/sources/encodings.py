"""Bytes as they came, read as the letters that were meant.

The order is: a byte order mark; UTF-16 by its zero bytes; strict UTF-8; UTF-8 with
a few bytes broken; and last the single-byte encodings of Arabic, of which the one
whose letters make the most Arabic and the least of anything else is taken.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from khabar.sources.refusal import Refusal

MARKS = {
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
OTHER_FORMATS = {
    b"%PDF-": "a PDF: save its text as a .txt file",
    b"PK\x03\x04": "a Word, Excel or ZIP file: save it as plain text",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file: save it as plain text",
    b"{\\rtf": "an RTF file: save it as plain text",
    b"\x1f\x8b": "packed with gzip: unpack it with gunzip",
    b"BZh": "packed with bzip2: unpack it with bunzip2",
    b"\xfd7zXZ": "packed with xz: unpack it with unxz",
    b"\x89PNG": "a picture: give its text",
    b"\xff\xd8\xff": "a picture: give its text",
    b"GIF8": "a picture: give its text",
}
LEGACY = ("cp1256", "iso8859-6", "mac_arabic", "cp720")
SAMPLE = 1 << 16
ARABIC = re.compile("[\u060c\u061b\u061f\u0621-\u0652\u0660-\u0669\u067e\u0686\u06af]")
FOREIGN = re.compile("[^\x00-\x7f\u0600-\u06ff\ufe70-\ufefc\xab\xbb\xa0\u2013-\u2026\u200c-\u200f]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
MOJIBAKE = re.compile("[\u0637\u0638]")
LETTER = re.compile("[\u0620-\u064a]")


class Decoded(NamedTuple):
    """A text, the encoding it came in, and how many of its bytes could not be read.

    A byte order mark is no part of the text; line ends stay as they were.
    """

    text: str
    encoding: str
    damaged: int = 0


def decoded(raw: bytes) -> Decoded:
    """The text of ``raw``; what is not text raises `Refusal`.

    >>> decoded("خبر".encode("cp1256")).encoding
    'cp1256'
    """
    _refuse_other_formats(raw)
    found = _by_mark(raw) or _wide(raw) or _utf8(raw) or _legacy(raw)
    if len(CONTROL.findall(found.text, 0, SAMPLE)) > len(found.text[:SAMPLE]) / 100:
        raise Refusal("it is binary, not text: give a plain text file")
    if _garbled(found.text):
        raise Refusal(
            "its letters were garbled before it was saved (UTF-8 read as Windows-1256): "
            "get the text from where it was first published"
        )
    return found


def _by_mark(raw: bytes) -> Decoded | None:
    for mark, encoding in MARKS.items():
        if raw.startswith(mark):
            text = raw.decode(encoding, "replace")
            return Decoded(text, encoding.removesuffix("-sig"), text.count("\ufffd"))
    return None


def _refuse_other_formats(raw: bytes) -> None:
    for opening, remark in OTHER_FORMATS.items():
        if raw.startswith(opening):
            raise Refusal(f"it is {remark} and read that")


def _wide(raw: bytes) -> Decoded | None:
    """UTF-16 without a mark: every other byte is the 00 of a space or the 06 of Arabic."""
    sample = raw[:SAMPLE]
    if b"\x00" not in sample or len(sample) < 4:
        return None
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[first::2]
        if high.count(0) + high.count(6) > 0.8 * len(high):
            text = raw.decode(encoding, "replace")
            return Decoded(text, encoding, text.count("\ufffd"))
    return None


def _utf8(raw: bytes) -> Decoded | None:
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        text = raw.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    if damaged <= len(ARABIC.findall(text)) / 50:
        return Decoded(text, "utf-8", damaged)
    return None


def _legacy(raw: bytes) -> Decoded:
    """The best of the single-byte encodings; of two alike the first."""
    best, most = Decoded("", ""), float("-inf")
    for encoding in LEGACY:
        try:
            sample = raw[:SAMPLE].decode(encoding)
        except UnicodeDecodeError:
            continue
        score = len(ARABIC.findall(sample)) - 4 * len(FOREIGN.findall(sample))
        if score > most:
            best, most = Decoded(sample, encoding), score
    text = raw.decode(best.encoding, "replace")
    return Decoded(text, best.encoding, text.count("\ufffd"))


def _garbled(text: str) -> bool:
    """Whether the lead bytes of UTF-8 were read as letters: every second one a ط or a ظ."""
    sample = text[:SAMPLE]
    letters = len(LETTER.findall(sample))
    return letters > 20 and len(MOJIBAKE.findall(sample)) > letters / 3

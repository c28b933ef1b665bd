"""Letters and signs by what they mean to a reader, not by how they are encoded.

The folds follow Unicode's Arabic blocks (0600-06FF, FB50-FDFF, FE70-FEFF).
"""

import unicodedata

TATWEEL = "\u0640"
VOWEL_MARKS = frozenset(
    map(chr, [*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD)])
) | frozenset(map(chr, [*range(0x06DF, 0x06E5), 0x06E7, 0x06E8, *range(0x06EA, 0x06EE)]))
ZERO_WIDTH = frozenset(
    map(chr, [0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F)])
) | frozenset(map(chr, [*range(0x2060, 0x2065), *range(0x2066, 0x206A), 0xFEFF]))
SILENT = VOWEL_MARKS | ZERO_WIDTH | {TATWEEL}
"""Signs that a reader's eye passes over: dropped from every view."""

ALEFS = dict.fromkeys("أإآٱٲٳ", "ا")
YEHS = dict.fromkeys("ىیېۍ", "ي")
KAFS = dict.fromkeys("کڪ", "ك")
HEHS = dict.fromkeys("ہەۀھ", "ه")
DIGITS = {chr(zero + n): str(n) for zero in (0x0660, 0x06F0) for n in range(10)}
SPACES = dict.fromkeys(map(chr, [0x9, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]), " ")

ONE_FOR_ONE = {ord(k): v for k, v in (ALEFS | YEHS | KAFS | HEHS | DIGITS | SPACES).items()}
"""`str.translate` table: each letter to the one it is read as."""

KEPT = (("إمام", "ءمام"),)
"""Words whose hamza alone tells them from another: an imam from «أمام». Behind a lam (الإمام,
للإمام) there is no doubt, and the hamza is often left out: there they are read like any word."""


def _presentation_forms() -> dict[str, str]:
    """What each ligature or positional form of the compatibility blocks spells."""
    blocks = [*range(0xFB50, 0xFDD0), *range(0xFDF0, 0xFE00), *range(0xFE70, 0xFEFD)]
    spelt = {chr(c): unicodedata.normalize("NFKC", chr(c)) for c in blocks}
    return {
        form: "".join(c for c in letters if c not in SILENT and c != " ").translate(ONE_FOR_ONE)
        for form, letters in spelt.items()
        if letters != form
    }


PRESENTATION = _presentation_forms()

NEVER_JOINED = frozenset("اأإآٱدذرزوؤةىء")
"""Letters that join none after them: a space after one is easily left out."""

OPENING_QUOTES = frozenset("«“„‹⟪❝")
CLOSING_QUOTES = frozenset("»”›⟫❞")
PLAIN_QUOTES = frozenset("\"'‘’‟＂")
DIRECTED_QUOTES = OPENING_QUOTES | CLOSING_QUOTES
SINGLE_QUOTES = frozenset("'‘’‟")
QUOTES = OPENING_QUOTES | CLOSING_QUOTES | PLAIN_QUOTES
DASHES = frozenset("-‐‑‒–—―−")
SENTENCE_STOPS = frozenset(".!?؟…۔")
CLAUSE_STOPS = frozenset("،,؛;:")

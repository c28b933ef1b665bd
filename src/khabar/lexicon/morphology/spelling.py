"""From sounds to letters: long vowels, shadda, and the seats of hamza."""

from __future__ import annotations

import re
from itertools import product

SHADDA = "\u0651"
SHORT = {"a": "\u064e", "i": "\u0650", "u": "\u064f"}
LONG = {"A": "ا", "I": "ي", "U": "و", "Y": "ى"}
VOWELS = "aiuAIUY"
HAMZA = "ء"
LATIN = str.maketrans("tnsmy", "تنسمي")
LEFT_UNJOINED = "اأإآدذرزوؤء"
_CONSONANT = f"(?=[^{VOWELS}+-])"
_BEFORE_LONG = {"A": "a", "Y": "a", "I": "i", "U": "u"}


def smoothed(sounds: str) -> str:
    """Sounds that Arabic does not say, turned into those it does.

    >>> smoothed("ءaءخuذu"), smoothed("yuوصilu")
    ('ءAخuذu', 'يUصilu')
    """
    sounds = sounds.translate(LATIN)
    for short, long in ("aA", "iI", "uU"):
        sounds = re.sub(f"^ء{short}ء(?=[^{VOWELS}ء+-])", f"ء{long}", sounds)
    sounds = re.sub(f"i(?:و(?!و)|ي(?!ي)){_CONSONANT}", "I", sounds)
    return re.sub(f"u(?:و(?!و)|ي(?!ي)){_CONSONANT}", "U", sounds)


def spellings(sounds: str, marks: bool = False) -> tuple[str, ...]:
    """The ways to write the sounds, the best first; with vowel marks where asked.

    >>> spellings("جAءU+"), spellings("يuءaككiدu")
    (('جاؤوا', 'جاءوا'), ('يؤكّد',))
    """
    sounds = smoothed(sounds)
    choices: list[tuple[str, ...]] = []
    at = 0
    while at < len(sounds):
        sound = sounds[at]
        after = sounds[at + 1 : at + 2]
        if sound in SHORT:
            choices.append((("ا" if at == 0 else "") + (SHORT[sound] if marks else ""),))
        elif sound in LONG:
            mark = SHORT[_BEFORE_LONG[sound]] if marks else ""
            letter = LONG[sound]
            if sound == "Y" and sounds[at - 1 : at] == "ي":
                letter = "ا"
            choices.append((mark + letter,))
        elif sound in "+-":
            choices.append(("ا" if sound == "+" else "",))
        else:
            doubled = after == sound
            letters = _seats(sounds, at, at + 1 + doubled) if sound == HAMZA else (sound,)
            choices.append(tuple(letter + (SHADDA if doubled else "") for letter in letters))
            at += doubled
            if letters[0] == "آ":
                at += 1
        at += 1
    return tuple(dict.fromkeys("".join(parts) for parts in product(*choices)))


def _seats(sounds: str, at: int, stop: int) -> tuple[str, ...]:
    """How the hamza at ``at`` is written: the standard first, then what the press also writes."""
    before, after = sounds[at - 1 : at], sounds[stop : stop + 1]
    if at == 0:
        return ("إ",) if after in ("i", "I") else ("آ",) if after == "A" else ("أ",)
    last = after == "" or (after in SHORT and stop + 1 == len(sounds))
    if last:
        return ({"i": "ئ", "u": "ؤ", "a": "أ"}.get(before, HAMZA),)
    if after in ("i", "I") or before in ("i", "I"):
        return ("ئ",)
    if before == "ي":
        return ("أ", "ئ") if at == 2 or (sounds[at - 2 : at - 1] in SHORT and at == 3) else ("ئ",)
    if after == "U":
        return ("ؤ", *_beside_waw(sounds, at))
    if before == "A":
        return (HAMZA,) if after in ("a", "A", "Y") else ("ؤ",)
    if before in ("U", "و"):
        return (HAMZA,) if after in ("a", "A", "Y") else ("ؤ", HAMZA)
    if before == "u" or after == "u":
        return ("ؤ",)
    return ("آ",) if after == "A" else ("أ",)


def _beside_waw(sounds: str, at: int) -> tuple[str, ...]:
    """The seats some write before a long u, so that two waws do not meet."""
    before = sounds[at - 1]
    letter = next((s for s in reversed(sounds[:at]) if s not in SHORT), "")
    joined = LONG.get(letter, letter) not in LEFT_UNJOINED
    other = ("ئ",) if joined else (HAMZA,)
    return ("أ", *other) if before == "a" else other

"""Whether two sources are one: the same men, a body and its man, the words of a name."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.heads import MEN
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.nouns import verbal_noun
from khabar.annotators.attribution.sources import Source
from khabar.text.words import tokens

SOUND = ("ون", "ان", "ين")
"""How men in the plural and the dual end; the last one in either, where no subject."""


OBLIQUE = "ين"


@lru_cache(maxsize=1 << 12)
def addressed_in(name: str) -> bool:
    """Whether a name runs on into whom it was said to, or what for («الوزير لصحيفة المرسى»)."""
    later = [word.form for word in tokens(name)][1:]
    for form in later:
        if form[:1] != "ل" or len(form) < 4:
            continue
        if form[:2] != "لل" or verbal_noun(form[2:]) or "ال" + form[2:] in of_class("addressee"):
            return True
    return False


def of_his_body(source: Source, earlier: Source) -> bool:
    """«مدير المرصد فلان …، وفق المرصد»: a body that a man's office names, and not the man."""
    return source.kind == "organization" and earlier.kind in MEN and source.head != earlier.head


def fully(source: Source) -> bool:
    """Whether a man is told by a name of two words or more, so that a surname is his or not."""
    return source.named and " " in source.name


def same_men(source: Source, earlier: Source) -> bool:
    """«نقلت الوكالة عن مسؤولين …، وأضاف المسؤولان»: the same noun in another case."""
    if source.number != "p" or earlier.number != "p" or earlier.kind != "unnamed":
        return False
    ending, before = source.head[-2:], earlier.head[-2:]
    if ending not in SOUND or (before != ending and before != OBLIQUE):
        return False
    return len(source.head) > 4 and source.head[:-2] == earlier.head[:-2]


def is_one(source: Source) -> bool:
    """Whether a source is one man or woman, named or not."""
    return source.kind in ("person", "unnamed") and source.number == "s"


@lru_cache(maxsize=1 << 12)
def words_in(name: str) -> frozenset[str]:
    """The folded words of a name without article or joined conjunction."""
    return frozenset(
        form[2:] if form.startswith("ال") and len(form) > 4 else form
        for form in (word.form for word in tokens(name))
        if len(form) > 1
    )

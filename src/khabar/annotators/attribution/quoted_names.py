"""Names in quotation marks: who bears one, and what still belongs to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from khabar.annotators.attribution.clauses import starts_clause
from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.lexicon import heads, of_class
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import verb_forms
from khabar.text.words import LETTERS, Words

BEARERS = ("outlet", "agency", "organization", "social")
"""Kinds of source whose names stand in quotation marks."""

DESCRIBES = ("ي", "ة", "ون", "ين", "ى")
"""Endings of definite adjectives that go on behind a name in marks."""

SURNAME = 3
"""Words of a surname in marks, with them, at most."""

SERVED = 7
"""Words between «في» behind a name in marks and what it says, at most."""


def names_in_quotes(words: Words, at: int) -> bool:
    """Whether the word before a quotation mark is one that bears a name (موقع «…»)."""
    before = head_of(words, at - 1)
    return before is not None and before.kind in BEARERS


def joins(words: Words, at: int, apart: bool = False) -> bool:
    """Whether a word behind a name in quotation marks still belongs to who bears it.

    ``apart`` says that the verb takes a noun of its own, which may be this one.
    """
    form = words.form(at)
    if apart and form.startswith("ال") and (form[2:] in heads() or not form.endswith(DESCRIBES)):
        return False  # «وصفت منظمة «…» الأوضاع بأنها»
    return form.startswith(("ال", "لل", "و")) or form in of_class("office_of", "part_of")


def spoken_in(words: Words, at: int, closing: int) -> bool:
    """«قالت البلدية "سنعيد فتح الطريق"»: a verb or a denial in the marks, which no name has."""
    if closing - at <= SURNAME:
        return False
    return any(no_name(words.form(n)) for n in range(at + 1, closing))


@lru_cache(maxsize=1 << 13)
def no_name(form: str) -> bool:
    """Whether a word can only be a verb, a denial or «نحن»."""
    if form in of_class("negates_verb", "we"):
        return True
    read = verb_forms(form)
    return form not in heads() and bool(read) and all(f.tense == "imperfect" for f in read)


def names_it(words: Words, at: int, closing: int, takes: Sequence[str]) -> bool:
    """«أبلغت السفينة "نجمة البحر" عن»، «… "نجمة البحر"، التي ترفع علم …»: a name of a noun."""
    if closing - at > SURNAME or not words.form(at - 1).startswith(("ال", "لل")):
        return False
    behind = words.form(closing + 1)
    told = len(behind) > 1 and any(key(p) == behind for p in takes)
    return told or (behind in ("،", ",") and words.form(closing + 2) in of_class("relative"))


def quoted_name(near: Surroundings, at: int) -> bool:
    """أفادت «وكالة X» أن: a source that stands in quotation marks."""
    closing = near.quote_at.get(at)
    if closing is None or closing - at > 8:
        return False
    if at + 1 in near.actors or head_of(near.words, at + 1) is not None:
        return True
    return closing - at <= SURNAME and named_in_marks(near.words, at, closing)


def named_in_marks(words: Words, at: int, closing: int) -> bool:
    """«وأضاف "فرج"، خلال مداخلة، أن»: a surname in marks, with its clause or occasion behind it."""
    form, after = words.form(at + 1), words.form(closing + 1)
    if form in of_class("negation", "preposition", "adjunct") or starts_clause(form):
        return False
    if starts_clause(after):
        return True
    if after == "في" and body_there(words, closing + 2):
        return True
    behind = words.form(closing + 2)
    told = behind in of_class("occasion") or behind == "في" or starts_clause(behind)
    return after in ("،", ",") and told


def body_there(words: Words, at: int) -> bool:
    """«وقالت "شعبة الإعلام" في الجيش: …»: where a body in marks belongs, and then what it says."""
    for n in range(at, min(at + SERVED, len(words))):
        if words.form(n) == ":" or starts_clause(words.form(n)):
            return True
        if words.items[n].kind is not LETTERS:
            return False
    return False

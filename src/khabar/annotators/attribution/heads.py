"""Which row of the table of sources a noun is: alone, behind a quantifier, in the plural."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.lexicon import Head, heads, of_class
from khabar.lexicon.verbs import verb_forms
from khabar.text.clitics import endings, openings
from khabar.text.words import Words


def head_of(words: Words, at: int) -> Head | None:
    """The row of the noun at ``at`` as head of a source phrase, if it is one.

    A quantifier (عدة، بعض، أحد) hands the question on to the noun after it.
    """
    if not 0 <= at < len(words):
        return None
    table = heads()
    form, following = words.items[at].form, words.form(at + 1)
    counts = form in of_class("quantifier")
    counts = counts or (form[:1] == "ل" and form[1:] in of_class("demonstrative"))
    if counts and following:  # «لهذه المصادر»
        pair = f"{following} {words.form(at + 2)}"
        counted = table.get(pair) or table.get(following) or table.get(following.removeprefix("ال"))
        if counted is not None:
            return counted
    two = f"{form} {following}"
    return lone_head(form, two if two in table else "")


@lru_cache(maxsize=1 << 15)
def lone_head(form: str, two: str) -> Head | None:
    """The row of a folded word, or of ``two``: it and the next, "" where they are no row."""
    table = heads()
    for stem, proclitics, _ in openings(form):
        if proclitics not in ("", "و", "ل", "ول", "ف", "ب"):
            continue
        if stem not in table:
            for bare in (stem.removesuffix("ا"), *(e.stem for e in endings(stem)[1:])):
                if bare in table:
                    return table[bare]
        if two and not proclitics:
            return table[two]
        if stem in table:
            return table[stem]
    for stem, proclitics, _ in openings(form):
        if proclitics in ("", "و", "ل", "ول", "ف", "ب") and (row := plural_head(stem)) is not None:
            return row
    return None


def imam(words: Words, at: int) -> bool:
    """Whether «امام» is the preacher and not «أمام»: by a mosque behind it.

    Written with its hamza («إمام») he is a form of his own.
    """
    if words.form(at) != "امام":
        return False
    spelt = words.items[at].span.of(words.text)
    return spelt.startswith("ا") and words.form(at + 1) in of_class("mosque")


MEN = ("person", "unnamed")


@lru_cache(maxsize=1 << 14)
def doers(form: str) -> bool:
    """Whether a word means men by what they do («متعاملين»، «محتجون»)."""
    bare = form.removeprefix("ال")
    return bare.startswith("م") and any(
        read.tense == "active_participle" and read.number == "p" and not read.object
        for read in verb_forms(form)
    )


def plural_head(form: str) -> Head | None:
    """The row of the singular of a sound plural or dual (متحدثون، مسؤولان)."""
    bare = form.removeprefix("ال")
    if bare.endswith("و") and len(bare) > 4:
        row = heads().get(bare[:-1])  # «ممثلو العمال»
        if row and row.kind in MEN:
            return Head(row.head, "unnamed", "m", "p")
        return Head(bare, "unnamed", "m", "p") if doers(form) else None
    if not bare.endswith(("ون", "ين", "ان", "ات")) or len(bare) < 5:
        return None
    row = heads().get(bare[:-2]) or heads().get(bare[:-2] + "ة")
    if row is None:
        return Head(bare, "unnamed", "m", "p") if doers(form) else None
    gender = "f" if bare.endswith("ات") else "m" if bare.endswith(("ون", "ين")) else row.gender
    return Head(row.head, row.kind, gender, "p")

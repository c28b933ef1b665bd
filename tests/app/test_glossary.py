"""The words of the screens are those of docs/glossary.tsv."""

from __future__ import annotations

import re

import pytest

from tests.app.screen_words import Term, Word, bare, glossary, said

HOLE = re.compile(r"%\(\w+\)s")
TERMS = glossary()
WORDS = [*said()]
ALLOWED = {term.en for term in TERMS if term.key == "sentence"}
ALLOWED_AR = {term.ar for term in TERMS if term.key == "sentence"}


def holds(text: str, words: tuple[str, ...], *, whole: bool) -> str | None:
    """The first of the words that stands in a text."""
    for word in words:
        end = r"(?!\w)" if whole else ""
        if re.search(rf"(?<!\w){re.escape(word)}{end}", text, re.IGNORECASE):
            return word
    return None


def english(term: Term) -> re.Pattern[str]:
    plural = "s?" if " " not in term.en else ""
    return re.compile(rf"(?<!\w){re.escape(term.en)}{plural}(?!\w)", re.IGNORECASE)


@pytest.mark.parametrize("term", [t for t in TERMS if t.ar_forms], ids=lambda t: t.key)
def test_a_term_is_said_in_the_arabic_of_the_glossary(term: Term) -> None:
    told = tuple(map(bare, term.ar_forms))
    wrong = [
        word
        for word in WORDS
        if english(term).search(HOLE.sub("", word.en))
        and word.ar
        and not any(f in bare(word.ar) for f in told)
    ]
    assert not wrong, f"say «{term.ar}» as docs/glossary.tsv has it"


@pytest.mark.parametrize(
    "term", [t for t in TERMS if t.never_en or t.never_ar], ids=lambda t: t.key
)
def test_what_the_glossary_forbids_is_said_nowhere(term: Term) -> None:
    whole = term.key == "forbidden"
    never_ar = tuple(map(bare, term.never_ar))
    wrong: list[tuple[Word, str]] = []
    for word in WORDS:
        found = holds(word.en, term.never_en, whole=whole) if word.en not in ALLOWED else None
        if word.ar not in ALLOWED_AR:
            found = found or next((w for w in never_ar if w in bare(word.ar).split()), None)
            found = found or next((w for w in never_ar if " " in w and w in bare(word.ar)), None)
        if found:
            wrong.append((word, found))
    assert not wrong, "these words stand in a person's finding alone"


def test_the_glossary_says_each_term_once_in_both_languages() -> None:
    keys = [term.key for term in TERMS if term.key not in ("sentence", "forbidden")]
    assert len(keys) == len(set(keys))
    assert all(term.en and term.ar for term in TERMS if term.key != "forbidden")

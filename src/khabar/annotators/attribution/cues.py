"""The words that hand a statement on: verbs, participles, prepositions of report."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from khabar.annotators.attribution.concealed import declines, hidden
from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.lexicon import phrases
from khabar.annotators.attribution.phrase_cues import (
    deed_cue,
    document_cue,
    expected_cue,
    idiom_cue,
    noun_cue,
    own_voice,
    post_cue,
    received_cue,
    rumour_cue,
    saying_cue,
)
from khabar.annotators.attribution.report_forms import as_superlative, reports
from khabar.annotators.attribution.verb_cues import verb_cue
from khabar.text.clitics import openings
from khabar.text.words import LETTERS, Words

CLASSES = (
    "own_voice",
    "hidden",
    "post_cue",
    "noun_cue",
    "documented",
    "expected",
    "saying",
    "rumour",
    "received",
    "idiom",
)
"""The classes of phrases that open with a cue's first word."""


@cache
def _first_words() -> dict[str, tuple[str, ...]]:
    """The first words of the phrases of all classes, each with its classes."""
    found: dict[str, tuple[str, ...]] = {}
    for name in CLASSES:
        for head in phrases(name).longest:
            found[head] = (*found.get(head, ()), name)
    return found


@lru_cache(maxsize=1 << 15)
def may_open(form: str) -> tuple[str, ...]:
    """The classes of phrases, and "verb", of which a cue may begin with a folded word.

    Most words open none and are asked once.
    """
    first_words = _first_words()
    found: tuple[str, ...] = ("verb",) if reports(form) or as_superlative(form) else ()
    if declines(form):
        found += ("hidden",)
    for opening in openings(form):
        if opening.stem in first_words:
            found += first_words[opening.stem]
    return found


def cues(words: Words, bounds: range) -> Iterator[Cue]:
    """Every word or phrase of a sentence that may be a cue, left to right."""
    past, end, items = bounds.start, bounds.stop, words.items
    for at in bounds:
        _, form, kind, _ = items[at]
        if kind is not LETTERS or at < past:
            continue
        opens = may_open(form)
        if not opens:
            continue
        own = own_voice(words, at, end) if "own_voice" in opens else None
        if own is None and "hidden" in opens:
            own = hidden(words, at, end)
        if own is not None:
            past = own.stop
            continue
        cue = None
        for name, read in READERS:
            if cue is None and name in opens:
                cue = read(words, at, bounds)
        if cue is None and "verb" in opens:
            cue = deed_cue(words, at, bounds)
        if cue is None and "verb" in opens:
            cue = verb_cue(words, at, told=True)
        if cue is not None:
            yield cue
            past = cue.stop


READERS = (
    ("post_cue", post_cue),
    ("noun_cue", noun_cue),
    ("documented", document_cue),
    ("expected", expected_cue),
    ("saying", saying_cue),
    ("rumour", rumour_cue),
    ("received", received_cue),
    ("idiom", idiom_cue),
)
"""Who reads the phrases of a class, in order."""

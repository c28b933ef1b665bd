"""Where content begins, and whether speech in quotation marks begins there."""

from __future__ import annotations

from typing import NamedTuple

from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.surroundings import Surroundings

SPEECH = 3
"""Words that a quotation has at least to be speech and not a name."""

NAMED = 6
"""Words in the name of an outlet, with its marks, at most."""


class Opening(NamedTuple):
    """Where content begins, whether it is speech, and by which rule."""

    first: int
    direct: bool
    rule: str


def speech(near: Surroundings, at: int) -> bool:
    """Whether a quotation of some length opens at word ``at``."""
    closing = near.quote_at.get(at)
    return closing is not None and closing - at > SPEECH


def clause(near: Surroundings, at: int, limit: int) -> Opening:
    """What follows أن; a pronoun on it belongs to what is said."""
    words = near.words
    form = words.items[at].form
    first = at if len(form) > 3 else at + 1
    if first < limit and words.form(first) in (":", "،"):
        first += 1
    return Opening(first, speech(near, first), "attribution.verb_source_that")


def names_thing(near: Surroundings, at: int) -> bool:
    """«أبلغت السفينة "نجمة البحر"، التي ترفع علم …»: a name in marks, of the noun before it."""
    words, closing = near.words, near.quote_at[at]
    if closing - at > SPEECH:
        return False
    behind = words.form(closing + 1)
    apart = behind in ("،", ",") and words.form(closing + 2) in of_class("relative")
    return apart or behind in of_class("relative") or behind[:2] == "لل"


def names_outlet(near: Surroundings, at: int) -> bool:
    """Whether the quotation at ``at`` is the name of an outlet whose noun stands before it."""
    before = near.words.form(at - 1)
    return before in of_class("outlet_head") and near.quote_at[at] - at <= NAMED

"""Words in quotation marks: where a content begins and ends between them, and how direct it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence

from khabar.annotators.attribution.clauses import starts_clause
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.nouns import HIS
from khabar.annotators.attribution.quoted_names import names_in_quotes
from khabar.annotators.attribution.statement import Statement
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.text.span import Span
from khabar.text.words import LETTERS, MARK, QUOTE, Words

HOLDS = 4
"""Words before a quotation that a name may have which holds it («مرشد "الجماعة" فلان»)."""

LISTED = 2
"""Words in marks that are one of a list of names, at most."""


def pieces_of(words: Words, said: Statement) -> tuple[Span, ...] | None:
    """The halves of a content that its cue parts, their quotation marks left out."""
    if not said.pieces:
        return None
    items, found = words.items, []
    for first, stop in said.pieces:
        while first < stop - 1 and items[first].kind is QUOTE:
            first += 1
        while stop - 1 > first and items[stop - 1].kind is QUOTE:
            stop -= 1
        found.append(words.span(first, stop))
    return tuple(found)


def content_of(
    near: Surroundings, said: Statement, asides: Sequence[range], names: Container[str]
) -> tuple[Span, str]:
    """The span of what is said, and whether all, some or none of it is in quotation marks.

    What stands in ``asides`` is quoted of a noun only; a word of ``names`` in marks is a name.
    """
    words = near.words

    def known(at: int) -> bool:
        form = words.form(at).removeprefix("ال")
        return len(form) > 3 and form in names

    first, stop = said.first, said.stop
    if stop <= first:  # what follows took it all: what is left is that somebody spoke
        first, stop = said.cue.first, said.cue.stop
    if not near.quotes and not said.direct and words.items[first].kind is not QUOTE:
        while first < stop - 1 and leads(words, first):
            first += 1
        return words.span(first, stop), "indirect"
    cue_at = said.cue.first
    about = [
        (a, b)
        for a, b in near.quotes_about(first, stop)
        if not a < cue_at < b  # a quotation round the cue is another's
    ]
    marks = [(a, b) for a, b in about if a >= first or b < stop]
    partly = any(a <= first and b < stop - 1 and b - a > 2 for a, b in about)
    if said.pieces and said.direct:
        partly = False  # its cue stands between its halves
    whole = (said.direct and not partly) or any(a <= first and b >= stop - 1 for a, b in about)
    while first < stop - 1 and (words.items[first].kind is QUOTE or leads(words, first)):
        first += 1
    if first < stop - 1 and words.form(first) in ("ان", "وان") and whole:
        first += 1
    while stop - 1 > first and words.items[stop - 1].kind is QUOTE and whole:
        stop -= 1
    quoted = [
        a
        for a, b in marks
        if (
            (b - a > 2 or scare(near, a))
            and not (b - a < 6 and named_so(words, a))
            and not (b - a == 2 and known(a + 1))
            and not (b - a < 6 and bears_a_name(near, a, b))
            and not any(a in aside for aside in asides)
            and not (b - a < 6 and names_in_quotes(words, a) and named_thing(words, a))
        )
        or (b - a == 2 and predicate(words, a) and a + 1 not in near.actors)
    ]
    if whole and marks and marks[0][1] - marks[0][0] == 2:
        whole = not known(marks[0][0] + 1)
    mode = "direct" if whole else "mixed" if quoted else "indirect"
    return words.span(first, stop), mode


def leads(words: Words, at: int) -> bool:
    """Whether a mark before a content is no part of it: a comma, a dash, an icon."""
    word = words.items[at]
    return word.kind is MARK and word.form not in "([{#@«»\"'…"


def named_so(words: Words, at: int) -> bool:
    """«تطبيق "واتساب"»، «تُعرف بـ"مجموعة النخيل"»: a name and no word of the speaker's."""
    before = words.form(at - 1)
    if before == "ب" or before in of_class("in_name"):
        before = words.form(at - 2)
    return before in of_class("named_by") or before in of_class("so_called")


def scare(near: Surroundings, at: int) -> bool:
    """Whether one quoted word is the source's own («كمين») and no name."""
    words = near.words
    word = words.items[at + 1]
    if word.kind is not LETTERS or at + 1 in near.actors or at in near.actors:
        return False
    if predicate(words, at):
        return True
    return not names_in_quotes(words, at) and words.form(at - 1) not in of_class("named_by")


def bears_a_name(near: Surroundings, a: int, b: int) -> bool:
    """«عنصرين من «لواء السدّ»»: whether what stands in marks is a name, or one of a list of them."""
    if b >= len(near.words):
        return False
    opening, closing = near.words.items[a].span.start, near.words.items[b].span.start
    for n in range(max(0, a - HOLDS), a + 2):
        actor = near.actors.get(n)
        if actor is None or actor.value.mention != "name" or actor.span.stop < closing:
            continue
        whole = actor.span.start <= opening + 1
        if whole and (n < a or actor.value.kind in ("organization", "group")):
            return True
    return joined_names(near, a, b)


def joined_names(near: Surroundings, a: int, b: int) -> bool:
    """«من «الداموس» إلى «قوراية» و«مسلمون»»: short words in marks, one joined to the other."""
    if b - a > 1 + LISTED:
        return False
    here = bisect_left(near.quotes, a)
    for one, other in ((here - 1, here), (here, here + 1)):
        if one < 0 or other >= len(near.quotes):
            continue
        first, last = near.quotes[one], near.quotes[other]
        closed = near.quote_at[first]
        short = closed - first <= 1 + LISTED and near.quote_at[last] - last <= 1 + LISTED
        link = near.words.form(last - 1)
        if short and last - closed == 2 and link in ("و", "الي", "او"):
            return True
    return False


def predicate(words: Words, at: int) -> bool:
    """«إن الوزارة «نائمة»»: one word in marks that is said of a definite noun behind إن."""
    form = words.form(at + 1)
    said_of = words.form(at - 1).startswith("ال") and starts_clause(words.form(at - 2))
    return said_of and not form.startswith("ال")


def named_thing(words: Words, at: int) -> bool:
    """Whether what stands in the quotation marks that open at ``at`` may be a name."""
    form = words.form(at + 1)
    small = of_class("preposition", "adjunct", "negation")
    bearer = words.form(at - 1)
    return form not in small and not starts_clause(form) and not bearer.endswith(HIS)

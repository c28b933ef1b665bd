"""An agency in the dateline or the credit stands between the outlet and all that is said."""

from __future__ import annotations

from khabar.annotators.attribution.house import is_house, prints
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.verb_cues import verb_cue
from khabar.lexicon.actors import press
from khabar.readings.attribution import Link
from khabar.text.document import Document
from khabar.text.layout import Layout
from khabar.text.span import Span
from khabar.text.words import LETTERS, Words, words_of

MOST = 2
"""Agencies of one dateline, at most."""

NAME = 4
"""Words in the name of an outlet that a credit gives, at most."""

OTHER = 2
"""Words beside an agency's name in a line that is no sentence: a town, the house's own name."""

CREDIT = 8
"""Words of a credit in brackets at the end, at most."""


def standing_agencies(words: Words, layout: Layout | None) -> tuple[Link, ...]:
    """The agencies that the dateline, or else the credit at the end, names."""
    if layout is None:
        return ()
    line = layout.dateline
    if line is not None:
        named = agencies_in(words.document, line.span)
        if named:
            return named
    for sentence in (*words.sentences[:2], *words.sentences[2:][-1:]):
        if len(words.within(sentence)) > CREDIT:
            continue
        named = agencies_in(words.document, sentence)
        if named and lone(words.document, sentence, named):
            return named
    for kind, span in layout.furniture:
        closing = agencies_in(words.document, span) if kind == "closing" else ()
        if closing and lone(words.document, span, closing):
            return closing  # «أ ش أ»
    credits = [span for kind, span in layout.furniture if kind == "credit"]
    for span in (*credits, *closing_bracket(words)):
        named = agencies_in(words.document, span) or taken_from(words.document, span)
        if len(named) == 1:
            return named
    return ()


def lone(document: Document, span: Span, named: tuple[Link, ...]) -> bool:
    """Whether a line holds the names of agencies and next to nothing else («(د ب أ)-»)."""
    inside = words_of(document, (span,))
    known = sum(len(words_of(document, (link.span,))) for link in named if link.span)
    letters = [at for at, word in enumerate(inside.items) if word.kind is LETTERS]
    if any(verb_cue(inside, at) is not None for at in letters):
        return False
    return len(letters) <= known + OTHER


def taken_from(document: Document, span: Span) -> tuple[Link, ...]:
    """«المصدر: صدى الوادي»: the outlet that a whole article is taken from."""
    inside = words_of(document, (span,))
    if len(inside) < 3 or inside.form(0) not in of_class("credit") or inside.form(1) != ":":
        return ()
    stop = len(inside)
    while stop > 2 and inside.items[stop - 1].kind is not LETTERS:
        stop -= 1
    named = inside.span(2, stop) if stop > 2 else None
    if named is None or stop - 2 > NAME or any(w.form in "+،,/-&" for w in inside.items[2:stop]):
        return ()
    name = named.of(document.text)
    if inside.form(2) in of_class("no_house"):
        return ()  # «المصدر: وكالات»
    if document.publisher and prints(name, document.publisher):
        return ()
    link = Link(role="via", name=name, kind="outlet", named=True, span=named, resolved="carried")
    return (link,)


def agencies_in(document: Document, span: Span) -> tuple[Link, ...]:
    """The agencies that a dateline or credit names, the publisher's own name left out.

    «وكالات» names none of them, and is no link of a chain.
    """
    inside, found, at = words_of(document, (span,)), [], 0
    while at < len(inside):
        known = press().at(inside, at)
        stop = known.stop if known is not None else at + 1
        if known is None and inside.form(at) in of_class("agency_word") and len(inside) <= CREDIT:
            while stop < min(len(inside), at + NAME) and inside.items[stop].kind is LETTERS:
                stop += 1
            link = agency_link(document, inside.span(at, stop)) if stop > at + 1 else None
            found += [link] if link is not None else []
        elif known is not None:
            link = agency_link(document, inside.span(at, stop))
            found += [link] if link is not None else []
        at = stop
    return tuple(found[:MOST])


def closing_bracket(words: Words) -> tuple[Span, ...]:
    """«… (رويترز)»: what stands in brackets and alone at the end of the text."""
    last = len(words) - 1
    while last > 0 and words.form(last) in (".", "،"):
        last -= 1
    if words.form(last) != ")":
        return ()
    for at in range(last - 1, max(last - CREDIT, -1), -1):
        if words.form(at) == "(":
            if at != words.bounds[words.sentence_of[at]].start:
                return ()  # «وكالة الأنباء السعودية (واس)» closes no article
            return (words.span(at + 1, last),) if at + 1 < last else ()
    return ()


def agency_link(document: Document, span: Span) -> Link | None:
    """The agency as a go-between; None when it is the publisher's own name."""
    name = span.of(document.text)
    if document.publisher and prints(name, document.publisher):
        return None
    inside = words_of(document, (span,))
    if not len(inside):
        return None
    known = press().at(inside, 0)
    if known is None and len(inside) > 1 and inside.form(0) in of_class("agency_word"):
        return Link(role="via", name=name, kind="agency", named=True, span=span, resolved="carried")
    if known is None or known.value.kind != "agency":
        return None
    if document.publisher and is_house(known.value, document.publisher):
        return None
    return Link(role="via", name=name, kind="agency", named=True, span=span, resolved="carried")

"""A source in the middle of a clause, with no comma about it: «أدى الانهيار وفق المصلحة إلى …»."""

from __future__ import annotations

from khabar.annotators.attribution.clauses import starts_clause
from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.nouns import relates, verbal_noun
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.lexicon.number_words import atoms
from khabar.lexicon.person_names import finite, is_ordinary, name_kind
from khabar.lexicon.verbs import verb_forms
from khabar.text.clitics import openings
from khabar.text.words import LETTERS, Words

PARTS = frozenset({"document", "outlet", "agency", "organization"})
"""Kinds of source whose name goes on with «of» nouns behind ل («مركز لحقوق …»)."""


def shortened(near: Surroundings, first: int, stop: int) -> int:
    """Where a source ends whose phrase ran on into the clause it was put in.

    A noun with the article takes none without it («بحسب المصدر سائق الشاحنة»), and ل behind
    people brings what the verb before them asks for («تعرض المبنى حسب شهود لأضرار»).
    """
    words, named = near.words, first
    for at in range(first + 1, stop):
        actor = near.actors.get(at - 1)
        if actor is not None:
            named = max(named, words.within(actor.span).stop)
        if at < named or at >= len(words) or words.items[at].kind is not LETTERS:
            continue
        form = words.items[at].form
        if any(not number.proclitics and not number.definite for number in atoms(form)):
            return at
        if form.startswith(("ال", "و")) or name_kind(form) or form in of_class("selfsame"):
            continue
        if form[0] != "ل" and words.form(at - 1).startswith("ال") and _bare(form):
            return at
        if _to(words, first, at):
            return at
    return stop


def _bare(form: str) -> bool:
    """Whether a folded word is a noun of its own, without the article and in no list of names."""
    return is_ordinary(form) or verbal_noun(form)


def _to(words: Words, first: int, at: int) -> bool:
    head = head_of(words, first)
    if head is None or head.kind in PARTS:
        return False
    form = words.items[at].form
    return form[:1] == "ل" != form[1:2] and any(
        found.proclitics == "ل" and _bare(found.stem) for found in openings(form)
    )


def unfinished(words: Words, first: int, stop: int, limit: int) -> bool:
    """«إن القافلة، بحسب المصدر، وصلت»: whether a clause has no verb yet where a source cuts in."""
    mark = words.form(stop - 1)
    dashed = mark in DASHES  # what stands between dashes cuts in wherever it stands
    if not dashed and (mark not in ("،", ",") or stop - first > SUBJECT):
        return False
    told = (words.form(at) for at in range(first, stop))
    if not dashed and any(finite(form) or relates(form) for form in told):
        return False
    marks = DASHES if dashed else ("،", ",")
    shut = (n for n in range(stop + 2, min(stop + SUBJECT, limit)) if words.form(n) in marks)
    return goes_on(words, next(shut, limit) + 1, limit)


DASHES = ("-", "–", "—")

SUBJECT = 8
"""Words of a subject before the source that cuts in behind it, and of that source, at most."""


def goes_on(words: Words, at: int, limit: int) -> bool:
    """Whether the clause that a source stands in goes on at word ``at``."""
    if at >= limit or words.items[at].kind is not LETTERS:
        return at < limit and words.form(at)[:1].isdigit()
    form = words.items[at].form
    if starts_clause(form) or form in of_class("relative", "turns"):
        return False
    return not form.startswith("و") or any(not read.proclitics for read in verb_forms(form))

"""Who is named as a source: the bounds of the noun phrase and what kind of source it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.annotators.attribution.cues import starts_clause, verb_cue
from khabar.annotators.attribution.lexicon import Head, heads, of_class
from khabar.lexicon.actors import press
from khabar.lexicon.verbs import verb_forms
from khabar.readings.actor import Actor
from khabar.text.annotation import Annotation
from khabar.text.clitics import openings
from khabar.text.span import Span
from khabar.text.words import Kind, Words

LONGEST = 16
"""Words in a source phrase, at most."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source phrase: its words, what kind it is, and what agrees with it."""

    first: int
    stop: int
    span: Span
    name: str
    kind: str
    named: bool
    gender: str
    number: str
    head: str
    definite: bool
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What other annotators read, by the word it begins at."""

    words: Words
    actors: dict[int, Annotation[Actor]]
    time_at: frozenset[int]
    quote_at: dict[int, int]
    """Opening mark's word number to that of the closing one (or the sentence's end)."""

    def in_quote(self, at: int) -> bool:
        return any(first < at < last for first, last in self.quote_at.items())


def phrase(near: Surroundings, first: int, limit: int, *, masdar_ends: bool) -> int:
    """The word after the source phrase that begins at ``first``; ``first`` itself for none."""
    words = near.words
    at = first
    head = head_of(words, first)
    while at < limit and at - first < LONGEST:
        word = words.items[at]
        if word.kind is Kind.QUOTE:
            closing = near.quote_at.get(at)
            if closing is None or closing - at > 6 or at == first or not names_in_quotes(words, at):
                break
            at = closing + 1
            continue
        if word.form == "(":
            closing = next((n for n in range(at, min(at + 6, limit)) if words.form(n) == ")"), -1)
            if closing < 0:
                break
            at = closing + 1
            continue
        if word.kind is Kind.MARK and word.form not in "-–/.":
            break
        if word.kind is Kind.MARK and word.form == "." and len(words.form(at - 1)) > 2:
            break
        if at in near.time_at and at > first:
            break
        if at not in near.actors and ends_phrase(near, at, first, head, masdar_ends):
            break
        actor = near.actors.get(at)
        inside = words.within(actor.span).stop if actor else at + 1
        at = max(at + 1, min(inside, limit))
    while at > first and words.items[at - 1].kind is Kind.MARK and words.form(at - 1) != ")":
        at -= 1
    return at


def names_in_quotes(words: Words, at: int) -> bool:
    """Whether the word before a quotation mark is one that bears a name (موقع «…»)."""
    before = head_of(words, at - 1)
    return before is not None and before.kind in ("outlet", "agency", "organization", "social")


def ends_phrase(
    near: Surroundings, at: int, first: int, head: Head | None, masdar_ends: bool
) -> bool:
    """Whether the word at ``at`` no longer belongs to the source phrase."""
    words = near.words
    form = words.items[at].form
    if starts_clause(form) or form in of_class("adjunct"):
        return True
    if at == first:
        return form in ("في", "من", "ب")
    unnamed = head is not None and head.kind in ("unnamed", "document", "social", "outlet")
    if form == "في":
        following = words.form(at + 1)
        return not (unnamed or head is None) or told_in(following) or at + 1 in near.time_at
    if form == "من":
        return not unnamed
    if form.startswith("ل") and addressed(words, at):
        return True
    if form.startswith("ب") and form != "باسم" and told_in(form[1:]):
        return True
    joined = form.startswith("و") and len(form) > 2
    if verb_cue(words, at) is not None and (joined or not form.startswith("م")):
        return not in_head(form)
    return masdar_ends and object_begins(near, at)


def in_head(form: str) -> bool:
    """Whether a word that looks like a verb is a noun that heads sources (قال، مصدر …)."""
    return form in heads()


def object_begins(near: Surroundings, at: int) -> bool:
    """Whether a verbal noun opens the object: bare, and after a word that is already complete."""
    words = near.words
    form, before = words.items[at].form, words.form(at - 1)
    if form in heads() or not any(
        f.tense == "masdar" and not f.definite and not f.proclitics for f in verb_forms(form)
    ):
        return False
    ended = any(words.within(a.span).stop == at for n, a in near.actors.items() if at - 12 < n < at)
    return ended or before.startswith("ال") or before.endswith(("ية", "ي"))


def told_in(form: str) -> bool:
    """Whether a noun names an occasion of speaking (بيان، تصريح، مؤتمر …)."""
    bare = form[2:] if form.startswith("ال") else form
    return bare in of_class("statement")


def addressed(words: Words, at: int) -> bool:
    """Whether a word with ل tells to whom it was said: an outlet, or reporters."""
    for opening in openings(words.items[at].form):
        if not opening.proclitics.endswith("ل"):
            continue
        bare = opening.stem
        if bare in of_class("addressee") or bare in of_class("outlet_head"):
            return True
        if opening.definite and bare in of_class("outlet_head"):
            return True
    found = press().at(words, at)
    return found is not None and found.proclitics.endswith("ل")


def head_of(words: Words, at: int) -> Head | None:
    """The row of the noun at ``at`` as head of a source phrase, if it is one."""
    if not 0 <= at < len(words):
        return None
    table = heads()
    two = f"{words.form(at)} {words.form(at + 1)}"
    for opening in openings(words.items[at].form):
        if opening.proclitics not in ("", "و", "ل", "ول", "ف", "ب"):
            continue
        for form in (two, opening.stem) if not opening.proclitics else (opening.stem,):
            if form in table:
                return table[form]
    return None


def source_at(near: Surroundings, first: int, stop: int, strip: str = "") -> Source:
    """What kind of source the words ``first`` up to ``stop`` name.

    ``strip`` are letters of the first word that do not belong to the phrase (the ل of وفقا لـ).
    """
    words = near.words
    while first < stop and words.items[first].kind is Kind.QUOTE:
        first += 1
    span = words.span(first, stop)
    if strip and span.width > len(strip) and words.items[first].form.startswith(strip):
        lead = len(strip)
        if words.items[first].form.startswith("لل"):
            lead = 1
        span = Span(span.start + lead, span.stop)
    head = head_of(words, first)
    form = words.items[first].form
    inside = [
        a.value for n, a in near.actors.items() if first <= n < stop and span.overlaps(a.span)
    ]
    person = any(a.kind == "person" and a.mention in ("name", "alias") for a in inside)
    entity = next((a.entity or "" for a in inside if a.kind != "person" or len(inside) == 1), "")
    definite = form.startswith("ال") or (strip == "ل" and form.startswith("لل"))
    kind, named = kind_of(words, first, stop, head, inside, person, definite)
    gender, number = agreement(words, first, head, inside)
    bare = head.head if head else (form[2:] if form.startswith("ال") else form)
    return Source(
        first, stop, span, span.of(words.text), kind, named, gender, number, bare, definite, entity
    )


def kind_of(
    words: Words,
    first: int,
    stop: int,
    head: Head | None,
    inside: Sequence[Actor],
    person: bool,
    definite: bool,
) -> tuple[str, bool]:
    """Kind of source and whether it is named."""
    outlet = press().at(words, first, stop)
    if outlet is not None and (head is None or head.kind in ("agency", "outlet", "organization")):
        return ("agency" if outlet.value.kind == "agency" else "outlet"), True
    if head is None:
        first_kind = inside[0].kind if inside else None
        if first_kind == "population":
            return "unnamed", False
        if first_kind in ("organization", "group"):
            return "organization", True
        return "person", True
    if head.kind == "unnamed":
        return ("person", True) if person and head.number == "s" else ("unnamed", False)
    if head.kind == "person":
        bare_role = stop - first <= 1 and not definite
        if person or definite or stop - first > 2:
            return ("person", True) if not bare_role else ("unnamed", False)
        return ("unnamed", False) if bare_role else ("person", True)
    if head.kind == "outlet" and stop - first > 1:
        return "outlet", True
    return head.kind, head.kind not in ("public", "document", "social")


def agreement(
    words: Words, first: int, head: Head | None, inside: Sequence[Actor]
) -> tuple[str, str]:
    """Gender and number of what a verb or pronoun that means the source would show."""
    if head is not None:
        return head.gender, head.number
    form = words.items[first].form
    if inside and inside[0].kind == "person":
        return ("f" if form.endswith("ة") else "m"), "s"
    if form.endswith(("ون", "ين")) and len(form) > 4:
        return "m", "p"
    return ("f" if form.endswith(("ة", "ات", "اء")) else "m"), "s"

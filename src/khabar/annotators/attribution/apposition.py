"""A man's name behind his office, between commas."""

from __future__ import annotations

from khabar.annotators.attribution.clauses import starts_clause
from khabar.annotators.attribution.concealed import may_conceal
from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.hearers import addressed
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.noun_phrase import phrase
from khabar.annotators.attribution.nouns import own_speech
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.lexicon.actors import titles
from khabar.lexicon.person_names import finite, name_kind
from khabar.text.words import LETTERS, Words


def with_apposition(near: Surroundings, stop: int, first: int) -> int:
    """«مدير المكتب، فلان،»: a role and, between commas, the man who holds it."""
    words = near.words
    if stop == first or words.form(stop) not in ("،", ","):
        return stop
    person = near.actors.get(stop + 1)
    if person is not None and person.value.kind == "person" and person.value.mention == "name":
        reached = words.within(person.span).stop
        if closes_name(words, reached):
            return reached
    head = head_of(words, first)
    if head is None or head.kind != "person" or head.number == "p":
        return stop
    reached = stop + 1
    while reached < min(stop + 8, len(words)) and not closes_name(words, reached):
        form = words.items[reached].form
        if words.items[reached].kind is not LETTERS or reached in near.time_at:
            return stop
        particle = form in of_class("adjunct", "preposition", "occasion")
        if (particle and not ali(words, reached, stop + 1)) or acts(words, reached):
            return stop
        if own_speech(form) or words.form(reached).startswith("ل") or may_conceal(form):
            return stop
        reached += 1
    rank = head_of(words, stop + 1)
    titled = titles().at(words, stop + 1) is not None or (
        rank is not None and rank.kind == "person"
    )
    named = 2 <= reached - stop - 1 <= 4 and not words.form(stop + 1).startswith("ال")
    return reached if closes_name(words, reached) and (titled or named) else stop


def ali(words: Words, at: int, first: int) -> bool:
    """«قائد الكتيبة، أمير علي الوردي،»: a name inside a name, and not the preposition «على»."""
    return words.form(at) == "علي" and at > first and words.items[at].span.of(words.text) == "علي"


def acts(words: Words, at: int) -> bool:
    """Whether a word is a verb and no name: «بحسب المدير، فقد أصيب عامل، إثر …»."""
    form = words.form(at)
    held = words.items[at - 1].kind is LETTERS and words.form(at - 1) not in ("قد", "فقد", "لقد")
    return bool(finite(form)) and not name_kind(form) and not held  # «مدير أمن المرفأ»


def closes_name(words: Words, at: int) -> bool:
    """Whether a name between commas ends here: a comma, a colon, a quotation or a clause."""
    closed = words.form(at) in ("،", ",", ":") or starts_clause(words.form(at))
    return closed or addressed(words, at)  # «فلان لوكالة X إن»


def past_office(near: Surroundings, at: int, limit: int) -> int:
    """«وأدان فلان، وزير الإعلام هذا القصف»: the last word of an office; ``at`` for none."""
    words = near.words
    office = head_of(words, at + 1)
    if office is None or office.kind != "person":
        return at
    for n in range(at + 3, min(at + APPOSITION, limit)):
        if words.items[n].kind is not LETTERS or starts_clause(words.form(n)):
            return at
        if words.form(n) in of_class("demonstrative") and words.form(n - 1).startswith("ال"):
            return n - 1
    return at


APPOSITION = 12
"""Words of an office between a name and the object of its verb, at most."""


def office_behind(near: Surroundings, first: int, limit: int) -> str:
    """«فلان، مدير المرصد، أن»: what a man is, told behind his name; "" where it is not."""
    head = head_of(near.words, first)
    if head is None or head.kind != "person" or head.number == "p":
        return ""
    stop = phrase(near, first, limit)
    closed = stop > first and closes_name(near.words, stop)
    return near.words.span(first, stop).of(near.words.text) if closed else ""

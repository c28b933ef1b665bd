"""Who did the last thing told of before a verb of report that names nobody."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.messages import antecedent
from khabar.annotators.attribution.noun_phrase import phrase
from khabar.annotators.attribution.nouns import FINITE, FINITE_OR_ORDER
from khabar.annotators.attribution.sources import Source, agrees, source_at
from khabar.annotators.attribution.statement import Statement
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.lexicon.verbs import VerbForm, verb_forms
from khabar.text.words import LETTERS, Words

BETWEEN = 6
"""Words of a day or a pronoun between a verb and its subject, at most."""


def last_break(words: Words, first: int, stop: int) -> int:
    """Where the last clause with «فيما»، «بينما» before a cue begins; 0 for none."""
    turns = of_class("meanwhile", "while_told")
    return next(
        (n for n in range(stop - 1, first, -1) if words.form(n).removeprefix("و") in turns), 0
    )


def nearest_doer(near: Surroundings, first: int, said: Statement) -> Source | None:
    """«…، فيما اعترضت المجر على البند، مهددة بـ»: the subject of the verb nearest before a cue."""
    words = near.words
    for at in range(said.cue.first - 2, first - 1, -1):
        if words.items[at].kind is not LETTERS or near.in_quote(at):
            continue
        if not any(goes_with(f, said) for f in finite_forms(words.form(at))):
            continue
        found = behind(near, at + 1, said) or before_relative(near, at, first, said)
        if found is not None:
            return found
    return None


def goes_with(form: VerbForm, said: Statement) -> bool:
    """Whether a verb before its subject may share it with a cue."""
    if said.cue.number in ("p", "d"):
        return form.number in ("", "s", "p")
    return not said.cue.gender or not form.gender or form.gender == said.cue.gender


@lru_cache(maxsize=1 << 13)
def finite_forms(form: str) -> tuple[VerbForm, ...]:
    """The readings of a word as a verb of the third person, where it is no noun."""
    read = verb_forms(form)
    if any(f.tense not in FINITE_OR_ORDER for f in read):
        return ()
    return tuple(f for f in read if f.tense in FINITE and f.person == 3)


def behind(near: Surroundings, at: int, said: Statement) -> Source | None:
    """The noun behind a verb, past a day or «به», if it agrees with the cue."""
    words, stop = near.words, said.cue.first
    first = at
    while first < min(at + BETWEEN, stop) and (
        first in near.time_at or words.form(first) in of_class("with_it", "therein", "about_it")
    ):
        first += 1
    counted = words.form(first)[:1].isdigit() and first + 1 < stop
    known = first in near.actors or head_of(words, first) is not None
    if first >= stop or not (counted or known):
        return None
    until = phrase(near, first + 1, stop) if counted else phrase(near, first, stop, ("any",))
    found = source_at(near, first, until) if until > first else None
    if found is not None and counted:
        found = found._replace(kind="unnamed", gender="", number="p")
    return found if found is not None and agrees(found, said.cue.gender, said.cue.number) else None


def before_relative(near: Surroundings, at: int, floor: int, said: Statement) -> Source | None:
    """«وفدا من الهيئة التي قاطعت الجولة احتجاجا على ما وصفته»: whom a relative clause is about."""
    if near.words.form(at - 1) not in of_class("relative"):
        return None
    return antecedent(near, said.cue._replace(first=at, stop=at + 1), floor)

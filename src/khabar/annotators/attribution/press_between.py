"""The press between a source and us: whom he told, and who handed the text on."""

from __future__ import annotations

from khabar.annotators.attribution.channels import spreads
from khabar.annotators.attribution.clauses import starts_clause
from khabar.annotators.attribution.content import begins
from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.further_on import REACH
from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.insertions import occasions
from khabar.annotators.attribution.lexicon import of_class, phrases
from khabar.annotators.attribution.noun_phrase import phrase
from khabar.annotators.attribution.nouns import ADJECTIVAL
from khabar.annotators.attribution.sources import Source, source_at
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.annotators.attribution.verb_cues import verb_cue
from khabar.lexicon.actors import press
from khabar.lexicon.phrases import key
from khabar.text.words import LETTERS, QUOTE

OWN = 6
"""Words that tell whose a text is, up to the comma, at most."""

DASHED = 8
"""Words between the name of an outlet and the dash that closes its insertion, at most."""


def hearing_press(near: Surroundings, at: int, limit: int) -> Source | None:
    """The agency or outlet that is told («أبلغ مسؤول وكالة X أن»), if one is named at ``at``."""
    known = press().at(near.words, at)
    if known is not None:
        return source_at(near, at, known.stop)
    head = head_of(near.words, at)
    stop = phrase(near, at, limit) if head and head.kind in ("agency", "outlet") else at
    closed = stop > at and starts_clause(near.words.form(stop))
    return source_at(near, at, stop) if closed else None


def told_press(near: Surroundings, cue: Cue, first: int, stop: int) -> int:
    """«أفاد شهود وكالة X بأن»: where the agency that men told begins; ``stop`` where none is told.

    Only of a verb that takes its hearer bare, and behind a word that holds no noun in idafa.
    """
    words = near.words
    if key(cue.lemma) not in of_class("tells_bare"):
        return stop
    head = head_of(words, first)
    if head is None or head.kind != "unnamed" or words.form(first).startswith("ال"):
        return stop
    for n in range(first + 1, stop):
        agency = head_of(words, n)
        known = press().at(words, n) is not None
        if not known and not (agency is not None and agency.kind == "agency"):
            continue
        before = head_of(words, n - 1)
        many = before is not None and before.kind == "unnamed" and before.number == "p"
        closed = words.form(n - 1).startswith("ال") or words.form(n - 1).endswith(ADJECTIVAL)
        foreign = before is None and not words.form(n - 1).startswith("ل") and n - first > 2
        if many or closed or foreign:
            return n
    return stop


def credit(near: Surroundings, cue: Cue, at: int, limit: int) -> tuple[int, tuple[Source, ...]]:
    """«لافتاً، بحسب صحيفة X، إلى أن»: the word after the insertion, and the go-between it names."""
    words = near.words
    first = at + 1 if words.form(at) in ("،", ",", "-", "–") else at
    if first + 1 >= limit:
        return at, ()
    match = phrases("post_cue").at(words, first, limit)
    if match is None:
        return at, ()
    named = match.stop
    if match.key.endswith("ما"):  # «بحسب ما نقلت عنه وكالة X»
        verb = verb_cue(words, named, after_what=True) if named < limit else None
        if verb is None:
            return at, ()
        named = verb.stop + (words.form(verb.stop) in of_class("adverb"))
    if words.form(named) == "ل":
        named += 1
    strip = "ل" if words.form(match.stop - 1) in of_class("with_l") else ""
    stop = phrase(near, named, limit)
    if stop <= named:
        return at, ()
    if words.form(named) in of_class("self", "his_text") and words.form(named + 1) in ("،", ","):
        return named + 2, ()  # «واتهمت الوزارة، بحسب بيانها، جهات»
    through = source_at(near, named, stop, strip)
    if words.items[named].kind is QUOTE and through.kind not in ("agency", "social"):
        through = through._replace(kind="outlet")  # «تشير، حسب «المرسى»، إلى»
    if through.kind not in ("agency", "outlet"):
        return own_text(near, at, stop, limit), ()
    closing = stop
    while closing < limit and closing - stop < DASHED and words.form(at) in ("-", "–"):
        if words.form(closing) in ("-", "–"):
            return closing + 1, (through,)  # «- وفقا لوكالة X اليوم - عن»
        closing += 1
    if not (words.form(stop) in ("،", ",") or starts_clause(words.form(stop))):
        after, _ = occasions(near, stop, limit, cue)
        told = begins(near, cue, after, limit) if after < limit else None
        return (after, (through,)) if told is not None else (at, ())
    return stop + (words.form(stop) in ("،", ",")), (through,)


def own_text(near: Surroundings, at: int, stop: int, limit: int) -> int:
    """«طالبت، بحسب بيان صادر عنها، بـ»: the word behind a text of her own; ``at`` for none."""
    words = near.words
    commas = (n for n in range(stop, min(stop + OWN, limit)) if words.form(n) in ("،", ","))
    comma = next(commas, 0)
    own = any(words.form(n) in of_class("of_her_own") for n in range(stop - 1, comma))
    return comma + 1 if comma and own else at


def passed_on(near: Surroundings, at: int, limit: int) -> Source | None:
    """«التي نقلها موقع X»، «تصريحات بثها X»: who handed the text on, between verb and clause."""
    words = near.words
    items = words.items
    for n in range(at, min(limit, at + REACH)):
        if items[n].kind is LETTERS and spreads(items[n].form):
            if words.form(n - 1) in of_class("preposition"):
                continue  # «في نشرتها الناطقة بالإنجليزية»
            first = n + 1
            while first < limit and words.form(first) in of_class("about_it", "adverb"):
                first += 1
            if first in near.time_at:
                return None  # «في تقرير نشرته الثلاثاء»: its own, and when
            if first in near.quote_at and near.quote_at[first] - first <= 6:
                return source_at(near, first, near.quote_at[first] + 1)
            stop = phrase(near, first, limit)
            return source_at(near, first, stop) if stop > first else None
    return None

"""«فلان: …»: a source and a colon at the head of a sentence, as headlines and lists have it."""

from __future__ import annotations

from khabar.annotators.attribution.channels import addressee
from khabar.annotators.attribution.content_end import trimmed
from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.hearers import addressed
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.noun_phrase import phrase
from khabar.annotators.attribution.sources import source_at
from khabar.annotators.attribution.statement import Statement
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.lexicon.actors import press
from khabar.text.words import LETTERS, Words

LONGEST = 14

NAMED = 4
"""Words of a name that no list knows, before the press it was said to, at most."""


def going_round(words: Words, first: int, colon: int, bounds: range) -> Statement | None:
    """«متداول: …»: what people pass on, laid on nobody."""
    end = trimmed(words, colon + 1, bounds.stop)
    if end <= colon + 1:
        return None
    cue = Cue(first, first + 1, "passive")
    rule = "attribution.going_round"
    return Statement(cue, None, colon + 1, end, False, (), rule, public=True)


def colon_statement(near: Surroundings, bounds: range) -> Statement | None:
    """The statement of a sentence that opens with a source and a colon, else None."""
    words = near.words
    items = words.items
    for colon in range(bounds.start + 1, min(bounds.stop - 1, bounds.start + LONGEST)):
        if items[colon].form != ":" or words.form(colon + 1).isdigit():
            continue
        first = bounds.start
        while first < colon - 1 and words.items[first].kind is not LETTERS:
            first += 1  # a dash, an icon
        if words.form(first) in of_class("flash"):
            first += 1
            while first < colon - 1 and words.items[first].kind is not LETTERS:
                first += 1
        bare = not any(words.items[n].kind is LETTERS for n in range(first + 1, colon))
        if words.form(first) in of_class("going_round") and bare:
            return going_round(words, first, colon, bounds)
        head = head_of(words, first)
        if words.form(first) in of_class("place_head"):
            return None  # «محافظة الوادي: …» is where, not who
        person = first in near.actors and near.actors[first].value.kind in (
            "person",
            "organization",
        )
        speaks = head is not None and head.kind not in ("public", "document")
        told = next((n for n in range(first + 1, colon) if addressed(words, n)), 0)
        named = bool(told) and told - first <= NAMED  # «البيادر لـ«الضفاف»: …»
        if not (person or speaks or named or press().at(words, first) is not None):
            return None
        stop = phrase(near, first, told or colon)
        if (
            stop < colon
            and words.form(stop) not in ("ل", "في", "،")
            and not words.form(stop).startswith("ل")
        ):
            return None
        if stop <= first:
            return None
        end = trimmed(words, colon + 1, bounds.stop)
        if end <= colon + 1:
            return None
        cue = Cue(colon, colon + 1, "colon")
        direct = near.quote_at.get(colon + 1) is not None
        via = addressee(near, told, colon, cue)[1] if told else ()
        source = source_at(near, first, stop)
        return Statement(cue, source, colon + 1, end, direct, via, "attribution.colon")
    return None

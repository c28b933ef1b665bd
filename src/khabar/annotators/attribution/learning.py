"""What an outlet says that it learned, and from whom."""

from __future__ import annotations

from khabar.annotators.attribution.channels import outlet_at
from khabar.annotators.attribution.clauses import clause_at, starts_clause
from khabar.annotators.attribution.content import begins
from khabar.annotators.attribution.content_end import ends
from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.house import is_house, prints
from khabar.annotators.attribution.insertions import occasions
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.noun_phrase import phrase
from khabar.annotators.attribution.sources import Source, source_at
from khabar.annotators.attribution.statement import Statement
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.lexicon.actors import press

NEARBY_SOURCE = 8
"""Words between «علمت» and the source it names, at most."""


def learned(near: Surroundings, cue: Cue, bounds: range) -> Statement | None:
    """«علمت الجريدة من مصادر أن …»، «علم لدى السلطات أن …»: whom the outlet learned it from."""
    words = near.words
    heard_by, house = learner(near, cue, bounds)
    if heard_by is not None and clause_at(words, house):
        heard = begins(near, cue._replace(takes=("an",)), house, bounds.stop)
        if heard is None:
            return None
        end = ends(near, heard, bounds.stop)
        rule = "attribution.learned_from"
        return Statement(cue, heard_by, heard.first, end, heard.direct, (), rule)
    for at in range(cue.stop, min(cue.stop + NEARBY_SOURCE, bounds.stop - 1)):
        if starts_clause(words.form(at)) or words.form(at) in (".", "؛", ":"):
            return None
        if words.form(at) in of_class("sound"):
            return None  # «سمعوا دوي انفجار من جهة القصر»
        if words.form(at) not in of_class("learned_from"):
            continue
        if at + 1 not in near.actors and head_of(words, at + 1) is None:
            continue
        stop = phrase(near, at + 1, bounds.stop)
        after, via = occasions(near, stop, bounds.stop, cue, inserted=True)
        told = cue._replace(takes=("an",))
        opening = begins(near, told, after, bounds.stop) if stop > at + 1 else None
        if opening is None:
            return None
        end = ends(near, opening, bounds.stop)
        source = source_at(near, at + 1, stop)
        via = (*((heard_by,) if heard_by else ()), *via)
        rule = "attribution.learned_from"
        return Statement(cue, source, opening.first, end, opening.direct, via, rule)
    return None


def learner(near: Surroundings, cue: Cue, bounds: range) -> tuple[Source | None, int]:
    """«علم موقع X أن»: the outlet that learned a thing, where it is not the one that prints.

    Also the word behind it; that of the verb where no outlet is named.
    """
    words = near.words
    observes = words.form(cue.stop).removeprefix("ال") in of_class("observer")
    if not (outlet_at(near, cue.stop) or observes):
        return None, cue.stop
    stop = phrase(near, cue.stop, bounds.stop)
    parts = (n for n in range(cue.stop + 1, stop) if words.form(n) in of_class("learned_from"))
    stop = next(parts, stop)
    known = press().at(words, cue.stop)
    bare = stop - cue.stop == 1 and known is None  # «علمت الجريدة»، «علم المرصد»
    source = source_at(near, cue.stop, stop)
    publisher = words.document.publisher
    own = source.name.strip('«»"“”') in publisher or prints(source.name, publisher)
    own = own or (known is not None and is_house(known.value, publisher))
    return (None if own or bare else source), stop

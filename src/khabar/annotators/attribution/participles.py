"""Participles of report: «مؤكداً أن»، by which the speaker of the sentence goes on."""

from __future__ import annotations

from khabar.annotators.attribution.content import begins
from khabar.annotators.attribution.content_end import ends
from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.handed_on import handed, relay
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.opening import speech
from khabar.annotators.attribution.press_between import credit, passed_on
from khabar.annotators.attribution.senses import prays
from khabar.annotators.attribution.sources import Source
from khabar.annotators.attribution.statement import Statement
from khabar.annotators.attribution.surroundings import Surroundings


def participle_statement(
    near: Surroundings, cue: Cue, at: int, limit: int, via: tuple[Source, ...]
) -> Statement | None:
    """مؤكداً أن …، داعيا المنظمات إلى …: the speaker of the sentence goes on; no subject follows."""
    handed_from = relay(near, at, limit, cue)
    if handed_from:
        return handed(near, cue, None, via, handed_from, limit)
    if near.words.form(at) in of_class("his_honour"):
        at += 1  # «مؤكداً سموه أن»
    at, credited = credit(near, cue, at, limit)
    via = credited + via
    if near.words.form(at) in ("،", ",") and speech(near, at + 1):
        at += 1
    opening = begins(near, cue, at, limit)
    if opening is None or prays(near.words, cue, opening.first):
        return None
    stop = ends(near, opening, limit)
    if stop <= opening.first:
        return None
    passed = passed_on(near, cue.stop, opening.first)
    via += (passed,) if passed else ()
    return Statement(cue, None, opening.first, stop, opening.direct, via, "attribution.participle")

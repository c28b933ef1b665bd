"""What is written onto the first word of a noun phrase: a preposition, «و»."""

from __future__ import annotations

from khabar.annotators.events.scene import Scene
from khabar.annotators.events.word_kinds import governed, joined
from khabar.lexicon.company import noun_class
from khabar.text.letters import SILENT
from khabar.text.span import Span


def led(scene: Scene, at: int) -> bool:
    """Whether a preposition is written onto the word."""
    word = scene.words.items[at]
    if word.form[:1] not in "بلكوف":
        return False
    actor = scene.actors.get(at)
    if word.form.startswith("لل"):
        return bool(governed(word.form))  # the article is written with the preposition
    joins = word.form[:1] in "وف" and word.form[1:2] in ("ب", "ل", "ك")
    begins = word.span.start + joins
    if actor and actor.first == at:
        return actor.span.start > begins and word.form[joins] in "بلك"
    here = [p for p in scene.near(scene.places, at) if p.first == at]
    if here:
        return word.form[joins] in "بلك" and any(p.span.start > begins for p in here)
    return bool(governed(word.form))


def letters_in(scene: Scene, at: int, skip: int) -> int:
    """Where the letter number ``skip`` of a word was published."""
    span = scene.words.items[at].span
    place = span.start
    while skip and place < span.stop - 1:
        place += 1
        if scene.words.text[place] not in SILENT:
            skip -= 1
    return place


def span_of(scene: Scene, first: int, stop: int) -> Span:
    """The phrase without the conjunction or preposition written onto its first word."""
    while first < stop - 1 and scene.kinds[first] in ("quote", "mark"):
        first += 1
    while stop - 1 > first and scene.kinds[stop - 1] == "mark":
        stop -= 1
    form = scene.words.items[first].form
    actor = scene.actors.get(first)
    whole = scene.words.span(first, stop)
    word = scene.words.items[first].span
    if actor and actor.first == first and word.start < actor.span.start < word.stop:
        return Span(actor.span.start, whole.stop)
    named = actor and actor.first == first and actor.value.mention != "noun"
    if actor and named and actor.span.start == word.start:
        return whole  # «بروكسل»: its own letter
    skip = 0
    stands = first > 0 and scene.kinds[first - 1] == "prep" and form[:1] in "بل"
    if stands and not form.startswith("لل"):
        return whole  # «إلى بلاده»: its own letter
    if joined(form) or (form[:1] == "و" and len(form) > 4 and governed(form)):
        skip = 1
    letter = governed(form)
    if form[:1] == "ل" and first and scene.words.form(first - 1) in noun_class("before_l"):
        letter = "ل"  # «رفضاً لقانون …», «معادية لقرار …»
    if form[:1] in "بل" and any(
        p.first == first and whole.start < p.span.start < whole.stop
        for p in scene.near(scene.places, first)
    ):
        letter = letter or form[0]
    if letter == "ب" or (letter == "ل" and not form[skip:].startswith("لل")):
        skip += 1
    return Span(letters_in(scene, first, skip), whole.stop) if skip else whole

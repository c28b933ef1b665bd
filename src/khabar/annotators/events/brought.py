"""What a phrase that a preposition brings is: ground, a deed, an arm."""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.slots import View
from khabar.annotators.events.triggers import Candidate
from khabar.lexicon.company import noun_class, stems
from khabar.text.view import fold

NO_ONE = frozenset({"ASSAULT", "COERCE", "RETREAT", "MOBILIZE"})
"""Types whose nouns name no one who could be attacked."""


def made_with(view: View, chunk: Chunk) -> bool:
    """«بالمدفعية», «بطائرة مسيّرة»: with what an attack was made."""
    heads = stems(view.form(chunk))
    arms = ("device", "projectile", "model", "gun")
    return chunk.prep == "ب" and any(not heads.isdisjoint(noun_class(name)) for name in arms)


def hard_blow(view: View, at: int) -> bool:
    """Whether a deed is told as a blow that someone took, by its adjective."""
    blow = not stems(view.scene.words.items[at].form).isdisjoint(noun_class("blow"))
    return blow and view.scene.words.form(at + 1) in noun_class("hard_blow")


def shoots(view: View, at: int, reading: Candidate) -> bool:
    """«أطلق الرصاص تجاه …», «إطلاق قنابل صوب …»: whether an event is that something was fired."""
    if reading.verb is not None:
        return fold(reading.verb.lemma) in noun_class("launches")
    return not stems(view.scene.words.items[at].form).isdisjoint(noun_class("launching"))


def lies_in(view: View, chunk: Chunk) -> bool:
    """«انفجار بريف النخيل», «بالعاصمة», «بوسط المدينة»: whether a phrase with ب only says where."""
    ground = noun_class("lands") | noun_class("plaintown") | noun_class("directions")
    return not ground.isdisjoint(stems(view.form(chunk)))


def ground_met(view: View, chunk: Chunk) -> bool:
    """Whether a phrase with ب names a building or a town by a plain word."""
    return chunk.prep == "ب" and not noun_class("here").isdisjoint(stems(view.form(chunk)))


def ground_of(view: View, chunk: Chunk) -> bool:
    """Whether a phrase names stretches of ground and nobody who lives there."""
    words = (
        view.scene.words.items[n].form for n in range(chunk.first, min(chunk.first + 2, chunk.stop))
    )
    return any(not stems(form).isdisjoint(noun_class("regions")) for form in words)


def names_deed(view: View, chunk: Chunk) -> bool:
    """Whether a phrase names another event that is no gathering of people."""
    own = view.read.get(chunk.head)
    return own is not None and own.verb is None and own.sense.row.type in NO_ONE

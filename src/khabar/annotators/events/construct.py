"""Nouns in construct: the one their chain opens with, and whom a pronoun on one means."""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.parts import Place
from khabar.annotators.events.pronouns import referred
from khabar.annotators.events.slots import View

DEEPEST = 6
PRONOUNS = ("هما", "هم", "ها", "ه")


def top_of(view: View, chunk: Chunk) -> Chunk:
    """The first noun of the chain that a chunk stands in construct with."""
    for _ in range(DEEPEST):
        if chunk.of < 0:
            break
        chunk = view.sentence.chunks[chunk.of]
    return chunk


def owner_by_pronoun(view: View, noun: Chunk, form: str) -> Place | None:
    """«محاولتهم», «تعرّضه»: whom the pronoun at the end of a noun's folded form means."""
    owner = next((p for p in PRONOUNS if form.endswith(p)), "")
    return referred(view, owner, noun, None) if owner else None

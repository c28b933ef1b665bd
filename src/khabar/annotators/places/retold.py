"""Names that a kind word taught, where they stand again without it."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.annotators.places.mention import Mention
from khabar.annotators.places.runs import before
from khabar.annotators.places.vocabulary import is_locative
from khabar.text.clitics import openings
from khabar.text.words import Words


def retold(words: Words, found: list[Mention]) -> list[Mention]:
    """The mentions, and among them the names that a kind word taught where they stand bare.

    «بلدة X» teaches X even if no gazetteer has it; «من X» further on is the same place.
    """
    taught = {m.key: m for m in found if m.rule == "headed" and not m.entries and _teaches(m)}
    if not taught:
        return found
    told: list[Mention] = []
    numbers: list[int] = []
    at = 0
    for mention in found:
        for n in range(at, mention.lead):
            told += _again(words, n, taught)
        follows = None if mention.follows is None else numbers[mention.follows]
        numbers.append(len(told))
        told.append(mention._replace(follows=follows))
        at = max(at, mention.stop)
    for n in range(at, len(words.items)):
        told += _again(words, n, taught)
    return told


def _teaches(mention: Mention) -> bool:
    return mention.head is not None and mention.head.strip and " " not in mention.key


def _again(words: Words, at: int, taught: dict[str, Mention]) -> Iterator[Mention]:
    for opening in openings(words.items[at].form):
        first = taught.get(opening.stem)
        if first is None or opening.definite:
            continue
        if opening.proclitics[-1:] in ("ب", "ل") or (
            not opening.proclitics and is_locative(words.form(before(words, at)))
        ):
            yield first._replace(
                lead=at, first=at, stop=at + 1, proclitics=opening.proclitics, rule="retold"
            )
            return

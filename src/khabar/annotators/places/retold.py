"""Names that a kind word taught, where they stand again without it."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.annotators.places.mention import Mention
from khabar.annotators.places.runs import before
from khabar.annotators.places.vocabulary import head_word, is_locative, words_of_role
from khabar.text.clitics import openings
from khabar.text.words import Words


def retold(words: Words, found: list[Mention]) -> list[Mention]:
    """The mentions, and among them the names that a kind word taught where they stand bare.

    «بلدة X» teaches X even if no gazetteer has it; «من X» further on is the same place.
    """
    taught = {m.key: m for m in found if m.rule in TEACHERS and not m.entries and _teaches(m)}
    if not taught:
        return found
    told: list[Mention] = []
    numbers: list[int] = []
    at = 0
    for mention in found:
        for n in range(at, mention.lead):
            told += _again(words, n, taught)
        again = list(_again(words, mention.lead, taught)) if mention.lead >= at else []
        if again and again[0].stop > mention.stop and mention.rule == "named":
            told += again  # «من أم الرمان», and no town of the name «أم»
            at = again[0].stop
        if mention.lead < at and told and told[-1].rule == "retold":
            numbers.append(len(told) - 1)
            continue
        follows = None if mention.follows is None else numbers[mention.follows]
        numbers.append(len(told))
        told.append(mention._replace(follows=follows))
        at = max(at, mention.stop)
    for n in range(at, len(words.items)):
        told += _again(words, n, taught)
    return told


TEACHERS = ("headed", "coordinated")


def _teaches(mention: Mention) -> bool:
    if mention.head is None or not mention.head.strip:
        return False
    parts = mention.key.split(" ")
    return len(parts) == 1 or (len(parts) == LONG and parts[0] in words_of_role("opener"))


LONG = 2
"""Words of a name that an opener makes one («أم الرمان»)."""


def _again(words: Words, at: int, taught: dict[str, Mention]) -> Iterator[Mention]:
    for opening in openings(words.items[at].form):
        longer = f"{opening.stem} {words.form(at + 1)}"
        first = taught.get(longer) or taught.get(opening.stem)
        if first is None or opening.definite:
            continue
        long = first.key == longer
        if (
            opening.proclitics[-1:] in ("ب", "ل")
            or (long and opening.proclitics in ("", "و"))
            or (not opening.proclitics and is_locative(words.form(before(words, at))))
        ):
            yield first._replace(
                lead=at,
                first=at,
                stop=at + 1 + long,
                proclitics=opening.proclitics,
                rule="retold",
                follows=None,
            )
            return


def told_by_two(mention: Mention, found: list[Mention], verdicts: list[bool]) -> bool:
    """«قريتي X وY … القريتين»: two places told before, and no town that is called so."""
    read = head_word(mention.key) if mention.rule == "named" else None
    if read is None or not read[2] or read[0].number != "dual":
        return False
    kind = read[0].word
    before = zip(found[: len(verdicts)], verdicts, strict=True)
    told = {m.key for m, yes in before if yes and m.head is not None and m.head.word == kind}
    return len(told) > 1

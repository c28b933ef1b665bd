"""A phrase in English word by word: number, noun, adjectives, a name at the end."""

from __future__ import annotations

from typing import TypeVar

from khabar.lexicon.gazetteer import nisba_country
from khabar.readings.number import Number
from khabar.record.gloss.phrasebook import adjectives, nations, nouns, uncounted
from khabar.record.gloss.seen import Known
from khabar.text.clitics import openings
from khabar.text.words import Kind, Word

T = TypeVar("T")
CUT = 3
"""Letters at most by which a name and a word may start apart: what is written onto the word."""
LINKS = {"في": "in", "من": "from", "لدى": "at", "على": "on"}
UNCOUNTED = ("dozens", "hundreds", "thousands", "police", "artillery", "all ", "some ", "several ")


def coordinated(seen: Known, words: list[Word]) -> list[list[Word]]:
    """The words of a coordinated phrase, part by part."""
    parts: list[list[Word]] = [[]]
    for word in words:
        if word.kind is Kind.QUOTE:
            continue
        opens = _opens(word.form[1:]) or word.span.start + 1 in seen.starts
        if parts[-1] and word.form[0] == "و" and len(word.form) > 3 and opens:
            parts.append([])
        parts[-1].append(word)
    return [part for part in parts if part]


def _opens(form: str) -> bool:
    return form.startswith("ال") or form in nouns()


def in_english(seen: Known, words: list[Word]) -> str:
    """A part word by word: number, noun, adjectives, a name at the end; "" if one is unknown."""
    count, at = _count(seen, words)
    if at < len(words):
        whole = _named_at(seen, words, at)
        if whole and at == 0:
            return whole
    if at >= len(words):
        return ""
    noun = _look(words[at].form, nouns())
    if noun is None:
        side = _adjective(words[at].form) if len(words) == 1 and at == 0 else None
        return f"the {side} side" if side and side[0].isupper() else ""
    if not count and not noun[2] and _dual(words[at].form):
        count = "two"
    several = noun[2] or (count not in ("", "1"))
    head, owner = noun[1] if several else noun[0], ""
    described: list[str] = []
    for here in range(at + 1, len(words)):
        adjective = _adjective(words[here].form)
        if adjective is not None:
            described.insert(0, RANKED.get(adjective, adjective) if noun[0] in RANKS else adjective)
            continue
        owner = _owner(seen, words, here)
        mixed = noun[2] and here + 1 < len(words) and _adjective(words[-1].form) is not None
        if not owner or (mixed and not _named_at(seen, words, here)):
            return ""  # «سياسات الحكومة الاقتصادية»: whose adjective it is cannot be told
        break
    told = " ".join([*described, head])
    held = any(_definite(word) for word in (words[at:] if owner else words[at : at + 1]))
    told = f"{count} {told}" if count not in ("", "1") else _with_article(told, held, several)
    return f"{told} {owner}" if owner else told


RANKS = frozenset({"officer", "official", "leader", "minister", "diplomat", "commander", "judge"})
RANKED = {"large": "senior", "small": "junior"}
"""«ضابط كبير»: of people who hold a rank."""


def _adjective(form: str) -> str | None:
    """The English of an adjective that the table has, or of one of nationality."""
    found = _look(form, adjectives())
    return found if found is not None else nations().get(nisba_country(form) or "")


def _definite(word: Word) -> bool:
    return any(opening.definite for opening in openings(word.form))


def _dual(form: str) -> bool:
    """«جنديين», «شرطيان»: two of a noun that the table has in the singular."""
    known = nouns()
    return form.endswith(("ين", "ان")) and any(
        opening.stem[:-2] + ending in known and not known[opening.stem[:-2] + ending][2]
        for opening in openings(form)
        for ending in ("", "ة")
    )


def _with_article(told: str, definite: bool, several: bool) -> str:
    if told.startswith((*UNCOUNTED, "a ")) or told in uncounted():
        return told
    if definite:
        return f"the {told}"
    return told if several else f"{'an' if told[0] in 'aeioAEIO' else 'a'} {told}"


def _owner(seen: Known, words: list[Word], at: int) -> str:
    """What a noun belongs to or where it is: a name, or a phrase after «في» or «من»."""
    link = LINKS.get(words[at].form)
    if link is not None:
        rest = words[at + 1 :]
        told = (_named_at(seen, rest, 0) or in_english(seen, rest)) if rest else ""
        return f"{link} {told}" if told else ""
    told = _named_at(seen, words, at)
    if not told and _look(words[at].form, nouns()) is not None:
        told = in_english(seen, words[at:])
    return f"of {told}" if told else ""


def _count(seen: Known, words: list[Word]) -> tuple[str, int]:
    number = seen.counts.get(words[0].span.start)
    if number is None or number.value is None:
        return "", 0
    at = sum(word.span.stop <= number.span.stop for word in words)
    return (
        f"{bound(number)}{number.value:,}" if at < len(words) else "",
        at if at < len(words) else 0,
    )


def bound(number: Number) -> str:
    """«ما لا يقل عن», «أقل من», «نحو»."""
    if not number.approximate:
        return ""
    if number.low is not None and number.high is None:
        return "at least "
    return "up to " if number.low is None and number.high is not None else "about "


def _named_at(seen: Known, words: list[Word], at: int) -> str:
    """The English name that covers everything from word ``at`` on."""
    start, stop = words[at].span.start, words[-1].span.stop
    for end in (stop, stop + 1):
        for first, name in seen.names.get(end, ()):
            if start - CUT <= first <= start + CUT:
                return name
    return ""


def _look(form: str, among: dict[str, T]) -> T | None:
    for opening in openings(form):
        if opening.stem in among and not (opening.proclitics.strip("و")):
            return among[opening.stem]
    return None

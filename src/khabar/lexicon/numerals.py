"""Numbers as they are written: digits of both scripts, and number words put together."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from khabar.lexicon.digits import digits_value
from khabar.lexicon.figure_groups import grouped
from khabar.lexicon.mixed_numbers import with_part
from khabar.lexicon.number_words import Atom, after_and, atom_at, atoms, atoms_role
from khabar.text.words import Kind, Words

MOST_GROUPS = 5
MOST_SCALES = 3
SURE_FIGURES = 15
"""As many figures of a fraction as a double holds for sure."""
BELOW_HUNDRED = frozenset({"unit", "eleven", "teen", "ten_tail", "ten"})


class Numeral(NamedTuple):
    """Words ``first`` up to ``stop`` spell ``value``.

    ``form`` is digits, words, ordinal, vague (tens, hundreds), few (three to nine)
    or dual (a scale word in the dual: two thousand).
    """

    first: int
    stop: int
    value: int | float
    form: str
    proclitics: str = ""
    definite: bool = False


figure_value = lru_cache(maxsize=1 << 12)(digits_value)


def numeral_at(words: Words, first: int, limit: int | None = None) -> Numeral | None:
    """The number that begins at word ``first``, as far as it goes, within its sentence.

    >>> from khabar.text.document import Document
    >>> from khabar.text.span import Span
    >>> from khabar.text.words import words_of
    >>> text = "مئتان وخمسون ألفاً"
    >>> numeral_at(words_of(Document(text), [Span(0, len(text))]), 0).value
    250000
    """
    end = words.end_of_sentence(first) if limit is None else limit
    word = words.items[first]
    if word.kind is Kind.DIGITS:
        return _from_digits(words, first, end)
    if word.kind is not Kind.LETTERS:
        return None
    for atom in atoms(word.form):
        found = _from_word(words, first, end, atom)
        if found:
            return found
    return None


def _from_word(words: Words, first: int, end: int, atom: Atom) -> Numeral | None:
    if atom.plural:
        return Numeral(first, first + 1, int(atom.value), "vague", atom.proclitics, atom.definite)
    if atom.role in ("vague", "few"):
        stop, value = _scaled(words, first + 1, end, atom.value)
        return Numeral(first, stop, whole(value), atom.role, atom.proclitics, atom.definite)
    if atom.role in ("ordinal", "ordinal_unit"):
        return _ordinal(words, first, end, atom)
    if atom.role == "fraction":
        stop, value = _scaled(words, first + 1, end, atom.value)
        if stop == first + 1:
            return None
        return Numeral(first, stop, whole(value), "words", atom.proclitics)
    group = _group(words, first, end, atom)
    if group is None:
        return None
    stop, value = with_part(words, first, end, *_summed(words, *group, end))
    form = "dual" if atom.role == "scaled" and stop == first + 1 else "words"
    return Numeral(first, stop, whole(value), form, atom.proclitics, atom.definite)


def _from_digits(words: Words, first: int, end: int) -> Numeral | None:
    scaled = first + 1 < end and atom_at(words, first + 1, "scale") is not None
    value = figure_value(words.items[first].form, scaled)
    if value is None:
        return None
    stop, total = first + 1, value
    if scaled:
        stop, total = _summed(words, stop, value, end)
    elif value < 1000 and _plain(words, stop, end, "hundred"):
        stop, total = stop + 1, value * 100
    else:
        stop, total = grouped(words, first, end, value)
    return Numeral(first, stop, whole(total), "digits")


def _summed(words: Words, at: int, value: float, end: int) -> tuple[int, float]:
    """Scale the first group and add the smaller ones that «و» joins on."""
    stop, total = _scaled(words, at, end, value)
    room = _scale_of(words, stop, at)
    for _ in range(MOST_GROUPS):
        added = _next_group(words, stop, end) if room > 1 else None
        if added is None:
            break
        after, group = added
        scaled_stop, scaled = _scaled(words, after, end, group)
        if scaled >= room:
            break
        stop, total = scaled_stop, total + scaled
        room = _scale_of(words, stop, after)
    return stop, total


def _scale_of(words: Words, stop: int, at: int) -> float:
    """What the next group must stay below: the last scale word read, 1 for none."""
    for place in (stop - 1, stop - 2):
        if place < at - 1 or place < 0:
            break
        for role in ("scale", "scaled"):
            found = atom_at(words, place, role)
            if found:
                return found.value if role == "scale" else found.value / 2
    return 1


def _next_group(words: Words, at: int, end: int) -> tuple[int, float] | None:
    """The group under a thousand that «و» joins on at word ``at``: (stop, value)."""
    apart = words.form(at) == "و"
    place = at + 1 if apart else at
    if place >= end:
        return None
    if apart and words.items[place].kind is Kind.DIGITS:
        value = digits_value(words.form(place), False)
        followed = place + 1 < end and atom_at(words, place + 1, "scale") is not None
        return (place + 1, value) if value and (value >= 100 or followed) else None
    for atom in atoms(words.form(place)):
        if atom.proclitics == ("" if apart else "و") and not atom.definite:
            group = _group(words, place, end, atom)
            if group:
                return group
    return None


def _group(words: Words, at: int, end: int, atom: Atom) -> tuple[int, float] | None:
    """The number under a thousand (or the bare scale word) that begins at ``at``."""
    if atom.role in ("scale", "scaled"):
        bare = atom.role == "scale" and not atom.definite and not atom.proclitics
        return (at, 1) if bare else (at + 1, atom.value)
    stop, value = at + 1, atom.value
    if atom.role == "unit" and value > 2 and _plain(words, stop, end, "hundred"):
        stop, value = stop + 1, value * 100
    elif atom.role not in ("hundred", "hundreds"):
        return _tens(words, at, end, atom)
    for inner, proclitics, place in _after_and(words, stop, end):
        if proclitics == inner.proclitics and inner.role in BELOW_HUNDRED:
            rest = _tens(words, place, end, inner)
            if rest:
                return rest[0], value + rest[1]
    return stop, value


def _tens(words: Words, at: int, end: int, atom: Atom) -> tuple[int, float] | None:
    """A number under a hundred: three, thirteen, thirty or three and thirty."""
    following = at + 1
    if atom.role in ("unit", "eleven"):
        if _plain(words, following, end, "ten_tail"):
            return following + 1, atom.value + 10
        for inner, proclitics, place in _after_and(words, following, end):
            if inner.role == "ten" and inner.proclitics == proclitics:
                return place + 1, atom.value + inner.value
        return (following, atom.value) if atom.role == "unit" else None
    return (following, atom.value) if atom.role in BELOW_HUNDRED else None


def _after_and(words: Words, at: int, end: int) -> Iterator[tuple[Atom, str, int]]:
    """What «و» joins on at ``at``: each reading, the proclitics it must have, its place."""
    if at < end:
        place, proclitics = after_and(words, at, end)
        for atom in atoms(words.form(place)):
            yield atom, proclitics, place


def _plain(words: Words, at: int, end: int, role: str) -> Atom | None:
    """Word ``at`` in ``role`` with nothing before it."""
    found = atom_at(words, at, role) if at < end else None
    return found if found and not found.proclitics and not found.definite else None


def _scaled(words: Words, at: int, end: int, value: float) -> tuple[int, float]:
    """Multiply by the thousand, million … that follow directly, «ونصف» included."""
    stop = min(end, at + MOST_SCALES)
    while at < stop:
        scale = atom_at(words, at, "scale")
        if scale is None or scale.proclitics:
            break
        value *= scale.value
        at += 1
        part = atoms_role(words.form(at), "fraction", "و") if at < end else ()
        if part and not part[0].definite:
            value += scale.value * part[0].value
            at += 1
            repeated = atom_at(words, at, "scale") if at < end else None
            return at + bool(repeated and repeated.definite), value
    return at, value


def _ordinal(words: Words, first: int, end: int, atom: Atom) -> Numeral | None:
    following = first + 1
    value, stop = atom.value, following
    if following < end:
        tail = atom_at(words, following, "ten_tail")
        tens = [a for a in atoms_role(words.form(following), "ten", "و") if a.definite]
        if tail and not tail.proclitics and not tail.definite and value < 10:
            value, stop = value + 10, following + 1
        elif tens and atom.definite and value < 10:
            value, stop = value + tens[0].value, following + 1
        elif atom.role == "ordinal_unit":
            return None
    elif atom.role == "ordinal_unit":
        return None
    return Numeral(first, stop, int(value), "ordinal", atom.proclitics, atom.definite)


def whole(value: float) -> int | float:
    """An int where nothing is lost by it, else the number to as many places as are sure."""
    return int(value) if value == int(value) else float(f"{value:.{SURE_FIGURES}g}")

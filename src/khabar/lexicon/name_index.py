"""One index of every word and phrase by which a name may begin, read a word at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from khabar.lexicon import actors
from khabar.lexicon.gazetteer.countries import countries
from khabar.lexicon.person_names import alone
from khabar.lexicon.phrases import key
from khabar.lexicon.table import table
from khabar.text.clitics import ARTICLE, Opening, openings
from khabar.text.view import fold
from khabar.text.words import Kind, Words

FORCES = frozenset({"MIL", "COP", "SPY", "GOV", "REB", "PRM", "UAF"})
"""The sectors of organisations that are met as someone's («قواته»)."""
OWNERS = ("ه", "ها", "هم", "هما", "نا")
FULL = ("ون", "ين", "ان")
"""Endings that lose their nun before a pronoun; the shorter form stands in the table too."""
CUT = "وفبلك"
"""The letters that may be written onto the front of a word."""
BARE = frozenset({"title", "head", "people"})
"""The sorts that are met with or without their article."""


@dataclass(frozen=True, slots=True)
class WordRow:
    """Words that steer the reading of names; ``sort`` says how."""

    sort: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedRow:
    """Names that mean ``actor`` in articles on ``country``; ``loaded`` as in `actors.ActorRow`."""

    names: tuple[str, ...]
    country: str
    actor: str
    loaded: str = ""


class State(NamedTuple):
    """A country as one who acts; ``capital`` is true where its capital stands for it."""

    iso: str
    name: str
    name_en: str
    capital: bool


class Hit(NamedTuple):
    """Words ``first`` up to ``stop`` are a phrase of the index, ``row`` what it stands for."""

    first: int
    stop: int
    row: Any
    key: str
    proclitics: str
    definite: bool


def _pairs() -> Iterator[tuple[str, str, Any]]:
    for country in countries():
        for name in country.names:
            yield name, "state", State(country.iso, country.names[0], country.name_en, False)
        for name in (*country.capitals, *country.metonyms):
            yield name, "state", State(country.iso, country.names[0], country.name_en, True)
    for known in actors.actor_rows():
        for name in actors.spellings(known):
            if not (known.id.startswith("khabar:state-") and name == known.name):
                yield name, "known", known
    for name, options in _shared().items():
        yield name, "shared", options
    for outlet in actors.press_rows():
        for name in actors.spellings(outlet):
            yield name, "press", outlet
    for title in actors.title_rows():
        yield title.title, "title", title
    for head in actors.head_rows():
        yield head.head, "head", head
        if head.sector in FORCES and head.ends in ("state", "strict", "named"):
            yield from _owned((head.head,), head)
    for people in actors.population_rows():
        for name in people.word:
            yield name, "people", people
        yield from _owned(people.word, people)
    for name in alone():
        yield name, "alone", name
    for row in table("name_words", WordRow):
        if row.sort in ("quantifier", "agent", "mark"):
            for name in row.words:
                yield name, row.sort, name


def _shared() -> dict[str, dict[str, tuple[actors.ActorRow, str]]]:
    """By name, the actor that it means in each country that has one of it, and how it is loaded."""
    found: dict[str, dict[str, tuple[actors.ActorRow, str]]] = {}
    rows = actors.actors_by_key()
    for row in table("actor_shared", SharedRow):
        for name in row.names:
            found.setdefault(name, {})[row.country] = (rows[row.actor], row.loaded)
    return found


def _owned(words: Iterable[str], row: Any) -> Iterator[tuple[str, str, Any]]:
    """Single nouns with each attached pronoun («عناصر»: «عناصرها»)."""
    for word in words:
        if " " not in word and not word.startswith(ARTICLE) and not word.endswith(FULL):
            stem = word[:-1] + "ت" if word.endswith("ة") else word
            for pronoun in OWNERS:
                yield stem + pronoun, "owned", row


@cache
def spelt(sort: str) -> frozenset[str]:
    """As `steering`, but as written: lemmas of verbs keep hamza and shadda."""
    return frozenset(
        w for row in table("name_words", WordRow) if row.sort == sort for w in row.words
    )


@cache
def steering(sort: str) -> frozenset[str]:
    """The folded words of one sort of ``name_words.tsv``."""
    return frozenset(
        key(word) for row in table("name_words", WordRow) if row.sort == sort for word in row.words
    )


@lru_cache(maxsize=1 << 13)
def steers(sort: str, form: str) -> bool:
    """Whether a folded word is one of a sort, by itself or behind one letter («والوزير»)."""
    words = steering(sort)
    return form in words or (form[:1] in CUT and form[1:] in words)


def steers_past_letter(sort: str, form: str) -> bool:
    """As `steers`, whatever the letter is that is left out."""
    words = steering(sort)
    return form in words or form[1:] in words


def plain(phrase: str) -> str:
    """As `phrases.key`, without the cost where there are only letters."""
    return fold(phrase) if phrase.replace(" ", "").isalpha() else key(phrase)


class _Index(NamedTuple):
    """``longest`` is how many words a phrase of each first word has, ``seconds`` its next ones."""

    entries: dict[str, tuple[tuple[str, Any], ...]]
    longest: dict[str, int]
    seconds: dict[str, set[str]]


@cache
def _index() -> _Index:
    entries: dict[str, tuple[tuple[str, Any], ...]] = {}
    longest: dict[str, int] = {}
    seconds: dict[str, set[str]] = {}
    for phrase, sort, row in _pairs():
        folded = plain(phrase)
        head, _, rest = folded.partition(" ")
        count = 1
        if rest:
            count = rest.count(" ") + 2
            seconds.setdefault(head, set()).add(rest.partition(" ")[0])
        if longest.get(head, 0) < count:
            longest[head] = count
        before = entries.get(folded, ())
        if all(other != sort for other, _ in before):
            entries[folded] = (*before, (sort, row))
    return _Index(entries, longest, seconds)


@lru_cache(maxsize=1 << 16)
def starts(form: str) -> tuple[Opening, ...]:
    """The ways in which a folded word may open a phrase of the index."""
    longest = _index().longest
    return tuple([opening for opening in openings(form) if opening.stem in longest])


def hits_at(words: Words, first: int) -> dict[str, Hit]:
    """By sort, the longest phrase of it that begins at word ``first``, within its sentence."""
    found: dict[str, Hit] = {}
    entries, longest, seconds = _index()
    items = words.items
    after = items[first + 1] if first + 1 < len(items) else items[first]
    for stem, proclitics, definite in starts(items[first].form):
        most = longest[stem]
        spelt, ends = [stem], [first + 1]
        if most > 1 and (after.form in seconds[stem] or after.kind is Kind.QUOTE):
            _read_on(words, first, most, seconds[stem], spelt, ends)
        for count in range(len(spelt), 0, -1):
            phrase = " ".join(spelt[:count]) if count > 1 else stem
            for sort, row in entries.get(phrase, ()):
                if definite and (sort not in BARE or (count > 1 and spelt[1][:2] == ARTICLE)):
                    continue  # «النقابة المعلمين» is not «نقابة المعلمين»
                stop = ends[count - 1]
                if sort not in found or found[sort].stop < stop:
                    closed = definite or phrase.startswith(ARTICLE)
                    found[sort] = Hit(first, stop, row, phrase, proclitics, closed)
    return found


def _read_on(
    words: Words, first: int, most: int, seconds: set[str], spelt: list[str], ends: list[int]
) -> None:
    """Add the words after ``first`` that a phrase may have, and where each ends.

    None where no phrase goes on with the next one.
    """
    for at in range(first + 1, min(words.end_of_sentence(first), first + 2 * most + 2)):
        word = words.items[at]
        if word.kind is Kind.QUOTE:
            continue
        if len(spelt) == 1 and word.form not in seconds:
            return
        spelt.append(word.form)
        ends.append(at + 1)
        if len(spelt) == most:
            return


@lru_cache(maxsize=1 << 15)
def sorts(form: str) -> frozenset[str]:
    """The sorts of phrases that a folded word may open, clitics and article read past."""
    entries = _index().entries
    return frozenset(sort for o in starts(form) for sort, _ in entries.get(o.stem, ()))

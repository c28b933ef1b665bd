"""Names of the gazetteer in running words, the longest first, proclitics set apart."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from khabar.lexicon.gazetteer import Entry, gazetteer
from khabar.text.clitics import openings
from khabar.text.letters import NEVER_JOINED
from khabar.text.view import fold
from khabar.text.words import Kind, Word, Words

MOST_WORDS = 6
TAG_SIGNS = ("_", "#")

FAMOUS = 5.5
TOWN = 4.5
UNSPACED, SHORT = 6, 3
"""The fewest letters of a name written without its space, and of either of its words."""

REGION = frozenset(("SY", "IQ", "LB", "JO", "PS", "IL", "YE", "LY", "SD", "EG", "SA", "AE", "QA",
    "KW", "BH", "OM", "TR", "IR", "MA", "DZ", "TN", "MR", "SO", "DJ", "EH"))  # fmt: skip
"""Where newspapers name small towns: elsewhere only big ones are known by name alone."""
KNOWN_HERE, KNOWN_ELSEWHERE = 4.3, 5.1
"""Sizes (see `size`) from which a bare name is enough."""


class Start(NamedTuple):
    """A way to read a word as the first of a name. ``loose``: not letter for letter.

    ``entries`` are the places that the word names by itself.
    """

    stem: str
    proclitics: str
    longest: int
    loose: bool
    entries: tuple[Entry, ...]


class Named(NamedTuple):
    """Words ``first`` up to ``stop`` name one of ``entries``; the name is ``key``."""

    first: int
    stop: int
    proclitics: str
    key: str
    entries: tuple[Entry, ...]
    loose: bool


@lru_cache(maxsize=1 << 16)
def starts(form: str) -> tuple[Start, ...]:
    """How a folded word may open a name of the gazetteer, the least cut first."""
    longest_of = gazetteer().longest
    found: list[Start] = []
    for stem, proclitics, definite in openings(form):
        if proclitics.endswith("س"):
            continue
        longest, cut = longest_of(stem), proclitics and len(stem) < 3
        if cut and longest < 2 and not (longest and proclitics == "و"):
            continue
        if longest:
            entries = entries_of(stem)
            if cut and not (entries and _famous(entries[0])):
                entries = ()
            found.append(Start(stem, proclitics, longest, definite, entries))
        elif stem.endswith("ه") and len(stem) > 3:
            other = stem[:-1] + "ة"
            longest = longest_of(other)
            if longest:
                found.append(Start(other, proclitics, longest, True, entries_of(other)))
    return tuple(found) or _unspaced(form)


def _unspaced(form: str) -> tuple[Start, ...]:
    """«الدارالبيضاء»: two words of a town's name with no space after a letter that joins none."""
    if len(form) < UNSPACED:
        return ()
    pairs = gazetteer().pairs
    for stem, proclitics, _ in openings(form):
        for cut in range(len(stem) - SHORT, SHORT - 1, -1):
            name = f"{stem[:cut]} {stem[cut:]}"
            if stem[cut - 1] in NEVER_JOINED and name in pairs:
                entries = entries_of(name)
                if entries and size(entries[0]) >= TOWN:
                    return (Start(name, proclitics, 1, False, entries),)
    return ()


def _famous(entry: Entry) -> bool:
    """Whether even two letters after «و» may be this place («إب», «قم»)."""
    return "admin1" in entry.flags or size(entry) >= FAMOUS


@lru_cache(maxsize=1 << 16)
def _opened(form: str) -> tuple[tuple[Start, ...], int, Named | None]:
    """The `starts` of a word, the most words of a name from it on, and what it names alone.

    That last one stands as if the word were the first of an article.
    """
    ways = starts(form)
    most = max([start.longest for start in ways], default=0)
    return ways, min(MOST_WORDS, most), _alone(ways)


def silent(word: Word) -> bool:
    """Whether a token is passed over inside a name: quotation marks, the joints of a tag."""
    return word.kind is Kind.QUOTE or word.form in TAG_SIGNS


def name_at(words: Words, first: int, stop: int, lead: str = "") -> Named | None:
    """The longest name at word ``first``; of equals the least cut one that is biggest.

    ``lead`` is a kind word in the singular that the name may be listed with
    («حقل» + «العمر»).
    """
    word = words.items[first]
    if word.kind is not Kind.LETTERS:
        return None
    ways, most, alone = _opened(word.form)
    best = _several(words, first, stop, ways, most) if most > 1 else None
    if best is None and alone is not None:
        best = Named(first, first + 1, *alone[2:])
    if lead:
        led = _led(words, first, stop, lead)
        if led and (best is None or led.stop >= best.stop):
            return led
    return best


def _better(new: Named, old: Named) -> bool:
    if new.stop < old.stop or new.loose or new.proclitics[-1:] == "ك":
        return False
    return size(new.entries[0]) >= 5.0 > size(old.entries[0])


@lru_cache(maxsize=1 << 16)
def entries_of(name: str) -> tuple[Entry, ...]:
    """The places of a folded name by `size`, the biggest first.

    A governorate that is also called by its chief town leaves that name to the town.
    """
    entries = gazetteer().named(name)
    if len(entries) > 1 and any("admin1" in entry.flags for entry in entries):
        towns = {e.country for e in entries if e.kind == "city" and _own(e, name)}
        entries = tuple(
            e for e in entries
            if "admin1" not in e.flags or e.country not in towns or _own(e, name)
        )  # fmt: skip
    return ordered(entries)


def _own(entry: Entry, name: str) -> bool:
    """Whether a place is called so first of all, and is no hamlet."""
    return fold(entry.name) == name and ("admin1" in entry.flags or size(entry) >= TOWN)


def _tails(words: Words, first: int, stop: int, most: int) -> list[tuple[int, str]]:
    """What follows word ``first`` in a name of up to ``most`` words, and where each ends."""
    items, tail = words.items, ""
    found: list[tuple[int, str]] = []
    for at in range(first + 1, stop):
        word = items[at]
        if silent(word):
            continue
        tail = f"{tail} {word.form}"
        found.append((at + 1, tail))
        if len(found) == most - 1:
            break
    return found


def _several(
    words: Words, first: int, stop: int, ways: tuple[Start, ...], most: int
) -> Named | None:
    """The longest name of more words than one."""
    pairs = gazetteer().pairs
    at, items = first + 1, words.items
    while at < stop and silent(items[at]):
        at += 1
    second = items[at].form if at < stop else ""
    going = [start for start in ways if f"{start.stem} {second}" in pairs]
    best: Named | None = None
    tails = _tails(words, first, stop, most) if going else []
    for stem, proclitics, longest, loose, _ in going:
        for end, tail in reversed(tails[: longest - 1]):
            entries = entries_of(stem + tail)
            if entries and not _at_some_way(words, end, stop):
                found = Named(first, end, proclitics, stem + tail, entries, loose)
                if best is None or end > best.stop or _better(found, best):
                    best = found
                break
    return best


def _at_some_way(words: Words, end: int, stop: int) -> bool:
    """«مستشفى المرج على بعد …»: a preposition, and no man's name that ends a place's."""
    if words.form(end - 1) != ON or end >= stop:
        return False
    written = words.items[end - 1].span.of(words.text)
    leads = written.endswith(PREPOSITION) and words.form(end).startswith("ال")
    return leads or words.form(end) in WAY


PREPOSITION = "ى"
"""The last letter of the preposition, where the text tells it from the man's name."""
ON, WAY = "علي", frozenset(("بعد", "مسافة", "الطريق", "مشارف", "اطراف", "حدود", "الحدود"))


def _alone(ways: tuple[Start, ...]) -> Named | None:
    best: Named | None = None
    for stem, proclitics, _, loose, entries in ways:
        if entries:
            found = Named(0, 1, proclitics, stem, entries, loose)
            if best is None or _better(found, best):
                best = found
    return best


def _led(words: Words, first: int, stop: int, lead: str) -> Named | None:
    """A name listed with its kind word, where the text has the word in another form."""
    longest = gazetteer().head(lead).longest
    spelt: list[str] = [lead]
    best: Named | None = None
    at = first
    while at < stop and len(spelt) < min(longest, MOST_WORDS):
        word = words.items[at]
        at += 1
        if silent(word):
            continue
        spelt.append(word.form)
        entries = entries_of(" ".join(spelt))
        if entries:
            best = Named(first, at, "", " ".join(spelt), entries, False)
    return best


@lru_cache(maxsize=1 << 14)
def ordered(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries by `size`, the biggest first."""
    return tuple(sorted(entries, key=lambda entry: (-size(entry), entry.id)))


@lru_cache(maxsize=1 << 14)
def size(entry: Entry) -> float:
    """How likely a bare name means this place, as a logarithm of people (0 to 9).

    Countries, capitals, governorates and the places of our own table stand
    above their numbers: newspapers name them more often.
    """
    if entry.kind == "country":
        return 8.0
    people = len(str(max(entry.population, 1))) - 1 + int(str(entry.population or 1)[0]) / 10
    if "weak" in entry.flags:
        return max(people, 4.0)
    if "capital" in entry.flags:
        return max(people, 7.0)
    if "ours" in entry.flags:
        return max(people, 4.5 if "small" in entry.flags else 5.5)
    if "admin1" in entry.flags:
        return 5.8
    # districts are told by their kind word, or it is their town that is meant
    return people - 1.2 if entry.kind == "region" else people

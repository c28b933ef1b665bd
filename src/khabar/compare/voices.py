"""Which names of speakers are names of one speaker."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from khabar.lexicon.table import table
from khabar.readings.article import Article
from khabar.readings.attribution import Attribution
from khabar.text.clitics import ARTICLE
from khabar.text.view import fold


class Key(NamedTuple):
    """What a last link is known by: an entity we know, a name's words, or its agency's words."""

    kind: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Mouthpiece:
    """A word of an office that speaks for another («المتحدث باسم»)."""

    word: str


@cache
def _mouthpieces() -> frozenset[str]:
    return frozenset().union(*(_bare(row.word) for row in table("mouthpieces", Mouthpiece)))


def _bare(name: str) -> frozenset[str]:
    return frozenset(word.removeprefix(ARTICLE) for word in fold(name).split())


def name_words(name: str) -> frozenset[str]:
    """The folded words of a name without article, and without the words of its spokesman.

    >>> sorted(name_words("المتحدث باسم وزارة الصحة"))
    ['صحة', 'وزارة']
    """
    words = _bare(name)
    return words - _mouthpieces() or words


def through(article: Article, said: Attribution) -> str:
    """Who speaks for an unnamed voice: the nearest named link before it, else the publisher."""
    named = [link.name for link in said.chain[:-1] if link.named]
    if named:
        return named[-1]
    return article.publisher.name if article.publisher else article.doc


def deniers(article: Article) -> dict[int, int]:
    """Statements that another only repeats to deny («نفى ما نشرته مواقع عن …»), and by which."""
    order = {said.id: number for number, said in enumerate(article.attributions)}
    found = {}
    for number, said in enumerate(article.attributions):
        around = order.get(said.within or "")
        if around is not None and article.attributions[around].stance == "deny":
            found[number] = around
    return found


def keys_of(article: Article) -> dict[int, Key]:
    """What the last link of each attribution is known by; those on nobody's word left out.

    Within one article a short name stands for the long one that holds its words.
    """
    known = {entity.id: entity.key for entity in article.entities if entity.key}
    repeated = deniers(article)
    keys = {
        number: _key(article, said, known)
        for number, said in enumerate(article.attributions)
        if said.chain and said.chain[-1].kind != "public" and number not in repeated
    }
    widest = sorted(set(keys.values()), key=lambda key: (-len(key.words), sorted(key.words)))
    return {
        number: next(wide for wide in widest if wide.kind == key.kind and key.words <= wide.words)
        for number, key in keys.items()
    }


def _key(article: Article, said: Attribution, known: dict[str, str]) -> Key:
    last = said.chain[-1]
    office = name_words(last.name)
    if not last.named and office == _bare(last.name):
        return Key("voice", name_words(through(article, said)))
    if last.kind in ("agency", "outlet"):
        return Key("voice", name_words(last.name))
    if last.entity in known:
        return Key("known", frozenset((known[last.entity],)))
    return Key("named", office)


def one_origin(one: Key, other: Key) -> Key | None:
    """The wider of two keys that are one origin, else None.

    Across articles one name must be the other, or two words of it at least.
    """
    if one == other:
        return one
    short, wide = sorted((one, other), key=lambda key: len(key.words))
    alike = short.kind == wide.kind and len(short.words) > 1 and short.words <= wide.words
    return wide if alike else None

"""Whose word statements rest on in the end, and how many such origins can be told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.compare.copied import Told, copied_statements
from khabar.compare.relayed import followed, relayed
from khabar.compare.sharing import Sharing
from khabar.compare.voices import Key, keys_of, name_words, one_origin, through
from khabar.compare.wordings import Wording
from khabar.readings.article import Article
from khabar.readings.attribution import Attribution, LinkKind


@dataclass(frozen=True, slots=True)
class Origin:
    """One whose word is the last that a chain shows.

    ``through`` is the agency or outlet that speaks for an unnamed one, or "" for
    a named one. ``told`` are the statements that rest on it.
    """

    name: str
    name_en: str | None
    kind: LinkKind
    named: bool
    through: str
    told: tuple[Told, ...]

    @property
    def articles(self) -> tuple[int, ...]:
        """The articles that bring its word, each once."""
        return tuple(dict.fromkeys(sorted(told.article for told in self.told)))


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins of a set of articles, the most often told first.

    At least ``least`` of them can be told apart: unnamed voices of different
    outlets may be one and the same. ``most`` counts each for itself. Text can
    show that origins depend on one another, never that they do not.
    """

    found: tuple[Origin, ...]
    least: int
    most: int


def origins(
    articles: Sequence[Article], folded: Sequence[Wording], shared: Sequence[Sharing]
) -> Origins:
    """Fold the last links of all chains into origins.

    A copy's statement rests on whatever the sentence it copies rests on. The word
    of an agency and of an unnamed voice behind it are one origin; what is told on the
    word of another publisher of the story rests on what that one told. «يُعتقد» and other
    words of nobody rest on none.
    """
    onward = dict(relayed(articles)) | dict(copied_statements(articles, folded, shared))
    keys: dict[Told, Key] = {}
    for number, article in enumerate(articles):
        for at, key in keys_of(article).items():
            keys[Told(number, at)] = key
    groups: list[tuple[Key, list[Told]]] = []
    for told in keys:
        key = keys.get(followed(told, onward), keys[told])
        for number, (other, members) in enumerate(groups):
            if (wider := one_origin(key, other)) is not None:
                groups[number] = (wider, [*members, told])
                break
        else:
            groups.append((key, [told]))
    found = sorted(
        (_origin(articles, members) for _, members in groups), key=lambda o: -len(o.articles)
    )
    unnamed = sum(not origin.named for origin in found)
    return Origins(tuple(found), len(found) - unnamed + min(1, unnamed), len(found))


def _origin(articles: Sequence[Article], members: list[Told]) -> Origin:
    """The origin as its fullest link names it, in the fewest words: the office, not its spokesman.

    An unnamed voice goes before the name of the agency that speaks for it.
    """
    said = [(told, articles[told.article].attributions[told.attribution]) for told in members]

    def telling(pair: tuple[Told, Attribution]) -> tuple[bool, int, int]:
        last = pair[1].chain[-1]
        voice = last.kind not in ("agency", "outlet")
        return voice, len(name_words(last.name)), -len(last.name)

    last = max(said, key=telling)[1].chain[-1]
    speaker = "" if last.named else _spoken_for(articles, said)
    return Origin(last.name, last.name_en, last.kind, last.named, speaker, tuple(members))


def _spoken_for(articles: Sequence[Article], said: list[tuple[Told, Attribution]]) -> str:
    """Who stands before the unnamed voice in most of the chains that name anyone."""
    stated = [link.name for _, one in said for link in one.chain[:-1] if link.named]
    if stated:
        return max(stated, key=stated.count)
    told, first = said[0]
    return through(articles[told.article], first)

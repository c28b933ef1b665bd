"""What people type, as a tree: words, "phrases", =exact words, pre*, OR, NOT, brackets.

A bare word finds all its forms. A phrase finds its words in order, in any form;
``="…"`` finds them as they are spelt. ``-`` or ``NOT`` excludes, ``OR`` or ``|`` offers a
choice, brackets group, all else is AND.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from khabar.lexicon.stems import plain, stem
from khabar.sources.refusal import Refusal
from khabar.store.search.forms import words_in

TOKEN = re.compile(
    r"""
    (?P<open>\()|(?P<close>\))|(?P<or>\||OR(?=[\s()"]|$))|(?P<and>AND(?=[\s()"]|$))
    |(?P<not>-(?=\S)|NOT(?=[\s()"]|$))
    |(?P<exact>=)?(?:"(?P<phrase>[^"]*)"|«(?P<quoted>[^«»]*)»|(?P<word>[^\s()"«|]+))
    """,
    re.VERBOSE,
)
LONGEST = 4000
"""Characters of one query, at most."""

MOST = 64
"""Words of one query, at most; brackets are nested no deeper."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words in order: ``forms`` as the column ``plain`` (``exact``) or ``lemma`` has them."""

    forms: tuple[str, ...]
    exact: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Both:
    """All of ``parts``, and none of ``without``."""

    parts: tuple[Node, ...]
    without: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """One of ``parts`` at least."""

    parts: tuple[Node, ...]


Node = Words | Both | Either


def parsed(query: str) -> Node | None:
    """The tree of a query; None where there is no word in it.

    >>> parsed("قوات -شرطة")
    Both(parts=(Words(forms=('قوه',), exact=False, prefix=False),), \
without=(Words(forms=('شرطه',), exact=False, prefix=False),))
    """
    if len(query) > LONGEST:
        raise Refusal(f"the query has more than {LONGEST} characters: leave some out")
    tokens = [match for match in TOKEN.finditer(query) if match.group().strip()]
    if len(tokens) > MOST:
        raise Refusal(f"the query has more than {MOST} words: leave some out")
    reader = _Reader(tokens)
    found = reader.either()
    if reader.at < len(tokens):
        raise Refusal("the query has a bracket too many: take out a «)»")
    return found


class _Reader:
    """Tokens read from left to right."""

    def __init__(self, tokens: list[re.Match[str]]) -> None:
        self.tokens, self.at = tokens, 0

    def kind(self) -> str:
        return self.tokens[self.at].lastgroup or "" if self.at < len(self.tokens) else ""

    def either(self) -> Node | None:
        parts = [self.both()]
        while self.kind() == "or":
            self.at += 1
            parts.append(self.both())
        found = tuple(part for part in parts if part is not None)
        return Either(found) if len(found) > 1 else found[0] if found else None

    def both(self) -> Node | None:
        parts: list[Node] = []
        without: list[Node] = []
        while (kind := self.kind()) not in ("", "or", "close"):
            if kind == "and":
                self.at += 1
                continue
            excluded = kind == "not"
            self.at += excluded
            node = self.one()
            if node is not None:
                (without if excluded else parts).append(node)
        if without and not parts:
            raise Refusal("the query only excludes: say what to look for as well")
        if len(parts) == 1 and not without:
            return parts[0]
        return Both(tuple(parts), tuple(without)) if parts else None

    def one(self) -> Node | None:
        kind = self.kind()
        if kind == "open":
            self.at += 1
            found = self.either()
            if self.kind() != "close":
                raise Refusal("the query has an open bracket: close it with «)»")
            self.at += 1
            return found
        if kind in ("", "or", "and", "not", "close"):
            self.at += kind in ("and", "not")
            return None
        match = self.tokens[self.at]
        self.at += 1
        return _words(match)


def _words(match: re.Match[str]) -> Words | None:
    told = match["phrase"] or match["quoted"] or match["word"] or ""
    exact = match["exact"] is not None
    prefix = bool(match["word"]) and told.endswith("*") and len(told) > 2
    forms = [word.form for word in words_in(told)]
    if not forms:
        return None
    made = plain if exact or prefix else stem
    return Words(tuple(made(form) for form in forms), exact or prefix, prefix)


def match_of(node: Node) -> str:
    """The tree in the words of SQLite's FTS5; every word is quoted.

    >>> match_of(Words(("قوه",)))
    '{lemma title} : "قوه"'
    """
    if isinstance(node, Words):
        column = "{plain}" if node.exact else "{lemma title}"
        return f'{column} : "{" ".join(node.forms)}"' + (" *" if node.prefix else "")
    if isinstance(node, Either):
        return "(" + " OR ".join(match_of(part) for part in node.parts) + ")"
    told = " AND ".join(match_of(part) for part in node.parts)
    if not node.without:
        return f"({told})"
    return f"(({told}) NOT ({' OR '.join(match_of(part) for part in node.without)}))"


def sought(node: Node | None) -> list[Words]:
    """The words that a hit holds, for marking; what is excluded is left out."""
    if node is None:
        return []
    if isinstance(node, Words):
        return [node]
    return [words for part in node.parts for words in sought(part)]

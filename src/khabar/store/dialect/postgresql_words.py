"""Words in PostgreSQL's full text, found and weighed as SQLite's FTS5 finds and weighs them.

A vector holds which words a version has (a GIN index finds them); the words in their order
stand beside it and tell phrases and how often. PostgreSQL's own positions end at 16,383 and
its ranking knows nothing of how rare a word is, so neither is used.

``plain``, ``lemma`` and ``title`` are words in order, two spaces between; the vector ``lemmas``
has those of the last two.

Weights are BM25 as FTS5 has it: S. Robertson and H. Zaragoza, "The Probabilistic Relevance
Framework: BM25 and Beyond" (2009), k1 = 1.2, b = 0.75, smaller is better.
"""

from __future__ import annotations

import re
from math import log
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, text

from khabar.store.dialect import Forms, Match

if TYPE_CHECKING:
    from khabar.store.search.query import Node, Words

TOKEN = re.compile(r"[^\W_]+")
"""What FTS5's unicode61 takes for one word."""

WEIGHTS = {"plain": 0.5, "lemma": 1.0, "title": 4.0}
K1, B = 1.2, 0.75
LEAST = 1e-6
"""The weight of a word that stands in every second version or more often."""

LONGEST, MOST_BYTES = 300, 900_000
"""Letters of a word that are told apart, and bytes of words that one vector holds."""

_ADD = text(
    "INSERT INTO words (version, size, plain, lemma, title, plains, lemmas) VALUES (:version, "
    ":size, :plain, :lemma, :title, array_to_tsvector(CAST(:plains AS text[])), "
    "array_to_tsvector(CAST(:lemmas AS text[])))"
)


def add(connection: Connection, forms: Forms) -> None:
    """Put a version into the index."""
    plain, lemma, title = _tokens(forms.plain), _tokens(forms.lemma), _tokens(forms.title)
    row = {
        "version": forms.version,
        "size": len(plain) + len(lemma) + len(title),
        "plain": _spaced(plain),
        "lemma": _spaced(lemma),
        "title": _spaced(title),
        "plains": _vector(plain),
        "lemmas": _vector([*title, *lemma]),
    }
    connection.execute(_ADD, row)


def _tokens(told: str) -> list[str]:
    return [token[:LONGEST] for token in TOKEN.findall(told.lower())]


def _spaced(tokens: list[str]) -> str:
    """Tokens with two spaces between, so that each has one of its own on either side."""
    return f"  {'  '.join(tokens)}  "


def _vector(tokens: list[str]) -> list[str]:
    """Each word once, as many as a vector can hold."""
    found, size = [], 0
    for token in dict.fromkeys(tokens):
        size += len(token.encode()) + 8
        if size > MOST_BYTES:
            break
        found.append(token)
    return found


def match(connection: Connection, node: Node) -> Match:
    """A query as SQL, with the weights of its words as they are in this store now."""
    from khabar.store.search.query import sought

    given: dict[str, Any] = {}
    holds = _holds(node, given)
    total, mean = connection.execute(
        text("SELECT count(*), CAST(coalesce(avg(size), 1) AS double precision) FROM words")
    ).one()
    weights = []
    for leaf in sought(node):
        own: dict[str, Any] = {}
        which = text(f"SELECT count(*) FROM words WHERE {_holds(leaf, own)}")
        hits = connection.execute(which, own).scalar() or 0
        rare = log((total - hits + 0.5) / (hits + 0.5)) if total else 0.0
        weights.append(_weight(leaf, max(rare, LEAST), mean, given))
    return Match(
        tables="words JOIN shown ON shown.version = words.version",
        row="words.version",
        holds=holds,
        score=f"-({' + '.join(weights) or '0'})",
        given=given,
    )


def _holds(node: Node, given: dict[str, Any]) -> str:
    from khabar.store.search.query import Either, Words

    if isinstance(node, Words):
        return _leaf(node, given)
    if isinstance(node, Either):
        return "(" + " OR ".join(_holds(part, given) for part in node.parts) + ")"
    told = [_holds(part, given) for part in node.parts]
    told += [f"NOT {_holds(part, given)}" for part in node.without]
    return "(" + " AND ".join(told) + ")"


def _leaf(words: Words, given: dict[str, Any]) -> str:
    """Versions that hold the words: by the vector, and where there are several, in order."""
    tokens = _tokens(" ".join(words.forms))
    if not tokens:
        return "(1 = 0)"
    name = f"w{len(given)}"
    quoted = [f"'{token}'" for token in tokens]  # letters and digits alone: nothing to escape
    given[name] = " & ".join(quoted) + (":*" if words.prefix else "")
    vector = "plains" if words.exact else "lemmas"
    found = f"words.{vector} @@ CAST(:{name} AS tsquery)"
    if len(tokens) == 1:
        return f"({found})"
    phrase = f"w{len(given)}"
    given[phrase] = _phrase(tokens, prefix=words.prefix)
    stands = " OR ".join(
        f"position(CAST(:{phrase} AS text) IN words.{column}) > 0" for column in _columns(words)
    )
    return f"({found} AND ({stands}))"


def _columns(words: Words) -> tuple[str, ...]:
    return ("plain",) if words.exact else ("lemma", "title")


def _phrase(tokens: list[str], *, prefix: bool) -> str:
    return f" {'  '.join(tokens)}" + ("" if prefix else " ")


def _weight(words: Words, rare: float, mean: float, given: dict[str, Any]) -> str:
    """What one leaf adds to the score of a version."""
    told = _phrase(_tokens(" ".join(words.forms)) or ["-"], prefix=words.prefix)
    name = f"w{len(given)}"
    given[name] = told
    counted = " + ".join(
        f"{WEIGHTS[column] / len(told)!r} * (length(words.{column}) - "
        f"length(replace(words.{column}, CAST(:{name} AS text), '')))"
        for column in _columns(words)
    )
    often = f"CAST({counted} AS double precision)"
    size = f"{K1 * (1 - B)!r} + {K1 * B / max(mean, 1e-9)!r} * words.size"
    return f"{rare * (K1 + 1)!r} * {often} / ({often} + {size})"

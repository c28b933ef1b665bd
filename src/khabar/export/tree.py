"""The tree of rules under a place of a text, told a line a rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

import msgspec

from khabar.pipeline import Reading, annotate
from khabar.reader import Piece, pieces
from khabar.text.annotation import Annotation
from khabar.text.document import Document
from khabar.text.span import Span

UNTOLD = {"id", "rule", "text"}


def told(whole: Document, place: int, *, single: bool = False) -> Iterator[str]:
    """Every reading that covers character ``place`` of an input, the widest first.

    Each is told as its kind and what it says, then its rule with the words it stood
    on, and under it the rules that it was made of.
    """
    piece = next(
        (p for p in pieces(whole, single=single) if p.span.covers((place, place + 1))), None
    )
    if piece is None:
        yield f"Character {place} stands outside every article."
        return
    reading, at = annotate(piece.document), place - piece.span.start
    yield f"Character {place} of {whole.id}, in article {piece.document.id}:"
    yield f"  {_around(piece, at)}"
    found = sorted(_covering(reading, at), key=lambda pair: -pair[1].span.width)
    if not found:
        yield "No rule read anything at this place."
    text = piece.document.text
    for kind, annotation in found:
        yield ""
        yield kind
        yield from _fields(annotation.value, text)
        yield "  rules"
        for line in annotation.chain(text):
            yield f"    {line}".replace("\n", " ")


def _around(piece: Piece, at: int) -> str:
    """The words near a place, its own character between bars."""
    text = piece.document.text
    before, after = text[max(0, at - 40) : at], text[at + 1 : at + 40]
    return " ".join(f"{before}|{text[at]}|{after}".split())


def _covering(reading: Reading, at: int) -> Iterator[tuple[str, Annotation[object]]]:
    for field in fields(reading):
        found = getattr(reading, field.name)
        if isinstance(found, tuple):
            for annotation in found:
                if isinstance(annotation, Annotation) and annotation.span.covers((at, at + 1)):
                    kind = field.name.removesuffix("s")
                    yield kind, annotation


def _fields(value: object, text: str) -> Iterator[str]:
    """Each field that says something on a line; a list of structs an item a line."""
    for name, said in _saying(value):
        if isinstance(said, tuple) and isinstance(said[0], msgspec.Struct):
            for first, part in enumerate(said):
                yield f"  {'' if first else name:14}{_shown(part, text)}"
        else:
            yield f"  {name:14}{_shown(said, text)}"


def _saying(value: object) -> Iterator[tuple[str, object]]:
    """The fields of a reading that are not empty and not as they are by default."""
    if not isinstance(value, msgspec.Struct):
        return
    for field in msgspec.structs.fields(value):
        said = getattr(value, field.name)
        if field.name not in UNTOLD and said not in (None, "", (), field.default):
            yield field.encode_name, said


def _shown(said: object, text: str) -> str:
    """A value in words: a span as what it covers, a struct as its fields in a row."""
    if isinstance(said, Span):
        return f"«{' '.join(said.of(text).split())}»"
    if isinstance(said, tuple):
        return ", ".join(_shown(part, text) for part in said)
    if isinstance(said, msgspec.Struct):
        return " · ".join(f"{name} {_shown(part, text)}" for name, part in _saying(said))
    return str(said)

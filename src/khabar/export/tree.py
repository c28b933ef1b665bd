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
        yield f"{kind}  {' · '.join(_said(annotation.value, text))}".rstrip()
        yield from (f"  {link}" for link in _chain(annotation, text))


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


def _chain(annotation: Annotation[object], text: str) -> Iterator[str]:
    for line in annotation.chain(text):
        yield line.replace("\n", " ")


def _said(value: object, text: str) -> Iterator[str]:
    """The fields of a value that say something, spans as the words they cover."""
    if not isinstance(value, msgspec.Struct):
        return
    for field in msgspec.structs.fields(value):
        said = getattr(value, field.name)
        if field.name in UNTOLD or said in (None, "", (), False) or field.default == said:
            continue
        yield f"{field.encode_name} {_shown(said, text)}"


def _shown(said: object, text: str) -> str:
    if isinstance(said, Span):
        return f"«{' '.join(said.of(text).split())}»"
    if isinstance(said, tuple):
        return ", ".join(_shown(part, text) for part in said)
    if isinstance(said, msgspec.Struct):
        return f"[{', '.join(_said(said, text))}]"
    return str(said)

"""Which form an input has, by its first bytes and then by its name."""

from __future__ import annotations

from typing import Literal

Form = Literal[
    "text", "html", "feed", "jsonl", "csv", "parquet", "warc", "wacz", "telegram", "pdf", "docx"
]
OPENING = 4096
BY_NAME: dict[str, Form] = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv", ".parquet": "parquet",
    ".warc": "warc", ".warc.gz": "warc", ".wacz": "wacz", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".pdf": "pdf", ".docx": "docx", ".rss": "feed", ".atom": "feed",
}  # fmt: skip
UTF8_MARK = b"\xef\xbb\xbf"


def form_of(name: str, opening: bytes) -> Form:
    """The form of an input called ``name`` that begins with ``opening``.

    >>> form_of("a.txt", b"<!DOCTYPE html><html>")
    'html'
    """
    start = opening.removeprefix(UTF8_MARK).lstrip()[:1024]
    low = start.lower()
    named = next((form for end, form in BY_NAME.items() if name.lower().endswith(end)), None)
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith(b"PAR1"):
        return "parquet"
    if start.startswith(b"WARC/"):
        return "warc"
    if start.startswith(b"PK\x03\x04"):
        return "wacz" if named == "wacz" else "docx"
    if start.startswith(b"\x1f\x8b") and named == "warc":
        return "warc"
    if start.startswith(b"{") and named not in ("csv", "jsonl"):
        if b'"messages"' in opening or (b'"about"' in opening and b'"chats"' in opening):
            return "telegram"
        if start.startswith(b'{"'):
            return "jsonl"
    if low.startswith((b"<rss", b"<feed", b"<rdf:rdf")) or (
        low.startswith(b"<?xml") and any(tag in low for tag in (b"<rss", b"<feed", b"<rdf:rdf"))
    ):
        return "feed"
    if low.startswith((b"<!doctype html", b"<html")) or (
        low.startswith((b"<!--", b"<?xml")) and b"<html" in low
    ):
        return "html"
    return named if named in ("jsonl", "csv", "html") else "text"

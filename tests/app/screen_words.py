"""Everything that the screens say: catalogues, labels, and the bare words of templates."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message

from khabar.app.web.catalogues import HERE, _folder, _read
from khabar.export.html.labels import labels

ROOT = Path(__file__).parents[2]
FINDINGS = "findings"
"""The one screen on which a person's judgement is written, in whatever words."""

MARKS = re.compile(r"[\u064b-\u0652\u0670]")


class Word(NamedTuple):
    """What a screen says, in both languages."""

    where: str
    en: str
    ar: str


class Term(NamedTuple):
    """A row of the glossary."""

    key: str
    en: str
    ar: str
    ar_forms: tuple[str, ...]
    never_en: tuple[str, ...]
    never_ar: tuple[str, ...]


def glossary() -> list[Term]:
    with (ROOT / "docs" / "glossary.tsv").open(encoding="utf-8", newline="") as lines:
        return [
            Term(
                row["key"], row["en"], row["ar"],
                *(tuple(filter(None, row[name].split("|")))
                  for name in ("ar_forms", "never_en", "never_ar")),
            )
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]  # fmt: skip


def catalogues(language: str) -> dict[str, Catalog]:
    return {path.stem: _read(path, language) for path in sorted(_folder(language).glob("*.po"))}


def forms(message: Message) -> list[str]:
    told = message.string
    return [str(each) for each in told] if isinstance(told, list | tuple) else [str(told)]


def key_of(message: Message) -> str:
    return message.id[0] if isinstance(message.id, list | tuple) else str(message.id)


def said() -> Iterator[Word]:
    """Every message of every screen but that of findings, and every label."""
    for screen, catalog in catalogues("ar").items():
        if screen != FINDINGS:
            for message in catalog:
                if message.id:
                    for form in forms(message):
                        yield Word(f"{screen}.po", key_of(message), form)
    for key, told in labels().items():
        yield Word(f"labels.tsv {key}", told.en, told.ar)


def bare(text: str) -> str:
    """Arabic without vowel signs, as it is compared."""
    return MARKS.sub("", text)


COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)
JINJA = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
TAG = re.compile(r"<[^<>]*>", re.DOTALL)
BODY_CLASS = re.compile(r"\{% block body_class %\}.*?\{% endblock %\}")
SHOWN = re.compile(r"""\b(?:title|alt|placeholder|aria-label)="([^"]*)\"""")


def untranslated() -> Iterator[tuple[str, str]]:
    """Words of templates that go through no catalogue."""
    for path in sorted((HERE / "templates").rglob("*.html")):
        text = COMMENT.sub(" ", path.read_text(encoding="utf-8"))
        text = re.sub(r"<(\w+) lang=\"ar\"[^>]*>.*?</\1>", " ", text)  # examples of queries
        text = BODY_CLASS.sub(" ", re.sub(r"<code.*?</code>", " ", text, flags=re.DOTALL))
        text = JINJA.sub("\u2002", text)
        for attribute in SHOWN.findall(text):
            if re.search(r"[^\W\d_]{2}", attribute):
                yield str(path.relative_to(HERE)), attribute
        for piece in re.split("\u2002|\n", TAG.sub("\u2002", text)):
            if re.search(r"[^\W\d_]{2}", piece):
                yield str(path.relative_to(HERE)), piece.strip()

"""The corpora, read as test cases."""

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, get_args

import pytest
import yaml
from _pytest.mark import ParameterSet

from khabar.readings.event import Role
from khabar.text.document import Document
from khabar.text.span import Span

FOLDERS = {
    "numbers": "numbers",
    "dates": "times",
    "quotations": "quotations",
    "names": "actors",
    "places": "places",
    "attribution": "attributions",
    "events": "events",
    "facts": "facts",
    "wording": "wording",
}
"""Each annotator's folder, and the part of a `Reading` that it fills."""


@dataclass(frozen=True)
class Case:
    """One text and what is found in it. ``only`` names the fields that are compared."""

    text: str
    finds: list[dict[str, Any]]
    why: str = ""
    fails: str = ""
    published: date | None = None
    publisher: str = ""
    title: str = ""
    annotator: str = field(default="")

    @property
    def document(self) -> Document:
        return Document(
            self.text, publisher=self.publisher, published=self.published, title=self.title
        )


@cache
def corpus(annotator: str) -> tuple[Case, ...]:
    folder = files(f"khabar.annotators.{annotator}")
    sources = [entry for entry in folder.iterdir() if is_corpus(entry.name)]
    entries = [
        entry
        for source in sorted(sources, key=lambda source: source.name)
        for entry in yaml.safe_load(source.read_text(encoding="utf-8")) or []
    ]
    return tuple(Case(annotator=annotator, **entry) for entry in entries)


def is_corpus(name: str) -> bool:
    """Whether a file is a corpus: ``corpus.yaml``, or more of it in ``corpus_<what>.yaml``."""
    return name.startswith("corpus") and name.endswith(".yaml")


def cases(annotator: str) -> list[ParameterSet]:
    """One parameter a case; ``fails`` marks a gap we own up to, and closing it turns it red."""
    return [
        pytest.param(
            case,
            id=f"{annotator}-{number}",
            marks=[pytest.mark.xfail(reason=case.fails, strict=True)] if case.fails else [],
        )
        for number, case in enumerate(corpus(annotator))
    ]


def as_read(value: Any, wanted: dict[str, Any], text: str) -> dict[str, Any]:
    """The fields of ``value`` that the corpus names, each span as the words it covers.

    A dotted name reaches inside ("relation.kind"); a list of structs is read field by field.
    """
    return {name: shown(reached(value, name, text), text) for name in wanted}


def reached(value: Any, name: str, text: str) -> Any:
    for step in name.split("."):
        if value is None:
            return None
        role = getattr(value, "argument", None)
        if step in get_args(Role) and role:
            found = role(step)
            return found.span if found else None
        value = getattr(value, "field_class" if step == "class" else step)
    return value


def shown(value: Any, text: str) -> Any:
    if isinstance(value, Span):
        return value.of(text)
    if isinstance(value, tuple):
        return [shown(item, text) for item in value]
    if hasattr(value, "role") and hasattr(value, "name"):
        return f"{value.role}: {value.name}"
    return value

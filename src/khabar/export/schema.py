"""The JSON Schema of the public format, made from the types that the code uses."""

from __future__ import annotations

from typing import Any

import msgspec

from khabar.readings.article import Article
from khabar.readings.broken import Broken
from khabar.readings.value import ADDED

ADDRESS = "urn:khabar:article:1"
PATH = "#/$defs/{name}"


def schema() -> dict[str, Any]:
    """What every line of ``--format json`` is valid against: an article, or a broken line.

    Every field of the first print of the format is required, for every line has them
    all; one added since (`ADDED`) is not, so that older lines stay valid. None is
    forbidden.
    """
    shapes, parts = msgspec.json.schema_components((Article, Broken), ref_template=PATH)
    for part in parts.values():
        if "properties" in part:
            fields = part["properties"].items()
            part["required"] = [name for name, field in fields if not field.get(ADDED)]
            for field in part["properties"].values():
                field.pop("default", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ADDRESS,
        "title": "What khabar read --format json prints, a line",
        "anyOf": list(shapes),
        "$defs": parts,
    }

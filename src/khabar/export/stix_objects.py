"""The shape of STIX objects: ids by what they hold, instants, no empty values, our extension."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import msgspec

from khabar.export.losses import NOTICE

Object = dict[str, Any]

OURS = uuid5(NAMESPACE_URL, "urn:khabar:stix")
ALWAYS = "2026-01-01T00:00:00.000Z"
"""When what belongs to no article was made; the same in every file."""

FIELDS = """\
Properties that Khabar adds. note: statement (document#number), start and stop (code points of
the article's text, half open), voice (own or attributed), chain (from the publisher to the
origin: role, name, kind, named, and identity where there is one), mode, stance, factuality
(FactBank, relative to the last link), knows, events (type of PLOVER, modality, parties, place,
days, quantities), reading (machine, or what a person made of it), chance (that the reading is
right; not that the statement is true). report: document, engine, text_sha256. identity and
location: key (in Khabar's tables or Wikidata; in the gazetteer). location: relation, disputed.
"""


def head(kind: str, name: str, at: str) -> Object:
    return {
        "type": kind, "spec_version": "2.1", "id": name, "created_by_ref": US,
        "created": at, "modified": at,
    }  # fmt: skip


def lasting(kind: str, made: Object) -> Object:
    """An object of no time of its own, called after what it holds."""
    told = filled(made)
    return {**head(kind, identifier(kind, digest(told)), ALWAYS), **told}


def ours(**values: Any) -> Object:
    known = filled(values)
    kind = {"extension_type": "property-extension"}
    return {"extensions": {DEFINED: kind | known}} if known else {}


def filled(made: Object) -> Object:
    """Without what is not known: STIX has no empty values."""
    kept = {name: _inner(value) for name, value in made.items()}
    return {name: value for name, value in kept.items() if value not in (None, "", [], {})}


def _inner(value: Any) -> Any:
    if isinstance(value, dict):
        return filled(value)
    return [_inner(each) for each in value] if isinstance(value, list) else value


def instant(told: str | None) -> str:
    """A day or an instant as STIX writes it.

    >>> instant("2024-03-05"), instant("2024-03-05T01:30:00+03:00")
    ('2024-03-05T00:00:00.000Z', '2024-03-04T22:30:00.000Z')
    """
    try:
        found = datetime.fromisoformat(told or ALWAYS)
    except ValueError:
        return ALWAYS
    at = found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC)
    return at.isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def digest(made: Object) -> str:
    return sha256(msgspec.json.encode(made)).hexdigest()


def identifier(kind: str, told: str) -> str:
    return f"{kind}--{uuid5(OURS, f'{kind}/{told}')}"


US, DEFINED = identifier("identity", "khabar"), identifier("extension-definition", "khabar")
KHABAR = {
    **head("identity", US, ALWAYS),
    "name": "Khabar",
    "identity_class": "system",
    "description": NOTICE,
}
EXTENSION = {
    **head("extension-definition", DEFINED, ALWAYS),
    "name": "Khabar: whose word a statement rests on",
    "schema": FIELDS,
    "version": "1.0.0",
    "extension_types": ["property-extension"],
}

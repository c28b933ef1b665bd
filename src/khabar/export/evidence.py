"""An evidence pack: what was captured, as it was captured, with what proves it.

A zip of plain files: the bytes, the record of their capture, the text, the quotations with
their places, the reading, the rows of the store with the nonces of their digests, and the log
from the first of those rows to its head. ``verify.py`` inside checks all of it with nothing
but Python, offline.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Sequence
from hashlib import sha256
from importlib.resources import files
from typing import Any, BinaryIO

from khabar.lexicon.version import VERSION
from khabar.store.evidence import Evidence, evidence
from khabar.store.store import Store

WHEN = (1980, 1, 1, 0, 0, 0)
"""The time that zip entries carry, so that the same pack is the same bytes."""


def pack(store: Store, names: Sequence[str], stream: BinaryIO) -> list[str]:
    """Write a pack of documents or statements; gives the names of the documents in it."""
    with store.reading() as connection:
        found = evidence(connection, names, store.who)
    contents = {name: raw for document in found.documents for name, raw in _files(document)}
    contents["log.jsonl"] = b"".join(_line(row) for row in found.log)
    contents["verify.py"] = files("khabar.export").joinpath("verify_pack.txt").read_bytes()
    contents["README.txt"] = README.encode()
    manifest = {
        "schema": "khabar.evidence/1",
        "tool": f"khabar {VERSION}",
        "by": store.who,
        "head": found.head,
        "quotations": found.quotations,
        "files": {name: sha256(raw).hexdigest() for name, raw in sorted(contents.items())},
    }
    contents["manifest.json"] = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, raw in sorted(contents.items()):
            pack.writestr(zipfile.ZipInfo(name, WHEN), raw, zipfile.ZIP_DEFLATED)
    return [document.name for document in found.documents]


def _files(document: Evidence) -> list[tuple[str, bytes]]:
    folder = document.name
    found = [(f"{folder}/rows.jsonl", b"".join(_line(row) for row in document.rows))]
    for key, raw in document.blobs.items():
        found.append((f"{folder}/bytes/{key}", raw))
    for key, text in document.texts.items():
        found.append((f"{folder}/text/{key}.txt", text.encode("utf-8", "surrogatepass")))
    for number, reading in document.readings.items():
        found.append((f"{folder}/readings/{number}.json", reading))
    return found


def _line(row: dict[str, Any]) -> bytes:
    return json.dumps(row, ensure_ascii=False, sort_keys=True).encode() + b"\n"


README = """\
Evidence pack made by Khabar.

manifest.json   what is in the pack, the SHA-256 of each file, the quotations with their places
<document>/     bytes as received (by their SHA-256), the decoded text, the readings, and the
                rows of the store: captures (address, redirects, headers, UTC time, tool),
                versions, and the nonces over which their digests were made
log.jsonl       the store's log from the first of these rows to its head; each row carries the
                hash of the one before
verify.py       python3 verify.py      checks all of this, offline, with Python alone

Places are counted in Unicode characters of the text, from 0, [start, stop).
The pack shows that the text was kept so, and when. It does not show that what it says is true.
"""

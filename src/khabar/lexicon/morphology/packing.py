"""The built file: each verb's stems, and the sets of endings that stems share.

A change to one row changes one line, so that two people may add verbs at once.
"""

from __future__ import annotations

from typing import NamedTuple
from zlib import crc32

from khabar.lexicon.morphology.forms import forms
from khabar.lexicon.morphology.row import Verb
from khabar.lexicon.table import LexiconError

HEADER = "# built by python -m khabar.lexicon.morphology from verbs.tsv: do not edit"
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
SHARED = 3
"""Forms that share this many first letters make one stem."""


class Packed(NamedTuple):
    """The built file read: lemmas, which take an object, sets of endings, verbs of a stem.

    ``stems`` gives for each stem pairs of a lemma's place and the name of a set.
    """

    lemmas: tuple[str, ...]
    takes_object: tuple[bool, ...]
    sets: dict[str, str]
    stems: dict[str, list[tuple[int, str]]]


def packed(verbs: tuple[Verb, ...]) -> str:
    """The text of ``verb_forms.txt``: a line a set, an empty line, a line a verb.

    Raises LexiconError in the unlikely case that two sets have one name.
    """
    sets: dict[str, str] = {}
    lines = []
    for verb in verbs:
        cells = [verb.lemma, "i" if verb.government == "intrans" else "t"]
        for stem, endings in _blocks(forms(verb)):
            name = _name(endings)
            if sets.setdefault(name, endings) != endings:
                raise LexiconError(f"verb_forms.txt: two sets of endings named {name}")
            cells.append(f"{stem}:{name}")
        lines.append("\t".join(cells))
    named = [f"{name}\t{sets[name]}" for name in sorted(sets)]
    return "\n".join([HEADER, *named, "", *lines]) + "\n"


def unpacked(text: str) -> Packed:
    """What ``packed`` wrote."""
    named, verbs = text.removeprefix(HEADER + "\n").rstrip("\n").split("\n\n")
    rows = [line.split("\t") for line in verbs.split("\n")]
    stems: dict[str, list[tuple[int, str]]] = {}
    for place, row in enumerate(rows):
        for cell in row[2:]:
            stem, name = cell.split(":")
            if stem in stems:
                stems[stem].append((place, name))
            else:
                stems[stem] = [(place, name)]
    return Packed(
        tuple(row[0] for row in rows),
        tuple(row[1] == "t" for row in rows),
        dict(line.split("\t") for line in named.split("\n")),
        stems,
    )


def _name(endings: str) -> str:
    number, name = crc32(endings.encode()) % 36**5, ""
    for _ in range(5):
        number, digit = divmod(number, 36)
        name += DIGITS[digit]
    return name


def _blocks(found: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    """A verb's forms in groups that share a stem: (stem, "ending=code,code ending=…")."""
    groups: dict[tuple[str, str], dict[str, list[str]]] = {}
    for form, codes in found.items():
        for code in codes:
            group = groups.setdefault((code[0] + code[1], form[:SHARED]), {})
            group.setdefault(form, []).append(code)
    blocks = []
    for group in groups.values():
        stem = _common(list(group))
        endings = " ".join(
            f"{form[len(stem) :]}={','.join(codes)}" for form, codes in sorted(group.items())
        )
        blocks.append((stem, endings))
    return sorted(blocks)


def _common(found: list[str]) -> str:
    """The letters that all the forms open with."""
    first, last = min(found), max(found)
    at = 0
    while at < min(len(first), len(last)) and first[at] == last[at]:
        at += 1
    return first[:at]

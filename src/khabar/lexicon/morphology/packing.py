"""The built file: stems with their verbs, and the sets of endings that stems share."""

from __future__ import annotations

from khabar.lexicon.morphology.forms import forms
from khabar.lexicon.morphology.row import Verb

HEADER = "# built by python -m khabar.lexicon.morphology from verbs.tsv: do not edit"


def packed(verbs: tuple[Verb, ...]) -> str:
    """The text of ``verb_forms.txt``: verbs, sets of endings, stems; parted by empty lines."""
    sets: dict[str, int] = {}
    stems: dict[str, list[str]] = {}
    for number, verb in enumerate(verbs):
        for stem, endings in _blocks(forms(verb)):
            which = sets.setdefault(endings, len(sets))
            stems.setdefault(stem, []).append(f"{number}.{which}")
    lines = [HEADER]
    lines += [f"{v.lemma}\t{'i' if v.government == 'intrans' else 't'}" for v in verbs]
    lines += ["", *sets, ""]
    lines += [f"{stem}\t{' '.join(stems[stem])}" for stem in sorted(stems)]
    return "\n".join(lines) + "\n"


def _blocks(found: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    """A verb's forms in groups that share a stem: (stem, "ending=code,code ending=…")."""
    groups: dict[tuple[str, str], dict[str, list[str]]] = {}
    for form, codes in found.items():
        for code in codes:
            group = groups.setdefault((code[0] + code[1], form[:3]), {})
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
    first, last = min(found), max(found)
    at = 0
    while at < min(len(first), len(last)) and first[at] == last[at]:
        at += 1
    return first[:at]

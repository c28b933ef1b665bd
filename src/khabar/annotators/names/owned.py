"""People and forces by whose they are: «عناصرها», «قواته», «مواطنيها»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.annotators.names.scene import KINDS, Mention, Scene
from khabar.lexicon.actors import PopulationRow
from khabar.lexicon.person_names import finite


def owned(scene: Scene, at: int, found: Sequence[Mention]) -> Mention | None:
    """A noun for people or forces with a pronoun; its country is that of its owner."""
    hit = scene.hits[at].get("owned")
    if hit is None or finite(scene.letters(at)):
        return None
    row = hit.row
    people = isinstance(row, PopulationRow)
    kind = row.kind if people and row.kind != "x" else "group" if people else row.kind
    return Mention(
        at,
        at + 1,
        KINDS[kind],
        "names.owned",
        name=scene.printed(at, at + 1, len(hit.proclitics)),
        country=_owner(scene, at, found),
        sector=row.sector or None,
        mention="noun",
        cut=len(hit.proclitics),
        role=(row.role or None) if people else None,
    )


def _owner(scene: Scene, at: int, found: Sequence[Mention]) -> str | None:
    """The country of the last one named before in the sentence."""
    here = scene.words.bounds[scene.words.sentence_of[at]].start
    for mention in reversed(found):
        if mention.first < here:
            return None
        if mention.stop <= at:
            return mention.country
    return None

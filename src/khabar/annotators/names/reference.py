"""Later mentions of someone already named: surnames, «التنظيم», «الوزير»."""

from __future__ import annotations

from khabar.annotators.names.scene import Mention, Scene
from khabar.lexicon.name_index import steering
from khabar.lexicon.person_names import name_kind
from khabar.text.clitics import openings

REACH = 60
"""How many mentions back a noun may point."""


def family(mention: Mention, scene: Scene) -> dict[str, Mention]:
    """The last word of a full name, and whom it means later by itself."""
    if mention.kind != "person" or mention.core is None:
        return {}
    first, stop = mention.core
    last = scene.letters(stop - 1)
    if stop - first < 2 or len(last) < 3 or name_kind(last) in ("given", "ambiguous"):
        return {}
    if last in steering("ordinal") or last in steering("god") or last in steering("stop"):
        return {}
    return {last: mention}


def surname(scene: Scene, at: int, families: dict[str, Mention]) -> Mention | None:
    """A surname by itself, after the full name stood in the article."""
    form = scene.letters(at)
    if scene.letters(at - 1) in steering("facility"):
        return None
    for opening in openings(form):
        found = families.get(opening.stem)
        if found is not None and not opening.definite and found.first < at:
            return Mention(
                at,
                at + 1,
                "person",
                "names.surname",
                name=found.name,
                country=found.country,
                sector=found.sector,
                mention="alias",
                core=(at, at + 1),
                cut=len(opening.proclitics),
                public=found.public,
            )
    return None


def noun(scene: Scene, at: int, mentions: list[Mention]) -> Mention | None:
    """A definite noun that stands for the last one it fits («التنظيم», «الوزارة»)."""
    form = scene.letters(at)
    for opening in openings(form):
        if not opening.definite or opening.proclitics.strip("وفبلك"):
            continue
        for found in mentions[: -REACH - 1 : -1]:
            if opening.stem in found.heads and found.mention != "noun":
                return pointing(found, at, at + 1, len(opening.proclitics))
    return None


def pointing(found: Mention, first: int, stop: int, cut: int) -> Mention:
    """A noun that points to ``found``."""
    return found._replace(
        first=first, stop=stop, cut=cut, mention="noun", rule="names.noun", core=None
    )


def resolved(mention: Mention, mentions: list[Mention]) -> Mention:
    """An organisation or office by its bare noun, resolved where an antecedent fits it."""
    for found in mentions[: -REACH - 1 : -1]:
        if found.mention == "noun" and not found.entity:
            continue
        if mention.heads & found.heads and found.kind == mention.kind:
            if mention.country and found.country and mention.country != found.country:
                continue
            return pointing(found, mention.first, mention.stop, mention.cut)
    return mention


def described(scene: Scene, at: int, stop: int, mentions: list[Mention]) -> Mention | None:
    """«التنظيم الإرهابي»: a definite noun with loaded adjectives only."""
    found = noun(scene, at, mentions)
    if found is None:
        return None
    end = at + 1
    while end < stop and scene.letters(end) in steering("loaded"):
        end += 1
    return found._replace(stop=end)

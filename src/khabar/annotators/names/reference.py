"""Later mentions of someone already named: surnames, «التنظيم», «الوزير»."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.names.scene import Mention, Scene, bare, is_adjective, is_definite
from khabar.lexicon.name_index import steering
from khabar.lexicon.person_names import name_kind
from khabar.text.clitics import openings
from khabar.text.view import fold

BODIES = frozenset({"organization", "group"})
"""«القوات» may stand for an armed group, «الجماعة» for an organisation."""
REACH = 8
"""So many mentions are kept for each noun."""


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
    if not families:
        return None
    form = scene.letters(at)
    if form in families:
        cut = 0
    elif form[1:] in families:
        cut = 1
    elif form[2:] in families:
        cut = 2
    else:
        return None
    if scene.letters(at - 1) in steering("facility"):
        return None
    if cut and all(len(opening.proclitics) != cut for opening in openings(form)):
        return None
    found = families[form[cut:]]
    return found._replace(
        first=at,
        stop=at + 1,
        rule="names.surname",
        mention="alias",
        core=(at, at + 1),
        cut=cut,
        heads=frozenset(),
    )


class Referents:
    """Those named so far, by the nouns that may stand for them, the last one first."""

    def __init__(self) -> None:
        self._by_head: dict[str, list[Mention]] = {}

    def add(self, mention: Mention) -> None:
        """Remember a mention by its nouns."""
        if mention.mention == "noun" and not mention.entity and mention.rule != "names.office":
            return
        for head in mention.heads:
            kept = self._by_head.setdefault(head, [])
            kept.append(mention)
            del kept[:-REACH]

    def last(self, head: str) -> list[Mention]:
        """Those a noun may stand for, the last named first."""
        return self._by_head.get(head, [])[::-1]


def office(title: str) -> str:
    """The whole of a title, as a noun that may stand for its holder («وزير الدفاع»)."""
    return f"={bare(title)}"


def held(mention: Mention, referents: Referents) -> Mention:
    """«الرئيس التركي» after the President of Turkey was named: the same office and country."""
    for head in mention.heads:
        if not head.startswith("="):
            continue
        title = office(fold(mention.name)) == head and is_definite(head.rsplit(" ", 1)[-1])
        for found in referents.last(head):
            if found.rule == "names.office":
                continue
            if found.country == mention.country if mention.country else title:
                return pointing(found, mention.first, mention.stop, mention.cut)
    return mention


def pointing(found: Mention, first: int, stop: int, cut: int) -> Mention:
    """A noun that points to ``found``."""
    return found._replace(
        first=first, stop=stop, cut=cut, mention="noun", rule="names.noun", core=None
    )


def resolved(mention: Mention, referents: Referents) -> Mention:
    """An organisation or office by its bare noun, resolved where an antecedent fits it."""
    for head in mention.heads:
        for found in referents.last(head):
            if found.kind != mention.kind and not {found.kind, mention.kind} <= BODIES:
                continue
            if mention.country and found.country and mention.country != found.country:
                continue
            return pointing(found, mention.first, mention.stop, mention.cut)
    return mention


@lru_cache(maxsize=1 << 15)
def pointers(form: str) -> tuple[tuple[str, int], ...]:
    """The nouns with article that a word may be, each with how many letters stand before."""
    if not (is_definite(form) or "لل" in form[:4]):
        return ()
    weak = steering("weak")
    return tuple(
        (o.stem, len(o.proclitics)) for o in openings(form) if o.definite and o.stem not in weak
    )


def described(scene: Scene, at: int, stop: int, referents: Referents) -> Mention | None:
    """A definite noun that stands for the last one it fits («التنظيم», «التنظيم الإرهابي»)."""
    for stem, cut in pointers(scene.letters(at)):
        fitting = referents.last(stem)
        if fitting:
            end = at + 1
            while end < stop and scene.letters(end) in steering("loaded"):
                end += 1
            after = scene.letters(end) if end < stop else ""
            if is_definite(after) and is_adjective(after) and after not in steering("stop"):
                return None
            return pointing(fitting[0], at, end, cut)
    return None

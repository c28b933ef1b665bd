"""Later mentions of someone already named: surnames, «التنظيم», «الوزير»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from khabar.annotators.names.scene import Mention, Scene, bare, is_adjective, is_definite
from khabar.lexicon.name_index import steering
from khabar.lexicon.person_names import name_kind
from khabar.text.clitics import openings
from khabar.text.view import fold

BODIES = frozenset({"organization", "group"})
"""«القوات» may stand for an armed group, «الجماعة» for an organisation."""
OFFICES = frozenset({"names.office", "names.apposed"})
PAUSES = frozenset("،,")
NAMED_BY = frozenset({"kunya", "servant", "nasab"})
"""Parts of a name after which the next word is another's, or no name by itself."""
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


def remember(scene: Scene, mention: Mention, wholes: dict[str, Mention | None]) -> None:
    """Keep a full name by its last word; None where two people share the word."""
    first, stop = mention.core or (0, 0)
    if stop - first < 2 or name_kind(scene.letters(stop - 2)) in NAMED_BY:
        return  # «أم أحمد» is not «أحمد»
    last = scene.letters(stop - 1)
    before = wholes.get(last, mention)
    same = before is not None and (before.entity, before.name) == (mention.entity, mention.name)
    wholes[last] = mention if same else None


def spell_out(scene: Scene, mention: Mention, spelt_out: dict[str, tuple[str, ...]]) -> None:
    """Keep the words of a full name by its first one."""
    first, stop = mention.core or (0, 0)
    words = scene.forms[first:stop]
    if stop - first > 1 and len(words) > len(spelt_out.get(words[0], ())):
        spelt_out[words[0]] = words


def in_full(scene: Scene, mention: Mention, spelt_out: dict[str, tuple[str, ...]]) -> Mention:
    """«آدم رجال» once more: the words that a name had before, though they are common ones."""
    if mention.kind != "person" or mention.core is None or mention.entity:
        return mention
    first, stop = mention.core
    words = spelt_out.get(scene.letters(first), ())
    if len(words) <= stop - first or scene.forms[first : first + len(words)] != words:
        return mention
    until = first + len(words)
    if mention.stop > stop or until > scene.words.end_of_sentence(first):
        return mention
    return mention._replace(stop=until, core=(first, until), name=scene.printed(first, until))


def once_more(scene: Scene, mention: Mention, wholes: dict[str, Mention | None]) -> Mention:
    """A single name that is the last one of a full name before: «عبدي» after «مظلوم عبدي»."""
    if mention.kind != "person" or mention.core is None or mention.entity:
        return mention
    first, stop = mention.core
    whole = wholes.get(scene.letters(first)[mention.cut if first == mention.first else 0 :])
    if stop - first > 1 or whole is None or mention.bearing:
        return mention
    return mention._replace(
        name=whole.name,
        name_en=whole.name_en,
        entity=whole.entity,
        country=mention.country or whole.country,
        sector=mention.sector or whole.sector,
        public=mention.public or whole.public,
        mention="alias",
    )


def apposed(scene: Scene, mention: Mention, found: Sequence[Mention]) -> Mention:
    """«فلان، قائد الجيش»: an office between commas is that of the one before it."""
    if mention.rule != "names.office" or not found or mention.cut:
        return mention
    before = next((m for m in reversed(found) if m.stop <= mention.first), found[-1])
    named = before.kind == "person" and before.mention != "noun" and before.core is not None
    if not named or before.stop != mention.first - 1 or before.rule == "names.office":
        return mention
    if scene.words.form(before.stop) not in PAUSES or is_definite(scene.letters(mention.first)):
        return mention
    country = before.country or mention.country
    public = before.public or mention.public
    return pointing(before, mention.first, mention.stop, 0)._replace(
        country=country,
        sector=mention.sector or before.sector,
        public=public,
        role=mention.role,
        rule="names.apposed",
        heads=mention.heads,
    )


class Referents:
    """Those named so far, by the nouns that may stand for them, the last one first."""

    def __init__(self) -> None:
        self._by_head: dict[str, list[Mention]] = {}

    def add(self, mention: Mention) -> None:
        """Remember a mention by its nouns."""
        if mention.mention == "noun" and not mention.entity and mention.rule not in OFFICES:
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

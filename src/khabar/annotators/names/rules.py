"""Names: people, organisations, armed groups, governments and populations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from khabar.annotators.names.ages import aged
from khabar.annotators.names.groups import group, of_one, of_people, one_of, people_of, widened
from khabar.annotators.names.known import known
from khabar.annotators.names.organisations import also, organisation
from khabar.annotators.names.owned import owned
from khabar.annotators.names.people import beginnings, lone, named
from khabar.annotators.names.person_parts import says
from khabar.annotators.names.persons import identified
from khabar.annotators.names.reference import (
    Referents,
    apposed,
    described,
    family,
    held,
    in_full,
    once_more,
    pointers,
    remember,
    resolved,
    spell_out,
    surname,
)
from khabar.annotators.names.roles import titled
from khabar.annotators.names.scene import NONE, Mention, Scene, bare, is_definite
from khabar.annotators.names.shared import Lands, shared
from khabar.annotators.names.states import state
from khabar.lexicon.name_index import Hit, steering
from khabar.lexicon.person_names import is_ordinary
from khabar.readings.actor import Actor
from khabar.text.annotation import Annotation
from khabar.text.span import Span
from khabar.text.view import folded
from khabar.text.words import Words

PEOPLE = frozenset({"names.people_of", "names.one_of"})
"""The rules after which «and» may bring more people («اللبنانيين والسوريين»)."""
NESTING = ("names.titled", "names.office", "names.apposed", "names.group", "names.organisation")
"""The rules whose mentions may hold an organisation of its own."""


def actors(words: Words) -> Iterator[Annotation[Actor]]:
    """Every mention of one who acts, in order; one inside another comes after it."""
    scene = Scene.of(words)
    mentions = _mentions(scene)
    for mention in sorted(mentions, key=lambda m: (m.first, -m.stop)):
        yield _annotation(scene, mention)


def _mentions(scene: Scene) -> list[Mention]:
    found: list[Mention] = []
    families: dict[str, Mention] = {}
    referents = Referents()
    wholes: dict[str, Mention | None] = {}
    spelt_out: dict[str, tuple[str, ...]] = {}
    lands = Lands(scene)
    forms, hits = scene.forms, (*scene.hits, NONE)
    closings: set[str] = set()
    for bounds in scene.words.bounds:
        at = bounds.start
        floor = at
        while at < bounds.stop:
            form = forms[at]
            if not form or (
                hits[at] is NONE
                and not _may_open(form)
                and form[-2:] not in closings
                and "alone" not in hits[at + 1]
                and not says(forms[at - 1])
            ):
                at += 1
                continue
            mention = _at(scene, at, found, families, referents, lands)
            if mention is None:
                at += 1
                continue
            mention = in_full(scene, mention, spelt_out)
            after = mention.stop
            mention = apposed(scene, aged(scene, identified(mention)), found)
            mention = once_more(scene, mention, wholes)
            if mention.rule in ("names.group", "names.people_of", "names.owned"):
                mention = widened(scene, mention, floor)
                after = min(after, mention.stop)
            found.append(mention)
            referents.add(mention)
            if mention.core is not None and mention.kind == "person":
                remember(scene, mention, wholes)
                spell_out(scene, mention, spelt_out)
                for last, whole in family(mention, scene).items():
                    families.setdefault(last, whole)
                    closings.add(last[-2:])
            twin = also(scene, mention) if mention.country else None
            if twin is not None:
                found.append(twin)
                after = twin.stop
            for inner in _nested(scene, mention, referents):
                found.append(inner)
                referents.add(inner)
            at = floor = after
    found.extend(_earlier(scene, found, families))
    return found


@lru_cache(maxsize=1 << 15)
def _may_open(form: str) -> bool:
    """Whether a word outside the index may be someone, whatever stands beside it."""
    return bool(
        pointers(form) or beginnings(form) or of_people(form) or of_one(form) or of_one(form[1:])
    )


def _earlier(scene: Scene, found: list[Mention], families: dict[str, Mention]) -> Iterator[Mention]:
    """Surnames that stand before the full name: headlines have them."""
    if not families:
        return
    taken = {at for mention in found for at in range(mention.first, mention.stop)}
    until = max(mention.first for mention in families.values())
    for at, form in enumerate(scene.forms[:until]):
        if not (form in families or form[1:] in families or form[2:] in families):
            continue
        if at not in taken and not scene.hits[at]:
            met = surname(scene, at, families)
            if met is not None and not is_ordinary(scene.letters(at)[met.cut :]):
                yield met


def _at(
    scene: Scene,
    at: int,
    found: list[Mention],
    families: dict[str, Mention],
    referents: Referents,
    lands: Lands,
) -> Mention | None:
    """The first reading that a rule gives to the words from ``at`` on."""
    form = scene.forms[at]
    limit = scene.words.end_of_sentence(at)
    hits = scene.hits[at]
    if hits is not NONE:
        mention = titled(scene, at) if "title" in hits else None
        if mention and mention.rule == "names.titled" and not _a_band(hits, mention):
            return _as_known(scene, mention)
        common = shared(scene, at, lands) if "shared" in hits else None
        if common is not None and common.stop == at + 1 and referents.last(bare(form)):
            common = None  # «التحالف» after a coalition that was named is that one
        if ("known" in hits or "press" in hits) and not _outdone(hits):
            listed = known(scene, at)
            if listed is not None and (common is None or _longer(hits, "shared")):
                return listed
        if common is not None:
            return common
        if "head" in hits:
            pointed = described(scene, at, limit, referents) if is_definite(form) else None
            if pointed is not None and pointed.stop > max(at + 1, hits["head"].stop):
                return pointed
            body = organisation(scene, at)
            if body is not None:
                return resolved(body, referents) if body.mention == "noun" else body
        if mention is not None:
            alone = mention.stop == at + 1
            return resolved(mention, referents) if alone else held(mention, referents)
        if "people" in hits:
            people = group(scene, at)
            if people is not None:
                return people[0]
        country = state(scene, at, found) or owned(scene, at, found)
        if country is not None:
            return country
        if "alone" in hits and (surname_met := surname(scene, at, families)):
            return surname_met
        if "alone" in hits:
            return lone(scene, at)
    if pointers(form):
        pointed = described(scene, at, limit, referents)
        if pointed is not None:
            return pointed
    person = named(scene, at, limit)
    if person is None and families:
        person = surname(scene, at, families)
    if person is not None:
        return person
    more = bool(found) and found[-1].stop == at and found[-1].rule in PEOPLE
    return people_of(scene, at, more=more) or one_of(scene, at, more=more)


def _as_known(scene: Scene, mention: Mention) -> Mention:
    """«البابا فرنسيس»: one whom our tables know by title and name together."""
    hit = scene.hits[mention.first].get("known")
    if hit is None or hit.row.kind != "person" or hit.stop != mention.stop:
        return mention
    found = known(scene, mention.first)
    if found is None:
        return mention
    return found._replace(core=mention.core, cut=mention.cut, rule=mention.rule)


def _a_band(hits: dict[str, Hit], mention: Mention) -> bool:
    """«السلطان مراد»: a title and a name by which a group is known."""
    hit = hits.get("known")
    return (
        hit is not None and hit.row.kind in ("group", "organization") and hit.stop >= mention.stop
    )


def _outdone(hits: dict[str, Hit]) -> bool:
    """Whether a head has more words than the known name («مجلس الأمن والدفاع»)."""
    head = hits.get("head")
    return head is not None and all(
        hits[sort].stop < head.stop for sort in ("known", "press") if sort in hits
    )


def _longer(hits: dict[str, Hit], than: str) -> bool:
    """Whether a known name has more words than another reading of the same ones."""
    return max(hits[sort].stop for sort in ("known", "press") if sort in hits) > hits[than].stop


def _nested(scene: Scene, mention: Mention, referents: Referents) -> list[Mention]:
    """Organisations named within an office («الناطق باسم الجيش») or a group («قادة تنظيم …»)."""
    inside: list[Mention] = []
    body = mention.rule == "names.organisation"
    if mention.rule not in NESTING or (body and mention.entity):
        return inside
    stop = mention.core[0] if mention.core and not body else mention.stop
    at = mention.first + 1
    while at < stop:
        hits = scene.hits[at]
        one = None
        if "known" in hits or "press" in hits:
            one = known(scene, at)
            called = scene.letters(mention.first)[mention.cut :] in steering("bears_name")
            if one is not None and body and called and one.kind == "person":
                one = None  # «جامعة الملك عبد العزيز»
        if one is None and "head" in hits:
            one = organisation(scene, at)
            if one is not None and hits["head"].row.ends == "strict":
                one = None
            if one is not None and scene.letters(at) in steering("interim"):
                one = None  # «الرئيس المنتخب» holds no team
            one = resolved(one, referents) if one and one.mention == "noun" else one
        if one is not None and one.stop <= stop:
            inside.append(one)
            at = one.stop if one.entity else at + 1  # «الأمانة العامة لحزب …» holds the party
        else:
            at += 1
    return inside


def _annotation(scene: Scene, mention: Mention) -> Annotation[Actor]:
    words = scene.words
    span = _span(scene, mention)
    parts: tuple[Annotation[object], ...] = ()
    if mention.core is not None:
        core = words.span(*mention.core)
        core = Span(max(core.start, span.start), core.stop)
        parts = (Annotation(core, core.of(words.text), "names.name"),)
    person = mention.kind == "person"
    value = Actor(
        span=span,
        text=span.of(words.text),
        entity=mention.entity,
        name=mention.name or span.of(words.text),
        name_en=mention.name_en,
        kind=mention.kind,
        country=mention.country,
        sector=mention.sector,
        person_class=(mention.bearing or ("public_role" if mention.public else "unknown"))
        if person
        else None,
        role=mention.role,
        mention=mention.mention,
        loaded=mention.loaded,
    )
    return Annotation(span, value, mention.rule, parts)


def _span(scene: Scene, mention: Mention) -> Span:
    """The place of a mention, the proclitics of its first word left out.

    Where the article has melted into one («للجيش») the word stays whole.
    """
    words = scene.words
    whole = words.span(mention.first, mention.stop)
    if not mention.cut or scene.elided(mention.first, mention.cut):
        return whole
    first = words.items[mention.first].span
    view = folded(first.of(words.text))
    if mention.cut >= len(view.text):
        return whole
    return Span(first.start + view.span(mention.cut, mention.cut + 1).start, whole.stop)

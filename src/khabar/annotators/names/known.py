"""Actors and outlets of our tables, by any of their names."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import cache, lru_cache

from khabar.annotators.names.scene import KINDS, SIGNS, Mention, Scene, bare, is_definite, nisba
from khabar.annotators.names.states import acts
from khabar.lexicon.actors import ActorRow, PressRow, head_rows, spellings
from khabar.lexicon.company import noun_class
from khabar.lexicon.eras import called, meant
from khabar.lexicon.name_index import Hit, steering
from khabar.lexicon.person_names import is_ordinary
from khabar.lexicon.phrases import key
from khabar.text.clitics import ARTICLE
from khabar.text.view import fold


def known(scene: Scene, at: int) -> Mention | None:
    """An actor or an outlet of our tables by one of its names."""
    hits = scene.hits[at]
    actor, outlet = hits.get("known"), hits.get("press")
    hit = actor if actor and (outlet is None or actor.stop >= outlet.stop) else outlet
    if hit is None or (hit.key in steering("weak") and not _evident(scene, hit)):
        return None
    if hit.key.partition(" ")[0] in steering("palace") and not acts(scene, hit):
        return None
    if isinstance(hit.row, ActorRow) and _another(scene, hit):
        return None
    if isinstance(hit.row, PressRow) and _on_that_day(scene, hit):
        return None
    return of_row(scene, hit, hit.first, "names.known")


def _on_that_day(scene: Scene, hit: Hit) -> bool:
    """«جنوب بغداد اليوم الاثنين»: a town and the day, and not the outlet that is called so."""
    town, _, day = hit.key.rpartition(" ")
    if not town or day != TODAY or _evident(scene, hit):
        return False
    dated = scene.letters(hit.stop) in noun_class("weekday")
    led = scene.letters(hit.first - 1) if hit.first else ""
    return dated or led == "في" or led in noun_class("directions")


TODAY = "اليوم"


def _another(scene: Scene, hit: Hit) -> bool:
    """«هيبت الحلبوسي»: a surname that our tables know, after a name that is not his."""
    if hit.row.kind != "person" or " " in hit.key or hit.proclitics or not hit.first:
        return False
    before = scene.letters(hit.first - 1)
    if not before or is_definite(before) or scene.hits[hit.first - 1]:
        return False
    if before in steering("stop") or is_ordinary(before) or before[0] in "وفبلك":
        return False
    own = {word for name in spellings(hit.row) for word in key(name).split()}
    return all(SequenceMatcher(None, before, word).ratio() < ALIKE for word in own)


ALIKE = 0.6
"""How alike two spellings of a given name are, of 1, at least («دونلد», «دونالد»)."""


def _evident(scene: Scene, hit: Hit) -> bool:
    """Whether a common word that also names an outlet is surely the outlet here."""
    before = hit.first - 1
    if scene.is_quote(before) and scene.is_quote(hit.stop):
        return True
    head = scene.hits[before].get("head") if before >= 0 else None
    if head is not None and head.row.sector == "JRN":
        return True
    row = hit.row
    return isinstance(row, PressRow) and _said(scene, before)


def _said(scene: Scene, at: int) -> bool:
    return scene.letters(at) in steering("before_source")


def of_row(scene: Scene, hit: Hit, first: int, rule: str) -> Mention:
    """The mention of a row of our tables, with the adjectives and sign that follow it."""
    row: ActorRow | PressRow = hit.row
    limit = scene.words.end_of_sentence(first)
    named = stop = scene.closing(first, hit.stop, limit)
    while stop < limit and _describes(scene.letters(stop), row.country):
        stop += 1
    loaded = _loaded(scene, named, stop)
    stop = _again(scene, stop, limit, row)
    if isinstance(row, ActorRow):
        loaded = loaded or called(hit.key, row, scene.day)
        row = meant(row, hit.key, scene.day)
    cut = len(hit.proclitics) if first == hit.first else 0
    core = _core(scene, hit, row)
    if isinstance(row, PressRow):
        kind, sector = "organization", "JRN"
    else:
        kind, sector = row.kind, row.sector
    return Mention(
        first,
        stop,
        KINDS[kind],
        rule,
        name=row.name,
        name_en=row.name_en or None,
        entity=row.id,
        country=row.country or None,
        sector=sector or None,
        mention="name"
        if scene.printed(hit.first, hit.stop, len(hit.proclitics)) == row.name
        else "alias",
        core=core,
        cut=cut,
        heads=heads_of(row),
        public=kind == "person",
        loaded=loaded,
    )


def _loaded(scene: Scene, first: int, stop: int) -> str | None:
    """How the adjectives after a name take sides («تنظيم … الإرهابي»)."""
    said = (scene.letters(at) for at in range(first, stop))
    if any(form in steering("loaded") for form in said):
        return "demonising"
    return None


def _core(scene: Scene, hit: Hit, row: ActorRow | PressRow) -> tuple[int, int] | None:
    """The name itself, without «وكالة» or «حركة» where it also goes without."""
    if row.id.endswith(("-military", "-government")):
        return None
    first, rest = hit.first, hit.key.partition(" ")[2]
    if row.kind != "person" and rest and rest in names_of(row):
        first += 1
        while first < hit.stop - 1 and scene.is_quote(first):
            first += 1
    stop = hit.stop - 1 if scene.is_quote(hit.stop - 1) else hit.stop
    return (first, stop)


@lru_cache(maxsize=4096)
def names_of(row: ActorRow | PressRow) -> frozenset[str]:
    """Every name of a row, folded."""
    return frozenset(key(name) for name in spellings(row))


def _describes(form: str, country: str) -> bool:
    """Whether a word after a name only adds to it («الإرهابي», «الروسية»)."""
    if form in steering("loaded"):
        return True
    iso = nisba(form) if form.startswith(ARTICLE) else None
    return iso is not None and (not country or iso == country)


def _again(scene: Scene, stop: int, limit: int, row: ActorRow | PressRow) -> int:
    """Past «(حماس)» or «- سانا» where the same actor is named a second time."""
    if stop + 1 >= limit or not (
        scene.words.form(stop) in SIGNS or scene.words.form(stop) == "-" or scene.is_quote(stop)
    ):
        return stop
    hits = scene.hits[stop + 1]
    for sort in ("known", "press"):
        if sort in hits and hits[sort].row is row:
            end = hits[sort].stop
            closes = end < limit and (scene.words.form(end) in (")", "/") or scene.is_quote(end))
            return end + 1 if closes else end
    return stop


@lru_cache(maxsize=4096)
def heads_of(row: ActorRow | PressRow) -> frozenset[str]:
    """The nouns that may stand for a known actor: the first words of its names."""
    first = (bare(fold(name).split(" ", 1)[0]) for name in spellings(row) if " " in name)
    return frozenset(first) & head_nouns()


@cache
def head_nouns() -> frozenset[str]:
    """The single nouns that head organisations."""
    return frozenset(bare(fold(row.head)) for row in head_rows() if " " not in row.head)

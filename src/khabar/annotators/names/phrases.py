"""How far a noun goes with what it is of: adjectives, «of» nouns, countries, quoted names."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from khabar.annotators.names.people import name_stop
from khabar.annotators.names.scene import Scene, bare, is_adjective, is_definite, nisba
from khabar.lexicon.actors import ActorRow
from khabar.lexicon.company import noun_class
from khabar.lexicon.gazetteer.countries import nisba_country
from khabar.lexicon.gazetteer.index import gazetteer
from khabar.lexicon.name_index import steering
from khabar.lexicon.person_names import finite, finite_lemmas, is_everyday, name_kind
from khabar.text.clitics import ARTICLE, endings

MOST = 7
ADJECTIVE = "ية"
MASCULINE, FEMININE = "ي", "ة"
BIG = 100_000
"""A town of so many people is known without its country."""
SHORT_QUOTE = 5


class Tail(NamedTuple):
    """Where it ends, and what it says of the country and the sector.

    ``of`` is a known actor; ``town`` says that the country is that of a town.
    """

    stop: int
    country: str | None = None
    sector: str | None = None
    of: ActorRow | None = None
    adjectives: int = 0
    town: bool = False


def tail(
    scene: Scene, at: int, *, construct: bool, joins: bool = False, person: bool = False
) -> Tail:
    """Read on from a noun that ends before ``at``.

    ``construct`` says that it has no article, so that a noun may follow it;
    ``joins`` that «and» and «for» may belong to its name; ``person`` that a
    person's name may come next and is left alone.
    """
    limit = min(scene.words.end_of_sentence(at - 1), at + MOST)
    found = Tail(at)
    while found.stop < limit:
        longer = _next(scene, found, limit, construct, joins, person)
        if longer is None:
            break
        found, construct = longer
    return found


def _next(
    scene: Scene, so_far: Tail, limit: int, construct: bool, joins: bool, person: bool
) -> tuple[Tail, bool] | None:
    """One word or phrase more, and whether a noun may still follow; None at the end."""
    at = so_far.stop
    if scene.is_quote(at) and (construct or (so_far.adjectives and not person)):
        end = scene.quoted(at, limit if construct else min(limit, at + SHORT_QUOTE))
        return (so_far._replace(stop=end), False) if end else None
    form = scene.letters(at)
    if not form or form in steering("stop"):
        return None
    hits = scene.hits[at]
    state = hits.get("state")
    if state and (construct or state.proclitics == "ل") and state.proclitics in ("", "ل"):
        loyal = scene.letters(at - 1) in steering("loyal")
        iso = so_far.country or (None if loyal else state.row.iso)
        return so_far._replace(stop=state.stop, country=iso), False
    known = hits.get("known") or hits.get("press")
    if known and known.proclitics and not isinstance(known.row, ActorRow):
        return None  # «قال الجيش للجزيرة»: whom he spoke to
    if known and (construct or known.proclitics == "ل") and known.proclitics in ("", "ل"):
        row = known.row if isinstance(known.row, ActorRow) else None
        if scene.letters(at - 1) in steering("loyal"):
            return so_far._replace(stop=scene.closing(at, known.stop, limit)), False
        country = so_far.country or known.row.country or None
        sector = row.sector if row else "JRN"
        stop = scene.closing(at, known.stop, limit)
        return so_far._replace(stop=stop, country=country, sector=sector, of=row), False
    head = hits.get("head")
    if head and so_far.sector is None and head.row.sector:
        so_far = so_far._replace(sector=head.row.sector)
    if is_definite(form):
        return _definite(scene, so_far, form, limit, construct, joins, person)
    if joins and form.startswith(("ل", "و")):
        return _joined(scene, so_far, form, limit)
    return _construct(scene, so_far, form, limit) if construct else None


def _definite(
    scene: Scene, so_far: Tail, form: str, limit: int, construct: bool, joins: bool, person: bool
) -> tuple[Tail, bool] | None:
    at = so_far.stop
    if person and (name_kind(form) == "given" or "alone" in scene.hits[at]):
        return None
    title = scene.hits[at].get("title")
    if title and name_stop(scene, title.stop, limit) > title.stop:
        return None
    country = nisba(form)
    if country:
        if so_far.country and not construct and so_far.of is None and so_far.country != country:
            return None
        return so_far._replace(
            stop=at + 1, country=country, adjectives=so_far.adjectives + 1
        ), False
    if form.startswith("لل"):
        return (so_far._replace(stop=at + 1), False) if joins else None
    if construct:
        return so_far._replace(stop=at + 1), False
    if form.endswith(MASCULINE) and scene.letters(at - 1).endswith(FEMININE):
        return None  # «حمّلت الحكومة الانتقالي …»: it does not describe the word before it
    if bare(form) in noun_class("thing"):
        return None  # «اقتحم الجيش القرية»
    if is_adjective(form):
        return so_far._replace(stop=at + 1, adjectives=so_far.adjectives + 1), False
    return None


def _joined(scene: Scene, so_far: Tail, form: str, limit: int) -> tuple[Tail, bool] | None:
    """«لحقوق الإنسان», «والتلفزيون»: what belongs to the name of an office."""
    at = so_far.stop
    after = scene.letters(at + 1) if at + 1 < limit else ""
    if form.startswith("و" + ARTICLE):
        hits = scene.hits[at]
        if any(sort in hits for sort in ("head", "people", "title", "known", "press", "state")):
            return None
        adjective = bool(after) and (is_adjective(after) or nisba(after) is not None)
        return (so_far._replace(stop=at + 1), False) if adjective and is_definite(after) else None
    if form.startswith("ل") and is_definite(after) and not finite(form) and len(form) > 3:
        return so_far._replace(stop=at + 2), False
    return None


def _construct(scene: Scene, so_far: Tail, form: str, limit: int) -> tuple[Tail, bool] | None:
    """A noun without article between the head and a definite noun («صناعة السيارات»)."""
    at = so_far.stop
    if nisba_country(form) and so_far.stop and form.endswith(("ية", "ي", "ين", "ون")):
        return so_far._replace(stop=at + 1, country=nisba_country(form)), False
    hits = scene.hits[at]
    if len(form) < 3 or name_kind(form) == "given" or "title" in hits:
        return None
    if "head" not in hits and (finite(form) or form.endswith(ADJECTIVE)):
        return None
    if "head" not in hits and endings(form)[1:] and finite_lemmas(form):
        return None
    after = scene.letters(at + 1) if at + 1 < limit else ""
    closes = bool(after) and (
        (is_definite(after) and not after.startswith("لل") and after not in steering("stop"))
        or "state" in scene.hits[at + 1]
    )
    if closes:
        return so_far._replace(stop=at + 1), True
    city = _city(form) if not so_far.adjectives else None
    if city is None:
        return None
    return so_far._replace(stop=at + 1, country=so_far.country or city, town=True), False


@lru_cache(maxsize=4096)
def _city(form: str) -> str | None:
    """The country of a big town of this name («شرطة دبي»)."""
    places = gazetteer().named(form)
    big = bool(places) and places[0].population > BIG and not is_everyday(form)
    return places[0].country or None if big else None


def where(scene: Scene, found: Tail, limit: int) -> Tail:
    """«سفير فلسطين في تركيا», «وزير الصحة في العراق»: the country told after «في»."""
    at = found.stop
    if at + 1 < limit and scene.letters(at) in steering("within") and found.country is None:
        state = scene.hits[at + 1].get("state")
        if state and not state.proclitics:
            return found._replace(stop=state.stop, country=state.row.iso)
    return found

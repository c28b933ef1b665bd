"""How far a noun goes with what it is of: adjectives, «of» nouns, countries, quoted names."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from khabar.annotators.names.name_reach import name_stop
from khabar.annotators.names.portfolios import (
    behind_ministry,
    behind_purpose,
    construct_field,
    ends_head,
    has_own_lam,
    is_deed,
    is_field,
    is_for_someone,
)
from khabar.annotators.names.scene import Scene, bare, is_adjective, is_definite, nisba
from khabar.annotators.names.towns import town_of, towns, whole_place
from khabar.lexicon.actors import ActorRow
from khabar.lexicon.company import noun_class
from khabar.lexicon.gazetteer.countries import nisba_country
from khabar.lexicon.name_index import steering, steers
from khabar.lexicon.person_names import finite, finite_lemmas, name_kind
from khabar.text.clitics import ARTICLE, endings

MOST = 7
ADJECTIVE = "ية"
MASCULINE, FEMININE = "ي", "ة"
SHORT_QUOTE = 5
LEAST_VERB = 5
"""Letters of a verb of many, at least («يرون»)."""


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
    if not form or form in steering("stop") or done_by_many(form):
        return None
    hits = scene.hits[at]
    state = hits.get("state")
    if state and (construct or state.proclitics == "ل") and state.proclitics in ("", "ل"):
        loyal = scene.letters(at - 1) in steering("loyal")
        iso = so_far.country or (None if loyal else state.row.iso)
        return so_far._replace(stop=state.stop, country=iso), False
    if construct and form in steering("realm") and at + 1 < limit:
        land = scene.hits[at + 1].get("state")
        if land is not None and not land.proclitics:  # «سفير جمهورية السنغال»
            iso = so_far.country or land.row.iso
            return so_far._replace(stop=land.stop, country=iso), False
    known = hits.get("known") or hits.get("press")
    if known and known.key in steering("weak") and not isinstance(known.row, ActorRow):
        known = None  # «كنائس الشرق الأوسط» are no newspaper's
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
    if head and joins and head.proclitics == "ل" and not head.definite and not scene.elided(at, 1):
        body = tail(scene, head.stop, construct=True)
        if body.stop > head.stop and head.row.ends not in ("x", "place"):  # «لشرطة دبي»
            country = so_far.country or body.country
            return so_far._replace(stop=body.stop, country=country, town=body.town), False
    if is_definite(form):
        return _definite(scene, so_far, form, limit, construct, joins, person)
    region = construct and (form in steering("town_next") or town_of(form) is not None)
    own = head is not None and not head.proclitics and construct  # «باسم وزارة الصحة»
    if form[0] in "لو" and not (region or own) and (joins or is_field(scene, at, form)):
        return _joined(scene, so_far, form, limit)
    return _construct(scene, so_far, form, limit) if construct else None


@lru_cache(maxsize=1 << 14)
def done_by_many(form: str) -> bool:
    """«شرطة يعذبون», «جنود أطلقوا»: a verb of many, which is no part of a name."""
    if form.startswith("ي") and form.endswith("ون") and not form.endswith("يون"):
        return len(form) >= LEAST_VERB and not name_kind(form)
    many = form.startswith("ي") and form.endswith("وا")
    many = many or (form.endswith("وا") and len(form) >= LEAST_VERB)
    return many and bool(finite_lemmas(form))


def _definite(
    scene: Scene, so_far: Tail, form: str, limit: int, construct: bool, joins: bool, person: bool
) -> tuple[Tail, bool] | None:
    at = so_far.stop
    if person and (name_kind(form) == "given" or "alone" in scene.hits[at]):
        return None
    title = scene.hits[at].get("title")
    named = name_stop(scene, title.stop, limit) if title else 0
    if title and named > title.stop:
        bears = (
            construct and title.row.link == "name" and steers("bears_name", scene.letters(at - 1))
        )
        return (so_far._replace(stop=named), False) if bears and not person else None
    country = nisba(form)
    if country:
        if so_far.country and not construct and so_far.of is None and so_far.country != country:
            return None
        return so_far._replace(
            stop=at + 1, country=country, adjectives=so_far.adjectives + 1
        ), False
    if form.startswith("لل"):
        told = not person and "people" in scene.hits[at]
        if told or is_deed(form) or is_for_someone(scene, at, form):
            return None  # «استعدت القوات للانسحاب»، «سمحت السلطات للقوات»
        field = joins or (form[2:] in steering("portfolio") and not ends_head(scene, at))
        return (so_far._replace(stop=at + 1), False) if field else None
    if construct:
        return so_far._replace(stop=whole_place(scene, at, limit)), False
    if form.endswith(MASCULINE) and scene.letters(at - 1).endswith(FEMININE):
        return None  # «حمّلت الحكومة الانتقالي …»: it does not describe the word before it
    if person and form.endswith(FEMININE) and scene.letters(at - 1).endswith(MASCULINE):
        return None  # «دعا الوزير الروسي المعارضة السورية إلى»
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
        if form[1 + len(ARTICLE) :] in steering("portfolio") and behind_ministry(scene, at):
            return so_far._replace(stop=at + 1), False
        if any(sort in hits for sort in ("head", "people", "title", "known", "press", "state")):
            return None
        if behind_purpose(scene, at) or is_field(scene, at, form):
            return so_far._replace(stop=at + 1), False
        adjective = bool(after) and (is_adjective(after) or nisba(after) is not None)
        return (so_far._replace(stop=at + 1), False) if adjective and is_definite(after) else None
    if form in steering("abroad") and behind_ministry(scene, at):
        return so_far._replace(stop=at + 1), False
    further = form[1:] in steering("portfolio") and (
        behind_ministry(scene, at) or behind_purpose(scene, at)
    )
    if form[0] == "و" and further and is_definite(after):
        return so_far._replace(stop=at + 2), False
    named = name_kind(form[1:]) == "given" or is_deed(form) or has_own_lam(scene, at, form)
    named = named or is_for_someone(scene, at, form)
    if (
        form.startswith("ل")
        and is_definite(after)
        and not (finite(form) or named)
        and len(form) > 3
    ):
        return so_far._replace(stop=at + 2), False
    return None


def _construct(scene: Scene, so_far: Tail, form: str, limit: int) -> tuple[Tail, bool] | None:
    """A noun without article between the head and a definite noun («صناعة السيارات»)."""
    at = so_far.stop
    if nisba_country(form) and so_far.stop and form.endswith(("ية", "ي", "ين", "ون")):
        return so_far._replace(stop=at + 1, country=nisba_country(form)), False
    hits = scene.hits[at]
    if construct_field(scene, at, form):
        return so_far._replace(stop=at + 1), True  # «وزير خارجية نيجيريا»
    if scene.letters(at - 1) in steering("town_next"):
        stop, land = towns(scene, at, limit)
        if land is not None:
            return so_far._replace(stop=stop, country=so_far.country or land, town=True), False
    if len(form) < 3 or name_kind(form) == "given" or "title" in hits:
        return None
    if form in steering("tribal") and at + 1 < limit and scene.letters(at + 1):
        return so_far._replace(stop=at + 2), False  # «قبيلة بني حشيش»
    region = form in steering("town_next")
    if "head" not in hits and not region and (finite(form) or form.endswith(ADJECTIVE)):
        return None
    if "head" not in hits and endings(form)[1:] and finite_lemmas(form):
        return None
    after = scene.letters(at + 1) if at + 1 < limit else ""
    if not so_far.adjectives and "head" not in hits:
        stop, land = towns(scene, at, limit)
        if land is not None:  # «شرطة دبي القبض»: what follows a town is another's
            return so_far._replace(stop=stop, country=so_far.country or land, town=True), False
    office = scene.hits[at + 1].get("title") if after else None
    if office is not None and office.row.link == "office" and not office.definite:
        return so_far._replace(stop=at + 1), True  # «مدير مكتب وزير الخارجية»
    if region and after and towns(scene, at + 1, limit)[1] is not None:
        return so_far._replace(stop=at + 1), True  # «شرطة محافظة ذي قار»
    closes = bool(after) and (
        (is_definite(after) and not after.startswith("لل") and after not in steering("stop"))
        or "state" in scene.hits[at + 1]
        or after in steering("town_next")
        or town_of(after) is not None
    )
    if closes:
        return so_far._replace(stop=at + 1), True
    return None


def where(scene: Scene, found: Tail, limit: int) -> Tail:
    """«سفير فلسطين في تركيا», «وزير الصحة في العراق»: the country told after «في»."""
    at = found.stop
    if at + 1 < limit and scene.letters(at) in steering("within") and found.country is None:
        state = scene.hits[at + 1].get("state")
        if state and not state.proclitics:
            return found._replace(stop=state.stop, country=state.row.iso)
    return found

"""What an office or a mere title is of, as far as its phrase goes."""

from __future__ import annotations

from khabar.annotators.names.name_reach import name_stop
from khabar.annotators.names.phrases import Tail, tail, where
from khabar.annotators.names.scene import Scene, is_adjective, is_definite, nisba
from khabar.annotators.names.towns import town_of, towns
from khabar.lexicon.name_index import Hit, steering

MOST_RANKS = 2
"""So many words for the rank of a place may stand before it («ريف مدينة»)."""


def complement(scene: Scene, hit: Hit, limit: int) -> Tail:
    """What an office is of; a mere title may be followed by adjectives alone."""
    if hit.row.link == "office":
        found = _whole_body(scene, hit) or tail(
            scene, hit.stop, construct=not _closed(hit), joins=True, person=True
        )
        if scene.letters(found.stop) in steering("interim") and found.stop < limit:
            found = found._replace(stop=found.stop + 1)  # «حاكم المصرف بالإنابة فلان»
        found = _speaks_for(scene, hit, found, limit)
        placed = where(scene, found, limit)
        if hit.row.sector == "IGO":  # where an envoy of nations is at work is not his country
            placed = placed._replace(country=found.country)
        return _within(scene, placed, limit, hit.first + 1)
    at, country = hit.stop, None
    while at < limit and (
        (iso := nisba(scene.letters(at)))
        or (is_definite(scene.letters(at)) and is_adjective(scene.letters(at)))
    ):
        if name_stop(scene, at, limit) > at and not iso:
            break
        country = country or iso
        at += 1
    return Tail(at, country)


def _whole_body(scene: Scene, hit: Hit) -> Tail | None:
    """«عضو مجلس القيادة الرئاسي»: a known body whose first word the title ends with."""
    if " " not in hit.key:
        return None
    body = scene.hits[hit.stop - 1].get("known")
    if body is None or body.proclitics or body.stop <= hit.stop:
        return None
    row = body.row
    if row.kind == "person":
        return None
    return Tail(body.stop, row.country or None, row.sector or None, of=row)


def _speaks_for(scene: Scene, hit: Hit, found: Tail, limit: int) -> Tail:
    """«الناطق الأمني باسم الوزارة»: whom a spokesman speaks for, whatever adjective he bears."""
    if found.stop >= limit or scene.letters(found.stop) not in steering("speaks_for"):
        return found
    if hit.key.split(" ", 1)[0] not in steering("spokesman"):
        return found
    body = tail(scene, found.stop + 1, construct=True, joins=True, person=True)
    if body.stop == found.stop + 1:
        return found
    return body._replace(
        country=found.country or body.country,
        sector=body.sector or found.sector,
        adjectives=found.adjectives,
    )


def _within(scene: Scene, found: Tail, limit: int, floor: int) -> Tail:
    """«وزير الخارجية في حكومة الوفاق فلان»: past a body told after «في», where a name follows."""
    at = found.stop
    if at + 1 >= limit:
        return found
    joined = scene.hits[at].get("state")
    if joined is not None and joined.proclitics == "ب" and _goes_on(scene, joined.stop, limit):
        return found._replace(stop=joined.stop, country=found.country or joined.row.iso)
    if scene.letters(at)[:1] == "ب" and found.stop > floor:
        iso = town_of(scene.letters(at)[1:])
        if iso is not None and _goes_on(scene, at + 1, limit):  # «محكمة … بسوسة فلان»
            return found._replace(stop=at + 1, country=found.country or iso)
    if scene.letters(at) not in steering("posted"):
        return found
    hits = scene.hits[at + 1]
    land = hits.get("state")
    if land is not None and not land.proclitics and _goes_on(scene, land.stop, limit):
        return found._replace(stop=land.stop)
    body = hits.get("known")
    if body is not None and not body.proclitics and _goes_on(scene, body.stop, limit):
        country = found.country or body.row.country or None
        return found._replace(stop=body.stop, country=country)
    head = hits.get("head")
    if body is None and head is not None and not head.proclitics and head.row.ends != "x":
        unit = tail(scene, head.stop, construct=not head.definite, person=True)
        if unit.stop > head.stop and _goes_on(scene, unit.stop, limit):
            sector = found.sector or head.row.sector or None
            country = found.country or unit.country
            return found._replace(stop=unit.stop, country=country, sector=sector)
    if scene.letters(at) in steering("within") and found.stop > floor:
        stop, iso = _district(scene, at + 1, limit)
        if iso is not None and _goes_on(scene, stop, limit):
            return found._replace(stop=stop, country=found.country or iso)
    return found


def _district(scene: Scene, at: int, limit: int) -> tuple[int, str | None]:
    """Past «البقاع», «مدينة إدلب», «ريف حلب» after «في», and its country."""
    first = at
    while at < limit and at < first + MOST_RANKS and scene.letters(at) in steering("town_next"):
        at += 1
    return towns(scene, at, limit) if at < limit else (at, None)


def _goes_on(scene: Scene, at: int, limit: int) -> bool:
    """Whether a name follows, with a title or without («السفير لدى اليمن فلان»)."""
    rank = scene.hits[at].get("title") if at < limit else None
    if rank is not None and rank.row.link == "name" and not rank.proclitics:
        at = rank.stop
    return at < limit and name_stop(scene, at, limit) > at


def _closed(hit: Hit) -> bool:
    """Whether nothing without article may follow: «الرئيس», «وزير الدفاع»."""
    last = hit.key.rsplit(" ", 1)[-1]
    return (hit.definite and " " not in hit.key) or is_definite(last)

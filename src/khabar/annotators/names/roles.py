"""People by title or office, with their name or without it."""

from __future__ import annotations

from khabar.annotators.names.name_reach import name_stop
from khabar.annotators.names.offices import complement
from khabar.annotators.names.phrases import Tail
from khabar.annotators.names.reference import office
from khabar.annotators.names.scene import Mention, Scene, bare, is_definite
from khabar.lexicon.actors import TitleRow
from khabar.lexicon.gazetteer.countries import nisba_country
from khabar.lexicon.name_index import Hit, spelt, steering, steers_past_letter
from khabar.lexicon.person_names import finite_lemmas, name_kind
from khabar.lexicon.wordly import of_country
from khabar.readings.actor import PersonClass

PUBLIC = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "PTY", "SPY", "ELI", "REL", "JRN"})
SERVES = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "IGO"})
"""The sectors of which an office makes its holder an official."""
MOST_CHARGE = 9
"""Words of what someone is charged with, before his name, at most."""
MOST_TITLES = 3
OPEN = (" for", " in", " of")
"""How the English of an office ends that does not stand by itself."""
NAMELESS = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "ELI", "PTY", "IGO"})


def titled(scene: Scene, at: int) -> Mention | None:
    """«وزير الدفاع التركي فلان», «العميد فلان», «الناطق باسم الجيش», «الوزير»."""
    hit = scene.hits[at].get("title")
    before = scene.letters(at - 1)
    prize = steers_past_letter("prize", before)
    if hit is None or (hit.row.link == "name" and prize):
        return None  # «جائزة الملك فيصل»
    if hit.key in steering("main") and _describes(scene, at):
        return None  # «المدخل الرئيس للمعسكر»
    if hit.row.link == "name" and scene.letters(hit.stop) in steering("ordinal"):
        return None  # «اللواء الثالث مشاة»: a brigade
    limit = scene.words.end_of_sentence(at)
    found = complement(scene, hit, limit)
    row, stop = hit.row, found.stop
    for _ in range(MOST_TITLES):
        nested = scene.hits[stop].get("title") if stop < limit else None
        if nested is None or nested.proclitics:
            break
        again = nested.definite and name_stop(scene, nested.stop, limit) > nested.stop
        ranks = nested.definite and nested.row.link == row.link == "name"
        if name_stop(scene, stop, limit) > stop and not (again or ranks):
            break  # a name that is a title as well, but not «أمير قطر الشيخ فلان»
        two = nested.row.link == "office" and nested.definite and row.link == "office"
        if two and _named_after(scene, nested, limit) == nested.stop:
            break  # «قائد الجيش المبعوث الأمريكي» are two as well
        if nested.row.link == row.link == "office" and not nested.definite and _meets(scene, at):
            break  # «استقبل رئيس الغرفة سفير السنغال فلان» are two
        if scene.letters(stop) in steering("counterpart"):
            break  # «وزير الخارجية المصري نظيره الإيراني» are two
        more = complement(scene, nested, limit)
        found = more._replace(
            country=found.country or more.country,
            sector=found.sector or more.sector or nested.row.sector or None,
        )
        stop = more.stop
    start = stop + 1 if _pause(scene, stop, limit) else stop
    for charge in (start, start - 1):
        if scene.letters(charge) in steering("charged") and start < limit:
            start = _past_charge(scene, charge, limit, start)
            break
    end = name_stop(scene, start, limit) if start < limit else start
    speaks_for = hit.key.rsplit(" ", 1)[-1] in steering("speaks_for") and start == hit.stop
    if speaks_for and is_definite(scene.letters(start)):
        return _nameless(scene, hit, found._replace(stop=start + 1))  # «الناطقة باسم الحوثي»
    if end == start or (end - start == 1 and _described(scene, hit, start)):
        return _nameless(scene, hit, found)
    if row.link == "office" and not hit.definite and " " not in hit.key and found.stop == hit.stop:
        return None
    sector = _served(row.sector, found) or found.sector
    return Mention(
        at,
        scene.closing(at, end, limit),
        "person",
        "names.titled",
        name=scene.printed(start, end),
        country=None if _international(found) else found.country,
        sector=sector or None,
        core=(start, end),
        cut=len(hit.proclitics),
        heads=_heads(hit),
        public=sector in PUBLIC and not row.person_class,
        role=row.role or ("official" if row.link == "office" and sector in SERVES else None),
        bearing=_bearing(row),
    )


def _describes(scene: Scene, at: int) -> bool:
    """Whether a definite thing that neither acts nor is called so stands right before a word."""
    before = scene.letters(at - 1)
    return is_definite(before) and not scene.hits[at - 1] and not name_kind(before)


def _described(scene: Scene, hit: Hit, at: int) -> bool:
    """«مسؤول أميركي رفيع»: an adjective of an office without article, no name behind it."""
    before = scene.letters(at - 1)
    indefinite = not hit.definite and at > hit.stop and not is_definite(before)
    return (
        indefinite and nisba_country(before) is not None and name_kind(scene.letters(at)) != "given"
    )


def _past_charge(scene: Scene, at: int, limit: int, none: int) -> int:
    """Past «المكلفة بالتجارة الخارجية» to the name of who holds the office; else ``none``."""
    for n in range(at + 2, min(at + MOST_CHARGE, limit)):
        form, hit = scene.letters(n), scene.hits[n].get("known")
        person = hit is not None and hit.row.kind == "person" and not hit.proclitics
        if not form or form in steering("clause") or (finite_lemmas(form) and not name_kind(form)):
            return none
        if (person or name_kind(form) == "given") and name_stop(scene, n, limit) > n + 1:
            return n
    return none


def _meets(scene: Scene, at: int) -> bool:
    """Whether the verb right before has one who acts and another it is done to."""
    return bool(finite_lemmas(scene.letters(at - 1)) & spelt("meets"))


def _named_after(scene: Scene, hit: Hit, limit: int) -> int:
    """Where the name ends that follows an office and what it is of; the office's end for none."""
    found = complement(scene, hit, limit)
    at = found.stop
    rank = scene.hits[at].get("title") if at < limit else None
    if rank is not None and rank.row.link == "name" and not rank.proclitics:
        at = rank.stop  # «القائد العام للقوات المسلحة الفريق أول فلان»
    end = name_stop(scene, at, limit) if at < limit else at
    return end if end > at else hit.stop


def _served(sector: str, found: Tail) -> str:
    """An envoy is of a body of nations, but the «American envoy» of his government."""
    if _international(found) and sector in ("GOV", "IGO", ""):
        return "IGO"
    return "GOV" if sector == "IGO" and found.country else sector


def _international(found: Tail) -> bool:
    """Whether an office is one of a body of nations, wherever that body is at work."""
    return found.of is not None and found.of.sector == "IGO"


def _bearing(row: TitleRow) -> PersonClass | None:
    """What a title says of its bearer: a child, a private person, or nothing."""
    if row.person_class == "minor":
        return "minor"
    return "private" if row.person_class else None


def _pause(scene: Scene, at: int, limit: int) -> bool:
    """A comma, colon or quotation mark between an office and the name of its holder."""
    if at + 1 >= limit:
        return False
    return scene.is_quote(at)


def _heads(hit: Hit) -> frozenset[str]:
    return frozenset({bare(hit.key.split(" ", 1)[0]), office(hit.key)})


def _nameless(scene: Scene, hit: Hit, found: Tail) -> Mention | None:
    """An office whose holder is not named; only where it is plain that one is meant."""
    row = hit.row
    if row.link != "office" or hit.key in steering("named_only"):
        return None
    sector = _served(row.sector, found) or found.sector or ""
    of_something = found.country or found.of or found.adjectives
    several = " " in hit.key
    if not (
        (hit.key in steering("office_of") and found.stop > hit.stop)
        or (of_something and (several or row.sector in NAMELESS))
        or (hit.definite and sector in NAMELESS)
        or (several and found.stop > hit.stop and row.sector in NAMELESS)
        or (several and row.sector in NAMELESS and is_definite(hit.key.rsplit(" ", 1)[-1]))
    ):
        return None
    return Mention(
        hit.first,
        found.stop,
        "person",
        "names.office",
        name=scene.printed(hit.first, found.stop, len(hit.proclitics)),
        name_en=_english(scene, hit, found),
        country=None if _international(found) else found.country,
        sector=sector or None,
        mention="noun",
        cut=len(hit.proclitics),
        heads=_heads(hit),
        public=sector in PUBLIC,
        role="official" if sector in SERVES else None,
    )


def _english(scene: Scene, hit: Hit, found: Tail) -> str | None:
    """An office in English; one that asks for more («spokesman for …») only with what it is of."""
    name = hit.row.name_en
    if not name.endswith(OPEN):
        if found.of is None or found.of.sector in SERVES - {"IGO"}:
            return of_country(name, found.country)
        return f"{name[0].upper()}{name[1:]} of {found.of.name_en}" if found.of.name_en else name
    body = scene.hits[hit.stop].get("known") if hit.stop < found.stop else None
    if body is None or body.stop != found.stop or not body.row.name_en:
        return None
    return f"{name[0].upper()}{name[1:]} {body.row.name_en}"

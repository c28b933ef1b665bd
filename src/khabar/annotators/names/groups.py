"""Populations and groups without a name: «أهالي البلدة», «مسلحون مجهولون», «قادة أمنيون»."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.names.name_reach import name_stop
from khabar.annotators.names.phrases import done_by_many, tail
from khabar.annotators.names.scene import Mention, Scene, bare, is_adjective, is_definite, nisba
from khabar.lexicon.actors import HeadRow, PopulationRow
from khabar.lexicon.company import noun_class
from khabar.lexicon.gazetteer.countries import nisba as adjectives_of
from khabar.lexicon.gazetteer.countries import nisba_country
from khabar.lexicon.name_index import Hit, steering
from khabar.lexicon.person_names import finite
from khabar.text.clitics import ARTICLE, CONJUNCTIONS, openings
from khabar.text.words import Kind

MOST_ADJECTIVES = 3
ACCUSATIVE = "\u0627"
ONE = ("ي", "يان")
"""How a word for one or two people of a country ends; several have ون and ين."""
AND = CONJUNCTIONS[0]
WITH_NUN = ("ون", "ين")
"""Endings that no owner follows: before one the nun falls («مسلحو الفصيل»)."""
DESCRIBING = ("ية", "ي")
LOOSE = frozenset({"UAF", "UNK"})


def group(scene: Scene, at: int) -> tuple[Mention, int] | None:
    """A group at ``at``, and where the noun it belongs to begins (itself for none)."""
    hit = scene.hits[at].get("people")
    if hit is None or hit.row.kind == "x":
        return None
    row: PopulationRow = hit.row
    if hit.definite and is_definite(scene.letters(at - 1)) and hit.key.endswith(DESCRIBING):
        return None
    before = scene.letters(at - 1)
    if hit.key in steering("of_press") and bare(before) in steering("press_event"):
        return None  # «مؤتمر صحفي»
    if (
        hit.definite
        and " " not in hit.key
        and hit.key.endswith("ة")
        and is_definite(before)
        and before.endswith(("ة", "ات"))
    ):
        return None  # «القوات الأوغندية العاملة ضمن البعثة»
    limit = scene.words.end_of_sentence(at)
    if hit.definite and name_stop(scene, hit.stop, limit) > hit.stop:
        return None  # «التاجر فلان»: the noun says what the named one is
    stop, country = adjectives(scene, hit, limit)
    belongs = stop
    sector = row.sector
    if not hit.definite and stop == hit.stop and not scene.letters(stop - 1).endswith(WITH_NUN):
        stop, of, side = _owner(scene, stop, limit)
        country = country or of
        sector = side if side and sector in LOOSE else sector
    stop, country = _loyal(scene, stop, limit, country)
    return (
        Mention(
            at,
            stop,
            "population" if row.kind == "population" else "group",
            "names.group",
            name=scene.printed(at, stop, len(hit.proclitics)),
            country=country,
            sector=sector or None,
            mention="noun",
            cut=len(hit.proclitics),
            role=row.role or None,
        ),
        belongs,
    )


def adjectives(scene: Scene, hit: Hit, limit: int) -> tuple[int, str | None]:
    """Past the adjectives that agree with the noun, and the country one of them tells."""
    stop, country = hit.stop, None
    last = scene.letters(hit.stop - 1)
    definite = hit.definite or is_definite(last)
    for _ in range(MOST_ADJECTIVES):
        form = scene.letters(stop) if stop < limit else ""
        if not form or form in steering("stop") or form in steering("loyal") or finite(form):
            break
        if done_by_many(form):
            break
        things = noun_class("thing")
        if bare(form) in things or form[1:] in things or _disagrees(scene.letters(hit.first), form):
            break
        if definite:
            iso = nisba(form)
            if not iso and not (is_definite(form) and (is_adjective(form) or _plural(form))):
                break
        else:
            iso = None if is_definite(form) else nisba_country(form.removesuffix(ACCUSATIVE))
            if "head" in scene.hits[stop] and not iso:
                break  # «طلاب كلية الطب»
            if is_definite(form) or not (iso or _describes(form)):
                break
        country = country or iso
        stop += 1
    return stop, country


def _disagrees(head: str, form: str) -> bool:
    """«اقتحم الجيش القرية», «دخلت القوات الحي»: no adjective of the other gender."""
    if head.endswith(("ة", "ات")):
        return form.startswith(ARTICLE) and form.endswith("ي")
    return bare(head) in noun_class("masculine") and form.endswith("ة")


def _plural(form: str) -> bool:
    return form.endswith(("ون", "ين", "ية"))


def _describes(form: str) -> bool:
    """An adjective without article that fits a group («مسلحة», «محليون», «غربية»)."""
    if form in steering("loyal"):
        return False
    return form in steering("group_adjective") or form.endswith(("يون", "يين", "ية"))


def _owner(scene: Scene, at: int, limit: int) -> tuple[int, str | None, str | None]:
    """«أهالي حلب», «سكان المدينة»: one noun or place after a noun without article."""
    form = scene.letters(at) if at < limit else ""
    if not form or form in steering("stop") or finite(form):
        return at, None, None
    hits = scene.hits[at]
    state, owner, head = hits.get("state"), hits.get("known"), hits.get("head")
    if state and not state.proclitics:
        return state.stop, state.row.iso, None
    if owner and not owner.proclitics:
        row = owner.row
        return scene.closing(at, owner.stop, limit), row.country or None, row.sector or None
    if head and not head.proclitics and head.row.ends not in ("x", "place", "strict"):
        found = tail(scene, head.stop, construct=not head.definite)
        if found.stop > head.stop or head.definite:
            return found.stop, found.country, head.row.sector or None
    if is_definite(form) and not form.startswith("لل"):
        stop = at + 1
        while stop < limit and stop < at + 3 and nisba(scene.letters(stop)):
            stop += 1
        country = nisba(scene.letters(stop - 1)) if stop > at + 1 else None
        return stop, country, None
    return at, None, None


def _loyal(scene: Scene, at: int, limit: int, country: str | None) -> tuple[int, str | None]:
    """«الموالية لإيران», «التابعة للنظام»: whom a group is said to follow."""
    if at + 1 >= limit or scene.letters(at) not in steering("loyal"):
        return at, country
    hits = scene.hits[at + 1]
    for sort in ("known", "state", "head", "alone"):
        if sort in hits and hits[sort].proclitics.endswith("ل"):
            return _to_end(scene, hits[sort], limit), country
    return at, country


def _to_end(scene: Scene, hit: Hit, limit: int) -> int:
    """The end of the one who is followed, with the words of his name."""
    if isinstance(hit.row, HeadRow):
        return tail(scene, hit.stop, construct=not hit.definite).stop
    return scene.closing(hit.first, hit.stop, limit)


def widened(scene: Scene, mention: Mention, floor: int) -> Mention:
    """Take in «عدد من», «بعض» and the like where they stand right before."""
    for width in (3, 2, 1):
        first = mention.first - width
        if (
            first < floor
            or scene.words.sentence_of[first] != scene.words.sentence_of[mention.first]
        ):
            continue
        hit = scene.hits[first].get("quantifier")
        if hit is not None and hit.stop == mention.first and not mention.cut:
            cut = len(hit.proclitics)
            name = scene.printed(first, mention.stop, cut)
            return mention._replace(first=first, name=name, cut=cut)
    return mention


@lru_cache(maxsize=1 << 15)
def of_people(form: str) -> str | None:
    """The country whose people a word means by itself («الفلسطينيون»)."""
    return nisba_country(form) if form[-2:] in steering("people_ending") else None


def people_of(scene: Scene, at: int, *, more: bool = False) -> Mention | None:
    """People by their country alone: «الفلسطينيون», «عشرات السوريين».

    ``more`` says that people stand right before: «اللبنانيين والسوريين».
    """
    form = scene.letters(at)
    iso = of_people(form)
    joined = more and form.startswith(AND)
    if iso is None or (is_definite(scene.letters(at - 1)) and not joined):
        return None
    cut = next((len(o.proclitics) for o in openings(form) if _known_nisba(o.stem)), 0)
    return Mention(
        at,
        at + 1,
        "population",
        "names.people_of",
        name=scene.printed(at, at + 1, cut),
        country=iso,
        sector="CVL",
        mention="noun",
        cut=cut,
    )


@lru_cache(maxsize=1 << 15)
def of_one(form: str) -> str | None:
    """The country of whom a word without article may mean by itself («فلسطيني», «عراقيان»)."""
    stem = form.removesuffix(ACCUSATIVE)
    if not stem.endswith(ONE) or is_definite(form):
        return None
    return adjectives_of().get(stem)


def one_of(scene: Scene, at: int, *, more: bool = False) -> Mention | None:
    """«قتل فلسطيني», «مقتل عراقيين اثنين», «13 إثيوبياً»: someone by his country alone.

    ``more`` says that one stands right before: «سوري وأردني».
    """
    form = scene.letters(at)
    joined = more and form.startswith(AND)
    iso = of_one(form[len(AND) :] if joined else form)
    if iso is None:
        return None
    first = scene.words.bounds[scene.words.sentence_of[at]].start
    before = scene.words.items[at - 1] if at > first else None
    if before is None or ("state" in scene.hits[at] and before.kind is not Kind.DIGITS):
        return None
    if not (
        joined
        or before.kind is Kind.DIGITS
        or (finite(before.form) and before.form not in steering("stop"))
        or before.form in steering("befalls")
        or before.form.removeprefix(AND) in steering("befalls")
    ):
        return None
    return Mention(
        at,
        at + 1,
        "population",
        "names.one_of",
        name=scene.printed(at, at + 1, len(AND) if joined else 0),
        country=iso,
        sector="CVL",
        mention="noun",
        cut=len(AND) if joined else 0,
    )


def _known_nisba(stem: str) -> bool:
    return bare(stem) in adjectives_of() or stem in adjectives_of()

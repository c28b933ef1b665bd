"""Organisations and groups by their head noun: armies, ministries, parties, companies."""

from __future__ import annotations

from khabar.annotators.names.groups import adjectives
from khabar.annotators.names.known import heads_of, of_row
from khabar.annotators.names.phrases import Tail, tail, where
from khabar.annotators.names.scene import KINDS, SIGNS, Mention, Scene, bare, is_definite, nisba
from khabar.lexicon.actors import ActorRow, HeadRow, PressRow, actors_by_key
from khabar.lexicon.company import noun_class
from khabar.lexicon.eras import organ
from khabar.lexicon.gazetteer.countries import nisba_country
from khabar.lexicon.gazetteer.index import gazetteer
from khabar.lexicon.name_index import Hit, spelt, steering
from khabar.lexicon.person_names import finite, finite_lemmas, is_ordinary, name_kind
from khabar.lexicon.wordly import of_country
from khabar.text.clitics import ARTICLE, CONJUNCTIONS
from khabar.text.words import Kind

MOST_NAME_WORDS = 3
IRREGULAR = frozenset({"REB", "PRM", "OPP", "UAF"})
"""Sectors of bands whose forces are no state's."""
AND = CONJUNCTIONS[0]
NOT_STATES = frozenset({"PTY", "NGO", "LAB", "BUS", "JRN", "SOC", "REL"})
"""Sectors of bodies whose council or office is no organ of a state."""


def organisation(scene: Scene, at: int) -> Mention | None:
    """What a head noun and the words after it name."""
    hit = scene.hits[at].get("head")
    if hit is None or hit.row.ends in ("x", "place"):
        return None
    row: HeadRow = hit.row
    before = scene.letters(at - 1)
    if row.ends == "strict" and hit.definite and (is_definite(before) or is_definite(before[1:])):
        return None
    if before in steering("stop") and finite(scene.letters(at)):
        return None
    if hit.key in steering("site") and finite_lemmas(before) & spelt("place_verb"):
        return None  # «استهدفوا موقع السد»: a post, and no site of news
    if hit.key in steering("gathering") and scene.letters(hit.stop) in steering("gathered"):
        return None  # «إقامة تجمع احتجاجي»
    if hit.key in steering("managing") and scene.letters(hit.stop) in steering("managed"):
        return None  # «سوء إدارة الملف»
    if (
        hit.key in steering("of_towns")
        and hit.proclitics.endswith("ب")
        and scene.is_quote(hit.stop)
    ):
        return None  # «بجهة «غار الطين»»: where, and no council
    if hit.key in steering("district") and gazetteer().named(scene.letters(hit.stop)):
        return None  # «مديرية صرواح»
    if not hit.definite and row.ends in ("named", "loose", "body"):
        inner = _inner(scene, hit)
        if inner is not None:
            return inner
    found = _extent(scene, hit)
    if found is None:
        return None
    return _composed(scene, hit, found)


def _inner(scene: Scene, hit: Hit) -> Mention | None:
    """«تنظيم / داعش /», «وكالة (سانا)», «صحيفة الشرق الأوسط»: the head of a name we know."""
    limit = scene.words.end_of_sentence(hit.first)
    at = hit.stop
    while (
        at < limit and at < hit.stop + 2 and (scene.is_quote(at) or scene.words.form(at) in SIGNS)
    ):
        at += 1
    if at >= limit:
        return None
    hits = scene.hits[at]
    for sort in ("press", "known") if hit.row.sector == "JRN" else ("known", "press"):
        inner = hits.get(sort)
        if inner is not None and not inner.proclitics and _heads(hit, inner.row):
            if sort == "press" and hit.row.sector != "JRN":
                continue
            found = of_row(scene, inner, hit.first, "names.headed")
            stop = found.stop
            if at > hit.stop and stop < limit and scene.words.form(stop) in (")", "/"):
                stop += 1
            return found._replace(stop=stop, cut=len(hit.proclitics), mention="alias")
    return None


def _heads(hit: Hit, row: ActorRow | PressRow) -> bool:
    """Whether the head only says what the named one is, so that both are one actor."""
    if isinstance(row, PressRow):
        return bool(hit.row.sector == "JRN")
    if row.kind == "person":
        return False
    named = hit.row.kind == "group" and hit.row.ends in ("named", "loose")
    return named or bare(hit.key) in heads_of(row)


def _extent(scene: Scene, hit: Hit) -> Tail | None:
    """How far the name goes; None where the head names nothing by itself."""
    row: HeadRow = hit.row
    closed = hit.definite if " " not in hit.key else is_definite(hit.key.rsplit(" ", 1)[-1])
    joins = closed or row.ends not in ("named", "loose")
    found = tail(scene, hit.stop, construct=not closed, joins=joins)
    if row.ends == "state" and found.country is None:
        found = where(scene, found, scene.words.end_of_sentence(hit.first))
    if row.ends in ("state", "strict") and not closed and found.country is None:
        iso = _bare_nisba(scene, hit.stop)
        if iso:
            return Tail(hit.stop + 1, iso)
    if found.stop == hit.stop and not closed:
        stop, country = adjectives(scene, hit, scene.words.end_of_sentence(hit.first))
        found = Tail(stop, country)
    numbered = (
        scene.words.items[hit.stop].kind is Kind.DIGITS if hit.stop < len(scene.words) else False
    )
    numbered = numbered and hit.definite and not _counts(scene, hit)
    if numbered and row.sector in ("MIL", "REB", "PRM") and row.ends != "x":
        return Tail(hit.stop + 1)  # «الكتيبة 51»
    if row.ends == "strict":
        return found if found.country or found.of else None
    if row.ends == "loose" and found.stop > hit.stop and not _telling(scene, hit, found):
        return None
    if found.stop > hit.stop:
        return found
    if row.ends in ("named", "loose") and not closed:
        stop = _name_words(scene, hit.stop)
        return Tail(stop) if stop > hit.stop else None
    if row.ends == "state" and (hit.definite or closed):
        return found
    return None


def _counts(scene: Scene, hit: Hit) -> bool:
    """«قتلت القوات 60 عنصراً»: a number that counts what comes next, and is no unit's own."""
    if bare(hit.key) not in noun_class("numbered_unit"):
        return True
    return scene.letters(hit.stop + 1).endswith(("ا", "ين"))


def _telling(scene: Scene, hit: Hit, found: Tail) -> bool:
    """Whether what follows a word of many uses («حركة», «موقع») makes it a name."""
    if found.country or found.of or (found.adjectives and not hit.definite):
        return True
    return any(scene.is_quote(at) for at in range(hit.stop, found.stop))


def _bare_nisba(scene: Scene, at: int) -> str | None:
    """«قوات أمريكية»: the country of an adjective without article."""
    form = scene.letters(at) if at < len(scene.words) else ""
    return nisba_country(form) if form and not form.startswith(ARTICLE) else None


def _name_words(scene: Scene, at: int) -> int:
    """Words no list knows, after a head that is followed by its name («شركة …», «حركة …»)."""
    limit = min(scene.words.end_of_sentence(at - 1), at + MOST_NAME_WORDS)
    stop = at
    end = scene.quoted(at, scene.words.end_of_sentence(at - 1)) if at < limit else 0
    if end:
        return end
    while stop < limit:
        word = scene.words.items[stop]
        form = word.form
        if word.kind is Kind.LATIN:
            stop += 1
            continue
        if word.kind is not Kind.LETTERS or len(form) < 3 or form in steering("stop"):
            break
        if is_definite(form) and stop > at:
            stop += 1
            break
        if finite(form) or (is_ordinary(form) and not name_kind(form)) or nisba_country(form):
            break
        if any(sort in scene.hits[stop] for sort in ("title", "people", "head", "quantifier")):
            break
        if name_kind(form) == "" and form[0] in "وفبلك" and is_ordinary(form[1:]):
            break
        stop += 1
    return stop


def _composed(scene: Scene, hit: Hit, found: Tail) -> Mention:
    """The mention; a state's own organ is known by its country."""
    row: HeadRow = hit.row
    printed = scene.printed(hit.first, found.stop, len(hit.proclitics))
    name, name_en, entity = printed, None, ""
    country, sector = found.country, row.sector or found.sector
    own = row.ends in ("state", "strict") and row.key and country and not found.town
    side = found.of.sector if found.of is not None else found.sector
    if side in NOT_STATES and row.ends == "state":
        own, sector = False, side  # «المجلس الوطني لحزب …»
    band = found.of if found.of is not None and found.of.kind == "group" else None
    if band is not None and row.sector == "MIL" and band.sector in IRREGULAR:
        return _forces_of(scene, hit, found, band, printed)
    if own and country and not _of_branch(scene, hit, found):
        entity = organ(f"khabar:{country.lower()}-{row.key}", country, scene.day)
        name_en = of_country(row.name_en, country)
        listed = actors_by_key().get(entity)
        if listed is not None:
            name, name_en = listed.name, listed.name_en
    return Mention(
        hit.first,
        found.stop,
        KINDS[row.kind],
        "names.organisation",
        name=name,
        name_en=name_en,
        entity=entity,
        country=country,
        sector=sector or None,
        mention="name" if found.stop > hit.stop or entity else "noun",
        core=_bare_name(scene, hit, found),
        cut=len(hit.proclitics),
        heads=_nouns(hit, found.stop),
    )


def _forces_of(scene: Scene, hit: Hit, found: Tail, band: ActorRow, printed: str) -> Mention:
    """«قوات الحوثيين»: the band by its forces, and no army of its country."""
    return Mention(
        hit.first,
        found.stop,
        "group",
        "names.organisation",
        name=band.name,
        name_en=band.name_en or None,
        entity=band.id,
        country=band.country or found.country,
        sector=band.sector or None,
        mention="name" if printed == band.name else "alias",
        cut=len(hit.proclitics),
        heads=_nouns(hit, found.stop),
    )


def _of_branch(scene: Scene, hit: Hit, found: Tail) -> bool:
    """«سلطات الهجرة الأمريكية», «شرطة المرور الأردنية»: a branch, not the whole of it."""
    if hit.definite or " " in hit.key or found.stop < hit.stop + 2:
        return False
    form, hits = scene.letters(hit.stop), scene.hits[hit.stop]
    return is_definite(form) and nisba(form) is None and not ("state" in hits or "known" in hits)


def _nouns(hit: Hit, stop: int) -> frozenset[str]:
    """What may stand for it later; «وزارة الداخلية» alone stands for itself, not any ministry."""
    nouns = {hit.key.removeprefix(ARTICLE)} if " " in hit.key else set()
    if stop > hit.stop or not nouns:
        nouns.add(bare(hit.key.split(" ", 1)[0]))
    return frozenset(nouns)


def _bare_name(scene: Scene, hit: Hit, found: Tail) -> tuple[int, int] | None:
    """The part that is a name by itself: all of «جامعة …», what follows «شركة»."""
    if found.stop == hit.stop:
        return None
    if bare(hit.key.split(" ", 1)[0]) in steering("whole"):
        return (hit.first, found.stop)
    first = hit.stop
    if hit.row.ends not in ("named", "loose") or is_definite(scene.letters(first)):
        return None
    while first < found.stop - 1 and scene.is_quote(first):
        first += 1
    stop = found.stop
    while stop > first + 1 and (scene.is_quote(stop - 1) or nisba(scene.letters(stop - 1))):
        stop -= 1
    return (first, stop)


def also(scene: Scene, mention: Mention) -> Mention | None:
    """«القوات التركية والروسية»: the second state of two that share a head."""
    at = mention.stop
    form = scene.letters(at) if at < scene.words.end_of_sentence(mention.first) else ""
    if not form.startswith(AND + ARTICLE) or mention.country is None:
        return None
    head = scene.hits[mention.first].get("head")
    iso = nisba(form[1:])
    if head is None or iso is None or head.row.ends not in ("state", "strict"):
        return None
    if not nisba(scene.letters(at - 1)):
        return None
    twin = _composed(scene, head, Tail(at + 1, iso))
    name = f"{scene.printed(head.first, head.stop, len(head.proclitics))} {form[1:]}"
    return twin._replace(
        first=at,
        name=twin.name if twin.name_en and twin.entity in actors_by_key() else name,
        core=None,
        cut=1,
        mention="alias",
    )

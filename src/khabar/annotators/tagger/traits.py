"""What a word shows of itself, for the learned tagger: spelling, lists, verbs, places.

Each trait is a short string. The tagger has a weight for every trait and label; training
and reading ask the same functions here, so that they cannot drift apart.
"""

from __future__ import annotations

from functools import lru_cache

from khabar.lexicon.gazetteer.countries import nisba_country
from khabar.lexicon.gazetteer.index import gazetteer
from khabar.lexicon.learned.weights import Weights
from khabar.lexicon.name_index import sorts, spelt, steering
from khabar.lexicon.person_names import finite, finite_lemmas, is_everyday, is_ordinary, name_kind
from khabar.text.clitics import openings

BIG, TOWN, SMALL = 500_000, 50_000, 5_000
SHORTEST, LONGEST = 3, 9
DEFINITE = ("ال", "لل")
LEAST, MOST = -6, 8
JOINTS = frozenset({"particle", "nasab", "servant"})
SURE_NAMES = frozenset({"given", "servant", "kunya", "nasab"})
BY_RANK = ("state", "title", "head", "people", "known", "press")
YEH, TEH = "\u064a", "\u0629"


def own(form: str, of: Weights) -> tuple[str, ...]:
    """What a word shows for its own label; ``of`` tells how common it is in names."""
    found = {f"w{form}", f"c{sort_of(form, of)}", f"l{min(len(form), LONGEST)}"}
    for n in (1, 2, 3):
        if len(form) > n + 1:
            found |= {f"p{form[:n]}", f"x{form[-n:]}"}
    for stem, proclitics, definite in openings(form):
        kind = name_kind(stem)
        if definite:
            found.add(f"d{stem}")
            if kind:
                found.add(f"dk{kind}")
            if is_everyday(stem):
                found.add("de")
            continue
        found.add(f"s{stem}")
        if is_everyday(stem):
            found.add(f"e{proclitics}")
        if size := place(stem):
            found.add(f"g{proclitics}{size}")
        found |= _person(stem, proclitics, kind, of)
    whole = f"^{form}$"
    found |= {f"q{whole[at : at + n]}" for n in (3, 4) for at in range(len(whole) - n + 1)}
    found |= _common(form)
    if finite_lemmas(form) & spelt("speech"):
        found.add("vs")
    return tuple(found)


def beside(form: str, of: Weights) -> tuple[str, ...]:
    """What a word shows for the labels of its neighbours."""
    found = {f"w{form}", f"c{sort_of(form, of)}"}
    if len(form) > 3:
        found |= {f"x{form[-2:]}", f"p{form[:2]}"}
    for stem, proclitics, definite in openings(form):
        if not definite:
            if proclitics:
                found.add(f"s{stem}")
            found |= _person(stem, proclitics, name_kind(stem), of)
    return tuple(found | _common(form))


@lru_cache(maxsize=1 << 14)
def _person(stem: str, proclitics: str, kind: str, of: Weights) -> frozenset[str]:
    """What a stem may be in a person's name, by our lists and by how common it is."""
    found = {f"k{proclitics}{kind}"} if kind else set()
    if common := of.name_count(stem):
        found.add(f"a{proclitics}{common}")
    if len(stem) > 2:
        found.add(f"t{proclitics}{max(LEAST, min(MOST, of.strangeness(stem)))}")
    return frozenset(found)


@lru_cache(maxsize=1 << 14)
def _common(form: str) -> frozenset[str]:
    """What a whole word may be: a verb, an opener of phrases, an adjective, everyday."""
    found = set()
    if genders := finite(form):
        found.add(f"v{genders}")
    if opens := named_as(form):
        found.add(f"i{opens}")
    if nisba_country(form):
        found.add("n")
    if is_ordinary(form):
        found.add("o")
    return frozenset(found)


def place(name: str) -> str:
    """How big the biggest place of a name is, and of which kind; "" for none."""
    head = gazetteer().head(name)
    if not head.rows:
        return "+" if head.longest > 1 else ""
    entry = gazetteer().named(name)[0]
    people = entry.population
    size = 4 if people > BIG else 3 if people > TOWN else 2 if people > SMALL else 1
    return f"{size}{entry.kind[:2]}"


@lru_cache(maxsize=1 << 14)
def named_as(form: str) -> str:
    """The sorts of phrases in the index of names that a word may open."""
    return "|".join(sorted(sorts(form)))


def is_new(form: str, of: Weights) -> bool:
    """Whether a folded word may be in a name that no rule knows: where the tagger reads at all."""
    if len(form) < SHORTEST or form in steering("stop"):
        return False
    kind = name_kind(form)
    if kind == "given":
        return True
    if is_ordinary(form) or kind in JOINTS:
        return False
    if kind:
        return True
    if form.startswith(DEFINITE) or nisba_country(form) or sorts(form):
        return False
    stems = [stem for stem, _, definite in openings(form) if not definite]
    return any(of.name_count(stem) or of.strangeness(stem) > 0 for stem in stems)


@lru_cache(maxsize=1 << 14)
def sort_of(form: str, of: Weights) -> str:
    """The one coarse sort of a word that its neighbours are read with."""
    if not form:
        return ""
    if not form[0].isalpha():
        return "0" if form[0].isdigit() else form[0]
    if form[0] < "\u0600":
        return "latin"
    if form in steering("stop"):
        return "stop"
    for stem, proclitics, definite in openings(form):
        kind = name_kind(stem)
        if not definite and kind in SURE_NAMES and len(proclitics) < 2:
            return f"{kind}{bool(proclitics):d}"
    opens = sorts(form)
    for rank in BY_RANK:
        if rank in opens:
            return rank
    if finite(form):
        return "says" if finite_lemmas(form) & spelt("speech") else "verb"
    article = "al" if form.startswith(DEFINITE) else ""
    if nisba_country(form):
        return f"nisba{article}"
    if name_kind(form):
        return name_kind(form)
    if is_everyday(form):
        return f"day{article}"
    size = place(form)
    if size[:1] in ("3", "4"):
        return "town"
    if is_ordinary(form):
        return f"word{article}{form[0] in 'وفبكل':d}"
    name = any(of.name_count(stem) for stem, _, definite in openings(form) if not definite)
    ending = form[-1] if article and form[-1] in (YEH, TEH) else ""
    return f"new{article}{ending}{name:d}{size[:1] in ('1', '2'):d}"

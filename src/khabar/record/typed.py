"""What a person typed for a value, as the reading that it stands for.

A place is looked up as any place in a text is: by the same annotators, in the company of the
places that the article names. What they do not know is kept as words and laid nowhere.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from msgspec.structs import replace

from khabar.lexicon.gazetteer import gazetteer
from khabar.lexicon.gazetteer.entry import Entry
from khabar.pipeline import annotate
from khabar.readings.actor import Actor, Entity
from khabar.readings.article import Article
from khabar.readings.number import Number
from khabar.readings.place import Place
from khabar.readings.review import CORRECTED
from khabar.readings.time import Time
from khabar.record.article import record
from khabar.record.masking import masked
from khabar.text.document import Document
from khabar.text.span import Span
from khabar.text.view import fold

KNOWN = re.compile(r"\A([^\[(]*)[\[(]((?:wof|gn|khabar):[^\s\])]+)[\])]")
"""Words with the gazetteer's own id behind them: «الوادي [gn:2497411]»."""

EXACT: tuple[tuple[int, Literal[1, 2, 3, 4]], ...] = ((1, 1), (6, 2), (7, 3), (31, 4))
"""UCDP's precision of a date by its days at most."""

COMPANY = 3
"""Places of the article that a typed one is read in the company of."""

POINT_KM = 10.0
"""How far a place that is named by its id alone is taken to reach where nothing tells."""


def masked_words(words: str) -> str:
    """Words that a person typed, without the names of private people that are read in them."""
    return masked(_read(words, None)).text if words.strip() else words


def place(words: str, article: Article, at: Span) -> Place:
    """Where a person says it was; ``at`` are the characters that it is said of."""
    told = KNOWN.fullmatch(words.strip())
    name, id = (told[1].strip(), told[2]) if told else (words, "")
    text = at.of(article.text)
    if id:
        found = next((one for one in gazetteer().named(fold(name)) if one.id == id), None)
        if found is not None:
            return _of_entry(found, text, at)
    key = fold(name)
    for one in article.places:
        if one.lat is not None and (key == fold(one.name) or name == one.name_en):
            return replace(one, id="", rule=CORRECTED, span=at, text=text)
    read = _places(name, _company(article), article.published)
    if read is not None and read.lat is not None:
        return replace(read, id="", rule=CORRECTED, span=at, text=text, name=read.name or name)
    entry = _likeliest(key, article)
    if entry is not None:
        return _of_entry(entry, text, at)
    return Place(rule=CORRECTED, span=at, text=text, name=name, kind="city")


def _company(article: Article) -> str:
    """Names of places in the country that most of the article's places lie in."""
    laid = [one for one in article.places if one.gazetteer and one.country]
    if not laid:
        return ""
    [(country, _)] = Counter(one.country for one in laid).most_common(1)
    names = dict.fromkeys(one.name for one in laid if one.country == country)
    return ", ".join([*names][:COMPANY])


@lru_cache(maxsize=4096)
def _places(words: str, company: str, published: str | None) -> Place | None:
    """The place that covers the most of the words, read as if they stood in a text."""
    read = _read(f"{words}\n{company}", published)
    inside = [one for one in read.places if one.span.stop <= len(words)]
    return max(inside, key=lambda one: one.span.stop - one.span.start, default=None)


@lru_cache(maxsize=4096)
def _read(words: str, published: str | None) -> Article:
    day = date.fromisoformat(published[:10]) if published else None
    return record(annotate(Document(words, published=day)))


def _likeliest(key: str, article: Article) -> Entry | None:
    """The first that the gazetteer names so, of the article's own countries where one is."""
    here = {one.country for one in article.places if one.gazetteer}
    found = gazetteer().named(key)
    return next((one for one in found if one.country in here), found[0] if found else None)


def _of_entry(entry: Entry, text: str, at: Span) -> Place:
    return Place(
        rule=CORRECTED,
        span=at,
        text=text,
        name=entry.name,
        name_en=entry.name_en or None,
        gazetteer=entry.id,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country or None,
        admin1=entry.admin1 or None,
        kind=entry.kind,
        area={"radius_km": round(max(entry.km, POINT_KM if entry.kind == "region" else 2.0), 1)},
        geo_precision=2 if entry.kind == "region" else 1,
        where_prec=4 if entry.kind == "region" else 1,
        sensitive="sensitive" in entry.flags,
    )


def actor(words: str, article: Article, at: Span) -> tuple[Actor, Entity | None]:
    """Whom a person names, and a new entity where the article had none of that name.

    One of whom nothing tells that he is a person is taken for a group.
    """
    text, key = at.of(article.text), fold(words)
    for known in article.entities:
        if key in (fold(known.name), *map(fold, known.aliases_seen)) or words == known.name_en:
            mention = next((one for one in article.actors if one.entity == known.id), None)
            if mention is not None:
                told = replace(mention, id="", rule=CORRECTED, span=at, text=text, mention="name")
                return replace(told, name=words), None
    read = _read(words, article.published)
    longest = max(read.actors, key=lambda one: one.span.stop - one.span.start, default=None)
    if longest is None or 2 * len(longest.text) < len(words):
        made = Actor(rule=CORRECTED, span=at, text=text, name=words, kind="group")
        return made, Entity(rule=CORRECTED, key=None, name=words, name_en=None, kind="group")
    whom = next(one for one in read.entities if one.id == longest.entity)
    same = next((one for one in article.entities if whom.key and one.key == whom.key), None)
    made = replace(
        longest, id="", rule=CORRECTED, span=at, text=text, name=words,
        entity=same.id if same else None, loaded=None, mention="name",
    )  # fmt: skip
    return made, None if same else replace(whom, id="", rule=CORRECTED)


def time(days: str, article: Article, at: Span) -> Time:
    """When a person says it was: a day, or ``FIRST/LAST``, both of them in it."""
    first, _, last = days.partition("/")
    start = date.fromisoformat(first)
    stop = (date.fromisoformat(last) if last else start) + timedelta(days=1)
    many = (stop - start).days
    return Time(
        rule=CORRECTED, span=at, text=at.of(article.text), type="DATE", value=days,
        start=start.isoformat(), stop=stop.isoformat(),
        time_precision=1 if many == 1 else 2 if many <= 7 else 3,
        date_prec=next((prec for most, prec in EXACT if many <= most), 5),
    )  # fmt: skip


def count(told: str, kind: str, article: Article, at: Span) -> Number:
    """How many a person says they were: ``12``, or ``12-20``."""
    first, _, last = told.replace("–", "-").partition("-")
    low, high = int(first), int(last or first)
    return Number(
        rule=CORRECTED, span=at, text=at.of(article.text), value=low if low == high else None,
        low=low, high=high, of=kind,
    )  # fmt: skip

"""Which countries an article is about, and which mentions that makes credible."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from khabar.annotators.places.lookup import KNOWN_ELSEWHERE, KNOWN_HERE, REGION, size
from khabar.annotators.places.mention import Mention
from khabar.annotators.places.retold import told_by_two
from khabar.annotators.places.runs import before, contained, listed, runs
from khabar.annotators.places.vocabulary import head_word, is_locative, stopwords, words_of_role
from khabar.annotators.places.weights import Weights
from khabar.lexicon.actors import PressRow, press_by_key, press_rows
from khabar.lexicon.gazetteer import Entry, nisba_country
from khabar.lexicon.phrases import key
from khabar.text.words import Words

VOUCHED = ("headed", "titled", "retold", "possessed")
"""The rules by which a name stands, whatever the article is about."""
KNOWN_SOMEWHAT = 3.5
"""The size from which a locative before the name is enough, in the article's country."""
NEIGHBOUR_DEGREES = 0.6
DEFINITE_AFTER_PARTICLE = 5.6
SHORT = 4
"""Of so many letters, what follows «ب» is as likely the rest of another word."""
RIVAL = 2.0
"""A name with a rival abroad less than this smaller speaks for both countries."""
CAPITAL, ADJECTIVE, PUBLISHER = 0.5, 0.4, 0.5
"""Weights beside a town's 1: capitals are named as states too, adjectives of anything."""
SHARE_OF_CONTEXT = 0.15


def publisher_country(words: Words) -> str | None:
    """The country of who printed the article, as far as the name given tells it."""
    publisher = words.document.publisher
    if not publisher:
        return None
    row = press_by_key().get(key(publisher)) or _by_site().get(publisher.lower())
    if row is not None:
        return row.country or None
    for word in key(publisher).split():
        country = nisba_country(word)
        if country:
            return country
    return None


@cache
def _by_site() -> dict[str, PressRow]:
    """Outlets by the first part of their sites' names («example» of example.com)."""
    return {site.split(".")[0]: row for row in press_rows() for site in row.domains}


def known(entry: Entry) -> bool:
    """Whether the bare name is enough for this place."""
    if "weak" in entry.flags:
        return False
    return size(entry) >= (KNOWN_HERE if entry.country in REGION else KNOWN_ELSEWHERE)


def sure(mention: Mention) -> bool:
    """Whether a mention stands by itself, whatever the article is about."""
    if mention.rule in VOUCHED:
        return True
    if mention.loose or mention.key in stopwords():
        return False
    if not mention.entries or not known(mention.entries[0]):
        return False
    return not mention.proclitics or _stands_cut(mention)


def _stands_cut(mention: Mention) -> bool:
    """Whether a name from which letters were cut is big enough not to be an accident."""
    top, long = size(mention.entries[0]), len(mention.key) > 3
    if mention.proclitics[-1] in "فك":
        return top >= 6 and long
    definite = mention.key.startswith("ال") and " " not in mention.key
    if definite and mention.proclitics[-1] in "بل":
        river = mention.entries[0].kind == "natural" and known(mention.entries[0])
        return river or top >= DEFINITE_AFTER_PARTICLE  # «بالإشارة» is seldom a town
    return long or mention.entries[0].kind == "country"


def countries_of(words: Words, found: list[Mention]) -> Weights:
    """How much each country is in the article: its places, its adjectives, its publisher."""
    total: defaultdict[str, float] = defaultdict(float)
    by_name: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for mention in found:
        if not mention.entries or not sure(mention):
            continue
        top = size(mention.entries[0])
        if top < KNOWN_SOMEWHAT:
            continue
        likely = {e.country for e in mention.entries if size(e) >= top - RIVAL and e.country}
        weight = CAPITAL if "capital" in mention.entries[0].flags else 1.0
        for country in likely:
            total[country] += weight / len(likely)
            by_name[mention.key][country] += weight / len(likely)
    for adjective in [nisba_country(word.form) for word in words.items]:
        if adjective:
            total[adjective] += ADJECTIVE
    publisher = publisher_country(words)
    if publisher:
        total[publisher] += PUBLISHER
    return Weights(total, by_name)


def believed(words: Words, found: list[Mention], weights: Weights) -> list[bool]:
    """For each mention whether it is one of a place."""
    here = weights.here(SHARE_OF_CONTEXT)
    headed = {m.key for m in found if m.rule == "headed" and m.head and m.head.evidence == "strong"}
    verdicts: list[bool] = []
    for mention in found:
        verdicts.append(_believed(words, mention, here, headed, found, verdicts))
    for run in runs(words, found):
        for n in listed(found, verdicts, run):
            verdicts[n] = not _in_tag(words, found[n]) and not _in_phrase(words, found[n])
    told = {m.key for m, v in zip(found, verdicts, strict=True) if v and _told(m)}
    for n, mention in enumerate(found):
        if not verdicts[n] and mention.key in told and _again(words, mention, here):
            verdicts[n] = True  # «في الرمادي … من الرمادي»
    return verdicts


def _told(mention: Mention) -> bool:
    """Whether a name that may be a word, once believed, is one wherever it stands again."""
    return mention.rule in ("named", "headed") and mention.key in stopwords("wary")


def _again(words: Words, mention: Mention, here: frozenset[str]) -> bool:
    return (
        mention.rule == "named"
        and not mention.loose
        and not mention.proclitics
        and _near(mention, here)
        and not (_in_tag(words, mention) or _in_phrase(words, mention))
        and not (_described(words, mention) or _qualifies(words, mention))
    )


def _believed(
    words: Words, mention: Mention, here: frozenset[str], headed: set[str], found: list[Mention],
    verdicts: list[bool],
) -> bool:  # fmt: skip
    if mention.rule == "named" and mention.key not in headed:  # most: told with one look or two
        if mention.loose:
            return False
        if not sure(mention) and not _near(mention, here):
            return False
    if _in_tag(words, mention) or _in_phrase(words, mention):
        return False
    if told_by_two(mention, found, verdicts) or _verbal(words, mention):
        return False
    if sure(mention) and not _qualifies(words, mention):
        return True
    joined = _joined(mention, found, verdicts)
    if mention.rule == "coordinated":
        return joined
    if mention.loose or _described(words, mention):
        return False
    if mention.key in headed:
        return mention.key not in stopwords() or _placed(words, mention)
    if mention.key in stopwords("common"):
        return False  # «في كمين ببلدة …»
    if mention.key in stopwords("never"):
        led = _placed(words, mention) or mention.proclitics[-1:] == "ب"  # «ببشار جنوب الجزائر»
        return contained(words, mention.stop) and led and _near(mention, here)
    top = size(mention.entries[0])
    if not _near(mention, here):
        return False
    if joined and _close(mention, found):
        return True
    if contained(words, mention.stop):
        plain = mention.key.startswith("ال") and " " not in mention.key
        return not (plain or mention.key in stopwords()) or _placed(words, mention)
    if top < KNOWN_SOMEWHAT:
        return _after_plural_head(words, mention)
    if mention.key in stopwords():
        return _placed(words, mention) or (joined and top >= KNOWN_HERE)
    return joined or _placed(words, mention)


def _verbal(words: Words, mention: Mention) -> bool:
    """«للنيل من سمعته»: a verbal noun that is spelt like the name of a river."""
    after = words.form(mention.stop) == "من" and mention.key in words_of_role("verbal")
    return after and mention.rule == "named"


def _near(mention: Mention, here: frozenset[str]) -> bool:
    """Whether a place of the name lies in a country that the article is about, or in none."""
    countries = {entry.country for entry in mention.entries}
    return "" in countries or not countries.isdisjoint(here)


def _after_plural_head(words: Words, mention: Mention) -> bool:
    """«مستشفيات X», «شوارع X»: a kind in the plural vouches for a name of any size."""
    read = head_word(words.form(mention.first - 1))
    return read is not None and read[0].number == "plural" and not mention.proclitics


def _in_tag(words: Words, mention: Mention) -> bool:
    """Whether the name is a part of a longer tag («#مطر_المدينة»): that names a topic."""
    return words.form(mention.lead - 1) == "_" or words.form(mention.stop) == "_"


def _in_phrase(words: Words, mention: Mention) -> bool:
    """Whether the name and the word before it say something else («صلاة المغرب»)."""
    before = words.form(mention.lead - 1)
    return before in _misleading() and f"{before} {mention.key}" in stopwords("never")


@cache
def _misleading() -> frozenset[str]:
    """The first words of phrases that hold a name and mean no place."""
    return frozenset(phrase.partition(" ")[0] for phrase in stopwords("never") if " " in phrase)


def _qualifies(words: Words, mention: Mention) -> bool:
    """«الطريق الأقصر»: a definite word after a definite noun is rather an adjective of it."""
    if mention.rule != "named" or mention.proclitics or " " in mention.key:
        return False
    if not mention.key.startswith("ال") or size(mention.entries[0]) >= DEFINITE_AFTER_PARTICLE:
        return False
    before = words.form(mention.first - 1)
    return before.startswith("ال") and len(before) > SHORT and head_word(before) is None


def _described(words: Words, mention: Mention) -> bool:
    """«الشعب اليمني», «السياج الغربي»: a definite noun with its adjective is no town."""
    if mention.rule != "named" or " " in mention.key or not mention.key.startswith("ال"):
        return False
    after = words.form(mention.stop)
    if not after.startswith("ال") or not after.endswith(("ي", "ة")) or after == "الي":
        return False
    land = nisba_country(after)  # «الصويرة المغربية» is the one in Morocco
    return not any(e.country == land and size(e) >= KNOWN_SOMEWHAT for e in mention.entries)


def _joined(mention: Mention, found: list[Mention], verdicts: list[bool]) -> bool:
    """Whether the name goes on from one that is believed."""
    at = mention.follows
    return at is not None and at < len(verdicts) and verdicts[at]


def _close(mention: Mention, found: list[Mention]) -> bool:
    """Whether a place of the name lies near one that the name goes on from."""
    before = found[mention.follows or 0].entries
    return any(
        abs(one.lat - two.lat) < NEIGHBOUR_DEGREES and abs(one.lon - two.lon) < NEIGHBOUR_DEGREES
        for one in mention.entries
        for two in before[:3]
        if two.kind != "country"
    )


def _placed(words: Words, mention: Mention) -> bool:
    """Whether the mention stands where a place may: after a locative or a kind word."""
    if mention.proclitics[-1:] == "ب" and len(mention.key) > SHORT:
        return True
    if mention.proclitics:
        return False
    form = words.form(before(words, mention.first))
    read = head_word(form)
    return is_locative(form) or (read is not None and not read[2])

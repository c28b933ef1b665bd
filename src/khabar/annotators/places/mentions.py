"""Finding what may be mentions of places, left to right."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.places.called import called, titled
from khabar.annotators.places.directions import names_direction, points
from khabar.annotators.places.headed import headed
from khabar.annotators.places.lands import of_land
from khabar.annotators.places.lookup import KNOWN_HERE, Named, name_at, size, starts
from khabar.annotators.places.mention import Mention
from khabar.annotators.places.name_bounds import past_closing_adjective
from khabar.annotators.places.nationality import is_accusative, is_own_name
from khabar.annotators.places.retold import retold
from khabar.annotators.places.runs import JOINTS
from khabar.annotators.places.vocabulary import HeadWord, head_word, words_of_role
from khabar.lexicon.gazetteer import nisba_country
from khabar.text.clitics import openings
from khabar.text.words import Kind, Words

OWNED = HeadWord("مرفق", "facility", "facility", "strong")
"""A facility that only its town is known of."""


def mentions(words: Words) -> list[Mention]:
    """Every candidate of an article in order, none within another."""
    found: list[Mention] = []
    items = words.items
    for bounds in words.bounds:
        at = bounds.start
        stop = bounds.stop
        while at < stop:
            word = items[at]
            if not _opens(word.form) or word.kind is not Kind.LETTERS:
                at += 1
                continue
            owned = _possessed(words, at, found)
            taken = [owned] if owned else _at(words, at, stop, len(found))
            if taken and found and found[-1].stop == at:
                taken[0] = _cut(words, taken[0], found[-1])
            found += taken
            at = taken[-1].stop if taken else at + 1
    return retold(words, found)


@lru_cache(maxsize=1 << 16)
def _opens(form: str) -> bool:
    """Whether a mention may begin with this word: most cannot."""
    if bool(starts(form)) or head_word(form) is not None or _pronoun(form) is not None:
        return True
    lands = words_of_role("grounds") | words_of_role("ground_of_land")
    return any(opening.stem in lands for opening in openings(form))


@lru_cache(maxsize=1 << 16)
def _pronoun(form: str) -> tuple[str, str] | None:
    """A facility with the pronoun of its town («مينائها»), and the proclitics before it."""
    known = words_of_role("possessed")
    if form[-1:] not in ("ه", "ا"):
        return None
    return next(((o.stem, o.proclitics) for o in openings(form) if o.stem in known), None)


def _possessed(words: Words, at: int, found: list[Mention]) -> Mention | None:
    """«عدن ومينائها»: the port of the place told at once before."""
    read = _pronoun(words.items[at].form)
    if read is None or not found or not found[-1].entries:
        return None
    last = found[-1]
    if at - last.stop > 1 or words.sentence_of[at] != words.sentence_of[last.first]:
        return None
    if last.rule == "named" and size(last.entries[0]) < KNOWN_HERE:
        return None
    return Mention(at, at, at + 1, read[1], read[0], (), OWNED, "possessed")


@lru_cache(maxsize=1 << 16)
def _only_names(form: str) -> bool:
    """Whether a word is no kind of place, no adjective of a country and no direction."""
    return head_word(form) is None and not nisba_country(form) and not names_direction(form)


def _at(words: Words, at: int, stop: int, number: int) -> list[Mention]:
    form = words.items[at].form
    named = name_at(words, at, stop)
    told = titled(words, at, stop) or of_land(words, at, stop) or called(words, at, stop)
    if told is not None and (named is None or named.stop <= told.stop):
        return [told]
    if _only_names(form) and (named is None or named.entries[0].kind != "country"):
        return (
            [] if named is None or is_accusative(words, named) else [_plain(words, named, number)]
        )
    head = head_word(form)
    if head is not None and (named is None or named.stop == at + 1):
        led = list(headed(words, at, stop, *head, number))
        if led or named is None or not head[2]:
            return led
    if named is None or (nisba_country(form) and not is_own_name(words, named)):
        return []
    if is_accusative(words, named):
        return []
    if (
        head is not None
        and named.stop > at + 1
        and not head[0].strip
        and not named.proclitics.startswith("ك")
    ):
        end = past_closing_adjective(words, named.stop, stop)
        return [_plain(words, named, 0)._replace(stop=end, head=head[0], rule="headed")]
    if named.stop == at + 1 and points(words, at, stop):
        return []
    return [_plain(words, named, number)]


def _cut(words: Words, mention: Mention, last: Mention) -> Mention:
    """After a place «وجدة» is rather «و» and Jeddah than Oujda."""
    if mention.rule != "named" or mention.proclitics or not last.entries:
        return mention
    if size(last.entries[0]) < KNOWN_HERE and last.rule == "named":
        return mention
    if mention.stop > mention.first + 1 or not mention.key.startswith("و"):
        return mention
    for start in starts(mention.key):
        if start.proclitics == "و" and start.entries and size(start.entries[0]) >= KNOWN_HERE:
            return mention._replace(proclitics="و", key=start.stem, entries=start.entries)
    return mention


def _plain(words: Words, named: Named, number: int) -> Mention:
    return Mention(
        named.first,
        named.first,
        named.stop,
        named.proclitics,
        named.key,
        named.entries,
        None,
        "named",
        named.loose,
        follows=number - 1 if number and _joined(words, named) else None,
    )


def _joined(words: Words, named: Named) -> bool:
    """Whether «و» or a mark of listing stands before the name."""
    if named.proclitics.startswith("و"):
        return True
    before = named.first - 1
    while before >= 0 and words.items[before].kind is Kind.QUOTE:
        before -= 1
    form = words.form(before)
    return form in JOINTS or form in ("و", "او")

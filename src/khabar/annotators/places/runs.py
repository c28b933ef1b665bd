"""Names that vouch for one another: lists of places, and places told with what they lie in."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.annotators.places.directions import names_direction
from khabar.annotators.places.lookup import TAG_SIGNS
from khabar.annotators.places.mention import Mention
from khabar.annotators.places.vocabulary import head_word, stopwords, words_of_role
from khabar.lexicon.gazetteer import Entry
from khabar.text.letters import DASHES
from khabar.text.words import Kind, Words

JOINTS = DASHES | frozenset("،,/")
PASSED = frozenset("()[]")
KIN_DEGREES = 2.0
"""Places of a list lie within some 200 km of one another, or in one country."""
IN, NEAR = "في", "قرب"
LONG = 3
"""From so many names on a list vouches for a name that is a common word as well."""


def before(words: Words, at: int) -> int:
    """The word before word ``at``, quotation marks and brackets passed over."""
    at -= 1
    while at >= 0 and _passed(words, at):
        at -= 1
    return at


def _passed(words: Words, at: int) -> bool:
    return words.items[at].kind is Kind.QUOTE or words.form(at) in PASSED


def adjoining(words: Words, one: Mention, two: Mention) -> bool:
    """Whether a name goes on from another with «و», a comma or a dash alone between them."""
    if words.sentence_of[one.first] != words.sentence_of[two.first]:
        return False
    joined = two.proclitics.startswith("و")
    for at in range(one.stop, two.lead):
        form = words.form(at)
        if form in JOINTS or form in words_of_role("joint"):
            joined = True
        elif (
            words.items[at].kind is not Kind.QUOTE and form not in PASSED and form not in TAG_SIGNS
        ):
            return False
    return joined


def runs(words: Words, found: list[Mention]) -> Iterator[range]:
    """The lists of an article: two names and more, each going on from the one before."""
    start = 0
    for n in range(1, len(found) + 1):
        if n < len(found) and adjoining(words, found[n - 1], found[n]):
            continue
        if n - start > 1:
            yield range(start, n)
        start = n


def listed(found: list[Mention], verdicts: list[bool], run: range) -> list[int]:
    """The names of a list that those believed vouch for."""
    sure = [n for n in run if verdicts[n] and found[n].entries]
    if not sure or len(sure) == len(run):
        return []
    lands = {entry.country for n in sure for entry in found[n].entries[:1]}
    kin = [entry for n in sure for entry in found[n].entries[:3] if entry.kind != "country"]
    taken = []
    for n in run:
        mention = found[n]
        if verdicts[n] or not mention.entries or mention.loose:
            continue
        if mention.key in stopwords("never") and (len(run) < LONG or len(sure) < LONG - 1):
            continue
        if len(sure) == 1 and abs(sure[0] - n) > 1:
            continue
        if any(akin(entry, kin, lands) for entry in mention.entries):
            taken.append(n)
    return taken


def akin(entry: Entry, kin: list[Entry], lands: set[str]) -> bool:
    """Whether a place lies near those of its list."""
    if entry.kind == "country" or not kin:
        return entry.kind == "country" or entry.country in lands
    return any(
        abs(entry.lat - other.lat) < KIN_DEGREES and abs(entry.lon - other.lon) < KIN_DEGREES
        for other in kin
    ) or (bool(entry.population) and entry.country in lands)


def contained(words: Words, at: int) -> bool:
    """Whether what a place lies in is told from word ``at`` on («X بمحافظة Y», «X شمال Y»)."""
    last = len(words.items)
    while at < last and (_passed(words, at) or words.form(at) in JOINTS):
        at += 1
    form = words.form(at)
    if form in words_of_role("lying"):
        return True
    read = head_word(form)
    if read is not None and read[0].strip and not read[2] and read[1] in ("ب", "ل"):
        return True
    return names_direction(form) and form[-1:] not in "ةا" and words.form(at + 1) != "من"


def told_within(words: Words, at: int) -> bool:
    """Whether so much is told after a name behind a kind word: also «منطقة X في ريف Y»."""
    if contained(words, at):
        return True
    form = words.form(at)
    if form in (IN, NEAR):
        form = words.form(at + 1)
    elif form[:1] == "ب":
        form = form[1:]
    else:
        return False
    if form in words_of_role("ground"):
        return True
    read = head_word(form)
    return read is not None and read[0].strip and not read[2] and not read[1]

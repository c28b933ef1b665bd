"""Finding what may be mentions of places, left to right."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from khabar.annotators.places.directions import names_direction, points
from khabar.annotators.places.lookup import Named, name_at, size, starts
from khabar.annotators.places.mention import Mention
from khabar.annotators.places.runs import before, contained
from khabar.annotators.places.vocabulary import (
    HeadWord,
    closing_adjectives,
    head_word,
    is_foreign,
    is_locative,
    stopwords,
    titles,
    words_of_role,
)
from khabar.lexicon.gazetteer import nisba_country
from khabar.lexicon.valley import led_to
from khabar.lexicon.verbs import verb_forms
from khabar.text.clitics import openings
from khabar.text.letters import DASHES
from khabar.text.words import Kind, Words

BETWEEN_NAMES = DASHES | frozenset("،,/")
MOST_COORDINATED = 8
NAMED_BARE = frozenset(("airport", "port", "hospital", "crossing", "refinery", "hotel"))
"""Facilities whose name may be any word that is not an adjective of them."""
VALLEY = "وادي"
OWNED = HeadWord("مرفق", "facility", "facility", "strong")
"""A facility that only its town is known of."""
SPOT = HeadWord("مكان", "local", "spot", "strong", strip=True)
"""A place of no kind told."""
QUOTED = 3
"""The most words of a name between quotation marks."""
LONGER = 3
"""An indefinite noun in the accusative has more letters than this."""
TOWN = 4.3
"""The size (see `lookup.size`) of a town that a bare name is enough for."""
NAMED_AFTER_HEAD = ("city", "region", "local", "natural")


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
    return _retold(words, found)


def _retold(words: Words, found: list[Mention]) -> list[Mention]:
    """The mentions, and among them the names that a kind word taught where they stand bare.

    «بلدة X» teaches X even if no gazetteer has it; «من X» further on is the same place.
    """
    taught = {m.key: m for m in found if m.rule == "headed" and not m.entries and _teaches(m)}
    if not taught:
        return found
    told: list[Mention] = []
    numbers: list[int] = []
    at = 0
    for mention in found:
        for n in range(at, mention.lead):
            told += _again(words, n, taught)
        follows = None if mention.follows is None else numbers[mention.follows]
        numbers.append(len(told))
        told.append(mention._replace(follows=follows))
        at = max(at, mention.stop)
    for n in range(at, len(words.items)):
        told += _again(words, n, taught)
    return told


def _teaches(mention: Mention) -> bool:
    return mention.head is not None and mention.head.strip and " " not in mention.key


def _again(words: Words, at: int, taught: dict[str, Mention]) -> Iterator[Mention]:
    for opening in openings(words.items[at].form):
        first = taught.get(opening.stem)
        if first is None or opening.definite:
            continue
        if opening.proclitics[-1:] in ("ب", "ل") or (
            not opening.proclitics and is_locative(words.form(before(words, at)))
        ):
            yield first._replace(
                lead=at, first=at, stop=at + 1, proclitics=opening.proclitics, rule="retold"
            )
            return


@lru_cache(maxsize=1 << 16)
def _opens(form: str) -> bool:
    """Whether a mention may begin with this word: most cannot."""
    return bool(starts(form)) or head_word(form) is not None or _pronoun(form) is not None


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
    if last.rule == "named" and size(last.entries[0]) < TOWN:
        return None
    return Mention(at, at, at + 1, read[1], read[0], (), OWNED, "possessed")


@lru_cache(maxsize=1 << 16)
def _only_names(form: str) -> bool:
    """Whether a word is no kind of place, no adjective of a country and no direction."""
    return head_word(form) is None and not nisba_country(form) and not names_direction(form)


def _at(words: Words, at: int, stop: int, number: int) -> list[Mention]:
    form = words.items[at].form
    named = name_at(words, at, stop)
    titled = _titled(words, at, stop) or _called(words, at, stop)
    if titled is not None and (named is None or named.stop <= titled.stop):
        return [titled]
    if _only_names(form) and (named is None or named.entries[0].kind != "country"):
        return [] if named is None or _accusative(words, named) else [_plain(words, named, number)]
    head = head_word(form)
    if head is not None and (named is None or named.stop == at + 1):
        led = list(_headed(words, at, stop, *head, number))
        if led or named is None or not head[2]:
            return led
    if named is None or (nisba_country(form) and not _own_name(words, named)):
        return []
    if _accusative(words, named):
        return []
    if (
        head is not None
        and named.stop > at + 1
        and not head[0].strip
        and not named.proclitics.startswith("ك")
    ):
        end = _closed(words, named.stop, stop)
        return [_plain(words, named, 0)._replace(stop=end, head=head[0], rule="headed")]
    if named.stop == at + 1 and points(words, at, stop):
        return []
    return [_plain(words, named, number)]


def _titled(words: Words, at: int, stop: int) -> Mention | None:
    """A kind with the article and what makes a name of it («القصر الرئاسي», «المنطقة الشرقية»)."""
    if at + 1 >= stop or not titles():
        return None
    form, following = words.items[at].form, words.items[at + 1].form
    for opening in openings(form):
        kind = titles().get(opening.stem, {}).get(following)
        if kind is None or words.form(at + 2) == "من":
            continue
        return Mention(
            at, at, at + 2, opening.proclitics, f"{opening.stem} {following}", (), kind, "titled"
        )
    return None


def _called(words: Words, at: int, stop: int) -> Mention | None:
    """«المكان المسمى X», «المنطقة المعروفة باسم X»: what a place is said to be called."""
    if at + 2 >= stop or words.items[at + 1].form not in words_of_role("called"):
        return None
    read = head_word(words.items[at].form)
    spot = any(o.stem in words_of_role("spot") for o in openings(words.items[at].form))
    if not spot and not (read and read[2] and read[0].kind in ("region", "local", "city")):
        return None
    first = _name_start(words, at + 2, stop)
    if words.form(first) in words_of_role("by name"):
        first = _name_start(words, first + 1, stop)
    head = read[0] if read and read[0].strip else SPOT
    named = name_at(words, first, stop) if first < stop else None
    if named and (size(named.entries[0]) >= TOWN or named.stop > first + 1):
        return Mention(at, first, named.stop, "", named.key, named.entries, head, "headed")
    end = _unknown(words, first, stop, head, words.form(first)) if first < stop else first
    if end <= first:
        return None
    return Mention(at, first, end, "", _spelt(words, first, end, ""), (), head, "headed")


def _cut(words: Words, mention: Mention, last: Mention) -> Mention:
    """After a place «وجدة» is rather «و» and Jeddah than Oujda."""
    if mention.rule != "named" or mention.proclitics or not last.entries:
        return mention
    if size(last.entries[0]) < TOWN and last.rule == "named":
        return mention
    if mention.stop > mention.first + 1 or not mention.key.startswith("و"):
        return mention
    for start in starts(mention.key):
        if start.proclitics == "و" and start.entries and size(start.entries[0]) >= TOWN:
            return mention._replace(proclitics="و", key=start.stem, entries=start.entries)
    return mention


def _own_name(words: Words, named: Named) -> bool:
    """Whether a word that is also an adjective (سورية, السعودية) stands as the country's name.

    An adjective agrees with the noun before it: a definite one («الحكومة
    السعودية»), or for the bare form an indefinite feminine («قوات سورية»).
    """
    if named.stop > named.first + 1:
        return True
    if named.entries[0].kind != "country" or named.loose:
        return False
    last = words.form(named.first - 1)
    kind = head_word(last)
    if named.proclitics[-1:] in ("ب", "ل") or is_locative(last) or (kind and not kind[2]):
        return True
    if not words.form(named.first).endswith("السعودية"):
        return False
    return bool(last) and not _definite(last) and nisba_country(last) is None


def _accusative(words: Words, named: Named) -> bool:
    """«جندياً تركياً»: an adjective in the accusative has the letters of the country."""
    top = named.entries[0]
    if named.stop > named.first + 1 or named.proclitics or named.key[-1] != "ا":
        return False
    last = words.form(named.first - 1)
    if not last or name_at(words, named.first - 1, named.first):
        return False
    if top.kind == "region" and not top.country:  # «مهاجراً أفريقياً»
        return len(last) > LONGER and last.endswith("ا")
    if top.kind != "country":
        return False
    stem = named.key[:-1]
    adjective = nisba_country(stem) or nisba_country(stem + "ي")
    return bool(adjective) and len(last) > LONGER and last[-1] == "ا" and not is_locative(last)


def _definite(form: str) -> bool:
    return any(o.stem.startswith("ال") for o in openings(form))


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
    return form in BETWEEN_NAMES or form in ("و", "او")


def _headed(
    words: Words, at: int, stop: int, head: HeadWord, proclitics: str, definite: bool, number: int
) -> Iterator[Mention]:
    """A kind word and the name after it, and the names that go on after that one."""
    if head.evidence == "never" or (head.kind == "country" and head.number != "singular"):
        return
    if head.number == "plural" and not head.strip:
        return
    written = words.items[at].span.of(words.text)
    if head.word == VALLEY and led_to(written, words.form(at + 1)):
        return  # «وأدى تداول الخبر إلى …»: a verb that is spelt so when folded
    first = _name_start(words, at + 1, stop)
    if first >= stop or (definite and not head.strip):
        return
    inner = head_word(words.form(first))
    # «قرى وبلدات …»
    joined = inner is not None and inner[1] == "و" and head.number != "singular"
    if inner is not None and inner[0].strip and not inner[2] and (joined or not inner[1]):
        first = _name_start(words, first + 1, stop)
    name = _after_head(words, first, stop, head, definite)
    if name is None:
        return
    named, end = name
    yield _of_head(words, at, first, end, head, proclitics, named)
    if head.number == "singular":
        return
    for turn in range(MOST_COORDINATED):
        follower = _next_start(words, end, stop)
        if follower is None:
            return
        first, joint = follower
        name = _after_head(words, first, stop, head, definite, joint)
        if name is None or (turn and name[0] is None):
            return
        named, end = name
        joint = named.proclitics if named else joint
        entries = named.entries if named else ()
        key = named.key if named else _spelt(words, first, end, joint)
        within = bool(entries) and not head.strip and not key.startswith(head.word + " ")
        yield Mention(
            first, first, end, joint, key, entries, head, "coordinated",
            inner=within, follows=number + turn,
        )  # fmt: skip


def _of_head(
    words: Words, at: int, first: int, end: int, head: HeadWord, proclitics: str,
    named: Named | None,
) -> Mention:  # fmt: skip
    entries = named.entries if named else ()
    key = named.key if named else _spelt(words, first, end, "")
    if head.strip:
        return Mention(at, first, end, "", key, entries, head, "headed")
    whole = bool(named) and key.startswith(head.word + " ")
    return Mention(
        at, at, end, proclitics, key, entries, head, "headed", inner=bool(entries) and not whole
    )


def _spelt(words: Words, first: int, end: int, proclitics: str) -> str:
    forms = [words.form(n) for n in range(first, end) if words.items[n].kind is not Kind.QUOTE]
    return " ".join(forms)[len(proclitics) :]


def _name_start(words: Words, at: int, stop: int) -> int:
    """Past quotation marks and the sign of a tag."""
    while at < stop and (words.items[at].kind is Kind.QUOTE or words.form(at) in "#("):
        at += 1
    return at


def _next_start(words: Words, at: int, stop: int) -> tuple[int, str] | None:
    """Where the next of coordinated names may begin, and the «و» before it."""
    start = _name_start(words, at, stop)
    if start >= stop:
        return None
    form = words.form(start)
    if form in BETWEEN_NAMES or form == "و":
        return _name_start(words, start + 1, stop), ""
    if form.startswith("و") and len(form) > 2:
        return start, "و"
    return None


def _after_head(
    words: Words, first: int, stop: int, head: HeadWord, definite: bool, joint: str = ""
) -> tuple[Named | None, int] | None:
    """The name after a kind word, known or not, and where it ends."""
    if first >= stop or words.items[first].kind is not Kind.LETTERS:
        return None
    form = words.form(first)[len(joint) :]
    named = name_at(words, first, stop, "" if definite else head.word)
    if named and named.proclitics != joint:
        named = None
    short = named is not None and named.stop == first + 1 and size(named.entries[0]) < 5
    if short and is_foreign(form, known=True):
        named = None
    if named and head.evidence in ("plain", "definite") and not _stands(named, head):
        named = None
    if named and definite and (size(named.entries[0]) < 4 or names_direction(form)):
        return None
    longer = _unknown(words, first, stop, head, form)
    if named and (named.stop > first + 1 or size(named.entries[0]) >= 5 or longer <= first + 1):
        return named, named.stop if head.strip else _closed(words, named.stop, stop)
    if definite or head.number == "plural" or longer <= first:
        return None
    if head.evidence == "plain" and not (head.kind == "region" and contained(words, longer)):
        return None
    if head.evidence == "listed" and _closed(words, longer, stop) == longer:
        return None
    bare = head.evidence == "definite" and head.number != "dual" and not form.startswith("ال")
    bare = bare and form not in words_of_role("opener")
    if bare and not (head.strip and contained(words, longer)):
        return None
    return None, longer if head.strip else _closed(words, longer, stop)


def _stands(named: Named, head: HeadWord) -> bool:
    """Whether a name after a word of many meanings (موقع, طريق, مديرية) is a place's."""
    if head.kind == "region" and any(entry.kind == "region" for entry in named.entries):
        return not named.loose
    if named.loose or named.key in stopwords("never"):
        return False
    return size(named.entries[0]) >= 4 or named.stop > named.first + 1


def _unknown(words: Words, first: int, stop: int, head: HeadWord, form: str) -> int:
    """Where a name that we do not know ends, ``first`` where none can stand."""
    opener = form in words_of_role("opener")
    seat = head.name_en == "headquarters" and form.startswith("ال")
    if (
        (is_foreign(form, head.strip) and not seat)
        or (len(form) < 3 and not opener)
        or form.startswith(("لل", "بال", "كال", "وال", "فال"))
    ):
        return first
    if nisba_country(form) or (is_locative(form) and not opener):
        return first
    if head.kind == "local" and form.endswith("ي") and not form.startswith("ال") and not opener:
        return first
    quoted = words.items[first - 1].kind is Kind.QUOTE
    closing = _closing(words, first, stop) if quoted else first
    if closing > first:
        return closing
    if opener:
        following = first + 1
        if following < stop and words.items[following].kind is Kind.LETTERS:
            after = words.form(following)
            if not is_foreign(after, True) and not is_locative(after):
                return following + 1
        return first
    if head.kind in NAMED_AFTER_HEAD and _annexed(words, first, stop):
        return first + 2
    if form.startswith("ال") or quoted or head.kind in NAMED_AFTER_HEAD:
        return first + 1
    plain = len(form) > 3 and not form.endswith(("ي", "ة", "ات")) and not verb_forms(form)
    return first + 1 if plain and head.name_en in NAMED_BARE else first


def _annexed(words: Words, first: int, stop: int) -> bool:
    """Whether an indefinite word and a definite noun make one name («مربع الصوح»)."""
    following = first + 1
    if following >= stop or words.items[first].form.startswith("ال"):
        return False
    form = words.items[following].form
    return (
        form.startswith("ال")
        and len(form) > LONGER + 1
        and not form.endswith(("ي", "ة", "ين", "ون", "ات"))
        and not is_foreign(form, True)
        and not is_locative(form)
        and not names_direction(form)
        and form not in words_of_role("lying")
    )


def _closing(words: Words, first: int, stop: int) -> int:
    """Where the quotation marks about a name of a few words close, ``first`` where they do not."""
    for at in range(first + 1, min(stop, first + QUOTED + 1)):
        if words.items[at].kind is Kind.QUOTE:
            return at
        if words.items[at].kind is not Kind.LETTERS:
            break
    return first


def _closed(words: Words, at: int, stop: int) -> int:
    """Past the adjective that closes a facility's name («الدولي», «الجوية»)."""
    end = at
    while end < min(stop, at + 2) and words.form(end) in closing_adjectives():
        end += 1
    return end

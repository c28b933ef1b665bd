"""A word for a kind of place, and the name or names after it."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.annotators.places.directions import names_direction
from khabar.annotators.places.lookup import Named, name_at, size
from khabar.annotators.places.mention import Mention
from khabar.annotators.places.name_bounds import (
    name_start,
    past_closing_adjective,
    spelt_name,
    unknown_stop,
)
from khabar.annotators.places.runs import JOINTS, told_within
from khabar.annotators.places.vocabulary import (
    HeadWord,
    head_word,
    is_foreign,
    is_locative,
    stopwords,
    words_of_role,
)
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.person_names import plain_adjective
from khabar.lexicon.valley import led_to
from khabar.lexicon.verbs import is_masdar, verb_forms
from khabar.text.words import Kind, Words

MOST_COORDINATED = 8
ABSOLUTE = ("ين", "ان")
"""Endings of a dual that no name follows."""
VALLEY = "وادي"


def headed(
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
    first = name_start(words, at + 1, stop)
    if head.number == "dual" and not definite and written.endswith(ABSOLUTE) and first == at + 1:
        return  # «بلدتين متجاورتين»
    if first >= stop or (definite and not head.strip) or _blocked(words, at, first):
        return
    if names_direction(words.form(first)) and not words.form(first).startswith("ال"):
        named = name_at(words, first, stop)
        if named is None or named.stop == first + 1:
            return  # «39 قرية غرب مدينة …»
    inner = head_word(words.form(first))
    # «قرى وبلدات …»
    joined = inner is not None and inner[1] == "و" and head.number != "singular"
    if inner is not None and inner[0].strip and not inner[2] and (joined or not inner[1]):
        first = name_start(words, first + 1, stop)
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
        if name[0] is None and words.form(first)[:1] == "ب" and is_masdar(words.form(first)[1:]):
            return  # «أهالي قرى الوادي، بتنظيم مظاهرة»
        named, end = name
        joint = named.proclitics if named else joint
        entries = named.entries if named else ()
        key = named.key if named else spelt_name(words, first, end, joint)
        within = bool(entries) and not head.strip and not key.startswith(head.word + " ")
        yield Mention(
            first, first, end, joint, key, entries, head, "coordinated",
            inner=within, follows=number + turn,
        )  # fmt: skip


def _blocked(words: Words, at: int, first: int) -> bool:
    """«سدّ المتظاهرون الطريق»: a verb and those who do it, and no dam of theirs."""
    doers, verb = words.form(first), words.form(at).removeprefix("و")
    people = not stems(doers).isdisjoint(noun_class("crowd") | noun_class("townspeople"))
    return (
        people
        and doers.startswith("ال")
        and any(f.tense == "perfect" and f.person == 3 for f in verb_forms(verb))
    )


def _of_head(
    words: Words, at: int, first: int, end: int, head: HeadWord, proclitics: str,
    named: Named | None,
) -> Mention:  # fmt: skip
    entries = named.entries if named else ()
    key = named.key if named else spelt_name(words, first, end, "")
    if head.strip:
        return Mention(at, first, end, "", key, entries, head, "headed")
    whole = bool(named) and key.startswith(head.word + " ")
    return Mention(
        at, at, end, proclitics, key, entries, head, "headed", inner=bool(entries) and not whole
    )


def _next_start(words: Words, at: int, stop: int) -> tuple[int, str] | None:
    """Where the next of coordinated names may begin, and the «و» before it."""
    start = name_start(words, at, stop)
    if start >= stop:
        return None
    form = words.form(start)
    if form in JOINTS or form == "و":
        return name_start(words, start + 1, stop), ""
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
    if (
        named
        and definite
        and (head.number == "plural" or size(named.entries[0]) < 4 or names_direction(form))
    ):
        return None
    longer = _of_two(words, first, unknown_stop(words, first, stop, head, form), stop, head)
    if named and longer > named.stop and words.items[first - 1].kind is Kind.QUOTE:
        named = None  # «ساحة "ميدان الوادي"»
    if named and named.stop == first + 1 < longer and form in words_of_role("opener"):
        named = None  # «محلة عين الرمان», and no town of the name «العين»
    if named and (named.stop > first + 1 or size(named.entries[0]) >= 5 or longer <= first + 1):
        return named, named.stop if head.strip else past_closing_adjective(words, named.stop, stop)
    if definite or head.number == "plural" or longer <= first:
        return None
    named_so = form in words_of_role("opener") and longer == first + 2  # «طريق تل الرمان»
    within = head.kind == "region" and told_within(words, longer)
    if head.evidence == "plain" and not (within or named_so):
        return None
    if head.evidence == "listed" and past_closing_adjective(words, longer, stop) == longer:
        return None
    bare = head.evidence == "definite" and head.number != "dual" and not form.startswith("ال")
    bare = bare and form not in words_of_role("opener")
    if bare and not (head.strip and told_within(words, longer)):
        return None
    if head.strip:
        return None, longer
    marks = words.items[first - 1].kind is Kind.QUOTE and longer < stop
    closed = longer + (marks and words.items[longer].kind is Kind.QUOTE)  # «تلة "الرمان"»
    return None, past_closing_adjective(words, closed, stop)


def _of_two(words: Words, first: int, end: int, stop: int, head: HeadWord) -> int:
    """«مديرية دره زرد بولاية …»: past a second word of a name, where what it lies in is next."""
    if not head.strip or head.number != "singular" or end != first + 1 or end + 1 >= stop:
        return end
    second = words.items[end]
    if second.kind is not Kind.LETTERS or second.form.startswith(("ال", "لل", "وال")):
        return end
    if len(second.form) < SECOND or is_foreign(second.form) or is_locative(second.form):
        return end
    if (
        second.form[:1] in "وبل"
        or second.form[-1] == "ا"
        or plain_adjective(second.form)
        or verb_forms(second.form)
    ):
        return end
    if names_direction(second.form) or head_word(second.form) or told_within(words, end):
        return end
    return end + 1 if told_within(words, end + 1) else end


SECOND = 3
"""The second word of a name of two has so many letters."""


def _stands(named: Named, head: HeadWord) -> bool:
    """Whether a name after a word of many meanings (موقع, طريق, مديرية) is a place's."""
    if head.kind == "region" and any(entry.kind == "region" for entry in named.entries):
        return not named.loose
    if named.loose or named.key in stopwords("never"):
        return False
    return size(named.entries[0]) >= 4 or named.stop > named.first + 1

"""Reports named by a preposition: «بحسب X»، «وفقا لما أوردته وكالة»."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.apposition import with_apposition
from khabar.annotators.attribution.authorship import author
from khabar.annotators.attribution.channels import addressee, outlet_at
from khabar.annotators.attribution.clauses import clause_at, starts_clause
from khabar.annotators.attribution.content_end import ends, trimmed
from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.hearers import addressed
from khabar.annotators.attribution.insertions import occasions
from khabar.annotators.attribution.lexicon import of_class, phrases
from khabar.annotators.attribution.midway import goes_on, shortened
from khabar.annotators.attribution.noun_phrase import phrase
from khabar.annotators.attribution.nouns import verbal_noun
from khabar.annotators.attribution.opening import Opening as Start
from khabar.annotators.attribution.phrase_cues import own_voice
from khabar.annotators.attribution.press_between import told_press
from khabar.annotators.attribution.qualified import from_whom, qualified
from khabar.annotators.attribution.sources import Source, source_at
from khabar.annotators.attribution.statement import Statement
from khabar.annotators.attribution.states import country
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.lexicon.actors import press
from khabar.lexicon.phrases import key
from khabar.text.words import QUOTE, Words

IN_BRACKETS = 12
"""Words of a source between brackets, at most."""


def post_statement(near: Surroundings, cue: Cue, bounds: range, floor: int) -> Statement | None:
    """بحسب X at the head of a sentence (content after it) or behind what it reports."""
    words = near.words
    first, strip = cue.stop, ""
    with_l = words.form(cue.stop - 1) in of_class("with_l")
    if cue.lemma and words.form(first) == "في":
        first += 1  # «وفقا لما ورد في التقرير»
    if cue.lemma and words.form(first) in of_class("about_it", "with_it"):
        first += 1
    learned_by: tuple[Source, ...] = ()
    if words.form(first - 1) in of_class("told_thing") and first not in near.actors:
        told_by = from_whom(near, first, bounds.stop)
        learned_by = learner(near, first, told_by) if told_by else ()
        first = told_by or first
    if words.form(first) == "ل":
        first += 1
    elif with_l and words.form(first).startswith("ل"):
        strip = "ل"
    elif cue.lemma and addressed(words, first):
        first, heard_by = addressee(near, first, bounds.stop, cue)
        learned_by += heard_by  # «بحسب ما قال لفرانس برس مسؤول»
    if first >= bounds.stop:
        return None
    if words.items[first].kind is QUOTE:
        closing = near.quote_at.get(first)
        stop = closing + 1 if closing is not None and closing - first < 8 else first
    elif words.form(first) == "(" and (shut := closes(words, first, bounds.stop)):
        first, stop = first + 1, shut  # «بحسب (المرصد)»
    else:
        stop = with_apposition(near, phrase(near, first, bounds.stop), first)
    if cue.first > bounds.start:
        stop = shortened(near, first, stop)
    if (
        key(cue.lemma) in of_class("hears_of")
        and words.form(first) in of_class("learned_from")
        and first + 1 < bounds.stop
    ):
        first += 1  # «حسب ما علم لدى مصالح الأمن»
        stop = phrase(near, first, bounds.stop)
    bare = words.form(first).removeprefix("لل").removeprefix("ال")
    if not cue.lemma and bare in of_class("rule_text") and not charges(words, first + 1):
        return None  # «وفق اللائحة الجديدة»
    self_named = words.form(first) in of_class("self")
    source: Source | None = None
    relayed = words.form(cue.first)[cue.lead :] in of_class("relayed")
    if not (self_named or cue.lemma or relayed or speaks(near, first)):
        return None
    if stop > first and not self_named:
        reach = min(stop, bounds.stop)
        heard_at = told_press(near, cue, first, reach)
        source = source_at(near, first, heard_at, strip)
        if heard_at < reach:
            learned_by += (source_at(near, heard_at, reach),)
    elif not self_named and cue.lemma == "":
        return None
    if source is not None and source.head in of_class("told_thing"):
        for n in range(stop, min(stop + 8, bounds.stop - 1)):
            if words.form(n) in ("،", ",") or starts_clause(words.form(n)):
                break
            if words.form(n) == "من" and head_of(words, n + 1) is not None:
                stop = phrase(near, n + 1, bounds.stop)  # «إفادات توصلت بها الجريدة من مصدر»
                source = source_at(near, n + 1, stop)
                break
    unnamed = source is not None and source.kind == "unnamed" and not source.definite
    told = any(clause_at(words, n) for n in range(stop + 1, min(stop + 8, bounds.stop)))
    if unnamed and told and words.form(stop) in of_class("spoke_so"):
        return None  # «وبحسب شهود قالوا للصحيفة إن»: the verb makes the report
    after, via = occasions(near, stop, bounds.stop, cue)
    via = learned_by + via
    if source is not None:
        after, more = qualified(near, source, after, bounds.stop)
        via += more
    at_relay = stop + (words.form(stop) in ("،", ",") and not cue.lemma)
    if source is not None and source.kind == "document" and via:
        at_relay = after  # «تقرير لصحيفة X نقلا عن مصادر»
    behind = words.form(at_relay) in of_class("relayed") and words.form(at_relay + 1) == "عن"
    if behind and at_relay == after and at_relay > stop + 1 and via:
        source, via = via[0], via[1:]
    of = at_relay + 1 if behind else stop
    of_whom = "of" in cue.takes or (bool(cue.lemma) and heard_from(near, source, of + 1))
    press_first = source if source is None or source.kind != "document" else author(near, source)
    passes = press_first is not None and press_first.kind in ("agency", "outlet")
    if passes and behind and source is not None and not cue.lemma:
        source = press_first  # «حسب وكالة X نقلاً عن مصدر»، «تقرير لصحيفة X نقلا عن مصادر»
    handed = behind and (cue.lemma or passes)
    if source is not None and (handed or (of_whom and words.form(stop) == "عن")):
        until = phrase(near, of + 1, bounds.stop)
        if until > of + 1:  # «بحسب ما نقلت وكالة X عن مصدر»، «… نقلا عن مصدر»
            via, source = (source, *via), source_at(near, of + 1, until)
            stop = until
            after, more = occasions(near, stop, bounds.stop, cue)
            via += more
            after, more = qualified(near, source, after, bounds.stop)
            via += more
    lead = opening_word(words, bounds.start)
    if cue.first <= max(lead, bounds.start) and floor <= cue.first:
        return before_content(near, cue, source, after, bounds, via)
    start = opening_word(words, max(floor, bounds.start))
    end = trimmed(words, start, cue.first)
    while end > start and words.form(end - 1) in ("-", "–", "و"):
        end = trimmed(words, start, end - 1)
    if end <= start:
        return None
    direct = near.quote_at.get(start) == end - 1
    rule = "attribution.content_according_to"
    following = words.form(after + 1)
    happened = words.form(start).removeprefix("و") in of_class("happens")
    happened = happened and verbal_noun(following.removeprefix("ال"))
    if words.form(after) in ("،", ",") and (
        happened or following in of_class("goes_with") or with_preposition(following)
    ):
        tail = ends(near, Start(after + 1, False, ""), bounds.stop)
        if tail > after + 2:  # «تعود الواقعة، وفق مصادر، إلى مساء السبت»
            pieces = ((start, end), (after + 1, tail))
            return Statement(cue, source, start, tail, direct, via, rule, pieces=pieces)
    unmarked = words.form(cue.first - 1) not in ("،", ",", "-", "–", "(") and not direct
    if unmarked and source is not None and goes_on(words, after, bounds.stop):
        tail = ends(near, Start(after, False, ""), bounds.stop)
        if tail > after:  # «أدى الانهيار وفق المصلحة إلى إغلاق الطريق»
            pieces = ((start, end), (after, tail))
            return Statement(cue, source, start, tail, direct, via, rule, pieces=pieces)
    return Statement(cue, source, start, end, direct, via, rule)


def closes(words: Words, at: int, limit: int) -> int:
    """The word of the bracket that closes the one at ``at``, if it is near; 0 for none."""
    return next((n for n in range(at + 2, min(at + IN_BRACKETS, limit)) if words.form(n) == ")"), 0)


@lru_cache(maxsize=1 << 12)
def with_preposition(form: str) -> bool:
    """«طالبوا، وفق شهود، بإسقاط المحافظ»: a verbal noun behind the preposition of a verb."""
    return len(form) > 4 and form[0] == "ب" and verbal_noun(form[1:])


def learner(near: Surroundings, first: int, stop: int) -> tuple[Source, ...]:
    """«معلومات حصلت عليها «أفق» من مصدر»: the press that came by what is told, not its own."""
    words = near.words
    for n in range(first, stop - 1):
        until = n
        if n in near.quote_at and near.quote_at[n] < stop:
            until = near.quote_at[n] + 1
        elif outlet_at(near, n):
            until = phrase(near, n, stop - 1)
        if until > n:
            met = source_at(near, n, until)
            own = met.name.strip('«»"“”') in words.document.publisher
            known = met.kind in ("agency", "outlet")
            return () if own else (met if known else met._replace(kind="outlet"),)
    return ()


def heard_from(near: Surroundings, source: Source | None, at: int) -> bool:
    """«بحسب ما أوردته وكالة X عن مصدر عسكري»: the press before عن, and men behind it."""
    if source is None or source.kind not in ("agency", "outlet"):
        return False
    head = head_of(near.words, at)
    return head is not None and head.kind in ("unnamed", "agency", "outlet")


def charges(words: Words, at: int) -> bool:
    """Whether a text is one of accusation («وفق لائحة الاتهام»)."""
    return words.form(at).removeprefix("ال") in of_class("charge_text")


def speaks(near: Surroundings, first: int) -> bool:
    """Whether the noun after «وفق» can be a source: plans, laws and agreements cannot."""
    words = near.words
    if first in near.actors or head_of(words, first) is not None:
        return True
    if words.items[first].kind is QUOTE:
        return True
    return press().at(words, first) is not None or country(words, first, first + 1)


def before_content(
    near: Surroundings,
    cue: Cue,
    source: Source | None,
    at: int,
    bounds: range,
    via: tuple[Source, ...],
) -> Statement | None:
    """وبحسب X، … : the content follows the source."""
    words = near.words
    if words.form(at) in ("،", ",", ":", "-"):
        at += 1
    if clause_at(words, at):
        at += 1 if words.form(at) in ("ان", "فان", "بان") else 0
    if at >= bounds.stop:
        return None
    closing = near.quote_at.get(at)
    direct = closing is not None and closing - at > 3
    stop = ends(near, Start(at, direct, "attribution.according_to_content"), bounds.stop)
    if stop <= at:
        return None
    return Statement(cue, source, at, stop, direct, via, "attribution.according_to_content")


def opening_word(words: Words, first: int) -> int:
    """The first word after an opener (من جهة أخرى، كما) and the comma behind it."""
    at = first
    while at < len(words) and words.form(at) in ("،", ",", "-", "–", "•", ".", "و", "ف"):
        at += 1
    match = phrases("opener").at(words, at) if at < len(words) else None
    if match is not None:
        at = match.stop
        while at < len(words) and words.form(at) in ("،", ","):
            at += 1
    said = own_voice(words, at, len(words)) if at < len(words) else None
    return said.stop + (words.form(said.stop) == "ان") if said is not None else at

"""What stands between a verb of report and what it introduces: where, when, to whom, who he is."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.asides import closes_apposition
from khabar.annotators.attribution.channels import NAMED, addressee, interviewer, past_bracket
from khabar.annotators.attribution.clauses import starts_clause
from khabar.annotators.attribution.concealed import hidden
from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.further_on import REACH
from khabar.annotators.attribution.government import preposition_of, wants_object
from khabar.annotators.attribution.heads import plural_head
from khabar.annotators.attribution.hearers import addressed
from khabar.annotators.attribution.lexicon import heads, may_open, of_class, phrases
from khabar.annotators.attribution.noun_phrase import phrase, today
from khabar.annotators.attribution.nouns import HIS, calls_for, verbal_noun
from khabar.annotators.attribution.objects import object_begins
from khabar.annotators.attribution.occasion_phrases import (
    passed_over,
    platform_at,
    said_at,
    tells_where,
)
from khabar.annotators.attribution.opening import speech
from khabar.annotators.attribution.qualified import of_men
from khabar.annotators.attribution.sources import Source
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import verb_forms
from khabar.text.clitics import endings, openings
from khabar.text.words import Words


def occasions(
    near: Surroundings, at: int, limit: int, cue: Cue, *, inserted: bool = False
) -> tuple[int, tuple[Source, ...]]:
    """Pass over where and when a thing was said: في بيان، أمس، خلال لقاء، لوكالة X.

    ``inserted`` allows commas and an apposition between them. Returns the next word and the
    go-betweens met on the way.
    """
    words = near.words
    via: list[Source] = []
    started = at
    items = words.items
    while at < limit and at - started < REACH:
        form = items[at].form
        if starts_clause(form) or form == ":":
            break
        dated = at in near.time_at or today(near, at) or slashed(near, at)
        if dated or (form == ")" and at - 1 in near.time_at):
            at += 1
        elif (
            may_open("inserted", form)
            and (aside := phrases("inserted").at(words, at, limit)) is not None
        ) and not answers(words, aside.stop, cue):
            at = aside.stop
        elif (form in ("في", "علي") and form in cue.takes and not platform_at(near, at + 1)) or (
            "ل" in cue.takes and calls_for(form)
        ):
            break
        elif unnamed := past_hidden(words, at, limit):
            at = unnamed
        elif addressed(words, at):
            stop, through = addressee(near, at, limit, cue)
            via.extend(through)
            at = stop
        elif dative(near, at):
            at = max(phrase(near, at, limit, cue.takes), at + 1)
        elif form in of_class("adverb"):
            at += 1
        elif form in of_class("attention") and key(cue.lemma) in of_class("draws"):
            at += 1  # «لفت الوزير النظر إلى»
        elif form in of_class("it_all") and starts_clause(words.form(at + 1)):
            at += 1  # «فسر ذلك بأن»
        elif at == cue.stop and form in of_class("with_that"):
            at += 1  # «أفادت بذلك المديرية»
        elif form.endswith("ا") and same_act(form, cue.lemma):
            at += 2 if words.form(at + 1).endswith("ا") else 1  # «نفى نفيا قاطعا»
        elif form == "(" and at > started:
            at = past_bracket(near, at, limit)
        elif f"{form} {words.form(at + 1)}" in of_class("first_time"):
            at += 2
        elif tells_where(near, at) or (inserted and said_at(near, at, cue)):
            stop = passed_over(near, at, limit, cue)
            via.extend(interviewer(near, at, stop))
            at = stop
        elif form in ("؛", ";") and inserted and starts_clause(words.form(at + 1)):
            at += 1  # «قال مراسل الوكالة؛ إن»
        elif form in ("،", ",", "-", "–") and (inserted or at == started):
            following = at + 1
            aside = phrases("opener").at(words, following, limit) if following < limit else None
            if aside is not None and aside.stop - following > 1:
                at = aside.stop
                continue
            if following < limit and addressed(words, following):
                at = following
                continue
            set_in = phrases("inserted").at(words, following, limit) if following < limit else None
            if set_in is not None and words.form(set_in.stop) in ("،", ","):
                at = set_in.stop + 1  # «نفت، بشكل قاطع، صحة المقطع»
                continue
            if resumes(near, following, cue) or (
                inserted
                and wants_object(cue)
                and object_begins(near, following)
                and hidden(words, following, limit) is None
                and not of_men(words.form(following))
            ):
                at = following
                continue
            closing = closes_apposition(near, following, limit, cue) if inserted else 0
            if not closing:
                break
            told = next((n for n in range(following, closing) if addressed(words, n)), closing)
            if told < closing:
                via.extend(addressee(near, told, closing, cue)[1])
            at = closing
        else:
            break
    return at, tuple(via)


def slashed(near: Surroundings, at: int) -> bool:
    """«- في بيان له اليوم /الثلاثاء/ - إن»: a stroke beside a day."""
    return near.words.form(at) == "/" and (at - 1 in near.time_at or at + 1 in near.time_at)


def past_hidden(words: Words, at: int, limit: int) -> int:
    """«مفضلاً عدم الكشف عن هويته»: the word behind what is not told; 0 for no such thing."""
    match = hidden(words, at, limit)
    if match is None:
        return 0
    stop = match.stop + (words.form(match.stop) == "عن")
    stop += words.form(stop).endswith(HIS)
    if words.form(stop)[:1] != "ل" or addressed(words, stop):
        return stop
    told = (n for n in range(stop, min(stop + NAMED, limit)) if starts_clause(words.form(n)))
    return next(told, stop)  # «رفض ذكر اسمه لحساسية الموقف إن»


def dative(near: Surroundings, at: int) -> bool:
    """«أكد لنظيره أن»، «قال لزملائه إن»: the man it was said to, before the clause."""
    words = near.words
    form = words.form(at)
    man = near.actors.get(at)
    named = man is not None and man.value.kind == "person"
    named = named and man is not None and man.span.start > words.items[at].span.start
    known = form in heads() or (at in near.actors and not named)
    if form[:1] != "ل" or len(form) < 4 or known:
        return False
    hearer = named or hears(form)
    stop = phrase(near, at, min(at + NAMED, len(words))) if hearer else at
    following = words.form(stop)
    return stop > at and (
        starts_clause(following) or following in (":", "في") or following in of_class("occasion")
    )


@lru_cache(maxsize=1 << 12)
def hears(form: str) -> bool:
    """Whether a word is ل and a noun for people, or one with a pronoun («لنظيره»)."""
    for opening in openings(form):
        if opening.proclitics != "ل":
            continue
        stem = opening.stem
        owned = [e.stem for e in endings(stem)[1:] if e.pronoun in HIS]
        if (
            stem in heads()
            or stem.removeprefix("ال") in heads()
            or plural_head(stem) is not None
            or stem in of_class("quantifier")
            or any(s in heads() or not verbal_noun(s) for s in owned)
        ):
            return True
    return False


def answers(words: Words, at: int, cue: Cue) -> bool:
    """Whether what looks like an insertion is what the verb is about («شدد على ذلك»)."""
    return words.form(at - 2) in cue.takes and not starts_clause(words.form(at))


def resumes(near: Surroundings, at: int, cue: Cue) -> bool:
    """Whether the sentence takes up its verb again after an inserted comma."""
    words = near.words
    form = words.form(at)
    return (
        starts_clause(form)
        or form in (":", "في")
        or form in of_class("occasion")
        or at in near.time_at
        or preposition_of(form, cue) is not None
        or (at in near.quote_at and speech(near, at))
    )


@lru_cache(maxsize=1 << 12)
def same_act(form: str, lemma: str) -> bool:
    """Whether an accusative is the verb's own masdar («نفيا» of نفى)."""
    return bool(lemma) and any(
        read.tense == "masdar" and read.lemma == lemma
        for read in (*verb_forms(form), *verb_forms(form[:-1]))
    )

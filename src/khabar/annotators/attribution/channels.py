"""Through whom a thing was said: the press it was said to, the channel that aired it."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.further_on import REACH
from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.hearers import addressed
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.noun_phrase import phrase
from khabar.annotators.attribution.nouns import own_speech, told_in
from khabar.annotators.attribution.sources import Source, source_at
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.lexicon.actors import press
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import verb_forms
from khabar.text.clitics import openings
from khabar.text.words import LETTERS, QUOTE, Kind

SHORT_TAIL = 3
"""Words in marks that end the name of an outlet, with the marks, at most."""

NAMED = 6
"""Words in a name between quotation marks, with them, at most."""


def addressee(near: Surroundings, at: int, limit: int, cue: Cue) -> tuple[int, tuple[Source, ...]]:
    """The word after «لوكالة X»، «للصحفيين», and the go-between if it is one."""
    words = near.words
    if words.form(at) == "ل" and words.form(at + 1) == "(":
        stop = past_bracket(near, at + 1, limit)
        if stop - at > 2 + NAMED or stop <= at + 3:
            return at + 1, ()
        return stop, (source_at(near, at + 2, stop - 1)._replace(kind="outlet"),)
    if words.form(at) == "ل" and words.form(at + 1) == "/":
        closing = next((n for n in range(at + 3, at + 3 + NAMED) if words.form(n) == "/"), at)
        if closing == at or closing >= limit:
            return at + 1, ()
        return closing + 1, (source_at(near, at + 2, closing)._replace(kind="outlet"),)
    apart = press().at(words, at + 1) if words.form(at) == "ل" else None
    if apart is not None and words.items[at + 1].kind is LETTERS:
        return apart.stop, (source_at(near, at + 1, apart.stop),)  # «لـ سانا»
    if words.form(at) == "ل" and at + 1 < limit and words.items[at + 1].kind is Kind.LATIN:
        stop = at + 2  # «لـRT»
        while stop < limit and words.items[stop].kind in (Kind.LATIN, Kind.DIGITS):
            stop += 1
        stop += words.form(stop) in of_class("in_arabic")  # «لـCNN بالعربية»
        return stop, (source_at(near, at + 1, stop)._replace(kind="outlet"),)
    if words.form(at) == "ل":
        closing = near.quote_at.get(at + 1, at + 1)
        stop = min(closing + 1, limit)
        if closing <= at + 2 or stop <= at + 1:
            return stop, ()
        through = source_at(near, at + 1, stop)
        known = through.first in near.actors or head_of(words, through.first) is not None
        known = known and through.kind != "unnamed"  # «لـ«المصدر»»
        return stop, (through if known else through._replace(kind="outlet"),)
    if words.form(at).endswith("نا"):
        return at + 1, ()  # «لوكالتنا»: to those who print it
    stop = max(phrase(near, at, limit, cue.takes), at + 1)
    stop = past_press(near, at, stop)
    if words.form(stop) == "/":
        return stroked(near, at, stop, limit)
    closing = near.quote_at.get(stop, limit)
    if closing - stop <= SHORT_TAIL and closing < limit:
        stop = closing + 1  # «للجوهرة "اف ام"»
    if not any(o.stem in of_class("addressee") for o in openings(words.form(at))):
        return stop, (source_at(near, at, stop, "ل"),)
    return stop, ()


def stroked(near: Surroundings, at: int, stop: int, limit: int) -> tuple[int, tuple[Source, ...]]:
    """«لوكالة /أفق/»: an agency whose name stands between strokes, and the word behind it."""
    words = near.words
    shut = stop
    if all(words.form(n) != "/" for n in range(at, stop)):
        behind = range(stop + 2, min(stop + 1 + NAMED, limit))
        shut = next((n for n in behind if words.form(n) == "/"), 0)
    if not shut:
        return stop, (source_at(near, at, stop, "ل"),)
    return shut + 1, (source_at(near, at, shut + 1, "ل"),)


def past_press(near: Surroundings, at: int, stop: int) -> int:
    """«لرويترز مسؤولان»: the word after an outlet that is known; who speaks may follow it."""
    words = near.words
    known = press().at(words, at)
    if known is None or known.proclitics != "ل" or known.stop >= stop:
        men = (n for n in range(at + 2, stop) if speaks_next(near, n))
        return next(men, stop)
    speaker = head_of(words, known.stop)
    if speaker is not None and speaker.kind in ("unnamed", "person"):
        return known.stop
    return known.stop if known.stop in near.actors else stop


def speaks_next(near: Surroundings, at: int) -> bool:
    """Whether a noun for who speaks stands at ``at``, without article («لوكالة النخيل مسؤول»)."""
    head = head_of(near.words, at)
    opens = head is not None and head.kind in ("unnamed", "person")
    return opens and near.words.form(at)[:2] != "ال" and near.words.form(at)[:1] != "و"


def aired(near: Surroundings, at: int) -> bool:
    """Whether a channel is named at ``at``: «قناة الأفق», a press name."""
    words = near.words
    if words.form(at + 1) in of_class("the_net"):
        return False  # «على شبكة الإنترنت»: nobody's word
    return words.form(at) in of_class("broadcaster") or press().at(words, at) is not None


def outlet_at(near: Surroundings, at: int) -> bool:
    """Whether an outlet is named at ``at``: by a press name, or by the noun it opens with."""
    return near.words.form(at) in of_class("outlet_head") or press().at(near.words, at) is not None


def interviewer(near: Surroundings, at: int, stop: int) -> tuple[Source, ...]:
    """«في مقابلة مع قناة X»، «عبر منصة X»: the press, or the platform, that it was said through."""
    words = near.words
    opens = words.form(at).removeprefix("و")
    spoken = opens in of_class("in_a_talk") and told_in(words.form(at + 1))
    if opens in of_class("on_air") and words.form(at + 1) in of_class("broadcaster"):
        if not aired(near, at + 1):
            return ()
        until = phrase(near, at + 1, stop)
        return (source_at(near, at + 1, until),) if until > at + 1 else ()
    for n in range(at + 1, stop):
        if n > at + 1 and words.form(n) in of_class("on_air") and aired(near, n + 1):
            first = n + 1
            while first > at + 2 and words.form(first - 3) in of_class("show"):
                first -= 3
            return (source_at(near, first, max(phrase(near, n + 1, stop), n + 2)),)
        if spoken and singles_out(words.form(n)):
            first = n + 1 + (words.form(n + 1) in of_class("with_it"))
            closing = near.quote_at.get(first, first)
            until = closing + 1 if closing > first else phrase(near, first, stop)
            named = source_at(near, first, until) if until > first else None
            return (named._replace(kind="outlet"),) if named is not None else ()
        if spoken and hosts(words.form(n)):
            first = n + 1 + (words.form(n + 1) in of_class("with_him"))
            if outlet_at(near, first):
                until = phrase(near, first, stop)
                return (source_at(near, first, until),) if until > first else ()
        told = words.form(at + 1)
        talk = spoken and (told in of_class("interview") or own_speech(told))
        if not (spoken and words.form(n) in of_class("with_whom")):
            continue
        first = n + 1
        if outlet_at(near, first):
            until = phrase(near, first, stop)
            return (source_at(near, first, until),) if until > first else ()
        if talk and first < stop and words.items[first].kind is QUOTE:
            closing = near.quote_at.get(first, first)
            return (source_at(near, first, closing + 1),) if closing > first else ()
    return ()


@lru_cache(maxsize=1 << 15)
def spreads(form: str) -> bool:
    """Whether a word passes a text on («أوردته»): the name of who did follows."""
    return any(r.object and key(r.lemma) in of_class("passing_verb") for r in verb_forms(form))


@lru_cache(maxsize=1 << 12)
def comes_by(form: str) -> bool:
    """Whether a word tells that an outlet got a text («تلقت «أفق» نسخة منه»)."""
    return any(
        key(read.lemma) in of_class("takes_in") or key(read.lemma) in of_class("comes_by")
        for read in verb_forms(form)
    )


def told_to(near: Surroundings, first: int, stop: int) -> tuple[Source, ...]:
    """«مصدران تحدثا إلى رويترز»، «طلب عدم نشر اسمه لرويترز»: the press between source and words."""
    words = near.words
    for n in range(first, min(stop, first + REACH)):
        if words.items[n].kind is not LETTERS:
            continue
        if words.form(n) == "ل" and addressed(words, n):
            return addressee(near, n, stop, Cue(n, n + 1, "post"))[1]
        if addressed(words, n):
            until = phrase(near, n, stop)
            named = any(o.stem in of_class("addressee") for o in openings(words.form(n)))
            if named or until <= n or words.form(n).endswith("نا"):
                return ()
            return (source_at(near, n, until, "ل"),)
        on_air = words.form(n) in of_class("on_air") and aired(near, n + 1)
        on_air = on_air and words.form(n + 1) in of_class("broadcaster")
        if on_air or (words.form(n) in of_class("with_whom") and outlet_at(near, n + 1)):
            until = phrase(near, n + 1, stop)
            return (source_at(near, n + 1, until),) if until > n + 1 else ()
    return ()


def lead_in(near: Surroundings, first: int, cue: Cue) -> tuple[Source, ...]:
    """«وفي مقابلة مع قناة X، قال فلان»: through whom, told before the verb."""
    words = near.words
    while first < cue.first and words.items[first].kind is not LETTERS:
        first += 1
    opens = words.form(first).removeprefix("و")
    if opens in of_class("comes_in") and words.form(first + 1) == "في":
        return transcript(near, first + 2, cue.first)
    told = words.form(first + 1).removeprefix("ل")
    by = opens in of_class("post_cue") and told_in(told)  # «وفق تصريحات نقلتها اليوم قناة X، قال»
    if not by and (opens not in of_class("in_a_talk") or not told_in(words.form(first + 1))):
        return ()
    met = () if by else interviewer(near, first, cue.first)
    if met:
        return met
    for n in range(first + 2, cue.first):
        if addressed(words, n):
            return addressee(near, n, cue.first, cue)[1]
        if spreads(words.form(n)):
            at = n + 1
            while at in near.time_at:
                at += 1
            marks = near.quote_at.get(at, at)
            stop = marks + 1 if at < marks <= at + NAMED else phrase(near, at, cue.first)
            named = source_at(near, at, stop) if stop > at else None
            quoted = named is not None and marks > at
            return (named._replace(kind="outlet") if quoted else named,) if named else ()
    return ()


def transcript(near: Surroundings, first: int, stop: int) -> tuple[Source, ...]:
    """«جاء في نص مقابلة أجراها مع قناة X ونشرها موقع Y أن الوزير قال»: Y, then X."""
    words = near.words
    named = range(first, min(first + NAMED, stop))
    if not any(bare in of_class("interview") for n in named for bare in bare_forms(words.form(n))):
        return ()
    printed: list[Source] = []
    held: list[Source] = []
    for n in range(first, stop):
        form = words.form(n)
        if spreads(form.removeprefix("و")) or spreads(form):
            until = phrase(near, n + 1, stop)
            printed += [source_at(near, n + 1, until)] if until > n + 1 else []
        elif hosts(form) or form in of_class("with_whom"):
            at = n + 1 + (words.form(n + 1) in of_class("with_him"))
            next_one = (k for k in range(at, stop) if spreads(words.form(k).removeprefix("و")))
            until = phrase(near, at, next(next_one, stop))
            held += [source_at(near, at, until)] if outlet_at(near, at) and until > at else []
    return (*printed, *held)


def bare_forms(form: str) -> tuple[str, ...]:
    """A folded word, and what is left of it without article and attached prepositions."""
    return (form, *(o.stem.removeprefix("ال") for o in openings(form)))


@lru_cache(maxsize=1 << 12)
def singles_out(form: str) -> bool:
    """Whether a word tells that a word was given to one outlet alone («خصّ به «أفق»»)."""
    return any(key(r.lemma) in of_class("singles_out") for r in verb_forms(form))


@lru_cache(maxsize=1 << 12)
def hosts(form: str) -> bool:
    """Whether a word holds a talk with somebody («أجرتها»)."""
    return any(r.object and key(r.lemma) in of_class("hosts") for r in verb_forms(form))


def past_bracket(near: Surroundings, at: int, limit: int) -> int:
    """The word after a short bracket that opens at ``at``; ``limit`` where it does not close."""
    closing = (n + 1 for n in range(at, min(at + 14, limit)) if near.words.form(n) == ")")
    return next(closing, limit)

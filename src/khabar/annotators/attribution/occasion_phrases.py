"""Phrases that tell where, when and on which channel a thing was said, and their end."""

from __future__ import annotations

from khabar.annotators.attribution.channels import NAMED, comes_by, outlet_at, past_bracket, spreads
from khabar.annotators.attribution.clauses import starts_clause
from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.government import preposition_of, wants_object
from khabar.annotators.attribution.heads import head_of, imam
from khabar.annotators.attribution.hearers import addressed
from khabar.annotators.attribution.lexicon import heads, of_class
from khabar.annotators.attribution.noun_phrase import phrase
from khabar.annotators.attribution.nouns import own_speech, relates, told_in
from khabar.annotators.attribution.objects import another, object_begins
from khabar.annotators.attribution.opening import SPEECH
from khabar.annotators.attribution.quoted_names import names_in_quotes, spoken_in
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.lexicon.person_names import is_ordinary
from khabar.text.words import MARK, QUOTE, Words

PHRASE = 24
"""Words of a phrase that tells where a thing was said, at most."""


def tells_where(near: Surroundings, at: int) -> bool:
    """Whether a phrase begins that tells where, when or on which channel a thing was said."""
    form, following = near.words.form(at), near.words.form(at + 1)
    if imam(near.words, at):
        return False  # «قال إمام المسجد إن»
    aired = form == "علي" and following in of_class("broadcaster")
    posted = form == "في" or form in of_class("on_air")
    aired = aired or (posted and following in of_class("own_page"))
    aired = aired or (form in of_class("stands_in") and platform_at(near, at + 1))
    occasion = form == "في" or form in of_class("occasion") or form[:2] == "لل"
    occasion = occasion or form in of_class("manner")
    return aired or occasion or own_speech(form) or place_of_day(near, at)


def platform_at(near: Surroundings, at: int) -> bool:
    """Whether a platform is named at ``at``, in marks or not («على «فيسبوك»»)."""
    return near.words.form(at + (at in near.quote_at)) in of_class("platform")


def said_at(near: Surroundings, at: int, cue: Cue) -> bool:
    """«قال فلان أمس بولاية الوادي إن»: where it was said, behind its day."""
    form = near.words.form(at)
    if "ب" in cue.takes or form[:1] != "ب" or len(form) < 4 or form in of_class("by_saying"):
        return False
    return at - 1 in near.time_at or form[1:] in of_class("place_head")


def place_of_day(near: Surroundings, at: int) -> bool:
    """«اليوم الأحد بوهران، أن»: where it was said, after its day and before the clause."""
    words = near.words
    form = words.form(at)
    if form[:1] != "ب" or at - 1 not in near.time_at:
        return False
    comma = next((n for n in range(at + 1, at + 5) if words.form(n) in ("،", ",")), 0)
    return bool(comma) and starts_clause(words.form(comma + 1))


def passed_over(near: Surroundings, at: int, limit: int, cue: Cue) -> int:
    """The word after a prepositional phrase: up to a mark, a clause, or what the verb takes."""
    words = near.words
    stop = at + 1
    spoken = words.form(at) == "في" and told_in(words.form(at + 1))
    told = spoken and not {"whom", "blame"}.isdisjoint(cue.takes)
    told = told and not relates(words.form(at + 2))  # «في رسالة بثتها إذاعة الوادي»
    while stop < limit and stop - at < PHRASE:
        form = words.items[stop].form
        if stop == at + 1 and starts_clause(form) and words.form(at) in of_class("time_clause"):
            return past_clause(near, stop, limit)
        closing = near.quote_at.get(stop)
        place = words.form(stop - 1) in of_class("with_whom", "stands_in")
        place = place or spreads(words.form(stop - 1)) or words.form(stop - 1) in ("ب", "علي")
        place = place or comes_by(words.form(stop - 1)) or words.form(stop - 1) in of_class("on_it")
        place = place or words.form(stop - 1) in of_class("broadcaster")  # «في برنامج «الوادي»»
        place = place or (told_tail(near, at, stop) and bool(closing) and closing == stop + SPEECH)
        if (
            closing is not None
            and closing - stop <= NAMED
            and not spoken_in(words, stop, closing)
            and (place or names_in_quotes(words, stop) or short_name(near, stop, closing))
        ):
            stop = closing + 1
            continue
        if form == "(":
            stop = past_bracket(near, stop, limit)
            continue
        if form == "/" and comes_by(words.form(stop - 1)):
            slashes = (n + 1 for n in range(stop + 1, stop + NAMED) if words.form(n) == "/")
            stop = next(slashes, stop + 1)  # «تلقت /وكالة أفق/ نسخة منه»
            continue
        if to_press(near, at, stop, cue):
            stop = max(phrase(near, stop + 1, limit), stop + 2)
            continue
        if form == "." and stop > at + 1 and glued(words, stop):
            stop += 1  # «بي.بي.سي»
            continue
        if (
            starts_clause(form)
            or words.items[stop].kind in (MARK, QUOTE)
            or addressed(words, stop)
            or (form in of_class("relayed") and words.form(stop + 1) == "عن")
            or (
                stop > at + 1
                and preposition_of(form, cue) is not None
                and form not in of_class("with_it")
                and words.form(stop - 1) not in of_class("stands_in")  # «في برنامج», no «بـ»
                and words.form(stop + 1) not in of_class("copy")
            )
            or (stop > at + 1 and stop in near.time_at)
            or (stop > at + 2 and wants_object(cue) and this_one(words, stop))
            or (spoken and words.form(stop - 1) in of_class("to_him") and form.startswith("ال"))
            or (
                stop > at + 1
                and wants_object(cue)
                and object_begins(near, stop)
                and not clause_behind(words, stop, limit)
            )
            or (spoken and stop > at + 1 and wants_object(cue) and deed_told(near, stop))
            or (
                told
                and stop > at + 1
                and not (stop == at + 2 and describes(words, stop))
                and words.form(stop - 1) not in of_class("on_air")
                and (stop in near.actors or head_of(words, stop))
            )
        ):
            break
        stop += 1
    return stop


def deed_told(near: Surroundings, at: int) -> bool:
    """«أدانت الوزارة في بيان الاعتداءات على …»: no statement is "of" a definite deed."""
    known = near.words.form(at)[2:] in heads() or at in near.actors
    return not known and another(near.words, at)


def this_one(words: Words, at: int) -> bool:
    """«دانت الوزارة في حكومة الوادي هذه الجريمة»: an object behind a complete phrase."""
    before = words.form(at - 1)
    complete = before.startswith("ال") or not is_ordinary(before)
    return words.form(at) in of_class("demonstrative") and complete


def clause_behind(words: Words, at: int, limit: int) -> bool:
    """«أكد فلان، رداً على شائعات إغلاق الميناء، أن»: a comma and then the clause that he says."""
    if "ان" in (words.form(n) for n in range(at, min(at + 2, limit))):
        return False
    marks = (n for n in range(at + 1, min(at + PHRASE, limit)) if words.items[n].kind is MARK)
    comma = next(marks, limit)
    return comma + 1 < limit and words.form(comma) in "،," and starts_clause(words.form(comma + 1))


def to_press(near: Surroundings, at: int, stop: int, cue: Cue) -> bool:
    """«أشار في حديث إلى وكالة X، إلى أن»: who heard the talk, before what the verb takes."""
    words = near.words
    form = words.form(stop)
    talk = words.form(at) in ("في", "خلال") and told_in(words.form(at + 1)) and stop - at < 5
    return (
        talk
        and form in of_class("with_whom")
        and outlet_at(near, stop + 1)
        and any(words.form(n) == form for n in range(stop + 2, min(stop + 10, len(words))))
    )


def describes(words: Words, at: int) -> bool:
    """«في كلمة مصورة»: an indefinite adjective that goes with the noun before it."""
    form, noun = words.form(at), words.form(at - 1)
    return form[:2] != "ال" and form.endswith("ة") and noun.endswith("ة") and noun[:2] != "ال"


def told_tail(near: Surroundings, at: int, stop: int) -> bool:
    """«في تصريح للجوهرة "اف ام"»: whether an outlet goes on in marks, two words of them."""
    words = near.words
    spoken = words.form(at) == "في" and told_in(words.form(at + 1))
    return spoken and words.form(stop - 1)[:1] == "ل"


def short_name(near: Surroundings, at: int, closing: int) -> bool:
    """«التي نشرتها الوكالة "سونا"، أن»: a word or two in marks, with the clause behind them."""
    following = near.words.form(closing + 1)
    ends = following in ("،", ",", ":") or following in of_class("with_whom", "stands_in")
    return closing - at <= SPEECH and (ends or starts_clause(following))


def glued(words: Words, at: int) -> bool:
    """Whether a stop stands inside a name: no white space on either side of it."""
    if not 0 < at < len(words) - 1:
        return False
    before, mark, after = (words.items[n].span for n in (at - 1, at, at + 1))
    return before.stop == mark.start and mark.stop == after.start


def past_clause(near: Surroundings, at: int, limit: int) -> int:
    """The word after «قبل أن يغادر القاعة»: a comma, the next أن, or ``limit``."""
    words = near.words
    for stop in range(at + 1, min(at + 16, limit)):
        if words.items[stop].kind in (MARK, QUOTE) or starts_clause(words.form(stop)):
            return stop
    return limit

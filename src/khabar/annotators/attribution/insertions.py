"""What stands between a verb of report and what it introduces: where, when, to whom, who he is."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.channels import (
    NAMED,
    addressee,
    comes_by,
    interviewer,
    outlet_at,
    past_bracket,
    spreads,
)
from khabar.annotators.attribution.content import (
    REACH,
    SPEECH,
    names_outlet,
    preposition_of,
    speech,
    wants_object,
)
from khabar.annotators.attribution.cues import Cue, clause_at, hidden, starts_clause, verb_cue
from khabar.annotators.attribution.heads import head_of, plural_head
from khabar.annotators.attribution.lexicon import heads, may_open, of_class, phrases
from khabar.annotators.attribution.noun_phrase import (
    Surroundings,
    addressed,
    names_in_quotes,
    object_begins,
    phrase,
)
from khabar.annotators.attribution.nouns import calls_for, told_in, verbal_noun
from khabar.annotators.attribution.qualified import of_men
from khabar.annotators.attribution.sources import Source
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import verb_forms
from khabar.text.clitics import endings, openings
from khabar.text.words import LETTERS, MARK, QUOTE, Words

UNSAID = 24
"""Words that an aside on what was not said may hold."""


def own_speech(form: str) -> bool:
    """«حديثه»، «كلمتها»: a speech with its speaker's pronoun, never a source itself."""
    return form.endswith(("ه", "ها", "هم")) and told_in(form)


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
        if at in near.time_at or (form == ")" and at - 1 in near.time_at):
            at += 1
        elif (
            may_open("inserted", form)
            and (aside := phrases("inserted").at(words, at, limit)) is not None
        ) and not answers(words, aside.stop, cue):
            at = aside.stop
        elif (form in ("في", "علي") and form in cue.takes) or (
            "ل" in cue.takes and calls_for(form)
        ):
            break
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
        elif form in ("لاول", "لثاني") and words.form(at + 1) in ("مره", "مرة", "يوم"):
            at += 2
        elif tells_where(near, at) or (inserted and said_at(near, at, cue)):
            stop = passed_over(near, at, limit, cue)
            via.extend(interviewer(near, at, stop))
            at = stop
        elif form in ("،", ",", "-", "–") and (inserted or at == started):
            following = at + 1
            aside = phrases("opener").at(words, following, limit) if following < limit else None
            if aside is not None and aside.stop - following > 1:
                at = aside.stop
                continue
            if following < limit and addressed(words, following):
                at = following
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


def dative(near: Surroundings, at: int) -> bool:
    """«أكد لنظيره أن»، «قال لزملائه إن»: the man it was said to, before the clause."""
    words = near.words
    form = words.form(at)
    if form[:1] != "ل" or len(form) < 4 or form in heads() or at in near.actors:
        return False
    hearer = hears(form)
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
        owned = [e.stem for e in endings(stem)[1:] if e.pronoun in ("ه", "ها", "هم")]
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


def tells_where(near: Surroundings, at: int) -> bool:
    """Whether a phrase begins that tells where, when or on which channel a thing was said."""
    form, following = near.words.form(at), near.words.form(at + 1)
    aired = form == "علي" and following in of_class("broadcaster")
    aired = aired or (form in ("علي", "عبر", "في") and following in of_class("own_page"))
    occasion = form == "في" or form in of_class("occasion") or form[:2] == "لل"
    occasion = occasion or form in of_class("manner")
    return aired or occasion or own_speech(form) or place_of_day(near, at)


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


def passed_over(near: Surroundings, at: int, limit: int, cue: Cue) -> int:
    """The word after a prepositional phrase: up to a mark, a clause, or what the verb takes."""
    words = near.words
    stop = at + 1
    told = words.form(at) == "في" and told_in(words.form(at + 1)) and "whom" in cue.takes
    while stop < limit and stop - at < 16:
        form = words.items[stop].form
        if stop == at + 1 and starts_clause(form) and words.form(at) in of_class("time_clause"):
            return past_clause(near, stop, limit)
        closing = near.quote_at.get(stop)
        place = words.form(stop - 1) in of_class("with_whom", "stands_in")
        place = place or spreads(words.form(stop - 1)) or words.form(stop - 1) in ("ب", "علي")
        place = place or comes_by(words.form(stop - 1)) or words.form(stop - 1) in of_class("on_it")
        place = place or (told_tail(near, at, stop) and bool(closing) and closing == stop + SPEECH)
        if (
            closing is not None
            and closing - stop <= NAMED
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
                and words.form(stop + 1) not in of_class("copy")
            )
            or (stop > at + 1 and stop in near.time_at)
            or (stop > at + 1 and wants_object(cue) and object_begins(near, stop))
            or (
                told
                and stop > at + 1
                and not (stop == at + 2 and describes(words, stop))
                and words.form(stop - 1) not in ("علي", "عبر")
                and (stop in near.actors or head_of(words, stop))
            )
        ):
            break
        stop += 1
    return stop


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
    return closing - at <= SPEECH and (following in ("،", ",") or starts_clause(following))


def glued(words: Words, at: int) -> bool:
    """Whether a stop stands inside a name: no white space on either side of it."""
    if not 0 < at < len(words) - 1:
        return False
    before, mark, after = (words.items[n].span for n in (at - 1, at, at + 1))
    return before.stop == mark.start and mark.stop == after.start


@lru_cache(maxsize=1 << 12)
def same_act(form: str, lemma: str) -> bool:
    """Whether an accusative is the verb's own masdar («نفيا» of نفى)."""
    return bool(lemma) and any(
        read.tense == "masdar" and read.lemma == lemma
        for read in (*verb_forms(form), *verb_forms(form[:-1]))
    )


def past_clause(near: Surroundings, at: int, limit: int) -> int:
    """The word after «قبل أن يغادر القاعة»: a comma, the next أن, or ``limit``."""
    words = near.words
    for stop in range(at + 1, min(at + 16, limit)):
        if words.items[stop].kind in (MARK, QUOTE) or starts_clause(words.form(stop)):
            return stop
    return limit


def past_unsaid(words: Words, at: int, limit: int) -> int:
    """«قال، دون تأكيد أن …، إن»: the clause behind what he did not say and its comma; else 0."""
    for stop in range(at + 1, min(limit, at + UNSAID)):
        if words.form(stop) in ("،", ",") and starts_clause(words.form(stop + 1)):
            return stop + 1
    return 0


@lru_cache(maxsize=1 << 12)
def answerable(form: str) -> bool:
    """«أعلنت الكتائب، الجناح العسكري للحركة، مسؤوليتها»: a deed with its speaker's pronoun."""
    return verbal_noun(form) and form.endswith(("ه", "ها", "هم"))


def closes_apposition(near: Surroundings, at: int, limit: int, cue: Cue) -> int:
    """The word after «، … ،» where the inserted phrase is short and a clause follows; else 0."""
    words = near.words
    if at < limit and phrases("break").at(words, at, limit) is not None:
        return past_unsaid(words, at, limit)
    past = at
    for stop in range(at, min(limit, at + 20)):
        form = words.items[stop].form
        if stop in near.quote_at and names_outlet(near, stop):
            past = near.quote_at[stop] + 1
        if stop < past:
            continue  # «شبكة «إن بي سي»»
        if stop > at and starts_clause(form):
            return stop
        if form in ("،", ",") and (
            clause_at(words, stop + 1)
            or addressed(words, stop + 1)
            or words.form(stop + 1) in of_class("occasion", "within")
            or speech(near, stop + 1)
            or preposition_of(words.form(stop + 1), cue) is not None
            or (wants_object(cue) and answerable(words.form(stop + 1)))
            or (wants_object(cue) and of_men(words.form(at)) and object_begins(near, stop + 1))
        ):
            return stop + 1
        if form == ":":
            return stop
        if words.items[stop].kind is not LETTERS or hidden(words, stop, limit):
            continue
        if stop == at and of_men(form):
            continue  # «لم يستبعد مسؤول، تحدث إلى الشبكة، توجيه ضربة»
        if verb_cue(words, stop) and not hidden(words, stop - 1, limit):
            return 0
    return 0

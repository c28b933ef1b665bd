"""What stands between a verb of report and what it introduces: where, when, to whom, who he is."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.content import (
    REACH,
    SPEECH,
    preposition_of,
    speech,
    wants_object,
)
from khabar.annotators.attribution.cues import (
    Cue,
    clause_at,
    hidden,
    starts_clause,
    verb_cue,
)
from khabar.annotators.attribution.lexicon import heads, may_open, of_class, phrases
from khabar.annotators.attribution.noun_phrase import (
    Surroundings,
    addressed,
    calls_for,
    head_of,
    names_in_quotes,
    object_begins,
    phrase,
    told_in,
    verbal_noun,
)
from khabar.annotators.attribution.sources import Source, source_at
from khabar.lexicon.actors import press
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import verb_forms
from khabar.text.clitics import endings, openings
from khabar.text.words import LETTERS, MARK, QUOTE, Words

NAMED = 6
"""Words in a name between quotation marks, with them, at most."""


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


def addressee(near: Surroundings, at: int, limit: int, cue: Cue) -> tuple[int, tuple[Source, ...]]:
    """The word after «لوكالة X»، «للصحفيين», and the go-between if it is one."""
    words = near.words
    if words.form(at) == "ل" and words.form(at + 1) == "(":
        stop = past_bracket(near, at + 1, limit)
        if stop - at > 2 + NAMED:
            return at + 1, ()
        return stop, (source_at(near, at + 2, stop - 1)._replace(kind="outlet"),)
    if words.form(at) == "ل":
        closing = near.quote_at.get(at + 1, at + 1)
        stop = min(closing + 1, limit)
        if closing <= at + 2:
            return stop, ()
        through = source_at(near, at + 1, stop)
        known = through.first in near.actors or head_of(words, through.first) is not None
        return stop, (through if known else through._replace(kind="outlet"),)
    if words.form(at).endswith("نا"):
        return at + 1, ()  # «لوكالتنا»: to those who print it
    stop = max(phrase(near, at, limit, cue.takes), at + 1)
    if not any(o.stem in of_class("addressee") for o in openings(words.form(at))):
        return stop, (source_at(near, at, stop, "ل"),)
    return stop, ()


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
        place = place or spreads(words.form(stop - 1))
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
        if form == "." and stop > at + 1 and glued(words, stop):
            stop += 1  # «بي.بي.سي»
            continue
        if (
            starts_clause(form)
            or words.items[stop].kind in (MARK, QUOTE)
            or addressed(words, stop)
            or (form in of_class("relayed") and words.form(stop + 1) == "عن")
            or (stop > at + 1 and preposition_of(form, cue) is not None)
            or (stop > at + 1 and stop in near.time_at)
            or (stop > at + 1 and wants_object(cue) and object_begins(near, stop))
            or (told and stop > at + 1 and (stop in near.actors or head_of(words, stop)))
        ):
            break
        stop += 1
    return stop


def aired(near: Surroundings, at: int) -> bool:
    """Whether a channel is named at ``at``: «قناة الأفق», a press name."""
    words = near.words
    return words.form(at) in of_class("broadcaster") or press().at(words, at) is not None


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


def interviewer(near: Surroundings, at: int, stop: int) -> tuple[Source, ...]:
    """«في مقابلة مع قناة X»، «عبر منصة X»: the press, or the platform, that it was said through."""
    words = near.words
    opens = words.form(at).removeprefix("و")
    spoken = opens in ("في", "خلال", "اثناء") and told_in(words.form(at + 1))
    if opens in ("عبر", "علي") and words.form(at + 1) in of_class("broadcaster"):
        until = phrase(near, at + 1, stop)
        return (source_at(near, at + 1, until),) if until > at + 1 else ()
    for n in range(at + 1, stop):
        if n > at + 1 and words.form(n) in ("علي", "عبر") and aired(near, n + 1):
            first = n + 1
            while first > at + 2 and words.form(first - 3) in of_class("show"):
                first -= 3
            return (source_at(near, first, max(phrase(near, n + 1, stop), n + 2)),)
        if spoken and hosts(words.form(n)):
            first = n + 1 + (words.form(n + 1) in of_class("with_him"))
            house = words.form(first) in of_class("outlet_head")
            if house or press().at(words, first) is not None:
                until = phrase(near, first, stop)
                return (source_at(near, first, until),) if until > first else ()
        talk = spoken and words.form(at + 1) in of_class("interview")
        if not (spoken and words.form(n) in of_class("with_whom")):
            continue
        first = n + 1
        if words.form(first) in of_class("outlet_head") or press().at(words, first) is not None:
            until = phrase(near, first, stop)
            return (source_at(near, first, until),) if until > first else ()
        if talk and first < stop and words.items[first].kind is QUOTE:
            closing = near.quote_at.get(first, first)
            return (source_at(near, first, closing + 1),) if closing > first else ()
    return ()


@lru_cache(maxsize=1 << 12)
def spreads(form: str) -> bool:
    """Whether a word passes a text on («أوردته»): the name of who did follows."""
    return any(r.object and key(r.lemma) in of_class("passing_verb") for r in verb_forms(form))


@lru_cache(maxsize=1 << 12)
def same_act(form: str, lemma: str) -> bool:
    """Whether an accusative is the verb's own masdar («نفيا» of نفى)."""
    return bool(lemma) and any(
        read.tense == "masdar" and read.lemma == lemma
        for read in (*verb_forms(form), *verb_forms(form[:-1]))
    )


def told_to(near: Surroundings, first: int, stop: int) -> tuple[Source, ...]:
    """«مصدران تحدثا إلى رويترز»، «طلب عدم نشر اسمه لرويترز»: the press between source and words."""
    words = near.words
    for n in range(first, min(stop, first + REACH)):
        if words.items[n].kind is not LETTERS:
            continue
        if addressed(words, n):
            until = phrase(near, n, stop)
            named = any(o.stem in of_class("addressee") for o in openings(words.form(n)))
            if named or until <= n or words.form(n).endswith("نا"):
                return ()
            return (source_at(near, n, until, "ل"),)
        on_air = words.form(n) in ("علي", "عبر") and words.form(n + 1) in of_class("broadcaster")
        if on_air or (words.form(n) in ("الي", "مع") and press().at(words, n + 1) is not None):
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
    if opens not in ("في", "خلال", "اثناء") or not told_in(words.form(first + 1)):
        return ()
    met = interviewer(near, first, cue.first)
    if met:
        return met
    for n in range(first + 2, cue.first):
        if addressed(words, n):
            return addressee(near, n, cue.first, cue)[1]
        if spreads(words.form(n)):
            stop = phrase(near, n + 1, cue.first)
            return (source_at(near, n + 1, stop),) if stop > n + 1 else ()
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
            house = words.form(at) in of_class("outlet_head") or press().at(words, at) is not None
            held += [source_at(near, at, until)] if house and until > at else []
    return (*printed, *held)


def bare_forms(form: str) -> tuple[str, ...]:
    """A folded word, and what is left of it without article and attached prepositions."""
    return (form, *(o.stem.removeprefix("ال") for o in openings(form)))


@lru_cache(maxsize=1 << 12)
def hosts(form: str) -> bool:
    """Whether a word holds a talk with somebody («أجرتها»)."""
    return any(r.object and key(r.lemma) in of_class("hosts") for r in verb_forms(form))


def past_bracket(near: Surroundings, at: int, limit: int) -> int:
    """The word after a short bracket that opens at ``at``; ``limit`` where it does not close."""
    closing = (n + 1 for n in range(at, min(at + 14, limit)) if near.words.form(n) == ")")
    return next(closing, limit)


def past_clause(near: Surroundings, at: int, limit: int) -> int:
    """The word after «قبل أن يغادر القاعة»: a comma, the next أن, or ``limit``."""
    words = near.words
    for stop in range(at + 1, min(at + 16, limit)):
        if words.items[stop].kind in (MARK, QUOTE) or starts_clause(words.form(stop)):
            return stop
    return limit


def closes_apposition(near: Surroundings, at: int, limit: int, cue: Cue) -> int:
    """The word after «، … ،» where the inserted phrase is short and a clause follows; else 0."""
    words = near.words
    for stop in range(at, min(limit, at + 20)):
        form = words.items[stop].form
        if stop > at and starts_clause(form):
            return stop
        if form in ("،", ",") and (
            clause_at(words, stop + 1)
            or addressed(words, stop + 1)
            or words.form(stop + 1) in of_class("occasion", "within")
            or speech(near, stop + 1)
            or preposition_of(words.form(stop + 1), cue) is not None
        ):
            return stop + 1
        if form == ":":
            return stop
        if words.items[stop].kind is not LETTERS or hidden(words, stop, limit):
            continue
        if verb_cue(words, stop) and not hidden(words, stop - 1, limit):
            return 0
    return 0

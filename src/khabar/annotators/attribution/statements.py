"""One cue with its source and content: where the source stands, where the content runs."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.annotators.attribution.cues import Cue, hidden, starts_clause, takes_up, verb_cue
from khabar.annotators.attribution.lexicon import of_class, phrases
from khabar.annotators.attribution.sources import (
    Source,
    Surroundings,
    addressed,
    head_of,
    object_begins,
    phrase,
    source_at,
    told_in,
    verbal_noun,
)
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import verb_forms
from khabar.text.clitics import openings
from khabar.text.words import Kind, Words

REACH = 45
"""Words between a verb and the clause it introduces, at most."""
SPEECH = 3
"""Words that a quotation has at least to be speech and not a name."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A cue, its stated source (None: to be resolved) and its content as word numbers.

    ``via`` are the go-betweens stated with it, outermost first.
    """

    cue: Cue
    source: Source | None
    first: int
    stop: int
    direct: bool
    via: tuple[Source, ...] = ()
    rule: str = "attribution.verb_source_that"
    public: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """Where content begins, whether it is speech, and by which rule."""

    first: int
    direct: bool
    rule: str


def verb_statement(near: Surroundings, cue: Cue, bounds: range, floor: int) -> Statement | None:
    """قالت وزارة الصحة إن …, and all orders of it; None where nothing is handed on.

    ``floor`` is the first word that may still belong to this statement.
    """
    words = near.words
    limit = bounds.stop
    at, via = occasions(near, cue.stop, limit, cue)
    if cue.manner == "participle":
        return participle_statement(near, cue, at, limit, via)
    stop = at
    if names_source(near, at, cue):
        stop = phrase(near, at, limit, cue.takes)
    source = source_at(near, at, stop) if stop > at else None
    handed_from = relay(words, stop, limit, cue)
    if handed_from:
        return handed(near, cue, source, via, handed_from, limit)
    after, more = occasions(near, stop, limit, cue, inserted=source is not None)
    via += more
    if "any" in cue.takes and source is not None and words.form(after) in ("،", ","):
        after += 1
    if cue.object and source is not None and takes_up(words, cue.first):
        return what_was_said(near, cue, source, via, bounds, floor)
    opening = begins(near, cue, after, limit) or further_on(near, cue, after, limit)
    if opening is None:
        return spoken_before(near, cue, source, via, bounds, floor)
    if source is None:
        source = subject_before(near, cue, floor)
    if source is not None:
        passed = passed_on(near, max(source.stop, cue.stop), opening.first)
        if passed is not None and source.head in of_class("word_of"):
            source = passed
        elif passed is not None:
            via += (passed,)
    stop_at = ends(near, opening, limit)
    if stop_at <= opening.first:
        return None
    return Statement(cue, source, opening.first, stop_at, opening.direct, via, opening.rule)


def participle_statement(
    near: Surroundings, cue: Cue, at: int, limit: int, via: tuple[Source, ...]
) -> Statement | None:
    """مؤكداً أن …، داعيا المنظمات إلى …: the speaker of the sentence goes on; no subject follows."""
    opening = begins(near, cue, at, limit)
    if opening is None:
        return None
    stop = ends(near, opening, limit)
    if stop <= opening.first:
        return None
    return Statement(cue, None, opening.first, stop, opening.direct, via, "attribution.participle")


def relay(words: Words, at: int, limit: int, cue: Cue) -> int:
    """Where the source begins in «نقلت وكالة عن مصدر»، «ذكرت وكالة نقلاً عن مصدر»; 0 if nowhere."""
    if words.form(at) in ("،", ","):
        at += 1
    if at + 1 < limit and words.form(at) == "نقلا" and words.form(at + 1) == "عن":
        return at + 2
    return at + 1 if "of" in cue.takes and at + 1 < limit and words.form(at) == "عن" else 0


def handed(
    near: Surroundings,
    cue: Cue,
    through: Source | None,
    via: tuple[Source, ...],
    first: int,
    limit: int,
) -> Statement | None:
    """نقلت وكالة عن مصدر قوله إن …: the first is the go-between, the second the source."""
    words = near.words
    stop = next(
        (
            n
            for n in range(first + 1, min(first + 20, limit))
            if words.form(n) in of_class("brings")
        ),
        limit,
    )
    stop = phrase(near, first, stop)
    if stop <= first:
        return None
    source = source_at(near, first, stop)
    after, more = occasions(near, stop, limit, cue, inserted=True)
    if words.form(after) in of_class("brings") and not starts_clause(words.form(after)):
        after, _ = occasions(near, after + 1, limit, cue)
    opening = begins(near, cue, after, limit) or further_on(near, cue, after, limit)
    if opening is None:
        return None
    stop_at = ends(near, opening, limit)
    if stop_at <= opening.first:
        return None
    chain = ((through,) if through else ()) + via + more
    rule = "attribution.relayed_from"
    return Statement(cue, source, opening.first, stop_at, opening.direct, chain, rule)


def names_source(near: Surroundings, at: int, cue: Cue) -> bool:
    """Whether the noun after a verb may be its subject rather than its object."""
    words = near.words
    if at >= len(words) or words.items[at].kind is Kind.MARK:
        return False
    form = words.items[at].form
    if form.endswith(("ه", "ها", "هم")) and told_in(form):
        return False
    if at in near.actors or head_of(words, at) is not None:
        return True
    if form in of_class("object_head") or form[:1].isdigit():
        return False
    if "masdar" in cue.takes or "any" in cue.takes:
        return not verbal_noun(form) and not form.startswith("ال")
    return True


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
    while at < limit and at - started < REACH:
        form = words.items[at].form
        if starts_clause(form) or form == ":":
            break
        if at in near.time_at:
            at += 1
        elif addressed(words, at):
            stop, through = addressee(near, at, limit, cue)
            via.extend(through)
            at = stop
        elif form == "في" or form in of_class("occasion") or told_in(form) or form[:2] == "لل":
            at = passed_over(near, at, limit, cue)
        elif form in ("،", ",", "-", "–") and (inserted or at == started):
            following = at + 1
            aside = phrases("opener").at(words, following, limit) if following < limit else None
            if aside is not None and aside.stop - following > 1:
                at = aside.stop
                continue
            if resumes(near, following, cue) or (
                inserted and wants_object(cue) and object_begins(near, following)
            ):
                at = following
                continue
            closing = closes_apposition(near, following, limit) if inserted else 0
            if not closing:
                break
            at = closing
        else:
            break
    return at, tuple(via)


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
    if words.form(at) == "ل":
        closing = near.quote_at.get(at + 1, at + 1)
        stop = min(closing + 1, limit)
        return stop, (source_at(near, at + 1, stop),) if closing > at + 2 else ()
    stop = max(phrase(near, at, limit, cue.takes), at + 1)
    if not any(o.stem in of_class("addressee") for o in openings(words.form(at))):
        return stop, (source_at(near, at, stop, "ل"),)
    return stop, ()


def passed_over(near: Surroundings, at: int, limit: int, cue: Cue) -> int:
    """The word after a prepositional phrase: up to a mark, a clause, or what the verb takes."""
    words = near.words
    stop = at + 1
    while stop < limit and stop - at < 16:
        form = words.items[stop].form
        if (
            starts_clause(form)
            or words.items[stop].kind in (Kind.MARK, Kind.QUOTE)
            or addressed(words, stop)
            or (stop > at + 1 and preposition_of(form, cue) is not None)
            or (stop > at + 1 and stop in near.time_at)
            or (stop > at + 1 and wants_object(cue) and object_begins(near, stop))
        ):
            break
        stop += 1
    return stop


def wants_object(cue: Cue) -> bool:
    """Whether a bare noun may be what the verb reports."""
    return "masdar" in cue.takes or "any" in cue.takes


def closes_apposition(near: Surroundings, at: int, limit: int) -> int:
    """The word after «، … ،» where the inserted phrase is short and a clause follows; else 0."""
    words = near.words
    for stop in range(at, min(limit, at + 20)):
        form = words.items[stop].form
        if stop > at and starts_clause(form):
            return stop
        if form in ("،", ",") and (
            starts_clause(words.form(stop + 1)) or words.form(stop + 1) == "في"
        ):
            return stop + 1
        if form == ":":
            return stop
        if words.items[stop].kind is not Kind.LETTERS or hidden(words, stop, limit):
            continue
        if verb_cue(words, stop) and not hidden(words, stop - 1, limit):
            return 0
    return 0


def preposition_of(form: str, cue: Cue) -> str | None:
    """The preposition a word opens with, if the verb takes its content by it."""
    for preposition in cue.takes:
        spelt = key(preposition)
        if preposition == "ب" and form.startswith("ب") and len(form) > 2:
            return "ب"
        if len(spelt) > 1 and form == spelt and spelt in ("عن", "الي", "علي", "من"):
            return spelt
    return None


def further_on(near: Surroundings, cue: Cue, at: int, limit: int) -> Opening | None:
    """The clause a verb of report introduces after a relative clause or another insertion."""
    words = near.words
    form = words.form(at)
    if not (form in of_class("while") or form in of_class("adjunct") or form in ("،", ",")):
        return None
    concealed = at
    for n in range(at, min(at + REACH, limit)):
        if words.items[n].kind is Kind.LETTERS and (match := hidden(words, n, limit)):
            concealed = match.stop
        if (
            starts_clause(words.form(n))
            or words.form(n) == ":"
            or (n > at + 1 and preposition_of(words.form(n), cue) in ("عن", "الي"))
        ):
            return begins(near, cue, n, limit)
        if n > at and n >= concealed and words.items[n].kind is Kind.LETTERS and verb_cue(words, n):
            return None
    return None


def begins(near: Surroundings, cue: Cue, at: int, limit: int) -> Opening | None:
    """Where what is said begins, if it begins at word ``at``."""
    words = near.words
    if at >= limit:
        return Opening(at, True, "attribution.next_sentence") if words.form(at - 1) == ":" else None
    form = words.items[at].form
    if starts_clause(form) and "an" in cue.takes:
        return clause(near, at, limit)
    if form == ":" and "quote" in cue.takes:
        if starts_clause(words.form(at + 1)):
            return clause(near, at + 1, limit)
        return Opening(at + 1, True, "attribution.verb_source_colon")
    if "quote" in cue.takes and form == "بالقول":
        return begins(near, cue, at + 1, limit)
    if at in near.quote_at and speech(near, at) and "quote" in cue.takes:
        return Opening(at, True, "attribution.verb_source_quotation")
    preposition = preposition_of(form, cue)
    if preposition == "ب":
        return Opening(at, False, "attribution.verb_preposition")
    if preposition is not None:
        if starts_clause(words.form(at + 1)):
            return clause(near, at + 1, limit)
        return Opening(at + 1, False, "attribution.verb_preposition")
    if (
        "whom" in cue.takes
        and form not in of_class("adjunct")
        and any(
            preposition_of(words.form(n), cue) or starts_clause(words.form(n))
            for n in range(at + 1, min(at + 10, limit))
        )
    ):
        return Opening(at, False, "attribution.verb_whom")
    return object_opening(near, cue, at)


def clause(near: Surroundings, at: int, limit: int) -> Opening:
    """What follows أن; a pronoun on it belongs to what is said."""
    words = near.words
    form = words.items[at].form
    first = at if len(form) > 3 and form not in ("بان", "فان", "وان") else at + 1
    if first < limit and words.form(first) in (":", "،"):
        first += 1
    return Opening(first, speech(near, first), "attribution.verb_source_that")


def object_opening(near: Surroundings, cue: Cue, at: int) -> Opening | None:
    """أعلن مقتل …، نفى أي علاقة: the object itself is what is said."""
    words = near.words
    takes_any, takes_masdar = "any" in cue.takes, "masdar" in cue.takes
    if not (takes_any or takes_masdar):
        return None
    if words.items[at].kind is Kind.QUOTE:
        return Opening(at, False, "attribution.verb_object") if at in near.quote_at else None
    if words.items[at].kind is not Kind.LETTERS:
        return None
    form = words.items[at].form
    if object_begins(near, at) or verbal_noun(form) or (takes_any and form.startswith("ال")):
        return Opening(at, False, "attribution.verb_object")
    return Opening(at, False, "attribution.verb_object") if takes_any and at > cue.stop else None


def speech(near: Surroundings, at: int) -> bool:
    """Whether a quotation of some length opens at word ``at``."""
    closing = near.quote_at.get(at)
    return closing is not None and closing - at > SPEECH


def ends(near: Surroundings, opening: Opening, limit: int) -> int:
    """One past the last word of the content."""
    words = near.words
    first = opening.first
    closing = near.quote_at.get(first)
    if closing is not None and opening.direct and closing - first > SPEECH:
        following = words.form(closing + 1)
        if (
            closing >= limit
            or following in ("", ".", "،", ",", "؛", "؟", "!")
            or closing + 1 >= limit
        ):
            return min(closing + 1, limit)
    at = first
    breaks = of_class("break")
    while at < limit:
        if at in near.quote_at and near.quote_at[at] < limit:
            at = near.quote_at[at]
        elif words.form(at) in ("؛", ";"):
            return at
        elif words.form(at) in ("،", ",") and at + 1 < limit:
            following = words.form(at + 1)
            two = f"{following} {words.form(at + 2)}"
            if following in breaks or two in breaks:
                return at
            if following == "في" and told_in(words.form(at + 2)):
                return at
        at += 1
    return trimmed(words, first, limit)


def trimmed(words: Words, first: int, stop: int) -> int:
    """Leave final stops and commas out."""
    while stop > first and words.form(stop - 1) in (".", "،", ",", "؛", "!", "…", ":"):
        stop -= 1
    return stop


def subject_before(near: Surroundings, cue: Cue, floor: int) -> Source | None:
    """المصادر قالت إن …، وكانت الوزارة قد أعلنت أن …: a subject before its verb."""
    words = near.words
    stop = cue.first
    if cue.joined:
        return None
    while stop > floor and words.form(stop - 1) in of_class("auxiliary"):
        stop -= 1
    bridges = of_class("auxiliary") | of_class("opener") | of_class("break")
    for first in range(max(floor, stop - 14), stop):
        before = words.form(first - 1)
        free = before in bridges or starts_clause(before)
        if first > floor and words.items[first - 1].kind is Kind.LETTERS and not free:
            continue
        if first not in near.actors and head_of(words, first) is None:
            continue
        reached = phrase(near, first, stop)
        if reached == stop or (
            reached > first and words.form(reached) in ("،", ",", "الذي", "التي")
        ):
            return source_at(near, first, reached)
    return None


def parted(words: Words, reached: int, stop: int) -> bool:
    """Whether what stands between a subject and its verb only qualifies the subject."""
    form = words.form(reached)
    if form in ("،", ",", "الذي", "التي", "("):
        return True
    return form in of_class("preposition") and stop - reached <= 6


def passed_on(near: Surroundings, at: int, limit: int) -> Source | None:
    """«التي نقلها موقع X»، «تصريحات بثها تلفزيون X»: who handed the text on, between verb and clause."""
    words = near.words
    lemmas = of_class("passing_verb")
    for n in range(at, min(limit, at + REACH)):
        if words.items[n].kind is not Kind.LETTERS:
            continue
        if any(f.object and key(f.lemma) in lemmas for f in verb_forms(words.form(n))):
            stop = phrase(near, n + 1, limit)
            return source_at(near, n + 1, stop) if stop > n + 1 else None
    return None


def what_was_said(
    near: Surroundings,
    cue: Cue,
    source: Source,
    via: tuple[Source, ...],
    bounds: range,
    floor: int,
) -> Statement | None:
    """«…، وهو ما نفاه فلان»: the content is the clause before."""
    words = near.words
    stop = cue.first
    while stop > floor and words.form(stop - 1) not in ("،", ",", "؛"):
        stop -= 1
    first = max(floor, bounds.start)
    while first < stop and words.items[first].kind is Kind.MARK:
        first += 1
    stop = trimmed(words, first, stop)
    if stop <= first:
        return None
    return Statement(cue, source, first, stop, False, via, "attribution.takes_up")


def spoken_before(
    near: Surroundings,
    cue: Cue,
    source: Source | None,
    via: tuple[Source, ...],
    bounds: range,
    floor: int,
) -> Statement | None:
    """«…»، قال فلان: the quotation stands before its verb."""
    words = near.words
    if "quote" not in cue.takes:
        return None
    back = cue.first - 1
    if words.form(back) in ("،", ","):
        back -= 1
    if back < floor or words.items[back].kind is not Kind.QUOTE:
        return None
    opened = next((n for n, closing in near.quote_at.items() if closing == back), None)
    if opened is None or not speech(near, opened) or source is None:
        return None
    return Statement(
        cue, source, max(opened, bounds.start), back + 1, True, via, "attribution.quotation_verb"
    )

"""Where what is said begins and ends."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from khabar.annotators.attribution.cues import (
    Cue,
    clause_at,
    hidden,
    starts_clause,
    verb_cue,
)
from khabar.annotators.attribution.lexicon import of_class, phrases
from khabar.annotators.attribution.noun_phrase import Surroundings, object_begins
from khabar.annotators.attribution.nouns import calls_for, of_ourselves, told_in, verbal_noun
from khabar.annotators.attribution.sources import country
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import verb_forms
from khabar.text.clitics import endings
from khabar.text.words import LETTERS, QUOTE, Words

REACH = 45
"""Words between a verb and the clause it introduces, at most."""

NEARBY = 12
"""The same for verbs that as often report nothing."""

FARTHEST = 400
"""Words of content in which a break is looked for; longer content runs to its sentence's end."""
FINAL = frozenset(".،,؛!…:")
DEED = 7
"""Words of a deed that a verb of report has for its subject, at most."""
BLAME = 14
"""Words between «حمّل» and the blame it lays, at most."""
SAYING = ("an", "quote")
"""What follows «بالقول»، «قائلا»."""

BY_SAYING = "بالقول"
"""What follows a verb of report behind an insertion; «قائلا» is a report of its own."""
CAUSAL = ("عزا",)
"""Verbs that trace a thing back to its cause and do nothing else."""
RESTATING = ("an", "quote", "على", "ب", "إلى")
"""What follows «أعاد التأكيد»."""

NEWS = 5
"""Words between a word for news and what the news is of, at most."""

FUSED = {"عما": "عن", "مما": "من"}
"""Prepositions with the ما they are written with."""
NAMED = 6
"""Words in the name of an outlet, with its marks, at most."""
SPEECH = 3
"""Words that a quotation has at least to be speech and not a name."""


class Opening(NamedTuple):
    """Where content begins, whether it is speech, and by which rule."""

    first: int
    direct: bool
    rule: str


def begins(near: Surroundings, cue: Cue, at: int, limit: int) -> Opening | None:
    """Where what is said begins, if it begins at word ``at``."""
    words = near.words
    if at >= limit:
        return Opening(at, True, "attribution.next_sentence") if words.form(at - 1) == ":" else None
    form = words.items[at].form
    if starts_clause(form) and "an" in cue.takes:
        return clause(near, at, limit)
    if "goal" in cue.takes:  # «ذهب إلى أن»
        goes_to = form in of_class("goes_to") and clause_at(words, at + 1)
        return clause(near, at + 1, limit) if goes_to else None
    if "again" in cue.takes:  # «أعاد التأكيد على أن»
        restates = form in of_class("restates")
        return begins(near, cue._replace(takes=RESTATING), at + 1, limit) if restates else None
    if form == ":" and words.form(at + 1)[:1].isdigit() and "news" in cue.takes:
        return None  # «نشرت في: 05/03»
    if form == ":" and "quote" in cue.takes:
        if clause_at(words, at + 1):
            return clause(near, at + 1, limit)
        return Opening(at + 1, True, "attribution.verb_source_colon")
    opens_bare = form in of_class("saying_bare") and at + 2 < limit
    if opens_bare and words.items[at + 1].kind is LETTERS and not clause_at(words, at + 1):
        return Opening(at + 1, False, "attribution.verb_source_saying")
    if form in of_class("by_saying") and not {"quote", "saying"}.isdisjoint(cue.takes):
        return begins(near, cue._replace(takes=SAYING), at + 1, limit)
    if form[:1] == "ن" and "quote" in cue.takes and at > cue.stop and of_ourselves(form):
        return Opening(at, False, "attribution.verb_own_words")  # «قال فلان ندين …»
    short = near.quote_at.get(at, at) - at == SPEECH and not clause_at(words, at + SPEECH + 1)
    goes_on = key(cue.lemma) in of_class("goes_on") and cue.manner == "verb"
    if form in ("،", ",") and at == cue.stop and goes_on and at + 2 < limit:
        return Opening(at + 1, False, "attribution.verb_comma")  # «وتابع، كنت دائما …»
    if at in near.quote_at and names_outlet(near, at):
        return None  # «تحقيق أجرته شبكة «أفق» أن»
    if at in near.quote_at and "quote" in cue.takes and (speech(near, at) or short):
        return Opening(at, True, "attribution.verb_source_quotation")
    if "news" in cue.takes and form in of_class("news_noun"):
        news = news_of(near, at, limit)
        if news is not None:
            return news
    preposition = preposition_of(form, cue)
    if form == "ب" and "ب" in cue.takes and at + 1 in near.quote_at:
        return Opening(at + 1, speech(near, at + 1), "attribution.verb_preposition")
    if preposition == "ب":
        if form in of_class("with_it"):
            return None  # «التي أدلى بها»
        told = form[1:].removeprefix("ال")
        if told in of_class("told_thing"):
            for n in range(at + 1, min(at + 7, limit)):
                if clause_at(words, n):
                    return clause(near, n, limit)
            if key(cue.lemma) in of_class("delivers") and words.form(at + 2) not in of_class(
                "of_what"
            ):
                return None  # «أدلت بمعلومات استخباراتية»
        deed = verbal_noun(form[1:].removeprefix("ال"))
        if key(cue.lemma) in of_class("waves") and not deed:
            return None  # «يلوحون بالأعلام»
        later = [n for n in range(at + 1, min(at + 6, limit)) if clause_at(words, n)]
        between = range(at + 1, later[0] if later else at)
        plain = later and words.form(later[0])[:1] != "و" and "an" in cue.takes
        if any(words.form(n) in of_class("relative") or verb_cue(words, n) for n in between):
            plain = False
        if plain and not any(words.items[n].kind is not LETTERS for n in between):
            return clause(near, later[0], limit)  # «خلية الاتصال بأمن الولاية أن …»
        return Opening(at, False, "attribution.verb_preposition")
    if preposition == "ل":
        return Opening(at, False, "attribution.verb_preposition")
    if "request" in cue.takes:
        asked = form in of_class("asked_of") or form == "من"
        for n in range(at + 1, min(at + 12, limit) if asked else at):
            if words.items[n].kind is not LETTERS:
                break
            if clause_at(words, n):
                return clause(near, n, limit)
            if object_begins(near, n) or (form != "من" and verbal_noun(words.form(n)[2:])):
                return Opening(n, False, "attribution.verb_object")
    if preposition is not None:
        clausal = clause_at(words, at + 1) or object_begins(near, at + 1)
        if "reason" in cue.takes or ("clausal" in cue.takes and not clausal):
            return None  # «يجمع التجار المحصول على الضفة»
        if clause_at(words, at + 1):
            return clause(near, at + 1, limit)
        return Opening(at + 1, False, "attribution.verb_preposition")
    if "whom" in cue.takes and words.form(cue.stop) in of_class("about_it"):
        return None  # «أبلغوا عنها»: told the police of it
    if "reason" in cue.takes:
        cause = form in of_class("reason") or verbal_noun(form.removeprefix("ال"))
        if not cause and cue.lemma not in CAUSAL:
            return None  # «أرجعت الدورية الطفل إلى أهله»
    if (
        "whom" in cue.takes
        and (form not in of_class("adjunct") or (form == "ما" and object_may_be(cue, at)))
        and any(
            preposition_of(words.form(n), cue) or clause_at(words, n)
            for n in range(at + 1, min(at + 16, limit))
        )
    ):
        return Opening(at, False, "attribution.verb_whom")
    if "blame" in cue.takes and words.items[at].kind is LETTERS:
        reach = range(at, min(at + BLAME, limit))
        blamed = any(words.form(n).removeprefix("ال") in of_class("blame") for n in reach)
        return Opening(at, False, "attribution.verb_blame") if blamed else None
    told = words.form(cue.first)[cue.lead :]
    deemed = told[:1] not in "يت" or deems_now(near, cue)
    if "deem" in cue.takes and (at > cue.stop or cue.manner == "participle") and deemed:
        judged = form[:2] == "ال" or form in of_class("again") or verbal_noun(form)
        judged = judged or any(
            words.form(n) in of_class("amounts_to") for n in range(at + 1, min(at + BLAME, limit))
        )
        return Opening(at, False, "attribution.verb_object") if judged else None
    return object_opening(near, cue, at)


def object_may_be(cue: Cue, at: int) -> bool:
    """Whether «ما» is what a verb speaks of («وصف بيان ما جرى بـ»، «واصفا ما نُشر بأنه»)."""
    return at > cue.stop or cue.manner == "participle"


def names_outlet(near: Surroundings, at: int) -> bool:
    """Whether the quotation at ``at`` is the name of an outlet whose noun stands before it."""
    before = near.words.form(at - 1)
    return before in of_class("outlet_head") and near.quote_at[at] - at <= NAMED


def news_of(near: Surroundings, at: int, limit: int) -> Opening | None:
    """«تداول ناشطون أنباء عن انسحاب»، «نشرت خبرا مفاده أن»: what the news at ``at`` is of."""
    words = near.words
    for n in range(at + 1, min(at + NEWS, limit)):
        if words.items[n].kind is not LETTERS or words.form(n) in of_class("therein"):
            return None
        if clause_at(words, n):
            return clause(near, n, limit)
        if words.form(n) in of_class("of_what") and words.form(n) != "من":
            return Opening(n + 1, False, "attribution.verb_news") if n + 1 < limit else None
        if n == at + 1 and verbal_noun(words.form(n)):
            return Opening(n, False, "attribution.verb_news")
    return None


def deems_now(near: Surroundings, cue: Cue) -> bool:
    """«يعتبر المغرب الصحراء جزءا منه»: active, for who deems is a body and no adjective follows."""
    who = near.actors.get(cue.stop)
    body = who is not None and who.value.kind in ("organization", "group")
    return body or country(near.words, cue.stop, cue.stop + 1)


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
    if words.items[at].kind is QUOTE:
        return Opening(at, False, "attribution.verb_object") if at in near.quote_at else None
    form = words.items[at].form
    if form[:1].isdigit() and takes_any and key(cue.lemma) in of_class("monitors"):
        return Opening(at, False, "attribution.verb_object")  # «وثقت الشبكة 11 حالة»
    if words.items[at].kind is not LETTERS:
        return None
    if own_stand(form) or form in of_class("relative"):
        return None
    if form in of_class("mute") and at == cue.stop and shows_that(words, at):
        return None
    if phrases("proclaimed").at(words, at):
        return None  # «أعلنت الحكومة حالة الطوارئ»: so it comes to be
    told = form if form[:2] == "ال" else words.form(at + 1)
    if told in of_class("this_news") and (told == form or form in of_class("demonstrative")):
        return Opening(at, False, "attribution.verb_object")  # «أكد تلك الحصيلة»
    again = key(cue.lemma) in of_class("says_again")
    if again and not again_said(form):
        return None  # «جددوا هجومهم»
    behind = takes_any or (at > cue.stop and verbal_noun(form[2:]))
    deed = verbal_noun(form) or (form[:2] == "ال" and behind)
    if again or object_begins(near, at) or deed:
        return Opening(at, False, "attribution.verb_object")
    goes_on = cue.manner == "participle" and key(cue.lemma) not in of_class("monitors")
    if takes_any and (at > cue.stop or goes_on):
        return Opening(at, False, "attribution.verb_object")
    return None


def shows_that(words: Words, at: int) -> bool:
    """«أكدت زيارة الوفد أن»: a clause behind a deed, which is the subject and no object."""
    for n in range(at + 1, min(at + DEED, len(words))):
        if words.items[n].kind is not LETTERS:
            return False
        if clause_at(words, n):
            return True
    return False


@lru_cache(maxsize=1 << 12)
def again_said(form: str) -> bool:
    """Whether what is renewed is said («جدد رفضه»، «كرر التأكيد») and not done."""
    told = of_class("restates", "own_stand", "said_again")
    bare = form.removeprefix("ال")
    return form in told or bare in told or any(e.stem in told for e in endings(bare)[1:])


def own_stand(form: str) -> bool:
    """«أكد دعمه»: the speaker's own stand, with his pronoun."""
    stands = of_class("own_stand")
    return any(e.pronoun in ("ه", "ها", "هم") and e.stem in stands for e in endings(form)[1:])


def further_on(near: Surroundings, cue: Cue, at: int, limit: int) -> Opening | None:
    """The clause a verb of report introduces after a relative clause or another insertion."""
    words = near.words
    form = words.form(at)
    opens = form in of_class("while", "adjunct") or form in ("،", ",", "من", "(")
    if not opens and not qualifier(form):
        return None
    concealed = past = at
    reach = REACH if "far" in cue.takes or cue.lemma == "" else NEARBY
    for n in range(at, min(at + reach, limit)):
        if n in near.quote_at and names_outlet(near, n):
            past = near.quote_at[n] + 1
        if n < past:
            continue  # «أجرته شبكة «أفق»»
        if n > at and words.items[n].form in of_class("break"):
            return None
        if words.items[n].kind is LETTERS and (match := hidden(words, n, limit)):
            concealed = match.stop
        if n > at and clause_at(words, n) and words.form(n - 1) in of_class("time_clause"):
            continue
        if n > at and n in near.quote_at and speech(near, n) and "quote" in cue.takes:
            return begins(near, cue, n, limit)
        behind = n > at and words.form(n - 1) not in ("،", ",")
        if behind and words.form(n) == BY_SAYING and "quote" in cue.takes:
            return begins(near, cue, n, limit)  # «صرح، تعليقا على الحادث بالقول»
        drawn = words.form(n) in of_class("attention") and key(cue.lemma) in of_class("draws")
        if drawn and n > at:
            return begins(near, cue, n + 1, limit)  # «لفت فلان، الذي …، الانتباه إلى»
        if (
            n > at
            and words.form(n - 1) in ("،", ",")
            and wants_object(cue)
            and n >= concealed
            and (
                object_begins(near, n)
                or (n in near.quote_at and "any" in cue.takes)
                or (concealed > at and object_opening(near, cue, n) is not None)
            )
        ):
            return begins(near, cue, n, limit)
        if (
            clause_at(words, n)
            or words.form(n) == ":"
            or (n > at + 1 and preposition_of(words.form(n), cue) in ("عن", "الي"))
        ):
            return begins(near, cue, n, limit)
        open_word = n > at and n >= concealed and words.items[n].kind is LETTERS
        through = words.form(n) in of_class("by_way_of")  # «عبر الفيديو»
        if open_word and not (through or in_relative(words, n)) and verb_cue(words, n):
            return None
    return None


def in_relative(words: Words, at: int) -> bool:
    """«الذي قال»، «الذي كان يتحدث»: a verb right behind a relative, or behind its كان."""
    before = words.form(at - 1)
    if before in of_class("auxiliary", "was"):
        before = words.form(at - 2)
    return before in of_class("relative")


@lru_cache(maxsize=1 << 14)
def qualifier(form: str) -> bool:
    """Whether a word may be the verb of a clause that qualifies an indefinite source («تحدثوا»)."""
    read = verb_forms(form)
    first = read[0] if read else None
    return (
        first is not None
        and first.tense in ("perfect", "imperfect")
        and first.person == 3
        and not first.proclitics
    )


def preposition_of(form: str, cue: Cue) -> str | None:
    """The preposition a word opens with, if the verb takes its content by it."""
    for preposition in cue.takes:
        spelt = key(preposition)
        if preposition == "ب" and form.startswith("ب") and len(form) != 2:
            return "ب"
        if preposition == "ل" and calls_for(form):
            return "ل"
        if len(spelt) > 1 and form == spelt and spelt in ("عن", "الي", "علي", "من", "في"):
            return spelt
        if form in FUSED and FUSED[form] == spelt:
            return spelt
    return None


def wants_object(cue: Cue) -> bool:
    """Whether a bare noun may be what the verb reports."""
    return "masdar" in cue.takes or "any" in cue.takes


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
        if following in of_class("but_he"):
            return min(closing + 1, limit)  # «"هناك نقاط عالقة" لكنه رفض»
        measured = words.form(closing + 1) == "علي" and words.form(closing + 2) == "حد"
        if measured or phrases("post_cue").at(words, closing + 1, limit) is not None:
            return min(closing + 1, limit)  # «…» على حد تعبيره
    at = first
    breaks, items, quote_at = of_class("break"), words.items, near.quote_at
    noun = opening.rule in ("attribution.verb_object", "attribution.verb_preposition")
    farthest = min(limit, first + FARTHEST)
    while at < farthest:
        form = items[at].form
        if at in quote_at and quote_at[at] < limit:
            at = quote_at[at]
        elif form in ("؛", ";") and words.form(at + 1)[:1] in "وفك":
            return at
        elif form in ("،", ",") and at + 1 < limit:
            following = words.form(at + 1)
            if following == "و":  # «، و هو ما لم»
                three = f"و{words.form(at + 2)} {words.form(at + 3)} {words.form(at + 4)}"
                two, following = three.rsplit(" ", 1)[0], three.split(" ", 1)[0]
            else:
                two = f"{following} {words.form(at + 2)}"
                three = f"{two} {words.form(at + 3)}"
            broken = following in breaks or two in breaks or three in breaks
            if broken and not of_what_was(words, at + 1):
                return at
            if noun and (following in of_class("turns") or following == "وذلك"):
                return at
            if following == "في" and told_in(words.form(at + 2)):
                return at
        at += 1
    return trimmed(words, first, limit)


def of_what_was(words: Words, at: int) -> bool:
    """«دون أن يسفر عن خسائر»، «دون وقوع أضرار»: of what happened, not of what was withheld."""
    at += words.form(at) == "من"
    if words.form(at).removeprefix("و") not in ("دون", "بدون"):
        return False
    told = words.form(at + 1 + (words.form(at + 1) in ("ان", "اي", "اية")))
    return not withheld(told)


@lru_cache(maxsize=1 << 12)
def withheld(form: str) -> bool:
    """Whether a word is of telling, or of what is told («يذكر»، «الإشارة»، «تفاصيل»)."""
    bare = form.removeprefix("ال")
    if bare in of_class("withheld"):
        return True
    known = of_class("withholds")
    return any(key(f.lemma) in known for f in (*verb_forms(form), *verb_forms(bare)))


def trimmed(words: Words, first: int, stop: int) -> int:
    """Leave final stops and commas out."""
    items = words.items
    while stop > first and items[stop - 1].form in FINAL:
        stop -= 1
    return stop

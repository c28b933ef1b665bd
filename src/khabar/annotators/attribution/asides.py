"""What stands between commas behind a source, with the clause behind the second one."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.clauses import clause_at, starts_clause
from khabar.annotators.attribution.concealed import hidden
from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.government import preposition_of, wants_object
from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.hearers import addressed
from khabar.annotators.attribution.lexicon import of_class, phrases
from khabar.annotators.attribution.nouns import HIS, verbal_noun
from khabar.annotators.attribution.objects import object_begins
from khabar.annotators.attribution.opening import names_outlet, speech
from khabar.annotators.attribution.qualified import of_men
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.annotators.attribution.verb_cues import verb_cue
from khabar.lexicon.verbs import verb_forms
from khabar.text.words import LETTERS, Words

DESCRIBED = 18
"""Words of a relative clause between commas behind who speaks, at most."""

BOUND = ("من", "علي")
"""What follows a participle that tells of a body («المشكلة من»، «المحسوبة على»), folded."""

UNSAID = 24
"""Words that an aside on what was not said may hold."""


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
            if words.form(stop - 1) in of_class("without"):
                continue  # «من دون أن يسميه»
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
        if words.items[stop].kind is not LETTERS:
            continue
        if (kept := hidden(words, stop, limit)) is not None:
            past = kept.stop
            continue  # «رفض نشر اسمه»
        if stop == at and form in of_class("given_out"):
            continue  # «أفاد تقرير للمنظمة، نشر أمس، بأن»
        if stop == at and of_men(form):
            continue  # «لم يستبعد مسؤول، تحدث إلى الشبكة، توجيه ضربة»
        if form in of_class("by_way_of"):
            continue  # «المذاع عبر قناة»
        if verb_cue(words, stop) and not hidden(words, stop - 1, limit):
            return 0
    return 0


def past_unsaid(words: Words, at: int, limit: int) -> int:
    """«قال، دون تأكيد أن …، إن»: the clause behind what he did not say and its comma; else 0."""
    for stop in range(at + 1, min(limit, at + UNSAID)):
        if words.form(stop) in ("،", ",") and starts_clause(words.form(stop + 1)):
            return stop + 1
    return 0


def past_described(near: Surroundings, at: int, limit: int) -> int:
    """«اتهم الحزب، الذي يقود الاحتجاجات، المجلس بـ»: the comma that closes it; ``at`` for none."""
    words = near.words
    told, following = words.form(at + 1), words.form(at + 2)
    made = told.startswith("ال") and (following in BOUND or following[:2] == "لل")
    head = head_of(words, at + 1)
    office = head is not None and head.kind == "person" and not told.startswith("ال")
    office = office or (head is None and at + 1 not in near.actors and adjectival(told))
    office = office or told in of_class("apposed")  # «الائتلاف، أكبر تشكيلات المعارضة، المجلس»
    if told not in of_class("relative") and not (made and head is None) and not office:
        return at
    for stop in range(at + 3, min(limit - 1, at + DESCRIBED)):
        if words.form(stop) in ("،", ","):
            told = words.form(stop + 1)
            object_next = (
                told.startswith("ال")
                or told == "ما"
                or verbal_noun(told)
                or stop + 1 in near.actors
            )
            object_next = object_next or told in ("عن", "الي", "من") or with_b(told)
            return stop if object_next or head_of(words, stop + 1) is not None else at
    return at


@lru_cache(maxsize=1 << 12)
def adjectival(form: str) -> bool:
    """«نقابة المعلمين، المضربة منذ أسبوعين، …»: a participle with the article."""
    return any(f.tense.endswith("participle") and f.definite for f in verb_forms(form))


@lru_cache(maxsize=1 << 12)
def with_b(form: str) -> bool:
    """«طالبت النقابة، التي دعت إلى الإضراب، بصرف الأجور»: a deed behind ب."""
    return form[:1] == "ب" and verbal_noun(form[1:].removeprefix("ال"))


@lru_cache(maxsize=1 << 12)
def answerable(form: str) -> bool:
    """«أعلنت الكتائب، الجناح العسكري للحركة، مسؤوليتها»: a deed with its speaker's pronoun."""
    return verbal_noun(form) and form.endswith(HIS)

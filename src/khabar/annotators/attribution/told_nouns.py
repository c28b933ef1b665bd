"""Nouns that are what is said: the object of a verb, or what news is of."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.clauses import clause_at
from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.lexicon import of_class, phrases
from khabar.annotators.attribution.nouns import HIS, verbal_noun
from khabar.annotators.attribution.objects import object_begins
from khabar.annotators.attribution.opening import Opening, clause
from khabar.annotators.attribution.states import country
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.lexicon.phrases import key
from khabar.text.clitics import endings
from khabar.text.words import LETTERS, QUOTE, Words

DEED = 7
"""Words of a deed that a verb of report has for its subject, at most."""

NEWS = 5
"""Words between a word for news and what the news is of, at most."""


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
    return any(e.pronoun in HIS and e.stem in stands for e in endings(form)[1:])


def object_may_be(cue: Cue, at: int) -> bool:
    """Whether «ما» is what a verb speaks of («وصف بيان ما جرى بـ»، «واصفا ما نُشر بأنه»)."""
    return at > cue.stop or cue.manner == "participle"


def deems_now(near: Surroundings, cue: Cue) -> bool:
    """«يعتبر المغرب الصحراء جزءا منه»: active, for who deems is a body and no adjective follows."""
    who = near.actors.get(cue.stop)
    body = who is not None and who.value.kind in ("organization", "group")
    return body or country(near.words, cue.stop, cue.stop + 1)


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

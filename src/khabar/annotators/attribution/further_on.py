"""What a verb of report introduces behind a relative clause or another insertion."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.clauses import clause_at
from khabar.annotators.attribution.concealed import hidden
from khabar.annotators.attribution.content import begins
from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.government import preposition_of, wants_object
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.nouns import HIS, verbal_noun
from khabar.annotators.attribution.objects import object_begins
from khabar.annotators.attribution.opening import Opening, names_outlet, speech
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.annotators.attribution.told_nouns import object_opening
from khabar.annotators.attribution.verb_cues import verb_cue
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import verb_forms
from khabar.text.words import LETTERS, Words

REACH = 45
"""Words between a verb and the clause it introduces, at most."""

NAME = 6
"""Words of a name that ends a relative clause, at most."""

NEARBY = 12
"""The same for verbs that as often report nothing."""


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
        if (
            n > at
            and clause_at(words, n)
            and words.form(n - 1) in of_class("time_clause", "without")
        ):
            continue  # «من دون أن يسميه»
        if n > at and n in near.quote_at and speech(near, n) and "quote" in cue.takes:
            return begins(near, cue, n, limit)
        behind = n > at and words.form(n - 1) not in ("،", ",")
        if behind and words.form(n) in of_class("in_the_words") and "quote" in cue.takes:
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
        behind_name = n > at + 2 and wants_object(cue) and form in of_class("relative")
        if behind_name and name_ends(near, n) and his_deed(words.form(n)):
            return begins(near, cue, n, limit)
        if (
            clause_at(words, n)
            or words.form(n) == ":"
            or (n > at + 1 and preposition_of(words.form(n), cue) in ("عن", "الي"))
        ):
            return begins(near, cue, n, limit)
        if n > at + 1 and form in of_class("relative") and asked_for(words, n, cue):
            return begins(near, cue, n, limit)
        open_word = n > at and n >= concealed and words.items[n].kind is LETTERS
        through = words.form(n) in of_class("by_way_of")  # «عبر الفيديو»
        if open_word and not (through or in_relative(words, n)) and verb_cue(words, n):
            return None
    return None


def asked_for(words: Words, at: int, cue: Cue) -> bool:
    """«طالب المحتجون الذين خرجوا إلى الشوارع بانتخابات»: a deed behind ب, and no verb's own."""
    form = words.form(at)
    deed = preposition_of(form, cue) == "ب" and verbal_noun(form[1:].removeprefix("ال"))
    before = verb_forms(words.form(at - 1))
    return deed and not any(f.tense in ("perfect", "imperfect") for f in before)


def name_ends(near: Surroundings, at: int) -> bool:
    """Whether a name ends right before word ``at``."""
    ends_here = near.words.items[at - 1].span.stop
    back = (near.actors.get(n) for n in range(at - 1, max(at - NAME, -1), -1))
    return any(actor is not None and actor.span.stop == ends_here for actor in back)


@lru_cache(maxsize=1 << 12)
def his_deed(form: str) -> bool:
    """«أعلنت القوات التي يقودها فلان سيطرتها»: a deed with its speaker's pronoun."""
    return form.endswith(HIS) and verbal_noun(form)


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

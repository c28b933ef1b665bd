"""Where what is said begins and ends."""

from __future__ import annotations

from khabar.annotators.attribution.clauses import clause_at, conditional, starts_clause
from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.government import preposition_of
from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.nouns import of_ourselves, verbal_noun
from khabar.annotators.attribution.objects import object_begins
from khabar.annotators.attribution.opening import (
    SPEECH,
    Opening,
    clause,
    names_outlet,
    names_thing,
    speech,
)
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.annotators.attribution.told_nouns import (
    deems_now,
    news_of,
    object_may_be,
    object_opening,
)
from khabar.annotators.attribution.verb_cues import verb_cue
from khabar.lexicon.phrases import key
from khabar.text.words import LETTERS

BLAME = 14
"""Words between «حمّل» and the blame it lays, at most."""

SAYING = ("an", "quote")
"""What follows «بالقول»، «قائلا»."""


RESTATING = ("an", "quote", "على", "ب", "إلى")
"""What follows «أعاد التأكيد»."""


def begins(near: Surroundings, cue: Cue, at: int, limit: int) -> Opening | None:
    """Where what is said begins, if it begins at word ``at``."""
    words = near.words
    if at >= limit:
        return Opening(at, True, "attribution.next_sentence") if words.form(at - 1) == ":" else None
    form = words.items[at].form
    if starts_clause(form) and "an" in cue.takes:
        return clause(near, at, limit)
    if "refuse" in cue.takes and form in of_class("any_at_all"):
        return Opening(at, False, "attribution.verb_object")  # «رافضا أي حوار»
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
    if at in near.quote_at and at > cue.stop and names_thing(near, at):
        return None  # «أبلغت السفينة "نجمة البحر"، التي …، عن انفجار»
    if at in near.quote_at and "quote" in cue.takes and (speech(near, at) or short):
        return Opening(at, True, "attribution.verb_source_quotation")
    if "news" in cue.takes and form in of_class("picture") and aired(near, cue, at):
        return Opening(at, False, "attribution.verb_object")
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
        behind = words.form(at + 1) in ("،", ",") and clause_at(words, at + 2)
        if behind and not deed and "an" in cue.takes:
            return clause(near, at + 2, limit)  # «في تصريح لمراسلنا بالجهة، أن»
        if key(cue.lemma) in of_class("waves") and not deed:
            return None  # «يلوحون بالأعلام»
        near_by = range(at + 1, min(at + 6, limit))
        later = [n for n in near_by if clause_at(words, n) and not conditional(words, n)]
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
    alone = at == cue.stop or not verbal_noun(words.form(at + 1).removeprefix("ال"))
    if preposition == "عن" and key(cue.lemma) in of_class("tells_of") and alone:
        return None  # «أبلغوا عن القارب المفقود»
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
        if not cause and key(cue.lemma) not in of_class("traces_back"):
            return None  # «أرجعت الدورية الطفل إلى أهله»
    if (
        "whom" in cue.takes
        and form not in of_class("relative")
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
    called = cue.object and words.form(cue.first - 1) in of_class("by_what")
    if "deem" in cue.takes and called and at == cue.stop and verbal_noun(form):
        return Opening(at, False, "attribution.verb_object")  # «ما اعتبروه تنصلا»
    if "deem" in cue.takes and (at > cue.stop or cue.manner == "participle") and deemed:
        judged = form[:2] == "ال" or form in of_class("again") or verbal_noun(form)
        judged = judged or any(
            words.form(n) in of_class("amounts_to") for n in range(at + 1, min(at + BLAME, limit))
        )
        return Opening(at, False, "attribution.verb_object") if judged else None
    return object_opening(near, cue, at)


def aired(near: Surroundings, cue: Cue, at: int) -> bool:
    """«بثت قناة الوادي صوراً لأضرار»: pictures that the press showed, and of what they are."""
    words = near.words
    who = head_of(words, cue.stop)
    press = who is not None and who.kind in ("outlet", "agency", "social") and at > cue.stop + 1
    behind = words.form(at + 1)
    rated = behind + " " + words.form(at + 2)
    return press and any(word[:1] == "ل" for word in rated.split())

"""Texts and nouns that a verb of report speaks for: whose words they hold."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.lexicon import heads, of_class
from khabar.annotators.attribution.noun_phrase import phrase
from khabar.annotators.attribution.nouns import relates
from khabar.annotators.attribution.sources import Source, agrees, source_at
from khabar.annotators.attribution.subjects_before import subject_before
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import verb_forms
from khabar.text.words import LETTERS, MARK

MESSAGE_NEAR = 10
"""Words between a message and the verb that tells what it says, at most."""

MESSAGE_FAR = 18
"""Words between a text whose relative clause a comma closes and the verb behind it, at most."""

MESSAGE = 40
"""Words before «أعرب فيه» among which the message and its author are looked for."""


def antecedent(near: Surroundings, cue: Cue, floor: int) -> Source | None:
    """«النائب الذي قال إن …»: the noun phrase before the relative, if it goes with the verb."""
    words, stop = near.words, cue.first - 1
    comma = stop - 1 if words.form(stop - 1) in ("،", ",") else stop
    opened = next((n for n in near.quotes if near.quote_at[n] == comma - 1), None)
    if opened is not None and opened >= floor and head_of(words, opened + 1) is not None:
        source = source_at(near, opened, comma)  # «وفدا من «هيئة التفاوض» التي»
        return source if agrees(source, cue.gender, cue.number) else None
    for first in range(max(floor, comma - 12), comma):
        known = first in near.actors or head_of(words, first) is not None
        if not known or phrase(near, first, comma) != comma:
            continue
        bare = words.form(first).startswith("ل") and words.form(first) not in heads()
        source = source_at(near, first, comma, "ل" if bare else "")
        return source if agrees(source, cue.gender, cue.number) else None
    return None


def described(near: Surroundings, cue: Cue, floor: int) -> Source | None:
    """«تقارير تتحدث عن اعتقالات»، «على منتقدين يقولون»: an indefinite noun and what it says."""
    words = near.words
    at = cue.first - 1
    if cue.joined or at < floor or words.items[at].kind is not LETTERS:
        return None
    if not words.form(cue.first).startswith(("ي", "ت")):
        return None
    if cue.object or words.form(at) in of_class("message"):
        return message_before(near, cue, floor)
    for first in range(at, max(floor, at - 3) - 1, -1):
        form = words.form(first)
        head = head_of(words, first)
        if head is None or form.startswith("ال") or head.number != "p":
            continue
        if phrase(near, first, cue.first) != cue.first:
            return None
        source = source_at(near, first, cue.first)
        return source if agrees(source, cue.gender, cue.number) or cue.gender == "f" else None
    return None


def message_before(near: Surroundings, cue: Cue, floor: int) -> Source | None:
    """«تلقى تهديدات عبر الهاتف تطالبه بالرحيل»: the message that says it."""
    words = near.words
    for first in range(cue.first - 1, max(floor, cue.first - MESSAGE_NEAR), -1):
        if words.items[first].kind is MARK:
            return None
        if words.form(first) in of_class("message"):
            stop = max(phrase(near, first, cue.first), first + 1)
            return source_at(near, first, stop)._replace(kind="document", named=False)
    return None


def text_before(near: Surroundings, cue: Cue, floor: int) -> Source | None:
    """«بعد بيان أصدرته الوزارة مساء الأحد، أوضح أن»: the text that a relative clause tells of."""
    words = near.words
    if cue.joined or cue.object or cue.gender == "f":
        return None
    if words.form(cue.first - 1) not in ("،", ","):
        return None
    for first in range(cue.first - 2, max(floor, cue.first - MESSAGE_FAR) - 1, -1):
        if words.items[first].kind is MARK:
            return None
        head = head_of(words, first)
        if head is None or head.kind != "document" or words.form(first).startswith("ال"):
            continue
        stop = phrase(near, first, cue.first - 1)
        made = relates(words.form(stop)) or words.form(stop) in of_class("issued_by")
        return source_at(near, first, stop) if made else None
    return None


def author_of(near: Surroundings, cue: Cue, floor: int) -> Source | None:
    """«اتصالا من فلان أعرب فيه»، «تصريحات أدلى بها فلان واتهم فيها»: whose words a text holds."""
    words = near.words
    for at in range(cue.first - 1, floor - 1, -1):
        form = words.form(at)
        first = 0
        if form[:1] == "ل" and len(form) > 3 and words.form(at - 1) in of_class("message"):
            head = head_of(words, at)
            stop = phrase(near, at, cue.first) if head is not None or at in near.actors else at
            if stop > at:
                return source_at(near, at, stop, "ل")  # «في تصريح للوزير أكد فيه»
        if form == "من" and any(
            words.form(n) in of_class("message") for n in range(max(floor, at - 5), at)
        ):
            first = at + 1
        elif delivers(form):
            first = at + 1 + (words.form(at + 1) in of_class("with_it"))
        elif gives_out(form) and any(message_at(near, n) for n in range(at + 1, cue.first)):
            given = cue._replace(first=at, stop=at + 1, joined=form[:1] == "و", object="")
            giver = None if given.joined else subject_before(near, given, floor)
            if giver is not None:
                return giver
            first = at + 1
        if not first:
            continue
        known = first in near.actors or head_of(words, first) is not None
        known = known or words.form(first - 1) in of_class("with_it")
        stop = phrase(near, first, cue.first) if known else first
        return source_at(near, first, stop) if stop > first else None
    return None


def message_at(near: Surroundings, at: int) -> bool:
    """Whether a text that one gives out is named here («بيانا»، «تغريدة»)."""
    form = near.words.form(at)
    return form in of_class("message", "issued") or form.removesuffix("ا") in of_class("issued")


@lru_cache(maxsize=1 << 12)
def gives_out(form: str) -> bool:
    """Whether a word is a verb by which somebody gives a text out («أصدرت النقابة بيانا»)."""
    return any(
        f.tense == "perfect"
        and f.person == 3
        and not f.object
        and key(f.lemma) in of_class("gives_out")
        for f in verb_forms(form)
    )


@lru_cache(maxsize=1 << 12)
def delivers(form: str) -> bool:
    """Whether a word may be a verb by which somebody speaks or writes («أدلى»، «ألقاها»)."""
    return any(
        f.tense == "perfect" and f.person == 3 and key(f.lemma) in of_class("delivers")
        for f in verb_forms(form)
    )

"""What keeps a gloss from saying plainly that something happened."""

from __future__ import annotations

from functools import lru_cache

from khabar.lexicon.company import stems
from khabar.lexicon.verbs import verb_forms
from khabar.readings.event import Event
from khabar.record.gloss.phrasebook import cautions
from khabar.text.letters import CLAUSE_STOPS, SENTENCE_STOPS
from khabar.text.span import Span
from khabar.text.view import fold
from khabar.text.words import Kind, tokens

BACK, FURTHER = 110, 200
"""Code points before a trigger that are looked over, and where only a condition is sought."""
WORDS = 8
CLOSE = 3
AT_ONCE = frozenset({"لا", "بلا", "دون", "بدون", "ما", "ليس", "ليست"})
"""Words of denial that belong to what follows within `CLOSE` words."""
AFTER = 40
STOPS = CLAUSE_STOPS | SENTENCE_STOPS
FAR = ("condition", "asked")
"""What holds over a comma."""
AHEAD = ("possible", "plan")
"""What an adjective after the trigger may say («محتمل», «المرتقب»)."""


def caution(text: str, sentence: Span, event: Event) -> str:
    """How an event that carries no modality of its own is told, or "" for plainly.

    One of asked, condition, denied, aim, plan, possible, asked_for, discussed, attempted. It
    errs on the side of saying less: a gloss may be weaker than the text, never stronger.
    """
    start, stop = event.trigger_span
    if "؟" in text[stop : sentence.stop]:
        return "asked"
    attached = text[start - 1] if start > sentence.start else " "
    if attached == "س" and (start < 2 or not text[start - 2].isalpha() or text[start - 2] in "وف"):
        return "plan"
    before = text[max(sentence.start, start - FURTHER) : start]
    suffers = fold(before.rsplit(" ", 2)[-2] if before.count(" ") > 1 else before)
    alone = start < 2 or not text[start - 2].isalpha() or text[start - 2] in "وف"
    if attached == "ل" and alone and "تعرض" not in suffers:
        return "aim"
    forms = [w.form for w in tokens(before[-BACK:]) if w.kind in (Kind.LETTERS, Kind.MARK)]
    perfect = _perfect(event.trigger_span.of(text))
    near: list[str] = []
    for form in reversed(forms[-WORDS:]):
        if form in STOPS:
            break
        near.append(form)
    found = _first(near, perfect) or _phrase(near)
    if found:
        return found
    every = [w.form for w in tokens(before) if w.kind is Kind.LETTERS]
    found = _among(every, FAR) or _phrase(every[::-1], FAR)
    if found:
        return found
    following = [w.form for w in tokens(text[stop : min(sentence.stop, stop + AFTER)])]
    return _among(following[:4], AHEAD)


def _first(near: list[str], perfect: bool) -> str:
    """The kind of the nearest cautious word; «قد» before a perfect is no doubt."""
    for distance, form in enumerate(near):
        kind = _kind(form)
        if distance >= CLOSE and _short(form):
            continue
        if kind and not (kind == "possible" and form in ("قد", "وقد") and (perfect or distance)):
            return kind
    return ""


def _among(forms: list[str], kinds: tuple[str, ...]) -> str:
    return next((kind for form in forms if (kind := _kind(form)) in kinds), "")


def _phrase(near: list[str], kinds: tuple[str, ...] = ()) -> str:
    """The kind of a cautious phrase of several words; ``near`` runs backwards."""
    said = f" {' '.join(reversed(near))} "
    return next(
        (kind for words, kind in cautions()[1] if f" {words} " in said and kind in (kinds or kind)),
        "",
    )


@lru_cache(maxsize=1 << 12)
def _short(form: str) -> bool:
    """Whether a word denies only what stands right after it: «لا», «بلا», «دون»."""
    return form.lstrip("وف") in AT_ONCE


@lru_cache(maxsize=1 << 14)
def _kind(form: str) -> str:
    single = cautions()[0]
    if form.endswith("بعدما"):
        return ""
    if form in single:
        return single[form]
    return next((single[stem] for stem in sorted(stems(form)) if stem in single), "")


@lru_cache(maxsize=1 << 12)
def _perfect(word: str) -> bool:
    return any(r.tense == "perfect" for r in verb_forms(fold(word)))

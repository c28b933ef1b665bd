"""What keeps a gloss from saying plainly that something happened."""

from __future__ import annotations

from functools import cache, lru_cache

from khabar.lexicon.company import stems
from khabar.lexicon.verbs import verb_forms
from khabar.readings.event import Event
from khabar.record.gloss.phrasebook import cautions
from khabar.text.letters import CLAUSE_STOPS, SENTENCE_STOPS
from khabar.text.words import Words

WORDS, FURTHER, AFTER = 8, 30, 4
"""How many words before a trigger are looked over, how many for a condition, and how many after."""
CLOSE = 3
OWNER = 3
"""How many words before ل the word may stand that takes it («إدانتها الشديدة لـ»)."""
AT_ONCE = frozenset({"لا", "بلا", "دون", "بدون", "ما", "ليس", "ليست"})
"""Words of denial that belong to what follows within `CLOSE` words."""
STOPS = CLAUSE_STOPS | SENTENCE_STOPS
SILENT = ("object", "uncertain")
"""Kinds that are asked for by themselves and say nothing of what follows."""
FAR = ("condition", "asked")
"""What holds over a comma."""
TRIED = ("attempted", "aim", "plan", "discussed")
"""What a verb in the perfect with «و» is no part of («أحبطت محاولة … وقتلت ستة»)."""
AHEAD = ("possible", "plan")
"""What an adjective after the trigger may say («محتمل», «المرتقب»)."""


def caution(words: Words, event: Event) -> str:
    """How an event that carries no modality of its own is told, or "" for plainly.

    One of asked, condition, denied, aim, plan, possible, asked_for, discussed, attempted. It
    errs on the side of saying less: a gloss may be weaker than the text, never stronger.
    """
    inside = words.within(event.trigger_span)
    if not inside:
        return ""
    at, items = inside.start, words.items
    bounds = words.bounds[words.sentence_of[at]]
    if any(items[n].form == "؟" for n in range(max(at, bounds.stop - 3), bounds.stop)):
        return "asked"
    cut = event.trigger_span.start - items[at].span.start
    attached = items[at].form[cut - 1] if 0 < cut <= 3 else ""
    if attached == "س":
        return "plan"
    if attached == "ل" and not _takes(
        [items[n].form for n in range(at - 1, max(bounds.start, at - WORDS) - 1, -1)]
    ):
        return "aim"
    before = [items[n].form for n in range(at - 1, max(bounds.start, at - FURTHER) - 1, -1)]
    near = before[:WORDS]
    for number, form in enumerate(near):
        if form in STOPS:
            near = near[:number]
            break
    if _left_open(near):
        return "possible"
    found = _first(near, _perfect(items[at].form)) or _phrase(near)
    if found and not (found in TRIED and _goes_on(items[at].form)):
        return found
    found = _among(before, FAR) or _phrase(before, FAR)
    if found:
        return found
    after = (items[n].form for n in range(at + 1, min(bounds.stop, at + 1 + AFTER)))
    return _among([form for form in after if not _thought(form)], AHEAD)


def _takes(before: list[str]) -> bool:
    """Whether a word before takes what ل brings, which then is no aim («تعرّض لهجوم»)."""
    close = any(_kind(form) == "object" for form in before[:OWNER])
    return close or any(UNDERGO in form for form in before)


UNDERGO = "تعرض"
KAD = ("قد", "وقد", "فقد", "لقد", "ولقد")


def _left_open(near: list[str]) -> bool:
    """«لم يتأكد مقتل …», «لم يتسنّ التحقق من …»: not said to be so, and not denied."""
    return any(
        _kind(form) == "uncertain" and "denied" in (_kind(one) for one in near[n : n + CLOSE])
        for n, form in enumerate(near)
    )


def _first(near: list[str], perfect: bool) -> str:
    """The kind of the nearest cautious word; «قد» before a perfect is no doubt."""
    for distance, form in enumerate(near):
        kind = _kind(form)
        if distance >= CLOSE and _short(form):
            continue
        if kind in SILENT:
            continue
        if kind and not (kind == "possible" and form in KAD and (perfect or distance)):
            return kind
    return ""


def _among(forms: list[str], kinds: tuple[str, ...]) -> str:
    return next((kind for form in forms if (kind := _kind(form)) in kinds), "")


def _phrase(near: list[str], kinds: tuple[str, ...] = ()) -> str:
    """The kind of a cautious phrase of several words; ``near`` runs backwards."""
    if _ends().isdisjoint(near):
        return ""
    said = f" {' '.join(reversed(near))} "
    return next(
        (kind for words, kind in cautions()[1] if f" {words} " in said and kind in (kinds or kind)),
        "",
    )


@cache
def _ends() -> frozenset[str]:
    """The last words of the phrases of several words."""
    return frozenset(phrase.rsplit(" ", 1)[1] for phrase, _ in cautions()[1])


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
def _goes_on(form: str) -> bool:
    """Whether a word can only be "and" with a verb in the perfect («وقتلت»)."""
    readings = verb_forms(form)
    return form[:1] == "و" and bool(readings) and all(r.tense == "perfect" for r in readings)


@lru_cache(maxsize=1 << 12)
def _thought(form: str) -> bool:
    """«أربعة أشخاص يُشتبه …»: what is thought of those who were named, not of the event."""
    readings = verb_forms(form)
    return bool(readings) and all(r.tense == "imperfect" for r in readings)


@lru_cache(maxsize=1 << 12)
def _perfect(form: str) -> bool:
    return any(r.tense == "perfect" for r in verb_forms(form))

"""Whether a sentence speaks of what is to come, and where a name stands for a time."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.dates.scene import Scene
from khabar.lexicon.joints import joint
from khabar.lexicon.time_words import not_future
from khabar.lexicon.verbs import verb_forms
from khabar.text.clitics import openings
from khabar.text.words import Kind

BACK, AHEAD = 14, 2
SHORTEST_FUTURE = 5
NO_PERFECT = joint("no_perfect")
QUOTED = 4
"""A name in quotation marks has at most about so many words on either side."""
FUTURE = ("سي", "ست")
NOUN_ENDINGS = ("ة", "ات", "ي", "يا")


def speaks_of_future(scene: Scene, first: int, stop: int) -> bool:
    """Whether the nearest verb or cue before the expression looks ahead.

    Where none stands before it in its sentence, the two words after it are asked.
    """
    words = scene.words
    start = words.bounds[words.sentence_of[first]].start
    if first > start and scene.tag(first - 1, "until", proclitics=None):
        return _tense_before(scene, first - 1, start) is not False
    tense = _tense_before(scene, first, start)
    if tense is not None:
        return tense
    limit = min(stop + AHEAD, scene.end(first))
    return any(_looks_ahead(scene, at, scene.form(at)) for at in range(stop, limit))


def _tense_before(scene: Scene, first: int, start: int) -> bool | None:
    items = scene.words.items
    for at in range(first - 1, max(start, first - BACK) - 1, -1):
        word = items[at]
        if _looks_ahead(scene, at, word.form):
            return True
        if is_past_verb(word.form) and word.kind is Kind.LETTERS:
            if at > start and items[at - 1].form in NO_PERFECT:
                continue  # «إذا لم تخرج …»: no «تخرّج»
            return False
        if at == scene.earlier_at and _is_to_come(scene):
            return True
    return None


def _is_to_come(scene: Scene) -> bool:
    """Whether the day that the text told of last is to come: what follows it is as well."""
    return bool(scene.earlier and scene.today and scene.earlier > scene.today)


def _looks_ahead(scene: Scene, at: int, form: str) -> bool:
    return is_future_verb(form) or scene.tag(at, "future", proclitics=None) is not None


@lru_cache(maxsize=1 << 14)
def is_future_verb(form: str) -> bool:
    """Whether a folded word is an imperfect with the future سـ, by the verbs or by its look."""
    if not not_future().isdisjoint(opening.stem for opening in openings(form)):
        return False
    readings = verb_forms(form)
    if any("س" in r.proclitics and r.tense == "imperfect" for r in readings):
        return True
    if readings or len(form) < SHORTEST_FUTURE or form.endswith(NOUN_ENDINGS):
        return False
    return form.lstrip("وف").startswith(FUTURE)


@lru_cache(maxsize=1 << 14)
def is_past_verb(form: str) -> bool:
    """Whether a folded word can only be a perfect."""
    readings = verb_forms(form)
    return bool(readings) and readings[0].tense == "perfect"


def is_name(scene: Scene, first: int) -> bool:
    """Whether a word before («صحيفة», «حزب», «جسر») makes what follows a name."""
    at = first - 1
    start = scene.words.bounds[scene.words.sentence_of[first]].start
    while at >= start and scene.words.items[at].kind is Kind.QUOTE:
        at -= 1
    if at + 1 < first and _is_quoted(scene, first):
        return True
    head = scene.tag(at, "name_head", proclitics=None) if at >= start else None
    return (head is not None and not head.definite) or _in_quoted_name(scene, first, start)


def _in_quoted_name(scene: Scene, first: int, start: int) -> bool:
    """«موقع «بغداد اليوم»», «رواية «بعد منتصف الليل»»: a few words in marks after a head."""
    items = scene.words.items
    opening = next(
        (at for at in range(first - 1, max(start, first - QUOTED) - 1, -1)
         if items[at].kind is Kind.QUOTE), start - 1,
    )  # fmt: skip
    end = min(scene.end(first), first + QUOTED)
    closed = any(items[at].kind is Kind.QUOTE for at in range(first + 1, end))
    if opening <= start or not closed:
        return False
    return scene.tag(opening - 1, "name_head", "quoted_head", proclitics=None) is not None


def _is_quoted(scene: Scene, first: int) -> bool:
    """«المستقبل»: a word alone between quotation marks."""
    items = scene.words.items
    return first + 1 < len(items) and items[first + 1].kind is Kind.QUOTE

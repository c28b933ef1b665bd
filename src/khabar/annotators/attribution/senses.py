"""Verbs of report that here act, show, pray or recite, and hand nothing on."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.nouns import verbal_noun
from khabar.annotators.attribution.objects import object_begins
from khabar.annotators.attribution.sources import Source
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import is_masdar, verb_forms
from khabar.text.clitics import endings
from khabar.text.words import LETTERS, Words

PRAYED = 8
"""Words behind «دعا» among which God is named in a prayer, at most."""


def recites(words: Words, cue: Cue, first: int) -> bool:
    """«قال الشاعر في مطلع قصيدته»: verse, no report."""
    if key(cue.lemma) not in of_class("recites"):
        return False
    return any(of_verse(words.form(n)) for n in range(cue.stop, first))


@lru_cache(maxsize=1 << 12)
def of_verse(form: str) -> bool:
    """Whether a folded word tells of a poem («قصيدته»)."""
    return any(
        e.stem.removeprefix("ال") in of_class("verse")
        or (e.pronoun and e.stem in of_class("verse_of_his"))
        for e in endings(form)
    )


def appears(words: Words, cue: Cue) -> bool:
    """«ويظهر في الحصيلة أن»: what appears is shown by nobody."""
    return key(cue.lemma) in of_class("appears") and words.form(cue.first)[cue.lead :][:1] in "يت"


def reckons(near: Surroundings, source: Source) -> bool:
    """Whether who «قدّر» is a body or a text: a judge who sets a sum reports nothing."""
    head = head_of(near.words, source.first)
    return source.kind in ("organization", "document") or (
        head is not None and head.number == "p" and source.kind == "unnamed"
    )


def deed(near: Surroundings, cue: Cue, source: Source) -> bool:
    """«توقيت الزيارة يؤكد أن»: what is done shows a thing, it does not say it."""
    words = near.words
    form = words.form(source.first).removeprefix("و").removeprefix("ال")
    if form in of_class("mute"):
        return True
    if source.first in near.actors or head_of(words, source.first) is not None:
        return False
    return key(cue.lemma) not in of_class("shows") and any(
        f.tense == "masdar" and not f.object and not f.proclitics for f in verb_forms(form)
    )


def convicts(near: Surroundings, cue: Cue, source: Source) -> bool:
    """«أدانت المحكمة المتهم»: what a court does is a sentence, no opinion."""
    if key(cue.lemma) not in of_class("convicts"):
        return False
    inside = (near.words.form(n) for n in range(source.first, source.stop))
    return any(w.removeprefix("و").removeprefix("ال") in of_class("court") for w in inside)


BODIES = ("organization", "person")
"""Kinds of source that own up to a deed."""


def prays(words: Words, cue: Cue, first: int) -> bool:
    """«داعيا الله أن يرحم الشهداء»، «قال تعالى»: a prayer or a verse of scripture, no report."""
    if key(cue.lemma) not in of_class("prays"):
        return False
    stop = min(max(first, cue.stop) + 2, cue.stop + PRAYED, len(words))
    for n in range(cue.stop, stop):
        before = words.form(n - 1)
        apart = n == cue.stop or words.items[n - 1].kind is not LETTERS
        if words.form(n) in of_class("divine") and (
            apart or before.startswith("ال") or before in of_class("his_honour")
        ):
            return True
    return False


def permits(near: Surroundings, cue: Cue, at: int) -> bool:
    """«صرحت النيابة بدفن الجثة»، «أبلغ عنها»: not said, but allowed or reported to the police."""
    form = near.words.form(at)
    bare = form.removeprefix("ب").removeprefix("ال")
    return key(cue.lemma) in of_class("allows") and bare in of_class("allowed")


def adopts(words: Words, cue: Cue, at: int, source: Source | None) -> bool:
    """«تبنى المجلس القرار»: adopted, where «تبنى الفصيل الهجوم» says that it is his."""
    if "owned" not in cue.takes:
        return False
    form = words.form(at)
    if source is None and not cue.joined:
        return True  # «تعليقاً يتبنى الهجوم»
    if source is not None and source.stop <= cue.first and source.kind not in BODIES:
        return True
    bare = form.removeprefix("ال")
    return not {bare, bare.removesuffix("ا")} & of_class("owned_deed")


def after_noun(words: Words, cue: Cue) -> bool:
    """Whether a verbal noun stands right before the و of a cue, which may join another to it."""
    before = words.items[cue.first - 1]
    return (
        cue.first > 0
        and before.kind is LETTERS
        and (before.form.startswith("ال") or words.form(cue.first - 2) in of_class("preposition"))
        and verbal_noun(before.form.removeprefix("ال"))
    )


def noun_as_well(words: Words, cue: Cue) -> bool:
    """«للتحقيق وكشف ملابسات الحادث»: a verb of report that is as well a verbal noun."""
    return cue.joined and is_masdar(words.form(cue.first))


def countable(near: Surroundings, at: int) -> bool:
    """Whether what is counted or documented is a deed or a number of them."""
    form = near.words.form(at)
    if form in of_class("scores"):
        return False
    return form[:1].isdigit() or verbal_noun(form) or object_begins(near, at)


def monitored(near: Surroundings, cue: Cue, source: Source | None) -> bool:
    """Whether who «وثّق»، «سجّل» is a body that counts: known, or carried on by the verb alone."""
    if source is None:
        return cue.joined and cue.gender == "f"
    if near.words.form(source.first).removeprefix("ال") in of_class("place_head"):
        return False  # «سجلت محافظة الوادي إصابة طفلين»
    head = head_of(near.words, source.first)
    known = head is not None and head.kind in (
        "document",
        "organization",
        "unnamed",
        "agency",
        "outlet",
        "person",
    )
    return source.first in near.actors or (
        known and head is not None and head.head not in of_class("counted")
    )

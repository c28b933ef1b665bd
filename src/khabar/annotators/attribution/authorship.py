"""Whose word a text is: its owner's, its maker's, or that of who gave it out."""

from __future__ import annotations

from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.noun_phrase import phrase
from khabar.annotators.attribution.nouns import relates
from khabar.annotators.attribution.sources import Source, source_at
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import verb_forms


def author(near: Surroundings, source: Source) -> Source:
    """«تقرير للأمم المتحدة»: a text with an owner is its owner's word."""
    words = near.words
    for at in range(source.first + 1, source.stop):
        form = words.form(at)
        known = at in near.actors or (
            head_of(words, at) is not None and form.startswith(("ال", "ل"))
        )
        known = known or (
            at > source.first
            and head_of(words, at) is not None
            and (words.form(at + 1).startswith("ال"))
        )
        issued = words.form(at - 1) == "عن" and words.form(at - 2) in of_class("issued_by")
        if known and (issued or words.form(at - 1) not in ("في", "من", "عن", "علي")):
            strip = "ل" if words.form(at).startswith("ل") else ""
            whose = source_at(near, at, source.stop, strip)
            laid = words.form(at - 1) in of_class("ascribed")
            if laid or whose.kind in ("agency", "outlet", "organization", "person"):
                return whose
    return maker(near, source) or source


def maker(near: Surroundings, source: Source) -> Source | None:
    """«التقييم الذي أجرته مجموعة X»: who made the text that a relative clause tells of."""
    words, at = near.words, source.stop
    if at + 2 >= len(words):
        return None
    while words.form(at) in of_class("issued_by") and at + 1 in near.time_at:
        at += 1  # «بيان صدر الأربعاء عن الرئاسة»
        if at + 1 not in near.time_at:
            break
    dated = at > source.stop and words.form(at + 1) == "عن"
    if dated or (words.form(at) in of_class("issued_by") and words.form(at + 1) == "عن"):
        made = True  # «بيان صدر عن الناطق باسم الجيش»
    elif words.form(at) not in of_class("relative"):
        return publisher(near, source)
    else:
        made = any(
            read.object and key(read.lemma) in of_class("makes")
            for read in verb_forms(words.form(at + 1))
        )
    stop = phrase(near, at + 2, min(at + 14, len(words))) if made else at
    if stop <= at + 2:
        return None
    whose = source_at(near, at + 2, stop)
    spokesman = words.form(at + 1) == "عن" and whose.definite
    known = whose.kind in ("agency", "outlet", "organization", "person")
    return whose if known or spokesman else None


def publisher(near: Surroundings, source: Source) -> Source | None:
    """«بيان نشره الحزب»، «تحقيق أجرته شبكة X»: who made an indefinite text, or gave it out."""
    words, at = near.words, source.stop
    if source.definite or not relates(words.form(at)):
        return None
    lemmas = {key(read.lemma) for read in verb_forms(words.form(at)) if read.object}
    made = not lemmas.isdisjoint(of_class("makes"))
    given = source.head in of_class("issued") and not lemmas.isdisjoint(of_class("gives_out"))
    if not (made or given):
        return None
    stop = phrase(near, at + 1, min(at + 14, len(words)))
    if stop <= at + 1:
        return None
    whose = source_at(near, at + 1, stop)
    if made and whose.kind in ("agency", "outlet"):
        return whose
    return whose if whose.kind in ("organization", "person") else None

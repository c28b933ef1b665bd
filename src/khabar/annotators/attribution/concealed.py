"""«رفض نشر اسمه»، «لم يشأ كشف هويته»: a source that keeps its name back."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.lexicon import of_class, phrases
from khabar.annotators.attribution.nouns import HIS, verbal_noun
from khabar.lexicon.phrases import Match, key
from khabar.lexicon.verbs import verb_forms
from khabar.text.clitics import endings
from khabar.text.words import LETTERS, Words

KEPT = 6
"""Words from «رفض» to «اسمه», at most."""

SAID_OF = (*HIS, "هما")
"""Pronouns of whoever keeps his name back."""


def hidden(words: Words, at: int, limit: int) -> Match[str] | None:
    """«طلب عدم الكشف عن اسمه»: said of a source, not by it."""
    if not may_conceal(words.form(at)):
        return None
    match = phrases("hidden").at(words, at, limit)
    stop = name_kept(words, at, limit)
    if stop and (match is None or match.stop < stop):
        return Match(at, stop, "", "", "", "")
    return match


@lru_cache(maxsize=1 << 14)
def may_conceal(form: str) -> bool:
    """Whether a source that keeps its name back may be told of from this word on."""
    return phrases("hidden").opens(form) or declines(form)


def name_kept(words: Words, at: int, limit: int) -> int:
    """The word behind the name that is not told, by whichever noun of telling; 0 for none."""
    first = at + 1
    if words.form(at) in of_class("negates_verb"):
        if not (declines(words.form(first)) or lets_know(words.form(first))):
            return 0
        first += 1
    elif not declines(words.form(at)):
        return 0
    for n in range(first, min(at + KEPT, limit)):
        form = words.form(n)
        if his_name(form):
            return n + 1
        if words.items[n].kind is not LETTERS or not tells_it(form):
            return 0
    return 0


@lru_cache(maxsize=1 << 14)
def declines(form: str) -> bool:
    """Whether a word declines or asks («رفض»، «طالباً»، «لم يشأ»، «شريطة»)."""
    if form in of_class("on_condition", "negates_verb"):
        return True
    known = of_class("declines")
    return any(
        key(f.lemma) in known and f.tense != "masdar" and f.tense != "imperative"
        for f in verb_forms(form)
        if not f.object and not f.proclitics and not f.definite
    )


@lru_cache(maxsize=1 << 12)
def lets_know(form: str) -> bool:
    """«لم يفصح عن هويته»، «لم تذكر اسمها»: a verb of telling, which «لم» denies."""
    known = of_class("lets_know")
    return any(f.tense == "imperfect" and key(f.lemma) in known for f in verb_forms(form))


@lru_cache(maxsize=1 << 12)
def tells_it(form: str) -> bool:
    """Whether a word stands between «رفض» and «اسمه»: «عدم»، «الكشف»، «عن»، «أن ينشر»."""
    if form in of_class("keeps_back") or verbal_noun(form.removeprefix("ال")):
        return True
    return any(f.tense == "imperfect" for f in verb_forms(form))


@lru_cache(maxsize=1 << 12)
def his_name(form: str) -> bool:
    """«اسمه»، «هويتها»، «بنفسه»: what tells who somebody is."""
    known = of_class("identity")
    if form in known:
        return True
    return any(e.pronoun in SAID_OF and e.stem in known for e in endings(form)[1:])

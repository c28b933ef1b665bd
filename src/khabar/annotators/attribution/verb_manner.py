"""How a form of a verb of report stands here: as a verb, a passive, a participle, a relative."""

from __future__ import annotations

from khabar.annotators.attribution.clauses import clause_at
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.nouns import FINITE
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import VerbForm
from khabar.text.words import QUOTE, Words


def manner_of(words: Words, at: int, form: VerbForm, after_what: bool) -> str | None:
    """Whether a form reports here: third person, said already or being said."""
    if form.tense in FINITE:
        before = words.form(at - 1)
        if form.person != 3 or "س" in form.proclitics or before == "سوف":
            return None
        aimed = form.tense == "imperfect" and before.removeprefix("و") in of_class("subjunctive")
        if aimed and words.form(at - 2).removeprefix("و") not in of_class("time_clause"):
            return None  # «طلب أن يذكر»: wished or aimed at, not said
        if form.object in FACE_TO_FACE or (
            form.object == "نا" and key(form.lemma) not in of_class("tells_us")
        ):
            return None  # «تر» with «ك» is «ترك» far more often than «تراك»
        if after_what:
            return "passive" if form.voice == "passive" else "verb"
        if before in of_class("preposition"):
            return None
        if before.removeprefix("و") == "ما" and spread(words, at, form):
            return "relative"
        stated = form.object and before == "ما" and key(form.lemma) not in of_class("deems")
        if stated and not takes_up(words, at) and key(form.lemma) not in of_class("plain_saying"):
            return None  # «ما أعلنته السلطة كلام غير صحيح»
        if handed_over(words, at, form):
            return "relative" if passes(words, at, form) else None
        return "passive" if form.voice == "passive" else "verb"
    if form.tense == "active_participle" and not form.definite:
        if any(letter in form.proclitics for letter in "بكل"):
            return None
        spelt = words.items[at].form
        if words.form(at + 1) in of_class("him_there"):
            return "participle"  # «قطعت الدول علاقاتها متهمين إياها بـ»
        if words.form(at - 1)[:1].isdigit():
            return None  # «19 متهما»
        if form.object or not (form.gender == "f" or form.number == "p" or spelt.endswith("ا")):
            return None
        beside = ("", "،", ",", ".")
        quoted = at > 0 and words.items[at - 1].kind is QUOTE  # «… البلدة» مشيرة إلى «أضرار»
        if clause_at(words, at + 1) or (
            clause_at(words, at + 2) and words.form(at + 1) in ("الي", "علي", "عن")
        ):
            return "participle"  # «… مشيرة إلى أن»
        free = words.form(at - 1) in beside or quoted
        alone = key(form.lemma) in of_class("adverbial_alone") and form.gender == "f"
        free = free or (alone and words.form(at - 1).startswith("ال"))  # «في البلاد نافية وجود»
        if not spelt.endswith("ا") and not free and not form.proclitics:
            return None  # without a comma before it, it qualifies a noun
        return "participle"
    return None


def passes(words: Words, at: int, form: VerbForm) -> bool:
    """«ما نشرته بعض الصفحات عن …»: a verb of passing on, told of with who did."""
    before = words.form(at - 1).removeprefix("و")
    return before in of_class("what") and form.gender in ("f", "m")


def spread(words: Words, at: int, form: VerbForm) -> bool:
    """«ما تناقلته وسائل الإعلام بشأن …»، «ما روجت له صفحات عن …»."""
    lemma, through = key(form.lemma), words.form(at + 1) in of_class("to_him")
    return (bool(form.object) and lemma in of_class("passing_verb")) or (
        through and lemma in of_class("promotes")
    )


def handed_over(words: Words, at: int, form: VerbForm) -> bool:
    """«الذي نشرته الوكالة»، «تصريحات بثها»: a relative verb, which is no report of its own."""
    if not form.object or takes_up(words, at) or key(form.lemma) in of_class("deems"):
        return False
    return words.form(at - 1) in of_class("while") or (
        key(form.lemma) in of_class("passing_verb") and words.form(at - 1) != "ما"
    )


def takes_up(words: Words, at: int) -> bool:
    """«وهو ما نفاه»، «الأمر الذي أكده»: the verb speaks of what was said before it."""
    two = f"{words.form(at - 2)} {words.form(at - 1)}"
    return two in of_class("takes_up")


FACE_TO_FACE = ("ك", "كم", "كما", "هن")
"""Pronouns that no verb of report in the press carries."""

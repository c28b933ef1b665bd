"""Where the object of a verb begins behind its source: a deed, or a clause further on."""

from __future__ import annotations

from khabar.annotators.attribution.clauses import starts_clause
from khabar.annotators.attribution.lexicon import heads, of_class
from khabar.annotators.attribution.nouns import ADJECTIVAL, thing, verbal_noun
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.text.words import LETTERS, Words

CLAUSE_NEAR = 8
"""Words between who deems and the clause, at most."""


def object_begins(near: Surroundings, at: int) -> bool:
    """Whether a verbal noun opens the object: one that no noun before it holds in idafa."""
    words = near.words
    if at >= len(words):
        return False
    form, before = words.items[at].form, words.form(at - 1)
    if form in of_class("object_head"):
        return True
    if form in heads() or not verbal_noun(form):
        return False
    constructs = (before in heads() or before[1:] in heads()) and not before.startswith("ال")
    constructs = constructs or (before in of_class("place_head") and before_office(words, at))
    constructs = constructs and before not in of_class("his_honour")
    if before in of_class("charged_with"):
        return False  # «الهيئة المكلفة مراقبة الانتخابات»
    if before in of_class("small_count"):
        return False  # «خمس محافظات»
    return not constructs and before not in of_class("preposition")


def another(words: Words, at: int) -> bool:
    """«أدان الوزير فلان الغارات»: a definite deed behind a man's name, and no surname of his."""
    form, after = words.form(at), words.form(at + 1)
    if not form.startswith("ال") or starts_clause(after) or verbal_noun(after):
        return False
    return verbal_noun(form[2:]) or (form.endswith("ات") and thing(form))


def deed_behind(words: Words, at: int) -> bool:
    """«أعلنت القوات السيطرة على …»: a definite deed behind a definite noun, no adjective of it."""
    form, before = words.form(at), words.form(at - 1)
    if form[:2] != "ال" or before[:2] != "ال" or form.endswith(ADJECTIVAL):
        return False
    head = heads().get(form[2:])
    return head is None and thing(form)


def said_later(words: Words, at: int, limit: int) -> bool:
    """«اعتبرت الأمانة العامة أن»: a clause follows, so that the words before it name who deems."""
    for n in range(at, min(at + CLAUSE_NEAR, limit)):
        if words.items[n].kind is not LETTERS:
            return False
        if starts_clause(words.form(n)):
            return True
    return False


def before_office(words: Words, at: int) -> bool:
    """«ولاية أمن الوادي»، «مديرية تعليم المرسى»: what an office of the state is for."""
    return words.form(at) in of_class("office_for")

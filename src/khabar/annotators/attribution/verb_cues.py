"""Verbs and participles of report, and where the same letters report nothing."""

from __future__ import annotations

from khabar.annotators.attribution.clauses import clause_at
from khabar.annotators.attribution.cue import Cue, lead
from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.lexicon import ReportingVerb, of_class
from khabar.annotators.attribution.report_forms import as_superlative, counts, masdar_with, reports
from khabar.annotators.attribution.verb_manner import manner_of
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import VerbForm
from khabar.text.clitics import CONJUNCTIONS
from khabar.text.letters import SILENT
from khabar.text.words import LETTERS, QUOTE, Words

DAMMA = "\u064f"
"""The vowel sign by which a passive is told where it is written."""

TANWIN = "\u064b"
"""The vowel sign of an accusative, which no verb bears."""

NEAR = 6
"""The same behind a name that no table knows («وأبرز البيادر أن»)."""

FAR = 14
"""Words between a verb that looks like a superlative and the clause it introduces, at most."""


def verb_cue(words: Words, at: int, *, after_what: bool = False, told: bool = False) -> Cue | None:
    """A reporting verb or participle, by the first reading of the word that is one.

    ``after_what``: it stands after «وفق ما»، «لما», whose place its pronoun takes («يقوله»);
    ``told``: «ما نشرته الصفحات عن …» counts too.
    """
    told_form = words.items[at].form
    read = reports(told_form)
    if not read and as_superlative(told_form) and tells_of_him(words, at):
        read = as_superlative(told_form)
    for form, verb in read:
        if form.number == "d" and TANWIN in words.items[at].span.of(words.text):
            continue  # «آملاً أن»: no two
        manner = manner_of(words, at, form, after_what)
        if manner is None or (manner == "relative" and not told):
            continue
        if (
            form.object
            and not after_what
            and "whom" not in verb.takes
            and masdar_with(words.items[at].form, form.object)
        ):
            continue  # «وتعهدها بتصعيد هجماتها»
        stance, before, lemma = verb.stance, words.form(at - 1), key(form.lemma)
        if manner == "verb" and form.tense == "perfect" and unsaid(words, at, form):
            manner = "passive"  # «سُجلت»
        if lemma in of_class("mourns") and before in of_class("statement"):
            continue  # «بيان نعي»
        if lemma in of_class("shows_itself") and words.form(at + 1) != "من":
            continue  # «اتضح من الفحص أن»
        if lemma in of_class("counted_thing") and form.tense == "perfect" and counts(before):
            continue  # «15 ألف طالب»
        if before in of_class("or") and shows_nothing(words, at):
            continue  # «لا دليل يؤكد أو يدحض»
        alike = lemma in of_class("as_preposition") and told_form == lemma
        if alike and not form.proclitics and within(words, at):
            continue  # «سمع عبر المذياع عن»
        if before in of_class("evidence", "device") and manner == "verb":
            continue  # «أجهزة كشف عن المعادن»
        if before == "ان" and words.form(at - 2) in of_class("without"):
            continue  # «دون أن تكشف المصادر عن الأسباب»
        belongs = lemma in of_class("belongs_to") and not form.proclitics
        if belongs and manner == "verb" and words.form(at + 1)[:1] == "ل":
            continue  # «مبنى تابع لحزب»
        if before.removeprefix("و") in of_class("negative") or nor(words, at):
            if verb.stance != "hedge" or not ("far" in verb.takes or clausal(words, at, verb)):
                continue  # a thing not said is no report; «ولم توقع إصابات»
            stance = "hedge"
        taken = form.proclitics
        if "و" in taken and before in of_class("of_what_thing"):
            continue  # «ما ورد في الصحيفة»: its و is its own
        if taken and before in of_class("or"):
            continue  # «أو فرد آخر»
        joined = "و" in taken or "ف" in taken or before in ("و", "ف")
        return Cue(
            at, at + 1, manner, stance, verb.takes, verb.lemma,
            form.gender, form.number, joined, form.object, lead(taken),
        )  # fmt: skip
    return None


def shows_nothing(words: Words, at: int) -> bool:
    """«لا دليل، يؤكد أو يدحض»: the second of two verbs of a noun for evidence."""
    return not {words.form(at - 3), words.form(at - 4), words.form(at - 5)}.isdisjoint(
        of_class("evidence")
    )


def within(words: Words, at: int) -> bool:
    """Whether a word that is a preposition as well stands behind a verb or a noun of its clause."""
    before = words.items[at - 1] if at else None
    if before is None or before.kind is not LETTERS:
        return False
    speaker = head_of(words, at + 1)
    if speaker is not None and speaker.kind in ("person", "unnamed"):
        return False  # «خلال اللقاء عبر أعضاء الوفد عن»
    free = of_class("auxiliary", "opener", "relative", "was", "beside", "while", "break")
    form = before.form.removeprefix("و")
    return not (before.form in free or form in free or clause_at(words, at - 1))


def tells_of_him(words: Words, at: int) -> bool:
    """Whether who says stands behind a verb that looks like a superlative, and then أن."""
    if words.form(at)[:1] not in CONJUNCTIONS and words.form(at - 1).isalpha():
        return False  # «من أبرز المتحدثين»
    subject = words.form(at + 1)
    known = head_of(words, at + 1) is not None
    named = subject.startswith("ال") or words.items[min(at + 1, len(words) - 1)].kind is QUOTE
    if subject.endswith("ين") or not (known or named):
        return False
    for n in range(at + 2, min(at + (FAR if known else NEAR), len(words))):
        if words.form(n) in (".", "؛"):
            return False
        if clause_at(words, n):
            return True
    return False


def clausal(words: Words, at: int, verb: ReportingVerb) -> bool:
    """Whether a hedge that is negated governs a clause or can only be a hedge («لم يستبعد»)."""
    if key(verb.lemma) in of_class("rules_out"):
        return True
    return any(clause_at(words, n) for n in range(at + 1, min(at + FAR, len(words))))


def unsaid(words: Words, at: int, form: VerbForm) -> bool:
    """Whether a perfect is written with the vowel of the passive («سُجلت»)."""
    spelt = words.items[at].span.of(words.text)
    if DAMMA not in spelt:
        return False
    letters = 0
    for sign in spelt:
        letters += sign not in SILENT
        if letters > len(form.proclitics) + 1:
            return False
        if sign == DAMMA and letters == len(form.proclitics) + 1:
            return True
    return False


def nor(words: Words, at: int) -> bool:
    """«لم يذكر … أو يدعُ إلى»: what «أو» adds to a thing not done is not done either."""
    if words.form(at - 1) not in of_class("or"):
        return False
    back = range(at - 2, at - 14, -1)
    return any(words.form(n).removeprefix("و") in of_class("negates_verb") for n in back)

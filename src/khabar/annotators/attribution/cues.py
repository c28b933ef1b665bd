"""The words that hand a statement on: verbs, participles, prepositions of report."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.lexicon import (
    ReportingVerb,
    of_class,
    phrases,
    reporting_verbs,
)
from khabar.annotators.attribution.nouns import verbal_noun
from khabar.lexicon.phrases import Match, key
from khabar.lexicon.verbs import VerbForm, verb_forms
from khabar.text.clitics import CONJUNCTIONS, openings
from khabar.text.letters import SILENT
from khabar.text.words import LETTERS, Words

FINITE = ("perfect", "imperfect")
FACE_TO_FACE = ("ك", "كم", "كما", "هن")
"""Pronouns that no verb of report in the press carries."""
TO = "ل"
DAMMA = "\u064f"
"""The vowel sign by which a passive is told where it is written."""
MOURNS = "نعى"
"""A verb whose letters are a noun behind «بيان»."""
SHOWN_BY = "اتّضح"
"""A verb of what shows itself, which counts where a text stands behind «من»."""
ANSWER = 4
"""Words from «يعقب» to the «على» of what he answers, at most."""
COUNTED = ("طالب", "وعد", "طلب", "كتب")
"""Verbs whose letters are as well a noun that is counted."""
FAR = 14
"""Words between a verb that looks like a superlative and the clause it introduces, at most."""


class Cue(NamedTuple):
    """A cue at words ``first`` up to ``stop``.

    ``manner`` is verb, participle, passive, post (بحسب …) or noun (أنباء عن …).
    ``joined`` tells that a conjunction stands before it. ``takes`` as in
    `ReportingVerb`; gender and number are those of its subject, "" where a form
    does not show them.
    """

    first: int
    stop: int
    manner: str
    stance: str = "neutral"
    takes: tuple[str, ...] = ()
    lemma: str = ""
    gender: str = ""
    number: str = ""
    joined: bool = False
    object: str = ""
    lead: int = 0


CLASSES = (
    "own_voice",
    "hidden",
    "post_cue",
    "noun_cue",
    "documented",
    "expected",
    "saying",
    "rumour",
    "received",
    "idiom",
)
"""The classes of phrases that open with a cue's first word."""


@cache
def _first_words() -> dict[str, tuple[str, ...]]:
    """The first words of the phrases of all classes, each with its classes."""
    found: dict[str, tuple[str, ...]] = {}
    for name in CLASSES:
        for head in phrases(name).longest:
            found[head] = (*found.get(head, ()), name)
    return found


@lru_cache(maxsize=1 << 15)
def may_open(form: str) -> tuple[str, ...]:
    """The classes of phrases, and "verb", of which a cue may begin with a folded word.

    Most words open none and are asked once.
    """
    first_words = _first_words()
    found: tuple[str, ...] = ("verb",) if reports(form) or as_superlative(form) else ()
    for opening in openings(form):
        if opening.stem in first_words:
            found += first_words[opening.stem]
    return found


@lru_cache(maxsize=1 << 15)
def reports(form: str) -> tuple[tuple[VerbForm, ReportingVerb], ...]:
    """The readings of a folded word that are forms of reporting verbs."""
    if form in of_class("not_cue", "not_cue_alone") or (
        form[:1] == "و" and form[1:] in of_class("not_cue")
    ):
        return ()
    known = reporting_verbs()
    return tuple((read, known[read.lemma]) for read in verb_forms(form) if read.lemma in known)


@lru_cache(maxsize=1 << 12)
def as_superlative(form: str) -> tuple[tuple[VerbForm, ReportingVerb], ...]:
    """The verb of «وأبرز الوالي أن», whose letters are a superlative's far more often."""
    stem = form[1:] if form[:1] in CONJUNCTIONS and form[1:] in of_class("superlative") else form
    if stem not in of_class("superlative"):
        return ()
    taken = form[: len(form) - len(stem)]
    known = (row for lemma, row in reporting_verbs().items() if key(lemma) == stem)
    return tuple(
        (VerbForm(row.lemma, "perfect", "active", 3, "m", "s", "", taken, False), row)
        for row in known
    )


def tells_of_him(words: Words, at: int) -> bool:
    """Whether who says stands behind a verb that looks like a superlative, and then أن."""
    if words.form(at)[:1] not in CONJUNCTIONS and words.form(at - 1).isalpha():
        return False  # «من أبرز المتحدثين»
    subject = words.form(at + 1)
    if subject.endswith("ين") or head_of(words, at + 1) is None:
        return False
    for n in range(at + 2, min(at + FAR, len(words))):
        if words.form(n) in (".", "؛"):
            return False
        if clause_at(words, n):
            return True
    return False


def cues(words: Words, bounds: range) -> Iterator[Cue]:
    """Every word or phrase of a sentence that may be a cue, left to right."""
    past, end, items = bounds.start, bounds.stop, words.items
    for at in bounds:
        _, form, kind, _ = items[at]
        if kind is not LETTERS or at < past:
            continue
        opens = may_open(form)
        if not opens:
            continue
        own = own_voice(words, at, end) if "own_voice" in opens else None
        if own is None and "hidden" in opens:
            own = hidden(words, at, end)
        if own is not None:
            past = own.stop
            continue
        cue = None
        for name, read in READERS:
            if cue is None and name in opens:
                cue = read(words, at, bounds)
        if cue is None and "verb" in opens:
            cue = verb_cue(words, at, told=True)
        if cue is not None:
            yield cue
            past = cue.stop


def lead(proclitics: str) -> int:
    """How many letters of a word's proclitics are a conjunction (و or ف)."""
    return int(proclitics[:1] in CONJUNCTIONS and bool(proclitics))


def own_voice(words: Words, at: int, limit: int) -> Match[str] | None:
    """«يذكر أن»، «تجدر الإشارة إلى أنه»: names nobody, the publisher goes on."""
    match = phrases("own_voice").at(words, at, limit)
    return match if match is not None and clause_at(words, match.stop) else None


def hidden(words: Words, at: int, limit: int) -> Match[str] | None:
    """«طلب عدم الكشف عن اسمه»: said of a source, not by it."""
    return phrases("hidden").at(words, at, limit)


READ = "ورد"
"""The verb under «وفقا لما جاء في»، «على ما ورد على لسان»: what a text or a mouth holds."""


def post_cue(words: Words, at: int, bounds: range) -> Cue | None:
    """بحسب، وفقا لـ، حسبما أفادت: a report named before or after what is said."""
    match = phrases("post_cue").at(words, at, bounds.stop)
    if match is None or match.proclitics not in ("", "و", "ف"):
        return None
    answered = match.key == "علي ما" and at > bounds.start and words.items[at - 1].kind is LETTERS
    if answered and any(words.form(n) in of_class("answers") for n in range(at - ANSWER, at)):
        return None  # «ردا على ما تردد»، «يعقب في بيانه على ما أدلى به»
    verb = verb_cue(words, match.stop, after_what=True) if match.stop < bounds.stop else None
    tail = match.key.rsplit(" ", 1)[-1]
    if verb is not None and not {"strict", "goal", "again", "reason"}.isdisjoint(verb.takes):
        verb = None  # «كما شهدت المدينة هجمات»
    if verb is not None and verb.manner == "passive" and match.key == "كما":
        verb = None  # «كما سُجلت حرائق»
    if verb is not None and (tail.endswith("ما") or len(match.key.split()) == 1):
        return verb._replace(
            first=at,
            manner="post",
            joined=bool(match.proclitics),
            lead=lead(match.proclitics),
        )
    if tail.endswith("ما"):
        text = phrases("documented").at(words, match.stop, bounds.stop)
        if text is None or text.value == "therein" or tail == "كما":
            return None
        joins, before = bool(match.proclitics), lead(match.proclitics)
        return Cue(at, text.stop, "post", lemma=READ, joined=joins, lead=before)
    stop = match.stop
    if stop < bounds.stop and words.items[stop].form in ("ل", "ل:"):
        stop += 1
    return Cue(at, stop, "post", joined=bool(match.proclitics), lead=lead(match.proclitics))


def noun_cue(words: Words, at: int, bounds: range) -> Cue | None:
    """أنباء عن …: a report that is nobody's."""
    match = phrases("noun_cue").at(words, at, bounds.stop)
    if match is None:
        return None
    if at > bounds.start + 1 and words.form(at - 1) not in of_class("before_report").union("،,"):
        return None  # «يملك معلومات عن» is no report
    stance = "hedge" if match.value.endswith("hedge") else "neutral"
    joins, before, stop = bool(match.proclitics), lead(match.proclitics), match.stop
    if match.value.startswith("by"):  # «وسط توقعات بأن», «بارتفاع»
        told = words.form(stop)
        if told[:1] != "ب" or not (starts_clause(told) or verbal_noun(told[1:])):
            return None
        stop += told == "بان"
    return Cue(at, stop, "noun", stance, joined=joins, lead=before)


def document_cue(words: Words, at: int, bounds: range) -> Cue | None:
    """جاء في البيان أن: a text that says."""
    match = phrases("documented").at(words, at, bounds.stop)
    if match is None or match.stop >= bounds.stop:
        return None
    if words.form(at - 1) in of_class("relative"):
        return None  # «المعلومات التي وردت في بيان»
    if match.value == "therein":
        return Cue(at, match.stop, "verb", takes=("an", "quote"), joined=True)
    text = words.form(match.stop)
    mouth = words.form(match.stop - 1) in of_class("mouth")  # «جاء على لسان المدير أن»
    if not mouth and text.removeprefix("ال") not in of_class("statement", "text"):
        return None
    return Cue(
        at,
        match.stop,
        "verb",
        takes=("an", "quote"),
        joined=bool(match.proclitics),
        lead=lead(match.proclitics),
    )


def expected_cue(words: Words, at: int, bounds: range) -> Cue | None:
    """من المتوقع أن: an expectation that is laid on nobody."""
    match = phrases("expected").at(words, at, bounds.stop)
    if match is None:
        return None
    return Cue(
        at,
        match.stop - 1,
        "passive",
        "hedge",
        joined=bool(match.proclitics),
        lead=lead(match.proclitics),
    )


def saying_cue(words: Words, at: int, bounds: range) -> Cue | None:
    """«بررت الوكالة القرار بقولها إنه»: a saying that no verb of report introduces."""
    if words.items[at].form not in of_class("saying"):
        return None
    return Cue(at, at + 1, "participle", takes=("an", "quote"))


def rumour_cue(words: Words, at: int, bounds: range) -> Cue | None:
    """«ما جرى تداوله من …»: what is going round and nobody is named for."""
    match = phrases("rumour").at(words, at, bounds.stop)
    if match is None:
        return None
    return Cue(at + 1, match.stop, "noun")


def received_cue(words: Words, at: int, bounds: range) -> Cue | None:
    """«تلقت الشرطة بلاغا من الأهالي بنشوب حريق»: a report that came in, and from whom."""
    match = phrases("received").at(words, at, bounds.stop)
    if match is None or match.proclitics not in ("", "ب"):
        return None
    return Cue(at, match.stop - 1, "received", takes=("ب", "عن", "an"))


def idiom_cue(words: Words, at: int, bounds: range) -> Cue | None:
    """«وجه ناشطون أصابع الاتهام إلى …»: a set phrase that accuses."""
    match = phrases("idiom").at(words, at, bounds.stop)
    return Cue(at, match.stop, "idiom") if match is not None and not match.proclitics else None


READERS = (
    ("post_cue", post_cue),
    ("noun_cue", noun_cue),
    ("documented", document_cue),
    ("expected", expected_cue),
    ("saying", saying_cue),
    ("rumour", rumour_cue),
    ("received", received_cue),
    ("idiom", idiom_cue),
)
"""Who reads the phrases of a class, in order."""


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
        manner = manner_of(words, at, form, after_what)
        if manner is None or (manner == "relative" and not told):
            continue
        if (
            form.object
            and "whom" not in verb.takes
            and is_masdar(words.items[at].form, form.object)
        ):
            continue  # «وتعهدها بتصعيد هجماتها»
        stance, before = verb.stance, words.form(at - 1)
        if manner == "verb" and form.tense == "perfect" and unsaid(words, at, form):
            manner = "passive"  # «سُجلت»
        if form.lemma == MOURNS and before in of_class("statement"):
            continue  # «بيان نعي»
        if form.lemma == SHOWN_BY and words.form(at + 1) != "من":
            continue  # «اتضح من الفحص أن»
        if form.lemma in COUNTED and form.tense == "perfect" and counts(before):
            continue  # «15 ألف طالب»
        if before in of_class("evidence") and manner == "verb":
            continue
        if before == "ان" and words.form(at - 2) in of_class("without"):
            continue  # «دون أن تكشف المصادر عن الأسباب»
        if form.lemma == "تابع" and manner == "verb" and words.form(at + 1)[:1] == "ل":
            continue  # «مبنى تابع لحزب»
        if before.removeprefix("و") in of_class("negative") or nor(words, at):
            if verb.stance != "hedge" or not ("far" in verb.takes or clausal(words, at, verb)):
                continue  # a thing not said is no report; «ولم توقع إصابات»
            stance = "hedge"
        taken = form.proclitics
        if taken and before in of_class("or"):
            continue  # «أو فرد آخر»
        joined = "و" in taken or "ف" in taken or before in ("و", "ف")
        return Cue(
            at, at + 1, manner, stance, verb.takes, verb.lemma,
            form.gender, form.number, joined, form.object, lead(taken),
        )  # fmt: skip
    return None


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


@lru_cache(maxsize=1 << 12)
def counts(form: str) -> bool:
    """Whether a word counts the noun behind it («ألف طالب»، «كل طالب»)."""
    return form[:1].isdigit() or form in of_class("counts")


def is_masdar(form: str, pronoun: str) -> bool:
    """Whether a folded word is as well a masdar with this pronoun."""
    return any(read.tense == "masdar" and read.object == pronoun for read, _ in reports(form))


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
        if stated and not takes_up(words, at) and form.lemma != "قال":
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
        if clause_at(words, at + 1) or (
            clause_at(words, at + 2) and words.form(at + 1) in ("الي", "علي", "عن")
        ):
            return "participle"  # «… مشيرة إلى أن»
        if not spelt.endswith("ا") and words.form(at - 1) not in beside and not form.proclitics:
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


def nor(words: Words, at: int) -> bool:
    """«لم يذكر … أو يدعُ إلى»: what «أو» adds to a thing not done is not done either."""
    if words.form(at - 1) not in of_class("or"):
        return False
    back = range(at - 2, at - 14, -1)
    return any(words.form(n).removeprefix("و") in of_class("negates_verb") for n in back)


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


@lru_cache(maxsize=1 << 15)
def starts_clause(form: str) -> bool:
    """Whether a folded word is أن or إن, alone, with ب, ف or with a pronoun."""
    known = that()
    for stem, proclitics, definite in openings(form):
        if stem in known and not definite and proclitics in ("", "ب", "ف", "و"):
            return True
    return False


def clause_at(words: Words, at: int) -> bool:
    """Whether a clause with أن begins at word ``at``; «إن شاء الله» is none."""
    return starts_clause(words.form(at)) and words.form(at + 1) not in of_class("wish")


def that() -> frozenset[str]:
    """أن and إن with their pronouns."""
    return of_class("complementizer")

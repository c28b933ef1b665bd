"""Where what is said ends."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.clauses import starts_clause
from khabar.annotators.attribution.lexicon import of_class, phrases
from khabar.annotators.attribution.nouns import FINITE_OR_ORDER, told_in
from khabar.annotators.attribution.opening import SPEECH, Opening
from khabar.annotators.attribution.own_again import deed_follows, explained
from khabar.annotators.attribution.report_forms import reports
from khabar.annotators.attribution.states import states
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import verb_forms
from khabar.text.words import Words

FINAL = frozenset(".،,؛!…:")

CLAUSAL = ("attribution.verb_source_that", "attribution.according_to_content")
"""Rules by which what is said is a sentence of its own."""

NOUNS = ("attribution.verb_object", "attribution.verb_preposition", "attribution.verb_blame")
"""Rules by which what is said is a noun."""

WHOM = 16
"""Words from whom it is said to up to the clause that is said, at most."""

PARTED = 10
"""Words of an aside between a verb and its object, at most."""

GLOSS = 40
"""Words behind a gloss among which what is said may go on («في إشارة إلى …، وإن»), at most."""

FARTHEST = 400
"""Words of content in which a break is looked for; longer content runs to its sentence's end."""


def ends(near: Surroundings, opening: Opening, limit: int) -> int:
    """One past the last word of the content."""
    words = near.words
    first = opening.first
    closing = last_mark(near, first)
    if closing is not None and opening.direct and closing - first > SPEECH:
        following = words.form(closing + 1)
        if (
            closing >= limit
            or following in ("", ".", "،", ",", "؛", "؟", "!")
            or closing + 1 >= limit
        ):
            return min(closing + 1, limit)
        if following in of_class("but_he"):
            return min(closing + 1, limit)  # «"هناك نقاط عالقة" لكنه رفض»
        if glossed(words, closing + 1, limit):
            return min(closing + 1, limit)  # «"لن نخضع" في إشارة إلى العقوبات»
        if phrases("post_cue").at(words, closing + 1, limit) is not None:
            return min(closing + 1, limit)  # «…» على حد تعبيره
    if opening.rule == "attribution.verb_object" and that_alone(words, first):
        return first + 1  # «نفى ذلك في اتصال مع الصحيفة»
    at = first
    breaks, items, quote_at = of_class("break"), words.items, near.quote_at
    noun = opening.rule in NOUNS and not starts_clause(items[first].form if first < limit else "")
    if opening.rule == "attribution.verb_whom":
        noun = not any(starts_clause(words.form(n)) for n in range(first, min(limit, first + WHOM)))
    clausal = opening.rule in CLAUSAL
    farthest = min(limit, first + FARTHEST)
    while at < farthest:
        form = items[at].form
        if at in quote_at and quote_at[at] < limit:
            at = quote_at[at]
            if glossed(words, at + 1, limit) and not holds_clause(words, first, at):
                return min(at + 1, limit)  # «قتل "عشرات المرتدين" في إشارة إلى الجنود»
        elif form in ("؛", ";") and words.form(at + 1)[:1] in "وفك":
            return at
        elif form in ("،", ",") and at > first and (shut := parts_object(words, at, limit)):
            at = shut
        elif form in ("،", ",") and at + 1 < limit:
            following = words.form(at + 1)
            if following == "و":  # «، و هو ما لم»
                three = f"و{words.form(at + 2)} {words.form(at + 3)} {words.form(at + 4)}"
                two, following = three.rsplit(" ", 1)[0], three.split(" ", 1)[0]
            else:
                two = f"{following} {words.form(at + 2)}"
                three = f"{two} {words.form(at + 3)}"
            broken = following in breaks or two in breaks or three in breaks
            broken = broken and not amid(words, at + 1)
            broken = broken and not (clausal and still_told(words, first, at + 1, limit))
            if noun and (lately_after(near, at + 1) or two in of_class("as_a_step")):
                return at
            if broken and not of_what_was(words, at + 1):
                return at
            if noun and (following in of_class("turns") or following == "وذلك"):
                return at
            if noun and (two in of_class("takes_up") and two != following):
                return at  # «دعت إلى التهدئة، الأمر الذي رفضته النقابة»
            if (noun and deed_follows(words, first, at + 1)) or explained(near, at + 1, limit):
                return at
            if following == "في" and told_in(words.form(at + 2)):
                return at
            if glossed(words, at + 1, limit) and not holds_clause(words, first, at):
                return at
            if following == "وذلك" and spoken_then(words, at + 2):
                return at
        elif noun and at > first and form[:1] == "و" and deed_follows(words, first, at):
            return at
        at += 1
    return trimmed(words, first, limit)


def that_alone(words: Words, at: int) -> bool:
    """Whether «ذلك» is all that is denied or confirmed, with no noun behind it."""
    if words.form(at) != "ذلك":
        return False
    return (words.form(at + 1) == "في" and told_in(words.form(at + 2))) or words.form(
        at + 1
    ) in of_class("occasion")


def last_mark(near: Surroundings, first: int) -> int | None:
    """The mark that closes the quotation at ``first``, or the last of «…» و«…»."""
    closing = near.quote_at.get(first)
    while closing is not None and near.words.form(closing + 1) == "و":
        further = near.quote_at.get(closing + 2)
        if further is None:
            break
        closing = further
    return closing


def still_told(words: Words, first: int, at: int, limit: int) -> bool:
    """«إن الطيران قصف السوق، فيما اقتحمت قوة المخازن»: a further deed that he tells of.

    Only deed behind deed, both in the past, and where nobody else speaks in what follows.
    """
    verbs = (tenses_of(words.form(n)) for n in range(first, at))
    if "perfect" not in next((t for t in verbs if t), frozenset()):
        return False
    at += (words.form(at), words.form(at + 1)) == ("في", "حين")
    if words.form(at) not in of_class("meanwhile") or at + 1 >= limit:
        return False
    done = tenses_of(words.form(at + 1)) == {"perfect"}
    again = words.form(at + 1) in of_class("did_before")  # «في حين عاد عشرون»
    return done and not any(speaks(words.form(n)) for n in range(at + 1 + again, limit))


@lru_cache(maxsize=1 << 12)
def speaks(form: str) -> bool:
    """Whether a word may hand words on: no participle with the article («الشهر الماضي»)."""
    return any(not read.definite for read, _ in reports(form))


def amid(words: Words, at: int) -> bool:
    """«انفجرت، ظهر السبت، وسط مدينة الوادي»: where a thing was, and not «وسط أنباء عن …»."""
    where = words.form(at + 1)
    named = where in of_class("place_head", "ground") or where in states()
    return words.form(at) == "وسط" and named


@lru_cache(maxsize=1 << 13)
def tenses_of(form: str) -> frozenset[str]:
    """The tenses that a word may be a verb of the third person in."""
    return frozenset(
        f.tense for f in verb_forms(form) if f.person == 3 and f.tense in FINITE_OR_ORDER
    )


def lately_after(near: Surroundings, at: int) -> bool:
    """«أكد الحرس إجراء مناورة، بعد أسبوع على التنديد بها»: when it was said, behind what was."""
    words = near.words
    if words.form(at) not in ("بعد", "عقب"):
        return False
    n = at + 1
    while n < at + PARTED and (n in near.time_at or words.form(n) in of_class("about_as_long")):
        n += 1 + (words.form(n) in ("اكثر", "اقل"))  # «بعد أكثر من أسبوع على»
    return n > at + 1 and words.form(n) in ("علي", "من")


def glossed(words: Words, at: int, limit: int) -> bool:
    """«"لن نخضع" في إشارة إلى العقوبات»: what the outlet takes it to mean, to the end."""
    if words.form(at) != "في" or words.form(at + 1) not in of_class("hinting"):
        return False
    return not any(words.form(n)[:3] == "وان" for n in range(at, min(at + GLOSS, limit)))


def holds_clause(words: Words, first: int, stop: int) -> bool:
    """«إن الوزير قال إن …، في إشارة إلى»: another's words stand inside, which the gloss is of."""
    return any(starts_clause(words.form(n)) for n in range(first + 1, stop))


def spoken_then(words: Words, at: int) -> bool:
    """«…، وذلك خلال مؤتمر صحفي»: where and when it was said, and no part of it."""
    if words.form(at) not in of_class("in_a_talk") and words.form(at + 1) not in of_class(
        "aside_of"
    ):
        return False
    named = at + 1 + (words.form(at + 1) in of_class("aside_of"))
    return told_in(words.form(named))


def parts_object(words: Words, at: int, limit: int) -> int:
    """«اقتحمت، وسط إطلاق نار، مناطق»: the comma that closes an aside before an object, or 0."""
    forms = verb_forms(words.form(at - 1))
    if not forms or any(f.object or f.tense not in FINITE_OR_ORDER for f in forms):
        return 0
    near = range(at + 2, min(at + PARTED, limit - 1))
    shut = next((n for n in near if words.form(n) in FINAL), 0)
    behind = words.form(shut + 1)
    goes_on = behind[:1] in "وف" or behind in of_class("break")
    goes_on = goes_on or any(f.tense in FINITE_OR_ORDER for f in verb_forms(behind))
    return 0 if words.form(shut) not in ("،", ",") or goes_on else shut


def of_what_was(words: Words, at: int) -> bool:
    """«دون أن يسفر عن خسائر»، «دون وقوع أضرار»: of what happened, not of what was withheld."""
    at += words.form(at) == "من"
    if words.form(at).removeprefix("و") not in of_class("without"):
        return False
    told = words.form(at + 1 + (words.form(at + 1) in ("ان", "اي", "اية")))
    return not withheld(told)


@lru_cache(maxsize=1 << 12)
def withheld(form: str) -> bool:
    """Whether a word is of telling, or of what is told («يذكر»، «الإشارة»، «تفاصيل»)."""
    bare = form.removeprefix("ال")
    if bare in of_class("withheld"):
        return True
    known = of_class("withholds")
    return any(key(f.lemma) in known for f in (*verb_forms(form), *verb_forms(bare)))


def trimmed(words: Words, first: int, stop: int) -> int:
    """Leave final stops and commas out."""
    items = words.items
    while stop > first and items[stop - 1].form in FINAL:
        stop -= 1
    return stop

"""Reports without a speaker as subject: «أنباء عن»، «يُعتقد أن»، «بلاغا من الأهالي»."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.clauses import clause_at, with_pronoun
from khabar.annotators.attribution.content_end import ends
from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.hearers import addressed
from khabar.annotators.attribution.insertions import hears, occasions
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.noun_phrase import phrase
from khabar.annotators.attribution.nouns import rates, relates, verbal_noun
from khabar.annotators.attribution.opening import Opening as Start
from khabar.annotators.attribution.sources import Source, source_at
from khabar.annotators.attribution.statement import Statement
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import verb_forms
from khabar.text.words import LETTERS

SAID_SO = 22
"""Words of who is quoted between «نُسب إلى» and «قوله», at most."""


def noun_statement(near: Surroundings, cue: Cue, bounds: range) -> Statement | None:
    """أنباء عن …: the content follows, the source is nobody."""
    words = near.words
    stop = ends(near, Start(cue.stop, False, ""), bounds.stop)
    relative = of_class("relative")
    commas = (n for n in range(cue.stop, stop) if words.form(n) in ("،", ","))
    stop = next((n for n in commas if words.form(n + 1) not in relative), stop)
    if stop <= cue.stop:
        return None
    noun = head_of(words, cue.first) is not None and cue.stance != "hedge"
    until = range(cue.first + 1, cue.stop - 1)
    until_verb = next((n for n in until if tells_now(words.form(n))), cue.stop - 1)
    told = source_at(near, cue.first, max(until_verb, cue.first + 1)) if noun else None
    return Statement(
        cue, told, cue.stop, stop, False, (), "attribution.nobodys_report", public=True
    )


@lru_cache(maxsize=1 << 12)
def tells_now(form: str) -> bool:
    """Whether a word is the verb of «معلومات تشير إلى»."""
    return any(f.tense == "imperfect" and f.person == 3 for f in verb_forms(form))


def relative_statement(near: Surroundings, cue: Cue, bounds: range) -> Statement | None:
    """«ما نشرته بعض الصفحات عن وقوع إصابات»: who passed on, and what, in a relative clause."""
    words = near.words
    at = cue.stop
    while words.form(at) in of_class("adverb", "to_him"):
        at += 1
    if at >= bounds.stop or (at not in near.actors and head_of(words, at) is None):
        return None
    stop = phrase(near, at, bounds.stop)
    if stop <= at or words.form(stop) not in of_class("of_what"):
        return None
    end = ends(near, Start(stop + 1, False, ""), bounds.stop)
    end = next((n for n in range(stop + 1, end) if words.form(n) in ("،", ",")), end)
    if end <= stop + 1:
        return None
    source = source_at(near, at, stop)
    return Statement(cue, source, stop + 1, end, False, (), "attribution.passed_on_about")


def received_statement(near: Surroundings, cue: Cue, bounds: range) -> Statement | None:
    """«بلاغا من الأهالي بنشوب حريق»: whom a report came in from, and what it said."""
    words = near.words
    first = cue.stop + 1
    if first >= bounds.stop or (first not in near.actors and head_of(words, first) is None):
        return None
    stop = phrase(near, first, bounds.stop, cue.takes)
    if stop <= first:
        return None
    after, _ = occasions(near, stop, bounds.stop, cue, inserted=True)
    form = words.form(after)
    told = form in of_class("says_that")
    after += int(told and not clause_at(words, after + 1))
    form = words.form(after)
    says = form in of_class("says_that") and clause_at(words, after + 1)
    if says or clause_at(words, after):
        begin = after + (2 if says else 1)
    elif form.startswith("ب") and verbal_noun(form[1:]):
        begin = after
    elif form in of_class("report_of"):
        begin = after + 1
    else:
        return None
    end = ends(near, Start(begin, False, ""), bounds.stop)
    end = next((n for n in range(begin, end) if words.form(n) in ("،", ",")), end)
    if end <= begin:
        return None
    source = source_at(near, first, stop)
    via = receiver(near, cue, bounds)
    return Statement(cue, source, begin, end, False, via, "attribution.report_received")


def receiver(near: Surroundings, cue: Cue, bounds: range) -> tuple[Source, ...]:
    """«تلقت غرفة العمليات بلاغا»: who took the report in."""
    for at in range(max(bounds.start, cue.first - 10), cue.first - 1):
        if not takes_in(near.words.form(at)):
            continue
        stop = phrase(near, at + 1, cue.first, ("any",))
        return (source_at(near, at + 1, stop),) if stop > at + 1 else ()
    return ()


@lru_cache(maxsize=1 << 12)
def takes_in(form: str) -> bool:
    """Whether a folded word is a form of تلقى or its like."""
    return any(key(read.lemma) in of_class("takes_in") for read in verb_forms(form))


def idiom_statement(near: Surroundings, cue: Cue, bounds: range) -> Statement | None:
    """«وجه ناشطون أصابع الاتهام إلى مجموعة محلية»: who accuses, and whom."""
    words = near.words
    for at in range(max(bounds.start, cue.first - 12), cue.first):
        trades = words.form(cue.first) in of_class("traded")
        lemmas = of_class("trades" if trades else "lays")
        if not any(key(f.lemma) in lemmas for f in verb_forms(words.form(at))):
            continue
        stop = phrase(near, at + 1, cue.first)
        end = ends(near, Start(cue.stop, False, ""), bounds.stop)
        if end <= cue.stop:
            return None
        source = source_at(near, at + 1, stop) if stop > at + 1 else None
        return Statement(cue, source, cue.stop, end, False, (), "attribution.accusing_phrase")
    return None


def told_of(near: Surroundings, cue: Cue, at: int, bounds: range) -> Statement | None:
    """«أُفيد بنزوح أسر»، «أُبلغ عن وقوع»: a passive with what was told as a noun."""
    words = near.words
    form = words.form(at)
    laid = laid_or_suspected(near, cue, at, bounds)
    if laid is not None:
        return laid
    if words.form(cue.first).removeprefix("و") not in of_class("passive_told"):
        return None
    by = form.startswith("ب") and verbal_noun(form[1:])
    first = at if by else at + 1
    if not by and form != "عن":
        return None
    stop = ends(near, Start(first, False, ""), bounds.stop)
    if stop <= first:
        return None
    return Statement(
        cue, None, first, stop, False, (), "attribution.sourceless_passive", public=True
    )


def believed(near: Surroundings, cue: Cue, first: int, stop: int) -> int:
    """«مسلحون، يعتقد أنهم من كتيبة «النهر»، حاجزاً»: where what is believed of a noun ends."""
    words = near.words
    if cue.joined or words.form(cue.first - 1) not in ("،", ",") or words.form(first + 1) != "من":
        return stop
    named = phrase(near, first + 2, stop)
    closed = named > first + 2 and words.form(named) in ("،", ",", "ضد")
    return named if closed else stop


def nature(near: Surroundings, cue: Cue, first: int, stop: int) -> int:
    """«طائرات يعتقد أنها روسية نفذت غارات»: where what a noun is believed to be ends.

    An adjective or two with no article, behind أنها, and then a verb or a number.
    """
    words = near.words
    beside = words.items[cue.first - 1].kind is LETTERS and not cue.joined
    if not (beside and with_pronoun(words.form(first))):
        return stop
    at = first + 1
    while at < stop and rates(words.form(at)):
        at += 1
    goes_on = words.form(at)[:1].isdigit() or relates(words.form(at))
    return at if at > first + 1 and goes_on else stop


def laid_or_suspected(near: Surroundings, cue: Cue, at: int, bounds: range) -> Statement | None:
    """«هجمات نسبت إلى الكتيبة»، «شركات يشتبه في تمويلها المهربين»: laid on some one by nobody."""
    words = near.words
    told, form = words.form(cue.first)[cue.lead :], words.form(at)
    if told in of_class("laid_on") and form == "الي":
        first = at + 1
        if any(words.form(n) in of_class("brings") for n in range(first, first + SAID_SO)):
            return None  # «نُسب إلى المصدر قوله»
        stop = phrase(near, first, bounds.stop)
        stop = next((n for n in range(first + 1, stop) if words.form(n) == "في"), stop)
    elif told in of_class("suspected") and (form == "في" or form[:1] == "ب"):
        first = at + (form in ("في", "ب"))
        stop = ends(near, Start(first, False, ""), bounds.stop)
        stop = next((n for n in range(first, stop) if words.form(n) in ("،", ",")), stop)
    else:
        return None
    if stop <= first:
        return None
    rule = "attribution.sourceless_passive"
    return Statement(cue, None, first, stop, False, (), rule, public=True, aside=True)


def public_statement(near: Surroundings, cue: Cue, bounds: range) -> Statement | None:
    """يُعتقد أن، ذُكر أن، قيل إن: somebody is meant, nobody is named."""
    words = near.words
    at = cue.stop
    if words.form(at) in of_class("to_him"):
        at += 1
    elif at < bounds.stop and (hears(words.form(at)) or addressed(words, at)):
        at = max(phrase(near, at, bounds.stop), at + 1)  # «قيل للأهالي إن»
    what = words.form(cue.first - 1) == "ما" and words.form(at)[:1] == "ب"
    if what:
        return None  # «واصفا ما نُشر بأنه تمنيات»
    if not clause_at(words, at):
        return told_of(near, cue, at, bounds)
    first = at + 1 if words.form(at) in ("ان", "بان") else at
    stop = believed(near, cue, first, ends(near, Start(first, False, ""), bounds.stop))
    stop = nature(near, cue, first, stop)
    if stop <= first:
        return None
    return Statement(
        cue, None, first, stop, False, (), "attribution.sourceless_passive", public=True
    )

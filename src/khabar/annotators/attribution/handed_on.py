"""Words that one hands on from another: «نقلت وكالة عن»، «نسبت إليه»، «بحسب ما نقلت عنه»."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.apposition import with_apposition
from khabar.annotators.attribution.clauses import clause_at, starts_clause
from khabar.annotators.attribution.content import begins
from khabar.annotators.attribution.content_end import ends
from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.further_on import further_on
from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.insertions import occasions
from khabar.annotators.attribution.lexicon import ReportingVerb, of_class, reporting_verbs
from khabar.annotators.attribution.noun_phrase import phrase
from khabar.annotators.attribution.opening import Opening
from khabar.annotators.attribution.qualified import of_men
from khabar.annotators.attribution.sources import Source, source_at
from khabar.annotators.attribution.statement import Statement
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.lexicon.calling import calls_so
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import verb_forms


def quoted_by(
    near: Surroundings, cue: Cue, through: Source | None, stop: int, limit: int
) -> Statement | None:
    """«نقلت عنه وكالة X قوله إن»، «نسبت إليه الصحيفة قوله»: who was spoken of, by the press."""
    words = near.words
    relays = "of" in cue.takes or "to" in cue.takes
    if not relays or through is None:
        return None
    at = stop + int(words.form(stop) in ("،", ","))
    if words.form(at) not in of_class("brings") and told_masdar(words.form(at)) is None:
        return None
    told = cue._replace(takes=("an", "quote", "masdar"), gender="", number="")
    after, via = occasions(near, at + (not clause_at(words, at)), limit, told, inserted=True)
    opening = begins(near, told, after, limit)
    if opening is None:
        return None
    end = ends(near, opening, limit)
    if end <= opening.first:
        return None
    rule = "attribution.quoted_by"
    return Statement(told, None, opening.first, end, opening.direct, (through, *via), rule)


def relay(near: Surroundings, at: int, limit: int, cue: Cue) -> int:
    """Where the source begins in «نقلت وكالة عن مصدر»، «ذكرت وكالة نقلاً عن مصدر»; 0 if nowhere."""
    items = near.words.items
    passed = of_class("adverb")  # «نقلت قناة كذا بالعربية عن»
    while at < limit:
        form = items[at].form
        dated = form in ("(", ")") and (at + 1 in near.time_at or at - 1 in near.time_at)
        if not (form in ("،", ",") or form in passed or dated or at in near.time_at):
            break  # «نقلت وكالة X اليوم (الثلاثاء)، عن»
        at += 1
    if at + 1 >= limit:
        return 0
    form = items[at].form
    if form in of_class("relayed") and items[at + 1].form == "عن":
        return at + 2
    if form == "علي" and items[at + 1].form in of_class("mouth"):
        return at + 2
    if form in of_class("from_whom") and calls_so(items[at + 1].form):
        first = at + 2  # «نقلت الوكالة عمن وصفتهم بأنهم شهود»
        return first + (first < limit and starts_clause(items[first].form))
    if form != "عن":
        return 0
    return at + 1 if "of" in cue.takes or told_by(near, at + 1, limit) else 0


def by_mouth(near: Surroundings, first: int, through: Source | None) -> bool:
    """«طالبت النقابة على لسان أمينها العام»: a body that speaks, and no press that hands on."""
    spoken = near.words.form(first - 1) in of_class("mouth")
    return spoken and through is not None and through.kind in ("organization", "unnamed")


def told_by(near: Surroundings, at: int, limit: int) -> bool:
    """«أفادت وكالة X عن شهود أن»: men behind عن, and a clause behind them."""
    head = head_of(near.words, at)
    if head is None or head.kind not in ("unnamed", "person", "agency"):
        return False
    stop = phrase(near, at, limit)
    told = stop + (near.words.form(stop) in ("،", ","))
    return stop > at and clause_at(near.words, told)


def laid_on(near: Surroundings, at: int, limit: int, cue: Cue) -> int:
    """Where the source begins in «نسبت وكالة إلى مصدر قوله»; 0 if nowhere."""
    if "to" not in cue.takes or at + 1 >= limit:
        return 0
    for n in range(at, min(at + 2, limit)):
        if near.words.form(n) == "الي":
            brought = any(
                near.words.form(k) in of_class("brings") for k in range(n + 1, min(n + 22, limit))
            )
            return n + 1 if brought else 0
    return 0


def handed(
    near: Surroundings,
    cue: Cue,
    through: Source | None,
    via: tuple[Source, ...],
    first: int,
    limit: int,
) -> Statement | None:
    """نقلت وكالة عن مصدر قوله إن …: the first is the go-between, the second the source."""
    words = near.words
    if "to" in cue.takes:
        cue = cue._replace(takes=("an", "quote"))
    stop = next(
        (
            n
            for n in range(first + 1, min(first + 20, limit))
            if words.form(n) in of_class("brings") or told_masdar(words.form(n))
        ),
        limit,
    )
    named = near.quote_at.get(first)
    stop = (
        min(named + 1, len(words))
        if named is not None and named - first < 8
        else phrase(near, first, stop, cue.takes)
    )
    if stop <= first:
        return None
    stop = with_apposition(near, stop, first)  # «عن الوزير، فلان، قوله»
    so_called = calls_so(words.form(first - 1)) and words.form(first).startswith("ب")
    source = source_at(near, first, stop, "ب" if so_called else "")
    after, more = occasions(near, stop, limit, cue, inserted=True)
    if words.form(after) in of_class("brings") and not clause_at(words, after):
        after, _ = occasions(near, after + 1, limit, cue)
    if source.kind == "unnamed" and not source.definite and of_men(words.form(after)):
        clauses = (n for n in range(after, min(after + 20, limit)) if clause_at(words, n))
        after = next(clauses, after)  # «عن عامل طلب عدم كشف هويته أن»
    if describes_him(words.form(after)):
        told = range(after + 2, min(after + 20, limit))
        says = (n for n in told if clause_at(words, n) or words.form(n) in of_class("brings"))
        after = next(says, after)  # «عن مصدر وصفه بالمطلع أن»
    masdar = told_masdar(words.form(after)) if after < limit else None
    if masdar is not None:
        cue = cue._replace(stance=masdar.stance, takes=masdar.takes)
        taken, _ = occasions(near, after + 1, limit, cue)
        opening = begins(near, cue, taken, limit)
        if opening is None or "whom" in masdar.takes:
            opening = Opening(after, False, "attribution.verb_object")
    else:
        opening = begins(near, cue, after, limit) or further_on(near, cue, after, limit)
    if opening is None:
        brought = [
            n for n in range(after, min(after + 16, limit)) if words.form(n) in of_class("brings")
        ]
        resumed = brought[0] + 1 if brought and not clause_at(words, brought[0]) else 0
        opening = begins(near, cue, resumed, limit) if resumed else None
    if opening is None:
        return None
    stop_at = ends(near, opening, limit)
    if stop_at <= opening.first:
        return None
    chain = ((through,) if through else ()) + via + more
    rule = "attribution.relayed_from"
    retold = through is None and not via
    return Statement(
        cue, source, opening.first, stop_at, opening.direct, chain, rule, retold=retold
    )


@lru_cache(maxsize=1 << 12)
def describes_him(form: str) -> bool:
    """«وصفه»، «وصفتهم»: a verb by which the press tells what its source is."""
    return any(
        f.object and f.tense == "perfect" and key(f.lemma) in of_class("describes")
        for f in verb_forms(form)
    )


@lru_cache(maxsize=1 << 12)
def told_masdar(form: str) -> ReportingVerb | None:
    """The verb of «تأكيدهم»، «مطالبتها»: a masdar of report with its speaker's pronoun."""
    known = reporting_verbs()
    for read in verb_forms(form):
        if (
            read.tense == "masdar"
            and read.object in ("ه", "ها", "هم", "هما")
            and read.lemma in known
        ):
            return known[read.lemma]
    return None

"""Words that one hands on from another: «نقلت وكالة عن»، «نسبت إليه»، «بحسب ما نقلت عنه»."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.channels import outlet_at
from khabar.annotators.attribution.content import REACH, Opening, begins, ends, further_on
from khabar.annotators.attribution.cues import Cue, clause_at, starts_clause, verb_cue
from khabar.annotators.attribution.dateline import is_house, prints
from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.insertions import occasions
from khabar.annotators.attribution.lexicon import ReportingVerb, of_class, phrases, reporting_verbs
from khabar.annotators.attribution.noun_phrase import ADJECTIVAL, Surroundings, phrase
from khabar.annotators.attribution.qualified import of_men
from khabar.annotators.attribution.sources import Source, source_at
from khabar.annotators.attribution.statement import Statement
from khabar.lexicon.actors import press
from khabar.lexicon.calling import calls_so
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import verb_forms
from khabar.text.words import LETTERS, QUOTE

LEARNED = ("علم", "سمع", "اتّضح")


NEARBY_SOURCE = 8
"""Words between «علمت» and the source it names, at most."""


DASHED = 8
"""Words between the name of an outlet and the dash that closes its insertion, at most."""


def hearing_press(near: Surroundings, at: int, limit: int) -> Source | None:
    """The agency or outlet that is told («أبلغ مسؤول وكالة X أن»), if one is named at ``at``."""
    known = press().at(near.words, at)
    if known is not None:
        return source_at(near, at, known.stop)
    head = head_of(near.words, at)
    stop = phrase(near, at, limit) if head and head.kind in ("agency", "outlet") else at
    closed = stop > at and starts_clause(near.words.form(stop))
    return source_at(near, at, stop) if closed else None


def told_press(near: Surroundings, cue: Cue, first: int, stop: int) -> int:
    """«أفاد شهود وكالة X بأن»: where the agency that men told begins; ``stop`` where none is told.

    Only of a verb that takes its hearer bare, and behind a word that holds no noun in idafa.
    """
    words = near.words
    if key(cue.lemma) not in of_class("tells_bare"):
        return stop
    head = head_of(words, first)
    if head is None or head.kind != "unnamed" or words.form(first).startswith("ال"):
        return stop
    for n in range(first + 1, stop):
        agency = head_of(words, n)
        known = press().at(words, n) is not None
        if not known and not (agency is not None and agency.kind == "agency"):
            continue
        before = head_of(words, n - 1)
        many = before is not None and before.kind == "unnamed" and before.number == "p"
        closed = words.form(n - 1).startswith("ال") or words.form(n - 1).endswith(ADJECTIVAL)
        foreign = before is None and not words.form(n - 1).startswith("ل") and n - first > 2
        if many or closed or foreign:
            return n
    return stop


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


def learned(near: Surroundings, cue: Cue, bounds: range) -> Statement | None:
    """«علمت الجريدة من مصادر أن …»، «علم لدى السلطات أن …»: whom the outlet learned it from."""
    words = near.words
    heard_by, house = learner(near, cue, bounds)
    if heard_by is not None and clause_at(words, house):
        heard = begins(near, cue._replace(takes=("an",)), house, bounds.stop)
        if heard is None:
            return None
        end = ends(near, heard, bounds.stop)
        rule = "attribution.learned_from"
        return Statement(cue, heard_by, heard.first, end, heard.direct, (), rule)
    for at in range(cue.stop, min(cue.stop + NEARBY_SOURCE, bounds.stop - 1)):
        if starts_clause(words.form(at)) or words.form(at) in (".", "؛", ":"):
            return None
        if words.form(at) not in ("من", "لدي"):
            continue
        if at + 1 not in near.actors and head_of(words, at + 1) is None:
            continue
        stop = phrase(near, at + 1, bounds.stop)
        after, via = occasions(near, stop, bounds.stop, cue, inserted=True)
        told = cue._replace(takes=("an",))
        opening = begins(near, told, after, bounds.stop) if stop > at + 1 else None
        if opening is None:
            return None
        end = ends(near, opening, bounds.stop)
        source = source_at(near, at + 1, stop)
        via = (*((heard_by,) if heard_by else ()), *via)
        rule = "attribution.learned_from"
        return Statement(cue, source, opening.first, end, opening.direct, via, rule)
    return None


def learner(near: Surroundings, cue: Cue, bounds: range) -> tuple[Source | None, int]:
    """«علم موقع X أن»: the outlet that learned a thing, where it is not the one that prints.

    Also the word behind it; that of the verb where no outlet is named.
    """
    words = near.words
    if not outlet_at(near, cue.stop):
        return None, cue.stop
    stop = phrase(near, cue.stop, bounds.stop)
    stop = next((n for n in range(cue.stop + 1, stop) if words.form(n) in ("من", "لدي")), stop)
    known = press().at(words, cue.stop)
    bare = stop - cue.stop == 1 and known is None  # «علمت الجريدة»
    source = source_at(near, cue.stop, stop)
    publisher = words.document.publisher
    own = source.name.strip('«»"“”') in publisher or prints(source.name, publisher)
    own = own or (known is not None and is_house(known.value, publisher))
    return (None if own or bare else source), stop


def credit(near: Surroundings, cue: Cue, at: int, limit: int) -> tuple[int, tuple[Source, ...]]:
    """«لافتاً، بحسب صحيفة X، إلى أن»: the word after the insertion, and the go-between it names."""
    words = near.words
    first = at + 1 if words.form(at) in ("،", ",", "-", "–") else at
    if first + 1 >= limit:
        return at, ()
    match = phrases("post_cue").at(words, first, limit)
    if match is None:
        return at, ()
    named = match.stop
    if match.key.endswith("ما"):  # «بحسب ما نقلت عنه وكالة X»
        verb = verb_cue(words, named, after_what=True) if named < limit else None
        if verb is None:
            return at, ()
        named = verb.stop + (words.form(verb.stop) in of_class("adverb"))
    if words.form(named) == "ل":
        named += 1
    strip = "ل" if words.form(match.stop - 1) in of_class("with_l") else ""
    stop = phrase(near, named, limit)
    if stop <= named:
        return at, ()
    if words.form(named) in of_class("self", "his_text") and words.form(named + 1) in ("،", ","):
        return named + 2, ()  # «واتهمت الوزارة، بحسب بيانها، جهات»
    through = source_at(near, named, stop, strip)
    if words.items[named].kind is QUOTE and through.kind not in ("agency", "social"):
        through = through._replace(kind="outlet")  # «تشير، حسب «المرسى»، إلى»
    if through.kind not in ("agency", "outlet"):
        return at, ()
    closing = stop
    while closing < limit and closing - stop < DASHED and words.form(at) in ("-", "–"):
        if words.form(closing) in ("-", "–"):
            return closing + 1, (through,)  # «- وفقا لوكالة X اليوم - عن»
        closing += 1
    if not (words.form(stop) in ("،", ",") or starts_clause(words.form(stop))):
        after, _ = occasions(near, stop, limit, cue)
        told = begins(near, cue, after, limit) if after < limit else None
        return (after, (through,)) if told is not None else (at, ())
    return stop + (words.form(stop) in ("،", ",")), (through,)


def relay(near: Surroundings, at: int, limit: int, cue: Cue) -> int:
    """Where the source begins in «نقلت وكالة عن مصدر»، «ذكرت وكالة نقلاً عن مصدر»; 0 if nowhere."""
    items = near.words.items
    while at < limit and (items[at].form in ("،", ",") or at in near.time_at):
        at += 1
    if at + 1 >= limit:
        return 0
    form = items[at].form
    if form in of_class("relayed") and items[at + 1].form == "عن":
        return at + 2
    if form == "علي" and items[at + 1].form == "لسان":
        return at + 2
    if form in of_class("from_whom") and calls_so(items[at + 1].form):
        first = at + 2  # «نقلت الوكالة عمن وصفتهم بأنهم شهود»
        return first + (first < limit and starts_clause(items[first].form))
    if form != "عن":
        return 0
    return at + 1 if "of" in cue.takes or told_by(near, at + 1, limit) else 0


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
        named + 1
        if named is not None and named - first < 8
        else phrase(near, first, stop, cue.takes)
    )
    if stop <= first:
        return None
    so_called = calls_so(words.form(first - 1)) and words.form(first).startswith("ب")
    source = source_at(near, first, stop, "ب" if so_called else "")
    after, more = occasions(near, stop, limit, cue, inserted=True)
    if words.form(after) in of_class("brings") and not clause_at(words, after):
        after, _ = occasions(near, after + 1, limit, cue)
    if source.kind == "unnamed" and not source.definite and of_men(words.form(after)):
        clauses = (n for n in range(after, min(after + 20, limit)) if clause_at(words, n))
        after = next(clauses, after)  # «عن عامل طلب عدم كشف هويته أن»
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


def passed_on(near: Surroundings, at: int, limit: int) -> Source | None:
    """«التي نقلها موقع X»، «تصريحات بثها X»: who handed the text on, between verb and clause."""
    words = near.words
    items = words.items
    for n in range(at, min(limit, at + REACH)):
        if items[n].kind is LETTERS and passes_on(items[n].form):
            first = n + 1
            while first < limit and words.form(first) in of_class("about_it", "adverb"):
                first += 1
            if first in near.time_at:
                return None  # «في تقرير نشرته الثلاثاء»: its own, and when
            if first in near.quote_at and near.quote_at[first] - first <= 6:
                return source_at(near, first, near.quote_at[first] + 1)
            stop = phrase(near, first, limit)
            return source_at(near, first, stop) if stop > first else None
    return None


@lru_cache(maxsize=1 << 15)
def passes_on(form: str) -> bool:
    """Whether a folded word may be a verb of handing on, with its object («بثتها»)."""
    lemmas = of_class("passing_verb")
    return any(f.object and key(f.lemma) in lemmas for f in verb_forms(form))

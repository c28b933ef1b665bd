"""One cue with its source and content: where the source stands, where the content runs."""

from __future__ import annotations

from khabar.annotators.attribution.apposition import with_apposition
from khabar.annotators.attribution.channels import lead_in, told_to
from khabar.annotators.attribution.content import begins, ends, further_on, preposition_of, speech
from khabar.annotators.attribution.cues import Cue, clause_at, starts_clause, takes_up
from khabar.annotators.attribution.handed_on import (
    LEARNED,
    credit,
    handed,
    hearing_press,
    laid_on,
    learned,
    passed_on,
    quoted_by,
    relay,
    told_press,
)
from khabar.annotators.attribution.heads import MEN, head_of
from khabar.annotators.attribution.insertions import occasions, own_speech
from khabar.annotators.attribution.lexicon import of_class, phrases
from khabar.annotators.attribution.noun_phrase import ADJECTIVAL, Surroundings, phrase
from khabar.annotators.attribution.nouns import relates, verbal_noun
from khabar.annotators.attribution.qualified import shown_behind
from khabar.annotators.attribution.said_before import spoken_before, what_was_said
from khabar.annotators.attribution.senses import (
    adopts,
    after_noun,
    appears,
    countable,
    deed,
    monitored,
    noun_as_well,
    permits,
    prays,
    recites,
    reckons,
)
from khabar.annotators.attribution.sources import Source, source_at
from khabar.annotators.attribution.statement import Statement
from khabar.annotators.attribution.subjects import (
    MESSAGE,
    after_subject,
    antecedent,
    author_of,
    described,
    names_source,
    office_behind,
    opens_sentence,
    quoted_name,
    speaks,
    spoken_to,
    subject_before,
    text_before,
)
from khabar.lexicon.phrases import key
from khabar.text.words import LETTERS, QUOTE, Words

NOUNS = ("طالب", "وعد", "طلب", "كتب", "رأى", "ردّ")
"""Verbs of report whose letters, at the head of a sentence, are a noun as often."""


OWN = ("ه", "ها", "هم")
"""Pronouns by which an act is the speaker's own («أعلن العداء انسحابه»)."""


APPOSITION = 12
"""Words of an office between a name and the object of its verb, at most."""


SEEN = 32
"""Words between a verb of seeing and what a thing is seen as, at most."""


OPENS = 3
"""Words before the verb of a clause that opens a sentence, at most."""


def verb_statement(near: Surroundings, cue: Cue, bounds: range, floor: int) -> Statement | None:
    """قالت وزارة الصحة إن …, and all orders of it; None where nothing is handed on.

    ``floor`` is the first word that may still belong to this statement.
    """
    words = near.words
    limit = bounds.stop
    clause_next = clause_at(words, cue.stop)
    if noun_as_well(words, cue) and cue.lead and after_noun(words, cue) and not clause_next:
        return None  # «من أجل التحقيق وكشف ملابسات الحادث»; but «الاتهامات وتقول إن»
    if cue.lemma in LEARNED:
        return learned(near, cue, bounds)
    cue = sees_in(near, shows_what(near, cue), limit)
    at, via = occasions(near, cue.stop, limit, cue)
    if "to" in cue.takes and words.form(at) in of_class("to_it"):
        at += 1  # «نسبت إليه الوكالة قوله»
    if cue.manner == "participle":
        return participle_statement(near, cue, at, limit, via)
    if words.form(at) in of_class("each_of") and words.form(at + 1) == "من" and at + 2 < limit:
        at += 2  # «وأكد كل من رئيس البلدية ومدير المركز أن»
    stop, named = at, 0
    therein = words.form(cue.stop) in ("فيه", "فيها") and "whom" in cue.takes and not cue.joined
    if therein and subject_before(near, cue, floor) is not None:
        stop = at  # «تسجيل لفلان يتهم فيه جيرانه»
    elif after_subject(near, cue, floor) or (
        cue.manner == "verb" and cue.number in "pd" and cue.number
    ):
        stop = at  # a verb before its subject is singular
    elif quoted_name(near, at) and ("whom" not in cue.takes or hearer_behind(near, at, cue)):
        stop = named = min(near.quote_at[at] + 1, limit)
        while stop < limit and words.form(stop).startswith("ال") and words.form(stop).endswith("ة"):
            stop += 1
    elif names_source(near, at, cue):
        stop = with_apposition(near, phrase(near, at, limit, cue.takes), at)
    if "strict" in cue.takes and not clause_at(words, stop) and not opens_sentence(near, cue, at):
        comments = stop > at and speaks(near, at) and "quote" in cue.takes
        after, _ = occasions(near, stop, limit, cue)
        told = words.form(after)
        if not comments or not (told == ":" or told in of_class("by_saying")):
            return None
    heard_at = told_press(near, cue, at, stop) if stop > at and not named else stop
    if heard_at < stop:
        via += (source_at(near, heard_at, stop),)
        source: Source | None = source_at(near, at, heard_at)
    else:
        source = source_at(near, at, named or stop) if stop > at else None
    if source is not None and words.form(stop) in ("،", ","):
        source = source._replace(office=office_behind(near, stop + 1, limit))
    if source is not None and cue.gender and source.number == "s" and source.kind in MEN:
        source = source._replace(gender=cue.gender)  # «قالت عضو اللجنة فلانة»
    if source is not None and "whom" in cue.takes and spoken_to(near, cue, source, stop, limit):
        source, stop = None, at
    if (
        source is not None
        and "blame" in cue.takes
        and words.form(stop).removeprefix("ال") in of_class("blame")
    ):
        source, stop = None, at  # «وحملت القادة مسؤولية التفجير»
    if source is not None and "whom" in cue.takes and stop < limit:
        heard = hearing_press(near, stop, limit)
        if heard is not None:
            via += (heard,)  # «أبلغ مسؤول رويترز أن»
            stop = heard.stop
    handed_from = relay(near, stop, limit, cue) or laid_on(near, stop, limit, cue)
    if not handed_from and words.form(cue.stop) in of_class("about_it", "to_it"):
        through_press = quoted_by(near, cue, source, stop, limit)
        if through_press is not None:
            return through_press
    if handed_from:
        through = source or subject_before(near, cue, floor)
        return handed(near, cue, through, via, handed_from, limit)
    after, more = occasions(near, stop, limit, cue, inserted=source is not None)
    via += more
    credited_at, credited = credit(near, cue, after, limit)
    if not via:
        via = lead_in(near, max(floor, bounds.start), cue)
    if credited or credited_at > after:
        after, more = occasions(near, credited_at, limit, cue, inserted=True)
        via = credited + via + more
    takes_bare = not {"any", "whom", "masdar", "blame"}.isdisjoint(cue.takes)
    if takes_bare and source is not None and words.form(after) in ("،", ","):
        told = words.form(after + 1)
        adjective = told.startswith("ال") and told.endswith(ADJECTIVAL) and "blame" not in cue.takes
        concealed = phrases("hidden").at(words, after + 1) is not None
        after = past_office(near, after, limit)
        after += not (adjective or concealed)  # «المكتب، الليبي، صباح أمس، حدوث»
    if cue.object and source is not None and takes_up(words, cue.first):
        return what_was_said(near, cue, source, via, bounds, floor)
    brings = words.form(after) in of_class("brings")
    restates = brings and words.form(after) in of_class("restates") and "whom" not in cue.takes
    if restates or (brings and source is not None):
        after += not clause_at(words, after)  # «ذكر شهود قولهم إنهم»، «وتابع القول في بيان إن»
        if restates:
            after, more = occasions(near, after, limit, cue, inserted=True)
            via += more
    if source is not None and source.kind == "document" and "masdar" in cue.takes:
        after = shown_behind(near, after, limit)
    opening = begins(near, cue, after, limit)
    if opening is None and not (stop > at and not speaks(near, at) and noun_as_well(words, cue)):
        opening = further_on(near, cue, after, limit)
    if opening is None:
        return spoken_before(near, cue, source, via, bounds, floor)
    if (
        words.form(cue.stop) in of_class("with_that")
        and opening.rule == "attribution.verb_preposition"
    ):
        return None  # «أفادت بذلك المديرية بالوزارة»
    told = words.form(opening.first)
    reported = words.form(at).startswith("ال") and verbal_noun(told) and not told.endswith(OWN)
    if (
        opening.rule == "attribution.verb_object"
        and stop > at
        and not (speaks(near, at) or reported)
    ):
        return None  # «ثمن الرغيف ارتفع»: two nouns after a word that looks like a verb
    judged = bool(cue.object) and key(cue.lemma) in of_class("deems")
    told_by_noun = False
    if source is None and appears(words, cue):
        return None  # «يظهر أن»
    if source is None and words.form(cue.stop) in of_class("therein"):
        source = author_of(near, cue, max(bounds.start, cue.first - MESSAGE))
    if source is None and words.form(cue.stop) not in of_class("therein"):
        source = described(near, cue, floor)
        told_by_noun = source is not None and bounds.start < source.first
    relative = words.form(cue.first - 1).removeprefix("و") in of_class("relative")
    if source is None and relative and not judged:
        source = antecedent(near, cue, floor)
    own = relative and own_speech(words.form(cue.first - 2))  # «تصريحه الذي قال فيه»
    if source is None and relative and not judged and not own:
        return None  # «الذين أعلن عن …»: said of them, by nobody here
    clausal = opening.rule == "attribution.verb_source_that"
    if (
        key(cue.lemma) in of_class("monitors")
        and not clausal
        and not (monitored(near, cue, source) and countable(near, opening.first))
    ):
        return None  # «سجل السهم ارتفاعا»، «سجل المهاجم هدفين»
    if "known" in cue.takes and not clausal and not (source and reckons(near, source)):
        return None  # «قدرت الأضرار بمليون»
    carries = key(cue.lemma) in of_class("carries") and opening.rule == "attribution.verb_object"
    if carries and (source is None or source.kind not in ("outlet", "agency")):
        return None  # «نقلت الطائرة مساعدات»
    if source is None and words.form(at) in of_class("unveiled"):
        return None  # «كشف الستار عن التمثال»
    if source is None:
        source = subject_before(near, cue, floor) or text_before(near, cue, floor)
        opens = cue.first == bounds.start and not cue.joined
        if source is None and opens and cue.lemma in NOUNS:
            return None  # «طالب في كلية الهندسة يفوز بالجائزة»
        bare = opening.rule == "attribution.verb_object" and "any" in cue.takes
        quoted = opening.first < len(words.items) and words.items[opening.first].kind is QUOTE
        is_name = quoted or opening.first in near.actors
        after_was = words.form(cue.first - 1) in of_class("auxiliary")
        after_was = after_was or after_subject(near, cue, floor)
        if (
            source is not None
            and bare
            and not (is_name or after_was or verbal_noun(words.form(opening.first)))
        ):
            return None  # «معلومة سجلت اليوم»: a passive more often than a report
    if source is not None:
        passed = passed_on(near, max(source.stop, cue.stop), opening.first)
        if passed is not None and source.head in of_class("word_of"):
            source = passed
        elif passed is not None and all(passed.stop != link.stop for link in via):
            via += (passed,)
    if source is not None and deed(near, cue, source):
        return None
    if source is not None and not via and opening.first - source.stop > 2:
        via = told_to(near, max(source.stop, cue.stop), opening.first)
    if permits(near, cue, opening.first) or recites(words, cue, opening.first):
        return None
    if adopts(words, cue, opening.first, source):
        return None
    if prays(words, cue, opening.first):
        return None
    if judged and opening.first + 1 in near.quote_at and starts_clause(words.form(opening.first)):
        opening = opening._replace(first=opening.first + 1)  # «وصفتها بأنها «فضيحة»»
    while opening.rule == "attribution.verb_object" and opening.first + 1 < limit:
        if words.form(opening.first) not in of_class("adverb"):
            break
        opening = opening._replace(first=opening.first + 1)  # «أدان، الثلاثاء، بشدة الهجوم»
    stop_at = ends(near, opening, limit)
    closing = near.quote_at.get(opening.first, -1)
    alone = closing > 0 and not words.form(closing + 1).startswith("ال")
    if alone and (opening.rule == "attribution.verb_object" or judged):
        stop_at = min(stop_at, near.quote_at[opening.first] + 1)
    if fronted(words, cue, bounds):
        commas = (
            n
            for n in range(opening.first, stop_at)
            if words.form(n) in ("،", ",") and main_verb(words.form(n + 1))
        )
        stop_at = next(commas, stop_at)
    if subordinate(words, cue, bounds) or told_by_noun:
        commas = (n for n in range(opening.first, stop_at) if words.form(n) in ("،", ","))
        stop_at = next(commas, stop_at)
    if stop_at <= opening.first:
        return None
    return Statement(cue, source, opening.first, stop_at, opening.direct, via, opening.rule)


def hearer_behind(near: Surroundings, at: int, cue: Cue) -> bool:
    """«دعت "شبكة النخيل" السلطات إلى»: a noun behind the name in marks, which is whom she told."""
    words = near.words
    after = near.quote_at[at] + 1
    if after >= len(words) or words.items[after].kind is not LETTERS or clause_at(words, after):
        return False
    return preposition_of(words.form(after), cue) is None


def shows_what(near: Surroundings, cue: Cue) -> Cue:
    """«أظهرت الصور احتراق …»، «كشفت وثائق تورط …»: a text has a deed for its object."""
    if cue.manner != "verb" or key(cue.lemma) not in of_class("shows_object"):
        return cue
    head = head_of(near.words, cue.stop)
    text = head is not None and head.kind == "document" and "masdar" not in cue.takes
    return cue._replace(takes=(*cue.takes, "masdar")) if text else cue


def sees_in(near: Surroundings, cue: Cue, limit: int) -> Cue:
    """«رأت العاصمة في القرار خطوة على الطريق»: judged by what it is seen as, behind «في»."""
    words = near.words
    if cue.manner != "verb" or key(cue.lemma) not in of_class("sees_in"):
        return cue
    inside = 0
    for n in range(cue.stop, min(cue.stop + SEEN, limit)):
        form = words.form(n)
        if words.items[n].kind is not LETTERS and form not in ("،", ",") and not inside:
            return cue
        if starts_clause(form) or form == ":":
            return cue
        if form == "في" and not inside and n - cue.stop < APPOSITION:
            inside = n
        elif inside and n > inside + 1 and form in of_class("seen_as"):
            return cue._replace(takes=("في",))
    return cue


def past_office(near: Surroundings, at: int, limit: int) -> int:
    """«وأدان فلان، وزير الإعلام هذا القصف»: the last word of an office; ``at`` for none."""
    words = near.words
    office = head_of(words, at + 1)
    if office is None or office.kind != "person":
        return at
    for n in range(at + 3, min(at + APPOSITION, limit)):
        if words.items[n].kind is not LETTERS or starts_clause(words.form(n)):
            return at
        if words.form(n) in of_class("demonstrative") and words.form(n - 1).startswith("ال"):
            return n - 1
    return at


def fronted(words: Words, cue: Cue, bounds: range) -> bool:
    """«وبينما رحبت الحكومة بالمبادرة، رفضتها المعارضة»: a clause before its main one."""
    before = words.form(cue.first - 1).removeprefix("و")
    return before in of_class("fronts") and cue.first - bounds.start <= OPENS


def main_verb(form: str) -> bool:
    """Whether a word can only be a verb, with which a main clause begins."""
    return relates(form) and form not in of_class("adjunct")


def subordinate(words: Words, cue: Cue, bounds: range) -> bool:
    """«قبل أن تعلن المصلحة أن …، كان»: the verb of a time clause at the head of its sentence."""
    before, two = words.form(cue.first - 1), words.form(cue.first - 2).removeprefix("و")
    timed = before == "ان" and two in of_class("time_clause")
    return timed and cue.first - bounds.start <= OPENS


def participle_statement(
    near: Surroundings, cue: Cue, at: int, limit: int, via: tuple[Source, ...]
) -> Statement | None:
    """مؤكداً أن …، داعيا المنظمات إلى …: the speaker of the sentence goes on; no subject follows."""
    handed_from = relay(near, at, limit, cue)
    if handed_from:
        return handed(near, cue, None, via, handed_from, limit)
    if near.words.form(at) in of_class("his_honour"):
        at += 1  # «مؤكداً سموه أن»
    at, credited = credit(near, cue, at, limit)
    via = credited + via
    if near.words.form(at) in ("،", ",") and speech(near, at + 1):
        at += 1
    opening = begins(near, cue, at, limit)
    if opening is None or prays(near.words, cue, opening.first):
        return None
    stop = ends(near, opening, limit)
    if stop <= opening.first:
        return None
    passed = passed_on(near, cue.stop, opening.first)
    via += (passed,) if passed else ()
    return Statement(cue, None, opening.first, stop, opening.direct, via, "attribution.participle")

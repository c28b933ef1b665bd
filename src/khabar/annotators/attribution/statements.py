"""One cue with its source and content: where the source stands, where the content runs."""

from __future__ import annotations

from khabar.annotators.attribution.apposition import office_behind, past_office, with_apposition
from khabar.annotators.attribution.asides import past_described
from khabar.annotators.attribution.channels import lead_in, told_to
from khabar.annotators.attribution.clause_order import before_main
from khabar.annotators.attribution.clauses import clause_at, starts_clause, with_pronoun
from khabar.annotators.attribution.concealed import hidden
from khabar.annotators.attribution.content import begins
from khabar.annotators.attribution.content_end import ends
from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.further_on import further_on
from khabar.annotators.attribution.handed_on import by_mouth, handed, laid_on, quoted_by, relay
from khabar.annotators.attribution.heads import MEN
from khabar.annotators.attribution.heard import heard_between, hearer_behind
from khabar.annotators.attribution.insertions import occasions
from khabar.annotators.attribution.judging import sees_in, shows_what
from khabar.annotators.attribution.learning import learned
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.messages import (
    MESSAGE,
    antecedent,
    author_of,
    described,
    text_before,
)
from khabar.annotators.attribution.noun_phrase import phrase
from khabar.annotators.attribution.nouns import ADJECTIVAL, HIS, own_speech, verbal_noun
from khabar.annotators.attribution.opening import Opening
from khabar.annotators.attribution.participles import participle_statement
from khabar.annotators.attribution.press_between import credit, hearing_press, passed_on, told_press
from khabar.annotators.attribution.qualified import past_talk, shown_behind
from khabar.annotators.attribution.quoted_names import quoted_name
from khabar.annotators.attribution.said_before import spoken_before, what_was_said
from khabar.annotators.attribution.senses import (
    adopts,
    after_noun,
    appears,
    convicts,
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
    called_on,
    names_source,
    opens_sentence,
    speaks,
    spoken_to,
)
from khabar.annotators.attribution.subjects_before import after_subject, subject_before
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.annotators.attribution.verb_manner import takes_up
from khabar.lexicon.phrases import key
from khabar.text.words import QUOTE, Words


def verb_statement(near: Surroundings, cue: Cue, bounds: range, floor: int) -> Statement | None:
    """قالت وزارة الصحة إن …, and all orders of it; None where nothing is handed on.

    ``floor`` is the first word that may still belong to this statement.
    """
    words = near.words
    limit = bounds.stop
    clause_next = clause_at(words, cue.stop)
    if noun_as_well(words, cue) and cue.lead and after_noun(words, cue) and not clause_next:
        return None  # «من أجل التحقيق وكشف ملابسات الحادث»; but «الاتهامات وتقول إن»
    if key(cue.lemma) in of_class("hears_of"):
        return learned(near, cue, bounds)
    cue = sees_in(near, shows_what(near, cue), limit)
    at, via = occasions(near, cue.stop, limit, cue)
    if "to" in cue.takes and words.form(at) in of_class("to_it"):
        at += 1  # «نسبت إليه الوكالة قوله»
    if cue.manner == "participle":
        return participle_statement(near, cue, at, limit, via)
    if words.form(at) in of_class("each_of") and words.form(at + 1) == "من" and at + 2 < limit:
        at += 2  # «وأكد كل من رئيس البلدية ومدير المركز أن»
    at += words.form(at) in of_class("during_it")  # «لقاء أعلن خلاله المدير»
    stop, named = at, 0
    therein = words.form(cue.stop) in ("فيه", "فيها") and "whom" in cue.takes and not cue.joined
    held = therein and subject_before(near, cue, floor) is None
    held = held and author_of(near, cue, max(bounds.start, cue.first - MESSAGE)) is None
    if (therein and not held) or (pronoun_before(words, cue) and "whom" in cue.takes):
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
    if (
        source is not None
        and "whom" in cue.takes
        and (
            spoken_to(near, cue, source, stop, limit) or called_on(near, cue, source, stop, bounds)
        )
    ):
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
    if handed_from and by_mouth(near, handed_from, source):
        stop, handed_from = phrase(near, handed_from, limit, cue.takes), 0
    if not handed_from and words.form(cue.stop) in of_class("about_it", "to_it"):
        through_press = quoted_by(near, cue, source, stop, limit)
        if through_press is not None:
            return through_press
    if handed_from:
        through = source or subject_before(near, cue, floor)
        return handed(near, cue, through, via, handed_from, limit)
    heard_at = heard_between(near, cue, source, stop, limit)
    if heard_at:
        until = ends(near, Opening(heard_at, False, ""), limit)
        return Statement(cue, source, heard_at, until, False, via, "attribution.verb_whom")
    after = past_talk(near, stop, limit) if source is not None and not source.definite else stop
    after, more = occasions(near, after, limit, cue, inserted=source is not None)
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
        adjective = adjective and told not in of_class("relative")
        concealed = hidden(words, after + 1, limit) is not None
        after = past_described(near, after, limit)
        after = past_office(near, after, limit)
        after += not (adjective or concealed)  # «المكتب، الليبي، صباح أمس، حدوث»
    if cue.object and "refuse" in cue.takes:
        return None  # «وهو ما رفضته الهيئة»
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
    reported = words.form(at).startswith("ال") and verbal_noun(told) and not told.endswith(HIS)
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
        if source is None and opens and key(cue.lemma) in of_class("noun_as_often"):
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
    if source is not None and (deed(near, cue, source) or convicts(near, cue, source)):
        return None
    if source is not None and not via and words.form(cue.stop) in of_class("therein"):
        via = told_to(near, source.stop, cue.first)
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
    stop_at = before_main(words, cue, bounds, opening.first, stop_at, by_noun=told_by_noun)
    if stop_at <= opening.first:
        return None
    return Statement(cue, source, opening.first, stop_at, opening.direct, via, opening.rule)


def pronoun_before(words: Words, cue: Cue) -> bool:
    """«لكنه دعا السكان إلى»، «إنها اتهمت الشركة بـ»: the subject stands before, as a pronoun."""
    before = words.form(cue.first - 1).removeprefix("و")
    return not cue.joined and (before in of_class("but_he") or with_pronoun(before))

"""One cue with its source and content: where the source stands, where the content runs."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.apposition import closes_name, with_apposition
from khabar.annotators.attribution.content import (
    REACH,
    Opening,
    begins,
    ends,
    further_on,
    preposition_of,
    speech,
)
from khabar.annotators.attribution.cues import (
    Cue,
    clause_at,
    starts_clause,
    takes_up,
    verb_cue,
)
from khabar.annotators.attribution.insertions import lead_in, occasions, own_speech, told_to
from khabar.annotators.attribution.lexicon import (
    ReportingVerb,
    heads,
    of_class,
    phrases,
    reporting_verbs,
)
from khabar.annotators.attribution.noun_phrase import (
    ADJECTIVAL,
    MEN,
    Surroundings,
    accusative,
    acts,
    head_of,
    object_begins,
    phrase,
    plural_head,
    relates,
    thing,
    verbal_noun,
)
from khabar.annotators.attribution.said_before import spoken_before, what_was_said
from khabar.annotators.attribution.sources import Source, agrees, source_at
from khabar.annotators.attribution.statement import Statement
from khabar.lexicon.actors import press
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import verb_forms
from khabar.text.clitics import endings
from khabar.text.words import LETTERS, MARK, QUOTE, Words

NOUNS = ("طالب", "وعد", "طلب", "كتب", "رأى", "ردّ")
"""Verbs of report whose letters, at the head of a sentence, are a noun as often."""
LEARNED = ("علم", "سمع")
NEARBY_SOURCE = 8
"""Words between «علمت» and the source it names, at most."""
OWN = ("ه", "ها", "هم")
"""Pronouns by which an act is the speaker's own («أعلن العداء انسحابه»)."""
MESSAGE_NEAR = 10
"""Words between a message and the verb that tells what it says, at most."""
MESSAGE = 40
"""Words before «أعرب فيه» among which the message and its author are looked for."""
DASHED = 8
"""Words between the name of an outlet and the dash that closes its insertion, at most."""
OPENS = 3
"""Words before the verb of a clause that opens a sentence, at most."""
THAT = ("ان", "بان", "فان", "وان", "لان", "لكن", "ولكن")
"""Particles after which a subject stands before its verb."""
SUBJECT = 5
"""Words of a subject before its verb that no list knows, at most."""
FARTHEST = 22
"""Words before a verb among which its subject is looked for."""


def verb_statement(near: Surroundings, cue: Cue, bounds: range, floor: int) -> Statement | None:
    """قالت وزارة الصحة إن …, and all orders of it; None where nothing is handed on.

    ``floor`` is the first word that may still belong to this statement.
    """
    words = near.words
    limit = bounds.stop
    if noun_as_well(words, cue) and cue.lead and after_noun(words, cue):
        return None  # «من أجل التحقيق وكشف ملابسات الحادث»
    if cue.lemma in LEARNED:
        return learned(near, cue, bounds)
    at, via = occasions(near, cue.stop, limit, cue)
    if "to" in cue.takes and words.form(at) in of_class("to_it"):
        at += 1  # «نسبت إليه الوكالة قوله»
    if cue.manner == "participle":
        return participle_statement(near, cue, at, limit, via)
    stop, named = at, 0
    therein = words.form(cue.stop) in ("فيه", "فيها") and "whom" in cue.takes and not cue.joined
    if therein and subject_before(near, cue, floor) is not None:
        stop = at  # «تسجيل لفلان يتهم فيه جيرانه»
    elif after_subject(near, cue, floor) or (
        cue.manner == "verb" and cue.number in "pd" and cue.number
    ):
        stop = at  # a verb before its subject is singular
    elif quoted_name(near, at) and "whom" not in cue.takes:
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
    if credited:
        after, more = occasions(near, credited_at, limit, cue, inserted=True)
        via = credited + via + more
    takes_bare = not {"any", "whom", "masdar", "blame"}.isdisjoint(cue.takes)
    if takes_bare and source is not None and words.form(after) in ("،", ","):
        told = words.form(after + 1)
        adjective = told.startswith("ال") and told.endswith(ADJECTIVAL) and "blame" not in cue.takes
        concealed = phrases("hidden").at(words, after + 1) is not None
        after += not (adjective or concealed)  # «المكتب، الليبي، صباح أمس، حدوث»
    if cue.object and source is not None and takes_up(words, cue.first):
        return what_was_said(near, cue, source, via, bounds, floor)
    if source is not None and words.form(after) in of_class("brings"):
        after += not clause_at(words, after)  # «ذكر شهود قولهم إنهم»
    opening = begins(near, cue, after, limit)
    if opening is None and not (stop > at and not speaks(near, at) and noun_as_well(words, cue)):
        opening = further_on(near, cue, after, limit)
    if opening is None:
        return spoken_before(near, cue, source, via, bounds, floor)
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
        source = subject_before(near, cue, floor)
        opens = cue.first == bounds.start and not cue.joined
        if source is None and opens and cue.lemma in NOUNS:
            return None  # «طالب في كلية الهندسة يفوز بالجائزة»
        bare = opening.rule == "attribution.verb_object" and "any" in cue.takes
        quoted = opening.first < len(words.items) and words.items[opening.first].kind is QUOTE
        named = quoted or opening.first in near.actors
        after_was = words.form(cue.first - 1) in of_class("auxiliary")
        after_was = after_was or after_subject(near, cue, floor)
        if (
            source is not None
            and bare
            and not (named or after_was or verbal_noun(words.form(opening.first)))
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
    if prays(words, cue, opening.first):
        return None
    if judged and opening.first + 1 in near.quote_at and starts_clause(words.form(opening.first)):
        opening = opening._replace(first=opening.first + 1)  # «وصفتها بأنها «فضيحة»»
    stop_at = ends(near, opening, limit)
    closing = near.quote_at.get(opening.first, -1)
    alone = closing > 0 and not words.form(closing + 1).startswith("ال")
    if alone and (opening.rule == "attribution.verb_object" or judged):
        stop_at = min(stop_at, near.quote_at[opening.first] + 1)
    if subordinate(words, cue, bounds) or told_by_noun:
        commas = (n for n in range(opening.first, stop_at) if words.form(n) in ("،", ","))
        stop_at = next(commas, stop_at)
    if stop_at <= opening.first:
        return None
    return Statement(cue, source, opening.first, stop_at, opening.direct, via, opening.rule)


def subordinate(words: Words, cue: Cue, bounds: range) -> bool:
    """«قبل أن تعلن المصلحة أن …، كان»: the verb of a time clause at the head of its sentence."""
    before, two = words.form(cue.first - 1), words.form(cue.first - 2).removeprefix("و")
    timed = before == "ان" and two in of_class("time_clause")
    return timed and cue.first - bounds.start <= OPENS


def recites(words: Words, cue: Cue, first: int) -> bool:
    """«قال الشاعر في مطلع قصيدته»: verse, no report."""
    if key(cue.lemma) not in of_class("recites"):
        return False
    return any(of_verse(words.form(n)) for n in range(cue.stop, first))


@lru_cache(maxsize=1 << 12)
def of_verse(form: str) -> bool:
    """Whether a folded word tells of a poem («قصيدته»)."""
    return any(
        e.stem.removeprefix("ال") in of_class("verse")
        or (e.pronoun and e.stem in of_class("verse_of_his"))
        for e in endings(form)
    )


def appears(words: Words, cue: Cue) -> bool:
    """«ويظهر في الحصيلة أن»: what appears is shown by nobody."""
    return key(cue.lemma) in of_class("appears") and words.form(cue.first)[cue.lead :][:1] in "يت"


def reckons(near: Surroundings, source: Source) -> bool:
    """Whether who «قدّر» is a body or a text: a judge who sets a sum reports nothing."""
    head = head_of(near.words, source.first)
    return source.kind in ("organization", "document") or (
        head is not None and head.number == "p" and source.kind == "unnamed"
    )


def deed(near: Surroundings, cue: Cue, source: Source) -> bool:
    """«توقيت الزيارة يؤكد أن»: what is done shows a thing, it does not say it."""
    words = near.words
    form = words.form(source.first).removeprefix("و").removeprefix("ال")
    if form in of_class("mute"):
        return True
    if source.first in near.actors or head_of(words, source.first) is not None:
        return False
    return key(cue.lemma) not in of_class("shows") and any(
        f.tense == "masdar" and not f.object and not f.proclitics for f in verb_forms(form)
    )


def prays(words: Words, cue: Cue, first: int) -> bool:
    """«داعيا الله أن يرحم الشهداء»، «قال تعالى»: a prayer or a verse of scripture, no report."""
    if key(cue.lemma) not in of_class("prays"):
        return False
    spoken = range(cue.stop, min(max(first, cue.stop) + 2, cue.stop + NEARBY_SOURCE))
    for n in spoken:
        before = words.form(n - 1)
        apart = n == cue.stop or words.items[n - 1].kind is not LETTERS
        if words.form(n) in of_class("divine") and (
            apart or before.startswith("ال") or before in of_class("his_honour")
        ):
            return True
    return False


def permits(near: Surroundings, cue: Cue, at: int) -> bool:
    """«صرحت النيابة بدفن الجثة»، «أبلغ عنها»: not said, but allowed or reported to the police."""
    form = near.words.form(at)
    bare = form.removeprefix("ب").removeprefix("ال")
    return key(cue.lemma) in of_class("allows") and bare in of_class("allowed")


def hearing_press(near: Surroundings, at: int, limit: int) -> Source | None:
    """The agency or outlet that is told («أبلغ مسؤول وكالة X أن»), if one is named at ``at``."""
    known = press().at(near.words, at)
    if known is not None:
        return source_at(near, at, known.stop)
    head = head_of(near.words, at)
    stop = phrase(near, at, limit) if head and head.kind in ("agency", "outlet") else at
    closed = stop > at and starts_clause(near.words.form(stop))
    return source_at(near, at, stop) if closed else None


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
        rule = "attribution.learned_from"
        return Statement(cue, source, opening.first, end, opening.direct, via, rule)
    return None


def after_noun(words: Words, cue: Cue) -> bool:
    """Whether a verbal noun stands right before the و of a cue, which may join another to it."""
    before = words.items[cue.first - 1]
    return (
        cue.first > 0
        and before.kind is LETTERS
        and (before.form.startswith("ال") or words.form(cue.first - 2) in of_class("preposition"))
        and verbal_noun(before.form.removeprefix("ال"))
    )


def noun_as_well(words: Words, cue: Cue) -> bool:
    """«للتحقيق وكشف ملابسات الحادث»: a verb of report that is as well a verbal noun."""
    form = words.form(cue.first)
    return cue.joined and any(read.tense == "masdar" for read in verb_forms(form))


def speaks(near: Surroundings, at: int) -> bool:
    """Whether the noun at ``at`` is known as one that speaks."""
    words = near.words
    if at >= len(words.items):
        return False
    return at in near.actors or head_of(words, at) is not None or words.items[at].kind is QUOTE


def opens_sentence(near: Surroundings, cue: Cue, at: int) -> bool:
    """Whether a verb that is a preposition as well («بين») opens its clause and has a speaker."""
    words = near.words
    first = words.bounds[words.sentence_of[cue.first]].start
    opens = cue.first == first or words.form(cue.first - 1) in ("،", ",", "و", "ف")
    return opens and speaks(near, at) and words.form(cue.first) in of_class("joined_verb")


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


def quoted_name(near: Surroundings, at: int) -> bool:
    """أفادت «وكالة X» أن: a source that stands in quotation marks."""
    closing = near.quote_at.get(at)
    if closing is None or closing - at > 8:
        return False
    return at + 1 in near.actors or head_of(near.words, at + 1) is not None


def office_behind(near: Surroundings, first: int, limit: int) -> str:
    """«فلان، مدير المرصد، أن»: what a man is, told behind his name; "" where it is not."""
    head = head_of(near.words, first)
    if head is None or head.kind != "person" or head.number == "p":
        return ""
    stop = phrase(near, first, limit)
    closed = stop > first and closes_name(near.words, stop)
    return near.words.span(first, stop).of(near.words.text) if closed else ""


def participle_statement(
    near: Surroundings, cue: Cue, at: int, limit: int, via: tuple[Source, ...]
) -> Statement | None:
    """مؤكداً أن …، داعيا المنظمات إلى …: the speaker of the sentence goes on; no subject follows."""
    handed_from = relay(near, at, limit, cue)
    if handed_from:
        return handed(near, cue, None, via, handed_from, limit)
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
    return at + 1 if "of" in cue.takes and form == "عن" else 0


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
    source = source_at(near, first, stop)
    after, more = occasions(near, stop, limit, cue, inserted=True)
    if words.form(after) in of_class("brings") and not clause_at(words, after):
        after, _ = occasions(near, after + 1, limit, cue)
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


def spoken_to(near: Surroundings, cue: Cue, source: Source, stop: int, limit: int) -> bool:
    """Whether the noun after «دعت»، «حذر» is whom it was said to: it does not go with the verb."""
    words = near.words
    form = words.form(source.first).removeprefix("و")
    if form.startswith("ال") and source.first not in near.actors and thing(form):
        return head_of(words, source.first) is None  # «ووصف الأمر بأنه مروع»
    follows = words.form(stop)
    opens = preposition_of(follows, cue) is not None or starts_clause(follows)
    if not opens and not verbal_noun(follows):
        return False
    if not agrees(source, cue.gender, "s"):
        return True
    if source.first in near.actors and near.actors[source.first].value.kind == "person":
        return False
    # «متظاهري المعارضة»، «الأطراف كافة»: a plural of men in the accusative
    return (
        form not in heads()
        and form.endswith(("ين", "ي"))
        and bool(plural_head(form) or form.endswith("ين"))
    )


def names_source(near: Surroundings, at: int, cue: Cue) -> bool:
    """Whether the noun after a verb may be its subject rather than its object."""
    words = near.words
    if at >= len(words) or words.items[at].kind is MARK:
        return False
    form = words.items[at].form
    if (
        own_speech(form)
        or accusative(words, at)
        or starts_clause(form)
        or form in of_class("by_saying")
    ):
        return False
    if form in of_class("hearers") and "whom" in cue.takes:
        return False
    if form in ("هذا", "هذه", "ذلك") and key(cue.lemma) in of_class("deems"):
        return False
    if form.startswith("ال") and object_begins(near, at + 1):
        return True  # «وتوقعت الأرصاد هطول أمطار»
    if form in of_class("unveiled"):
        return False
    governed = form.startswith("ب") and "ب" in cue.takes and form not in heads()
    if governed and head_of(words, at) is not None and at not in near.actors:
        return False
    if at in near.actors or head_of(words, at) is not None:
        return True
    if "reason" in cue.takes and (
        form in of_class("reason") or verbal_noun(form.removeprefix("ال"))
    ):
        return False  # «وعزا النقص إلى سوء التوزيع»
    if form in of_class("object_head") or form[:1].isdigit() or acts(form):
        return False
    if form[:1] in "يت" and verb_cue(words, at) is not None:
        return False  # «ومضت تقول»
    if preposition_of(form, cue) is not None:
        return False
    if "masdar" in cue.takes or "any" in cue.takes:
        bound = form.endswith("ية") and words.form(at + 1).startswith("ال")
        return not bound and not any(f.tense == "masdar" for f in verb_forms(form))
    return True


def topic(near: Surroundings, cue: Cue, floor: int) -> Source | None:
    """«أما فلان فأنكر»: who is spoken of stands before the ف of the verb."""
    words = near.words
    if not cue.lead or not words.form(cue.first).startswith("ف"):
        return None
    for first in range(max(floor, cue.first - 14), cue.first):
        if words.form(first).removeprefix("و") in of_class("as_for"):
            reached = phrase(near, first + 1, cue.first)
            return source_at(near, first + 1, reached) if reached > first + 1 else None
    return None


def countable(near: Surroundings, at: int) -> bool:
    """Whether what is counted or documented is a deed or a number of them."""
    form = near.words.form(at)
    if form in of_class("scores"):
        return False
    return form[:1].isdigit() or verbal_noun(form) or object_begins(near, at)


def monitored(near: Surroundings, cue: Cue, source: Source | None) -> bool:
    """Whether who «وثّق»، «سجّل» is a body that counts: known, or carried on by the verb alone."""
    if source is None:
        return cue.joined and cue.gender == "f"
    head = head_of(near.words, source.first)
    known = head is not None and head.kind in (
        "document",
        "organization",
        "unnamed",
        "agency",
        "outlet",
        "person",
    )
    return source.first in near.actors or (
        known and head is not None and head.head not in of_class("counted")
    )


def stands_by(words: Words, at: int) -> bool:
    """«لديها معلومات تشير»، «هناك»: a phrase that no subject opens with."""
    form = words.form(at)
    small = of_class("preposition")
    return form in of_class("no_subject", "preposition") or any(
        e.stem in small or e.stem == "لدي" for e in endings(form)[1:]
    )


def antecedent(near: Surroundings, cue: Cue, floor: int) -> Source | None:
    """«النائب الذي قال إن …»: the noun phrase before the relative, if it goes with the verb."""
    words, stop = near.words, cue.first - 1
    comma = stop - 1 if words.form(stop - 1) in ("،", ",") else stop
    for first in range(max(floor, comma - 12), comma):
        known = first in near.actors or head_of(words, first) is not None
        if not known or phrase(near, first, comma) != comma:
            continue
        bare = words.form(first).startswith("ل") and words.form(first) not in heads()
        source = source_at(near, first, comma, "ل" if bare else "")
        return source if agrees(source, cue.gender, cue.number) else None
    return None


def described(near: Surroundings, cue: Cue, floor: int) -> Source | None:
    """«تقارير تتحدث عن اعتقالات»، «على منتقدين يقولون»: an indefinite noun and what it says."""
    words = near.words
    at = cue.first - 1
    if cue.joined or at < floor or words.items[at].kind is not LETTERS:
        return None
    if not words.form(cue.first).startswith(("ي", "ت")):
        return None
    if cue.object:
        return message_before(near, cue, floor)
    for first in range(at, max(floor, at - 3) - 1, -1):
        form = words.form(first)
        head = head_of(words, first)
        if head is None or form.startswith("ال") or head.number != "p":
            continue
        if phrase(near, first, cue.first) != cue.first:
            return None
        source = source_at(near, first, cue.first)
        return source if agrees(source, cue.gender, cue.number) or cue.gender == "f" else None
    return None


def message_before(near: Surroundings, cue: Cue, floor: int) -> Source | None:
    """«تلقى تهديدات عبر الهاتف تطالبه بالرحيل»: the message that says it."""
    words = near.words
    for first in range(cue.first - 1, max(floor, cue.first - MESSAGE_NEAR), -1):
        if words.items[first].kind is MARK:
            return None
        if words.form(first) in of_class("message"):
            stop = max(phrase(near, first, cue.first), first + 1)
            return source_at(near, first, stop)._replace(kind="document", named=False)
    return None


def author_of(near: Surroundings, cue: Cue, floor: int) -> Source | None:
    """«اتصالا من فلان أعرب فيه»، «تصريحات أدلى بها فلان واتهم فيها»: whose words a text holds."""
    words = near.words
    for at in range(cue.first - 2, floor, -1):
        form = words.form(at)
        first = 0
        if form == "من" and any(
            words.form(n) in of_class("message") for n in range(max(floor, at - 5), at)
        ):
            first = at + 1
        elif delivers(form):
            first = at + 1 + (words.form(at + 1) in of_class("with_it"))
        if not first:
            continue
        known = first in near.actors or head_of(words, first) is not None
        known = known or words.form(first - 1) in of_class("with_it")
        stop = phrase(near, first, cue.first) if known else first
        return source_at(near, first, stop) if stop > first else None
    return None


@lru_cache(maxsize=1 << 12)
def delivers(form: str) -> bool:
    """Whether a word may be a verb by which somebody speaks or writes («أدلى»، «ألقاها»)."""
    return any(
        f.tense == "perfect" and f.person == 3 and key(f.lemma) in of_class("delivers")
        for f in verb_forms(form)
    )


def bounds_start(words: Words, at: int) -> int:
    """The first word of the sentence that word ``at`` stands in."""
    return words.bounds[words.sentence_of[at]].start


def after_subject(near: Surroundings, cue: Cue, floor: int) -> bool:
    """«كان مسؤول قد وصف»: the subject stands between كان and the verb, so none follows."""
    words = near.words
    if cue.joined:
        return False
    stop = cue.first
    while stop > floor and words.form(stop - 1) in of_class("auxiliary"):
        stop -= 1
    for first in range(stop - 1, max(floor - 1, stop - SUBJECT * 2), -1):
        if words.items[first].kind is MARK or starts_clause(words.form(first)):
            return False
        if words.form(first - 1) in THAT and speaks(near, first):
            return phrase(near, first, stop) == stop  # «إن الوزير أبلغ النواب»
        if words.form(first - 1) in of_class("was"):
            return phrase(near, first, stop) == stop
    return False


def subject_before(near: Surroundings, cue: Cue, floor: int) -> Source | None:
    """المصادر قالت إن …، وكانت الوزارة قد أعلنت أن …: a subject before its verb."""
    words = near.words
    stop = cue.first
    if cue.joined:
        return topic(near, cue, floor)
    while stop > floor and words.form(stop - 1) in of_class("auxiliary", "negative"):
        stop -= 1
    bridges = of_class("auxiliary", "opener", "break")
    parted = {"،", ",", *of_class("relative")}
    farther: Source | None = None
    for first in range(max(floor, stop - FARTHEST), stop):
        before = words.form(first - 1)
        free = before in bridges or starts_clause(before)
        free = free or before.removeprefix("و") in of_class("post_cue")
        if first > floor and words.items[first - 1].kind is LETTERS and not free:
            continue
        subject = before in of_class("was") or (starts_clause(before) and stop - first <= SUBJECT)
        subject = subject and words.items[first].kind is LETTERS and not stands_by(words, first)
        definite = words.form(first).startswith("ال") and (
            first == bounds_start(words, cue.first) or before in bridges
        )
        known = first in near.actors or head_of(words, first) is not None
        if not known and not subject and not (definite and stop - first <= SUBJECT):
            continue
        reached = phrase(near, first, stop)
        if not known and reached < stop:
            continue
        text = head_of(words, first)
        read_out = text is not None and text.kind == "document"
        inside = {words.form(cue.stop), words.form(cue.stop - 1)} & {"فيه", "فيها", "فيهما"}
        if reached == stop and read_out and inside:
            continue  # «تلا السفير بيانا قال فيه»
        if reached == stop or (reached == stop - 1 > first and words.items[reached].kind is QUOTE):
            strip = "ل" if before in of_class("with_l") else ""
            return source_at(near, first, reached, strip)
        goes_between = words.form(reached) in parted or (
            cue.number == "p" and reached < cue.first and relates(words.form(reached))
        )  # «أن خبراء يراقبون العقوبات أبلغوا»
        if farther is None and reached > first and goes_between:
            reached = max(reached, min(with_apposition(near, reached, first), stop))
            farther = source_at(near, first, reached)
    return farther


def passed_on(near: Surroundings, at: int, limit: int) -> Source | None:
    """«التي نقلها موقع X»، «تصريحات بثها X»: who handed the text on, between verb and clause."""
    words = near.words
    items = words.items
    for n in range(at, min(limit, at + REACH)):
        if items[n].kind is LETTERS and passes_on(items[n].form):
            first = n + 1
            while first < limit and words.form(first) in of_class("about_it", "adverb"):
                first += 1
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

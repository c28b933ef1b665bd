"""Set phrases that hand a statement on: «بحسب»، «أنباء عن»، «من المتوقع أن»."""

from __future__ import annotations

from khabar.annotators.attribution.clauses import clause_at, starts_clause
from khabar.annotators.attribution.cue import Cue, lead
from khabar.annotators.attribution.lexicon import of_class, phrases, reporting_verbs
from khabar.annotators.attribution.nouns import verbal_noun
from khabar.annotators.attribution.verb_cues import verb_cue
from khabar.lexicon.phrases import Match
from khabar.text.words import LETTERS, Words

READ = "ورد"
"""The verb under «وفقا لما جاء في»، «على ما ورد على لسان»: what a text or a mouth holds."""

ANSWER = 4
"""Words from «يعقب» to the «على» of what he answers, at most."""


def own_voice(words: Words, at: int, limit: int) -> Match[str] | None:
    """«يذكر أن»، «تجدر الإشارة إلى أنه»: names nobody, the publisher goes on."""
    match = phrases("own_voice").at(words, at, limit)
    return match if match is not None and clause_at(words, match.stop) else None


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
    besides = match.key == "كما"
    if verb is not None and besides and "any" in verb.takes and "quote" not in verb.takes:
        verb = None  # «كما أدان الهجوم»: what is condemned is no one's word
    if verb is not None and "whom" in verb.takes and match.key == "كما":
        verb = None  # «كما دعا الشركات لوقف البناء»: it adds, and names no one
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
    if match is None or match.proclitics not in ("", "و", "ف"):
        return None  # «كمعلومات أولية عن الحادث»
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


def deed_cue(words: Words, at: int, bounds: range) -> Cue | None:
    """«بعد إعلان الوزارة أن …»: a verbal noun of telling, with who tells behind it."""
    told = phrases("telling_noun").at(words, at, at + 1)
    before = words.form(at - 1).removeprefix("و")
    if told is None or at == bounds.start or words.form(at + 1) in ("", ".", "،", ","):
        return None
    if told.proclitics != "ل" and (told.proclitics or before not in of_class("time_of_deed")):
        return None
    verb = reporting_verbs()[told.value]
    return Cue(at, at + 1, "deed", verb.stance, verb.takes, verb.lemma, lead=len(told.proclitics))


def idiom_cue(words: Words, at: int, bounds: range) -> Cue | None:
    """«وجه ناشطون أصابع الاتهام إلى …»: a set phrase that accuses."""
    match = phrases("idiom").at(words, at, bounds.stop)
    return Cue(at, match.stop, "idiom") if match is not None and not match.proclitics else None

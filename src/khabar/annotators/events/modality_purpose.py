"""What the ل before a verbal noun says: what something was done for, or why."""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import RELATIVE, Clause
from khabar.annotators.events.construct import top_of
from khabar.annotators.events.cues import of_kind, verb_by
from khabar.annotators.events.government import light, light_noun, nominal
from khabar.annotators.events.modality_clauses import of_clause
from khabar.annotators.events.slots import View
from khabar.annotators.events.triggers import Candidate
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import is_masdar, verb
from khabar.text.view import fold

PRONOUNS = ("ها", "هم", "ه", "هما")
SOUGHT = frozenset({"CONSULT", "MOBILIZE", "COOPERATE", "PROTEST", "CONCEDE"})
"""Types whose noun after «لل» is what someone sets out for («للتشاور مع …»)."""
REASONS = frozenset({"ACCUSE", "SUPPORT", "REJECT", "AGREE", "REQUEST"})
"""Types whose noun after ل tells why («لاتهامه بـ») rather than what for."""
SAID = frozenset({"ACCUSE", "AGREE", "REQUEST"})
"""Types whose noun after ل is never an aim («توصّلا لاتفاق»)."""
CHARGING = frozenset({"ACCUSE", "SANCTION", "COERCE", "SUPPORT", "REJECT", "THREATEN"})
"""Types that are done to someone for what he did («أوقف لمشاركته في …»)."""


def aims(view: View, chunk: Chunk) -> bool:
    """ل + verbal noun says what for, unless it is the recipient of what stands before it."""
    if view.form(chunk).endswith(PRONOUNS) and not stems(view.form(chunk)).isdisjoint(
        of_kind("reason_deed")
    ):
        return False  # «لإقدامهما على إطلاق النار»: why they were arrested
    clause = view.sentence.clause(chunk.first)
    if clause.form is not None and light(clause.form.lemma) == "cause":
        return False  # «ما أدى لقتله»
    if view.form(chunk).endswith(PRONOUNS):
        return host(view, chunk) not in CHARGING  # «لاستهدافها», and not «اعتُقل لمشاركته في …»
    if chunk.head not in view.read and light_noun(view.form(chunk)):
        return True  # «لعقد لقاء»
    own = view.read.get(chunk.head)
    if own is not None and own.sense.row.type == "PROTEST" and _in_the_streets(view, chunk):
        return False  # «خرج الآلاف للاحتجاج على …»: they did
    if own is not None and telling_why(view, chunk, own):
        return False
    if own is not None and own.definite and own.sense.row.type not in SOUGHT:
        return False
    if own is None and not is_masdar(view.form(chunk)):
        return False  # «هرعت لموقع الاستهداف»: a place, and no aim
    if clause.form is not None and light(clause.form.lemma) in CARRYING:
        return False
    if own is not None and own.sense.row.type == "CONSULT" and _came_to_see(clause):
        return False  # «زار القصر للقاء الرئيس»
    if clause.form is not None and _put_to_use(view, clause, chunk):
        return False  # «استخدم الجيش صواريخ لقصف المنازل»
    if clause.form is None and chunk.first == view.sentence.first:
        return False  # «ولاستعادة البلدة أهمية كبيرة»
    above = clause.parent if clause.kind == RELATIVE else None
    led_by = above.form if above is not None else None
    if led_by is not None and fold(led_by.lemma) in noun_class("repelling"):
        return False  # «تصدّت القوات بإسناد من الطيران الذي تقوده … لهجمات»
    if above is not None and above.form is not None and light(above.form.lemma) == "undergo":
        return any(c.prep == "ل" for c in above.after)  # «تعرضت حافلة تقل جنوداً لهجوم»
    if clause.form is not None and "ل" in verb(clause.form.lemma).prepositions:
        sent = view.slots(clause).object
        if sent is None or not clause.verb < sent.first < chunk.first:
            return False  # but «أرسل الجيش قوات لاقتحام …»
    if clause.form is not None and _resorts(clause.form.lemma):
        return False  # «لجأ المهاجمون لإطلاق النار»: did it
    number = view.sentence.number(chunk.first)
    before = view.sentence.chunks[number - 1] if number else None
    if before is not None and _nth(view, before):
        return False  # «منذ اللحظات الأولى لتحرير …», «في اليوم الثاني لحصار …»
    if before is None or before.kind != "noun":
        return True
    if not stems(view.form(before)).isdisjoint(of_kind("echo")):
        return False  # «في تكرار لهجوم الأسبوع الماضي»
    near = [c for c in view.sentence.chunks[max(0, number - NEAR) : number] if c.kind == "noun"]
    nearest = next((c for c in reversed(near) if c.head in view.read), before)
    for taker in (before, top_of(view, before), nearest):
        taking = view.read.get(taker.head)
        if taking is not None and dict(taking.sense.by).get("ل", "actor") != "actor":
            return False  # «تصدّي المقاتلين لهجوم»
    for taker in (before, top_of(view, before)):
        if nominal(view.form(taker))[0] in CARRYING:
            return False  # «تعرّضه لهجوم»
    return not light_noun(view.form(before))


def _came_to_see(clause: Clause) -> bool:
    """Whether a verb in the perfect tells of a visit."""
    form = clause.form
    return form is not None and form.tense == "perfect" and form.lemma in noun_class("visits")


def _put_to_use(view: View, clause: Clause, chunk: Chunk) -> bool:
    """Whether a verb in the perfect tells that arms were used for an attack, which was made."""
    form, own = clause.form, view.read.get(chunk.head)
    if form is None or own is None or form.tense != "perfect":
        return False
    used = fold(form.lemma) in noun_class("uses") and own.sense.row.type == "ASSAULT"
    doer = view.slots(clause).subject
    arms = any(c is not doer and not c.prep and c.first < chunk.first for c in clause.after)
    return used and arms and not of_clause(view, clause)


def _nth(view: View, time: Chunk) -> bool:
    """Whether a time ends in an ordinal, so that ل brings what it is counted of."""
    words, last = view.scene.words, time.stop - 1
    if words.form(last) not in noun_class("nth"):
        return False
    spans = stems(words.form(last - 1))
    return time.kind == "time" or not spans.isdisjoint(noun_class("spans"))


def _in_the_streets(view: View, chunk: Chunk) -> bool:
    """Whether a clause tells that people came out or gathered, which is their protest."""
    form = view.sentence.clause(chunk.first).form
    came = form is not None and form.tense == "perfect"
    return came and form is not None and fold(form.lemma) in noun_class("comes_out")


def _resorts(lemma: str) -> bool:
    """Whether ل is the إلى of a verb whose subject does what comes after («سارع لإسعاف»)."""
    with_it = verb(lemma).prepositions
    takes = light(lemma) == "control" and "إلى" in with_it and "ب" not in with_it  # not «قام بـ»
    return takes and not verb_by(lemma, "الي")


CARRYING = frozenset({"undergo", "dative", "object", "cause"})
"""Kinds of light verb whose ل brings the event itself."""


def telling_why(view: View, chunk: Chunk, reading: Candidate) -> bool:
    """«اعتُقل لدعمه …», «شُكر لدعم بلاده», and not «حُمّلت أسلحة لدعم …»."""
    if reading.sense.row.type not in REASONS:
        return False
    if reading.sense.row.type in SAID:
        return True
    return bool(reading.pronoun) or reading.definite or host(view, chunk) in CHARGING


def host(view: View, chunk: Chunk) -> str:
    """The type of the event that a phrase with ل goes with: the noun before, or the verb."""
    number = view.sentence.number(chunk.first)
    passed = 0
    for back in range(number - 1, -1, -1):
        before = view.sentence.chunks[back]
        if view.sentence.clause(before.first).kind == RELATIVE and passed <= NEAR:
            passed += 1  # «بحبس متهمين ينتمون إلى عصابة لاعتدائهم على …»
            continue
        if number - back - passed >= NEAR or before.kind in ("verb", "stop"):
            break
        reading = view.read.get(before.head) if before.kind == "noun" else None
        if reading is not None:
            return reading.sense.row.type
    row = view.row(view.sentence.clause(chunk.first))
    return row.type if row is not None else ""


NEAR = 4
"""Chunks back to which the event stands that a phrase with ل goes with."""

"""Modality of an event that a noun names: what it completes, what takes it, what describes it."""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import Clause
from khabar.annotators.events.control import top_of
from khabar.annotators.events.cues import (
    adjective_cues,
    of_kind,
    phrase_cues,
    stripped,
    verb_by,
    verb_cue,
    word_cue,
)
from khabar.annotators.events.government import light, light_noun, nominal
from khabar.annotators.events.modality_clauses import denied_above, of_clause
from khabar.annotators.events.slots import View
from khabar.annotators.events.triggers import Candidate
from khabar.lexicon.company import stems
from khabar.lexicon.verbs import verb, verb_forms
from khabar.text.view import fold

BACK = 6
"""Chunks back to which a participle or a noun that takes the event is looked for."""
DEEPEST = 5
TALK = 12
"""Words back to which the word of talking is looked for."""
PRONOUNS = ("ها", "هم", "ه", "هما")
SOUGHT = frozenset({"CONSULT", "MOBILIZE", "COOPERATE", "PROTEST", "CONCEDE"})
"""Types whose noun after «لل» is what someone sets out for («للتشاور مع …»)."""
STANCES = frozenset({"REJECT", "SUPPORT", "ACCUSE"})
"""Types that are done by being said, so that stressing them does not ask for them."""
REASONS = frozenset({"ACCUSE", "SUPPORT", "REJECT", "AGREE", "REQUEST"})
"""Types whose noun after ل tells why («لاتهامه بـ») rather than what for."""
ABOUT = frozenset({"عن", "بشان", "حول", "من", "بخصوص"})


def of_noun(view: View, chunk: Chunk, reading: Candidate) -> str:
    """What governs an event's noun says of its happening, or ""."""
    told = _governed(view, chunk, reading)
    return told if told not in ("", "planned") else _any(view, chunk) or told


def _governed(view: View, chunk: Chunk, reading: Candidate) -> str:
    number = view.sentence.chunk_of[chunk.first - view.sentence.first]
    chunks = view.sentence.chunks
    if chunk.joined and not chunk.prep:
        other = _joined_to(view, number)
        if other is not None:
            return of_noun(view, other, view.read[other.head])
        joint = _deed_joined(view, number)
        if not joint:
            return ""
        return _taken_by(view, joint) or _of_verb(view, clause_of(view, joint), chunks[joint])
    if number > 1 and view.scene.kinds[chunks[number - 1].first] == "or":
        one = chunks[number - 2]
        if one.kind == "noun" and not chunk.prep:
            return of_noun(view, one, view.read.get(one.head, reading))
    own = _arranged(view, chunk, reading) or _of_adjective(view, chunk)
    own = own or _of_relative(view, chunk)
    if own:
        return own
    top = chunk
    for _ in range(DEEPEST):
        own = _of_preposition(view, top, reading)
        if own:
            return own
        if top.prep in ABOUT and denied_above(view, view.sentence.clause(top.first)):
            return "denied"  # «نفى ما تردّد عن مقتل …»
        if top.of < 0:
            deed = _deed_before(view, top)
            if deed is None:
                break
            own = word_cue(view.form(deed))
            if own:
                return own  # «القدرة على إرسال …»
            top = deed
            continue
        bare = top is not chunk or not reading.definite
        top = chunks[top.of]
        own = _of_head(view, top)
        if own:
            return own
        if not stems(view.form(top)).isdisjoint(of_kind("guilty")):
            return ""  # «محاسبة مرتكبي الانتهاكات»
        if reading.definite and not stems(view.form(top)).isdisjoint(of_kind("ending")):
            return ""  # «إنهاء الحرب»: what is to end is there
        if bare and not stems(view.form(top)).isdisjoint(of_kind("refusing")):
            return "possible"  # «رفض تهجير السكان»
        if bare and not stems(view.form(top)).isdisjoint(of_kind("importance")):
            return "demanded"  # «أهمية استئناف المفاوضات», and not «أهمية الاتفاق»
    if _presupposed(view, top):
        return ""
    if top.joined and not top.prep and top is not chunk:
        here = view.sentence.chunk_of[top.first - view.sentence.first]
        first = _joined_to(view, here)  # «… استئناف العلاقات وإعادة فتح السفارة»
        if first is not None:
            return of_noun(view, first, view.read[first.head])
        joint = _deed_joined(view, here)
        if joint:
            return _taken_by(view, joint) or _of_verb(view, clause_of(view, joint), chunks[joint])
    if _talked_of(view, chunk):
        return "planned"
    before = _taken_by(view, view.sentence.chunk_of[top.first - view.sentence.first])
    if before:
        return before
    clause = view.sentence.clause(top.first)
    if number and chunks[number - 1].kind == "aux" and clause.verb < 0:
        form = view.scene.words.items[chunks[number - 1].first].form
        return "planned" if form.removeprefix("و").startswith("س") else ""
    if number and chunks[number - 1].kind == "particle" and _unreal(view, chunks[number - 1]):
        return "denied"
    said = _of_verb(view, clause, top)
    if not said and reading.sense.row.type in YIELDING and _refused(view, clause, top):
        return "possible"
    ordered = said == "demanded" and clause.form is not None and clause.form.lemma in ORDERS
    return "" if ordered and reading.sense.row.type == "COERCE" else said


YIELDING = frozenset({"CONCEDE", "RETREAT", "COOPERATE", "AGREE", "CONSULT", "AID", "MOBILIZE"})
"""Types that one refuses to do; of others it is refused that they were done («رفض القصف»)."""


def _refused(view: View, clause: Clause, top: Chunk) -> bool:
    """«رفض الفصيل تسليم الأسرى», «رفضوا الإفراج عنه»: what was refused was not done."""
    form = clause.form
    if form is None or top.prep or top.first < clause.verb:
        return False
    return fold(form.lemma) in of_kind("refusing") and not of_clause(view, clause)


def clause_of(view: View, number: int) -> Clause:
    """The clause that a chunk stands in."""
    return view.sentence.clause(view.sentence.chunks[number].first)


def _presupposed(view: View, top: Chunk) -> bool:
    """«المسؤولين عن قتل …», «التحقيق في مقتل …»: what is charged or looked into was done."""
    number = view.sentence.chunk_of[top.first - view.sentence.first]
    if not number or top.prep not in CHARGED:
        return False
    before = view.sentence.chunks[number - 1]
    if before.kind != "noun":
        return False
    reading = view.read.get(before.head)
    if reading is not None and reading.verb is None and reading.sense.row.type == "ACCUSE":
        return True
    last = view.scene.words.items[before.stop - 1].form
    return any(not stems(form).isdisjoint(of_kind("guilty")) for form in (last, view.form(before)))


NEXT = 3
"""Phrases after a verb among which its complement stands."""
CHARGED = frozenset({"في", "عن", "ب"})


def _any(view: View, chunk: Chunk) -> str:
    """«أي هجوم»: any that may come, unless a negation above says that there was none."""
    at = chunk.first - 1
    if at < view.sentence.first or view.scene.words.items[at].form.lstrip("وبل") not in ANY:
        return ""
    clause = view.sentence.clause(chunk.first)
    if of_clause(view, clause) == "denied" or _negated(view, at):
        return "denied"
    return "possible"


ANY = frozenset({"اي", "اية"})


def _negated(view: View, at: int) -> bool:
    """Whether a word of denial stands shortly before («عدم وقوع أي …», «دون أي …»)."""
    items = view.scene.words.items
    return any(
        items[here].form.removeprefix("و") in of_kind("negation")
        or word_cue(items[here].form) == "denied"
        for here in range(max(view.sentence.first, at - BACK), at)
    )


def _of_relative(view: View, chunk: Chunk) -> str:
    """«لقاء سيعقد …», «هجوم لم يقع»: what the noun's own relative says of its happening."""
    for clause in view.relatives:
        noun, form = clause.antecedent, clause.form
        assert noun is not None
        assert form is not None
        if noun.first <= chunk.head < view.whole(noun)[1] and light(form.lemma) in HAPPENING:
            return of_clause(view, clause)
    return ""


HAPPENING = frozenset({"happen", "do"})
"""Kinds of light verb whose tense and negation are those of the noun they describe."""


def _of_adjective(view: View, chunk: Chunk) -> str:
    """«الاجتماع المرتقب», «هجوم محتمل»."""
    adjectives = adjective_cues()
    for here in range(chunk.head + 1, min(chunk.stop + 1, view.sentence.stop)):
        form = view.scene.words.items[here].form
        for bare in (form.removeprefix("ال"), form.removeprefix("ال").removesuffix("ة")):
            if bare in adjectives:
                return adjectives[bare]
    return ""


def _deed_before(view: View, chunk: Chunk) -> Chunk | None:
    """The verbal noun that takes an event's noun by a preposition («العودة إلى المحادثات»)."""
    number = view.sentence.chunk_of[chunk.first - view.sentence.first]
    if not number or chunk.prep not in TAKING:
        return None
    before = view.sentence.chunks[number - 1]
    if before.kind != "noun" or before.head in view.read:
        return None
    clause = view.sentence.clause(before.first)
    told = (view.slots(clause).subject, clause.topic)
    happens = clause.form is not None and light(clause.form.lemma) in HAPPENING
    if clause.form is not None and not before.prep and before in told and not happens:
        return None  # «يقضي الاتفاق بـ», «تراجعت الإدارة عن»: who or what does it
    readings = verb_forms(view.form(before))
    return before if readings and readings[0].tense == "masdar" else None


def _talked_of(view: View, chunk: Chunk) -> bool:
    """«بحث تكثيف الهجمات»: raising what is not done yet, and only talked of."""
    scene = view.scene
    raised = False
    for here in range(chunk.first - 1, max(view.sentence.first, chunk.first - TALK) - 1, -1):
        if scene.kinds[here] == "stop":
            return False
        bare = stripped(scene.words.items[here].form)
        raised = raised or (chunk.first - here <= 2 and not bare.isdisjoint(of_kind("raising")))
        if raised and not bare.isdisjoint(of_kind("talk")):
            return True
        if not raised and chunk.first - here >= 2:
            return False  # nothing further off can be what is raised
    return False


ORDERS = frozenset({"أمر"})
"""What a court or a prosecutor orders is done («أمرت النيابة بحبسه»)."""


def _joined_to(view: View, number: int) -> Chunk | None:
    """The event's noun that a noun with و goes on with («نصب كاميرات وفتح ثكنة»)."""
    chunks = view.sentence.chunks
    clause = view.sentence.clause(chunks[number].first)
    for back in range(number - 1, max(-1, number - BACK), -1):
        before = chunks[back]
        if before.kind in ("verb", "stop") or view.sentence.clause(before.first) is not clause:
            return None
        reading = view.read.get(before.head) if before.kind == "noun" else None
        if reading is not None and reading.verb is None and not before.joined:
            return before
    return None


def _deed_joined(view: View, number: int) -> int:
    """The chunk of a deed that is no event and goes before («بوضع حد … ومحاسبة»), or 0."""
    chunks = view.sentence.chunks
    clause = view.sentence.clause(chunks[number].first)
    for back in range(number - 1, max(0, number - BACK), -1):
        before = chunks[back]
        if before.kind in ("verb", "stop") or view.sentence.clause(before.first) is not clause:
            return 0
        if before.kind == "noun" and before.prep and not before.joined:
            readings = verb_forms(view.form(before))
            if readings and readings[0].tense == "masdar":
                return back
            if view.form(before) in of_kind("lack"):
                return back  # «إلى عدم التصعيد ووقف القتال»
    return 0


def _of_head(view: View, outer: Chunk) -> str:
    """The noun that the event's noun completes: «احتمال شنّ …», «عدم وقوع …»."""
    scene = view.scene
    for here in range(outer.stop - 1, outer.first - 1, -1):
        cue = word_cue(scene.words.items[here].form)
        if cue:
            return cue
    heads = stems(scene.words.items[outer.head].form)
    if not heads.isdisjoint(of_kind("attempt")) and _foiled(view, outer):
        return "planned"
    return ""


def _arranged(view: View, chunk: Chunk, reading: Candidate) -> str:
    """«أُلغيت الزيارة», «تأجيل المحاكمة»: what was arranged and did not come about."""
    if reading.sense.row.type not in ARRANGED:
        return ""
    if chunk.of >= 0:
        heads = stems(view.form(view.sentence.chunks[chunk.of]))
        if not heads.isdisjoint(of_kind("calling_off")):
            return "" if reading.sense.row.type == "COERCE" else "denied"
        return "planned" if not heads.isdisjoint(of_kind("putting_off")) else ""
    clause = view.sentence.clause(chunk.first)
    told = view.slots(clause)
    alone = told.object is None and told.subject is chunk
    if clause.form is None or chunk.prep or not (alone or told.object is chunk):
        return ""
    lemma = fold(clause.form.lemma)
    for verbal in verb_forms(view.scene.words.items[clause.verb].form):
        if fold(verbal.lemma) in of_kind("put_off"):
            return "planned"
    if lemma in of_kind("called_off"):
        kept = reading.sense.row.type == "COERCE" or of_clause(view, clause)
        return "" if kept else "denied"
    return ""


ARRANGED = frozenset({"CONSULT", "PROTEST", "MOBILIZE", "COERCE", "AID"})
"""Types that are arranged beforehand, so that they may be called off or put off."""


def _foiled(view: View, attempt: Chunk) -> bool:
    """«أحبط محاولة تفجير»: what was only tried."""
    foiling = of_kind("foil")
    if attempt.of >= 0:
        outer = view.sentence.chunks[attempt.of]
        return not stems(view.form(outer)).isdisjoint(foiling)
    clause = view.sentence.clause(attempt.first)
    return clause.form is not None and fold(clause.form.lemma) in foiling


def _of_preposition(view: View, chunk: Chunk, reading: Candidate) -> str:
    scene = view.scene
    if not chunk.prep:
        return ""
    first = chunk.first - 1
    if first >= view.sentence.first and chunk.prep not in ("ب", "ل", "ك"):
        phrases = phrase_cues()
        for here in range(max(view.sentence.first, first - 2), first + 1):
            if phrases.opens(scene.words.items[here].form):
                found = phrases.at(scene.words, here)
                if found and found.stop == chunk.first:
                    return str(found.value)
        cue = word_cue(scene.words.items[first].form)
        if cue:
            return cue
    if chunk.prep == "ل":
        number = view.sentence.chunk_of[chunk.first - view.sentence.first]
        before = view.sentence.chunks[number - 1] if number else None
        if before is not None and before.kind == "noun" and not chunk.joined:
            cue = word_cue(view.form(before))
            if cue:
                return cue  # «مستعدة لـ»
    if chunk.prep == "ل" and reading.sense.row.type not in REASONS and _aim(view, chunk):
        return "planned"
    return ""


def _aim(view: View, chunk: Chunk) -> bool:
    """ل + verbal noun says what for, unless it is the recipient of what stands before it."""
    if view.form(chunk).endswith(PRONOUNS):
        return True  # «لاستهدافها»: the aim of what stands before
    if chunk.head not in view.read and light_noun(view.form(chunk)):
        return True  # «لعقد لقاء»
    own = view.read.get(chunk.head)
    if own is not None and own.sense.row.type in REASONS:
        return False
    if own is not None and own.definite and own.sense.row.type not in SOUGHT:
        return False
    if own is None and not any(read.tense == "masdar" for read in verb_forms(view.form(chunk))):
        return False  # «هرعت لموقع الاستهداف»: a place, and no aim
    clause = view.sentence.clause(chunk.first)
    if clause.form is not None and light(clause.form.lemma) in CARRYING:
        return False
    if clause.form is not None and "ل" in verb(clause.form.lemma).prepositions:
        return False
    number = view.sentence.chunk_of[chunk.first - view.sentence.first]
    before = view.sentence.chunks[number - 1] if number else None
    if before is None or before.kind != "noun":
        return True
    for taker in (before, top_of(view, before)):
        taking = view.read.get(taker.head)
        if taking is not None and dict(taking.sense.by).get("ل", "actor") != "actor":
            return False  # «تصدّي المقاتلين لهجوم»
        if nominal(view.form(taker))[0] in CARRYING:
            return False  # «تعرّضه لهجوم»
    return not light_noun(view.form(before))


CARRYING = frozenset({"undergo", "dative", "object", "cause"})
"""Kinds of light verb whose ل brings the event itself."""


def _taken_by(view: View, number: int) -> str:
    """A participle or noun in the same clause that takes the event: «نافياً وقوع …»."""
    scene, chunks = view.scene, view.sentence.chunks
    clause = view.sentence.clause(chunks[number].first)
    if chunks[number].prep and chunks[number].prep not in TAKING:
        return ""
    for back in range(number - 1, max(-1, number - BACK), -1):
        chunk = chunks[back]
        if chunk.kind == "verb" or view.sentence.clause(chunk.first) is not clause:
            return ""
        if chunk.kind == "stop":
            return ""
        if chunk.kind != "noun":
            continue
        cue = word_cue(scene.words.items[chunk.head].form)
        if cue and (chunk.prep or not scene.definite(chunk.head) or back == number - 1):
            return cue
        if chunk.prep and back < number - 1:
            return ""
    return ""


TAKING = frozenset({"ب", "الي", "ل", "علي", "من", "في", "عن"})
"""Prepositions by which a word takes the noun it governs."""


def _unreal(view: View, particle: Chunk) -> bool:
    form = view.scene.words.items[particle.first].form
    return form.removeprefix("و") in of_kind("negation")


def _of_verb(view: View, clause: Clause, top: Chunk) -> str:
    """What the clause's verb says of a noun that completes it."""
    if clause.form is None or (clause.verb > top.first and top is not clause.topic):
        return ""
    number = view.sentence.chunk_of[top.first - view.sentence.first]
    if top.prep == "من" and number and view.sentence.chunks[number - 1].kind == "time":
        return ""  # «قررت الإفراج عنه بعد شهر من حبسه»
    if top is clause.topic and light(clause.form.lemma) != "happen":
        return ""
    form = view.scene.words.items[clause.verb].form
    governed = not top.prep or top.prep in TAKING
    lemma = clause.form.lemma
    if fold(lemma) in of_kind("owning"):
        return ""  # «لم تتبنَّ أي جهة الهجوم»: the attack was
    cue = verb_by(lemma, top.prep) or verb_cue(form) or word_cue(form)
    own = view.read.get(top.head)
    stressed = verb_by(lemma, top.prep) == "demanded"
    if stressed and own is not None and own.sense.row.type in STANCES:
        return ""  # «شدّد على رفض …»
    if cue and governed and top.first > clause.verb and not _aims_itself(clause, top):
        if of_clause(view, clause) == "denied":
            return "possible" if cue == "denied" else ""  # «لم يستبعد إجراء …»
        return cue
    if top.prep in ("ب", "علي", "") and fold(lemma) in of_kind("lays_down"):
        subject = top is view.slots(clause).subject
        return "" if subject else _laid_down(view, clause, top)
    if fold(lemma) in of_kind("certainty") and of_clause(view, clause) == "denied":
        return "possible"  # «لم يتأكد مقتل …»
    if top.prep in BY_KIND.get(light(lemma), ()):
        return of_clause(view, clause)
    event = view.read.get(top.head)
    undone = event is not None and not (event.definite or event.pronoun)
    if undone and not top.prep and fold(lemma) in of_kind("refusing"):
        return "" if of_clause(view, clause) == "denied" else "possible"
    loose = top.prep in ("", "ب", "الي", "علي") and undone
    loose = loose and top in clause.after[:NEXT] and top.first not in clause.late
    return "possible" if loose and of_clause(view, clause) == "possible" else ""


def _aims_itself(clause: Clause, top: Chunk) -> bool:
    """«يهدف الاجتماع إلى …»: what has the aim is no aim."""
    assert clause.form is not None
    return fold(clause.form.lemma) in of_kind("aiming") and not top.prep


def _laid_down(view: View, clause: Clause, top: Chunk) -> str:
    """«اتفاق يقضي بانسحاب …», «مقترح يشمل وقف …», «قضت المحكمة بإعدام …»: what is to be done."""
    assert clause.form is not None
    ruled = fold(clause.form.lemma) == RULED
    if ruled != (top.prep == "ب") or (not top.prep and fold(clause.form.lemma) == STATED):
        return ""
    own = view.read.get(top.head)
    if ruled and clause.form.tense == "perfect":
        return "" if own is not None and own.sense.row.type == "COERCE" else "planned"
    if clause.form.tense != "imperfect":
        return ""
    noun = clause.antecedent or view.slots(clause).subject
    drafted = noun is not None and not stems(view.form(noun)).isdisjoint(of_kind("draft"))
    return "possible" if drafted else "planned"


RULED, STATED = "قضي", "نص"
"""«قضى بـ» and «نصّ على», folded; the other verbs take a bare noun."""
BY_KIND = {
    "do": ("", "ب", "في"),
    "control": ("", "ب", "من", "في", "علي", "الي", "ل", "عن"),
    "happen": ("",),
    "undergo": ("", "ل", "ب", "الي"),
    "cause": ("", "عن", "الي", "ب", "في"),
    "told": ("", "عن", "ب", "بشان", "حول"),
}
"""How each kind of light verb takes the noun it carries, so that its negation is the noun's."""

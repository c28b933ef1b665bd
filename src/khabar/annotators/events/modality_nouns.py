"""Modality of an event that a noun names: what it completes, what takes it, what describes it."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import RELATIVE, Clause
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
from khabar.annotators.events.government import light
from khabar.annotators.events.modality_clauses import denied_above, of_clause
from khabar.annotators.events.modality_purpose import aims, host, telling_why
from khabar.annotators.events.slots import View
from khabar.annotators.events.triggers import Candidate
from khabar.lexicon.company import stems
from khabar.lexicon.verbs import verb, verb_forms
from khabar.text.view import fold

LISTED = 10
"""Chunks back to which the first of a list of deeds is looked for."""
BACK = 6
"""Chunks back to which a participle or a noun that takes the event is looked for."""
DEEPEST = 5
TALK = 12
"""Words back to which the word of talking is looked for."""
STANCES = frozenset({"REJECT", "SUPPORT", "ACCUSE"})
"""Types that are done by being said, so that stressing them does not ask for them."""
ABOUT = frozenset({"عن", "بشان", "حول", "من", "بخصوص"})


POINTED = frozenset({"هذا", "هذه", "ذلك", "تلك", "هذين", "هاتين"})


def of_noun(view: View, chunk: Chunk, reading: Candidate) -> str:
    """What governs an event's noun says of its happening, or ""."""
    if view.scene.words.form(chunk.head - 1).lstrip("وبل") in POINTED:
        return ""  # «لم يتأكد هذا الهجوم»: what is pointed at was told
    told = _governed(view, chunk, reading) or _provided(view, chunk)
    return told if told not in ("", "planned") else _any(view, chunk) or told


def _provided(view: View, chunk: Chunk) -> str:
    """«ينص الاتفاق على تشكيل لجنة … وتعويض المتضررين»: all that it lays down is to come."""
    clause = view.sentence.clause(chunk.first)
    if clause.form is None or chunk.head < clause.verb or not chunk.joined:
        return ""
    lemma = fold(clause.form.lemma)
    if lemma not in of_kind("lays_down") or lemma == RULED:
        return ""
    coming = lemma == STATED or clause.form.tense == "imperfect"
    return "planned" if coming and not of_clause(view, clause) else ""


def _governed(view: View, chunk: Chunk, reading: Candidate) -> str:
    number = view.sentence.chunk_of[chunk.first - view.sentence.first]
    chunks = view.sentence.chunks
    if chunk.joined and not chunk.prep:
        other = _joined_to(view, number)
        if other is not None:
            return of_noun(view, other, view.read[other.head])
        return _of_deed(view, number)
    here = view.sentence.chunk_of[top_of(view, chunk).first - view.sentence.first]
    if here > 1 and view.scene.kinds[chunks[here - 1].first] == "or":
        told = _either(view, here)  # «دون اللجوء إلى القوة أو شن هجوم»
        if told:
            return told
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
        if top.prep == "علي" and reading.pronoun and top is chunk and not _taken_by(view, number):
            return ""  # «مكافأة العدو على غزوه …»: it was done
        if top.prep in ABOUT and denied_above(view, view.sentence.clause(top.first)):
            return "denied"  # «نفى ما تردّد عن مقتل …»
        if top.of < 0 and _decreed(view, top):
            decision = top_of(
                view, chunks[view.sentence.chunk_of[top.first - view.sentence.first] - 1]
            )
            at = view.sentence.chunk_of[decision.first - view.sentence.first]
            return _taken_by(view, at) or "planned"
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
        own = _of_head(view, top, reading)
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
        joint = _of_deed(view, here)
        if joint:
            return joint
    told = _of_answer(view, chunk)
    if told:
        return told
    if _talked_of(view, chunk):
        return "planned"
    before = _taken_by(view, view.sentence.chunk_of[top.first - view.sentence.first])
    if before:
        return before
    clause = view.sentence.clause(top.first)
    if number and chunks[number - 1].kind == "aux" and clause.verb < 0:
        form = view.scene.words.items[chunks[number - 1].first].form
        return "planned" if form.removeprefix("و").startswith("س") else ""
    for here in {number, view.sentence.chunk_of[top.first - view.sentence.first]}:
        if here and chunks[here - 1].kind == "particle" and _unreal(view, chunks[here - 1]):
            return "denied"  # «ليس إجراء تفتيش»
    said = _of_verb(view, clause, top)
    if not said and reading.sense.row.type in YIELDING and _refused(view, clause, top):
        return "denied"
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
        if here == chunk.head + 1 and form[:2] == "ال" and not view.scene.definite(chunk.head):
            continue  # «إحباط المخطط»: no adjective of it
        plain = form.removeprefix("ال")
        for bare in (plain, plain.removesuffix("ة"), plain.removesuffix("ا")):
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


def _decreed(view: View, chunk: Chunk) -> bool:
    """«القرار القاضي بإخراج …»: what is to be done by what was decided."""
    before = view.scene.words.form(chunk.first - 1) if chunk.first > view.sentence.first else ""
    number = view.sentence.chunk_of[chunk.first - view.sentence.first]
    noun = number > 0 and view.sentence.chunks[number - 1].kind == "noun"
    return chunk.prep == "ب" and noun and before in of_kind("decreeing")


def _of_answer(view: View, chunk: Chunk) -> str:
    """«ضغط عليهم للقبول بهدنة»: what is agreed to or turned down, as far as that is done."""
    number = view.sentence.chunk_of[chunk.first - view.sentence.first]
    before = view.sentence.chunks[number - 1] if number and chunk.prep else None
    own = view.read.get(before.head) if before is not None and before.kind == "noun" else None
    if before is None or own is None or own.verb is not None:
        return ""
    if own.sense.row.type not in ANSWERS or chunk.prep not in TAKING:
        return ""
    told = of_noun(view, before, own)
    return told if told in ("demanded", "possible", "denied") else ""


ANSWERS = frozenset({"AGREE", "REQUEST", "CONCEDE"})


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
    for back in range(number - 1, max(-1, number - LISTED), -1):
        before = chunks[back]
        comma = before.kind == "stop" and view.scene.words.items[before.first].form in COMMAS
        if before.kind == "verb" or (before.kind == "stop" and not comma):
            return None
        if view.sentence.clause(before.first) is not clause:
            return None
        taken = before.prep not in ("", "في") and not before.joined and before.of < 0
        if before.kind == "noun" and taken:
            known = before.head in view.read or before.head in view.scene.actors
            deed = not known and not _firing(view, before) and verb_forms(view.form(before))
            if deed and deed[0].tense == "masdar":
                return None  # the deed is nearer («بوضع حد لـ … ومحاسبة …»)
        reading = view.read.get(before.head) if before.kind == "noun" else None
        if reading is not None and reading.verb is None and not before.joined:
            if before.of >= 0 and reading.definite:
                continue  # «وقف المجازر وإرسال قوات»
            return before
    return None


def _either(view: View, number: int) -> str:
    """The modality of the deed that «أو» gives another to."""
    chunks = view.sentence.chunks
    for back in range(number - 2, max(-1, number - BACK), -1):
        one = chunks[back]
        if one.kind in ("verb", "stop"):
            return ""
        if one.kind != "noun" or one.of >= 0:
            continue
        own = view.read.get(one.head)
        if own is not None and own.verb is None:
            return of_noun(view, one, own)
        readings = verb_forms(view.form(one))
        if readings and readings[0].tense == "masdar" and one.head not in view.scene.actors:
            cue = view.scene.words.form(one.first - 1)
            told = word_cue(cue) if one.prep else ""
            return told or _taken_by(view, back) or _of_verb(view, clause_of(view, back), one)
    return ""


def _deed_joined(view: View, number: int) -> int:
    """The chunk of a deed that is no event and goes before («بوضع حد … ومحاسبة»), or 0."""
    chunks = view.sentence.chunks
    clause = view.sentence.clause(chunks[number].first)
    for back in range(number - 1, max(0, number - BACK), -1):
        before = chunks[back]
        comma = before.kind == "stop" and view.scene.words.items[before.first].form in COMMAS
        if before.kind == "verb" or (before.kind == "stop" and not comma):
            return 0
        if view.sentence.clause(before.first) is not clause:
            return 0
        object_of = not before.prep and before in clause.after and before.of < 0
        if before.kind == "noun" and (before.prep or object_of) and not before.joined:
            if _firing(view, before) or before.head in view.scene.actors:
                continue
            if object_of and (before.head in view.read or view.scene.definite(before.head)):
                continue
            readings = verb_forms(view.form(before))
            if readings and readings[0].tense == "masdar":
                return back
            if view.form(before) in of_kind("lack"):
                return back  # «إلى عدم التصعيد ووقف القتال»
    return 0


def _of_need(view: View, number: int) -> str:
    """«أهمية وقف التصعيد والعودة إلى الحوار»: what is joined to a deed that is needed."""
    chunks = view.sentence.chunks
    clause = view.sentence.clause(chunks[number].first)
    for back in range(number - 1, max(-1, number - BACK), -1):
        before = chunks[back]
        if before.kind in ("verb", "stop") or view.sentence.clause(before.first) is not clause:
            return ""
        if before.kind != "noun" or before.joined:
            continue
        need = not stems(view.form(before)).isdisjoint(of_kind("importance"))
        if need or word_cue(view.form(before)) == "demanded":
            return "" if back == number - 1 else "demanded"
    return ""


def _firing(view: View, chunk: Chunk) -> bool:
    """«وقف لإطلاق النار»: part of the name of a truce, and no deed."""
    return chunk.prep == "ل" and FIRING in stems(view.form(chunk))


FIRING = "اطلاق"


def _of_head(view: View, outer: Chunk, event: Candidate) -> str:
    """The noun that the event's noun completes: «احتمال شنّ …», «عدم وقوع …»."""
    scene = view.scene
    for here in range(outer.stop - 1, outer.first - 1, -1):
        cue = word_cue(scene.words.items[here].form)
        if cue:
            return cue
    heads = stems(scene.words.items[outer.head].form)
    if heads.isdisjoint(of_kind("attempt")) or event.sense.row.type == "MOBILIZE":
        return ""  # who was driven back had come («إفشال محاولة تسلل»)
    return "planned" if _foiled(view, outer) else ""


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
                return "denied" if _absent(view, before) else cue  # «مستعدة لـ», «لا نية لـ»
    kind = reading.sense.row.type
    if chunk.prep == "ل" and host(view, chunk) == "REQUEST" and kind != "REQUEST":
        return "demanded"  # «نداء لوقف …», «دعوة إلى الوزير لزيارة …»
    if chunk.prep == "ل" and kind == "RETREAT" and host(view, chunk) == "AGREE":
        return _of_host(view, chunk)  # «عُقد اتفاق لوقف إطلاق النار»
    if chunk.prep == "ل" and not telling_why(view, chunk, reading) and aims(view, chunk):
        return _of_host(view, chunk) or "planned"
    verbal = view.sentence.clause(chunk.first)
    if chunk.prep == UNTIL and verbal.form is not None and verbal.form.tense == "imperfect":
        return "planned"  # «نواصل … حتى القضاء على …»
    if chunk.prep in THEREUPON and not reading.definite and verbal.verb < chunk.first:
        return "planned" if of_clause(view, verbal) == "planned" else ""  # «ستنسحب بعد توقيع …»
    if scene.words.items[first].form == MEANS and chunk.prep == "من":
        return _of_deed(view, view.sentence.chunk_of[chunk.first - view.sentence.first])
    return ""


UNTIL = "حتي"
THEREUPON = frozenset({"عند", "فور", "بعد", "عقب", "حين", "لدي"})
"""What stands after one of these comes before what is to come."""
COMMAS = frozenset("،,")
MEANS = "خلال"
"""«من خلال توفير …»: by which something is done, as far as it is done."""


def _of_host(view: View, chunk: Chunk) -> str:
    """«هدّد بالتدخل لإنقاذ …», «لم يجتمعوا لبحث …»: what serves a deed is no surer than it."""
    number = view.sentence.chunk_of[chunk.first - view.sentence.first]
    before = view.sentence.chunks[number - 1] if number else None
    told = ""
    if before is not None and before.kind == "noun":
        clause = view.sentence.clause(before.first)
        if clause.kind == RELATIVE and clause.antecedent is not None and view.row(clause) is None:
            before = clause.antecedent  # «إرسال طائرات يقودها طيارون لقصف …»
        deed = top_of(view, before)
        reading = view.read.get(deed.head)
        if reading is not None and reading.verb is None and not deed.joined:
            told = of_noun(view, deed, reading)
    elif before is not None and before.kind == "verb" and before.head in view.read:
        told = of_clause(view, view.sentence.clause(before.first))
    if not told:
        told = "denied" if of_clause(view, view.sentence.clause(chunk.first)) == "denied" else ""
    return told if told in ("possible", "demanded", "denied") else ""


def _of_deed(view: View, number: int) -> str:
    """The modality of the deed that is no event and goes before, as of one it is joined to."""
    joint = _deed_joined(view, number)
    if not joint:
        return _of_need(view, number)
    told = _taken_by(view, joint) or _of_verb(
        view, clause_of(view, joint), view.sentence.chunks[joint]
    )
    chunk = view.sentence.chunks[joint]
    return told or ("planned" if chunk.prep == "ل" and aims(view, chunk) else "")


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
        named = scene.words.items[chunk.head].form.startswith(("ال", "وال", "لل"))
        if cue and (chunk.prep or not named or back == number - 1):
            own = view.read.get(chunk.head)
            told = of_noun(view, chunk, own) if own is not None and own.verb is None else ""
            if told in ("demanded", "possible", "denied"):
                return told  # «طالب بالسماح بإيصال …»
            return "denied" if _absent(view, chunk) else cue
        aim = scene.words.items[chunk.stop - 1].form if chunk.stop - 1 > chunk.head else ""
        if aim and back == number - 1 and stripped(aim) & of_kind("adjective_aim"):
            return "planned"  # «الجهود الرامية إلى …»
        if chunk.prep and back < number - 1:
            return ""
    return ""


def _absent(view: View, chunk: Chunk) -> bool:
    """«لا نية لـ», «عدم وجود أي خطة لـ», «لا توجد خطط لـ»: a plan that is not there."""
    items, first = view.scene.words.items, view.sentence.first
    before = items[chunk.first - 1].form.lstrip("و") if chunk.first > first else ""
    if before == NO or (before in ANY and _negated(view, chunk.first - 1)):
        return True
    clause = view.sentence.clause(chunk.first)
    if clause.form is None or clause.verb < 0 or clause.verb > chunk.first or chunk.prep:
        return False
    there = fold(clause.form.lemma) in of_kind("being_there")
    return there and of_clause(view, clause) == "denied"


NO = "لا"
TAKING = frozenset({"ب", "الي", "ل", "علي", "من", "في", "عن", "نحو"})
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
    near = _predicate(view, clause, top)
    if near:
        return near
    if top is clause.topic and light(clause.form.lemma) not in HAPPENING:
        return ""
    if top is clause.topic and light(clause.form.lemma) == "do":
        return of_clause(view, clause) if top.head in view.read else ""  # «المحادثات ستُعقد …»
    form = view.scene.words.items[clause.verb].form
    lemma = clause.form.lemma
    governed = not top.prep or top.prep in TAKING - LOOSE or top.prep in _takes(lemma)
    if fold(lemma) in of_kind("owning"):
        return ""  # «لم تتبنَّ أي جهة الهجوم»: the attack was
    own = view.read.get(top.head)
    known = own is not None and own.definite and not top.prep
    if not top.prep and fold(lemma) in of_kind("failing"):
        return ""  # «فشلت المحادثات»: they were held
    if known and fold(lemma) in of_kind("bringing_to_an_end"):
        return ""  # «من شأنه أن ينهي الحرب»: she goes on
    if not top.prep and top is view.slots(clause).subject and fold(lemma) == STATED:
        return ""  # «ينص الاتفاق على …»
    if top.prep == "في" and fold(lemma) in of_kind("hesitating"):
        return "planned" if of_clause(view, clause) == "denied" else ""  # «لن يتردد في ضرب …»
    cue = verb_by(lemma, top.prep) or verb_cue(form) or word_cue(form)
    if clause.form.tense == "perfect" and fold(lemma) in of_kind("requiring"):
        return ""  # «استدعى الحريق تدخّل …»: it came
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
    kind = light(lemma)
    if not (top.prep and lemma == DONE) and top.prep in BY_KIND.get(kind, ()):
        return of_clause(view, clause)
    event = view.read.get(top.head)
    undone = event is not None and not (event.definite or event.pronoun)
    if undone and not top.prep and fold(lemma) in of_kind("refusing"):
        return "" if of_clause(view, clause) == "denied" else "possible"
    loose = top.prep in ("", "ب", "الي", "علي") and undone
    loose = loose and top in clause.after[:NEXT] and top.first not in clause.late
    return "possible" if loose and of_clause(view, clause) == "possible" else ""


@lru_cache(maxsize=1 << 12)
def _takes(lemma: str) -> frozenset[str]:
    """The prepositions, folded, that a verb takes what it is about with."""
    return frozenset(fold(word) for word in verb(lemma).prepositions)


DONE = "أتمّ"
"""«تقارير لم يتم التحقق منها إلى …»: what is done takes a bare noun."""
LOOSE = frozenset({"في"})
"""Prepositions that govern an event only of the verbs that take them («فشل في»)."""


def _predicate(view: View, clause: Clause, top: Chunk) -> str:
    """«بات الاتفاق وشيكاً», «ما زال الهجوم محتملاً»: what the event has become."""
    assert clause.form is not None
    if fold(clause.form.lemma) not in of_kind("becoming"):
        return ""
    adjectives, items = adjective_cues(), view.scene.words.items
    for here in range(max(clause.verb, top.stop - 1) + 1, min(top.stop + BACK, view.sentence.stop)):
        if view.scene.kinds[here] in ("stop", "verb"):
            break
        form = items[here].form
        for bare in (form, form.removesuffix("ا"), form.removesuffix("ة")):
            if bare in adjectives:
                return adjectives[bare]
    return ""


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
    stated = fold(clause.form.lemma) == STATED
    if ruled and clause.form.tense == "perfect":
        return "" if own is not None and own.sense.row.type == "COERCE" else "planned"
    if clause.form.tense != "imperfect" and not stated:
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
    "dative": ("ب",),
    "cause": ("", "عن", "الي", "ب", "في"),
    "told": ("", "عن", "ب", "بشان", "حول"),
}
"""How each kind of light verb takes the noun it carries, so that its negation is the noun's."""

"""Modality of an event that a noun names: what it completes, what takes it, what describes it."""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import RELATIVE
from khabar.annotators.events.construct import top_of
from khabar.annotators.events.cues import of_kind, phrase_cues, stripped, word_cue
from khabar.annotators.events.government import names_deed
from khabar.annotators.events.modality_clauses import denied_above, of_clause
from khabar.annotators.events.modality_given import (
    asked_by,
    behind_a_reason,
    brought_to_an_end,
    owned_up,
    pointed_at,
    to_come,
    voiced,
)
from khabar.annotators.events.modality_joined import deed_joined, joined_to, joined_to_need
from khabar.annotators.events.modality_phrases import (
    absent,
    arranged,
    decreed,
    deed_before,
    denies,
    not_borne,
    of_adjective,
    of_any,
    of_head,
    of_relative,
    presupposed,
    proposed,
    requited,
    talked_of,
)
from khabar.annotators.events.modality_purpose import aims, host, telling_why
from khabar.annotators.events.modality_verbs import BACK, TAKING, laid_down_with, of_verb, refused
from khabar.annotators.events.slots import View
from khabar.annotators.events.triggers import Candidate
from khabar.lexicon.company import noun_class, stems

DEEPEST = 5
YIELDING = frozenset({"CONCEDE", "RETREAT", "COOPERATE", "AGREE", "CONSULT", "AID", "MOBILIZE"})
"""Types that one refuses to do; of others it is refused that they were done («رفض القصف»)."""


def of_noun(view: View, chunk: Chunk, reading: Candidate) -> str:
    """What governs an event's noun says of its happening, or ""."""
    if pointed_at(view, chunk):
        return ""
    if not_borne(view, chunk) and of_any(view, chunk):
        return "possible"
    if voiced(view, chunk, reading) or owned_up(view, chunk):
        return ""
    coming = to_come(view, chunk, reading)
    told = coming or _governed(view, chunk, reading) or laid_down_with(view, chunk)
    return told if told not in ("", "planned") else of_any(view, chunk) or told


def _governed(view: View, chunk: Chunk, reading: Candidate) -> str:
    number = view.sentence.number(chunk.first)
    chunks = view.sentence.chunks
    if brought_to_an_end(view, chunk) or behind_a_reason(view, chunk):
        return ""
    if chunk.joined and not chunk.prep:
        other = joined_to(view, number)
        if other is not None:
            return of_noun(view, other, view.read[other.head])
        return _of_deed(view, number)
    here = view.sentence.number(top_of(view, chunk).first)
    if here > 1 and view.scene.kinds[chunks[here - 1].first] == "or":
        told = _either(view, here)  # «دون اللجوء إلى القوة أو شن هجوم»
        if told:
            return told
    if number > 1 and view.scene.kinds[chunks[number - 1].first] == "or":
        one = chunks[number - 2]
        if one.kind == "noun" and not chunk.prep:
            return of_noun(view, one, view.read.get(one.head, reading))
    own = arranged(view, chunk, reading) or of_adjective(view, chunk)
    own = own or of_relative(view, chunk) or proposed(view, chunk, reading)
    if own:
        return own
    top = chunk
    for _ in range(DEEPEST):
        own = _of_preposition(view, top, reading)
        if own:
            return own
        if top.prep == "علي" and reading.pronoun and top is chunk and not _taken_by(view, number):
            return ""  # «مكافأة العدو على غزوه …»: it was done
        if top.prep == "علي" and requited(view, top):
            return ""  # «عدم مكافأة العدو على غزو …»
        about = top.prep in noun_class("told_of")
        if about and denied_above(view, view.sentence.clause(top.first)):
            return "denied"  # «نفى ما تردّد عن مقتل …»
        if top.of < 0 and decreed(view, top):
            decision = top_of(view, chunks[view.sentence.number(top.first) - 1])
            at = view.sentence.number(decision.first)
            return _taken_by(view, at) or "planned"
        if top.of < 0:
            deed = deed_before(view, top)
            if deed is None:
                break
            if not stems(view.form(deed)).isdisjoint(of_kind("keeping")):
                return ""  # «الحفاظ على وقف إطلاق النار»
            own = word_cue(view.form(deed))
            if own:
                return own  # «القدرة على إرسال …»
            top = deed
            continue
        bare = top is not chunk or not reading.definite
        top = chunks[top.of]
        own = of_head(view, top, reading)
        if own:
            return own
        if not stems(view.form(top)).isdisjoint(of_kind("guilty")):
            return ""  # «محاسبة مرتكبي الانتهاكات»
        held = reading.definite or reading.sense.row.type in ("ASSAULT", "PROTEST")
        if held and not stems(view.form(top)).isdisjoint(of_kind("ending")):
            return ""  # «إنهاء الحرب»: what is to end is there
        kept = of_kind("dispersing") | of_kind("keeping")
        if not stems(view.form(top)).isdisjoint(kept):
            return ""  # «لتفريق مظاهرة»
        if bare and not stems(view.form(top)).isdisjoint(of_kind("refusing")):
            return "possible"  # «رفض تهجير السكان»
        if bare and not stems(view.form(top)).isdisjoint(of_kind("importance")):
            return "demanded"  # «أهمية استئناف المفاوضات», and not «أهمية الاتفاق»
    if presupposed(view, top):
        return ""
    if top.joined and not top.prep and top is not chunk:
        here = view.sentence.number(top.first)
        first = joined_to(view, here)  # «… استئناف العلاقات وإعادة فتح السفارة»
        if first is not None:
            return of_noun(view, first, view.read[first.head])
        joint = _of_deed(view, here)
        if joint:
            return joint
    told = _of_answer(view, chunk)
    if told:
        return told
    if talked_of(view, chunk):
        return "planned"
    why = top is chunk and chunk.prep == "ل" and bool(reading.pronoun)
    if why and telling_why(view, chunk, reading):
        return ""  # «منعوهم من السفر لإدانتهم بـ …»
    before = _taken_by(view, view.sentence.number(top.first))
    if before:
        return before
    clause = view.sentence.clause(top.first)
    if number and chunks[number - 1].kind == "aux" and clause.verb < 0:
        form = view.scene.words.items[chunks[number - 1].first].form
        return "planned" if form.removeprefix("و").startswith("س") else ""
    for here in {number, view.sentence.number(top.first)}:
        if here and chunks[here - 1].kind == "particle" and denies(view, chunks[here - 1]):
            return "denied"  # «ليس إجراء تفتيش»
    said = of_verb(view, clause, top)
    if not said and reading.sense.row.type in YIELDING and refused(view, clause, top):
        return "denied"
    ordered = said == "demanded" and clause.form is not None and clause.form.lemma in ORDERS
    return "" if ordered and reading.sense.row.type == "COERCE" else said


def _of_answer(view: View, chunk: Chunk) -> str:
    """«ضغط عليهم للقبول بهدنة»: what is agreed to or turned down, as far as that is done."""
    number = view.sentence.number(chunk.first)
    before = view.sentence.chunks[number - 1] if number and chunk.prep else None
    own = view.read.get(before.head) if before is not None and before.kind == "noun" else None
    if before is None or own is None or own.verb is not None:
        return ""
    if own.sense.row.pos == "participle":
        return ""  # «قد تشكل جرائم، مطالباً بمحاسبة …»
    if own.sense.row.type not in ANSWERS or chunk.prep not in TAKING:
        return ""
    told = of_noun(view, before, own)
    return told if told in ("demanded", "possible", "denied") else ""


ANSWERS = frozenset({"AGREE", "REQUEST", "CONCEDE"})
ORDERS = frozenset({"أمر"})
"""What a court or a prosecutor orders is done («أمرت النيابة بحبسه»)."""


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
        if names_deed(view.form(one)) and one.head not in view.scene.actors:
            cue = view.scene.words.form(one.first - 1)
            told = word_cue(cue) if one.prep else ""
            return (
                told or _taken_by(view, back) or of_verb(view, view.sentence.clause(one.first), one)
            )
    return ""


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
        number = view.sentence.number(chunk.first)
        before = view.sentence.chunks[number - 1] if number else None
        if before is not None and before.kind == "noun" and not chunk.joined:
            cue = word_cue(view.form(before))
            if cue:
                return "denied" if absent(view, before) else cue  # «مستعدة لـ», «لا نية لـ»
    kind = reading.sense.row.type
    if chunk.prep == "ل" and host(view, chunk) == "REQUEST" and kind != "REQUEST":
        return "demanded"  # «نداء لوقف …», «دعوة إلى الوزير لزيارة …»
    if chunk.prep == "ل" and kind == "RETREAT" and host(view, chunk) == "AGREE":
        return _of_host(view, chunk)  # «عُقد اتفاق لوقف إطلاق النار»
    if chunk.prep == "ل" and asked_by(view, chunk):
        return "demanded"  # «أمهلوا السلطات يومين للإفراج عنه»
    if chunk.prep == "ل" and not telling_why(view, chunk, reading) and aims(view, chunk):
        return _of_host(view, chunk) or "planned"
    verbal = view.sentence.clause(chunk.first)
    told = reading.definite or reading.pronoun  # «بعد تحريرهما»: known of, and done
    if chunk.prep in noun_class("thereupon") and not told and verbal.verb < chunk.first:
        return "planned" if of_clause(view, verbal) == "planned" else ""  # «ستنسحب بعد توقيع …»
    if scene.words.items[first].form == MEANS and chunk.prep == "من":
        return _of_deed(view, view.sentence.number(chunk.first))
    return ""


MEANS = "خلال"
"""«من خلال توفير …»: by which something is done, as far as it is done."""


def _of_host(view: View, chunk: Chunk) -> str:
    """«هدّد بالتدخل لإنقاذ …», «لم يجتمعوا لبحث …»: what serves a deed is no surer than it."""
    number = view.sentence.number(chunk.first)
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
    joint = deed_joined(view, number)
    if not joint:
        return joined_to_need(view, number)
    chunk = view.sentence.chunks[joint]
    told = _taken_by(view, joint) or of_verb(view, view.sentence.clause(chunk.first), chunk)
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
            noun = own is not None and own.verb is None and own.sense.row.pos != "participle"
            told = of_noun(view, chunk, own) if noun and own is not None else ""
            if told in ("demanded", "possible", "denied"):
                return told  # «طالب بالسماح بإيصال …»
            return "denied" if absent(view, chunk) else cue
        aim = scene.words.items[chunk.stop - 1].form if chunk.stop - 1 > chunk.head else ""
        if aim and back == number - 1 and stripped(aim) & of_kind("adjective_aim"):
            return "planned"  # «الجهود الرامية إلى …»
        if chunk.prep and back < number - 1:
            return ""
    return ""

"""What a relative clause tells of the noun that it hangs on: «هجوم شنّه الفصيل»."""

from __future__ import annotations

from khabar.annotators.events.agreement import gender, may_precede
from khabar.annotators.events.antecedents import CLASHES
from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import Clause
from khabar.annotators.events.declaring import DECLARE, done_by_declaring
from khabar.annotators.events.doers import may_act
from khabar.annotators.events.government import is_hit, light
from khabar.annotators.events.parts import Parts, Place
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class, stems
from khabar.text.view import fold


def who_did(view: View, place: Place) -> Place | None:
    """«عملية نفّذها الجيش حيّدت …»: who carried out the deed that a phrase opens with."""
    chunk = view.sentence.chunk(place[0])
    if chunk is None or chunk.kind != "noun":
        return None
    return relative_parts(view, chunk).get("actor")


def relative_parts(view: View, chunk: Chunk) -> Parts:
    """«هجوم شنّه الفصيل على القاعدة»: what a relative tells of its noun."""
    parts = told_of(view, chunk)
    for clause in view.relatives:
        noun = clause.antecedent
        assert noun is not None
        assert clause.form is not None
        if not noun.first <= chunk.head < view.whole(noun)[1]:
            continue
        if _of_last(view, chunk, clause) or _of_another(view, chunk, clause):
            continue
        told = view.slots(clause)
        kind = light(clause.form.lemma)
        if clause.form.lemma == LAID_ON:
            blamed = laid_on(view, clause)
            if blamed is not None:
                parts.setdefault("actor", blamed)
        elif kind == "undergo" and _comes_back(view, clause, noun):
            _put_struck(view, clause, parts)
        elif is_hit(clause.form.lemma):
            if (
                _struck(view, chunk)
                and told.object
                and (told.subject is noun or told.subject is None)
            ):
                parts.setdefault("target", view.whole(told.object))
        elif (
            (kind in ("do", "control") or _proclaims(view, chunk, clause))
            and told.subject is not None
            and told.subject is not noun
        ):
            parts.setdefault("actor", view.whole(told.subject))
    return parts


def _of_another(view: View, chunk: Chunk, clause: Clause) -> bool:
    """«قرار منع التظاهرة الذي أصدرته …»: a relative of another gender tells of another noun."""
    wrong = CLASHES.get(view.scene.words.items[clause.opener].form)
    return wrong is not None and gender(view.form(chunk)) == wrong


def laid_on(view: View, clause: Clause) -> Place | None:
    """«هجوم نُسب إلى الفصيل»: on whom a deed is laid."""
    laid = next((c for c in clause.after if c.prep == "الي"), None)
    if laid is None or laid.first > clause.verb + REACH:
        return None
    return view.whole(laid) if may_act(view.scene, laid.place) else None


REACH = 6
"""Words from a verb of laying a deed on someone to him."""
LAID_ON = "نسب"
"""«نُسب إلى»: the verb by which a deed is laid on someone."""


def _comes_back(view: View, clause: Clause, noun: Chunk) -> bool:
    """«القصف الذي تعرّض له المنزل»: whether a deed comes back under ل right behind its verb."""
    return any(
        chunk.prep == "ل" and chunk.first == clause.verb + 1 and view.means(chunk.pronoun, noun)
        for chunk in clause.resumed
    )


def _put_struck(view: View, clause: Clause, parts: Parts) -> None:
    """Whom a verb of undergoing names as struck by the deed told before."""
    struck = next((c for c in clause.after if not c.prep and not c.joined), None)
    if struck is not None and struck.first > clause.verb:
        parts.setdefault("target", view.whole(struck))


def told_of(view: View, chunk: Chunk) -> Parts:
    """«إن قصفاً تعرّضت له أحياء المدينة أسفر …»: what a verb right behind a deed tells of it."""
    clause = view.sentence.clause(chunk.first)
    parts: Parts = {}
    if clause.form is None or chunk not in (clause.topic, view.slots(clause).object):
        return parts
    if clause.form.lemma == LAID_ON and view.slots(clause).object is chunk:
        blamed = laid_on(view, clause)
        if blamed is not None:
            parts["actor"] = blamed  # «نسبت السلطات هجمات سابقة إلى الفصيل»
    if light(clause.form.lemma) == "undergo" and _comes_back(view, clause, chunk):
        _put_struck(view, clause, parts)
    return parts


def taken_part(view: View, chunk: Chunk) -> Place | None:
    """«تظاهرات حاشدة، شارك فيها العشرات»: who a clause behind the comma says took part."""
    for clause in view.sentence.clauses:
        if clause.form is None or not chunk.stop <= clause.verb <= chunk.stop + NEXT:
            continue
        if fold(clause.form.lemma) not in noun_class("protests_in"):
            continue
        if not any(c.prep == "في" and view.means(c.pronoun, chunk) for c in clause.resumed):
            continue
        subject = view.slots(clause).subject
        if subject is not None and subject.first > clause.verb:
            return view.whole(subject)
    return None


NEXT = 3
"""Words from a protest to the clause that says who took part."""


def _of_last(view: View, chunk: Chunk, clause: Clause) -> bool:
    """«إحباط هجوم شنّه …», «اعتراض صاروخ أطلقه …»: the relative is about the noun completing it."""
    noun, own = clause.antecedent, view.read.get(chunk.head)
    if noun is None or own is None:
        return False
    for inner in view.sentence.chunks:
        if inner.kind != "noun" or not chunk.stop <= inner.first < view.whole(noun)[1]:
            continue
        other = view.read.get(inner.head)
        if other is not None and other.verb is None and other.sense.row.type == "ASSAULT":
            return True
    form = clause.form
    if form is None or own.sense.row.object not in ("target", "either"):
        return False
    done_to = next((c for c in view.sentence.chunks if c.first == chunk.stop and c.of >= 0), None)
    if done_to is None:
        return False
    if is_hit(form.lemma) and own.sense.row.object == "target":
        mine = may_precede(form, view.form(chunk))
        theirs = may_precede(form, view.form(done_to))
        sort = not stems(view.form(chunk)).isdisjoint(noun_class("deed_of_sort"))
        return theirs and not (mine and sort)  # «تدمير طائرات استهدفت …»
    return fold(form.lemma) not in noun_class("carries_deed")


def _proclaims(view: View, chunk: Chunk, clause: Clause) -> bool:
    """«الهدنة التي أعلنتها القيادة»: what is done by being declared."""
    declares = clause.form is not None and clause.form.lemma == DECLARE
    return declares and done_by_declaring(view, chunk)


def _struck(view: View, chunk: Chunk) -> bool:
    """Whether a noun is an attack, or no event of its own."""
    reading = view.read.get(chunk.head)
    row = reading.sense.row if reading is not None else None
    return row is None or (row.type in ("ASSAULT", "COERCE", "SANCTION") and not row.casualty)

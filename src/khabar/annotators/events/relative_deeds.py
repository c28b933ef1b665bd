"""What a relative clause tells of the noun that it hangs on: «هجوم شنّه الفصيل»."""

from __future__ import annotations

from khabar.annotators.events.agreement import may_precede
from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import Clause
from khabar.annotators.events.declaring import DECLARE, done_by_declaring
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
    parts: Parts = {}
    for clause in view.relatives:
        noun = clause.antecedent
        assert noun is not None
        assert clause.form is not None
        if not noun.first <= chunk.head < view.whole(noun)[1]:
            continue
        if _of_last(view, chunk, clause):
            continue
        told = view.slots(clause)
        kind = light(clause.form.lemma)
        if is_hit(clause.form.lemma):
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


def thrown_by(view: View, chunk: Chunk) -> Place | None:
    """«اعتداءات بقذائف أطلقها المسلحون»: who fired, threw or laid what it was done with."""
    for clause in view.relatives:
        noun, form = clause.antecedent, clause.form
        if noun is None or form is None or not form.object:
            continue
        fell = noun is view.slots(view.sentence.clause(chunk.first)).subject
        own = noun.of >= 0 and view.sentence.chunks[noun.of] is chunk and _is_of_weapon(view, chunk)
        if not _brings_weapon(noun.prep) and not fell and not own:
            continue
        near = chunk.first < noun.first <= chunk.stop + THROWN
        weapon = stems(view.form(noun)) & (noun_class("device") | noun_class("fired"))
        if near and weapon and view.sentence.clause(noun.first) is view.sentence.clause(chunk.head):
            doer = view.slots(clause).subject
            if doer is not None and doer is not noun:
                return view.whole(doer)
    return None


def _is_of_weapon(view: View, chunk: Chunk) -> bool:
    """«هجوم صواريخ أطلقها …», and not «تدمير صواريخ أطلقها …»."""
    own = view.read.get(chunk.head)
    return own is None or own.sense.row.object != "target"


def _brings_weapon(prep: str) -> bool:
    """Whether a preposition brings the weapon that someone was hit with."""
    return prep in ("ب", "من") or prep in noun_class("owing_to")


THROWN = 14
"""Words from an attack to the weapon that it was made with."""


def _proclaims(view: View, chunk: Chunk, clause: Clause) -> bool:
    """«الهدنة التي أعلنتها القيادة»: what is done by being declared."""
    declares = clause.form is not None and clause.form.lemma == DECLARE
    return declares and done_by_declaring(view, chunk)


def _struck(view: View, chunk: Chunk) -> bool:
    """Whether a noun is an attack, or no event of its own."""
    reading = view.read.get(chunk.head)
    row = reading.sense.row if reading is not None else None
    return row is None or (row.type in ("ASSAULT", "COERCE") and not row.casualty)

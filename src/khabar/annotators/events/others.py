"""More of those who were told of: «أُصيب شاب واعتُقل آخر»."""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import Clause, takes_object
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class
from khabar.lexicon.verbs import VerbForm


def _is_another(view: View, chunk: Chunk) -> bool:
    """«آخر», «ثلاثة آخرون»: more of those who were told of."""
    words = view.scene.words
    return any(words.form(at) in noun_class("others") for at in range(chunk.first, chunk.stop))


def did_to_another(view: View, form: VerbForm, first: Chunk | None) -> bool:
    """«قتل مسلح شرطياً وأصاب آخر»: a lone «آخر» behind an active verb is whom it hit too."""
    if first is None or view.form(first) not in noun_class("others"):
        return False
    return form.voice == "active" and takes_object(form)


def another_of_them(view: View, clause: Clause, first: Chunk | None) -> bool:
    """«أُصيب شاب واعتقل آخر»: one more of those who suffered, and nobody who did it."""
    form, shared = clause.form, clause.shared
    if form is None or shared is None or first is None or form.object or form.number != "s":
        return False
    if not _is_another(view, first):
        return False
    theirs = view.slots(shared)
    object = theirs.object
    met = object is not None and object.head in view.read
    if met and object is not None and view.read[object.head].sense.row.casualty:
        return takes_object(form)  # «لقي عامل مصرعه ونُقل آخر»
    return takes_object(form) and (theirs.passive or fell(view, shared))


def fell(view: View, clause: Clause) -> bool:
    """Whether a clause tells that its subject was killed («استُشهد ستة», «سقط قتلى»)."""
    row = view.row(clause)
    return view.kills(clause) and row is not None and row.subject != "actor"

"""Whether a time tells when someone spoke, and not when that happened which he spoke of."""

from __future__ import annotations

from khabar.annotators.events.clause import RELATIVE
from khabar.annotators.events.declaring import DECLARE
from khabar.annotators.events.government import reporting
from khabar.annotators.events.reach import describes
from khabar.annotators.events.said_or_done import gone_on_with, quoted_after
from khabar.annotators.events.scene import Mention
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class
from khabar.text.view import fold


def of_speech(view: View, time: Mention, at: int) -> bool:
    """«قال … أمس إن»: the time stands in the clause of a reporting verb, before what it reports."""
    clause = view.sentence.clause(time.first)
    if _announced(view, time, at):
        return True
    if clause.form is None or clause.form.lemma not in reporting() or clause.verb == at:
        return False
    if quoted_after(view, clause, time.first) or gone_on_with(view, clause, at):
        return False
    between = clause.verb < time.first < at and clause is view.sentence.clause(at)
    if between and fold(clause.form.lemma) in noun_class("witnesses"):
        return False  # «شهد المخيم، السبت، قصفاً»
    if fold(clause.form.lemma) in noun_class("witnesses") and describes(view, clause, at):
        return False  # «التظاهرات التي شهدتها العاصمة أمس»
    if clause is view.sentence.clause(at):
        fronted = time.first < clause.verb < at and clause.form.lemma == DECLARE
        return not fronted and not clause.verb < at < time.first
    return True


def _announced(view: View, time: Mention, at: int) -> bool:
    """«…، حسب حصيلة أعلنتها الوزارة، السبت»: when that came out which tells of it."""
    before = time.first - 1
    if time.first < at or view.scene.kinds[before] != "stop" or before <= at + 1:
        return False
    clause = view.sentence.clause(before - 1)
    if clause.kind != RELATIVE or clause.form is None or clause is view.sentence.clause(at):
        return False
    return clause.form.lemma in reporting() and not describes(view, clause, at)

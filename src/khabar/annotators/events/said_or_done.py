"""What stands behind a verb of saying and is no word of when it was said."""

from __future__ import annotations

from khabar.annotators.events.clause import Clause
from khabar.annotators.events.government import names_deed
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class
from khabar.text.view import fold


def quoted_after(view: View, clause: Clause, there: int) -> bool:
    """«وتابع "في ليلة الاثنين هاجم مسلحون …"»: a time in marks that open behind the verb."""
    kinds = view.scene.kinds
    return sum(kinds[n] == "quote" for n in range(clause.verb + 1, there)) % 2 == 1


def gone_on_with(view: View, clause: Clause, at: int) -> bool:
    """«واصل العمال، السبت، إضرابهم»: a deed is what was gone on with, and nothing was said."""
    if clause.form is None or fold(clause.form.lemma) not in noun_class("goes_on_with"):
        return False
    if not names_deed(view.scene.words.form(at)):
        return False  # «واصلوا احتجاجهم مطالبين بـ …»
    return any(not c.prep and c.first <= at < c.stop for c in clause.after)

"""How sure a statement is by the word of its last source: FactBank's values.

Sauri and Pustejovsky 2009: CT certain, PR probable, PS possible, U underspecified; + and - for
polarity, u where the form leaves it open.
"""

from __future__ import annotations

from khabar.annotators.attribution.lexicon import may_open, of_class, phrases
from khabar.readings.attribution import Factuality, Stance
from khabar.text.words import Words


def factuality(words: Words, stance: Stance, first: int, stop: int) -> Factuality:
    """The value of the content in words ``first`` up to ``stop``.

    The cue speaks first: a denied content is CT-, a hedged one PR+. Then the opening of the
    content: a hedge, a negated verb, a future. What stands deeper belongs to inner clauses.
    """
    if stance == "deny":
        return "CT-"
    items = words.items
    for at in range(first, min(stop, first + 6)):
        hedged = may_open("hedge", items[at].form)
        if hedged and phrases("hedge").at(words, at, stop) is not None:
            return "PS+"
    if stance == "hedge":
        return "PR+"
    forms = [word.form for word in items[first : min(stop, first + 4)]]
    if words.form(first) in of_class("negation") or not of_class("negates_verb").isdisjoint(forms):
        return "CT-"
    if "قد" in forms and any(
        form == "قد" and words.form(at + 1)[:1] in "يتن" for at, form in enumerate(forms, first)
    ):
        return "PS+"
    for form in forms[:3]:
        if form == "سوف" or (form[:2] in ("سي", "ست") and len(form) > 4):
            return "Uu"
    return "CT+"

"""Who is a child by the age that is told after his name: «(14 عاماً)», «البالغ من العمر 9 سنوات»."""

from __future__ import annotations

from khabar.annotators.names.scene import Mention, Scene
from khabar.lexicon.name_index import steering
from khabar.text.words import Kind

OF_AGE = 18
PAUSES = frozenset("،,")
REACH = 6
"""How many words after a name its age may stand."""


def aged(scene: Scene, mention: Mention) -> Mention:
    """The mention, as that of a minor where an age under 18 follows."""
    if mention.kind not in ("person", "population") or mention.bearing == "minor":
        return mention
    years = _years(scene, mention.stop)
    if years is None or years >= OF_AGE:
        return mention
    return mention._replace(bearing="minor", public=False)


def _years(scene: Scene, at: int) -> float | None:
    """The number of years told from ``at`` on, with nothing but words of age before it."""
    items, words = scene.words.items, scene.words
    if at < len(items) and items[at].form in PAUSES:
        at += 1
    limit = min(words.end_of_sentence(at - 1), at + REACH)
    led = at < limit and (items[at].form == "(" or items[at].form in steering("age_lead"))
    if not led:
        return None
    for n in range(at, limit - 1):
        word = items[n]
        if word.kind is Kind.DIGITS:
            after = items[n + 1].form
            return float(word.form) if after in steering("years") and word.form.isdigit() else None
        if word.form != "(" and word.form not in steering("age_lead"):
            return None
    return None

"""Whom the pronoun on a deed's noun stands for, and whom a noun after it: «اقتحامه مخيم …»."""

from __future__ import annotations

from khabar.annotators.events.adverbials import adverbial
from khabar.annotators.events.agreement import stands_for
from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.doers import able, armed, human
from khabar.annotators.events.parts import OTHER, Parts, Place
from khabar.annotators.events.pronouns import referred
from khabar.annotators.events.slots import View
from khabar.annotators.events.triggers import Candidate
from khabar.lexicon.company import noun_class, stems


def possessed(
    view: View, chunk: Chunk, reading: Candidate, parts: Parts, doer: Place | None
) -> None:
    """«استهدافها», «هجومهم»: whom the pronoun on the noun stands for."""
    role = reading.sense.row.object
    if (
        role in ("either", "actor")
        and doer is not None
        and _goes_on(view, chunk, reading.pronoun, doer)
    ):
        parts.setdefault("actor", doer)
    if role in ("either", "target"):
        kills = not stems(view.form(chunk)).isdisjoint(noun_class("killing"))
        if not reading.sense.row.casualty or kills:  # «قتله سبعة مسلحين», and not «مقتله»
            several = kills or reading.pronoun in ("هم", "هما")
            _follows_object(view, chunk, parts, several=several)
        role = "actor" if "target" in parts else "target"
    elif role == "actor" and reading.sense.row.type in ("CONSULT", "REJECT", "REQUEST"):
        met = dict(parts)
        _follows_object(view, chunk, met, several=True)
        refused = reading.sense.row.type == "REJECT"
        if "target" in met and (refused or human(view.scene, met["target"])):
            parts["target"] = met["target"]  # «خلال لقائه السفير», «أكد رفضه قرار الوزارة»
    if role in parts:
        return
    struck = role == "target"
    other = parts.get(OTHER.get(role, "")) or (doer if struck else None)
    found = referred(view, reading.pronoun, chunk, other, struck=struck)
    if found is not None:
        parts[role] = found


def _goes_on(view: View, chunk: Chunk, pronoun: str, doer: Place) -> bool:
    """«تكثّف القوات قصفها على …»: the bare object of a verb of doing is its subject's own deed."""
    clause, subject = view.sentence.clause(chunk.first), view.sentence.chunk(doer[0])
    if chunk.prep or chunk.joined or subject is None or doer[1] > chunk.first:
        return False
    if subject.head < doer[0]:  # «تكثيف الجيش قصفه على …»
        return stands_for(pronoun, view.scene.words.form(doer[0]))
    above = clause.topic is not None and clause.topic is not subject
    told = view.slots(clause)
    return not above and told.object is chunk and view.means(pronoun, subject)


def _follows_object(view: View, chunk: Chunk, parts: Parts, *, several: bool) -> None:
    """«اقتحامه مخيم …», «قصفها مواقع …»: a noun that no preposition governs is what was hit."""
    number = view.sentence.number(chunk.first) + 1
    after = view.sentence.chunks[number : number + 1]
    if not after or after[0].kind != "noun" or after[0].prep or after[0].joined:
        return
    if adverbial(view, after[0]):
        return  # «حبسه احتياطياً»
    brought = parts.get("target")
    if brought and brought[0] < after[0].first:
        return
    place = view.whole(after[0])
    if after[0].head in view.scene.numbers and parts.get("target") is None and _money(view, place):
        return  # «تغريمهم عشرة آلاف جنيه»
    if not stems(view.form(after[0])).isdisjoint(noun_class("turn") | noun_class("sum")):
        return  # «احتجازهم أسبوعاً»
    doer = armed(view.scene, place) or able(view.scene, place)  # «قامت بتدميرها القوات»
    if (several or not doer) and view.sentence.clause(place[0]) is view.sentence.clause(
        chunk.first
    ):
        parts["target"] = place


def _money(view: View, place: Place) -> bool:
    """Whether a counted phrase is a sum of money or a span of time, and nobody."""
    return any(
        not stems(view.scene.words.items[n].form).isdisjoint(noun_class("sum"))
        for n in range(*place)
    )

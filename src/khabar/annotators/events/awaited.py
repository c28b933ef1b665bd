"""An object that stands behind an aside, for which the verb still waits."""

from __future__ import annotations

from khabar.annotators.events.apposition import apposed
from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import Clause
from khabar.annotators.events.doers import able, armed
from khabar.annotators.events.government import is_hit
from khabar.annotators.events.people import humans
from khabar.annotators.events.slots import View
from khabar.annotators.events.word_kinds import titles
from khabar.lexicon.company import noun_class, stems

SPOKEN = frozenset({"REQUEST", "ACCUSE", "THREATEN", "CONSULT", "SUPPORT"})
"""Types whose words are addressed to someone, who may stand after a long aside."""


def awaited(
    view: View, clause: Clause, chunk: Chunk, found: list[Chunk], last: Chunk | None
) -> bool:
    """«استقبل الأمير، في مكتبه بالقصر، أمس، وزير الخارجية»: whom a verb still waits for.

    What stands between the commas is a place or a time, and the verb has its subject alone.
    """
    row = view.row(clause)
    if chunk.joined or last is None:
        return False
    one = len(found) == 1 and found[0].first < chunk.first
    met = row is not None and row.type == "CONSULT" and row.object == "target"
    if met and one and _his_name(view, found[0], chunk):
        return False  # «التقى وزير الخارجية في …، سالم الوادي، …»
    if not last.prep and not (met and one and _after_time(view, chunk)):
        return False  # but «التقى الوزير، اليوم، نظيره …»
    if one and clause.form is not None and is_hit(clause.form.lemma) and _after_time(view, chunk):
        return not apposed(view, chunk)  # «استهدف قصف من …، اليوم، معسكر …»
    if row is None or row.object != "target":
        return False
    many = clause.form is not None and clause.form.number == "p" and is_hit(clause.form.lemma)
    if many and clause.topic is not None and not found and last.prep == "ب":
        return not apposed(view, chunk)  # «المقاتلون استهدفوا بالصواريخ، فجراً، مطار …»
    if row.type == "CONSULT":
        return one
    doer = clause.topic if clause.topic is not None else (found[0] if len(found) == 1 else None)
    if doer is None or (clause.topic is not None and found) or not _held(view, clause, chunk):
        return False
    return able(view.scene, doer.place) or armed(view.scene, doer.place)


def _his_name(view: View, office: Chunk, chunk: Chunk) -> bool:
    """Whether a bare name between commas is that of who bears an office named before."""
    scene = view.scene
    name, told = scene.actors.get(chunk.head), scene.actors.get(office.stop - 1)
    bare = name is not None and name.first == chunk.head and name.value.kind == "person"
    if not bare or scene.words.form(chunk.head) in titles():
        return False
    named = told is not None and told.value.kind == "person" and told.first < office.stop
    closed = scene.words.form(chunk.stop) in ("،", ",") and scene.words.form(chunk.first - 1) in (
        "،",
        ",",
    )
    return closed and not named


def marked_name(view: View, chunk: Chunk) -> bool:
    """«اغتال مجهولون أمس "سالم النخيلي" …»: a name in marks, with no comma before them."""
    number = view.sentence.number(chunk.first)
    if number < 2 or view.sentence.chunks[number - 1].kind != "quote":
        return False
    told = view.scene.actors.get(chunk.head)
    person = told is not None and told.first == chunk.head and told.value.kind == "person"
    return person and view.sentence.chunks[number - 2].kind != "stop"


def _after_time(view: View, chunk: Chunk) -> bool:
    """Whether only a time between commas stands right before a phrase."""
    number = view.sentence.number(chunk.first)
    before = view.sentence.chunks[max(0, number - 3) : number]
    return [c.kind for c in before] == ["stop", "time", "stop"]


def _held(view: View, clause: Clause, chunk: Chunk) -> bool:
    """«أوقفت الشرطة خلال دورية في المدينة، المتهم»: people whom a verb can only do something to."""
    row, form = view.row(clause), clause.form
    if row is None or row.type != "COERCE" or row.casualty or form is None or form.object:
        return False
    heads = stems(view.form(chunk))
    people = not heads.isdisjoint(humans()) or not heads.isdisjoint(noun_class("done_to"))
    return people and not view.form(chunk).endswith("ون") and not apposed(view, chunk)

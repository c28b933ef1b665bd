"""The noun phrases beside a verb that no preposition governs: who may be its object or subject."""

from __future__ import annotations

from khabar.annotators.events.adverbials import adverbial
from khabar.annotators.events.agreement import accusative, gender
from khabar.annotators.events.apposition import PARTICIPLE, apposed, participle
from khabar.annotators.events.awaited import SPOKEN, awaited, marked_name
from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import RELATIVE, Clause, alike, takes_object
from khabar.annotators.events.doers import able
from khabar.annotators.events.government import light_noun
from khabar.annotators.events.named_places import opens_place
from khabar.annotators.events.people import humans
from khabar.annotators.events.qualifiers import completed
from khabar.annotators.events.slots import View
from khabar.annotators.events.word_kinds import is_noun, titles
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.gazetteer import nisba_country
from khabar.lexicon.verbs import verb_forms

JOINED = 3
"""Verbs in a row that have one object («اقتلعوا وكسروا وأحرقوا الأشجار»)."""
LATE = 4
"""Letters of the shortest preposition of time («اثناء», «خلال»), which is no verb's complement."""
AMONG = "بين"
"""Opens an aside behind a verb whose subject is told («سبعة جنود قُتلوا بينهم ضباط»)."""
PART = frozenset({"بين", "من", "ضمن"})
"""Prepositions by which a part of some people is named («بينهم», «منهم»)."""


def bare_phrases(
    view: View, clause: Clause, joined: int = JOINED
) -> tuple[Chunk | None, Chunk | None]:
    """The first two noun phrases after a verb that no preposition governs.

    Where it has none of its own, those of the verb joined right behind it, up to ``joined`` on.
    """
    found: list[Chunk] = []
    last: Chunk | None = None
    aside = opened = False
    beside = -1
    known = clause.topic is not None or (clause.form is not None and clause.form.number != "s")
    parts = {
        told.stop
        for told in clause.resumed
        if told.prep in PART and (told.first > clause.verb + 1 or (known and told.prep == AMONG))
    }  # «فقتل منهم ثلاثة»: right after the verb they are those it was done to
    for chunk in clause.after:
        if _of_owner(view, chunk):
            continue  # «لقصف المنازل المحاصرة»
        if _inside(view, last, chunk):
            last = chunk if not chunk.prep else last
            continue
        late = chunk.first in clause.late
        if chunk.prep and beside in (chunk.first, chunk.first - 1):
            beside = chunk.stop  # «…، المضربون عن العمل، …»
            continue
        if chunk.prep:
            aside = aside or late  # «دمّرت، خلال عملية في المنطقة، ثلاثة …»
            opened = (late and chunk.prep != "ب") or opened  # «قصفت، بالمدفعية المستشفى»
            last = chunk
            continue
        if opened and not late:
            continue  # «جُرح آخران، جراء شنّ الطيران أربع غارات»
        opened = False
        asked = late and awaited(view, clause, chunk, found, last)
        asked = asked or (late and not found and beside > 0 and clause.topic is None)
        beyond = late and not asked and not (found and marked_name(view, chunk))
        if chunk.first == beside or (beyond and (chunk.joined or apposed(view, chunk))):
            beside = chunk.stop  # «قُتلا، أحدهما طفل»
            continue
        within = last is not None and bool(last.prep) and not aside
        marked = accusative(view.form(chunk)) or view.form(chunk).endswith(("ا", "تين"))
        if late and within and not (marked or asked or _addressed(view, clause, chunk)):
            continue
        adds = chunk.joined or (last is not None and _adds(view, last, chunk))
        if adds and (found or (last is not None and last.prep)):
            continue  # «تمكنت من تحييد أربعة وإصابة اثنين»
        if last is not None and last.stop == chunk.first and _deed_of(view, last):
            continue  # «أثناء محاولتهم الفرار»
        if view.form(chunk) in noun_class("located") or _ranked(view, chunk):
            continue  # «في مدينة الوادي ثالث مدن البلاد»
        told = clause.kind == RELATIVE and clause.form is not None and clause.form.object
        state = bool(told) and not found and nisba_country(view.form(chunk)[:-1]) is not None
        if _fired(view, clause, chunk, found) or chunk.first in parts:
            continue
        if adverbial(view, chunk) and not state:
            beside = chunk.stop if late and not found else beside  # «استشهد، متأثراً بجراحه، …»
            continue  # but «عمليات تنفذها تركيا»
        if len(found) == 1 and _bears(view, found[0], chunk, clause):
            continue  # «اتهم رئيس اللجنة في البلدة المحامي فلان، القوات …»
        if found and (_cognate(view, clause, chunk) or _one_of_them(view, chunk)):
            continue
        found.append(chunk)
        last = chunk
        if len(found) == 2:
            break
    follower = _at_once(view, clause) if joined and not found else None
    if follower is not None:
        return bare_phrases(view, follower, joined - 1)
    return (found[0] if found else None), (found[1] if len(found) > 1 else None)


def _bears(view: View, office: Chunk, chunk: Chunk, clause: Clause) -> bool:
    """Whether a titled name before a comma is that of who bears the office told before it."""
    scene = view.scene
    closed = scene.words.form(chunk.stop) in ("،", ",")
    if scene.words.form(chunk.head) not in titles() or not closed:
        return False
    if stems(view.form(office)).isdisjoint(noun_class("heads_body")) or office.stop == chunk.first:
        return False
    told = scene.actors.get(office.stop - 1)
    named = told is not None and told.value.kind == "person" and told.value.mention == "name"
    return not named and any(not c.prep and c.first > chunk.first for c in clause.after)


def _cognate(view: View, clause: Clause, chunk: Chunk) -> bool:
    """«أصيب حارس إصابة خطيرة», «رفضت الخطة رفضاً قاطعاً»: the verb's own deed, which says how."""
    form = view.form(chunk)
    if clause.form is None or chunk.joined or view.scene.definite(chunk.head):
        return False
    readings = (*verb_forms(form), *(verb_forms(form[:-1]) if form.endswith("ا") else ()))
    return any(
        r.tense == "masdar" and not r.object and r.lemma == clause.form.lemma for r in readings
    )


def _one_of_them(view: View, chunk: Chunk) -> bool:
    """«فأصيب ثلاثة أحدهم بعيار معدني»: takes up one of those named before."""
    return chunk.stop == chunk.head + 1 and view.form(chunk) in noun_class("one_of_two")


def _ranked(view: View, chunk: Chunk) -> bool:
    """Whether a bare noun tells the rank of what was named right before («كبرى مدن الشمال»)."""
    number = view.sentence.number(chunk.first)
    before = view.sentence.chunks[number - 1] if number else None
    if before is None or before.kind != "noun" or before.stop != chunk.first or not before.prep:
        return False
    return view.form(chunk) in noun_class("next_in_rank") and chunk.stop > chunk.head + 1


def _at_once(view: View, clause: Clause) -> Clause | None:
    """«اقتلعوا وكسروا الأشجار»: the verb joined right behind, which has the object of both."""
    form = clause.form
    if form is None or form.object or not takes_object(form):
        return None
    if clause.topic is not None and form.number == "s" and not able(view.scene, clause.topic.place):
        return None  # «متظاهراً قُتل وأصيب آخرون»
    for other in view.sentence.clauses[clause.number + 1 : clause.number + 2]:
        if other.shared is clause and other.verb == clause.verb + 1 and other.form is not None:
            both = not other.form.object and takes_object(other.form)
            both = both and form.number == other.form.number
            return other if both and alike(form, other.form) else None
    return None


def _adds(view: View, last: Chunk, chunk: Chunk) -> bool:
    """«بأشد وأقسى العبارات»: a word that و joins to a lone one under a preposition."""
    form = view.form(chunk)
    if not last.prep or last.stop != chunk.first or not form.startswith("و") or is_noun(form):
        return False
    if last.stop == last.head + 1:
        return True
    # «على بعض الذخائر وأعتدة»
    return not verb_forms(form) and stems(form).isdisjoint(humans()) and form[1:2] == "ا"


def _inside(view: View, last: Chunk | None, chunk: Chunk) -> bool:
    """«القوات المتمركزة في التلة القرية»: what a participle of the phrase before brings with it."""
    if last is None or last.stop != chunk.first:
        return False
    if last.prep:
        return _names_it(view, last, chunk)
    bare = not (chunk.prep or view.scene.definite(chunk.head) or view.scene.definite(last.stop - 1))
    if bare and view.form(chunk) in noun_class("loyal"):
        return True  # «قافلة إنسانية تابعة لـ …»
    if not chunk.prep:  # «المليشيا» «المدعومة من الخارج»: a participle that is an event as well
        own = view.read.get(chunk.head)
        if own and own.sense.row.pos == PARTICIPLE and view.scene.definite(chunk.head):
            return True
        return _which_is(view, last, chunk)
    if last.prep:
        return False
    end = last.stop - 1
    if end == last.head or not view.scene.definite(end):
        return end == last.head and end in view.read and view.read[end].sense.row.pos == PARTICIPLE
    return participle(view.scene.words.items[end].form)


def _of_owner(view: View, chunk: Chunk) -> bool:
    """Whether a definite participle that is an event goes with what a deed is in construct with."""
    own = view.read.get(chunk.head)
    if own is None or own.sense.row.pos != PARTICIPLE or not view.scene.definite(chunk.head):
        return False
    before = view.sentence.chunk(chunk.first - 1) if chunk.first > view.sentence.first else None
    owner = before is not None and before.kind == "noun" and not chunk.prep
    owner = owner and before is not None and (before.of >= 0 or bool(before.prep))
    return owner and before is not None and view.scene.definite(before.stop - 1)


def _which_is(view: View, last: Chunk, chunk: Chunk) -> bool:
    """«وحدات الجيش العاملة في القرية»: a definite participle that goes with the noun's gender."""
    form, scene = view.form(chunk), view.scene
    lone = chunk.stop == chunk.head + 1 and scene.definite(chunk.head)
    told = scene.actors.get(chunk.head)
    named = told is not None and told.first == chunk.head and told.value.mention == "name"
    if not lone or not scene.definite(last.stop - 1) or named:
        return False
    number = view.sentence.number(chunk.first) + 1
    after = next(iter(view.sentence.chunks[number : number + 1]), None)
    led = after is not None and after.kind == "noun" and bool(after.prep)
    many = gender(view.form(last)) in ("f", "p", "")
    told_where = not is_noun(form) or form in noun_class("posted")  # not «هاجمت القوة القاعدة في …»
    return led and form.endswith("ة") and many and participle(form) and told_where


def _names_it(view: View, last: Chunk, chunk: Chunk) -> bool:
    """«شجب الهجوم على العاصمة بيروت»: the name of the town that a preposition brings."""
    town = not noun_class("plaintown").isdisjoint(stems(view.form(last)))
    return (
        town
        and last.stop == last.head + 1
        and not chunk.prep
        and opens_place(view.scene, chunk.head)
    )


def _deed_of(view: View, chunk: Chunk) -> bool:
    """Whether a phrase ends with a deed that a pronoun's owner does: a noun after is its object."""
    if len(chunk.prep) < LATE or chunk.stop != chunk.head + 1 or chunk.head in view.read:
        return False
    if light_noun(view.form(chunk)):
        return True  # «جراء شنّ الطيران …»
    readings = verb_forms(view.form(chunk))
    return bool(readings) and readings[0].tense == "masdar" and bool(readings[0].object)


def _addressed(view: View, clause: Clause, chunk: Chunk) -> bool:
    """«ناشد المدير في بيان، …، المنظمات»: whom words are addressed to, after an aside."""
    row = view.row(clause)
    return (
        row is not None
        and row.type in SPOKEN
        and (view.scene.definite(chunk.head) or completed(view.form(chunk)))
    )


def _fired(view: View, clause: Clause, chunk: Chunk, found: list[Chunk]) -> bool:
    """«النار», «أعيرة نارية»: what is fired is no one, but may be shot down or seized."""
    form = view.form(chunk)
    if noun_class("fired").isdisjoint(stems(form)):
        return False
    row = view.row(clause)
    hit = row is not None and row.object == "target" and not row.casualty
    return not (hit and (found or form.endswith("ا")))

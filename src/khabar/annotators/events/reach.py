"""What it costs that a place or a time belongs to an event: clauses, words, what came before."""

from __future__ import annotations

from khabar.annotators.events.charges import charged
from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import RELATIVE, Clause
from khabar.annotators.events.government import reporting
from khabar.annotators.events.people import humans
from khabar.annotators.events.said_or_done import gone_on_with, quoted_after
from khabar.annotators.events.scene import WINDOW, Mention
from khabar.annotators.events.series import of_another_day
from khabar.annotators.events.slots import View
from khabar.annotators.events.word_kinds import BOUNDS
from khabar.lexicon.company import noun_class, stems
from khabar.text.view import fold

JOINT, TOLD, UNDER, SAID, BESIDE = 1.0, 2.0, 6.0, 6.0, 3.0
"""Costs of a step along a joined verb, out of a relative, a clause, a report, and to the next."""

OWN = -3.0
"""What a relative takes off, that tells more of the event's own noun."""
DEEPEST = 8
MOST = 12
"""Stretches of a sentence that are kept apart: no sentence of a person's hand has more."""


def between(view: View, at: int, there: int) -> float:
    """What it costs that an event and a word stand in two clauses.

    Up from a relative to its noun's clause, along joined verbs, out of a subordinate clause:
    each step costs, and out of what someone said costs most.
    """
    one, two = view.sentence.clause(at), view.sentence.clause(there)
    if one is two:
        told = one.form is not None and one.form.lemma in reporting()
        told = told and not (quoted_after(view, one, there) or gone_on_with(view, one, at))
        return SAID if told and one.verb < there < at else 0.0
    if describes(view, two, at):
        return OWN
    ups, downs = _ways(one), _ways(two)
    ties = [ups[n] + downs[n] for n in ups if n in downs]
    if ties:
        return min(ties)
    return min(ups.values()) + min(downs.values()) + BESIDE


def _ways(clause: Clause) -> dict[int, float]:
    """What it costs to reach each clause above, by its number."""
    found = {clause.number: 0.0}
    cost, here = 0.0, clause
    for _ in range(DEEPEST):
        above = here.shared or here.parent
        if above is None:
            break
        if here.shared is not None:
            cost += JOINT if _of_one_time(here, here.shared) else UNDER
        elif here.kind == RELATIVE:
            cost += TOLD
        else:
            said = above.form is not None and above.form.lemma in reporting()
            cost += SAID if said else UNDER
        found.setdefault(above.number, cost)
        here = above
    return found


def _of_one_time(clause: Clause, other: Clause) -> bool:
    """Whether two joined clauses tell of one time («فككوا سبعاً، وسيصار إلى تفجير الباقي»)."""
    if clause.form is None or other.form is None:
        return True
    return clause.form.tense == other.form.tense


def describes(view: View, clause: Clause, at: int) -> bool:
    """Whether a relative tells more of the event's own noun («الهجوم الذي وقع قرب …»)."""
    noun = clause.antecedent
    return clause.kind == RELATIVE and noun is not None and noun.first <= at < view.whole(noun)[1]


def of_a_man(view: View, clause: Clause) -> bool:
    """«المعارض الذي اغتيل قبل يومين»: a relative that tells who someone is."""
    noun = clause.antecedent
    if clause.kind != RELATIVE or noun is None or noun.head in view.read:
        return False
    who = view.scene.kinds[clause.opener] == "relative"
    man = noun.head in view.scene.actors or not stems(view.form(noun)).isdisjoint(humans())
    return who and man and view.scene.definite(noun.head) and noun.head not in view.scene.numbers


def distance(view: View, at: int, place: Mention) -> float:
    """How far a mention is, in words; each boundary and each other event counts more."""
    scene = view.scene
    opening = False
    if place.first >= at:
        words = range(at + 1, place.first)
        cost = 0.0
    else:
        words = range(place.stop, at)
        cost = 3.0
        opening = place.first - scene.start(at) <= 4
    for here in words:
        cost += 0.3 if opening else 0.6
        if scene.kinds[here] in BOUNDS:
            cost += 1.0
        if here in view.read and not _goes_along(view, here):
            cost += 1.5
    return cost


def _goes_along(view: View, at: int) -> bool:
    """«قتل وإصابة …», and not «للاحتجاج ضد العسكريين وسيطرتهم على …»: joined, and of the same."""
    form = view.scene.words.items[at].form
    if form[:1] != "و":
        return False
    return view.read[at].verb is not None or not form.endswith(("هم", "هما"))


def in_brackets(view: View, place: Mention, at: int) -> bool:
    """Whether a place is only named in brackets that the event stands outside of."""
    chunk = view.sentence.chunk(place.first)
    return bool(chunk and chunk.kind == "quote" and not chunk.first <= at < chunk.stop)


def stretches(view: View) -> tuple[range, ...]:
    """The words that tell what came before («رداً على اغتيال … في …», «بعد مقتل …»)."""
    if view.stretches is None:
        view.stretches = tuple(_stretches(view)[:MOST])
    return view.stretches


def _stretches(view: View) -> list[range]:
    scene, found = view.scene, []
    for at, reading in view.read.items():
        if of_another_day(scene, at, reading) or _charged(view, at):
            found.append(range(at, _end(view, at + 1)))
    last = noun_class("last_of_them")
    for at in range(view.sentence.first + 1, view.sentence.stop):
        if scene.words.items[at].form in last:
            found.append(range(at, view.sentence.stop))  # «قتل 112، آخرهم شاب أصيب أمس في …»
        elif view.scene.words.items[at].form in noun_class("grounds_of"):
            found.append(range(at, _end(view, at + 1)))  # «على خلفية تهريب شحنات العام الماضي»
        elif meanwhile(view, at):
            found.append(range(at, view.sentence.stop))  # «يأتي الهجوم في وقت تتواصل فيه …»
    return found


def meanwhile(view: View, at: int) -> bool:
    """«في وقت …», «بعد أن …» after a verb of coming: what goes on besides, or came before."""
    if view.scene.words.items[at].form in noun_class("counted_from"):
        return _comes(view) and _verbal(view, at)
    if view.scene.words.items[at].form not in noun_class("meanwhile"):
        return False
    if view.scene.words.items[at - 1].form not in ("في", "وسط", "مع"):
        return False
    return _comes(view)


def _comes(view: View) -> bool:
    """«يأتي الهجوم في وقت …»: whether the sentence opens with a verb of coming."""
    form = view.sentence.clause(view.sentence.first).form
    return form is not None and fold(form.lemma) in noun_class("comes_at")


def _verbal(view: View, at: int) -> bool:
    """«بعد أن تعرّض», «غداة طرد …»: an event, and no time, stands right behind a preposition."""
    if at + 1 >= view.sentence.stop:
        return False
    return view.scene.kinds[at + 1] == "sub" or at + 1 in view.read


def besides(view: View, at: int) -> bool:
    """Whether an event goes on besides that of its sentence («في وقت تتواصل فيه …»)."""
    return any(at in words and meanwhile(view, words.start) for words in stretches(view))


def _end(view: View, at: int) -> int:
    """Where what is told from word ``at`` on ends."""
    farthest = min(view.sentence.stop, at + WINDOW)
    while at < farthest and not (view.scene.bounds(at) and not _more(view, at)):
        at += 1
    return at


def _more(view: View, at: int) -> bool:
    """«حرب استمرت أسبوعاً», «المجزرة التي ارتكبت في …»: what describes the noun before it."""
    described = view.scene.kinds[at] in ("verb", "relative")
    return described and view.sentence.clause(at).kind == RELATIVE


def _charged(view: View, at: int) -> bool:
    """«أوقفت … بتهمة قتل تاجر في …»: what someone is held for came before, and elsewhere."""
    if view.read[at].verb is not None:
        return False
    chunk = view.sentence.chunk(at)
    if chunk is None or chunk.kind != "noun":
        return False
    return charged(view, chunk) is not None or _convicted(view, chunk) or _wanted_for(view, at)


def _wanted_for(view: View, at: int) -> bool:
    """«أوقفت الدورية رجلاً لإطلاقه النار على …»: his own deed, for which he is held."""
    own = view.read[at]
    if own.sense.row.type != "ASSAULT" or not own.proclitics.endswith("ل") or not own.pronoun:
        return False
    before = (one for n, one in view.read.items() if n < at)
    return any(one.sense.row.type == "COERCE" and one.verb is not None for one in before)


def _convicted(view: View, chunk: Chunk) -> bool:
    """«بعد إدانتهم بقتل …»: what a verdict was about."""
    number = view.sentence.number(chunk.first)
    before = view.sentence.chunks[number - 1] if number and chunk.prep == "ب" else None
    told = view.read.get(before.head) if before is not None and before.kind == "noun" else None
    return told is not None and told.verb is None and told.sense.row.type == "ACCUSE"


def parted(stretch: tuple[range, ...], at: int, there: int) -> bool:
    """Whether one of two words stands in what came before and the other does not."""
    return any((at in words) != (there in words) for words in stretch)

"""The building or the ground where an event was, by a plain word and no name."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import Clause
from khabar.annotators.events.elsewhere import TOWARDS, at_speech, gone_to, moves_itself, of_matter
from khabar.annotators.events.government import light
from khabar.annotators.events.people import humans
from khabar.annotators.events.phrases import describes as is_adjective
from khabar.annotators.events.phrases import span_of
from khabar.annotators.events.reach import describes, parted
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import verb_forms
from khabar.text.span import Span
from khabar.text.view import fold

Place = tuple[int, int]


def site_of(
    view: View, at: int, target: Place | None, before: tuple[range, ...], *, of_towns: bool = False
) -> tuple[float, Span] | None:
    """The building or ground of an event that no list knows, and what it costs to take it.

    What was hit counts, unless ``of_towns``: where a town is named only a building with a name
    in quotation marks or brackets is more exact.
    """
    best: tuple[float, Span] | None = None
    hit = target is not None and _is_site(view, target[0]) and not _named(view, *target)
    hit = hit and not (view.read[at].sense.row.type == "COERCE" and _finds(view, at))
    named = quoted_name(view.scene, target[0] + 1) if target is not None and hit else None
    if named is not None:
        best = (0.0, _called(view, target[0] if target else at, named))
    elif target is not None and hit and not of_towns and not _unsaid(view, *target):
        best = (TARGET, span_of(view.scene, target[0], min(target[1], target[0] + LONGEST)))
    clause = view.sentence.clause(at)
    type_ = view.read[at].sense.row.type
    crossed = _crossed(view, at) if type_ in ("MOBILIZE", "RETREAT") else None
    if crossed is not None:
        return 0.0, crossed
    moves, talk = type_ in ("MOBILIZE", "RETREAT"), type_ == "CONSULT"
    told = clause.after if clause.verb >= 0 else clause.before
    if clause.verb >= 0 and clause.before and clause.before[0].prep == "في":
        told = [*told, clause.before[0]]  # «في المدينة ذاتها قُتل …»
    for relative in view.relatives:
        if describes(view, relative, at) or _of_the_hit(view, relative, at, target):
            told = [*told, *(c for c in relative.after if c.prep in INSIDE)]
    for chunk in told:
        local = chunk.prep in LOCAL or (chunk.prep == "ل" and moves)
        local = local or (chunk.prep in noun_class("directions") and not _relates(view, chunk))
        site = _is_site(view, chunk.head) or _measured(view, chunk) or _quarter(view, chunk)
        unlisted = _unlisted(view, chunk)
        site = site or unlisted is not None or _described(view, chunk)
        if not local or not site or _vague(view, chunk):
            continue
        guest = talk and chunk.prep == TOWARDS  # «وصل إلى العاصمة في زيارة»
        if chunk.first < at and not (clause.verb >= 0 and (chunk.prep in INSIDE or guest)):
            continue
        if chunk.head in view.read or parted(before, at, chunk.head):
            continue  # «القضاء على …»
        if gone_to(view, at, chunk.first) and not _fends_off(view, at):
            continue
        if talk and of_matter(view.scene, at, chunk.head):
            continue
        if chunk.prep == "علي" and any(n in view.read for n in range(at + 1, chunk.first)):
            continue  # «قُتل اثنان بعد هجوم على مقر في …»
        if at_speech(view.scene, chunk.first, at):
            continue
        if type_ == "COERCE" and chunk.prep == "علي" and _finds(view, at):
            continue  # «عثرت على نفق»
        if type_ == "ASSAULT" and chunk.prep == TOWARDS and not moves_itself(view, clause, at):
            continue  # «نُقل إلى المستشفى»
        named = quoted_name(view.scene, chunk.head + 1)
        cost = SITE + 0.6 * abs(chunk.first - at)
        if named is not None:
            if cost < QUOTED_REACH and (best is None or cost < best[0]):
                best = (cost - SITE, _called(view, chunk.head, named))
            continue
        if chunk.stop - chunk.head == 1 and _only_ranked(view, chunk):
            continue  # «بمنطقة»
        if _named(view, chunk.first, chunk.stop) or _penalty(view, chunk) or _wide(view, chunk):
            continue
        if cost < SITE_REACH and (best is None or cost < best[0]):
            first, stop = unlisted or (chunk.first, chunk.stop)
            if unlisted is not None and _within_next(view, stop):
                cost -= SITE  # «في حي السلام، بمدينة …»
            if unlisted is not None and not view.scene.ended(chunk.head):
                cost = min(cost, UNLISTED)
            best = (cost, span_of(view.scene, first, stop))
    return best


def _of_the_hit(view: View, relative: Clause, at: int, target: Place | None) -> bool:
    """«إطلاق النار على سيارة تقل موظفاً في طريق المطار»: what else is told of what was hit."""
    noun = relative.antecedent
    if noun is None or target is None or relative.verb in view.read or noun.first < at:
        return False
    people = not stems(view.form(noun)).isdisjoint(humans())
    return not people and target[0] <= noun.head < target[1]


INSIDE = frozenset({"في", "ب", "داخل", "وسط", "قرب", "امام"})
"""Prepositions of place that may stand between a verb and what happened there."""


LOCAL = frozenset(
    {"في", "ب", "داخل", "قرب", "عند", "امام", "الي", "محيط", "خارج", "وسط", "علي", "قبالة"}
)
"""Prepositions of place."""


TARGET, SITE, SITE_REACH, LONGEST = 2.5, 2.0, 9.0, 6
UNLISTED = 6.0
"""What a name in no list costs at most, so that it counts in a long clause too."""


def quoted_name(scene: Scene, at: int) -> Place | None:
    """«قرب مستوطنة "النخيل"», «في منطقة (السدّ)»: the words in the marks that open at ``at``."""
    if at >= scene.stop(at - 1) or scene.words.items[at].form not in OPENING:
        return None
    if scene.words.form(at + 1).startswith(LED):
        return None  # «محيط المستشفى "للمرة الثالثة"»
    for close in range(at + 1, min(at + 2 + QUOTED, scene.stop(at - 1))):
        if scene.words.items[close].form in CLOSING:
            return (at + 1, close) if close > at + 1 else None
        if scene.kinds[close] not in ("", "either", "mark"):
            return None
    return None


def _called(view: View, head: int, named: Place) -> Span:
    """The name in the marks; of a building with the building («معسكر (السدّ)»)."""
    town = not noun_class("placeword").isdisjoint(stems(view.scene.words.items[head].form))
    return view.scene.words.span(*named) if town else view.scene.words.span(head, named[1] + 1)


LED = ("لل", "بال", "كال")
"""How a phrase opens that no name opens with."""
OPENING, CLOSING = frozenset("(«\"'“‘"), frozenset(")»\"'”’")
QUOTED, QUOTED_REACH = 4, 14.0
"""Words of the longest name in marks, and how much it may cost."""


def struck(scene: Scene, target: Place | None, type_: str) -> Span | None:
    """The named place that an attack or a closure was on («قصف مدينة الوادي», «إغلاق المعبر»)."""
    if target is None or type_ not in ("ASSAULT", "COERCE"):
        return None
    known = noun_class("placeword")
    for at in range(*target):
        for place in scene.near(scene.places, at):
            if place.first == at and place.value.kind != "country" and place.stop <= target[1]:
                return place.span
        if known.isdisjoint(stems(scene.words.items[at].form)):
            return None
    return None


def witnessed(view: View, at: int, *, relative: bool = False) -> Span | None:
    """«شهدت المدينة اشتباكات»: the subject of a verb of seeing is where the event was.

    With ``relative`` only a relative of the event's noun counts («التظاهرات التي شهدتها …»).
    """
    if view.read[at].verb is not None:
        return None
    clause = view.sentence.clause(at)
    if relative:
        told = (c for c in view.relatives if c.verb > at and describes(view, c, at))
        clause = next(told, clause)
    form = clause.form
    if form is None or (clause.verb > at) is not relative:
        return None
    hit = relative and light(form.lemma) == "undergo"  # «القصف الذي تعرضت له القرية»
    if not hit and fold(form.lemma) not in noun_class("witnesses"):
        return None
    subject = view.slots(clause).subject
    if subject is None or subject.first <= at < subject.stop:
        return None
    first, stop = view.whole(subject)
    known = noun_class("placeword")
    if stop - first > 1 and not stems(view.form(subject)).isdisjoint(noun_class("dwellers")):
        first += 1  # «عاش سكان المدينة …»
    for here in range(first, stop):
        for place in view.scene.near(view.scene.places, here):
            if place.first == here and place.stop <= stop:
                return place.span
        if known.isdisjoint(stems(view.scene.words.items[here].form)):
            break
    site = _is_site(view, first) or not known.isdisjoint(stems(view.scene.words.items[first].form))
    return span_of(view.scene, first, stop) if site else None


def _named(view: View, first: int, stop: int) -> bool:
    """Whether a town is named in the words or right after («العاصمة العراقية بغداد»)."""
    heads = stems(view.scene.words.items[first].form)
    if noun_class("plaintown").isdisjoint(heads):
        return False  # a building is more exact than its town
    near = view.scene.near(view.scene.places, first)
    return any(first <= place.first <= stop for place in near)


def _relates(view: View, chunk: Chunk) -> bool:
    """«في كركوك شمالي البلاد»: what only says where the place before it lies."""
    near = view.scene.near(view.scene.places, chunk.first)
    return any(place.stop == chunk.first - 1 for place in near)


def _quarter(view: View, chunk: Chunk) -> bool:
    """«في شوارع العاصمة»: ground of many parts that is named by what it belongs to."""
    quarter = not noun_class("quarters").isdisjoint(stems(view.form(chunk)))
    return quarter and chunk.prep in INSIDE and view.scene.ended(chunk.stop - 1)


def _measured(view: View, chunk: Chunk) -> bool:
    """«في النخلة (50 كلم جنوب …)»: a name that no list knows, with its distance in brackets."""
    number = view.sentence.chunk_of[chunk.first - view.sentence.first] + 1
    after = view.sentence.chunks[number : number + 1]
    if not after or after[0].kind != "quote" or after[0].stop - after[0].first < MEASURED:
        return False
    near = view.scene.near(view.scene.places, chunk.first)
    return any(after[0].first < p.first < after[0].stop and p.value.relation for p in near)


MEASURED = 4
"""Words with their marks in the shortest distance in brackets."""


def _within_next(view: View, at: int) -> bool:
    """Whether a town that is known is named right after a place, which lies in it."""
    near = view.scene.near(view.scene.places, at)
    return any(at <= place.first <= at + NEXT and place.value.relation is None for place in near)


NEXT = 3
"""Words from a place to the town that it lies in («…، بمدينة»)."""


def _only_ranked(view: View, chunk: Chunk) -> bool:
    """Whether a phrase is only a word for a place, which says not which one."""
    heads = stems(view.form(chunk))
    return not view.scene.definite(chunk.head) and not heads.isdisjoint(noun_class("ranked"))


def _unlisted(view: View, chunk: Chunk) -> Place | None:
    """«في بلدة أم النخيل», «على مستوى دوار …»: the name after a word for a place, in no list."""
    scene, head = view.scene, chunk.head
    if scene.words.items[head].form == LEVEL and chunk.prep == "علي":
        head += 1
    elif chunk.prep not in INSIDE:
        return None
    if head + 1 >= view.sentence.stop or scene.definite(head):
        return None
    heads = stems(scene.words.items[head].form)
    kept = not heads.isdisjoint(noun_class("ranked_kept"))
    if not kept and heads.isdisjoint(noun_class("ranked")):
        return None
    first = head + 1
    if scene.kinds[first] not in ("", "either") or first in view.read or first in scene.numbers:
        return None
    if is_adjective(scene, first) or scene.words.items[first].form[:1] in MARKS:
        return None
    near = scene.near(scene.places, first)
    if any(p.first <= first < p.stop for p in near):
        return None
    stop = max(chunk.stop, first + 1)
    if stop < view.sentence.stop and not scene.definite(stop - 1) and scene.definite(stop):
        stop += 1  # «منطقتي مشروع الهضبة …»
    return head if kept else first, stop


LEVEL, MARKS = "مستوي", frozenset("«»\"'“”‘’()[]")


def _described(view: View, chunk: Chunk) -> bool:
    """«في النخلة التي تبعد …», «في السدّ الواقعة …»: a name in no list, told by where it lies."""
    if chunk.prep not in INSIDE or chunk.stop - chunk.first > NAMED:
        return False
    words, after = view.scene.words, chunk.stop
    if words.form(after) in noun_class("lies"):
        return True
    return view.scene.kinds[min(after, view.sentence.stop - 1)] == "relative" and (
        words.form(after + 1) in noun_class("lies")
    )


NAMED = 3
"""Words of the longest name that is told by where it lies."""


def _finds(view: View, at: int) -> bool:
    """Whether an event is that something was found, which على brings."""
    verb = view.read[at].verb
    return verb is not None and fold(verb.lemma) in noun_class("finds")


def _fends_off(view: View, at: int) -> bool:
    """Whether an event is that a move was fended off, which is told with its place."""
    return not stems(view.scene.words.items[at].form).isdisjoint(noun_class("repelling"))


def _wide(view: View, chunk: Chunk) -> bool:
    """«سيطر على مناطق واسعة»: ground of which it is not said which."""
    return _unsaid(view, chunk.head, chunk.stop)


def _unsaid(view: View, first: int, stop: int) -> bool:
    heads = stems(view.scene.words.items[first].form)
    wide = not heads.isdisjoint(noun_class("wide"))
    wide = wide or (stop - first == 1 and not heads.isdisjoint(noun_class("some_place")))
    return wide and not view.scene.ended(stop - 1)


def _penalty(view: View, chunk: Chunk) -> bool:
    """«حكم عليه بالسجن»: what a court gives is no place."""
    return chunk.prep == "ب" and not noun_class("penalty").isdisjoint(stems(view.form(chunk)))


def _vague(view: View, chunk: Chunk) -> bool:
    """«بين الأطراف على الأرض»: ground of which nothing more is said."""
    lone = chunk.stop == chunk.head + 1 and chunk.prep == "علي"
    return lone and view.form(chunk) in noun_class("vague_ground")


def pervaded(view: View, at: int) -> Span | None:
    """«تسود الفوضى ليبيا، حيث تتقاتل …»: the land of which a state is told before."""
    scene = view.scene
    for clause in view.sentence.clauses:
        if not 0 <= clause.verb < at or not _pervades(scene.words.items[clause.verb].form):
            continue
        for chunk in clause.after:
            near = scene.near(scene.places, chunk.first)
            place = next((p for p in near if p.first == chunk.first), None)
            if place is not None and chunk.first < at and chunk.prep in ("", "في"):
                return place.span
    return None


@lru_cache(maxsize=1 << 12)
def _pervades(form: str) -> bool:
    """Whether a folded word is a verb of a state that lies over a land («تسود»)."""
    return any(fold(read.lemma) in noun_class("pervades") for read in verb_forms(form))


def _crossed(view: View, at: int) -> Span | None:
    """«بعد عبور الحدود السورية»: the ground that a noun of crossing is in construct with."""
    chunk = view.sentence.chunk(at)
    stop = view.whole(chunk)[1] if chunk is not None else at
    if stop <= at + 1 or view.read[at].verb is not None:
        return None
    crosses = not stems(view.scene.words.items[at].form).isdisjoint(noun_class("crosses"))
    return span_of(view.scene, at + 1, stop) if crosses and _is_site(view, at + 1) else None


def _is_site(view: View, at: int) -> bool:
    """Whether a noun is a building or a stretch of ground; «الأطراف السفلية» are limbs."""
    if view.scene.words.form(at + 1) in noun_class("limbs"):
        return False
    heads = stems(view.scene.words.items[at].form)
    if not heads.isdisjoint(noun_class("quantity")):  # «في جميع أنحاء البلاد»
        return view.scene.words.form(at + 1) in noun_class("throughout")
    return not noun_class("here").isdisjoint(heads)

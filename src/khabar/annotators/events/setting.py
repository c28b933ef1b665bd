"""Where and when an event was: the place and the time that stand nearest to it."""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import RELATIVE, Clause
from khabar.annotators.events.control import DECLARE, charged
from khabar.annotators.events.government import reporting
from khabar.annotators.events.people import humans
from khabar.annotators.events.phrases import span_of
from khabar.annotators.events.scene import BOUNDS, WINDOW, Mention, Scene, governed
from khabar.annotators.events.series import of_another_day
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class, stems
from khabar.text.span import Span
from khabar.text.view import fold

Place = tuple[int, int]

COARSE = {"country": 9, "region": 3, "natural": 2}
SPOKEN = frozenset(
    {"ACCUSE", "AGREE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "SANCTION", "COOPERATE"}
)
"""Types that are words rather than deeds: their place must stand right beside them."""
SPOKEN_REACH = 3
RANK = {"local": 0, "facility": 0, "city": 1, "natural": 1, "region": 2, "country": 3}
CHAIN = 4
"""Places no further apart than this many words are one chain."""
PLACE_REACH = 16
JOINT, TOLD, UNDER, SAID, BESIDE = 1.0, 2.0, 6.0, 6.0, 3.0
"""Costs of a step along a joined verb, out of a relative, a clause, a report, and to the next."""
DEEPEST = 8
TIME_REACH = 13
GIVEN = frozenset({"DATE", "TIME"})


def place_of(
    view: View, at: int, type_: str, actor: Place | None, target: Place | None
) -> Span | None:
    """The place of the event at word ``at``: what follows it before what precedes it.

    Only places of the event's own clause count, and of the clauses that go on with it or that it
    goes on with; a place within ``actor`` is the actor's own.
    """
    scene = view.scene
    reach = SPOKEN_REACH if type_ in SPOKEN else PLACE_REACH
    best: tuple[float, Mention] | None = None
    sentence = scene.words.sentence_of[at]
    before = stretches(view)
    talk = type_ in SPOKEN or type_ == "CONSULT"
    for place in scene.near(scene.places, at):
        if scene.words.sentence_of[place.first] != sentence:
            continue
        if actor and actor[0] <= place.first < actor[1]:
            continue
        if target and target[0] <= place.first < target[1] and _party(place, type_):
            continue
        if _of_the_doer(view, actor, place, at) or _of_the_former(scene, place, at):
            continue
        if target and target[0] < place.first < target[1] and _native(view, target, place):
            continue
        if talk and place.first > at and _of_matter(scene, at, place.first):
            continue
        if not locative(scene, place, at) or _in_brackets(view, place, at):
            continue
        if _at_speech(scene, place.first, at) or _to_prison(scene, place):
            continue
        apart = between(view, at, place.first)
        if apart is None or _apart(before, at, place.first):
            continue
        cost = apart + _distance(view, at, place) + COARSE.get(place.value.kind, 0)
        if type_ not in MOVES and (_on_the_way(scene, place) or _left_for(view, place, at)):
            continue
        if _of_a_site(scene, place):
            cost += LIES
        if place.value.relation is not None:
            cost += 2
        if cost <= reach + COARSE.get(place.value.kind, 0) and (best is None or cost < best[0]):
            best = (cost, place)
    if best is not None and best[1].first < at:
        best = _fuller(view, best, at) or best
    found = (best[0], _anchored(scene, _head(scene, best[1]))) if best else None
    site = None if type_ in SPOKEN else _site(view, at, None if found else target, before)
    if site and (found is None or site[0] < found[0]):
        return site[1]
    seen = _witnessed(view, at) if found is None or _farther(view, at, best) else None
    return seen or (found[1] if found else None)


def _farther(view: View, at: int, best: tuple[float, Mention] | None) -> bool:
    """Whether a place stands before the event, or behind another that it may belong to."""
    if best is None:
        return True
    there = best[1].first
    return there < at or any(at < other < there for other in view.read)


def _at_speech(scene: Scene, there: int, at: int) -> bool:
    """«قال في مؤتمر صحفي عقده في …»: where or when someone spoke, and not the event's."""
    speech = noun_class("speech")
    for here in range(there - 1, max(scene.start(there), there - LIES_REACH) - 1, -1):
        if here == at or scene.kinds[here] in ("stop", "sub"):
            return False
        if not speech.isdisjoint(stems(scene.words.items[here].form)):
            return scene.kinds[here - 1] == "prep" and here > scene.start(there)
    return False


def _to_prison(scene: Scene, place: Mention) -> bool:
    """«قضت بسجن مدير …»: a penalty, and no prison."""
    form = scene.words.items[place.first].form
    return form[:1] == "ب" and not noun_class("penalty").isdisjoint(stems(form))


def _fuller(view: View, best: tuple[float, Mention], at: int) -> tuple[float, Mention] | None:
    """«في حلب، قُتل … في ريف حلب الشمالي»: the place that a later one names more exactly."""
    scene, name = view.scene, best[1].span.of(view.scene.words.text)
    for place in scene.near(scene.places, at):
        told = place.span.of(scene.words.text)
        longer = place.first > at and len(told) > len(name) and name in told
        if longer and place.first < view.sentence.stop and locative(scene, place, at):
            return best[0], place
    return None


def _party(place: Mention, type_: str) -> bool:
    """«التشاور مع فرنسا», «التنديد بإيران»: a country that is the other side, and no place."""
    return place.value.kind == "country" and type_ not in ("ASSAULT", "MOBILIZE", "RETREAT")


def _of_the_doer(view: View, actor: Place | None, place: Mention, at: int) -> bool:
    """«أحبطت قوى الأمن لشمال البلاد هجوماً»: what ل adds to the doer of a verb."""
    if actor is None or not 0 <= place.first - actor[1] < WAY or view.read[at].verb is None:
        return False
    words = view.scene.words.items
    beside = all(view.scene.kinds[n] in ("", "either") for n in range(actor[1], place.first))
    return beside and words[actor[1]].form[:1] == "ل"


def _of_the_former(scene: Scene, place: Mention, at: int) -> bool:
    """«يأتي الهجوم بعد يومين من حادث مماثل في …»: the place of what came before."""
    for here in range(place.first - 1, max(at, place.first - FORMER), -1):
        if scene.kinds[here] in ("stop", "verb"):
            return False
        if here - 1 in scene.on_time and scene.words.items[here].form in ("من", "علي"):
            return True
    return False


FORMER = 8
"""Words from «بعد يومين من» to the place of what came before."""


def _native(view: View, target: Place, place: Mention) -> bool:
    """«أسير من بلدة …», «شاب من سكان …»: where someone is from."""
    scene = view.scene
    words = range(target[0] + 1, place.first)
    people = not stems(scene.words.items[target[0]].form).isdisjoint(humans())
    return people and any(scene.kinds[n] == "partitive" for n in words)


def _of_matter(scene: Scene, at: int, there: int) -> bool:
    """«بحث الأوضاع في …»: whether what is talked of stands between the talk and a place."""
    return any(
        not noun_class("matters").isdisjoint(stems(scene.words.items[here].form))
        for here in range(max(at + 1, there - MATTER), there)
    )


MATTER = 4
"""Words from what is talked of to the place that it is in («الأوضاع الإنسانية في»)."""


def _witnessed(view: View, at: int) -> Span | None:
    """«شهدت المدينة اشتباكات»: the subject of a verb of seeing is where the event was."""
    clause = view.sentence.clause(at)
    form = clause.form
    if form is None or view.read[at].verb is not None or at < clause.verb:
        return None
    if fold(form.lemma) not in noun_class("witnesses"):
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


def between(view: View, at: int, there: int) -> float | None:
    """What it costs that an event and a word stand in two clauses; None where they are too far.

    Up from a relative to its noun's clause, along joined verbs, out of a subordinate clause:
    each step costs, and out of what someone said costs most.
    """
    one, two = view.sentence.clause(at), view.sentence.clause(there)
    if one is two:
        told = one.form is not None and one.form.lemma in reporting()
        return SAID if told and one.verb < there < at else 0.0
    if _describes(view, two, at):
        return 1.0
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
            cost += JOINT
        elif here.kind == RELATIVE:
            cost += TOLD
        else:
            said = above.form is not None and above.form.lemma in reporting()
            cost += SAID if said else UNDER
        found.setdefault(above.number, cost)
        here = above
    return found


def _in_brackets(view: View, place: Mention, at: int) -> bool:
    """Whether a place is only named in brackets that the event stands outside of."""
    chunk = view.sentence.chunk(place.first)
    return bool(chunk and chunk.kind == "quote" and not chunk.first <= at < chunk.stop)


def _describes(view: View, clause: Clause, at: int) -> bool:
    """Whether a relative tells more of the event's own noun («الهجوم الذي وقع قرب …»)."""
    noun = clause.antecedent
    return clause.kind == RELATIVE and noun is not None and noun.first <= at < view.whole(noun)[1]


def _head(scene: Scene, place: Mention) -> Mention:
    """The first of a chain of places («حي … شرق …»): it is as exact or more."""
    nearby = scene.near(scene.places, place.first)
    earlier = [p for p in nearby if p.stop <= place.first and p.value.relation is None]
    for before in earlier[::-1]:
        between = range(before.stop, place.first)
        near = len(between) <= CHAIN and not any(
            scene.kinds[n] in BOUNDS and scene.kinds[n] != "stop" for n in between
        )
        exact = before.value.kind == "region" or (
            RANK.get(before.value.kind, 1) <= RANK.get(place.value.kind, 1)
        )
        same = scene.words.sentence_of[before.first] == scene.words.sentence_of[place.first]
        told = before.value.kind in ("facility", "local") or locative(scene, before, -1)
        if not (near and exact and same and told):
            break
        place = before
    return place


def _anchored(scene: Scene, place: Mention) -> Span:
    """The place, or of a long relation («على بعد 30 كم شمال شرقي مدينة …») what it hangs on."""
    relation = place.value.relation
    if relation is None or relation.anchor_text is None:
        return place.span
    told = place.span.of(scene.words.text)
    if len(told) <= 2 * len(relation.anchor_text) + len(relation.anchor_text):
        return place.span
    at = told.rfind(relation.anchor_text)
    if at < 0:
        return place.span
    start = place.span.start + at
    return Span(start, start + len(relation.anchor_text))


def locative(scene: Scene, place: Mention, at: int) -> bool:
    """Whether a place is named as a place: after a preposition, or as what the event is of."""
    actor = scene.actors.get(place.first)
    if actor and actor.first == place.first and actor.stop - 1 in scene.on_time:
        actor = None  # «في العاصمة اليوم», and no outlet of that name
    heads = stems(scene.words.items[actor.first].form) if actor else frozenset()
    if (
        actor
        and heads.isdisjoint(noun_class("placeword"))
        and (actor.value.kind != "population" or actor.first < place.first)
    ):
        return False
    first = scene.start(place.first)
    word = scene.words.items[place.first]
    if place.span.start > word.span.start and word.form[:1] in ("ب", "ل"):
        return True
    if word.form.startswith(("وب", "ول")) and place.span.start > word.span.start + 1:
        return True
    here = place.first - 1
    known = noun_class("placeword")
    while here >= first and place.first - here <= 6:
        if here == at:
            return True
        kind, form = scene.kinds[here], scene.words.items[here].form
        if kind in ("prep", "partitive"):
            return form.removeprefix("و") not in noun_class("about")
        nisba = form.startswith("ال") and form.endswith(("ية", "ي"))
        if kind in ("quote", "mark") or (nisba and here > first and _town(scene, here - 1)):
            here -= 1
            continue
        if form == "(":
            return True
        if known.isdisjoint(stems(form)):
            joined = scene.words.items[place.first].form.startswith("و")
            return joined and any(
                p.stop == place.first for p in scene.near(scene.places, place.first)
            )
        if governed(form) or form[:1] in ("ب", "ل"):
            return True
        here -= 1
    return here < first


def _town(scene: Scene, at: int) -> bool:
    """«العاصمة»: a plain word for a town, whose name comes next."""
    return not noun_class("plaintown").isdisjoint(stems(scene.words.items[at].form))


def _distance(view: View, at: int, place: Mention) -> float:
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
        if here in view.read and scene.words.items[here].form[:1] != "و":
            cost += 1.5
    return cost


def _site(
    view: View, at: int, target: Place | None, before: tuple[range, ...]
) -> tuple[float, Span] | None:
    """The building or ground of an event that has no name, and what it costs to take it."""
    best: tuple[float, Span] | None = None
    hit = target is not None and _is_site(view, target[0]) and not _named(view, *target)
    if target is not None and hit and not _unsaid(view, *target):
        best = (TARGET, span_of(view.scene, target[0], min(target[1], target[0] + LONGEST)))
    clause = view.sentence.clause(at)
    type_ = view.read[at].sense.row.type
    moves, talk = type_ in ("MOBILIZE", "RETREAT"), type_ == "CONSULT"
    told = clause.after if clause.verb >= 0 else clause.before
    for relative in view.relatives:
        if _describes(view, relative, at):
            told = [*told, *(c for c in relative.after if c.prep in INSIDE)]
    for chunk in told:
        local = chunk.prep in LOCAL or (chunk.prep == "ل" and moves)
        local = local or (chunk.prep in noun_class("directions") and not _relates(view, chunk))
        site = _is_site(view, chunk.head) or _measured(view, chunk) or _quarter(view, chunk)
        if not local or not site:
            continue
        guest = talk and chunk.prep == TOWARDS  # «وصل إلى العاصمة في زيارة»
        if chunk.first < at and not (clause.verb >= 0 and (chunk.prep in INSIDE or guest)):
            continue
        if chunk.head in view.read or _apart(before, at, chunk.head):
            continue  # «القضاء على …»
        if _gone_to(view, at, chunk.first):
            continue
        if talk and _of_matter(view.scene, at, chunk.head):
            continue
        if _at_speech(view.scene, chunk.first, at):
            continue
        if type_ == "COERCE" and chunk.prep == "علي" and _finds(view, at):
            continue  # «عثرت على نفق»
        if type_ == "ASSAULT" and chunk.prep == TOWARDS and not _moves_itself(view, clause, at):
            continue  # «نُقل إلى المستشفى»
        if _named(view, chunk.first, chunk.stop) or _penalty(view, chunk) or _wide(view, chunk):
            continue
        cost = SITE + 0.6 * abs(chunk.first - at)
        if cost < SITE_REACH and (best is None or cost < best[0]):
            best = (cost, span_of(view.scene, chunk.first, chunk.stop))
    return best


INSIDE = frozenset({"في", "ب", "داخل", "وسط", "قرب", "امام"})
"""Prepositions of place that may stand between a verb and what happened there."""
LOCAL = frozenset(
    {"في", "ب", "داخل", "قرب", "عند", "امام", "الي", "محيط", "خارج", "وسط", "علي", "قبالة"}
)
"""Prepositions of place."""
TARGET, SITE, SITE_REACH, LONGEST = 2.5, 2.0, 9.0, 6


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


def _gone_to(view: View, at: int, there: int) -> bool:
    """«أجبر القصف السكان على الفرار إلى القرى»: where someone else went, and not the event's."""
    return any(
        at < other < there and reading.sense.row.type in MOVES
        for other, reading in view.read.items()
    )


MOVES = frozenset({"MOBILIZE", "RETREAT", "AID", "CONSULT"})
"""Types of going, coming and bringing."""


def _finds(view: View, at: int) -> bool:
    """Whether an event is that something was found, which على brings."""
    verb = view.read[at].verb
    return verb is not None and fold(verb.lemma) in noun_class("finds")


def _wide(view: View, chunk: Chunk) -> bool:
    """«سيطر على مناطق واسعة»: ground of which it is not said which."""
    return _unsaid(view, chunk.head, chunk.stop)


def _unsaid(view: View, first: int, stop: int) -> bool:
    wide = not noun_class("wide").isdisjoint(stems(view.scene.words.items[first].form))
    return wide and not view.scene.ended(stop - 1)


def _penalty(view: View, chunk: Chunk) -> bool:
    """«حكم عليه بالسجن»: what a court gives is no place."""
    return chunk.prep == "ب" and not noun_class("penalty").isdisjoint(stems(view.form(chunk)))


def _is_site(view: View, at: int) -> bool:
    return not noun_class("here").isdisjoint(stems(view.scene.words.items[at].form))


def time_of(view: View, at: int) -> Mention | None:
    """The time of the event at word ``at``, unless it tells when someone spoke."""
    scene = view.scene
    best: tuple[float, Mention] | None = None
    sentence = scene.words.sentence_of[at]
    before = stretches(view)
    for time in scene.near(scene.times, at):
        if scene.words.sentence_of[time.first] != sentence or time.value.type == "SET":
            continue
        if _of_speech(view, time, at) or not _tells_when(scene, time, at):
            continue
        if _at_speech(scene, time.first, at) or _of_relative(view, time.first, at):
            continue
        apart = between(view, at, time.first)
        if apart is None or _apart(before, at, time.first) or _of_content(view, at, time.first):
            continue
        cost = apart + _distance(view, at, time)
        if cost <= TIME_REACH and (best is None or cost < best[0]):
            best = (cost, time)
    return best[1] if best else None


LIES, LIES_REACH = 8.0, 12
"""What it costs that a place only says where another lies, and how far back that is said."""


def _left_for(view: View, place: Mention, at: int) -> bool:
    """«أصيب اثنان نُقلا إلى مستشفى …»: where those who were hit were taken."""
    clause = view.sentence.clause(place.first)
    form = clause.form
    if form is None or clause.verb == at or fold(form.lemma) not in noun_class("carried_off"):
        return False
    if _moves_itself(view, clause, at):
        return False
    words = range(max(view.sentence.first, place.first - WAY), place.first)
    return any(view.scene.words.items[n].form.removeprefix("و") == TOWARDS for n in words)


def _moves_itself(view: View, clause: Clause, at: int) -> bool:
    """«عادت الاشتباكات إلى محيط القصر»: the event is the subject of the verb."""
    subject = view.slots(clause).subject
    return subject is not None and subject.first <= at < subject.stop


TOWARDS = "الي"


def _on_the_way(scene: Scene, place: Mention) -> bool:
    """«شحنة قادمة من …», «في طريقها إلى …»: where something came from or was bound for."""
    way = noun_class("bound")
    for here in range(place.first - 1, max(scene.start(place.first), place.first - WAY) - 1, -1):
        if scene.kinds[here] == "stop":
            return False
        if scene.words.items[here].form.removeprefix("و") in way:
            return True
    return False


WAY = 5
"""Words from «قادمة» to the place that it came from."""


def _of_a_site(scene: Scene, place: Mention) -> bool:
    """«المعبر الواقع على بعد … غرب العاصمة», «المؤسسة التي يوجد مقرها في …»."""
    lies = noun_class("lies")
    for here in range(place.first - 1, max(scene.start(place.first), place.first - LIES_REACH), -1):
        form = scene.words.items[here].form
        if form.removeprefix("و") in lies:
            return True
        if scene.kinds[here] == "stop" and form not in "()":
            return False
    return False


MOST = 12
"""Stretches of a sentence that are kept apart: no sentence of a person's hand has more."""


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
    return found


def _end(view: View, at: int) -> int:
    """Where what is told from word ``at`` on ends."""
    farthest = min(view.sentence.stop, at + WINDOW)
    while at < farthest and not (view.scene.bounds(at) and not _more(view, at)):
        at += 1
    return at


def _more(view: View, at: int) -> bool:
    """«حرب استمرت أسبوعاً»: a verb that describes the noun right before it."""
    return view.scene.kinds[at] == "verb" and view.sentence.clause(at).kind == RELATIVE


def _charged(view: View, at: int) -> bool:
    """«أوقفت … بتهمة قتل تاجر في …»: what someone is held for came before, and elsewhere."""
    if view.read[at].verb is not None:
        return False
    chunk = view.sentence.chunk(at)
    return chunk is not None and chunk.kind == "noun" and charged(view, chunk) is not None


def _apart(stretch: tuple[range, ...], at: int, there: int) -> bool:
    """Whether one of two words stands in what came before and the other does not."""
    return any((at in words) != (there in words) for words in stretch)


def _of_relative(view: View, there: int, at: int) -> bool:
    """«اعتصام ذوي شبان اختُطفوا قبل سنوات»: when something else happened that someone suffered."""
    clause = view.sentence.clause(there)
    if clause.kind != RELATIVE or clause.verb not in view.read or clause.verb == at:
        return False
    noun = clause.antecedent
    if noun is None or noun.head in view.read or view.sentence.clause(at) is clause:
        return False
    return clause.verb < there and view.read[at].sense.row.type not in ("ASSAULT", "COERCE")


def _of_content(view: View, at: int, there: int) -> bool:
    """«داعياً القيادة إلى نصب … قبل نهاية الشهر»: the time is that of what is asked for."""
    if view.read[at].sense.row.type not in SPOKEN or there < at:
        return False
    return any(at < other < there for other in view.read)


def _of_speech(view: View, time: Mention, at: int) -> bool:
    """«قال … أمس إن»: the time stands in the clause of a reporting verb, before what it reports."""
    clause = view.sentence.clause(time.first)
    if clause.form is None or clause.form.lemma not in reporting() or clause.verb == at:
        return False
    between = clause.verb < time.first < at and clause is view.sentence.clause(at)
    if between and fold(clause.form.lemma) in noun_class("witnesses"):
        return False  # «شهد المخيم، السبت، قصفاً»
    if clause is view.sentence.clause(at):
        fronted = time.first < clause.verb < at and clause.form.lemma == DECLARE
        return not fronted and not clause.verb < at < time.first
    return True


def _first_since(scene: Scene, time: Mention) -> bool:
    """«هي الأولى من نوعها منذ عشر سنوات»: since when there was no other."""
    since = [n for n in (time.first, time.first - 1) if scene.words.form(n) in ("منذ", "خلال")]
    if not since:
        return False
    firsts = noun_class("first_since")
    words = range(max(scene.start(time.first), since[-1] - FIRST), since[-1])
    return any(scene.words.items[n].form.removeprefix("و") in firsts for n in words)


FIRST = 3
"""Words from «الأولى» to «منذ» in «الأولى من نوعها منذ»."""


def _tells_when(scene: Scene, time: Mention, at: int) -> bool:
    """Whether a time can be the event's: a bare duration («15 عاما») only right after it."""
    first = scene.words.items[time.first].form
    if _first_since(scene, time):
        return False
    if time.value.type in GIVEN:
        return True
    if not noun_class("elapsed").isdisjoint((first, first.removeprefix("و"))):
        return False  # «بعد ساعات من …», «قبل نصف ساعة من …»: measured from another event
    if scene.kinds[time.first] == "prep":
        return True
    before = scene.words.items[time.first - 1].form
    if not noun_class("penalty").isdisjoint(stems(before)):
        return False  # «حكماً بالسجن خمس سنوات»
    return 0 < time.first - at <= 3 and before != "("

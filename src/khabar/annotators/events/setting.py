"""Where and when an event was: the place and the time that stand nearest to it."""

from __future__ import annotations

from khabar.annotators.events.government import reporting
from khabar.annotators.events.phrases import span_of
from khabar.annotators.events.scene import BOUNDS, OPENERS, Mention, Scene, governed
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import verb_forms
from khabar.text.span import Span
from khabar.text.words import LETTERS

COARSE = {"country": 9, "region": 3, "natural": 2}
SPOKEN = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "SANCTION", "COOPERATE"})
"""Types that are words rather than deeds: their place must stand right beside them."""
RANK = {"local": 0, "facility": 0, "city": 1, "natural": 1, "region": 2, "country": 3}
CHAIN = 4
"""Places no further apart than this many words are one chain."""
SPEECH_REACH = 14
PLACE_REACH = 16
TIME_REACH = 13
GIVEN = frozenset({"DATE", "TIME"})


def place_of(
    scene: Scene, at: int, type_: str, actor: tuple[int, int] | None, others: frozenset[int]
) -> Span | None:
    """The place of the event at word ``at``: what follows it before what precedes it.

    A place within ``actor`` is the actor's own. ``others`` are the other events' words.
    """
    reach = 5 if type_ in SPOKEN else PLACE_REACH
    best: tuple[float, Mention] | None = None
    sentence = scene.words.sentence_of[at]
    for place in scene.near(scene.places, at):
        if scene.words.sentence_of[place.first] != sentence:
            continue
        if actor and actor[0] <= place.first < actor[1]:
            continue
        if not locative(scene, place, at):
            continue
        cost = _distance(scene, at, place, others) + COARSE.get(place.value.kind, 0)
        if place.value.relation is not None:
            cost += 2
        if cost <= reach + COARSE.get(place.value.kind, 0) and (best is None or cost < best[0]):
            best = (cost, place)
    if best:
        return _head(scene, best[1]).span
    return None if type_ in SPOKEN else _spot(scene, at)


def _head(scene: Scene, place: Mention) -> Mention:
    """The first of a chain of places («حي … شرق …»): it is as exact or more."""
    nearby = scene.near(scene.places, place.first)
    earlier = [p for p in nearby if p.stop <= place.first and p.value.relation is None]
    for before in reversed(earlier):
        between = range(before.stop, place.first)
        near = len(between) <= CHAIN and not any(
            scene.kinds[n] in BOUNDS and scene.kinds[n] != "stop" for n in between
        )
        exact = RANK.get(before.value.kind, 1) <= RANK.get(place.value.kind, 1)
        same = scene.words.sentence_of[before.first] == scene.words.sentence_of[place.first]
        if not (near and exact and same and locative(scene, before, -1)):
            break
        place = before
    return place


def locative(scene: Scene, place: Mention, at: int) -> bool:
    """Whether a place is named as a place: after a preposition, or as what the event is of."""
    actor = scene.actors.get(place.first)
    if actor and (actor.value.kind != "population" or actor.first < place.first):
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
            return True
        if kind in ("quote", "mark"):
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


def _distance(scene: Scene, at: int, place: Mention, others: frozenset[int]) -> float:
    """How far a mention is, in words; each boundary and each other event counts more."""
    opening = False
    if place.first >= at:
        between = range(at + 1, place.first)
        cost = 0.0
    else:
        between = range(place.stop, at)
        cost = 3.0
        opening = place.first - scene.start(at) <= 4
    for here in between:
        kind = scene.kinds[here]
        cost += 0.3 if opening else 0.6
        if kind in OPENERS and kind != "relative":
            cost += 2 if opening else 6
        elif kind in BOUNDS:
            cost += 1.5
        if here in others:
            cost += 1.5
    return cost


def _spot(scene: Scene, at: int) -> Span | None:
    """«في المدينة», «إلى المكان»: a place known from before, close after the event."""
    known = noun_class("here")
    for here in range(at + 1, min(at + 9, scene.stop(at))):
        kind = scene.kinds[here]
        word = scene.words.items[here]
        if kind in BOUNDS:
            return None
        if word.kind is not LETTERS:
            continue
        apart = scene.kinds[here - 1] == "prep" and here - 1 > at - 1
        letter = governed(word.form)
        definite = scene.definite(here) or letter == "ب"
        if (apart or letter) and definite and not known.isdisjoint(stems(word.form)):
            return span_of(scene, here, here + 1)
    return None


def time_of(scene: Scene, at: int, others: frozenset[int]) -> Mention | None:
    """The time of the event at word ``at``, unless it tells when someone spoke."""
    best: tuple[float, Mention] | None = None
    sentence = scene.words.sentence_of[at]
    for time in scene.near(scene.times, at):
        if scene.words.sentence_of[time.first] != sentence or time.value.type == "SET":
            continue
        if _of_speech(scene, time, at) or not _tells_when(scene, time, at):
            continue
        cost = _distance(scene, at, time, others)
        if cost <= TIME_REACH and (best is None or cost < best[0]):
            best = (cost, time)
    return best[1] if best else None


def _of_speech(scene: Scene, time: Mention, at: int) -> bool:
    """«قال … أمس إن»: the time stands between a reporting verb and what was reported."""
    for here in range(time.first - 1, max(scene.start(at), time.first - SPEECH_REACH) - 1, -1):
        if scene.kinds[here] in ("verb", "either") and here != at:
            lemmas = {reading.lemma for reading in verb_forms(scene.words.items[here].form)}
            return not lemmas.isdisjoint(reporting()) and not here < at < time.first
        if scene.kinds[here] in BOUNDS:
            return False
    return False


def _tells_when(scene: Scene, time: Mention, at: int) -> bool:
    """Whether a time can be the event's: a bare duration («15 عاما») only right after it."""
    if time.value.type in GIVEN or scene.kinds[time.first] == "prep":
        return True
    return 0 < time.first - at <= 3 and scene.words.items[time.first - 1].form != "("

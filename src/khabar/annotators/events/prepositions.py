"""What a trigger's prepositions bring into its event, and the two sides of «بين … و…»."""

from __future__ import annotations

from khabar.annotators.events.parts import Parts, Place
from khabar.annotators.events.people import humans
from khabar.annotators.events.phrases import phrase
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.word_kinds import joined
from khabar.lexicon.company import noun_class, stems

MORE = 4
"""Further places behind a repeated preposition, at most."""


def parties(scene: Scene, first: int, stop: int) -> Parts:
    """«بين … و…»: the one, and the other."""
    end = phrase(scene, first, stop)
    if end <= first:
        return {}
    sided = _each_side(scene, first, stop)
    if sided:
        return sided
    for here in range(end, min(end + 5, stop)):
        if scene.kinds[here] == "between":
            then = phrase(scene, here + 1, stop)
            if then > here + 1:
                return {"actor": (first, end), "target": (here + 1, then)}
    for here in range(first + 1, min(end + 2, stop - 1)):
        if scene.words.items[here].form == "و" and here + 1 < stop:
            then = phrase(scene, here + 1, stop)
            if then > here + 1:
                return {"actor": (first, here), "target": (here + 1, then)}
    ands = [n for n in range(end - 1, first, -1) if _and(scene, n)]
    sure = [n for n in ands if joined(scene.words.items[n].form)]  # «ومقاتلي وحدات …»
    if ands:
        here = (sure or ands)[0]
        return {"actor": (first, here), "target": (here, end)}
    if end < stop and scene.words.items[end].form.startswith("و"):
        then = phrase(scene, end, stop)
        if then > end and scene.kinds[end] in ("", "either"):
            return {"actor": (first, end), "target": (end, then)}
    return {"actor": (first, end)}


def _and(scene: Scene, at: int) -> bool:
    """Whether a word may open with و as "and"."""
    word = scene.words.items[at]
    return word.form.startswith("و") and len(word.form) > 3 and bool(word.gap)


def _each_side(scene: Scene, first: int, stop: int) -> Parts:
    """«بين الجيش وحلفائه من جهة وفصيل السدّ من جهة أخرى»: the ones, and the others."""
    items = scene.words.items
    for here in range(first + 1, min(first + SIDE, stop - 2)):
        if items[here].form == "من" and items[here + 1].form in noun_class("side"):
            other = here + 2
            if scene.kinds[other] == "stop":
                other += 1
            form = items[other].form
            if form[:1] != "و" or scene.kinds[other] == "verb":
                return {}
            if scene.kinds[other] in ("between", "prep"):
                other += 1  # «… من جهة، وبين …»
            then = phrase(scene, other, stop)
            return {"actor": (first, here), "target": (other, then)} if then > other else {}
        if scene.kinds[here] in ("verb", "stop", "relative"):
            return {}
    return {}


SIDE = 12
"""Words of the first party in «بين … من جهة», at most."""


def also(scene: Scene, place: Place | None) -> list[Place]:
    """«على القوات …، وكذلك على القواعد …»: what the same preposition brings again."""
    if place is None or scene.kinds[place[0] - 1 : place[0]] != ("prep",):
        return []
    items, stop = scene.words.items, scene.stop(place[0])
    preposition = items[place[0] - 1].form
    found: list[Place] = []
    here = place[1]
    while here < stop - 1 and len(found) < MORE:
        joined = False
        while here < stop - 1 and (items[here].form in ("،", ",") or _adds(items[here].form)):
            joined = joined or _adds(items[here].form)
            here += 1
        bare = items[here].form.removeprefix("و")
        if bare != preposition or not (joined or bare != items[here].form):
            break
        end = phrase(scene, here + 1, stop)
        if end <= here + 1:
            break
        found.append((here + 1, end))
        here = end
    return found


def beside(scene: Scene, target: Place | None) -> list[Place]:
    """«رئيس البلدية مع اثنين من مرافقيه»: people who were taken or hit together with someone."""
    if target is None:
        return []
    at, stop = target[1], scene.stop(target[0])
    if at >= stop - 1 or scene.words.items[at].form not in noun_class("along"):
        return []
    people = at + 1 in scene.numbers or any(
        not stems(scene.words.items[at + 1].form).isdisjoint(words)
        for words in (humans(), noun_class("quantity"))
    )
    end = phrase(scene, at + 1, stop) if people else at
    return [(at + 1, end)] if end > at + 1 else []


def _adds(form: str) -> bool:
    """Whether a word only joins more of the same («وكذلك», «أيضا»)."""
    return form.removeprefix("و") in noun_class("adding") or form == "و"


def put(parts: Parts, role: str, place: Place | None) -> None:
    """Fill a role that is still empty."""
    if role and place:
        parts.setdefault(role, place)


def merge(parts: Parts, more: Parts) -> None:
    """Fill every role that is still empty."""
    for role, place in more.items():
        parts.setdefault(role, place)

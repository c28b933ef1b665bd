"""Where an event was: the place that stands nearest to it."""

from __future__ import annotations

from khabar.annotators.events.elsewhere import (
    HELD_WITH,
    LIES,
    MOVES,
    SPOKEN,
    TOWARDS,
    at_speech,
    capital_of,
    grounds_of,
    left_for,
    of_a_site,
    of_an_earlier,
    of_matter,
    of_the_doer,
    of_the_former,
    of_the_speaker,
    of_the_victim,
    on_the_way,
    party,
    returned_from,
    to_prison,
)
from khabar.annotators.events.grounds import pervaded, site_of, witnessed
from khabar.annotators.events.origins import (
    come_from,
    found_before,
    native,
    of_loyalty,
    people_of,
)
from khabar.annotators.events.reach import between, distance, in_brackets, parted, stretches
from khabar.annotators.events.scene import BOUNDS, Mention, Scene, governed
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class, stems
from khabar.text.span import Span

Place = tuple[int, int]

COARSE = {"country": 4, "region": 2, "natural": 1}
"""What it costs to take a place that says little of where."""


SPOKEN_REACH = 3
AGREED_REACH = 7
PEOPLE = 5.0
"""What it costs that a place only says where people come from."""
EARLIER = 3.0
"""What it costs an arrest, a move or a release that a place is told before it."""


RANK = {"local": 0, "facility": 0, "city": 1, "natural": 1, "region": 2, "country": 3}


CHAIN = 4
"""Places no further apart than this many words are one chain."""


PLACE_REACH = 16


def place_of(
    view: View, at: int, type_: str, actor: Place | None, target: Place | None
) -> Span | None:
    """The place of the event at word ``at``: what follows it before what precedes it.

    Only places of the event's own clause count, and of the clauses that go on with it or that it
    goes on with; a place within ``actor`` is the actor's own.
    """
    scene = view.scene
    reach = SPOKEN_REACH if type_ in SPOKEN else PLACE_REACH
    if type_ == "AGREE":
        reach = AGREED_REACH  # «وقّعا في ستوكهولم أواخر 2018 اتفاقاً»
    best: tuple[float, Mention] | None = None
    sentence = scene.words.sentence_of[at]
    before = stretches(view)
    for place in scene.near(scene.places, at):
        if scene.words.sentence_of[place.first] != sentence:
            continue
        if actor and actor[0] <= place.first < actor[1]:
            continue
        if place.first in scene.on_time:
            continue  # «في آب 2021»
        named = locative(scene, place, at) or taken(view, place, at, type_)
        if not named or in_brackets(view, place, at):
            continue
        if _listed(scene, place) is not place:
            continue  # what is so of the first is so of all
        cost = between(view, at, _within(view, place))
        if parted(before, at, place.first):
            continue
        coarse = COARSE.get(place.value.kind, 0)
        if place.first < at and type_ not in HELD_WITH:
            cost += EARLIER
        cost += distance(view, at, place) + coarse + (2 if place.value.relation else 0)
        near = reach + (ALONE if _alone_after(view, place, at) and type_ not in SPOKEN else 0)
        if cost > near + coarse or (best is not None and cost >= best[0]):
            continue
        if type_ not in MOVES and people_of(scene, place):
            cost += PEOPLE
        if of_a_site(scene, place):
            cost += LIES
            if cost > reach + coarse or (best is not None and cost >= best[0]):
                continue
        if not _another(view, place, at, type_, actor, target):
            best = (cost, place)
    if best is not None and best[1].first < at:
        best = _fuller(view, best, at) or best
    found = (best[0], _anchored(scene, _head(scene, best[1]))) if best else None
    told = witnessed(view, at, relative=True)
    if told is not None:
        return told  # «التظاهرات التي شهدتها العاصمة»
    site = (
        None if type_ in SPOKEN else site_of(view, at, target, before, of_towns=found is not None)
    )
    if site and (found is None or site[0] < found[0]):
        return found[1] if found and best and _stands_in(scene, site[1], best[1]) else site[1]
    seen = witnessed(view, at) if found is None or _farther(view, at, best) else None
    if seen is None and found is None and type_ not in SPOKEN and type_ != "CONSULT":
        land = pervaded(view, at)
        if land is not None:
            return land
        return _where_it_is_told(view, at)
    return seen or (found[1] if found else None)


def _where_it_is_told(view: View, at: int) -> Span | None:
    """«أفاد مصدر ميداني في ريف … بأن …»: where those are who saw it, if no other place is told."""
    scene, sentence = view.scene, view.scene.words.sentence_of[at]
    for place in scene.near(scene.places, at):
        if scene.words.sentence_of[place.first] != sentence or place.first > at:
            continue
        if place.value.kind == "country" or not locative(scene, place, at):
            continue
        if of_the_speaker(view, place, at) and not in_brackets(view, place, at):
            return place.span
    return None


def _another(
    view: View, place: Mention, at: int, type_: str, actor: Place | None, target: Place | None
) -> bool:
    """Whether a place is another's: of a party, of a speaker, of what came before or was bound."""
    scene = view.scene
    hit = target is not None and target[0] <= place.first < target[1]
    if place.first in view.parties and party(place, type_):
        return True  # «التشاور مع … للتنديد بإيران»
    if target is not None and hit and (party(place, type_) or native(view, target, place)):
        return True
    if of_the_doer(view, actor, place, at) or of_the_former(scene, place, at):
        return True
    if (
        come_from(scene, place)
        or capital_of(scene, place)
        or returned_from(scene, place, at)
        or grounds_of(view, place, at)
        or found_before(scene, place, at)
        or of_loyalty(scene, place)
        or of_the_victim(view, place, at, target)
    ):
        return True
    told_between = any(n in view.read for n in range(at + 1, place.first))
    if type_ == "COERCE" and told_between and _brought_by(scene, place) == TOWARDS:
        return True  # «أرغمت السكان على الفرار إلى …»
    if of_the_speaker(view, place, at) is False or of_an_earlier(view, place, at, type_):
        return True
    if type_ == "CONSULT" and _told_of(view, place, at):
        return True
    talk = type_ in SPOKEN or type_ == "CONSULT"
    if talk and place.first > at and of_matter(scene, at, place.first):
        return True
    if talk and of_matter(scene, max(scene.start(at), place.first - CHAIN) - 1, place.first):
        return True  # «تطورات الأوضاع بالقدس، بجانب مناقشة …»
    if at_speech(scene, place.first, at) or to_prison(scene, place):
        return True
    if view.sentence.clause(place.first) is not view.sentence.clause(at) and left_for(
        view, place, at
    ):
        return True  # «انسحب الوفد من القاعة، وعاد إلى …»
    return type_ not in MOVES and (on_the_way(scene, place) or left_for(view, place, at))


def _stands_in(scene: Scene, site: Span, place: Mention) -> bool:
    """«على حاجز أمني في شمال سيناء»: the place behind a site that has no name of its own."""
    behind = next(
        (n for n in range(place.first, 0, -1) if scene.words.span(n, n + 1).start < site.stop), -1
    )
    word = scene.words.items[behind]
    after = scene.words.items[place.first - 1].form if place.first > behind + 1 else word.form
    plain = not scene.definite(behind) and behind not in scene.actors
    return plain and place.first - behind <= 2 and (after == INSIDE_OF or place.first == behind + 1)


INSIDE_OF = "في"
ALONE = 8
"""How much farther a place may be after an event with which nothing else happens."""


def _alone_after(view: View, place: Mention, at: int) -> bool:
    """Whether a place follows in the event's own clause with no other event between."""
    if place.first < at or view.sentence.clause(place.stop - 1) is not view.sentence.clause(at):
        return False
    return not any(n in view.read for n in range(at + 1, place.first))


def _within(view: View, place: Mention) -> int:
    """A word of a place that tells its clause: no preposition that stands apart («بين», «على»)."""
    alone = view.sentence.chunk(place.first) is None
    return place.stop - 1 if alone else place.first


def _listed(scene: Scene, place: Mention) -> Mention:
    """«في سوريا والعراق», «مع دول الخليج ومصر»: the first of the places joined in a row."""
    for _ in range(LISTED):
        word = scene.words.items[place.first]
        if word.form[:1] != "و" or place.span.start == word.span.start:
            break
        near = scene.near(scene.places, place.first)
        before = next((p for p in near if p.stop == place.first), None)
        if before is None:
            break
        place = before
    return place


LISTED = 6
"""Places in a row that are looked through for the first."""


def _told_of(view: View, place: Mention, at: int) -> bool:
    """«مكالمة مع نظيره دعا فيها إلى هدنة في …»: the place of a deed that was talked of."""
    told = (view.read[n].sense.row.type for n in range(at + 1, place.first) if n in view.read)
    return any(type_ not in ("CONSULT", "COOPERATE", "AGREE") for type_ in told)


def _brought_by(scene: Scene, place: Mention) -> str:
    """The preposition that stands before a place and the plain words for it («إلى مدينة …»)."""
    for here in range(place.first - 1, max(scene.start(place.first), place.first - CHAIN) - 1, -1):
        if scene.kinds[here] == "prep":
            return scene.words.items[here].form.removeprefix("و")
        if noun_class("placeword").isdisjoint(stems(scene.words.items[here].form)):
            return ""
    return ""


def _farther(view: View, at: int, best: tuple[float, Mention] | None) -> bool:
    """Whether a place stands before the event, or behind another that it may belong to."""
    if best is None:
        return True
    there = best[1].first
    return there < at or any(n in view.read for n in range(at + 1, there))


def _fuller(view: View, best: tuple[float, Mention], at: int) -> tuple[float, Mention] | None:
    """«في حلب، قُتل … في ريف حلب الشمالي»: the place that a later one names more exactly."""
    scene, name = view.scene, best[1].span.of(view.scene.words.text)
    for place in scene.near(scene.places, at):
        told = place.span.of(scene.words.text)
        longer = place.first > at and len(told) > len(name) and name in told
        if longer and place.first < view.sentence.stop and locative(scene, place, at):
            return best[0], place
    return None


def _head(scene: Scene, place: Mention) -> Mention:
    """The first of a chain of places («حي … شرق …»): it is as exact or more."""
    nearby = scene.near(scene.places, place.first)
    earlier = [
        p
        for p in nearby
        if p.stop <= place.first and p.value.relation is None and p.first not in scene.on_time
    ]
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
    if place.value.relation is not None and place.value.relation.kind == "between":
        return True
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
            bare = form.removeprefix("و")
            town = place.value.kind != "country" and bare in AGAINST
            return town or bare not in noun_class("about")
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


def taken(view: View, place: Mention, at: int, type_: str) -> bool:
    """«اجتياح الميليشيات عدن», «دخلت القوات المدينة»: a town that a deed has for its object."""
    scene, before = view.scene, place.first - 1
    if type_ == "COERCE" and _barred_from(scene, place, at):
        return True
    if type_ not in TAKEN or not at < before <= at + OBJECT or place.first in scene.actors:
        return False
    if place.value.relation is not None:
        return False
    if view.sentence.clause(at) is not view.sentence.clause(place.first):
        return False
    bare = place.span.start == scene.words.items[place.first].span.start
    words = range(at + 1, place.first)
    return (
        bare
        and scene.ended(before)
        and all(scene.kinds[n] in ("", "either") and n not in view.read for n in words)
    )


def _barred_from(scene: Scene, place: Mention, at: int) -> bool:
    """«منعت السلطات الوفد من دخول غزة»: the ground that someone is kept from or in."""
    going = place.first - 1
    if not at < going - 1 or going - at > BARRED or scene.kinds[going - 1] != "partitive":
        return False
    return not stems(scene.words.items[going].form).isdisjoint(noun_class("going_over"))


BARRED = 10
"""Words from «منعت» to «مغادرة», at most."""
TAKEN = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
OBJECT = 6
"""Words from a deed to the town that it is done to, behind its doer."""


AGAINST = frozenset({"ضد", "عن"})
"""«القصف ضد عدن», «رفع الحصار عن تعز»: behind these a town is where it was."""


def _town(scene: Scene, at: int) -> bool:
    """«العاصمة»: a plain word for a town, whose name comes next."""
    return not noun_class("plaintown").isdisjoint(stems(scene.words.items[at].form))

"""Where an event was: the place that stands nearest to it."""

from __future__ import annotations

from khabar.annotators.events.anew import of_the_first
from khabar.annotators.events.elsewhere import (
    HELD_WITH,
    LIES,
    MOVES,
    SPOKEN,
    agreed_on,
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
    of_who_tells,
    on_the_way,
    party,
    returned_from,
    to_prison,
)
from khabar.annotators.events.grounds import site_of
from khabar.annotators.events.located import locative, of_no_name, taken
from khabar.annotators.events.origins import (
    come_from,
    counted_as,
    employed,
    found_before,
    from_there,
    native,
    of_loyalty,
    people_of,
    seat_of,
    they_are_there,
)
from khabar.annotators.events.parts import Place
from khabar.annotators.events.place_chains import (
    CHAIN,
    anchored,
    first_listed,
    fuller,
    head_of_chain,
)
from khabar.annotators.events.reach import between, distance, in_brackets, parted, stretches
from khabar.annotators.events.scene import Mention, Scene
from khabar.annotators.events.site_or_town import anywhere, stands_in
from khabar.annotators.events.slots import View
from khabar.annotators.events.statements import (
    alone_after,
    brought_by,
    fronted,
    is_inner,
    told_apart,
    told_with,
    towards,
)
from khabar.annotators.events.told_places import pervaded, reached, where, witnessed
from khabar.lexicon.company import noun_class
from khabar.text.span import Span
from khabar.text.view import fold

COARSE = {"country": 4, "region": 2, "natural": 1}
"""What it costs to take a place that says little of where."""
SPOKEN_REACH = 3
AGREED_REACH = 7
PEOPLE = 5.0
"""What it costs that a place only says where people come from."""
EARLIER = 3.0
"""What it costs an arrest, a move or a release that a place is told before it."""
ANOTHER = 4.0
"""What it costs that an event and a place are told in two statements of a sentence."""
PLACE_REACH = 16
DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST", "AID", "MOBILIZE", "CONCEDE"})
"""Types whose doers act where they are."""


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
    own: Mention | None = None
    best: tuple[float, Mention] | None = None
    spare: tuple[float, Mention] | None = None
    sentence = scene.words.sentence_of[at]
    before = stretches(view)
    for place in scene.near(scene.places, at):
        if scene.words.sentence_of[place.first] != sentence:
            continue
        if actor and actor[0] <= place.first < actor[1]:
            if type_ in DEEDS and own is None and they_are_there(scene, actor, place):
                own = place
            continue
        if place.first in scene.on_time:
            continue  # «في آب 2021»
        named = locative(scene, place, at) or taken(view, place, at, type_)
        if not named or in_brackets(view, place, at):
            continue
        if first_listed(scene, place) is not place:
            continue  # what is so of the first is so of all
        cost = between(view, at, _within(view, place))
        if parted(before, at, place.first):
            continue
        coarse = COARSE.get(place.value.kind, 0)
        if place.first < at and type_ not in HELD_WITH:
            cost += EARLIER
        cost += distance(view, at, place) + coarse + (2 if place.value.relation else 0)
        cost += ANOTHER if told_apart(scene, at, place) else 0
        near = reach + (ALONE if alone_after(view, place, at) and type_ not in SPOKEN else 0)
        if fronted(view, place, at) and type_ not in SPOKEN:
            cost = min(cost, near + coarse)  # «وفي X أُغلق …، فيما استولى …»
        inner = best is not None and is_inner(view, place, at, type_, best[1])
        if cost > near + coarse or (best is not None and cost >= best[0] and not inner):
            continue
        if type_ not in MOVES and (people_of(scene, place) or employed(view, place, at)):
            cost += PEOPLE
        if type_ == "ASSAULT" and from_there(scene, place):
            cost += 2 * PEOPLE
        if of_a_site(scene, place):
            cost += LIES
            if cost > reach + coarse or (best is not None and cost >= best[0]):
                continue
        if inner and cost > near + coarse:
            continue
        if _another(view, place, at, type_, actor, target):
            continue
        head = head_of_chain(scene, place)
        if head is not place and _another(view, head, at, type_, actor, target):
            continue  # «نُقلوا إلى مستشفى على بعد 10 كم شرق الوادي»
        if of_no_name(scene, place):
            nearer = spare is None or cost < spare[0]
            spare = (cost, place) if nearer and not told_with(view, place, at) else spare
        else:
            best = (cost, place)
    if best is not None and best[1].first < at:
        best = fuller(view, best, at) or best
    found = (best[0], anchored(scene, head_of_chain(scene, best[1]))) if best else None
    told = witnessed(view, at, relative=True) or reached(view, at)
    if told is not None:
        return told  # «التظاهرات التي شهدتها العاصمة»
    if best is None or best[1].first < at:
        ground = where(view, at) if type_ not in SPOKEN or type_ in MADE else None
        if ground is not None and witnessed(view, at) is None:
            return ground
    hit = None if _sets_up(view, at) else target
    site = None if type_ in SPOKEN else site_of(view, at, hit, before, of_towns=found is not None)
    named_too = found is not None and best is not None and best[1].first > at
    if site and named_too and anywhere(scene, site[1]):
        site = None
    if site and (found is None or site[0] < found[0]):
        return found[1] if found and best and stands_in(scene, site[1], best[1]) else site[1]
    seen = witnessed(view, at) if found is None or _farther(view, at, best) else None
    if seen is None and found is None and type_ not in SPOKEN and type_ != "CONSULT":
        land = pervaded(view, at)
        if land is not None:
            return land
        if spare is None and own is not None:
            return own.span
        return spare[1].span if spare else _where_it_is_told(view, at)
    return seen or (found[1] if found else None)


def _sets_up(view: View, at: int) -> bool:
    """«نصبوا حاجزاً على طريق المطار»: what is set up is not where it was done."""
    verb = view.read[at].verb
    return verb is not None and fold(verb.lemma) in noun_class("sets_up")


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
    if of_the_first(view, place.first, at):
        return True  # «… في النخيل، فيما استهدف قصف مماثل منزلاً»
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
    told = [n for n in range(at + 1, place.first) if n in view.read]
    if told and type_ == "ASSAULT" and told_apart(scene, at, place):
        return True  # «ضربات على إيران، فيما ردّت بقصف أهداف في …»
    bound = told and brought_by(scene, place) in towards()
    if bound and type_ in ("COERCE", "MOBILIZE", "PROTEST"):
        return True  # «أرغمت السكان على الفرار إلى …», «انتشروا قبل الانسحاب باتجاه …»
    if type_ != "ASSAULT" and told and brought_by(scene, place) == ON and _hit(view, told[-1]):
        return True  # «منعت مناقشة العدوان على …»
    if bound and type_ == "ASSAULT" and view.read[told[-1]].sense.row.type in MOVES:
        return True  # «مقتل ثلاثة وفرار الباقين باتجاه …»
    led = view.read[told[-1]] if told and brought_by(scene, place) == "من" else None
    if led is not None and led.verb is not None and led.sense.row.type in MOVES:
        return True  # «وصلت القافلة التي انطلقت من …»
    if counted_as(view, place, at) or seat_of(view, place):
        return True
    near = range(max(at + 1, place.first - CHAIN), place.first)
    if brought_by(scene, place) == "من" and _coming(scene, near):
        return True  # «تسلل مهربين قادمين من …»
    if of_who_tells(view, place.first, at) or (type_ == "AGREE" and agreed_on(view, place, at)):
        return True
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
    return type_ not in MOVES and (on_the_way(scene, place, at) or left_for(view, place, at))


def _coming(scene: Scene, words: range) -> bool:
    """«قادمة من …»: whether someone is told to have come from a place."""
    return any(scene.words.form(n) in noun_class("coming_from") for n in words)


def _hit(view: View, at: int) -> bool:
    """Whether an event is the noun of an attack."""
    return view.read[at].verb is None and view.read[at].sense.row.type == "ASSAULT"


ON = "علي"
MADE = frozenset({"AGREE", "COOPERATE"})
"""Types of words that are brought about somewhere («في القاهرة، حيث أبرما اتفاقاً»)."""
ALONE = 8
"""How much farther a place may be after an event with which nothing else happens."""


def _within(view: View, place: Mention) -> int:
    """A word of a place that tells its clause: no preposition that stands apart («بين», «على»)."""
    alone = view.sentence.chunk(place.first) is None
    return place.stop - 1 if alone else place.first


def _told_of(view: View, place: Mention, at: int) -> bool:
    """«مكالمة مع نظيره دعا فيها إلى هدنة في …»: the place of a deed that was talked of."""
    told = (view.read[n].sense.row.type for n in range(at + 1, place.first) if n in view.read)
    return any(type_ not in ("CONSULT", "COOPERATE", "AGREE") for type_ in told)


def _farther(view: View, at: int, best: tuple[float, Mention] | None) -> bool:
    """Whether a place stands before the event, or behind another that it may belong to."""
    if best is None:
        return True
    there = best[1].first
    if brought_by(view.scene, best[1]) in towards():
        return True  # «شهدت القرى نزوحاً باتجاه الحدود»
    return there < at or any(n in view.read for n in range(at + 1, there))

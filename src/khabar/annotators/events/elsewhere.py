"""Places that are named near an event and are another's: a party's, a speaker's, a cargo's."""

from __future__ import annotations

from khabar.annotators.events.clause import RELATIVE, SUB, Clause
from khabar.annotators.events.government import reporting
from khabar.annotators.events.parts import Place
from khabar.annotators.events.scene import WINDOW, Mention, Scene
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class, stems
from khabar.text.view import fold

SPOKEN = frozenset(
    {"ACCUSE", "AGREE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "SANCTION", "COOPERATE"}
)
"""Types that are words rather than deeds: their place must stand right beside them."""


MOVES = frozenset({"MOBILIZE", "RETREAT", "AID", "CONSULT"})
"""Types of going, coming and bringing."""


def at_speech(scene: Scene, there: int, at: int) -> bool:
    """«قال في مؤتمر صحفي عقده في …»: where or when someone spoke, and not the event's."""
    speech = noun_class("speech")
    for here in range(there - 1, max(scene.start(there), there - LIES_REACH) - 1, -1):
        if here == at or here in scene.halts or scene.kinds[here] in ("stop", "sub"):
            return False
        if not speech.isdisjoint(stems(scene.words.items[here].form)):
            return scene.kinds[here - 1] == "prep" and here > scene.start(there)
    return False


def of_the_speaker(view: View, place: Mention, at: int) -> bool | None:
    """Whether the place of a speaker is also where it was: he is of the ground and has no name.

    «أفاد مصدر أمني في ريف … بأن …» is so, «أعلن مركز التنسيق في قاعدة … أن …» is not. None for a
    place that is no speaker's, or an event that is not what he said.
    """
    clause, own = view.sentence.clause(place.stop - 1), view.sentence.clause(at)
    if place.first > at or clause is own or clause.form is None:
        return None
    if clause.form.lemma not in reporting() or clause.verb in view.read:
        return None
    above = own
    for _ in range(DEEPEST):
        if above.parent is clause and above.shared is None and above.kind != RELATIVE:
            break
        up = above.shared or above.parent
        if up is None or up is clause:
            return None
        above = up
    else:
        return None
    if not clause.verb < place.first < above.opener:
        return None
    subject = view.slots(clause).subject
    if subject is None:
        return False
    if not noun_class("clinics").isdisjoint(stems(view.scene.words.items[place.first].form)):
        return False  # «قالت مصادر طبية في مستشفى الوادي إن …»
    heads = stems(view.form(subject))
    return not heads.isdisjoint(noun_class("on_the_ground"))


DEEPEST = 8


def of_who_tells(view: View, there: int, at: int) -> bool:
    """«قُتل سبعة، وفق مصدر بمستشفى الوادي»: where those are who tell of it, after it."""
    if there < at:
        return False
    form, kinds = view.scene.words.form, view.scene.kinds
    for here in range(there - 1, max(at, there - TOLD_BY), -1):
        if kinds[here] == "stop" or here in view.read:
            return False
        if form(here) in noun_class("according"):
            source = stems(form(here + 1)) | stems(form(here + 2))
            return kinds[here - 1] == "stop" and not source.isdisjoint(noun_class("on_the_ground"))
    return False


TOLD_BY = 9
"""Words from «وفق» to the place of who is told by."""


def agreed_on(view: View, place: Mention, at: int) -> bool:
    """«اتفق مع نظيره على وقف النار في …»: the place of what two agree on."""
    words = range(at + 1, place.first)
    form = view.scene.words.form
    return any(form(n) == "علي" and form(n + 1) not in noun_class("margin") for n in words)


def of_an_earlier(view: View, place: Mention, at: int, type_: str) -> bool:
    """«داهمت القوات منزلاً في حيّ … لتوقيف …»: the place of the deed that is told before it.

    What is said of an attack or a talk holds for the next; an arrest, a move or a release takes a
    place before it only where nothing else happens there, or where the sentence opens with it.
    """
    if place.first > at or type_ in HELD_WITH:
        return False
    if place.first - view.scene.start(at) <= OPENING:
        return False
    clause, first = view.sentence.clause(at), max(view.sentence.first, at - WINDOW)
    former = next((n for n in range(at - 1, first - 1, -1) if n in view.read), -1)
    joined_to = former > place.first and view.scene.words.items[at].form[:1] == "و"
    if joined_to and view.read[former].sense.row.type in HELD_WITH:
        return False  # «كمين … في …، وتمكنت من قتل قائدهم واعتقال ثلاثة»
    if view.sentence.clause(place.stop - 1) is not clause:
        return True
    told = (n for n in range(first, place.first) if n in view.read)
    return any(view.sentence.clause(n) is clause for n in told)


HELD_WITH = frozenset({"ASSAULT", "CONSULT", "SUPPORT", "PROTEST", "AGREE"})
OPENING = 4
"""Words from the start of a sentence to a place that it opens with."""


def to_prison(scene: Scene, place: Mention) -> bool:
    """«قضت بسجن مدير …»: a penalty, and no prison."""
    form = scene.words.items[place.first].form
    return form[:1] == "ب" and not noun_class("penalty").isdisjoint(stems(form))


def party(place: Mention, type_: str) -> bool:
    """«التشاور مع فرنسا», «التنديد بإيران»: a country that is the other side, and no place."""
    return place.value.kind == "country" and type_ not in ("ASSAULT", "MOBILIZE", "RETREAT")


def of_the_doer(view: View, actor: Place | None, place: Mention, at: int) -> bool:
    """«أحبطت قوى الأمن لشمال البلاد هجوماً»: what ل adds to the doer of a verb."""
    if actor is None or not 0 <= place.first - actor[1] < WAY or view.read[at].verb is None:
        return False
    words, first = view.scene.words.items, outermost(view.scene, place).first
    beside = all(view.scene.kinds[n] in ("", "either") for n in range(actor[1], first))
    return beside and words[actor[1]].form[:1] == "ل"


def outermost(scene: Scene, place: Mention) -> Mention:
    """«شمال وشرق النخيل»: the relation that a named place stands in, or the place."""
    for other in scene.near(scene.places, place.first):
        within = other.first <= place.first and place.stop <= other.stop
        if within and other.value.relation is not None:
            return other
    return place


def of_the_former(scene: Scene, place: Mention, at: int) -> bool:
    """«يأتي الهجوم بعد يومين من حادث مماثل في …»: the place of what came before."""
    for here in range(place.first - 1, max(at, place.first - FORMER), -1):
        if scene.kinds[here] in ("stop", "verb"):
            return False
        if here - 1 in scene.on_time and scene.words.items[here].form in ("من", "علي"):
            return _measured_from(scene, here)
    return False


def _measured_from(scene: Scene, at: int) -> bool:
    """«بعد يومين من»: whether a time before a preposition is counted from what comes next."""
    after = noun_class("counted_from")
    words = range(max(scene.start(at), at - FORMER), at)
    counted = (n for n in words if n in scene.on_time or n + 1 in scene.on_time)
    return any(scene.words.items[n].form.removeprefix("و") in after for n in counted)


FORMER = 8
"""Words from «بعد يومين من» to the place of what came before."""


def of_matter(scene: Scene, at: int, there: int) -> bool:
    """«بحث الأوضاع في …»: whether what is talked of stands between the talk and a place."""
    about = noun_class("concerning")
    if any(scene.words.items[here].form in about for here in range(at + 1, there)):
        return True
    return any(
        not noun_class("matters").isdisjoint(stems(scene.words.items[here].form))
        for here in range(max(at + 1, there - MATTER), there)
    )


MATTER = 4
"""Words from what is talked of to the place that it is in («الأوضاع الإنسانية في»)."""


def left_for(view: View, place: Mention, at: int) -> bool:
    """«أصيب اثنان نُقلا إلى مستشفى …», «خط ينقل الغاز من حقل …»: where from and to it was taken."""
    clause = view.sentence.clause(place.first)
    form = clause.form
    if form is None or clause.verb == at or fold(form.lemma) not in noun_class("carried_off"):
        return False
    if moves_itself(view, clause, at):
        return False
    words = range(max(view.sentence.first, place.first - WAY, clause.verb + 1), place.first)
    carried = clause.verb not in view.read and place.first - clause.verb < WAY
    ways = (TOWARDS, "من") if carried else (TOWARDS,)
    return any(view.scene.words.items[n].form.removeprefix("و") in ways for n in words)


def moves_itself(view: View, clause: Clause, at: int) -> bool:
    """«عادت الاشتباكات إلى محيط القصر»: the event is the subject of the verb."""
    subject = view.slots(clause).subject
    return subject is not None and subject.first <= at < subject.stop


TOWARDS = "الي"


def capital_of(scene: Scene, place: Mention) -> bool:
    """«الرمادي عاصمة محافظة الأنبار»: what the town named before is the capital of."""
    capital, known = noun_class("capital"), noun_class("placeword")
    here = place.first - 1
    while here > scene.start(place.first) and not stems(scene.words.items[here].form).isdisjoint(
        known
    ):
        if not stems(scene.words.items[here].form).isdisjoint(capital):
            before = here - (scene.words.items[here - 1].form in ("،", ","))
            return any(p.stop == before for p in scene.near(scene.places, here))
        here -= 1
    return False


def grounds_of(view: View, place: Mention, at: int) -> bool:
    """«أُغرقت لأنها حمّلت … في المنطقة الشرقية»: a place in what is told as the reason."""
    clause = view.sentence.clause(place.stop - 1)
    opener = view.scene.words.items[clause.opener].form
    return clause.opener > at and clause.kind == SUB and opener in noun_class("because")


def returned_from(scene: Scene, place: Mention, at: int) -> bool:
    """«غداة عودته من باريس، زار …»: where someone had come back from before."""
    led = place.first - 2
    if place.first > at or led < scene.start(place.first) or scene.kinds[led + 1] != "partitive":
        return False
    return not stems(scene.words.items[led].form).isdisjoint(noun_class("coming_back"))


def of_the_victim(view: View, place: Mention, at: int, target: Place | None) -> bool:
    """«قتلت ثمانية يقفون وراء هجمات في …»: the place of what those who were hit had done."""
    if target is None or place.first < at:
        return False
    clause, joined_to = view.sentence.clause(place.stop - 1), []
    for _ in range(DEEPEST):
        joined_to.append(clause)
        if clause.kind == RELATIVE or clause.shared is None:
            break
        clause = clause.shared
    noun = clause.antecedent
    if clause.kind != RELATIVE or noun is None or not target[0] <= noun.head < target[1]:
        return False
    if view.sentence.clause(at) in joined_to:
        return False
    told = (n for n in range(at + 1, place.first) if n in view.read)
    return any(view.sentence.clause(n) in joined_to for n in told)


def on_the_way(scene: Scene, place: Mention, at: int) -> bool:
    """«شحنة قادمة من …», «في طريقها إلى …»: where something came from or was bound for."""
    way = noun_class("bound")
    others = [p.stop - 1 for p in scene.near(scene.places, place.first) if p.stop <= place.first]
    onward = scene.words.form(place.first - 1) == TOWARDS
    for here in range(place.first - 1, max(scene.start(place.first), place.first - WAY) - 1, -1):
        if scene.kinds[here] == "stop" or here == at or (here in others and not onward):
            return False  # «فارّين من سوريا على حاجز في حلب»
        if scene.words.items[here].form.removeprefix("و") in way:
            return True
    return False


WAY = 7
"""Words from «قادمة» to the place that it came from, or was bound for beyond that."""


def of_a_site(scene: Scene, place: Mention) -> bool:
    """«المعبر الواقع على بعد … غرب العاصمة», «بلدة الوادي، على بعد 10 كم من الثكنة»."""
    lies = noun_class("lies")
    hung = outermost(scene, place)
    if hung.value.relation is not None and hung.value.relation.km and hung is not place:
        return any(p.stop <= hung.first for p in scene.near(scene.places, place.first))
    for here in range(place.first - 1, max(scene.start(place.first), place.first - LIES_REACH), -1):
        form = scene.words.items[here].form
        if form.removeprefix("و") in lies:
            return True
        if scene.kinds[here] == "stop" and form not in "()":
            return False
    return False


LIES, LIES_REACH = 8.0, 12
"""What it costs that a place only says where another lies, and how far back that is said."""


def gone_to(view: View, at: int, there: int) -> bool:
    """«أجبر القصف السكان على الفرار إلى القرى»: where someone else went, and not the event's."""
    subject = view.slots(view.sentence.clause(at)).subject
    came = subject.head if subject is not None else -1  # «وصلت تعزيزات عسكرية إلى المطار»
    return any(
        at < other < there and reading.sense.row.type in MOVES and other != came
        for other, reading in view.read.items()
    )

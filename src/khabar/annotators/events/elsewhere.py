"""Places that are named near an event and are another's: a party's, a speaker's, a cargo's."""

from __future__ import annotations

from khabar.annotators.events.clause import Clause
from khabar.annotators.events.people import humans
from khabar.annotators.events.scene import Mention, Scene
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class, stems
from khabar.text.view import fold

Place = tuple[int, int]

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
        if here == at or scene.kinds[here] in ("stop", "sub"):
            return False
        if not speech.isdisjoint(stems(scene.words.items[here].form)):
            return scene.kinds[here - 1] == "prep" and here > scene.start(there)
    return False


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
    words = view.scene.words.items
    beside = all(view.scene.kinds[n] in ("", "either") for n in range(actor[1], place.first))
    return beside and words[actor[1]].form[:1] == "ل"


def of_the_former(scene: Scene, place: Mention, at: int) -> bool:
    """«يأتي الهجوم بعد يومين من حادث مماثل في …»: the place of what came before."""
    for here in range(place.first - 1, max(at, place.first - FORMER), -1):
        if scene.kinds[here] in ("stop", "verb"):
            return False
        if here - 1 in scene.on_time and scene.words.items[here].form in ("من", "علي"):
            return True
    return False


FORMER = 8
"""Words from «بعد يومين من» to the place of what came before."""


def native(view: View, target: Place, place: Mention) -> bool:
    """«أسير من بلدة …», «شاب من سكان …»: where someone is from."""
    scene = view.scene
    words = range(target[0] + 1, place.first)  # none where the place opens the phrase
    people = not stems(scene.words.items[target[0]].form).isdisjoint(humans())
    return people and any(scene.kinds[n] == "partitive" for n in words)


def of_matter(scene: Scene, at: int, there: int) -> bool:
    """«بحث الأوضاع في …»: whether what is talked of stands between the talk and a place."""
    return any(
        not noun_class("matters").isdisjoint(stems(scene.words.items[here].form))
        for here in range(max(at + 1, there - MATTER), there)
    )


MATTER = 4
"""Words from what is talked of to the place that it is in («الأوضاع الإنسانية في»)."""


def left_for(view: View, place: Mention, at: int) -> bool:
    """«أصيب اثنان نُقلا إلى مستشفى …»: where those who were hit were taken."""
    clause = view.sentence.clause(place.first)
    form = clause.form
    if form is None or clause.verb == at or fold(form.lemma) not in noun_class("carried_off"):
        return False
    if moves_itself(view, clause, at):
        return False
    words = range(max(view.sentence.first, place.first - WAY), place.first)
    return any(view.scene.words.items[n].form.removeprefix("و") == TOWARDS for n in words)


def moves_itself(view: View, clause: Clause, at: int) -> bool:
    """«عادت الاشتباكات إلى محيط القصر»: the event is the subject of the verb."""
    subject = view.slots(clause).subject
    return subject is not None and subject.first <= at < subject.stop


TOWARDS = "الي"


def on_the_way(scene: Scene, place: Mention) -> bool:
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


def of_a_site(scene: Scene, place: Mention) -> bool:
    """«المعبر الواقع على بعد … غرب العاصمة», «المؤسسة التي يوجد مقرها في …»."""
    lies = noun_class("lies")
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
    return any(
        at < other < there and reading.sense.row.type in MOVES
        for other, reading in view.read.items()
    )

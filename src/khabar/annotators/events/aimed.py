"""Whom a protest is aimed at, where no word against anyone says so.

Of whom the crowd asks something («مطالبين الحكومة بـ»), and before whose seat it stands or marches
(«أمام السفارة», «باتجاه مبنى البلدية»).
"""

from __future__ import annotations

from khabar.annotators.events.arguments import Read
from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.doers import human, may_act
from khabar.annotators.events.named_places import opens_country
from khabar.annotators.events.parts import Parts, Place
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.slots import View
from khabar.annotators.events.triggers import Trigger
from khabar.annotators.events.word_kinds import UNTIL
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import verb_forms
from khabar.text.view import fold

ASKED = frozenset({"REQUEST", "ACCUSE", "REJECT"})
"""Types of what a crowd says to those whom it protests against."""
FARTHEST = 28
"""Words from a protest to what its crowd says."""
NEAREST = 20
"""Words from a protest to a demand without a doer of its own («للمطالبة بـ»)."""
PHRASES = 9
"""Chunks after a protest among which the seat it stands before is looked for."""


def aimed(view: View, read: Read) -> None:
    """Give each protest of a sentence that lacks one, or has but a matter, whom it is aimed at."""
    for n, (trigger, parts) in enumerate(read):
        row = trigger.reading.sense.row
        if row.type != "PROTEST" or (row.object == "target" and "target" in parts):
            continue
        found = _asked(view, trigger, parts, read[n + 1 :])
        if "target" in parts and _party(view.scene, parts["target"]):
            if found is not None and found[0] < parts["target"][0]:
                parts["target"] = found  # «متهمين الشرطة بـ …، وهاتفين «الموت لـ …»»
            continue
        found = found or _doer(view, parts, read)
        if found is None and "target" not in parts:
            found = (
                _faced(view, trigger.at)
                or _stopped(view, trigger.at)
                or _refused(trigger, parts, read[n + 1 :])
            )
        if found is not None and found != parts.get("actor"):
            parts["target"] = found


def _party(scene: Scene, place: Place) -> bool:
    """Whether a phrase names someone, and not a matter («قرار الحكومة», «الغلاء»)."""
    return human(scene, place) or opens_country(scene, place[0])


def _asked(view: View, trigger: Trigger, parts: Parts, later: Read) -> Place | None:
    """«تجمّع العمال مطالبين الوزارة بـ», «رفعوا لافتات تدعو الحكومة إلى»: to whom it is said."""
    for other, theirs in later:
        if other.at - trigger.at > FARTHEST:
            return None
        target, doer = theirs.get("target"), theirs.get("actor")
        if other.reading.sense.row.type not in ASKED or target is None:
            continue
        if not (_party(view.scene, target) and may_act(view.scene, target)):
            continue
        if doer is None and other.reading.verb is not None:
            clause = view.sentence.clause(other.at)
            noun = clause.antecedent
            said = noun is not None and _shown(view, noun.place)
        elif doer is None:
            aim = other.reading.verb is None and other.reading.proclitics.endswith("ل")
            said = aim and other.at - trigger.at <= NEAREST
        else:
            said = doer == parts.get("actor") or _shown(view, doer)
        if said and target != parts.get("actor"):
            return target
    return None


def _doer(view: View, parts: Parts, read: Read) -> Place | None:
    """«احتجاجاً على اعتقال الشرطة ناشطين»: who did the deed that the protest is against."""
    if "target" not in parts:
        return None
    for trigger, theirs in read:
        deed = trigger.reading.verb is None and trigger.at == parts["target"][0]
        if deed and "actor" in theirs and _party(view.scene, theirs["actor"]):
            return theirs["actor"]
    return None


def _shown(view: View, place: Place) -> bool:
    """Whether what a crowd shouts or carries says it («هتافات تدعو …», «لافتات تطالب …»)."""
    heads = stems(view.scene.words.items[place[0]].form)
    return not heads.isdisjoint(noun_class("shouted") | noun_class("carried_up"))


def _refused(trigger: Trigger, parts: Parts, later: Read) -> Place | None:
    """«سار العمال معلنين رفضهم القرار»: what the crowd says that it refuses."""
    for other, theirs in later:
        if other.at - trigger.at > FARTHEST:
            return None
        own = "actor" in parts and theirs.get("actor") == parts["actor"]
        if own and other.reading.sense.row.type == "REJECT" and "target" in theirs:
            return theirs["target"]
    return None


def _stopped(view: View, at: int) -> Place | None:
    """«لافتات تطالب بوقف الاستيطان»: what a crowd asks an end of."""
    chunks = view.sentence.chunks
    for chunk in chunks[view.sentence.number(at) + 1 :]:
        if chunk.first - at > FARTHEST:
            return None
        ended = chunk.kind == "noun" and chunk.prep == "ب" and chunk.head not in view.read
        if not ended or stems(view.form(chunk)).isdisjoint(noun_class("ending")):
            continue
        led = verb_forms(view.scene.words.form(chunk.first - 1))
        asks = any(fold(reading.lemma) in noun_class("demands") for reading in led)
        if asks and chunk.stop > chunk.head + 1:
            return chunk.head + 1, chunk.stop
    return None


def _faced(view: View, at: int) -> Place | None:
    """«تجمّعوا أمام السفارة», «ساروا حتى مقر البلدية»: the body before whose seat it is."""
    number = view.sentence.number(at)
    for chunk in view.sentence.chunks[number + 1 : number + 1 + PHRASES]:
        if chunk.kind in ("verb", "stop", "relative"):
            return None
        if chunk.kind == "sub" and view.scene.words.items[chunk.first].form != UNTIL:
            return None  # but «حتى السفارة»: how far they went
        body = _seat(view, chunk) if chunk.kind == "noun" else None
        if body is not None:
            return body
    return None


def _seat(view: View, chunk: Chunk) -> Place | None:
    """The body whose seat a phrase of place names, without the word for the building."""
    scene, (first, stop) = view.scene, view.whole(chunk)
    items, near = scene.words.items, noun_class("faces")
    led = items[first - 1].form if first > view.sentence.first else ""
    if led == "من" and first - 1 > view.sentence.first:
        led = items[first - 2].form  # «بالقرب من …»
    if not (chunk.prep in near or led in near):
        if items[first].form not in near or first + 2 >= stop or items[first + 1].form != "من":
            return None
        first += 2  # «على مقربة من مقر …»
    opened = first
    while first + 1 < stop and not stems(items[first].form).isdisjoint(noun_class("building")):
        first += 1
    seat = not stems(items[first].form).isdisjoint(noun_class("seat"))
    built = first > opened and (scene.definite(first) or first in scene.actors)
    return (first, stop) if seat or built else None

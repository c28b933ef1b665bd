"""When an event was: the time that stands nearest to it and is not another's."""

from __future__ import annotations

from khabar.annotators.events.clause import RELATIVE
from khabar.annotators.events.control import DECLARE
from khabar.annotators.events.elsewhere import SPOKEN, at_speech
from khabar.annotators.events.government import reporting
from khabar.annotators.events.reach import between, distance, parted, stretches
from khabar.annotators.events.scene import Mention, Scene
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class, stems
from khabar.text.view import fold

TIME_REACH = 13


GIVEN = frozenset({"DATE", "TIME"})


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
        if _of_another(view, time, at):
            continue
        if parted(before, at, time.first) or _of_content(view, at, time.first):
            continue
        cost = between(view, at, time.first) + distance(view, at, time)
        if cost > TIME_REACH or (best is not None and cost >= best[0]):
            continue
        if not at_speech(scene, time.first, at) and not _of_relative(view, time.first, at):
            best = (cost, time)
    return best[1] if best else None


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


def _of_another(view: View, time: Mention, at: int) -> bool:
    """«الحصيلة حتى مساء أمس: قتيلان», «عقدت ظهر اليوم اجتماعاً بعد رفع الجلسة»: not the event's."""
    form = view.scene.words.form
    if not noun_class("until_when").isdisjoint((form(time.first), form(time.first - 1))):
        return True
    beyond = time.first < at and form(at - 1) in noun_class("before_or_after")
    return beyond and view.sentence.clause(at) is view.sentence.clause(time.first)


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

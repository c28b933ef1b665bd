"""When an event was: the time that stands nearest to it and is not another's."""

from __future__ import annotations

from khabar.annotators.events.anew import of_the_first
from khabar.annotators.events.clause import RELATIVE
from khabar.annotators.events.construct import top_of
from khabar.annotators.events.elsewhere import SPOKEN, at_speech
from khabar.annotators.events.modality import coming
from khabar.annotators.events.people import humans
from khabar.annotators.events.reach import between, describes, distance, of_a_man, parted, stretches
from khabar.annotators.events.scene import WINDOW, Mention, Scene
from khabar.annotators.events.slots import View
from khabar.annotators.events.spoken_when import of_speech
from khabar.annotators.events.word_kinds import governed
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import verb_forms
from khabar.text.letters import DASHES
from khabar.text.span import Span
from khabar.text.view import fold

TIME_REACH = 13


GIVEN = frozenset({"DATE", "TIME"})
ALONE = 6
"""How much farther a time may be behind a verb with which nothing else happens."""


def time_of(view: View, at: int) -> Mention | None:
    """The time of the event at word ``at``, unless it tells when someone spoke."""
    scene = view.scene
    best: tuple[float, Mention] | None = None
    sentence = scene.words.sentence_of[at]
    before = stretches(view)
    for time in scene.near(scene.times, at):
        if scene.words.sentence_of[time.first] != sentence or time.value.type == "SET":
            continue
        if _of_dateline(scene, time):
            continue
        if of_speech(view, time, at) or not _tells_when(scene, time, at):
            continue
        if _of_another(view, time, at) or _lasting(view, time, at):
            continue
        if _to_come(view, time, at) or _quoted_apart(view, time, at):
            continue
        if of_the_first(view, time.first, at):
            continue
        lasted = time.value.type == "DURATION"
        if _of_a_thing_told(view, time.first, at, lasted=lasted):
            continue
        if parted(before, at, time.first) or _of_content(view, at, time.first):
            continue
        cost = between(view, at, time.first) + distance(view, at, time)
        reach = TIME_REACH + (ALONE if _alone_after(view, time, at) else 0)
        if cost > reach or (best is not None and cost >= best[0]):
            continue
        if not at_speech(scene, time.first, at) and not _of_relative(view, time.first, at):
            best = (cost, time)
    return best[1] if best else None


def _alone_after(view: View, time: Mention, at: int) -> bool:
    """«التقى الرئيسان، فلان، وفلان، الأربعاء»: a time in a verb's clause, and no other event."""
    if time.first < at or view.read[at].verb is None or time.value.type not in GIVEN:
        return False
    clause = view.sentence.clause(time.first)
    who = clause.kind == RELATIVE and clause.verb not in view.read  # «مسلحون يستقلون سيارة»
    if (clause.parent if who else clause) is not view.sentence.clause(at):
        return False
    return not any(n in view.read for n in range(at + 1, time.first))


def _of_relative(view: View, there: int, at: int) -> bool:
    """«اعتصام ذوي شبان اختُطفوا قبل سنوات»: when something else happened that someone suffered."""
    clause = view.sentence.clause(there)
    if clause.kind != RELATIVE or clause.verb not in view.read or clause.verb == at:
        return False
    noun = clause.antecedent
    if noun is None or noun.head in view.read or view.sentence.clause(at) is clause:
        return False
    if of_a_man(view, clause):
        return True  # «تشييع المعارض الذي اغتيل قبل يومين، وسط مواجهات»
    return clause.verb < there and view.read[at].sense.row.type not in ("ASSAULT", "COERCE")


def _of_a_thing_told(view: View, there: int, at: int, *, lasted: bool) -> bool:
    """«غارات على المدينة التي تتعرّض منذ أسبوعين لقصف»: the time of what else is told of a thing.

    So is a time told before a thing of which a relative tells what was done with it earlier
    («انفجرت أمس عبوة زُرعت …»), or after a relative that is over. ``lasted`` says that the time
    is how long something went on.
    """
    clause, own = view.sentence.clause(there), view.sentence.clause(at)
    if clause is own:
        return False
    if clause.kind == RELATIVE and own.kind != RELATIVE:
        noun = clause.antecedent
        opened = view.scene.kinds[clause.opener] == "relative"
        if noun is None or describes(view, clause, at):
            return False
        if noun.head in view.read and noun.head != at and clause.verb not in view.read:
            return lasted  # «بعد معارك دامت يومين»
        if not opened:
            return False
        if view.scene.words.form(there - 1) == SINCE or view.scene.words.form(there) == SINCE:
            return True  # «مركز المديرية الذي يسيطرون عليه منذ 2015»
        told = range(clause.opener, min(there + WINDOW, view.sentence.stop))
        return any(n in view.read and view.sentence.clause(n) is clause for n in told)
    noun = own.antecedent
    if own.kind != RELATIVE or noun is None or own.parent is not clause:
        return False
    if any(n in view.read for n in range(noun.first, view.whole(noun)[1])):
        return False  # «حملة دهم تخللها اعتقال …»
    return there > at or there < noun.first


def _of_content(view: View, at: int, there: int) -> bool:
    """«داعياً القيادة إلى نصب … قبل نهاية الشهر»: the time is that of what is asked for."""
    if view.read[at].sense.row.type not in SPOKEN or there < at:
        return False
    told = (n for n in range(at + 1, there) if n in view.read)
    return any(not _held(view, other) for other in told)


def _held(view: View, at: int) -> bool:
    """«طالب في اجتماع عُقد مطلع الشهر بـ …»: a meeting in which something was said."""
    chunk = view.sentence.chunk(at)
    meets = view.read[at].sense.row.type == "CONSULT"
    if not meets or chunk is None:
        return False
    if chunk.prep != "في" and chunk.prep not in noun_class("while"):
        return False
    return not view.scene.ended(view.whole(chunk)[1] - 1)


def _of_dateline(scene: Scene, time: Mention) -> bool:
    """«الوادي (سوريا) 9 حزيران 2020 - قُتل …»: when a report was filed, told at its head."""
    first = scene.start(time.first)
    if not 0 < time.first - first <= DATELINE or scene.words.form(time.stop) not in DASHES:
        return False  # «1990 - اغتيال الوزير»
    return time.value.type == "DATE" and not any(
        scene.kinds[n] in ("verb", "sub", "relative") for n in range(first, time.first)
    )


DATELINE = 6
"""Words from the start of a sentence to the day in its dateline."""


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
        return not _lasted_until(view, time, at)
    if time.first > at or view.read[at].verb is not None:
        return False
    if view.sentence.clause(at) is not view.sentence.clause(time.first):
        return False
    if view.read[at].sense.row.type == "ASSAULT" and _fought_out(view, time, at):
        return False  # «سيطر الجيش، فجر اليوم، على القرية بعد معركة …»
    apart = noun_class("before_or_after")
    led = view.scene.kinds[at - 1] in ("", "either") and at - 1 not in view.scene.on_time
    return form(at - 1) in apart or (led and form(at - 2) in apart)  # «بعد رفع الجلسة»


def _fought_out(view: View, time: Mention, at: int) -> bool:
    """Whether a noun of a fight is what a taking of ground that has the time came of."""
    form = view.scene.words.form
    clause = view.sentence.clause(time.first)
    deeds = (n for n in view.read if n < at and view.sentence.clause(n) is clause)
    took = any(view.read[n].sense.row.type == "ASSAULT" for n in deeds)
    fight = not noun_class("fighting").isdisjoint(stems(form(at)))
    return took and fight and form(at - 1) == "بعد"


def _lasted_until(view: View, time: Mention, at: int) -> bool:
    """«الهجوم الذي استمر حتى صباح الأحد»: how long an event itself went on."""
    clause = view.sentence.clause(time.first)
    if clause.form is None or fold(clause.form.lemma) not in noun_class("goes_on_for"):
        return False
    subject = view.slots(clause).subject
    own = subject is not None and subject.first <= at < subject.stop
    return view.read[at].verb is None and (own or describes(view, clause, at))


def _lasting(view: View, time: Mention, at: int) -> bool:
    """«رواتبهم المتأخرة منذ ثمانية أشهر», «الاتفاق المبرم في آذار»: when a thing came to be so."""
    if time.first < at:
        return False
    before, form = time.first - 1, view.scene.words.form
    since = SINCE in (form(time.first), form(before))
    if form(before) in (SINCE, "في", "خلال"):
        before -= 1
    chunk = view.sentence.chunk(before) if before > at else None
    if chunk is None or chunk.kind != "noun" or before in view.read:
        return False
    if form(before)[:1] == "و" and view.scene.definite(before):
        return False  # «مقرات الجيش والصاعقة منذ أسبوع»: one more of them, and no quality
    readings = verb_forms(form(before))
    if not readings or not readings[0].tense.endswith("participle"):
        return False
    own = at in (chunk.head, top_of(view, chunk).head)
    other = view.scene.definite(before) and chunk.head in view.read
    return not own and (since or other)


SINCE = "منذ"


def _to_come(view: View, time: Mention, at: int) -> bool:
    """«استهدفت …، متوعدة بالمزيد في الأيام المقبلة»: what was done is not still to come."""
    verb = view.read[at].verb
    if verb is None or verb.tense != "perfect" or view.scene.words.form(at - 1) in ("لن", "اذا"):
        return False
    return coming(view.scene, time)


def _quoted_apart(view: View, time: Mention, at: int) -> bool:
    """«قال إن اللجنة "أنهت عملها قبل شهر"، رافضاً …»: a time within words in marks."""
    kinds, start = view.scene.kinds, max(view.sentence.first, time.first - QUOTED)
    if time.first > at or sum(kinds[n] == "quote" for n in range(time.stop, at)) % 2 == 0:
        return False
    opened = next((n for n in range(time.first - 1, start - 1, -1) if kinds[n] == "quote"), None)
    inside = sum(kinds[n] == "quote" for n in range(start, time.first)) % 2 == 1
    return inside and any(kinds[n] == "verb" for n in range(opened or start, time.first))


QUOTED = 200
"""Words back to which marks are counted."""


def _spans(scene: Scene, time: Mention) -> bool:
    """«خلال 48 ساعة», «على مدى الأشهر الستة الماضية»: a stretch of time in which something was."""
    return scene.words.form(time.first - 1).removeprefix("و") in noun_class("throughout_time")


def _aimed_at(scene: Scene, time: Mention) -> bool:
    """«استعداداً للأيام المقبلة», «قبل موعده بدقائق», «مع اقتراب الصيف»: no time of an event."""
    word = scene.words.items[time.first]
    if scene.words.form(time.first - 1) in noun_class("draws_near"):
        return True
    cut = (
        fold(Span(word.span.start, time.span.start).of(scene.words.text))
        if (time.span.start > word.span.start)
        else ""
    )
    if cut.endswith("ل") or word.form[:2] == "لل":
        return True  # «للأيام المقبلة», and not «وليلاً»
    return time.value.type == "DURATION" and word.form[:1] == "ب" and bool(governed(word.form))


def _in_which(scene: Scene, time: Mention, at: int) -> bool:
    """«للأيام المقبلة التي ستتواصل فيها العمليات»: what happens in a time is told right after."""
    here = time.stop
    return time.first < at and here < scene.stop(at) and scene.kinds[here] == "relative"


def _tells_when(scene: Scene, time: Mention, at: int) -> bool:
    """Whether a time can be the event's: a bare duration («15 عاما») only right after it."""
    first = scene.words.items[time.first].form
    aimed = _aimed_at(scene, time) and not _in_which(scene, time, at)
    if _first_since(scene, time) or aimed:
        return False
    if time.value.type in GIVEN:
        return True
    if not noun_class("elapsed").isdisjoint((first, first.removeprefix("و"))):
        return False  # «بعد ساعات من …», «قبل نصف ساعة من …»: measured from another event
    if scene.kinds[time.first] == "prep" or _spans(scene, time):
        return True
    before = scene.words.items[time.first - 1].form
    if any(stem in humans() for stem in stems(before)):
        return False  # «طفل 13 عاماً»
    if not noun_class("penalty").isdisjoint(stems(before)):
        return False  # «حكماً بالسجن خمس سنوات»
    return 0 < time.first - at <= 3 and before != "("

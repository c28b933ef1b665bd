"""Which of two words for one event is its trigger."""

from __future__ import annotations

from khabar.annotators.events.government import light
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.triggers import Trigger
from khabar.lexicon.company import noun_class, stems
from khabar.text.view import fold

SIGNED = 4
"""How far after «وقّع» the treaty may stand that it is the signing of."""


def without_carriers(scene: Scene, found: list[Trigger]) -> list[Trigger]:
    """«عملية تفجير», «محاولة اغتيال»: the second noun is the event, the first carries it."""
    at = {trigger.at for trigger in found}
    found = _without_seconds(scene, found)
    return [
        trigger
        for trigger in found
        if not (
            trigger.at + 1 in at
            and trigger.reading.verb is None
            and not noun_class("carrier").isdisjoint(stems(scene.words.items[trigger.at].form))
        )
        and not (
            trigger.at + 1 in at
            and trigger.reading.verb is None
            and not noun_class("imposing").isdisjoint(stems(scene.words.items[trigger.at].form))
        )
    ]


def _same_again(scene: Scene, last: Trigger, trigger: Trigger) -> bool:
    """«وصلت قافلة مساعدات», «قضت المحكمة بسجنه»: the noun only says what the event was."""
    items = scene.words.items
    far = trigger.at - last.at
    if scene.words.sentence_of[last.at] != scene.words.sentence_of[trigger.at]:
        return False
    if trigger.reading.proclitics.startswith("و") or far > RULING:
        return False
    one, two = last.reading.sense.row, trigger.reading.sense.row
    heads = stems(items[trigger.at].form)
    if one.type == two.type == "AID" and far <= GOODS and not _is_light(last):
        return not heads.isdisjoint(noun_class("goods"))
    verb = last.reading.verb
    if one.type == two.type == "COERCE" and far <= GOODS:
        jailed = not stems(items[last.at].form).isdisjoint(noun_class("jailing"))
        if jailed and not heads.isdisjoint(noun_class("penalty")):
            return True  # «أودع القاضي المتهم الحبس»
    if one.type == two.type == "COERCE" and verb is not None:
        ruled = _ruled(scene, trigger.at) or not heads.isdisjoint(noun_class("penalty"))
        return far <= GOODS and fold(verb.lemma) in noun_class("upholds") and ruled
    if one.type == two.type == "COERCE" and _ruled(scene, last.at) and far <= GOODS:
        return not heads.isdisjoint(noun_class("penalty"))  # «حكماً يقضي بسجن …»
    return False


def _travelled(last: Trigger, trigger: Trigger) -> bool:
    """«وصل الوزير في زيارة»: who goes to a meeting, and the meeting."""
    one, two = last.reading.sense.row, trigger.reading.sense.row
    verb = last.reading.verb
    if verb is None or one.type != "CONSULT" or two.type != "CONSULT":
        return False
    near = trigger.at - last.at <= RULING and not trigger.reading.proclitics.startswith("و")
    return near and fold(verb.lemma) in noun_class("travelling")


def _exchanged(scene: Scene, last: Trigger, trigger: Trigger) -> bool:
    """«تبادل كثيف لإطلاق النار»: what is exchanged, behind words that say how."""
    row = last.reading.sense.row
    if row.type != "ASSAULT" or row.object or row.casualty or last.reading.verb is not None:
        return False
    swapped = stems(scene.words.items[last.at].form) & noun_class("exchange")
    return bool(swapped) and (
        trigger.reading.verb is None
        and trigger.reading.proclitics == "ل"
        and trigger.at - last.at <= SWAPPED
    )


SWAPPED = 4
"""Words from an exchange to what is exchanged («تبادل كثيف ومتقطع لإطلاق النار»)."""


def _concluded(scene: Scene, last: Trigger, trigger: Trigger) -> bool:
    """«اتفاق برعاية أممية أُبرم الأربعاء»: how the agreement came about."""
    verb = trigger.reading.verb
    if verb is None or last.reading.verb is not None or verb.lemma != CONCLUDES:
        return False
    same = scene.words.sentence_of[last.at] == scene.words.sentence_of[trigger.at]
    return same and last.reading.sense.row.type == "AGREE" and trigger.at - last.at <= GOODS


CONCLUDES = "أبرم"


def _answered_with(last: Trigger, trigger: Trigger) -> bool:
    """«ردّ الجيش بقصف القرية»: what the answer was is the event."""
    verb = last.reading.verb
    near = trigger.at - last.at <= GOODS and trigger.reading.proclitics == "ب"
    types = last.reading.sense.row.type, trigger.reading.sense.row.type
    return verb is not None and verb.lemma == ANSWERS and near and types == ("ASSAULT", "ASSAULT")


ANSWERS = "ردّ"


def _fell(last: Trigger, trigger: Trigger) -> bool:
    """«ارتقى شهيدان»: those who fell are the event, the verb carries them."""
    verb = last.reading.verb
    if verb is None or fold(verb.lemma) not in noun_class("falling"):
        return False
    return bool(trigger.reading.sense.row.casualty) and trigger.at - last.at <= GOODS


def _moved_to(scene: Scene, last: Trigger, trigger: Trigger) -> bool:
    """«خرجوا تنديداً بالغلاء»: what a protest is for, and no stance of its own."""
    one, two = last.reading.sense.row, trigger.reading.sense.row
    if one.type != "PROTEST" or two.type not in STANCES or two.pos != "noun":
        return False
    form = scene.words.items[trigger.at].form
    return form[-1:] == "ا" and trigger.at - last.at <= RULING


STANCES = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
"""Types of what a protest is for («تنديداً بـ», «تضامناً مع», «رفضاً لـ»)."""


def _hands_down(scene: Scene, last: Trigger, trigger: Trigger) -> bool:
    """«قضت المحكمة بسجنه», «حكمت عليه بالإعدام»: the penalty is the event, its verb carries it."""
    verb = last.reading.verb
    passive = verb is None and scene.words.form(last.at + 1) in ON and _ruled(scene, last.at)
    if not passive and (verb is None or light(verb.lemma) != "rule"):
        return False
    if last.reading.sense.row.type != "COERCE":
        return False
    form = scene.words.items[trigger.at].form
    if trigger.at - last.at > RULING or form[:1] != "ب":
        return False
    same = scene.words.sentence_of[last.at] == scene.words.sentence_of[trigger.at]
    return same and not stems(form).isdisjoint(noun_class("penalty"))


GOODS, RULING = 7, 12
"""Words after a verb in which what was brought, or what was ruled, stands."""
ON = frozenset({"عليه", "عليها", "عليهم", "عليهما"})
"""«حُكم عليه بالسجن»: unmarked it looks like the noun."""


def _signs(last: Trigger, trigger: Trigger) -> bool:
    """«وقّع الوزيران أمس مع المصرف اتفاقية»: what is signed, and no second agreement."""
    verb = last.reading.verb
    near = trigger.at - last.at <= RULING and not trigger.reading.proclitics.startswith("و")
    return verb is not None and verb.lemma == SIGNS and near


SIGNS = "وقّع"


def _is_light(trigger: Trigger) -> bool:
    """«وقّعوا اتفاقية»: a verb that leaves the event to its noun."""
    verb = trigger.reading.verb
    return verb is not None and light(verb.lemma) == "do"


def _ruled(scene: Scene, at: int) -> bool:
    """Whether a word is a ruling, which the penalty after it only names."""
    return not stems(scene.words.items[at].form).isdisjoint(noun_class("ruling"))


CUT_SHORT = frozenset({("SANCTION", "AID"), ("CONCEDE", "SANCTION"), ("CONCEDE", "COERCE")})
"""«تعليق المساعدات», «رفع العقوبات», «فك الحصار»: one event."""
ONCE = frozenset({"REQUEST", "RETREAT"})
"""«نداء استغاثة», «هدنة لوقف إطلاق النار»: types whose second noun says the first again."""


def _without_seconds(scene: Scene, found: list[Trigger]) -> list[Trigger]:
    """«توقيع اتفاق», «تبادل إطلاق النار»: of two nouns in construct for one event the first."""
    kept: list[Trigger] = []
    for trigger in found:
        last = kept[-1] if kept else None
        if last and _concluded(scene, last, trigger):
            continue
        if last and trigger.reading.verb is None:
            both = {last.reading.sense.row.type, trigger.reading.sense.row.type}
            near = trigger.at - last.at <= SIGNED and not _is_light(last)
            same = scene.words.sentence_of[last.at] == scene.words.sentence_of[trigger.at]
            if both == {"AGREE"} and near:
                continue
            if both == {"AGREE"} and same and _signs(last, trigger):
                continue
            if _hands_down(scene, last, trigger):
                kept[-1] = trigger
                continue
            carried = _travelled(last, trigger) or _fell(last, trigger)
            if same and (carried or _answered_with(last, trigger)):
                kept[-1] = trigger
                continue
            if _same_again(scene, last, trigger) or (same and _moved_to(scene, last, trigger)):
                continue
            shouted = not noun_class("shouted").isdisjoint(stems(scene.words.form(trigger.at)))
            if both == {"PROTEST"} and shouted and same:
                continue
        if last and _exchanged(scene, last, trigger):
            continue
        fell = trigger.reading.verb is not None and bool(trigger.reading.sense.row.casualty)
        if last and last.at + 1 == trigger.at and last.reading.verb is None and not fell:
            types = last.reading.sense.row.type, trigger.reading.sense.row.type
            letters = trigger.reading.proclitics
            alone = not letters.startswith(("و", "ف"))
            exchange = types == ("ASSAULT", "ASSAULT") and last.reading.sense.row.object == ""
            treaty = (
                not letters
                and types[0] == "AGREE"
                and types[1] in ("AGREE", "RETREAT", "COOPERATE")
            )
            cut = types in CUT_SHORT or (types[0] == types[1] and types[0] in ONCE)
            halt = types == ("RETREAT", "ASSAULT") and last.reading.sense.row.object == ""
            twice = types in (("CONSULT", "CONSULT"), ("SANCTION", "SANCTION"))
            meeting = twice and not last.reading.definite
            ruling = types == ("COERCE", "COERCE") and _ruled(scene, last.at)
            if alone and (meeting or ruling or cut):
                continue  # «جلسة مباحثات», «حكم الحبس»
            if alone and (treaty or halt or (exchange and not last.reading.sense.row.casualty)):
                continue
        kept.append(trigger)
    return kept

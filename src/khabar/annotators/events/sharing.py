"""What the events of one sentence share: the attacker of those who were hit, a common object."""

from __future__ import annotations

from itertools import pairwise

from khabar.annotators.events.arguments import Read
from khabar.annotators.events.attackers import (
    FENDED,
    JOINED,
    NEAR,
    attacker_of,
    fought,
    hit_both,
    of_doer,
    put_down,
    repels,
    taken_away,
    told_by_another,
    went_with,
    wrecked_too,
)
from khabar.annotators.events.doers import may_act
from khabar.annotators.events.elsewhere import SPOKEN
from khabar.annotators.events.parts import Parts, Place
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.series import answered
from khabar.annotators.events.verdicts import convicted, let_go
from khabar.lexicon.company import noun_class, stems


def shared(scene: Scene, read: Read) -> Read:
    """The events again, each with what its neighbours lend it."""
    lent = [(trigger, dict(parts)) for trigger, parts in read]
    _objects(scene, lent)
    _agreed(scene, lent)
    _repelled(lent)
    _fended_off(scene, lent)
    fought(scene, lent)
    _deeds_that_act(lent)
    hit_both(scene, lent)
    _last_of_them(scene, lent)
    _given(lent)
    _in_order_to(scene, lent)
    _by_means_of(lent)
    taken_away(lent)
    _condemned(scene, lent)
    _claimed(scene, lent)
    for n, (trigger, parts) in enumerate(lent):
        row = trigger.reading.sense.row
        lacks = row.type == "ASSAULT" and row.casualty and "actor" not in parts
        if lacks and of_doer(scene, parts.get("target")):
            continue  # «واستشهد المنفّذ»: it was he who attacked
        told = told_by_another(scene, trigger, parts, lent[n + 1 : n + 3])
        if told is not None:
            parts["actor"] = told
        if lacks and not answered(scene, trigger.at, trigger.reading):
            attacker = attacker_of(scene, trigger, parts, lent[max(0, n - NEAR) : n + NEAR])
            attacker = attacker or put_down(scene, trigger, parts, lent[max(0, n - NEAR) : n])
            if attacker:
                parts["actor"] = attacker
        if "target" in parts and _is_place(scene, parts["target"]):
            parts["town"] = parts.pop("target")
        verb = trigger.reading.verb
        visits = verb is not None and verb.lemma in noun_class("visits")
        if visits and "target" in parts and _is_named_town(scene, parts["target"]):
            parts["town"] = parts.pop("target")  # «زار الوزير دمشق»
        crossed = trigger.reading.verb is None and row.type == "MOBILIZE" and "actor" in parts
        if crossed and parts["actor"][0] == trigger.at + 1 and _is_ground(scene, parts["actor"]):
            parts["town"] = parts.pop("actor")  # «عبور الحدود»
        moved = trigger.reading.verb is not None and row.type in ("RETREAT", "MOBILIZE")
        if moved and "target" in parts and _is_ground(scene, parts["target"]):
            parts["town"] = parts.pop("target")  # «غادر الجرحى المستشفى»
    convicted(scene, lent)
    let_go(scene, lent)
    wrecked_too(scene, lent)
    went_with(scene, lent)
    return lent


def _agreed(scene: Scene, read: Read) -> None:
    """«الاتفاق على هدنة بين …»: who keeps the peace agreed on it."""
    for (one, ones), (two, twos) in pairwise(read):
        types = one.reading.sense.row.type, two.reading.sense.row.type
        exchanged = types == ("ASSAULT", "ASSAULT") and two.at - one.at == 1
        exchanged = exchanged and EXCHANGE in stems(scene.words.items[one.at].form)
        agreed = types == ("AGREE", "RETREAT") and two.at - one.at <= SIGNED
        if (agreed or (exchanged and not one.reading.verb)) and "actor" not in ones:
            for role in ("actor", "target"):
                if role in twos:
                    ones.setdefault(role, twos[role])


EXCHANGE = "تبادل"
"""«تبادل لإطلاق النار»: both nouns are of the same sides."""
SIGNED = 4
"""Words from an agreement to the truce that is agreed on."""


def _deeds_that_act(read: Read) -> None:
    """«عمليات نفّذها الجيش حيّدت …»: who did the first did the second; a deed is no doer."""
    by_word = {trigger.at: parts for trigger, parts in read if trigger.reading.verb is None}
    for trigger, parts in read:
        place = parts.get("actor")
        if place is None or place[0] not in by_word or place[0] == trigger.at:
            continue
        del parts["actor"]
        doer = by_word[place[0]].get("actor")
        if doer is not None and doer != parts.get("target"):
            parts["actor"] = doer


def _last_of_them(scene: Scene, read: Read) -> None:
    """«استهدف الجيش عناصر …، آخرها الغارة التي …»: the last of someone's deeds is his too."""
    last = noun_class("last_of_them") | noun_class("among_them")
    for (one, ones), (two, twos) in pairwise(read):
        types = one.reading.sense.row.type, two.reading.sense.row.type
        if types != ("ASSAULT", "ASSAULT") or two.reading.verb or "actor" in twos:
            continue
        if scene.words.items[two.at - 1].form in last and "actor" in ones:
            twos["actor"] = ones["actor"]


def _in_order_to(scene: Scene, read: Read) -> None:
    """«إطلاق الشرطة الغاز لتفريق متظاهرين»: who did a deed did also what it was done for."""
    for (one, ones), (two, twos) in pairwise(read):
        nouns = one.reading.verb is None and two.reading.verb is None
        if not nouns or "actor" in twos or not two.reading.proclitics.endswith("ل"):
            continue
        force = ("ASSAULT", "COERCE")
        if one.reading.sense.row.type not in force or two.reading.sense.row.type not in force:
            continue
        apart = any(scene.bounds(here) for here in range(one.at + 1, two.at))
        doer = ones.get("actor")
        if doer is not None and one.at < doer[0] < two.at and not apart:
            twos["actor"] = doer


def _by_means_of(read: Read) -> None:
    """«جراء استهدافه بإطلاق نار من قبل مجهولين»: who did by what means an attack was made."""
    for (one, ones), (two, twos) in pairwise(read):
        force = one.reading.sense.row.type == two.reading.sense.row.type == "ASSAULT"
        nouns = one.reading.verb is None and two.reading.verb is None
        means = two.reading.proclitics == "ب" and two.at - one.at <= MEANS
        casualty = one.reading.sense.row.casualty or two.reading.sense.row.casualty
        if not (force and nouns and means) or casualty or "actor" in ones:
            continue
        if "actor" in twos and twos["actor"] != ones.get("target") and twos["actor"][0] > two.at:
            ones["actor"] = twos["actor"]


MEANS = 4
"""Words from an attack to the deed that it was made by."""


def _given(read: Read) -> None:
    """«لتقديم الدعم للبنان»: who is supported is who is given it."""
    for (one, ones), (two, twos) in pairwise(read):
        types = one.reading.sense.row.type, two.reading.sense.row.type
        given = types in (("AID", "SUPPORT"), ("AID", "AID")) and two.at - one.at <= GIVEN
        if given and not two.reading.verb and "target" in twos:
            ones.setdefault("target", twos["target"])


GIVEN = 3
"""Words from giving to the support that is given."""


def _claimed(scene: Scene, read: Read) -> None:
    """«إضراب المعلمين، للمطالبة بـ …»: who protests is who demands."""
    for (one, ones), (two, twos) in pairwise(read):
        types = one.reading.sense.row.type, two.reading.sense.row.type
        if types != ("PROTEST", "REQUEST") or two.reading.verb:
            continue
        aimed = two.reading.proclitics.endswith("ل") and two.at - one.at <= CLAIMED
        own = "actor" in twos and (one.reading.verb or twos["actor"][0] > two.at)
        if aimed and "actor" in ones and not own:  # «استجابة لنداء النقابة»: it is hers
            twos["actor"] = ones["actor"]


def _objects(scene: Scene, read: Read) -> None:
    """«إغلاق ونهب ومصادرة مقرات»: joined nouns take what the last, or the first, has."""
    for n in range(len(read) - 1, 0, -1):
        (one, ones), (two, twos) = read[n - 1], read[n]
        joined = two.at == one.at + 1 and scene.words.items[two.at].form.startswith("و")
        first, second = one.reading.verb, two.reading.verb
        both = first and second and first.number == second.number  # not «قُتلوا وأُصيب آخرون»
        if joined and both and "target" in twos:
            ones.setdefault("target", twos["target"])  # «كشفت ودمّرت ثلاثة مخابئ»
        if not joined or one.reading.verb or two.reading.verb:
            continue
        for role in ("actor", "target"):
            if role in twos and role not in ones:
                ones[role] = twos[role]
    for n in range(1, len(read)):
        (one, ones), (two, twos) = read[n - 1], read[n]
        if two.reading.verb is None and scene.words.items[two.at].form.startswith("و"):
            roles = ("actor", "target") if two.at == one.at + 1 else ("actor",)
            far = two.at - one.at > JOINED or any(
                scene.kinds[here] in ("verb", "stop") for here in range(one.at + 1, two.at)
            )
            if far or one.reading.verb is not None or two.reading.sense.row.casualty:
                continue
            if one.reading.sense.row.type in TALK and two.reading.sense.row.type in DEEDS:
                continue  # «بحث الأوضاع والاشتباكات»
            own = ones.get("actor")
            if own is not None and one.at < own[0] < two.at and _told_before(twos, two.at):
                twos["actor"] = own  # «بعد اقتحام مسلحين المقر واحتجاز موظفيه»
            for role in roles:
                if role in ones and role not in twos:
                    twos[role] = ones[role]
        types = one.reading.sense.row.type, two.reading.sense.row.type
        if types == ("COERCE", "ACCUSE") and "target" in ones:
            twos.setdefault("target", ones["target"])


TALK = SPOKEN | {"CONSULT"}
DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""Types that are talked of, and by whom else they were done."""


def _told_before(parts: Parts, at: int) -> bool:
    """Whether an event has a doer who stands before its word."""
    return "actor" in parts and parts["actor"][0] < at


CLAIMED = 20
"""Words from a protest to the noun of what it demands."""


def _condemned(scene: Scene, read: Read) -> None:
    """«أدانت النقابة اعتداء رجال الأمن»: who is condemned is he who did it, and not the deed."""
    deeds = {trigger.at: parts for trigger, parts in read if trigger.reading.verb is None}
    for trigger, parts in read:
        place = parts.get("target")
        if trigger.reading.sense.row.type != "ACCUSE" or place is None:
            continue
        if place[0] in deeds and place[0] != trigger.at:
            doer = deeds[place[0]].get("actor")
        elif stems(scene.words.items[place[0]].form).isdisjoint(noun_class("condemned")):
            continue
        else:
            owner = (place[0] + 1, place[1])
            owned = owner[1] > owner[0] and not scene.definite(place[0])  # not «القرار الجديد»
            doer = owner if owned and may_act(scene, owner) else None
        if doer is not None and doer != parts.get("actor"):
            parts["target"] = doer


def _repelled(read: Read) -> None:
    """«أحبط هجوماً شنّه الفصيل»: who was repelled is who attacked, not the attack."""
    for n, (trigger, parts) in enumerate(read):
        target = parts.get("target")
        if target is None or trigger.reading.sense.row.type != "ASSAULT":
            continue
        for other, theirs in read[n + 1 : n + 3]:
            attack = other.reading.sense.row.type in ("ASSAULT", "MOBILIZE")
            if attack and other.reading.verb is None and target[0] <= other.at < target[1]:
                del parts["target"]
                if "actor" in theirs and theirs["actor"] != parts.get("actor"):
                    parts["target"] = theirs["actor"]
                break


def _fended_off(scene: Scene, read: Read) -> None:
    """«خلال التصدي لمحاولة تسلل نفذتها عناصر …»: who was fended off is who came."""
    for n, (trigger, parts) in enumerate(read):
        if trigger.reading.verb is not None or not repels(scene, trigger) or "target" in parts:
            continue
        for other, theirs in read[n + 1 : n + 2]:
            came = other.reading.sense.row.type in ("ASSAULT", "MOBILIZE", "COERCE")
            if came and other.at - trigger.at <= FENDED and "actor" in theirs:
                parts["target"] = theirs["actor"]


def _is_place(scene: Scene, target: Place) -> bool:
    """Whether a target is only «المدينة» or the like: then it is the place."""
    head = stems(scene.words.items[target[0]].form)
    return target[1] - target[0] == 1 and not noun_class("plaintown").isdisjoint(head)


def _is_named_town(scene: Scene, target: Place) -> bool:
    """Whether a target is a place by its name, and no state that may act."""
    if target[0] in scene.actors and scene.actors[target[0]].value.kind != "country":
        return False
    return any(p.first == target[0] for p in scene.near(scene.places, target[0]))


def _is_ground(scene: Scene, target: Place) -> bool:
    """Whether a target is a known building or stretch of ground, by its first noun."""
    return scene.ended(target[1] - 1) and not stems(scene.words.items[target[0]].form).isdisjoint(
        noun_class("here")
    )

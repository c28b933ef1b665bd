"""What the events of one sentence share: the attacker of those who were hit, a common object."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from operator import itemgetter

import msgspec

from khabar.annotators.events.arguments import Parts, Place
from khabar.annotators.events.doers import may_act
from khabar.annotators.events.elsewhere import SPOKEN
from khabar.annotators.events.scene import OPENERS, Scene, governed
from khabar.annotators.events.series import answered
from khabar.annotators.events.triggers import Trigger
from khabar.lexicon.company import noun_class, stems
from khabar.readings.event import Argument, Event, Modality, Role
from khabar.text.annotation import Annotation
from khabar.text.span import Span, hull

REACH = 40
JOINED = 8
"""Words between two joined verbal nouns at most."""
NEAR = 10
"""How many events to either side are asked."""
Read = list[tuple[Trigger, Parts]]


def shared(scene: Scene, read: Read) -> Read:
    """The events again, each with what its neighbours lend it."""
    lent = [(trigger, dict(parts)) for trigger, parts in read]
    _objects(scene, lent)
    _agreed(lent)
    _repelled(lent)
    _fended_off(scene, lent)
    _fought(scene, lent)
    _deeds_that_act(lent)
    _toll(scene, lent)
    _last_of_them(scene, lent)
    _condemned(scene, lent)
    _claimed(scene, lent)
    for n, (trigger, parts) in enumerate(lent):
        row = trigger.reading.sense.row
        lacks = row.type == "ASSAULT" and row.casualty and "actor" not in parts
        if lacks and _of_doer(scene, parts.get("target")):
            continue  # «واستشهد المنفّذ»: it was he who attacked
        told = _told_by_another(scene, trigger, parts, lent[n + 1 : n + 3])
        if told is not None:
            parts["actor"] = told
        if lacks and not answered(scene, trigger.at, trigger.reading):
            attacker = _attacker(scene, trigger, parts, lent[max(0, n - NEAR) : n + NEAR])
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
    return lent


def _told_by_another(scene: Scene, trigger: Trigger, parts: Parts, later: Read) -> Place | None:
    """«أعلن القائد مقتل مسلحين في غارة شنّها التحالف»: he who announces it is not who did it."""
    own = parts.get("actor")
    if own is None or own[0] > trigger.at or not trigger.reading.sense.row.casualty:
        return None
    for other, theirs in later:
        row, doer = other.reading.sense.row, theirs.get("actor")
        if row.type != "ASSAULT" or row.casualty or doer is None or other.at - trigger.at > NEAR:
            continue
        if scene.words.items[other.at - 1].form in WITHIN and doer[0] > other.at:
            return doer if doer != parts.get("target") else None
    return None


def _of_doer(scene: Scene, target: Place | None) -> bool:
    if target is None:
        return False
    head = stems(scene.words.items[target[0]].form)
    return not head.isdisjoint(noun_class("perpetrator"))


def _agreed(read: Read) -> None:
    """«الاتفاق على هدنة بين …»: who keeps the peace agreed on it."""
    for (one, ones), (two, twos) in pairwise(read):
        types = one.reading.sense.row.type, two.reading.sense.row.type
        exchanged = types == ("ASSAULT", "ASSAULT") and two.at - one.at == 1  # «تبادل لإطلاق النار»
        agreed = types == ("AGREE", "RETREAT") and two.at - one.at <= SIGNED
        if (agreed or (exchanged and not one.reading.verb)) and "actor" not in ones:
            for role in ("actor", "target"):
                if role in twos:
                    ones.setdefault(role, twos[role])


SIGNED = 4
"""Words from an agreement to the truce that is agreed on."""


def _fought(scene: Scene, read: Read) -> None:
    """«حيّدت القوات عشرين مسلحاً في ضربات»: the attack in which it was done is the doer's.

    Of a clash in which men fell, who fell is one side («قُتل جنديان في اشتباك مع …»).
    """
    for n, (trigger, parts) in enumerate(read):
        row = trigger.reading.sense.row
        if row.type != "ASSAULT" or row.object != "actor" or row.casualty or "actor" in parts:
            continue
        before = scene.words.items[trigger.at - 1].form
        after = before in AFTER and _mutual(trigger) and "target" in parts
        if before not in WITHIN and not after and not _bound(scene, trigger.at):
            continue
        for other, theirs in reversed(read[max(0, n - 2) : n]):
            deed = other.reading.sense.row
            if (
                (other.reading.verb is None and not deed.casualty)
                or deed.type != "ASSAULT"
                or not _same(scene, other, trigger)
            ):
                continue
            if "actor" in theirs:
                parts["actor"] = theirs["actor"]
                if "target" in theirs:
                    parts.setdefault("target", theirs["target"])
            elif _mutual(trigger) and deed.casualty and "target" in theirs and "target" in parts:
                parts["actor"] = theirs["target"]
            break


WITHIN = frozenset({"في", "خلال", "عبر", "اثناء", "بواسطه"})


AFTER = frozenset({"بعد", "عقب", "اثر"})


def _mutual(trigger: Trigger) -> bool:
    """Whether an attack is a clash, which has two sides."""
    by = dict(trigger.reading.sense.by)
    return "مع" in by and "parties" in by.values()


def _bound(scene: Scene, at: int) -> bool:
    return scene.words.items[at].form[:1] == "ب" and bool(governed(scene.words.items[at].form))


def _same(scene: Scene, one: Trigger, two: Trigger) -> bool:
    """Whether no clause opens between two events."""
    return not any(scene.kinds[here] in OPENERS for here in range(one.at + 1, two.at))


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


def _toll(scene: Scene, read: Read) -> None:
    """«قُتل شاب وأصيب آخر برصاص …»: who is named after the second hit the first as well."""
    for n in range(len(read) - 1, 0, -1):
        (one, ones), (two, twos) = read[n - 1], read[n]
        both = one.reading.sense.row.casualty and two.reading.sense.row.casualty
        joined = scene.words.items[two.at].form.startswith("و") and two.at - one.at <= NEAR
        if both and joined and "actor" in twos and twos["actor"] != ones.get("target"):
            ones.setdefault("actor", twos["actor"])


def _last_of_them(scene: Scene, read: Read) -> None:
    """«استهدف الجيش عناصر …، آخرها الغارة التي …»: the last of someone's deeds is his too."""
    last = noun_class("last_of_them") | noun_class("among_them")
    for (one, ones), (two, twos) in pairwise(read):
        types = one.reading.sense.row.type, two.reading.sense.row.type
        if types != ("ASSAULT", "ASSAULT") or two.reading.verb or "actor" in twos:
            continue
        if scene.words.items[two.at - 1].form in last and "actor" in ones:
            twos["actor"] = ones["actor"]


def _claimed(scene: Scene, read: Read) -> None:
    """«إضراب المعلمين، للمطالبة بـ …»: who protests is who demands."""
    for (one, ones), (two, twos) in pairwise(read):
        types = one.reading.sense.row.type, two.reading.sense.row.type
        if types != ("PROTEST", "REQUEST") or one.reading.verb or two.reading.verb:
            continue
        aimed = two.reading.proclitics.endswith("ل") and two.at - one.at <= REACH // 2
        if aimed and "actor" in ones:
            twos["actor"] = ones["actor"]


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


def _objects(scene: Scene, read: Read) -> None:
    """«إغلاق ونهب ومصادرة مقرات»: joined nouns take what the last, or the first, has."""
    for n in range(len(read) - 1, 0, -1):
        (one, ones), (two, twos) = read[n - 1], read[n]
        joined = two.at == one.at + 1 and scene.words.items[two.at].form.startswith("و")
        if joined and one.reading.verb and two.reading.verb and "target" in twos:
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
        if trigger.reading.verb is not None or not _repels(scene, trigger) or "target" in parts:
            continue
        for other, theirs in read[n + 1 : n + 2]:
            came = other.reading.sense.row.type in ("ASSAULT", "MOBILIZE")
            if came and other.at - trigger.at <= FENDED and "actor" in theirs:
                parts["target"] = theirs["actor"]


FENDED = 4
"""Words from fending off to the attack («التصدي لمحاولة تسلل»)."""


def _attacker(scene: Scene, trigger: Trigger, parts: Parts, read: Read) -> Place | None:
    near = [
        (abs(other.at - trigger.at), _other_side(scene, other, theirs, parts))
        for other, theirs in read
        if other.at != trigger.at
        and other.reading.sense.row.type == "ASSAULT"
        and not other.reading.sense.row.casualty
        and abs(other.at - trigger.at) <= REACH
        and not ("actor" not in theirs and _joined_after(scene, trigger, other))
    ]
    if not near:
        return None
    attacker = min(near, key=lambda found: found[0])[1]  # of the nearest attack alone
    hit = parts.get("target")
    inside = hit is not None and attacker is not None and hit[0] <= attacker[0] < hit[1]
    return None if inside else attacker  # «ستين عنصراً من التنظيم، الذي شن هجوماً»


def _joined_after(scene: Scene, trigger: Trigger, other: Trigger) -> bool:
    """«ما أدى إلى مقتل سبعة وتدمير آليتين»: what else an attack led to is not the attack."""
    form = scene.words.items[other.at].form
    return 0 < other.at - trigger.at <= JOINED and form[:1] == "و" and other.reading.verb is None


def _other_side(scene: Scene, trigger: Trigger, attack: Parts, toll: Parts) -> Place | None:
    """Who attacked, or in a clash whom those who fell fought («في اشتباك مع …»).

    Of a clash that does not say which side they were of, nobody: either may have killed them.
    """
    fallen, doer = toll.get("target"), attack.get("actor")
    if _repels(scene, trigger):
        return attack.get("target")  # «أثناء تصدّيهم لهجوم الفصيل»
    if fallen is not None and doer == fallen:
        return attack.get("target")
    return None if _mutual(trigger) else doer


def _repels(scene: Scene, trigger: Trigger) -> bool:
    """Whether an event is that an attack was fended off."""
    return not stems(scene.words.items[trigger.at].form).isdisjoint(noun_class("repelling"))


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


def lent_places(
    found: list[Annotation[Event]],
    earlier: frozenset[int],
    alone: frozenset[int],
    besides: frozenset[int] = frozenset(),
    caused: frozenset[int] = frozenset(),
    lasting: frozenset[Span] = frozenset(),
    fled: frozenset[int] = frozenset(),
) -> Iterator[Annotation[Event]]:
    """The events of a sentence; an attack without a place or a time takes the nearest attack's.

    ``earlier`` are the places of triggers that tell what came before: they take none. Those of
    ``alone`` came long before, and lend none; those of ``besides`` go on elsewhere, and lend to and
    take from one another only. A time is lent as far as `TIMED`
    letters, and to those of ``caused``, to which an attack led, as far as the sentence goes.
    Those of ``fled`` are flights from an attack, which were where it was.
    """
    attacks = [
        a.value
        for a in found
        if a.value.type == "ASSAULT" and a.value.trigger_span.start not in alone
    ]
    spans: tuple[tuple[Role, int], ...] = (("place", FAR), ("time", TIMED))
    for role, reach in spans:
        lenders = [
            (v.trigger_span.start, v.modality, v.argument(role))
            for v in attacks
            if _lends(v, role, lasting)
        ]
        inside = [lender for lender in lenders if lender[0] in besides]
        outside = [lender for lender in lenders if lender[0] not in besides] if inside else lenders
        shown = []
        for a in found:
            at = a.value.trigger_span.start
            given = inside if at in besides else outside
            own = a.value.type == "ASSAULT" or (at in fled and role == "place")
            far = FAR if at in caused else reach
            shown.append(_lent(a, role, given, far, earlier) if own else a)
        found = shown
    yield from found


def _lends(value: Event, role: Role, lasting: frozenset[Span]) -> bool:
    """Whether an attack has a place or a time to lend; how long it went on is its own."""
    given = value.argument(role)
    return given is not None and given.span not in lasting


FAR = 10_000
"""More letters than a sentence has."""
TIMED = 60
"""How many letters apart two attacks may be told that the time of one holds for both."""


def _lent(
    annotation: Annotation[Event],
    role: Role,
    lenders: list[tuple[int, Modality, Argument | None]],
    reach: int,
    earlier: frozenset[int],
) -> Annotation[Event]:
    value = annotation.value
    at = value.trigger_span.start
    ways: tuple[Role, ...] = ("from", "to", "via") if role == "place" else ()
    if any(value.argument(one) for one in (role, *ways)) or not lenders or at in earlier:
        return annotation
    n = bisect_left(lenders, at, key=itemgetter(0))
    start, how, given = min(lenders[max(0, n - 1) : n + 1], key=lambda one: abs(one[0] - at))
    if how != value.modality and reach == FAR:
        return annotation  # what is denied or planned was nowhere yet
    if given is None or abs(start - at) > reach or (role == "time" and start in earlier):
        return annotation
    lent = msgspec.structs.replace(value, arguments=(*value.arguments, given))
    return replace(annotation, span=hull([annotation.span, given.span]), value=lent)

"""Who attacked those who were hit: he of the attack that is told beside them."""

from __future__ import annotations

from itertools import pairwise

from khabar.annotators.events.arguments import Read
from khabar.annotators.events.doers import armed
from khabar.annotators.events.government import light
from khabar.annotators.events.parts import Parts, Place
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.triggers import Trigger
from khabar.annotators.events.verb_or_noun import accompanies
from khabar.annotators.events.word_kinds import FINITE, OPENERS, governed
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import verb_forms

REACH = 40
"""Words from those who were hit to the attack that hit them."""
JOINED = 8
"""Words between two joined verbal nouns at most."""
NEAR = 10
"""How many events to either side are asked."""


def fought(scene: Scene, read: Read) -> None:
    """«حيّدت القوات عشرين مسلحاً في ضربات»: the attack in which it was done is the doer's.

    Of a clash in which men fell, who fell is one side («قُتل جنديان في اشتباك مع …»).
    """
    for n, (trigger, parts) in enumerate(read):
        row = trigger.reading.sense.row
        if row.type != "ASSAULT" or row.object != "actor" or row.casualty or "actor" in parts:
            continue
        before = scene.words.items[trigger.at - 1].form
        after = before in noun_class("in_the_wake_of") and _mutual(trigger) and "target" in parts
        within = before in noun_class("in_the_course_of") or _bound(scene, trigger.at)
        if not (within or after):
            continue
        for other, theirs in reversed(read[max(0, n - 2) : n]):
            deed = other.reading.sense.row
            moved = after and deed.type in ("MOBILIZE", "RETREAT", "COERCE")
            if (
                (other.reading.verb is None and not deed.casualty)
                or not (deed.type == "ASSAULT" or moved)
                or not _same(scene, other, trigger)
            ):
                continue  # «دخل الجيش القرية بعد اشتباكات مع …»
            if "actor" in theirs:
                parts["actor"] = theirs["actor"]
                shared = dict(other.reading.sense.by).get("علي") == "target"
                if shared and _bound(scene, trigger.at) and "target" in parts:
                    theirs.setdefault("target", parts["target"])  # «قضت برمايات على مسلحين»
                if "target" in theirs:
                    parts.setdefault("target", theirs["target"])
            elif _mutual(trigger) and deed.casualty and "target" in theirs and "target" in parts:
                parts["actor"] = _before_others(scene, read[:n], theirs["target"])
            break


def _before_others(scene: Scene, read: Read, fallen: Place) -> Place:
    """«قُتل تسعة جنود وأُصيب آخرون باشتباكات»: behind «آخرون», those who were told of first."""
    if scene.words.form(fallen[0]) not in noun_class("others"):
        return fallen
    for other, parts in reversed(read):
        named = parts.get("target")
        if other.reading.sense.row.casualty and named is not None and named != fallen:
            return named
    return fallen


def wrecked_too(scene: Scene, read: Read) -> None:
    """«أسفرت عن مقتل ستة وتدمير عربتين»: whose attack killed, his wrecked as well."""
    for (one, ones), (two, twos) in pairwise(read):
        nouns = one.reading.verb is None and two.reading.verb is None
        row, toll = two.reading.sense.row, one.reading.sense.row
        if not nouns or (toll.type, row.type) != ("ASSAULT", "ASSAULT") or "actor" in twos:
            continue
        deed = row.object in ("target", "either") and not row.casualty
        if not deed or two.reading.proclitics != "و" or two.at - one.at > LISTED:
            continue
        apart = any(scene.kinds[here] in ("verb", "stop") for here in range(one.at + 1, two.at))
        doer = ones.get("actor")
        if doer is not None and not apart and doer != twos.get("target"):
            twos["actor"] = doer


def put_down(scene: Scene, trigger: Trigger, parts: Parts, before: Read) -> Place | None:
    """«قمعت الشرطة المسيرة، ما أدى إلى إصابة خمسة»: whose force led to those who were hurt."""
    if trigger.reading.verb is not None or not _led_to(scene, trigger.at):
        return None
    for other, theirs in reversed(before):
        row, doer = other.reading.sense.row, theirs.get("actor")
        if row.type == "ASSAULT" and not row.casualty:
            return None
        if row.type == "COERCE" and doer is not None and doer[0] < trigger.at:
            forced = armed(scene, doer) and trigger.at - other.at <= REACH
            return doer if forced and doer != parts.get("target") else None
    return None


def _led_to(scene: Scene, at: int) -> bool:
    """Whether a verb of leading to something stands right before a word or its preposition."""
    return any(
        light(r.lemma) == "cause"
        for n in range(max(scene.start(at), at - CAUSED), at)
        for r in verb_forms(scene.words.items[n].form)
        if r.tense in FINITE
    )


CAUSED = 3
"""Words from a verb of leading to something to what it led to."""


def taken_away(read: Read) -> None:
    """«أصيب ثلاثة …، جرى نقلهم إلى المستشفى»: who is taken there is who was hurt last."""
    for n, (trigger, parts) in enumerate(read):
        if trigger.reading.sense.row.type != "AID":
            continue
        deeds = [p for t, p in read[:n] if t.reading.sense.row.type == "ASSAULT"]
        carried = trigger.reading.verb is not None and "actor" not in parts
        carried = carried and parts.get("target") in [p["actor"] for p in deeds if "actor" in p]
        if not carried and trigger.reading.pronoun not in ("هم", "هما"):
            continue
        hurt = [p["target"] for t, p in read[:n] if t.reading.sense.row.casualty and "target" in p]
        if hurt:
            parts["target"] = hurt[-1]


def went_with(scene: Scene, read: Read) -> None:
    """«حملة دهم للشرطة تخللها اعتقال سبعة»: who raided did what was done meanwhile."""
    for (one, ones), (two, twos) in pairwise(read):
        force = {one.reading.sense.row.type, two.reading.sense.row.type} <= {"ASSAULT", "COERCE"}
        nouns = one.reading.verb is None and two.reading.verb is None
        if not (force and nouns) or "actor" in twos or "actor" not in ones:
            continue
        if (
            not _mutual(two)
            and accompanies(scene.words.form(two.at - 1))
            and ones["actor"] != twos.get("target")
        ):
            twos["actor"] = ones["actor"]


LISTED = 14
"""Words from those who were killed to what was wrecked besides, at most."""


def told_by_another(scene: Scene, trigger: Trigger, parts: Parts, later: Read) -> Place | None:
    """«أعلن القائد مقتل مسلحين في غارة شنّها التحالف»: he who announces it is not who did it."""
    own = parts.get("actor")
    if own is None or own[0] > trigger.at or not trigger.reading.sense.row.casualty:
        return None
    if trigger.reading.verb is not None and trigger.reading.sense.row.subject == "actor":
        return None  # «قتلت القوات ستة في عملية نفّذتها القيادة»: the verb names who killed
    for other, theirs in later:
        row, doer = other.reading.sense.row, theirs.get("actor")
        if row.type != "ASSAULT" or row.casualty or doer is None or other.at - trigger.at > NEAR:
            continue
        within = scene.words.items[other.at - 1].form in noun_class("in_the_course_of")
        if within and doer[0] > other.at:
            return doer if doer != parts.get("target") else None
    return None


def of_doer(scene: Scene, target: Place | None) -> bool:
    if target is None:
        return False
    head = stems(scene.words.items[target[0]].form)
    return not head.isdisjoint(noun_class("perpetrator"))


def hit_both(scene: Scene, read: Read) -> None:
    """«قُتل شاب وأصيب آخر برصاص …»: who is named after the second hit the first as well."""
    for n in range(len(read) - 1, 0, -1):
        (one, ones), (two, twos) = read[n - 1], read[n]
        both = one.reading.sense.row.casualty and two.reading.sense.row.casualty
        joined = scene.words.items[two.at].form.startswith("و") and two.at - one.at <= NEAR
        if both and joined and "actor" in twos and twos["actor"] != ones.get("target"):
            ones.setdefault("actor", twos["actor"])


def attacker_of(scene: Scene, trigger: Trigger, parts: Parts, read: Read) -> Place | None:
    foes = "target" in parts and _is_enemy(scene, parts["target"])
    beaten = _beaten_off(scene, read) if foes else frozenset()
    near = [
        (abs(other.at - trigger.at), _other_side(scene, other, theirs, parts))
        for other, theirs in read
        if other.at != trigger.at
        and other.at not in beaten
        and other.reading.sense.row.type == "ASSAULT"
        and not other.reading.sense.row.casualty
        and abs(other.at - trigger.at) <= REACH
        and not ("actor" not in theirs and _joined_after(scene, trigger, other))
        and not _shot_down(scene, theirs)
    ]
    if not near:
        return None
    attacker = min(near, key=lambda found: found[0])[1]  # of the nearest attack alone
    hit = parts.get("target")
    inside = hit is not None and attacker is not None and hit[0] <= attacker[0] < hit[1]
    return None if inside else attacker  # «ستين عنصراً من التنظيم، الذي شن هجوماً»


def _shot_down(scene: Scene, parts: Parts) -> bool:
    """«أسقط الجيش مسيّرات أصابت …»: what befell arms in the air hit nobody."""
    hit = parts.get("target")
    return hit is not None and any(
        not stems(scene.words.items[n].form).isdisjoint(noun_class("in_the_air"))
        for n in range(hit[0], min(max(hit[1], hit[0] + COUNTED), scene.stop(hit[0])))
    )


COUNTED = 5
"""Words of «9 من أصل 12 مسيّرة»."""


def _joined_after(scene: Scene, trigger: Trigger, other: Trigger) -> bool:
    """«ما أدى إلى مقتل سبعة وتدمير آليتين»: what else an attack led to is not the attack."""
    form = scene.words.items[other.at].form
    return 0 < other.at - trigger.at <= JOINED and form[:1] == "و" and other.reading.verb is None


def _other_side(scene: Scene, trigger: Trigger, attack: Parts, toll: Parts) -> Place | None:
    """Who attacked, or in a clash whom those who fell fought («في اشتباك مع …»).

    Of a clash that does not say which side they were of, nobody: either may have killed them.
    """
    fallen, doer = toll.get("target"), attack.get("actor")
    if repels(scene, trigger):
        enemy = fallen is not None and _is_enemy(scene, fallen)
        return attack.get("actor" if enemy else "target")  # «أثناء تصدّيهم لهجوم الفصيل»
    others = fallen is not None and scene.words.form(fallen[0]) in noun_class("others")
    if fallen is not None and (doer == fallen or (others and _mutual(trigger))):
        return attack.get("target")  # «قُتل تسعة جنود وأُصيب آخرون باشتباكات مع …»
    return None if _mutual(trigger) else doer


def _beaten_off(scene: Scene, read: Read) -> frozenset[int]:
    """«صدّ الهجوم»: attacks that are told as what was fended off."""
    return frozenset(
        two.at
        for (one, _), (two, _) in pairwise(read)
        if repels(scene, one) and two.at - one.at <= FENDED
    )


FENDED = 4
"""Words from fending off to the attack («التصدي لمحاولة تسلل»)."""


def _is_enemy(scene: Scene, fallen: Place) -> bool:
    """«صدّت القوات الهجوم وقتلت المهاجمين»: the fallen are named as those who came."""
    heads = [
        stems(scene.words.items[n].form) for n in range(fallen[0], min(fallen[1], fallen[0] + 3))
    ]
    return any(
        not words.isdisjoint(noun_class(name))
        for words in heads
        for name in ("enemy", "perpetrator")
    )


def _mutual(trigger: Trigger) -> bool:
    """Whether an attack is a clash, which has two sides."""
    by = dict(trigger.reading.sense.by)
    return "مع" in by and "parties" in by.values()


def _bound(scene: Scene, at: int) -> bool:
    return scene.words.items[at].form[:1] == "ب" and bool(governed(scene.words.items[at].form))


def _same(scene: Scene, one: Trigger, two: Trigger) -> bool:
    """Whether no clause opens between two events."""
    return not any(scene.kinds[here] in OPENERS for here in range(one.at + 1, two.at))


def repels(scene: Scene, trigger: Trigger) -> bool:
    """Whether an event is that an attack was fended off."""
    return not stems(scene.words.items[trigger.at].form).isdisjoint(noun_class("repelling"))

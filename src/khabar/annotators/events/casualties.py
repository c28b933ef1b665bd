"""How many were killed or hurt, from the number that stands with the event."""

from __future__ import annotations

from functools import cache

from khabar.annotators.events.cues import of_kind
from khabar.annotators.events.parts import Place
from khabar.annotators.events.people import humans
from khabar.annotators.events.scene import Mention, Scene
from khabar.annotators.events.triggers import Candidate
from khabar.lexicon.company import noun_class, stems
from khabar.readings.event import Quantity

LAST = "اخر"
"""«آخر» alone is one more of them; before a noun it is the last of some."""
JOINT = "killed_or_injured"
"""Of a toll that does not tell the dead from the hurt: its number is no count of either."""


def numbers_in(scene: Scene, place: Place) -> list[Mention]:
    """The numbers that open the parts of a coordinated phrase («47 … و5 …»)."""
    found: list[Mention] = []
    for at in range(*place):
        mention = scene.numbers.get(at)
        if mention and mention.first == at and mention not in found:
            found.append(mention)
    return found


def counted(scene: Scene, at: int) -> Mention | None:
    """The number that stands right before a casualty noun, or right after it."""
    for here in (at - 1, at, at + 1):
        mention = scene.numbers.get(here)
        if mention and scene.words.sentence_of[here] == scene.words.sentence_of[at]:
            return mention
    return None


def _one_of_two(scene: Scene, at: int) -> bool:
    """«97 شخصاً قتلوا أو أصيبوا»: a joint toll, which is no count of the dead."""
    after, before = scene.words.form(at + 1), scene.words.form(at - 1)
    return bool(noun_class("alternative") & {after, before})


def quantities(scene: Scene, at: int, reading: Candidate, target: Place | None) -> list[Quantity]:
    """The count of the casualty at word ``at``, if the text gives one."""
    kind = reading.sense.row.casualty
    if not kind:
        return []
    if scene.words.form(at - 1) in ("بين", "وبين") or scene.words.form(at - 2) == "بين":
        return []  # «العشرات بين قتيل وجريح»: a joint toll
    if not of_kind("attempt").isdisjoint(stems(scene.words.form(at - 1))):
        return []  # «محاولة اغتيال القاضي»: nobody is said to have died
    own = counted(scene, at) if reading.verb is None and reading.sense.row.object == "" else None
    if own is not None:
        return [_quantity(kind, [own])]
    if reading.sense.row.object == "" and reading.verb is None:
        if reading.dual:
            return [Quantity(kind=kind, value=2, low=2, high=2)]
        if humans().get(scene.words.items[at].form.lstrip("وف")) == "s" and not reading.definite:
            return [Quantity(kind=kind, value=1, low=1, high=1)]
        return []
    if _one_of_two(scene, at):
        return []
    told = _told_of(scene, at, reading)
    found = numbers_in(scene, target) if target is not None else []
    if found:
        told = None
    if told is not None:
        return [_quantity(kind, [told])]
    if target is None and reading.pronoun == HIS:
        return [Quantity(kind=kind, value=1, low=1, high=1)]  # «ما أدى إلى إصابته»
    if target is None:
        return []
    one = None if found and found[0].first == target[0] else _head_count(scene, target)
    if found and one and _joined(scene, found[0]):
        return [_and_one(_quantity(kind, found), one)]
    if found:
        whole = found[0].first == target[0]
        more = _with_them(scene, target) if whole else None
        return [_and_one(_quantity(kind, found), more) if more else _quantity(kind, found)]
    more = _with_them(scene, target) if one else 0
    if not one or more is None:
        return []
    return [Quantity(kind=kind, value=one + more, low=one + more, high=one + more)]


def _told_of(scene: Scene, at: int, reading: Candidate) -> Mention | None:
    """«قتل (22) إرهابياً», «جُرح من بينهم اثنان»: a number in brackets, or behind «منهم»."""
    here, stop = at + 1, scene.stop(at)
    if here >= stop:
        return None
    if reading.verb is not None and reading.verb.voice in ("passive", "unsure"):
        if scene.words.form(here) == OF and scene.words.form(here + 1) in AMONG:
            here += 2
        elif scene.kinds[here] == "resumptive" or scene.words.form(here) in OF_THEM:
            here += 1
        behind = scene.numbers.get(here) if here < stop else None
        if behind is not None and behind.first == here:
            return behind
    if here == at + 1:
        if scene.words.form(here) != "(" or scene.words.form(here + 2) != ")":
            return None
        here += 1
    return scene.numbers.get(here) if here < stop else None


HIS = "ه"
OF, AMONG, OF_THEM = "من", frozenset({"بينهم", "بينها"}), frozenset({"منهم", "بينهم"})


def _with_them(scene: Scene, target: Place) -> int | None:
    """«ضابطين وجندي», «رجل وزوجته وطفليه»: how many are joined to the first; None if unknown."""
    more = 0
    for at in range(target[0] + 1, target[1]):
        form = scene.words.items[at].form
        if (
            at not in scene.numbers
            and form[:1] == "و"
            and not stems(form[1:]).isdisjoint(_people())
        ):
            one = _head_count(scene, (at, at + 1))
            if one is None:
                return None
            more += one
    return more


@cache
def _people() -> frozenset[str]:
    """Nouns for people, with the endings of a dual, alone and before a pronoun."""
    alone = [word for word, number in humans().items() if number == "s"]
    pairs = (word.removesuffix("ة") + ("ت" if word.endswith("ة") else "") for word in alone)
    ends = ("ان", "ين", "ا", "ي")
    return frozenset(humans()) | {pair + end for pair in pairs for end in ends}


def _joined(scene: Scene, number: Mention) -> bool:
    """«وثلاثة من مرافقيه»: whether a count is joined to those before it."""
    form = scene.words.items[number.first].form
    return form[:1] == "و" and form not in noun_class("number_one")


def _and_one(found: Quantity, more: int) -> Quantity:
    """«قتل رئيس البلدية وثلاثة من مرافقيه»: the one who is named and those who are counted."""
    if found.value is None or found.low is None:
        return found
    high = None if found.high is None else found.high + more
    return Quantity(kind=found.kind, value=found.value + more, low=found.low + more, high=high)


def _quantity(kind: str, found: list[Mention]) -> Quantity:
    values = [mention.value.value for mention in found]
    if any(mention.value.of == JOINT for mention in found):
        kind = JOINT
    if any(value is None for value in values):
        first = found[0].value
        return Quantity(kind=kind, value=None, low=first.low, high=first.high)
    total = sum(values)
    lows = [m.value.low if m.value.low is not None else m.value.value for m in found]
    highs = [m.value.high for m in found]
    high = None if None in highs else sum(highs)
    return Quantity(kind=kind, value=total, low=sum(lows), high=high)


def _head_count(scene: Scene, target: Place) -> int | None:
    """1 or 2 where the head noun says so by its form, or one person is named."""
    head = scene.words.items[target[0]].form
    if head.removeprefix("ال") == LAST and target[1] - target[0] > 1:
        return None  # «آخر جيوب الفصيل»
    actor = scene.actors.get(target[0])
    known = humans()
    for stem in stems(head):
        if stem in known:
            return {"s": 1, "d": 2}.get(known[stem])
        alone = stem.endswith("ة") and not head.startswith("ال")
        if alone and stem not in noun_class("force") and known.get(stem[:-1]) == "s":
            return 1  # «بائعة»
    for ending in ("ين", "ان", "ي", "ا"):
        owned = len(ending) == 1
        for stem in stems(head):
            base = stem.removesuffix(ending)
            feminine = base.endswith("ت") and known.get(base[:-1] + "ة") == "s"
            if stem == base or (owned and stem in (head, "و" + head)):
                continue  # «طفليه», «والداها»: without its ن only before a pronoun
            if known.get(base) == "s" or feminine:
                return 2
    if actor and actor.first == target[0] and actor.value.kind == "person":
        return 1 if actor.value.mention == "name" else None
    return None


__all__ = ["counted", "noun_class", "quantities"]

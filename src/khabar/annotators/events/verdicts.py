"""Who did what a verdict was about, and who is to be let go: «لإدانته بقتل زوجته»."""

from __future__ import annotations

from itertools import pairwise

from khabar.annotators.events.agreement import stands_for
from khabar.annotators.events.arguments import Read
from khabar.annotators.events.scene import Scene
from khabar.lexicon.company import noun_class, stems

BESIDE = 2
"""Words from a verdict to the deed that it was about."""


def convicted(scene: Scene, read: Read) -> None:
    """Lay a deed behind «إدانة» or «تبرئة» on whom the verdict was passed on, and on no court."""
    for (one, ones), (two, twos) in pairwise(read):
        verdict = stems(scene.words.items[one.at].form) & noun_class("verdict")
        if one.reading.verb is not None or not verdict or "target" not in ones:
            continue
        deed = two.reading.verb is None and two.reading.proclitics.endswith("ب")
        if deed and two.at - one.at <= BESIDE and ones["target"] != twos.get("target"):
            twos["actor"] = ones["target"]
    for trigger, parts in read:
        tried = trigger.reading.sense.row.type == "ACCUSE" and "actor" in parts
        if tried and parts["actor"] == parts.get("target"):
            del parts["actor"]  # «أحالت خمسة متهمين إلى المحاكمة»: they try nobody


def let_go(scene: Scene, read: Read) -> None:
    """«نددت باعتقال الصحفي وطالبت بالإفراج عنه»: who is to be let go is who was held before."""
    for n, (trigger, parts) in enumerate(read):
        if trigger.reading.sense.row.type != "CONCEDE" or "target" in parts:
            continue
        words = [scene.words.form(at) for at in range(trigger.at + 1, trigger.at + NEAR)]
        pronoun = next((form[2:] for form in words if form in noun_class("off_him")), "")
        held = [
            theirs["target"]
            for other, theirs in read[:n]
            if other.reading.sense.row.type == "COERCE" and "target" in theirs
        ]
        if pronoun and held and stands_for(pronoun, scene.words.items[held[-1][0]].form):
            parts["target"] = held[-1]


NEAR = 4
"""Words from letting go to «عنه»."""

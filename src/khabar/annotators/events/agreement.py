"""Gender and number that a word's form shows, and which noun a verb can have for its subject."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.events.people import humans
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import VerbForm, is_masdar

FEMININE = ("ة", "ات", "تان", "تين")
SOUND = ("ون", "ين")
DUAL = ("ان", "ين", "تا")
OWNED = 5
"""Letters of the shortest word whose «يه» may be a plural with a pronoun."""
SHORTEST = 4
"""Letters of the shortest word whose last two are an ending rather than its root."""


@lru_cache(maxsize=1 << 16)
def gender(form: str) -> str:
    """What a folded noun takes: "f", "m", "p" for a plural that takes either, "" if not shown.

    >>> gender("القوات"), gender("الجيش"), gender("المسلحون"), gender("الجنود")
    ('f', 'm', 'm', 'p')
    """
    heads = stems(form)
    if not heads.isdisjoint(noun_class("masculine")):
        return "m"
    if not heads.isdisjoint(noun_class("plural")):
        return "p"
    if not heads.isdisjoint(noun_class("feminine")):
        return "f"
    if form.endswith(FEMININE):
        return "f"
    if form.endswith(SOUND) and len(form) > SHORTEST:
        return "m"
    return ""


@lru_cache(maxsize=1 << 16)
def plural(form: str) -> bool:
    """Whether a folded noun shows a plural of people, or is one that we know."""
    if form.endswith(SOUND) and len(form) > SHORTEST:
        return True
    return not stems(form).isdisjoint(noun_class("plural"))


def may_follow(verb: VerbForm, form: str, *, apart: bool = False) -> bool:
    """Whether a noun after a verb can be its subject: the verb stays singular there.

    ``apart`` says that words stand between, after which a masculine verb goes with any noun.
    """
    if verb.person != 3 or verb.number != "s":
        return False
    shown = gender(form)
    if verb.gender == "f":
        return shown != "m"
    return apart or shown != "f"


def may_precede(verb: VerbForm, form: str) -> bool:
    """Whether a noun before a verb can be its subject: there they agree in number too."""
    if verb.person != 3:
        return False
    shown = gender(form)
    if verb.number in ("p", "d"):
        return shown != "f" or verb.gender != "m" or plural(form)
    if verb.gender == "f":
        return shown != "m"
    return shown != "f" and not (shown == "m" and plural(form))


def stands_for(pronoun: str, form: str) -> bool:
    """Whether a pronoun (ه، ها، هم، هما) can stand for a noun; «هما» only for a dual."""
    shown = gender(form)
    if pronoun == "ها":
        return shown in ("f", "p", "")
    if pronoun == "ه":
        return shown in ("m", "") and not plural(form)
    if pronoun in ("هم", "هن"):
        many = plural(form) or shown in ("", "p") or form.endswith("ات")
        return many and not form.endswith(("تهم", "تهن"))  # «استعادوا حريتهم واستقبلتهم …»
    return form.endswith(DUAL)


def accusative(form: str) -> bool:
    """Whether a folded word's ending can only be an object's («شرطيين», «قياديا»)."""
    bare = form.removeprefix("ال")
    if bare == form and len(bare) > OWNED and bare.endswith(("يه", "يها", "يهم")):
        return True  # «اعتقلت منفذيه»
    if bare.endswith(SOUND[1]) and len(bare) > SHORTEST:
        return not stems(form[:-2]).isdisjoint(humans().keys()) or form.startswith("ال")
    deed = bare == form and is_masdar(bare[:-1]) and not is_masdar(bare)
    return bare.endswith("ا") and (deed or not stems(bare[:-1]).isdisjoint(humans().keys()))


def nominative(form: str) -> bool:
    """Whether a folded word's ending can only be a subject's («المسلحون», «شرطيان»)."""
    bare = form.removeprefix("ال")
    if bare.endswith("ون") and len(bare) > SHORTEST:
        return True
    return bare.endswith("ان") and not stems(bare[:-2]).isdisjoint(humans().keys())

"""What a body works for, and whether that belongs to its name («لحقوق الإنسان»)."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.names.scene import Scene, is_adjective, is_definite
from khabar.lexicon.name_index import steering, steers, steers_past_letter
from khabar.lexicon.person_names import finite
from khabar.lexicon.verbs import verb, verb_forms
from khabar.text.clitics import ARTICLE

FAR_BACK = 7
"""So many words before a field of work its ministry stands, at most."""
DEEDS = frozenset({"violence", "military", "movement", "coercion", "protest", "phase"})
"""Classes of verbs whose verbal noun after ل is an aim."""


@lru_cache(maxsize=1 << 14)
def is_deed(form: str) -> bool:
    """«لقصف», «للانسحاب»: what a force sets out for, and no field that a body works in."""
    return form[1:].removeprefix("ل") not in steering("portfolio") and any(
        read.tense == "masdar"
        and read.proclitics == "ل"
        and not DEEDS.isdisjoint(verb(read.lemma).verb_class)
        for read in verb_forms(form)
    )


def is_for_someone(scene: Scene, at: int, form: str) -> bool:
    """Whether «الحكومة», «السلطات» stand alone before ل: what follows is whom it is done for."""
    field = form[1:].removeprefix("ل") in steering("portfolio")
    return not field and is_definite(scene.letters(at - 1)) and ends_head(scene, at)


def has_own_lam(scene: Scene, at: int, form: str) -> bool:
    """Whether the ل belongs to the word: «لجنة», «لقاء»."""
    head = scene.hits[at].get("head")
    own = any(read.tense == "masdar" and not read.proclitics for read in verb_forms(form))
    return own or (head is not None and not head.proclitics)


def ends_head(scene: Scene, at: int) -> bool:
    """Whether a head noun ends right before, so that no name stands in between («مؤسسة للسلام»)."""
    before = scene.hits[at - 1].get("head")
    return before is not None and before.stop == at


def is_field(scene: Scene, at: int, form: str) -> bool:
    """«لحقوق الإنسان», «والتنمية» after «for» something: what a body works for."""
    if form[1:] in steering("portfolio"):
        return (form[0] == "ل" and not ends_head(scene, at)) or behind_purpose(scene, at)
    if form[1:3] != ARTICLE:
        return False
    kind = scene.letters(at - 2)
    party = steers_past_letter("party", kind)
    if party and scene.letters(at - 1)[2:] in steering("ideal"):
        return form[3:] in steering("ideal")  # «حزب البناء والتجديد»
    return form[3:] in steering("portfolio") and behind_purpose(scene, at)


def behind_ministry(scene: Scene, at: int) -> bool:
    """Whether a ministry or its minister stands before («وزير السياحة والآثار»)."""
    floor = max(scene.words.bounds[scene.words.sentence_of[at]].start, at - FAR_BACK)
    return any(steers("ministry", scene.letters(n)) for n in range(floor, at))


def behind_purpose(scene: Scene, at: int) -> bool:
    """Whether «for» something stands right before («للعدالة والمساءلة», «لحقوق الإنسان و…»)."""
    before, second = scene.letters(at - 1), scene.letters(at - 2)
    if before.startswith("لل") or (second.startswith("ل") and not finite(second)):
        return is_definite(before)
    return second.startswith("لل") and is_definite(second) and is_adjective(before)


def construct_field(scene: Scene, at: int, form: str) -> bool:
    """Whether a field of work stands between a minister and his country («وزير خارجية نيجيريا»)."""
    if form not in steering("portfolio") or is_definite(form) or at + 1 >= len(scene.hits):
        return False
    before, after = scene.letters(at - 1), scene.hits[at + 1]
    return steers("ministry", before) and ("state" in after or "head" in after or "known" in after)

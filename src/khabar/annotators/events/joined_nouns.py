"""Whether «و…» goes on with the noun phrase before it."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.events.doers import only_deed
from khabar.annotators.events.government import light_noun
from khabar.annotators.events.people import humans
from khabar.annotators.events.qualifiers import SHORTEST, completed
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.word_kinds import governed, titles
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import is_masdar


@lru_cache(maxsize=1 << 16)
def opens_body(form: str) -> bool:
    """Whether a folded word opens the name of an office, a state or a body."""
    heads = stems(form)
    return any(
        not heads.isdisjoint(noun_class(name)) for name in ("collective", "before_name", "official")
    )


@lru_cache(maxsize=1 << 16)
def joined_body(form: str) -> bool:
    """«وجمهورية …», «ووزير …»: an office, a state or a body with و written onto it."""
    return (
        form[:1] == "و" and len(form) > SHORTEST and form not in titles() and opens_body(form[1:])
    )


def joined_name(scene: Scene, at: int) -> bool:
    """«روسيا وأوكرانيا»: a name that is known, with و written onto it."""
    actor, word = scene.actors.get(at), scene.words.items[at]
    opens = actor is not None and actor.first == at and word.form[:1] == "و"
    return opens and actor is not None and actor.span.start > word.span.start


def goes_on_alike(scene: Scene, first: int, at: int) -> bool:
    """Whether «و…» goes on with the same kind of noun rather than with a new statement."""
    form = scene.words.items[at].form
    rest = form[1:]
    if scene.actors.get(at) or rest[:1].isdigit():
        return True
    if at in scene.numbers and people_first(scene, first):
        return True  # «رئيس البلدية وثلاثة من مرافقيه»
    if scene.kinds[at] == "either":
        return False
    deed = not _alike_deeds(scene, at, rest) and _deed_after_people(scene, first, rest)
    if deed or light_noun(rest) or _deed_with(scene, at):
        return False
    if opens_body(rest) and opens_body(scene.words.items[first].form):
        return True  # «دولة الساحل وجمهورية النخيل»
    return rest.startswith("ال") == scene.definite(at - 1) or rest.startswith("ال")


def _deed_with(scene: Scene, at: int) -> bool:
    """«منازلهم والعبث بمحتوياتها»: a verbal noun with its own complement, after no deed."""
    if at + 1 >= scene.stop(at) or scene.kinds[at - 1] == "either":
        return False
    after = scene.words.items[at + 1].form
    if not governed(after) and scene.kinds[at + 1] != "prep":
        return False
    last = scene.words.items[at - 1].form
    people = last.endswith(("ين", "ون")) and not no_people(last)  # «المحتجزين والكف عن …»
    return (people or completed(last)) and is_masdar(
        scene.words.items[at].form[1:].removeprefix("ال")
    )


def _deed_after_people(scene: Scene, first: int, rest: str) -> bool:
    """«مصرع خمسة أشخاص وانهيار عشرات المنازل»: people and a deed are not of one kind."""
    if not stems(rest).isdisjoint(noun_class("damage")):
        opening = scene.words.items[first].form
        hurt = stems(opening).isdisjoint(noun_class("damage"))
        return hurt and not only_deed(opening)  # «مدني ودمار كبير»
    return only_deed(rest) and people_first(scene, first)


def _alike_deeds(scene: Scene, at: int, rest: str) -> bool:
    """«فرقة الأبحاث والتفتيش»: two definite nouns in a row are of one kind."""
    return rest.startswith("ال") and scene.definite(at - 1)


@lru_cache(maxsize=1 << 12)
def no_people(form: str) -> bool:
    """«التعاون», «القانون», «السجون»: a word whose ون is its own."""
    return only_deed(form) or not stems(form).isdisjoint(noun_class("own_wn"))


def people_first(scene: Scene, first: int) -> bool:
    """Whether a phrase opens with people or with how many of them there are."""
    heads = stems(scene.words.items[first].form)
    return first in scene.numbers or any(
        not heads.isdisjoint(words) for words in (humans(), noun_class("collective"))
    )

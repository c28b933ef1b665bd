"""Where someone is from or stays, and whose side he is on: no place of what happened."""

from __future__ import annotations

from khabar.annotators.events.clause import RELATIVE
from khabar.annotators.events.parts import Place
from khabar.annotators.events.people import humans
from khabar.annotators.events.scene import Mention, Scene
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import verb_forms
from khabar.text.view import fold

IN = "في"
ORIGIN = 4
"""Words from «معظمهم» to the place that they come from."""


def native(view: View, target: Place, place: Mention) -> bool:
    """«أسير من بلدة …», «شاب من سكان …»: where someone is from."""
    scene = view.scene
    words = range(target[0] + 1, place.first)  # none where the place opens the phrase
    people = not stems(scene.words.items[target[0]].form).isdisjoint(humans())
    return people and any(scene.kinds[n] == "partitive" for n in words)


def come_from(scene: Scene, place: Mention) -> bool:
    """«معظمهم من بلدة …», «ينحدر من …»: where people come from."""
    origin = noun_class("origin")
    words = range(max(scene.start(place.first), place.first - ORIGIN), place.first)
    here = next((n for n in reversed(words) if scene.words.items[n].form in origin), -1)
    return here >= 0 and all(scene.words.items[n].form != IN for n in range(here, place.first))


def found_before(scene: Scene, place: Mention, at: int) -> bool:
    """«موجودة في سوريا، ونحن على اتصال بأقاربها»: where someone is told to be, before it."""
    there = noun_class("being_there")
    near = range(max(scene.start(place.first), place.first - ORIGIN), place.first)
    told = any(not stems(scene.words.items[n].form).isdisjoint(there) for n in near)
    return told and place.stop <= at and "stop" in scene.kinds[place.stop : at]


def from_there(scene: Scene, place: Mention) -> bool:
    """«أطلقوا من مواقعهم في الجبل صواريخ على …»: where they shot from."""
    for at in range(place.first - 1, max(scene.start(place.first), place.first - FROM) - 1, -1):
        if scene.kinds[at] in ("stop", "verb"):
            return False
        held = not stems(scene.words.items[at].form).isdisjoint(noun_class("positions"))
        if held and scene.kinds[at - 1] == "partitive":
            return True
    return False


FROM = 5
"""Words from «مواقعهم» to the place that they are in."""


def employed(view: View, place: Mention, at: int) -> bool:
    """«اغتالوا طياراً يعمل في قاعدة …»: where someone works or lives, and not where it was."""
    clause = view.sentence.clause(place.stop - 1)
    form = clause.form
    if form is None or clause.verb in view.read or clause.verb > place.first:
        return False
    if clause is view.sentence.clause(at) or fold(form.lemma) not in noun_class("stays"):
        return False
    noun = clause.antecedent
    return clause.kind == RELATIVE and noun is not None and noun.head not in view.read


def counted_as(view: View, place: Mention, at: int) -> bool:
    """«المعسكر الذي يعدّ خط الدفاع عن بنغازي»: a place in what a thing or someone counts as."""
    clause = view.sentence.clause(place.stop - 1)
    form = clause.form
    if form is None or clause.kind != RELATIVE or clause is view.sentence.clause(at):
        return False
    if clause.verb in view.read or clause.verb > place.first:
        return False
    counts = noun_class("counts_as")
    return any(fold(r.lemma) in counts for r in verb_forms(view.scene.words.form(clause.verb)))


def seat_of(view: View, place: Mention) -> bool:
    """«الحكومة التي تتخذ من عدن مقراً لها»: where someone has his seat."""
    form = view.sentence.clause(place.stop - 1).form
    if form is None or form.lemma != SEATED:
        return False
    return view.scene.kinds[place.first - 1] == "partitive" or (
        place.first > 1 and view.scene.kinds[place.first - 2] == "partitive"
    )


SEATED = "اتّخذ"


def people_of(scene: Scene, place: Mention) -> bool:
    """«مهاجراً من إفريقيا», «شقيقان من بلدة …»: an indefinite word for people, and where from."""
    here, first = place.first - 1, scene.start(place.first)
    known = noun_class("placeword")
    while here > first and not stems(scene.words.items[here].form).isdisjoint(known):
        here -= 1
    if scene.kinds[here] != "partitive" or here <= first:
        return False
    heads = stems(scene.words.items[here - 1].form)
    people = any(
        not heads.isdisjoint(words)
        for words in (humans(), noun_class("displaced"), noun_class("people_from"))
    )
    return people and not scene.definite(here - 1)


def of_loyalty(scene: Scene, place: Mention) -> bool:
    """«الموالية لإيران», «المدعومة من تركيا»: whose side someone is on."""
    at = place.first - 1
    if at <= scene.start(place.first):
        return False
    form, led = scene.words.items[at].form, scene.words.items[place.first].form[:1]
    if form in noun_class("loyal"):
        return led == "ل"
    if form in noun_class("tied"):
        return led in ("ل", "ب")
    if scene.words.items[at - 1].form in noun_class("tied"):
        return scene.kinds[at] in ("partitive", "prep")
    behind = scene.words.items[at - 1].form in noun_class("backed")
    return behind and scene.kinds[at] in ("partitive", "prep")


def they_are_there(scene: Scene, actor: Place, place: Mention) -> bool:
    """«اعتقلت الشرطة في بغداد خمسة»: forces whose place is told by في act where they are."""
    if place.first == actor[0] or scene.words.form(place.first - 1) != IN:
        return False
    return not noun_class("acts_there").isdisjoint(stems(scene.words.form(actor[0])))

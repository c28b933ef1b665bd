"""Whether a noun after a verb is its subject, by agreement, by its ending, by who can act."""

from __future__ import annotations

from khabar.annotators.events.agreement import (
    accusative,
    gender,
    may_follow,
    nominative,
    stands_for,
)
from khabar.annotators.events.bare_phrases import bare_phrases
from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import Clause, agrees, takes_object
from khabar.annotators.events.doers import able, armed, human
from khabar.annotators.events.government import light
from khabar.annotators.events.qualifiers import completed
from khabar.annotators.events.slots import View
from khabar.annotators.events.voices import DEEDS
from khabar.annotators.events.word_kinds import TANWIN, is_noun, joined
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import VerbForm, verb
from khabar.text.view import fold


def object_shaped(view: View, noun: Chunk) -> bool:
    """Whether a noun's ending shows an object; «وزيرا خارجية …» is a dual in construct."""
    word = view.scene.words.items[noun.head]
    if word.form.endswith("ا") and TANWIN in word.span.of(view.scene.words.text):
        return True  # «عاثت خراباً»
    if not accusative(view.form(noun)):
        return False
    after = view.scene.words.form(noun.head + 1)
    alone = noun.stop == noun.head + 1 or joined(after)
    return alone or not view.form(noun).endswith("ا") or after.endswith("ا")


def follows(view: View, form: VerbForm, noun: Chunk, *, apart: bool) -> bool:
    """Whether a noun after a verb can be its subject; of a name the letters tell nothing."""
    if noun.head in view.scene.numbers:
        return form.person == 3 and form.number == "s"
    actor = view.scene.actors.get(noun.head)
    named = (
        actor is not None and actor.first == noun.head and actor.value.mention in ("name", "alias")
    )
    if named and not apart and form.gender == "m" and _feminine_body(view, noun):
        return False  # «وطالب الأمم المتحدة بـ»
    places = view.scene.near(view.scene.places, noun.head)
    if named or any(place.first == noun.head for place in places):
        wrong = not apart and _shows_other(view, form, noun)
        return form.person == 3 and form.number == "s" and not wrong
    return may_follow(form, view.form(noun), apart=apart)


def _shows_other(view: View, form: VerbForm, noun: Chunk) -> bool:
    """«وطالب الأمم المتحدة بـ …», «ودعا موسكو إلى …»: a name that is listed with the other gender.

    What only the ending of a name shows is no proof: «قال طلحة».
    """
    if form.gender == "f" and not view.scene.definite(noun.head):
        return False
    other = {"f": "masculine", "m": "feminine"}.get(form.gender)
    listed = stems(view.form(noun))
    return other is not None and not listed.isdisjoint(noun_class(other))


def _feminine_body(view: View, noun: Chunk) -> bool:
    """«الأمم المتحدة»: whether the adjective of a definite name shows that it is feminine."""
    scene, last = view.scene, noun.head + 1
    if not scene.definite(noun.head) or last >= noun.stop or gender(view.form(noun)) == "m":
        return False
    form = scene.words.items[last].form
    return scene.definite(last) and form.endswith("ة")


def new_subject(view: View, clause: Clause, first: Chunk, shared: Chunk | None) -> bool:
    """Whether the noun after a joined verb is its own subject rather than its object."""
    form = clause.form
    assert form is not None
    apart = first.first > clause.verb + 1
    if not follows(view, form, first, apart=apart) or object_shaped(view, first):
        return False
    if not apart and human(view.scene, first.place) and _takes_after(view, form, first):
        return True  # «استقبل الوزير الشيوخ، وتعهد الشيوخ بـ»
    if view.form(first).endswith("ون") and nominative(view.form(first)):
        return True  # «… هجوماً، وتمكن خلاله المهاجمون من …»
    if shared is not None and _thing_hit(view, first) and agrees(view.scene, form, shared):
        return False  # «… ودمّر صهريجاً وثلاث سيارات»
    if shared is not None and first.head in view.read and light(form.lemma) == "do":
        return False  # «وألقى القبض على …»
    row = view.row(clause)
    aimed = form.proclitics == "ل" and row is not None and bool(row.object)
    if shared is not None and aimed and agrees(view.scene, form, shared):
        return False  # «وصل الوفد ليلتقي الوزير»
    if shared is None or not takes_object(form):
        return True
    spoken = row is not None and row.type == "REQUEST" and row.object == "target"
    if spoken and not apart and _his_own(view, first, shared):
        return False  # «… ودعا أنصاره إلى …»
    if form.object and able(view.scene, first.place):
        return True  # «واستقبلتهم الحكومة»
    if form.gender == "f" and apart and view.scene.kinds[clause.verb + 1] == "verb":
        return False  # «… وتقتل وتحرق منطقة الاعتصام»
    _, second = bare_phrases(view, clause)
    if second is not None and second is not first and not says_who(view, first, second):
        return True
    site = not stems(view.form(first)).isdisjoint(noun_class("shut_sites"))
    if site and row is not None and row.object == "target" and agrees(view.scene, form, shared):
        return False  # «طردت الحكومة السفير وأغلقت السفارة»
    if _spoken_to(view, clause, first, shared):
        return False  # «دانت النقابة القرار وطالبت الحكومة بـ …»
    people = not stems(view.form(first)).isdisjoint(noun_class("displaced"))
    if row is not None and row.type in DEEDS and people and armed(view.scene, shared.place):
        return False  # «تحاصر القوات القرية وتمنع السكان من …»
    if row is not None and row.casualty and not able(view.scene, first.place):
        return not _killed_by(view, form, shared, first)
    if form.gender and gender(view.form(shared)) in ("m", "f"):
        other = "f" if form.gender == "m" else "m"
        if gender(view.form(shared)) == other:
            return True
    return able(view.scene, first.place)


def _his_own(view: View, noun: Chunk, owner: Chunk) -> bool:
    """Whether a pronoun on a noun can stand for the one that a joined verb goes on with."""
    form = view.form(noun)
    ending = next((e for e in ("هم", "ها", "ه") if form.endswith(e)), "")
    if not ending or not completed(form) or noun.stop != noun.head + 1:
        return False
    return stands_for(ending, view.form(owner))


def _spoken_to(view: View, clause: Clause, noun: Chunk, shared: Chunk) -> bool:
    """Whether a body behind a joined verb of asking is asked, by who was told of before."""
    row, form = view.row(clause), clause.form
    if row is None or form is None or row.type not in ("REQUEST", "ACCUSE"):
        return False
    actor = view.scene.actors.get(noun.head)
    person = actor is not None and actor.value.kind == "person"
    if row.object != "target" or person or noun.first != clause.verb + 1:
        return False
    speaks = human(view.scene, shared.place) and agrees(view.scene, form, shared)
    number = view.sentence.number(noun.first) + 1
    after = next(iter(view.sentence.chunks[number : number + 1]), None)
    asked = after is not None and after.kind == "noun" and after.prep in ("ب", "الي")
    return speaks and asked and able(view.scene, noun.place)


def _takes_after(view: View, form: VerbForm, noun: Chunk) -> bool:
    """Whether a verb that takes a noun or a preposition has its preposition behind a noun."""
    reading = next((r for at, r in view.read.items() if r.verb is form), None)
    if reading is not None and reading.sense.row.object == "target":
        return False  # «ودعت الأطراف إلى …»: whom it was said to
    known = verb(form.lemma)
    number = view.sentence.number(noun.first) + 1
    after = next(iter(view.sentence.chunks[number : number + 1]), None)
    if known.government != "both" or after is None or after.kind != "noun":
        return False
    return after.prep in {fold(word) for word in known.prepositions}


def _thing_hit(view: View, noun: Chunk) -> bool:
    """Whether a bare noun for a thing ends as only an object does («صهريجاً»)."""
    form, scene = view.form(noun), view.scene
    if not form.endswith("ا") or scene.definite(noun.head) or noun.head in scene.actors:
        return False
    return is_noun(form[:-1]) and not is_noun(form)


def _killed_by(view: View, form: VerbForm, shared: Chunk, first: Chunk) -> bool:
    """«صدت القوات هجوماً وقتلت عشرات منهم»: of a passive the count would take a masculine."""
    counted = first.head in view.scene.numbers
    return counted and form.gender == "f" and form.number == "s" and armed(view.scene, shared.place)


def says_who(view: View, name: Chunk, chunk: Chunk) -> bool:
    """«واعتقلت سالم النخيلي شقيق العمدة»: right behind a name, a word that says who he is."""
    scene = view.scene
    told = scene.actors.get(name.stop - 1)
    named = told is not None and told.value.kind == "person" and told.value.mention != "noun"
    if not named or chunk.first not in (name.stop, name.stop + 1) or chunk.prep:
        return False
    return not stems(view.form(chunk)).isdisjoint(noun_class("apposed") | noun_class("kin"))


def part_let_go(view: View, clause: Clause) -> bool:
    """«تسعة أشخاص أُفرج عن سبعة منهم»: whether a part of those told of was let go."""
    noun, row = clause.antecedent, view.row(clause)
    if noun is None and clause.shared is not None:
        noun = view.slots(clause.shared).object  # «اعتُقل عشرون، أُفرج عن ثمانية منهم»
    if noun is None or row is None:
        return False
    for chunk in clause.resumed:
        number = view.sentence.number(chunk.first)
        before = view.sentence.chunks[number - 1] if number else None
        if chunk.prep != "من" or before is None or before.kind != "noun" or before.prep != "عن":
            continue
        if before.first <= clause.verb + PART and view.means(chunk.pronoun, noun):
            return True
    return any(
        c.prep == "عن" and view.form(c) in noun_class("most_of_them") and c.first > clause.verb
        for c in clause.after
    )


PART = 4
"""Words from letting go to how many of those told of are let go."""

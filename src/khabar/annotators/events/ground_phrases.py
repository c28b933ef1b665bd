"""Phrases for a building or a stretch of ground, and whether they say which."""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.parts import Place
from khabar.annotators.events.people import humans
from khabar.annotators.events.qualifiers import describes as is_adjective
from khabar.annotators.events.slots import View
from khabar.annotators.events.word_kinds import is_noun
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.person_names import is_ordinary
from khabar.lexicon.verbs import verb_forms


def within(prep: str) -> bool:
    """Whether a preposition of place may stand between a verb and what happened there."""
    return prep in ("في", "ب") or prep in noun_class("within")


LEVEL, MARKS = "مستوي", frozenset("«»\"'“”‘’()[]")
ONE_OF = frozenset({"احد", "احدي", "باحد", "باحدي", "لاحد", "لاحدي"})
MEASURED = 4
"""Words with their marks in the shortest distance in brackets."""
NEXT = 3
"""Words from a place to the town that it lies in («…، بمدينة»)."""
NAMED = 3
"""Words of the longest name that is told by where it lies."""


def is_site(view: View, at: int) -> bool:
    """Whether a noun is a building or a stretch of ground; «الأطراف السفلية» are limbs."""
    if view.scene.words.form(at + 1) in noun_class("limbs"):
        return False
    heads = stems(view.scene.words.items[at].form)
    if view.scene.words.form(at) in ONE_OF:  # «بأحد فنادق المدينة»
        many = noun_class("quarters") | noun_class("ground_noun") | noun_class("sites_many")
        return not many.isdisjoint(stems(view.scene.words.form(at + 1)))
    if not heads.isdisjoint(noun_class("quantity")):  # «في جميع أنحاء البلاد»
        if _some_of(view, at):
            return True
        return view.scene.words.form(at + 1) in noun_class("throughout")
    return not noun_class("here").isdisjoint(heads) and humans().keys().isdisjoint(heads)


def _some_of(view: View, at: int) -> bool:
    """«في عدد من أحياء المدينة», «في عدد من الطرق المؤدية إلى …»: ground of which some is meant."""
    scene, chunk = view.scene, view.sentence.chunk(at)
    if chunk is None or at + 1 >= chunk.stop:
        return False
    ground = at + 2 if scene.kinds[at + 1] == "partitive" else at + 1
    if ground >= chunk.stop:
        return False
    heads = stems(scene.words.items[ground].form)
    if heads.isdisjoint(noun_class("quarters") | noun_class("ways_many")):
        return False
    return scene.ended(chunk.stop - 1) and chunk.stop - ground > 1


def is_quarter(view: View, first: int, stop: int) -> bool:
    """«اقتحموا الحي الشرقي في مدينة …»: a part of a town that an adjective tells from others."""
    form = view.scene.words.items[first].form
    whole = form[:2] == "ال" and stop == first + 2 and view.scene.definite(first + 1)
    return whole and not stems(form).isdisjoint(noun_class("town_part"))


def in_a_town(view: View, first: int, stop: int) -> bool:
    """«استهدفوا المناطق الحدودية في نجران»: ground of many parts, and the place it lies in."""
    scene = view.scene
    if noun_class("wide").isdisjoint(stems(scene.words.items[first].form)):
        return False
    near = scene.near(scene.places, stop)
    return any(stop <= place.first <= stop + NEXT for place in near)


def names_town(view: View, first: int, stop: int) -> bool:
    """Whether a town is named in the words or right after («العاصمة العراقية بغداد»)."""
    heads = stems(view.scene.words.items[first].form)
    if view.scene.words.form(first) in ONE_OF:  # «بإحدى قرى الوادي»
        heads = stems(view.scene.words.form(first + 1)) & noun_class("wide")
    elif noun_class("plaintown").isdisjoint(heads):
        heads = frozenset()
    if not heads:
        return False  # a building is more exact than its town
    near = view.scene.near(view.scene.places, first)
    return any(first <= place.first <= stop for place in near)


def only_relates(view: View, chunk: Chunk) -> bool:
    """«في كركوك شمالي البلاد»: what only says where the place before it lies."""
    near = view.scene.near(view.scene.places, chunk.first)
    return any(place.stop == chunk.first - 1 for place in near)


def of_quarters(view: View, chunk: Chunk) -> bool:
    """«في شوارع العاصمة»: ground of many parts that is named by what it belongs to."""
    quarter = not noun_class("quarters").isdisjoint(stems(view.form(chunk)))
    return quarter and within(chunk.prep) and view.scene.ended(chunk.stop - 1)


def is_measured(view: View, chunk: Chunk) -> bool:
    """«في النخلة (50 كلم جنوب …)»: a name that no list knows, with its distance in brackets."""
    number = view.sentence.number(chunk.first) + 1
    after = view.sentence.chunks[number : number + 1]
    if not after or after[0].kind != "quote" or after[0].stop - after[0].first < MEASURED:
        return False
    near = view.scene.near(view.scene.places, chunk.first)
    return any(after[0].first < p.first < after[0].stop and p.value.relation for p in near)


def within_next(view: View, at: int) -> bool:
    """Whether a town that is known is named right after a place, which lies in it."""
    near = view.scene.near(view.scene.places, at)
    return any(at <= place.first <= at + NEXT and place.value.relation is None for place in near)


def only_ranked(view: View, chunk: Chunk) -> bool:
    """Whether a phrase is only a word for a place, which says not which one."""
    heads = stems(view.form(chunk))
    ranks = noun_class("ranked") | noun_class("bare_ground")
    return not view.scene.definite(chunk.head) and not heads.isdisjoint(ranks)


def unlisted_name(view: View, chunk: Chunk) -> Place | None:
    """«في بلدة أم النخيل», «على مستوى دوار …»: the name after a word for a place, in no list."""
    scene, head = view.scene, chunk.head
    if scene.words.items[head].form == LEVEL and chunk.prep == "علي":
        head += 1
    elif not within(chunk.prep):
        return None
    if head + 1 >= view.sentence.stop or scene.definite(head):
        return None
    heads = stems(scene.words.items[head].form)
    kept = not heads.isdisjoint(noun_class("ranked_kept"))
    if not kept and heads.isdisjoint(noun_class("ranked")):
        return None
    first = head + 1
    if scene.kinds[first] not in ("", "either") or first in view.read or first in scene.numbers:
        return None
    if is_adjective(scene, first) or scene.words.items[first].form[:1] in MARKS:
        return None
    if not stems(scene.words.items[first].form).isdisjoint(noun_class("incident")):
        return None  # «في منطقة الحادث»
    near = scene.near(scene.places, first)
    if any(p.first <= first < p.stop for p in near):
        return None
    stop = max(chunk.stop, first + 1)
    if stop < view.sentence.stop and not scene.definite(stop - 1) and scene.definite(stop):
        stop += 1  # «منطقتي مشروع الهضبة …»
    return head if kept else first, stop


def told_by_lying(view: View, chunk: Chunk) -> bool:
    """«في النخلة التي تبعد …», «في السدّ الواقعة …»: a name in no list, told by where it lies."""
    if not within(chunk.prep) or chunk.stop - chunk.first > NAMED:
        return False
    words, after = view.scene.words, chunk.stop
    if words.form(after) in noun_class("lies"):
        return True
    if unknown_beside(view, chunk):
        return True
    return view.scene.kinds[min(after, view.sentence.stop - 1)] == "relative" and (
        words.form(after + 1) in noun_class("lies")
    )


def unknown_beside(view: View, chunk: Chunk) -> bool:
    """«في سمرتين شمال النخيل»: a word in no list at all, beside a place that is known."""
    words, after = view.scene.words, chunk.stop
    if chunk.stop - chunk.first > 1 or words.form(after) not in noun_class("directions"):
        return False
    form = words.form(chunk.first)
    if form[:2] in ("ال", "لل") or len(form) < UNKNOWN or chunk.first in view.scene.actors:
        return False
    if is_noun(form) or is_ordinary(form) or verb_forms(form) or form.endswith(("ة", "ات")):
        return False
    near = view.scene.near(view.scene.places, after)
    return any(after <= place.first <= after + 2 for place in near)


UNKNOWN = 4
"""Letters of the shortest name that is known by its company alone."""


def is_wide(view: View, chunk: Chunk) -> bool:
    """«سيطر على مناطق واسعة»: ground of which it is not said which."""
    return is_unsaid(view, chunk.head, chunk.stop)


def is_unsaid(view: View, first: int, stop: int) -> bool:
    heads = stems(view.scene.words.items[first].form)
    wide = not heads.isdisjoint(noun_class("wide"))
    wide = wide or (stop - first == 1 and not heads.isdisjoint(noun_class("some_place")))
    return wide and not view.scene.ended(stop - 1)


def is_penalty(view: View, chunk: Chunk) -> bool:
    """«حكم عليه بالسجن»: what a court gives is no place."""
    return chunk.prep == "ب" and not noun_class("penalty").isdisjoint(stems(view.form(chunk)))


def is_vague(view: View, chunk: Chunk) -> bool:
    """«بين الأطراف على الأرض»: ground of which nothing more is said."""
    lone = chunk.stop == chunk.head + 1 and chunk.prep == "علي"
    return lone and view.form(chunk) in noun_class("vague_ground")

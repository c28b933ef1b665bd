"""Noun phrases: where one that opens at a word ends."""

from __future__ import annotations

from khabar.annotators.events import agreement
from khabar.annotators.events.government import nominal
from khabar.annotators.events.joined_nouns import (
    goes_on_alike,
    joined_body,
    joined_name,
)
from khabar.annotators.events.named_places import place_over
from khabar.annotators.events.next_parties import (
    after_shells,
    after_speaker,
    another_party,
    attacks_it,
    counts_others,
    next_ground,
    own_object,
)
from khabar.annotators.events.partitives import part_of_it
from khabar.annotators.events.people import humans
from khabar.annotators.events.phrase_ends import (
    bare_deed,
    behind_marks,
    how_it_was,
    opens_next,
    to_whom,
    who_they_are,
)
from khabar.annotators.events.proclitics import led
from khabar.annotators.events.qualifiers import (
    adjective_too,
    befallen,
    completed,
    describes,
    for_use,
    may_describe,
    named_by_deed,
    of_a_road,
    of_his_stay,
    of_task,
    sort_of_people,
)
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.word_kinds import BOUNDS, is_noun, joined, titles
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.person_names import is_ordinary, name_kind
from khabar.lexicon.verbs import accusative_masdar, verb_forms
from khabar.text.words import LETTERS

LONGEST = 14
"""No phrase is read further than this many words."""
NUMBER = "رقم"
MAIN = "الرئيس"
WITH_ARTICLE = ("لل", "بال", "كال")
"""A preposition with the article: how a phrase opens that no name opens with."""


def phrase(scene: Scene, first: int, stop: int) -> int:
    """One past the last word of the noun phrase that opens at ``first``; ``first`` for none.

    >>> # «قوات الجيش الوطني مواقع»: a bare noun after a definite one opens the next phrase
    """
    limit = min(stop, first + LONGEST)
    at = first
    while at < limit and scene.kinds[at] in ("quote", "mark"):
        at += 1
    pointing = at < limit and scene.kinds[at] == "demonstrative"
    if pointing:
        at += 1
    if at >= limit or not may_be_noun(scene, at) or at in scene.on_time:
        return at if pointing else first
    if pointing and not scene.definite(at):
        return at
    at = _past(scene, at, limit)
    while at < limit:
        after = _grown(scene, first, at, limit)
        if after == at:
            break
        at = after
    while at > first and scene.kinds[at - 1] == "mark":
        at -= 1
    return at


def may_be_noun(scene: Scene, at: int) -> bool:
    """Whether a word is a noun, or may be one."""
    return scene.kinds[at] in ("", "either")


def _past(scene: Scene, at: int, limit: int) -> int:
    """Past the word, or past the whole actor or number that stands on it."""
    actor = scene.actors.get(at)
    if actor and actor.first == at and actor.value.mention != "noun":
        end = min(max(actor.stop, at + 1), limit)
        return end if actor.value.mention == "name" else _before_event(scene, at + 1, end)
    number = scene.numbers.get(at)
    if number and number.first == at:
        return _before_event(scene, at + 1, min(max(number.stop, at + 1), limit))
    return at + 1


def _before_event(scene: Scene, first: int, stop: int) -> int:
    """``stop``, or the first word before it that names an event."""
    return next((here for here in range(first, stop) if here in scene.halts), stop)


def _grown(scene: Scene, first: int, at: int, limit: int) -> int:
    """One word or one name further, or ``at`` where the phrase ends."""
    kind = scene.kinds[at]
    word = scene.words.items[at]
    before = scene.actors.get(at - 1)
    if before and before is scene.actors.get(at) and before.value.mention != "noun":
        return min(before.stop, limit)
    if kind == "quote" or (kind == "mark" and word.form == "/"):
        return _quoted(scene, at, limit)
    if kind == "particle" and word.form == "غير" and at + 1 < limit and may_be_noun(scene, at + 1):
        says = scene.ended(at - 1) and not scene.definite(at + 1)  # «خبر الوكالة غير صحيح»
        return at if says else at + 2  # «معبر غير شرعي»
    if kind == "partitive":
        return _past(scene, at + 1, limit) if part_of_it(scene, first, at, limit) else at
    if kind == "adverb" and (word.form in noun_class("former") or adjective_too(scene, at)):
        return at + 1  # «مدير سابق للبنك»
    counted = scene.numbers.get(at - 1)
    accusative = word.form.endswith("ا") and kind in ("", "either")
    dual = counted is not None and counted.value.counted_span == counted.value.span
    dual = dual and not any(r.tense == "perfect" for r in verb_forms(word.form))
    if counted and counted.stop == at and accusative and not dual and at not in scene.halts:
        return _past(scene, at, limit)  # the accusative that a number counts
    if kind == "resumptive" and named_by_deed(scene, at - 1):
        return at + 1  # «المشتبه به», «المحكوم عليهم»
    if word.form == NUMBER and at + 1 < limit and scene.words.items[at + 1].form.isdigit():
        return at + 2  # «القرار رقم 12»
    if not may_be_noun(scene, at) or at in scene.on_time:
        return at
    if at in scene.halts or after_shells(scene, at) or word.form in noun_class("one_of_two"):
        return at  # «قصفت بصاروخين منزلا», «أصيب شخصان أحدهما …»
    if at - first > 1 and word.form in noun_class("located"):
        return at  # «بلدة الوادي الواقعة في …»: a fact, and no part of the name
    if who_they_are(scene, at):
        return at  # «سبعة مدنيين معظمهم نساء»
    if joined(word.form) or joined_name(scene, at) or joined_body(word.form):
        return _past(scene, at, limit) if goes_on_alike(scene, first, at) else at
    whole = place_over(scene, first, at)
    if whole:
        return min(whole, limit)  # «قرية دير النخل»
    if kind == "" and behind_marks(scene, first, at) and not scene.definite(at):
        return at + 1 if describes(scene, at) else at  # «فجّر مسلحو جماعة "النهر" منزل …»
    if led(scene, at):
        owned = word.form.startswith("لل") and at in scene.actors and not scene.definite(at - 1)
        owned = owned and not completed(scene.words.items[at - 1].form)
        owned = owned and at - 1 not in scene.numbers
        if owned and at - 1 not in scene.halts:
            return _past(scene, at, limit)  # «دورية للشرطة»
        loyal = scene.words.items[at - 1].form in noun_class("loyal")
        return _past(scene, at, limit) if loyal else at
    if at - 1 > first and not scene.definite(at) and of_his_stay(scene, at - 1):
        return at  # «في مقر إقامته» «عدداً من …»
    if word.form in noun_class("all_of") and scene.words.form(at - 1) in noun_class("published"):
        return at  # «دعت في بيان جميع الأطراف إلى …»
    if word.form in noun_class("two_behind") and not scene.definite(at - 1):
        return at + 1  # «مروجين اثنين»
    number = scene.numbers.get(at)
    if number is not None and number.first == at and scene.definite(at) and scene.definite(at - 1):
        return min(max(number.stop, at + 1), limit)  # «القتلى العشرة»
    counts = number is not None and number.first == at and not scene.definite(at)
    whole = before is not None and before.value.kind != "population"
    told = counts and not scene.definite(at - 1) and describes(scene, at - 1)
    told = told or (counts and counts_others(scene, at))
    if counts and (whole or told or scene.ended(at - 1)):
        return at  # «أوقفت السلطات 21 شخصاً»: a count opens a phrase of its own
    if word.form in noun_class("reflexive") and (not scene.definite(at - 1) or to_whom(scene, at)):
        return at  # «فجر انتحاري نفسه», «سلّم المتهم نفسه للشرطة»
    if completed(scene.words.items[at - 1].form) and not scene.definite(at):
        actor = scene.actors.get(at)
        if not (actor and actor.first == at and actor.value.kind == "person") or is_noun(word.form):
            return at  # «في مكتبه وفداً»
    if word.form == MAIN and not stems(scene.words.items[at - 1].form).isdisjoint(
        noun_class("main_thing")
    ):
        return at + 1  # «المدخل الرئيس للسوق»
    kind_of_it = not stems(word.form).isdisjoint(noun_class("false_construct"))
    if kind_of_it and at + 1 < limit and scene.definite(at + 1) and not scene.definite(at):
        return at + 2  # «إحدى البؤر شديدة الخطورة»
    if describes(scene, at) and not scene.definite(at - 1) and describes(scene, at - 1):
        return at + 1  # «قوات محلية موالية للحكومة»: a name that is no more than that
    if scene.ended(at - 1) and not scene.definite(at) and word.kind is LETTERS:
        if _titled(scene, at - 1):
            deed = at + 1 < limit and at + 1 in scene.halts and at not in scene.actors
            plain = is_noun(word.form) or agreement.accusative(word.form)
            plain = plain or (at not in scene.actors and accusative_masdar(word.form))
            plain = plain or (at not in scene.actors and nominal(word.form)[1] == "masdar")
            mine = scene.actors.get(at)
            other = completed(word.form) and (mine is None or mine.value.mention == "noun")
            plain = plain or (mine is None and bare_deed(word.form))  # «اعتقال الناشط غضب السكان»
            thing = word.form.endswith("ة") or is_ordinary(word.form)
            thing = thing and at not in scene.actors and not name_kind(word.form)
            ends = deed or plain or other or thing or how_it_was(scene, at)
            return at if ends else at + 1  # «أصدر القائد أمرا», «بدأ الأمير جولة»
        actor = scene.actors.get(at)
        named = actor and actor.first == at and actor.value.kind == "person"
        named = named and word.form not in titles()
        bears = _titled(scene, first) or _one_person(scene, first)
        return min(actor.stop, limit) if actor and named and bears else at
    if next_ground(scene, first, at):
        return at  # «معززة بآليات مصفحة» «مخيم النخيل»
    if after_speaker(scene, first, at):
        return at
    if another_party(scene, at, before) or own_object(scene, at) or attacks_it(scene, at):
        return at
    if scene.kinds[at] == "either" and not scene.definite(at):
        alike = describes(scene, at) or for_use(scene, at) or of_task(scene, at)
        alike = alike or of_his_stay(scene, at)
        return at + 1 if alike else at
    if opens_next(scene, first, at, before):
        return at
    if scene.ended(at - 1) and scene.definite(at):
        more = word.form in titles() and scene.words.items[first].form in titles()
        more = more and not _another_office(scene, at)
        held = more or befallen(scene, at) or sort_of_people(scene, at) or of_a_road(scene, at)
        if not held and (is_noun(word.form) or not may_describe(scene, first, at)):
            return at
    return _past(scene, at, limit)


def _another_office(scene: Scene, at: int) -> bool:
    """«هنأ الملك الرئيس»: an office behind a title is another man's, unless it honours him."""
    words = scene.words
    if words.form(at) not in noun_class("offices_alone"):
        return False
    return words.form(at - 1) not in noun_class("honorific")


def _titled(scene: Scene, at: int) -> bool:
    """Whether the word is a title, so that a name without the article goes on with it."""
    return scene.words.items[at].form in titles()


def _one_person(scene: Scene, at: int) -> bool:
    """«المرشح الرئاسي السابق سالم النخيلي»: whether a phrase opens with one definite person."""
    if not scene.definite(at):
        return False
    return any(humans().get(stem) == "s" for stem in stems(scene.words.items[at].form))


def _quoted(scene: Scene, at: int, limit: int) -> int:
    """Past a name in quotation marks or slashes of at most six words."""
    if at + 1 in scene.halts:
        return at  # «أعلن التحالف "تدمير …"»
    if scene.words.form(at + 1).startswith(WITH_ARTICLE):
        return at  # «المستشفى "للمرة الثالثة"»
    if agreement.nominative(scene.words.form(at - 1)) and scene.definite(at - 1):
        return at  # «هتف المتظاهرون "الموت للغزاة"»
    for end in range(at + 1, min(at + 8, limit)):
        if scene.kinds[end] == "quote" or scene.words.items[end].form == "/":
            return end + 1 if end > at + 1 else at
        if scene.kinds[end] in BOUNDS:
            break
    return at

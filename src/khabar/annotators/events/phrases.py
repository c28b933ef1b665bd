"""Noun phrases: where one that opens at a word ends, and which one stands before it."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.events import agreement
from khabar.annotators.events.agreement import gender, plural
from khabar.annotators.events.government import light_noun
from khabar.annotators.events.people import humans
from khabar.annotators.events.scene import (
    BOUNDS,
    Mention,
    Scene,
    governed,
    is_noun,
    joined,
    titles,
)
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import verb_forms
from khabar.text.letters import SILENT
from khabar.text.span import Span
from khabar.text.words import LETTERS

FARTHEST = 40
"""How many words back a clause is looked for."""
TANWIN = "\u064b"
SHORTEST = 6
"""Letters of the shortest word with the article whose last two may be a plural's."""
LONGEST = 14
"""No phrase is read further than this many words."""


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
    if at >= limit or not _noun(scene, at) or at in scene.on_time:
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


def _noun(scene: Scene, at: int) -> bool:
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
    if kind == "particle" and word.form == "غير" and at + 1 < limit and _noun(scene, at + 1):
        says = scene.ended(at - 1) and not scene.definite(at + 1)  # «خبر الوكالة غير صحيح»
        return at if says else at + 2  # «معبر غير شرعي»
    if kind == "partitive":
        head = scene.words.items[at - 1].form
        counts = not stems(head).isdisjoint(noun_class("quantity"))
        partly = counts or not (scene.ended(at - 1) or completed(head))
        partly = partly and at + 1 < limit and _noun(scene, at + 1)
        partly = partly and scene.words.items[at + 1].form not in noun_class("no_part")
        partly = partly and not (first in scene.numbers and _town(scene, at + 1))
        partly = partly and (counts or at + 1 not in scene.halts)  # «تمكن فتيان من الفرار»
        return _past(scene, at + 1, limit) if partly and at + 1 not in scene.on_time else at
    if kind == "adverb" and word.form in noun_class("former"):
        return at + 1  # «مدير سابق للبنك»
    counted = scene.numbers.get(at - 1)
    accusative = word.form.endswith("ا") and kind in ("", "either")
    dual = counted is not None and counted.value.counted_span == counted.value.span
    dual = dual and not any(r.tense == "perfect" for r in verb_forms(word.form))
    if counted and counted.stop == at and accusative and not dual and at not in scene.halts:
        return _past(scene, at, limit)  # the accusative that a number counts
    if kind == "resumptive" and _done_to(scene, at - 1):
        return at + 1  # «المشتبه به», «المحكوم عليهم»
    if word.form == NUMBER and at + 1 < limit and scene.words.items[at + 1].form.isdigit():
        return at + 2  # «القرار رقم 12»
    if not _noun(scene, at) or at in scene.on_time:
        return at
    if at in scene.halts or _after_shells(scene, at) or word.form in ONE_OF_THEM:
        return at  # «قصفت بصاروخين منزلا», «أصيب شخصان أحدهما …»
    if joined(word.form) or _joined_name(scene, at) or _joined_body(word.form):
        return _past(scene, at, limit) if _alike(scene, first, at) else at
    if led(scene, at):
        owned = word.form.startswith("لل") and at in scene.actors and not scene.definite(at - 1)
        owned = owned and not completed(scene.words.items[at - 1].form)
        owned = owned and at - 1 not in scene.numbers
        if owned and at - 1 not in scene.halts:
            return _past(scene, at, limit)  # «دورية للشرطة»
        loyal = scene.words.items[at - 1].form in noun_class("loyal")
        return _past(scene, at, limit) if loyal else at
    if word.form in ("اثنين", "اثنان", "اثنتين", "اثنتان") and not scene.definite(at - 1):
        return at + 1  # «مروجين اثنين»
    number = scene.numbers.get(at)
    counts = number is not None and number.first == at and not scene.definite(at)
    whole = before is not None and before.value.kind != "population"
    if counts and (whole or scene.definite(at - 1)):
        return at  # «أوقفت السلطات 21 شخصاً»: a count opens a phrase of its own
    if word.form in noun_class("reflexive") and (not scene.definite(at - 1) or _to_whom(scene, at)):
        return at  # «فجر انتحاري نفسه», «سلّم المتهم نفسه للشرطة»
    if completed(scene.words.items[at - 1].form) and not scene.definite(at):
        actor = scene.actors.get(at)
        if not (actor and actor.first == at and actor.value.kind == "person") or is_noun(word.form):
            return at  # «في مكتبه وفداً»
    if scene.ended(at - 1) and not scene.definite(at) and word.kind is LETTERS:
        if _titled(scene, at - 1):
            deed = at + 1 < limit and at + 1 in scene.halts and at not in scene.actors
            plain = is_noun(word.form) or agreement.accusative(word.form)
            plain = plain or (at not in scene.actors and _tanwin(word.form))
            mine = scene.actors.get(at)
            other = completed(word.form) and (mine is None or mine.value.mention == "noun")
            ends = deed or plain or other or _state(scene, at)
            return at if ends else at + 1  # «أصدر القائد أمرا», «حثت الزعيمة أنصارها»
        actor = scene.actors.get(at)
        named = actor and actor.first == at and actor.value.kind == "person"
        named = named and word.form not in titles()
        return min(actor.stop, limit) if actor and named and _titled(scene, first) else at
    if _addressed(scene, at, before) or _own_object(scene, at):
        return at
    if scene.kinds[at] == "either" and not scene.definite(at):
        alike = describes(scene, at) or _for_use(scene, at) or _task(scene, at)
        return at + 1 if alike else at
    if _plural_subject(scene, at) or _state(scene, at) or _at_gun(scene, first, at):
        return at
    if (
        before is not None
        and before.stop == at
        and before.value.kind == "person"
        and before.value.mention == "name"
        and scene.definite(at)
        and at not in scene.actors
        and not word.form.endswith(("ي", "ية"))
    ):
        return at  # «بحث مع نظيره فلان الخطوات …»
    if scene.definite(at) and TANWIN in scene.words.items[at - 1].span.of(scene.words.text):
        return at  # «يحمل سكيناً المارة»: nothing completes a noun with a tanwin
    if _done(scene, at):
        return at
    if (
        scene.definite(at)
        and at - 1 > first
        and not scene.ended(at - 1)
        and describes(scene, at - 1)
        and not _office(scene, at - 2)
        and not _body(scene.words.items[at - 1].form.removeprefix("و"))
    ):
        return at  # «دورية مشتركة القبض …»: an adjective without the article closes its phrase
    bare = not scene.definite(at) and not scene.definite(at - 1) and at not in scene.actors
    bare = bare and not _office(scene, at - 2)
    whole = before is not None and before.stop == at and before.stop - before.first > 1
    whole = whole and scene.words.items[at - 1].form.endswith(("ين", "ون", "ية"))
    said = whole or (at - 1 > first and describes(scene, at - 1))
    if bare and said and not describes(scene, at):
        return at  # «مجموعة مسلحة مقر …»: a bare noun after an adjective opens a phrase
    if scene.ended(at - 1) and scene.definite(at):
        more = word.form in titles() and scene.words.items[first].form in titles()
        held = more or _held(scene, at) or _sort(scene, at)
        if not held and (is_noun(word.form) or not _may_describe(scene, first, at)):
            return at
    return _past(scene, at, limit)


@lru_cache(maxsize=1 << 14)
def _tanwin(form: str) -> bool:
    """Whether a folded word is a verbal noun in the accusative («أمرا», «قرارا»)."""
    return form[-1:] == "ا" and any(read.tense == "masdar" for read in verb_forms(form[:-1]))


def _office(scene: Scene, at: int) -> bool:
    """«وزير خارجية المغرب»: what stands between an office and its country is no adjective."""
    return not stems(scene.words.items[at].form).isdisjoint(noun_class("office"))


def _town(scene: Scene, at: int) -> bool:
    """Whether a place that is nobody opens at a word («150 شخصاً من بورتسودان»)."""
    return at not in scene.actors and any(
        place.first == at for place in scene.near(scene.places, at)
    )


@lru_cache(maxsize=1 << 16)
def completed(form: str) -> bool:
    """«قواتها من المنطقة»: whether a pronoun completes a noun, so that nothing parts it."""
    if form in noun_class("for_his_part"):
        return True  # «من جانبه نفى …»
    if form.endswith("ه"):
        return len(form) > 3 and is_noun(form[:-1])
    ending = ("ها", "هم", "هما", "ته")
    return len(form) >= SHORTEST and form.endswith(ending)


def _may_describe(scene: Scene, first: int, at: int) -> bool:
    """Whether a definite word after a definite noun can be its adjective.

    It has the gender of one of the phrase's nouns, and is no name of a country or a town.
    """
    form = scene.words.items[at].form
    if not form.startswith("ال"):
        return True
    for place in scene.near(scene.places, at):
        if (
            place.first == at
            and place.value.kind in ("country", "city")
            and scene.words.items[at - 1].form not in noun_class("before_name")
        ):
            return at - 1 in scene.actors and scene.actors[at - 1].stop > at
        if place.value.kind in ("country", "city") and place.stop == at and _only_deed(form):
            return False  # «ستوقف باكستان التجارة»
    if form.endswith(("ين", "ون")) and len(form) > SHORTEST:
        other = "ون" if form.endswith("ين") else "ين"
        if scene.words.items[at - 1].form.endswith(other):
            return False  # «استهدف المسلحون العاملين»: of another case
        return any(plural(scene.words.items[n].form) for n in range(first, at))
    shown = {gender(scene.words.items[n].form) for n in range(first, at)}
    if scene.words.items[at - 1].form.startswith("ال"):
        shown = (shown - {""}) or shown
    if form.endswith("ات") and scene.words.items[at - 1].form.endswith("ة"):
        return False  # «قاطعت المعارضة الانتخابات»
    if form.endswith(("ة", "ات")):
        return shown != {"m"}
    if form.endswith("ي") and any(read.tense == "masdar" for read in verb_forms(form)):
        return shown != {"f"}  # «أعلنت السلطات التصدي لـ»
    if form.endswith("ي"):
        return any(gender(scene.words.items[n].form) != "f" for n in range(first, at))
    return form.endswith(("اء", "يا")) or shown != {"f"}


def _only_deed(form: str) -> bool:
    """Whether a definite word is a verbal noun and nothing else («التجارة», «الأحكام»)."""
    readings = verb_forms(form)
    return bool(readings) and all(r.tense == "masdar" for r in readings)


def _titled(scene: Scene, at: int) -> bool:
    """Whether the word is a title, so that a name without the article goes on with it."""
    return scene.words.items[at].form in titles()


def _plural_subject(scene: Scene, at: int) -> bool:
    """«المسلحون …»: what follows a human plural in ون and does not agree is another phrase."""
    before, here = scene.words.items[at - 1].form, scene.words.items[at].form
    if at - 1 in scene.numbers or gender(before) == "f":
        return False  # «12 مليون شخص», «الشؤون الخارجية»
    many = before.endswith("ون") and len(before) > 4 and not _no_people(before)
    many = many or before in BANDS
    return many and not here.endswith(("ون", "ين", "عدة"))


@lru_cache(maxsize=1 << 12)
def _no_people(form: str) -> bool:
    """«التعاون», «القانون», «السجون»: a word whose ون is its own."""
    readings = verb_forms(form)
    deed = bool(readings) and all(r.tense == "masdar" for r in readings)
    return deed or not stems(form).isdisjoint(noun_class("own_wn"))


ONE_OF_THEM = frozenset({"احدهما", "احدهم", "احداهما", "احداهن"})
BANDS = frozenset({"قراصنة", "لصوص"})
"""«خطف قراصنة سفينة»: people who are of nothing."""


def _at_gun(scene: Scene, first: int, at: int) -> bool:
    """«أطلق جنود النار»: what is fired is no part of those who fire."""
    fired = not stems(scene.words.items[at].form).isdisjoint(noun_class("fired"))
    before = scene.words.items[at - 1].form
    people = _people_first(scene, first) or before.endswith(("ان", "ون"))  # «ملثمان»
    return fired and first not in scene.numbers and people


def _after_shells(scene: Scene, at: int) -> bool:
    """Whether a noun stands behind two shells: their noun keeps its nun and holds no other."""
    before, form = scene.words.items[at - 1].form, scene.words.items[at].form
    if not before.endswith(("ين", "ان")) or form.endswith(("ين", "ان")):
        return False
    shells = stems(before[:-2]) | stems(before)
    return not shells.isdisjoint(noun_class("projectile"))


def _for_use(scene: Scene, at: int) -> bool:
    """«سفينة شحن», «طائرة استطلاع»: what a thing is for."""
    return not stems(scene.words.items[at - 1].form).isdisjoint(noun_class("for_use"))


def _to_whom(scene: Scene, at: int) -> bool:
    """Whether a phrase with ل or a preposition of aim stands right after («نفسه للشرطة»)."""
    if at + 1 >= scene.stop(at):
        return False
    form = scene.words.items[at + 1].form
    return form.startswith("لل") or form == "الي"


def _task(scene: Scene, at: int) -> bool:
    """«قوات حفظ السلام», «مناطق خفض التصعيد»: what a body of people or a ground is for."""
    before = stems(scene.words.items[at - 1].form)
    known = any(not before.isdisjoint(noun_class(name)) for name in ("force", "wide", "here"))
    if not known or scene.definite(at - 1):
        return False
    readings = verb_forms(scene.words.items[at].form)
    masdar = any(r.tense == "masdar" and not r.proclitics and not r.object for r in readings)
    return masdar and at + 1 < scene.stop(at) and scene.definite(at + 1)


def _done(scene: Scene, at: int) -> bool:
    """«بصواريخ كاتيوشا قاعدة», «دهس مستوطن طفلة»: a bare noun that nothing before it holds."""
    if scene.definite(at) or at - 1 in scene.numbers or describes(scene, at):
        return False
    before, form = scene.words.items[at - 1].form, scene.words.items[at].form
    if form.endswith("ي") and humans().get(form[:-1] + "ين") == "p":
        return stems(before).isdisjoint(noun_class("quantity"))  # «خطف رجال سائقي شاحنات»
    if not stems(before).isdisjoint(noun_class("model")):
        return True
    lone = not stems(before).isdisjoint(noun_class("lone_human")) and not scene.definite(at - 1)
    return lone and not stems(scene.words.items[at].form).isdisjoint(humans())


def _state(scene: Scene, at: int) -> bool:
    """«توفي شرطي متأثراً بجراحه»: a participle with a tanwin that its noun has not says how."""
    form, before = scene.words.items[at].form, scene.words.items[at - 1].form
    if not form.endswith("ا") or len(form) < SHORTEST - 1 or at - 1 in scene.numbers:
        return False
    if any(place.first == at for place in scene.near(scene.places, at)):
        return False  # «دول أمريكا اللاتينية»
    if before.endswith(("ا", "ة", "ات", "ين")) or scene.kinds[at - 1] not in ("", "either"):
        return False
    if TANWIN in scene.words.items[at].span.of(scene.words.text):
        return True  # «فجر مهاجم حزاماً»
    return any(r.tense.endswith("participle") for r in verb_forms(form[:-1]))


def led(scene: Scene, at: int) -> bool:
    """Whether a preposition is written onto the word."""
    word = scene.words.items[at]
    if word.form[:1] not in "بلكوف":
        return False
    actor = scene.actors.get(at)
    if word.form.startswith("لل"):
        return bool(governed(word.form))  # the article is written with the preposition
    joins = word.form[:1] in "وف" and word.form[1:2] in ("ب", "ل", "ك")
    begins = word.span.start + joins
    if actor and actor.first == at:
        return actor.span.start > begins and word.form[joins] in "بلك"
    here = [p for p in scene.near(scene.places, at) if p.first == at]
    if here:
        return word.form[joins] in "بلك" and any(p.span.start > begins for p in here)
    return bool(governed(word.form))


@lru_cache(maxsize=1 << 16)
def _body(form: str) -> bool:
    """Whether a folded word opens the name of an office, a state or a body."""
    heads = stems(form)
    return any(
        not heads.isdisjoint(noun_class(name)) for name in ("collective", "before_name", "official")
    )


@lru_cache(maxsize=1 << 16)
def _joined_body(form: str) -> bool:
    """«وجمهورية …», «ووزير …»: an office, a state or a body with و written onto it."""
    return form[:1] == "و" and len(form) > SHORTEST and form not in titles() and _body(form[1:])


def _joined_name(scene: Scene, at: int) -> bool:
    """«روسيا وأوكرانيا»: a name that is known, with و written onto it."""
    actor, word = scene.actors.get(at), scene.words.items[at]
    opens = actor is not None and actor.first == at and word.form[:1] == "و"
    return opens and actor is not None and actor.span.start > word.span.start


def _alike(scene: Scene, first: int, at: int) -> bool:
    """Whether «و…» goes on with the same kind of noun rather than with a new statement."""
    form = scene.words.items[at].form
    rest = form[1:]
    if scene.actors.get(at) or rest[:1].isdigit():
        return True
    if at in scene.numbers and _people_first(scene, first):
        return True  # «رئيس البلدية وثلاثة من مرافقيه»
    if scene.kinds[at] == "either":
        return False
    deed = not _alike_deeds(scene, at, rest) and _deed_after_people(scene, first, rest)
    if deed or light_noun(rest) or _deed_with(scene, at):
        return False
    if _body(rest) and _body(scene.words.items[first].form):
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
    people = last.endswith(("ين", "ون")) and not _no_people(last)  # «المحتجزين والكف عن …»
    return (people or completed(last)) and any(
        r.tense == "masdar" for r in verb_forms(scene.words.items[at].form[1:].removeprefix("ال"))
    )


def _deed_after_people(scene: Scene, first: int, rest: str) -> bool:
    """«مصرع خمسة أشخاص وانهيار عشرات المنازل»: people and a deed are not of one kind."""
    readings = verb_forms(rest)
    deed = bool(readings) and all(r.tense == "masdar" for r in readings)
    return deed and _people_first(scene, first)


def _alike_deeds(scene: Scene, at: int, rest: str) -> bool:
    """«فرقة الأبحاث والتفتيش»: two definite nouns in a row are of one kind."""
    return rest.startswith("ال") and scene.definite(at - 1)


def _done_to(scene: Scene, at: int) -> bool:
    """Whether a definite passive participle names someone by what a preposition brings."""
    return scene.definite(at) and not noun_class("done_to").isdisjoint(
        stems(scene.words.items[at].form)
    )


def _sort(scene: Scene, at: int) -> bool:
    """«القادة العسكريين»: what sort of people a broken plural means."""
    form, before = scene.words.items[at].form, scene.words.items[at - 1].form
    people = any(humans().get(stem) == "p" for stem in stems(before))
    return people and form.endswith(("يين", "يون")) and not before.endswith(("ين", "ون", "ات"))


def _held(scene: Scene, at: int) -> bool:
    """«المهندس المخطوف», «الجندي الأسير»: what befell the one who is named."""
    said, before = stems(scene.words.items[at].form), stems(scene.words.items[at - 1].form)
    if not said.isdisjoint(noun_class("looks")) and not before.isdisjoint(humans()):
        return True  # «الشبان الملثمين»
    if said.isdisjoint(noun_class("prisoner")) and said.isdisjoint(noun_class("casualty")):
        return False
    return any(humans().get(stem) == "s" for stem in before)


def _people_first(scene: Scene, first: int) -> bool:
    """Whether a phrase opens with people or with how many of them there are."""
    heads = stems(scene.words.items[first].form)
    return first in scene.numbers or any(
        not heads.isdisjoint(words) for words in (humans(), noun_class("collective"))
    )


def _addressed(scene: Scene, at: int, before: Mention | None) -> bool:
    """«دعا العاهل السعودي المجتمع الدولي», «الوزير اللبناني الأمم المتحدة»: another party."""
    if before is None or before.stop != at or before.value.kind != "person":
        return False
    last = scene.words.items[at - 1].form
    if before.stop - before.first < TWO or not (last.startswith("ال") and last.endswith(NISBA)):
        return False
    mine = scene.actors.get(at)
    body = mine is not None and mine.first == at and mine.value.kind == "organization"
    return body or scene.words.items[at].form in noun_class("addressed")


def _own_object(scene: Scene, at: int) -> bool:
    """«أثناء اقتحامهم المجمع»: what the deed of those whom its pronoun means was done to."""
    form = scene.words.items[at].form
    if at - 1 not in scene.halts or not scene.words.items[at - 1].form.endswith("هم"):
        return False
    return scene.definite(at) and (is_noun(form) or not stems(form).isdisjoint(noun_class("here")))


TWO = 2
NUMBER = "رقم"
NISBA = ("ي", "ية")


def _quoted(scene: Scene, at: int, limit: int) -> int:
    """Past a name in quotation marks or slashes of at most six words."""
    if at + 1 in scene.halts:
        return at  # «أعلن التحالف "تدمير …"»
    if scene.words.form(at + 1).startswith(("لل", "بال", "كال")):
        return at  # «المستشفى "للمرة الثالثة"»
    for end in range(at + 1, min(at + 8, limit)):
        if scene.kinds[end] == "quote" or scene.words.items[end].form == "/":
            return end + 1 if end > at + 1 else at
        if scene.kinds[end] in BOUNDS:
            break
    return at


def clause_start(scene: Scene, at: int) -> int:
    """The first word of the clause that word ``at`` stands in."""
    first = max(scene.start(at), at - FARTHEST)
    here = at
    while here > first and not scene.bounds(here - 1):
        here -= 1
    return here


def before(scene: Scene, at: int) -> tuple[int, int] | None:
    """The noun phrase that opens the clause of word ``at`` and stands before it."""
    close = antecedent(scene, at)
    if close and (close[0] == scene.start(at) or _opened(scene, close[0] - 1)):
        return close
    if close and close[0] in scene.actors and scene.words.items[close[0]].form.startswith("و"):
        return close
    here = clause_start(scene, at)
    while here < at and scene.kinds[here] in ("quote", "mark", "adverb"):
        here += 1
    if here >= at or not _noun(scene, here):
        return None
    if led(scene, here):
        return None
    end = phrase(scene, here, at)
    return (here, end) if end > here else None


def _opened(scene: Scene, at: int) -> bool:
    """Whether a phrase that follows word ``at`` opens a clause."""
    return scene.kinds[at] in ("stop", "sub", "mark", "quote", "adverb") or at in scene.on_time


def antecedent(scene: Scene, relative: int) -> tuple[int, int] | None:
    """The noun phrase that ends right before word ``relative``."""
    first = max(scene.start(relative), relative - 8)
    best = None
    for here in range(relative - 1, first - 1, -1):
        if scene.bounds(here):
            break
        if _noun(scene, here) and phrase(scene, here, relative) == relative:
            best = (here, relative)
        elif scene.kinds[here] == "prep":
            break
    return best


def letters_in(scene: Scene, at: int, skip: int) -> int:
    """Where the letter number ``skip`` of a word was published."""
    span = scene.words.items[at].span
    place = span.start
    while skip and place < span.stop - 1:
        place += 1
        if scene.words.text[place] not in SILENT:
            skip -= 1
    return place


def span_of(scene: Scene, first: int, stop: int) -> Span:
    """The phrase without the conjunction or preposition written onto its first word."""
    while first < stop - 1 and scene.kinds[first] in ("quote", "mark"):
        first += 1
    while stop - 1 > first and scene.kinds[stop - 1] == "mark":
        stop -= 1
    form = scene.words.items[first].form
    actor = scene.actors.get(first)
    whole = scene.words.span(first, stop)
    word = scene.words.items[first].span
    if actor and actor.first == first and word.start < actor.span.start < word.stop:
        return Span(actor.span.start, whole.stop)
    named = actor and actor.first == first and actor.value.mention != "noun"
    if actor and named and actor.span.start == word.start:
        return whole  # «بروكسل»: its own letter
    skip = 0
    stands = first > 0 and scene.kinds[first - 1] == "prep" and form[:1] in "بل"
    if stands and not form.startswith("لل"):
        return whole  # «إلى بلاده»: its own letter
    if joined(form) or (form[:1] == "و" and len(form) > 4 and governed(form)):
        skip = 1
    letter = governed(form)
    if form[:1] in "بل" and any(
        p.first == first and whole.start < p.span.start < whole.stop
        for p in scene.near(scene.places, first)
    ):
        letter = letter or form[0]
    if letter == "ب" or (letter == "ل" and not form[skip:].startswith("لل")):
        skip += 1
    return Span(letters_in(scene, first, skip), whole.stop) if skip else whole


def describes(scene: Scene, at: int) -> bool:
    """Whether a word after an indefinite noun is its adjective."""
    form = scene.words.items[at].form
    adjectives = noun_class("adjective")
    if any(form.removesuffix(ending) in adjectives for ending in ("", "ا", "ين", "ان", "تين")):
        return True
    if at in scene.actors or any(p.first == at for p in scene.near(scene.places, at)):
        return False
    if not stems(form).isdisjoint(humans()) or form in noun_class("own_ya"):
        return False  # «تفكيك خلية»
    return form.endswith(("ية", "ي", "يا", "يين", "يتين")) and not form.startswith("ال")


def subject_before(scene: Scene, at: int) -> tuple[int, int] | None:
    """A verb's subject before it: the clause's opening, or what a relative hangs on."""
    form = scene.words.items[at].form
    if form[:1] in ("و", "ف") and scene.kinds[at] == "verb" and not _own_letter(form):
        return None
    found = before(scene, at)
    if found:
        return found
    start = at - 1
    first = scene.start(at)
    while start >= first and scene.kinds[start] == "adverb":
        start -= 1
    if start > first and scene.kinds[start] == "relative":
        back = start - 1 if scene.kinds[start - 1] == "stop" else start
        return antecedent(scene, back)
    return None


def _own_letter(form: str) -> bool:
    """Whether و or ف is the verb's own first letter («وصل», «فتح»)."""
    if form in noun_class("and_first"):
        return False
    return any(not reading.proclitics for reading in verb_forms(form))

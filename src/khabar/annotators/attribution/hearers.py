"""To whom a thing was said, behind who says it: a noun of its own, or one with ل."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.lexicon import Head, heads, human_nouns, of_class
from khabar.annotators.attribution.nouns import ADJECTIVAL, rates, thing, told_in, verbal_noun
from khabar.annotators.attribution.quoted_names import BEARERS
from khabar.annotators.attribution.states import land_names
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.annotators.attribution.verb_cues import verb_cue
from khabar.lexicon.actors import press
from khabar.readings.actor import Actor
from khabar.text.clitics import endings, openings
from khabar.text.words import LETTERS, QUOTE, Kind, Words

JOINTS = ("في", "من", "ب", "ل", "علي", "عن", "الي", "و")

MANY = ("ين", "ون", "ات")
"""Endings of sound plurals."""

FEMININE = ("ة", "ي", "ا", "اء")
"""Endings of adjectives that go with a feminine noun, folded."""


def spoken_to(near: Surroundings, at: int, first: int) -> bool:
    """Whether whom he spoke to begins here: a noun phrase of its own, after a complete one."""
    words = near.words
    form = words.items[at].form
    if form.startswith("لل") or form in of_class("selfsame") or words.form(at - 1) == "في":
        return False  # «رئيس اللجنة في البلدة فلان»
    opening, here = near.actors.get(first), near.actors.get(at)
    if here is not None and (
        here.span.start > words.items[at].span.start  # a preposition joins it to what precedes
        or (opening is not None and opening.value.kind == here.value.kind == "person")
    ):
        return opening is not None and two_men(opening.value, here.value)
    office = head_of(words, first)
    if here is not None and here.value.kind == "person" and office is not None:
        bears = opening is None or opening.value.kind != "person"
        if office.kind == "person" and bears:
            return False  # the name of who holds the office
    part = words.form(at - 1) in of_class("department")  # «مديرة قسم الشرق الأوسط»
    told = press().at(words, at) is not None and not part
    if told and (opening is None or opening.value.kind == "person"):
        return True  # «أبلغ مسؤول رويترز»
    rated = at > first + 1 and rates(words.form(at - 1))
    if rated and not words.form(at - 1).startswith("ال"):
        body = head_of(words, at)
        if here is not None or (body is not None and body.kind in BEARERS):
            return True  # «أبلغ مسؤول رفيع وكالة X»، «تتهم هيئات حقوقية شرطة الوادي بـ»
    complete = opening is not None and words.within(opening.span).stop <= at
    if form in of_class("called_on") and (complete or words.form(at - 1).startswith("ال")):
        return True  # «طالب المتحدث المجتمع الدولي بـ»
    if form.startswith("ال") and at == first + 1 and disagrees(words, first, office):
        return True  # «دعت الجوازات المقيمين»، «حث الوزير اللجنة»
    if form.startswith("ال") and not form.endswith(ADJECTIVAL) and thing(form):
        return words.form(at - 1).startswith("ال")  # «وصف ناطق باسم الصيادين القرار بأنه»
    if form.startswith("ال") and form.endswith("ين"):
        held = words.form(at - 1)
        if held.endswith("ة") or (held.startswith("ال") and not held.endswith(MANY)):
            return True  # «أبلغت الناطقة باسم البعثة الصحفيين»، «أبلغ الأمين العام الصحفيين»
    if here is None and plain_noun(form) and named_man(near, first, at):
        return True  # «وصف الوزير فلان مقترح التحالف بأنه»
    adjective = form.endswith(("ي", "ية", "ين", "ون"))
    before = words.form(at - 1)
    owned = before.startswith("ل") and not before.startswith("لل")  # «لحقوق الإنسان»
    man = near.actors.get(at - 1)
    owned = owned and not (man and man.span.start == words.items[at - 1].span.start)  # «لافروف»
    hearer_here = at in near.actors or (form.startswith("ال") and not adjective)
    if complete and not owned and (hearer_here or form in land_names()):
        return True
    article = words.form(at - 1).startswith("ال") and at == first + 1
    if article and form in land_names():
        return True  # «حث القرار إسرائيل على»
    fresh = here is not None and opening is None and form.startswith("ال")
    if fresh and rated and words.form(at - 1).startswith("ال"):
        return True  # «دعا الوزير الروسي المعارضة السورية إلى»
    closed = words.form(at - 1).startswith("ال")
    if closed and form in of_class("reason"):
        return True  # «أرجع المدير سبب التأخير إلى»
    if closed and not form.startswith("ال"):
        plural = office is not None and office.kind in ("unnamed", "organization")
        after = at == first + 1 and plural and words.items[at].kind is LETTERS
        if verbal_noun(form) and form not in heads():
            return True  # «وصف رئيس المجلس فلان إقرار القانون»
        return form in heads() or at in near.actors or (after and form not in JOINTS)
    hearer = head_of(words, at)
    far = at > first + 1 or form.endswith("ين")
    return closed and far and hearer is not None and hearer.kind == "unnamed"


@lru_cache(maxsize=1 << 12)
def plain_noun(form: str) -> bool:
    """Whether a word may open a noun phrase without article: no adjective, no name, no particle."""
    if form.startswith(("ال", "و", "ل", "ب", "ف")) or form in of_class("son_of", "adjunct"):
        return False
    known = form in heads() or verbal_noun(form)
    known = known or (form.startswith("م") and len(form) > 3 and not form.endswith("ي"))
    return known or form.endswith("ة")


def two_men(one: Actor, other: Actor) -> bool:
    """«أبلغ الوردي العلي بأن»: two men by their surnames, each told of in full before."""
    known = one.mention == other.mention == "alias" and one.kind == "person"
    return known and one.name != other.name


def named_man(near: Surroundings, first: int, stop: int) -> bool:
    """Whether a man's name of two words or more ends right before ``stop``."""
    ends_here = near.words.items[stop - 1].span.stop
    for n in range(stop - 1, first - 1, -1):
        actor = near.actors.get(n)
        if actor is not None and actor.span.stop == ends_here:
            told = actor.value
            return told.kind == "person" and told.mention == "name" and " " in told.name
    return False


def disagrees(words: Words, first: int, head: Head | None) -> bool:
    """Whether the definite word after a lone definite noun can be no adjective of it."""
    form, following = words.form(first), words.form(first + 1)
    if not form.startswith("ال") or form in of_class("honorific"):
        return False
    if head is not None and head.number != "s":
        return False
    if thing(following) or human_nouns().get(following.removeprefix("ال")) == "p":
        return True  # «اتهم المدير التجار»
    if form.endswith("ة") or (head is not None and head.gender == "f"):
        return not following.endswith(FEMININE)
    return head is not None and head.gender == "m" and following.endswith("ة")


def addressed(words: Words, at: int) -> bool:
    """Whether a word with ل tells to whom it was said: an outlet, or reporters."""
    form = words.form(at)
    if form[:1] != "ل" or of_the_house(words, at):
        return False
    if form == "ل":
        quoted = at + 1 < len(words) and words.items[at + 1].kind is QUOTE
        tagged = words.form(at + 1) in ("#", "@", "(", "/")
        tagged = tagged or (at + 1 < len(words) and words.items[at + 1].kind is Kind.LATIN)
        tagged = tagged or press().at(words, at + 1) is not None  # «لـ رويترز»
        return tagged or (quoted and not belongs(words, at))
    for opening in openings(form):
        if opening.proclitics == "ل" and any(
            end.stem in of_class("addressee") or end.stem in of_class("outlet_head")
            for end in endings(opening.stem)
        ):
            return True
        if opening.proclitics == "ل" and opening.stem in of_class("hears_body"):
            return told_by_men(words, at)
    found = press().at(words, at)
    return found is not None and found.proclitics == "ل"


def of_the_house(words: Words, at: int) -> bool:
    """«الموقع الإلكتروني للصحيفة»، «الحساب الرسمي للقناة»: what belongs to an outlet."""
    n = at - 1
    if n > 0 and words.form(n).startswith("ال") and rates(words.form(n)):
        n -= 1
    return words.form(n) in of_class("house_organ")


def told_by_men(words: Words, at: int) -> bool:
    """«قال ناجون لمنظمة X»: men speak to a body; «ناطق لمنظمة»، «التابع لهيئة» belong to one."""
    before = words.form(at - 1)
    if told_in(before):
        return True  # «في حديث للمنظمة»
    row = heads().get(before.removeprefix("ال"))
    men = row is not None and row.kind == "unnamed" and before not in of_class("office_of")
    return men or (
        before.endswith(("ون", "ات")) and row is None and verb_cue(words, at - 1) is None
    )


def belongs(words: Words, at: int) -> bool:
    """«رئيس الهيئة التنفيذية لـ«القوات»»: a body in quotation marks that an office belongs to."""
    if press().at(words, at + 2) is not None:
        return False
    return any(words.form(n) in of_class("office_of") for n in range(at - 1, max(at - 5, -1), -1))

"""Where the noun phrase that names a source ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from khabar.annotators.attribution.cues import clause_at, starts_clause, verb_cue
from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.lexicon import Head, heads, may_open, of_class, phrases
from khabar.annotators.attribution.nouns import (
    accusative,
    acts,
    calls_for,
    of_ourselves,
    relates,
    thing,
    told_in,
    verbal_noun,
)
from khabar.lexicon.actors import press
from khabar.lexicon.gazetteer.countries import countries
from khabar.lexicon.phrases import key
from khabar.readings.actor import Actor
from khabar.text.annotation import Annotation
from khabar.text.clitics import endings, openings
from khabar.text.words import LETTERS, MARK, QUOTE, Kind, Words

NESTED = 40
"""Quotations before a place that may still be open there, at most."""


BEARERS = ("outlet", "agency", "organization", "social")
"""Kinds of source whose names stand in quotation marks."""


JOINTS = ("في", "من", "ب", "ل", "علي", "عن", "الي", "و")


ADJECTIVAL = ("ي", "ية", "يون", "يين")
"""Endings of adjectives made from names, which belong to the noun before them."""


MANY = ("ين", "ون", "ات")
"""Endings of sound plurals."""


DESCRIBES = ("ي", "ة", "ون", "ين", "ى")
"""Endings of definite adjectives that go on behind a name in marks."""


FEMININE = ("ة", "ي", "ا", "اء")
"""Endings of adjectives that go with a feminine noun, folded."""


LONGEST = 22
"""Words in a source phrase, at most."""


CLAUSE_NEAR = 8
"""Words between who deems and the clause, at most."""


SO_CALLED = 6
"""Words between «يطلق» and the name in marks that a body gives itself, at most."""


OFFICE = 14
"""Words of an office between «في» and the name of who holds it, at most."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What other annotators read, by the word it begins at."""

    words: Words
    actors: dict[int, Annotation[Actor]]
    time_at: frozenset[int]
    quote_at: dict[int, int]
    """Opening mark's word number to that of the closing one (or the sentence's end)."""

    quotes: tuple[int, ...]
    """The word numbers of the opening marks, in order."""

    def in_quote(self, at: int) -> bool:
        return bool(self.quotes) and any(at < last for _, last in self.quotes_about(at, at))

    def quotes_about(self, first: int, stop: int) -> list[tuple[int, int]]:
        """The quotations that overlap words ``first`` to ``stop``, by opening and closing mark."""
        if not self.quotes:
            return []
        upto = bisect_left(self.quotes, stop if stop > first else first)
        marks = [(a, self.quote_at[a]) for a in self.quotes[max(0, upto - NESTED) : upto]]
        return [(a, b) for a, b in marks if b >= first]


def phrase(near: Surroundings, first: int, limit: int, takes: Sequence[str] = ()) -> int:
    """The word after the source phrase that begins at ``first``; ``first`` itself for none.

    ``takes`` is what the verb before it may introduce: where that begins, the phrase ends.
    """
    words, actors = near.words, near.actors
    items = words.items
    at = first
    head = head_of(words, first)
    bare = not {"whom", "any", "blame"}.isdisjoint(takes)
    blames = "blame" in takes or "deem" in takes
    named = -1
    while at < limit and at - first < LONGEST:
        _, form, kind, _ = items[at]
        if kind is QUOTE:
            closing = near.quote_at.get(at)
            if closing is None and any(near.quote_at.get(n) == at for n in range(first, at)):
                at += 1  # a name ran on into its quotation marks
                continue
            if closing is None or closing - at > 6 or at == first:
                break
            if words.form(at + 1)[:1].isdigit() and closing - at <= 4:
                at = min(closing + 1, limit)  # his age
                continue
            bears = head is not None and head.kind in BEARERS and closing - at <= 6
            leads_on = closing - at <= 5 and starts_clause(words.form(closing + 1))
            house = head is not None and head.head in of_class("source_noun") and closing - at <= 4
            if blames and words.form(closing + 1) in ("", ".", "،", ","):
                break  # «اعتبره الائتلاف "انعطافة"»
            so_called = words.form(at - 1) in of_class("so_called") and closing - at <= 6
            office = head_of(words, at - 1)
            leads = office is not None and office.kind == "person" and closing - at <= 6
            leads = leads and not words.form(at - 1).startswith("ال")
            leads = leads and words.items[min(closing + 1, len(words) - 1)].kind is LETTERS
            leads = leads or (words.form(at - 1) in of_class("in_name") and closing - at <= 6)
            if not (bears or leads_on or house or so_called or leads or names_in_quotes(words, at)):
                break
            at = min(closing + 1, limit)  # an open quotation closes after the last word
            if (
                bears
                and at < limit
                and words.items[at].kind is LETTERS
                and not joins(words, at, bare or blames)
            ):
                break
            continue
        if form == "(":
            closing = next((n for n in range(at, min(at + 12, limit)) if words.form(n) == ")"), -1)
            if closing < 0:
                break
            at = closing + 1
            continue
        known_as = form == "ب" and at + 1 in near.quote_at and at > first
        if known_as and words.form(at - 1) in of_class("known_as"):
            at = min(near.quote_at[at + 1] + 1, limit)  # «القائد المعروف بـ«أبو ناظم»»
            continue
        if at > first and form in of_class("calls_itself"):
            opens = (n for n in range(at + 1, min(at + SO_CALLED, limit)) if n in near.quote_at)
            opened = next(opens, 0)
            if opened and near.quote_at[opened] - opened <= 6:
                at = min(near.quote_at[opened] + 1, limit)  # «فصيل يطلق على نفسه «…»»
                break
        if kind is MARK and form not in "-–/.":
            break
        if kind is MARK and form == "." and len(words.form(at - 1)) > 2:
            break
        if at in near.time_at and at > first:
            break
        actor = actors.get(at)
        if (actor is None or at > first) and ends_phrase(near, at, first, head, takes):
            break
        if at > first and bare and spoken_to(near, at, first):
            break
        if at == named and (bare or blames or "masdar" in takes) and another(words, at):
            break
        if at > first and "masdar" in takes and deed_behind(words, at):
            break
        if at > first and "again" in takes and form in of_class("restates"):
            break
        apart = form[:2] == "ال" and not form.endswith(ADJECTIVAL)
        apart = apart or form in of_class("again") or verbal_noun(form)
        held = at == first + 1 and head is not None and head.kind == "person"
        if held and form[:2] == "ال" and not words.form(first).startswith(("ال", "وال")):
            apart = False  # «حمل زعيم المعارضة الحكومة مسؤولية»
        if at > first and blames and apart and not said_later(words, at, limit):
            break
        inside = words.within(actor.span).stop if actor else at + 1
        inside = next((n for n in range(at + 1, inside) if addressed(words, n)), inside)
        if "ل" in takes and inside > at + 1 and calls_for(words.form(inside - 1)):
            inside -= 1  # «دعا الرئيس للضغط»
        at = max(at + 1, min(inside, limit))
        if actor is not None and actor.value.kind == "person" and actor.value.mention == "name":
            named = at
        behind = items[at - 1].kind is QUOTE and head is not None and head.kind in BEARERS
        if (
            behind
            and at < limit
            and items[at].kind is LETTERS
            and not joins(words, at, bare or blames)
        ):
            break
    while at > first and (
        (items[at - 1].kind is MARK and items[at - 1].form != ")")
        or items[at - 1].form in ("في", "لدي")
    ):
        at -= 1
    return at


def another(words: Words, at: int) -> bool:
    """«أدان الوزير فلان الغارات»: a definite deed behind a man's name, and no surname of his."""
    form, after = words.form(at), words.form(at + 1)
    if not form.startswith("ال") or starts_clause(after) or verbal_noun(after):
        return False
    return verbal_noun(form[2:]) or (form.endswith("ات") and thing(form))


def deed_behind(words: Words, at: int) -> bool:
    """«أعلنت القوات السيطرة على …»: a definite deed behind a definite noun, no adjective of it."""
    form, before = words.form(at), words.form(at - 1)
    if form[:2] != "ال" or before[:2] != "ال" or form.endswith(ADJECTIVAL):
        return False
    head = heads().get(form[2:])
    return head is None and thing(form)


def said_later(words: Words, at: int, limit: int) -> bool:
    """«اعتبرت الأمانة العامة أن»: a clause follows, so that the words before it name who deems."""
    for n in range(at, min(at + CLAUSE_NEAR, limit)):
        if words.items[n].kind is not LETTERS:
            return False
        if starts_clause(words.form(n)):
            return True
    return False


def joins(words: Words, at: int, apart: bool = False) -> bool:
    """Whether a word behind a name in quotation marks still belongs to who bears it.

    ``apart`` says that the verb takes a noun of its own, which may be this one.
    """
    form = words.form(at)
    if apart and form.startswith("ال") and not form.endswith(DESCRIBES):
        return False  # «وصفت منظمة «…» الأوضاع بأنها»
    return form.startswith(("ال", "لل", "و")) or form in of_class("office_of", "part_of")


@cache
def land_names() -> frozenset[str]:
    """The folded names of countries, of one word."""
    return frozenset(key(name) for row in countries() for name in row.names if " " not in name)


def spoken_to(near: Surroundings, at: int, first: int) -> bool:
    """Whether whom he spoke to begins here: a noun phrase of its own, after a complete one."""
    words = near.words
    form = words.items[at].form
    if form.startswith("لل") or form in of_class("selfsame"):
        return False
    opening, here = near.actors.get(first), near.actors.get(at)
    if here is not None and (
        here.span.start > words.items[at].span.start  # a preposition joins it to what precedes
        or (opening is not None and opening.value.kind == here.value.kind == "person")
    ):
        return False
    office = head_of(words, first)
    if here is not None and here.value.kind == "person" and office is not None:
        bears = opening is None or opening.value.kind != "person"
        if office.kind == "person" and bears:
            return False  # the name of who holds the office
    if press().at(words, at) is not None and (opening is None or opening.value.kind == "person"):
        return True  # «أبلغ مسؤول رويترز»
    rated = at > first + 1 and rates(words.form(at - 1))
    if rated and not words.form(at - 1).startswith("ال"):
        body = head_of(words, at)
        if here is not None or (body is not None and body.kind in BEARERS):
            return True  # «أبلغ مسؤول رفيع وكالة X»، «تتهم هيئات حقوقية شرطة الوادي بـ»
    complete = opening is not None and words.within(opening.span).stop <= at
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


def named_man(near: Surroundings, first: int, stop: int) -> bool:
    """Whether a man's name of two words or more ends right before ``stop``."""
    ends_here = near.words.items[stop - 1].span.stop
    for n in range(stop - 1, first - 1, -1):
        actor = near.actors.get(n)
        if actor is not None and actor.span.stop == ends_here:
            told = actor.value
            return told.kind == "person" and told.mention == "name" and " " in told.name
    return False


@lru_cache(maxsize=1 << 12)
def rates(form: str) -> bool:
    """Whether a word may be an adjective that closes an indefinite noun («محلي»، «رفيع»)."""
    if form in of_class("rank_adjective"):
        return True
    return len(form) > 3 and form.endswith(ADJECTIVAL) and form not in heads()


def disagrees(words: Words, first: int, head: Head | None) -> bool:
    """Whether the definite word after a lone definite noun can be no adjective of it."""
    form, following = words.form(first), words.form(first + 1)
    if not form.startswith("ال") or form in of_class("honorific"):
        return False
    if head is not None and head.number != "s":
        return False
    if thing(following):
        return True
    if form.endswith("ة") or (head is not None and head.gender == "f"):
        return not following.endswith(FEMININE)
    return head is not None and head.gender == "m" and following.endswith("ة")


def names_in_quotes(words: Words, at: int) -> bool:
    """Whether the word before a quotation mark is one that bears a name (موقع «…»)."""
    before = head_of(words, at - 1)
    return before is not None and before.kind in BEARERS


def ends_phrase(
    near: Surroundings, at: int, first: int, head: Head | None, takes: Sequence[str]
) -> bool:
    """Whether the word at ``at`` no longer belongs to the source phrase."""
    words = near.words
    form = words.items[at].form
    if form == "ما" and words.form(at + 1) in of_class("so_called"):
        return False
    if form == "علي" and (words.form(at + 1) in of_class("level") or named_ali(words, at)):
        return False
    if (
        at > first
        and form in of_class("negated_adjective")
        and not starts_clause(words.form(at + 1))
    ):
        return False  # «المنظمات غير الحكومية»
    if at > first and form in of_class("accredited") and head is not None:
        envoy = head.kind in ("person", "unnamed") or head.head in of_class("desk")
        return not envoy  # «سفير البلاد لدى الهيئة»
    rated = at > first + 1 and rates(words.form(at - 1))
    closed = words.form(at - 1).startswith("ال") or rated
    if at > first and form in of_class("demonstrative") and (closed or ends_name(near, first, at)):
        return True  # «وعد الوزير هذه التصريحات»، «تنفي قطر تلك الاتهامات»
    if starts_clause(form):
        return True
    if at > first and form in ("علي", "عن") and in_charge(words, at, takes):
        return False
    if at > first and "news" in takes and form in of_class("news_noun"):
        return True
    if at > first and "owned" in takes and form.removeprefix("ال") in of_class("owned_deed"):
        return True  # «تبنت الكتائب عملية إطلاق النار»
    if form == "علي" and words.form(at + 1) in of_class("posted_on") and head is not None:
        return head.kind not in ("unnamed", "social")  # «حسابات على تلغرام»
    if at > first and form[:2] == "من":
        before = words.form(at - 1).removeprefix("ال").removesuffix("ا")
        if before in of_class("near_to"):
            return False  # «مصدر مقرب منه»
    if form in of_class("adjunct", "brings", "by_saying"):
        return True
    if at > first and form[:1] == "ن" and of_ourselves(form):
        return True  # «قال المتحدث فلان ندين هذا العمل»
    if at > first and closed and form in of_class("attention"):
        return True  # «لفت رئيس الحكومة النظر إلى»
    if at > first and words.form(at - 1).startswith("ال") and form in of_class("post_of_his"):
        return True  # «نشر الوزير تغريدة قال فيها»
    if at > first and accusative(words, at) and not accusative(words, first):
        return True  # «بثت حسابات محلية تسجيلاً»
    if at > first and form in of_class("his_speech"):
        return True
    if at > first and may_open("hidden", form) and phrases("hidden").at(words, at):
        return True
    if at == first and form == "(":
        return False
    if at == first:
        return form in ("في", "من", "ب")
    unnamed = head is None or head.kind in ("unnamed", "document", "social", "outlet")
    opening = near.actors.get(first)
    if form == "في" and head is None and opening is not None and opening.value.kind == "person":
        return True  # «قال فلان في حفل»
    if form == "في" and head is not None and head.kind == "person":
        for n in range(at + 2, min(at + OFFICE, len(words))):
            if words.items[n].kind is not LETTERS or starts_clause(words.form(n)):
                break
            named = near.actors.get(n)
            if named is not None and named.value.kind == "person" and named.value.mention == "name":
                return False  # «الإداري في الهيئة فلان»
    if form == "في" and form in takes:
        return True
    if form == "في" and at > first and serves_in(words, head, at + 1):
        return False
    if form == "في":
        following = words.form(at + 1)
        object_next = ("masdar" in takes or "any" in takes) and object_begins(near, at + 1)
        when = at + 1 in near.time_at or starts_clause(following)
        return not unnamed or told_in(following) or when or object_next
    if form == "من":
        if words.form(at - 1) in of_class("made_of"):
            return False
        house = head is not None and head.kind == "outlet" and head.head not in of_class("desk")
        return "من" in takes or not unnamed or house
    if form.startswith("ل") and addressed(words, at):
        return True
    if form.startswith("لل") and head is None:
        return True  # after a man's name: to whom he said it
    hearer = heads().get(form[2:]) if form.startswith("لل") else None
    if hearer is not None and hearer.kind == "unnamed" and starts_clause(words.form(at + 1)):
        return head is None or head.kind != "document"  # «قالت خبيرة المناخ فلانة للأهالي إن»
    if form.startswith("ب") and form not in of_class("in_name"):
        bare = form[1:]
        act = verbal_noun(bare.removeprefix("ال"))
        if told_in(bare) or ("ب" in takes and (not unnamed or act)):
            return True
    if form[:1] == "م" and form.endswith("ا") and (cue := verb_cue(words, at)) is not None:
        return cue.manner == "participle"
    if at > first and not unnamed_name(words, first) and unnamed and relates(form):
        return True  # «معلومات حصل عليها موقع X»
    text = heads().get(form)
    if (
        at > first
        and text is not None
        and text.kind == "document"
        and words.form(at - 1)[:2] == "ال"
    ):
        return not form.startswith("ال")  # «نشر الناطق تدوينة»
    if at > first and form.endswith("ا") and form[:-1] in heads() and form not in heads():
        return heads()[form[:-1]].kind == "document"  # «أصدرت الخارجية بيانا»
    joined = form.startswith("و") and len(form) > 2
    if joined and at > first and at not in near.actors and acts(form):
        return True
    if form not in heads() and (joined or not form.startswith("م")) and verb_cue(words, at):
        return True
    if "whom" in takes and form in of_class("object_head"):
        return True
    if "ل" in takes and at > first and calls_for(form):
        return True
    return ("masdar" in takes or "any" in takes) and object_begins(near, at)


def serves_in(words: Words, head: Head | None, at: int) -> bool:
    """«المتحدث في وزارة الداخلية»، «الخبير في معهد السلام»: the body that an office is held in.

    A head of state or a minister speaks in such a place, and is not of it.
    """
    if head is None or head.kind != "person" or head.head in of_class("of_state"):
        return False
    body = head_of(words, at)
    return body is not None and body.kind == "organization" and body.head not in of_class("hall")


def ends_name(near: Surroundings, first: int, stop: int) -> bool:
    """Whether a name ends right before ``stop``: a state's, or one that is known."""
    if stop == first + 1 and near.words.form(first).removeprefix("و") in land_names():
        return True
    ends_here = near.words.items[stop - 1].span.stop
    mentions = (near.actors.get(n) for n in range(stop - 1, first - 1, -1))
    return any(m is not None and m.span.stop == ends_here for m in mentions)


def in_charge(words: Words, at: int, takes: Sequence[str]) -> bool:
    """«المشرف على المركز»، «المدافعون عن الحقوق»: a preposition that an office asks for."""
    form, before = words.form(at), words.form(at - 1)
    if starts_clause(words.form(at + 1)):
        return False
    if form in takes and not any(clause_at(words, n) for n in range(at + 2, at + OFFICE)):
        return False  # «كشف النائب عن خطة»; but «ذكر النائب عن الكتلة فلان أن»
    return before in of_class("charge_over" if form == "علي" else "charge_of")


def named_ali(words: Words, at: int) -> bool:
    """Whether «علي» is the name and not «على»: its ya has dots, and a rank or «بن» is beside it."""
    spelt = words.items[at].span.of(words.text)
    beside = words.form(at + 1) in of_class("son_of") or words.form(at - 1) in of_class("honorific")
    return beside and spelt.endswith("ي")


def unnamed_name(words: Words, first: int) -> bool:
    """Whether a source phrase opens with the article: no verb qualifies it without الذي."""
    return words.form(first).startswith(("ال", "لل", "وال"))


def object_begins(near: Surroundings, at: int) -> bool:
    """Whether a verbal noun opens the object: one that no noun before it holds in idafa."""
    words = near.words
    if at >= len(words):
        return False
    form, before = words.items[at].form, words.form(at - 1)
    if form in of_class("object_head"):
        return True
    if form in heads() or not verbal_noun(form):
        return False
    constructs = (before in heads() or before[1:] in heads()) and not before.startswith("ال")
    constructs = constructs and before not in of_class("his_honour")
    if before in of_class("charged_with"):
        return False  # «الهيئة المكلفة مراقبة الانتخابات»
    return not constructs and before not in of_class("preposition")


def addressed(words: Words, at: int) -> bool:
    """Whether a word with ل tells to whom it was said: an outlet, or reporters."""
    form = words.form(at)
    if form[:1] != "ل" or of_the_house(words, at):
        return False
    if form == "ل":
        quoted = at + 1 < len(words) and words.items[at + 1].kind is QUOTE
        tagged = words.form(at + 1) in ("#", "@", "(")
        tagged = tagged or (at + 1 < len(words) and words.items[at + 1].kind is Kind.LATIN)
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

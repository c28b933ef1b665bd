"""Which word no longer belongs to the noun phrase that names a source."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from khabar.annotators.attribution.clauses import clause_at, starts_clause
from khabar.annotators.attribution.concealed import hidden
from khabar.annotators.attribution.heads import head_of, imam
from khabar.annotators.attribution.hearers import addressed
from khabar.annotators.attribution.lexicon import Head, heads, may_open, of_class, phrases
from khabar.annotators.attribution.nouns import (
    HIS,
    accusative,
    acts,
    calls_for,
    of_ourselves,
    rates,
    relates,
    told_in,
    verbal_noun,
)
from khabar.annotators.attribution.objects import object_begins
from khabar.annotators.attribution.states import land_names
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.annotators.attribution.verb_cues import verb_cue
from khabar.lexicon.calling import calls_so
from khabar.text.clitics import endings
from khabar.text.words import LETTERS, QUOTE, Words

SAYING = ("بان", "ان")
"""What opens what is said, folded."""

OFFICE = 14
"""Words of an office between «في» and the name of who holds it, at most."""


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
    if at == first and imam(words, at):
        return False
    if at > first and form in ("علي", "عن") and in_charge(words, at, takes):
        return False
    if at > first and "news" in takes and form in of_class("news_noun"):
        return True
    news = at > first + 1 and "any" in takes and form in of_class("the_news")
    if news and words.form(at - 1) not in of_class("agency_word"):
        return True  # «نفت الوكالة الوطنية للإعلام الأنباء التي ترددت»
    if at > first and form[:1] == "ل" and form[1:] in of_class("counterpart"):
        return True  # «أكد الوزير فلان لنظيره»
    if at > first and "owned" in takes and form.removeprefix("ال") in of_class("owned_deed"):
        return True  # «تبنت الكتائب عملية إطلاق النار»
    if form == "علي" and words.form(at + 1) in of_class("posted_on") and head is not None:
        return head.kind not in ("unnamed", "social")  # «حسابات على تلغرام»
    if at > first and form == "من" and calls_so(words.form(at + 1)):
        return True  # «دعا البيان من سماهم أصدقاء المدينة إلى»
    if at > first and form in of_class("to_him") and words.form(at - 1) in of_class("loyal"):
        return False  # «قناة موالية لها»
    if at > first and form[:2] == "من":
        before = words.form(at - 1).removeprefix("ال").removesuffix("ا")
        if before in of_class("near_to"):
            return False  # «مصدر مقرب منه»
    if at > first and "refuse" in takes and form in of_class("any_at_all"):
        return True  # «رفض الوزير أي حوار»
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
    if at > first and hidden(words, at, words.end_of_sentence(at)):
        return True
    strongly = at > first and form[:1] == "ب" and may_open("inserted", form)
    if strongly and phrases("inserted").at(words, at):
        return True  # «أدانت النقابة بأقسى العبارات الاعتداء»
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
    hears = near.actors.get(at) if at > first and form[:1] == "ل" else None
    if hears is not None and hears.value.kind == "person" and head is None:
        return hears.span.start > words.items[at].span.start  # «قال فلان لعلان إن»
    if form.startswith("لل") and head is None:
        return True  # after a man's name: to whom he said it
    hearer = heads().get(form[2:]) if form.startswith("لل") else None
    if hearer is not None and hearer.kind == "unnamed" and starts_clause(words.form(at + 1)):
        return head is None or head.kind != "document"  # «قالت خبيرة المناخ فلانة للأهالي إن»
    if form.startswith("ب") and form not in of_class("in_name"):
        bare = form[1:]
        act = verbal_noun(bare.removeprefix("ال"))
        if told_in(bare) or ("ب" in takes and (not unnamed or act)):
            return told_in(bare) or not told_beyond(words, at)
    if form[:1] == "م" and form.endswith("ا") and (cue := verb_cue(words, at)) is not None:
        return cue.manner == "participle"
    if at > first and not unnamed_name(words, first) and unnamed and relates(form):
        return True  # «معلومات حصل عليها موقع X»
    text = heads().get(form)
    if (
        at > first
        and text is not None
        and text.kind in ("document", "social")
        and words.form(at - 1)[:2] in ("ال", "لل")
    ):
        return not form.startswith("ال")  # «نشر الناطق تدوينة»
    if at > first and form.endswith("ا") and form[:-1] in heads() and form not in heads():
        return heads()[form[:-1]].kind == "document"  # «أصدرت الخارجية بيانا»
    joined = form.startswith("و") and len(form) > 2
    if joined and at > first and at not in near.actors and acts(form):
        return True
    if form not in heads() and (joined or not form.startswith("م")) and verb_cue(words, at):
        return True
    if "whom" in takes and (form in of_class("object_head") or (at > first and his_people(form))):
        return True
    if "ل" in takes and at > first and calls_for(form):
        return True
    return ("masdar" in takes or "any" in takes) and object_begins(near, at)


def told_beyond(words: Words, at: int) -> bool:
    """«أفادت مديرية الصحة بالمحافظة، اليوم، بأن …»: what is said follows, behind where she is."""
    following = range(at + 1, min(at + OFFICE, words.end_of_sentence(at)))
    return form_of_place(words.form(at)) and any(words.form(n) in SAYING for n in following)


def form_of_place(form: str) -> bool:
    """«بالمحافظة»، «بمحافظة الوادي»: a noun behind ب that is no verbal noun."""
    bare = form[3:]
    if form[:1] == "ب" and form[1:] in of_class("place_head"):
        return True
    return form.startswith("بال") and (bare in of_class("place_head") or not verbal_noun(bare))


def serves_in(words: Words, head: Head | None, at: int) -> bool:
    """«المتحدث في وزارة الداخلية»، «الخبير في معهد السلام»: the body that an office is held in.

    A head of state or a minister speaks in such a place, and is not of it.
    """
    if head is None or head.kind != "person" or head.head in of_class("of_state"):
        return False
    body = head_of(words, at + (at < len(words) and words.items[at].kind is QUOTE))
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


@lru_cache(maxsize=1 << 12)
def his_people(form: str) -> bool:
    """«دعا الوردي زملاءه إلى»، «ناشد المدرب أنصاره»: people with the speaker's own pronoun."""
    known = of_class("his_people")
    return any(e.pronoun in HIS and e.stem in known for e in endings(form)[1:])


def unnamed_name(words: Words, first: int) -> bool:
    """Whether a source phrase opens with the article: no verb qualifies it without الذي."""
    return words.form(first).startswith(("ال", "لل", "وال"))

"""Where the noun phrase that names a source ends."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.annotators.attribution.clauses import starts_clause
from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.hearers import addressed, spoken_to
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.nouns import ADJECTIVAL, calls_for, verbal_noun
from khabar.annotators.attribution.objects import another, deed_behind, said_later
from khabar.annotators.attribution.phrase_end import ends_phrase, his_people
from khabar.annotators.attribution.quoted_names import (
    BEARERS,
    joins,
    names_in_quotes,
    names_it,
    spoken_in,
)
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.text.words import LETTERS, MARK, QUOTE, Words

LONGEST = 22
"""Words in a source phrase, at most."""

SO_CALLED = 6
"""Words between «يطلق» and the name in marks that a body gives itself, at most."""


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
            refused = "refuse" in takes and words.form(at - 1).startswith("ال")
            if refused or ("quote" in takes and spoken_in(words, at, closing)):
                break  # «رفضت الحكومة «التفاوض تحت الضغط»»، «قالت البلدية "لن نغلق السوق"»
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
            office = (
                head_of(words, at - 2) if words.form(at - 1) in of_class("rated_office") else None
            )
            leads = leads or (office is not None and office.kind == "person" and closing - at <= 6)
            leads = leads or (words.form(at - 1) in of_class("in_name") and closing - at <= 6)
            body = head_of(words, at + 1)
            serves = head is not None and closing - at <= 6 and words.form(at - 1) == "في"
            serves = serves and (  # «مسؤول في «المجلس» لحركة النهر»
                (head is not None and head.kind == "unnamed")
                or (body is not None and body.kind == "organization")
            )
            if not (
                bears
                or serves
                or leads_on
                or house
                or so_called
                or leads
                or names_in_quotes(words, at)
                or names_it(words, at, closing, takes)
            ):
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
            if closing < 0 or (at > first and dated(near, at + 1)):
                break  # «قناة الأفق (الأحد)»
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
                if at < limit and words.form(at).startswith("ال") and joins(words, at):
                    continue  # «ما يسمى بـ«كتيبة النهر» التابعة للمجلس»
                break
        if kind is MARK and form not in "-–/.":
            break
        if kind is MARK and form == "." and len(words.form(at - 1)) > 2:
            break
        paper = head is not None and head.kind == "outlet"
        if at > first and (at in near.time_at or (today(near, at) and not paper)):
            break
        if at > first and "any" in takes and form[:1].isdigit():
            break  # «وثقت المنظمة 87 هجوما»
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
        if held and form in of_class("office_adjective"):
            apart = False  # «اعتبر النائب السابق فلان أن»
        if held and form[:2] == "ال" and not words.form(first).startswith(("ال", "وال")):
            apart = False  # «حمل زعيم المعارضة الحكومة مسؤولية»
        whole = words.form(at + 1) in ("،", ",") and words.form(at + 2) in of_class("relative")
        if at > first and blames and apart and not (whole or said_later(words, at, limit)):
            break
        inside = words.within(actor.span).stop if actor else at + 1
        inside = next((n for n in range(at + 1, inside) if past_name(words, n, takes)), inside)
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


def past_name(words: Words, at: int, takes: Sequence[str]) -> bool:
    """«ختم رئيس البلدية حديثه بـ»، «قال فلان لوكالة X»: a word that a name took in and is none."""
    if "whom" in takes and his_people(words.form(at)):
        return True  # «دعا النائب زملاءه إلى»
    return addressed(words, at) or words.form(at) in of_class("his_speech")


def dated(near: Surroundings, at: int) -> bool:
    """«قناة الأفق (الأحد)»: a day in brackets; but «أبو سعيد (62 عاماً)», his age."""
    return at in near.time_at and not near.words.form(at)[:1].isdigit()


def today(near: Surroundings, at: int) -> bool:
    """«قال الجيش المصري اليوم الأربعاء»: a day, and not the end of a newspaper's name."""
    return near.words.form(at) == "اليوم" and at + 1 in near.time_at

"""Who is named as a source: what kind of source a noun phrase is, and what agrees with it."""

from __future__ import annotations

from typing import NamedTuple

from khabar.annotators.attribution.heads import MEN, head_of, lone_head
from khabar.annotators.attribution.lexicon import (
    Head,
    given_names,
    heads,
    human_nouns,
    names_as_well,
    of_class,
)
from khabar.annotators.attribution.nouns import verbal_noun
from khabar.annotators.attribution.states import country
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.lexicon.actors import press, titles
from khabar.readings.actor import Actor
from khabar.text.span import Span
from khabar.text.words import LETTERS, QUOTE, Words

ORGANISED = ("agency", "outlet", "organization")


class Source(NamedTuple):
    """A source phrase: its words, what kind it is, and what agrees with it."""

    first: int
    stop: int
    span: Span
    name: str
    kind: str
    named: bool
    gender: str
    number: str
    head: str
    definite: bool
    entity: str = ""
    office: str = ""
    """What he is, where it stands behind his name between commas."""


def source_at(near: Surroundings, first: int, stop: int, strip: str = "") -> Source:
    """What kind of source the words ``first`` up to ``stop`` name.

    ``strip`` are letters of the first word that do not belong to the phrase (the ل of وفقا لـ).
    """
    words = near.words
    while first < stop - 1 and (words.items[first].kind is QUOTE or words.form(first) == "("):
        first += 1
        if words.items[stop - 1].kind is QUOTE or words.form(stop - 1) == ")":
            stop -= 1
    span = words.span(first, stop)
    if strip and span.width > len(strip) and words.items[first].form.startswith(strip):
        span = Span(span.start + len(strip), span.stop)
    head = head_of(words, first)
    form = words.items[first].form
    if not strip and joined(form, words.form(first + 1), head):
        span = Span(span.start + 1, span.stop)
        form = form[1:]
    actors = near.actors
    inside = [
        actors[at].value
        for at in range(first, stop)
        if at in actors and span.overlaps(actors[at].span)
    ]
    person, entity = False, ""
    if inside:
        person = any(a.kind == "person" and a.mention in ("name", "alias") for a in inside)
        if head is not None and head.kind == "unnamed":
            person = person and not of_somebody(near, first, stop)
        lone = len(inside) == 1
        entity = next((a.entity or "" for a in inside if lone or a.kind != "person"), "")
    again = form in of_class("again") or (bool(strip) and form[len(strip) :] in of_class("again"))
    definite = again or form.startswith("ال") or (strip == "ل" and form.startswith("لل"))
    opening = near.actors.get(first)
    kind, named = kind_of(words, first, stop, head, opening.value if opening else None, person)
    gender, number = agreement(words, first, head, kind)
    bare = (head.head if head else form).removeprefix("ال")
    name = span.of(words.text)
    if strip and form.startswith("لل"):
        name = "ال" + name[1:]  # the article that ل has swallowed
    return Source(first, stop, span, name, kind, named, gender, number, bare, definite, entity)


def of_somebody(near: Surroundings, first: int, stop: int) -> bool:
    """«مصدر في مكتب الرئيس فلان»، «الموالية للرئيس فلان»: the name is not his who speaks."""
    words = near.words
    for at in range(first + 1, stop):
        actor = near.actors.get(at)
        if actor is None or actor.value.kind != "person":
            continue
        between = range(first + 1, at + 1)
        return any(words.form(n) == "في" or words.form(n)[:2] == "لل" for n in between)
    return False


def joined(form: str, following: str, head: Head | None) -> bool:
    """Whether the و of a word is a conjunction: the rest of it is a known head."""
    if head is None or not form.startswith("و") or len(form) < 4:
        return False
    if lone_head(form[1:], "") is None:
        return False  # «والدته»
    return form not in heads() and f"{form} {following}" not in heads()


def kind_of(
    words: Words,
    first: int,
    stop: int,
    head: Head | None,
    opening: Actor | None,
    person: bool,
) -> tuple[str, bool]:
    """Kind of source and whether it is named."""
    outlet = None
    if head is None or head.kind in ("agency", "outlet", "organization"):
        outlet = press().at(words, first, stop)
    if outlet is not None:
        return ("agency" if outlet.value.kind == "agency" else "outlet"), True
    if head is None and opening is None and shown(words, first, stop):
        return "document", False
    if head is None:
        if opening is not None and opening.kind == "population":
            return "unnamed", False
        if (opening is not None and opening.kind in ("organization", "group")) or country(
            words, first, stop
        ):
            return "organization", True
        if opening is None and somebody(words, first, stop):
            return "unnamed", False  # «صاحبة المتجر»
        following = words.form(first + 1) if first + 1 < stop else ""
        if words.form(first).removeprefix("و")[:2] == following[:2] == "ال" and following.endswith(
            "ية"
        ):
            return "organization", True  # «الهياكل القضائية»
        return "person", True
    if head.kind == "agency":
        news = any(words.form(n) in of_class("of_news") for n in range(first, stop))
        body = words.form(first).startswith("ال") and stop - first > 1
        known = opening is not None and opening.kind == "organization" and stop - first > 2
        quoted = any(words.items[n].kind is QUOTE for n in range(first, stop))
        if not news and not quoted and (body or known):
            return "organization", True  # «الوكالة الدولية للطاقة الذرية»
    own = range(first + 1, stop)
    if head.kind == "unnamed":  # «مصدر في مكتب الرئيس فلان»
        inside = (n for n in own if words.form(n) == "في" or words.form(n)[:2] == "لل")
        own = range(first + 1, next(inside, stop))
    person = person or (head.number == "s" and bears_name(words, own.start, own.stop))
    if head.kind == "unnamed":
        return ("person", True) if person and head.number == "s" else ("unnamed", False)
    if head.kind == "person":
        if head.number == "p":
            return "unnamed", False
        if any(words.form(n) in ("،", ",") for n in range(first + 1, stop)):
            return "person", True  # his name in apposition, between commas
        return ("person", True) if person or titled(words, first, stop) else ("unnamed", False)
    body = opening is not None and opening.kind == "organization" and opening.sector != "JRN"
    if body and opening is not None and opening.entity and head.kind == "outlet":
        return "organization", True  # «برنامج الأغذية العالمي»
    if head.kind == "outlet" and words.form(first) in of_class("quantifier"):
        return "outlet", False
    envoy = head.kind == "outlet" and head.head in of_class("desk")
    if envoy and (country(words, first + 1, stop) or of_a_body(words, first, stop)):
        return ("person", True) if person or bears_name(words, first + 1, stop) else (
            "unnamed", False,
        )  # fmt: skip
    return head.kind, head.kind not in ("public", "document", "social")


def somebody(words: Words, first: int, stop: int) -> bool:
    """Whether a noun for people in general heads a phrase that bears no name."""
    form = words.form(first).removeprefix("و")
    known = form in human_nouns() or form.removeprefix("ال") in human_nouns()
    known = known or words.form(first + 1) in of_class("rank_adjective")  # «مفاوض سابق»
    if not known or form in given_names() or form in names_as_well():
        return False
    return not bears_name(words, first + 1, stop) and words.form(first + 1) not in given_names()


def of_a_body(words: Words, first: int, stop: int) -> bool:
    """«مندوب البلاد لدى الهيئة»: an envoy and no correspondent."""
    return any(words.form(n) in of_class("accredited") for n in range(first + 1, stop))


def shown(words: Words, first: int, stop: int) -> bool:
    """«اعتراض مكالمات التنظيم»: a deed that shows a thing, and no man of that name."""
    form = words.form(first).removeprefix("و")
    if stop - first < 2 or form in names_as_well() or form.startswith("ال"):
        return False
    following = words.form(first + 1)
    if following in given_names() or following in names_as_well():
        return False
    return verbal_noun(form)


def bears_name(words: Words, first: int, stop: int) -> bool:
    """Whether a name stands in an office: «بن», or a given name that no house or street bears."""
    for at in range(first, stop):
        form, before = words.form(at), words.form(at - 1)
        if form in of_class("son_of") and at > first:
            return True
        if at + 1 >= stop or words.items[at].kind is not LETTERS:
            continue
        definite = before.startswith(("ال", "لل", "بال")) and before[2:] not in of_class("named_by")
        if definite and (form in given_names() or lone_name(form)):
            return True
    return False


def lone_name(form: str) -> bool:
    """Whether a word without article after a definite noun can only be a name («للمركز رأفت …»)."""
    if form.startswith(("ال", "ب", "ل", "و", "ك", "م")) or form.endswith("ا") or len(form) < 3:
        return False
    return form not in heads() and form not in of_class("unfixed", "preposition")


def titled(words: Words, first: int, stop: int) -> bool:
    """Whether a title is followed by a name: a word without article that is no adjective."""
    for at in range(first, stop - 1):
        match = titles().at(words, at, stop)
        if match is None or match.value.link != "name" or match.stop >= stop:
            continue
        following = words.form(match.stop)
        if words.form(at) in of_class("honorific"):
            if following.startswith("ال"):
                office = heads().get(following[2:])
                another = office is not None and office.kind in MEN  # «المهندس المشرف»
                return not following.endswith(("ي", "ية")) and not another
            return following not in of_class("unfixed") and following not in heads()
        if following in of_class("unfixed") or following.startswith("ال"):
            continue
        if not following.endswith(("ي", "ية", "ون", "ين")) and following not in heads():
            return True
    return False


def agreement(words: Words, first: int, head: Head | None, kind: str) -> tuple[str, str]:
    """Gender and number of what a verb or pronoun that means the source would show.

    A man's or woman's name does not tell: its gender is "".
    """
    form = words.items[first].form
    if head is not None:
        one = form.removeprefix("و") in of_class("one_of_them")
        return head.gender, "s" if one else head.number  # «أحد الوجهاء»
    if kind == "person":
        return "", "s"
    if kind == "unnamed" and human_nouns().get(form.removeprefix("ال")) == "p":
        return "", "p"
    if form.endswith(("ون", "ين")) and len(form) > 4:
        return "m", "p"
    if kind == "organization" and not form.endswith(("ة", "ات", "اء")):
        return "", "s"  # «روسيا»، «العراق»: a state's name does not tell either
    return ("f" if form.endswith(("ة", "ات", "اء")) else "m"), "s"


def agrees(source: Source, gender: str, number: str) -> bool:
    """Whether a verb form of this gender and number may have ``source`` as its subject."""
    if number == "p" and source.number != "p":
        return False
    if number == "d" and source.number != "p" and " و" not in source.name:
        return False
    if not gender or not source.gender:
        return True
    if gender == "f":
        return source.gender == "f" or (source.number == "p" and source.kind in ORGANISED)
    return source.gender != "f"

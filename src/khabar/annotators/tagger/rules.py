"""Actors that the learned tagger finds where the rules abstain or stop short.

The rules decide where they are sure. The tagger adds persons and organisations that no
rule read, takes in the words of a person's name that a rule left out, and finds the
surname of such a person again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from khabar.annotators.tagger.decoding import Labelled
from khabar.annotators.tagger.known import Known
from khabar.annotators.tagger.scores import is_candidate, tagged
from khabar.lexicon.learned.weights import weights
from khabar.lexicon.name_index import Hit, hits_at, steering
from khabar.lexicon.person_names import is_everyday, is_ordinary, name_kind
from khabar.readings.actor import Actor
from khabar.readings.place import Place
from khabar.text.annotation import Annotation
from khabar.text.clitics import openings
from khabar.text.letters import SILENT
from khabar.text.span import Span
from khabar.text.view import folded
from khabar.text.words import LETTERS, QUOTE, Words

SURE_PERSON, SURE_BODY, DOUBTED = 1500, 4000, 6000
"""Leads below which a name is left alone (see `Labelled.lead`); the last one is for persons
whose names open with a common word."""
LONGEST_TITLE = 4
NEAR, FAR = 1, 6
SHORTEST_SURNAME = 3
UNREAD = dict.fromkeys(map(ord, SILENT))
Found = Annotation[Actor]


def learned(
    words: Words, actors: Sequence[Found], places: Sequence[Annotation[Place]]
) -> tuple[Found, ...]:
    """The actors of the rules with those that the tagger adds, in order."""
    known = Known(tuple(actors), tuple(places))
    taken, named = known.taken(words)
    wanted = list(_wanted(words, taken, named))
    if not wanted:
        return tuple(actors)
    names = [name for name in tagged(words, known, wanted) if name.kind != "MISC"]
    if not names:
        return tuple(actors)
    kept = _lengthened(words, actors, names, taken)
    added = list(_added(words, names, taken))
    again = list(_surnames(words, added, taken)) if added else []
    return tuple(sorted((*kept, *added, *again), key=lambda one: (one.span[0], -one.span[1])))


def _wanted(
    words: Words, taken: Sequence[bool], named: Sequence[bool]
) -> Iterator[tuple[int, range]]:
    """Words that may be names and that no rule took, each with the words read for its sake."""
    for at, word in enumerate(words.items):
        if taken[at] or word.kind is not LETTERS or not is_candidate(word.form):
            continue
        bounds = words.bounds[words.sentence_of[at]]
        first, stop = max(bounds.start, at - NEAR), min(bounds.stop, at + NEAR + 1)
        while first > bounds.start and named[first] and at - first < FAR:
            first -= 1
        while stop < bounds.stop and named[stop - 1] and stop - at < FAR:
            stop += 1
        yield at, range(first, stop)


def _lengthened(
    words: Words, actors: Sequence[Found], names: Sequence[Labelled], taken: list[bool]
) -> list[Found]:
    """The actors, persons with the whole of their names."""
    begins = {name.first: name for name in names if name.kind == "PERS"}
    kept = []
    for actor in actors:
        core = words.within(actor.parts[0].span) if actor.parts else range(0)
        name = begins.get(core.start) if core and actor.value.kind == "person" else None
        if (
            name is None
            or name.stop <= core.stop
            or name.lead < SURE_PERSON
            or actor.value.entity
            or actor.value.mention != "name"
            or actor.span.stop != actor.parts[0].span.stop
            or any(taken[at] for at in range(core.stop, name.stop))
        ):
            kept.append(actor)
            continue
        for at in range(core.stop, name.stop):
            taken[at] = True
        kept.append(longer(words, actor, name))
    return kept


def longer(words: Words, actor: Found, name: Labelled) -> Found:
    """A person of the rules with the words of his name that they left out."""
    stop = words.items[name.stop - 1].span.stop
    span, core = Span(actor.span.start, stop), Span(actor.parts[0].span.start, stop)
    further = _printed(words, name.first + 1, name.stop)
    value = replace(
        actor.value,
        span=span,
        text=span.of(words.text),
        name=f"{actor.value.name.split(' ', 1)[0]} {further}",
    )
    part: Annotation[object] = Annotation(core, core.of(words.text), "tagger.longer")
    return Annotation(span, value, actor.rule, (part,))


def _added(words: Words, names: Sequence[Labelled], taken: list[bool]) -> Iterator[Found]:
    for name in names:
        if any(taken[at] for at in range(name.first, name.stop)):
            continue
        if name.kind == "PERS" and _bears(words, name.first):
            continue
        if name.kind == "PERS" and name.lead >= _enough(words.form(name.first)):
            found = person(words, name, taken)
        elif name.kind == "ORG" and name.lead >= SURE_BODY:
            found = body(words, name)
        else:
            continue
        for at in words.within(found.span):
            taken[at] = True
        yield found


def _bears(words: Words, at: int) -> bool:
    """«كوبري المصراتي», «شارع الجمهورية»: a site that bears the name, or the name right behind."""
    sites = steering("facility")
    return words.form(at) in sites or words.form(at - 1) in sites


def _enough(form: str) -> int:
    """The lead that a person's name needs which opens with a word."""
    return DOUBTED if is_ordinary(form) and not name_kind(form) else SURE_PERSON


def person(words: Words, name: Labelled, taken: Sequence[bool]) -> Found:
    """A person by his name, with the title that stands right before it."""
    title = _title(words, name.first, taken)
    cut = 0 if title else _proclitics(words, name.first)
    core = _span(words, name.first, name.stop, cut)
    first = title.first if title else name.first
    span = _span(words, first, name.stop, len(title.proclitics) if title else cut)
    value = Actor(
        span=span,
        text=span.of(words.text),
        entity="",
        name=_printed(words, name.first, name.stop, cut),
        kind="person",
        sector=title.row.sector or None if title else None,
        person_class="unknown",
    )
    return Annotation(span, value, "tagger.person", (_part(words, core),))


def body(words: Words, name: Labelled) -> Found:
    """An organisation by its name."""
    cut = _proclitics(words, name.first)
    span = _span(words, name.first, name.stop, cut)
    value = Actor(
        span=span,
        text=span.of(words.text),
        entity="",
        name=_printed(words, name.first, name.stop, cut),
        kind="organization",
    )
    return Annotation(span, value, "tagger.body", (_part(words, span),))


def _surnames(words: Words, added: Sequence[Found], taken: Sequence[bool]) -> Iterator[Found]:
    """Later and earlier mentions by the last word of a name that was added."""
    families: dict[str, Actor] = {}
    for found in added:
        within = words.within(found.parts[0].span)
        last = words.form(within.stop - 1)
        if (
            found.value.kind == "person"
            and len(within) > 1
            and len(last) >= SHORTEST_SURNAME
            and not is_ordinary(last)
            and name_kind(last) not in ("given", "ambiguous")
        ):
            families.setdefault(last, found.value)
    for at, word in enumerate(words.items if families else ()):
        if word.kind is LETTERS and not taken[at]:
            for stem, proclitics, definite in openings(word.form):
                if stem in families and not definite:
                    yield surname(words, at, len(proclitics), families[stem])
                    break


def surname(words: Words, at: int, cut: int, whole: Actor) -> Found:
    """The surname of a person whose whole name the tagger found."""
    span = _span(words, at, at + 1, cut)
    value = replace(whole, span=span, text=span.of(words.text), mention="alias")
    return Annotation(span, value, "tagger.surname", (_part(words, span),))


def _title(words: Words, before: int, taken: Sequence[bool]) -> Hit | None:
    """The title that ends right before a word, in its sentence."""
    floor = words.bounds[words.sentence_of[before]].start
    for first in range(max(floor, before - LONGEST_TITLE), before):
        hit = hits_at(words, first).get("title")
        if hit is not None and hit.stop == before:
            return None if any(taken[at] for at in range(first, before)) else hit
    return None


def _proclitics(words: Words, at: int) -> int:
    """How many letters of a name's first word stand before it («وفلان»), going by our lists."""
    form = words.form(at)
    model = weights()
    for stem, proclitics, definite in openings(form):
        if definite:
            continue
        if name_kind(stem) or model.name_count(stem) > (1 if proclitics else 0):
            return len(proclitics)
    for stem, proclitics, definite in openings(form):
        if proclitics and not definite and is_everyday(stem):
            return len(proclitics)
    return 0


def _part(words: Words, span: Span) -> Annotation[object]:
    return Annotation(span, span.of(words.text), "tagger.name")


def _span(words: Words, first: int, stop: int, cut: int) -> Span:
    """The place of some words, ``cut`` letters of the first one left out."""
    whole = words.span(first, stop)
    opens = words.items[first].span
    view = folded(opens.of(words.text))
    if not cut or cut >= len(view.text):
        return whole
    return Span(opens.start + view.span(cut, cut + 1).start, whole.stop)


def _printed(words: Words, first: int, stop: int, cut: int = 0) -> str:
    """The words as published, one space apart, without marks of vowels and quotation."""
    spelt = [
        word.span.of(words.text).translate(UNREAD)
        for word in words.items[first:stop]
        if word.kind is not QUOTE
    ]
    spelt[0] = spelt[0][cut:] or spelt[0]
    return " ".join(spelt)

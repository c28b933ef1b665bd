"""The noun phrases before and after a cue."""

from __future__ import annotations

from khabar.annotators.facts.cues import may_open, words_of
from khabar.annotators.facts.scene import Phrase, Scene, closed, definite, is_verb
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import verb_forms
from khabar.text.clitics import openings
from khabar.text.letters import DASHES
from khabar.text.words import LETTERS, MARK, QUOTE

LONGEST = 8
"""Words of a noun phrase that no name ends, at most."""


def after(
    scene: Scene,
    at: int,
    cut: int = 0,
    *,
    head: bool = False,
    body: bool = False,
    series: bool = False,
) -> Phrase | None:
    """The noun phrase that opens at word ``at``.

    With ``head`` its definite part alone; with ``body`` it ends before a person's name; with
    ``series`` it goes on with what «و» joins to it.
    """
    stop = scene.stop(max(0, at - 1))
    at = at if cut else scene.past(at, stop)
    if at + 2 < stop and scene.form(at) in words_of("each") and scene.form(at + 1) == "من":
        at = scene.past(at + 2, stop)
    if at >= stop or scene.words.items[at].kind is MARK:
        return None
    named = scene.begins.get(at)
    if named is not None:
        return Phrase(at, _joined(scene, named[0], stop), cut, True)
    if closed(scene.form(at)) and not cut:
        return None
    last, end = _past_bound(scene, at, stop), min(stop, at + LONGEST)
    begun = last
    while last < end:
        word = scene.words.items[last]
        if word.kind is QUOTE:
            if last > at:
                last += 1
            break
        if word.kind is MARK or (last > begun and _ends(scene, last, series)):
            break
        if body and last > at and last in scene.people:
            break
        if head and last > at and not definite(word.form) and last not in scene.begins:
            break
        inner = scene.begins.get(last)
        if inner is not None and last > at:
            last = min(inner[0], stop)
            break
        last += 1
    while last > at and scene.words.items[last - 1].kind is QUOTE:
        last -= 1
    return Phrase(at, last, cut) if last > at else None


def _ends(scene: Scene, at: int, series: bool) -> bool:
    """Whether a noun phrase stops before word ``at``, not its first.

    After a definite word an indefinite one that is no name opens something else.
    """
    form, before_it = scene.form(at), scene.form(at - 1)
    if may_open(form) or (closed(form) and form not in words_of("inside")):
        return True
    if _joins(form):
        return not series
    if at in scene.begins:
        return False
    counted = form.endswith("ا") and at - 1 in scene.counted
    if is_verb(form) and not counted:
        return True
    return definite(before_it) and not definite(form) and at - 1 not in scene.counted


def _joins(form: str) -> bool:
    """Whether a word opens with «و» as "and": what is left is long enough for a noun."""
    return form[0] == "و" and (len(form) > 5 or form.startswith("وال")) and len(openings(form)) > 1


def _joined(scene: Scene, at: int, stop: int) -> int:
    """Past names that «و» or a dash joins to the one before."""
    while at < stop:
        dash = at + 1 if scene.form(at) in DASHES else at
        if dash not in scene.begins or (dash == at and scene.form(at)[0] != "و"):
            break
        at = scene.begins[dash][0]
    return at


def _past_bound(scene: Scene, at: int, stop: int) -> int:
    """Past «أكثر من», «ما لا يقل عن» before a number."""
    for here in range(at, min(at + 4, stop - 1)):
        if here + 1 in scene.counts and scene.form(at) in words_of("bound"):
            return here + 1
    return at


def before(scene: Scene, at: int) -> Phrase | None:
    """The noun phrase that ends just before word ``at``, past a relative and a comma."""
    first = scene.start(at) if at < len(scene.words) else 0
    at = _back(scene, at, first)
    if at <= first:
        return None
    if at in scene.outer:
        return scene.outer[at]
    named = scene.ends.get(at)
    if named is not None and named[0] >= first:
        here = named[0]
        while scene.form(here)[0] == "و" and here in scene.ends and scene.ends[here][0] >= first:
            here = scene.ends[here][0]
        if here > first and not noun_class("placeword").isdisjoint(stems(scene.form(here - 1))):
            return Phrase(here - 1, at, _before_head(scene.form(here - 1)))
        return Phrase(here, at, 0, True)
    here, opened = at, False
    while here > max(first, at - 5):
        word = scene.words.items[here - 1]
        if word.kind is not LETTERS or _parts(scene, here - 1, at):
            break
        if here < at and not _goes_on(scene, here - 1):
            break
        here -= 1
        opened = True
        if _clitic(word.form):
            break
    if not opened:
        return None
    while here + 1 < at and not words_of("doing").isdisjoint(stems(scene.form(here))):
        here += 1  # «إسقاط طائرة تابعة لـ»: the aircraft belongs to them, not its downing
    return Phrase(here, at, _clitic(scene.form(here)), here in scene.begins)


def _before_head(form: str) -> int:
    """How many letters stand before a noun for a place («بولاية …»)."""
    known = noun_class("placeword")
    if form in known:
        return 0
    return next((len(o.proclitics) for o in openings(form) if o.stem in known), 0)


def _back(scene: Scene, at: int, first: int) -> int:
    """Before commas, quotation marks, relatives and asides."""
    while at > first:
        word = scene.words.items[at - 1]
        aside = word.form in words_of("aside") or word.form in words_of("what")
        aside = aside or closed(word.form) in ("relative", "adverb")
        if word.kind is QUOTE or word.form in ("،", ",", "-", "–", "(", ")") or aside:
            at -= 1
        else:
            break
    return at


def _parts(scene: Scene, at: int, stop: int) -> bool:
    """Whether word ``at`` cannot be in a noun phrase that ends before ``stop``."""
    form = scene.form(at)
    if form in words_of("inside") and at + 1 < stop:
        return False
    return bool(closed(form)) or is_verb(form)


def _goes_on(scene: Scene, at: int) -> bool:
    """Whether word ``at`` may be in one noun phrase with the word after it."""
    mine, next_one = definite(scene.form(at)), definite(scene.form(at + 1))
    return next_one or not mine


def _clitic(form: str) -> int:
    """How many letters of a first word are «و», «ف» or a preposition before the article."""
    if form.startswith("ال"):
        return 0
    cut = 0
    for opening in openings(form):
        if opening.definite and opening.proclitics:
            cut = max(cut, len(opening.proclitics))
    if cut and form[cut - 1 : cut + 1] == "لل":
        return cut + 1
    if not cut and form[0] == "و" and len(form) > 4 and not verb_forms(form):
        return 1
    return cut

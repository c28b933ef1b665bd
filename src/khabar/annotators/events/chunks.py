"""A sentence cut into the pieces that clauses are made of: phrases, verbs, openers, stops."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from khabar.annotators.events.agreement import nominative
from khabar.annotators.events.government import agent_markers, light_noun
from khabar.annotators.events.people import humans
from khabar.annotators.events.phrases import phrase
from khabar.annotators.events.proclitics import led
from khabar.annotators.events.qualifiers import describes
from khabar.annotators.events.scene import (
    FINITE,
    Scene,
    governed,
    is_closed,
    is_noun,
    joined,
    own_letter,
)
from khabar.annotators.events.triggers import Candidate
from khabar.annotators.events.verb_or_noun import acts
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.gazetteer import nisba_country
from khabar.lexicon.verbs import VerbForm, verb_forms

SHORTEST = 3
"""Letters of the shortest word whose last alef may be a tanwin's («تجمعاً ضمّ …»)."""
SELFSAME = 1
"""Words of the noun that «نفسه» of a time or a context stands behind."""
ASIDE = 25
"""Words between brackets that are passed over as one piece."""
AGENT = "agent"
"""The preposition of «من قبل», «على يد», «بنيران»."""
OPENED = frozenset({"relative", "sub", "next", "itself", "particle", "pronoun", "aux", "which"})
PREPOSITIONS = ("prep", "partitive", "between")
KINDS = {"kad": "particle", "negation": "particle", "or": "particle"}
PRONOUNS = ("هما", "هم", "هن", "ها", "ه")
EACH = frozenset(
    {"بنفس", "بذات", "بكل", "بعدة", "ببعض", "بجميع", "باي", "بساير", "بسائر", "لكل", "لجميع",
     "لبعض", "لعدة", "لنفس", "لاي"}
)  # fmt: skip
"""«بكل», «لأي»: a preposition written onto a word that only says how many."""
TIMES = frozenset({"مرات", "مرة", "مرتين"})
"""«ثلاث مرات»: how often, and no one."""
FREE = frozenset({"ما", "مما"})
"""What opens a clause about all that stands before («، ما أدى إلى»)."""


class Chunk(NamedTuple):
    """A piece of a sentence, words ``first`` to ``stop``.

    Of a noun: ``prep`` is the preposition before it ("" for none, ``AGENT`` for who did it),
    ``head`` its first word or the trigger in it, ``of`` the number of the chunk it is in
    construct with, or -1. ``joined`` says that it opens with و or ف, ``pronoun`` what «أنها»,
    «فيها» or «قصفها» ends in.
    """

    kind: str
    first: int
    stop: int
    head: int = -1
    prep: str = ""
    of: int = -1
    joined: bool = False
    pronoun: str = ""
    form: VerbForm | None = None

    @property
    def place(self) -> tuple[int, int]:
        """The words from the head noun on, without a preposition that stands apart."""
        return self.first, self.stop


def chunks(scene: Scene, first: int, stop: int, read: dict[int, Candidate]) -> list[Chunk]:
    """The pieces of the words ``first`` to ``stop``; ``read`` are the triggers among them."""
    found: list[Chunk] = []
    at = first
    while at < stop:
        chunk = _next(scene, at, stop, read, found)
        found.append(chunk)
        at = max(chunk.stop, at + 1)
    return found


def _next(
    scene: Scene, at: int, stop: int, read: dict[int, Candidate], found: list[Chunk]
) -> Chunk:
    kind, form = scene.kinds[at], scene.words.items[at].form
    linked = _joined(scene, at)
    if at in scene.on_time and at not in scene.halts:
        return Chunk("time", at, _while(scene.on_time, at, stop))
    if kind == "stop":
        return _stop(scene, at, stop)
    if at in scene.numbers and scene.words.form(at + 1) in TIMES and at + 1 < stop:
        return Chunk("adverb", at, at + 2)
    if form[:1].isdigit() and scene.words.form(at - 1) in ("-", "–") and _model(scene, at - 2):
        return Chunk("adverb", at, at + 1)  # «ميغ-23»
    if form in ("و", "ف"):
        return Chunk("quote", at, at + 1)
    if kind == "demonstrative" and at == scene.start(at) and _goes_on(scene, at + 1):
        return Chunk("adverb", at, at + 1)
    if kind == "demonstrative" and found and found[-1].prep and found[-1].stop == at:
        alone = at + 1 >= stop or scene.kinds[at + 1] not in ("", "either")
        if alone:
            return Chunk("adverb", at, at + 1)  # «في غضون ذلك»
    noun = found[-1] if found and found[-1].kind == "noun" else None
    same = noun is not None and form in noun_class("selfsame")
    brief = noun is not None and bool(noun.prep) and at - noun.first <= SELFSAME
    if same and (brief or form[:1] != "ن"):
        return Chunk("adverb", at, at + 1)  # «وفي السياق ذاته، لقي …»
    if kind in ("quote", "mark", "adverb"):
        return Chunk(kind if kind == "adverb" else "quote", at, at + 1)
    if kind == "verb" and _ours_after_verb(scene, at, found):
        return _noun(scene, at, stop, read, found, "", linked)
    if kind in ("verb", "either") and _deed_after_verb(scene, at, found):
        return _noun(scene, at, stop, read, found, "", linked)
    if kind == "verb" and _of_verbs(scene, at, found):
        return _noun(scene, at, stop, read, found, "", linked)  # «لا توجد خطط لـ»
    if kind == "verb" or (kind == "either" and _acts(scene, at, found)):
        return Chunk("verb", at, at + 1, at, joined=linked)
    marked = agent_markers().at(scene.words, at) if agent_markers().opens(form) else None
    shot = marked and scene.words.form(marked.stop).removeprefix("ال") in noun_class("of_rubber")
    doer = not shot and marked and marked.stop < stop
    if marked and doer and scene.kinds[marked.stop] in ("", "either", "quote"):
        return _noun(scene, marked.stop, stop, read, found, AGENT, linked)
    if kind in PREPOSITIONS:
        return _prepositional(scene, at, stop, read, found, linked)
    if kind == "negation" and form in FREE and _free(scene, at, found):
        return Chunk("which", at, at + 1)
    if kind == "sub" and form in FREE:
        return Chunk("which", at, at + 1)
    if kind == "resumptive":
        return Chunk("resumptive", at, at + 1, prep=_resumed(form), pronoun=_pronoun(form))
    if kind == "itself":
        return Chunk("itself", at, at + 1, joined=linked, pronoun=_pronoun(form))
    if kind and kind not in ("either", "demonstrative"):
        return Chunk(KINDS.get(kind, kind), at, at + 1, joined=linked)
    return _noun(scene, at, stop, read, found, _letter(scene, at), linked)


def _stop(scene: Scene, at: int, stop: int) -> Chunk:
    """A mark that parts clauses, or all that stands in brackets if no event is told there."""
    if scene.words.items[at].form in "([":
        for close in range(at + 1, min(at + ASIDE, stop)):
            if close in scene.halts or close in scene.verbs:
                break
            if scene.words.items[close].form in ")]":
                return Chunk("quote", at, close + 1)
    return Chunk("stop", at, at + 1)


def _while(inside: frozenset[int], at: int, stop: int) -> int:
    while at < stop and at in inside:
        at += 1
    return at


def _goes_on(scene: Scene, at: int) -> bool:
    """«هذا وكثّفت القوات …»: the pointer only opens the sentence."""
    if at >= scene.stop(at - 1):
        return False
    form = scene.words.items[at].form
    return form[:1] == "و" and scene.kinds[at] in ("verb", "either", "kad", "aux") and _and(form)


def _joined(scene: Scene, at: int) -> bool:
    """Whether the word opens with و or ف as "and", or stands after a word that is one."""
    form = scene.words.items[at].form
    if at > scene.start(at) and scene.words.items[at - 1].form in ("و", "ثم", "او"):
        return True
    if form[:1] not in ("و", "ف") or own_letter(form):
        return False
    actor = scene.actors.get(at)
    named = actor is not None and actor.first == at and form[0] == "و"
    if named and actor is not None and actor.span.start > scene.words.items[at].span.start:
        return True
    if form[0] == "و" and any(
        place.first == at and place.span.start > scene.words.items[at].span.start
        for place in scene.near(scene.places, at)
    ):
        return True  # «بالعاصمة وسلا»
    return _and(form)


@lru_cache(maxsize=1 << 16)
def _and(form: str) -> bool:
    """Whether the و or ف that a folded word opens with is "and"."""
    readings = verb_forms(form)
    if readings:
        joins = all(r.proclitics[:1] == form[0] for r in readings)
        return joins or form in noun_class("and_first")
    return form[:1] == "و" and (joined(form) or is_closed(form))


def _acts(scene: Scene, at: int, found: list[Chunk]) -> bool:
    """Whether a word that may be a verb or a noun is the verb here."""
    if at in scene.halts or _stopping(scene, at):
        return False
    if at + 1 in scene.halts and scene.words.items[at].form in noun_class("came_about"):
        return True  # «منذ اجتياح العاصمة جرى إغلاق …»
    before = found[-1].kind if found else "stop"
    if before == "noun" and _for_his_part(scene, at, found[-1]):
        return True
    if before in OPENED:
        either = scene.kinds[found[-1].first] == "or" and found[-1].kind == "particle"
        return not (either and light_noun(scene.words.items[at].form))  # «أو شنّ هجوم»
    last = scene.words.items[at - 1].form if found and before == "noun" else ""
    if last.endswith("ا") and len(last) > SHORTEST and not scene.definite(at - 1):
        return any(r.tense in FINITE for r in verb_forms(scene.words.items[at].form))
    return acts(scene, at, True)


def _stopping(scene: Scene, at: int) -> bool:
    """«اتفاق وقف إطلاق النار»: the noun, where what is stopped comes right behind it."""
    form = scene.words.items[at].form
    return form in ("وقف", "لوقف") and scene.words.form(at + 1) in STOPPED


STOPPED = frozenset({"اطلاق", "القتال", "الحرب", "الاعمال", "العدوان", "النار", "العمليات"})


def _for_his_part(scene: Scene, at: int, before: Chunk) -> bool:
    """«من جانبه نفى المدير …», «بدوره ردّ المتحدث …»: what opens a sentence before its verb."""
    opens = bool(before.prep) and before.stop == at and before.first <= scene.start(at) + 1
    if not opens or scene.words.items[before.stop - 1].form not in noun_class("for_his_part"):
        return False
    return any(r.tense == "perfect" for r in verb_forms(scene.words.items[at].form))


def _free(scene: Scene, at: int, found: list[Chunk]) -> bool:
    """«نفى ما تردّد», «، ما أدى إلى»: what or which, where a verb in the perfect follows."""
    if found and found[-1].kind in ("stop", "quote", "prep"):
        return True
    readings = verb_forms(scene.words.form(at + 1)) if at + 1 < scene.stop(at) else ()
    return bool(found) and bool(readings) and readings[0].tense == "perfect"


def _model(scene: Scene, at: int) -> bool:
    """Whether a word before a hyphen and a number names a make, and no range or score."""
    return at >= scene.start(at) and at not in scene.numbers and scene.kinds[at] == ""


def _pronoun(form: str) -> str:
    return next((p for p in PRONOUNS if form.endswith(p)), "")


SAKE = "اجل"
"""«من أجل»: the second word says what for."""
RESUMED = {"علي": "على", "الي": "الى", "من": "من", "عن": "عن", "في": "في", "ب": "ب", "ل": "ل",
           "مع": "مع", "ضد": "ضد", "خلال": "في", "بين": "بين", "بحق": "ضد"}  # fmt: skip


def _resumed(form: str) -> str:
    """The preposition of «عليها», «به»."""
    bare = form.removeprefix("و") if len(form) > 3 else form
    pronoun = _pronoun(bare)
    stem = bare[: len(bare) - len(pronoun)] if pronoun else bare
    return stem


def _letter(scene: Scene, at: int) -> str:
    """The preposition written onto a noun."""
    if not led(scene, at):
        return ""
    form = scene.words.items[at].form
    bare = form[1:] if form[:1] in "وف" and form[1:2] in "بلك" else form
    return governed(form) or (bare[:1] if bare[:1] in ("ب", "ل", "ك") else "")


def _prepositional(
    scene: Scene, at: int, stop: int, read: dict[int, Candidate], found: list[Chunk], linked: bool
) -> Chunk:
    """A preposition with its noun, or with the clause or the time that it opens."""
    here, prep = at + 1, scene.words.items[at].form.removeprefix("و")
    if not linked or scene.words.items[at].form[:1] != "و":
        prep = scene.words.items[at].form
    if prep in EACH:
        prep = prep[0]
    while here < stop and scene.kinds[here] in PREPOSITIONS:
        if prep not in ("من", "الي") or scene.words.items[here].form == SAKE:
            prep = scene.words.items[here].form
        here += 1
    while here < stop and scene.kinds[here] in ("quote", "mark"):
        here += 1
    if here >= stop:
        return Chunk("quote", at, stop)
    kind, form = scene.kinds[here], scene.words.items[here].form
    if here in scene.on_time and here not in scene.halts:
        return Chunk("time", at, _while(scene.on_time, here, stop))
    if kind in ("sub", "itself", "next") or form in FREE:
        which = "which" if form in FREE else ("itself" if kind == "itself" else "sub")
        return Chunk(
            which, at, here + 1, joined=linked, pronoun=_pronoun(form) if kind == "itself" else ""
        )
    if kind == "verb" and prep in ("من", "ممن"):
        return Chunk("which", at, here)
    if kind not in ("", "either", "demonstrative"):
        return Chunk("prep", at, here)
    return _noun(scene, here, stop, read, found, prep, linked)


def _noun(
    scene: Scene,
    at: int,
    stop: int,
    read: dict[int, Candidate],
    found: list[Chunk],
    prep: str,
    linked: bool,
) -> Chunk:
    of = _construct(scene, at, read, found) if not prep and not linked else -1
    reading = read.get(at)
    if reading is not None and reading.verb is None:
        end = at + (2 if reading.sense.follows else 1)
        if reading.sense.follows and scene.definite(at + 1):
            while end < stop and _of_it(scene, end):
                end += 1  # «وقف العمليات العسكرية»
        elif reading.pronoun:
            while end < stop and _of_it(scene, end):
                end += 1
        elif reading.definite:
            end = max(phrase(scene, at, stop), end)
        else:
            hurt = bool(reading.sense.row.casualty)
            while end < stop and _adjective(scene, end) and not _doers(scene, end, hurt=hurt):
                end += 1
    else:
        end = max(phrase(scene, at, stop), at + 1)
    head = at
    while head < end - 1 and scene.kinds[head] in ("quote", "mark", "demonstrative"):
        head += 1
    return Chunk("noun", at, end, head, prep, of, linked)


def _doers(scene: Scene, at: int, *, hurt: bool) -> bool:
    """«جرح آخرين», «اقتحام مسلحين»: others, and no adjective."""
    form = scene.words.items[at].form
    return (hurt or form.endswith(("ين", "ون"))) and not stems(form).isdisjoint(humans())


def _ours_after_verb(scene: Scene, at: int, found: list[Chunk]) -> bool:
    """«توجهت فرقنا»: right after a verb, a noun of ours that is spelt like a verb of ours."""
    if not found or found[-1].kind != "verb" or found[-1].stop != at or at in scene.halts:
        return False
    form = scene.words.items[at].form
    readings = verb_forms(form)
    bare = any(r.tense == "perfect" and not r.proclitics for r in readings)
    if form.endswith("نا") and bare:
        return True
    # «ألقى سرب من الطائرات»: no perfect follows a verb
    told = [r for r in readings if not r.proclitics]
    past = bool(told) and all(r.tense == "perfect" for r in told)
    return past and not form.endswith(("وا", "ت")) and not told[0].object


def _deed_after_verb(scene: Scene, at: int, found: list[Chunk]) -> bool:
    """«تعذّر عقد الاجتماع», «تم فتح الطريق»: right after a verb, a deed that carries events."""
    if not found or found[-1].kind != "verb" or found[-1].stop != at or at in scene.halts:
        return False
    form = scene.words.items[at].form
    return form[:1] not in "وفيتس" and light_noun(form)


def _of_verbs(scene: Scene, at: int, found: list[Chunk]) -> bool:
    """Whether a word that may be a verb in the perfect stands right after a verb: it is none."""
    if not found or found[-1].kind != "verb" or found[-1].stop != at or at in scene.halts:
        return False
    form = scene.words.items[at].form
    first = found[-1].first
    return form[:1] not in "وفيتسنا" and scene.words.items[first].form[-4:] in THERE


THERE = frozenset({"توجد", "يوجد"})
"""«لا توجد خطط»: what is there is a noun."""


def _people(scene: Scene, chunk: Chunk) -> bool:
    """Whether a bare phrase names people, who are no part of a deed's name."""
    if chunk.head in scene.numbers:
        return True
    form = scene.words.items[chunk.head].form
    return nominative(form) or not stems(form).isdisjoint(humans())


def _adjective(scene: Scene, at: int) -> bool:
    if scene.kinds[at] not in ("", "either") or at in scene.halts:
        return False
    if scene.words.items[at].form == "عدة":
        return True  # «إضرابات عدة»
    if at in scene.numbers or scene.definite(at) or led(scene, at):
        return False
    return describes(scene, at) or nation(scene, at)


def nation(scene: Scene, at: int) -> bool:
    """Whether a word is an adjective of nationality, with a tanwin or without one."""
    form = scene.words.items[at].form
    if nisba_country(form):
        return True
    if any(place.first == at for place in scene.near(scene.places, at)):
        return False  # «إسبانيا», and not «إسبانياً»
    return form.endswith("يا") and nisba_country(form[:-1]) is not None


def _of_it(scene: Scene, at: int) -> bool:
    """«قصفه المدفعي العنيف»: an adjective of a noun that a pronoun completes."""
    if scene.kinds[at] not in ("", "either") or at in scene.halts or at in scene.on_time:
        return False
    if not scene.definite(at) or led(scene, at) or at in scene.actors:
        return False
    if any(place.first <= at < place.stop for place in scene.near(scene.places, at)):
        return False
    return not is_noun(scene.words.items[at].form)


def _construct(scene: Scene, at: int, read: dict[int, Candidate], found: list[Chunk]) -> int:
    """The chunk that a bare noun completes («محاولة» «اغتيال», «قصف» «القوات»), or -1."""
    last = len(found) - 1
    while last >= 0 and found[last].kind == "quote" and found[last].stop - found[last].first == 1:
        last -= 1
    if last < 0 or found[last].kind != "noun":
        return -1
    before = found[last]
    reading = read.get(before.head)
    if reading is not None and reading.verb is None:
        bare = not (reading.definite or reading.pronoun)
        heads = before.head + (2 if reading.sense.follows else 1)
        return last if bare and before.stop == heads else -1
    owner = read.get(found[before.of].head) if before.of >= 0 else None
    if at not in scene.halts:
        second = owner is not None and before.of == last - 1
        row = owner.sense.row if second and owner else None
        struck = row is not None and row.object in ("target", "x") and not row.casualty
        struck = struck and not describes(scene, at)  # «اعتقال الشرطة خمسة طلاب»
        body = not stems(scene.words.items[before.head].form).isdisjoint(noun_class("collective"))
        struck = struck or (row is not None and row.object != "" and body and at in scene.numbers)
        return before.of if struck or (row is not None and row.object == "either") else -1
    end = before.stop - 1
    mine = read.get(at)
    if mine is not None and mine.pronoun and _people(scene, before):
        return -1  # «لقي شقيقان مصرعهما»
    if scene.definite(end) or (end in scene.actors and end not in scene.numbers):
        return -1
    if (
        scene.words.items[end].form.endswith(("ها", "هم", "ه"))
        and len(scene.words.items[end].form) > 4
    ):
        return -1
    return last

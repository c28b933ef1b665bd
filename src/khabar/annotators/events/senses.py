"""In which of its senses a trigger stands at a word, if in any."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.events.agreement import nominative, plural
from khabar.annotators.events.casualties import counted
from khabar.annotators.events.doers import named_force
from khabar.annotators.events.phrases import phrase
from khabar.annotators.events.phrases_before import subject_before
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.triggers import Candidate
from khabar.annotators.events.verb_or_noun import acts, deed_led
from khabar.annotators.events.verb_readings import may_be_verb
from khabar.annotators.events.word_kinds import governed, is_closed
from khabar.lexicon.company import Check, holds, noun_class, stems

SUBJECT = 3
"""Words of a subject among which its noun is looked for, and of a count before it."""
LED = 16
"""Words back to which the verb stands that a joined verb goes on with."""
OWNED = 4
"""Letters of the shortest word whose ending may be a pronoun."""


def sense_at(scene: Scene, at: int, possible: tuple[Candidate, ...]) -> Candidate | None:
    """The first of the possible readings whose sense the words around a trigger allow."""
    noun = [c for c in possible if c.verb is None]
    verb = [c for c in possible if c.verb is not None and may_be_verb(scene, at, c)]
    if verb and _shouted(scene, at):
        verb = []  # «هتافات مثل "أوقفوا الحرب"»: an imperative
    if verb and at in scene.on_time:
        verb = []  # «منذ الساعات الأولى من فجر اليوم»
    order = (*verb, *noun) if verb and acts(scene, at, bool(noun)) else noun
    if verb and order == noun and scene.words.items[at].form[:1] == "و" and deed_led(scene, at):
        order = [*noun, *verb]
    number: bool | None = None
    for reading in order:
        sense = reading.sense
        if sense.follows and not _followed(scene, at, sense.follows):
            continue
        if not sense.tests:
            return reading
        if number is None:
            number = counted(scene, at) is not None
        asked = next((c for c in sense.tests if c.where == "subject"), None)
        force = asked is not None and _has_subject(scene, at, asked.stems)
        if holds(
            sense.tests,
            scene.words,
            at,
            definite=reading.definite,
            counted=number,
            force=force,
            perfect=reading.verb is None or reading.verb.tense == "perfect",
            verb=reading.verb is not None,
            named=_asks_name(sense.tests) and _named(scene, at + 1),
            width=sense.width,
        ):
            return reading
    return None


def _shouted(scene: Scene, at: int) -> bool:
    """Whether a plural opens a quotation that people shout or carry."""
    form = scene.words.items[at].form
    if not form.endswith("وا") or at == scene.start(at) or scene.kinds[at - 1] != "quote":
        return False
    cries = noun_class("shouted") | noun_class("banners")
    words = range(max(scene.start(at), at - CRIED), at)
    return any(not stems(scene.words.items[n].form).isdisjoint(cries) for n in words)


CRIED = 10
"""Words from what is shouted or carried to the imperative in it."""


def _followed(scene: Scene, at: int, words: tuple[str, ...]) -> bool:
    stop = scene.stop(at)
    return all(
        n < stop and word in stems(scene.words.items[n].form)
        for n, word in enumerate(words, at + 1)
    )


def _has_subject(scene: Scene, at: int, nouns: frozenset[str]) -> bool:
    """Whether one of ``nouns`` stands as the verb's subject, before it or after it."""
    left = subject_before(scene, at)
    here = left[0] if left else at + 1
    forces = nouns >= noun_class("force")
    if forces and left is None and _goes_on(scene, at) and _force_led(scene, at, nouns):
        return True
    crowd = nouns >= noun_class("crowd")
    if left is None and crowd and _crowd_led(scene, at, nouns):
        return True
    stop = min(here + SUBJECT + _counted(scene, here, scene.stop(at)), scene.stop(at))
    if crowd and left is None:
        stop = min(stop, phrase(scene, here, stop))  # «حاصرت القوات مئات المتظاهرين»
    return any(
        not nouns.isdisjoint(stems(scene.words.items[n].form)) or (forces and named_force(scene, n))
        for n in range(here, stop)
        if left or not (governed(scene.words.items[n].form) or _hit_by_others(scene, here, n))
    )


def _counted(scene: Scene, first: int, limit: int) -> int:
    """Words that only say how many of them («عشرات الآلاف من المتظاهرين»)."""
    at = first
    while at < min(limit, first + SUBJECT) and (
        scene.words.items[at].form == "من"
        or not stems(scene.words.items[at].form).isdisjoint(noun_class("quantity"))
    ):
        at += 1
    return at - first


def _hit_by_others(scene: Scene, first: int, at: int) -> bool:
    """«هاجم مسلحون المحتجين»: whether a word after a verb's subject is whom it hits."""
    if at == first or not scene.words.items[at].form.endswith("ين"):
        return False
    return nominative(scene.words.items[at - 1].form)


def _goes_on(scene: Scene, at: int) -> bool:
    """«اقتحمت … وتمركزت في …»: a joined verb without a subject of its own."""
    form = scene.words.items[at].form
    joined = form[:1] in ("و", "ف") or scene.words.form(at - 1) in ("ثم", "كما")
    return joined and at + 1 < scene.stop(at) and scene.kinds[at + 1] == "prep"


def _force_led(scene: Scene, at: int, nouns: frozenset[str]) -> bool:
    """Whether a force stands right after a verb earlier in the sentence."""
    for here in range(at - 2, max(scene.start(at), at - LED) - 1, -1):
        if scene.kinds[here] == "verb":
            form = scene.words.items[here + 1].form
            return not nouns.isdisjoint(stems(form)) or named_force(scene, here + 1)
    return False


def _crowd_led(scene: Scene, at: int, nouns: frozenset[str]) -> bool:
    """«ندّد المتظاهرون بالغلاء وأحرقوا …»: the crowd that a joined verb of many goes on with."""
    form = scene.words.items[at].form
    on = form[:1] in ("و", "ف") or scene.words.form(at - 1) in ("كما", "ثم")
    on = on or scene.kinds[at - 1] == "stop"  # «بعد أن أغلق المحتجون الجسر، أغلقوا …»
    if not on or not form.endswith(("وا", "وه", "وها", "وهم")):
        return False
    for here in range(at - 1, max(scene.start(at), at - LED) - 1, -1):
        word = scene.words.items[here].form
        if not plural(word) or governed(word) or scene.kinds[here - 1] == "prep":
            continue
        if word.endswith("ين") and (here + 1 == at or scene.kinds[here + 1] != "verb"):
            continue  # «فرّقت الشرطة المتظاهرين»
        return not nouns.isdisjoint(stems(word))
    return False


@lru_cache(maxsize=1 << 12)
def _asks_name(tests: tuple[Check, ...]) -> bool:
    """Whether a sense asks for someone definite right after the word."""
    return any(check.where == "named" for check in tests)


def _named(scene: Scene, at: int) -> bool:
    """Whether someone definite or known by name stands at a word («متهماً الحكومة بـ»)."""
    if at >= scene.stop(at - 1) or is_closed(scene.words.items[at].form):
        return False
    form = scene.words.items[at].form
    owned = form.endswith(("ها", "هم", "ه")) and len(form) > OWNED
    return at in scene.actors or scene.definite(at) or (owned and not governed(form))

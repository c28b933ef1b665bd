"""A sentence's clauses with the subject and the object of their verbs, for those who ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from khabar.annotators.events.agreement import plural, stands_for
from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import RELATIVE, Clause, Sentence
from khabar.annotators.events.named_places import opens_place
from khabar.annotators.events.parts import Place
from khabar.annotators.events.people import humans
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.triggers import Candidate, Row
from khabar.annotators.events.word_kinds import joined
from khabar.lexicon.company import noun_class, stems

THEM = "هم"
BOTH = "هما"


class Slots(NamedTuple):
    """Subject and object of a clause's verb; of a passive, the object is who it was done to."""

    subject: Chunk | None = None
    object: Chunk | None = None
    passive: bool = False


class View:
    """A sentence's clauses with the slots of their verbs, each found once by ``find``."""

    def __init__(
        self,
        scene: Scene,
        sentence: Sentence,
        read: dict[int, Candidate],
        find: Callable[[View, Clause], Slots],
    ) -> None:
        self.scene, self.sentence, self.read = scene, sentence, read
        self._find = find
        self._slots: dict[int, Slots] = {}
        self.parties: frozenset[int] = frozenset()
        """The words of countries that are a party of what is said in the sentence."""
        self.stretches: tuple[range, ...] | None = None
        """What came before or last of all, found once by those who ask where and when."""
        self.others: dict[int, int] | None = None
        """The statements of another such attack and their first words, found once as well."""
        self.relatives = tuple(
            clause
            for clause in sentence.clauses
            if clause.kind == RELATIVE and clause.antecedent is not None and clause.form
        )

    def slots(self, clause: Clause) -> Slots:
        """The slots of a clause's verb."""
        if clause.number not in self._slots:
            self._slots[clause.number] = Slots()  # whoever asks while it is being found
            self._slots[clause.number] = self._find(self, clause)
        return self._slots[clause.number]

    def row(self, clause: Clause) -> Row | None:
        """The trigger row of the clause's verb, if it is a trigger."""
        reading = self.read.get(clause.verb)
        return reading.sense.row if reading else None

    def means(self, pronoun: str, noun: Chunk) -> bool:
        """Whether a pronoun can stand for a noun phrase; «هما» for a dual or two joined."""
        if pronoun == THEM:
            return self._are_many(noun)
        if pronoun != BOTH:
            return stands_for(pronoun, self.form(noun))
        items = self.scene.words.items
        two = any(joined(items[here].form) for here in range(noun.head + 1, noun.stop))
        return two or stands_for(pronoun, self.form(noun)) or noun.head in self.scene.numbers

    def _are_many(self, noun: Chunk) -> bool:
        """Whether «هم» can stand for a noun: people, or a body counted by its people."""
        items = self.scene.words.items
        heads = stems(self.form(noun))
        if not (heads.isdisjoint(noun_class("collective")) or noun.stop == noun.head + 1):
            inside = (items[here].form for here in range(noun.head + 1, noun.stop))
            if any(not stems(form).isdisjoint(noun_class("plural")) for form in inside):
                return True  # «مجموعة من المستوطنين … تصدى لهم»
        if noun.head in self.scene.numbers:  # «ثلاثة شبان … احتجازهم», and not «ثلاثة منازل»
            counted = (items[here].form for here in range(noun.head, noun.stop))
            return not any(
                not stems(form).isdisjoint(noun_class("things_many")) for form in counted
            )
        if not stands_for(THEM, self.form(noun)) or nobody(self.scene, noun):
            return False
        return people_shown(self.scene, noun)

    def form(self, chunk: Chunk) -> str:
        """The folded head of a noun chunk."""
        return self.scene.words.items[chunk.head].form

    def kills(self, clause: Clause) -> bool:
        """Whether a clause tells of someone's death, after which he does nothing."""
        row = self.row(clause)
        return row is not None and row.casualty == "killed"

    def whole(self, chunk: Chunk) -> Place:
        """The words of a chunk with all that it is in construct with."""
        chunks = self.sentence.chunks
        at = self.sentence.number(chunk.first)
        stop = chunk.stop
        inside = {at}
        for number in range(at + 1, len(chunks)):
            if chunks[number].kind == "quote":
                continue
            if chunks[number].of not in inside:
                break
            inside.add(number)
            stop = chunks[number].stop
        return chunk.first, stop


def without_empty(view: View, place: Place) -> Place:
    """«حياة عاملين», «سراح الصحفي»: the noun that only completes the verb is left out."""
    heads = stems(view.scene.words.items[place[0]].form)
    empty = not heads.isdisjoint(noun_class("empty"))
    return (place[0] + 1, place[1]) if empty and place[1] - place[0] > 1 else place


def people_shown(scene: Scene, noun: Chunk) -> bool:
    """Whether a noun can be several people: a plural, a count, a body of them, a name."""
    form, actor = scene.words.items[noun.head].form, scene.actors.get(noun.head)
    rest = range(noun.head + 1, noun.stop)
    named = actor is not None or opens_place(scene, noun.head)
    if named and any(joined(scene.words.items[here].form) for here in rest):
        return True  # «مصر والأردن»
    return (
        noun.head in scene.numbers
        or (actor is not None and actor.value.kind != "person")
        or plural(form)
        or any(
            not stems(form).isdisjoint(words)
            for words in (humans(), noun_class("collective"), noun_class("displaced"))
        )
    )


def nobody(scene: Scene, noun: Chunk) -> bool:
    """Whether a noun names a thing, ground or one man: «هم» is never said of it («في القدس»)."""
    heads = stems(scene.words.items[noun.head].form)
    if any(not heads.isdisjoint(noun_class(name)) for name in ("things_many", "here", "watcher")):
        return True
    actor = scene.actors.get(noun.head)
    if actor is not None and actor.value.kind != "country":
        return False
    if opens_place(scene, noun.head):
        rest = range(noun.head + 1, noun.stop)
        return not any(joined(scene.words.items[here].form) for here in rest)
    one = any(humans().get(stem) == "s" for stem in heads)
    return one and heads.isdisjoint(noun_class("collective"))

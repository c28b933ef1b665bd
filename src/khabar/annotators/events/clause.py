"""A clause, a sentence's clauses, and which verbs and nouns may go together in one."""

from __future__ import annotations

from dataclasses import dataclass, field

from khabar.annotators.events.agreement import may_precede
from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.government import light
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.word_kinds import FINITE, joined
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import VerbForm, verb, verb_forms

MAIN, SUB, RELATIVE, JOINED, ASIDE = "main", "sub", "relative", "joined", "aside"


@dataclass(slots=True)
class Clause:
    """A clause in the making: its opener, its verb, and the phrases around it in order.

    ``parent`` is the clause it hangs on, ``shared`` the one whose subject it may go on with,
    ``antecedent`` the noun that a relative describes, ``topic`` the bare noun before the verb.
    """

    number: int
    kind: str
    opener: int
    parent: Clause | None = None
    shared: Clause | None = None
    antecedent: Chunk | None = None
    pronoun: str = ""
    verb: int = -1
    form: VerbForm | None = None
    topic: Chunk | None = None
    after: list[Chunk] = field(default_factory=list)
    before: list[Chunk] = field(default_factory=list)
    resumed: list[Chunk] = field(default_factory=list)
    late: set[int] = field(default_factory=set)
    """The first words of the nouns that a comma stands before."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The chunks and clauses of one sentence, and the chunk and the clause of each word."""

    first: int
    stop: int
    chunks: tuple[Chunk, ...]
    clauses: tuple[Clause, ...]
    chunk_of: tuple[int, ...]
    clause_of: tuple[int, ...]

    def number(self, at: int) -> int:
        """Which chunk word ``at`` stands in, counted from 0; -1 for none."""
        return self.chunk_of[at - self.first]

    def chunk(self, at: int) -> Chunk | None:
        """The chunk that word ``at`` stands in."""
        number = self.number(at)
        return self.chunks[number] if number >= 0 else None

    def clause(self, at: int) -> Clause:
        """The clause that word ``at`` stands in."""
        return self.clauses[self.clause_of[at - self.first]]


def finite(form: str, like: VerbForm | None = None) -> VerbForm | None:
    """The likeliest reading of a word as a finite verb of the third person.

    ``like`` is the verb that it may go on with: a reading of the same tense comes first. A verb
    that carries events comes before one that is spelt alike («قدّم» before «قدِم»).
    """
    told = [r for r in verb_forms(form) if r.tense in FINITE]
    readings = [r for r in told if r.person == 3]
    readings = readings or [r for r in told if r.person == 1 and r.tense == "imperfect"]
    if like is not None:
        readings.sort(key=lambda r: (_women(r), r.tense != like.tense or not alike(r, like)))
    if form.startswith("وو") and like is None:
        readings.sort(key=lambda r: not r.proclitics)  # «ووجّهت», not «ووجهت» of «واجه»
    first = next((reading for reading in readings if reading.number != "d"), None)
    if first is None:
        return readings[0] if readings else None
    if light(first.lemma):
        return first
    carries = (
        r
        for r in readings
        if (r.tense, r.number) == (first.tense, first.number)
        and (r.voice != "passive" or first.voice == "passive")  # «ووصل» is no passive of «واصل»
    )
    return next((r for r in carries if light(r.lemma) in ("do", "undergo")), first)


def _women(form: VerbForm) -> bool:
    """«تمكّنّ», spelt like «تمكّن»: what several women do is hardly ever what is meant."""
    return form.gender == "f" and form.number == "p"


def takes_object(form: VerbForm) -> bool:
    """Whether the verb can have an object at all."""
    return verb(form.lemma).government != "intrans"


def alike(one: VerbForm | None, two: VerbForm | None) -> bool:
    """Whether two verbs may have one subject."""
    if one is None or two is None:
        return False
    if one.gender and two.gender and one.gender != two.gender:
        return False
    return one.tense == two.tense


def agrees(scene: Scene, form: VerbForm, topic: Chunk) -> bool:
    """Whether a noun before a verb can be its subject; a count, a name and a title always can."""
    head = topic.head
    if head in scene.numbers:
        return True
    if not noun_class("quantity").isdisjoint(stems(scene.words.items[head].form)):
        return True
    actor = scene.actors.get(head)
    if actor and actor.first == head and actor.value.mention in ("name", "alias"):
        person = actor.value.kind == "person" and topic.stop == actor.stop
        return not person or (form.number == "s" and form.gender != "f")
    if form.number != "s" and any(
        joined(scene.words.items[here].form) or here in scene.numbers
        for here in range(head + 1, topic.stop)
    ):
        return True  # «المقاومة والجيش تمكّنا», «خلية من سبعة عناصر كانوا يخططون»
    return may_precede(form, scene.words.items[head].form)

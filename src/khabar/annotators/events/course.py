"""How far a sentence has been read: its clauses so far, and the nouns that were met last."""

from __future__ import annotations

from collections import deque

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import JOINED, MAIN, RELATIVE, SUB, Clause, agrees
from khabar.annotators.events.scene import Scene
from khabar.lexicon.verbs import VerbForm

DEEPEST = 12
"""No clause is looked for further up than this."""


class Course:
    """The clauses of one sentence, as they are built chunk by chunk."""

    def __init__(self, scene: Scene, first: int, stop: int, verbs: dict[int, VerbForm]) -> None:
        self.scene, self.verbs = scene, verbs
        self.all: list[Clause] = []
        self.here = self.open(MAIN, first, None)
        self.last: Chunk | None = None
        self.gap = False
        self.recent: deque[Chunk] = deque(maxlen=5)
        self.before: Clause = self.here
        self.quoted = False
        self.left: Clause | None = None

    def open(self, kind: str, at: int, parent: Clause | None, **more: object) -> Clause:
        """A new clause, the last of all."""
        clause = Clause(len(self.all), kind, at, parent, **more)  # type: ignore[arg-type]
        self.all.append(clause)
        return clause

    def statement(self) -> Clause | None:
        """The innermost clause of what is being told: relatives and asides are left."""
        clause: Clause | None = self.here
        for _ in range(DEEPEST):
            if clause is None or clause.kind in (MAIN, SUB, JOINED):
                return clause
            clause = clause.parent
        return clause

    def waiting(self, form: VerbForm | None, above: Clause | None = None) -> Clause | None:
        """The nearest clause above that has a topic and no verb, and that the verb agrees with.

        It is looked for from ``above`` on, else from here.
        """
        clause = above or self.here
        for _ in range(DEEPEST):
            if clause.verb < 0:
                topic = clause.topic
                if topic is None or form is None or agrees(self.scene, form, topic):
                    fronted = bool(clause.before) and self.here.kind == RELATIVE
                    return clause if topic or clause is self.here or fronted else None
            if clause.parent is None:
                return None
            clause = clause.parent
        return None

    def subject(self) -> Chunk | None:
        """The nearest bare noun of this clause, or of one above."""
        clause: Clause | None = self.here
        for _ in range(DEEPEST):
            if clause is None:
                return None
            found = clause.topic or next((c for c in clause.after if not c.prep), None)
            if found:
                return found
            clause = clause.parent
        return None

    def turn(self, chunk: Chunk) -> None:
        """Open a clause beside the one that is being told."""
        if self.here.verb >= 0:
            top = self.statement()
            self.here = self.open(JOINED, chunk.first, top.parent if top else None)

"""The clauses of a sentence: which words stand in which, and what stands around each verb.

A sentence is first cut into chunks (a noun phrase, with the preposition before it; a verb; an
opener; a stop), then read once from the right-hand edge on: an opener opens a clause, a verb
without one finds the clause that still waits for a verb, «و» joins a verb to the clause it goes
on with, a bare verb after an indefinite noun describes it. Linear in the number of words.
"""

from __future__ import annotations

from collections import deque

from khabar.annotators.events.agreement import gender, stands_for
from khabar.annotators.events.chunks import Chunk, chunks
from khabar.annotators.events.clause import (
    ASIDE,
    JOINED,
    MAIN,
    RELATIVE,
    SUB,
    Clause,
    Sentence,
    agrees,
    alike,
    finite,
    takes_object,
)
from khabar.annotators.events.government import is_hit, light, reporting
from khabar.annotators.events.people import humans
from khabar.annotators.events.qualifiers import describes
from khabar.annotators.events.scene import FINITE, TANWIN, Scene
from khabar.annotators.events.triggers import Candidate
from khabar.annotators.events.verb_readings import JUSSIVE
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import VerbForm, verb_forms

CLASHES = {"الذي": "f", "التي": "m"}
"""The gender of a noun that a relative cannot stand for."""
CAME = frozenset({"happen", "cause"})
"""Kinds of verb that say of an event that it happened, or what came of it."""
DEEPEST = 12
"""No clause is looked for further up than this."""


THAT = "ان"
UNTO = frozenset({"بعد", "منذ", "الي", "حتي", "بمجرد", "قبل", "مع", "سبق", "عقب", "لولا"})
"""«أن», and words after whose «أن» the past may stand."""


class _Reader:
    """Builds the clauses of one sentence, chunk by chunk."""

    def __init__(self, scene: Scene, first: int, stop: int, verbs: dict[int, VerbForm]) -> None:
        self.scene, self.verbs = scene, verbs
        self.all: list[Clause] = []
        self.here = self._open(MAIN, first, None)
        self.last: Chunk | None = None
        self.gap = False
        self.recent: deque[Chunk] = deque(maxlen=5)
        self.before: Clause = self.here
        self.quoted = False
        self.left: Clause | None = None

    def _open(self, kind: str, at: int, parent: Clause | None, **more: object) -> Clause:
        clause = Clause(len(self.all), kind, at, parent, **more)  # type: ignore[arg-type]
        self.all.append(clause)
        return clause

    def read(self, chunk: Chunk) -> None:
        """Take the next chunk into the clause it belongs to."""
        kind = chunk.kind
        if kind == "noun":
            self._noun(chunk)
        elif kind == "verb":
            self._verb(chunk)
        elif kind == "relative":
            noun = self._part_of(self._told(chunk), chunk.first)
            self.here = self._open(RELATIVE, chunk.first, self.here, antecedent=noun)
        elif kind in ("sub", "next", "itself", "which"):
            self._opener(chunk)
        elif kind == "pronoun":
            self.here = self._open(ASIDE, chunk.first, self.here, antecedent=self._subject())
        elif kind == "aux":
            self._auxiliary(chunk)
        elif kind == "resumptive":
            self.here.resumed.append(chunk)
        elif kind == "stop":
            self._stop(chunk)
        elif kind == "quote":
            self._quote(chunk)
        if kind in ("verb", "noun"):
            self.last = chunk if kind == "noun" else None
            self.gap = False
            if kind == "noun":
                self.recent.append(chunk)
            else:
                self.recent.clear()
        elif kind not in ("quote", "time", "adverb", "resumptive", "stop"):
            self.last = None

    def _told(self, chunk: Chunk) -> Chunk | None:
        """«تفجير السيارة الذي …»: the nearest noun that the relative's gender goes with."""
        wrong = CLASHES.get(self.scene.words.items[chunk.first].form)
        if self.last is None or wrong is None:
            return self.last
        items = self.scene.words.items
        for noun in reversed(self.recent):
            if gender(items[noun.head].form) != wrong:
                return noun
        return self.last

    def _part_of(self, noun: Chunk | None, relative: int) -> Chunk | None:
        """«ستين عنصراً من التنظيم، الذي …»: one body, and not the many that are of it."""
        if noun is None or self.scene.definite(noun.head):
            return noun
        items = self.scene.words.items
        parts = [n for n in range(noun.head + 1, noun.stop - 1) if items[n].form == "من"]
        wrong = CLASHES.get(items[relative].form)
        deed = any(r.tense == "masdar" for r in verb_forms(items[noun.head].form))
        of = deed or gender(items[noun.head].form) == wrong
        if wrong is not None and of:
            parts = parts or [noun.head]  # «إخلاء المباني التي …»
        if not parts:
            return noun
        for at in range(noun.stop - 1, parts[-1], -1):
            clash = gender(items[at].form) == wrong
            if self.scene.definite(at) and not clash and not describes(self.scene, at):
                named = self.scene.actors.get(at)
                first = max(named.first, noun.head + 1) if named else at
                if gender(items[first].form) not in ("", "p", wrong):
                    at = first  # «قرار مجلس الأمن، الذي …»
                return noun._replace(first=at, head=at, prep="", of=-1)
        return noun

    def _stop(self, chunk: Chunk) -> None:
        form = self.scene.words.items[chunk.first].form
        if form == ":":
            self.here = self._open(SUB, chunk.first, self.here)
        elif form in ".؛;!؟":
            self.here = self._open(MAIN, chunk.first, None)
        elif form in "،,-–":
            self._comma()
        self.gap = True

    def _quote(self, chunk: Chunk) -> None:
        """A quotation mark after a verb of saying and its subject opens what was said."""
        form = self.here.form
        if self.scene.kinds[chunk.first] != "quote" or chunk.stop > chunk.first + 1:
            return
        self.quoted = not self.quoted
        self.gap = self.gap or self.quoted  # «في بيان "أجرى الوزير …"»
        if self.quoted and form is not None and form.lemma in reporting() and self.here.after:
            self.here = self._open(SUB, chunk.first, self.here)

    def _comma(self) -> None:
        """A comma ends a relative or an aside that opened after the comma before it."""
        clause: Clause | None = self.here
        for _ in range(DEEPEST):
            if clause is None or clause is self.before or clause.kind not in (RELATIVE, ASIDE):
                break
            clause = clause.parent
        if clause is self.before and clause is not self.here:
            self.left, self.here = self.here, self.before
        else:
            self.before = self.here

    def turn(self, chunk: Chunk) -> None:
        """Open a clause beside the one that is being told."""
        if self.here.verb >= 0:
            top = self._statement()
            self.here = self._open(JOINED, chunk.first, top.parent if top else None)

    def _noun(self, chunk: Chunk) -> None:
        clause = self.here
        if chunk.of >= 0:
            return
        if not chunk.prep and not chunk.joined and self._overfull(chunk):
            clause = self.here = clause.parent or clause
        elif not chunk.prep and not chunk.joined:
            above = self._said_of(chunk)
            if above is not None:
                clause = self.here = above
        if self.gap:
            clause.late.add(chunk.first)
        if chunk.prep:
            (clause.after if clause.verb >= 0 else clause.before).append(chunk)
        elif clause.verb >= 0:
            clause.after.append(chunk)
        elif clause.topic is None and not ((chunk.joined and clause.before) or self._marked(chunk)):
            clause.topic = chunk
        else:
            clause.before.append(chunk)

    def _marked(self, chunk: Chunk) -> bool:
        """«وخلال استقباله وفداً …، دعا الملك»: an object by its tanwin, which opens no clause."""
        word = self.scene.words.items[chunk.head].span.of(self.scene.words.text)
        return self.here.kind == MAIN and bool(self.here.before) and TANWIN in word

    def _overfull(self, chunk: Chunk) -> bool:
        """Whether a bare noun after a relative's own phrases is the object of the clause above."""
        clause, above = self.here, self.here.parent
        if clause.kind != RELATIVE or clause.verb < 0 or above is None or above.form is None:
            return False
        filled = clause.after and (clause.after[-1].prep or self._served(clause))
        if not filled or self.gap:
            return False
        known = self.scene.definite(chunk.head) or self.scene.definite(chunk.stop - 1)
        if not known and chunk.first not in self.scene.numbers:
            return False
        bare = [c for c in above.after if not c.prep]
        return len(bare) + (above.topic is not None) < 2 and takes_object(above.form)

    def _served(self, clause: Clause) -> bool:
        """«هاجم رجل يحمل سكيناً المارة»: whether a relative without الذي has its object."""
        form, noun = clause.form, clause.antecedent
        if form is None or form.object or noun is None or clause.opener != clause.verb:
            return False
        return agrees(self.scene, form, noun)

    def _said_of(self, chunk: Chunk) -> Clause | None:
        """«قتل مسلحون يُعتقد أنهم من الفصيل ثلاثة …»: the object beyond what is thought of them."""
        clause, relative = self.here, self.here.parent
        if clause.kind != SUB or clause.verb >= 0 or not clause.pronoun or self.gap:
            return None
        if not clause.before or relative is None or relative.kind != RELATIVE:
            return None
        above = relative.parent
        if above is None or above.form is None or above.verb < 0:
            return None
        if not self.scene.definite(chunk.head) and chunk.first not in self.scene.numbers:
            return None
        bare = [c for c in above.after if not c.prep]
        return above if len(bare) + (above.topic is not None) < 2 else None

    def _opener(self, chunk: Chunk) -> None:
        parent: Clause | None = self.here
        if chunk.kind == "next" or (self.gap and chunk.joined):
            parent = self._statement()
        self.here = self._open(SUB, chunk.first, parent, pronoun=chunk.pronoun)
        if chunk.kind == "which":
            self.here.kind = RELATIVE

    def _statement(self) -> Clause | None:
        """The innermost clause of what is being told: relatives and asides are left."""
        clause: Clause | None = self.here
        for _ in range(DEEPEST):
            if clause is None or clause.kind in (MAIN, SUB, JOINED):
                return clause
            clause = clause.parent
        return clause

    def _auxiliary(self, chunk: Chunk) -> None:
        if chunk.joined or (self.here.verb >= 0 and self.gap):
            top = self._statement()
            self.here = self._open(JOINED, chunk.first, top.parent if top else None)
        elif self.here.verb >= 0:
            self._describes(chunk)

    def _describes(self, chunk: Chunk) -> None:
        """A verb right after an indefinite noun describes it; any other goes on in the clause."""
        form = self.verbs.get(chunk.first) or finite(self.scene.words.items[chunk.first].form)
        waiting = self._waiting(form)
        noun = self._meant(form)
        if noun is None and form is not None and self._goes_on(form):
            noun = self._broke_out(form)
        if noun is not None:
            self.here = self._open(RELATIVE, chunk.first, self.here, antecedent=noun)
        elif self._on_himself(chunk):  # «إن انتحارياً يرتدي حزاماً فجّر نفسه»
            self.here = waiting or self._open(JOINED, chunk.first, self.here, shared=self.here)
        elif self.last is not None and not self.gap and self._open_ended(self.last):
            self.here = self._open(RELATIVE, chunk.first, self.here, antecedent=self.last)
        elif waiting is not None:
            self.here = waiting
        elif self.here.kind == RELATIVE and not chunk.joined and self._comes_back(chunk.stop):
            noun = self.here.antecedent  # «زيارة تستمر يومين يلتقي خلالها …»
            self.here = self._open(RELATIVE, chunk.first, self.here.parent, antecedent=noun)
        else:
            self.here = self._open(JOINED, chunk.first, self.here, shared=self.here)

    def _comes_back(self, at: int) -> bool:
        """Whether the noun of a relative comes back right after a verb («يلتقي خلالها …»)."""
        kinds = self.scene.kinds
        return not self.gap and at < len(kinds) and kinds[at] == "resumptive"

    def _goes_on(self, form: VerbForm) -> bool:
        """«هجوم للتنظيم، استهدف …»: a verb that says more of an event, after a comma or not."""
        return is_hit(form.lemma) or (not self.gap and light(form.lemma) in CAME)

    def _on_himself(self, chunk: Chunk) -> bool:
        """Whether what is done is done to oneself, and the noun before is only a thing."""
        noun = self.last
        if noun is None or self.scene.words.form(chunk.stop) not in noun_class("reflexive"):
            return False
        heads = stems(self.scene.words.items[noun.head].form)
        people = not heads.isdisjoint(humans()) or noun.head in self.scene.actors
        return not people and heads.isdisjoint(noun_class("force"))

    def _open_ended(self, noun: Chunk) -> bool:
        """Whether a noun is indefinite, or some of those who are named («مجموعة من المهاجرين»)."""
        if not self.scene.ended(noun.stop - 1):
            return True
        parted = any(self.scene.kinds[n] == "partitive" for n in range(noun.head, noun.stop))
        actor = self.scene.actors.get(noun.head)
        named = actor is not None and actor.value.mention != "noun"
        return parted and not self.scene.definite(noun.head) and not named

    def _meant(self, form: VerbForm | None) -> Chunk | None:
        """The indefinite noun a little before that the pronoun on a verb stands for."""
        if form is None or not form.object:
            return None
        told = [noun for noun in self.recent if noun.head in self.scene.halts]
        for noun in reversed(told if told and light(form.lemma) else self.recent):
            if self.scene.definite(noun.stop - 1) or noun.joined:
                continue
            if stands_for(form.object, self.scene.words.items[noun.head].form):
                return noun
        return None

    def _broke_out(self, form: VerbForm) -> Chunk | None:
        """«اشتباكات بالأسلحة الثقيلة اندلعت …»: the event a little before that happened."""
        for noun in reversed(self.recent):
            if noun.head in self.scene.halts and not self.scene.definite(noun.stop - 1):
                return noun if agrees(self.scene, form, noun) else None
        return None

    def _waiting(self, form: VerbForm | None) -> Clause | None:
        """The nearest clause above that has a topic and no verb, and that the verb agrees with."""
        clause = self.here
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

    def _subject(self) -> Chunk | None:
        clause: Clause | None = self.here
        for _ in range(DEEPEST):
            if clause is None:
                return None
            found = clause.topic or next((c for c in clause.after if not c.prep), None)
            if found:
                return found
            clause = clause.parent
        return None

    def _verb(self, chunk: Chunk) -> None:
        at = chunk.first
        like = self.here.form if chunk.joined else None
        form = self.verbs.get(at) or finite(self.scene.words.items[at].form, like)
        if at not in self.verbs and form is not None and form.tense == "perfect":
            form = self._denied(at) or form
        topic = self.here.topic
        asked = at not in self.verbs and form is not None and not chunk.joined
        if asked and topic is not None and form and not agrees(self.scene, form, topic):
            form = self._agreeing(at, topic) or form
        self._own_topic(chunk, form)
        told = self._of_a_deed(form) if chunk.joined else None
        if told is not None:
            self.here = self._open(RELATIVE, at, told.parent, antecedent=told.antecedent)
        elif chunk.joined and not (self.here.verb < 0 and self.here.opener >= at - 1):
            before = self._gone_on_with(form, at)
            kind = before.kind if before.kind in (RELATIVE, SUB) else JOINED
            self.here = self._open(
                kind if kind == RELATIVE else JOINED,
                at,
                before.parent,
                shared=before,
                antecedent=before.antecedent if kind == RELATIVE else None,
            )
        elif self.here.verb >= 0:
            self._describes(chunk)
        elif form is not None and self._resumes(form):
            self.here = self._open(RELATIVE, at, self.here, antecedent=self.last)
        elif self.here.topic is not None and form is not None:
            described = not chunk.joined and self._describes_topic(chunk, form)
            if not described:
                other = None
                if not agrees(self.scene, form, self.here.topic):
                    other = self._waiting(form)
                self.here = other or self.here
        self.here.verb, self.here.form = at, form

    def _denied(self, at: int) -> VerbForm | None:
        """«لم تشارك», «لن توقّع», «ينتظر أن تُعقد»: the imperfect that the particle asks for."""
        asked = self.scene.words.form(at - 1).lstrip("وف")
        if asked not in JUSSIVE:
            back = self.scene.words.form(at - 2).lstrip("وف")
            if asked != THAT or back in UNTO or self.scene.words.form(at)[:1] != "ت":
                return None
        readings = verb_forms(self.scene.words.items[at].form)
        found = [r for r in readings if r.tense == "imperfect" and r.person == 3]
        return next((r for r in found if light(r.lemma) == "do"), found[0] if found else None)

    def _resumes(self, form: VerbForm) -> bool:
        """«في هجوم شنّه الفصيل قُتل …»: an indefinite noun that the verb's pronoun stands for."""
        noun = self.last
        if noun is None or self.gap or not form.object or self.scene.ended(noun.stop - 1):
            return False
        return stands_for(form.object, self.scene.words.items[noun.head].form)

    def _own_topic(self, chunk: Chunk, form: VerbForm | None) -> None:
        """«… والجيش يوقف …»: a joined noun right before a verb opens a clause of its own."""
        noun = self.last
        if noun is None or chunk.joined or noun.prep or not noun.joined or form is None:
            return
        last = self.scene.words.items[noun.stop - 1].form
        known = self.scene.definite(noun.stop - 1) or last.endswith(("نا", "هم", "ها"))
        if known and agrees(self.scene, form, noun):
            top = self._statement() or self.here
            self.here = self._open(JOINED, noun.first, top.parent, topic=noun)

    def _agreeing(self, at: int, topic: Chunk) -> VerbForm | None:
        """The likeliest reading of a verb that goes with the noun before it."""
        for reading in verb_forms(self.scene.words.items[at].form):
            if reading.tense in FINITE and agrees(self.scene, reading, topic):
                return reading
        return None

    def _describes_topic(self, chunk: Chunk, form: VerbForm) -> bool:
        """«هجوم استهدف …» alone in a headline is a topic with its verb: nothing to do."""
        before = self.here.before
        noun = self.last
        if noun is None or self.gap or noun is self.here.topic or not before:
            return False
        if (noun.prep or noun.of >= 0) and not self.scene.definite(noun.stop - 1) and form.object:
            self.here = self._open(RELATIVE, chunk.first, self.here, antecedent=noun)
            return True
        return False

    def _of_a_deed(self, form: VerbForm | None) -> Clause | None:
        """«أصيب ستة في قصف شنّته القوات، واستهدف …»: the relative of the deed that struck."""
        if form is None or not is_hit(form.lemma):
            return None
        for clause in (self.left, self.here):
            noun = clause.antecedent if clause is not None and clause.kind == RELATIVE else None
            if noun is None or noun.head not in self.scene.halts or clause is None:
                continue
            if clause.form is not None and clause.form.object and agrees(self.scene, form, noun):
                return clause
        return None

    def _gone_on_with(self, form: VerbForm | None, at: int) -> Clause:
        """The clause whose verb a verb with «و» goes on with: of the same gender and tense."""
        top, clause = self.here, self.here
        mine = self.here.form
        same = mine is not None and form is not None and mine.number == form.number != "s"
        moved = self.scene.words.form(at + 1) == "الي"  # «ونقلوا إلى المستشفى»: no report
        if form is not None and form.lemma in reporting() and not same and not moved:
            for _ in range(DEEPEST):
                beside = self.scene.kinds[top.opener] == "next" and alike(top.form, form)
                if top.parent is None or beside:
                    return top  # «…، فيما رفضه الحزب وهدّد بـ …»
                top = top.parent
            return top
        left, self.left = self.left, None
        if left is not None and alike(left.form, form) and not alike(clause.form, form):
            return left
        for _ in range(DEEPEST):
            if clause.verb >= 0 and alike(clause.form, form):
                return clause
            if clause.parent is None:
                break
            clause = clause.parent
        return self._statement() or self.here


def _fronted(cut: list[Chunk], number: int) -> bool:
    """«…، وفي العاصمة أُوقف …»: a joined phrase between a comma and a verb of its own."""
    chunk = cut[number]
    if chunk.kind != "noun" or not (chunk.prep and chunk.joined) or not number:
        return False
    if cut[number - 1].kind != "stop" or number + 1 >= len(cut):
        return False
    after = cut[number + 1]
    return after.kind == "verb" and not after.joined


def sentence(scene: Scene, at: int, read: dict[int, Candidate]) -> Sentence:
    """Read the sentence of word ``at``; ``read`` are its triggers."""
    first, stop = scene.start(at), scene.stop(at)
    cut = chunks(scene, first, stop, read)
    verbs = {at: reading.verb for at, reading in read.items() if reading.verb is not None}
    reader = _Reader(scene, first, stop, verbs)
    chunk_of, clause_of = [-1] * (stop - first), [0] * (stop - first)
    for number, chunk in enumerate(cut):
        if _fronted(cut, number):
            reader.turn(chunk)
        reader.read(chunk)
        for word in range(chunk.first, min(chunk.stop, stop)):
            chunk_of[word - first] = number
            clause_of[word - first] = reader.here.number
    return Sentence(first, stop, tuple(cut), tuple(reader.all), tuple(chunk_of), tuple(clause_of))

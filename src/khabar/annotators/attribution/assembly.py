"""Statements of a sentence put together: who goes on, who is nested, where each one stops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from khabar.annotators.attribution.according_to import post_statement
from khabar.annotators.attribution.clauses import clause_at, starts_clause, with_pronoun
from khabar.annotators.attribution.colon import colon_statement
from khabar.annotators.attribution.content_end import trimmed
from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.dateline import standing_agencies
from khabar.annotators.attribution.factuality import factuality
from khabar.annotators.attribution.government import preposition_of
from khabar.annotators.attribution.knowledge import knowledge
from khabar.annotators.attribution.learning import LEARNED, learned
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.marks import content_of, pieces_of
from khabar.annotators.attribution.midway import unfinished
from khabar.annotators.attribution.placing import (
    cue_span,
    ends_before,
    himself_again,
    outnumbers,
    parenthesis,
    parted,
    qualifies,
    relays_first,
    same_words,
    speaks_first,
    words_before,
    words_of_cue,
)
from khabar.annotators.attribution.report_forms import reports
from khabar.annotators.attribution.resolution import Resolution
from khabar.annotators.attribution.sources import agrees
from khabar.annotators.attribution.speakers import Floor, Speaker
from khabar.annotators.attribution.statement import Statement
from khabar.annotators.attribution.statements import verb_statement
from khabar.annotators.attribution.subjectless import (
    idiom_statement,
    noun_statement,
    public_statement,
    received_statement,
    relative_statement,
)
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.annotators.attribution.verb_cues import DAMMA, verb_cue
from khabar.readings.actor import Actor
from khabar.readings.attribution import Attribution, Stance
from khabar.text.annotation import Annotation
from khabar.text.layout import Layout
from khabar.text.span import hull
from khabar.text.words import LETTERS, QUOTE

ASIDE = 3
"""Words at the head of a content that belong to it even where they only qualify a noun."""

AS_WELL = 10
"""Words between the source of «كما ذكر فلان» and what he says besides, at most."""

LEAD = 1
"""The last sentence, by number, of a lead: an agency it goes by holds for the article."""

THAT = frozenset({"ان", "انه", "انها", "انهم"})

LEFT_OVER = ("break", "auxiliary", "beside", "opener", "yet")


@cache
def left_over() -> frozenset[str]:
    """Words that end no content: they belong to the statement that comes next."""
    return THAT.union(*[of_class(each) for each in LEFT_OVER])


class Placed(NamedTuple):
    """A statement with the number of the one it is nested in (None: none)."""

    statement: Statement
    within: int | None


@dataclass(slots=True)
class Assembly:
    """The reading of one article under way; made and dropped within one call."""

    near: Surroundings
    actors: Sequence[Annotation[Actor]]
    layout: Layout | None
    found: list[Annotation[Attribution]] = field(default_factory=list)
    pending: list[Placed] = field(default_factory=list)
    back: Resolution = field(init=False)
    leads: bool = False
    """Whether an agency was named in the lead as the one who hands the story on."""

    def __post_init__(self) -> None:
        agencies = standing_agencies(self.near.words, self.layout)
        self.back = Resolution(self.near, Floor(self.actors), agencies)

    def take(self, cue: Cue, bounds: range, sentence: int) -> None:
        """Read one cue and settle what it does to the statement before it."""
        words = self.near.words
        last = self.around(cue) if self.pending else None
        floor = last.statement.cue.stop if last else bounds.start
        if last is not None and last.statement.first < cue.first < last.statement.stop:
            floor = max(floor, last.statement.first)
        if last is not None and cue.first < last.statement.first:
            if cue.manner == "post":
                self.through(cue, last, bounds)
            return
        quoted = last is not None and self.near.in_quote(cue.first)
        if cue.manner == "post" and quoted and last is not None and last.statement.direct:
            return  # «… وفق الخطة»: his own word inside his speech
        if cue.manner == "post":
            as_well = self.as_well(cue, bounds)
            if as_well is not None:
                self.take(as_well, bounds, sentence)
            else:
                self.take_post(cue, bounds, last)
            return
        if cue.manner == "noun":
            statement = noun_statement(self.near, cue, bounds)
        elif cue.manner == "passive":
            heard = learned(self.near, cue, bounds) if cue.lemma in LEARNED else None
            statement = heard or public_statement(self.near, cue, bounds)
            if statement is None and not {"of", "to"}.isdisjoint(cue.takes):
                active = cue._replace(manner="verb")  # «ونُقل عن مرجع قوله إن»
                told = verb_statement(self.near, active, bounds, floor)
                statement = told._replace(retold=False) if told is not None else None
        elif cue.manner == "idiom":
            statement = idiom_statement(self.near, cue, bounds)
        elif cue.manner == "received":
            statement = received_statement(self.near, cue, bounds)
        elif cue.manner == "relative":
            statement = relative_statement(self.near, cue, bounds)
            if statement is not None and last is not None and cue.first < last.statement.stop:
                self.pending.append(Placed(statement, self.pending.index(last)))
                return
        else:
            statement = verb_statement(self.near, cue, bounds, floor)
        if statement is None:
            return
        stated = statement.source
        before_it = stated is None or (
            stated.stop <= cue.first
            and (not agrees(stated, cue.gender, cue.number) or outnumbers(stated, cue))
        )
        unsaid = words.form(cue.first - 1).removeprefix("و") == "ما"
        himself = with_pronoun(words.form(cue.first - 1))
        lately = cue.joined and not unsaid and self.spoke_lately(cue, sentence)
        nobody = (before_it or unsaid) and not himself and not lately
        if nobody and words_of_cue(words, cue) in of_class("public"):
            statement = public_statement(self.near, cue, bounds) or statement
        if last is not None and statement.rule == "attribution.takes_up":
            while last.within is not None:
                last = self.pending[last.within]
            first = last.statement.first
            self.cut(last, statement.stop)
            self.pending.append(Placed(statement._replace(first=first), last.within))
            return
        behind = statement.rule == "attribution.quotation_verb"
        if last is None or cue.first >= last.statement.stop or behind:
            self.hold(statement)
            return
        if quoted and last.statement.direct and (statement.source is None or cue.manner != "verb"):
            return  # what a speaker says of saying is his own matter
        if quoted and last.statement.direct and same_words(statement.source, last.statement.source):
            return  # «قالت القوات: «تنفي القوات …»»
        if last.statement.direct and cue.manner == "verb" and cue.first == last.statement.first:
            return  # «قال النائب: أبلغنا القوات …»
        bare = last.statement.direct and statement.source is None and cue.manner == "verb"
        if bare and not cue.joined and words.items[cue.first - 1].kind is LETTERS:
            return  # the same in speech without marks («… فئة تعبر عن خبثها»)
        if self.speaks_for(last.statement, statement):
            through = last.statement.source
            assert through is not None
            if relays_first(words, last.statement):
                teller = (statement.source,) if statement.source else ()
                whole = statement._replace(source=through, via=(*teller, *statement.via))
                self.pending[-1] = Placed(whole, last.within)
                return
            self.leads = self.leads or (sentence <= LEAD and through.kind == "agency")
            self.pending[-1] = Placed(
                statement._replace(via=(through, *last.statement.via, *statement.via)), last.within
            )
            return
        closes = parenthesis(words, cue, statement, last.statement)
        if closes:
            self.pending.append(
                Placed(statement._replace(stop=closes, aside=True), self.pending.index(last))
            )
            return
        if qualifies(words, cue, statement, last.statement):
            comma = next(
                (n for n in range(statement.first, statement.stop) if words.form(n) == "،"), 0
            )
            statement = statement._replace(stop=comma or statement.stop, aside=True)
            self.pending.append(Placed(statement, self.pending.index(last)))
            if not comma:
                self.cut(last, cue.first)
            return
        if self.same_aside(cue, statement):
            comma = next(
                (n for n in range(statement.first, statement.stop) if words.form(n) == "،"), 0
            )
            statement = statement._replace(stop=comma or statement.stop, aside=True)
            self.pending.append(Placed(statement, self.pending.index(last)))
            return
        opens = opens_at(statement, last.statement.first)
        if self.goes_on(cue, statement, words.form(opens - 1)) and not quoted:
            nested = last.within is not None and not last.statement.aside
            closed = last is not self.pending[-1] and self.pending[-1].statement.public
            if cue.manner == "participle" and (nested or closed):
                self.resume(cue, statement)
                return
            self.cut(last, opens)
            self.pending.append(Placed(statement, last.within))
            return
        self.pending.append(Placed(statement, self.pending.index(last)))

    def spoke_lately(self, cue: Cue, sentence: int) -> bool:
        """Whether «وذكر أن» goes on with a man of the sentence before rather than «ذُكر»."""
        spelt = cue_span(self.near.words, cue).of(self.near.words.text)
        if DAMMA in spelt or not any(
            r.voice != "passive" for r, _ in reports(words_of_cue(self.near.words, cue))
        ):
            return False
        if self.pending:
            return True
        last = self.back.floor.by_agreement(cue.gender, cue.number, sentence)
        return last is not None and sentence - last.sentence <= 1

    def hold(self, statement: Statement) -> None:
        """Keep a statement of its own; those that a quotation before its verb holds go into it."""
        inner = [n for n, p in enumerate(self.pending) if p.statement.first >= statement.first]
        if not inner:
            self.pending.append(Placed(statement, None))
            return
        at = inner[0]
        end = statement.stop - (self.near.words.items[statement.stop - 1].kind is QUOTE)
        later = [
            Placed(
                p.statement._replace(stop=min(p.statement.stop, end)),
                at if p.within is None else p.within + 1,
            )
            for p in self.pending[at:]
        ]
        self.pending[at:] = [Placed(statement, None), *later]

    def around(self, cue: Cue) -> Placed:
        """The innermost statement whose content a cue still stands in; the last where none does."""
        inside = (p for p in reversed(self.pending) if p.statement.stop > cue.first)
        return next(inside, self.pending[-1])

    def as_well(self, cue: Cue, bounds: range) -> Cue | None:
        """«كما طالبت النقابة بالاعتذار»: what looks like «كما قال فلان» and says something more."""
        words = self.near.words
        if words.form(cue.first).removeprefix("و") != "كما" or cue.first + 1 >= bounds.stop:
            return None
        verb = verb_cue(words, cue.first + 1)
        if verb is None:
            return None
        verb = verb._replace(joined=True)
        statement = verb_statement(self.near, verb, bounds, cue.first + 1)
        if statement is not None and statement.rule == "attribution.quoted_by":
            return verb
        if statement is not None and clause_at(words, verb.stop):
            return verb  # «كما أكد أن»
        asked = preposition_of(words.form(verb.stop), verb) is not None
        if statement is not None and statement.source is None and asked:
            return verb  # «كما دعت إلى فتح ممرات»
        if statement is None or statement.first <= verb.first or statement.source is None:
            return None
        if statement.first - statement.source.stop > AS_WELL:
            return None
        return verb

    def goes_on(self, cue: Cue, statement: Statement, before: str) -> bool:
        """Whether a later cue stands beside the earlier one and not inside what it says."""
        if cue.manner == "participle":
            last = self.pending[-1].statement
            if last.source is not None and last.source.kind == "document":
                return True  # «وحسب بيان للوزارة …، مضيفة أن»: its author goes on
            gender = last.source.gender if last.source else last.cue.gender
            return not gender or not cue.gender or gender == cue.gender
        if self.of_its_content(statement) or self.of_another(cue, statement):
            return False
        if cue.joined or before in ("،", ",") or before in of_class("beside"):
            return True
        if before in of_class("while"):
            return False
        if before in of_class("break", "auxiliary", "opener"):
            return True
        first = self.around(cue).statement.cue.first
        if statement.source is not None and self.near.words.form(first - 1) in of_class("while"):
            return True
        if statement.source is None and words_before(self.near.words, cue) in of_class("yet"):
            return True
        return statement.source is None and cue.manner == "verb"

    def speaks_for(self, around: Statement, inner: Statement) -> bool:
        """«وبحسب وكالة X، قال مسؤول»: the press named first only hands the other's word on."""
        through = around.source
        if around.rule != "attribution.according_to_content" or through is None:
            return False
        press = ("agency", "outlet")
        if inner.source is None:
            return False
        if relays_first(self.near.words, around):
            if inner.source.kind not in press:
                return False
        elif through.kind not in press:
            return False
        opens = min(inner.cue.first, inner.source.first)
        return opens - around.first in (0, 1)

    def resume(self, cue: Cue, statement: Statement) -> None:
        """«قال فلان إن فلانا أقر بأنه …، مضيفاً»: the outermost speaker goes on, all else ends."""
        for placed in reversed(self.pending[:]):
            if placed.statement.stop > cue.first:
                self.cut(placed, cue.first)
        self.pending.append(Placed(statement._replace(resumes=True), None))

    def same_aside(self, cue: Cue, statement: Statement) -> bool:
        """«هجوم قال إنه سيبدأ»، «التي وصفها بالداعم»: the same speaker says it of a noun."""
        words, last = self.near.words, self.pending[-1].statement
        if statement.source is not None or cue.manner != "verb" or cue.joined:
            return False
        if cue.first < last.first or words.items[cue.first - 1].kind is not LETTERS:
            return False
        form = words.form(cue.first - 1)
        linked = of_class("break", "auxiliary", "beside")
        if with_pronoun(form):
            return words.form(cue.first - 2) not in of_class("yet")  # «قال إنه يتوقع أن»
        if starts_clause(form) or form in linked or form in of_class("while", "negative"):
            return bool(cue.object) and form in of_class("relative", "by_what")
        return form not in of_class("opener")

    def of_its_content(self, statement: Statement) -> bool:
        """«أن الهيئة … أبلغتها»: the subject of a cue is what the one before it speaks of."""
        source, words = speaks_first(statement), self.near.words
        if source is None or source.stop > statement.cue.first:
            return False
        opens = self.pending[-1].statement.first
        if words.form(source.first - 2).removeprefix("و") in of_class("yet_that"):
            return False  # «بيد أن الجيش نفى»
        return source.first - opens in (0, 1) or starts_clause(words.form(source.first - 1))

    def of_another(self, cue: Cue, statement: Statement) -> bool:
        """«قالت الصحيفة إن الرجل حضر، واعترف بـ»: a verb that the speaker cannot be subject of."""
        last = self.around(cue).statement
        if statement.source is not None or last.source is None or cue.manner != "verb":
            return False
        spoken = last.source.gender == "f" and cue.gender == "m" and last.source.number == "s"
        return spoken and self.near.words.form(cue.first - 1) in ("،", ",")

    def cut(self, placed: Placed, at: int) -> None:
        """End the content of a statement before word ``at``."""
        words = self.near.words
        stop = at
        while stop > placed.statement.first and words.form(stop - 1) in left_over():
            stop -= 1
        stop = trimmed(words, placed.statement.first, stop)
        number = self.pending.index(placed)
        if stop > placed.statement.first:
            self.pending[number] = placed._replace(statement=placed.statement._replace(stop=stop))
        else:
            self.pending.pop(number)

    def take_post(self, cue: Cue, bounds: range, last: Placed | None) -> None:
        """بحسب X: a source of its own, a go-between of the one before, or the same voice again."""
        if last is not None and ends_before(self.near.words, last.statement.stop, cue.first):
            self.through(cue, last, bounds)
            return
        floor = last.statement.stop if last else bounds.start
        statement = post_statement(self.near, cue, bounds, floor)
        if statement is None:
            return
        told = (p.statement.source for p in self.pending)
        if any(s and statement.source and s.first == statement.source.first for s in told):
            return  # «حسب ما ذكرت صحيفة نقلا عن مسؤولين»: already read with the first cue
        self.pending.append(Placed(statement, None))

    def through(self, cue: Cue, last: Placed, bounds: range) -> None:
        """A report named beside another: a go-between if it is the press, else an end."""
        statement = post_statement(self.near, cue, bounds, bounds.start)
        if statement is None and not himself_again(self.near.words, cue):
            return  # «وفقا للخطة»: no report, and so no end
        again = himself_again(self.near.words, cue) and not cue.lemma
        said = self.near.words.items[last.statement.first : cue.first]
        again = again and all(word.kind is not QUOTE for word in said)
        if again and parted(self.near.words, cue, bounds.stop):
            return  # «إن الرحلة، على حد تعبيره، كانت …»
        rumour = last.statement.public and last.within is None and last.statement.source is None
        if statement is not None and rumour:
            if cue.first >= last.statement.first:
                self.cut(last, cue.first)
            self.hold(statement)  # «لا صحة لما يُشاع عن …، بحسب مصدر»
            return
        number, standing = self.pending.index(last), len(self.pending)
        words, first = self.near.words, last.statement.first
        cuts_in = unfinished(words, first, cue.first, bounds.stop)
        if cue.first >= first and not cuts_in:
            self.cut(last, cue.first)
        if statement is None or statement.source is None or len(self.pending) < standing:
            return
        kept = self.pending[number].statement
        if kept.source is not None and kept.source.first == statement.source.first:
            return  # «أفادت القناة نقلا عن مراسلها بأن»: read with the verb
        relayed = words_of_cue(self.near.words, cue) in of_class("relayed")
        relayed = relayed or (
            statement.source.kind in ("unnamed", "person", "organization") and not kept.via
        )
        if relayed and kept.source is not None and kept.source.kind in ("agency", "outlet"):
            self.pending[number] = self.pending[number]._replace(
                statement=kept._replace(source=statement.source, via=(*kept.via, kept.source))
            )  # «أفادت الوكالة بأن …، نقلا عن مصدر»
        elif statement.source.kind in ("agency", "outlet"):
            self.pending[number] = self.pending[number]._replace(
                statement=kept._replace(via=(statement.source, *kept.via))
            )

    def finish(self, bounds: range, sentence: int) -> None:
        """Resolve the sources of a sentence's statements and keep them."""
        if not self.pending:
            headline = colon_statement(self.near, bounds)
            if headline is not None:
                self.pending.append(Placed(headline, None))
        made: list[tuple[Attribution, Speaker]] = []
        self.pending = [self.as_before(number) for number in range(len(self.pending))]
        for placed in self.pending:
            outer = (
                made[placed.within]
                if placed.within is not None and placed.within < len(made)
                else None
            )
            before = made[-1] if made else None
            if placed.statement.resumes or (placed.within is None and before and before[0].within):
                before = self.going_on(made, placed.statement.cue) or before
            built = self.built(placed, outer, before, sentence, len(self.found))
            made.append(built[1:])
            self.found.append(built[0])
        self.pending.clear()

    def as_before(self, number: int) -> Placed:
        """«وأوضح البلاغ أن …، مشيراً إلى»: a participle goes with the verb, whoever spoke."""
        placed = self.pending[number]
        cue = placed.statement.cue
        if cue.manner != "participle" or not number or not cue.gender:
            return placed
        verb = self.pending[number - 1].statement.cue
        if verb.manner != "verb" or (verb.gender, verb.number) != (cue.gender, cue.number):
            return placed
        return placed._replace(statement=placed.statement._replace(cue=cue._replace(gender="")))

    def asides(self, placed: Placed) -> list[range]:
        """The words of a content that only qualify a noun of it; none where nothing is quoted."""
        if not self.near.quotes or len(self.pending) < 2:
            return []
        said, own = placed.statement, self.pending.index(placed)
        return [
            range(p.statement.first, p.statement.stop)
            for p in self.pending
            if p.within == own and p.statement.aside and p.statement.cue.first > said.first + ASIDE
        ]

    def going_on(
        self, made: Sequence[tuple[Attribution, Speaker]], cue: Cue
    ) -> tuple[Attribution, Speaker] | None:
        """Who a participle behind nested statements goes on with: the outermost that agrees."""
        fits = [m for m in reversed(made) if agrees(m[1].source, cue.gender, cue.number)]
        outer = next((m for m in fits if m[0].within is None), None)
        return outer or next(iter(fits), None)

    def built(
        self,
        placed: Placed,
        outer: tuple[Attribution, Speaker] | None,
        before: tuple[Attribution, Speaker] | None,
        sentence: int,
        number: int,
    ) -> tuple[Annotation[Attribution], Attribution, Speaker]:
        """The attribution of one statement, and its speaker for those that follow."""
        words, said = self.near.words, placed.statement
        speaker = self.back.speaker(said, outer, before, sentence)
        if self.leads and self.back.floor.wire is None and speaker.via:
            self.back.floor.wire = replace(speaker.via[0], resolved="carried")
        content, mode = content_of(
            self.near, said, self.asides(placed), self.back.floor.named.keys()
        )
        known, known_by = knowledge(words, said, speaker.source)
        stance: Stance = said.cue.stance  # type: ignore[assignment]
        value = Attribution(
            id=f"s{number + 1}",
            cue_span=cue_span(words, said.cue),
            source_span=said.source.span if said.source else None,
            content_span=content,
            content_spans=pieces_of(words, said),
            mode=mode,  # type: ignore[arg-type]
            stance=stance,
            factuality=factuality(words, stance, said.first, said.stop),
            within=outer[0].id if outer else None,
            knows=known,
            knows_span=known_by,
            chain=(*speaker.via, speaker.link),
        )
        if len(value.chain) > 1 and value.chain[-2].name == value.chain[-1].name and not outer:
            value = replace(value, chain=(*value.chain[:-2], value.chain[-1]))
        named = ((value.cue_span, "attribution.cue"), (value.source_span, "attribution.source"))
        self.back.floor.said(speaker)
        parts: tuple[Annotation[object], ...] = tuple(
            [Annotation(s, s.of(words.text), rule) for s, rule in named if s is not None]
        )
        whole = hull([content, *[part.span for part in parts]])
        return Annotation(whole, value, said.rule, parts), value, speaker


def opens_at(statement: Statement, floor: int) -> int:
    """Where a statement begins that ends the one before: at its subject, where that comes first."""
    source, cue = statement.source, statement.cue
    first = source is not None and floor < source.first < cue.first and source.stop <= cue.first
    return source.first if source is not None and first else cue.first

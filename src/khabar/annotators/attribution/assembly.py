"""Statements of a sentence put together: who goes on, who is nested, where each one stops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from khabar.annotators.attribution.colon import colon_statement
from khabar.annotators.attribution.cues import Cue
from khabar.annotators.attribution.factuality import factuality
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.report import noun_statement, post_statement, public_statement
from khabar.annotators.attribution.sources import (
    Source,
    Surroundings,
    head_of,
    names_in_quotes,
    phrase,
    source_at,
)
from khabar.annotators.attribution.speakers import Floor, Speaker, agrees, link_of
from khabar.annotators.attribution.statements import Statement, trimmed, verb_statement
from khabar.lexicon.actors import press
from khabar.lexicon.verbs import verb_forms
from khabar.readings.actor import Actor
from khabar.readings.attribution import Attribution, Link, Stance
from khabar.text.annotation import Annotation
from khabar.text.layout import Layout
from khabar.text.span import Span, hull
from khabar.text.view import fold
from khabar.text.words import Kind


@dataclass(frozen=True, slots=True)
class Placed:
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
    floor: Floor = field(init=False)
    agency: Link | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.floor = Floor(self.actors)
        self.agency = dateline_agency(self.near, self.layout)

    def take(self, cue: Cue, bounds: range, sentence: int) -> None:
        """Read one cue and settle what it does to the statement before it."""
        words = self.near.words
        last = self.pending[-1] if self.pending else None
        floor = last.statement.cue.stop if last else bounds.start
        if last is not None and cue.first < last.statement.first:
            if cue.manner == "post":
                self.through(cue, last, bounds)
            return
        quoted = self.near.in_quote(cue.first)
        if cue.manner == "post":
            self.take_post(cue, bounds, last)
            return
        if cue.manner == "noun":
            statement = noun_statement(self.near, cue, bounds)
        elif cue.manner == "passive":
            statement = public_statement(self.near, cue, bounds)
        else:
            statement = verb_statement(self.near, cue, bounds, floor)
        if statement is None:
            return
        if last is None or cue.first >= last.statement.stop:
            self.pending.append(Placed(statement, None))
            return
        if quoted and last.statement.direct and (statement.source is None or cue.manner != "verb"):
            return  # what a speaker says of saying is his own matter
        if self.goes_on(cue, statement, words.form(cue.first - 1)) and not quoted:
            self.cut(last, cue.first)
            self.pending.append(Placed(statement, last.within))
            return
        self.pending.append(Placed(statement, len(self.pending) - 1))

    def goes_on(self, cue: Cue, statement: Statement, before: str) -> bool:
        """Whether a later cue stands beside the earlier one and not inside what it says."""
        if cue.manner == "participle":
            last = self.pending[-1].statement
            gender = last.source.gender if last.source else last.cue.gender
            return not gender or not cue.gender or gender == cue.gender
        if cue.joined or before in ("،", ",", "ثم", "كما", "فيما", "بينما", "و"):
            return True
        if before in of_class("while"):
            return False
        if before in of_class("break") | of_class("auxiliary"):
            return True
        return statement.source is None and cue.manner == "verb"

    def cut(self, placed: Placed, at: int) -> None:
        """End the content of a statement before word ``at``."""
        words = self.near.words
        stop = at
        while stop > placed.statement.first and words.form(stop - 1) in (
            *of_class("break"),
            *of_class("auxiliary"),
            "ثم",
            "كما",
            "و",
            "ان",
        ):
            stop -= 1
        stop = trimmed(words, placed.statement.first, stop)
        number = self.pending.index(placed)
        if stop > placed.statement.first:
            self.pending[number] = replace(placed, statement=replace(placed.statement, stop=stop))
        else:
            self.pending.pop(number)

    def take_post(self, cue: Cue, bounds: range, last: Placed | None) -> None:
        """بحسب X: a source of its own, a go-between of the one before, or the same voice again."""
        if last is not None and last.statement.stop >= cue.first:
            self.through(cue, last, bounds)
            return
        floor = last.statement.stop if last else bounds.start
        statement = post_statement(self.near, cue, bounds, floor)
        if statement is not None:
            self.pending.append(Placed(statement, None))

    def through(self, cue: Cue, last: Placed, bounds: range) -> None:
        """A report named beside another: a go-between if it is the press, else the end of content."""
        statement = post_statement(self.near, cue, bounds, bounds.start)
        if cue.first >= last.statement.first:
            self.cut(last, cue.first)
        if statement is None or statement.source is None:
            return
        if statement.source.kind in ("agency", "outlet") and last in self.pending:
            number = self.pending.index(last)
            kept = self.pending[number].statement
            self.pending[number] = replace(
                self.pending[number], statement=replace(kept, via=(statement.source, *kept.via))
            )

    def finish(self, bounds: range, sentence: int) -> None:
        """Resolve the sources of a sentence's statements and keep them."""
        if not self.pending:
            headline = colon_statement(self.near, bounds)
            if headline is not None:
                self.pending.append(Placed(headline, None))
        made: list[tuple[Attribution, Speaker]] = []
        for placed in self.pending:
            outer = (
                made[placed.within]
                if placed.within is not None and placed.within < len(made)
                else None
            )
            before = made[-1] if made else None
            built = self.built(placed, outer, before, sentence, len(self.found))
            made.append(built[1:])
            self.found.append(built[0])
        self.pending.clear()

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
        speaker = self.speaker(said, outer, before, sentence)
        content, mode = self.content(said)
        stance: Stance = said.cue.stance  # type: ignore[assignment]
        value = Attribution(
            id=f"s{number + 1}",
            cue_span=words.span(said.cue.first, said.cue.stop)
            if said.cue.manner != "carried"
            else None,
            source_span=said.source.span if said.source else None,
            content_span=content,
            mode=mode,  # type: ignore[arg-type]
            stance=stance,
            factuality=factuality(words, stance, said.first, said.stop),
            within=outer[0].id if outer else None,
            knows=knows(speaker.source),
            chain=(*speaker.via, speaker.link),
        )
        spans = [s for s in (value.cue_span, value.source_span, value.content_span) if s]
        self.floor.said(speaker)
        parts: tuple[Annotation[object], ...] = tuple(
            Annotation(s, s.of(words.text), rule)
            for s, rule in (
                (value.cue_span, "attribution.cue"),
                (value.source_span, "attribution.source"),
            )
            if s is not None
        )
        return Annotation(hull(spans), value, said.rule, parts), value, speaker

    def content(self, said: Statement) -> tuple[Span, str]:
        """The span of what is said, and whether all, some or none of it stands in quotation marks."""
        words, near = self.near.words, self.near
        first, stop = said.first, said.stop
        marks = [
            (a, b)
            for a, b in near.quote_at.items()
            if a < stop and b >= first and (a >= first or b < stop)
        ]
        whole = said.direct or any(a <= first and b >= stop - 1 for a, b in near.quote_at.items())
        while first < stop - 1 and words.items[first].kind is Kind.QUOTE:
            first += 1
        while stop - 1 > first and words.items[stop - 1].kind is Kind.QUOTE and whole:
            stop -= 1
        quoted = [
            a
            for a, b in marks
            if b - a > 2
            and not (b - a < 5 and words.form(a - 1) in of_class("named_by"))
            and not names_in_quotes(words, a)
        ]
        mode = "direct" if whole else "mixed" if quoted else "indirect"
        return words.span(first, stop), mode

    def speaker(
        self,
        said: Statement,
        outer: tuple[Attribution, Speaker] | None,
        before: tuple[Attribution, Speaker] | None,
        sentence: int,
    ) -> Speaker:
        """Whom a statement goes back to, with the links before him."""
        stated = tuple(
            link_of(through, "via", *self.floor.fullest(through), "stated")
            for through in said.via
            if not self.printed_by(through)
        )
        if outer is not None:
            stated = (*outer[1].via, as_via(outer[1].link), *stated)
        if said.public:
            return Speaker(
                nobody(said), stated or self.standing(), unknown_link(said), sentence, True
            )
        source = said.source
        if source is None:
            inner = self.subject_of(outer[0], said) if outer else self.doer(said, before, sentence)
            if inner is not None:
                return self.named_speaker(inner, stated, sentence, nested=outer is not None)
            same = before[1] if before and outer is None else None
            if same is not None and not agrees(same.source, said.cue.gender, said.cue.number):
                same = None
            earlier = same or self.floor.by_agreement(said.cue.gender, said.cue.number, sentence)
            if earlier is None and sentence > 0:
                inner = self.subject(sentence - 1, len(self.near.words), said)
                if inner is not None:
                    return self.named_speaker(inner, stated, sentence, nested=False)
            if earlier is None:
                return Speaker(
                    nobody(said), stated or self.standing(), unresolved_link(), sentence, True
                )
            link = replace_link(earlier.link, "agreement")
            return Speaker(earlier.source, stated or earlier.via, link, sentence)
        return self.named_speaker(source, stated, sentence, nested=outer is not None)

    def subject_of(self, outer: Attribution, said: Statement) -> Source | None:
        """«… عندما قال»: whom the outer speaker told of first is the one who says."""
        near = self.near
        first = near.words.within(outer.content_span).start
        stop = phrase(near, first, said.cue.first)
        return source_at(near, first, stop) if stop > first else None

    def doer(
        self, said: Statement, before: tuple[Attribution, Speaker] | None, sentence: int
    ) -> Source | None:
        """«عاد اللاعب إلى بلاده، مؤكداً أن»: the subject of a sentence in which nobody spoke yet."""
        bounds = self.near.words.bounds[sentence]
        if before is not None or said.cue.first < bounds.start + 3:
            return None
        return self.subject(sentence, said.cue.first - bounds.start, said)

    def subject(self, sentence: int, reach: int, said: Statement) -> Source | None:
        """The first noun phrase of a sentence that agrees with a cue: its likely subject."""
        near, words = self.near, self.near.words
        bounds = words.bounds[sentence]
        limit = min(bounds.start + reach, bounds.stop)
        for at in range(bounds.start, min(limit, bounds.start + 10)):
            after_verb = at == bounds.start + 1 and any(
                f.person == 3 for f in verb_forms(words.form(bounds.start))
            )
            if at in near.actors or head_of(words, at) is not None or after_verb:
                stop = phrase(near, at, limit)
                found = source_at(near, at, stop) if stop > at else None
                if found is not None and agrees(found, said.cue.gender, said.cue.number):
                    return found
        return None

    def named_speaker(
        self, source: Source, stated: tuple[Link, ...], sentence: int, *, nested: bool
    ) -> Speaker:
        """A source with words of its own: itself, or the one its noun or surname takes up."""
        earlier = None
        length = source.stop - source.first
        if source.definite and (
            length <= 2 or source.kind == "unnamed" or selfsame(self.near, source)
        ):
            earlier = self.floor.by_noun(source)
        if earlier is None and source.kind == "person":
            earlier = self.floor.by_name(source)
        if source.head in of_class("word_of") and source.definite and earlier is None:
            through = self.floor.last(sentence)
            if through is not None and through.source.kind in ("agency", "outlet"):
                link = link_of(source, "origin", source.name, "", "agreement")
                via = stated or (*through.via, as_via(through.link))
                return Speaker(source, via, link, sentence)
        if source.kind == "document":
            source = self.author(source)
        owner = self.owner(source)
        if owner is not None and not stated:
            stated = (*owner.via, as_via(owner.link))
        if earlier is not None:
            link = replace_link(earlier.link, "agreement")
            return Speaker(earlier.source, stated or earlier.via, link, sentence, nested)
        name, entity = self.floor.fullest(source)
        link = link_of(source, "origin", name, entity, "stated")
        return Speaker(source, stated or self.standing(), link, sentence, nested)

    def author(self, source: Source) -> Source:
        """«تقرير للأمم المتحدة»: a text with an owner is its owner's word."""
        words = self.near.words
        for at in range(source.first + 1, source.stop):
            known = at in self.near.actors or head_of(words, at) is not None
            if known and words.form(at - 1) not in ("في", "من", "عن", "علي"):
                strip = "ل" if words.form(at).startswith("ل") else ""
                whose = source_at(self.near, at, source.stop, strip)
                if whose.kind in ("agency", "outlet", "organization", "person"):
                    return whose
        return source

    def owner(self, source: Source) -> Speaker | None:
        """«مصدر الوكالة»: the outlet or agency that a definite noun after the head takes up."""
        words = self.near.words
        if source.kind != "unnamed" or source.stop - source.first != 2:
            return None
        last = words.form(source.stop - 1)
        if not last.startswith("ال"):
            return None
        whose = source_at(self.near, source.stop - 1, source.stop)
        if whose.kind not in ("agency", "outlet"):
            return None
        return self.floor.by_noun(whose)

    def printed_by(self, through: Source) -> bool:
        """Whether a go-between is the outlet that prints the article: it is no further link."""
        publisher = fold(self.near.words.document.publisher).lower()
        if not publisher:
            return False
        known = press().at(self.near.words, through.first)
        names = {fold(through.name)}
        if known is not None:
            row = known.value
            names |= {fold(n) for n in (row.name, *row.aliases)} | {row.name_en.lower()}
        return publisher in names or any(len(n) > 3 and n in publisher for n in names)

    def standing(self) -> tuple[Link, ...]:
        """The agency of the dateline, that holds for the whole article."""
        return (self.agency,) if self.agency else ()


def selfsame(near: Surroundings, source: Source) -> bool:
    """«البيان ذاته»: a noun that says of itself that it was there before."""
    return near.words.form(source.stop - 1) in of_class("selfsame")


def dateline_agency(near: Surroundings, layout: Layout | None) -> Link | None:
    """The agency that a dateline names, unless it is the publisher itself."""
    if layout is None or layout.dateline is None or layout.dateline.agency is None:
        return None
    from khabar.annotators.attribution.dateline import agency_link

    return agency_link(near.words.document, layout.dateline.agency)


def as_via(link: Link) -> Link:
    """The origin of an outer statement as a go-between of an inner one."""
    from msgspec.structs import replace as changed

    return changed(link, role="via")


def replace_link(link: Link, resolved: str) -> Link:
    """The same source, known by another way."""
    from msgspec.structs import replace as changed

    return changed(link, role="origin", resolved=resolved)


def nobody(said: Statement) -> Source:
    """A source phrase for what nobody is said to have said: its cue."""
    return Source(said.cue.first, said.cue.stop, Span(0, 1), "", "public", False, "", "", "", False)


def unknown_link(said: Statement) -> Link:
    """The link of a report that is laid on nobody."""
    return Link(
        role="origin",
        name=next(iter(of_class("unknown"))),
        kind="public",
        named=False,
        resolved="stated",
    )


def unresolved_link() -> Link:
    """The link of a speaker we could not find: said, not guessed."""
    return Link(
        role="origin",
        name=next(iter(of_class("unknown"))),
        kind="unnamed",
        named=False,
        resolved="unknown",
    )


def knows(source: Source):  # type: ignore[no-untyped-def]
    """How the source knows, where its own name says it."""
    return "saw" if source.head in of_class("saw") or "عيان" in source.name else "not_stated"

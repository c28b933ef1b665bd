"""The statements of a sentence made attributions, each with whom it goes back to."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from khabar.annotators.attribution.assembly import Assembly, Placed
from khabar.annotators.attribution.colon import colon_statement
from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.factuality import factuality
from khabar.annotators.attribution.knowledge import knowledge
from khabar.annotators.attribution.likeness import words_in
from khabar.annotators.attribution.marks import content_of, pieces_of
from khabar.annotators.attribution.placing import cue_span
from khabar.annotators.attribution.sources import agrees
from khabar.annotators.attribution.speakers import Speaker
from khabar.readings.attribution import Attribution, Link, Stance
from khabar.text.annotation import Annotation
from khabar.text.span import hull

ASIDE = 3
"""Words at the head of a content that belong to it even where they only qualify a noun."""


def finish(assembly: Assembly, bounds: range, sentence: int) -> None:
    """Resolve the sources of a sentence's statements and keep them."""
    if not assembly.pending:
        headline = colon_statement(assembly.near, bounds)
        if headline is not None:
            assembly.pending.append(Placed(headline, None))
    made: list[tuple[Attribution, Speaker]] = []
    spelt = [placed.statement.cue for placed in assembly.pending]
    assembly.pending = [as_before(assembly, number) for number in range(len(assembly.pending))]
    for placed, cue in zip(assembly.pending, spelt, strict=True):
        outer = (
            made[placed.within] if placed.within is not None and placed.within < len(made) else None
        )
        before = made[-1] if made else None
        if placed.statement.resumes or (placed.within is None and before and before[0].within):
            before = going_on(made, cue) or before
        made_of = attribution_of(assembly, placed, outer, before, sentence, len(assembly.found))
        made.append(made_of[1:])
        assembly.found.append(made_of[0])
    assembly.pending.clear()


def as_before(assembly: Assembly, number: int) -> Placed:
    """«وأوضح البلاغ أن …، مشيراً إلى»: a participle goes with the verb, whoever spoke."""
    placed = assembly.pending[number]
    cue = placed.statement.cue
    if cue.manner != "participle" or not number or not cue.gender:
        return placed
    verb = assembly.pending[number - 1].statement.cue
    if verb.manner != "verb" or (verb.gender, verb.number) != (cue.gender, cue.number):
        return placed
    return placed._replace(statement=placed.statement._replace(cue=cue._replace(gender="")))


def asides(assembly: Assembly, placed: Placed) -> list[range]:
    """The words of a content that only qualify a noun of it; none where nothing is quoted."""
    if not assembly.near.quotes or len(assembly.pending) < 2:
        return []
    said, own = placed.statement, assembly.pending.index(placed)
    return [
        range(p.statement.first, p.statement.stop)
        for p in assembly.pending
        if p.within == own and p.statement.aside and p.statement.cue.first > said.first + ASIDE
    ]


def same_body(through: Link, origin: Link) -> bool:
    """«البيان الذي نشره التجمع»: a body that gives out its own words is no go-between."""
    return through.kind == "organization" == origin.kind and (
        words_in(through.name) <= words_in(origin.name)
    )


def gives_out(through: Link, origin: Link) -> bool:
    """«وأكد البيان الذي نشره التجمع أن»: a text of nobody's is the body's that gave it out."""
    return origin.kind == "document" and through.kind == "organization"


def going_on(
    made: Sequence[tuple[Attribution, Speaker]], cue: Cue
) -> tuple[Attribution, Speaker] | None:
    """Who a participle behind nested statements goes on with: the outermost that agrees."""
    fits = [m for m in reversed(made) if agrees(m[1].source, cue.gender, cue.number)]
    outer = next((m for m in fits if m[0].within is None), None)
    return outer or next(iter(fits), None)


def attribution_of(
    assembly: Assembly,
    placed: Placed,
    outer: tuple[Attribution, Speaker] | None,
    before: tuple[Attribution, Speaker] | None,
    sentence: int,
    number: int,
) -> tuple[Annotation[Attribution], Attribution, Speaker]:
    """The attribution of one statement, and its speaker for those that follow."""
    words, said = assembly.near.words, placed.statement
    speaker = assembly.back.speaker(said, outer, before, sentence)
    if assembly.leads and assembly.back.floor.wire is None and speaker.via:
        assembly.back.floor.wire = replace(speaker.via[0], resolved="carried")
    content, mode = content_of(
        assembly.near, said, asides(assembly, placed), assembly.back.floor.named.keys()
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
    alike = len(value.chain) > 1 and value.chain[-2].name == value.chain[-1].name
    alike = alike or (
        len(value.chain) > 1 and not outer and same_body(value.chain[-2], value.chain[-1])
    )
    if alike:
        value = replace(value, chain=(*value.chain[:-2], value.chain[-1]))
    elif len(value.chain) > 1 and not outer and gives_out(value.chain[-2], value.chain[-1]):
        value = replace(value, chain=(*value.chain[:-2], replace(value.chain[-2], role="origin")))
    named = ((value.cue_span, "attribution.cue"), (value.source_span, "attribution.source"))
    assembly.back.floor.said(speaker)
    parts: tuple[Annotation[object], ...] = tuple(
        [Annotation(s, s.of(words.text), rule) for s, rule in named if s is not None]
    )
    whole = hull([content, *[part.span for part in parts]])
    return Annotation(whole, value, said.rule, parts), value, speaker

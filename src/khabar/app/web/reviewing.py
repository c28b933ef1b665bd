"""A statement as it is laid before a reviewer: the reading, and beside it what was made of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from khabar.app.web.articles import address
from khabar.app.web.marks import SIGN
from khabar.lexicon.gazetteer import gazetteer
from khabar.readings.attribution import Attribution
from khabar.readings.review import Correction, Finding, Reviewed
from khabar.record.reviewable import FIELDS, Field, bare
from khabar.sources.refusal import Refusal
from khabar.store.comments import Comment, comments_on
from khabar.store.findings import findings_on
from khabar.store.judgements import Judgement, judgements_on
from khabar.store.permalink import permalinks
from khabar.store.redaction import masked, redacted
from khabar.store.reviews import Review, reviews_on
from khabar.store.rounds import round_of
from khabar.store.standing import standings
from khabar.store.stated import Stated, seen
from khabar.store.store import Store
from khabar.text.span import Span
from khabar.text.view import fold

AROUND = 220
"""Characters shown before and after the words of a statement."""

OFFERED = 12
"""Places of one name that are offered."""

NEIGHBOURS = 3
"""Statements before and after, that it may be merged with."""

SAID_AS = {
    "source_kind": "kind_", "stance": "stance_", "mode": "mode_", "knows": "knows_",
    "type": "event_", "modality": "modality_",
}  # fmt: skip
"""What stands before a value in the key of its label."""


@dataclass(frozen=True, slots=True)
class Row:
    """A value: as the machine read it, and as a person corrected it, if one did.

    ``offered`` are places of that name, as a value and what tells it apart.
    """

    name: str
    field: str
    kind: str
    choices: tuple[str, ...]
    value: str
    correction: Correction | None
    event: str | None
    span: Span | None
    offered: tuple[tuple[str, str], ...] = ()

    @property
    def now(self) -> str:
        return self.correction.value if self.correction else self.value


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another statement of the same text."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Card:
    """All of it. ``before``, ``words`` and ``after`` are the text around the statement."""

    id: str
    document: str
    number: int
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    address: str
    claim: str | None
    before: str
    words: str
    after: str
    span: Span
    said: Attribution | None
    rows: tuple[Row, ...]
    reviewed: Reviewed | None
    reviews: tuple[Review, ...]
    comments: tuple[Comment, ...]
    findings: tuple[Finding, ...]
    judgements: tuple[Judgement, ...]
    neighbours: tuple[Neighbour, ...]
    round: str | None
    gloss: str | None
    breaks: tuple[tuple[int, str], ...]
    read_in: Stated

    @property
    def told(self) -> tuple[Row, ...]:
        """The values in which something was read, or corrected."""
        return tuple(row for row in self.rows if row.value or row.correction)

    @property
    def untold(self) -> tuple[Row, ...]:
        """The values in which nothing was read."""
        return tuple(row for row in self.rows if not row.value and not row.correction)

    @property
    def added(self) -> bool:
        """Whether a person added it."""
        return self.claim is None


def card(store: Store, told: str) -> Card:
    """The card of a statement for who works in the store; none raises `Refusal`."""
    who = store.who
    with store.reading() as connection:
        found = seen(connection, told, who)
        hidden = redacted(connection, found.version)
        every = reviews_on(connection, who, document=found.document)
        judged = judgements_on(connection, who, told)
        comments = comments_on(connection, who, statement=told)
        findings = findings_on(connection, who, about=told)
        round_ = round_of(connection, who, told)
    text = masked(found.text, hidden)
    secrets = [span.of(found.text) for span in hidden]
    rows = [row for row in every if row.statement == told]
    stands = standings(every).get(told)
    corrected = {one.field: one for one in stands.corrections} if stands else {}
    said = None
    if found.article and found.claim:
        said = next(
            (one for one in found.article.attributions if one.id == found.claim.attribution), None
        )
    span = found.span
    if "words" in corrected:
        first, _, last = corrected["words"].value.partition("-")
        span = Span(int(first), int(last))
    of = found.printed
    return Card(
        id=told,
        document=of.name,
        number=of.number,
        title=_without(of.title, secrets),
        publisher=of.publisher,
        published=of.published,
        url=of.url,
        address=address("kept", of.name, of.number),
        claim=found.claim.id if found.claim else None,
        before=text[max(0, span.start - AROUND) : span.start],
        words=span.of(text),
        after=text[span.stop : span.stop + AROUND],
        span=span,
        said=None if secrets else said,
        rows=tuple(_rows(found, corrected, secrets)),
        reviewed=stands,
        reviews=tuple(rows),
        comments=tuple(comments),
        findings=tuple(findings),
        judgements=tuple(judged),
        neighbours=tuple(_neighbours(found, of.content, text)),
        round=round_,
        gloss=_without(found.claim.plain.en, secrets) if found.claim else None,
        breaks=tuple(_breaks(text, span)),
        read_in=found,
    )


def _rows(found: Stated, corrected: dict[str, Correction], secrets: list[str]) -> list[Row]:
    made = []
    given = {value.name: value for value in found.values}
    for name in (*given, *(name for name in corrected if name not in given)):
        field = FIELDS.get(bare(name), Field("words"))
        value = given.get(name)
        made.append(
            Row(
                name=name,
                field=bare(name),
                kind=field.kind,
                choices=field.choices,
                value=_without(value.value, secrets) or "" if value else "",
                correction=corrected.get(name),
                event=name.partition(".")[0] if "." in name else None,
                span=value.span if value else None,
                offered=_offered(value.value) if value and bare(name) == "place" else (),
            )
        )
    return made


def _offered(words: str) -> tuple[tuple[str, str], ...]:
    """The places that the gazetteer has under a name, each with its id behind it."""
    found = []
    for one in gazetteer().named(fold(words))[:OFFERED]:
        told = ", ".join(filter(None, (one.name_en, one.admin1, one.country)))
        found.append((f"{one.name} [{one.id}]", told))
    return tuple(found)


def _without(told: str | None, secrets: list[str]) -> str | None:
    """Words without what is masked in their text."""
    for secret in secrets:
        told = told.replace(secret, masked(secret, [(0, len(secret))])) if told else told
    return told


def _neighbours(found: Stated, content: str, text: str) -> list[Neighbour]:
    if found.article is None:
        return []
    links = permalinks(content, found.article)
    at = links.index(found.id) if found.id in links else 0
    near = range(max(0, at - NEIGHBOURS), min(len(links), at + NEIGHBOURS + 1))
    return [
        Neighbour(links[n], " ".join(Span(*found.article.claims[n].span).of(text).split()))
        for n in near
        if n != at
    ]


def _breaks(text: str, span: Span) -> list[tuple[int, str]]:
    """Where a statement may be split: after each of its words but the last."""
    found = []
    for at in range(span.start + 1, span.stop):
        if text[at].isspace() and not text[at - 1].isspace():
            words = text[span.start : at].split()
            found.append((at, " ".join(words[-4:])))
    return found[:200]


def split_at(told: str, span: Span, text: str) -> list[str]:
    """The two places that a statement falls into where it is split at a character."""
    at = int(told) if told.isdecimal() else 0
    if not span.start < at < span.stop:
        raise Refusal("choose the word after which it is split")
    second = at
    while second < span.stop and text[second].isspace():
        second += 1
    return [f"{span.start}-{at}", f"{second}-{span.stop}"]


def where_words_stand(text: str, words: str, nth: int) -> Span:
    """The place of words copied from a text; blanks and signs without a letter may differ."""
    sought = SIGN.sub(" ", words).split()
    if not sought or len(words) > 20_000:
        raise Refusal("copy the words of the statement from the text, letter for letter")
    kept = [at for at, letter in enumerate(text) if letter == "\n" or not SIGN.match(letter)]
    shown = "".join(text[at] for at in kept)
    pattern = re.compile(r"\s+".join(map(re.escape, sought)))
    places = [match.span() for match in pattern.finditer(shown)]
    if not places:
        raise Refusal("these words are not in the text: copy them letter for letter")
    if len(places) > 1 and not 1 <= nth <= len(places):
        raise Refusal(f"these words stand {len(places)} times in the text: say which of them")
    first, last = places[nth - 1 if len(places) > 1 else 0]
    return Span(kept[first], kept[last - 1] + 1)

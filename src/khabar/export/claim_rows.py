"""A row for each claim: what the sheets (CSV, XLSX, Parquet) are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from khabar.export.losses import Losses
from khabar.export.snippets import LONGEST, Desk
from khabar.readings.article import Article
from khabar.readings.claim import Claim
from khabar.readings.review import Finding, Missed, Reviewed

COLUMNS: tuple[tuple[str, type], ...] = (
    ("statement", str), ("doc", str), ("publisher", str), ("published", str), ("url", str),
    ("start", int), ("stop", int), ("quote_ar", str), ("voice", str), ("source", str),
    ("source_kind", str), ("source_named", str), ("chain", str), ("via", str), ("cue", str),
    ("mode", str), ("stance", str), ("factuality", str), ("knows", str), ("inherited", str),
    ("gloss_ar", str), ("gloss_en", str), ("events", str), ("actors", str), ("targets", str),
    ("places", str), ("times", str), ("counts", str), ("side_taking_words", str),
    ("plainer_words", str), ("reading", str), ("engine", str),
    ("corrections", str), ("reviewed_by", str), ("reviewed_at", str), ("review_note", str),
    ("finding", str), ("finding_source_letter", str), ("finding_statement_number", str),
    ("finding_reasons", str), ("finding_evidence", str), ("finding_by", str), ("finding_at", str),
)  # fmt: skip
"""Name and type of each column, in order. Columns are added at the end, never renamed."""

MANY = " ; "


def rows(articles: Iterable[Article], losses: Losses) -> Iterator[dict[str, str | int | float]]:
    """A row for each claim of each article, all columns filled ("" where there is nothing)."""
    for article in articles:
        desk = Desk(article)
        for claim in article.claims:
            losses.rows += 1
            yield _row(desk, claim)
            if len(claim.findings) > 1:
                losses.tell("dropped", "earlier findings", "a row holds the latest", article.doc)
        for missed in article.missed:
            losses.rows += 1
            yield _added(article, missed)
        for what in ("quotations", "sentences", "problems"):
            if getattr(article, what):
                losses.tell("dropped", what, "a sheet has a row for each claim", article.doc)
        if article.facts:
            losses.tell("dropped", "facts", "a sheet has a row for each claim", article.doc)


def _row(desk: Desk, claim: Claim) -> dict[str, str | int | float]:
    article = desk.article
    voice = desk.voices.get(claim.attribution or "")
    last = voice.chain[-1] if voice and voice.chain else None
    events = [one for one in article.events if one.id in claim.events]
    words = [one for one in article.wording if one.id in claim.wording]

    def told(role: str) -> str:
        return MANY.join(
            dict.fromkeys(
                desk.words(argument)
                for event in events
                for argument in event.arguments
                if argument.role == role
            )
        )

    values: tuple[str | int | float, ...] = (
        desk.link(claim), article.doc, article.publisher.name if article.publisher else "",
        article.published or "", article.url or "", claim.span.start, claim.span.stop,
        desk.quote(claim.span), "attributed" if voice else "own", last.name if last else "",
        last.kind if last else "", ("yes" if last.named else "no") if last else "",
        desk.chain(voice),
        MANY.join(link.name for link in voice.chain if link.role == "via") if voice else "",
        desk.quote(voice.cue_span) if voice else "", voice.mode if voice else "",
        voice.stance if voice else "", claim.factuality, voice.knows if voice else "",
        ("yes" if voice.inherited else "no") if voice else "", claim.plain.ar, claim.plain.en,
        MANY.join(f"{one.type} {desk.quote(one.trigger_span)} ({one.modality})" for one in events),
        told("actor"), told("target"), told("place"), told("time"),
        MANY.join(
            f"{one.kind} {'' if one.value is None else f'{one.value:g}'}".rstrip()
            for event in events
            for one in event.quantities
        ),
        MANY.join(one.text for one in words), MANY.join(one.plainer or "–" for one in words),
        _stands(claim.review), article.engine, *_review(claim.review), *_finding(claim.findings),
    )  # fmt: skip
    return dict(zip((name for name, _ in COLUMNS), values, strict=True))


def _stands(review: Reviewed | None) -> str:
    """Whose reading a row is: the machine's, until a person said something of it."""
    if review is None:
        return "machine"
    if review.into:
        return f"merged into {review.into}"
    return review.verdict or "corrected in part"


def _review(review: Reviewed | None) -> tuple[str, str, str, str]:
    if review is None:
        return "", "", "", ""
    told = MANY.join(
        f"{one.field}: {one.read or '–'} → {one.value or '–'}" for one in review.corrections
    )
    return told, review.who, review.at, review.why or ""


def _finding(findings: tuple[Finding, ...]) -> tuple[str, str, str, str, str, str, str]:
    """The latest finding, letter and number each in a column of its own."""
    if not findings:
        return ("",) * 7
    last = findings[-1]
    return (
        last.value or "", last.letter or "", last.number or "", last.reasons,
        MANY.join(last.evidence), last.who, last.at,
    )  # fmt: skip


def _added(article: Article, missed: Missed) -> dict[str, str | int | float]:
    """A row for a statement that a person added: what he told of it, and nothing else."""
    given = {one.field: one.value for one in missed.values}
    row: dict[str, str | int | float] = {name: "" for name, _ in COLUMNS}
    return row | {
        "statement": missed.id,
        "doc": article.doc,
        "publisher": article.publisher.name if article.publisher else "",
        "published": article.published or "",
        "url": article.url or "",
        "start": missed.span.start,
        "stop": missed.span.stop,
        "quote_ar": " ".join(missed.text.split())[:LONGEST],
        "voice": "attributed" if given.get("source") else "",
        "source": given.get("source", ""),
        "source_kind": given.get("source_kind", ""),
        "source_named": given.get("named", ""),
        "factuality": given.get("factuality", ""),
        "reading": "missed",
        "engine": "a person",
        "reviewed_by": missed.who,
        "reviewed_at": missed.at,
    }

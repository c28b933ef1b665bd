"""A row for each claim: what the sheets (CSV, XLSX, Parquet) are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from khabar.export.losses import Losses
from khabar.export.snippets import Desk
from khabar.readings.article import Article
from khabar.readings.claim import Claim

COLUMNS: tuple[tuple[str, type], ...] = (
    ("statement", str), ("doc", str), ("publisher", str), ("published", str), ("url", str),
    ("start", int), ("stop", int), ("quote_ar", str), ("voice", str), ("source", str),
    ("source_kind", str), ("source_named", str), ("chain", str), ("via", str), ("cue", str),
    ("mode", str), ("stance", str), ("factuality", str), ("knows", str), ("inherited", str),
    ("gloss_ar", str), ("gloss_en", str), ("events", str), ("actors", str), ("targets", str),
    ("places", str), ("times", str), ("counts", str), ("side_taking_words", str),
    ("plainer_words", str), ("reading", str), ("engine", str),
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
                desk.quote(argument.span)
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
        "machine", article.engine,
    )  # fmt: skip
    return dict(zip((name for name, _ in COLUMNS), values, strict=True))

"""What a reader wants to know of a statement at one glance, as words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from khabar.readings.article import Article, Summary
from khabar.readings.attribution import Attribution
from khabar.readings.claim import Claim
from khabar.readings.place import Place
from khabar.readings.time import Time
from khabar.readings.wording import Wording
from khabar.text.span import Span

LONGEST = 240
"""Characters of a sentence that are shown."""
MOST = 3
"""Places, and times, that are named under a statement."""
ARROW = " ← "
SURENESS = {
    "CT+": "asserted",
    "PR+": "hedged: probable",
    "PS+": "hedged: possible",
    "CT-": "denied",
    "PR-": "denied, hedged: probably not",
    "PS-": "denied, hedged: possibly not",
    "CTu": "told without saying whether it is so",
    "Uu": "told without saying whether it is so",
}


@dataclass(frozen=True, slots=True)
class Glance:
    """One statement. ``loaded_at`` are the loaded words as places in ``sentence``."""

    sentence: str
    loaded_at: tuple[tuple[int, int], ...]
    chain: str
    style: str
    sure: str
    details: tuple[tuple[str, str], ...]


def heading(article: Article) -> tuple[str, str]:
    """The headline, and under it who printed it, on which day, and what we call it."""
    publisher = article.publisher.name if article.publisher else "publisher not given"
    day = long_day(article.published) if article.published else "day not given"
    title = article.title.text if article.title else ""
    return " ".join(title.split()), f"{publisher} · {day} · {article.doc}"


def long_day(published: str) -> str:
    """A day as people write it.

    >>> long_day("2024-03-05")
    '5 March 2024'
    """
    day = date.fromisoformat(published[:10])
    return f"{day.day} {day:%B} {day.year}"


def sourcing(summary: Summary) -> str:
    """The sourcing of an article in one line."""
    parts = [
        f"{counted(summary.statements, 'statement')}: {summary.own_voice} in its own voice, "
        f"{summary.named} on a named source, {summary.unnamed} on an unnamed one"
    ]
    if summary.via:
        parts.append("through " + ", ".join(f"{v.name} ({v.n})" for v in summary.via))
    if summary.open_times:
        parts.append(f"{counted(summary.open_times, 'time')} left open")
    if summary.unread:
        parts.append(f"{counted(len(summary.unread), 'sentence')} not read")
    return " · ".join(parts)


def counted(n: int, thing: str) -> str:
    """A count with its noun.

    >>> counted(1, "time"), counted(2, "time")
    ('1 time', '2 times')
    """
    return f"{n} {thing}" if n == 1 else f"{n} {thing}s"


def glances(article: Article) -> Iterator[Glance]:
    """Every statement of an article, in order."""
    voices = {a.id: a for a in article.attributions}
    wording = {w.id: w for w in article.wording}
    for claim in article.claims:
        voice = voices.get(claim.attribution or "")
        loaded = [wording[w] for w in claim.wording if w in wording]
        sentence, at = _clipped(article.text, claim.span, loaded)
        origin = voice.chain[-1] if voice and voice.chain else None
        yield Glance(
            sentence,
            at,
            chain(article, voice),
            "unnamed" if origin and not origin.named else "",
            sureness(claim, voice),
            tuple(_details(article, claim, loaded)),
        )


def chain(article: Article, voice: Attribution | None) -> str:
    """Whose word it is, drawn from who printed it to the origin."""
    publisher = article.publisher.name if article.publisher else ""
    if voice is None:
        return f"{publisher or 'the publisher'} (in its own voice)"
    links = [f"{x.name}{'' if x.named else ' (unnamed)'}" for x in voice.chain]
    if publisher and (not voice.chain or voice.chain[0].name != publisher):
        links.insert(0, publisher)
    return ARROW.join(links)


def sureness(claim: Claim, voice: Attribution | None) -> str:
    """How sure the last link is of it, in words.

    A speaker's stance is told where it is more than the verb of the sentence shows.
    """
    sure = SURENESS[claim.factuality]
    if voice is not None and voice.stance == "deny" and not sure.startswith("denied"):
        return f"{sure}, of a denial"
    if voice is not None and voice.stance == "doubt":
        return f"{sure}, told with doubt"
    return sure


def unread(article: Article) -> list[str]:
    """The sentences of which nothing was made, each on one line."""
    return [_clipped(article.text, span, [])[0] for span in article.summary.unread]


def _clipped(
    text: str, span: Span, loaded: list[Wording]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The letters of a claim on one line, cut at a word's end, and its loaded words in them.

    White space becomes spaces one for one, so that places hold.
    """
    shown = "".join(" " if c.isspace() else c for c in span.of(text))
    if len(shown) > LONGEST:
        shown = shown[:LONGEST].rsplit(" ", 1)[0] + " …"
    places = [w.span.shifted(-span.start) for w in loaded if span.covers(w.span)]
    return shown, tuple((p.start, p.stop) for p in places if p.stop <= len(shown))


def _details(article: Article, claim: Claim, loaded: list[Wording]) -> Iterator[tuple[str, str]]:
    for word in loaded:
        plainer = f" → {word.plainer}" if word.plainer else ""
        yield "loaded", f"«{word.text}» ({word.field_class.replace('_', ' ')}){plainer}"
    anchors = {p.relation.anchor for p in article.places if p.relation}
    where = [p for p in article.places if claim.span.covers(p.span) and p.id not in anchors]
    when = [t for t in article.times if claim.span.covers(t.span) and t.type != "DURATION"]
    if where:
        yield "where", "، ".join(map(_where, where[:MOST]))
    if when:
        yield "when", "، ".join(map(_when, when[:MOST]))


def _where(place: Place) -> str:
    return f"{place.text} ({place.country})" if place.country else place.text


def _when(time: Time) -> str:
    return f"{time.text} ({time.start[:10]})" if time.start else f"{time.text} (open)"

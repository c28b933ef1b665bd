"""Articles put together by hand, where a test must not hang on the annotators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from khabar.readings.article import Article, Publisher, Summary, Title
from khabar.readings.attribution import Attribution, Link
from khabar.readings.claim import Claim, Gloss
from khabar.readings.number import Number
from khabar.readings.wording import Wording
from khabar.text.span import Span


@dataclass(frozen=True)
class Said:
    """Words of the article, and the (name, kind) links they were told through."""

    content: str
    chain: Sequence[tuple[str, str]]
    stance: str = "neutral"
    factuality: str = "CT+"
    cue: str = ""


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def link(name: str, kind: str, last: bool) -> Link:
    return msgspec.convert(
        {
            "role": "origin" if last else "via",
            "name": name,
            "kind": kind,
            "named": kind not in ("unnamed", "public"),
        },
        Link,
    )


def attribution(text: str, number: int, said: Said) -> Attribution:
    made: dict[str, Any] = {"stance": said.stance, "factuality": said.factuality}
    links = [link(n, k, at == len(said.chain) - 1) for at, (n, k) in enumerate(said.chain)]
    return Attribution(
        id=f"s{number}",
        rule="handmade.said",
        content_span=place(text, said.content),
        cue_span=place(text, said.cue) if said.cue else None,
        chain=tuple(links),
        **made,
    )


def article(
    lines: Sequence[str],
    *,
    publisher: str = "",
    published: str | None = None,
    title: str = "",
    said: Sequence[Said] = (),
    killed: Sequence[tuple[str, int | None]] = (),
    loaded: Sequence[tuple[str, str]] = (),
    unread: Sequence[str] = (),
) -> Article:
    """An article whose lines are its sentences, the title first where there is one."""
    body = "\n".join(([title] if title else []) + list(lines))
    sentences = tuple(place(body, line) for line in lines)
    told = tuple(attribution(body, n, one) for n, one in enumerate(said, 1))
    claims = []
    for number, sentence in enumerate(sentences, 1):
        one = next((t for t in told if sentence.covers(t.content_span)), None)
        claims.append(
            Claim(
                id=f"c{number}",
                rule="handmade.claim",
                span=sentence,
                attribution=one.id if one else None,
                factuality=one.factuality if one else "CT+",
                plain=Gloss(ar="", en=""),
            )
        )
    return Article(
        doc=publisher or "doc",
        engine="khabar handmade",
        text_sha256="",
        input_span=Span(0, max(1, len(body))),
        text=body,
        language="ar",
        title=Title(text=title, span=place(body, title)) if title else None,
        publisher=Publisher(name=publisher) if publisher else None,
        author=None,
        url=None,
        published=published,
        fetched=None,
        sentences=sentences,
        summary=Summary(
            statements=len(claims),
            own_voice=sum(c.attribution is None for c in claims),
            named=sum(t.chain[-1].named for t in told),
            unnamed=sum(not t.chain[-1].named for t in told),
            via=(),
            open_times=0,
            unread=tuple(place(body, words) for words in unread),
        ),
        entities=(),
        numbers=tuple(
            Number(
                id=f"n{n}",
                rule="handmade.number",
                span=place(body, words),
                text=words,
                value=value,
                low=value,
                high=value,
                of="killed",
            )
            for n, (words, value) in enumerate(killed, 1)
        ),
        quotations=(),
        places=(),
        times=(),
        actors=(),
        attributions=told,
        events=(),
        facts=(),
        wording=tuple(
            Wording(
                id=f"w{n}",
                rule="handmade.wording",
                span=place(body, words),
                text=words,
                field_class="honorific",
                plainer=plainer,
            )
            for n, (words, plainer) in enumerate(loaded, 1)
        ),
        claims=tuple(claims),
        problems=(),
    )

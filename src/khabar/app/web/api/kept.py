"""``/api/v1``: what the store holds: search, documents, statements, stories, sources, cases."""

from __future__ import annotations

from itertools import islice
from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import Response

from khabar.app.web.api.answers import (
    LARGEST,
    Asked,
    Id,
    Limit,
    Offset,
    answer,
    page,
    paged,
    returns,
)
from khabar.app.web.api.reading import Sent, bounded
from khabar.app.web.api.shapes import (
    Document,
    Kept,
    Origin,
    Printed,
    Statement,
    Story,
    StoryTold,
    Value,
)
from khabar.app.web.articles import opened
from khabar.app.web.desk import Desk
from khabar.app.web.door import reviewers
from khabar.app.web.reviewing import card
from khabar.sources.refusal import Refusal
from khabar.store.permalink import FORM
from khabar.store.search.filters import Filters

router = APIRouter(prefix="/api/v1", tags=["store"])

Day = Annotated[str | None, Query(max_length=40)]


@router.get("/search", **returns("Found"))
def search(
    request: Request,
    desk: Desk,
    q: Annotated[str, Query(max_length=1000)] = "",
    actor: Asked = None,
    place: Asked = None,
    within_km: Annotated[float | None, Query(ge=0, le=20_000)] = None,
    type: Asked = None,
    source: Asked = None,
    publisher: Asked = None,
    factuality: Asked = None,
    voice: Asked = None,
    since: Day = None,
    until: Day = None,
    published_since: Day = None,
    published_until: Day = None,
    case: Asked = None,
    order: Literal["rank", "newest", "oldest"] = "rank",
    facets: Annotated[int, Query(ge=0, le=100)] = 0,
    all_versions: bool = False,
    limit: Limit = 20,
    offset: Offset = 0,
) -> Response:
    """Find documents by words in any form and by what was read in them."""
    filters = Filters(
        actor=actor, place=place, within_km=within_km, type=type, source=source,
        publisher=publisher, factuality=factuality, voice=voice, since=since, until=until,
        published_since=published_since, published_until=published_until, case=case,
    )  # fmt: skip
    found = desk.search(
        q, filters, limit=limit, offset=offset, order=order, facets=facets,
        all_versions=all_versions,
    )  # fmt: skip
    return answer(request, found)


@router.post("/documents", **returns("Kept", status=201), dependencies=[reviewers])
def keep(request: Request, desk: Desk, sent: Sent) -> Response:
    """Keep a text and read it. The same again is no new version; changed text is one."""
    from khabar.run.ingest import read_open

    bounded(request, sent)
    kept = desk.keep(
        sent.text, url=sent.url, doc=sent.doc, publisher=sent.publisher,
        published=sent.published, title=sent.title, author=sent.author,
    )  # fmt: skip
    if kept.outcome == "barred":
        raise HTTPException(410, "This text was erased from the store for good.")
    for _ in read_open(desk):
        pass
    return answer(request, Kept(outcome=kept.outcome, document=kept.document, version=kept.version),
                  201)  # fmt: skip


@router.get("/documents/{document}", **returns("Document"))
def document(
    request: Request,
    desk: Desk,
    document: Id,
    version: Annotated[int | None, Query(ge=1, le=LARGEST)] = None,
) -> Response:
    """A document: its versions, and one (the newest with a text) as it was read."""
    from khabar.store.naming import document as named
    from khabar.store.texts_of import versions

    shown = opened(request, "kept", document, str(version) if version else "newest")
    with desk.reading() as connection:
        seen = versions(connection, named(connection, document).id)
    told = tuple(
        Printed(
            number=one.number, kind=one.kind, seen=one.seen, title=one.title,
            publisher=one.publisher, published=one.published, status=one.status, sha256=one.blob,
        )
        for one in seen
    )  # fmt: skip
    found = Document(
        document=shown.one, versions=told, version=int(shown.two), statements=dict(shown.links),
        article=shown.read or shown.article,
    )  # fmt: skip
    return answer(request, found)


@router.get("/statements/{statement}", **returns("Statement"))
def statement(request: Request, desk: Desk, statement: Id) -> Response:
    """A statement by its permalink, and what people made of its reading."""
    if not FORM.fullmatch(statement):
        raise HTTPException(404)
    try:
        shown = card(desk, statement)
    except Refusal:
        raise HTTPException(404) from None
    values = tuple(
        Value(name=row.name, field=row.field, value=row.value, choices=row.choices)
        for row in shown.rows
    )
    found = Statement(
        id=shown.id, document=shown.document, version=shown.number, start=shown.span.start,
        stop=shown.span.stop, words=shown.words, claim=shown.claim, gloss_en=shown.gloss,
        values=values, review=shown.reviewed, findings=shown.findings,
    )  # fmt: skip
    return answer(request, found)


@router.get("/stories", **returns("Story", many=True))
def stories(request: Request, desk: Desk, limit: Limit = 20, offset: Offset = 0) -> Response:
    """Stories of two documents or more, the largest first."""
    from khabar.store.cases import hidden_from
    from khabar.store.stories import stories as every

    with desk.reading() as connection:
        known = every(connection, hidden_from(connection, desk.who))
        found = [
            Story(story=one.name, articles=len(one.versions))
            for one in islice(known, offset, offset + limit + 1)
        ]
    return answer(request, page(found, limit, offset))


@router.get("/stories/{story}", **returns("StoryTold"))
def story(request: Request, desk: Desk, story: Id) -> Response:
    """A story set side by side: its wordings, its origins that can be told apart, in lines."""
    from khabar.compare import compare
    from khabar.export.story_page import page as told_in_lines
    from khabar.run.leaving import as_shown
    from khabar.store.cases import hidden_from
    from khabar.store.findings import findings_on
    from khabar.store.showing import by_number
    from khabar.store.stories import story as named

    with desk.reading() as connection:
        try:
            known = named(connection, story, hidden_from(connection, desk.who))
        except Refusal:
            raise HTTPException(404) from None
        read = [(one.version, one.article) for one in by_number(connection, known.versions)]
        findings = findings_on(connection, desk.who, about=known.name)
    set_out = compare([*as_shown(desk, read)])
    found = StoryTold(
        story=known.name,
        documents=tuple(version.name for version, _ in read),
        wordings=len(set_out.wordings),
        origins_low=set_out.origins.least,
        origins_high=set_out.origins.most,
        origins=tuple(
            Origin(name=one.name, kind=one.kind, named=one.named, told=len(one.told))
            for one in set_out.origins.found
        ),
        circles=set_out.circles,
        lines=tuple(told_in_lines(set_out)),
        findings=tuple(findings),
    )
    return answer(request, found)


@router.get("/sources", **returns("Reliance", many=True))
def sources(
    request: Request, desk: Desk, name: Asked = None, limit: Limit = 50, offset: Offset = 0
) -> Response:
    """Who rests on whom, with the list behind each count: no score and no ranking."""
    from khabar.compare import compare
    from khabar.compare.reliance import reliance
    from khabar.run.leaving import as_shown
    from khabar.store.cases import hidden_from
    from khabar.store.showing import by_number
    from khabar.store.stories import stories as every

    with desk.reading() as connection:
        hidden = hidden_from(connection, desk.who)
        known = [one.versions for one in every(connection, hidden, least=1)]
        read = (
            [(one.version, one.article) for one in by_number(connection, each)] for each in known
        )
        rows = [
            row
            for row in reliance(compare([*as_shown(desk, each)]) for each in read)
            if name is None or name in (row.outlet, row.source)
        ]
    return answer(request, paged(rows, limit, offset))


@router.get("/cases", **returns("Case", many=True))
def cases(request: Request, desk: Desk, limit: Limit = 50, offset: Offset = 0) -> Response:
    """Cases: an admin sees all, others those that they are members of."""
    from khabar.store.cases import all_cases

    with desk.reading() as connection:
        found = [
            one
            for one in all_cases(connection)
            if request.state.role == "admin" or desk.who in one.members
        ]
    return answer(request, paged(found, limit, offset))


@router.get("/searches", **returns("Saved", many=True))
def searches(request: Request, desk: Desk, limit: Limit = 50, offset: Offset = 0) -> Response:
    """The searches that one keeps."""
    from khabar.store.saved import searches_of

    with desk.reading() as connection:
        found = searches_of(connection, desk.who)
    return answer(request, paged(found, limit, offset))

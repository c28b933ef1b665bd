"""Stories: their list, one of them set out, two of its texts word by word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fastapi import APIRouter, FastAPI, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from khabar.app.web import samples
from khabar.app.web.desk import desk_or_none
from khabar.app.web.i18n import N_
from khabar.app.web.screens import show, view_of
from khabar.app.web.story import copies, matrices, naming, opening
from khabar.app.web.story.opening import Opened
from khabar.compare.tolls import Place
from khabar.export.html.stories import head
from khabar.readings.review import Finding
from khabar.store.findings import findings_on
from khabar.store.store import Store

router = APIRouter(include_in_schema=False)
A_PAGE = 30

LOADED = {
    "side_taking": N_("side-taking"),
    "contested_term": N_("contested term"),
    "honorific": N_("honorific"),
    "scare_marker": N_("scare marker"),
    "euphemism": N_("euphemism"),
    "former_name": N_("former name"),
}


def install(app: FastAPI) -> None:
    """Keep the stories set side by side last."""
    app.state.compared = opening.Compared()


@dataclass(frozen=True, slots=True)
class Line:
    """A story in the list."""

    address: str
    title: str
    articles: int
    outlets: tuple[str, ...]
    published: str | None


@router.get("/stories")
def listed(request: Request) -> Response:
    """The stories of the store, the largest first, and those of the samples."""
    store = desk_or_none(request)
    view = view_of(request)
    number = view.asked("page", "1")
    page = int(number) if number.isdecimal() and 0 < int(number) < 10_000 else 1
    kept, more = _kept(store, page) if store else ((), False)
    offered = [
        Line(
            f"/story/sample/{name}",
            view.words.gettext(title),
            len(samples.story(name)),
            tuple(dict.fromkeys(a.publisher.name for a in samples.story(name) if a.publisher)),
            samples.story(name)[0].published,
        )
        for name, title in samples.NAMES.items()
    ]
    return show(request, "story/list.html", kept=kept, samples=offered, page=page, more=more)


def _kept(store: Store, page: int) -> tuple[tuple[Line, ...], bool]:
    from itertools import islice

    from khabar.app.web.seen.gather import of_versions
    from khabar.store.cases import hidden_from
    from khabar.store.stories import stories

    first = (page - 1) * A_PAGE
    with store.reading() as connection:
        hidden = hidden_from(connection, store.who)
        found = list(islice(stories(connection, hidden), first, first + A_PAGE + 1))
    lines = []
    for one in found[:A_PAGE]:
        pieces = tuple(of_versions(store, one.versions[:12]))
        if not pieces:
            continue
        earliest = pieces[0].article
        title = earliest.title.text if earliest.title else earliest.text[:80].partition("\n")[0]
        outlets = dict.fromkeys(p.article.publisher.name for p in pieces if p.article.publisher)
        lines.append(
            Line(
                f"/story/kept/{one.name}",
                title,
                len(one.versions),
                tuple(outlets),
                earliest.published,
            )
        )
    return tuple(lines), len(found) > A_PAGE


@router.get("/story/{name}")
def named(request: Request, name: str) -> Response:
    """The story of a short name: of the store where it holds one, else a sample."""
    kind = "sample" if name in samples.NAMES or samples.story(name) else "kept"
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/story/{kind}/{name}{query}", status_code=307)


@router.get("/story/{kind}/{one}")
def story(request: Request, kind: str, one: str) -> Response:
    """One story set out."""
    view = view_of(request)
    opened = opening.opened(request, kind, one)
    shown = tuple(matrix for matrix in matrices.shown(opened) if len(matrix.columns) > 1)
    return show(
        request,
        "story/page.html",
        opened=opened,
        shared=view.asked("shared") == "1" or view.role == "reader",
        title=title(request, opened),
        head=head(opened.story),
        matrices=shown,
        contradictions=_once(matrices.standing(opened, "contradicts")),
        updates=_once(matrices.standing(opened, "update")),
        pair=matrices.pair(opened, view.asked("cell")) if view.asked("cell") else None,
        trees=copies.trees(opened),
        names=naming.names(opened),
        fields=matrices.FIELDS,
        standings=matrices.STANDING,
        signs=matrices.SIGNS,
        loaded=LOADED,
        once=_by_article,
        findings=_findings(request, opened),
    )


def _findings(request: Request, opened: Opened) -> tuple[Finding, ...]:
    """What the desk holds of a story of its store; of samples and pastes it holds nothing."""
    store = desk_or_none(request)
    if store is None or opened.kind != "kept":
        return ()
    with store.reading() as connection:
        return tuple(findings_on(connection, store.who, about=opened.one))


def _by_article(told: tuple[Place, ...]) -> tuple[Place, ...]:
    """Where a figure is told, each article once."""
    return tuple({place.article: place for place in reversed(told)}.values())[::-1]


def _once(pairs: Iterable[matrices.Pair]) -> tuple[matrices.Pair, ...]:
    """Each two passages once, whatever happening they were told under."""
    found: dict[tuple[str, str, str], matrices.Pair] = {}
    for pair in pairs:
        found.setdefault((pair.field, pair.first.href, pair.second.href), pair)
    return tuple(found.values())


@router.get("/story/{kind}/{one}/diff")
def diff(request: Request, kind: str, one: str) -> Response:
    """Two articles of a story as one text: what was cut, and what was added."""
    view = view_of(request)
    opened = opening.opened(request, kind, one)
    first, second = (_number(view.asked(key), len(opened.story.articles)) for key in "ab")
    pieces = copies.compared(opened.story.articles[first], opened.story.articles[second])
    tree = next(
        (
            copy
            for tree in copies.trees(opened)
            for copy in tree.copies
            if copy.at == second and first in tree.members
        ),
        None,
    )
    return show(
        request, "story/diff.html", opened=opened, title=title(request, opened),
        first=first, second=second, pieces=pieces, copy=tree,
    )  # fmt: skip


def _number(told: str, most: int) -> int:
    if told.isdecimal() and int(told) < most:
        return int(told)
    raise HTTPException(404)


def title(request: Request, opened: Opened) -> str:
    """What a story is called: its sample's name, else its earliest headline."""
    if opened.kind == "sample" and opened.one in samples.NAMES:
        return view_of(request).words.gettext(samples.NAMES[opened.one])
    earliest = opened.story.articles[0]
    if earliest.title:
        return earliest.title.text
    return earliest.text.strip()[:80].partition("\n")[0]

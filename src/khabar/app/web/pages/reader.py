"""The reader: an article as printed, and beside it what it says on whose word."""

from __future__ import annotations

import re
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from khabar.app.web.articles import Opened, opened
from khabar.app.web.cautions import caution
from khabar.app.web.footnotes import footnote
from khabar.app.web.listing import LISTS, Card, cards, chosen, sourcing
from khabar.app.web.marks import KINDS, lines, lit_of
from khabar.app.web.screens import View, answered, made, show, view_of
from khabar.app.web.tips import tips
from khabar.app.web.why import why as rules_under
from khabar.export.html.readers import invented
from khabar.export.snippets import Desk
from khabar.readings.article import Article
from khabar.readings.event import Event
from khabar.text.span import Span

router = APIRouter(prefix="/read/{kind}/{one}/{two}", include_in_schema=False)
AT_ONCE = 150
"""Statements of a list that one page shows; a long article has a thousand."""

CAUTIONS = 10
PLACE = re.compile(r"([0-9]{1,8})-([0-9]{1,8})")


@router.get("")
def reader(request: Request, kind: str, one: str, two: str) -> Response:
    """The screen. In its address: marks (a list with commas), claim, at, list, name."""
    shown, view = opened(request, kind, one, two), view_of(request)
    if kind != "text":  # these stand ready by the state of the store (`ready`)
        return show(request, "reader/page.html", **_values(shown, view))
    key = (view, request.app.state.store is None)
    html = request.app.state.screens.get(key)
    if html is None:
        html = made(view, "reader/page.html", **_values(shown, view))
        request.app.state.screens.put(key, html)
    return answered(request, html)


def _values(shown: Opened, view: View) -> dict[str, Any]:
    article = shown.article
    listed = cards(article)
    card = next((c for c in listed if c.claim.id == view.asked("claim")), None)
    which = view.asked("list", "all")
    which = which if which in LISTS else "all"
    # without script the switches send one "mark" each, and "marks" says that they were sent
    ticked = [value for key, value in view.query if key == "mark"]
    asked = ticked or view.asked("marks", "sources").split(",")
    found = tuple(chosen(listed, which, view.asked("name")))
    first = _first(found, card, view.asked("from"))
    return {
        "shown": shown,
        "article": article,
        "lines": lines(article, _lit(article, card, view.asked("at")), tips(view.words)),
        "sourcing": sourcing(article, listed),
        "listed": found[first : first + AT_ONCE],
        "before": max(0, first - AT_ONCE) + 1 if first else None,
        "after": first + AT_ONCE + 1 if first + AT_ONCE < len(found) else None,
        "which": which,
        "open": card,
        "detail": _detail(article, card) if card else None,
        "marks": [mark for mark in KINDS if mark in asked],
        "kinds": KINDS,
        "invented": invented(article),
        "cautions": dict.fromkeys(caution(one, view.words) for one in article.problems[:CAUTIONS]),
    }


def _first(found: tuple[Card, ...], card: Card | None, asked: str) -> int:
    """Where the shown part of a long list begins: at what is asked for, else with the card."""
    if asked.isdecimal() and len(asked) < 7:
        return min(max(0, int(asked) - 1), max(0, len(found) - 1))
    at = next((n for n, one in enumerate(found) if card and one.number == card.number), 0)
    return at // AT_ONCE * AT_ONCE


def _lit(article: Article, card: Card | None, at: str) -> tuple[Span, ...]:
    """What lights up: the characters asked for, else those of the claim."""
    told = PLACE.fullmatch(at)
    if told:
        start, stop = int(told[1]), min(int(told[2]), len(article.text))
        return (Span(start, stop),) if start < stop else ()
    return lit_of(article, card.claim) if card else ()


def _card(article: Article, told: str) -> Card:
    found = next((c for c in cards(article) if c.claim.id == told), None)
    if found is None:
        raise HTTPException(404)
    return found


def _detail(article: Article, card: Card) -> dict[str, Any]:
    """What the opened card shows besides its words."""
    claim, said = card.claim, card.said
    outer = {a.id: a for a in article.attributions}
    cues: dict[str, str] = {}
    above = said
    for _ in range(8):  # voices within voices: each gives the cue of its own last link
        if above is None:
            break
        if above.cue_span and above.chain:
            cues.setdefault(above.chain[-1].name, article.text[slice(*above.cue_span)])
        above = outer.get(above.within or "")
    by_id: dict[str, Event] = {event.id: event for event in article.events}
    facts = {fact.id: fact for fact in article.facts}
    return {
        "cues": cues,
        "events": [by_id[id] for id in claim.events if id in by_id],
        "facts": [facts[id] for id in claim.facts if id in facts],
        "words": Desk(article).words,
        "parts": lit_of(article, claim),
    }


@router.get("/claim/{told}")
def claim(request: Request, kind: str, one: str, two: str, told: str) -> Response:
    """One claim opened: for htmx its card's inside, else the reader at it."""
    shown = opened(request, kind, one, two)
    card = _card(shown.article, told)
    if not view_of(request).partial:
        return RedirectResponse(f"{shown.address}?claim={told}#claim-{told}", 303)
    return show(
        request, "reader/detail.html", shown=shown, article=shown.article, card=card,
        detail=_detail(shown.article, card),
    )  # fmt: skip


@router.get("/why/{told}")
def why(request: Request, kind: str, one: str, two: str, told: str) -> Response:
    """The rules under a value, down to the characters."""
    shown = opened(request, kind, one, two)
    found = rules_under(shown.article, told)
    if not found and not told.startswith("c"):
        raise HTTPException(404)
    return show(request, "reader/why.html", shown=shown, article=shown.article, told=told,
                found=found)  # fmt: skip


@router.get("/footnote/{told}")
def note(request: Request, kind: str, one: str, two: str, told: str) -> Response:
    """One claim as a footnote, in plain text."""
    shown = opened(request, kind, one, two)
    card = _card(shown.article, told)
    view = view_of(request)
    base = str(request.base_url).rstrip("/")
    text = footnote(shown, card.claim, view.words, base)
    return PlainTextResponse(text, headers={"Content-Language": view.language})

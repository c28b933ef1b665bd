"""Screens put together: a template, its values, and the language and look of who asks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse, Response

from khabar.app.web.assets import asset
from khabar.app.web.i18n import DIRECTIONS, LANGUAGES, NAMES, Catalogue, catalogue, chosen
from khabar.app.web.marks import SIGN

THEMES = ("auto", "light", "dark")
YEAR = 365 * 24 * 3600
QUOTED = re.compile("«([^«»]*)»")


@dataclass(frozen=True, slots=True)
class View:
    """How one request is shown, and where it stands: what every template knows as ``view``."""

    language: str
    theme: str
    path: str
    query: tuple[tuple[str, str], ...]
    partial: bool
    who: str | None
    role: str | None
    has_store: bool
    token: str

    @property
    def direction(self) -> str:
        return DIRECTIONS[self.language]

    @property
    def words(self) -> Catalogue:
        return catalogue(self.language)

    def here(self, **changed: object) -> str:
        """This address with some of its query changed; None takes a part away."""
        kept = [(key, value) for key, value in self.query if key not in changed]
        kept += [(key, str(value)) for key, value in changed.items() if value is not None]
        return self.path + (f"?{urlencode(kept)}" if kept else "")

    def asked(self, key: str, default: str = "") -> str:
        """A value of the query."""
        return next((value for name, value in self.query if name == key), default)


def view_of(request: Request) -> View:
    """The view of a request. What accounts know of it they have put into ``request.state``."""
    language = chosen(
        request.query_params.get("lang"),
        request.cookies.get("khabar_lang"),
        request.headers.get("accept-language", ""),
    )
    asked = request.query_params.get("theme") or request.cookies.get("khabar_theme", "auto")
    return View(
        language=language,
        theme=asked if asked in THEMES else "auto",
        path=request.url.path,
        query=tuple(request.query_params.multi_items()),
        partial=request.headers.get("hx-request") == "true",
        who=getattr(request.state, "who", None),
        role=getattr(request.state, "role", None),
        has_store=request.app.state.store is not None,
        token=getattr(request.state, "token", ""),
    )


def show(
    request: Request,
    template: str,
    *,
    status: int = 200,
    headers: dict[str, str] | None = None,
    **values: Any,
) -> Response:
    """A screen; where htmx asks, the part that the template gives for ``view.partial``."""
    html = made(view_of(request), template, **values)
    return answered(request, html, status=status, headers=headers)


def made(view: View, template: str, **values: Any) -> str:
    """The HTML of a screen."""
    return environment(view.language).get_template(template).render(view=view, **values)


def answered(
    request: Request, html: str, *, status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    """A screen that is made, with what a browser is told beside it."""
    view = view_of(request)
    answer = HTMLResponse(html, status_code=status, headers=headers)
    answer.headers["Vary"] = "Accept-Language, Cookie, HX-Request"
    answer.headers["Content-Language"] = view.language
    for key, told, known in (
        ("lang", request.query_params.get("lang"), LANGUAGES),
        ("theme", request.query_params.get("theme"), THEMES),
    ):
        if told and told in known and request.cookies.get(f"khabar_{key}") != told:
            answer.set_cookie(f"khabar_{key}", told, max_age=YEAR, samesite="lax", httponly=True)
    return answer


def isolated(text: str) -> Markup:
    """Words with their quotations kept to themselves, so that two directions do not mix."""
    pieces = QUOTED.split(SIGN.sub("", text))
    return Markup("").join(
        Markup('«<bdi lang="ar" dir="auto">{}</bdi>»').format(piece) if at % 2 else escape(piece)
        for at, piece in enumerate(pieces)
    )


def _shown(value: Any) -> Any:
    """A value without signs that would turn the direction of what stands after it."""
    if type(value) is not str:
        return value
    return SIGN.sub(lambda found: "\n" if found[0] == "\n" else "", value)


class Compiled(BytecodeCache):
    """Templates compiled once for all languages: what a language changes, it is asked for."""

    def __init__(self) -> None:
        self.held: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if known := self.held.get(bucket.key):
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.held[bucket.key] = bucket.bytecode_to_string()


@cache
def compiled() -> Compiled:
    """The one of this process."""
    return Compiled()


@cache
def environment(language: str) -> Environment:
    """Jinja for one language: its words, numbers and days are at hand in every template."""
    from khabar.export.html.labels import label

    words = catalogue(language)
    made = Environment(
        loader=PackageLoader("khabar.app.web", "templates"),
        autoescape=True,
        auto_reload=False,
        bytecode_cache=compiled(),
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]  # given by the extension
        words.gettext, words.ngettext, newstyle=True,
        pgettext=words.pgettext, npgettext=words.npgettext,
    )  # fmt: skip

    def plural(one: str, many: str, n: int, **more: str) -> str:
        """Words with ``%(count)s`` in them, in the form that the language has for ``n``."""
        return words.ngettext(one, many, n) % {"count": words.number(n), **more}

    def said(key: str) -> str:
        """The word of the project for a value of the record: ``said('kind_agency')``."""
        told = label(key)
        return told.ar if language == "ar" else told.en

    made.globals.update(
        plural=plural, said=said, label=label, number=words.number, day=words.day, asset=asset,
        languages=NAMES, directions=DIRECTIONS,
    )  # fmt: skip
    made.filters.update(number=words.number, day=words.day, isolated=isolated)
    return made

"""What goes wrong, as a screen of one sentence; under /api as a problem of RFC 9457."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from khabar.app.web.i18n import N_
from khabar.app.web.screens import show, view_of
from khabar.sources.refusal import Refusal

SENTENCES = {
    400: N_("This could not be understood: go back and try again."),
    403: N_("Your role may not do this: ask an admin of this desk."),
    404: N_("There is nothing at this address: it may have been moved, or never kept."),
    405: N_("This address does not take that: go back and use its buttons."),
    413: N_("That is larger than this desk reads at once: cut it up, or use khabar read."),
    429: N_("Too many requests in a short time: wait a minute and try again."),
    500: N_("The desk made a mistake and wrote it down: nothing was changed."),
}


def catch(app: FastAPI) -> None:
    """Let no failure leave as a traceback."""
    app.add_exception_handler(HTTPException, told)
    app.add_exception_handler(RequestValidationError, told)
    app.add_exception_handler(Refusal, told)
    app.add_exception_handler(Exception, told)


def told(request: Request, wrong: Exception) -> Response:
    """The answer to a failure: a screen of one sentence, or a problem."""
    status, headers = 500, None
    sentence = SENTENCES[500]
    if isinstance(wrong, HTTPException):
        status, headers = wrong.status_code, dict(wrong.headers or {})
        standard = HTTPStatus(status).phrase
        own = wrong.detail if wrong.detail and wrong.detail != standard else ""
        sentence = own or SENTENCES.get(status, standard)
    elif isinstance(wrong, RequestValidationError):
        status, sentence = 422, SENTENCES[400]
    elif isinstance(wrong, Refusal):
        status, sentence = 422, _sentence(str(wrong))
    if request.url.path.startswith("/api/"):
        return problem(request, status, sentence, headers, **_errors(wrong))
    if status < 400 or status in (304, 204):
        return Response(status_code=status, headers=headers)
    shown = view_of(request).words.gettext(sentence)
    return show(
        request, "errors/failure.html", status=status, headers=headers, code=status, sentence=shown
    )


def problem(
    request: Request,
    status: int,
    detail: str,
    headers: dict[str, str] | None = None,
    **more: object,
) -> Response:
    """An error body of RFC 9457."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": request.url.path,
        **more,
    }
    return JSONResponse(
        body, status_code=status, headers=headers, media_type="application/problem+json"
    )


def _errors(wrong: Exception) -> dict[str, object]:
    """Where a request is not as the API wants it, part by part."""
    if not isinstance(wrong, RequestValidationError):
        return {}
    return {
        "errors": [
            {"at": ".".join(map(str, one["loc"])), "why": one["msg"]} for one in wrong.errors()[:20]
        ]
    }


def _sentence(why: str) -> str:
    return why[:1].upper() + why[1:] + ("" if why.endswith(".") else ".")

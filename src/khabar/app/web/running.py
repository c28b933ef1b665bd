"""The desk under its web server, until Ctrl-C."""

from __future__ import annotations

import socket
from threading import Thread

import typer
import uvicorn

from khabar.app.failures import tell
from khabar.app.web.i18n import LANGUAGES
from khabar.app.web.screens import environment
from khabar.app.web.server import create_app
from khabar.app.web.settings import Settings, on_loopback
from khabar.export.html.labels import label
from khabar.sources.refusal import Refusal

BACKLOG = 256


def warm() -> None:
    """Read a line, so that the first text handed in finds the word lists loaded."""
    from khabar.reader import read

    read(label("invented").ar, single=True)


def run(settings: Settings) -> None:
    """Serve one desk; an address that cannot be had is refused with what mends it."""
    bare = settings.host.strip("[]")
    family = socket.AF_INET6 if ":" in bare else socket.AF_INET
    door = socket.socket(family, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((bare, settings.port))
        door.listen(BACKLOG)  # who comes while the desk starts is answered when it is up
    except (OSError, OverflowError):
        door.close()
        raise Refusal(
            f"{settings.host}:{settings.port} cannot be listened on: choose another --port, or "
            "end what listens there"
        ) from None
    app = create_app(settings)
    for language in LANGUAGES:
        environment(language).get_template("first/page.html")
    Thread(target=warm, name="khabar-warm", daemon=True).start()
    shown = f"[{bare}]" if ":" in bare else bare
    typer.echo(f"The desk is open: http://{shown}:{door.getsockname()[1]}/   (Ctrl-C closes it)")
    if not on_loopback(settings.host):
        tell(
            "passwords cross the network as they are typed, unless a proxy with TLS stands before "
            "the desk (docs/review.md)."
        )
    server = uvicorn.Server(
        uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, proxy_headers=False
        )
    )
    server.run(sockets=[door])

"""The desk under its web server, until Ctrl-C."""

from __future__ import annotations

import gc
import socket
import sys
from threading import Thread
from time import sleep

import typer
import uvicorn

from khabar.app.failures import tell
from khabar.app.web import samples
from khabar.app.web.i18n import LANGUAGES
from khabar.app.web.loading import word_lists
from khabar.app.web.screens import environment
from khabar.app.web.server import create_app
from khabar.app.web.settings import Settings, on_loopback
from khabar.sources.refusal import Refusal

BACKLOG = 256
SWITCH = 0.001
"""Seconds after which a thread that works lets another go on: a screen that is ready waits for
one that is being made no longer than this."""


def warm() -> None:
    """Load what first readers would wait for: word lists, templates, the samples set side by side.

    A little at a time: those who are reading already come between.
    """
    from khabar.compare.story import compare

    word_lists()
    for language in LANGUAGES:  # what is compiled for one is there for the other
        made = environment(language)
        for name in made.list_templates(extensions=("html",)):
            made.get_template(name)
            sleep(0)
    for name in samples.NAMES:
        compare(samples.story(name))
        sleep(0)
    gc.collect()
    gc.freeze()  # what is loaded now stays: no collection goes through it again


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
    sys.setswitchinterval(SWITCH)
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

"""The desk put together: one FastAPI application a desk, nothing shared between two."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pkgutil import iter_modules

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from khabar.app.web import api, assets, pages
from khabar.app.web.failures import catch
from khabar.app.web.headers import Guarded
from khabar.app.web.made import Made
from khabar.app.web.ready import Ready
from khabar.app.web.settings import Settings
from khabar.app.web.shelf import Shelf
from khabar.lexicon.version import VERSION
from khabar.store.pulse import Pulse
from khabar.store.store import open_store

OPENAPI = "/api/v1/openapi.json"


def create_app(settings: Settings) -> FastAPI:
    """A desk. What it holds hangs on ``app.state``: settings, store, shelf."""
    store = open_store(settings.store) if settings.store is not None else None
    pulse = Pulse(store) if store is not None else None

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        if pulse is not None:
            pulse.close()
        if store is not None:
            store.close()

    app = FastAPI(
        title="Khabar",
        version=VERSION,
        summary="Arabic news read into statements with whose word each rests on.",
        openapi_url=OPENAPI,
        docs_url=None,  # its page would ask a third party for its script
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.settings = settings
    app.state.store = store
    app.state.shelf = Shelf(settings.held, settings.secret)
    app.state.screens = Made()
    app.add_middleware(Ready, desk=app, pulse=pulse)
    app.include_router(assets.router)
    for package in (pages, api):
        for found in iter_modules(package.__path__):
            module = import_module(f"{package.__name__}.{found.name}")
            if hasattr(module, "router"):
                app.include_router(module.router)
            if hasattr(module, "install"):
                module.install(app)
    catch(app)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    if not settings.asks_for_accounts or settings.hosts:
        # a name that points here by another's will is not answered
        known = [settings.host.strip("[]"), "localhost", "127.0.0.1", "[::1]", "::1"]
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*known, *settings.hosts])
    app.add_middleware(Guarded)
    return app

"""What a screen works on: the open store, if there is one, as the person who asks sees it."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import Depends, HTTPException, Request

from khabar.app.web.i18n import N_
from khabar.app.web.settings import Settings
from khabar.store.store import Store

NO_STORE = N_("This desk keeps nothing: start it with khabar serve --store FILE to keep texts.")


def settings_of(request: Request) -> Settings:
    """What this desk was started with."""
    settings: Settings = request.app.state.settings
    return settings


def desk_or_none(request: Request) -> Store | None:
    """The store in the name of who asks; None where the desk keeps nothing."""
    store: Store | None = request.app.state.store
    if store is None:
        return None
    return replace(store, who=getattr(request.state, "who", None) or store.who)


def desk(request: Request) -> Store:
    """The store; a screen that needs one is refused with the way to make one."""
    found = desk_or_none(request)
    if found is None:
        raise HTTPException(409, NO_STORE)
    return found


Desk = Annotated[Store, Depends(desk)]
DeskOrNone = Annotated[Store | None, Depends(desk_or_none)]
"""In a route: ``def screen(request: Request, desk: Desk) -> Response``."""

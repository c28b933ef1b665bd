"""Words that the screens of what is seen share."""

from __future__ import annotations

from typing import Any, get_args

from khabar.app.web.i18n import N_
from khabar.app.web.screens import View
from khabar.app.web.seen.asked import UNTOLD
from khabar.app.web.seen.showing import MOST_LISTED
from khabar.export.html.labels import label
from khabar.readings.event import EventType, Modality
from khabar.store.search.terms import FACTUALITY

CHIPS = {
    "q": N_("words"),
    "actor": N_("actor"),
    "place": N_("place"),
    "km": N_("km around it"),
    "type": N_("kind of event"),
    "source": N_("source"),
    "publisher": N_("outlet"),
    "factuality": N_("said as"),
    "voice": N_("voice"),
    "since": N_("events from"),
    "until": N_("events to"),
    "from": N_("printed from"),
    "to": N_("printed to"),
    "case": N_("case"),
}


def words(view: View) -> dict[str, Any]:
    """What the templates need to name things, in the language of the view."""
    told = view.words.gettext

    def said(key: str) -> str:
        return label(key).ar if view.language == "ar" else label(key).en

    return {
        "types": {key: said(f"event_{key}") for key in get_args(EventType)},
        "modalities": {key: said(f"modality_{key}") for key in get_args(Modality)},
        "untold": UNTOLD,
        "factualities": [(key, said(key)) for key in FACTUALITY],
        "chip_names": {key: told(name) for key, name in CHIPS.items()},
        "most_listed": MOST_LISTED,
    }

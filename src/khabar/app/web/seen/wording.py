"""Words that the screens of what is seen share."""

from __future__ import annotations

from typing import Any

from khabar.app.web.i18n import N_
from khabar.app.web.screens import View
from khabar.app.web.seen.asked import UNTOLD
from khabar.app.web.seen.showing import MODALITIES, MOST_LISTED
from khabar.app.web.story.matrices import TYPES
from khabar.export.html.labels import label
from khabar.store.search.terms import FACTUALITY

RELATIONS = {
    "north_of": N_("north of"),
    "south_of": N_("south of"),
    "east_of": N_("east of"),
    "west_of": N_("west of"),
    "countryside_of": N_("the countryside of"),
    "near": N_("near"),
    "between": N_("between"),
    "along": N_("along"),
}
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
        "types": {key: told(name) for key, name in TYPES.items()},
        "modalities": {key: told(name) for key, name in MODALITIES.items()},
        "untold": UNTOLD,
        "factualities": [(key, said(key)) for key in FACTUALITY],
        "relations": {key: told(name) for key, name in RELATIONS.items()},
        "chip_names": {key: told(name) for key, name in CHIPS.items()},
        "most_listed": MOST_LISTED,
    }

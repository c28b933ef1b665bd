"""What a mark says of itself in a few words, when one rests on it."""

from __future__ import annotations

from collections.abc import Callable

from khabar.app.web.i18n import N_, Catalogue
from khabar.app.web.marks import Tip
from khabar.export.html.labels import label
from khabar.readings.event import Event
from khabar.readings.place import Place
from khabar.readings.time import Time
from khabar.readings.wording import Wording

WITHIN, UNPLACED = N_("somewhere within %(km)s km"), N_("not placed on the map")
OPEN, ABOUT = N_("this date cannot be placed"), N_("%(first)s to %(last)s")
OWN, INSIDE = N_("the publisher's word"), N_("inside a quotation")
NOT_READ = N_("This sentence was not read: no voice, event or fact was found in it.")


def tips(words: Catalogue) -> Tip:
    """The words of tips in one language."""

    def said(key: str) -> str:
        told = label(key)
        return told.ar if words.language == "ar" else told.en

    def tip(kind: str, value: object) -> str:
        if isinstance(value, Event):
            told = [said(f"event_{value.type}"), said(f"modality_{value.modality}")]
        elif isinstance(value, Place):
            told = [_name(value, words), _area(value, words)]
        elif isinstance(value, Time):
            told = [_when(value, words)]
        elif isinstance(value, Wording):
            told = [said(f"class_{value.field_class}"), _plainer(value, said), _voice(value, words)]
        else:
            told = [words.gettext(NOT_READ)] if kind == "unread" else []
        return " · ".join(filter(None, told))

    return tip


def _name(place: Place, words: Catalogue) -> str:
    return place.name if words.language == "ar" else place.name_en or place.name


def _area(place: Place, words: Catalogue) -> str:
    if place.lat is None and not place.area:
        return words.gettext(UNPLACED)
    radius = (place.area or {}).get("radius_km")
    return words.gettext(WITHIN) % {"km": words.number(radius)} if radius else ""


def _when(time: Time, words: Catalogue) -> str:
    if time.start is None:
        return words.gettext(OPEN) if time.type in ("DATE", "TIME") else ""
    if time.time_precision in (None, 1) or not time.stop:
        return words.day(time.start)
    return words.gettext(ABOUT) % {
        "first": words.day(time.start[:10]), "last": words.day(time.stop[:10])
    }  # fmt: skip


def _plainer(word: Wording, said: Callable[[str], str]) -> str:
    return f"{said('plainer')}: {word.plainer}" if word.plainer else ""


def _voice(word: Wording, words: Catalogue) -> str:
    told = OWN if word.voice == "own" else INSIDE
    return words.gettext(told)

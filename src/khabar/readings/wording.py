"""Words that take a side."""

from __future__ import annotations

import msgspec

from khabar.readings.value import Placed


class Wording(Placed, frozen=True, kw_only=True):
    """A word or phrase by which a speaker takes sides.

    ``field_class`` is written as ``class``: side_taking, contested_term,
    honorific, scare_marker, euphemism … ``plainer`` is a suggestion or null.
    ``voice`` is "own" or the id of the attribution whose quotation marks hold
    it; ``within`` the attribution whose content holds it.
    """

    field_class: str = msgspec.field(name="class")
    plainer: str | None = None
    plainer_en: str | None = None
    about: str | None = None
    voice: str = "own"
    within: str | None = None
    basis: str = ""

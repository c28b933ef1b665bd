"""The words of the screens in each language: gettext catalogues, numbers, days, directions.

A catalogue is every ``.po`` file under ``locale/<language>/LC_MESSAGES``, one a screen, read as
it is when the first page is asked for: nothing is compiled, so nothing can be stale.
`khabar.app.web.catalogues` takes new words up from templates and code.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from gettext import c2py
from importlib.resources import files

LANGUAGES = ("ar", "en")
DIRECTIONS = {"ar": "rtl", "en": "ltr"}
NAMES = {"ar": "العربية", "en": "English"}

Forms = dict[int, str]


def N_(message: str) -> str:
    """Mark words in code for the catalogues; they are put into a language where shown."""
    return message


def pN_(context: str, message: str) -> tuple[str, str]:
    """Mark words that mean something else in another place."""
    return context, message


@dataclass(frozen=True)
class Catalogue:
    """The words of one language. Without an entry the words of the code stand."""

    language: str
    said: dict[tuple[str | None, str], Forms]
    plural: Callable[[int], int]

    def gettext(self, message: str) -> str:
        return self.said.get((None, message), {}).get(0) or message

    def pgettext(self, context: str, message: str) -> str:
        return self.said.get((context, message), {}).get(0) or message

    def ngettext(self, one: str, many: str, n: int) -> str:
        forms = self.said.get((None, one), {})
        return forms.get(self.plural(n)) or (one if n == 1 else many)

    def npgettext(self, context: str, one: str, many: str, n: int) -> str:
        forms = self.said.get((context, one), {})
        return forms.get(self.plural(n)) or (one if n == 1 else many)

    def number(self, value: float) -> str:
        """A number in the digits and groups of the language."""
        return _number(value, self.language)

    def day(self, value: date | datetime | str | None, form: str = "long") -> str:
        """A day, with its hour where it has one; what is no day is shown as it is written."""
        if not value:
            return ""
        told = value if isinstance(value, str) else value.isoformat()
        return _day(told, form, self.language)


@lru_cache(maxsize=4096)
def _day(value: str, form: str, language: str) -> str:
    from babel.dates import format_datetime

    try:
        known = datetime.fromisoformat(value)
    except ValueError:
        return value
    hour = " HH:mm" if len(value) > len("2026-01-01") else ""
    told = format_datetime(known, f"{_DAYS[form]}{hour}", locale=language)
    if language != "ar" or form == "short":
        return told
    # both names of the month, as agencies write them: readers know one or the other
    east = format_datetime(known, "MMMM", locale="ar_SY")
    here = format_datetime(known, "MMMM", locale="ar")
    return told if east == here else told.replace(here, f"{east}/{here}")


@lru_cache(maxsize=4096)
def _number(value: float, language: str) -> str:
    from babel.numbers import format_decimal

    return format_decimal(value, locale=language, numbering_system="default")


_DAYS = {"long": "d MMMM y", "short": "d MMM", "medium": "d MMM y"}


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of ``ar`` or ``en``."""
    from babel.messages.pofile import read_po

    said: dict[tuple[str | None, str], Forms] = {}
    rule = "n != 1"
    folder = files("khabar.app.web").joinpath("locale", language, "LC_MESSAGES")
    for file in sorted(folder.iterdir(), key=lambda found: found.name):
        if not file.name.endswith(".po"):
            continue
        read = read_po(io.BytesIO(file.read_bytes()), locale=language)
        rule = read.plural_expr
        for message in read:
            if not message.id or message.fuzzy:
                continue
            key = message.id[0] if isinstance(message.id, tuple | list) else message.id
            told = message.string
            forms = dict(enumerate(told)) if isinstance(told, tuple | list) else {0: str(told)}
            said[message.context, key] = forms
    return Catalogue(language, said, c2py(rule))


def chosen(asked: str | None, kept: str | None, accepted: str) -> str:
    """The language to show: asked for in the address, kept in a cookie, else the browser's.

    >>> chosen(None, None, "fr;q=0.8, en-GB;q=0.7, ar;q=0.3")
    'en'
    """
    for told in (asked, kept):
        if told in LANGUAGES:
            return told
    weighed = []
    for place, part in enumerate(accepted[:500].split(",")):
        name, _, weight = part.strip().partition(";q=")
        try:
            worth = float(weight) if weight else 1.0
        except ValueError:
            worth = 0.0
        weighed.append((-worth, place, name.strip().lower().partition("-")[0]))
    return next((name for _, _, name in sorted(weighed) if name in LANGUAGES), LANGUAGES[0])

"""New words of templates and code into the catalogues: ``python -m khabar.app.web.catalogues``.

Each screen has a catalogue of its own in each language. With names of screens only theirs are
written, so that two people may work at once. What is already translated stays; what no screen
says any more goes.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from khabar.app.web.i18n import LANGUAGES

HERE = Path(__file__).parent
KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "plural": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pN_": ((1, "c"), 2),
}
COMMON = "khabar"
PLURALS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
    "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    "en": "nplurals=2; plural=(n != 1);",
}
"""Forms in the order that translators know: of Arabic none, one, two, 3-10, 11-99, hundreds."""


class Said(NamedTuple):
    """Words that a screen says: one string, or two forms of a plural."""

    screen: str
    message: str | tuple[str, ...]
    context: str | None


def said() -> Iterator[Said]:
    """All words of all screens, file by file."""
    for path in sorted((*HERE.rglob("*.html"), *HERE.rglob("*.py"))):
        method = "python" if path.suffix == ".py" else "jinja2.ext:babel_extract"
        options = {"trimmed": "true", "silent": "false", "extensions": "jinja2.ext.i18n"}
        with path.open("rb") as stream:
            for _, message, _, context in extract(method, stream, KEYWORDS, (), options):
                yield Said(_screen(path), message, context)


def _screen(path: Path) -> str:
    """Which catalogue the words of a file belong to: that of its screen, else the common one."""
    parts = path.relative_to(HERE).parts
    if len(parts) == 1:
        return COMMON
    if parts[0] == "templates":
        return parts[1] if len(parts) > 2 else COMMON
    return path.stem if parts[0] in ("pages", "api") else parts[0]


def catalogues(language: str) -> dict[str, Catalog]:
    """The catalogues of a language as they should stand, by screen; new words untranslated."""
    known = {each.stem: _read(each, language) for each in _folder(language).glob("*.po")}
    made: dict[str, Catalog] = {}
    for one in said():
        key = one.message if isinstance(one.message, str) else one.message[0]
        into = made.setdefault(one.screen, Catalog(locale=language, fuzzy=False))
        into.add(one.message, _told(one, key, language, known), context=one.context)
    return made


def _told(one: Said, key: str, language: str, known: dict[str, Catalog]) -> Any:
    for each in known.values():
        found = each.get(key, one.context)
        if found is not None and found.string and any(found.string):
            return found.string
    if language == "en":
        return one.message
    return "" if isinstance(one.message, str) else ("",) * 6


def written(catalog: Catalog) -> bytes:
    """A catalogue as its file holds it: sorted, with no line numbers and no dates to go stale."""
    out = io.BytesIO()
    for message in catalog:
        message.flags.discard("fuzzy")
    write_po(
        out, catalog, omit_header=True, sort_output=True, no_location=True, width=0,
    )  # fmt: skip
    return _head(catalog) + out.getvalue()


def _head(catalog: Catalog) -> bytes:
    return (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {catalog.locale}\\n"\n'
        f'"Plural-Forms: {PLURALS[str(catalog.locale)]}\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    ).encode()


def _folder(language: str) -> Path:
    return HERE / "locale" / language / "LC_MESSAGES"


def _read(path: Path, language: str) -> Catalog:
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def main(screens: Sequence[str] = ()) -> int:
    """Write the catalogues of both languages, and tell what is still to be translated."""
    for language in LANGUAGES:
        folder = _folder(language)
        folder.mkdir(parents=True, exist_ok=True)
        made = catalogues(language)
        for name, catalog in made.items():
            if screens and name not in screens:
                continue
            (folder / f"{name}.po").write_bytes(written(catalog))
            for message in catalog:
                if message.id and not (message.string and all(message.string)):
                    print(f"{language}/{name}.po: {message.id}")
        for old in folder.glob("*.po"):
            if not screens and old.stem not in made:
                old.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

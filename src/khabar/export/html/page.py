"""The page put together: articles in, one file of HTML out."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from khabar.compare.story import Story
from khabar.export.html.labels import label
from khabar.export.html.readers import invented, reader
from khabar.export.html.stories import head, readers
from khabar.readings.article import Article

FACES = (
    ("Khabar Naskh", 400, "noto-naskh-arabic-{}-400"),
    ("Khabar Naskh", 700, "noto-naskh-arabic-{}-700"),
    ("Khabar Kufi", 500, "noto-kufi-arabic-{}-500"),
)
RANGES = {
    "arabic": "U+0600-06FF,U+0750-077F,U+0870-08FF,U+200C-200E,U+2010-2011,U+FB50-FDFF,U+FE70-FEFC",
    "latin": "U+0000-00FF,U+2000-200B,U+2012-206F,U+2190-2193,U+2212",
}
"""The characters that each of a face's files draws."""


def page(articles: Sequence[Article], story: Story | None = None) -> str:
    """One file of HTML with the articles to read, and above them their story if there is one.

    The file holds its fonts, style and script and forbids itself every request.
    With ``story`` its own articles are shown, and ``articles`` is not looked at.
    """
    kept = story.articles if story else tuple(articles)
    shown = list(readers(story)) if story else [reader(a, n) for n, a in enumerate(kept, 1)]
    style, script = _style(), _read("page.js")
    return (
        _environment()
        .get_template("page.html")
        .render(
            head=head(story) if story else None,
            readers=shown,
            invented=any(map(invented, kept)),
            engine=kept[0].engine if kept else "",
            style=style,
            script=script,
            style_hash=_hash(style),
            script_hash=_hash(script),
        )
    )


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("khabar.export.html", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["label"] = label
    return made


@cache
def _style() -> str:
    faces = [
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:swap;'
        f"src:url(data:font/woff2;base64,{_font(file.format(script))}) format('woff2');"
        f"unicode-range:{letters}}}"
        for family, weight, file in FACES
        for script, letters in RANGES.items()
    ]
    return "\n".join([*faces, _read("page.css")])


def _font(name: str) -> str:
    kept = files("khabar.export.html").joinpath("fonts", f"{name}.woff2").read_bytes()
    return base64.b64encode(kept).decode("ascii")


@cache
def _read(name: str) -> str:
    return files("khabar.export.html").joinpath(name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """What the page's policy knows its own style and script by."""
    return "sha256-" + base64.b64encode(sha256(content.encode()).digest()).decode("ascii")

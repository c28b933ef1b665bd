"""Runs of figures with strokes between them, of which dates are made, and figures in brackets."""

from __future__ import annotations

from khabar.annotators.dates.scene import Found, Scene
from khabar.text.words import Kind

STROKES = frozenset(("/", "\\", "-", "–", "ـ"))
MOST = 4


def figures_at(scene: Scene, at: int) -> tuple[list[str], int]:
    """The figures joined by one kind of stroke, dash or stop, and where they end."""
    items, end = scene.words.items, scene.end(at)
    form = items[at].form
    if form.count(".") == 2 and form.replace(".", "").isdigit():
        return form.split("."), at + 1
    parts = [form]
    stroke = scene.form(at + 1) if at + 1 < end else ""
    if stroke not in STROKES:
        return parts, at + 1
    stop = at + 1
    while (
        stop + 1 < end
        and items[stop].form == stroke
        and items[stop + 1].kind is Kind.DIGITS
        and (stroke in "/\\" or not items[stop].gap)
        and len(parts) < MOST
    ):
        parts.append(items[stop + 1].form)
        stop += 2
    if any(not part.isdigit() for part in parts):
        return [], stop
    return parts, stop


def with_bracket(scene: Scene, found: Found) -> Found:
    """«(67) عاماً»: with the bracket that the one within it closes."""
    marks = [form for n in range(found.first, found.stop) if (form := scene.form(n)) in "()"]
    opened = scene.before(found.first) == "(" and marks[:1] == [")"]
    return found._replace(first=found.first - 1) if opened else found

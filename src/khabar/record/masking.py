"""An article as it may leave the desk: private people by a mark in place of their names.

Who is masked: every person whose class is private, minor or unknown. The same person has the
same mark all through the article; places are counted anew, so that every span still covers what
it names. Nothing but names is taken out: what a man did, and his trade or town, stay, and may
still tell who he is to those who know him. A name that no rule found is not masked either.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from khabar.lexicon.gazetteer.countries import nisba_country
from khabar.lexicon.learned.latin import in_latin
from khabar.lexicon.person_names import is_everyday, name_kind
from khabar.readings.actor import Actor
from khabar.readings.article import Article
from khabar.text.clitics import ARTICLE, CONJUNCTIONS, PARTICLES
from khabar.text.letters import TATWEEL
from khabar.text.span import Span
from khabar.text.view import folded
from khabar.text.words import ARABIC

Marker = Callable[[int], str]
"""Makes the mark of the n-th person of an article, counted from one."""
LEFT = frozenset({"id", "rule", "ref", "entity", "doc", "source_doc", "engine", "input_span"})
"""Fields that hold no name, or a place in the input and not in the text."""
WHOLE = LEFT | {"text", "text_sha256"}
SHORTEST = 3
NEXT = re.compile(f" ([{ARABIC}]+)(?!\\w)")
YEH = "\u064a"
JOINED = f"(?<!\\w)([{CONJUNCTIONS}{PARTICLES}]{{0,2}}{TATWEEL}?)"
"""What may be joined to a name before it («لفلان», «وفلان»)."""


class Hidden(NamedTuple):
    """A stretch of the text that a mark replaces."""

    span: Span
    mark: str


def bracketed(number: int) -> str:
    """The mark that is used where none is asked for.

    >>> bracketed(2)
    '[#2]'
    """
    return f"[#{number}]"


def is_private(actor: Actor) -> bool:
    """Whether a mention is of a person who is not known to hold a public role."""
    return actor.kind == "person" and actor.person_class != "public_role"


def masked(article: Article, mark: Marker = bracketed) -> Article:
    """The article without the names of private people; the article itself where it has none.

    ``mark`` must give each number a mark of its own. The hash of the text is that of the
    masked one: by the other a guess at the name could be proved.
    """
    marks = _marks(article.actors, mark)
    if not marks:
        return article
    hidden = _hidden(article, marks)
    text = _rewritten(article.text, hidden)
    written = {span.of(article.text): mark for span, mark in hidden}
    names = _names(article, marks, written)
    done = _moved(article, _Move(hidden, text, names, marks))
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return replace(done, text=text, text_sha256=digest)  # type: ignore[no-any-return]


def mask_words(article: Article, mark: Marker = bracketed) -> Callable[[str], str]:
    """What masks, in words that stand beside an article, the people that `masked` masks in it."""
    marks = _marks(article.actors, mark)
    if not marks:
        return str
    hidden = _hidden(article, marks)
    written = {span.of(article.text): mark for span, mark in hidden}
    return _Move(hidden, article.text, _names(article, marks, written), marks).string


def _marks(actors: Sequence[Actor], mark: Marker) -> dict[str, str]:
    """By entity, the mark of each private person, in the order in which they are named."""
    private = dict.fromkeys(a.entity for a in actors if is_private(a) and a.entity)
    public = {a.entity for a in actors if not is_private(a)}
    shown = [entity for entity in private if entity and entity not in public]
    return {entity: mark(number) for number, entity in enumerate(shown, start=1)}


def _hidden(article: Article, marks: Mapping[str, str]) -> list[Hidden]:
    """Where names stand: in mentions, and wherever a full name is written again."""
    found: list[Hidden] = []
    view = folded(article.text)
    for actor in article.actors:
        mark = marks.get(actor.entity or "")
        if mark is None or actor.mention in ("noun", "pronoun"):
            continue
        found.append(Hidden(_with_rest(article.text, _bare(actor)), mark))
    for name, mark in _full_names(article, marks):
        key = folded(name).text
        for met in re.finditer(rf"{JOINED}({re.escape(key)})(?!\w)", view.text):
            found.append(Hidden(view.span(*met.span(2)), mark))
    found.sort(key=lambda one: (one.span.start, -one.span.stop))
    kept: list[Hidden] = []
    for one in found:
        if not kept or one.span.start >= kept[-1].span.stop:
            kept.append(one)
    return kept


def _bare(actor: Actor) -> Span:
    """Where the name stands in a mention, its title left out; the whole where that is not told."""
    view, name = folded(actor.text), folded(actor.name).text
    at = view.text.rfind(name)
    if at < 0 or not name:
        return actor.span
    inside = view.span(at, at + len(name))
    return Span(actor.span.start + inside.start, actor.span.start + inside.stop)


def _with_rest(text: str, span: Span) -> Span:
    """Take in a word after a name that may well belong to it: rather one word too many."""
    met = NEXT.match(text, span.stop)
    if met is None:
        return span
    form = folded(met.group(1)).text
    alone = " " not in span.of(text)
    family = form.startswith(ARTICLE) and form.endswith(YEH) and not nisba_country(form)
    if name_kind(form) or (family and (alone or not is_everyday(form))):
        return Span(span.start, met.end())
    return span


def _full_names(article: Article, marks: Mapping[str, str]) -> list[tuple[str, str]]:
    """Every name of two words or more of those who are masked."""
    names = {
        (name, marks[a.entity or ""])
        for a in article.actors
        if a.entity in marks and is_private(a)
        for name in (a.name,)
        if " " in name and len(name) > SHORTEST
    }
    return sorted(names)


def _names(
    article: Article, marks: Mapping[str, str], written: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Every way in which a masked person is written in any field, the longest first."""
    found = dict(written)
    for entity in article.entities:
        mark = marks.get(entity.id)
        for name in (entity.name, entity.name_en or ""):
            if mark and len(name) >= SHORTEST:
                found[name] = mark
    english = {who.id: who.name_en or "" for who in article.entities}
    for actor in article.actors:
        mark = marks.get(actor.entity or "")
        if mark is None or not is_private(actor):
            continue
        spelt = in_latin(actor.name)  # as the glosses spell it
        for name in (actor.name, actor.name_en or "", english.get(actor.entity or "", ""), spelt):
            if len(name) >= SHORTEST:
                found[name] = mark
        if actor.mention in ("name", "alias") and actor.name not in actor.text:
            found[actor.text] = mark
    return sorted(found.items(), key=lambda pair: -len(pair[0]))


def _rewritten(text: str, hidden: Sequence[Hidden]) -> str:
    pieces, at = [], 0
    for span, mark in hidden:
        pieces += [text[at : span.start], mark]
        at = span.stop
    return "".join((*pieces, text[at:]))


class _Move:
    """Puts spans and names of an article into its masked text."""

    def __init__(
        self,
        hidden: Sequence[Hidden],
        text: str,
        names: Sequence[tuple[str, str]],
        marks: Mapping[str, str],
    ) -> None:
        self.text, self.names, self.marks = text, names, marks
        self._hidden = hidden
        self._starts = [one.span.start for one in hidden]
        self._shifts = [0]
        for span, mark in hidden:
            self._shifts.append(self._shifts[-1] + len(mark) - (span.stop - span.start))

    def span(self, old: Span) -> Span:
        """Where a span lies in the masked text; within a name it takes in the whole mark."""
        start, stop = self._place(old.start, end=False), self._place(old.stop, end=True)
        return Span(start, max(stop, start + 1))

    def _place(self, at: int, *, end: bool) -> int:
        n = bisect_right(self._starts, at - 1 if end else at)
        if n:
            span, mark = self._hidden[n - 1]
            if at < span.stop:
                start = span.start + self._shifts[n - 1]
                return start + len(mark) if end else start
        return at + self._shifts[n]

    def string(self, old: str) -> str:
        """A string with marks for the names in it."""
        for name, mark in self.names:
            if name in old:
                old = re.sub(rf"{JOINED}{re.escape(name)}(?!\w)", rf"\g<1>{_plain(mark)}", old)
        return old


def _plain(mark: str) -> str:
    """A mark as the replacement of a pattern."""
    return mark.replace("\\", r"\\")


def _moved(value: Any, move: _Move) -> Any:
    """Any part of an article, its spans and strings put into the masked text."""
    if isinstance(value, Span):
        return move.span(value)
    if isinstance(value, str):
        return move.string(value)
    if isinstance(value, tuple):
        return tuple([_moved(item, move) for item in value])
    if not isinstance(value, msgspec.Struct):
        return value
    left = WHOLE if isinstance(value, Article) else LEFT
    fields = (name for name in value.__struct_fields__ if name not in left)
    changed = {name: _moved(getattr(value, name), move) for name in fields}
    if isinstance(changed.get("span"), Span) and "text" in changed:
        changed["text"] = changed["span"].of(move.text)
    return replace(value, **changed)

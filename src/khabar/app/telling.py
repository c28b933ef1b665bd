"""A story told in a few lines of a terminal, every figure taken from the reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len

from khabar.compare.story import Story
from khabar.compare.tolls import Figure, Toll
from khabar.export.html.labels import label
from khabar.readings.article import Article
from khabar.readings.attribution import Attribution

WIDTH = 80
"""Columns of a line, at most."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells ``story``; ``english`` gives the outlets' names in Latin letters where known."""

    story: Story
    english: dict[str, str]

    def name(self, name: str) -> str:
        """A name as it is printed."""
        return self.english.get(name, name)

    def counts(self) -> Iterator[str]:
        """How many articles, wordings and origins there are."""
        story, known = self.story, self.story.origins
        most = f" (at most {known.most})" if known.most > known.least else ""
        yield (
            f"{len(story.articles)} articles -> {len(story.wordings)} wordings -> "
            f"{known.least} origins that can be told apart{most}"
        )

    def disputed(self) -> Iterator[str]:
        """The first toll on which the articles differ, and who says which."""
        for toll in self.story.tolls:
            if toll.disputed:
                yield from self._toll(toll)
                return

    def _toll(self, toll: Toll) -> Iterator[str]:
        kind = label(toll.kind).en
        yield f"{kind}: " + " | ".join(f"{value:g}" for value in toll.values)
        for figure in toll.figures:
            if figure.value is not None:
                bound = "" if figure.bound == "exactly" else label(figure.bound).en + " "
                count = f"{bound}{figure.value:g}" + (" denied by" if figure.denied else "")
                arrow = "  " if figure.denied else "<-"
                where = several(len(figure.articles), "article") + self._share(figure)
                yield self._line(f"  {count:<12} {arrow} ", figure, where)

    def _line(self, count: str, figure: Figure, where: str) -> str:
        if figure.origin is None:
            return f"{count}{'own voice, no source given':<36} {where}"
        origin = self.story.origins.found[figure.origin]
        if not origin.named:
            source = f"unnamed source of {self.name(origin.through)}"
            return f"{fitted(count, source, '', len(count) + 36):<{len(count) + 36}} {where}"
        line = fitted(count + "«", origin.name, "» (named)", len(count) + 36)
        return line + " " * (len(count) + 37 - cell_len(line)) + where

    def _share(self, figure: Figure) -> str:
        told = set(figure.articles)
        most = max(len(told & set(group.members)) for group in self.story.wordings)
        return f", {most} share text" if most > 1 else ""

    def followed(self) -> Iterator[str]:
        """One statement followed to its origin, and what its article did with the text."""
        found = [(at, s) for at, one in enumerate(self.story.articles) for s in one.attributions]
        if not found:
            return
        at, said = max(found, key=lambda pair: self._telling(*pair))
        article = self.story.articles[at]
        start, stop = said.content_span
        yield f"Article {at + 1}, characters {start}-{stop}, followed to its origin:"
        yield self._chain(article, said)
        cue = f" («{article.text[slice(*said.cue_span)]}»)" if said.cue_span else ""
        yield fitted(
            f"  {label(said.factuality).en}{cue}: «",
            " ".join(article.text[start:stop].split()),
            "»",
        )
        yield from self._left_out(at)
        words = sum(w.plainer is not None and w.voice == "own" for w in article.wording)
        if words:
            yield f"  Plainer wording suggested for {several(words, 'word')} in its own voice."

    def _telling(self, at: int, said: Attribution) -> tuple[object, ...]:
        """What makes a statement worth following: a copy that cuts, a chain, a figure, a hedge."""
        article = self.story.articles[at]
        counted = any(
            place.article == at
            and place.attribution is not None
            and article.attributions[place.attribution].id == said.id
            for toll in self.story.tolls
            for figure in toll.figures
            for place in figure.told
        )
        cuts = any(gone.copy == at for gone in self.story.omissions)
        # of two alike, the one that comes first
        return cuts, len(said.chain), counted, said.factuality != "CT+", -at, -said.content_span[0]

    def _chain(self, article: Article, said: Attribution) -> str:
        links = [article.publisher.name] if article.publisher else []
        links += [link.name for link in said.chain[:-1] if link.name not in links]
        before = "".join(f"{self.name(name)} -> " for name in links)
        last = said.chain[-1]
        return fitted(f"  {before}«", last.name, f"» ({'named' if last.named else 'unnamed'})")

    def _left_out(self, at: int) -> Iterator[str]:
        for gone in self.story.omissions:
            if gone.copy == at:
                head = self.story.articles[gone.head]
                source = self.name(head.publisher.name) if head.publisher else "the text it shares"
                count = several(len(gone.sentences), "sentence")
                which = "" if len(gone.sentences) == 1 else ", the last of them"
                yield f"  It left out {count} of {source}{which}:"
                yield fitted("  «", gone.sentences[-1].of(head.text), "»")

    def unread(self) -> Iterator[str]:
        """How many sentences nothing was made of."""
        articles = self.story.articles
        n = sum(len(article.summary.unread) for article in articles)
        of = sum(len(article.sentences) for article in articles)
        yield f"Not read: {n} of {of} sentences (no word of anyone, no event found in them)."


def several(n: int, thing: str) -> str:
    """A count with its noun.

    >>> several(1, "article"), several(3, "article")
    ('1 article', '3 articles')
    """
    return f"{n} {thing}{'' if n == 1 else 's'}"


def fitted(before: str, words: str, after: str, width: int = WIDTH) -> str:
    """A line whose ``words`` are cut at a space, with «…» for the rest, so that it fits.

    >>> fitted("(", "one two three", ")", 10)
    '(one two…)'
    """
    room = width - cell_len(before) - cell_len(after)
    if cell_len(words) > room:
        while words and cell_len(words) >= room:
            words = words.rpartition(" ")[0] or words[:-1]
        words += "…"
    return before + words + after

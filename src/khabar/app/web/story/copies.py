"""The copy tree: which article shares the text of which, and what each cut, added or changed."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.app.web.story.opening import Opened
from khabar.compare.direction import direction
from khabar.compare.sharing import left_out
from khabar.readings.article import Article
from khabar.store.changes import changes
from khabar.text.span import Span


@dataclass(frozen=True)
class Piece:
    """A stretch of a comparison: same, cut or added, with its letters."""

    kind: str
    text: str


@dataclass(frozen=True)
class Copy:
    """An article that shares a head's text.

    ``share`` is the part of its own words that the head has, in hundredths; ``cut`` are
    sentences of the head that it has not, ``added`` sentences of its own, ``reworded`` how
    many places stand otherwise within what both have. ``earlier`` tells which had the text
    first: head, copy, or "" where nothing tells; ``by`` says what tells so.
    """

    at: int
    share: int
    cut: tuple[Span, ...]
    added: tuple[Span, ...]
    reworded: int
    earlier: str
    by: str


@dataclass(frozen=True)
class Tree:
    """A wording: its head (None where no article shows as that) and those that share its text."""

    members: tuple[int, ...]
    head: int | None
    copies: tuple[Copy, ...]


def trees(opened: Opened) -> tuple[Tree, ...]:
    """Every wording, those with copies first."""
    made = []
    for group in opened.story.wordings:
        head = group.head if group.head is not None else group.members[0]
        others = tuple(one for one in group.members if one != head)
        made.append(Tree(group.members, group.head, tuple(_copy(opened, head, o) for o in others)))
    return tuple(sorted(made, key=lambda tree: -len(tree.members)))


def _copy(opened: Opened, head: int, at: int) -> Copy:
    story = opened.story
    first, second = story.articles[head], story.articles[at]
    both = story.between(head, at)
    pairs = both.pairs if both else ()
    swapped = both is not None and both.first != head
    left = [p.second if swapped else p.first for p in pairs]
    right = [p.first if swapped else p.second for p in pairs]
    share = (both.share_of_first if swapped else both.share_of_second) if both else 0.0
    told = direction(first, second)
    return Copy(
        at,
        round(100 * share),
        left_out(first, left),
        left_out(second, right),
        sum(one.alike < 1 for one in pairs),
        "" if told.earlier is None else ("head", "copy")[told.earlier],
        told.by,
    )


def compared(first: Article, second: Article) -> tuple[Piece, ...]:
    """Two texts as one, word by word: what both have, what was cut, what was added.

    Spaces and line ends before a stretch are those of the text that it stands in. Spelling that
    folds alike is no change.
    """
    old, new = first.text, second.text
    made: list[Piece] = []
    left = right = 0
    for change in changes(old, new):
        (a, b), (c, d) = change.old, change.new
        if change.kind == "same":
            made.append(Piece("same", new[right:d]))
        else:
            if b > a:
                made += [Piece("same", old[left:a]), Piece("cut", old[a:b])]
            if d > c:
                made += [Piece("same", new[right:c]), Piece("added", new[c:d])]
        left, right = max(left, b), max(right, d)
    made.append(Piece("same", new[right:]))
    return tuple(piece for piece in made if piece.text)

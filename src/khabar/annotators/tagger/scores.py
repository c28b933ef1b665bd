"""The learned reading of names: a linear-chain CRF over what words show.

Each word's score for each label is a sum of weights: of its own traits, of those of the
words up to two away, and of what begins or ends here in the index of names. Sums that
hang on one word alone are kept, so that running text costs a few look-ups a word; only
words that may be in a name at all are decoded (Viterbi, exact between words that are
surely outside).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from khabar.annotators.tagger.decoding import Labelled, best
from khabar.annotators.tagger.known import Known
from khabar.annotators.tagger.traits import beside, is_new, own, sort_of
from khabar.lexicon.learned.weights import Weights, weights
from khabar.text.words import QUOTE, Words

SURELY, MORE = 4000, 3000
"""A word whose label O leads any other by so much is not decoded (see `weights.SCALE`);
by so much more, and its neighbours are not asked what they say together."""

Scores = tuple[int, ...]


class Row(NamedTuple):
    """What one word's form says: of itself, and of the words one and two before and after.

    Of each, ``lead`` is by how much the best label leads O.
    """

    sort: str
    own: Scores
    before: Scores
    after: Scores
    before2: Scores
    after2: Scores
    leads: tuple[int, int, int, int, int]


def traits(words: Words, known: Known, of: Weights) -> Iterator[list[str]]:
    """Every trait of every word, as the tagger is trained on them."""
    forms = [word.form for word in words.items]
    places = around(words, known)
    for bounds in words.bounds:
        near = [*("", ""), *(forms[at] for at in bounds), *("", "")]
        sorts = [sort_of(form, of) for form in near]
        for n, at in enumerate(bounds, 2):
            found = list(own(near[n], of))
            found += _marked("<", beside(near[n - 1], of))
            found += _marked(">", beside(near[n + 1], of))
            found += _marked("<<", outer(near[n - 2], sorts[n - 2]))
            found += _marked(">>", outer(near[n + 2], sorts[n + 2]))
            found += joint(*sorts[n - 2 : n + 2])
            found += pair(near[n - 1], sorts[n])
            found += riap(sorts[n], near[n + 1])
            found += places[at]
            yield found


def _marked(mark: str, found: Sequence[str]) -> list[str]:
    return [mark + trait for trait in found]


def outer(form: str, sort: str) -> tuple[str, str]:
    """What a word shows for the labels of words two away."""
    return f"w{form}", f"c{sort}"


def joint(two: str, one: str, sort: str, after: str) -> tuple[str, ...]:
    """The sorts of neighbouring words together."""
    return (
        f"cc{one}|{sort}",
        f"cC{sort}|{after}",
        f"c3{one}|{sort}|{after}",
        f"c2{two}|{one}|{sort}",
    )


def pair(before: str, sort: str) -> tuple[str, ...]:
    """The word before and the sort of this one."""
    return (f"wc{before}|{sort}",)


def riap(sort: str, after: str) -> tuple[str, ...]:
    """The sort of this word and the word after."""
    return (f"cw{sort}|{after}",)


def around(words: Words, known: Known) -> list[tuple[str, ...]]:
    """By word, what is known of its place in the text rather than of the word.

    What the rules read there and beside, as what they read the word elsewhere, quotation
    marks, and the first place in a sentence.
    """
    found: list[tuple[str, ...]] = [()] * len(words)
    told = known.told(words)
    elsewhere: dict[str, str] = {}
    for at, rule in enumerate(told):
        if rule and rule[-1] != "N":
            elsewhere.setdefault(words.items[at].form, rule[0] + rule[-1])
    for bounds in words.bounds:
        quoted = False
        for at in bounds:
            word = words.items[at]
            rule = told[at]
            if rule:
                found[at] += (f"R{rule}",)
                if at > bounds.start:
                    found[at - 1] += (f">R{rule}",)
                if at + 1 < bounds.stop:
                    found[at + 1] += (f"<R{rule}",)
            if (not rule or rule[-1] == "N") and word.form in elsewhere:
                found[at] += (f"D{elsewhere[word.form]}",)
            if word.kind is QUOTE:
                quoted = not quoted
            elif quoted:
                found[at] += ("quoted",)
        if bounds:
            found[bounds.start] += ("first",)
    return found


@lru_cache(maxsize=1 << 16)
def _row(form: str) -> Row:
    model = weights()
    sort = sort_of(form, model)
    near = beside(form, model)
    two = outer(form, sort)
    scores = (
        model.score(own(form, model)),
        model.score(near, "<"),
        model.score(near, ">"),
        model.score(two, "<<"),
        model.score(two, ">>"),
    )
    return Row(sort, *scores, _lead5(scores))


@lru_cache(maxsize=1 << 16)
def is_candidate(form: str) -> bool:
    """Whether the tagger is asked of a folded word that no rule took."""
    return is_new(form, weights())


def _lead5(scores: Sequence[Scores]) -> tuple[int, int, int, int, int]:
    a, b, c, d, e = map(_lead, scores)
    return a, b, c, d, e


def _lead(scores: Scores) -> int:
    return max(scores[1:]) - scores[0]


class Sum(NamedTuple):
    """The scores of some traits together, and by how much the best label leads O."""

    scores: Scores
    lead: int


NOTHING = Sum((0,) * 9, 0)


@lru_cache(maxsize=1 << 16)
def _joint(two: str, one: str, sort: str, after: str) -> Sum:
    scores = weights().score(joint(two, one, sort, after))
    return Sum(scores, _lead(scores))


@lru_cache(maxsize=1 << 16)
def _pair(before: str, sort: str) -> Sum:
    scores = weights().score(pair(before, sort))
    return Sum(scores, _lead(scores))


@lru_cache(maxsize=1 << 16)
def _riap(sort: str, after: str) -> Sum:
    scores = weights().score(riap(sort, after))
    return Sum(scores, _lead(scores))


@lru_cache(maxsize=1 << 14)
def _here(place: tuple[str, ...]) -> Sum:
    scores = weights().score(place)
    return Sum(scores, _lead(scores))


def tagged(words: Words, known: Known, stretches: Iterable[range] = ()) -> list[Labelled]:
    """The names the tagger finds, in order; ``known`` is what the rules read.

    ``stretches`` are the words to be read, each within its sentence; without them all are.
    """
    model = weights()
    places = around(words, known)
    found: list[Labelled] = []
    for stretch in stretches or words.bounds:
        waiting: list[Scores] = []
        for at, parts in _parts(words, places, stretch):
            if parts:
                waiting.append(tuple(map(sum, zip(*parts, strict=True))))
            elif waiting:
                found += best(model, waiting, at - len(waiting))
                waiting = []
        if waiting:
            found += best(model, waiting, stretch.stop - len(waiting))
    return found


def _parts(
    words: Words, places: Sequence[tuple[str, ...]], stretch: range
) -> Iterator[tuple[int, list[Scores]]]:
    """The scores that are to be added up for each word; none where it is surely outside."""
    bounds = words.bounds[words.sentence_of[stretch.start]] if stretch else stretch
    items = words.items
    forms = [
        items[at].form if bounds.start <= at < bounds.stop else ""
        for at in range(stretch.start - 2, stretch.stop + 2)
    ]
    rows = list(map(_row, forms))
    for n, at in enumerate(stretch, 2):
        two, one, row, after, last = rows[n - 2 : n + 3]
        place = places[at]
        spot = _here(place) if place else NOTHING
        lead = (
            row.leads[0] + one.leads[1] + after.leads[2] + two.leads[3] + last.leads[4] + spot.lead
        )
        if lead < -SURELY - MORE:
            yield at, []
            continue
        near = _joint(two.sort, one.sort, row.sort, after.sort)
        left, right = _pair(forms[n - 1], row.sort), _riap(row.sort, forms[n + 1])
        if lead + near.lead + left.lead + right.lead < -SURELY:
            yield at, []
            continue
        parts = [
            row.own, one.before, after.after, two.before2, last.after2,
            near.scores, left.scores, right.scores, spot.scores,
        ]  # fmt: skip
        yield at, parts

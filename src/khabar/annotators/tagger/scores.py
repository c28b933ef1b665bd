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

SURELY, MORE = 4000, 1000
"""A word whose label O leads any other by so much is not decoded (see `weights.SCALE`);
by so much more, and its neighbours are not asked what they say together."""

HARDLY = 1500
"""So little is enough where a word alone is asked whether its neighbours be read at all."""

Scores = tuple[int, ...]


class Sum(NamedTuple):
    """The scores of some traits together, and by how much the best label leads O."""

    scores: Scores
    lead: int


class Near(NamedTuple):
    """What a word says of others: of the word before it and of the one after."""

    before: Sum
    after: Sum


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


def _sum(traits: Sequence[str], mark: str = "") -> Sum:
    scores = weights().score(traits, mark)
    return Sum(scores, max(scores[1:]) - scores[0])


@lru_cache(maxsize=1 << 14)
def _sort(form: str) -> str:
    return sort_of(form, weights())


@lru_cache(maxsize=1 << 14)
def _own(form: str) -> Sum:
    return _sum(own(form, weights()))


@lru_cache(maxsize=1 << 14)
def _beside(form: str) -> Near:
    found = beside(form, weights())
    return Near(_sum(found, ">"), _sum(found, "<"))


@lru_cache(maxsize=1 << 14)
def _outer(form: str) -> Near:
    found = outer(form, _sort(form))
    return Near(_sum(found, ">>"), _sum(found, "<<"))


@lru_cache(maxsize=1 << 14)
def is_candidate(form: str) -> bool:
    """Whether the tagger is asked of a folded word that no rule took."""
    return is_new(form, weights())


@lru_cache(maxsize=1 << 14)
def _joint(two: str, one: str, sort: str, after: str) -> Sum:
    return _sum(joint(two, one, sort, after))


@lru_cache(maxsize=1 << 14)
def _pair(before: str, sort: str) -> Sum:
    return _sum(pair(before, sort))


@lru_cache(maxsize=1 << 14)
def _riap(sort: str, after: str) -> Sum:
    return _sum(riap(sort, after))


@lru_cache(maxsize=1 << 14)
def _here(place: tuple[str, ...]) -> Sum:
    return _sum(place)


def tagged(
    words: Words, known: Known, wanted: Iterable[tuple[int, range]] | None = None
) -> list[Labelled]:
    """The names the tagger finds, in order; ``known`` is what the rules read.

    ``wanted`` are words, each with the stretch of its sentence that is read where the word
    may be in a name at all; without them every word is read.
    """
    model = weights()
    places = around(words, known)
    found: list[Labelled] = []
    stretches = words.bounds if wanted is None else _joined(words, places, wanted)
    for stretch in stretches:
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


def _joined(
    words: Words, places: Sequence[tuple[str, ...]], wanted: Iterable[tuple[int, range]]
) -> list[range]:
    """The stretches of the words that are not surely outside, those that touch made one."""
    found: list[range] = []
    for at, stretch in wanted:
        if not any(parts for _, parts in _parts(words, places, range(at, at + 1), HARDLY)):
            continue
        last = found[-1] if found else None
        if (
            last
            and stretch.start <= last.stop
            and words.sentence_of[at] == words.sentence_of[last.start]
        ):
            found[-1] = range(last.start, max(stretch.stop, last.stop))
        else:
            found.append(stretch)
    return found


def _parts(
    words: Words, places: Sequence[tuple[str, ...]], stretch: range, least: int = SURELY
) -> Iterator[tuple[int, list[Scores]]]:
    """The scores that are to be added up for each word; none where O leads by ``least``."""
    bounds = words.bounds[words.sentence_of[stretch.start]] if stretch else stretch
    items = words.items
    forms = [
        items[at].form if bounds.start <= at < bounds.stop else ""
        for at in range(stretch.start - 2, stretch.stop + 2)
    ]
    for n, at in enumerate(stretch, 2):
        two, one, form, after, last = forms[n - 2 : n + 3]
        parts = [_own(form), _beside(one).after, _beside(after).before]
        parts += [_outer(two).after, _outer(last).before]
        if places[at]:
            parts.append(_here(places[at]))
        lead = sum(part.lead for part in parts)
        if lead < -least - MORE:
            yield at, []
            continue
        sort = _sort(form)
        parts += [_pair(one, sort), _riap(sort, after)]
        parts.append(_joint(_sort(two), _sort(one), sort, _sort(after)))
        sure = sum(part.lead for part in parts) < -least
        yield at, [] if sure else [part.scores for part in parts]

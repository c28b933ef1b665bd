"""Numbers: counts, measures and tolls, with what they count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from khabar.annotators.numbers.parts import is_subset, is_whole
from khabar.annotators.numbers.ranks import ordinal
from khabar.annotators.numbers.scene import Found, Scene
from khabar.annotators.numbers.shares import is_measure, ratio, share
from khabar.annotators.numbers.sizes import signed, size_at
from khabar.annotators.numbers.things import counted, of_people
from khabar.annotators.numbers.tolls import Toll, tolls
from khabar.annotators.numbers.traps import is_quantity
from khabar.lexicon.number_company import PEOPLE, company_tags
from khabar.lexicon.number_words import atoms
from khabar.lexicon.numerals import numeral_at
from khabar.readings.number import Number
from khabar.readings.time import Time
from khabar.text.annotation import Annotation
from khabar.text.span import Span
from khabar.text.view import folded
from khabar.text.words import Kind, Words

STARTS = frozenset(
    ("about", "more_than", "at_least", "less_than", "at_most", "between", "from", "minus")
)
OTHERS = {"two_others": 2, "another": 1}
BEGINNINGS = STARTS | {"counted", *OTHERS}
ONE_BY_ITSELF = frozenset(("killed", "injured"))
TWO_AHEAD = 20
DUAL = ("ان", "ين")
PAIRS = PEOPLE | {"vehicles", "aircraft", "weapons", "ships", "buildings"}


def numbers(words: Words, times: Iterable[Annotation[Time]] = ()) -> Iterator[Annotation[Number]]:
    """Every number of an article that counts or measures, in order, times left out."""
    placed = [(time, words.within(time.span)) for time in times]
    timed = frozenset(at for _, within in placed for at in within)
    tags = company_tags(words)
    told = tuple(sorted(
        (within[0], within[-1] + 1, time.span)
        for time, within in placed
        if within and time.value.type in ("DATE", "TIME")
    ))  # fmt: skip
    scene = Scene(words, tags, timed, when=told)
    yield from (_annotation(scene, toll) for toll in tolls(scene, tuple(_found(scene))))


def _found(scene: Scene) -> Iterator[Found]:
    """Every number, in order."""
    items, tags, timed, digits = scene.words.items, scene.tags, scene.timed, Kind.DIGITS
    at, last = 0, len(items)
    while at < last:
        word = items[at]
        if word.kind is not digits and not atoms(word.form):
            for tag in tags[at]:
                if tag.word.kind in BEGINNINGS:
                    break
            else:  # most words: nothing of a number begins here
                at += 1
                continue
        found = None if at in timed else _read(scene, at)
        if found is None:
            at = _past(scene, at)
            continue
        if not is_whole(scene, found.first):
            scene = scene._replace(earlier=found)
        yield found
        at = max(found.last, found.stop, at + 1)


def _read(scene: Scene, at: int) -> Found | None:
    word, tags = scene.words.items[at], scene.tags[at]
    figures = word.kind is Kind.DIGITS
    spelt = not figures and bool(atoms(word.form))
    if spelt or figures:
        part = (share(scene, at) if spelt else None) or ratio(scene, at)
        if part:
            return part
    kinds = {tag.word.kind for tag in tags}
    if figures or spelt or not kinds.isdisjoint(STARTS):
        found = size_at(scene, at)
        if found:
            found = signed(scene, counted(scene, found))
            return found if is_quantity(scene, found) else None
    if spelt:
        rank = ordinal(scene, at)
        if rank:
            return rank
    if not kinds.isdisjoint(OTHERS):
        return other(scene, at)
    return (pair(scene, at) or one(scene, at)) if "counted" in kinds else None


def _past(scene: Scene, at: int) -> int:
    """The next word to read: what was read as a number and refused is passed over whole."""
    word = scene.words.items[at]
    if word.kind is not Kind.DIGITS and not atoms(word.form):
        return at + 1
    numeral = numeral_at(scene.words, at)
    return max(numeral.stop, at + 1) if numeral else at + 1


def describes_pair(scene: Scene, at: int) -> bool:
    """«شابان فلسطينيان»: two adjectives of the two told of right before."""
    if not at or scene.form(at)[:1] == "و" or scene.form(at - 1)[-2:] != scene.form(at)[-2:]:
        return False
    return any(tag.kind == "counted" and tag.detail == "d" for tag in scene.tags[at - 1])


def pair(scene: Scene, at: int) -> Found | None:
    """«قتيلان», «جنديين», «سيارتين»: the dual counts by itself.

    «مسلحين» may as well be a plural: it is two only where «اثنين» follows.
    """
    here = [tag for tag in scene.tags[at] if tag.kind == "counted"]
    tag = next((tag for tag in here if tag.detail == "d"), None)
    counts = tag is not None and (tag.value in PAIRS or is_measure(tag.value))
    if tag is None or not counts or not tag.key.endswith(DUAL):
        return None
    if scene.tag(at, "no_pair", proclitics=None) or describes_pair(scene, at):
        return None
    stop = tag.stop
    again = [atom for atom in atoms(scene.form(stop)) if atom.value == 2 and not atom.proclitics]
    told = bool(again) and stop < scene.end(at)
    unsure = any(other.detail == "p" for other in here)
    unsure = unsure or (tag.definite and tag.key.endswith("ين") and not tag.key.endswith("تين"))
    if unsure and not (told or _are_two(scene, at)):
        return None
    last = stop + 1 if told else stop
    found = Found(at, stop, 2, 2, 2, "numbers.pair", last=last, head=at, noun=(at, stop))
    of = of_people(scene, found, last, tag.value)
    rule = "numbers.subset" if is_subset(scene, found) else found.rule
    return found._replace(of=of, rule=rule)


def _are_two(scene: Scene, at: int) -> bool:
    """«متظاهرين …، الأول … والثاني …», «جنديين أحدهما ضابط»: words that tell two from many."""
    seen = set()
    for place in range(at + 1, min(at + TWO_AHEAD, scene.end(at))):
        tag = scene.tag(place, "two_of", "first_of", "second_of", proclitics=None)
        if tag:
            seen.add(tag.kind)
    return "two_of" in seen or {"first_of", "second_of"} <= seen


def other(scene: Scene, at: int) -> Found | None:
    """«استشهد طفل وأصيب آخران», «وإصابة آخر بجروح»: more victims, told by the word alone."""
    tag = scene.tag(at, *OTHERS)
    if tag is None or at <= scene.start(at):
        return None
    size = OTHERS[tag.kind]
    trigger = scene.tag(at - 1, "killed", "injured", proclitics=None)
    if trigger is None or (size == 1 and not _ends_clause(scene, tag.stop)):
        return None
    return Found(
        at, tag.stop, size, size, size, "numbers.added", of=trigger.kind, last=tag.stop, head=at
    )


def _ends_clause(scene: Scene, at: int) -> bool:
    """Whether «آخر» has no noun after it, whose last it would be."""
    if at >= scene.end(at - 1) or scene.words.items[at].kind is not Kind.LETTERS:
        return True
    return scene.tag(at, "in_clause", "injured", proclitics=None) is not None


def one(scene: Scene, at: int) -> Found | None:
    """«قتيل و3 جرحى», «مقتل مدني»: one victim, told of by a bare singular."""
    tag = scene.tag(at, "counted", proclitics=None)
    if tag is None or tag.detail != "s" or tag.definite or tag.proclitics not in ("", "و", "ب"):
        return None
    if tag.value in ONE_BY_ITSELF and not scene.tag(at, "not_alone", proclitics=None):
        if scene.tag(at, "joint", *ONE_BY_ITSELF, proclitics=None):
            return None
        if at > scene.start(at) and scene.tag(at - 1, "not_one", "between", proclitics=None):
            return None
        following = scene.form(tag.stop) if tag.stop < scene.end(at) else ""
        if following.startswith("ال"):
            return None
        last = tag.stop
        if last < scene.end(at) and any(
            a.value == 1 and a.role == "unit" for a in atoms(following)
        ):
            last += 1
        return Found(
            at, tag.stop, 1, 1, 1, "numbers.one", of=tag.value, last=last, head=at,
            noun=(at, tag.stop),
        )  # fmt: skip
    return None


def _annotation(scene: Scene, toll: Toll) -> Annotation[Number]:
    found, total = toll.found, toll.part_of
    span = _span(scene, found)
    number = Number(
        span=span,
        text=span.of(scene.words.text),
        value=found.value,
        low=found.low,
        high=found.high,
        of=found.of,
        approximate=found.approximate,
        counted_span=_noun_span(scene, found),
        as_of_span=toll.as_of,
        part_of_span=_span(scene, total) if total else None,
        standing=toll.standing,
    )
    return Annotation(span, number, found.rule)


def _noun_span(scene: Scene, found: Found) -> Span | None:
    """The noun that is counted, its «و» left out."""
    if found.noun is None:
        return None
    first, stop = found.noun
    return _span(scene, found._replace(first=first, stop=stop))


def _span(scene: Scene, found: Found) -> Span:
    """From the first word, its «و» or «ف» left out, to the last."""
    words = scene.words
    span = words.span(found.first, found.stop)
    first = words.items[found.first]
    cut = [atom.proclitics for atom in atoms(first.form)] if first.kind is Kind.LETTERS else []
    cut = cut or [tag.proclitics for tag in scene.tags[found.first]]
    taken = min(cut, key=len) if cut else ""
    if not taken or first.form[: len(taken)] != taken:
        return span
    view = folded(first.span.of(words.text))
    return Span(first.span.start + view.places[len(taken)], span.stop)

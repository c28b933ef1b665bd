"""What a number counts: from the noun after it, or from what befell people before it."""

from __future__ import annotations

from khabar.annotators.numbers.parts import COUNTED_OF, TOLLS, is_subset, is_whole
from khabar.annotators.numbers.scene import Found, Scene
from khabar.annotators.numbers.shares import is_measure
from khabar.annotators.numbers.sizes import roughened
from khabar.lexicon.number_company import PEOPLE, VICTIMS
from khabar.lexicon.number_words import after_and, atom_at, atoms_role
from khabar.lexicon.numerals import numeral_at, whole
from khabar.lexicon.tags import Tag

BACK, AHEAD = 9, 7
CLAUSE = frozenset(("،", "؛", ";", ":", ".", "؟", "!", "("))
INSERTED = 8
HEAD_BACK, HEAD_REACH = 40, 4
"""A toll's head stands so many words before it at most, and so few before what befell."""
JOINT_AHEAD = 7
AFTERWARDS = ("killed_after", "injured_after", "arrested_after", "missing_after", "displaced_after",
              "casualties_after")  # fmt: skip
COMPLETE = ("وا", "دا", "ما", "با", "حا", "هم", "هما", "هن", "ه", "ها", "لا")
"""Endings of a trigger that has its own people already («قتلوا وجرح أربعة»)."""
STATES = (VICTIMS - {"killed", "injured", "casualties"}) | {"refugees", "prisoners"}
"""What people are already when something befalls them («مقتل نازحين اثنين»)."""
HARMS = frozenset(("killed", "injured", "killed_or_injured", "casualties", "released"))
BETWEEN_KINDS = frozenset(("injured", "killed"))


def counted(scene: Scene, found: Found) -> Found:
    """The number with what it counts and where that ends."""
    end = scene.end(found.first)
    stop = found.stop
    if found.first > scene.start(found.first) and scene.form(found.first - 1) == "(":
        stop += stop < end and scene.form(stop) == ")"
    percent = scene.tag(stop, "percent", proclitics=None) if stop < end else None
    if percent:
        return found._replace(of="percent", stop=percent.stop, last=percent.stop)
    at = stop
    if at < end and scene.form(at) in COUNTED_OF:
        at += 1
    noun = _noun_at(scene, at, plural=at > stop) if at < end else None
    if noun and noun.proclitics and noun.proclitics not in ("ال",):
        noun = None
    if noun and noun.definite and noun.detail in ("s", "sa") and at == stop:
        noun = None
    if noun and (at == stop or noun.detail == "p"):
        sized, stop = with_part(scene, found, noun)
        read = roughened(scene, _of_noun(scene, sized, at, stop, noun.value), stop)
        return read._replace(rule="numbers.subset") if is_subset(scene, found) else read
    if is_anaphoric(scene, found):
        return _of_earlier_noun(scene, found)
    others = scene.tag(stop, "others") if stop < end else None
    last = others.stop if others else stop
    single = _single_before(scene, found)
    if single:
        of = of_people(scene, found, last, single.value)
        return found._replace(of=of, last=last, noun=(found.first - 1, found.first))
    rule = "numbers.added" if others else found.rule
    rule = "numbers.subset" if is_subset(scene, found) else rule
    return found._replace(of=befallen(scene, found, last), last=last, rule=rule)


def with_part(scene: Scene, found: Found, noun: Tag) -> tuple[Found, int]:
    """«12 كم ونصف», «مليوني دولار ونصف المليون»: the part told after the measure."""
    stop, end = noun.stop, scene.end(found.first)
    if found.value is None or not is_measure(noun.value) or stop >= end:
        return found, stop
    place, proclitics = after_and(scene.words, stop, end)
    part = next(iter(atoms_role(scene.form(place), "fraction", proclitics)), None)
    if part is None or part.definite:
        return found, stop
    after = place + 1
    again = scene.tag(after, "counted") if after < end else None
    scale = atom_at(scene.words, after, "scale") if after < end else None
    more = part.value
    if again and again.definite and again.value == noun.value:
        after = again.stop
    elif scale and scale.definite:
        after, more = after + 1, more * scale.value
    elif after < end and scene.form(after).startswith("ال"):
        return found, stop
    size = whole(found.value + more)
    low = None if found.low is None else size
    high = None if found.high is None else size
    return found._replace(value=size, low=low, high=high), after


def _noun_at(scene: Scene, at: int, *, plural: bool) -> Tag | None:
    """The counted noun at word ``at``; after «من» only its plural («12 من الجنود»)."""
    nouns = [tag for tag in scene.tags[at] if tag.kind == "counted"]
    return next((tag for tag in nouns if tag.detail == "p" or not plural), None)


def _single_before(scene: Scene, found: Found) -> Tag | None:
    """«مصاب واحد», «قتيلة واحدة»: the one that stands before its number."""
    if found.value != 1 or found.first <= scene.start(found.first):
        return None
    noun = scene.tag(found.first - 1, "counted", proclitics=None)
    alone = noun is not None and noun.detail in ("s", "sa") and not noun.definite
    return noun if alone and noun and noun.value in PEOPLE else None


def is_anaphoric(scene: Scene, found: Found) -> bool:
    """«الأشقاء الثلاثة»: a number with the article after what it counts."""
    return (
        found.stop - found.first == 1
        and scene.form(found.first).startswith("ال")
        and (found.rule == "numbers.plain")
    )


def _of_earlier_noun(scene: Scene, found: Found) -> Found:
    at = found.first - 1
    noun = scene.tag(at, "counted", proclitics=None) if at >= scene.start(found.first) else None
    return found._replace(of=noun.value if noun and noun.definite else "", last=found.stop)


def _of_noun(scene: Scene, found: Found, at: int, stop: int, of: str) -> Found:
    end = scene.end(found.first)
    found = found._replace(noun=(at, stop))
    others = scene.tag(stop, "others") if stop < end else None
    stop = others.stop if others else stop
    if of == "casualties" and scene.tag(found.first - 1, "killed", proclitics=None):
        return found._replace(of="killed", last=stop)
    if of in BETWEEN_KINDS or of == "casualties":
        return found._replace(of=_joint(scene, at, stop, of), last=stop)
    return found._replace(of=of_people(scene, found, stop, of), last=stop)


def of_people(scene: Scene, found: Found, last: int, of: str) -> str:
    """What a noun for people counts: what befell them, where the text tells it."""
    if of == "people":
        return befallen(scene, found, last) or of
    if of in STATES:
        told = befallen(scene, found, last)
        return told if told in HARMS else of
    return of


def _joint(scene: Scene, at: int, stop: int, of: str) -> str:
    """«20 قتيلاً وجريحاً», «12 ضحية بين قتيل وجريح»: dead and hurt counted as one."""
    end = scene.end(at)
    for place in (at, stop):
        if place < end and scene.tag(place, "joint", proclitics=None):
            return "killed_or_injured"
    joined = scene.tag(stop, "counted", proclitics="و") if stop < end else None
    if joined and joined.value in BETWEEN_KINDS - {of} and joined.detail in ("s", "sa", "p"):
        return "killed_or_injured"
    return of


def befallen(scene: Scene, found: Found, last: int) -> str:
    """What befell the people counted: from a joint toll after, a trigger before or after.

    «بينهم 5» are of the number before them and share what befell it.
    """
    end = scene.end(found.first)
    if is_subset(scene, found):
        return scene.earlier.of if scene.earlier and scene.earlier.of in TOLLS else ""
    if _is_joint(scene, last, end):
        return "killed_or_injured"
    if found.first > scene.start(found.first) and is_whole(scene, found.first):
        return ""
    return (
        _besides(scene, found.first)
        or _before(scene, found.first)
        or _after(scene, last, end)
        or _headed(scene, found.first)
    )


def _is_joint(scene: Scene, last: int, end: int) -> bool:
    """«28 عنصراً من فرق الإطفاء بين قتيل وجريح»: dead and hurt told as one after the number."""
    for place in range(last, min(last + JOINT_AHEAD, end)):
        if scene.tag(place, "joint", proclitics=None) and (
            place < last + 2 or scene.tag(place, "between", proclitics=None)
        ):
            return True
        if scene.form(place) in CLAUSE or scene.tag(place, "clause", proclitics=None):
            return False
    return False


def _before(scene: Scene, first: int) -> str:
    start = max(scene.start(first), first - BACK)
    for at in range(first - 1, start - 1, -1):
        if scene.form(at) in CLAUSE:
            return ""
        tag = scene.tag(at, *TOLLS, proclitics=None)
        if tag:
            return _with_twin(scene, at, start, tag.kind)
        if scene.tag(at, "clause", proclitics=None):
            return ""
        if scene.tag(at, "their_number", proclitics=None):
            return "people"
        noun = scene.tag(at, "counted", proclitics=None)
        if noun and noun.definite and noun.value in VICTIMS:
            return noun.value
        if noun and noun.value not in PEOPLE and noun.detail in ("sa", "p"):
            return ""
    return ""


def _besides(scene: Scene, first: int) -> str:
    """«مقتل 50 عنصراً …، فضلاً عن 61 مقاتلاً»: what befell the number before in its sentence."""
    earlier, start = scene.earlier, max(scene.start(first), first - 2)
    if earlier is None or earlier.first < scene.start(first) or earlier.of not in TOLLS:
        return ""
    for at in range(start, first):
        lead = scene.tag(at, "besides", proclitics=None)
        if lead and lead.stop == first:
            return earlier.of
    return ""


def _headed(scene: Scene, first: int) -> str:
    """«عدد ضحايا القصف الذي …، ارتفع إلى 17 شخصاً»: the toll named at the head of its sentence."""
    start, here = scene.start(first), first - (scene.tag(first - 1, "to") is not None)
    led = here < first or scene.tag(first - 1, "toll_head", proclitics=None)
    if not led or here - start > HEAD_BACK:
        return ""
    for at in range(start, here):
        if not scene.tag(at, "toll_noun", proclitics=None):
            continue
        for place in range(at + 1, min(at + HEAD_REACH, here)):
            tag = scene.tag(place, *TOLLS, proclitics=None)
            if tag:
                return tag.kind
    return ""


def _with_twin(scene: Scene, at: int, start: int, kind: str) -> str:
    """«مقتل وإصابة 12»: two triggers side by side are one joint toll."""
    tag = scene.tag(at, *TOLLS, proclitics=None)
    joined = tag is not None and tag.proclitics.startswith("و")
    place = at - 1
    if place >= start and scene.form(place) == "و":
        joined, place = True, place - 1
    if kind in BETWEEN_KINDS and joined and place >= start:
        twin = scene.tag(place, *BETWEEN_KINDS, proclitics=None)
        if twin and twin.kind != kind and not twin.key.endswith(COMPLETE):
            return "killed_or_injured"
    return kind


def _after(scene: Scene, last: int, end: int) -> str:
    """«7 عناصر قتلوا», «لقي ثلاثة أشخاص مصرعهم», an inserted «بينهم …» passed over."""
    at = last
    for _ in range(AHEAD):
        if at >= end or numeral_at(scene.words, at, end) or scene.tag(at, "clause"):
            return ""
        if scene.form(at) in CLAUSE:
            follows = scene.tag(at + 1, *AFTERWARDS) if at + 1 < end else None
            at = at + 1 if follows else _past_insertion(scene, at, end)
            continue
        tag = scene.tag(at, *AFTERWARDS, proclitics=None)
        if tag:
            return "" if tag.proclitics else tag.kind.removesuffix("_after")
        at += 1
    return ""


def _past_insertion(scene: Scene, at: int, end: int) -> int:
    if scene.form(at) != "،" or at + 1 >= end or not scene.tag(at + 1, "subset", proclitics=None):
        return end
    stop = min(end, at + INSERTED)
    return next((place + 1 for place in range(at + 1, stop) if scene.form(place) == "،"), end)

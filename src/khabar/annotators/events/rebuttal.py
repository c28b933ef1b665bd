"""What a sentence tells only to call it untrue: rumours denied before, claims denied after.

Before: «نفى ما تناقلته صفحات عن مقتل …», «لا صحة للأنباء عن انسحاب …». After: «تحدثت صفحات
عن مقتل …، وهو ما نفاه …», «ما نُشر عن استقالته غير صحيح».
"""

from __future__ import annotations

from functools import cache, lru_cache

from khabar.annotators.events.cues import of_kind
from khabar.annotators.events.scene import Scene
from khabar.lexicon.company import noun_class, stems

SUBJECT = 12
"""Words between a verb of denial and what it denies, at most."""
FARTHEST = 18
"""Words over which a rumour is followed."""
WHAT = frozenset({"ما", "الذي"})
ENDS = frozenset("،,.؛;!؟:")


def rebutted(scene: Scene, at: int) -> frozenset[int]:
    """The words of the sentence of word ``at`` that are told to be untrue."""
    first, stop = scene.start(at), scene.stop(at)
    found: set[int] = set()
    roles, items = _roles(), scene.words.items
    for here in range(first, stop):
        form = items[here].form
        role = roles.get(form)
        if role is None:
            continue
        if role == "denier" or (role == "truth" and _negated(scene, here, first)):
            found.update(_ahead(scene, here, stop))
        if role in ("denier", "resumer") and here > first and _what(scene, here):
            found.update(_behind(scene, here, first))
        if role == "denier" and here > first and _that(scene, here, stop):
            found.update(_before_it(scene, here, first))
        elif role == "untrue" and _negated(scene, here, first) and _opens(scene, here, stop):
            found.update(_until(scene, here + 1, stop))
        elif (
            role == "untrue"
            and here > first
            and (form in of_kind("untrue_alone") or _negated(scene, here, first))
        ):
            found.update(_told(scene, here, first))
    return frozenset(found)


@cache
def _roles() -> dict[str, str]:
    """What a folded word does in a denial: resumer, truth, untrue or denier."""
    roles: dict[str, str] = {}
    for role, kind in KINDS:
        for word in sorted(of_kind(kind)):
            for form in (word, "و" + word, "ف" + word):
                roles.setdefault(form, role)
    return roles


KINDS = (
    ("resumer", "resumed_denial"),
    ("untrue", "untrue_alone"),
    ("truth", "truth"),
    ("untrue", "untrue"),
    ("denier", "denier"),
)
"""The roles in the order in which they are given, and the kinds of cue that have them."""


def _negated(scene: Scene, at: int, first: int) -> bool:
    """«لا صحة», «غير صحيح», «ليس صحيحاً», «لا أساس»."""
    before = scene.words.items[at - 1].form.removeprefix("و") if at > first else ""
    return before in of_kind("negation") or before == "غير"


def _what(scene: Scene, at: int) -> bool:
    """«وهو ما نفاه», «الأمر الذي نفته»."""
    return scene.words.items[at - 1].form in WHAT


def _that(scene: Scene, at: int, stop: int) -> bool:
    """«نفى الجيش ذلك», «نفت صحة ذلك»: whether what was told before is denied, and no more."""
    for here in range(at + 1, min(at + 1 + SUBJECT, stop)):
        form = scene.words.items[here].form
        if form in THAT:
            return here + 1 >= stop or scene.words.form(here + 1) in CLOSES
        if form in ENDS or scene.kinds[here] in ("verb", "prep", "sub"):
            return False
    return False


THAT = frozenset({"ذلك", "الامر"})
CLOSES = frozenset({"،", ",", ".", "؛", ";", "!", "في", "جملة", "قائلا", "مشيرا", "موكدا"})


def _before_it(scene: Scene, at: int, first: int) -> range:
    """The clause that ended before the one with the denial."""
    stop = at
    while stop > first and scene.words.items[stop - 1].form not in ENDS:
        stop -= 1
    return _behind(scene, stop, first) if stop > first else range(0)


def _ahead(scene: Scene, at: int, stop: int) -> range:
    """What follows the rumour that a word of denial takes."""
    rumour = -1
    for here in range(at + 1, min(at + 1 + SUBJECT, stop)):
        form = scene.words.items[here].form
        if form in ENDS and form not in "،,":
            break
        if not _bare(form).isdisjoint(of_kind("rumour")):
            rumour = here
            break
    if rumour < 0:
        return range(0)
    return _until(scene, rumour + 1, stop) if rumour + 1 < stop else range(0)


def _opens(scene: Scene, at: int, stop: int) -> bool:
    """«ليس صحيحاً أن …»: what is untrue comes next."""
    return at + 1 < stop and scene.kinds[at + 1] in ("sub", "itself")


def _until(scene: Scene, at: int, stop: int) -> range:
    end = at + 1
    while end < min(at + FARTHEST, stop) and not _closes(scene, end):
        end += 1
    return range(at, end)


@lru_cache(maxsize=1 << 14)
def _bare(form: str) -> frozenset[str]:
    heads = stems(form)
    return heads | {head.removeprefix("ال") for head in heads}


def _closes(scene: Scene, at: int) -> bool:
    form = scene.words.items[at].form
    return (
        form in ENDS
        or scene.kinds[at] == "relative"
        or form.removeprefix("و") in noun_class("deaths_first")
    )


def _behind(scene: Scene, at: int, first: int) -> range:
    """The clause that «وهو ما نفاه» takes up."""
    end = at - 1
    while end > first and (
        scene.words.items[end].form in ENDS
        or scene.kinds[end] in ("quote", "pronoun", "sub", "relative", "negation")
        or scene.words.items[end].form in of_kind("resuming")
    ):
        end -= 1
    start = end
    while start > max(first, end - FARTHEST) and scene.words.items[start].form not in ENDS:
        start -= 1
    return range(start, end + 1)


def _told(scene: Scene, at: int, first: int) -> range:
    """From the rumour to the word that calls it untrue."""
    for here in range(at - 1, max(first, at - FARTHEST) - 1, -1):
        form = scene.words.items[here].form
        if form in ENDS and form not in "،,":
            break
        if not _bare(form).isdisjoint(of_kind("rumour")):
            return range(here + 1, at)
    return range(0)

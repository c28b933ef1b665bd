"""Who the subject of a verb of report is, where he stands before it."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.apposition import with_apposition
from khabar.annotators.attribution.clauses import starts_clause
from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.government import preposition_of
from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.lexicon import heads, of_class
from khabar.annotators.attribution.noun_phrase import phrase
from khabar.annotators.attribution.nouns import ADJECTIVAL, accusative, relates
from khabar.annotators.attribution.sources import Source, agrees, source_at
from khabar.annotators.attribution.subjects import speaks
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import verb_forms
from khabar.text.clitics import endings
from khabar.text.words import LETTERS, MARK, QUOTE, Words

THAT = ("ان", "بان", "فان", "وان", "لان", "لكن", "ولكن")
"""Particles after which a subject stands before its verb."""

SUBJECT = 5
"""Words of a subject before its verb that no list knows, at most."""

FARTHEST = 22
"""Words before a verb among which its subject is looked for."""


def subject_before(near: Surroundings, cue: Cue, floor: int) -> Source | None:
    """المصادر قالت إن …، وكانت الوزارة قد أعلنت أن …: a subject before its verb."""
    words = near.words
    cue = before_it_went_on(words, cue, floor)
    stop = cue.first
    if words.form(stop - 1).removeprefix("و") in of_class("but_he"):
        return None  # «لكنها قالت»
    if cue.joined or words.form(stop - 1) in of_class("after_topic"):
        return topic(near, cue, floor)
    if words.form(stop - 1).removeprefix("و") in of_class("of_oneself"):
        return None  # «وأنا أستبعد أن»
    if cue.object and words.form(stop - 1) in of_class("relative", "by_what"):
        return None  # «القوات التي وصفها بـ»: whom he calls so
    if words.form(stop - 1) in of_class("each_party") and words.form(stop - 2) == "كل":
        return source_at(near, stop - 2, stop)  # «كل طرف يتهم الآخر»
    said_before = long_since(near, cue, floor)
    if said_before is not None:
        return said_before
    while stop > floor and words.form(stop - 1) in of_class("auxiliary", "negative"):
        stop -= 1
    head = with_occasion(near, floor, stop)
    if head is not None:
        return head
    bridges = of_class("auxiliary", "opener", "break")
    parted = {"،", ",", *of_class("relative")}
    farther: Source | None = None
    for first in range(max(floor, stop - FARTHEST), stop):
        before = words.form(first - 1)
        free = before in bridges or starts_clause(before)
        free = free or before.removeprefix("و") in of_class("post_cue") or makes_do(before)
        if first > floor and words.items[first - 1].kind is LETTERS and not free:
            continue
        subject = (
            before in of_class("was")
            or makes_do(before)
            or (starts_clause(before) and stop - first <= SUBJECT)
        )
        subject = subject and words.items[first].kind is LETTERS and not stands_by(words, first)
        held = words.form(first)[:1] == "ب" and words.form(first) not in heads()
        if held and head_of(words, first) is not None:
            continue  # «وعن علاقته برئيس النادي أجاب»
        owned = words.form(first)[:1] == "ل" and before not in of_class("with_l")
        actor = near.actors.get(first)
        owned = owned and not (actor and actor.span.start == words.items[first].span.start)
        if owned and words.form(first) not in heads():
            continue  # «مسؤول في «المجلس» لحركة النهر أكد»
        definite = words.form(first).startswith("ال") and (
            first == bounds_start(words, cue.first) or before in bridges
        )
        known = first in near.actors or head_of(words, first) is not None
        if not known and not subject and not (definite and stop - first <= SUBJECT):
            continue
        reached = phrase(near, first, stop)
        if not known and reached < stop:
            continue
        counted = words.form(first - 1)[:1].isdigit() and first - 1 > floor
        if counted or (accusative(words, first) and before not in THAT):
            continue  # «أفاد عن مقتل 17 عنصراً، قبل أن يعلن»
        text = head_of(words, first)
        read_out = text is not None and text.kind == "document"
        inside = {words.form(cue.stop), words.form(cue.stop - 1)} & {"فيه", "فيها", "فيهما"}
        if reached == stop and read_out and inside:
            continue  # «تلا السفير بيانا قال فيه»
        if reached == stop or (reached == stop - 1 > first and words.items[reached].kind is QUOTE):
            strip = "ل" if before in of_class("with_l") else ""
            first += makes_do(before) and two_nouns(words, first, reached)
            return source_at(near, first, reached, strip)
        goes_between = words.form(reached) in parted or (
            cue.number == "p" and reached < cue.first and relates(words.form(reached))
        )  # «أن خبراء يراقبون العقوبات أبلغوا»
        if farther is None and reached > first and goes_between:
            reached = max(reached, min(with_apposition(near, reached, first), stop))
            farther = source_at(near, first, reached)
    return farther


def with_occasion(near: Surroundings, floor: int, stop: int) -> Source | None:
    """«الوردي وفي حديث إذاعي، قال إن»: و and where he spoke, between a man and his verb."""
    words = near.words
    if floor != bounds_start(words, floor) or stop - floor > FARTHEST:
        return None
    known = floor in near.actors or head_of(words, floor) is not None
    if not known and not words.form(floor).startswith("ال"):
        return None
    for at in range(floor + 1, min(floor + SUBJECT, stop)):
        form = words.form(at)
        if words.items[at].kind is not LETTERS:
            return None
        if form[:1] == "و" and form[1:] in of_class("in_a_talk", "on_air", "occasion"):
            return source_at(near, floor, at)
    return None


def before_it_went_on(words: Words, cue: Cue, floor: int) -> Cue:
    """«أن الوزير سبق ونفى»، «المدير عاد وأكد»: the subject stands before the first of two verbs."""
    first = cue.first - 1
    first -= words.form(first) == "ان" and not cue.joined
    if first <= floor or words.form(first) not in of_class("did_before"):
        return cue
    if not cue.joined and first == cue.first - 1:
        return cue
    return cue._replace(first=first, joined=False)


def after_subject(near: Surroundings, cue: Cue, floor: int) -> bool:
    """«كان مسؤول قد وصف»: the subject stands between كان and the verb, so none follows."""
    words = near.words
    if cue.joined:
        return False
    stop = cue.first
    while stop > floor and words.form(stop - 1) in of_class("auxiliary"):
        stop -= 1
    if stop == cue.first and headline(near, cue):
        return True
    if stop > floor and words.form(stop - 1) in ("،", ","):
        stop -= 1  # «وكان النائب فلان، اتهم الحكومة»
    for first in range(stop - 1, max(floor - 1, stop - SUBJECT * 2), -1):
        if words.items[first].kind is MARK or starts_clause(words.form(first)):
            return False
        if words.form(first - 1) in THAT and speaks(near, first):
            reached = phrase(near, first, stop)
            if stop < cue.first and any(relates(words.form(n)) for n in range(first + 1, reached)):
                return False  # «وفي حين قال إن الحراس سلموا المبنى، نفى القائد ذلك»
            if reached > first and words.form(reached) in of_class("relative") and stop < cue.first:
                return agrees(source_at(near, first, reached), cue.gender, cue.number)
            return reached == stop  # «إن الوزير أبلغ النواب»
        if words.form(first - 1) in of_class("was") or makes_do(words.form(first - 1)):
            return phrase(near, first, stop) == stop
    return False


def headline(near: Surroundings, cue: Cue) -> bool:
    """«البلدية تدعو السكان إلى ترشيد المياه»: who calls stands at the head, before the verb."""
    words = near.words
    first = bounds_start(words, cue.first)
    length = cue.first - first
    if "whom" not in cue.takes or words.items[first].kind is not LETTERS:
        return False
    told = words.form(cue.first)[:1] not in "يت"
    if not 0 < length <= (SUBJECT * 2 if told else SUBJECT):
        return False
    if told and (length == 1 or preposition_of(words.form(cue.stop), cue) is not None):
        return False  # «المدير دعا إلى»: no object that might be taken for who calls
    alone = length == 1 and not told and words.form(first).startswith("ال")
    known = first in near.actors or head_of(words, first) is not None
    return (alone or known) and phrase(near, first, cue.first) == cue.first


def two_nouns(words: Words, first: int, stop: int) -> bool:
    """«جعل الحريق السكان يطالبون»: what made them and who they are, two definite nouns."""
    following = words.form(first + 1)
    beside = first + 1 < stop and words.form(first).startswith("ال")
    return beside and following.startswith("ال") and not following.endswith(ADJECTIVAL)


@lru_cache(maxsize=1 << 12)
def makes_do(form: str) -> bool:
    """«جعل المجلس يدعو السكان إلى»: a verb whose object does what the next verb tells."""
    return any(key(f.lemma) in of_class("makes_do") and not f.object for f in verb_forms(form))


def topic(near: Surroundings, cue: Cue, floor: int) -> Source | None:
    """«أما فلان فأنكر»، «أما فلان فقد أنكر»: who is spoken of stands before the ف of the verb."""
    words = near.words
    stop = cue.first - (words.form(cue.first - 1) in of_class("after_topic"))
    if stop == cue.first and not (cue.lead and words.form(cue.first).startswith("ف")):
        return None
    for first in range(max(floor, stop - FARTHEST), stop):
        if words.form(first).removeprefix("و") in of_class("as_for"):
            reached = phrase(near, first + 1, stop)
            return source_at(near, first + 1, reached) if reached > first + 1 else None
    return None


def long_since(near: Surroundings, cue: Cue, floor: int) -> Source | None:
    """«سبق للوزارة أن حذرت»: who speaks stands with ل between سبق and أن."""
    words, stop = near.words, cue.first - 1
    if words.form(stop) != "ان":
        return None
    for first in range(stop - 1, max(floor, stop - FARTHEST), -1):
        if words.form(first - 1) in of_class("before_that"):
            given = words.form(first).startswith("ل") and phrase(near, first, stop) == stop
            return source_at(near, first, stop, "ل") if given else None
    return None


def stands_by(words: Words, at: int) -> bool:
    """«لديها معلومات تشير»، «هناك»: a phrase that no subject opens with."""
    form = words.form(at)
    small = of_class("preposition")
    return form in of_class("no_subject", "preposition") or any(
        e.stem in small or e.stem == "لدي" for e in endings(form)[1:]
    )


def bounds_start(words: Words, at: int) -> int:
    """The first word of the sentence that word ``at`` stands in."""
    return words.bounds[words.sentence_of[at]].start

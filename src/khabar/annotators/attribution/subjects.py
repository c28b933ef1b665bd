"""Who the subject of a verb of report is: behind it, before it, or in a relative clause."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.apposition import closes_name, with_apposition
from khabar.annotators.attribution.content import preposition_of
from khabar.annotators.attribution.cues import Cue, starts_clause, verb_cue
from khabar.annotators.attribution.heads import head_of, plural_head
from khabar.annotators.attribution.insertions import own_speech
from khabar.annotators.attribution.lexicon import heads, of_class
from khabar.annotators.attribution.noun_phrase import Surroundings, object_begins, phrase
from khabar.annotators.attribution.nouns import accusative, acts, relates, thing, verbal_noun
from khabar.annotators.attribution.sources import Source, agrees, source_at
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import verb_forms
from khabar.text.clitics import endings
from khabar.text.words import LETTERS, MARK, QUOTE, Words

MESSAGE_NEAR = 10
"""Words between a message and the verb that tells what it says, at most."""


MESSAGE_FAR = 18
"""Words between a text whose relative clause a comma closes and the verb behind it, at most."""


MESSAGE = 40
"""Words before «أعرب فيه» among which the message and its author are looked for."""


THAT = ("ان", "بان", "فان", "وان", "لان", "لكن", "ولكن")
"""Particles after which a subject stands before its verb."""


SURNAME = 3
"""Words of a surname in marks, with them, at most."""


SUBJECT = 5
"""Words of a subject before its verb that no list knows, at most."""


FARTHEST = 22
"""Words before a verb among which its subject is looked for."""


def speaks(near: Surroundings, at: int) -> bool:
    """Whether the noun at ``at`` is known as one that speaks."""
    words = near.words
    if at >= len(words.items):
        return False
    return at in near.actors or head_of(words, at) is not None or words.items[at].kind is QUOTE


def opens_sentence(near: Surroundings, cue: Cue, at: int) -> bool:
    """Whether a verb that is a preposition as well («بين») opens its clause and has a speaker."""
    words = near.words
    first = words.bounds[words.sentence_of[cue.first]].start
    opens = cue.first == first or words.form(cue.first - 1) in ("،", ",", "و", "ف")
    return opens and speaks(near, at) and words.form(cue.first) in of_class("joined_verb")


def quoted_name(near: Surroundings, at: int) -> bool:
    """أفادت «وكالة X» أن: a source that stands in quotation marks."""
    closing = near.quote_at.get(at)
    if closing is None or closing - at > 8:
        return False
    if at + 1 in near.actors or head_of(near.words, at + 1) is not None:
        return True
    return closing - at <= SURNAME and named_in_marks(near.words, at, closing)


def named_in_marks(words: Words, at: int, closing: int) -> bool:
    """«وأضاف "فرج"، خلال مداخلة، أن»: a surname in marks, with its clause or occasion behind it."""
    form, after = words.form(at + 1), words.form(closing + 1)
    if form in of_class("negation", "preposition", "adjunct") or starts_clause(form):
        return False
    if starts_clause(after):
        return True
    behind = words.form(closing + 2)
    told = behind in of_class("occasion") or behind == "في" or starts_clause(behind)
    return after in ("،", ",") and told


def office_behind(near: Surroundings, first: int, limit: int) -> str:
    """«فلان، مدير المرصد، أن»: what a man is, told behind his name; "" where it is not."""
    head = head_of(near.words, first)
    if head is None or head.kind != "person" or head.number == "p":
        return ""
    stop = phrase(near, first, limit)
    closed = stop > first and closes_name(near.words, stop)
    return near.words.span(first, stop).of(near.words.text) if closed else ""


def spoken_to(near: Surroundings, cue: Cue, source: Source, stop: int, limit: int) -> bool:
    """Whether the noun after «دعت»، «حذر» is whom it was said to: it does not go with the verb."""
    words = near.words
    form = words.form(source.first).removeprefix("و")
    if form.startswith("ال") and source.first not in near.actors and thing(form):
        return head_of(words, source.first) is None  # «ووصف الأمر بأنه مروع»
    adjective = words.form(source.first + 1)
    masculine = form.startswith("ال") and adjective.startswith("ال") and adjective.endswith("ي")
    if cue.gender == "f" and masculine and not form.endswith(("ة", "ات", "اء")):
        return source.number != "p"  # «وطالبت المجتمع الدولي بـ»
    follows = words.form(stop)
    opens = preposition_of(follows, cue) is not None or starts_clause(follows)
    if not opens and not verbal_noun(follows):
        return False
    if not agrees(source, cue.gender, "s"):
        return True
    if source.first in near.actors and near.actors[source.first].value.kind == "person":
        return False
    # «متظاهري المعارضة»، «الأطراف كافة»: a plural of men in the accusative
    return (
        form not in heads()
        and form.endswith(("ين", "ي"))
        and bool(plural_head(form) or form.endswith("ين"))
    )


def names_source(near: Surroundings, at: int, cue: Cue) -> bool:
    """Whether the noun after a verb may be its subject rather than its object."""
    words = near.words
    if at >= len(words) or words.items[at].kind is MARK:
        return False
    form = words.items[at].form
    if (
        own_speech(form)
        or accusative(words, at)
        or starts_clause(form)
        or form in of_class("by_saying")
    ):
        return False
    if form in of_class("hearers") and "whom" in cue.takes:
        return False
    if form in ("هذا", "هذه", "ذلك") and key(cue.lemma) in of_class("deems"):
        return False
    if form.startswith("ال") and object_begins(near, at + 1):
        return True  # «وتوقعت الأرصاد هطول أمطار»
    if form in of_class("unveiled"):
        return False
    governed = form.startswith("ب") and "ب" in cue.takes and form not in heads()
    if governed and head_of(words, at) is not None and (cue.object or at not in near.actors):
        return False
    if at in near.actors or head_of(words, at) is not None:
        return True
    if "reason" in cue.takes and (
        form in of_class("reason") or verbal_noun(form.removeprefix("ال"))
    ):
        return False  # «وعزا النقص إلى سوء التوزيع»
    if form in of_class("object_head") or form[:1].isdigit() or acts(form):
        return False
    if form[:1] in "يت" and verb_cue(words, at) is not None:
        return False  # «ومضت تقول»
    if preposition_of(form, cue) is not None:
        return False
    if "masdar" in cue.takes or "any" in cue.takes:
        bound = form.endswith("ية") and words.form(at + 1).startswith("ال")
        return not bound and not any(f.tense == "masdar" for f in verb_forms(form))
    return True


def topic(near: Surroundings, cue: Cue, floor: int) -> Source | None:
    """«أما فلان فأنكر»: who is spoken of stands before the ف of the verb."""
    words = near.words
    if not cue.lead or not words.form(cue.first).startswith("ف"):
        return None
    for first in range(max(floor, cue.first - 14), cue.first):
        if words.form(first).removeprefix("و") in of_class("as_for"):
            reached = phrase(near, first + 1, cue.first)
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


def antecedent(near: Surroundings, cue: Cue, floor: int) -> Source | None:
    """«النائب الذي قال إن …»: the noun phrase before the relative, if it goes with the verb."""
    words, stop = near.words, cue.first - 1
    comma = stop - 1 if words.form(stop - 1) in ("،", ",") else stop
    for first in range(max(floor, comma - 12), comma):
        known = first in near.actors or head_of(words, first) is not None
        if not known or phrase(near, first, comma) != comma:
            continue
        bare = words.form(first).startswith("ل") and words.form(first) not in heads()
        source = source_at(near, first, comma, "ل" if bare else "")
        return source if agrees(source, cue.gender, cue.number) else None
    return None


def described(near: Surroundings, cue: Cue, floor: int) -> Source | None:
    """«تقارير تتحدث عن اعتقالات»، «على منتقدين يقولون»: an indefinite noun and what it says."""
    words = near.words
    at = cue.first - 1
    if cue.joined or at < floor or words.items[at].kind is not LETTERS:
        return None
    if not words.form(cue.first).startswith(("ي", "ت")):
        return None
    if cue.object or words.form(at) in of_class("message"):
        return message_before(near, cue, floor)
    for first in range(at, max(floor, at - 3) - 1, -1):
        form = words.form(first)
        head = head_of(words, first)
        if head is None or form.startswith("ال") or head.number != "p":
            continue
        if phrase(near, first, cue.first) != cue.first:
            return None
        source = source_at(near, first, cue.first)
        return source if agrees(source, cue.gender, cue.number) or cue.gender == "f" else None
    return None


def message_before(near: Surroundings, cue: Cue, floor: int) -> Source | None:
    """«تلقى تهديدات عبر الهاتف تطالبه بالرحيل»: the message that says it."""
    words = near.words
    for first in range(cue.first - 1, max(floor, cue.first - MESSAGE_NEAR), -1):
        if words.items[first].kind is MARK:
            return None
        if words.form(first) in of_class("message"):
            stop = max(phrase(near, first, cue.first), first + 1)
            return source_at(near, first, stop)._replace(kind="document", named=False)
    return None


def text_before(near: Surroundings, cue: Cue, floor: int) -> Source | None:
    """«بعد بيان أصدرته الوزارة مساء الأحد، أوضح أن»: the text that a relative clause tells of."""
    words = near.words
    if cue.joined or cue.object or cue.gender == "f":
        return None
    if words.form(cue.first - 1) not in ("،", ","):
        return None
    for first in range(cue.first - 2, max(floor, cue.first - MESSAGE_FAR) - 1, -1):
        if words.items[first].kind is MARK:
            return None
        head = head_of(words, first)
        if head is None or head.kind != "document" or words.form(first).startswith("ال"):
            continue
        stop = phrase(near, first, cue.first - 1)
        made = relates(words.form(stop)) or words.form(stop) in of_class("issued_by")
        return source_at(near, first, stop) if made else None
    return None


def author_of(near: Surroundings, cue: Cue, floor: int) -> Source | None:
    """«اتصالا من فلان أعرب فيه»، «تصريحات أدلى بها فلان واتهم فيها»: whose words a text holds."""
    words = near.words
    for at in range(cue.first - 1, floor, -1):
        form = words.form(at)
        first = 0
        if form[:1] == "ل" and len(form) > 3 and words.form(at - 1) in of_class("message"):
            head = head_of(words, at)
            stop = phrase(near, at, cue.first) if head is not None or at in near.actors else at
            if stop > at:
                return source_at(near, at, stop, "ل")  # «في تصريح للوزير أكد فيه»
        if form == "من" and any(
            words.form(n) in of_class("message") for n in range(max(floor, at - 5), at)
        ):
            first = at + 1
        elif delivers(form):
            first = at + 1 + (words.form(at + 1) in of_class("with_it"))
        if not first:
            continue
        known = first in near.actors or head_of(words, first) is not None
        known = known or words.form(first - 1) in of_class("with_it")
        stop = phrase(near, first, cue.first) if known else first
        return source_at(near, first, stop) if stop > first else None
    return None


@lru_cache(maxsize=1 << 12)
def delivers(form: str) -> bool:
    """Whether a word may be a verb by which somebody speaks or writes («أدلى»، «ألقاها»)."""
    return any(
        f.tense == "perfect" and f.person == 3 and key(f.lemma) in of_class("delivers")
        for f in verb_forms(form)
    )


def bounds_start(words: Words, at: int) -> int:
    """The first word of the sentence that word ``at`` stands in."""
    return words.bounds[words.sentence_of[at]].start


def after_subject(near: Surroundings, cue: Cue, floor: int) -> bool:
    """«كان مسؤول قد وصف»: the subject stands between كان and the verb, so none follows."""
    words = near.words
    if cue.joined:
        return False
    stop = cue.first
    while stop > floor and words.form(stop - 1) in of_class("auxiliary"):
        stop -= 1
    if stop > floor and words.form(stop - 1) in ("،", ","):
        stop -= 1  # «وكان النائب فلان، اتهم الحكومة»
    for first in range(stop - 1, max(floor - 1, stop - SUBJECT * 2), -1):
        if words.items[first].kind is MARK or starts_clause(words.form(first)):
            return False
        if words.form(first - 1) in THAT and speaks(near, first):
            return phrase(near, first, stop) == stop  # «إن الوزير أبلغ النواب»
        if words.form(first - 1) in of_class("was"):
            return phrase(near, first, stop) == stop
    return False


def subject_before(near: Surroundings, cue: Cue, floor: int) -> Source | None:
    """المصادر قالت إن …، وكانت الوزارة قد أعلنت أن …: a subject before its verb."""
    words = near.words
    stop = cue.first
    if words.form(stop - 1).removeprefix("و") in of_class("but_he"):
        return None  # «لكنها قالت»
    if cue.joined:
        return topic(near, cue, floor)
    said_before = long_since(near, cue, floor)
    if said_before is not None:
        return said_before
    while stop > floor and words.form(stop - 1) in of_class("auxiliary", "negative"):
        stop -= 1
    bridges = of_class("auxiliary", "opener", "break")
    parted = {"،", ",", *of_class("relative")}
    farther: Source | None = None
    for first in range(max(floor, stop - FARTHEST), stop):
        before = words.form(first - 1)
        free = before in bridges or starts_clause(before)
        free = free or before.removeprefix("و") in of_class("post_cue")
        if first > floor and words.items[first - 1].kind is LETTERS and not free:
            continue
        subject = before in of_class("was") or (starts_clause(before) and stop - first <= SUBJECT)
        subject = subject and words.items[first].kind is LETTERS and not stands_by(words, first)
        held = words.form(first)[:1] == "ب" and words.form(first) not in heads()
        if held and head_of(words, first) is not None:
            continue  # «وعن علاقته برئيس النادي أجاب»
        definite = words.form(first).startswith("ال") and (
            first == bounds_start(words, cue.first) or before in bridges
        )
        known = first in near.actors or head_of(words, first) is not None
        if not known and not subject and not (definite and stop - first <= SUBJECT):
            continue
        reached = phrase(near, first, stop)
        if not known and reached < stop:
            continue
        text = head_of(words, first)
        read_out = text is not None and text.kind == "document"
        inside = {words.form(cue.stop), words.form(cue.stop - 1)} & {"فيه", "فيها", "فيهما"}
        if reached == stop and read_out and inside:
            continue  # «تلا السفير بيانا قال فيه»
        if reached == stop or (reached == stop - 1 > first and words.items[reached].kind is QUOTE):
            strip = "ل" if before in of_class("with_l") else ""
            return source_at(near, first, reached, strip)
        goes_between = words.form(reached) in parted or (
            cue.number == "p" and reached < cue.first and relates(words.form(reached))
        )  # «أن خبراء يراقبون العقوبات أبلغوا»
        if farther is None and reached > first and goes_between:
            reached = max(reached, min(with_apposition(near, reached, first), stop))
            farther = source_at(near, first, reached)
    return farther

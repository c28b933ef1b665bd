"""Whom a pronoun on an event's noun stands for."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice
from operator import attrgetter

from khabar.annotators.events.agreement import plural, stands_for
from khabar.annotators.events.apposition import apposed
from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import RELATIVE, Clause
from khabar.annotators.events.doers import human, may_act
from khabar.annotators.events.government import light, light_noun, reporting
from khabar.annotators.events.named_places import opens_place
from khabar.annotators.events.parts import Place
from khabar.annotators.events.people import humans
from khabar.annotators.events.slots import View, people_shown
from khabar.annotators.events.triggers import Candidate
from khabar.annotators.events.unnamed import resolve
from khabar.annotators.events.word_kinds import titles
from khabar.lexicon.company import noun_class, stems
from khabar.text.view import fold

DONE_TO = frozenset({"ASSAULT", "COERCE"})
"""Types whose object is whom the pronoun on a further deed of the kind means."""
JOINED = 5
DEEPEST = 4
NOUNS = 8
"""Nouns of a clause that a pronoun is tried on."""
REACH = 3
"""Words from an event to the pronoun under its preposition («أطلقوا النار عليه»)."""
FARTHEST = 24
"""Chunks back to which a noun is looked for."""


def referred(
    view: View, pronoun: str, chunk: Chunk, but: Place | None, *, struck: bool = False
) -> Place | None:
    """Whom a pronoun on a noun stands for: the clause's subject, else the nearest noun before.

    ``struck`` says that it is the one who was hit: of «ما أدى إلى تدميرها» that is what the
    clause above was done to.
    """
    clause = view.sentence.clause(chunk.first)
    told = view.slots(clause)
    asked = _asked(view, chunk)
    if asked is not None and view.means(pronoun, asked):
        return view.whole(asked)  # «داعياً المنظمات إلى تكثيف مساعداتها»
    if chunk.prep in noun_class("blamed_for") and _blames(view, clause):
        blamed = _nearest(view, pronoun, chunk, but)
        if blamed is not None:
            return blamed  # «فرضت عقوبات على قادة الجماعة بسبب هجماتها»
    if _answers(view, chunk) and told.subject is not None:
        theirs = _nearest(view, pronoun, chunk, view.whole(told.subject))
        if theirs is not None:
            return theirs  # «نفّذ الجيش رمايات على المسلحين رداً على اعتداءاتهم»
    tried: list[Chunk | None] = [clause.antecedent]
    tried += [told.object, told.subject] if told.passive else [told.subject]
    if struck and clause.form is not None and light(clause.form.lemma) == "cause":
        tried.insert(0, view.slots(clause.parent).object if clause.parent else None)
        tried.insert(0, _aimed_before(view, clause))
    row = view.row(clause)
    if struck and told.object is not None and row is not None and row.type in DONE_TO:
        tried.insert(1, told.object)  # «اعتقلوا أربعة شبان بعد ملاحقتهم»
    if struck and chunk.prep == "ل" and told.object is not None and not told.passive:
        tried = [told.object, *tried]  # «يحاصرون الحي استعداداً لاقتحامه»
    if pronoun == "هم" and told.subject and view.form(told.subject).endswith("ات"):
        tried.insert(1, _people(view, clause, chunk, told.object))
    if chunk.joined:
        tried.insert(0, _before_it(view, chunk))  # «بسرقة المتجر وإحراقه»
    for candidate in tried:
        if candidate is None or candidate.first >= chunk.first or candidate.head in view.read:
            continue
        place = view.whole(candidate)
        if (
            not same(view, place, but)
            and chunk.first not in range(*place)
            and view.means(pronoun, candidate)
        ):
            return place
    above = resolve(view, pronoun, clause)
    if struck and above is not None and _observes(view, clause):
        near = _nearest(view, pronoun, chunk, but)
        if near is not None and near[0] > clause.opener:
            return near  # «نشر المرصد أنه عُثر على جثة عنصر، عقب اختطافه»
    told_of = above is not None and above.first < chunk.first
    if above is not None and told_of and not same(view, view.whole(above), but):
        return view.whole(above)
    return _nearest(view, pronoun, chunk, but)


def _aimed_before(view: View, clause: Clause) -> Chunk | None:
    """«أطلقوا النار على عضو …، ما أدى إلى إصابته»: whom the deed told before was aimed at."""
    for before in reversed(view.sentence.clauses[: clause.number]):
        reading = view.read.get(before.verb)
        if reading is None or before.verb > clause.verb:
            continue
        by = dict(reading.sense.by)
        aimed = (c for c in before.after if c.prep and by.get(c.prep) == "target")
        return next((c for c in aimed if human(view.scene, c.place)), None)
    return None


def _answers(view: View, chunk: Chunk) -> bool:
    """Whether a deed is what another was done in answer to."""
    if chunk.prep != "علي" or chunk.head < view.sentence.first + 2:
        return False
    return view.scene.words.form(chunk.head - 2) in noun_class("answering")


def same(view: View, one: Place, two: Place | None) -> bool:
    """Whether two phrases are one, or say the same words («وحدات الجيش … تقوم وحدات الجيش بـ»)."""
    if two is None or one == two:
        return one == two
    items = view.scene.words.items
    if one[1] - one[0] != two[1] - two[0]:
        return False
    return all(items[one[0] + n].form == items[two[0] + n].form for n in range(one[1] - one[0]))


def _blames(view: View, clause: Clause) -> bool:
    """Whether a clause tells that someone was punished or accused, by its verb or its noun."""
    told = [view.read[n] for n in range(clause.opener, clause.opener + NOUNS) if n in view.read]
    return any(r.sense.row.type in ("SANCTION", "ACCUSE", "COERCE") for r in told)


def _observes(view: View, clause: Clause) -> bool:
    """Whether the clause above is a report, whose subject only tells of what befell others."""
    above = clause.parent
    return above is not None and above.form is not None and above.form.lemma in reporting()


def _asked(view: View, chunk: Chunk) -> Chunk | None:
    """Who is asked or accused by a participle that a noun hangs on."""
    number = view.sentence.number(chunk.first)
    for back in range(number - 1, max(-1, number - JOINED), -1):
        before = view.sentence.chunks[back]
        if before.kind != "noun":
            return None
        owner = view.sentence.chunks[before.of] if before.of >= 0 else None
        reading = view.read.get(owner.head) if owner is not None else None
        if reading is not None and reading.sense.row.pos == "participle":
            return before
    return None


def pointed_at(view: View, at: int, reading: Candidate, actor: Place | None) -> Place | None:
    """«اعتقلوا شاباً واعتدوا عليه»: whom the pronoun under an event's preposition stands for."""
    by = dict(reading.sense.by)
    clause = view.sentence.clause(at)
    first = bisect_right(clause.resumed, at, key=attrgetter("first"))
    for chunk in clause.resumed[first : first + REACH]:
        if by.get(chunk.prep) != "target" or chunk.first > at + REACH:
            continue
        topic = clause.topic
        led = topic is not None and view.slots(clause).subject is not topic
        if led and topic is not None and view.means(chunk.pronoun, topic):
            return view.whole(topic)  # «البلدة سيطرت عليها القوات»
        whose = clause.antecedent if clause.kind == RELATIVE else None
        if whose is not None and whose.first < at and view.means(chunk.pronoun, whose):
            return view.whole(whose)  # «الذين تم القضاء عليهم»
        other = (clause.shared or clause.parent) if reading.verb is not None else clause
        for _ in range(DEEPEST):
            if other is None:
                break
            told = view.slots(other)
            for noun in (told.object, *islice(reversed(other.after), NOUNS), told.subject):
                if noun is None or noun.first > at or noun.head in view.read:
                    continue
                observer = noun is told.subject and other.form is not None
                if observer and other.form and fold(other.form.lemma) in noun_class("watches"):
                    continue  # «وثّق المرصد مقتل عنصر جراء إطلاق النار عليه»
                if light_noun(view.form(noun)):
                    continue  # «منذ تمكنهم من السيطرة عليها»
                if view.scene.kinds[noun.head] == "demonstrative":
                    continue
                place = view.whole(noun)
                if chunk.pronoun == "هم" and not people_shown(view.scene, noun):
                    continue
                if place != actor and view.means(chunk.pronoun, noun):
                    return place
            other = other.shared or other.parent
    return None


def _people(view: View, clause: Clause, chunk: Chunk, found: Chunk | None) -> Chunk | None:
    """«أفرجت السلطات عن 14 معتقلاً بعد أسابيع من احتجازهم»: «هم» are people, not authorities."""
    for noun in (found, *clause.after[:NOUNS]):
        if noun is None or noun.first >= chunk.first or noun.head in view.read:
            continue
        form = view.form(noun)
        if noun.head in view.scene.numbers or plural(form) or not stems(form).isdisjoint(humans()):
            return noun
    return None


def _before_it(view: View, chunk: Chunk) -> Chunk | None:
    """What the event's noun that a joined one goes on with is in construct with."""
    number = view.sentence.number(chunk.first)
    for back in range(number - 1, max(-1, number - JOINED), -1):
        before = view.sentence.chunks[back]
        if before.kind in ("verb", "stop"):
            return None
        if before.kind == "noun" and before.of >= 0 and before.head not in view.read:
            return before
        opposed = before.kind == "noun" and before.prep in OPPOSED_BY and back == number - 1
        if opposed and before.head not in view.read and human(view.scene, before.place):
            return before  # «ضد المسلحين وسيطرتهم على …»
        town = opposed and before.prep == "علي" and opens_place(view.scene, before.stop - 1)
        if town and before.head not in view.read:
            return before  # «السيطرة على بلدة الوادي وتحريرها»
    return None


OPPOSED_BY = frozenset({"ضد", "علي", "من", "ب", "تجاه", "ازاء"})
"""Prepositions whose noun a joined one goes on with by its pronoun («من الفصيل وانتهاكاته»)."""


def _nearest(view: View, pronoun: str, chunk: Chunk, but: Place | None) -> Place | None:
    number = view.sentence.number(chunk.first)
    for back in range(number - 1, max(-1, number - FARTHEST), -1):
        before = view.sentence.chunks[back]
        if before.kind != "noun" or before.head in view.read:
            continue
        if back and view.sentence.chunks[back - 1].kind == "stop" and apposed(view, before):
            continue
        if before.prep in noun_class("directions"):
            continue  # «صدّت هجوماً غرب البلاد، وأجبرتها على التراجع»
        if before.prep in WITHIN and _on_map(view, before):
            continue  # «مقتل رجل من القرية بريف حلب بعد إطلاق النار عليه»
        place = view.whole(before)
        if same(view, place, but) or chunk.first in range(*place):
            continue
        known = before.head in view.scene.actors or may_act(view.scene, place)
        ground = not noun_class("placeword").isdisjoint(stems(view.form(before)))
        known = known and not (ground and pronoun in ("هم", "هما"))
        if known and view.means(pronoun, before):
            return place
        within = inner(view, pronoun, before)
        if within is not None:
            return within
    return None


def _on_map(view: View, chunk: Chunk) -> bool:
    """Whether a phrase is a place of the gazetteer that is nobody."""
    whole = range(chunk.first, chunk.stop)
    return chunk.head not in view.scene.actors and any(
        place.first in whole for place in view.scene.near(view.scene.places, chunk.head)
    )


WITHIN = frozenset({"في", "ب", "قرب", "داخل"})
"""Prepositions of where something was."""


def inner(view: View, pronoun: str, chunk: Chunk) -> Place | None:
    """«عائلة المهندس … اختطافه»: someone whom another noun is in construct with."""
    scene = view.scene
    for here in range(chunk.head + 1, chunk.stop):
        form = scene.words.items[here].form
        actor = scene.actors.get(here)
        if actor is not None and actor.first < here and actor.value.mention != "noun":
            continue  # within a longer name
        named = actor is not None and actor.first == here and actor.value.kind == "person"
        if scene.ended(here - 1):
            break  # only what completes a noun, and not what describes it
        person = scene.definite(here) and (not stems(form).isdisjoint(humans()) or form in titles())
        if (named or person) and stands_for(pronoun, form):
            return here, chunk.stop
    return None


def meant_by(view: View, pronoun: str, at: int, but: Place | None) -> Place | None:
    """«قالت زوجة الصحفي إن دورية أوقفته»: whom the pronoun on a verb means, the nearest before."""
    chunk = view.sentence.chunk(at)
    return _nearest(view, pronoun, chunk, but) if chunk is not None else None


def whose(view: View, target: Place, but: Place | None) -> Place | None:
    """«أطلقت سراحه»: whom the pronoun means on a noun that only completes its verb."""
    form, chunk = view.scene.words.items[target[0]].form, view.sentence.chunk(target[0])
    pronoun = next((p for p in ("هما", "هم", "ها", "ه") if form.endswith(p)), "")
    if not pronoun or chunk is None or target[1] - target[0] > 1:
        return None
    if form.removesuffix(pronoun) not in noun_class("empty"):
        return None
    return referred(view, pronoun, chunk, but, struck=True)

"""The parts of a noun's event: what it is in construct with, its carrier, its prepositions."""

from __future__ import annotations

from khabar.annotators.events.agreement import accusative
from khabar.annotators.events.bare_phrases import adverbial
from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import Clause
from khabar.annotators.events.control import (
    DECLARE,
    DECLARED,
    VICTIM,
    carried,
    declared,
    outcome,
    thrown_by,
)
from khabar.annotators.events.doers import able, armed, human, may_act
from khabar.annotators.events.government import light, reporting
from khabar.annotators.events.noun_chunks import nation
from khabar.annotators.events.people import humans
from khabar.annotators.events.pronouns import pointed_at, referred
from khabar.annotators.events.scene import TANWIN, Scene, is_noun
from khabar.annotators.events.slots import View, without_empty
from khabar.annotators.events.triggers import Candidate, Row
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import verb_forms

Place = tuple[int, int]
Parts = dict[str, Place]
DEEPEST = 8
OTHER = {"actor": "target", "target": "actor"}


def of_noun(view: View, at: int, reading: Candidate, brought: Parts) -> Parts:
    """The parts of the event that the noun at word ``at`` names."""
    row = reading.sense.row
    parts = dict(brought)
    chunk = view.sentence.chunk(at)
    if chunk is None or chunk.kind != "noun":
        return parts
    if row.type in ("COERCE", "ASSAULT") and row.object == "target" and not row.casualty:
        doer = outcome(view, chunk)
        if doer is not None:
            parts.setdefault("actor", doer)  # «عملية للجيش أسفرت عن اعتقال ستة»
    if row.casualty and not row.object:
        return _counted(view, chunk, parts)
    for role, place in _owned(view, chunk, reading, parts).items():
        asked = role == "actor" and _says(view, at, row)
        parts.setdefault("target" if asked else role, place)
    if reading.pronoun and row.object:
        _possessed(view, chunk, reading, parts, carried(view, chunk).get("actor"))
    suffered = not noun_class("suffered").isdisjoint(stems(view.form(chunk)))
    told = carried(view, chunk) if row.pos != "participle" or chunk.prep else {}
    if suffered and not declared(view, chunk):
        told.pop("actor", None)
    own = row.type == "CONSULT" and "actor" in parts and chunk.prep in HELD_IN
    if row.type == "CONSULT" and "actor" in told and not own:
        parts["actor"] = told["actor"]  # who held it, before those it was held for
    if row.type == "CONSULT" and "actor" not in parts and chunk.prep == "في":
        guest = _guest(view, view.sentence.clause(chunk.first))
        if guest is not None:
            parts["actor"] = guest
    if VICTIM in told:
        giver = parts.get("target")
        owns = giver is not None and giver[0] == chunk.stop and "actor" not in parts | told
        if giver and owns and (giver[0] in view.scene.numbers or may_act(view.scene, giver)):
            parts["actor"] = giver  # «حظي المشروع بتأييد 11 دولة»
        parts["target"] = told.pop(VICTIM)
    doer, owner = told.get("actor"), parts.get("actor")
    other = doer and owner and doer != owner and owner[0] == chunk.stop
    if other and "target" not in parts and row.object == "either":
        parts["target"] = parts.pop("actor")  # «قامت القوات بتمشيط المزارع»
    for role, place in told.items():
        if place != parts.get(OTHER[role]):
            parts.setdefault(role, place)
    if "target" not in parts and row.pos == "noun":
        led = _led_before(view, at, reading)
        if led is not None and led != parts.get("actor"):
            parts["target"] = led
    if "target" not in parts and row.pos == "noun":
        meant = pointed_at(view, at, reading, parts.get("actor"))
        if meant is not None:
            parts["target"] = meant  # «إلقاء القبض عليه»
    if "actor" not in parts and row.type in ("ASSAULT", "MOBILIZE", "COERCE"):
        leader = _led_by(view, chunk)
        if leader is not None:
            parts["actor"] = leader
    if "actor" not in parts and row.type == "ASSAULT":
        thrower = thrown_by(view, chunk)
        if thrower is not None:
            parts["actor"] = thrower
    if row.pos == "participle" and row.subject == "target":
        _suffering(view, chunk, parts)
    elif row.pos == "participle" or _says(view, at, row):
        _participle(view, chunk, parts)
    if "actor" not in parts and row.type in DECLARED:
        _declaring(view, chunk, parts)
    ranks = _ranks(view, chunk, row)
    if ranks is not None:
        parts.setdefault("target" if row.casualty else "actor", ranks)
    if "actor" not in parts and row.type in NATIONAL:
        whose = _nation(view.scene, at, chunk.stop)
        if whose:
            parts["actor"] = whose
    return parts


def _says(view: View, at: int, row: Row) -> bool:
    """«مطالبةً جميع الأطراف بـ …»: a tanwin shows a participle and no demand of others."""
    word = view.scene.words.items[at]
    asks = row.type in ("REQUEST", "ACCUSE", "THREATEN") and word.form.endswith("ة")
    return asks and TANWIN in word.span.of(view.scene.words.text)


NATIONAL = frozenset(
    {"ASSAULT", "COERCE", "AID", "SUPPORT", "MOBILIZE", "SANCTION", "THREATEN", "REQUEST"}
)
"""Deeds whose adjective of nationality says who did them («القصف التركي»)."""


HELD_IN = frozenset({"في", "ب"})
"""Prepositions by which a talk of others is told («شارك في اجتماع اللجنة», «بوساطة مشايخ»)."""


def _led_before(view: View, at: int, reading: Candidate) -> Place | None:
    """«وجّهت إلى النائب تهمة», «فرضت على الشركة عقوبات»: whom a phrase before the noun brings."""
    clause = view.sentence.clause(at)
    if clause.form is None:
        return None
    ruled = reading.sense.row.type == "COERCE" and light(clause.form.lemma) == "rule"
    if light(clause.form.lemma) != "do" and not ruled:
        return None
    by = dict(reading.sense.by)
    for chunk in clause.after:
        if chunk.first >= at:
            return None
        place = view.whole(chunk)
        if by.get(chunk.prep) == "target" and chunk.prep not in ("ب", "من"):
            return place if may_act(view.scene, place) else None
    return None


def _ranks(view: View, chunk: Chunk, row: Row) -> Place | None:
    """«انشقاقات في صفوف الجيش», «في صفوفهم»: whose ranks it was in."""
    if not (row.casualty or row.type == "RETREAT"):
        return None
    number = view.sentence.chunk_of[chunk.first - view.sentence.first]
    for after in view.sentence.chunks[number + 1 : number + 3]:
        if after.kind != "noun":
            return None
        form = view.form(after)
        if after.prep != "في" or stems(form).isdisjoint(noun_class("ranks")):
            continue
        if after.stop - after.head > 1:
            return after.head + 1, after.stop
        owner = next((p for p in ("هم", "ها", "ه") if form.endswith(p)), "")
        meant = referred(view, owner, chunk, None) if owner else None
        return meant if meant is not None and human(view.scene, meant) else None
    return None


def _nation(scene: Scene, at: int, stop: int) -> Place | None:
    for here in range(at + 1, stop):
        form = scene.words.items[here].form
        if nation(scene, here) or form.removeprefix("ال") in noun_class("party_adjective"):
            return here, here + 1
    return None


def _counted(view: View, chunk: Chunk, parts: Parts) -> Parts:
    """«سبعة قتلى»: the dead are who was hit, where they are counted."""
    number = view.sentence.chunk_of[chunk.first - view.sentence.first] + 1
    after = view.sentence.chunks[number : number + 1]
    own = view.read.get(chunk.head)
    owned = own is not None and bool(own.pronoun)
    if owned and after and after[0].kind == "noun" and not after[0].prep:
        parts.setdefault("target", view.whole(after[0]))  # «راح ضحيتها 14 شخصاً»
        return parts
    first = chunk.first
    if chunk.of >= 0:
        before = view.sentence.chunks[chunk.of]
        if before.first in view.scene.numbers and before.stop >= chunk.first - 1:
            first = before.first
        elif before.stop == chunk.first and before.stop - 1 in view.scene.numbers:
            first = view.scene.numbers[before.stop - 1].first  # «ارتقاء سبعة شهداء»
    quantity = not stems(view.form(chunk)).isdisjoint(noun_class("quantity"))
    if own is None and quantity and chunk.stop > chunk.head + 1:
        parts.setdefault("target", (chunk.head, chunk.stop))  # «عدد من الجرحى»
        return parts
    if chunk.prep == "من" and chunk.first > view.sentence.first + 1:
        several = view.sentence.chunk(chunk.first - 2)  # «سبعة شهداء وعدد من الجرحى»
        if several is not None and several.kind == "noun" and several.stop == chunk.first - 1:
            last = several.stop - 1
            if not stems(view.scene.words.items[last].form).isdisjoint(noun_class("quantity")):
                parts.setdefault("target", (last, chunk.stop))
                return parts
    if first in view.scene.numbers:
        parts["target"] = (first, chunk.stop)
    elif (fell := _who_fell(view, chunk)) is not None:
        parts.setdefault("target", fell)
    elif chunk.prep == "بين" or _one_of_two(view, chunk):
        told = view.slots(view.sentence.clause(chunk.first))
        fallen = told.object or told.subject  # «سقط العشرات بين قتيل وجريح»
        if fallen is not None and fallen.head not in view.read:
            parts.setdefault("target", view.whole(fallen))
    return parts


def _who_fell(view: View, chunk: Chunk) -> Place | None:
    """«سقط العديد من أفرادها قتلى», «إيقاع عدد منهم قتلى»: whom a bare noun says to be dead."""
    number = view.sentence.chunk_of[chunk.first - view.sentence.first]
    if not number or chunk.prep or view.scene.definite(chunk.head):
        return None
    before = view.sentence.chunks[number - 1]
    if before.kind != "noun" or before.stop != chunk.first or before.head in view.read:
        return None
    place = view.whole(before)
    if place[1] != chunk.first or not human(view.scene, place):
        return None
    if before.prep == "من" and number > 1:  # «العديد من المهاجمين قتلى»
        some = view.sentence.chunks[number - 2]
        counts = not stems(view.form(some)).isdisjoint(noun_class("quantity"))
        if some.kind == "noun" and some.stop == before.first - 1 and counts:
            return some.head, place[1]
    return place


def _one_of_two(view: View, chunk: Chunk) -> bool:
    """«بين قتيل وجريح»: the second of a joint toll."""
    number = view.sentence.chunk_of[chunk.first - view.sentence.first]
    return chunk.joined and number > 0 and view.sentence.chunks[number - 1].prep == "بين"


def _owned(view: View, chunk: Chunk, reading: Candidate, parts: Parts) -> Parts:
    """The noun that the trigger is in construct with, and the object that may follow it."""
    row = reading.sense.row
    role = row.object
    number = view.sentence.chunk_of[chunk.first - view.sentence.first]
    owners = [c for c in view.sentence.chunks[number + 1 : number + 4] if c.of == number]
    if not role or not owners:
        return {}
    scene = view.scene
    if _quality(view, owners[0]):
        return {}  # «بقصف "مكثف"»
    owner = without_empty(view, view.whole(owners[0]))
    if row.type == "ACCUSE" and role == "target" and "target" in parts:
        return {"actor": owner}  # «اتهام الحكومة للمعارضة بـ»
    hit = parts.get("target")
    if role in ("either", "target") and hit and hit[0] >= owner[1] and human(scene, owner):
        return {"actor": owner}  # «إفراج الحوثيين عن 400 أسير»
    does = role == "either" or (
        role == "target" and (armed(scene, owner) or able(scene, owner)) and chunk.prep != "ل"
    )
    if len(owners) > 1 and does and not _of_deed(view.form(owners[1])):
        return {"actor": owner, "target": view.whole(owners[1])}
    struck = _struck_after(view, number) if role in ("either", "target") else None
    if struck is not None and human(scene, owner):
        return {"actor": owner, "target": struck}
    where = _of_place(reading) and _is_town(scene, owner)
    if row.type == "ACCUSE" and role == "actor" and owners[0].head in view.read:
        return {"target": owner}  # «إدانة قتل الشرطة المتظاهرين»
    if role == "actor" and (where or not may_act(scene, owner)):
        return {}
    matter = row.type == "CONSULT" and not _meets(view, owner)
    if role == "actor" and matter:
        return {}  # «بحث سبل التعاون», «مناقشة الأوضاع»
    heads = stems(scene.words.items[owner[0]].form)
    if row.type == "AID" and role == "target" and not heads.isdisjoint(noun_class("aid")):
        return {}  # «إيصال المساعدات إلى …»: aid goes to someone
    if row.type == "COERCE" and not heads.isdisjoint(noun_class("penalty")):
        return {}  # «حكم الإعدام»: on whom stands after على
    if row.casualty and role == "either" and heads.isdisjoint(noun_class("collective")):
        return {"target": owner}
    if role in ("either", "target"):
        after = view.sentence.chunks[number + 2 : number + 3]
        if (
            after
            and after[0].kind == "noun"
            and after[0].prep == "ل"
            and parts.get("target") == view.whole(after[0])
        ):
            return {"actor": owner}  # «قصف القوات للمدينة»
    if role in ("either", "target") and _deed_to(view, reading, owner, number):
        return {"actor": owner, "target": view.whole(view.sentence.chunks[number + 2])}
    if role == "either" and _happens(view, chunk):
        role = "target"  # «تم منع الطواقم»
    if role == "either" and chunk.prep == "ل" and not scene.definite(chunk.head):
        role = "target"  # «لدعم الحكومة»: who is to do it stands before
    if role == "either" and row.type in ("SUPPORT", "REJECT") and owner[0] in scene.numbers:
        role = "actor"  # «تأييد 11 عضواً»
    if role == "either":
        doer = armed(scene, owner) or able(scene, owner)
        stormed = row.type == "ASSAULT" and not heads.isdisjoint(noun_class("stormed"))
        doer = doer and not stormed  # «اقتحام السفارة»
        aimed = not noun_class("aimed").isdisjoint(stems(view.form(chunk)))
        doer = doer and not (aimed and not scene.ended(owner[1] - 1))  # «استهداف سفينة»
        doer = doer or ("target" in parts and human(scene, owner))
        role = "actor" if doer else "target"  # «تجميد التعاملات مع …»
    return {role: owner}


def _of_deed(form: str) -> bool:
    """«عنصري دعم»: a bare verbal noun that tells what people are for."""
    bare = not form.startswith("ال") and stems(form).isdisjoint(humans())
    return bare and any(r.tense == "masdar" and not r.object for r in verb_forms(form))


def _meets(view: View, owner: Place) -> bool:
    """Whether what a talk is of can hold one: people, bodies, states, or who is named."""
    scene, first = view.scene, owner[0]
    if first in scene.actors or first in scene.numbers or human(scene, owner):
        return True
    if able(scene, owner) or armed(scene, owner) or _is_town(scene, owner):
        return True
    return not stems(scene.words.items[first].form).isdisjoint(noun_class("meeting_body"))


def _quality(view: View, chunk: Chunk) -> bool:
    """Whether a lone word without the article only tells of what sort a deed is."""
    form = view.form(chunk)
    if chunk.stop > chunk.first + 1 or view.scene.definite(chunk.head) or is_noun(form):
        return False
    if chunk.head in view.scene.actors or not stems(form).isdisjoint(humans()):
        return False
    readings = verb_forms(form)
    return bool(readings) and all(r.tense == "passive_participle" for r in readings)


def _led_by(view: View, chunk: Chunk) -> Place | None:
    """«ضربات جوية بقيادة الولايات المتحدة»: who leads an attack that no other is said to make."""
    number = view.sentence.chunk_of[chunk.first - view.sentence.first] + 1
    for after in view.sentence.chunks[number : number + 2]:
        if after.kind != "noun" or (after.prep and after.prep != "ب"):
            return None
        if view.form(after) in noun_class("led_by") and after.stop > after.head + 1:
            leader = (after.head + 1, after.stop)
            return leader if may_act(view.scene, leader) else None
    return None


def _deed_to(view: View, reading: Candidate, owner: Place, number: int) -> bool:
    """«إقالة الرئيس لوزير …», «اعتقال الشرطة لعدد من …»: who did it, and by ل to whom."""
    row = reading.sense.row
    after = view.sentence.chunks[number + 2 : number + 3]
    if row.type not in ("COERCE", "ASSAULT", "SANCTION") or row.casualty or not after:
        return False
    if after[0].kind != "noun" or after[0].prep != "ل" or after[0].head in view.read:
        return False
    if not stems(view.form(view.sentence.chunks[number])).isdisjoint(noun_class("handed")):
        return False  # «إحالة المتهم للنيابة»
    actor = view.scene.actors.get(owner[0])
    named = actor is not None and actor.first == owner[0] and actor.value.mention in NAMES
    doer = armed(view.scene, owner) or able(view.scene, owner)
    doer = named or (doer and view.scene.ended(owner[1] - 1))
    return doer and human(view.scene, view.whole(after[0]))


NAMES = ("name", "alias")


def _struck_after(view: View, number: int) -> Place | None:
    """«استهداف مسلحين بالرشاشات قيادياً»: an object that stands behind a phrase of the means."""
    chunks = view.sentence.chunks
    if number + 3 >= len(chunks) or chunks[number + 2].kind != "noun":
        return None
    means, after = chunks[number + 2], chunks[number + 3]
    if means.prep not in ("ب", "ل", "من") or after.kind != "noun" or after.prep or after.joined:
        return None
    if after.of >= 0:
        return None
    shaped = accusative(view.form(after)) and not adverbial(view, after)
    return view.whole(after) if shaped else None


def _of_place(reading: Candidate) -> bool:
    """Whether a noun may be named after where it was: protests, clashes, attacks on someone."""
    row = reading.sense.row
    return row.type == "PROTEST" or "parties" in dict(reading.sense.by).values()


def _is_town(scene: Scene, owner: Place) -> bool:
    """«احتجاجات الوادي», «معارك العاصمة»: where it was, and no one who acts."""
    if owner[0] in scene.actors:
        return False
    return any(
        place.first == owner[0] and place.value.kind in ("city", "region", "local", "facility")
        for place in scene.near(scene.places, owner[0])
    )


def _happens(view: View, chunk: Chunk) -> bool:
    """Whether the noun is the subject of «تم» or «جرى»: then it is told as done to someone."""
    clause = view.sentence.clause(chunk.first)
    if clause.form is None or chunk.prep or clause.verb > chunk.first:
        return False
    return light(clause.form.lemma) == "happen" and not clause.form.object


def _possessed(
    view: View, chunk: Chunk, reading: Candidate, parts: Parts, doer: Place | None
) -> None:
    """«استهدافها», «هجومهم»: whom the pronoun on the noun stands for."""
    role = reading.sense.row.object
    if role in ("either", "target"):
        if not reading.sense.row.casualty:
            _follows_object(view, chunk, parts, several=reading.pronoun in ("هم", "هما"))
        role = "actor" if "target" in parts else "target"
    if role in parts:
        return
    struck = role == "target"
    other = parts.get(OTHER.get(role, "")) or (doer if struck else None)
    found = referred(view, reading.pronoun, chunk, other, struck=struck)
    if found is not None:
        parts[role] = found


def _follows_object(view: View, chunk: Chunk, parts: Parts, *, several: bool) -> None:
    """«اقتحامه مخيم …», «قصفها مواقع …»: a noun that no preposition governs is what was hit."""
    number = view.sentence.chunk_of[chunk.first - view.sentence.first] + 1
    after = view.sentence.chunks[number : number + 1]
    if not after or after[0].kind != "noun" or after[0].prep or after[0].joined:
        return
    if adverbial(view, after[0]):
        return  # «حبسه احتياطياً»
    brought = parts.get("target")
    if brought and brought[0] < after[0].first:
        return
    place = view.whole(after[0])
    if after[0].head in view.scene.numbers and parts.get("target") is None and _money(view, place):
        return  # «تغريمهم عشرة آلاف جنيه»
    doer = armed(view.scene, place) or able(view.scene, place)  # «قامت بتدميرها القوات»
    if (several or not doer) and view.sentence.clause(place[0]) is view.sentence.clause(
        chunk.first
    ):
        parts["target"] = place


def penalised(view: View, at: int) -> Place | None:
    """«قضت المحكمة بسجن الوزير», «حكماً بحبس …»: whom the penalty that was handed down hits."""
    scene, chunks = view.scene, view.sentence.chunks
    number = view.sentence.chunk_of[at - view.sentence.first]
    for here in range(number + 1, min(number + PENALTY, len(chunks) - 1)):
        if chunks[here].kind in ("verb", "stop") and here > number + 1:
            return None
        if chunks[here].kind != "noun" or chunks[here].prep != "ب":
            continue
        penalty = stems(scene.words.items[chunks[here].head].form)
        if penalty.isdisjoint(noun_class("penalty")):
            continue
        owner = chunks[here + 1]
        if owner.of == here:
            return view.whole(owner)
        whole = chunks[here]
        return (whole.head + 1, whole.stop) if whole.stop - whole.head > 1 else None
    return None


PENALTY = 4
"""Phrases after a ruling in which its penalty stands."""


def _guest(view: View, clause: Clause) -> Place | None:
    """«وصل المبعوث إلى العاصمة في زيارة»: who came is who visits."""
    row, form = view.row(clause), clause.form
    if form is None or form.lemma in reporting() or (row is not None and row.type != "CONSULT"):
        return None
    subject = view.slots(clause).subject
    place = view.whole(subject) if subject is not None and not view.slots(clause).passive else None
    return place if place is not None and human(view.scene, place) else None


def _money(view: View, place: Place) -> bool:
    """Whether a counted phrase is a sum of money or a span of time, and nobody."""
    return any(
        not stems(view.scene.words.items[n].form).isdisjoint(noun_class("sum"))
        for n in range(*place)
    )


def _suffering(view: View, chunk: Chunk, parts: Parts) -> None:
    """«الحكومة المدعومة من …», «ثلاثة محاصرين»: what a passive participle describes."""
    number = view.sentence.chunk_of[chunk.first - view.sentence.first]
    before = view.sentence.chunks[number - 1] if number else None
    if before is not None and before.kind == "noun" and before.head not in view.read:
        parts.setdefault("target", (before.first, before.stop))


def _participle(view: View, chunk: Chunk, parts: Parts) -> None:
    """«…، داعياً الحكومة إلى …»: the subject of the verb of saying that it goes with."""
    if "actor" in parts:
        return
    form = view.scene.words.items[chunk.head].form
    wanted = "f" if form.endswith(("ة", "ات")) else "m"
    clause: Clause | None = view.sentence.clause(chunk.first)
    best = None
    said = _quotation_before(view, chunk.first)
    for _ in range(DEEPEST):
        if clause is None:
            break
        if clause.verb in said:
            clause = clause.parent
            continue
        told = view.slots(clause)
        if (
            told.subject is not None
            and clause.form is not None
            and clause.form.gender in (wanted, "")
        ):
            if clause.form.lemma in reporting():
                best = told.subject
                break
            if best is None or human(view.scene, told.subject.place):
                best = told.subject
        clause = clause.parent
    if best is not None and view.whole(best) != parts.get("target"):
        parts["actor"] = _named(view.scene, view.whole(best))


def _declaring(view: View, chunk: Chunk, parts: Parts) -> None:
    """«…، معلناً دعم الخطة»: who declares it by a participle does it."""
    number = view.sentence.chunk_of[chunk.first - view.sentence.first]
    before = view.sentence.chunks[number - 1] if number else None
    if before is None or before.kind != "noun" or chunk.prep or before.stop > before.head + 1:
        return
    readings = verb_forms(view.form(before))
    if any(r.lemma == DECLARE and r.tense == "active_participle" for r in readings):
        _participle(view, before, parts)


def _quotation_before(view: View, at: int) -> range:
    """The words in quotation marks that close right before a word («… "…"، داعياً …»)."""
    kinds, first = view.scene.kinds, view.sentence.first
    close = next((n for n in range(at - 1, max(first, at - 3), -1) if kinds[n] == "quote"), None)
    if close is None:
        return range(0)
    opened = next((n for n in range(close - 1, first - 1, -1) if kinds[n] == "quote"), close)
    return range(opened, close)


def _named(scene: Scene, place: Place) -> Place:
    """A title with the name of its holder right after it."""
    actor = scene.actors.get(place[1]) if place[1] < len(scene.kinds) else None
    if actor and actor.first == place[1] and actor.value.kind == "person":
        return place[0], actor.stop
    return place

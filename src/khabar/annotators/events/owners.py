"""What a deed's noun is in construct with: who did it, or whom it was done to."""

from __future__ import annotations

from khabar.annotators.events.adverbials import adverbial
from khabar.annotators.events.agreement import accusative
from khabar.annotators.events.brought import made_with
from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.doers import able, armed, human, may_act, of_own_state, only_deed
from khabar.annotators.events.government import light
from khabar.annotators.events.parts import Parts, Place
from khabar.annotators.events.people import humans
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.slots import View, without_empty
from khabar.annotators.events.sorts import of_sort, opposing, provided
from khabar.annotators.events.triggers import Candidate
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import verb_forms

NAMES = ("name", "alias")


def owned(view: View, chunk: Chunk, reading: Candidate, parts: Parts) -> Parts:
    """The noun that the trigger is in construct with, and the object that may follow it."""
    row = reading.sense.row
    role = row.object
    number = view.sentence.number(chunk.first)
    owners = [c for c in view.sentence.chunks[number + 1 : number + 4] if c.of == number]
    if not role or not owners:
        return {}
    scene = view.scene
    if of_sort(view, owners[0]) or opposing(view, owners[0]):
        return {}  # «بقصف "مكثف"»
    owner = without_empty(view, view.whole(owners[0]))
    if row.type == "ACCUSE" and role == "target" and "target" in parts:
        return {"actor": owner}  # «اتهام الحكومة للمعارضة بـ»
    hit = parts.get("target")
    if role in ("either", "target") and hit and hit[0] >= owner[1]:
        mine = row.type in ("SUPPORT", "REJECT") and of_own_state(view.form(owners[0]))
        caught = row.type == "COERCE" and owner[0] in scene.numbers
        caught = caught and chunk_prep(view, hit) != "ل"  # «ضبط 20 عنصراً متهمين بالتعدي على …»
        if not caught and (mine or human(scene, owner)):
            return {"actor": owner}  # «إفراج الحوثيين عن 400 أسير», «تضامن بلاده مع …»
    if role == "x" and row.type == "COERCE" and (armed(scene, owner) or able(scene, owner)):
        return {"actor": owner}  # «استخدام الشرطة الغاز المسيل»
    if role == "actor" and (_launched(view, chunk, owner) or _signed(view, row.type, owner)):
        return {}  # «إطلاق مئات الصواريخ», «توقيع عدد من الاتفاقيات»
    does = role == "either" or (
        role == "target" and (armed(scene, owner) or able(scene, owner)) and chunk.prep != "ل"
    )
    asked = row.type == "REQUEST" and len(owners) > 1 and only_deed(view.form(owners[1]))
    if asked and human(scene, owner):
        return {"target": owner}  # «مناشداً الأهالي الإبلاغ عن …»
    if (
        reading.sense.row.pos == "participle"
        and role == "target"
        and not scene.definite(chunk.head)
    ):
        return {"target": owner}  # «محملاً الوزارة مسؤولية التأخير»
    two = len(owners) > 1 and not _coordinate(view, owners[0], owners[1])
    two = two and view.form(owners[1]) not in noun_class("loyal")  # «سيارة تابعة للفصيل»
    two = two and not provided(view, owners[1])  # «عربتي نقل مزودتين برشاشين»
    if two and does and not _of_deed(view.form(owners[1])):
        return {"actor": owner, "target": view.whole(owners[1])}
    if chunk.prep != "ل" and _fends_off(view, chunk, number) and human(scene, owner):
        return {"actor": owner}  # «تصدّي مقاومين لاقتحام …», «صدّ القوات لهجوم …»
    foiled = _foiled(view, chunk, number)
    if foiled is not None:
        return {"actor": owner, "target": foiled}
    struck = _struck_after(view, number) if role in ("either", "target") else None
    if struck is not None and human(scene, owner):
        return {"actor": owner, "target": struck}
    where = _of_place(reading) and _is_town(scene, owner)
    if row.type == "ACCUSE" and role == "actor" and owners[0].head in view.read:
        return {"target": owner}  # «إدانة قتل الشرطة المتظاهرين»
    acts = may_act(scene, owner) or of_own_state(view.form(owners[0]))
    if role == "actor" and (where or not acts):
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
    aim = chunk.prep == "ل" and not scene.definite(chunk.head)
    if role == "either" and aim and not _of_foe(view, chunk):
        role = "target"  # «لدعم الحكومة»: who is to do it stands before
    if role == "either" and row.type in ("SUPPORT", "REJECT") and owner[0] in scene.numbers:
        role = "actor"  # «تأييد 11 عضواً»
    if role == "either" and row.type == "COERCE" and owner[0] in scene.numbers:
        role = "target"  # «ضبط 20 عنصراً»: who is counted is caught
    if role == "either" and len(owners) > 1 and not two:
        role = "target"  # «مصادرة عتادهم ودراجاتهم»
    storms = not stems(view.form(chunk)).isdisjoint(noun_class("storming"))
    if role == "either" and storms and _people(view, owners[0]):
        return {"actor": owner}
    if role == "either":
        doer = armed(scene, owner) or able(scene, owner)
        stormed = row.type == "ASSAULT" and not heads.isdisjoint(noun_class("stormed"))
        doer = doer and not stormed  # «اقتحام السفارة»
        aimed = not noun_class("aimed").isdisjoint(stems(view.form(chunk)))
        doer = doer and not (aimed and not scene.ended(owner[1] - 1))  # «استهداف سفينة»
        doer = doer or ("target" in parts and human(scene, owner))
        role = "actor" if doer else "target"  # «تجميد التعاملات مع …»
    return {role: owner}


def _coordinate(view: View, one: Chunk, two: Chunk) -> bool:
    """«مصادرة عتادهم ودراجاتهم»: two things with one pronoun, joined."""
    first, second = view.form(one), view.form(two)
    pronoun = next((p for p in ("هم", "ها", "ه") if first.endswith(p)), "")
    return bool(pronoun) and second[:1] == "و" and second.endswith(pronoun)


def chunk_prep(view: View, place: Place) -> str:
    """The preposition that brings a phrase, "" for none."""
    chunk = view.sentence.chunk(place[0])
    return chunk.prep if chunk is not None else ""


def _fends_off(view: View, chunk: Chunk, number: int) -> bool:
    """Whether a noun of fending off takes by ل the attack of others behind its owner."""
    if stems(view.form(chunk)).isdisjoint(noun_class("repelling")):
        return False
    after = next(iter(view.sentence.chunks[number + 2 : number + 3]), None)
    if after is None or after.kind != "noun" or after.prep != "ل":
        return False
    own = view.read.get(after.head)
    return own is not None and own.verb is None and own.sense.row.type in FENDED_OFF


FENDED_OFF = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
"""Types of what is fended off."""


def _of_foe(view: View, chunk: Chunk) -> bool:
    """«تصدّى الأهالي لاقتحام القوات …»: whether a deed under ل is what was fended off."""
    number = view.sentence.number(chunk.first)
    for back in range(number - 1, max(-1, number - FENDED), -1):
        before = view.sentence.chunks[back]
        if before.kind == "stop":
            return False
        fends = not noun_class("repelling").isdisjoint(stems(view.form(before)))
        if before.kind in ("noun", "verb") and fends:
            return True
    return False


FENDED = 5
"""Chunks back to the word of fending off."""


def _people(view: View, owner: Chunk) -> bool:
    """«اقتحام عشرات المستوطنين»: people, counted or not, and no ground of theirs."""
    words = view.scene.words
    first = owner.head
    if not stems(words.items[first].form).isdisjoint(noun_class("quantity")):
        first += 1
    return first < owner.stop and not stems(words.items[first].form).isdisjoint(humans())


def _foiled(view: View, chunk: Chunk, number: int) -> Place | None:
    """«إحباط قوات الأمن هجومين …»: the deed that stands as object behind who foiled it."""
    if stems(view.form(chunk)).isdisjoint(noun_class("against_deed")):
        return None
    after = next(iter(view.sentence.chunks[number + 2 : number + 3]), None)
    if after is None or after.kind != "noun" or after.prep or after.joined or after.of >= 0:
        return None
    own = view.read.get(after.head)
    return view.whole(after) if own is not None and own.sense.row.type == "ASSAULT" else None


def _signed(view: View, kind: str, owner: Place) -> bool:
    """Whether papers are what an agreement's noun is in construct with, and not who signs."""
    papers = noun_class("treaty")
    forms = (view.scene.words.form(at) for at in range(owner[0], min(owner[0] + 3, owner[1])))
    return kind == "AGREE" and any(not stems(form).isdisjoint(papers) for form in forms)


def _launched(view: View, chunk: Chunk, owner: Place) -> bool:
    """Whether a noun of firing is followed by what was fired, or by how many of them."""
    if stems(view.form(chunk)).isdisjoint(noun_class("launching")):
        return False
    arms = noun_class("projectile") | noun_class("device") | noun_class("model")
    words = range(owner[0], min(owner[0] + 3, owner[1]))
    return any(not stems(view.scene.words.items[n].form).isdisjoint(arms) for n in words)


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


def _struck_after(view: View, number: int) -> Place | None:
    """«استهداف مسلحين بالرشاشات قيادياً»: an object that stands behind a phrase of the means."""
    chunks = view.sentence.chunks
    if number + 3 >= len(chunks) or chunks[number + 2].kind != "noun":
        return None
    means, after = chunks[number + 2], chunks[number + 3]
    aimed = made_with(view, means) and after.kind == "noun" and after.prep == "ل"
    if aimed and after.head not in view.read and view.sentence.chunks[number].prep != "ل":
        return view.whole(after)  # «استهداف الفصائل بصاروخ لحافلة»
    if means.prep not in ("ب", "ل", "من") or after.kind != "noun" or after.prep or after.joined:
        return None
    if after.of >= 0:
        return None
    ground = made_with(view, means) and not stems(view.form(after)).isdisjoint(noun_class("here"))
    shaped = (accusative(view.form(after)) or ground) and not adverbial(view, after)
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

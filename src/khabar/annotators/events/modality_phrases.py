"""Modality told within the phrase of an event's noun: what it completes, what describes it."""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.cues import adjective_cues, of_kind, stripped, word_cue
from khabar.annotators.events.government import light, names_deed
from khabar.annotators.events.modality_clauses import of_clause
from khabar.annotators.events.modality_verbs import BACK, HAPPENING, TAKING
from khabar.annotators.events.slots import View
from khabar.annotators.events.triggers import Candidate
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import verb_forms
from khabar.text.view import fold

TALK = 12
"""Words back to which the word of talking is looked for."""


def presupposed(view: View, top: Chunk) -> bool:
    """«المسؤولين عن قتل …», «التحقيق في مقتل …»: what is charged or looked into was done."""
    number = view.sentence.number(top.first)
    if not number or top.prep not in CHARGED:
        return False
    before = view.sentence.chunks[number - 1]
    if before.kind != "noun":
        return False
    reading = view.read.get(before.head)
    if reading is not None and reading.verb is None and reading.sense.row.type == "ACCUSE":
        return True
    last = view.scene.words.items[before.stop - 1].form
    return any(not stems(form).isdisjoint(of_kind("guilty")) for form in (last, view.form(before)))


CHARGED = frozenset({"في", "عن", "ب"})


def of_any(view: View, chunk: Chunk) -> str:
    """«أي هجوم»: any that may come, unless a negation above says that there was none."""
    at = chunk.first - 1
    if at < view.sentence.first or view.scene.words.items[at].form.lstrip("وبل") not in ANY:
        return ""
    clause = view.sentence.clause(chunk.first)
    if of_clause(view, clause) == "denied" or _negated(view, at):
        return "denied"
    return "possible"


ANY = frozenset({"اي", "اية"})


def not_borne(view: View, chunk: Chunk) -> bool:
    """«لن يتسامح مع أي هجوم»: what one will not bear has not come yet."""
    form = view.sentence.clause(chunk.first).form
    return form is not None and fold(form.lemma) in of_kind("tolerating")


def _negated(view: View, at: int) -> bool:
    """Whether a word of denial stands shortly before («عدم وقوع أي …», «دون أي …»)."""
    items = view.scene.words.items
    return any(
        items[here].form.removeprefix("و") in of_kind("negation")
        or word_cue(items[here].form) == "denied"
        for here in range(max(view.sentence.first, at - BACK), at)
    )


def of_relative(view: View, chunk: Chunk) -> str:
    """«لقاء سيعقد …», «هجوم لم يقع»: what the noun's own relative says of its happening."""
    for clause in view.relatives:
        noun, form = clause.antecedent, clause.form
        assert noun is not None
        assert form is not None
        carried = light(form.lemma) in HAPPENING or form.lemma == DOES
        if noun.first <= chunk.head < view.whole(noun)[1] and carried:
            return of_clause(view, clause)
    return ""


DOES = "قام"
"""«زيارة سيقوم بها الوزير»."""


def of_adjective(view: View, chunk: Chunk) -> str:
    """«الاجتماع المرتقب», «هجوم محتمل»."""
    adjectives = adjective_cues()
    for here in range(chunk.head + 1, min(chunk.stop + 1, view.sentence.stop)):
        form = view.scene.words.items[here].form
        if here == chunk.head + 1 and form[:2] == "ال" and not view.scene.definite(chunk.head):
            continue  # «إحباط المخطط»: no adjective of it
        owned = here == chunk.stop and view.sentence.chunks[view.sentence.number(here)]
        if owned and owned.of >= 0 and form in of_kind("attempt"):
            continue  # «إحباط مخطط للهجوم»: a plan that was foiled
        plain = form.removeprefix("ال")
        for bare in (plain, plain.removesuffix("ة"), plain.removesuffix("ا")):
            if bare in adjectives:
                return adjectives[bare]
    return _was_to_be(view, chunk)


def _was_to_be(view: View, chunk: Chunk) -> str:
    """«الإضراب الذي كان مقرراً غداً», «الزيارة التي كانت متوقعة»."""
    items, adjectives = view.scene.words.items, adjective_cues()
    here = chunk.stop
    if here + 2 >= view.sentence.stop or items[here].form not in WHICH:
        return ""
    if items[here + 1].form not in noun_class("was_to_be"):
        return ""
    form = items[here + 2].form
    for bare in (form, form.removesuffix("ة"), form.removesuffix("ا")):
        if bare in adjectives:
            return adjectives[bare]
    return ""


WHICH = frozenset({"الذي", "التي"})


def deed_before(view: View, chunk: Chunk) -> Chunk | None:
    """The verbal noun that takes an event's noun by a preposition («العودة إلى المحادثات»)."""
    number = view.sentence.number(chunk.first)
    if not number or chunk.prep not in TAKING:
        return None
    before = view.sentence.chunks[number - 1]
    if before.kind != "noun" or before.head in view.read:
        return None
    heads = stems(view.form(before))
    said_in = before.prep == "في" and not heads.isdisjoint(
        noun_class("published") | noun_class("speech")
    )
    if said_in:
        return None  # «طالب المجلس في بيان بوقف …»: where it was said
    clause = view.sentence.clause(before.first)
    told = (view.slots(clause).subject, clause.topic)
    happens = clause.form is not None and light(clause.form.lemma) in HAPPENING
    if clause.form is not None and not before.prep and before in told and not happens:
        return None  # «يقضي الاتفاق بـ», «تراجعت الإدارة عن»: who or what does it
    return before if names_deed(view.form(before)) else None


def decreed(view: View, chunk: Chunk) -> bool:
    """«القرار القاضي بإخراج …»: what is to be done by what was decided."""
    before = view.scene.words.form(chunk.first - 1) if chunk.first > view.sentence.first else ""
    number = view.sentence.number(chunk.first)
    last = view.sentence.chunks[number - 1] if number > 0 else None
    noun = last is not None and last.kind == "noun"
    if last is not None and last is view.slots(view.sentence.clause(last.first)).subject:
        noun = last.stop > last.head + 1  # «أمر القاضي بحبس …»: a judge, and no «قرار قاضٍ بـ»
    return chunk.prep == "ب" and noun and before in of_kind("decreeing")


def talked_of(view: View, chunk: Chunk) -> bool:
    """«بحث تكثيف الهجمات»: raising what is not done yet, and only talked of."""
    scene = view.scene
    own = stripped(view.form(chunk))
    raised = not chunk.prep and not own.isdisjoint(of_kind("raising"))
    for here in range(chunk.first - 1, max(view.sentence.first, chunk.first - TALK) - 1, -1):
        if scene.kinds[here] == "stop":
            return False
        bare = stripped(scene.words.items[here].form)
        raised = raised or (chunk.first - here <= 2 and not bare.isdisjoint(of_kind("raising")))
        if raised and not bare.isdisjoint(of_kind("talk")):
            return True
        if not raised and chunk.first - here >= 2:
            return False  # nothing further off can be what is raised
    return False


def proposed(view: View, chunk: Chunk, reading: Candidate) -> str:
    """«مقترح لوقف القتال», «مفاوضات تبادل الأسرى»: what is proposed, or still talked about."""
    if reading.sense.row.type not in DEALT:
        return ""
    chunks = view.sentence.chunks
    number = view.sentence.number(chunk.first)
    if chunk.of >= 0:
        host = chunks[chunk.of]
    elif number and chunk.prep in noun_class("dealing_with") and not chunk.joined:
        host = chunks[number - 1]
    else:
        return ""
    if host.kind != "noun":
        return ""
    items = view.scene.words.items
    told = any(
        not stems(items[at].form).isdisjoint(of_kind("proposal"))
        for at in range(host.head, host.stop)
    )
    return "possible" if told else ""


def requited(view: View, top: Chunk) -> bool:
    """«مكافأة العدو على غزو …», «معاقبته على قصف …»: what one is paid back for was done."""
    number = view.sentence.number(top.first)
    near = view.sentence.chunks[max(0, number - 3) : number]
    items = view.scene.words.items
    return any(
        c.kind == "noun"
        and any(
            not stems(items[at].form).isdisjoint(of_kind("requiting"))
            for at in range(c.head, c.stop)
        )
        for c in near
    )


DEALT = frozenset({"RETREAT", "AGREE", "CONCEDE"})
"""Types that are proposed and talked about before they come about."""


def of_firing(view: View, chunk: Chunk) -> bool:
    """«وقف لإطلاق النار»: part of the name of a truce, and no deed."""
    return chunk.prep == "ل" and FIRING in stems(view.form(chunk))


FIRING = "اطلاق"


def of_head(view: View, outer: Chunk, event: Candidate) -> str:
    """The noun that the event's noun completes: «احتمال شنّ …», «عدم وقوع …»."""
    scene = view.scene
    for here in range(outer.stop - 1, outer.first - 1, -1):
        cue = word_cue(scene.words.items[here].form)
        if cue:
            return cue
    heads = stems(scene.words.items[outer.head].form)
    if heads.isdisjoint(of_kind("attempt")) or event.sense.row.type == "MOBILIZE":
        return ""  # who was driven back had come («إفشال محاولة تسلل»)
    return "planned" if _foiled(view, outer) else ""


def arranged(view: View, chunk: Chunk, reading: Candidate) -> str:
    """«أُلغيت الزيارة», «تأجيل المحاكمة»: what was arranged and did not come about."""
    if reading.sense.row.type not in ARRANGED:
        return ""
    number = view.sentence.number(chunk.first)
    if number and chunk.prep == "من" and chunk.of < 0:
        chunk = view.sentence.chunks[number - 1]  # «تأجيل جولة من المحادثات»
    if chunk.kind == "noun" and chunk.stop - chunk.head > 1 and reading.verb is None:
        heads = stems(view.form(chunk))
        if not heads.isdisjoint(of_kind("putting_off")):
            return "planned"
    if chunk.of >= 0:
        heads = stems(view.form(view.sentence.chunks[chunk.of]))
        if not heads.isdisjoint(of_kind("calling_off")):
            return "" if reading.sense.row.type == "COERCE" else "denied"
        return "planned" if not heads.isdisjoint(of_kind("putting_off")) else ""
    clause = view.sentence.clause(chunk.first)
    told = view.slots(clause)
    alone = told.object is None and told.subject is chunk
    if clause.form is None or chunk.prep or not (alone or told.object is chunk):
        return ""
    lemma = fold(clause.form.lemma)
    for verbal in verb_forms(view.scene.words.items[clause.verb].form):
        if fold(verbal.lemma) in of_kind("put_off"):
            return "planned"
    if lemma in of_kind("called_off"):
        kept = reading.sense.row.type == "COERCE" or of_clause(view, clause)
        return "" if kept else "denied"
    return ""


ARRANGED = frozenset({"CONSULT", "PROTEST", "MOBILIZE", "COERCE", "AID", "ACCUSE", "CONCEDE"})
"""Types that are arranged beforehand, so that they may be called off or put off."""


def _foiled(view: View, attempt: Chunk) -> bool:
    """«أحبط محاولة تفجير»: what was only tried."""
    foiling = of_kind("foil")
    if attempt.of >= 0:
        outer = view.sentence.chunks[attempt.of]
        return not stems(view.form(outer)).isdisjoint(foiling)
    clause = view.sentence.clause(attempt.first)
    return clause.form is not None and fold(clause.form.lemma) in foiling


def absent(view: View, chunk: Chunk) -> bool:
    """«لا نية لـ», «عدم وجود أي خطة لـ», «لا توجد خطط لـ»: a plan that is not there."""
    items, first = view.scene.words.items, view.sentence.first
    before = items[chunk.first - 1].form.lstrip("و") if chunk.first > first else ""
    if before == NO or (before in ANY and _negated(view, chunk.first - 1)):
        return True
    clause = view.sentence.clause(chunk.first)
    if clause.form is None or clause.verb < 0 or clause.verb > chunk.first or chunk.prep:
        return False
    there = fold(clause.form.lemma) in of_kind("being_there")
    return there and of_clause(view, clause) == "denied"


NO = "لا"


def denies(view: View, particle: Chunk) -> bool:
    form = view.scene.words.items[particle.first].form
    return form.removeprefix("و") in of_kind("negation")

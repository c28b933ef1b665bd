"""The subject and the object of each clause's verb, by word order, agreement and voice.

VSO, SVO, the relative's gap, the subject that a joined verb goes on with. Where the letters
show no voice, the ending of the noun decides («شرطيان», «شرطيين»), then who can act.
"""

from __future__ import annotations

from khabar.annotators.events.agreement import gender, nominative, stands_for
from khabar.annotators.events.bare_phrases import bare_phrases
from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import RELATIVE, SUB, Clause, agrees, alike, takes_object
from khabar.annotators.events.doers import able, human, is_deed
from khabar.annotators.events.first_person import WE
from khabar.annotators.events.government import happens, light, reporting
from khabar.annotators.events.others import another_of_them, did_to_another, fell
from khabar.annotators.events.own_subjects import follows, new_subject, object_shaped, part_let_go
from khabar.annotators.events.slots import Slots, View
from khabar.annotators.events.speakers import i_said, speaker
from khabar.annotators.events.unnamed import (
    alone,
    cannot_be,
    dropped,
    last_person,
    resolve,
    those_described,
)
from khabar.annotators.events.voices import brings_target, marked_passive, passive_too, suffers
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import verb
from khabar.text.view import fold


def slots_of(view: View, clause: Clause) -> Slots:
    """The subject and the object of a clause's verb."""
    form = clause.form
    if form is None or clause.verb < 0:
        return Slots(clause.topic)
    first, second = bare_phrases(view, clause)
    if form.person == 1:
        # what «we» shall do is left without a doer, as the gold has it
        told = form.tense == "perfect"
        return Slots(speaker(view, clause) if told else None, first)
    if form.object == WE:
        return Slots(first, speaker(view, clause))  # «طردونا من القرية»
    if i_said(view, clause, first):
        return Slots(speaker(view, clause), first)  # «قال الرئيس: تشاورتُ مع …»
    shown = form.voice == "passive" or marked_passive(view.scene, clause.verb, form)
    if clause.shared is not None and _hurts(view, clause) and fell(view, clause.shared):
        lone = form.number == "s" and not form.object and second is None
        shown = shown or lone  # «استُشهد ستة وجرح آخرين»
    if clause.shared is not None and part_let_go(view, clause):
        return Slots(first)
    if shown and form.proclitics.endswith("ل") and first is not None and second is None:
        return Slots(None, first, True)  # «…، ليصاب أربعة منهم»
    one_more = another_of_them(view, clause, first)
    shown = shown or (one_more and second is None)
    before = _before(view, clause, first, one_more=one_more)
    if before is None and clause.kind == RELATIVE and clause.antecedent is not None:
        return _resumed(view, clause, first, second)
    if before is None and first is not None and second is None and _by_a_fact(view, clause):
        return Slots(None, first)
    if before is None:
        return _verb_first(view, clause, first, second, shown=shown)
    if shown:
        return Slots(None, before, True)
    if first is not None and before is clause.topic and _topicalised(view, clause, first):
        return _verb_first(view, clause, first, second, shown=shown)
    if first is None and passive_too(view, clause, before):
        return Slots(None, before, True)
    resumed = clause.topic is before and stands_for(form.object, view.form(before))
    if form.object and resumed and first and follows(view, form, first, apart=True):
        return Slots(first, before)
    if first is None and not form.object and suffers(view, clause, before):
        return Slots(None, before, True)
    if not takes_object(form):
        return Slots(before)
    return Slots(before, first)


def _by_a_fact(view: View, clause: Clause) -> bool:
    """«مما أجبر الجيش على …», «وهو ما دفع السكان إلى …»: what was told before is the subject."""
    form, words = clause.form, view.scene.words
    if form is None or form.object or not takes_object(form) or fold(form.lemma) in reporting():
        return False
    led, before = words.form(clause.verb - 1), words.form(clause.verb - 2)
    if led == "مما":
        return True
    if led == "ما" and before in ("،", ",", "وهو", "وهي", "هو"):
        return True
    return led == "الذي" and before == "الامر"


def _topicalised(view: View, clause: Clause, first: Chunk) -> bool:
    """«البلدة سيطرت عليها القوات»: the noun before the verb comes back under a preposition."""
    form, topic = clause.form, clause.topic
    if form is None or topic is None or not clause.resumed:
        return False
    if not view.scene.ended(topic.stop - 1):
        return False
    back = any(
        chunk.first == clause.verb + 1 and view.means(chunk.pronoun, topic)
        for chunk in clause.resumed
    )
    return back and human(view.scene, first.place) and follows(view, form, first, apart=True)


def _before(view: View, clause: Clause, first: Chunk | None, *, one_more: bool) -> Chunk | None:
    """The noun that stands before the verb as its subject, or that it goes on with.

    ``one_more`` says that ``first`` is one more of those who suffered.
    """
    form = clause.form
    assert form is not None
    if clause.topic is not None and not _only_subject(view, clause, first):
        return clause.topic
    if clause.kind == RELATIVE and clause.antecedent is not None and clause.shared is None:
        if form.object and stands_for(form.object, view.form(clause.antecedent)):
            return None
        if _is_resumed(view, clause) or _comes_back(view, clause, first):
            return None
        if agrees(view.scene, form, clause.antecedent):
            return clause.antecedent
        return None
    nobody = clause.pronoun == "ه" and happens(view.scene.words.form(clause.verb))
    if clause.pronoun and alone(form, clause.pronoun) and not nobody:  # «أنه جرى نقل …»
        return resolve(view, clause.pronoun, clause)
    if clause.shared is not None:
        theirs = view.slots(clause.shared)
        shared = theirs.object if theirs.passive else theirs.subject
        made = clause.shared.form
        makes = made is not None and fold(made.lemma) in noun_class("makes")
        if makes and theirs.object and agrees(view.scene, form, theirs.object):
            return theirs.object  # «جعل الحكومة تدعو السكان»
        both = first is None and _hurts(view, clause) and form.number != "s"  # «قُتلوا وجُرحوا»
        if theirs.passive and view.kills(clause.shared) and takes_object(form) and not both:
            shared = None  # «قُتل ثلاثة في هجوم، استهدف مخيماً»
        if first is not None and fell(view, clause.shared) and _hurts(view, clause):
            shared = None  # «استُشهد ستة وجرح آخرين»
        if one_more:
            shared = None
        elif shared is not None and theirs.object and did_to_another(view, form, first):
            return shared  # «قتل مسلح شرطياً وأصاب آخر»
        row = view.row(clause)
        if row is not None and row.casualty and shared is not None and shared.head in view.read:
            return last_person(view, clause)  # «نجم عن التبادل إصابة الجندي وقد قضى»
        topic = clause.shared.topic
        if topic is not None and shared is not None and topic is not shared:
            other = {"f": "m", "m": "f"}.get(form.gender)
            if agrees(view.scene, form, topic) and gender(view.form(shared)) == other:
                shared = topic  # «عملية نفّذها جيش السدّ حيّدت …»
        if first is not None and new_subject(view, clause, first, shared):
            return None
        if shared is not None and form.number == "p" and cannot_be(view, shared):
            return those_described(view, clause)  # «ذكر المرصد أن … وفصائل أخرى سيطروا على …»
        if shared is not None and (form.number != "s" or alike(clause.shared.form, form)):
            return shared
        if shared is not None and agrees(view.scene, form, shared):
            return shared
    return None


def _hurts(view: View, clause: Clause) -> bool:
    """Whether a clause's verb tells of a casualty."""
    row = view.row(clause)
    return row is not None and bool(row.casualty)


def _is_resumed(view: View, clause: Clause) -> bool:
    """«التي سيطر عليها الجيش»: the relative's noun comes back under a preposition."""
    assert clause.antecedent is not None
    noun = view.form(clause.antecedent)
    if part_let_go(view, clause):
        return True
    return any(
        chunk.first <= clause.verb + 2 and stands_for(chunk.pronoun, noun)
        for chunk in clause.resumed
    )


def _only_subject(view: View, clause: Clause, first: Chunk | None) -> bool:
    """«وقبلها بأيام اغتال مسلحون المدير»: an ending that only a subject has, and its object."""
    form, topic = clause.form, clause.topic
    if first is None or form is None or topic is None or first.first != clause.verb + 1:
        return False
    own, led = view.form(first), view.form(topic)
    if not own.endswith("ون") or not nominative(own) or form.number != "s" or nominative(led):
        return False
    return follows(view, form, first, apart=False) and not human(view.scene, topic.place)


def _met_too(view: View, clause: Clause) -> Chunk | None:
    """«التقى الوزير أمس … كما التقى وزراء …»: who met others before met these as well."""
    row, form = view.row(clause), clause.form
    if row is None or form is None or row.type != "CONSULT" or row.object != "target":
        return None
    above = clause.shared or clause.parent
    if above is None or above.form is None or above.form.lemma != form.lemma:
        return None
    return view.slots(above).subject if above.form.gender == form.gender else None


def _comes_back(view: View, clause: Clause, first: Chunk | None) -> bool:
    """«التي فرضت القوات سيطرتها عليها», «الذي قصفت طائراته …»: the noun is told of by a pronoun.

    It stands under a preposition behind a subject and an object, or completes the subject.
    """
    noun, form = clause.antecedent, clause.form
    if first is None or noun is None or form is None or first.first != clause.verb + 1:
        return False
    if not follows(view, form, first, apart=False):
        return False
    back = any(stands_for(chunk.pronoun, view.form(noun)) for chunk in clause.resumed)
    if back and bare_phrases(view, clause)[1] is not None and able(view.scene, first.place):
        return True
    last = view.scene.words.form(first.stop - 1)
    owned = next((p for p in ("ها", "هم", "ه") if last.endswith(p)), "")
    return bool(owned) and bare_phrases(view, clause)[1] is not None and view.means(owned, noun)


def _resumed(view: View, clause: Clause, first: Chunk | None, second: Chunk | None) -> Slots:
    """A relative whose noun is the object, or stands under a preposition that comes back."""
    assert clause.form is not None
    if part_let_go(view, clause):
        return Slots(first)
    if clause.form.object:
        subject = first or dropped(view, clause)
        return Slots(subject, clause.antecedent)
    if first is not None and second is None and suffers(view, clause, first):
        return Slots(None, first, True)
    if first is not None and second is None and object_shaped(view, first):
        return Slots(dropped(view, clause), first)  # «يلتقي خلالها مسؤولين»
    if first is not None and second is None and _met(view, clause):
        return Slots(dropped(view, clause), first)  # «زيارة يلتقي خلالها نظيره»
    return Slots(first or dropped(view, clause), second)


def _met(view: View, clause: Clause) -> bool:
    """Whether a relative tells whom a visitor meets on the visit that it describes."""
    row, noun = view.row(clause), clause.antecedent
    if row is None or noun is None or row.type != "CONSULT" or row.object != "target":
        return False
    visit = view.read.get(noun.head)
    told = visit is not None and visit.sense.row.type == "CONSULT"
    return told and dropped(view, clause) is not None


def _verb_first(
    view: View, clause: Clause, first: Chunk | None, second: Chunk | None, *, shown: bool
) -> Slots:
    form = clause.form
    assert form is not None
    if first is None and shown and brings_target(view, clause):
        return Slots()  # «أُفرج بكفالة عن عاملة»
    if first is None:
        return Slots(dropped(view, clause))
    if shown:
        return Slots(None, first, True)
    own = view.form(first)
    if second is None and takes_object(form) and is_deed(own) and own.endswith(("ها", "هم")):
        return Slots(dropped(view, clause), first)  # «علّقت مشاركتها»
    if form.number != "s" or form.person != 3:
        return Slots(dropped(view, clause), first)
    apart = first.first > clause.verb + 1
    if form.object:
        if follows(view, form, first, apart=apart):
            return Slots(first, None)
        return Slots(dropped(view, clause), first)
    if object_shaped(view, first) and second is None:
        return Slots(dropped(view, clause), first)
    if not follows(view, form, first, apart=apart) and first.head not in view.scene.numbers:
        return Slots(dropped(view, clause), first)
    if second is not None:
        return Slots(first, second)
    row = view.row(clause)
    met = _met_too(view, clause)
    if met is not None:
        return Slots(met, first)
    talked = row is not None and row.type == "CONSULT" and row.object == "target"
    guest = dropped(view, clause) if talked and own in noun_class("counterpart") else None
    if guest is not None:
        return Slots(guest, first)  # «حيث التقى نظيره»
    if suffers(view, clause, first):
        doer = dropped(view, clause) if clause.kind == SUB and form.gender == "f" else None
        if doer is not None and row is not None and not row.casualty:
            return Slots(doer, first)  # «انسحبت القوة بعد أن أسرت ثلاثة»
        return Slots(None, first, True)
    deed = clause.kind == SUB and light(form.lemma) == "do" and first.head in view.read
    if deed and form.tense == "perfect":
        doer = dropped(view, clause)
        if doer is not None and not human(view.scene, first.place):
            return Slots(doer, first)  # «حيث ارتكب مذابح»
    takes = row is not None and row.subject == "actor" and form.voice != "passive"
    takes = takes and verb(form.lemma).government == "trans"
    shots = (c for c in clause.after if c.first > first.first and not c.prep)
    opens_fire = any(not stems(view.form(c)).isdisjoint(noun_class("fired")) for c in shots)
    if takes and not human(view.scene, first.place) and not opens_fire:
        return Slots(dropped(view, clause), first)  # «وأرسلت معدات», but «فتحت الأبراج نيرانها»
    return Slots(first)

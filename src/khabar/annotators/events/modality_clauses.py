"""Modality of an event that a verb names: its particles, its opener, the clause above it."""

from __future__ import annotations

from khabar.annotators.events.clause import JOINED, RELATIVE, SUB, Clause
from khabar.annotators.events.cues import of_kind, phrase_cues, verb_cue, word_cue
from khabar.annotators.events.government import light
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.verbs import verb
from khabar.text.view import fold

LEAD = 4
"""Words before a clause's opener in which the phrase that takes it stands («من المقرر أن»)."""
DEEPEST = 5
WHETHER, BENT = "اذا", "شان"
"""«ما إذا» and «من شأن», folded."""
DRAFT = 4
"""Chunks before a relative in which the draft stands that it tells of."""


def of_clause(view: View, clause: Clause, *, negated: bool = True, deep: int = 0) -> str:
    """What the particles, the opener and the clause above say of a clause's verb, or ""."""
    scene, form = view.scene, clause.form
    if clause.verb < 0 or form is None or deep > DEEPEST:
        return ""
    particle = scene.words.items[clause.verb - 1].form if clause.verb > view.sentence.first else ""
    kind = scene.kinds[clause.verb - 1] if clause.verb > view.sentence.first else ""
    bare = particle.removeprefix("و").removeprefix("ف")
    if "س" in form.proclitics or bare == "سوف":
        asked = clause.opener < clause.verb and scene.words.items[clause.opener].form == WHETHER
        return "possible" if asked or _conditional(view, clause) else "planned"
    before = view.sentence.chunk(clause.verb - 1) if particle else None
    if particle == "لم" and scene.words.items[clause.verb - 2].form in UNLESS:
        return "possible"  # «ما لم تتوصل إلى …», «إذا لم تُقرّ»
    if _if(scene, clause):
        return "possible"
    if form.tense == "perfect" and form.proclitics.endswith("ل"):
        return _unreal(view, clause)
    if kind == "negation" and _that_which(view, clause):
        return ""  # «وهو ما ترفضه الحكومة», «، ما أوقع عدداً من الجرحى»
    if kind == "negation" and clause.verb in view.read and bare != NEVER and _but(view, clause):
        return ""  # «لا تضرب إلا أهدافاً عسكرية»
    if kind == "negation" and before is not None and before.kind == "particle" and negated:
        return "" if fold(form.lemma) in of_kind("lasting") else "denied"  # «لا تزال … تحاصر»
    if kind == "or" and clause.shared is not None and deep < DEEPEST:
        return of_clause(view, clause.shared, deep=deep + 1)  # «لم يذكر … أو يدعُ»
    if kind == "kad" and form.tense == "imperfect":
        return "possible"
    own = word_cue(bare) if form.tense == "imperfect" else ""
    if own and before is not None and before.kind in ("particle", "noun", "adverb"):
        return own  # «ربما تقصف»
    if bare in of_kind("condition"):
        return "possible"  # «في حال استمر القتال»
    if form.tense == "imperfect" and form.proclitics.endswith("ل") and _aims(view, clause):
        return "planned"
    if form.tense == "imperfect" and form.proclitics.endswith("ل") and _called_for(view, clause):
        return "demanded"
    opener = scene.words.items[clause.opener].form
    described = clause.kind == RELATIVE or (clause.kind == JOINED and clause.opener == clause.verb)
    if described and form.tense == "imperfect" and _drafted(view, clause):
        return "possible"
    yet = clause.opener > view.sentence.first and (
        scene.words.items[clause.opener - 1].form.removeprefix("و") in noun_class("yet")
    )
    if clause.kind in (SUB, JOINED) and clause.opener < clause.verb and not yet:
        led_by = scene.words.form(clause.opener + 1) if opener == FROM else opener
        own = word_cue(led_by) or _led(scene, clause.opener, view.sentence.first)
        if own and (form.tense == "imperfect" or own in ("possible", "denied")):
            return own
        above = clause.parent
        if clause.kind == SUB and above is not None and form.tense == "imperfect":
            timed = opener.removeprefix("و") in noun_class("during")
            led = above.verb >= 0 and not timed  # «طالبوا بفدية قبل أن تتمكن …»
            taker = scene.words.items[above.verb].form if led else ""
            taken = verb_cue(taker) or word_cue(taker)
            if (
                taken
                and led
                and deep < DEEPEST
                and of_clause(view, above, deep=deep + 1) == "denied"
            ):
                return "possible" if taken == "denied" else ""  # «لم يستبعد أن …»
            if taken:
                return taken
            if _due(view, clause):
                return "demanded"
            if above.verb < 0:
                heads = (above.topic, *above.before)
                told = [word_cue(view.form(c)) for c in heads if c is not None]
                return next(filter(None, told), "")  # «المطلوب من الوزير أن …»
    if form.tense == "imperfect" and _under_a_plan(view, clause):
        return "planned"
    if clause.kind == JOINED and clause.shared is not None and not _speaks(view, clause):
        theirs = clause.shared.form
        if form.person == 1 and theirs is not None and theirs.proclitics != form.proclitics:
            return ""  # «سندافع عن أرضنا … وندعو …»
        if theirs is not None and theirs.tense == form.tense == "imperfect":
            return of_clause(view, clause.shared, deep=deep + 1)
    return ""


def _but(view: View, clause: Clause) -> bool:
    """Whether «إلا» excepts from a denial what is done all the same."""
    scene = view.scene
    for here in range(clause.verb + 1, min(clause.verb + EXCEPTED, view.sentence.stop - 1)):
        if scene.kinds[here] in ("verb", "stop"):
            return False
        if scene.words.items[here].form == EXCEPT:
            return scene.words.items[here + 1].form != IF
    return False


NEVER, EXCEPT, EXCEPTED = "لن", "الا", 8
"""«إلا», folded, and the words after a verb in which it stands."""


def _conditional(view: View, clause: Clause) -> bool:
    """«إذا انسحبوا فسنتخلى عنه», «ستنسحب إذا لم …»: what comes on a condition."""
    scene = view.scene
    assert clause.form is not None
    if clause.form.proclitics.startswith("ف"):
        first = max(view.sentence.first, clause.verb - CONDITION)
        return any(
            scene.words.items[here].form.removeprefix("و") in IFS
            for here in range(first, clause.verb)
        )
    for here in range(clause.verb + 1, min(clause.verb + CONDITION, view.sentence.stop)):
        if scene.kinds[here] in ("verb", "stop"):
            return False
        form = scene.words.items[here].form
        if form in IFS:
            return True
        if form in of_kind("condition") and scene.words.items[here - 1].form == "في":
            return True
    return False


def _that_which(view: View, clause: Clause) -> bool:
    """Whether «ما» before a verb takes up what was told, and denies nothing."""
    scene, at = view.scene, clause.verb - 1
    if scene.words.items[at].form != WHICH or clause.form is None:
        return False
    before = scene.words.items[at - 1].form if at > view.sentence.first else ""
    if before in of_kind("resuming"):
        return True
    led = light(clause.form.lemma) == "cause" and clause.form.tense == "perfect"
    return led and (at == view.sentence.first or scene.kinds[at - 1] == "stop")


FROM = "من"
"""«من دون أن …»: the word of denial comes after it."""
WHICH = "ما"
CONDITION = 14
"""Words from a deed to come within which its condition stands."""
IFS = frozenset({"اذا", "لو"})
UNLESS = frozenset({"ما", "اذا", "ان"})
IF = "ان"
"""«إن استمر القصف …»: folded it is spelt like «أن», which opens no sentence."""


def _under_a_plan(view: View, clause: Clause) -> bool:
    """«بموجب الخطة تنسحب القوات …»: what a text lays down."""
    if clause.kind == RELATIVE:
        return False
    first = max(view.sentence.first, clause.verb - UNREAL)
    items = view.scene.words.items
    return any(
        items[here].form.removeprefix("و") == UNDER
        and not stems(items[here + 1].form).isdisjoint(of_kind("laid_down_by"))
        for here in range(first, clause.verb - 1)
    )


UNDER = "بموجب"


def _unreal(view: View, clause: Clause) -> str:
    """«لولا تدخلهم لاندلعت …», «لو انسحبت لعادت …»: what did not come about."""
    items = view.scene.words.items
    first = max(view.sentence.first, clause.verb - UNREAL)
    forms = [items[here].form.removeprefix("و") for here in range(first, clause.verb)]
    if WERE_IT_NOT in forms:
        return "denied"
    return "possible" if WERE_IT in forms else ""


UNREAL = 16
"""Words back to which «لولا» or «لو» stands."""
WERE_IT_NOT, WERE_IT = "لولا", "لو"


def _if(scene: Scene, clause: Clause) -> bool:
    at = clause.verb - 1
    if clause.form is None or clause.form.tense != "perfect" or at < 0:
        return False
    if scene.words.items[at].form.removeprefix("و") != IF:
        return False
    return at == scene.start(clause.verb) or scene.kinds[at - 1] == "stop"


def _due(view: View, clause: Clause) -> bool:
    """«على الوزير أن يستقيل»: what someone ought to do."""
    if view.scene.words.items[clause.opener].form != IF:
        return False  # «سيطروا على تلتين قبل أن تستعيدهما القوات»
    before = view.sentence.chunk(clause.opener - 1) if clause.opener > view.sentence.first else None
    if before is None or before.kind != "noun" or before.prep != "علي":
        return False
    above = clause.parent
    if above is None or above.form is None or above.verb > before.first:
        return True
    return "علي" not in (fold(word) for word in verb(above.form.lemma).prepositions)


def _aims(view: View, clause: Clause) -> bool:
    """«ليقصف» says what for, but after a comma only what came of it («، لترتفع الحصيلة»)."""
    before = view.sentence.chunk(clause.verb - 1) if clause.verb > view.sentence.first else None
    return before is not None and before.kind not in ("stop", "quote", "time")


def _called_for(view: View, clause: Clause) -> bool:
    """«هتفوا: لترحل الحكومة», «"ليسقط النظام"»: what a slogan or a speech calls for."""
    before = view.scene.words.form(clause.verb - 1) if clause.verb > view.sentence.first else ""
    return before == ":" or (bool(before) and view.scene.kinds[clause.verb - 1] == "quote")


def _drafted(view: View, clause: Clause) -> bool:
    """«مشروع قرار يحظر …», «مقترح يمنح …»: what a draft would do."""
    number = view.sentence.number(clause.verb)
    nouns = [clause.antecedent, *view.sentence.chunks[max(0, number - DRAFT) : number]]
    return any(
        noun is not None
        and noun.kind == "noun"
        and not view.scene.definite(noun.head)
        and not stems(view.form(noun)).isdisjoint(of_kind("draft"))
        for noun in nouns
    )


def _speaks(view: View, clause: Clause) -> bool:
    return clause.opener < clause.verb and view.scene.kinds[clause.opener] in ("sub", "next")


def _led(scene: Scene, opener: int, first: int) -> str:
    """The phrase or the noun right before a clause's opener («من المقرر أن», «ضرورة أن»)."""
    phrases = phrase_cues()
    for here in range(max(first, opener - LEAD), opener + 1):
        form = scene.words.items[here].form
        if phrases.opens(form):
            found = phrases.at(scene.words, here)
            if found and found.stop >= opener:
                return str(found.value)
    for here in range(max(first + 1, opener - LEAD), opener):
        if scene.words.items[here].form == BENT and scene.words.items[here - 1].form == "من":
            return "possible"  # «من شأن الاتفاق أن …»
    if opener > first and scene.kinds[opener - 1] != "stop":
        before = scene.words.items[opener - 1].form
        return word_cue(before) or verb_cue(before)
    return ""


def denied_above(view: View, clause: Clause) -> bool:
    """Whether a clause about something hangs on a word of denial («نفى ما …», «نافياً ما …»)."""
    items, above = view.scene.words.items, clause.parent
    if clause.kind not in (RELATIVE, SUB):
        return False
    if above is not None and above.verb >= 0 and verb_cue(items[above.verb].form) == "denied":
        return True
    if clause.opener <= view.sentence.first:
        return False
    before = view.sentence.chunk(clause.opener - 1)
    return bool(before and before.kind == "noun" and word_cue(view.form(before)) == "denied")

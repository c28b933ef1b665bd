"""The place that a deed is told of: what was hit, what saw it, the land that it lies over."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.events.clause import RELATIVE, Clause
from khabar.annotators.events.government import light
from khabar.annotators.events.ground_phrases import is_site, within
from khabar.annotators.events.parts import Place
from khabar.annotators.events.place_chains import anchored, head_of_chain
from khabar.annotators.events.proclitics import span_of
from khabar.annotators.events.qualifiers import describes as describes_it
from khabar.annotators.events.reach import describes, parted, stretches
from khabar.annotators.events.scene import Mention, Scene
from khabar.annotators.events.slots import View
from khabar.annotators.events.word_kinds import governed
from khabar.lexicon.company import noun_class, stems
from khabar.lexicon.person_names import plain_adjective
from khabar.lexicon.verbs import verb_forms
from khabar.text.span import Span
from khabar.text.view import fold

NAMED = 3
"""Words of a place's name with the word for its kind."""
RAIDS, WHERE, TOWARDS, IN = 6, "حيث", "الي", "في"
"""Clauses from a raid to an arrest, and what opens one that tells more of it."""


DEEPEST = 6
"""Clauses that go on with one another up to which the first is looked for."""


def struck(scene: Scene, target: Place | None, type_: str) -> Span | None:
    """The named place that an attack or a closure was on («قصف مدينة الوادي», «إغلاق المعبر»)."""
    if target is None or type_ not in ("ASSAULT", "COERCE"):
        return None
    known = noun_class("placeword")
    for at in range(*target):
        for place in scene.near(scene.places, at):
            if place.first == at and place.value.kind != "country" and place.stop <= target[1]:
                return _of_which(scene, place) or place.span
        if scene.kinds[at] in ("quote", "mark") or scene.words.items[at].form == "(":
            continue  # «تعرضت مدينة "النخيل" لقصف»
        if known.isdisjoint(stems(scene.words.items[at].form)):
            break
    return _unlisted(scene, target)


def _of_which(scene: Scene, place: Mention) -> Span | None:
    """«استهدفوا المناطق الحدودية في النخيل»: what ground of many parts lies in."""
    wide = stems(scene.words.items[place.first].form)
    if noun_class("wide").isdisjoint(wide) or scene.words.form(place.stop) != IN:
        return None
    near = scene.near(scene.places, place.stop)
    return next((p.span for p in near if place.stop < p.first <= place.stop + NAMED), None)


def _unlisted(scene: Scene, target: Place) -> Span | None:
    """«داهموا محلة الجوبان»: the name, in no list, behind an indefinite word for a place."""
    first, stop = target[0], min(target[1], target[0] + NAMED)
    heads, name = stems(scene.words.items[first].form), first + 1
    kept = not heads.isdisjoint(noun_class("ranked_kept"))
    if name >= stop or scene.definite(first) or not (kept or heads & noun_class("ranked")):
        return None
    if scene.kinds[name] not in ("", "either") or describes_it(scene, name):
        return None
    if name in scene.numbers or name in scene.halts or governed(scene.words.items[name].form):
        return None
    if scene.words.items[first].form[-1:] == "ا":
        return None  # «حاجزاً للجيش»
    if plain_adjective(scene.words.items[name].form):
        return None  # «ناحية صغيرة»
    if any(p.first < stop and name < p.stop for p in scene.near(scene.places, name)):
        return None
    return span_of(scene, first if kept else name, stop)


def witnessed(view: View, at: int, *, relative: bool = False) -> Span | None:
    """«شهدت المدينة اشتباكات»: the subject of a verb of seeing is where the event was.

    With ``relative`` only a relative of the event's noun counts («التظاهرات التي شهدتها …»).
    """
    if view.read[at].verb is not None:
        return None
    clause = view.sentence.clause(at)
    if relative:
        told = (c for c in view.relatives if c.verb > at and describes(view, c, at))
        clause = next(told, clause)
    form = clause.form
    if form is None or (clause.verb > at) is not relative:
        return None
    hit = relative and light(form.lemma) == "undergo"  # «القصف الذي تعرضت له القرية»
    if not hit and fold(form.lemma) not in noun_class("witnesses"):
        return None
    subject = view.slots(clause).subject
    if subject is None or subject.first <= at < subject.stop:
        return None
    if parted(stretches(view), at, clause.verb):
        return None  # «تشهد الجبهات هدوءاً بعد يوم من الاشتباكات»
    first, stop = view.whole(subject)
    known = noun_class("placeword")
    if stop - first > 1 and not stems(view.form(subject)).isdisjoint(noun_class("dwellers")):
        first += 1  # «عاش سكان المدينة …»
    for here in range(first, stop):
        for place in view.scene.near(view.scene.places, here):
            if place.first == here and place.stop <= stop:
                return place.span
        if known.isdisjoint(stems(view.scene.words.items[here].form)):
            break
    site = is_site(view, first) or not known.isdisjoint(stems(view.scene.words.items[first].form))
    return span_of(view.scene, first, stop) if site else None


def reached(view: View, at: int) -> Span | None:
    """«انفجارات هزت العاصمة», «احتجاجات عمّت مدينة الوادي»: the ground that an event went over."""
    if view.read[at].verb is not None:
        return None
    told = [c for c in view.relatives if c.verb > at and describes(view, c, at)]
    clause = view.sentence.clause(at)
    for one in (*told, clause):
        form = one.form
        if form is None or fold(form.lemma) not in noun_class("goes_over") or form.object:
            continue
        subject = view.slots(one).subject
        own = one is not clause or (subject is not None and subject.first <= at < subject.stop)
        hit = view.slots(one).object if own else None
        if hit is None:
            hit = next((c for c in one.after if own and c.kind == "noun" and not c.prep), None)
        if hit is None or hit.first <= one.verb or hit.first <= at < hit.stop:
            continue
        first, stop = view.whole(hit)
        for here in range(first, stop):
            for place in view.scene.near(view.scene.places, here):
                if place.first == here:
                    return place.span
        ground = not noun_class("placeword").isdisjoint(stems(view.form(hit)))
        if (ground or is_site(view, first)) and view.scene.ended(stop - 1):
            return span_of(view.scene, first, stop)
    return None


def raided(view: View, at: int, targets: dict[int, Place], grounds: dict[int, Span]) -> Span | None:
    """«اقتحمت القوة بلدة الوادي، واعتقلت …»: the town that was raided holds for what came next.

    ``targets`` are what each event of the sentence was done to, ``grounds`` where those told so
    far were («داهموا منزلاً في النخيل، واعتقلوا …»).
    """
    clause = view.sentence.clause(at)
    for _ in range(RAIDS):
        above = clause.shared
        if above is None and view.scene.words.items[clause.opener].form == WHERE:
            above = clause.parent
        if above is None or not same_doer(view, above, view.sentence.clause(at)):
            return None
        clause, target = above, targets.get(above.verb)
        raids = clause.form is not None and fold(clause.form.lemma) in noun_class("raids")
        if raids and clause.verb in view.read:
            return struck(view.scene, target, "COERCE") or grounds.get(clause.verb)
    return None


def where(view: View, at: int) -> Span | None:
    """«في تلك المناطق حيث ارتكب …», «في حلب، حيث قُتل …»: the ground right before the word."""
    clause, scene = view.sentence.clause(at), view.scene
    for _ in range(RAIDS):
        if scene.words.items[clause.opener].form == WHERE or clause.shared is None:
            break
        clause = clause.shared
    stop = clause.opener
    if scene.words.items[stop].form != WHERE or not view.sentence.first < stop < at:
        return None
    if scene.words.items[stop - 1].form in ("،", ","):
        stop -= 1
    chunk = view.sentence.chunk(stop - 1)
    if chunk is None or chunk.kind != "noun" or not (within(chunk.prep) or chunk.prep == TOWARDS):
        return None
    named = [p for p in scene.near(scene.places, stop) if p.stop == stop and chunk.first <= p.first]
    if named:
        wide = any(p.value.kind == "country" for p in named)
        return None if wide else anchored(scene, head_of_chain(scene, named[0]))
    if chunk.head in view.read or not is_site(view, chunk.head) or not scene.ended(stop - 1):
        return None
    return span_of(scene, chunk.head, stop)


def same_doer(view: View, one: Clause, two: Clause) -> bool:
    """Whether the verb of a clause goes on with the subject of one before it."""
    own = view.slots(two).subject
    return own is None or own == view.slots(one).subject or own.first < two.opener


def home(view: View, actor: Place | None) -> Span | None:
    """«تظاهر العشرات من أهالي مدينة الوادي»: where those live who protest."""
    if actor is None:
        return None
    known = noun_class("placeword")
    for at in range(*actor):
        if stems(view.scene.words.items[at].form).isdisjoint(noun_class("dwellers")):
            continue
        for here in range(at + 1, actor[1]):
            for place in view.scene.near(view.scene.places, here):
                if place.first == here and place.value.kind != "country":
                    return place.span
            if known.isdisjoint(stems(view.scene.words.items[here].form)):
                break
        town = stems(view.scene.words.form(at + 1))
        if view.scene.definite(at + 1) and not town.isdisjoint(noun_class("plaintown")):
            return _meant(view, at) or span_of(view.scene, at + 1, at + 2)  # «أهالي البلدة»
    return None


def _meant(view: View, at: int) -> Span | None:
    """«… إلى مدينة الوادي، فيما تظاهر أهالي المدينة»: the town that the sentence told last."""
    near = view.scene.near(view.scene.places, at)
    told = [p for p in near if view.sentence.first <= p.first < at and p.value.kind == "city"]
    named = [p for p in told if p.value.relation is None]
    return named[-1].span if named else None


def pervaded(view: View, at: int) -> Span | None:
    """«تسود الفوضى ليبيا، حيث تتقاتل …»: the land of which a state is told before."""
    scene = view.scene
    saw = _saw(view, at)
    for clause in view.sentence.clauses:
        if clause.verb >= at:
            break
        if clause.verb < 0:
            continue
        if clause is not saw and not _pervades(scene.words.items[clause.verb].form):
            continue
        for chunk in clause.after:
            near = scene.near(scene.places, chunk.first)
            place = next((p for p in near if p.first == chunk.first), None)
            if place is not None and chunk.first < at and chunk.prep in ("", "في"):
                return place.span
    return None


def _saw(view: View, at: int) -> Clause | None:
    """«تشهد البلاد نزاعاً أوقع آلاف القتلى»: the clause of what a land saw, of which one tells."""
    own = view.sentence.clause(at)
    for _ in range(DEEPEST):
        if own.shared is None or own.kind == RELATIVE:
            break
        own = own.shared
    above = own.parent if own.kind == RELATIVE else None
    if above is None or above.form is None:
        return None
    return above if fold(above.form.lemma) in noun_class("witnesses") else None


@lru_cache(maxsize=1 << 12)
def _pervades(form: str) -> bool:
    """Whether a folded word is a verb of a state that lies over a land («تسود»)."""
    return any(fold(read.lemma) in noun_class("pervades") for read in verb_forms(form))

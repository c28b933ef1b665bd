"""The building or the ground where an event was, by a plain word and no name."""

from __future__ import annotations

from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.clause import Clause
from khabar.annotators.events.elsewhere import (
    HELD_WITH,
    TOWARDS,
    at_speech,
    gone_to,
    moves_itself,
    of_matter,
    of_who_tells,
)
from khabar.annotators.events.ground_phrases import (
    in_a_town,
    is_measured,
    is_penalty,
    is_quarter,
    is_site,
    is_unsaid,
    is_vague,
    is_wide,
    names_town,
    of_quarters,
    only_ranked,
    only_relates,
    told_by_lying,
    unknown_beside,
    unlisted_name,
    within,
    within_next,
)
from khabar.annotators.events.named_places import opens_place
from khabar.annotators.events.parts import Place
from khabar.annotators.events.people import humans
from khabar.annotators.events.proclitics import span_of
from khabar.annotators.events.quoted_places import QUOTED_REACH, name_in_marks, quoted_name
from khabar.annotators.events.reach import describes, parted
from khabar.annotators.events.slots import View
from khabar.lexicon.company import noun_class, stems
from khabar.text.span import Span
from khabar.text.view import fold

TARGET, SITE, SITE_REACH, LONGEST = 2.5, 2.0, 9.0, 6
UNLISTED = 6.0
"""What a name in no list costs at most, so that it counts in a long clause too."""


def site_of(
    view: View, at: int, target: Place | None, before: tuple[range, ...], *, of_towns: bool = False
) -> tuple[float, Span] | None:
    """The building or ground of an event that no list knows, and what it costs to take it.

    What was hit counts, unless ``of_towns``: where a town is named only a building with a name
    in quotation marks or brackets is more exact.
    """
    best: tuple[float, Span] | None = None
    hit = target is not None and is_site(view, target[0]) and not names_town(view, *target)
    hit = hit and not (view.read[at].sense.row.type == "COERCE" and _finds(view, at))
    hit = hit and not (of_towns and target is not None and in_a_town(view, *target))
    quarter = of_towns and target is not None and hit and is_quarter(view, *target)
    named = quoted_name(view.scene, target[0] + 1) if target is not None and hit else None
    if named is not None:
        best = (0.0, name_in_marks(view, target[0] if target else at, named))
    elif target is not None and quarter:
        best = (0.0, span_of(view.scene, *target))
    elif target is not None and hit and not of_towns and not is_unsaid(view, *target):
        best = (TARGET, span_of(view.scene, target[0], min(target[1], target[0] + LONGEST)))
    clause = view.sentence.clause(at)
    type_ = view.read[at].sense.row.type
    crossed = _crossed(view, at) if type_ in ("MOBILIZE", "RETREAT") else None
    if crossed is not None:
        return 0.0, crossed
    moves, talk = type_ in ("MOBILIZE", "RETREAT"), type_ == "CONSULT"
    told = clause.after if clause.verb >= 0 else clause.before
    if clause.verb >= 0 and clause.before and clause.before[0].prep == "في":
        told = [*told, clause.before[0]]  # «في المدينة ذاتها قُتل …»
    for relative in view.relatives:
        if describes(view, relative, at) or _of_the_hit(view, relative, at, target):
            told = [*told, *(c for c in relative.after if within(c.prep))]
    for chunk in told:
        local = _local(chunk.prep) or (chunk.prep == "ل" and moves)
        local = local or (talk and _visited(clause, chunk))
        local = local or (type_ == "AID" and chunk.prep == "من" and _evacuates(view, at, chunk))
        local = local or (chunk.prep in noun_class("towards") and type_ == "ASSAULT")
        local = local or (chunk.prep in noun_class("directions") and not only_relates(view, chunk))
        site = is_site(view, chunk.head) or is_measured(view, chunk) or of_quarters(view, chunk)
        unlisted = unlisted_name(view, chunk)
        site = site or unlisted is not None or told_by_lying(view, chunk)
        if not local or not site or is_vague(view, chunk):
            continue
        if talk and opens_place(view.scene, chunk.head):
            continue  # «زار قصر بعبدا»
        guest = talk and (chunk.prep == TOWARDS or _visited(clause, chunk))
        if chunk.first < at and not (clause.verb >= 0 and (within(chunk.prep) or guest)):
            continue
        aside = chunk.first < at and type_ not in HELD_WITH and view.read[at].proclitics[:1] != "و"
        if aside and _of_another_deed(view, clause, chunk):
            continue  # «أضرموا النار في المقر للمطالبة بإقالة …»
        if chunk.head in view.read or parted(before, at, chunk.head):
            continue  # «القضاء على …»
        if gone_to(view, at, chunk.first) and not _fends_off(view, at):
            continue
        if talk and of_matter(view.scene, at, chunk.head):
            continue
        if chunk.prep == "علي" and any(n in view.read for n in range(at + 1, chunk.first)):
            continue  # «قُتل اثنان بعد هجوم على مقر في …»
        if view.scene.words.form(chunk.first - 1) in noun_class("adjoins"):
            continue  # «تدمير المنشآت المحيطة بالمقر»
        if at_speech(view.scene, chunk.first, at) or of_who_tells(view, chunk.first, at):
            continue
        if type_ == "COERCE" and chunk.prep == "علي" and _finds(view, at):
            continue  # «عثرت على نفق»
        if type_ == "ASSAULT" and chunk.prep == TOWARDS and not moves_itself(view, clause, at):
            continue  # «نُقل إلى المستشفى»
        named = quoted_name(view.scene, chunk.head + 1)
        cost = SITE + 0.6 * abs(chunk.first - at)
        if named is not None:
            if cost < QUOTED_REACH and (best is None or cost < best[0]):
                best = (cost - SITE, name_in_marks(view, chunk.head, named))
            continue
        if chunk.stop - chunk.head == 1 and only_ranked(view, chunk):
            continue  # «بمنطقة»
        if names_town(view, chunk.first, chunk.stop):
            continue
        if is_penalty(view, chunk) or is_wide(view, chunk):
            continue
        if cost < SITE_REACH and (best is None or cost < best[0]):
            first, stop = unlisted or (chunk.first, chunk.stop)
            if unlisted is not None and within_next(view, stop):
                cost -= SITE  # «في حي السلام، بمدينة …»
            if unlisted is None and unknown_beside(view, chunk):
                cost -= SITE  # «في سمرتين شمال النخيل»
            if unlisted is not None and not view.scene.ended(chunk.head):
                cost = min(cost, UNLISTED)
            best = (cost, span_of(view.scene, first, stop))
    return best


def _of_another_deed(view: View, clause: Clause, chunk: Chunk) -> bool:
    """Whether a deed is told in a clause before some ground of it."""
    return any(n in view.read for n in range(clause.opener, chunk.first))


def _visited(clause: Clause, chunk: Chunk) -> bool:
    """«وصل إلى العاصمة في زيارة», «زار القصر للقاء الرئيس»: the ground that a guest comes to."""
    if chunk.prep or clause.form is None:
        return False
    return fold(clause.form.lemma) in noun_class("visits")


def _local(prep: str) -> bool:
    """Whether a preposition is one of place."""
    return within(prep) or prep in ("الي", "علي") or prep in noun_class("beside")


def _of_the_hit(view: View, relative: Clause, at: int, target: Place | None) -> bool:
    """«إطلاق النار على سيارة تقل موظفاً في طريق المطار»: what else is told of what was hit."""
    noun = relative.antecedent
    if noun is None or target is None or relative.verb in view.read or noun.first < at:
        return False
    people = not stems(view.form(noun)).isdisjoint(humans())
    return not people and target[0] <= noun.head < target[1]


def _finds(view: View, at: int) -> bool:
    """Whether an event is that something was found, which على brings."""
    verb = view.read[at].verb
    return verb is not None and fold(verb.lemma) in noun_class("finds")


def _evacuates(view: View, at: int, chunk: Chunk) -> bool:
    """«إجلاء السكان من المناطق المهددة»: whether people were brought away from some ground."""
    number = view.sentence.number(chunk.first)
    before = view.sentence.chunks[number - 1]
    if not number or before.kind != "noun" or before.prep:
        return False  # «أجلوا السكان بعد اقتراب النار من منازلهم»
    verb = view.read[at].verb
    form = verb.lemma if verb is not None else view.scene.words.items[at].form
    evacuates = noun_class("evacuates")
    return fold(form) in evacuates or not stems(form).isdisjoint(evacuates)


def _fends_off(view: View, at: int) -> bool:
    """Whether an event is that a move was fended off, which is told with its place."""
    return not stems(view.scene.words.items[at].form).isdisjoint(noun_class("repelling"))


def _crossed(view: View, at: int) -> Span | None:
    """«بعد عبور الحدود السورية»: the ground that a noun of crossing is in construct with."""
    chunk = view.sentence.chunk(at)
    stop = view.whole(chunk)[1] if chunk is not None else at
    if stop <= at + 1 or view.read[at].verb is not None:
        return None
    crosses = not stems(view.scene.words.items[at].form).isdisjoint(noun_class("crosses"))
    return span_of(view.scene, at + 1, stop) if crosses and is_site(view, at + 1) else None

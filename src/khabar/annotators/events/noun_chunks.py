"""A noun phrase as one piece of a sentence: where it ends, and what it is in construct with."""

from __future__ import annotations

from khabar.annotators.events.agreement import nominative
from khabar.annotators.events.chunks import Chunk
from khabar.annotators.events.deed_adjectives import with_adjectives
from khabar.annotators.events.named_places import opens_place
from khabar.annotators.events.people import humans
from khabar.annotators.events.phrases import phrase
from khabar.annotators.events.proclitics import led
from khabar.annotators.events.qualifiers import describes
from khabar.annotators.events.scene import Scene
from khabar.annotators.events.triggers import Candidate
from khabar.annotators.events.word_kinds import is_noun, kind_of
from khabar.lexicon.company import noun_class, stems


def noun_chunk(
    scene: Scene,
    at: int,
    stop: int,
    read: dict[int, Candidate],
    found: list[Chunk],
    prep: str,
    linked: bool,
) -> Chunk:
    of = _construct(scene, at, read, found) if not prep and not linked else -1
    reading = read.get(at)
    if reading is not None and reading.verb is None:
        end = at + reading.sense.width
        if reading.sense.follows and scene.definite(at + 1):
            while end < stop and _of_it(scene, end):
                end += 1  # «وقف العمليات العسكرية»
        elif reading.pronoun:
            while end < stop and _of_it(scene, end):
                end += 1
        elif reading.definite:
            end = max(phrase(scene, at, stop), end)
        else:
            end = with_adjectives(scene, end - 1, stop, reading.sense.row)
    else:
        end = _with_name(scene, at, max(phrase(scene, at, stop), at + 1))
    head = at
    while head < end - 1 and (
        scene.kinds[head] in ("quote", "mark", "demonstrative")
        or kind_of(scene.words.form(head)[1:]) == "demonstrative"  # «لهذا الهجوم»
    ):
        head += 1
    return Chunk("noun", at, end, head, prep, of, linked)


def _with_name(scene: Scene, at: int, end: int) -> int:
    """«في العاصمة السورية دمشق»: past the name that a plain word for a town goes before."""
    words = scene.words.items
    if not scene.definite(at) or noun_class("plaintown").isdisjoint(stems(words[at].form)):
        return end
    for place in scene.near(scene.places, at):
        if place.first == end and place.span.start == words[end].span.start:
            city = place.value.kind == "city" and place.value.relation is None
            return place.stop if city else end
    return end


def _people(scene: Scene, chunk: Chunk) -> bool:
    """Whether a bare phrase names people, who are no part of a deed's name."""
    if chunk.head in scene.numbers:
        return True
    form = scene.words.items[chunk.head].form
    return nominative(form) or not stems(form).isdisjoint(humans())


def in_what_way(scene: Scene, at: int, stop: int) -> int:
    """«بشكل مباشر», «بصورة شبه يومية»: past the adjective that tells in what way."""
    if at < stop and scene.words.items[at].form in noun_class("nearly"):
        at += 1
    if at >= stop or scene.definite(at) or at in scene.halts or at in scene.actors:
        return at
    if scene.kinds[at] not in ("", "either"):
        return at
    at += 1
    form = scene.words.items[at].form if at < stop else ""
    more = form[:1] == "و" and (form[1:] in noun_class("adjective") or form.endswith(("ي", "ية")))
    return at + 1 if more and at not in scene.actors else at  # «بشكل عنيف ومكثف»


def _of_it(scene: Scene, at: int) -> bool:
    """«قصفه المدفعي العنيف»: an adjective of a noun that a pronoun completes."""
    if scene.kinds[at] not in ("", "either") or at in scene.halts or at in scene.on_time:
        return False
    if not scene.definite(at) or led(scene, at) or at in scene.actors:
        return False
    if any(place.first <= at < place.stop for place in scene.near(scene.places, at)):
        return False
    return not is_noun(scene.words.items[at].form)


def _construct(scene: Scene, at: int, read: dict[int, Candidate], found: list[Chunk]) -> int:
    """The chunk that a bare noun completes («محاولة» «اغتيال», «قصف» «القوات»), or -1."""
    last = len(found) - 1
    while last >= 0 and found[last].kind == "quote" and found[last].stop - found[last].first == 1:
        last -= 1
    if last < 0 or found[last].kind != "noun":
        return -1
    before = found[last]
    if before.stop - before.first == 1 and scene.kinds[before.head] == "demonstrative":
        return -1  # «نظّموا عقب ذلك مسيرة»
    reading = read.get(before.head)
    if reading is not None and reading.verb is None:
        bare = not (reading.definite or reading.pronoun)
        heads = before.head + reading.sense.width
        return last if bare and before.stop == heads else -1
    owner = read.get(found[before.of].head) if before.of >= 0 else None
    if at not in scene.halts:
        second = owner is not None and before.of == last - 1
        row = owner.sense.row if second and owner else None
        struck = row is not None and row.object in ("target", "x") and not row.casualty
        struck = struck and not describes(scene, at)  # «اعتقال الشرطة خمسة طلاب»
        body = not stems(scene.words.items[before.head].form).isdisjoint(noun_class("collective"))
        struck = struck or (row is not None and row.object != "" and body and at in scene.numbers)
        return before.of if struck or (row is not None and row.object == "either") else -1
    end = before.stop - 1
    mine = read.get(at)
    if mine is not None and mine.pronoun and _people(scene, before):
        return -1  # «لقي شقيقان مصرعهما»
    if scene.definite(end) or (end in scene.actors and end not in scene.numbers):
        return -1
    if before.prep and opens_place(scene, end):
        return -1  # «العاملة في درعا تقدماً»
    if (
        scene.words.items[end].form.endswith(("ها", "هم", "ه"))
        and len(scene.words.items[end].form) > 4
    ):
        return -1
    return last

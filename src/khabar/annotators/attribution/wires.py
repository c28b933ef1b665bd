"""Through which agency men speak who told it of the first thing in an article."""

from __future__ import annotations

from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.likeness import words_in
from khabar.annotators.attribution.sources import Source
from khabar.annotators.attribution.speakers import Floor
from khabar.readings.attribution import Link


def told_wire(floor: Floor, source: Source) -> tuple[Link, ...]:
    """«كما أفادت مصادر عسكرية وكالة X. وقال مصدر عسكري»: the agency that his like told first.

    Only men of the first sentence, several of them, and as long as no other of the press came
    between.
    """
    first = floor.spoken[0] if floor.spoken else None
    if first is None or first.sentence > 0 or not first.via or first.source.number != "p":
        return ()
    wire, many = first.via, first.source
    if many.kind != "unnamed" or wire[-1].kind != "agency":
        return ()
    if any(s.via and s.via[0].name != wire[0].name for s in floor.lately()):
        return ()
    of_them = many.head == source.head or f"{source.head} {many.head}" in of_class("one_of_many")
    return wire if of_them and alike(source, many) else ()


def others_through(floor: Floor, noun: str) -> tuple[Link, ...]:
    """«ثلاثة مصادر …، وقال المصدران الآخران»: through whom the first of them spoke."""
    for speaker in floor.lately():
        told = speaker.source.head
        same = told == noun or f"{noun} {told}" in of_class("one_of_many")
        if speaker.source.kind == "unnamed" and same:
            return speaker.via
    return ()


def alike(one: Source, many: Source) -> bool:
    """«مصدر عسكري» of «مصادر طبية وعسكرية»: they share an adjective, or he has none."""
    told = {bare(word) for word in words_in(many.name)}
    own = {bare(word) for word in words_in(one.name.split(" في ")[0]) if word != one.head}
    return not own or not own.isdisjoint(told)


def bare(word: str) -> str:
    """An adjective without the و that joins it and its ending («وعسكرية»، «محليون»)."""
    stem = word.removeprefix("و")
    ending = next((e for e in ("ون", "ين", "ان", "ة") if stem.endswith(e)), "")
    return stem.removesuffix(ending)

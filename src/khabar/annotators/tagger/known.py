"""What the rules read before the tagger does: actors and places, by word."""

from __future__ import annotations

from typing import NamedTuple

from khabar.readings.actor import Actor
from khabar.readings.place import Place
from khabar.text.annotation import Annotation
from khabar.text.words import Words

PERSON, PLACE, BODY = "PLO"


class Known(NamedTuple):
    """The mentions of actors and places that rules read in a text."""

    actors: tuple[Annotation[Actor], ...]
    places: tuple[Annotation[Place], ...]

    def told(self, words: Words) -> list[str]:
        """By word, as what a rule read it: class, rule, and «B», «I» or «N»; "" for nothing.

        B and I are the first and further words of a name itself, N the words around it.
        """
        found = [""] * len(words)
        named: list[tuple[range, str]] = []
        for actor in self.actors:
            kind = PERSON if actor.value.kind == "person" else BODY
            rule = f"{kind}{actor.rule[6:]}"
            for at in words.within(actor.span):
                found[at] = found[at] or f"{rule}N"
            if actor.parts and actor.value.mention != "noun":
                named.append((words.within(actor.parts[0].span), rule))
        for place in self.places:
            if place.value.relation is None:
                named.append((words.within(place.span), f"{PLACE}{place.rule[7:]}"))
        for within, rule in sorted(named, key=_longest):
            if all(found[at][-1:] not in ("B", "I") for at in within):
                for at in within:
                    found[at] = f"{rule}{'B' if at == within.start else 'I'}"
        return found

    def taken(self, words: Words) -> tuple[list[bool], list[bool]]:
        """By word, whether a rule read something there, and whether it is part of a name."""
        taken, named = [False] * len(words), [False] * len(words)
        for actor in self.actors:
            for at in words.within(actor.span):
                taken[at] = True
            for part in actor.parts:
                for at in words.within(part.span):
                    named[at] = True
        for place in self.places:
            if place.value.relation is None:
                for at in words.within(place.span):
                    taken[at] = True
        return taken, named


def _longest(one: tuple[range, str]) -> tuple[int, bool]:
    return -len(one[0]), one[1][0] != PERSON

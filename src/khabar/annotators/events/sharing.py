"""What the events of one sentence share: the attacker of those who were hit."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.annotators.events.carriers import Parts
from khabar.annotators.events.choice import Trigger
from khabar.annotators.events.scene import Scene

REACH = 30


def shared(scene: Scene, read: list[tuple[Trigger, Parts]]) -> Iterator[tuple[Trigger, Parts]]:
    """The events again; a casualty that names no one takes the attacker of the nearest attack."""
    for trigger, parts in read:
        row = trigger.reading.sense.row
        if row.type == "ASSAULT" and row.casualty and "actor" not in parts:
            near = [
                (abs(other.at - trigger.at), theirs["actor"])
                for other, theirs in read
                if other.at != trigger.at
                and "actor" in theirs
                and other.reading.sense.row.type == "ASSAULT"
                and not other.reading.sense.row.casualty
                and abs(other.at - trigger.at) <= REACH
                and theirs["actor"] != parts.get("target")
            ]
            if near:
                parts = {**parts, "actor": min(near)[1]}
        yield trigger, parts

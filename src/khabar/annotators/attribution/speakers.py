"""Who spoke so far, and whom a pronoun or a definite noun takes up again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from khabar.annotators.attribution.heads import lone_head
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.likeness import (
    addressed_in,
    fully,
    is_one,
    of_his_body,
    same_men,
    words_in,
)
from khabar.annotators.attribution.sources import ORGANISED, Source, agrees
from khabar.readings.actor import Actor
from khabar.readings.attribution import Link
from khabar.text.annotation import Annotation
from khabar.text.view import fold

FRESH = 6
"""Sentences after which a speaker is no longer taken up by a bare verb."""

HORIZON = 200
"""Speakers looked back over, at most."""


BODIES = ("organization", "group")

NAMED_BACK = 2000
"""Mentions looked back over for a body or man that a noun takes up, at most."""

BEARERS = 12
"""Mentions kept for each word of a name."""


class Speaker(NamedTuple):
    """A source that spoke: its phrase, the links before it, and the sentence it spoke in."""

    source: Source
    via: tuple[Link, ...]
    link: Link
    sentence: int
    aside: bool = False


@dataclass(slots=True)
class Floor:
    """The speakers of an article in the order they spoke.

    The one mutable thing here, made and dropped within one reading. Looking back is bounded
    (``HORIZON`` speakers), so that a long text costs in proportion to its length.
    """

    actors: Sequence[Annotation[Actor]]
    spoken: list[Speaker] = field(default_factory=list)
    starting: dict[int, Annotation[Actor]] = field(init=False)
    starts: list[int] = field(init=False)
    named: dict[str, list[Actor]] = field(init=False)
    told_by: Speaker | None = None
    """Who last handed another's words on («نقل المدير عن المزارعين»)."""

    wire: Link | None = None
    """The agency that the lead goes by."""

    def __post_init__(self) -> None:
        self.starting = {mention.span.start: mention for mention in reversed(self.actors)}
        self.starts = [mention.span.start for mention in self.actors]
        self.named = {}
        for mention in self.actors:
            for word in words_in(mention.value.name):
                bearers = self.named.setdefault(word, [])
                if len(bearers) < BEARERS and mention.value not in bearers:
                    bearers.append(mention.value)

    def said(self, speaker: Speaker) -> None:
        self.spoken.append(speaker)

    def lately(self) -> Iterator[Speaker]:
        """The last speakers, the latest first."""
        return islice(reversed(self.spoken), HORIZON)

    def by_agreement(self, gender: str, number: str, sentence: int) -> Speaker | None:
        """The last speaker that a verb of this gender and number can mean.

        A verb before its subject shows no number, a plural of things and a body of people
        take the feminine singular; so only gender rules out, and a plural verb asks for people.
        """
        passing = of_class("word_of")
        for strict in (True, False):
            for speaker in self.lately():
                if speaker.aside or sentence - speaker.sentence > FRESH:
                    continue
                if strict and speaker.source.head in passing:
                    continue
                if agrees(speaker.source, gender, number):
                    return speaker
        return self.retold(gender, number, sentence)

    def retold(self, gender: str, number: str, sentence: int) -> Speaker | None:
        """«أفادت الوكالة بأن الوزير قال إن …، وأضاف»: the man whom the press told of just now."""
        for speaker in self.lately():
            if sentence - speaker.sentence > 1:
                break
            press = speaker.via and speaker.via[-1].kind in ("agency", "outlet")
            if speaker.aside and press and agrees(speaker.source, gender, number):
                return speaker
        return None

    def last(self, sentence: int) -> Speaker | None:
        return next(
            (s for s in self.lately() if not s.aside and sentence - s.sentence <= FRESH),
            None,
        )

    def by_noun(self, source: Source) -> Speaker | None:
        """The speaker that a definite noun takes up: المصدر، الوكالة، البيان، الوزير …"""
        noun = source.head
        if noun in of_class("his_honour"):
            return next((s for s in self.lately() if s.source.kind == "person"), None)
        told = words_in(source.name) - {noun}
        for speaker in self.lately() if told else ():
            earlier = speaker.source
            same = noun == earlier.head and earlier.span != source.span
            if same and told <= words_in(earlier.name):
                return speaker  # «المسؤول الأمني» behind «مسؤول أمني» and «مسؤول محلي»
        for speaker in self.lately():
            earlier = speaker.source
            if earlier.span == source.span or of_his_body(source, earlier):
                continue
            if noun == earlier.head or noun in words_in(earlier.name) or same_men(source, earlier):
                return speaker
            if earlier.office and noun in words_in(earlier.office):
                return speaker
        if source.kind == "document":
            issued = noun in of_class("issued")
            return self._last_of(("organization", "agency", "person")) if issued else None
        if noun in of_class("source_noun"):
            if source.number == "p":
                return self._last_of(("unnamed",))  # «المصادر»: no ministry
            spoke = self._last_of(("unnamed", "agency", "outlet", "organization"))
            return spoke or self._last_of(("person",))
        if source.kind in ("agency", "outlet") and source.stop - source.first == 1:
            return self._last_of((source.kind,))
        if source.kind in ("person", "unnamed") and source.stop - source.first == 1:
            if source.number == "p":
                return None  # «المتهمون» are not the one who spoke
            if noun not in of_class("speaker_noun"):
                man = self._last_of(("person",)) if source.kind == "person" else None
                named = man is not None and lone_head(noun, "") is None and fully(man.source)
                return None if named else man  # «القاحوم» behind «الوزير سالم الوردي»: another
            offices = of_class("office_noun")
            office = noun in offices
            return next(
                (
                    s
                    for s in self.lately()
                    if is_one(s.source)
                    and not (office and s.source.head in of_class("anybody"))
                    and not (office and s.source.head in offices and s.source.head != noun)
                ),
                None,
            )
        return None

    def bearer(self, source: Source) -> Annotation[Actor] | None:
        """The man named last before «سموه»، «معاليه»; for «الأخيرة» the body."""
        if source.head in of_class("the_latter"):
            fits = (a for a in self.before(source) if latter(source, a.value))
            return next(fits, None)
        return next(
            (
                actor
                for actor in self.before(source)
                if actor.value.kind == "person" and actor.value.mention == "name"
            ),
            None,
        )

    def in_event(self, source: Source) -> Annotation[Actor] | None:
        """The one man named before «المصاب»، «المستهدف» who did not speak; None for several."""
        spoke = {word for speaker in self.lately() for word in words_in(speaker.source.name)}
        found: Annotation[Actor] | None = None
        for actor in self.before(source):
            told = actor.value
            if told.kind != "person" or told.mention != "name" or " " not in told.name:
                continue
            if told.entity or words_in(told.name) <= spoke:
                continue
            titled = not told.text.startswith(told.name)
            if titled and words_in(told.text.split()[0]).isdisjoint(of_class("private_man")):
                continue  # «المستشار فلان»: he looks into it
            if found is not None and found.value.name != told.name:
                return None
            found = actor
        return found

    def before(self, source: Source) -> Iterator[Annotation[Actor]]:
        """Who was named before a source phrase, the last first."""
        upto = bisect_left(self.starts, source.span.start)
        return (self.actors[n] for n in range(upto - 1, max(-1, upto - NAMED_BACK - 1), -1))

    def mentioned(self, source: Source, text: str) -> tuple[str, str] | None:
        """Name and key of the body, named before, that a noun of its name takes up («المجلس»)."""
        for actor in self.before(source):
            if actor.value.kind not in BODIES:
                continue
            spelt = actor.span.of(text)
            held = words_in(spelt)
            if source.head in held and len(held) > 1:
                return spelt, actor.value.entity or ""
        return None

    def last_band(self, source: Source, text: str) -> tuple[str, str] | None:
        """Name and key of the band named last before «المجموعة المسلحة»."""
        for actor in self.before(source):
            if actor.value.kind == "group" and actor.value.mention == "name":
                return actor.span.of(text), actor.value.entity or ""
        return None

    def of_noun(self, through: Source) -> Link | None:
        """The agency or outlet, named as a source or as a go-between, that «للوكالة» takes up."""
        for speaker in self.lately():
            for link in (speaker.link, *speaker.via):
                if link.kind in ORGANISED and through.head in words_in(link.name):
                    return link
                if link.kind == through.kind == "agency":
                    return link
        return None

    def _last_of(self, kinds: tuple[str, ...]) -> Speaker | None:
        return next((s for s in self.lately() if s.source.kind in kinds), None)

    def by_name(self, source: Source) -> Speaker | None:
        """The speaker whose fuller name holds every word of a short one (a surname)."""
        wanted = words_in(source.name)
        for speaker in self.lately():
            told = words_in(speaker.source.name)
            if speaker.source.office:
                told |= words_in(speaker.source.office)
            if wanted and wanted < told:
                return speaker
        return None

    def fullest(self, source: Source) -> tuple[str, str]:
        """The fullest name that an actor mention gives a source, and its key if it is known."""
        wanted = words_in(source.name)
        mention = self.starting.get(source.span.start)
        if mention is not None and source.span.covers(mention.span) and mention.value.entity:
            return source.name, mention.value.entity
        bearers = min((self.named.get(word, []) for word in wanted), key=len, default=[])
        for actor in bearers:
            if not wanted < words_in(actor.name) or addressed_in(actor.name):
                continue
            if actor.kind == "person" if source.kind == "person" else mention is not None:
                return actor.name, actor.entity or ""
        return source.name, source.entity


def latter(source: Source, told: Actor) -> bool:
    """Whether «الأخيرة» may mean a body or state named before, and «الأخير» a man or a body."""
    feminine = source.head.endswith("ة")
    if told.kind == "person":
        return not feminine and told.mention == "name"
    opens = fold(told.text).split(" ", 1)[0]
    return told.kind in BODIES and feminine == opens.endswith(("ة", "ا", "اء"))

"""Whom a statement goes back to: stated, taken up by a noun or a pronoun, or not to be found."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from khabar.annotators.attribution.authorship import author
from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.house import own_desk, printed_by
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.links import (
    as_via,
    link_of,
    nobody,
    replace_link,
    unknown_link,
    unresolved_link,
)
from khabar.annotators.attribution.silent_subjects import doer, lately_did, subject, subject_of
from khabar.annotators.attribution.sources import Source, agrees, source_at
from khabar.annotators.attribution.speakers import Floor, Speaker
from khabar.annotators.attribution.statement import Statement
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.annotators.attribution.wires import others_through, told_wire
from khabar.lexicon.phrases import key
from khabar.readings.attribution import Attribution, Link
from khabar.text.view import fold

DEEPEST = 6
"""Links that a nested statement takes over from those around it, at most."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """The ways back to a speaker: what stands near, who spoke, the dateline's agency."""

    near: Surroundings
    floor: Floor
    agencies: tuple[Link, ...]

    def speaker(
        self,
        said: Statement,
        outer: tuple[Attribution, Speaker] | None,
        before: tuple[Attribution, Speaker] | None,
        sentence: int,
    ) -> Speaker:
        """Whom a statement goes back to, with the links before him."""
        relays = said.rule == "attribution.relayed_from"
        links = [
            self.go_between(through, stays=relays and not place)
            for place, through in enumerate(dict.fromkeys(said.via))
            if not printed_by(self.near, through)
        ]
        stated = tuple(link for link in links if link is not None)
        wires = self.agencies if stated and outer is None else ()
        named = {fold(link.name) for link in stated}
        stated = (*[wire for wire in wires if fold(wire.name) not in named], *stated)
        if said.rule == "attribution.relayed_from" and said.via and stated:
            first = said.via[0]
            self.floor.told_by = Speaker(first, (), replace_link(stated[0], "stated"), sentence)
        if outer is not None and said.aside:
            stated = (*outer[1].via, *stated)
        elif outer is not None and len(outer[1].via) < DEEPEST:
            stated = (*outer[1].via, as_via(outer[1].link), *stated)
        elif said.retold:
            through = self.teller(said, before, sentence)
            stated = (*through.via, as_via(through.link), *stated) if through else stated
        if said.public:
            link = unknown_link(said.source.name if said.source else "")
            return Speaker(nobody(said), stated or self.standing(), link, sentence, True)
        source = said.source
        if source is None and said.aside and outer is not None:
            link = replace_link(outer[1].link, "agreement")
            return Speaker(outer[1].source, outer[1].via, link, sentence, True)
        same_voice = source is None and outer is not None and said.cue.manner == "participle"
        if same_voice and outer is not None and self.still_he(outer, said):
            link = replace_link(outer[1].link, "agreement")
            return Speaker(outer[1].source, outer[1].via, link, sentence, True)
        if source is None:
            inner = (
                subject_of(self.near, outer[0], said)
                if outer
                else doer(self.near, said, before, sentence)
            )
            if inner is not None:
                return self.named_speaker(inner, stated, sentence, nested=outer is not None)
            same = before[1] if before and outer is None else None
            if same is not None and not agrees(same.source, said.cue.gender, said.cue.number):
                same = None
            if same is not None and said.cue.manner == "participle" and many(same, said):
                same = self.floor.told_by
            actor = (
                lately_did(self.near, self.floor, said, sentence)
                if same is None and outer is None
                else None
            )
            if actor is not None:
                return self.named_speaker(actor, stated, sentence, nested=False)
            earlier = same or self.floor.by_agreement(said.cue.gender, said.cue.number, sentence)
            if earlier is None and sentence > 0:
                inner = subject(self.near, sentence - 1, len(self.near.words), said)
                if inner is not None:
                    return self.named_speaker(inner, stated, sentence, nested=False)
            if earlier is None:
                return Speaker(
                    nobody(said), stated or self.standing(), unresolved_link(), sentence, True
                )
            link = replace_link(earlier.link, "agreement")
            return Speaker(earlier.source, stated or earlier.via, link, sentence)
        lemma = key(said.cue.lemma) if said.cue.lemma else ""
        return self.named_speaker(source, stated, sentence, nested=outer is not None, lemma=lemma)

    def still_he(self, outer: tuple[Attribution, Speaker], said: Statement) -> bool:
        """«قالت مصادر إنه توجد شكوك، مضيفة أن»: she goes on, where what she says names nobody."""
        if subject_of(self.near, outer[0], said) is not None:
            return False
        return agrees(outer[1].source, said.cue.gender, said.cue.number)

    def teller(
        self, said: Statement, before: tuple[Attribution, Speaker] | None, sentence: int
    ) -> Speaker | None:
        """Who says «نقلاً عن …» when the sentence does not name him: whoever spoke last."""
        same = before[1] if before else None
        gender, number = said.cue.gender, said.cue.number
        if same is not None and agrees(same.source, gender, number):
            return same
        return self.floor.by_agreement(gender, number, sentence)

    def go_between(self, through: Source, *, stays: bool) -> Link | None:
        """The link of one to whom or through whom it was said; None for the printing house's own.

        «لمراسل الوكالة»، «للقناة»: whichever was named before; where none was, the one that prints.
        """
        bare = through.definite and through.stop - through.first == 1
        if bare and through.head in of_class("outlet_head"):
            earlier = self.floor.of_noun(through)
            if earlier is not None:
                return replace(earlier, role="via", resolved="agreement")
            return link_of(through, "via", through.name, "", "stated") if stays else None
        if own_desk(self.near, through):
            return None
        return link_of(through, "via", *self.floor.fullest(through), "stated")

    def named_speaker(
        self,
        source: Source,
        stated: tuple[Link, ...],
        sentence: int,
        *,
        nested: bool,
        lemma: str = "",
    ) -> Speaker:
        """A source with words of its own: itself, or the one its noun or surname takes up.

        ``lemma`` is the verb's: a man named anew goes on through the same go-between only where it
        says that he goes on (أضاف، تابع).
        """
        earlier, goes_on = None, of_class("goes_on")
        if source.kind in ("document", "public") and head_of(self.near.words, source.first):
            text, source = source, author(self.near, source)
            before = self.near.words.form(source.first - 1)
            if source is not text and before in of_class("ascribed") and not stated:
                end = max(source.first - 1, text.first + 1)
                record = source_at(self.near, text.first, end)
                stated = (link_of(record, "via", record.name, "", "stated"),)
        if not stated and source.kind == "unnamed":
            stated = self.among(source)
        length = source.stop - source.first
        head = head_of(self.near.words, source.first)
        office = head is not None and head.kind == "person"
        wire = self.standing()
        if length == 1 and source.definite and source.kind == "agency" and wire:
            return Speaker(source, (), replace_link(wire[-1], "agreement"), sentence, nested)
        if source.definite and (
            length <= 2 or source.kind == "unnamed" or selfsame(self.near, source)
        ):
            again = self.near.words.form(source.first + 1) in of_class("same_official")
            again = again or selfsame(self.near, source)  # «ذات المسؤول»
            lone = source._replace(stop=source.first + 1) if again and length == 2 else source
            earlier = self.floor.by_noun(lone)
        held = source.definite or self.near.words.form(source.stop - 1).startswith("ال")
        if earlier is None and (source.kind == "person" or (office and held)):
            earlier = self.floor.by_name(source)
        if source.head in of_class("his_honour", "the_latter"):
            earlier = self.floor.by_noun(source)
            bearer = self.floor.bearer(source) if earlier is None else None
            if bearer is not None:
                human = bearer.value.kind == "person"
                named = source._replace(kind="person" if human else "organization", named=True)
                spelt = bearer.span.of(self.near.words.text)
                link = link_of(named, "origin", spelt, bearer.value.entity or "", "agreement")
                return Speaker(named, stated or wire, link, sentence, nested)
        if source.head in of_class("in_event") and source.definite and length == 1:
            man = self.floor.in_event(source) if earlier is None else None
            if man is not None:
                named = source._replace(kind="person", named=True)
                spelt = man.value.name
                link = link_of(named, "origin", spelt, man.value.entity or "", "agreement")
                return Speaker(named, stated or wire, link, sentence, nested)
        if source.head in of_class("word_of") and source.definite and earlier is None:
            through = self.floor.last(sentence)
            if through is not None and through.source.kind in ("agency", "outlet"):
                link = link_of(source, "origin", source.name, "", "agreement")
                via = stated or (*through.via, as_via(through.link))
                return Speaker(source, via, link, sentence)
        if (
            nested
            and earlier is not None
            and self.floor.spoken
            and earlier is self.floor.spoken[-1]
        ):
            earlier = None  # whom he tells of is not he himself
        if earlier is not None and stated and stated[-1].name == earlier.link.name:
            earlier = None  # «لكنها نقلت عن المصادر»: who hands on is not who said it
        body = self.taken_up(source) if earlier is None else None
        owner = self.owner(source)
        if owner is not None and not stated:
            stated = (*owner.via, as_via(owner.link))
        if earlier is not None:
            link = replace_link(earlier.link, "agreement")
            anew = source.kind in ("person", "organization") and lemma not in goes_on
            via = stated or (wire if anew else earlier.via)
            return Speaker(earlier.source, via, link, sentence, nested)
        if body is not None:
            link = link_of(source, "origin", *body, "agreement")
            return Speaker(source, stated or self.standing(), link, sentence, nested)
        name, entity = self.floor.fullest(source)
        link = link_of(source, "origin", name, entity, "stated")
        return Speaker(source, stated or self.standing(), link, sentence, nested)

    def among(self, source: Source) -> tuple[Link, ...]:
        """«أحد المسؤولين» after «صحيفة نقلا عن مسؤولين»: through whom the many spoke."""
        words = self.near.words
        if words.form(source.first + 1) in of_class("other_one") and source.definite:
            return others_through(self.floor, source.head)
        if not source.definite and (told := told_wire(self.floor, source)):
            return told
        if words.form(source.first) not in of_class("one_of_them"):
            return ()
        if not words.form(source.first + 1).startswith("ال"):
            return ()
        for speaker in self.floor.lately():
            same = speaker.source.head == source.head and speaker.source.kind == "unnamed"
            if same and speaker.source.number == "p":
                return speaker.via
        return ()

    def taken_up(self, source: Source) -> tuple[str, str] | None:
        """The body that a definite noun alone, or with what it is made of, means."""
        words = self.near.words
        if source.kind != "organization" or not source.definite:
            return None
        alone = source.stop - source.first == 1
        if not alone and source.head in of_class("band_noun"):
            return self.floor.last_band(source, words.text) if self.unnamed(source) else None
        if not alone and words.form(source.first + 1) not in of_class("made_of"):
            return None
        return self.floor.mentioned(source, words.text)

    def unnamed(self, source: Source) -> bool:
        """«المجموعة المسلحة المتحالفة مع الجيش»: told by adjectives only, which no list knows."""
        actor = self.near.actors.get(source.first)
        known = actor is not None and actor.value.entity
        return not known and self.near.words.form(source.first + 1) in of_class("armed")

    def owner(self, source: Source) -> Speaker | None:
        """«مصدر الوكالة»: the outlet or agency that a definite noun after the head takes up."""
        words = self.near.words
        if source.kind != "unnamed" or source.stop - source.first != 2:
            return None
        last = words.form(source.stop - 1)
        if not last.startswith("ال"):
            return None
        whose = source_at(self.near, source.stop - 1, source.stop)
        if whose.kind not in ("agency", "outlet"):
            return None
        return self.floor.by_noun(whose)

    def standing(self) -> tuple[Link, ...]:
        """The agency of the dateline, that holds for the whole article."""
        return self.agencies or ((self.floor.wire,) if self.floor.wire else ())


def many(speaker: Speaker, said: Statement) -> bool:
    """Whether a singular participle cannot mean the men who spoke last."""
    source = speaker.source
    return source.number == "p" and source.gender == "m" and said.cue.number == "s"


def selfsame(near: Surroundings, source: Source) -> bool:
    """«البيان ذاته»: a noun that says of itself that it was there before."""
    words = near.words
    last, opens = words.form(source.stop - 1), words.form(source.first)
    return last in of_class("selfsame") or opens in of_class("again")

"""Whom a statement goes back to: stated, taken up by a noun or a pronoun, or not to be found."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from khabar.annotators.attribution.apposition import with_apposition
from khabar.annotators.attribution.dateline import compact, is_house, prints
from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.lexicon import heads, of_class
from khabar.annotators.attribution.noun_phrase import phrase
from khabar.annotators.attribution.nouns import relates
from khabar.annotators.attribution.press_between import passed_on
from khabar.annotators.attribution.sources import Source, agrees, source_at
from khabar.annotators.attribution.speakers import Floor, Speaker, link_of, words_in
from khabar.annotators.attribution.statement import Statement
from khabar.annotators.attribution.states import country, land_names
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.lexicon.actors import press
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import verb_forms
from khabar.readings.attribution import Attribution, Link, Resolved
from khabar.text.span import Span
from khabar.text.view import fold

DEEPEST = 6
"""Links that a nested statement takes over from those around it, at most."""

SUBJECT_NEAR = 10
"""Words from the head of a sentence to the end of its subject, at most."""

FINITE = ("perfect", "imperfect")


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
            if not self.printed_by(through)
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
        if source is None:
            inner = self.subject_of(outer[0], said) if outer else self.doer(said, before, sentence)
            if inner is not None:
                return self.named_speaker(inner, stated, sentence, nested=outer is not None)
            same = before[1] if before and outer is None else None
            if same is not None and not agrees(same.source, said.cue.gender, said.cue.number):
                same = None
            if same is not None and said.cue.manner == "participle" and many(same, said):
                same = self.floor.told_by
            actor = self.lately_did(said, sentence) if same is None and outer is None else None
            if actor is not None:
                return self.named_speaker(actor, stated, sentence, nested=False)
            earlier = same or self.floor.by_agreement(said.cue.gender, said.cue.number, sentence)
            if earlier is None and sentence > 0:
                inner = self.subject(sentence - 1, len(self.near.words), said)
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

    def subject_of(self, outer: Attribution, said: Statement) -> Source | None:
        """«… عندما قال»: whom the outer speaker told of first is the one who says."""
        near = self.near
        first = near.words.within(outer.content_span).start
        stop = phrase(near, first, said.cue.first)
        verbs = (n for n in range(first + 1, stop) if relates(near.words.form(n)))
        stop = next(verbs, stop)  # «إن الحارس سلّم نفسه، واعترف بـ»
        return source_at(near, first, stop) if stop > first else None

    def doer(
        self, said: Statement, before: tuple[Attribution, Speaker] | None, sentence: int
    ) -> Source | None:
        """«عاد اللاعب إلى بلاده، مؤكداً أن»: the subject of a sentence in which nobody spoke yet."""
        bounds = self.near.words.bounds[sentence]
        if before is not None or said.cue.first < bounds.start + 3:
            return None
        opens = self.near.words.form(bounds.start).removeprefix("و")
        if opens in of_class("of_what") and said.cue.manner == "verb":
            return None  # «وعن علاقته برئيس النادي أجاب»
        passed = passed_on(self.near, bounds.start, said.cue.first)
        if passed is not None:
            return passed
        return self.subject(sentence, said.cue.first - bounds.start, said)

    def lately_did(self, said: Statement, sentence: int) -> Source | None:
        """«والتقى الوزير فلان الوفد. وقال إن»: he of the sentence before, who was silent."""
        words = self.near.words
        bounds = words.bounds[sentence]
        opens = said.cue.manner == "verb" and said.cue.first <= bounds.start + 1
        if not opens or sentence == 0 or said.cue.number not in ("", "s"):
            return None
        last = self.floor.last(sentence)
        if last is None or last.sentence >= sentence - 1 or not words.bounds[sentence - 1]:
            return None
        first = words.bounds[sentence - 1].start
        if not any(f.person == 3 and f.tense in FINITE for f in verb_forms(words.form(first))):
            return None
        found = self.subject(sentence - 1, SUBJECT_NEAR, said)
        did = found is not None and found.first == first + 1
        return found if did and found is not None and found.kind == "person" else None

    def subject(self, sentence: int, reach: int, said: Statement) -> Source | None:
        """The first noun phrase of a sentence that agrees with a cue: its likely subject."""
        near, words = self.near, self.near.words
        bounds = words.bounds[sentence]
        limit = min(bounds.start + reach, bounds.stop)
        together = said.cue.number in ("p", "d")
        for at in range(bounds.start, min(limit, bounds.start + 10)):
            after_verb = at == bounds.start + 1 and any(
                f.person == 3 for f in verb_forms(words.form(bounds.start))
            )
            if words.form(at) in of_class("no_subject") or at in near.time_at:
                continue
            if near.in_quote(at):
                continue
            if at == bounds.start and told_first(words.form(at)):
                continue
            if words.form(at).startswith("ل") and words.form(at) not in heads():
                continue
            held = words.form(at).startswith("ب") and head_of(words, at) is not None
            if held and words.form(at) not in heads():
                continue  # «وعن علاقته برئيس النادي أجاب»
            if at > bounds.start and words.form(at - 1).removeprefix("و") in of_class(
                "preposition"
            ):
                continue
            if words.form(at) in of_class("place_head"):
                break  # «زار بلدة»: where he went
            if at in near.actors or head_of(words, at) is not None or after_verb:
                actor = near.actors.get(at)
                stop = words.within(actor.span).stop if actor else phrase(near, at, limit, ("any",))
                stop = at + 1 if country(words, at, at + 1) else stop
                found = source_at(near, at, stop) if stop > at else None
                if found is not None and agrees(found, said.cue.gender, said.cue.number):
                    return found
                if found is not None and together and found.number == "s":
                    return self.in_company(found, limit)
        return None

    def in_company(self, source: Source, limit: int) -> Source | None:
        """«اجتمع الوزير مع ممثلي النقابات حيث شددوا»: one man and those he was with."""
        words = self.near.words
        stop = max(source.stop, with_apposition(self.near, source.stop, source.first))
        listed = stop
        while listed < limit and words.form(listed)[:1] == "و" and joined_name(self.near, listed):
            listed += 1
        if listed > stop:  # «قطعت مصر والسودان علاقاتهما، متهمين إياه بـ»
            both = source_at(self.near, source.first, listed)
            return both._replace(kind=source.kind, gender="", number="p")
        if words.form(stop) not in of_class("with_whom_met"):
            return None
        until = phrase(self.near, stop + 1, limit)
        if until <= stop + 1:
            return None
        both = source_at(self.near, source.first, until)
        return both._replace(kind=source.kind, gender="", number="p")

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
            text, source = source, self.author(source)
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
        if source.head in of_class("his_honour"):
            earlier = self.floor.by_noun(source)
            bearer = self.floor.bearer(source) if earlier is None else None
            if bearer is not None:
                named = source._replace(kind="person", named=True)
                spelt = bearer.span.of(self.near.words.text)
                link = link_of(named, "origin", spelt, bearer.value.entity or "", "agreement")
                return Speaker(named, stated or self.standing(), link, sentence, nested)
        if source.head in of_class("in_event") and source.definite and length == 1:
            man = self.floor.in_event(source) if earlier is None else None
            if man is not None:
                named = source._replace(kind="person", named=True)
                spelt = man.value.name
                link = link_of(named, "origin", spelt, man.value.entity or "", "agreement")
                return Speaker(named, stated or self.standing(), link, sentence, nested)
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
            via = stated or (self.standing() if anew else earlier.via)
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

    def author(self, source: Source) -> Source:
        """«تقرير للأمم المتحدة»: a text with an owner is its owner's word."""
        words = self.near.words
        for at in range(source.first + 1, source.stop):
            form = words.form(at)
            known = at in self.near.actors or (
                head_of(words, at) is not None and form.startswith(("ال", "ل", "صادر"))
            )
            known = known or (
                at > source.first + 0
                and head_of(words, at) is not None
                and (words.form(at + 1).startswith("ال"))
            )
            issued = words.form(at - 1) == "عن" and words.form(at - 2) in of_class("issued_by")
            if known and (issued or words.form(at - 1) not in ("في", "من", "عن", "علي")):
                strip = "ل" if words.form(at).startswith("ل") else ""
                whose = source_at(self.near, at, source.stop, strip)
                laid = words.form(at - 1) in of_class("ascribed")
                if laid or whose.kind in ("agency", "outlet", "organization", "person"):
                    return whose
        return self.maker(source) or source

    def maker(self, source: Source) -> Source | None:
        """«التقييم الذي أجرته مجموعة X»: who made the text that a relative clause tells of."""
        words, at = self.near.words, source.stop
        if at + 2 >= len(words):
            return None
        while words.form(at) in of_class("issued_by") and at + 1 in self.near.time_at:
            at += 1  # «بيان صدر الأربعاء عن الرئاسة»
            if at + 1 not in self.near.time_at:
                break
        dated = at > source.stop and words.form(at + 1) == "عن"
        if dated or (words.form(at) in of_class("issued_by") and words.form(at + 1) == "عن"):
            made = True  # «بيان صدر عن الناطق باسم الجيش»
        elif words.form(at) not in of_class("relative"):
            return self.publisher(source)
        else:
            made = any(
                read.object and key(read.lemma) in of_class("makes")
                for read in verb_forms(words.form(at + 1))
            )
        stop = phrase(self.near, at + 2, min(at + 14, len(words))) if made else at
        if stop <= at + 2:
            return None
        whose = source_at(self.near, at + 2, stop)
        spokesman = words.form(at + 1) == "عن" and whose.definite
        known = whose.kind in ("agency", "outlet", "organization", "person")
        return whose if known or spokesman else None

    def publisher(self, source: Source) -> Source | None:
        """«بيان نشره الحزب»، «تحقيق أجرته شبكة X»: who made an indefinite text, or gave it out."""
        words, at = self.near.words, source.stop
        if source.definite or not relates(words.form(at)):
            return None
        lemmas = {key(read.lemma) for read in verb_forms(words.form(at)) if read.object}
        made = not lemmas.isdisjoint(of_class("makes"))
        given = source.head in of_class("issued") and not lemmas.isdisjoint(of_class("gives_out"))
        if not (made or given):
            return None
        stop = phrase(self.near, at + 1, min(at + 14, len(words)))
        if stop <= at + 1:
            return None
        whose = source_at(self.near, at + 1, stop)
        if made and whose.kind in ("agency", "outlet"):
            return whose
        return whose if whose.kind in ("organization", "person") else None

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

    def printed_by(self, through: Source) -> bool:
        """Whether a go-between is the outlet that prints the article: it is no further link."""
        publisher = fold(self.near.words.document.publisher).lower()
        if not publisher:
            return False
        known = press().at(self.near.words, through.first)
        names = {fold(through.name).lower()}
        if known is not None:
            row = known.value
            names |= {fold(n) for n in (row.name, *row.aliases)}
            if is_house(row, publisher):
                return True
        told, _, house = through.name.partition(" ")
        if house and fold(told) in of_class("desk") and prints(house, publisher):
            return True  # «لمراسلة سانا»
        if prints(through.name, publisher) or initials(through.name, compact(publisher)):
            return True
        if publisher in names or any(len(n) > 3 and n in publisher for n in names):
            return True
        return words_in(through.name) <= words_in(publisher)

    def standing(self) -> tuple[Link, ...]:
        """The agency of the dateline, that holds for the whole article."""
        return self.agencies or ((self.floor.wire,) if self.floor.wire else ())


def joined_name(near: Surroundings, at: int) -> bool:
    """Whether a word with و is a further name of a list: a state's, or a known one."""
    return at in near.actors or near.words.form(at)[1:] in land_names()


def told_first(form: str) -> bool:
    """Whether a sentence opens with a verb («وبحث الوزير»), whatever noun its letters may be."""
    return form.startswith("و") and any(
        read.tense == "perfect" and read.person == 3 and read.proclitics == "و"
        for read in verb_forms(form)
    )


def many(speaker: Speaker, said: Statement) -> bool:
    """Whether a singular participle cannot mean the men who spoke last."""
    source = speaker.source
    return source.number == "p" and source.gender == "m" and said.cue.number == "s"


SHORT = 4
"""Letters of an abbreviation that is the publisher's if three open his name («LBCI»)."""

SHORT_SHARE = 3
"""How many of them open it."""


def initials(name: str, publisher: str) -> bool:
    """Whether a Latin word of a name is how the publisher is called («لـCNN بالعربية», "cnn")."""
    latin = [compact(word) for word in name.split() if word.isascii()]
    return any(len(word) > 2 and publisher[: len(word)] == word for word in latin) or any(
        len(word) == SHORT and publisher[:SHORT_SHARE] == word[:SHORT_SHARE] for word in latin
    )


def own_desk(near: Surroundings, through: Source) -> bool:
    """«مراسل الوكالة»، «مندوب الصحيفة»: a man of the house that prints."""
    words = near.words
    if through.stop - through.first != 2 or through.head not in of_class("desk"):
        return False
    house = words.form(through.stop - 1)
    return house.startswith("ال") and house[2:] in of_class("outlet_head")


def selfsame(near: Surroundings, source: Source) -> bool:
    """«البيان ذاته»: a noun that says of itself that it was there before."""
    words = near.words
    last, opens = words.form(source.stop - 1), words.form(source.first)
    return last in of_class("selfsame") or opens in of_class("again")


def as_via(link: Link) -> Link:
    """The origin of an outer statement as a go-between of an inner one."""
    return replace(link, role="via")


def replace_link(link: Link, resolved: Resolved) -> Link:
    """The same source, known by another way."""
    return replace(link, role="origin", resolved=resolved)


def nobody(said: Statement) -> Source:
    """A source phrase for what nobody is said to have said: its cue."""
    return Source(said.cue.first, said.cue.stop, Span(0, 1), "", "public", False, "", "", "", False)


def unknown_link(told: str) -> Link:
    """The link of a report that is laid on nobody; ``told`` is what it calls itself («أنباء»)."""
    return Link(
        role="origin",
        name=told or next(iter(of_class("unknown"))),
        kind="public",
        named=False,
        resolved="stated",
    )


def unresolved_link() -> Link:
    """The link of a speaker we could not find: said, not guessed."""
    return Link(
        role="origin",
        name=next(iter(of_class("unknown"))),
        kind="unnamed",
        named=False,
        resolved="unknown",
    )

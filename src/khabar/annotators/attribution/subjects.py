"""Who the subject of a verb of report is: behind it, before it, or in a relative clause."""

from __future__ import annotations

from khabar.annotators.attribution.clauses import starts_clause
from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.government import preposition_of
from khabar.annotators.attribution.heads import head_of, plural_head
from khabar.annotators.attribution.lexicon import heads, of_class
from khabar.annotators.attribution.nouns import (
    accusative,
    acts,
    calls_for,
    own_speech,
    thing,
    verbal_noun,
)
from khabar.annotators.attribution.objects import object_begins, said_later
from khabar.annotators.attribution.sources import Source, agrees
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.annotators.attribution.verb_cues import verb_cue
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import is_masdar
from khabar.text.words import LETTERS, MARK, QUOTE


def speaks(near: Surroundings, at: int) -> bool:
    """Whether the noun at ``at`` is known as one that speaks."""
    words = near.words
    if at >= len(words.items):
        return False
    return at in near.actors or head_of(words, at) is not None or words.items[at].kind is QUOTE


def opens_sentence(near: Surroundings, cue: Cue, at: int) -> bool:
    """Whether a verb that is a preposition as well («بين») opens its clause and has a speaker."""
    words = near.words
    first = words.bounds[words.sentence_of[cue.first]].start
    opens = cue.first == first or words.form(cue.first - 1) in ("،", ",", "و", "ف")
    return opens and speaks(near, at) and words.form(cue.first) in of_class("joined_verb")


def spoken_to(near: Surroundings, cue: Cue, source: Source, stop: int, limit: int) -> bool:
    """Whether the noun after «دعت»، «حذر» is whom it was said to: it does not go with the verb."""
    words = near.words
    form = words.form(source.first).removeprefix("و")
    describes = key(cue.lemma) in of_class("describes") and not cue.object
    if describes and preposition_of(words.form(stop), cue) == "ب":
        return True  # «ووصف القرار بأنه متسرع»: who describes, describes something
    adjective = words.form(source.first + 1)
    things = form.startswith("ال") and form.endswith("ات") and adjective.endswith("ة")
    if things and cue.gender == "m" and adjective.startswith("ال"):
        return True  # «دعا الشركات العاملة إلى»
    if form.startswith("ال") and source.first not in near.actors and thing(form):
        return head_of(words, source.first) is None  # «ووصف الأمر بأنه مروع»
    masculine = form.startswith("ال") and adjective.startswith("ال") and adjective.endswith("ي")
    if cue.gender == "f" and masculine and not form.endswith(("ة", "ات", "اء")):
        return source.number != "p"  # «وطالبت المجتمع الدولي بـ»
    follows = words.form(stop)
    opens = preposition_of(follows, cue) is not None or starts_clause(follows)
    if not opens and not verbal_noun(follows):
        return False
    if not agrees(source, cue.gender, "s"):
        return True
    if source.first in near.actors and near.actors[source.first].value.kind == "person":
        return False
    office = head_of(words, source.first)
    if office is not None and office.number == "s":
        return False  # «دعا الأمين العام إلى»
    # «متظاهري المعارضة»، «الأطراف كافة»: a plural of men in the accusative
    return (
        form not in heads()
        and form.endswith(("ين", "ي"))
        and bool(plural_head(form) or form.endswith("ين"))
    )


def called_on(near: Surroundings, cue: Cue, source: Source, stop: int, bounds: range) -> bool:
    """«دعا الوزير إلى الهدوء، وحذر التجار من»: many men behind a verb that goes on with him."""
    words, lemma = near.words, key(cue.lemma)
    if not cue.joined or not source.definite or lemma not in of_class("calls_on"):
        return False
    opens = preposition_of(words.form(stop), cue) is not None or calls_for(words.form(stop))
    head = head_of(words, source.first)
    many = head.number == "p" if head is not None else source.first not in near.actors
    if not opens or not many or (head is None and source.named):
        return False
    for n in range(cue.first - 1, bounds.start - 1, -1):
        told = verb_cue(words, n) if words.items[n].kind is LETTERS else None
        if told is not None and told.manner == "verb":
            return told.gender == cue.gender and told.number == cue.number
    return False


def names_source(near: Surroundings, at: int, cue: Cue) -> bool:
    """Whether the noun after a verb may be its subject rather than its object."""
    words = near.words
    if at >= len(words) or words.items[at].kind is MARK:
        return False
    form = words.items[at].form
    if (
        own_speech(form)
        or accusative(words, at)
        or starts_clause(form)
        or form in of_class("by_saying")
    ):
        return False
    if form in of_class("hearers") and "whom" in cue.takes:
        return False
    if form in of_class("each_other") and words.form(cue.first - 1) in of_class("each_party"):
        return False  # «كل طرف يتهم الآخر»
    if form in of_class("deemed_this") and key(cue.lemma) in of_class("deems"):
        return False
    if key(cue.lemma) in of_class("passing_verb") and form in of_class("given_text"):
        return False  # «نشر تغريدة قال فيها إن»
    told = form in of_class("object_head") and form in heads()
    if told and not said_later(words, at, words.end_of_sentence(at)):
        return False  # «قبل أن يعلن حصيلة جديدة»; but «أظهرت حصيلة جديدة أن»
    if form.startswith("ال") and object_begins(near, at + 1):
        return True  # «وتوقعت الأرصاد هطول أمطار»
    if form in of_class("unveiled"):
        return False
    governed = form.startswith("ب") and "ب" in cue.takes and form not in heads()
    if governed and head_of(words, at) is not None and (cue.object or at not in near.actors):
        return False
    if at in near.actors or head_of(words, at) is not None:
        return True
    if "reason" in cue.takes and (
        form in of_class("reason") or verbal_noun(form.removeprefix("ال"))
    ):
        return False  # «وعزا النقص إلى سوء التوزيع»
    if form in of_class("object_head") or form[:1].isdigit() or acts(form):
        return False
    if form[:1] in "يت" and verb_cue(words, at) is not None:
        return False  # «ومضت تقول»
    if preposition_of(form, cue) is not None:
        return False
    if "masdar" in cue.takes or "any" in cue.takes:
        bound = form.endswith("ية") and words.form(at + 1).startswith("ال")
        return not bound and not is_masdar(form)
    return True

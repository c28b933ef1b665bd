"""A source named by a preposition beside another statement, which it may only hand on."""

from __future__ import annotations

from khabar.annotators.attribution.according_to import post_statement
from khabar.annotators.attribution.assembly import Assembly, Placed
from khabar.annotators.attribution.clauses import clause_at
from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.midway import unfinished
from khabar.annotators.attribution.placing import (
    ends_before,
    himself_again,
    parted,
    relays_first,
    words_of_cue,
)
from khabar.annotators.attribution.sources import Source
from khabar.annotators.attribution.statement import Statement
from khabar.annotators.attribution.verb_cues import verb_cue
from khabar.lexicon.phrases import key
from khabar.text.words import LETTERS, QUOTE, Words


def take_post(assembly: Assembly, cue: Cue, bounds: range, last: Placed | None) -> None:
    """بحسب X: a source of its own, a go-between of the one before, or the same voice again."""
    words = assembly.near.words
    behind = last is not None and (
        ends_before(words, last.statement.stop, cue.first)
        or only_glossed(words, last.statement.stop, cue.first)
    )
    if behind and last is not None:
        named_beside(assembly, cue, last, bounds)
        return
    floor = last.statement.stop if last else bounds.start
    statement = post_statement(assembly.near, cue, bounds, floor)
    if statement is None:
        return
    if statement.rule == "attribution.content_according_to" and only_says(words, statement):
        return  # «أفادت الوكالة، نقلاً عن مسؤول …، بأن»
    told = (p.statement.source for p in assembly.pending)
    if any(s and statement.source and s.first == statement.source.first for s in told):
        return  # «حسب ما ذكرت صحيفة نقلا عن مسؤولين»: already read with the first cue
    assembly.pending.append(Placed(statement, None))


def told_together(assembly: Assembly, number: int) -> range:
    """«وقالت …، مؤكدة أن …، وفق وكالة X»: the participle and the verb it goes with."""
    first = number
    while first > 0:
        said, before = assembly.pending[first].statement, assembly.pending[first - 1]
        goes_on = said.cue.manner == "participle" and said.source is None
        if not goes_on or before.within is not None or before.statement.via:
            break
        first -= 1
    return range(first, number + 1)


def only_says(words: Words, statement: Statement) -> bool:
    """«أفادت وكالة X»: a verb of report and who speaks, with nothing said yet."""
    if verb_cue(words, statement.first) is None or statement.stop - statement.first > SAYS:
        return False
    inside = range(statement.first + 1, statement.stop)
    return not any(clause_at(words, n) or words.form(n) in ("عن", ":") for n in inside)


SAYS = 8
"""Words of a verb and who speaks, at most."""


def passes_on(source: Source, cue: Cue) -> bool:
    """«…، وفق ما نقل مركز الرصد»: a body that passed the words on, by its verb."""
    return source.kind == "organization" and key(cue.lemma) in of_class("passing_verb")


def only_glossed(words: Words, stop: int, at: int) -> bool:
    """«…، في إشارة إلى نقص الماء، وفقاً لرويترز»: a gloss or an occasion before the credit."""
    first = next((n for n in range(stop, at) if words.items[n].kind is LETTERS), at)
    if first >= at or words.form(at - 1) not in ("،", ","):
        return False
    hints = words.form(first) == "في" and words.form(first + 1) in of_class("hinting")
    marks = sum(words.items[n].kind is not LETTERS for n in range(first, at))
    return (hints or words.form(first) == "وذلك") and marks <= 1


def named_beside(assembly: Assembly, cue: Cue, last: Placed, bounds: range) -> None:
    """A report named beside another: a go-between if it is the press, else an end."""
    statement = post_statement(assembly.near, cue, bounds, bounds.start)
    if statement is None and not himself_again(assembly.near.words, cue):
        return  # «وفقا للخطة»: no report, and so no end
    again = himself_again(assembly.near.words, cue) and not cue.lemma
    said = assembly.near.words.items[last.statement.first : cue.first]
    again = again and all(word.kind is not QUOTE for word in said)
    if again and parted(assembly.near.words, cue, bounds.stop):
        return  # «إن الرحلة، على حد تعبيره، كانت …»
    rumour = last.statement.public and last.within is None and last.statement.source is None
    if statement is not None and rumour:
        if cue.first >= last.statement.first:
            assembly.cut(last, cue.first)
        assembly.hold(statement)  # «لا صحة لما يُشاع عن …، بحسب مصدر»
        return
    number, standing = assembly.pending.index(last), len(assembly.pending)
    words, first = assembly.near.words, last.statement.first
    cuts_in = unfinished(words, first, cue.first, bounds.stop)
    if (
        cue.first >= first
        and not cuts_in
        and not only_glossed(words, last.statement.stop, cue.first)
    ):
        assembly.cut(last, cue.first)
    if statement is None or statement.source is None or len(assembly.pending) < standing:
        return
    kept = assembly.pending[number].statement
    if kept.source is not None and kept.source.first == statement.source.first:
        return  # «أفادت القناة نقلا عن مراسلها بأن»: read with the verb
    relayed = words_of_cue(assembly.near.words, cue) in of_class("relayed")
    relayed = relayed or (
        statement.source.kind in ("unnamed", "person", "organization") and not kept.via
    )
    if relayed and kept.source is not None and kept.source.kind in ("agency", "outlet"):
        assembly.pending[number] = assembly.pending[number]._replace(
            statement=kept._replace(source=statement.source, via=(*kept.via, kept.source))
        )  # «أفادت الوكالة بأن …، نقلا عن مصدر»
    elif statement.source.kind in ("agency", "outlet") or passes_on(statement.source, cue):
        for at in told_together(assembly, number):
            both = assembly.pending[at].statement
            assembly.pending[at] = assembly.pending[at]._replace(
                statement=both._replace(via=(statement.source, *both.via))
            )


def speaks_for(assembly: Assembly, around: Statement, inner: Statement) -> bool:
    """«وبحسب وكالة X، قال مسؤول»: the press named first only hands the other's word on."""
    through = around.source
    if around.rule != "attribution.according_to_content" or through is None:
        return False
    press = ("agency", "outlet")
    if inner.source is None:
        return False
    if relays_first(assembly.near.words, around):
        if inner.source.kind not in press:
            return False
    elif through.kind not in press:
        return False
    opens = min(inner.cue.first, inner.source.first)
    return opens - around.first in (0, 1)

"""A source named by a preposition beside another statement, which it may only hand on."""

from __future__ import annotations

from khabar.annotators.attribution.according_to import post_statement
from khabar.annotators.attribution.assembly import Assembly, Placed
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
from khabar.annotators.attribution.statement import Statement
from khabar.text.words import QUOTE


def take_post(assembly: Assembly, cue: Cue, bounds: range, last: Placed | None) -> None:
    """بحسب X: a source of its own, a go-between of the one before, or the same voice again."""
    if last is not None and ends_before(assembly.near.words, last.statement.stop, cue.first):
        named_beside(assembly, cue, last, bounds)
        return
    floor = last.statement.stop if last else bounds.start
    statement = post_statement(assembly.near, cue, bounds, floor)
    if statement is None:
        return
    told = (p.statement.source for p in assembly.pending)
    if any(s and statement.source and s.first == statement.source.first for s in told):
        return  # «حسب ما ذكرت صحيفة نقلا عن مسؤولين»: already read with the first cue
    assembly.pending.append(Placed(statement, None))


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
    if cue.first >= first and not cuts_in:
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
    elif statement.source.kind in ("agency", "outlet"):
        assembly.pending[number] = assembly.pending[number]._replace(
            statement=kept._replace(via=(statement.source, *kept.via))
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

"""How a later cue stands to the statement before it: beside it, inside it, or the same voice."""

from __future__ import annotations

from khabar.annotators.attribution.cues import Cue, starts_clause
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.sources import Source
from khabar.annotators.attribution.statement import Statement
from khabar.text.letters import SILENT
from khabar.text.span import Span
from khabar.text.words import LETTERS, MARK, QUOTE, Words

NEAR_END = 3
"""Marks between a content and a credit behind it, at most."""


def same_words(one: Source | None, other: Source | None) -> bool:
    """Whether two source phrases are the same words."""
    return one is not None and other is not None and one.name == other.name


def himself_again(words: Words, cue: Cue) -> bool:
    """«على حد قوله»، «كما قال»: the same voice again."""
    return bool(cue.lemma) or words.form(cue.stop) in of_class("self")


def words_of_cue(words: Words, cue: Cue) -> str:
    """The first word of a cue without its conjunction."""
    return words.form(cue.first)[cue.lead :]


def relays_first(words: Words, around: Statement) -> bool:
    """«ونقلا عن مصادر، ذكرت الصحيفة»: the origin is named before who hands it on."""
    return words_of_cue(words, around.cue) in of_class("relayed")


def with_pronoun(form: str) -> bool:
    """Whether a word is أن or إن with its pronoun («قال إنه يتوقع»)."""
    return starts_clause(form) and form not in ("ان", "بان", "فان", "وان")


def words_before(words: Words, cue: Cue) -> str:
    """The word before a cue's أنه («إلا أنه أضاف»), "" where no أنه stands before it."""
    return words.form(cue.first - 2) if starts_clause(words.form(cue.first - 1)) else ""


def ends_before(words: Words, stop: int, at: int) -> bool:
    """Whether nothing but marks stands between the end of a content and the cue at ``at``."""
    return at - stop <= NEAR_END and all(
        words.items[n].kind in (MARK, QUOTE) for n in range(stop, at)
    )


def speaks_first(statement: Statement) -> Source | None:
    """Who stands with the cue: the go-between of «نقلت وكالة عن مصدر», else the source."""
    relayed = statement.rule == "attribution.relayed_from" and statement.via
    return statement.via[0] if relayed else statement.source


def qualifies(words: Words, cue: Cue, statement: Statement, around: Statement) -> bool:
    """«ناقلات نفط قالت القوات إنها …»: a report that only qualifies a noun of what is said."""
    source = speaks_first(statement)
    if words.form(around.cue.first - 1) in of_class("while", "break"):
        return False  # «حين أعلن الوزراء استقالتهم قال مرجع»
    if cue.manner != "verb" or cue.joined or source is None or source.first < cue.stop:
        return False
    before = words.items[cue.first - 1]
    if cue.first <= around.first or before.kind is not LETTERS or cue.object:
        return False
    form = before.form
    linked = of_class("break", "auxiliary", "beside", "while")
    return not (starts_clause(form) or form in linked or form in of_class("negative"))


def cue_span(words: Words, cue: Cue) -> Span:
    """Where a cue stands, without the conjunction joined to it."""
    whole, text = words.span(cue.first, cue.stop), words.text
    start = whole.start
    if cue.lead:
        start += cue.lead
        while text[start] in SILENT:
            start += 1
    return Span(start, whole.stop)

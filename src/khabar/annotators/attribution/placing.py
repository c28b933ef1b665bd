"""How a later cue stands to the statement before it: beside it, inside it, or the same voice."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.clauses import starts_clause
from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.nouns import relates
from khabar.annotators.attribution.sources import Source
from khabar.annotators.attribution.statement import Statement
from khabar.annotators.attribution.verb_cues import verb_cue
from khabar.lexicon.verbs import verb_forms
from khabar.text.letters import SILENT
from khabar.text.span import Span
from khabar.text.view import fold
from khabar.text.words import LETTERS, MARK, QUOTE, Words

NEAR_END = 3
"""Marks between a content and a credit behind it, at most."""

PARENTHESIS = 14
"""Words of what is believed of a noun between it and its verb, at most."""


def same_words(one: Source | None, other: Source | None) -> bool:
    """Whether two source phrases are the same words."""
    return one is not None and other is not None and one.name == other.name


def himself_again(words: Words, cue: Cue) -> bool:
    """«على حد قوله»، «كما قال»: the same voice again."""
    return bool(cue.lemma) or words.form(cue.stop) in of_class("self")


PAUSES = ("،", ",", "-", "–", "—", "ـ")
"""Marks between which something is put in."""


def parted(words: Words, cue: Cue, limit: int) -> bool:
    """Whether «على حد تعبيره» stands between two parts of what he said."""
    if words.form(cue.first - 1) not in PAUSES:
        return False
    after = next((n for n in (cue.stop, cue.stop + 1) if words.form(n) in PAUSES), limit)
    return after + 1 < limit and verb_cue(words, after + 1) is None


def words_of_cue(words: Words, cue: Cue) -> str:
    """The first word of a cue without its conjunction."""
    return words.form(cue.first)[cue.lead :]


def relays_first(words: Words, around: Statement) -> bool:
    """«ونقلا عن مصادر، ذكرت الصحيفة»: the origin is named before who hands it on."""
    return words_of_cue(words, around.cue) in of_class("relayed")


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
    linked = of_class("break", "auxiliary", "beside", "while", "opener")
    return not (starts_clause(form) or form in linked or form in of_class("negative"))


def outnumbers(source: Source, cue: Cue) -> bool:
    """«مسلحين يُرجح أنهم»: many men before a verb of one, which is then no verb of theirs."""
    men = source.kind == "unnamed" and source.number == "p" and source.gender != "f"
    men = men or (not source.definite and fold(source.name).endswith(("ون", "ين")))
    return men and cue.number == "s" and cue.manner == "verb"


def parenthesis(words: Words, cue: Cue, statement: Statement, around: Statement) -> int:
    """The end of «…، يُعتقد أنه …، استهدف» or «مسلحين يُعتقد أنهم … أطلقوا»; 0 for no such thing.

    What is believed of a noun stands between it and its verb, so that the statement around it
    goes on behind.
    """
    if not around.first < cue.first < around.stop:
        return 0
    before = words.items[cue.first - 1]
    if before.form in of_class("break", "auxiliary", "beside", "opener"):
        return 0  # «…، كما أفيد بأن»
    beside = before.form in ("،", ",")
    if before.form in of_class("relative") and words.form(cue.first - 2) in ("،", ","):
        beside = True  # «الرجل، الذي قالت الشرطة إنه مطلوب، فرّ»
    elif not statement.public:
        return 0
    if any(relates(words.form(n)) for n in range(around.first, cue.first - 1)):
        return 0
    if not beside and (before.kind is not LETTERS or starts_clause(before.form)):
        return 0
    upto = min(statement.stop, statement.first + PARENTHESIS)
    for n in range(statement.first + 1, upto):
        marked = words.form(n) in ("،", ",")
        if beside and marked and bare_verb(words.form(n + 1)):
            return n
        if not beside and n > statement.first + 1 and relates(words.form(n)):
            return n
    return 0


@lru_cache(maxsize=1 << 12)
def bare_verb(form: str) -> bool:
    """Whether a word may be a verb of the third person, with no conjunction before it."""
    return any(
        f.tense in ("perfect", "imperfect") and f.person == 3 and f.proclitics in ("", "س")
        for f in verb_forms(form)
    )


def cue_span(words: Words, cue: Cue) -> Span:
    """Where a cue stands, without the conjunction joined to it."""
    whole, text = words.span(cue.first, cue.stop), words.text
    start = whole.start
    if cue.lead:
        start += cue.lead
        while text[start] in SILENT:
            start += 1
    return Span(start, whole.stop)

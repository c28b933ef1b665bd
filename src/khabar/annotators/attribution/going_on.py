"""Whether a later cue goes on beside the earlier one, or stands inside what it says."""

from __future__ import annotations

from khabar.annotators.attribution.assembly import Assembly
from khabar.annotators.attribution.clauses import starts_clause, with_pronoun
from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.placing import speaks_first, words_before
from khabar.annotators.attribution.statement import Statement
from khabar.text.words import LETTERS


def goes_on(assembly: Assembly, cue: Cue, statement: Statement, before: str) -> bool:
    """Whether a later cue stands beside the earlier one and not inside what it says."""
    if cue.manner == "participle":
        last = assembly.around(cue).statement
        if last.source is not None and last.source.kind == "document":
            return True  # «وحسب بيان للوزارة …، مضيفة أن»: its author goes on
        if cue.number == "p" and last.source is not None and last.source.number == "s":
            return not last.source.named and last.source.kind != "unnamed"
        gender = last.source.gender if last.source else last.cue.gender
        body = bool(last.via) and last.cue.gender == cue.gender  # «أعلنت الحركة على لسان ناطقها»
        return not gender or not cue.gender or gender == cue.gender or body
    if of_its_content(assembly, statement) or of_another(assembly, cue, statement):
        return False
    if cue.joined or before in ("،", ",") or before in of_class("beside"):
        return True
    if before in of_class("while"):
        return False
    if before in of_class("break", "auxiliary", "opener"):
        return True
    first = assembly.around(cue).statement.cue.first
    if statement.source is not None and assembly.near.words.form(first - 1) in of_class("while"):
        return True
    if statement.source is None and words_before(assembly.near.words, cue) in of_class("yet"):
        return True
    return statement.source is None and cue.manner == "verb"


def same_aside(assembly: Assembly, cue: Cue, statement: Statement) -> bool:
    """«هجوم قال إنه سيبدأ»، «التي وصفها بالداعم»: the same speaker says it of a noun."""
    words, last = assembly.near.words, assembly.pending[-1].statement
    if statement.source is not None or cue.manner != "verb" or cue.joined:
        return False
    if cue.first < last.first or words.items[cue.first - 1].kind is not LETTERS:
        return False
    form = words.form(cue.first - 1)
    linked = of_class("break", "auxiliary", "beside")
    if with_pronoun(form):
        return words.form(cue.first - 2) not in of_class("yet")  # «قال إنه يتوقع أن»
    if starts_clause(form) or form in linked or form in of_class("while", "negative"):
        return bool(cue.object) and form in of_class("relative", "by_what")
    return form not in of_class("opener")


def of_its_content(assembly: Assembly, statement: Statement) -> bool:
    """«أن الهيئة … أبلغتها»: the subject of a cue is what the one before it speaks of."""
    source, words = speaks_first(statement), assembly.near.words
    if source is None or source.stop > statement.cue.first:
        return False
    opens = assembly.pending[-1].statement.first
    if words.form(source.first - 2).removeprefix("و") in of_class("yet_that"):
        return False  # «بيد أن الجيش نفى»
    return source.first - opens in (0, 1) or starts_clause(words.form(source.first - 1))


def of_another(assembly: Assembly, cue: Cue, statement: Statement) -> bool:
    """«قالت الصحيفة إن الرجل حضر، واعترف بـ»: a verb that the speaker cannot be subject of."""
    last = assembly.around(cue).statement
    if statement.source is not None or last.source is None or cue.manner != "verb":
        return False
    spoken = last.source.gender == "f" and cue.gender == "m" and last.source.number == "s"
    return spoken and assembly.near.words.form(cue.first - 1) in ("،", ",")

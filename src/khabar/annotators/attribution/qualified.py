"""What a clause behind an indefinite source tells of it: «شهود تحدثوا إلى الوكالة»."""

from __future__ import annotations

from functools import lru_cache

from khabar.annotators.attribution.channels import comes_by, spreads, told_to
from khabar.annotators.attribution.clauses import starts_clause
from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.lexicon import of_class
from khabar.annotators.attribution.noun_phrase import phrase
from khabar.annotators.attribution.nouns import HIS, relates
from khabar.annotators.attribution.objects import object_begins
from khabar.annotators.attribution.sources import Source, source_at
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.lexicon.phrases import key
from khabar.lexicon.verbs import verb_forms
from khabar.text.words import LETTERS

RELATIVE = 14
"""Words of a clause that tells how an outlet came by a text, at most."""

NAMELESS = 9
"""Words of a clause that tells that a source is not named, at most."""


def past_relative(near: Surroundings, at: int, limit: int) -> int:
    """The comma behind «حسب وثيقة اطلعت عليها الجريدة، …»; ``at`` where none stands near."""
    words = near.words
    for n in range(at + 1, min(at + RELATIVE, limit)):
        if words.form(n) in ("،", ",", ":"):
            return n
        if starts_clause(words.form(n)):
            return n if words.form(n).startswith("ف") else at
    return at


def shown_behind(near: Surroundings, at: int, limit: int) -> int:
    """Where the deed begins in «صور نشرها الدفاع المدني احتراق …»; ``at`` for no such clause."""
    words = near.words
    if not relates(words.form(at)):
        return at
    for n in range(at + 2, min(at + RELATIVE, limit)):
        form = words.form(n)
        if words.items[n].kind is not LETTERS or starts_clause(form):
            return at
        if object_begins(near, n) and words.form(n - 1).startswith(("ال", "لل")):
            return n
    return at


def qualified(
    near: Surroundings, source: Source, at: int, limit: int
) -> tuple[int, tuple[Source, ...]]:
    """The word after a clause that says who the source is, and through whom he spoke.

    ``at`` is the word behind the source; it comes back as it is where no such clause begins
    there or no comma closes it.
    """
    words = near.words
    form = words.form(at)
    if source.kind == "document":
        tells = relates(form) or comes_by(form) or form in of_class("relative")
        stop = past_relative(near, at, limit) if tells else at
        spread = stop > at and relates(form) and spreads(form)
        until = phrase(near, at + 1, stop) if spread else 0
        return stop, ((source_at(near, at + 1, until),) if until > at + 1 else ())
    if source.kind == "unnamed" and form in of_class("negates_verb") and at + 1 < limit:
        nameless = words.form(at + 1).endswith(HIS) or "عن" in (
            words.form(at + 2),
            words.form(at + 3),
        )
        commas = (n for n in range(at + 1, min(at + NAMELESS, limit)) if words.form(n) in "،,")
        return (next(commas, at) if nameless else at), ()  # «عن مصادر لم تسمها، فإن»
    gathered = source.kind == "unnamed" and not source.definite and relates(form)
    if gathered and form.endswith(HIS):
        return past_relative(near, at, limit), ()  # «إفادات ناجين جمعتها المنظمة، فإن»
    if source.kind != "unnamed" or source.definite or not of_men(form):
        return at, ()
    stop = past_relative(near, at, limit)
    if stop == at:
        return at, ()
    if words.form(at + 1) in of_class("about_it"):  # «نقلت عنه إذاعة X»
        until = phrase(near, at + 2, stop)
        return stop, ((source_at(near, at + 2, until),) if until > at + 2 else ())
    return stop, told_to(near, at, stop)


@lru_cache(maxsize=1 << 12)
def of_men(form: str) -> bool:
    """Whether a verb speaks of the source before it and opens no sentence of its own.

    A verb before its subject is singular, so a plural («تحدثوا»، «قالتا») takes up who stands
    before it; a singular does by its sense («مصدر طلب عدم ذكر اسمه»).
    """
    return any(
        f.tense in ("perfect", "imperfect")
        and f.person == 3
        and not f.proclitics
        and (f.number in ("p", "d") or key(f.lemma) in of_class("speaks_of_himself"))
        for f in verb_forms(form)
    )


def past_talk(near: Surroundings, at: int, limit: int) -> int:
    """«لوّح دبلوماسي تحدث إلى الصحيفة بفرض …»: the word behind whom he spoke to; else ``at``."""
    words = near.words
    first = at + 2
    if first >= limit or not of_men(words.form(at)):
        return at
    if words.form(at + 1) not in of_class("with_whom"):
        return at
    marks = next((n for n in range(first, min(first + 3, limit)) if n in near.quote_at), 0)
    if not marks:
        stop = phrase(near, first, limit, ("whom", "ب"))
        return stop if stop > first else at
    stop = near.quote_at[marks] + 1
    while stop < limit and (
        words.form(stop).startswith("ال") or words.form(stop) in of_class("negated_adjective")
    ):
        stop += 1  # «منظمة "مراكب" غير الحكومية»
    return stop


def from_whom(near: Surroundings, first: int, limit: int) -> int:
    """Where the source begins in «حسب إفادات توصلت بها الجريدة من مصدر»; 0 if nowhere."""
    words = near.words
    if head_of(words, first) is not None:
        return 0
    for n in range(first, min(first + 8, limit - 1)):
        if words.form(n) in ("،", ",") or starts_clause(words.form(n)):
            return 0
        if words.form(n) == "من" and head_of(words, n + 1) is not None:
            return n + 1
    return 0

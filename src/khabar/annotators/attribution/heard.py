"""Whom it was told: between commas, or behind a name in quotation marks."""

from __future__ import annotations

from khabar.annotators.attribution.clauses import clause_at
from khabar.annotators.attribution.cue import Cue
from khabar.annotators.attribution.government import preposition_of
from khabar.annotators.attribution.heads import head_of
from khabar.annotators.attribution.noun_phrase import phrase
from khabar.annotators.attribution.sources import ORGANISED, Source
from khabar.annotators.attribution.surroundings import Surroundings
from khabar.text.words import LETTERS


def heard_between(
    near: Surroundings, cue: Cue, source: Source | None, stop: int, limit: int
) -> int:
    """«اتهمت الوزارة، قوات السهل، بإحراق المخيم»: where the hearer between commas begins, or 0."""
    words, first = near.words, stop + 1
    if source is None or "whom" not in cue.takes or words.form(stop) not in ("،", ","):
        return 0
    head = head_of(words, first)
    if head is None:
        return 0
    end = phrase(near, first, limit, cue.takes)
    if head.kind == source.kind == "person" and source.named:
        man = preposition_of(words.form(end), cue) == "ب"  # «وصف فلان، وزير الوادي علاناً بـ»
        return first if man and end - first > 1 else 0
    if head.kind != "organization" or source.kind not in ORGANISED:
        return 0
    given = words.form(end) in ("،", ",") and preposition_of(words.form(end + 1), cue) == "ب"
    return first if given else 0


def hearer_behind(near: Surroundings, at: int, cue: Cue) -> bool:
    """«دعت "شبكة النخيل" السلطات إلى»: a noun behind the name in marks, which is whom she told."""
    words = near.words
    after = near.quote_at[at] + 1
    if after >= len(words) or words.items[after].kind is not LETTERS or clause_at(words, after):
        return False
    return preposition_of(words.form(after), cue) is None

"""Where the name of a place begins and ends, known or not."""

from __future__ import annotations

from khabar.annotators.places.directions import names_direction
from khabar.annotators.places.vocabulary import (
    HeadWord,
    closing_adjectives,
    is_foreign,
    is_locative,
    words_of_role,
)
from khabar.lexicon.gazetteer import nisba_country
from khabar.lexicon.person_names import plain_adjective
from khabar.lexicon.verbs import verb_forms
from khabar.text.words import Kind, Words

NAMED_BARE = frozenset(("airport", "port", "hospital", "crossing", "refinery", "hotel"))
"""Facilities whose name may be any word that is not an adjective of them."""
QUOTED = 3
"""The most words of a name between quotation marks."""
SHORT_ANNEXED = 4
"""The second noun of a name of two has more letters than this."""
NAMED_AFTER_HEAD = ("city", "region", "local", "natural")


def spelt_name(words: Words, first: int, end: int, proclitics: str) -> str:
    """The folded words of a name, without quotation marks and the letters before it."""
    forms = [words.form(n) for n in range(first, end) if words.items[n].kind is not Kind.QUOTE]
    return " ".join(forms)[len(proclitics) :]


def name_start(words: Words, at: int, stop: int) -> int:
    """Past quotation marks and the sign of a tag."""
    while at < stop and (words.items[at].kind is Kind.QUOTE or words.form(at) in "#("):
        at += 1
    return at


def unknown_stop(words: Words, first: int, stop: int, head: HeadWord, form: str) -> int:
    """Where a name that we do not know ends, ``first`` where none can stand."""
    opener = form in words_of_role("opener")
    seat = head.name_en == "headquarters" and form.startswith("ال")
    seat = seat or (head.kind == "local" and form in words_of_role("honour"))  # «حي السلام»
    if (
        (is_foreign(form, head.strip or opener) and not seat)
        or (len(form) < 3 and not opener)
        or form.startswith(("لل", "بال", "كال", "وال", "فال"))
    ):
        return first
    if nisba_country(form) or (is_locative(form) and not opener):
        return first
    if head.kind == "local" and form.endswith("ي") and not form.startswith("ال") and not opener:
        return first
    quoted = words.items[first - 1].kind is Kind.QUOTE
    if not quoted and not opener and plain_adjective(form):
        return first  # «مديرية مهمة», «ناحية صغيرة»
    closing = _closing_quote(words, first, stop) if quoted else first
    if closing > first:
        return closing
    if opener:
        following = first + 1
        if following < stop and words.items[following].kind is Kind.LETTERS:
            after = words.form(following)
            if not is_foreign(after, True) and not is_locative(after):
                return following + 1
        return first
    if head.kind in NAMED_AFTER_HEAD and _annexed(words, first, stop):
        return first + 2
    if form.startswith("ال") or quoted or head.kind in NAMED_AFTER_HEAD:
        return first + 1
    plain = len(form) > 3 and not form.endswith(("ي", "ة", "ات")) and not verb_forms(form)
    return first + 1 if plain and head.name_en in NAMED_BARE else first


def _annexed(words: Words, first: int, stop: int) -> bool:
    """Whether an indefinite word and a definite noun make one name («مربع الصوح»)."""
    following = first + 1
    if following >= stop or words.items[first].form.startswith("ال"):
        return False
    form = words.items[following].form
    return (
        form.startswith("ال")
        and len(form) > SHORT_ANNEXED
        and not form.endswith(("ي", "ة", "ين", "ون", "ات"))
        and not is_foreign(form, True)
        and not is_locative(form)
        and not names_direction(form)
        and form not in words_of_role("lying")
    )


def _closing_quote(words: Words, first: int, stop: int) -> int:
    """Where the quotation marks about a name of a few words close, ``first`` where they do not."""
    for at in range(first + 1, min(stop, first + QUOTED + 1)):
        if words.items[at].kind is Kind.QUOTE:
            return at
        if words.items[at].kind is not Kind.LETTERS:
            break
    return first


def past_closing_adjective(words: Words, at: int, stop: int) -> int:
    """Past the adjective that closes a facility's name («الدولي», «الجوية»)."""
    end = at
    while end < min(stop, at + 2) and words.form(end) in closing_adjectives():
        end += 1
    return end

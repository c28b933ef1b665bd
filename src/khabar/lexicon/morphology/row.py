"""One row of ``verbs.tsv``, and what kind of root it has."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from khabar.lexicon.table import LexiconError, table

WEAK = "وي"


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb as its row gives it.

    ``root`` is letters with hyphens (ق-و-ل), ``form`` I to X, or Q, QII, QIV for four letters;
    ``vowels`` the middle vowels of form I, perfect then imperfect, with * where the first
    radical does not drop as its class would (i-a* for a waw that drops). ``masdars`` hold a
    noun and its broken plurals after slashes; none means the regular one. ``stems`` are
    ``name=sounds`` for the few that no rule makes. ``government`` is trans, intrans or both.
    """

    lemma: str
    vocalised: str
    root: str
    form: str
    vowels: str
    masdars: tuple[str, ...]
    government: str
    prepositions: tuple[str, ...]
    verb_class: tuple[str, ...]
    stems: tuple[str, ...] = ()

    @property
    def radicals(self) -> tuple[str, ...]:
        return tuple(self.root.split("-"))

    @property
    def perfect_vowel(self) -> str:
        return self.vowels[:1] or "a"

    @property
    def imperfect_vowel(self) -> str:
        return self.vowels[2:3] or "a"

    @property
    def overrides(self) -> dict[str, str]:
        return dict(part.split("=", 1) for part in self.stems)

    @property
    def hollow(self) -> bool:
        """Whether the middle radical melts into a long vowel (قال, استقال; not استجوب)."""
        r = self.radicals
        return (
            len(r) == 3
            and r[1] in WEAK
            and r[2] not in WEAK
            and self.form in ("I", "IV", "VII", "VIII", "X")
            and "sound" not in self.overrides
        )

    @property
    def doubled(self) -> bool:
        """Whether the last two radicals are one letter that closes up (ردّ, استعدّ)."""
        r = self.radicals
        return (
            len(r) == 3
            and r[1] == r[2]
            and r[2] not in WEAK
            and self.form in ("I", "III", "IV", "VI", "VII", "VIII", "X")
            and "sound" not in self.overrides
        )


@cache
def all_verbs() -> tuple[Verb, ...]:
    """Every verb of the table.

    Raises LexiconError where two rows share a lemma or a row names an unknown form.
    """
    found = table("verbs", Verb)
    seen: set[str] = set()
    for verb in found:
        if verb.lemma in seen:
            raise LexiconError(f"verbs.tsv: {verb.lemma} stands twice: mark one with #2")
        seen.add(verb.lemma)
    return found

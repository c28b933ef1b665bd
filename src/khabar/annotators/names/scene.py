"""What is known of each word before any rule speaks, and the mentions that rules make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from khabar.lexicon.gazetteer.countries import nisba_country
from khabar.lexicon.name_index import Hit, hits_at, starts, steering
from khabar.readings.actor import ActorKind, PersonClass
from khabar.readings.actor import Mention as MentionKind
from khabar.text.clitics import ARTICLE
from khabar.text.letters import DASHES, SILENT
from khabar.text.words import Kind, Words

KINDS: dict[str, ActorKind] = {
    "organization": "organization",
    "group": "group",
    "person": "person",
    "population": "population",
}
"""The kinds of the tables as those of the readings."""
SIGNS = frozenset("(/") | DASHES
"""Signs between a name and another for the same one."""
PADDING = ("",) * 4
UNREAD = dict.fromkeys(map(ord, SILENT))
NONE: dict[str, Hit] = {}
WITH_YEH = ("علي", "الي")
"""«على» and «إلى», folded."""
DOTLESS_YEH = "\u0649"
SHORTEST_ADJECTIVE = 5
LONGEST_QUOTE = 6
"""A name in quotation marks has at most so many words."""


class Mention(NamedTuple):
    """Words ``first`` up to ``stop`` stand for someone, ``core`` for his bare name.

    ``cut`` is how many letters of the first word are proclitics; ``heads`` the
    bare nouns that may stand for him later («التنظيم», «الوزير»); ``bearing`` is
    the class of a person where a title or an age tells it.
    """

    first: int
    stop: int
    kind: ActorKind
    rule: str
    name: str = ""
    name_en: str | None = None
    entity: str = ""
    country: str | None = None
    sector: str | None = None
    mention: MentionKind = "name"
    core: tuple[int, int] | None = None
    cut: int = 0
    heads: frozenset[str] = frozenset()
    public: bool = False
    role: str | None = None
    loaded: str | None = None
    bearing: PersonClass | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """The words of an article, and by word the phrases of the index that begin there."""

    words: Words
    hits: tuple[dict[str, Hit], ...]
    forms: tuple[str, ...]
    dots_yeh: bool = False
    """Whether the text writes a yeh without dots where one belongs («على»، «إلى»)."""

    @classmethod
    def of(cls, words: Words) -> Scene:
        """Look every word up once."""
        letters = Kind.LETTERS
        hits = [hits_at(words, n) if starts(w.form) else NONE for n, w in enumerate(words.items)]
        forms = [w.form if w.kind is letters else "" for w in words.items]
        dots = any(w.form in WITH_YEH and dotless(w.span.of(words.text)) for w in words.items)
        return cls(words, tuple(hits), (*forms, *PADDING), dots)

    @property
    def day(self) -> date | None:
        """The day the article came out, by which names are told apart."""
        return self.words.document.published

    def letters(self, at: int) -> str:
        """The folded form of word ``at`` where it is a run of letters, else ""."""
        return self.forms[at] if at < len(self.forms) else ""

    def printed(self, first: int, stop: int, cut: int = 0) -> str:
        """The words as published, one space apart, without marks of vowels and quotation.

        ``cut`` letters of the first one are left out; «للجيش» gives its article back.
        """
        text = self.words.text
        spelt = [
            w.span.of(text).translate(UNREAD)
            for w in self.words.items[first:stop]
            if w.kind is not Kind.QUOTE
        ]
        if cut:
            opens = spelt[0]
            article = self.elided(first, cut)
            spelt[0] = ARTICLE + opens[cut + 1 :] if article else opens[cut:]
        return " ".join(spelt)

    def elided(self, at: int, cut: int) -> bool:
        """Whether the article of word ``at`` lost its alef to the ل before it («للجيش»)."""
        form = self.words.items[at].form
        return form[cut - 1 : cut + 1] == "لل" and not _whole(form[cut:])

    def is_quote(self, at: int) -> bool:
        """Whether a quotation mark stands at ``at``."""
        items = self.words.items
        return 0 <= at < len(items) and items[at].kind is Kind.QUOTE

    def quoted(self, at: int, limit: int) -> int:
        """Where the short quotation that opens at ``at`` ends, past its closing mark; or 0."""
        if not self.is_quote(at):
            return 0
        for end in range(at + 1, min(limit, at + LONGEST_QUOTE + 2)):
            if self.is_quote(end):
                return end + 1 if end > at + 1 else 0
        return 0

    def closing(self, first: int, stop: int, limit: int) -> int:
        """``stop``, or past a closing mark where the words hold an opening one alone."""
        marks = sum(1 for at in range(first, stop) if self.is_quote(at))
        return stop + 1 if marks % 2 and stop < limit and self.is_quote(stop) else stop


def dotless(spelt: str) -> bool:
    """Whether a word ends in a yeh without dots, whatever unread signs it holds."""
    return spelt.translate(UNREAD).endswith(DOTLESS_YEH)


def _whole(form: str) -> bool:
    """Whether a form opens a phrase of the index as it stands («لجنة»)."""
    return any(not opening.proclitics and not opening.definite for opening in starts(form))


def is_definite(form: str) -> bool:
    """Whether a folded word carries the article."""
    if len(form) <= len(ARTICLE) + 1 or not form.startswith((ARTICLE, "لل")):
        return False
    return form not in steering("whole_al")


def nisba(form: str) -> str | None:
    """The country of an adjective with the article and nothing before it."""
    if not form.startswith(ARTICLE):
        return None
    return nisba_country(form)


def is_adjective(form: str) -> bool:
    """Whether a definite word can only describe the one before it."""
    if len(form) > SHORTEST_ADJECTIVE and form.endswith(("ية", "ي")):
        return True
    return form in steering("adjective") or form in steering("loaded")


def bare(form: str) -> str:
    """A folded word without its article."""
    return form[len(ARTICLE) :] if form.startswith(ARTICLE) and len(form) > 4 else form

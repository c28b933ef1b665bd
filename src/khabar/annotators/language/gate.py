"""Which language a text is in, sentence by sentence where it is mixed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from khabar.annotators.language.evidence import (
    CODES,
    NAMES,
    SILENCE,
    Weights,
    evidence,
    foreign_letters,
)
from khabar.text.letters import SILENT
from khabar.text.span import Span

WORD = re.compile(r"[^\W\d_]+")
SILENT_SIGNS = re.compile("[" + "".join(map(re.escape, sorted(SILENT))) + "]")
ARABIC_LETTER = re.compile("[\u0620-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
GLANCE = 4000
ARABIC_SIGN = re.compile(r"\b[وفبك]?ال\w{3}|ة\b|[أإ]")
"""What the other languages write seldom: the article, ta marbuta, a hamza on its alef."""
LATIN_RUN = re.compile(r"(?<![A-Za-z])(?:[A-Za-z]+[^\w\n]{1,3}){8}")
LEAST_WORDS = 4
"""A shorter sentence is taken to be in the language around it."""
LATIN_WORDS = 8
"""Fewer Latin words than this in a row are a name, not a sentence in another language."""
LEAD = 1.15
"""Another language must speak so much louder than Arabic before a sentence is refused."""
MARGIN = 1.0
"""Inside an Arabic text a sentence of another language must give more than a stray sign."""
MOST_WORDS = 60_000
"""A text's language shows in its first words; what comes after is not weighed."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A text's language and, where it is mixed, the sentences that are not Arabic.

    ``language`` is "ar" wherever there is Arabic to read, else the code of
    another language, "latn" or "und" (no letters); ``share`` is the part of the
    letters that stand in Arabic sentences; ``others`` are the sentences to pass
    over, each with its code.
    """

    language: str
    share: float
    others: tuple[tuple[Span, str], ...] = ()

    @property
    def name(self) -> str:
        """The language in plain English."""
        return called(self.language)

    @property
    def refusal(self) -> str | None:
        """One sentence that says why the text is not read, or None where it is."""
        if self.language == "ar":
            return None
        if self.language == "und":
            return "The text holds no letters, so there is nothing to read."
        if self.language == "latn":
            return "The text holds no Arabic: Khabar reads Arabic only."
        return f"The text is in {self.name}: Khabar reads Arabic only."


def called(code: str) -> str:
    """A language's name by its code."""
    return NAMES.get(code, {"latn": "another script"}.get(code, "no language"))


def language(text: str, sentences: Sequence[Span] = ()) -> Verdict:
    """Weigh a text's words and letters; ``sentences`` lets a mixed text be read in part.

    >>> language("وصل الوفد إلى المدينة أمس").language
    'ar'
    >>> language("هیئت دیروز به شهر رسید و گفت که این سفر کوتاه است").name
    'Persian'
    """
    if _plainly_arabic(text):
        return Verdict("ar", 1.0)
    spans = sentences or ((Span(0, len(text)),) if text else ())
    weighed = [(span, *_weigh(span.of(text))) for span in spans]
    overall = _sum([weights for _, weights, _, _ in weighed])
    main = _loudest(overall, 0.5)
    if not any(words for _, _, words, _ in weighed):
        return Verdict("latn" if any(latin for *_, latin in weighed) else "und", 0.0)
    letters: Counter[str] = Counter()
    others = []
    for span, weights, words, latin in weighed:
        code = _of_sentence(weights, words, latin, main)
        letters[code] += span.width
        if code != "ar":
            others.append((span, code))
    total = sum(letters.values())
    share = letters["ar"] / total
    if not letters["ar"] or (main != "ar" and share < 0.2):
        code = max((code for code in letters if code != "ar"), key=lambda c: letters[c])
        return Verdict(code, share)
    return Verdict("ar", share, tuple(others))


def _plainly_arabic(text: str) -> bool:
    """Whether nothing in a text calls for weighing it: the common case, told at a glance."""
    head = text[:GLANCE]
    if foreign_letters().search(text) or LATIN_RUN.search(text):
        return False
    return len(ARABIC_SIGN.findall(head)) * 60 > len(head)


def _weigh(piece: str) -> tuple[Weights, int, int]:
    """What a sentence's words say, how many are in Arabic letters and how many are not."""
    words = WORD.findall(SILENT_SIGNS.sub("", piece[: MOST_WORDS * 8]))[:MOST_WORDS]
    arabic = [word for word in words if ARABIC_LETTER.match(word)]
    return _sum([evidence(word) for word in arabic]), len(arabic), len(words) - len(arabic)


def _sum(spoken: Sequence[Weights]) -> Weights:
    return tuple(map(sum, zip(*spoken, strict=True))) if spoken else SILENCE


def _loudest(weights: Weights, margin: float) -> str:
    """Arabic unless another language clearly outspeaks it."""
    best = max(range(1, len(CODES)), key=lambda at: weights[at])
    return CODES[best] if weights[best] > LEAD * weights[0] + margin else "ar"


def _of_sentence(weights: Weights, words: int, latin: int, main: str) -> str:
    if latin >= LATIN_WORDS and latin > 3 * words:
        return "latn"
    if words < LEAST_WORDS or not any(weights):
        return main
    return _loudest(weights, MARGIN if main == "ar" else 0.0)

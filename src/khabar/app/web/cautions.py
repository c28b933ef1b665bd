"""What could not be read for sure, in the words of a desk: annotators say it in English."""

from __future__ import annotations

import re

from khabar.app.web.i18n import N_, Catalogue
from khabar.readings.article import Problem

SAYS = (
    (
        re.compile(r"the weekday does not fall on (?P<day>[\d-]+); the date was kept"),
        N_("The weekday does not fall on %(day)s; the date was kept."),
    ),
    (
        re.compile(r"This part is in .+ and was not read\."),
        N_("A part is in another language and was not read."),
    ),
    (
        re.compile(r"Much of the text is in spoken Arabic .*"),
        N_("Much of the text is in spoken Arabic: read with care."),
    ),
    (
        re.compile(r"The text reads like a machine's translation: read with care\."),
        N_("The text reads like a machine's translation: read with care."),
    ),
)
OTHER = N_("Something here was not read for sure.")


def caution(problem: Problem, words: Catalogue) -> str:
    """One sentence in the language of the screen."""
    for pattern, sentence in SAYS:
        if met := pattern.fullmatch(problem.reason):
            day = met.groupdict().get("day")
            told = words.gettext(sentence)
            return told % {"day": words.day(day)} if day else told
    return problem.reason if words.language == "en" else words.gettext(OTHER)

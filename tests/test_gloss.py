"""A gloss says what the text says, and never more."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from khabar.reader import read
from khabar.readings.claim import Claim

UNSAID = Path(__file__).parent / "corpora" / "unsaid.yaml"
CASES: list[dict[str, Any]] = yaml.safe_load(UNSAID.read_text(encoding="utf-8"))
PLAIN_EN = re.compile(r"\b(there (was|were)|took place)\b")
PLAIN_AR = "وقوع"
HELD_EN = ("denied that", "thought it likely or possible that", "claimed that")
HELD_AR = ("نفي من", "ترجيح أو احتمال من", "زعم من")


def claims(text: str) -> tuple[Claim, ...]:
    (article,) = read(text, "2024-03-05", "وكالة النخيل", single=True)
    return article.claims


def clauses(text: str, about: str) -> list[tuple[str, str]]:
    """The Arabic and the English of each claim's clauses on events that stand in ``about``."""
    (article,) = read(text, "2024-03-05", "وكالة النخيل", single=True)
    at = text.find(about.removeprefix("ال"))
    events = {event.id: event.trigger_span for event in article.events}
    found = []
    for claim in article.claims:
        arabic, english = claim.plain.ar.split("؛ و"), claim.plain.en.split("; and ")
        for number, id in enumerate(claim.events[: len(english)]):
            if at <= events[id].start < at + len(about):
                lead = f"{arabic[0].split(':')[0]}: {english[0].split(' that ')[0]} that "
                found.append((lead + arabic[number], lead + english[number]))
    return found


def test_there_are_two_hundred_sentences() -> None:
    assert len({case["text"] for case in CASES}) >= 200


@pytest.mark.parametrize("case", CASES, ids=[f"{c['kind']}-{n}" for n, c in enumerate(CASES)])
def test_what_is_not_said_to_have_happened_is_not_told_so(case: dict[str, Any]) -> None:
    for arabic, english in clauses(case["text"], case["unsaid"]):
        if not any(held in english for held in HELD_EN):
            assert not PLAIN_EN.search(english), english
        if not arabic.startswith(HELD_AR):
            assert PLAIN_AR not in arabic, arabic


def test_what_is_said_plainly_is_told_plainly() -> None:
    (claim,) = claims("اعتقلت قوات الأمن عشرات الطلاب في بلدة النخيل أمس.")
    assert "arrest" in claim.plain.en
    assert "took place" in claim.plain.en
    assert "on 4 March 2024" in claim.plain.en


AMBIGUOUS = {
    "سقط ضحايا في هجوم على سوق البلدة.": "dead or hurt",
    "أعلنت الوزارة تحييد ثلاثة مسلحين في البادية.": "killed, hurt or caught",
    "أعلنت الوزارة تصفية قيادي في التنظيم.": "the word does not say",
    "أسفر القصف عن إصابات في صفوف السكان.": "the word does not say which",
    "اعتقلت الشرطة عشرات المتظاهرين في الساحة.": "no figure given",
    "قتلت القوات عنصراً من التنظيم في هجوم على مقره.": "or fighter",
    "سقوط قتلى في قصف على البلدة.": "",
}


@pytest.mark.parametrize("text", AMBIGUOUS)
def test_words_that_leave_something_open_stay_open(text: str) -> None:
    told = " ".join(claim.plain.en for claim in claims(text))
    assert AMBIGUOUS[text] in told


def test_missing_slots_are_named() -> None:
    (claim,) = claims("اندلعت اشتباكات عنيفة.")
    assert "not stated or not read: by whom" in claim.plain.en
    assert "when" in claim.plain.en
    assert "الزمان" in claim.plain.ar


def test_a_standing_fact_is_told() -> None:
    (claim,) = claims("يبلغ عدد سكان بلدة الوادي نحو 12 ألف نسمة.")
    assert "population" in claim.plain.en

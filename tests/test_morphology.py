"""Verb forms against paradigms written by hand, and what a word may not be."""

from pathlib import Path

import pytest

from khabar.lexicon.verbs import VerbForm, verb_forms
from khabar.text.view import fold

PERFECT = "3ms 3fs 3md 3fd 3mp 3fp 1-s 2-d 2mp 2fp 1-p".split()
IMPERFECT = "3ms 3fs 1-s 1-p 3md 3fd 3mp 3fp 2fs".split()
NOUN = "0ms 0fs 0md 0fd 0mp 0mp 0fp 0ms".split()
WHO = {
    "perfect": PERFECT,
    "imperfect": IMPERFECT,
    "imperative": "2ms 2fs 2-d 2mp 2fp".split(),
    "passive": "3ms 3fs 3mp".split(),
}


def paradigms() -> list[tuple[str, str, str]]:
    text = (Path(__file__).parent / "paradigms.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]
    return [(row[0], row[1], row[2]) for row in rows[1:]]


def read(word: str, lemma: str) -> list[VerbForm]:
    return [reading for reading in verb_forms(fold(word)) if reading.lemma == lemma]


@pytest.mark.parametrize(("lemma", "what", "forms"), paradigms(), ids=lambda cell: cell[:24])
def test_reads_every_form_of_the_paradigm(lemma: str, what: str, forms: str) -> None:
    tense, _, voice = what.replace("subjunctive", "imperfect").replace(
        "jussive", "imperfect"
    ).partition("_")
    if what.endswith("participle") or what == "masdar":
        tense, voice = what, ""
    persons = NOUN if tense.endswith("participle") else WHO.get(voice or tense, [])
    for at, word in enumerate(forms.split()):
        found = read(word, lemma)
        if tense == "masdar":
            assert any(f.tense == "masdar" for f in found), f"{word} of {lemma}: {found}"
            continue
        person, gender, number = persons[at]
        voices = ("passive" if voice else "active", "unsure") if person != "0" else ("",)
        assert any(
            f.tense == tense
            and f.voice in voices
            and str(f.person) == person
            and f.gender in (gender.strip("-"), "")
            and f.number == number
            for f in found
        ), f"{word} is no {what} {person}{gender}{number} of {lemma}: {found}"


def test_the_paradigms_cover_every_kind_of_root() -> None:
    assert len({lemma for lemma, _, _ in paradigms()}) >= 25

"""Verb forms against paradigms written by hand, and what a word may not be."""

from pathlib import Path

import pytest

from khabar.lexicon.morphology.__main__ import main
from khabar.lexicon.morphology.row import all_verbs
from khabar.lexicon.morphology.spelling import spellings
from khabar.lexicon.morphology.stems import joined, stems
from khabar.lexicon.verbs import MOST, VerbForm, verb, verb_forms
from khabar.text.view import fold

PERFECT = ["3ms", "3fs", "3md", "3fd", "3mp", "3fp", "1-s", "2-d", "2mp", "2fp", "1-p"]
IMPERFECT = ["3ms", "3fs", "1-s", "1-p", "3md", "3fd", "3mp", "3fp", "2fs"]
NOUN = ["0ms", "0fs", "0md", "0fd", "0mp", "0mp", "0fp", "0ms"]
WHO = {
    "perfect": PERFECT,
    "imperfect": IMPERFECT,
    "imperative": ["2ms", "2mp"],
    "passive": ["3ms", "3fs", "3mp"],
}


def paradigms() -> list[tuple[str, str, str]]:
    text = (Path(__file__).parent / "paradigms.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]
    return [(row[0], row[1], row[2]) for row in rows[1:]]


def read(word: str, lemma: str) -> list[VerbForm]:
    return [reading for reading in verb_forms(fold(word)) if reading.lemma == lemma]


@pytest.mark.parametrize(("lemma", "what", "forms"), paradigms(), ids=lambda cell: cell[:24])
def test_reads_every_form_of_the_paradigm(lemma: str, what: str, forms: str) -> None:
    tense, _, voice = (
        what.replace("subjunctive", "imperfect").replace("jussive", "imperfect").partition("_")
    )
    if what.endswith("participle") or what == "masdar":
        tense, voice = what, ""
    persons = NOUN if tense.endswith("participle") else WHO.get(voice or tense, [])
    for at, word in enumerate(forms.split()):
        if word == "-":
            continue
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


def first(word: str) -> VerbForm:
    return verb_forms(fold(word))[0]


def readings(word: str) -> set[tuple[str, str, str, str]]:
    return {(f.proclitics, f.lemma, f.tense, f.object) for f in verb_forms(fold(word))}


@pytest.mark.parametrize(
    ("word", "proclitics", "lemma", "tense", "pronoun"),
    [
        # perfect with a pronoun: the silent alef goes, ى turns to ا, تم takes its و
        ("نفاه", "", "نفى", "perfect", "ه"),
        ("رآها", "", "رأى", "perfect", "ها"),
        ("قتلوهم", "", "قتل", "perfect", "هم"),
        ("رأوه", "", "رأى", "perfect", "ه"),
        ("اتهمتموه", "", "اتّهم", "perfect", "ه"),
        ("أبلغني", "", "أبلغ", "perfect", "ني"),
        ("أخبرنا", "", "أخبر", "perfect", "نا"),
        ("استولاها", "", "استولى", "perfect", "-"),
        ("أنشأه", "", "أنشأ", "perfect", "ه"),
        ("احتلتها", "", "احتلّ", "perfect", "ها"),
        ("وأضافت", "و", "أضاف", "perfect", ""),
        ("فقتلته", "ف", "قتل", "perfect", "ه"),
        # imperfect
        ("سيقول", "س", "قال", "imperfect", ""),
        ("وسيعلنون", "وس", "أعلن", "imperfect", ""),
        ("ليؤكد", "ل", "أكّد", "imperfect", ""),
        ("تجريها", "", "أجرى", "imperfect", "ها"),
        ("يدعوها", "", "دعا", "imperfect", "ها"),
        ("يراها", "", "رأى", "imperfect", "ها"),
        ("ينشئها", "", "أنشأ", "imperfect", "ها"),
        ("يقرؤه", "", "قرأ", "imperfect", "ه"),
        ("يقرأه", "", "قرأ", "imperfect", "ه"),
        ("فسيدعمهم", "فس", "دعم", "imperfect", "هم"),
        # nouns: ة turns to ت, ء takes a seat, case alef, و and ي of the construct
        ("بزيارته", "ب", "زار", "masdar", "ه"),
        ("لإنشائها", "ل", "أنشأ", "masdar", "ها"),
        ("ادعاءاته", "", "ادّعى", "masdar", "ه"),
        ("كتصريحه", "ك", "صرّح", "masdar", "ه"),
        ("وتعزيزات", "و", "عزّز", "masdar", ""),
        ("مشيرا", "", "أشار", "active_participle", ""),
        ("مقاتلو", "", "قاتل", "active_participle", ""),
        ("مقاتليها", "", "قاتل", "active_participle", "ها"),
        ("مؤيدوه", "", "أيّد", "active_participle", "ه"),
        ("معتقلين", "", "اعتقل", "passive_participle", ""),
        ("مستشاريه", "", "استشار", "passive_participle", "ه"),
        ("مهنئا", "", "هنّأ", "active_participle", ""),
        ("لجوءا", "", "لجأ", "masdar", ""),
        ("بدئها", "", "بدأ", "masdar", "ها"),
    ],
)
def test_takes_apart_what_is_attached(
    word: str, proclitics: str, lemma: str, tense: str, pronoun: str
) -> None:
    found = (proclitics, lemma, tense, pronoun) in readings(word)
    assert found is (pronoun != "-"), f"{word}: {verb_forms(fold(word))}"


def test_reads_an_article_before_nouns_alone() -> None:
    assert all(f.definite and f.tense == "masdar" for f in verb_forms("الانسحاب"))
    assert {f.lemma for f in verb_forms("للاجئين") if f.definite} == {"لجأ"}
    assert {f.lemma for f in verb_forms("والمشاركة")} == {"شارك"}
    assert not any(f.definite and f.tense in ("perfect", "imperfect") for f in verb_forms("القتل"))


def test_says_the_voice_only_where_letters_show_it() -> None:
    assert first("قتل").voice == "unsure"
    assert first("استُهدف").voice == "unsure"
    assert first("قيل").voice == "passive"
    assert first("أُصيب").voice == "passive"
    assert first("أصاب").voice == "active"
    assert first("قتله").voice == "active"
    assert first("هوجم").voice == "passive"
    assert first("عُثر").voice == "unsure"
    assert first("يقال").voice == "passive"
    assert first("وصل").voice != "passive"


def test_says_persons_that_share_a_spelling() -> None:
    found = [(f.person, f.gender, f.number) for f in read("قتلت", "قتل")]
    assert found[0] == (3, "f", "s")
    assert (1, "", "s") in found
    assert (2, "", "s") in found
    both = [f for f in verb_forms("تقتل") if f.lemma == "قتل"]
    assert {f.person for f in both} == {3, 2}


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("وفق", "وفّق"),
        ("وصل", "وصل"),
        ("بين", "بيّن"),
        ("كان", "كان"),
        ("بلغ", "بلغ"),
        ("كشف", "كشف"),
        ("لقي", "لقي"),
        ("سيطر", "سيطر"),
        ("وقع", "وقع"),
        ("فجر", "فجّر"),
        ("سلم", "سلّم"),
        ("بحث", "بحث"),
        ("وافق", "وافق"),
        ("ورد", "ورد"),
    ],
)
def test_prefers_the_word_uncut(word: str, lemma: str) -> None:
    found = verb_forms(word)
    assert found[0].proclitics == ""
    assert lemma in {f.lemma for f in found if not f.proclitics}


@pytest.mark.parametrize(
    "word",
    [
        # no words
        "",
        "و",
        "ال",
        "ققق",
        "وو" * 500,
        "12",
        "abc",
        # not said so
        "قالو",
        "نفيوا",
        "دعيت_",
        "استقامت_",
        "يقولوننن",
        "قتلوانهم",
        # particles and everyday words that a rare form would spell
        "في",
        "من",
        "على",
        "إليه",
        "لكن",
        "هناك",
        "وزير",
        "والوزير",
        "أول",
        "وقت",
        # ال before a verb, س before a noun or a perfect, ب before a verb
        "اليقول",
        "سانفجار",
        "سقالوا",
        "بيقولون",
        "كقتلوا",
        # an object on a verb that takes none, an article beside a pronoun
        "انهارهم",
        "انفجرته",
        "الزيارتهم",
    ],
)
def test_abstains(word: str) -> None:
    assert verb_forms(fold(word)) == ()


def test_never_gives_more_readings_than_said() -> None:
    assert all(len(verb_forms(word)) <= MOST for word in ("تعد", "ترد", "بان", "تولي", "ساد"))


def test_the_built_file_is_fresh() -> None:
    assert main(["--check"]) == 0, "run python -m khabar.lexicon.morphology"


def test_each_row_names_its_own_perfect() -> None:
    for row in all_verbs():
        stem = stems(row).get("perfect")
        if stem:
            said = joined(stem, "a", row.form == "I")
            assert row.lemma.split("#")[0] == spellings(said)[0], f"{row.lemma}: root or form"
            assert row.vocalised == spellings(said, marks=True)[0], f"{row.lemma}: vowels"


def test_a_row_is_found_by_its_lemma() -> None:
    assert verb("أعلن").verb_class == ("reporting",)
    assert verb("أسفر").prepositions == ("عن",)
    with pytest.raises(KeyError):
        verb("كسكس")

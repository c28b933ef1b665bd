"""A desk's own list of words stands before ours."""

from pathlib import Path

import pytest

from khabar.lexicon.house import House, HouseWord, house
from khabar.reader import read
from tests.command import khabar

TEXT = "قالت الوكالة إن الميليشيات دخلت البلدة، وإن المحافظ المعظم غادرها."
LIST = (
    "phrase\tclass\tplainer\tplainer_en\tbasis\n"
    "الميليشيات\tnone\t\t\t\n"
    "المحافظ المعظم\thonorific\tالمحافظ\tthe governor\tour style book, page 12\n"
)


def found(own: House | None) -> list[tuple[str, str, str | None, str]]:
    (article,) = read(TEXT, single=True, house=own)
    return [(w.text, w.field_class, w.plainer, w.basis) for w in article.wording]


def test_without_a_list_ours_stands() -> None:
    assert [word[0] for word in found(None)] == ["الميليشيات"]


def test_a_list_silences_and_adds() -> None:
    assert found(house(LIST)) == [
        ("المحافظ المعظم", "honorific", "المحافظ", "our style book, page 12")
    ]


def test_a_list_made_in_python() -> None:
    own = House.of([HouseWord("الميليشيات", "demonising", "القوات")])
    assert found(own)[0][:3] == ("الميليشيات", "demonising", "القوات")


def test_letters_before_a_phrase_stay_outside() -> None:
    (article,) = read("وصل الوفد وللمحافظ المعظم رأي آخر.", single=True, house=house(LIST))
    assert [w.text for w in article.wording] in (["لمحافظ المعظم"], ["للمحافظ المعظم"])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "it is empty"),
        ("phrase\n", "must name the columns phrase and class"),
        ("phrase\tclass\tcolour\n", "no use for a column"),
        ("phrase\tclass\nكلمة\tnice\n", "write one of"),
        ("phrase\tclass\n\tnone\n", "has no phrase"),
        ("phrase\tclass\nكلمة\tnone\tmore\n", "cells"),
    ],
)
def test_a_broken_list_says_what_mends_it(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        house(text)


def test_the_command_takes_a_list(tmp_path: Path) -> None:
    text, own = tmp_path / "a.txt", tmp_path / "house.tsv"
    text.write_text(TEXT, encoding="utf-8")
    own.write_text(LIST, encoding="utf-8")
    answer = khabar("read", text, "--house", own, "--format", "json")
    assert answer.code == 0, answer.err
    assert [w["basis"] for w in answer.lines[0]["wording"]] == ["our style book, page 12"]


def test_the_command_refuses_a_broken_list(tmp_path: Path) -> None:
    text, own = tmp_path / "a.txt", tmp_path / "house.tsv"
    text.write_text(TEXT, encoding="utf-8")
    own.write_text("word\n", encoding="utf-8")
    answer = khabar("read", text, "--house", own)
    assert answer.code != 0
    assert "columns phrase and class" in answer.err

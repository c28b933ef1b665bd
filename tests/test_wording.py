"""Whose word a loaded word is, and what is suggested in its place."""

import pytest

from khabar.lexicon.table import rows
from khabar.reader import read
from khabar.readings.wording import Wording


def words(text: str) -> tuple[Wording, ...]:
    (article,) = read(text, "2024-03-05", "وكالة النخيل", single=True)
    return article.wording


def test_a_word_in_indirect_content_is_the_publishers() -> None:
    (word,) = words("قال متحدث باسم البلدية إن الميليشيات غادرت السوق.")
    assert (word.voice, word.within) == ("own", "s1")
    assert word.plainer == "القوات"


def test_nothing_inside_a_quotation_is_rewritten() -> None:
    (word,) = words("قال متحدث باسم البلدية: «إن الميليشيات غادرت السوق صباح اليوم».")
    assert word.voice == "s1"
    assert word.plainer is None
    assert word.plainer_en is None


def test_a_single_word_in_marks_is_its_sources() -> None:
    (word,) = words('قال متحدث باسم البلدية إن "الإرهابيين" غادروا السوق.')
    assert word.voice == "s1"


def test_terror_of_a_listed_group_is_marked_and_not_replaced() -> None:
    (word,) = words("هاجم تنظيم داعش الإرهابي نقطة حراسة.")
    assert (word.field_class, word.plainer) == ("contested_term", None)
    assert "Security Council" in word.basis


def test_every_entry_rests_on_something() -> None:
    table = rows("wording")
    assert len({row["phrase"] for row in table}) >= 500
    assert all(row["basis"] for row in table)


CLASSES = (
    "side_taking", "contested_term", "honorific", "scare_marker", "euphemism", "glorifying",
    "demonising", "minimising",
)  # fmt: skip


@pytest.mark.parametrize("name", CLASSES)
def test_every_class_has_entries(name: str) -> None:
    assert any(row["field_class"] == name for row in rows("wording"))


def test_contested_terms_have_no_plainer_wording() -> None:
    contested = [row for row in rows("wording") if row["field_class"] == "contested_term"]
    wrong = [row["phrase"] for row in contested if row["plainer"] not in ("", "-")]
    assert wrong == []


def test_no_plainer_wording_takes_a_side_itself() -> None:
    loaded = {row["phrase"] for row in rows("wording") if row["kind"] in ("word", "martyr")}
    wrong = [row["phrase"] for row in rows("wording") if row["plainer"] in loaded]
    assert wrong == []

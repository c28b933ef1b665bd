"""The lexicon's tables keep their rules, and the lint says what is wrong and how to mend it."""

import pytest

from khabar.lexicon.lint import Rule, all_faults, faults, rule_of

HEAD = "word\tkind\tsource\tnote\n"


def test_every_table_keeps_the_rules() -> None:
    found = all_faults()
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("كلمة\tx\t\t\n", "no source"),
        ("كلمة\tx\town\n", "3 cells where the header has 4"),
        ("کلمة\tx\town\t\n", "U+06A9"),
        ("كلمـة\tx\town\t\n", "U+0640"),
        ("كل\u200fمة\tx\town\t\n", "U+200F"),
        ("كلمة \tx\town\t\n", "space"),
        ("كلمة||أخرى\tx\town\t\n", "empty part"),
        ("كلمةx\tx\town\t\n", "one word"),
        ("إعلان\tx\town\t\nاعلان\ty\town\t\n", "row 2 already with other values"),
        ("إعلان\tx\town\t\nإعلان\tx\town\t\n", "take one out"),
    ],
)
def test_names_file_row_and_mend(rows: str, said: str) -> None:
    found = faults("towns", HEAD + rows, Rule("towns"))
    assert len(found) == 1
    assert found[0].startswith("towns.tsv row ")
    assert said in found[0]
    assert "; " in found[0], "a message says how to mend it"


@pytest.mark.parametrize(
    ("rows", "rule"),
    [
        ("# a remark\n\nإعلان\tx\town\t\n", Rule("towns")),
        ("إعلان\tx\town\t\nاعلان\tx\town\t\n", Rule("towns")),
        ("إعلان\tx\town\t\nإعلان\ty\town\t\n", Rule("towns", key="word+kind")),
        ("إعلان\tx\town\t\nإعلان\ty\town\t\n", Rule("towns", key="-")),
        ("قدم\tx\town\t\nقدّم\ty\town\t\n", Rule("towns", fold="no")),
        ("کوردی\tx\town\t\n", Rule("towns", letters="any")),
        ("\t\t\t", Rule("towns", letters="skip")),
        ("أعلن|قال\tx\town\t\n", Rule("towns", lemmas="word")),
        ("أعلنت\ty\town\t\n", Rule("towns", lemmas="word[kind=x]")),
    ],
)
def test_lets_pass_what_is_right(rows: str, rule: Rule) -> None:
    assert faults("towns", HEAD + rows, rule) == []


def test_knows_lemmas_that_the_verb_table_lacks() -> None:
    found = faults("cues", HEAD + "اتهم\tx\town\t\n", Rule("cues", lemmas="word[kind=x]"))
    assert len(found) == 1
    assert "write اتّهم" in found[0]


def test_a_table_without_source_or_note_is_told() -> None:
    assert len(faults("towns", "word\nكلمة\n", Rule("towns"))) == 2
    assert faults("towns", "", Rule("towns")) == ["towns.tsv: empty; give it a header line"]


def test_a_rule_is_found_by_pattern() -> None:
    assert rule_of("gazetteer_cities").letters == "skip"
    assert rule_of("unheard_of") == Rule("unheard_of")


@pytest.mark.parametrize(
    ("test", "said"),
    [
        ("near:@force|جيش; no-near:مباراة", ""),
        ("near:طائرات عسكرية", ""),
        ("near:جيش; around:@nobody", "@nobody is no class"),
        ("near:وقف إطلاق النار", "more than two words"),
    ],
)
def test_knows_what_a_test_can_ask(test: str, said: str) -> None:
    found = faults("triggers", f"word\ttest\tsource\tnote\nهجوم\t{test}\town\t\n", Rule("triggers"))
    assert len(found) == bool(said)
    assert all(said in fault for fault in found)

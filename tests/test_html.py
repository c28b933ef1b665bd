"""The page to read in. نص متخيَّل / INVENTED: every sentence was written for this file."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.compare import compare
from khabar.export.html import page
from khabar.export.html.labels import labels
from khabar.export.html.marks import lines
from khabar.readings.article import Article
from khabar.text.span import Span
from tests.handmade import Said, article

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&{{7*7}}"
TOLL = "ورجّح مصدر في الإطفاء لوكالة النخيل سقوط 9 قتلى في حريق المخزن."


def told() -> Article:
    return article(
        [TOLL, "وغطى الدخان الحي الغربي حتى الظهيرة.", "كلام لم يُفهم منه شيء."],
        publisher="صدى الوادي",
        published="2026-03-01T12:00:00+03:00",
        title="حريق في مخزن الحبوب",
        said=[
            Said(
                "سقوط 9 قتلى في حريق المخزن",
                [("وكالة النخيل", "agency"), ("مصدر في الإطفاء", "unnamed")],
                stance="hedge",
                factuality="PR+",
                cue="رجّح",
            )
        ],
        killed=[("9", 9)],
        loaded=[("غطى", "ستر")],
        unread=["كلام لم يُفهم منه شيء."],
    )


class Tags(HTMLParser):
    """Every tag with its attributes, and the characters of the page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self.open):
            self.text.append(data)


def test_the_text_is_shown_letter_for_letter() -> None:
    one = told()
    for line, printed in zip(lines(one), one.text.split("\n"), strict=True):
        assert "".join(run.text for run in line.runs) == printed


@settings(deadline=None)
@given(
    st.text(min_size=1, max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(1, 20)))
)
def test_any_text_under_any_marks_is_shown_letter_for_letter(
    text: str, places: list[tuple[int, int]]
) -> None:
    spans = [Span(start, start + width) for start, width in places]
    printed = [line for line in text.split("\n") if line.strip()]
    shown = lines(article([text]), spans)
    assert ["".join(run.text for run in line.runs) for line in shown] == printed
    assert "<main>" in page([article([text], publisher=text)])


def test_the_kinds_of_line() -> None:
    one = article(["جملة من الخبر."], title="عنوان")
    assert [line.kind for line in lines(one)] == ["title", "body"]
    assert [line.kind for line in lines(article(["سطر."]))] == ["body"]


def test_a_statement_lights_its_exact_characters() -> None:
    one = told()
    runs = [run for line in lines(one) for run in line.runs if "s1" in run.statements]
    lit = "".join(run.text for run in runs if "unnamed" in run.looks)
    assert lit == "سقوط 9 قتلى في حريق المخزن"
    assert [run.text for run in runs if "cue" in run.looks] == ["رجّح"]


@pytest.mark.parametrize(
    ("inner_kind", "look"), [("unnamed", "unnamed"), ("organization", "named")]
)
def test_the_innermost_voice_colours_nested_words(inner_kind: str, look: str) -> None:
    line = "قال الناطق إن شهوداً أفادوا بأن المخزن كان فارغاً."
    one = article(
        [line],
        said=[
            Said("إن شهوداً أفادوا بأن المخزن كان فارغاً", [("الناطق", "person")]),
            Said("بأن المخزن كان فارغاً", [("شهود", inner_kind)]),
        ],
    )
    inner = [run for run in lines(one)[0].runs if "s2" in run.statements]
    assert [run.looks for run in inner] == [(look,)]
    assert inner[0].statements == ("s1", "s2")


@pytest.mark.parametrize("story", [False, True])
def test_hostile_words_stay_words(story: bool) -> None:
    one = article(
        [f"قال المتحدث {HOSTILE} ثم مضى."],
        publisher=HOSTILE,
        published=HOSTILE,
        title=HOSTILE + "!",
        said=[Said("ثم مضى", [(HOSTILE, "person")])],
        loaded=[("مضى", HOSTILE)],
    )
    both = [one, article([f"وقال آخر {HOSTILE}."], publisher="س")]
    found = Tags(page(both, compare(both) if story else None))
    assert HOSTILE in "".join(found.text)
    assert not [tag for tag, _ in found.tags if tag == "img"]
    assert sum(tag == "script" for tag, _ in found.tags) == 1
    assert not [a for _, attributes in found.tags for a in attributes if a.startswith("on")]


def test_the_page_asks_nothing_of_the_network() -> None:
    one = [told(), told()]
    html = page(one, compare(one))
    found = Tags(html)
    for tag, attributes in found.tags:
        assert tag not in ("link", "iframe", "object", "embed", "base", "form", "img")
        assert "src" not in attributes
        assert (attributes.get("href") or "#").startswith("#")
        assert "style" not in attributes, "the policy forbids it"
    addresses = re.findall(r"url\((?!data:)|https?://|@import|fetch\(|XMLHttp", html)
    assert addresses == []


def test_the_policy_lets_in_only_our_own_style_and_script() -> None:
    html = page([told()])
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    kept = policy[1].replace("&#39;", "'").replace("&#43;", "+")
    assert kept.startswith("default-src 'none'")
    for tag in ("style", "script"):
        body = re.search(rf"<{tag}>(.*?)</{tag}>", html, re.S)
        assert body
        digest = base64.b64encode(hashlib.sha256(body[1].encode()).digest()).decode()
        assert f"'sha256-{digest}'" in kept


def test_every_link_leads_somewhere() -> None:
    one = [told(), told()]
    found = Tags(page(one, compare(one)))
    ids = [attributes["id"] for _, attributes in found.tags if attributes.get("id")]
    assert len(ids) == len(set(ids))
    for _, attributes in found.tags:
        if href := attributes.get("href"):
            assert href[1:] in ids


def test_the_page_says_that_a_text_was_invented() -> None:
    stamped = article(["خبر من الأخبار.", "(نص متخيَّل / INVENTED)"])
    assert 'class="stamp"' in page([stamped])
    assert 'class="stamp"' not in page([told()])


def test_what_is_said_and_how_sure_stands_in_words() -> None:
    text = "".join(Tags(page([told()])).text)
    for key in ("PR+", "unnamed", "own", "unread", "knows_not_stated", "words", "plainer"):
        assert labels()[key].ar in text
        assert labels()[key].en in text


def test_a_word_inside_a_quotation_is_not_laid_to_the_publisher() -> None:
    one = told()
    quoted = msgspec.structs.replace(one.wording[0], voice="s1")
    shown = lines(msgspec.structs.replace(one, wording=(quoted,)))
    looks = {look for line in shown for run in line.runs for look in run.looks}
    assert "loaded-quoted" in looks
    assert "loaded" not in looks


def test_unread_and_shared_sentences_are_marked() -> None:
    one = told()
    first = Span(*one.sentences[0])
    looks = {run.text: run.looks for line in lines(one, [first]) for run in line.runs}
    assert looks["كلام لم يُفهم منه شيء."] == ("unread",)
    assert "shared" in looks["رجّح"]


def test_an_inferred_link_is_told_from_a_stated_one() -> None:
    one = told()
    said = one.attributions[0]
    carried = msgspec.structs.replace(said.chain[0], resolved="carried")
    said = msgspec.structs.replace(said, chain=(carried, said.chain[1]))
    html = page([msgspec.structs.replace(one, attributions=(said,))])
    assert "inferred" in html
    assert labels()["resolved_carried"].ar in html


def test_an_article_without_anything_is_a_page() -> None:
    assert page([]).startswith("<!doctype html>")
    bare = article(["كلمة."])
    assert labels()["none"].ar in page([bare])
    assert labels()["no_date"].ar in page([bare])


def test_no_word_of_the_page_judges() -> None:
    for words in labels().values():
        assert not re.search(r"\b(true|false|reliab|credib|score|grade)", words.en) or (
            "does not say" in words.en
        )


def test_every_label_says_it_in_both_languages() -> None:
    assert all(words.ar and words.en for words in labels().values())

"""The page shows each statement at a glance, and Arabic is set right to left where it can be."""

import msgspec

from khabar.app.screen import Screen
from khabar.export.glance import LONGEST, glances, sourcing
from khabar.export.table import END, RIGHT_TO_LEFT, pages
from khabar.readings.article import Article, Passed, Summary
from khabar.readings.broken import Broken
from khabar.text.span import Span

TEXT = "أفادت وكالة النخيل، نقلاً عن مصدر محلي، بأن فلول الفصيل غادرت بلدة الوادي أمس."
"""نص متخيَّل / INVENTED"""
PLAIN = Screen(90, colour=False, bidi=False)


def at(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def article(**changes: object) -> Article:
    link = {"kind": "agency", "named": True, "role": "via", "name": "وكالة النخيل"}
    origin = {"kind": "unnamed", "named": False, "role": "origin", "name": "مصدر محلي"}
    spread = {"span": at("بلدة الوادي"), "text": "بلدة الوادي", "name": "الوادي"}
    day = {"span": at("أمس"), "text": "أمس", "type": "DATE", "value": "2024-03-04"}
    told = {
        "doc": "d#1", "engine": "e", "text_sha256": "", "input_span": [0, len(TEXT)],
        "text": TEXT, "language": "ar", "title": None, "author": None, "url": None,
        "publisher": {"name": "صدى الوادي"}, "published": "2024-03-05", "fetched": None,
        "sentences": [[0, len(TEXT)]], "entities": [], "numbers": [], "quotations": [],
        "summary": {
            "statements": 1, "own_voice": 0, "named": 0, "unnamed": 1, "via": [], "unread": [],
            "open_times": 0,
        },
        "places": [{"id": "p1", "kind": "city", "country": "SY", **spread}],
        "times": [{"id": "t1", "start": "2024-03-04", "stop": "2024-03-05", **day}],
        "actors": [], "events": [], "facts": [], "problems": [],
        "attributions": [
            {"id": "s1", "content_span": at("فلول الفصيل غادرت"), "chain": [link, origin]}
        ],
        "wording": [
            {"id": "w1", "span": at("فلول"), "text": "فلول", "class": "side_taking",
             "plainer": "بقايا"},
        ],
        "claims": [
            {"id": "c1", "span": [0, len(TEXT)], "attribution": "s1", "wording": ["w1"],
             "plain": {"ar": "", "en": ""}},
        ],
    }  # fmt: skip
    return msgspec.convert(told | changes, Article)


def shown(screen: Screen = PLAIN, **changes: object) -> str:
    return b"".join(pages([article(**changes)], screen)).decode()


def test_a_page_tells_whose_word_how_sure_where_and_when() -> None:
    page = shown()
    for line in (
        "صدى الوادي · 5 March 2024 · d#1",
        "whose word   صدى الوادي ← وكالة النخيل ← مصدر محلي (unnamed)",
        "how sure     asserted",
        "loaded       «فلول» (side taking) → بقايا",
        "where        بلدة الوادي (SY)",
        "when         أمس (2024-03-04)",
    ):
        assert line in page


def test_the_publishers_own_voice() -> None:
    page = shown(attributions=[], claims=[{"span": [0, 20], "attribution": None,
                                           "plain": {"ar": "", "en": ""}}])  # fmt: skip
    assert "صدى الوادي (in its own voice)" in page


def test_what_was_not_read_is_shown() -> None:
    summary = Summary(
        statements=0, own_voice=0, named=0, unnamed=0, via=(), open_times=0,
        unread=(Span(0, len(TEXT)),),
    )  # fmt: skip
    page = shown(summary=msgspec.to_builtins(summary), claims=[])
    assert "Not read:" in page
    assert TEXT[:40] in page


def test_no_line_is_wider_than_the_page() -> None:
    for width in (40, 60, 90):
        assert max(map(len, shown(Screen(width, colour=False, bidi=False)).splitlines())) <= width


def test_isolates_open_and_close_on_the_same_line() -> None:
    page = shown(Screen(50, colour=False, bidi=True))
    assert RIGHT_TO_LEFT in page
    for line in page.splitlines():
        assert line.count(RIGHT_TO_LEFT) == line.count(END) <= 1


def test_a_page_for_a_file_has_neither_colours_nor_isolates() -> None:
    assert not {RIGHT_TO_LEFT, END, "\x1b"} & set(shown())


def test_colours_mark_the_loaded_word_in_its_sentence() -> None:
    assert "\x1b[4;35mفلول\x1b[0m" in shown(Screen(90, colour=True, bidi=False))


def test_a_long_sentence_is_cut_at_a_word() -> None:
    text = "كلمة " * 200
    long = article(
        text=text,
        claims=[{"span": [0, len(text)], "attribution": None, "plain": {"ar": "", "en": ""}}],
    )
    [glance] = glances(long)
    assert len(glance.sentence) <= LONGEST + 2
    assert glance.sentence.endswith("كلمة …")


def test_a_broken_line_is_told_in_its_place() -> None:
    page = b"".join(pages([Broken(line=7, reason="not JSON"), article()], PLAIN)).decode()
    assert page.startswith("line 7 could not be read: not JSON\n")


def test_the_sourcing_line() -> None:
    summary = Summary(
        statements=3, own_voice=1, named=1, unnamed=1, via=(Passed(name="سانا", n=2),),
        open_times=1, unread=(Span(0, 1), Span(2, 3)),
    )  # fmt: skip
    assert sourcing(summary) == (
        "3 statements: 1 in its own voice, 1 on a named source, 1 on an unnamed one · "
        "through سانا (2) · 1 time left open · 2 sentences not read"
    )

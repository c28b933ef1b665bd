"""The first page: what is handed in is read, or turned away with one sentence."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from khabar.app.web import samples
from khabar.app.web.server import create_app
from khabar.app.web.settings import KB, Settings
from tests.app.conftest import HOST, client_of

REPORT = """إغلاق الجسر أسبوعاً
قال متحدث باسم بلدية الوادي لوكالة النخيل إن الجسر أُغلق أمس الأول أمام الشاحنات.
وأكد مصدر محلي، طلب عدم ذكر اسمه، أن الأعمال ستستمر أسبوعاً.
(نص متخيَّل / INVENTED)
"""


def test_it_says_what_it_is_in_one_line(bare: TestClient) -> None:
    page = bare.get("/").text
    assert "who says so, through whom, and who says otherwise." in page
    assert "It does not say what is true." in page


def test_every_page_says_that_a_machine_read_it(bare: TestClient) -> None:
    for address in ("/", "/read/sample/toll/nakhil", "/nothing"):
        page = bare.get(address).text
        assert "قراءة آلية ما لم تُراجع" in page
        assert "machine reading unless reviewed" in page


def test_the_five_stories_are_one_click_away(bare: TestClient) -> None:
    page = bare.get("/").text
    for story in samples.NAMES:
        assert f'href="/story/sample/{story}"' in page


def test_the_samples_are_those_of_the_examples() -> None:
    kept = Path(samples.__file__).with_name("samples.jsonl").read_text(encoding="utf-8")
    examples = Path(__file__).parents[2] / "examples"
    assert kept.splitlines() == samples.lines(examples), "run python -m khabar.app.web.samples"


def test_a_pasted_text_is_read_and_its_summary_comes_first(bare: TestClient) -> None:
    page = bare.post("/read", data={"text": REPORT})
    assert page.status_code == 200
    assert re.search(r"/read/text/[0-9a-f]{24}/1$", str(page.url))
    html = page.text
    assert html.index('class="summary"') < html.index('id="text"') < html.index('id="side"')
    assert "3 statements" in html
    assert "1 through وكالة النخيل" in html


def test_a_text_without_a_day_and_an_outlet_is_asked_for_them(bare: TestClient) -> None:
    page = bare.post("/read", data={"text": REPORT})
    assert "When was this published?" in page.text
    assert "1 date cannot be placed" in page.text
    again = bare.post(str(page.url), data={"published": "2026-03-05", "publisher": "صدى الوادي"})
    assert "When was this published?" not in again.text
    assert "5 March 2026" in again.text
    assert "cannot be placed" not in again.text
    assert '<h1><bdi dir="auto">صدى الوادي' in again.text


def test_a_day_may_be_written_in_arabic_digits(bare: TestClient) -> None:
    page = bare.post("/read", data={"text": REPORT, "published": "٢٠٢٦-٠٣-٠٥"})
    assert "5 March 2026" in page.text


def test_a_file_is_read(bare: TestClient) -> None:
    file = io.BytesIO(REPORT.encode("cp1256", "ignore"))
    page = bare.post("/read", files={"file": ("report.txt", file, "text/plain")})
    assert page.status_code == 200
    assert "3 statements" in page.text


def test_a_saved_page_is_read_with_its_own_day(bare: TestClient) -> None:
    body = "".join(f"<p>{line}</p>" for line in REPORT.splitlines())
    html = (
        '<!doctype html><html><head><meta charset="utf-8"><title>خبر</title>'
        '<meta property="article:published_time" content="2026-03-05T10:00:00+03:00"></head>'
        f"<body><article><h1>إغلاق الجسر</h1>{body}{body}</article></body></html>"
    )
    page = bare.post("/read", files={"file": ("a.html", html.encode(), "text/html")})
    assert page.status_code == 200
    assert "5 March 2026" in page.text


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"text": "  "}, "There is nothing to read"),
        ({"text": REPORT, "published": "tomorrow"}, "That is no day of publication"),
        ({"address": "http://127.0.0.1:1/"}, "private network"),
        ({"address": "http://[::1]/"}, "private network"),
        ({"address": "http://192.168.1.1/"}, "private network"),
        ({"address": "file:///etc/passwd"}, "Only http and https"),
    ],
)
def test_what_cannot_be_read_is_turned_away_with_a_sentence(
    bare: TestClient, given: dict[str, str], sentence: str
) -> None:
    page = bare.post("/read", data=given)
    assert page.status_code == 422
    assert sentence in page.text
    assert 'role="alert"' in page.text


def test_what_was_typed_is_still_there_after_a_refusal(bare: TestClient) -> None:
    page = bare.post("/read", data={"text": REPORT, "published": "never"})
    assert "قال متحدث باسم بلدية الوادي" in page.text
    assert 'value="never"' in page.text


@pytest.mark.parametrize("size", [700 * KB, 5_200 * KB])
def test_a_text_too_large_is_refused_with_a_sentence(bare: TestClient, size: int) -> None:
    page = bare.post("/read", data={"text": "خبر " * (size // 7)})
    assert page.status_code == 413
    assert "larger than this desk reads at once" in page.text
    assert len(page.text) < 50 * KB


def test_a_text_that_is_not_arabic_is_not_read(bare: TestClient) -> None:
    page = bare.post("/read", data={"text": "The road is open, a spokesman said on Monday."})
    assert page.status_code == 200
    assert "it was not read" in page.text


HOSTILE = (
    "قال متحدث إن <script>alert(1)</script> <img src=x onerror=alert(2)> الطريق "
    "\u202eمفتوح\u202d \u2066أمام\u2069 {{ 7*7 }} \"'><svg onload=alert(3)> الشاحنات.\n\x00\x07"
)


def test_a_hostile_text_is_shown_as_text(bare: TestClient) -> None:
    page = bare.post("/read", data={"text": HOSTILE, "publisher": "<b>ناشر</b>"})
    assert page.status_code == 200
    for tag in ("<script>alert", "<img src=x", "<svg onload", "<b>ناشر"):
        assert tag not in page.text
    assert "&lt;/script&gt;" in page.text
    assert "{{ 7*7 }}" in page.text


def test_what_turns_the_direction_of_letters_is_shown_and_turns_nothing(bare: TestClient) -> None:
    page = bare.post("/read", data={"text": HOSTILE}).text
    printed = page[page.index('id="text"') : page.index('id="side"')]
    assert not {"\u202e", "\u202d", "\u2066"} & set(page)
    assert "U+202E" in printed


def test_a_held_text_is_at_no_address_that_another_desk_would_give(bare: TestClient) -> None:
    mine = str(bare.post("/read", data={"text": REPORT}).url)
    with client_of(create_app(Settings(hosts=(HOST,)))) as other:
        assert str(other.post("/read", data={"text": REPORT}).url) != mine
        gone = other.get(mine)
    assert gone.status_code == 404
    assert "no longer held" in gone.text


def test_a_desk_may_refuse_to_ask_for_addresses() -> None:
    with client_of(create_app(replace(Settings(hosts=(HOST,)), fetches=False))) as desk:
        assert 'name="address"' not in desk.get("/").text
        page = desk.post("/read", data={"address": "https://a.example/1"})
    assert page.status_code == 422
    assert "asks for no address" in page.text


def test_the_longest_unused_text_is_let_go_of_first() -> None:
    small = replace(Settings(hosts=(HOST,)), held=4 * KB)
    with client_of(create_app(small)) as desk:
        first = str(desk.post("/read", data={"text": REPORT}).url)
        for n in range(12):
            desk.post("/read", data={"text": f"{REPORT}\nوقال شاهد إن المطر هطل {n} مرات."})
        assert desk.get(first).status_code == 404


def test_a_text_is_kept_when_asked_and_not_before(stocked: TestClient) -> None:
    page = stocked.post("/read", data={"text": REPORT})
    assert "Keep it in the store" in page.text
    kept = stocked.post(f"{page.url}/keep")
    assert re.search(r"/read/kept/d[^/]+/1$", str(kept.url)), kept.text[:2000]
    assert "Review this reading" in stocked.get(f"{kept.url}?claim=c2").text


def test_two_pastes_are_two_documents(stocked: TestClient) -> None:
    first = stocked.post(f"{stocked.post('/read', data={'text': REPORT}).url}/keep")
    other = REPORT.replace("أسبوعاً", "شهراً")
    second = stocked.post(f"{stocked.post('/read', data={'text': other}).url}/keep")
    assert str(first.url) != str(second.url)
    assert str(second.url).endswith("/1")


def test_a_desk_without_a_store_keeps_nothing(bare: TestClient) -> None:
    page = bare.post("/read", data={"text": REPORT})
    assert "Keep it" not in page.text
    assert bare.post(f"{page.url}/keep").status_code == 409


def test_a_word_file_and_a_chat_are_read(bare: TestClient) -> None:
    import json

    from docx import Document

    page = Document()
    for line in REPORT.splitlines():
        page.add_paragraph(line)
    held = io.BytesIO()
    page.save(held)
    shown = bare.post("/read", files={"file": ("report.docx", held.getvalue())})
    assert "3 statements" in shown.text
    posts = [
        {"id": n, "type": "message", "date": f"2026-03-0{n}T10:00:00", "text": text}
        for n, text in enumerate((REPORT, REPORT.replace("أسبوعاً", "شهراً")), start=1)
    ]
    chat = {"name": "صدى الوادي", "type": "public_channel", "id": 7, "messages": posts}
    raw = json.dumps(chat, ensure_ascii=False).encode()
    shown = bare.post("/read", files={"file": ("result.json", raw, "application/json")})
    assert shown.status_code == 200
    assert shown.text.count('<li><a href="/read/text/') == 2, "each post is an article"
    assert "1 March 2026" in shown.text


def test_the_first_page_weighs_less_than_300_kilobytes(bare: TestClient) -> None:
    page = bare.get("/", headers={"accept-encoding": "gzip"})
    asked = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text))
    weight = int(page.headers["content-length"])
    for address in sorted(asked):
        answer = bare.get(address, headers={"accept-encoding": "gzip"})
        weight += int(answer.headers["content-length"])
        if address.partition("?")[0].endswith(".css"):
            for font in set(re.findall(r'url\("\.\./([^"]+)"\)', answer.text)):
                weight += int(bare.get(f"/static/{font}").headers["content-length"])
    assert weight < 300 * KB


def test_a_language_in_arabic_letters_is_named_and_not_read(bare: TestClient) -> None:
    sorani = "ئەم دەقە بە کوردییە و دەڵێت ڕێگاکە کراوەیە لە هەولێر"
    page = bare.post("/read", data={"text": sorani})
    assert "This text is in Sorani Kurdish" in page.text
    page = bare.post("/read", data={"text": sorani}, headers={"accept-language": "ar"})
    assert "لغة هذا النص الكردية السورانية" in page.text


def test_a_refusal_speaks_the_language_of_the_page(bare: TestClient) -> None:
    asked = {"accept-language": "ar"}
    page = bare.post("/read", data={"address": "http://10.0.0.1/"}, headers=asked)
    assert "هذا العنوان في شبكة خاصة" in page.text
    file = {"file": ("a.pdf", b"%PDF-1.4 nothing", "application/pdf")}
    page = bare.post("/read", files=file, headers=asked)
    assert page.status_code == 422
    assert "ليس من النوع" in page.text or "لا مقال فيه" in page.text

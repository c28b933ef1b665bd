"""Bytes become the letters that were meant, and lines become entries."""

import io
import random
from contextlib import suppress

import pytest

from khabar.sources.encodings import decoded
from khabar.sources.files import load
from khabar.sources.jsonl import lines
from khabar.sources.refusal import Refusal

PROSE = (
    "أعلنت بلدية الوادي، اليوم الثلاثاء، أنّ طريق «النخيل» أُغلق بسبب الفيضانات؛ وقالت في بيان: "
    "هل يُفتح قبل ظهر الغد؟ لا نعرف حتى الآن. وأضافت أن 40 شاحنة تنتظر على المدخل الشرقي.\r\n"
)
"""نص متخيَّل / INVENTED"""
MB = 1_000_000


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256"],
)
def test_every_encoding_gives_the_same_letters(encoding: str) -> None:
    assert decoded(PROSE.encode(encoding)).text == PROSE


@pytest.mark.parametrize("encoding", ["iso8859-6", "mac_arabic", "cp720"])
def test_encodings_that_lack_some_marks(encoding: str) -> None:
    absent = "«»،؛؟ُ" if encoding == "cp720" else "«»"
    prose = PROSE.translate({ord(c): None for c in absent})
    assert decoded(prose.encode(encoding)).text == prose


def test_a_short_line_in_windows_1256() -> None:
    assert decoded("خبر عاجل".encode("cp1256")).text == "خبر عاجل"


def test_big_endian_utf_16_keeps_no_mark() -> None:
    raw = b"\xfe\xff" + PROSE.encode("utf-16-be")
    assert decoded(raw).text == PROSE


def test_line_ends_stay_as_they_were() -> None:
    assert decoded("أ\r\nب\rج\n".encode()).text == "أ\r\nب\rج\n"


def test_latin_text_is_decoded_and_left_to_the_language_gate() -> None:
    assert "caf" in decoded("Un café à Paris".encode("latin-1")).text


def test_utf_8_cut_in_the_middle_of_a_letter_is_still_utf_8() -> None:
    raw = (PROSE * 20).encode()
    cut = raw[:-3] if raw[-4] > 0xBF else raw[:500] + raw[501:]
    found = decoded(cut)
    assert found.encoding == "utf-8"
    assert found.damaged
    assert found.text.startswith(PROSE[:100])


@pytest.mark.parametrize(
    ("raw", "mend"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "Word"),
        (b"\x1f\x8b\x08\x00abc", "gunzip"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "picture"),
        (random.Random(7).randbytes(5000), "binary"),
        (b"\x00" * 100, "binary"),
        (b"\x00\x01\x02\x03" * 100, "binary"),
    ],
)
def test_what_is_no_text_is_refused_with_a_mend(raw: bytes, mend: str) -> None:
    with pytest.raises(Refusal, match=mend):
        decoded(raw)


def test_letters_garbled_before_they_were_saved_are_refused() -> None:
    with pytest.raises(Refusal, match="garbled"):
        decoded(PROSE.encode().decode("cp1256", "replace").encode())


def test_a_text_rich_in_emphatic_letters_is_not_taken_for_garbled() -> None:
    assert decoded("ضبط الخط وظل الحظ والطريق محظوظ طبعا فقط وسط الطقس".encode())


def test_every_run_of_bytes_is_decoded_or_refused() -> None:
    rng = random.Random(11)
    for _ in range(400):
        raw = rng.randbytes(rng.randrange(1, 60))
        with suppress(Refusal):
            assert isinstance(decoded(raw).text, str)


def test_a_file_at_the_limit_is_read_and_one_over_it_is_not(tmp_path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("أ" * 50, encoding="utf-8")
    assert load(str(path), 100).text == "أ" * 50
    with pytest.raises(Refusal, match="--max-mb"):
        load(str(path), 99)


def entries(raw: bytes, limit: int = MB):  # type: ignore[no-untyped-def]
    return list(lines(io.BytesIO(raw), limit))


def test_a_line_with_every_field() -> None:
    [line] = entries(
        '{"doc":"d","text":"خبر","published":"2024-03-05T10:00:00Z","publisher":{"name":"صدى"},'
        '"title":"t","author":"a","url":"u","more":[1]}'.encode()
    )
    assert line.entry is not None
    assert line.entry.doc == "d"
    assert str(line.published) == "2024-03-05"
    assert line.entry.publisher.name == "صدى"  # type: ignore[union-attr]


def test_numbers_and_places_of_lines() -> None:
    raw = '\ufeff{"text":"أ"}\r\n{"text":"ب"}'.encode()
    found = entries(raw)
    assert [line.number for line in found] == [1, 2]
    assert [line.entry.text for line in found] == ["أ", "ب"]
    assert found[-1].stop == len(raw)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b'{"text": ', "not JSON"),
        (b"[1, 2]", "not an article"),
        (b'{"doc": "x"}', "`text`"),
        (b'{"text": 5}', "str"),
        (b'{"text": "  "}', "empty"),
        (b'{"text": "\xff\xfe"}', "UTF-8"),
        (b'{"text": "\\ud800"}', "not JSON"),
        (b"[" * 900, "not"),
        (b'{"text": "x", "published": "03/08/2015"}', "write 2015-08-03"),
        (b'{"text": "x", "published": "2015-02-30"}', "write 2015-08-03"),
        (b'{"text": "' + b"x" * 2000 + b'"}', "--max-mb"),
    ],
)
def test_a_broken_line_says_what_to_mend_and_the_next_is_read(raw: bytes, reason: str) -> None:
    broken, good = entries(raw + b'\n{"text": "x"}\n', limit=1000)
    assert broken.entry is None
    assert reason in broken.reason
    assert "\n" not in broken.reason
    assert good.entry is not None


def test_an_empty_line_between_is_broken_and_at_the_end_is_nothing() -> None:
    found = entries(b'{"text":"x"}\n\n \n{"text":"x"}\n\n\n')
    assert [line.entry is not None for line in found] == [True, False, False, True]
    assert [line.number for line in found] == [1, 2, 3, 4]


def test_lines_in_utf_16_are_refused() -> None:
    with pytest.raises(Refusal, match="UTF-8"):
        entries('{"text":"x"}\n'.encode("utf-16"))

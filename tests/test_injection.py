"""What leaves the desk runs nowhere: not in a spreadsheet, a page, a database or a path."""

import contextlib
import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from khabar.export.formats import FORMATS
from khabar.export.losses import Losses
from khabar.reader import read
from khabar.readings.article import Article
from khabar.sources.refusal import Refusal
from khabar.store.search.filters import Filters
from khabar.store.store import open_store
from tests.command import khabar

STARTS = "=+-@\t\r"
FORMULAS = (
    "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1+1)", "\t=1+1", "\r=1+1", '=HYPERLINK("//x","y")',
)  # fmt: skip
SHEETS = [name for name, one in FORMATS.items() if one.suffix in ("csv", "tsv", "txt")]
LINES = ("ftm", "ftm_statements", "jsonl", "plover")
SHEETS.remove("webanno")  # no sheet, whatever it ends with
MARKUP = "<script>alert(1)</script>{{7*7}}{% raw %}${7*7}\"'><img src=x onerror=alert(1)>"
STATEMENTS = ("' OR 1=1 --", "'; DROP TABLE documents; --", "%", "_", "\\", '"', "x' AND sleep(9)#")


def hostile(words: str) -> tuple[Article, ...]:
    text = f"{words} قال متحدث باسم بلدية حلب إن 7 قتلوا في قصف على سوق المدينة أمس.\n"
    return tuple(
        read(text * 2, "2024-03-05", words, doc=words, title=words, author=words, url=words)
    )


@pytest.mark.parametrize("form", SHEETS)
@pytest.mark.parametrize("words", FORMULAS, ids=repr)
def test_no_cell_of_a_sheet_is_a_formula(form: str, words: str) -> None:
    data = b"".join(FORMATS[form].write(hostile(words), Losses())).decode("utf-8-sig")
    delimiter = "\t" if "\t" in data.splitlines()[0] else ","
    for row in csv.reader(io.StringIO(data, newline=""), delimiter=delimiter):
        for cell in row:
            assert not cell.startswith(tuple(STARTS)) or re.fullmatch(r"-?[\d.]+", cell), cell


@pytest.mark.parametrize("words", FORMULAS, ids=repr)
def test_no_cell_of_a_workbook_is_a_formula(words: str) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    data = b"".join(FORMATS["xlsx"].write(hostile(words), Losses()))
    for page in openpyxl.load_workbook(io.BytesIO(data)):
        for row in page.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
    pack = zipfile.ZipFile(io.BytesIO(data))
    assert not any(b"<f>" in pack.read(name) for name in pack.namelist())


def test_what_a_page_is_given_stays_text(tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text(f"قال متحدث باسم البلدية {MARKUP} إن الطريق مفتوح.", "utf-8")
    told = khabar("read", report, "--publisher", MARKUP, "--format", "html").out
    assert "<script>alert(1)" not in told
    assert "<img src=x" not in told
    assert "{{7*7}}" in told  # as it was written, and never worked out


@pytest.mark.parametrize(
    "form", ["geojson", "annotation", "prov", "stix", "ftm", "ftm_statements", "jsonl", "plover"]
)
def test_what_is_json_stays_json(form: str) -> None:
    data = b"".join(FORMATS[form].write(hostile(MARKUP + '"}\n{"x": 1'), Losses()))
    for line in data.splitlines() if form in LINES else [data]:
        json.loads(line)


@pytest.mark.parametrize("told", STATEMENTS)
def test_a_search_asks_and_never_orders(told: str, tmp_path: Path) -> None:
    with open_store(tmp_path / "a.khabar") as store:
        store.keep("قال متحدث باسم البلدية إن الطريق مفتوح.", url="https://a.example/1")
        for name in ("actor", "place", "type", "source", "publisher"):
            assert store.search("", Filters(**{name: told})).total == 0
        for name in ("factuality", "voice", "since", "until", "published_since", "case"):
            with pytest.raises(Refusal):
                store.search("", Filters(**{name: told}))
        with contextlib.suppress(Refusal):
            store.search(told)
        assert store.search("الطريق").total == 1
        assert store.verify().whole


def test_no_name_leads_out_of_a_pack(tmp_path: Path) -> None:
    place = tmp_path / "a.khabar"
    with open_store(place) as store:
        kept = store.keep("قال متحدث إن الطريق مفتوح.", doc="../../../etc/x", title="../../x")
    assert khabar("evidence", kept.document, "-o", tmp_path / "p.zip", "--store", place).code == 0
    for name in zipfile.ZipFile(tmp_path / "p.zip").namelist():
        assert not name.startswith("/")
        assert ".." not in name.split("/")

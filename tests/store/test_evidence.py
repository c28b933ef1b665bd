import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import select

from khabar.run.ingest import read_open
from khabar.store.store import Store, open_store
from khabar.store.tables import exports
from tests.command import khabar
from tests.store.texts import MARKET, OPEN, SHUT

URL = "https://a.example/1"


@pytest.fixture
def store(place: str) -> Store:
    with open_store(place, who="نور") as opened:
        opened.keep(MARKET, url="https://a.example/other")
        opened.keep(OPEN, url=URL, title='قال "نعم"\tو\u0007لا', publisher="صدى الوادي")
        opened.keep(SHUT, url=URL, publisher="صدى الوادي")
        assert [*read_open(opened)]
        opened.keep(MARKET, url="https://a.example/later")
        yield opened


def packed(store: Store, folder: Path) -> Path:
    [hit] = store.search("مغلق").hits
    statement = next(told.id for told in store.search("مغلق", _attributed()).hits[0].statements)
    out = folder / "pack.zip"
    answer = khabar("evidence", hit.document, statement, "-o", out, "--store", store.address)
    assert answer.code == 0, answer.err
    return out


def _attributed() -> object:
    from khabar.store.search.filters import Filters

    return Filters(voice="attributed")


def checked(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", *map(str, words)], capture_output=True, text=True, check=False
    )


def test_a_pack_verifies_offline_by_the_script_inside(store: Store, tmp_path: Path) -> None:
    out = packed(store, tmp_path)
    folder = tmp_path / "unpacked"
    zipfile.ZipFile(out).extractall(folder)
    for words in ([folder / "verify.py"], [folder / "verify.py", out]):
        run = checked(*words)
        assert run.returncode == 0, run.stdout + run.stderr
        assert run.stdout.startswith("whole: ")
        assert "1 quotations" in run.stdout
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    [quotation] = manifest["quotations"]
    assert SHUT[quotation["start"] : quotation["stop"]] == quotation["quotation"]
    assert (
        manifest["head"]
        == json.loads((folder / "log.jsonl").read_text("utf-8").splitlines()[-1])["hash"]
    )
    assert "later" not in (folder / "log.jsonl").read_text("utf-8")


@pytest.mark.parametrize("name", ["text/", "bytes/", "rows.jsonl", "log.jsonl", "readings/"])
def test_a_pack_that_was_changed_is_found_out(store: Store, tmp_path: Path, name: str) -> None:
    out = packed(store, tmp_path)
    folder = tmp_path / "unpacked"
    zipfile.ZipFile(out).extractall(folder)
    path = next(p for p in sorted(folder.rglob("*")) if name in str(p) and p.is_file())
    path.write_bytes(path.read_bytes() + b" ")
    run = checked(folder / "verify.py")
    assert run.returncode == 1
    assert "was changed" in run.stdout


def test_a_pack_whose_manifest_was_mended_too_is_found_out(store: Store, tmp_path: Path) -> None:
    from hashlib import sha256

    folder = tmp_path / "unpacked"
    zipfile.ZipFile(packed(store, tmp_path)).extractall(folder)
    rows = next(folder.rglob("rows.jsonl"))
    rows.write_text(rows.read_text("utf-8").replace("صدى الوادي", "صدى النخيل"), "utf-8")
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    name = rows.relative_to(folder).as_posix()
    manifest["files"][name] = sha256(rows.read_bytes()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    run = checked(folder / "verify.py")
    assert run.returncode == 1
    assert "is not as the log says" in run.stdout


def test_an_export_is_written_down(store: Store, tmp_path: Path) -> None:
    packed(store, tmp_path)
    erased = khabar("erase", URL, "--authority", "طلب", "--store", store.address)
    assert "held by export 1" in erased.out
    assert khabar("evidence", URL, "-o", tmp_path / "x.zip", "--store", store.address).code == 1


def test_show_tells_versions_and_what_changed(store: Store) -> None:
    answer = khabar("show", URL, "--store", store.address, "--diff")
    assert "version 1: first" in answer.out
    assert "version 2: changed" in answer.out
    assert "[-مفتوح-]{+مغلق+}" in answer.out
    assert khabar("show", URL, "--store", store.address).out.rstrip().endswith(SHUT)
    assert (
        khabar("show", URL, "--store", store.address, "--version", "1").out.rstrip().endswith(OPEN)
    )
    assert khabar("show", URL, "--store", store.address, "--version", "7").code == 1


def test_an_old_id_shows_the_reading_as_it_was(store: Store) -> None:
    from khabar.store.search.filters import Filters

    told = store.search("مغلق", Filters(voice="attributed")).hits[0].statements[0]
    store.keep("نص آخر عن السوق.", url=URL)
    answer = khabar("show", told.id, "--store", store.address)
    assert told.text in answer.out
    assert "read by khabar" in answer.out
    assert khabar("show", "0" * 16 + ".1-2." + "0" * 8, "--store", store.address).code == 1


def test_the_rest_of_the_commands(store: Store, tmp_path: Path) -> None:
    at = ("--store", store.address)
    assert khabar("case", "سوق", *at).code == 1
    made = khabar("case", "سوق", "--purpose", "توثيق", "--basis", "journalism", "--add", URL, *at)
    assert "1 documents" in made.out
    assert khabar("search", "الطريق", "--case", "سوق", *at).out.startswith("1 found")
    assert khabar("hold", URL, "--authority", "محكمة", "--reason", "دعوى", *at).code == 0
    assert "legal hold" in khabar("erase", URL, "--authority", "x", *at).err
    assert khabar("hold", URL, "--authority", "محكمة", "--reason", "انتهت", "--lift", *at).code == 0
    assert khabar("redact", URL, "--at", "بلدية", "--reason", "x", *at).out.startswith("masked: 2")
    assert "█████" in khabar("show", URL, *at).out
    assert "بلدية" in khabar("show", URL, "--unmasked", *at).out
    assert khabar("restrict", URL, "--reason", "شاهد", *at).code == 0
    assert khabar("show", URL, *at).code == 1
    assert khabar("search", "الطريق", *at).out.startswith("0 found")
    assert khabar("evidence", URL, "-o", tmp_path / "x.zip", *at).code == 1
    assert khabar("case", "سوق", "--member", store.who, *at).code == 0
    assert khabar("restrict", URL, "--reason", "x", "--lift", *at).code == 0
    assert khabar("show", URL, *at).code == 0
    khabar("case", "سوق", "--retain-until", "2020-01-01", *at)
    assert "ran out on 2020-01-01" in khabar("case", "--due", *at).out
    assert khabar("rebuild", *at).code == 0
    assert khabar("verify", *at).code == 0


def test_readings_leave_the_store_masked_logged_and_only_where_they_may(
    store: Store, tmp_path: Path
) -> None:
    at = ("--store", store.address)
    out = tmp_path / "out.jsonl"
    khabar("redact", URL, "--at", "بلدية", "--reason", "x", *at)
    other = "https://a.example/other"
    khabar(
        "restrict", other, "--reason", "x", "--embargo-until", "2999-01-01", "--only-embargo", *at
    )
    answer = khabar(
        "export", "--format", "jsonl", "--full-text", "--out", out, "--recipient", "مكتب", *at
    )
    assert "embargo" in answer.err
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert len(lines) == 1
    assert "بلدية" not in out.read_text("utf-8")
    assert "█████" in lines[0]["text"]
    with store.reading() as connection:
        told = connection.execute(select(exports)).mappings().one()
    assert (told["recipient"], told["chosen"], told["unmasked"]) == ("مكتب", "all", None)
    assert told["full_text"]
    assert told["who"]
    assert "held by export 1" in khabar("erase", URL, "--authority", "x", *at).out

import csv
import gzip
import json
import random
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from khabar.run import ingest as running
from khabar.run.ingest import ingest, read_open
from khabar.run.inlets import inlets
from khabar.sources.captured import Failure
from khabar.sources.inlet import Columns, Given
from khabar.sources.local import inlet
from khabar.sources.refusal import Refusal
from khabar.store.keeping import Kept
from khabar.store.store import Store, open_store
from tests.command import khabar
from tests.store import made
from tests.store.made import REPORT
from tests.store.site import page
from tests.store.texts import MANY, MARKET, OPEN

Rows = list[dict[str, object]]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "a.khabar") as opened:
        yield opened


def taken(store: Store, *paths: Path | str, **given: object) -> list[Kept | Failure]:
    told = Given(**given)  # type: ignore[arg-type]
    found: list[Kept | Failure] = []
    for _, answer in ingest(store, [*inlets([str(p) for p in paths], told)], "ingest"):
        found += [answer] if isinstance(answer, Failure) else answer
    return found


def outcomes(answers: list[Kept | Failure]) -> list[str]:
    return ["failed" if isinstance(answer, Failure) else answer.outcome for answer in answers]


def rows(store: Store, which: str = "versions") -> Rows:
    joined = "versions v LEFT JOIN texts t ON t.sha256 = v.text JOIN captures c ON c.id = v.capture"
    with store.reading() as connection:
        found = connection.execute(
            text(f"SELECT c.*, v.*, t.text AS body FROM {joined} ORDER BY v.id")
            if which == "versions"
            else text(f"SELECT * FROM {which}")
        )
        return [dict(row) for row in found.mappings()]


def put(path: Path, raw: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    return path


def test_folders_globs_and_the_same_file_named_twice(store: Store, tmp_path: Path) -> None:
    put(tmp_path / "in" / "a.txt", OPEN.encode())
    put(tmp_path / "in" / "deep" / "b.txt", MARKET.encode("cp1256"))
    put(tmp_path / "in" / ".hidden" / "c.txt", MANY[0].encode())
    put(tmp_path / "other.txt", MANY[1].encode())
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    answers = taken(
        store, tmp_path / "in", tmp_path / "in" / "a.txt", f"{tmp_path}/*.txt", f"{tmp_path}/*.none"
    )
    assert sorted(outcomes(answers)) == ["failed", "new", "new", "new"]
    assert outcomes(taken(store, tmp_path / "in", depth=1)) == ["same", "failed"]


def test_a_moved_file_is_the_same_article(store: Store, tmp_path: Path) -> None:
    taken(store, put(tmp_path / "a.txt", OPEN.encode()))
    assert outcomes(taken(store, put(tmp_path / "b.txt", OPEN.encode()))) == ["same"]
    assert outcomes(taken(store, put(tmp_path / "a.txt", MARKET.encode()))) == ["changed"]


def test_a_saved_page_is_known_by_its_own_address(store: Store, tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://a.example/1">'
    path = put(tmp_path / "a.html", page(REPORT, head=head))
    assert outcomes(taken(store, path)) == ["new"]
    assert rows(store)[0]["url"] == "https://a.example/1"
    assert store.keep("نص آخر", url="https://a.example/1").outcome == "changed"


def test_rows_of_csv_and_parquet_by_their_columns(store: Store, tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(["link", "body", "day"])
        writer.writerow(["https://a.example/1", f'{OPEN}\n"{MARKET}"', "2026-11-18"])
        writer.writerow(["https://a.example/2", "", "2026-11-18"])
        writer.writerow(["https://a.example/3", MARKET, "18/11/2026"])
    columns = Columns(text="body", url="link", published="day")
    answers = taken(store, tmp_path / "a.csv", columns=columns)
    assert outcomes(answers) == ["new", "failed", "failed"]
    assert rows(store)[0]["raw_form"] == "row"
    assert rows(store)[0]["published"] == "2026-11-18"
    made.parquet(
        tmp_path / "a.parquet",
        [{"link": f"https://b.example/{n}", "body": MANY[n], "day": date(2026, 11, 18)}
         for n in range(70)],
    )  # fmt: skip
    assert outcomes(taken(store, tmp_path / "a.parquet", columns=columns)) == ["new"] * 70
    assert outcomes(taken(store, tmp_path / "a.parquet", columns=columns)) == ["same"] * 70
    [answer] = taken(store, tmp_path / "a.parquet")
    assert isinstance(answer, Failure)
    assert "--text-column" in answer.reason


def test_lines_of_json_with_fields_of_other_names(store: Store, tmp_path: Path) -> None:
    lines = [{"body": OPEN, "src": "صدى الوادي"}, {"body": 7}, {"text": "x"}, []]
    path = put(tmp_path / "a.jsonl", "\n".join(map(json.dumps, lines)).encode() + b"\n{")
    answers = taken(store, path, columns=Columns(text="body", publisher="src"))
    assert outcomes(answers) == ["new"] + ["failed"] * 4
    assert rows(store)[0]["publisher"] == "صدى الوادي"
    assert "line=3" in str(rows(store, "failures")[1]["address"])


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc", "a.wacz"])
def test_web_archives(store: Store, tmp_path: Path, name: str) -> None:
    raw = made.wacz() if name.endswith("wacz") else made.warc()
    raw = raw if "gz" in name or "wacz" in name else gzip.decompress(raw)
    path = put(tmp_path / name, raw)
    assert outcomes(taken(store, path)) == ["new", "changed", "gone"]
    first, second, _ = rows(store)
    assert first["seen"]
    assert first["fetched"] == "2026-11-18T08:00:00Z"
    assert first["raw_form"] == "member"
    assert first["method"] == "archive"
    assert "خمسين" in str(second["body"])


def test_an_archive_that_breaks_off_keeps_what_came_before(store: Store, tmp_path: Path) -> None:
    raw = made.warc()
    path = put(tmp_path / "a.warc.gz", raw[:-40])
    found = outcomes(taken(store, path))
    assert found[:2] == ["new", "changed"]
    [answer] = taken(store, put(tmp_path / "b.wacz", b"PK\x03\x04nothing"))
    assert isinstance(answer, Failure)


def test_posts_of_telegram(store: Store, tmp_path: Path) -> None:
    path = put(tmp_path / "result.json", made.telegram())
    assert outcomes(taken(store, path)) == ["new", "new", "failed"]
    first, second = rows(store)
    assert first["body"] == REPORT
    assert first["publisher"] == "قناة الوادي"
    assert first["published"] == "2026-11-18T11:06:40Z"
    assert second["via"] == '["مرصد النخيل"]'
    assert second["body"] == "قال شهود إن الطريق مغلق. السوق يعمل."
    put(path, made.telegram(edited="1795003600"))
    assert outcomes(taken(store, path)) == ["changed", "same", "failed"]
    put(path, made.telegram("نص بعد التعديل", edited="1795007200"))
    assert outcomes(taken(store, path)) == ["changed", "same", "failed"]
    assert [row["edited"] for row in rows(store)][-1] == "2026-11-18T13:06:40Z"


def test_a_forward_header_is_a_link_of_every_chain(store: Store, tmp_path: Path) -> None:
    taken(store, put(tmp_path / "result.json", made.telegram()))
    assert [*read_open(store)]
    article = next(a for v, a in store.articles() if v.via)
    assert article.attributions
    for said in article.attributions:
        assert "مرصد النخيل" in [link.name for link in said.chain]
        assert said.chain[-1].role == "origin"
    assert all(claim.attribution for claim in article.claims)
    assert article.summary.own_voice == 0


def test_pdf_with_a_text_layer_and_a_scan(store: Store, tmp_path: Path) -> None:
    answers = taken(store, put(tmp_path / "a.pdf", made.pdf(REPORT)))
    assert outcomes(answers) == ["new"]
    assert "سوق الوادي" in str(rows(store)[0]["body"])
    assert rows(store)[0]["media_type"] == "application/pdf"
    [answer] = taken(store, put(tmp_path / "scan.pdf", made.pdf("")))
    assert isinstance(answer, Failure)
    assert "scan" in answer.reason
    [answer] = taken(store, put(tmp_path / "b.pdf", b"%PDF-1.4 broken"))
    assert isinstance(answer, Failure)


def test_word_documents(store: Store, tmp_path: Path) -> None:
    answers = taken(store, put(tmp_path / "a.docx", made.docx(REPORT)), single=True)
    assert outcomes(answers) == ["new"]
    assert rows(store)[0]["body"] == f"{REPORT}\nالعدد 40"
    bad = put(tmp_path / "b.docx", b"PK\x03\x04nothing")
    other = put(tmp_path / "c.docx", made.wacz())
    assert outcomes(taken(store, bad, other)) == ["failed", "failed"]


def test_a_saved_feed(store: Store, tmp_path: Path) -> None:
    raw = (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>صدى الوادي</title>'
        '<entry><title>خبر</title><link href="https://a.example/1"/>'
        "<updated>2026-11-18T08:00:00+03:00</updated>"
        f'<content type="html">&lt;p&gt;{OPEN}&lt;/p&gt;</content></entry></feed>'
    )
    assert outcomes(taken(store, put(tmp_path / "a.xml", raw.encode()))) == ["new"]
    assert rows(store)[0]["body"] == OPEN
    assert rows(store)[0]["edited"] == "2026-11-18T05:00:00Z"


def test_what_cannot_be_taken_in_is_told_and_costs_no_other(store: Store, tmp_path: Path) -> None:
    names = {
        "empty.txt": b"", "blank.txt": b" \n", "binary.txt": bytes(range(256)) * 50,
        "big.txt": b"x" * 2_000_000, "picture.txt": b"\x89PNG....", "page.html": b"<html></html>",
        "deep.html": b"<html><body>" + b"<div>" * 50_000, "a.parquet": b"PAR1nothing",
        "nul.csv": b"text\n\x00\x00\x00", "result.json": b'{"messages": [1',
        "good.txt": OPEN.encode(),
    }  # fmt: skip
    for name, raw in names.items():
        put(tmp_path / "in" / name, raw)
    answers = taken(store, tmp_path / "in", limit=1_000_000)
    assert outcomes(answers).count("new") == 1
    reasons = {
        str(row["address"]).rpartition("/")[2]: row["reason"] for row in rows(store, "failures")
    }
    assert len(reasons) >= len(names) - 1
    assert not any("report it with the text" in str(reason) for reason in reasons.values()), reasons


def test_standard_input_in_any_form(tmp_path: Path) -> None:
    desk = ("--store", tmp_path / "a.khabar", "--no-read")
    line = json.dumps({"text": OPEN, "publisher": "صدى الوادي"}).encode() + b"\n"
    assert (
        "2 new" in khabar("ingest", "-", *desk, given=line + line.replace(b"\\u0642", b"x", 1)).out
    )
    assert (
        "2 the same"
        in khabar("ingest", "-", *desk, given=line + line.replace(b"\\u0642", b"x", 1)).out
    )
    assert "1 new" in khabar("ingest", "-", *desk, given=MARKET.encode()).out
    assert "1 new" in khabar("ingest", "-", *desk, given=page(REPORT)).out
    assert khabar("ingest", "-", *desk, given=b"").code == 1


def test_a_run_goes_on_where_it_was_stopped(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "BATCH", 4)
    lines = [json.dumps({"text": each, "url": f"https://a.example/{n}"})
             for n, each in enumerate(MANY[:20])]  # fmt: skip
    path = put(tmp_path / "a.jsonl", "\n".join(lines).encode())
    stopped = ingest(store, [*inlets([str(path)], Given())], "ingest")
    seen = [next(stopped) for _ in range(8)]
    stopped.close()
    again = [*ingest(store, [*inlets([str(path)], Given())], "ingest")]
    assert len(seen) + len(again) == 20
    assert all(not isinstance(a, Failure) and a[0].outcome == "new" for _, a in again)
    assert rows(store, "progress") == []
    whole = [*ingest(store, [*inlets([str(path)], Given())], "ingest")]
    assert {a[0].outcome for _, a in whole if not isinstance(a, Failure)} == {"same"}


def test_the_report_tells_what_is_kept(tmp_path: Path) -> None:
    path = put(tmp_path / "a.txt", OPEN.encode())
    told = tmp_path / "report.jsonl"
    answer = khabar(
        "ingest", path, tmp_path / "none.txt", "--store", tmp_path / "a.khabar", "--report", told,
        "--no-read",
    )  # fmt: skip
    assert answer.code == 3
    assert "none.txt" in answer.err
    lines = [json.loads(line) for line in told.read_text("utf-8").splitlines()]
    assert [line["outcome"] for line in lines] == ["new", "failed"]


def spoilt(raw: bytes, rng: random.Random) -> bytes:
    """Bytes changed, cut out, doubled, broken off."""
    found = bytearray(raw)
    for _ in range(rng.choice((1, 3, 20, 200))):
        at, turn = rng.randrange(len(found)), rng.random()
        if turn < 0.5:
            found[at] = rng.randrange(256)
        elif turn < 0.7:
            del found[at : at + rng.randrange(50)]
        elif turn < 0.9:
            found[at:at] = found[max(0, at - 30) : at] * 3
        found = found or bytearray(b"x")
    return bytes(found[: rng.randrange(1, len(found) + 1)] if rng.random() < 0.2 else found)


def test_a_spoilt_file_of_any_form_ends_in_a_sentence(tmp_path: Path) -> None:
    made.parquet(tmp_path / "a.parquet", [{"text": REPORT}] * 5)
    files = {
        "a.pdf": made.pdf(REPORT), "a.docx": made.docx(REPORT), "a.warc.gz": made.warc(),
        "a.wacz": made.wacz(), "result.json": made.telegram(), "a.html": page(REPORT),
        "a.parquet": (tmp_path / "a.parquet").read_bytes(), "a.txt": REPORT.encode(),
        "a.csv": f"text,url\n{OPEN},https://a.example/1\n".encode(),
        "a.jsonl": json.dumps({"text": OPEN}).encode(),
    }  # fmt: skip
    rng = random.Random(5)
    for name, raw in files.items():
        for _ in range(12):
            path = put(tmp_path / name, spoilt(raw, rng))
            with suppress(Refusal):
                assert all(str(item) for item in inlet(str(path), Given(seconds=5)).items(0))

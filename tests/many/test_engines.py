"""The same rows from every engine; a run that is killed loses nothing and does nothing twice."""

import json
import random
import signal
import time
from pathlib import Path

import pytest

from khabar.run.many.job import Job
from khabar.run.many.plan import plan
from khabar.run.many.processes import Crew
from khabar.run.many.reading import read_many
from khabar.sources.refusal import Refusal
from tests.command import khabar, started
from tests.many.made import DEADLY, ENGINES, TEXTS, dying, jsonl, rows, run, stamps, table, tables

pytest.importorskip("pyarrow", reason="tables are Parquet, which needs pyarrow")


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("engine", ENGINES, indirect=True)
def test_every_engine_gives_the_same_rows(engine: str, tmp_path: Path) -> None:
    source = jsonl(tmp_path)
    run(source, tmp_path / "known", size=100)
    summary = run(source, tmp_path / "out", engine, size=7)
    assert tables(tmp_path / "out") == tables(tmp_path / "known")
    assert (summary.articles, summary.failures) == (len(TEXTS), 5)
    assert summary.cpu > 0


@pytest.mark.filterwarnings("ignore")
def test_a_data_frame_is_read_as_an_archive_is(spark: None, tmp_path: Path) -> None:
    from khabar.run.many.spark import read_frame, session

    run(jsonl(tmp_path, bad=False), tmp_path / "known")
    known = {row["doc"]: row["reading"] for row in tables(tmp_path / "known")["articles"]}
    told = [(r["doc"], r["text"], r["published"], r["publisher"]) for r in rows()]
    names = "doc string, text string, published string, publisher string"
    frame = session(2).createDataFrame([*told, ("bad", None, None, None)], names)
    found = read_frame(frame, Job(out="")).collect()
    assert {row.doc: row.reading for row in found if row.reading} == known
    [bad] = [row for row in found if not row.reading]
    assert "no text" in bad.reason


@pytest.mark.parametrize("form", ["csv", "parquet", "warc"])
def test_every_form_gives_the_same_readings(form: str, tmp_path: Path) -> None:
    columns = ("body", "id", "title", "publisher", "author", "day", "url")
    run(table(tmp_path, form), tmp_path / "out", size=4, columns=columns, publisher="صحيفة")
    found = tables(tmp_path / "out")
    assert found["failures"] == []
    read = [json.loads(row["reading"]) for row in found["articles"]]
    assert [one["published"] for one in read] == ["2026-11-18"] * len(TEXTS)
    if form == "warc":
        assert all(text in one["text"] for text, one in zip(TEXTS, read, strict=True))
        assert found["articles"][3]["url"] == "https://a.example/3"
    else:
        assert [one["text"] for one in read] == TEXTS
        assert [one["doc"] for one in read] == [row["doc"] for row in rows()]


def test_a_bad_row_costs_itself_alone(tmp_path: Path) -> None:
    summary = run(jsonl(tmp_path), tmp_path / "out", size=5)
    found = tables(tmp_path / "out")
    assert [row["row"] for row in found["failures"]] == [4, 6, 7, 10, 11]
    assert all(row["reason"] for row in found["failures"])
    assert len(found["articles"]) == summary.articles == len(TEXTS)
    assert len({row["article"] for row in found["articles"]}) == len(TEXTS)
    assert {row["article"] for row in found["statements"]} <= {
        row["article"] for row in found["articles"]
    }


def test_a_folder_holds_many_archives_and_one_that_is_none(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    jsonl(folder, bad=False)
    jsonl(folder / "deep", bad=False)
    (folder / "note.txt").write_text("قال", "utf-8")
    (folder / "half.parquet").write_bytes(b"PAR1 and no more")
    summary = run(folder, tmp_path / "out")
    found = tables(tmp_path / "out")
    assert summary.articles == 2 * len(TEXTS)
    assert {row["input"] for row in found["articles"]} == {"archive.jsonl", "deep/archive.jsonl"}
    assert summary.failures == 2


def test_killed_at_random_it_goes_on_where_it_stood(tmp_path: Path) -> None:
    source = jsonl(tmp_path)
    run(source, tmp_path / "known", size=1)
    out, rng = tmp_path / "out", random.Random(5)
    words = ("read-many", source, out, "--engine", "processes", "--jobs", "1", "--chunk", "1")
    written: dict[str, int] = {}
    for _ in range(4):
        process = started(*words)
        held = len(stamps(out))
        late = time.monotonic() + 20  # killed some chunks after it went on, or before it did
        enough = rng.choice((0, 2, 5)) * 4
        while len(stamps(out)) < held + enough and time.monotonic() < late:
            time.sleep(0.01)
        time.sleep(rng.uniform(0, 0.1))
        process.send_signal(signal.SIGKILL)
        _, wrong = process.communicate()
        assert b"Traceback" not in wrong, wrong.decode()
        now = stamps(out)
        done = {name[:-5] for name in now if name.startswith("_chunks")}
        assert all(now[name] == at for name, at in written.items()), "something was done twice"
        written = {name: at for name, at in now.items() if f"_chunks/{Path(name).stem}" in done}
    assert written
    assert khabar(*words).code == 3
    assert all(stamps(out)[name] == at for name, at in written.items())
    assert tables(out) == tables(tmp_path / "known")
    assert not [*out.glob("*/.*.part")]


def test_ctrl_c_leaves_what_is_done(tmp_path: Path) -> None:
    source, out = jsonl(tmp_path), tmp_path / "out"
    words = ("read-many", source, out, "--chunk", "1", "--engine", "processes", "--quiet")
    process = started(*words)
    late = time.monotonic() + 60
    while not stamps(out) and time.monotonic() < late:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, wrong = process.communicate()
    assert process.returncode == 130
    assert b"the same command goes on" in wrong
    assert b"Traceback" not in wrong
    assert khabar(*words).code == 3
    assert len(tables(out)["articles"]) == len(TEXTS)


def test_a_worker_that_dies_costs_a_try_and_then_an_article(tmp_path: Path) -> None:
    place = tmp_path / "archive.jsonl"
    lines = [json.dumps(row, ensure_ascii=False) for row in rows()]
    lines[7:7] = [json.dumps({"doc": "deadly", "text": DEADLY}, ensure_ascii=False)]
    place.write_text("\n".join(lines), "utf-8")
    job = Job(out=str(tmp_path / "out"))
    made = plan(str(place), job, 5)
    from khabar.run.many.plan import begin

    begin(tmp_path / "out", made.manifest)
    deaths = sum(tally.deaths for tally in Crew(job, 2, dying).run(made.chunks))
    found = tables(tmp_path / "out")
    assert deaths == 3  # one at d2, which is read the second time, and two at the deadly one
    assert len(found["articles"]) == len(TEXTS)
    [lost] = found["failures"]
    assert lost["row"] == 8
    assert "was killed or ran out of memory" in lost["reason"]


def test_another_run_is_refused_in_one_sentence(tmp_path: Path) -> None:
    source, out = jsonl(tmp_path), tmp_path / "out"
    run(source, out)
    before = stamps(out)
    assert run(source, out).now == 0
    with pytest.raises(Refusal, match="begun with another --publisher"):
        run(source, out, publisher="صحيفة أخرى")
    with pytest.raises(Refusal, match="begun with --chunk"):
        run(source, out, size=3)
    manifest = out / "manifest.json"
    kept = manifest.read_text("utf-8")
    manifest.write_text(kept.replace('"engine": "khabar', '"engine": "khabar 0.0'), "utf-8")
    with pytest.raises(Refusal, match="was begun with «khabar 0"):
        run(source, out)
    manifest.write_text(kept, "utf-8")
    with source.open("a", encoding="utf-8") as more:
        more.write('{"text": "قال"}\n')
    with pytest.raises(Refusal, match=r"«archive.jsonl» is not as it was"):
        run(source, out)
    assert stamps(out) == before
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "mine.txt").write_text("x")
    with pytest.raises(Refusal, match="holds other files"):
        run(source, tmp_path / "other")
    with pytest.raises(Refusal, match="save it as a file"):
        run(Path("-"), tmp_path / "third")
    with pytest.raises(Refusal, match="no such file"):
        run(tmp_path / "none.jsonl", tmp_path / "third")


def test_two_runs_do_not_write_one_folder(tmp_path: Path) -> None:
    source, out = jsonl(tmp_path), tmp_path / "out"
    job = Job(out=str(out))
    first = read_many(plan(str(source), job, 5), job)
    next(first)
    with pytest.raises(Refusal, match="written by another run"):
        run(source, out, size=5)
    first.close()
    run(source, out, size=5)

"""The sample reports, and the demo that reads them."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from khabar.app.demo import Sample, article, main, rows, sample, told
from khabar.export.html.readers import invented
from khabar.readings.article import Article

EXAMPLES = Path(__file__).parent.parent / "examples"
MARK = "(نص متخيَّل / INVENTED)"


@pytest.fixture(scope="module")
def market() -> Sample:
    return sample(EXAMPLES)


@pytest.fixture(scope="module")
def others() -> dict[str, Article]:
    return {
        row["doc"]: article(EXAMPLES, row) for row in rows(EXAMPLES) if row["story"] == "others"
    }


@pytest.mark.parametrize("row", rows(EXAMPLES), ids=lambda row: row["doc"])
def test_each_sample_says_that_it_is_invented(row: dict[str, str]) -> None:
    text = (EXAMPLES / row["file"]).read_text(encoding="utf-8")
    longest, shortest = 1500, 690 if row["story"] in ("market", "others") else 250
    assert shortest <= len(text) <= longest
    assert text.rstrip("\n").endswith("\n" + MARK)


def test_every_sample_is_listed_once() -> None:
    listed = sorted(row["file"] for row in rows(EXAMPLES))
    assert listed == sorted(str(p.relative_to(EXAMPLES)) for p in EXAMPLES.glob("*/*.txt"))


def test_the_mark_is_no_sentence(market: Sample, others: dict[str, Article]) -> None:
    for one in (*market.story.articles, *others.values()):
        assert invented(one)
        stamp = one.text.index(MARK)
        assert not [s for s in one.sentences if s[1] > stamp]


def test_six_articles_are_four_wordings_of_two_origins(market: Sample) -> None:
    story = market.story
    docs = [tuple(story.articles[m].doc for m in group.members) for group in story.wordings]
    assert docs == [("nakhil", "sahl", "sada"), ("tahuna",), ("tilal",), ("jisr",)]
    assert story.wordings[0].head == 0
    assert (story.origins.least, story.origins.most) == (2, 2)
    voice, office = story.origins.found
    assert (voice.named, voice.through, len(voice.articles)) == (False, "وكالة النخيل", 4)
    assert office.named
    assert office.name.startswith("مديرية الصحة")


def test_the_toll_is_disputed_between_two_origins(market: Sample) -> None:
    story = market.story
    killed = next(toll for toll in story.tolls if toll.kind == "killed")
    assert killed.values == (12, 28)
    told_by = {
        (figure.value, figure.origin, figure.denied): [
            story.articles[a].doc for a in figure.articles
        ]
        for figure in killed.figures
    }
    assert told_by == {
        (12, 1, False): ["tilal"],
        (28, 0, False): ["nakhil", "sahl", "sada", "tahuna"],
        (28, None, False): ["jisr"],
        (28, 1, True): ["tilal"],
    }


def test_a_copy_left_out_the_doubt_of_the_agency(market: Sample) -> None:
    story = market.story
    sada = next(gone for gone in story.omissions if story.articles[gone.copy].doc == "sada")
    dropped = [span.of(story.articles[sada.head].text) for span in sada.sentences]
    assert dropped == ["ولم يتسنَّ لوكالة النخيل التحقق من حصيلة القتلى من جهة أخرى."]


def test_on_football_the_reader_stays_nearly_silent(others: dict[str, Article]) -> None:
    match = others["football"]
    assert not match.attributions
    assert not match.wording
    assert not [n for n in match.numbers if n.of in ("killed", "injured")]


def test_the_economy_note_rests_on_its_chamber(others: dict[str, Article]) -> None:
    names = [said.chain[-1].name for said in others["olives"].attributions if said.chain]
    assert any("الغرفة الزراعية" in name for name in names)


def test_the_demo_fits_a_small_terminal(market: Sample) -> None:
    lines = list(told(market, "out/story.html"))
    assert len(lines) <= 22
    assert max(map(cell_len, lines)) <= 80


def test_the_figures_of_the_demo_come_from_the_reading(tmp_path: Path, market: Sample) -> None:
    changed = tmp_path / "examples"
    shutil.copytree(EXAMPLES, changed)
    for file in (changed / "market").glob("*.txt"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("28", "31").replace("12 ", "17 "), encoding="utf-8")
    listed = (changed / "stories.tsv").read_text(encoding="utf-8").splitlines()
    kept = [line for line in listed if not line.startswith("market\ttahuna")]
    (changed / "stories.tsv").write_text("\n".join(kept) + "\n", encoding="utf-8")
    before = "\n".join(told(market, "out/story.html"))
    after = "\n".join(told(sample(changed), "out/story.html"))
    assert "dead: 12 | 28" in before
    assert "6 articles -> 4 wordings -> 2 origins" in before
    assert "dead: 17 | 31" in after
    assert "5 articles -> 3 wordings -> 2 origins" in after


def test_the_followed_statement_stands_at_the_characters_it_names(market: Sample) -> None:
    lines = list(told(market, "out/story.html"))
    at = next(n for n, line in enumerate(lines) if line.startswith("Article "))
    found = re.match(r"Article (\d+), characters (\d+)-(\d+)", lines[at])
    assert found
    number, start, stop = map(int, found.groups())
    quoted = lines[at + 2].rpartition("«")[2].rstrip("»…")
    assert market.story.articles[number - 1].text[start:stop].startswith(quoted)


def test_the_demo_runs_from_the_shell(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "khabar.app.demo", str(EXAMPLES)],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
    )
    assert "See it:" in done.stdout
    page = (tmp_path / "out" / "story.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert not done.stderr


def test_without_examples_it_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nowhere"]) == 2
    assert "run this in the project's folder" in capsys.readouterr().err

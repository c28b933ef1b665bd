"""Sheets and annotated files that come back, and what leaves of what people decided."""

import csv
import io
import json
from pathlib import Path

import pytest

from khabar.run.ingest import read_open
from khabar.store.deciding import add_missed
from khabar.store.findings import write_finding
from khabar.store.reviews import reviews_on
from khabar.store.store import open_store
from tests.app.desk import links_in
from tests.command import khabar

EXAMPLES = Path(__file__).parents[2] / "examples"
SAHL = "https://a.example/sahl"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A store with the sample story of the market."""
    path = tmp_path / "desk.khabar"
    with open_store(path, who="operator") as store:
        for file in sorted((EXAMPLES / "market").glob("*.txt")):
            store.keep(
                file.read_text("utf-8"), url=f"https://a.example/{file.stem}",
                published="2026-11-18", publisher=file.stem,
            )  # fmt: skip
        assert [*read_open(store)]
    return path


def exported(desk: Path, form: str, *more: str) -> tuple[list[str], list[dict[str, str]]]:
    out = khabar("export", "--store", desk, "--format", form, *more).out
    rows = list(csv.reader(io.StringIO(out.lstrip("\ufeff"), newline="")))
    return rows[0], [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def written(path: Path, head: list[str], rows: list[dict[str, str]], mark: str = ",") -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        sheet = csv.DictWriter(stream, head, delimiter=mark)
        sheet.writeheader()
        sheet.writerows(rows)
    return path


def reviews(desk: Path) -> list[tuple[str, str | None, str | None, str | None]]:
    with open_store(desk, who="operator") as store, store.reading() as connection:
        rows = reviews_on(connection, "operator")
    return [(row.verdict, row.field, row.after, row.why) for row in rows]


@pytest.mark.parametrize("form", ["acled", "ucdp"])
@pytest.mark.parametrize("masked", [True, False])
def test_a_sheet_as_it_was_sent_says_nothing(
    desk: Path, tmp_path: Path, form: str, masked: bool
) -> None:
    head, rows = exported(desk, form, *([] if masked else ["--unmasked", "test"]))
    sheet = written(tmp_path / "sheet.csv", head, rows)
    answer = khabar("import-sheet", sheet, "--format", form, "--store", desk)
    assert (answer.code, answer.out) == (0, "0 reviews written\n"), answer.err
    assert reviews(desk) == []


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_what_the_coder_changed_comes_back_as_reviews(
    desk: Path, tmp_path: Path, mark: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KHABAR_USER", "operator")
    head, rows = exported(desk, "acled")
    rows[0] |= {
        "location": "سوق الوادي الكبير", "fatalities": "30", "event_date": "2026-11-17",
        "coder_decision": "reading_correct", "coder_note": "راجعت الأصل",
    }  # fmt: skip
    sheet = written(tmp_path / "sheet.csv", head, rows, mark)
    assert khabar("import-sheet", sheet, "--store", desk, "--check").out.startswith("4 reviews")
    assert reviews(desk) == []
    assert khabar("import-sheet", sheet, "--store", desk).code == 0
    found = reviews(desk)
    assert [(one[0], (one[1] or "").rpartition(".")[2], one[2]) for one in found] == [
        ("corrected", "killed", "30"),
        ("corrected", "place", "سوق الوادي الكبير"),
        ("corrected", "time", "2026-11-17"),
        ("reading_correct", "", None),
    ]
    assert {one[3] for one in found} == {"راجعت الأصل"}
    assert khabar("import-sheet", sheet, "--store", desk).out == "0 reviews written\n"
    _, again = exported(desk, "acled")
    assert again[0]["reviewed_by"] == "operator"
    assert "place corrected to سوق الوادي الكبير" in again[0]["needs_person"]


def test_a_rejected_row_leaves_the_sheet_of_settled_ones(desk: Path, tmp_path: Path) -> None:
    head, rows = exported(desk, "acled")
    told = [row | {"coder_decision": "rejected"} for row in rows]
    answer = khabar("import-sheet", written(tmp_path / "s.csv", head, told), "--store", desk)
    assert answer.code == 0
    _, left = exported(desk, "acled")
    # an event that other statements tell as well stays
    assert len(left) <= len(rows)
    assert all("reading rejected" not in row["needs_person"] for row in left)


def test_a_workbook_comes_back_too(desk: Path, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    head, rows = exported(desk, "acled")
    rows[0]["coder_decision"] = "مرفوضة"
    book = openpyxl.Workbook()
    book.active.append(["notes"])
    page = book.create_sheet("events")
    page.append(head)
    for row in rows:
        page.append([row[name] for name in head])
    book.save(tmp_path / "sheet.xlsx")
    answer = khabar("import-sheet", tmp_path / "sheet.xlsx", "--store", desk)
    assert (answer.code, answer.out) == (0, "1 reviews written\n"), answer.err


def test_rows_of_which_nothing_can_be_made_are_told_and_cost_no_other(
    desk: Path, tmp_path: Path
) -> None:
    head, rows = exported(desk, "acled")
    strange = rows[0] | {"khabar_event": "kh000000000000"}
    perhaps = rows[0] | {"coder_decision": "maybe", "event_date": "yesterday", "actor1": "X"}
    good = rows[0] | {"coder_decision": "rejected"}
    sheet = written(tmp_path / "s.csv", head, [strange, perhaps, good])
    answer = khabar("import-sheet", sheet, "--store", desk)
    assert answer.code == 3
    for told in ("no event of this store", "«maybe»", "no day", "the coder's own name"):
        assert told in answer.err
    assert [one[0] for one in reviews_of_any(desk)] == ["rejected"]


def reviews_of_any(desk: Path) -> list[tuple[str]]:
    with open_store(desk) as store, store.reading() as connection:
        return [(row.verdict,) for row in reviews_on(connection, "anyone")]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "no column"),
        (b"a,b\n1,2\n", "no column"),
        (b"\xff\xfe\x00", "not in UTF-8"),
        (b"PK\x03\x04xx", "no workbook"),
        (b'khabar_event\n"' + b"x" * 200_000, "no CSV"),
    ],
)
def test_what_is_no_sheet_is_refused_by_name(
    desk: Path, tmp_path: Path, raw: bytes, reason: str
) -> None:
    (tmp_path / "x.csv").write_bytes(raw)
    answer = khabar("import-sheet", tmp_path / "x.csv", "--store", desk)
    assert answer.code == 1
    assert reason in answer.err


def test_an_annotated_file_survives_there_and_back(desk: Path, tmp_path: Path) -> None:
    with open_store(desk) as store:
        from khabar.store.naming import document

        with store.reading() as connection:
            name = document(connection, SAHL).name
    out = tmp_path / "doc.tsv"
    assert khabar("export", "--store", desk, "--document", name, "--format", "webanno",
                  "--unmasked", "test", "--out", out).code == 0  # fmt: skip
    back = khabar("import-sheet", out, "--format", "webanno", "--document", name, "--store", desk)
    assert (back.code, back.out) == (0, "0 reviews written\n"), back.err
    text = out.read_text("utf-8")
    assert "CT+" in text
    first = next(cell for cell in text.split("\t") if cell.startswith("CT+"))
    out.write_text(text.replace(first, first.replace("CT+", "PR+")), "utf-8")
    back = khabar("import-sheet", out, "--format", "webanno", "--document", name, "--store", desk)
    assert back.code == 0, back.err
    with open_store(desk) as store, store.reading() as connection:
        rows = reviews_on(connection, "anyone")
    assert {(row.verdict, row.field, row.after) for row in rows} >= {
        ("corrected", "factuality", "PR+")
    }
    wrong = tmp_path / "other.tsv"
    wrong.write_text(text.replace("\tال", "\tلا"), "utf-8")
    for path, reason in ((wrong, "not that of the document"), (desk, "")):
        back = khabar("import-sheet", path, "--format", "webanno", "--document", name,
                      "--store", desk)  # fmt: skip
        assert back.code == 1
        assert reason in back.err
    assert khabar("import-sheet", out, "--format", "webanno", "--store", desk).code == 1


@pytest.fixture
def found(desk: Path) -> Path:
    """The store with a finding on each scale, a correction and a missed statement."""
    with open_store(desk, who="نور") as store:
        first, second, *_ = links_in(store, SAHL)
        with store.writing() as writing:
            write_finding(
                writing, first, "قارنّا الصور", value="يوافق الصور",
                evidence=["https://c.example/1"],
            )  # fmt: skip
            write_finding(writing, second, "سجلّ", scale="admiralty", letter="B", number="3")
        store.review(first, "corrected", field="source", value="شاهد")
        with store.writing() as writing:
            from khabar.store.naming import document

            held = document(writing.connection, SAHL)
            version = next(v for v, _ in store.articles() if v.name == held.name)
            add_missed(writing, held.id, version.id, (0, 20), {"source": "أحد التجار"})
    return desk


def test_findings_have_columns_of_their_own(found: Path) -> None:
    _, rows = exported(found, "csv")
    desk_rows = [row for row in rows if row["finding"]]
    [one] = desk_rows
    assert one["finding_by"] == "نور"
    assert one["finding_reasons"] == "قارنّا الصور"
    assert one["reading"] == "corrected in part"
    assert one["corrections"].startswith("source: ")
    assert one["source"] == "شاهد"  # what the machine read stands in "corrections"
    [graded] = [row for row in rows if row["finding_source_letter"]]
    assert (graded["finding_source_letter"], graded["finding_statement_number"]) == ("B", "3")
    [missed] = [row for row in rows if row["reading"] == "missed"]
    assert (missed["source"], missed["engine"]) == ("أحد التجار", "a person")
    assert all(row["reading"] == "machine" for row in rows if not row["reviewed_by"])


def test_json_lines_carry_reviews_and_findings_and_stay_valid(found: Path) -> None:
    from jsonschema import Draft202012Validator

    from khabar.export.schema import schema

    answer = khabar("export", "--store", found, "--format", "jsonl", "--full-text")
    for line in answer.lines:
        Draft202012Validator(schema()).validate(line)
    claims = [claim for line in answer.lines for claim in line["claims"]]
    assert sum(len(claim["findings"]) for claim in claims) == 2
    assert sum(claim["review"] is not None for claim in claims) == 1
    assert all(claim["grade"] is None for claim in claims)
    assert sum(len(line["missed"]) for line in answer.lines) == 1


def test_a_claim_review_is_written_where_a_person_wrote_a_finding_and_nowhere_else(
    found: Path,
) -> None:
    answer = khabar("export", "--store", found, "--format", "claim_review")
    told = json.loads(answer.out)
    assert told["@context"] == "https://schema.org"
    one, other = told["@graph"]
    assert one["@type"] == "ClaimReview"
    assert one["author"] == {"@type": "Person", "name": "نور"}
    assert one["reviewRating"] == {"@type": "Rating", "alternateName": "يوافق الصور"}
    assert one["citation"] == ["https://c.example/1"]
    assert one["itemReviewed"]["appearance"]["url"] == SAHL
    assert [rating["alternateName"] for rating in other["reviewRating"]] == ["B", "3"]
    assert "ratingValue" not in answer.out
    assert "no person wrote a finding" in answer.err


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the library, within itself
def test_a_claim_review_is_linked_data_that_loads(found: Path) -> None:
    rdflib = pytest.importorskip("rdflib")
    told = json.loads(khabar("export", "--store", found, "--format", "claim_review").out)
    told["@context"] = {"@vocab": "https://schema.org/"}  # the library would fetch the other
    graph = rdflib.Dataset().parse(data=json.dumps(told), format="json-ld")
    kind = rdflib.URIRef("https://schema.org/ClaimReview")
    assert len({quad[0] for quad in graph.quads((None, rdflib.RDF.type, kind, None))}) == 2


def test_without_findings_nothing_leaves_as_claim_review(desk: Path) -> None:
    answer = khabar("export", "--store", desk, "--format", "claim_review")
    assert json.loads(answer.out)["@graph"] == []


def test_the_logs_are_handed_on_and_written_down(found: Path) -> None:
    out = khabar("export", "reviews", "--store", found).out
    rows = list(csv.DictReader(io.StringIO(out.lstrip("\ufeff"))))
    assert [row["verdict"] for row in rows] == ["corrected", "missed"]
    assert rows[0]["after"] == "شاهد"
    lines = khabar("export", "findings", "--store", found, "--format", "jsonl").lines
    assert [line["scale"] for line in lines] == ["desk", "admiralty"]
    with open_store(found) as store, store.reading() as connection:
        from sqlalchemy import text

        forms = connection.execute(text("SELECT form FROM exports")).scalars().all()
    assert forms == ["reviews csv", "findings jsonl"]
    assert khabar("export", "reviews", "--store", found, "--format", "xlsx").code == 2
    listed = khabar("export", "--list").out
    for name in ("claim_review", "reviews", "findings", "webanno"):
        assert name in listed


def test_private_names_are_masked_in_what_people_wrote_too(tmp_path: Path) -> None:
    report = "قال المدعو سالم البستاني لوكالة النخيل إن سالم البستاني رأى الحريق في السوق أمس."
    path = tmp_path / "p.khabar"
    with open_store(path, who="نور") as store:
        store.keep(report, url="https://a.example/p", published="2026-11-18")
        assert [*read_open(store)]
        first = links_in(store, "https://a.example/p")[0]
        store.review(first, "corrected", field="source", value="الشاهد سالم البستاني")
        with store.writing() as writing:
            write_finding(writing, first, "اتصلنا بـ سالم البستاني", value="شاهد واحد")
    plain = khabar("export", "--store", path, "--format", "csv", "--unmasked", "x").out
    assert "سالم البستاني" in plain
    masked = khabar("export", "--store", path, "--format", "csv").out
    assert "سالم البستاني" not in masked

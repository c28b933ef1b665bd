"""Each format against its own library or schema, over the sample story."""

import csv
import io
import json
import warnings
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from khabar.app.demo import sample
from khabar.export import acled, ucdp
from khabar.export.columns import columns
from khabar.export.csv_sheet import safe
from khabar.export.discreet import discreet, rough
from khabar.export.formats import FORMATS
from khabar.export.geojson import area
from khabar.export.losses import NOTICE, Losses
from khabar.export.webanno import document, read
from khabar.reader import read as read_text
from khabar.readings.article import Article
from tests.command import khabar

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture(scope="module")
def articles() -> tuple[Article, ...]:
    told = "قال متحدث باسم بلدية حلب إن سبعة قتلوا في قصف على حلب أمس."
    [placed] = read_text(told, "2026-11-18", "وكالة النخيل", doc="halab", single=True)
    return (*sample(EXAMPLES).story.articles, placed)


def made(form: str, articles: tuple[Article, ...]) -> tuple[bytes, Losses]:
    losses = Losses()
    return b"".join(FORMATS[form].write(articles, losses)), losses


def table(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_writes_rows_or_says_why_not(form: str, articles: tuple[Article, ...]) -> None:
    data, losses = made(form, articles)
    assert data
    assert losses.rows or losses.report()
    assert made(form, articles)[0] == data or form == "xlsx"  # a workbook holds its hour


def test_every_claim_has_a_row_with_its_characters(articles: tuple[Article, ...]) -> None:
    rows = table(made("csv", articles)[0])
    assert len(rows) == sum(len(article.claims) for article in articles)
    by_doc = {article.doc: article.text for article in articles}
    for row in rows:
        there = by_doc[row["doc"]][int(row["start"]) : int(row["stop"])]
        assert " ".join(there.split()).startswith(row["quote_ar"].removesuffix(" …"))
        assert row["reading"] == "machine"


@pytest.mark.parametrize("start", "=+-@\t\r")
def test_no_cell_is_a_formula(start: str) -> None:
    losses = Losses()
    assert safe(f"{start}1+1", losses) == f"'{start}1+1"
    assert [loss.sort for loss in losses.report()] == ["forced"]


def test_a_workbook_opens_with_text_cells_from_right_to_left(
    articles: tuple[Article, ...],
) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx", articles)[0]))
    page = book["claims"]
    assert page.sheet_view.rightToLeft
    assert page.max_row == 1 + sum(len(article.claims) for article in articles)
    assert {cell.data_type for row in page.iter_rows(min_row=2) for cell in row} <= {
        "s",
        "n",
        "inlineStr",
    }
    assert book["about"]["A1"].value == NOTICE


def test_parquet_keeps_its_schema(articles: tuple[Article, ...]) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    found = pq.read_table(io.BytesIO(made("parquet", articles)[0]))
    assert found.schema.metadata[b"khabar.schema"] == b"khabar.claims/1"
    assert found.num_rows == sum(len(article.claims) for article in articles)


def test_geojson_holds_closed_rings_about_their_points(articles: tuple[Article, ...]) -> None:
    found = json.loads(made("geojson", articles)[0])
    assert found["features"]
    for feature in found["features"]:
        lon, lat = feature["properties"]["point"]
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90
        if feature["geometry"]["type"] == "Polygon":
            for ring in feature["geometry"]["coordinates"]:
                assert ring[0] == ring[-1]
                assert len(ring) >= 4


def test_the_ring_of_a_radius_turns_as_the_standard_wants(articles: tuple[Article, ...]) -> None:
    place = next(p for a in articles for p in a.places if p.lat is not None)
    [ring] = area(replace(place, area={"radius_km": 10.0}))["coordinates"]
    turned = sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in pairwise(ring))
    assert turned < 0


def test_follow_the_money_loads_every_entity(articles: tuple[Article, ...]) -> None:
    ftm = pytest.importorskip("followthemoney")
    lines = made("ftm", articles)[0].splitlines()
    proxies = [ftm.model.get_proxy(json.loads(line)) for line in lines]
    ids = {proxy.id for proxy in proxies}
    assert {proxy.schema.name for proxy in proxies} >= {"Article", "Event", "Organization"}
    for proxy in proxies:
        if proxy.schema.name == "Event":
            assert set(proxy.get("proof")) | set(proxy.get("involved")) <= ids


def test_ftm_itself_validates_the_file(articles: tuple[Article, ...], tmp_path: Path) -> None:
    import subprocess
    import sys

    program = Path(sys.executable).with_name("ftm")
    if not program.exists():
        pytest.skip("followthemoney is not installed")
    path = tmp_path / "x.ftm.json"
    path.write_bytes(data := made("ftm", articles)[0])
    told = subprocess.run(
        [program, "validate", "-i", path], capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    assert len(told.stdout.splitlines()) == len(data.splitlines())


def test_statements_roll_up_into_the_entities(
    articles: tuple[Article, ...], tmp_path: Path
) -> None:
    import subprocess
    import sys

    program = Path(sys.executable).with_name("ftm")
    if not program.exists():
        pytest.skip("followthemoney is not installed")
    data = made("ftm_statements", articles)[0]
    docs = {article.doc for article in articles}
    assert {json.loads(line)["origin"] for line in data.splitlines()} == docs
    (path := tmp_path / "x.json").write_bytes(data)
    told = subprocess.run(
        [program, "aggregate-statements", "-i", path, "-f", "json", "-d", "khabar"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    rolled = {json.loads(line)["id"]: json.loads(line) for line in told.stdout.splitlines()}
    entities = {json.loads(line)["id"] for line in made("ftm", articles)[0].splitlines()}
    assert rolled.keys() == entities
    assert any(one["schema"] == "Event" and one["properties"]["proof"] for one in rolled.values())


def test_provenance_is_a_graph_down_to_primary_sources(articles: tuple[Article, ...]) -> None:
    rdflib = pytest.importorskip("rdflib")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of the library, on itself
        graph = rdflib.Graph().parse(data=made("prov", articles)[0], format="json-ld")
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")
    sources = set(graph.objects(None, prov.hadPrimarySource))
    assert sources
    labels = {str(graph.value(source, rdflib.RDFS.label)) for source in sources}
    assert labels == {
        a.chain[-1].name
        for article in articles
        for a in article.attributions
        if any(claim.attribution == a.id for claim in article.claims)
    }


def test_stix_parses_and_points_to_what_the_bundle_holds(articles: tuple[Article, ...]) -> None:
    stix2 = pytest.importorskip("stix2")
    bundle = stix2.parse(made("stix", articles)[0].decode(), allow_custom=False)
    ids = [one.id for one in bundle.objects]
    assert len(set(ids)) == len(ids)
    for one in bundle.objects:
        assert {one.created_by_ref, *one.get("object_refs", ())} <= set(ids)
        assert {*one.get("extensions", ())} <= set(ids)
    kinds = [one.type for one in bundle.objects]
    assert kinds.count("report") == len(articles)
    assert kinds.count("note") == sum(len(article.claims) for article in articles)
    # each of the others would say that something is so
    assert set(kinds) == {"identity", "location", "note", "report", "extension-definition"}
    assert not any("confidence" in one for one in bundle.objects)
    assert bundle.objects[0].description == NOTICE


def test_stix_is_marked_where_private_people_are_named() -> None:
    stix2 = pytest.importorskip("stix2")
    told = "قال الحارس سالم الحمدان إن اللصوص فروا. ووصلت القافلة إلى مخيم الزعتري في الأردن."
    [article] = read_text(told, "2024-03-05", "وكالة النخيل", single=True)
    shown = stix2.parse(made("stix", (article,))[0].decode())
    masked = stix2.parse(made("stix", tuple(discreet([article], Losses())))[0].decode())
    amber = [
        one for one in shown.objects if stix2.TLP_AMBER.id in one.get("object_marking_refs", ())
    ]
    assert {one.type for one in amber} == {"identity", "location", "note", "report"}
    assert "الحمدان" not in masked.serialize(ensure_ascii=False)
    assert not any("object_marking_refs" in one for one in masked.objects)
    assert not {one.id for one in amber} & {one.id for one in masked.objects}


def test_annotations_point_to_their_code_points(articles: tuple[Article, ...]) -> None:
    found = json.loads(made("annotation", articles)[0])
    by_doc = {article.doc: article.text for article in articles}
    for item in found["first"]["items"]:
        place, quoted = item["target"]["selector"]
        text = by_doc[item["id"].removeprefix("urn:khabar:").rpartition("#")[0]]
        assert text[place["start"] : place["end"]] == quoted["exact"]


def test_webanno_survives_there_and_back(articles: tuple[Article, ...]) -> None:
    for article in articles:
        back = read(document(article), article.text)
        assert {one.statement for one in back} == {claim.id for claim in article.claims}
        voices = {a.id: a for a in article.attributions}
        for one in back:
            claim = next(c for c in article.claims if c.id == one.statement)
            voice = voices.get(claim.attribution or "")
            assert one.source == (voice.chain[-1].name if voice else "")
            # a span is of whole tokens there
            assert one.span.start <= claim.span.start + 1
            assert claim.span.stop <= one.span.stop + 1


def test_webanno_counts_in_utf_16() -> None:
    [article] = read_text("\U0001f534 قال شاهد إن الطريق مفتوح.", single=True)
    assert "1-2\t3-6\tقال" in document(article)
    assert all(one.span.stop <= len(article.text) for one in read(document(article), article.text))


@pytest.mark.parametrize("text", ["", "hello", "#FORMAT=WebAnno TSV 3.3\n"])
def test_what_is_no_webanno_is_refused_with_a_word_on_why(text: str) -> None:
    with pytest.raises(ValueError, match=r"WebAnno|layer"):
        read(text, "قال شاهد إن الطريق مفتوح.")


@pytest.mark.parametrize(("form", "module"), [("acled", acled), ("ucdp", ucdp)])
def test_a_coders_sheet_has_their_columns_first_and_leaves_their_ids_empty(
    form: str, module: object, articles: tuple[Article, ...]
) -> None:
    data, _ = made(form, articles)
    head = next(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert head == [*columns(form), *columns("coder")]
    for row in table(data):
        assert not any(row[name] for name in module.NEVER)  # type: ignore[attr-defined]
        assert row["khabar_claims"]
        assert not row["coder_decision"]


def test_rows_are_events_of_a_story_not_of_articles() -> None:
    articles = sample(EXAMPLES, "edit").story.articles
    rows = table(made("acled", articles)[0])
    tellings = sum(
        event.acled is not None and event.modality == "actual"
        for article in articles
        for event in article.events
    )
    assert 0 < len(rows) < tellings
    assert any(len(row["khabar_claims"].split("; ")) > 1 for row in rows)


def test_a_map_names_the_actors_and_nothing_else_does(articles: tuple[Article, ...]) -> None:
    unnamed, _ = acled.rows(articles, Losses(), {})
    assert not any(row["actor1"] or row["actor2"] for row in unnamed)


def test_private_names_leave_masked() -> None:
    [article] = read_text(
        "قال الحارس سالم الحمدان إن اللصوص فروا. وأضاف سالم الحمدان أنه رآهم.", single=True
    )
    [shown] = discreet([article], Losses())
    assert "الحمدان" in article.text
    assert "الحمدان" not in json.dumps(json.loads(_json(shown)), ensure_ascii=False)


def test_sensitive_places_leave_at_district_level() -> None:
    [article] = read_text("وصلت القافلة إلى مخيم الزعتري في الأردن.", single=True)
    camp = next(place for place in article.places if place.sensitive and place.lat)
    shown = rough(camp)
    assert shown.area == {"radius_km": 25.0}
    assert (shown.lat, shown.geo_precision) != (camp.lat, camp.geo_precision)


def _json(article: Article) -> bytes:
    return b"".join(FORMATS["jsonl"].write([article], Losses()))


def test_the_command_tells_what_each_format_keeps_and_what_was_lost(tmp_path: Path) -> None:
    listed = khabar("export", "--list").out
    assert all(name in listed for name in FORMATS)
    read = khabar("read", str(EXAMPLES / "market" / "nakhil.txt"), "--format", "json")
    out = tmp_path / "events.csv"
    told = khabar("export", "-", "--format", "acled", "--out", str(out), given=read.out.encode())
    assert told.code == 0
    assert "out of scope" in told.err
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("flags", "says"),
    [
        (["--format", "docx"], "is no format"),
        (["--format", "jsonl"], "--full-text"),
        (["--unmasked", " "], "wants a reason"),
    ],
)
def test_the_command_refuses_with_what_mends_it(flags: list[str], says: str) -> None:
    told = khabar("export", "-", *flags, given=b"")
    assert told.code == 2
    assert says in " ".join(told.err.replace("│", " ").split())


def test_what_is_no_reading_is_told_by_its_line() -> None:
    told = khabar("export", "-", given=b'{"doc": 1}\n')
    assert told.code == 1
    assert "line 1" in told.err

"""Map, timeline, network: one choice in the address, drawn and listed alike."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

SCREENS = ("/map", "/timeline", "/network")
DRAWN = ("/map/areas", "/timeline/days", "/network/ties")


@pytest.mark.parametrize("path", [*SCREENS, *DRAWN])
@pytest.mark.parametrize(
    "query",
    ["", "?story=sample/crossing", "?since=2026-06-21", "?until=2026-06-21&voice=own",
     "?actor=وكالة النخيل", "?place=العراق", "?place=معبر السنديانتين&km=50", "?type=mobilize",
     "?source=شهود", "?publisher=صدى الوادي", "?factuality=CT%2B", "?from=2026-06-01&to=2026-06-30",
     "?also=planned&also=denied", "?shared=1"],
)  # fmt: skip
def test_every_choice_is_shown(bare: TestClient, path: str, query: str) -> None:
    assert bare.get(path + query).status_code == 200


@pytest.mark.parametrize("path", SCREENS)
@pytest.mark.parametrize("query", ["?since=tomorrow", "?km=far", "?km=-1", "?until=2026-13-01"])
def test_what_is_no_day_or_distance_is_refused_in_a_sentence(
    bare: TestClient, path: str, query: str
) -> None:
    answer = bare.get(path + query)
    assert answer.status_code == 422
    assert "Traceback" not in answer.text


def features(client: TestClient, query: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = client.get(f"/map/areas?{query}").json()["features"]
    return found


def test_areas_are_areas_and_a_movement_has_no_route(bare: TestClient) -> None:
    found = features(bare, "story=sample/crossing")
    assert found
    assert all(one["geometry"]["type"] != "LineString" for one in found)  # type: ignore[index]
    assert any(one["properties"]["role"] == "from" for one in found)  # type: ignore[index]
    wide = [one for one in found if not one["properties"]["exact"]]  # type: ignore[index]
    assert all(one["geometry"]["type"] == "Polygon" for one in wide)  # type: ignore[index]


def test_what_was_not_told_as_done_is_shown_only_when_asked_for(bare: TestClient) -> None:
    without = {one["properties"]["modality"] for one in features(bare, "story=sample/crossing")}  # type: ignore[index]
    asked = features(bare, "story=sample/crossing&also=planned")
    assert without == {"actual"}
    assert {one["properties"]["modality"] for one in asked} == {"actual", "planned"}  # type: ignore[index]


def test_days_filter_the_map_and_the_slider_keeps_the_others(bare: TestClient) -> None:
    whole = bare.get("/map/areas?story=sample/crossing").json()
    late = bare.get("/map/areas?story=sample/crossing&since=2026-06-22").json()
    assert len(late["features"]) < len(whole["features"])
    assert late["days"] == whole["days"]


def test_a_shared_map_shows_sensitive_places_at_district_level(
    bare: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    import msgspec

    from khabar.app.web.seen import gather

    of_sample = gather.of_sample

    def sensitive(name: str) -> gather.Gathered:
        found = of_sample(name)
        pieces = tuple(
            gather.Piece(
                msgspec.structs.replace(
                    piece.article,
                    places=tuple(
                        msgspec.structs.replace(place, sensitive=True)
                        for place in piece.article.places
                    ),
                ),
                piece.kind,
                piece.one,
                piece.two,
                piece.read,
            )
            for piece in found.pieces
        )
        return gather.Gathered(pieces, found.total, found.name, invented=True)

    monkeypatch.setattr(gather, "of_sample", sensitive)
    for one in features(bare, "story=sample/crossing&shared=1"):
        lon, lat = one["properties"]["middle"]  # type: ignore[index]
        assert (lon * 4) % 1 == 0
        assert (lat * 4) % 1 == 0
        assert not one["properties"]["exact"]  # type: ignore[index]


def test_the_list_has_every_event_that_is_drawn(bare: TestClient) -> None:
    html = bare.get("/map?story=sample/crossing").text
    for one in features(bare, "story=sample/crossing"):
        assert f'id="ev-{one["properties"]["key"]}"' in html  # type: ignore[index]


def test_the_address_of_a_view_holds_all_of_it(bare: TestClient) -> None:
    query = "since=2026-06-20&story=sample%2Fcrossing&also=planned"
    html = bare.get(f"/map?{query}").text
    for other in ("/timeline", "/network"):
        [href] = [h for h in html.split('href="') if h.startswith(other + "?")][:1]
        assert "since=2026-06-20" in href
        assert "also=planned" in href
        assert "story=sample" in href


def test_who_rests_on_whom_is_in_the_order_of_the_alphabet_and_ranks_nobody(
    bare: TestClient,
) -> None:
    ties = bare.get("/network/ties?story=sample/one_man").json()
    names = {knot["key"]: knot["name"] for knot in ties["knots"]}
    assert any(names[tie["cited"]] == "وكالة النخيل" for tie in ties["ties"])
    assert not {"score", "rank", "grade"} & set(ties["ties"][0])
    html = bare.get("/network?story=sample/one_man").text
    assert "no score, no ranking" in html


def test_a_store_is_searched_by_the_same_address(stocked: TestClient) -> None:
    some = stocked.get("/map/areas?q=رتل").json()["features"]
    every = stocked.get("/map/areas").json()["features"]
    assert 0 < len(some) < len(every)


def test_hostile_words_are_shown_as_words(bare: TestClient) -> None:
    html = bare.get('/map?actor="><script>alert(1)</script>&place=\u202eabc').text
    assert "<script>alert" not in html

"""Areas of places told by their relation: shapes that hold what is meant and not the rest."""

from itertools import pairwise
from typing import Any

import pytest

from khabar.annotators.places.geometry import holds
from khabar.pipeline import annotate
from khabar.readings.place import Place
from khabar.text.document import Document


def told(text: str) -> Place:
    """The first place of a text that hangs on another."""
    found = annotate(Document(text)).places
    return next(a.value for a in found if a.value.relation is not None)


@pytest.mark.parametrize(
    ("text", "shape", "inside", "outside"),
    [
        ("مرت القافلة على الحدود السورية العراقية.", "MultiPolygon", (34.5, 41.15), (35.0, 38.5)),
        ("أغلقت الحدود مع لبنان أمام سكان حمص على الحدود مع لبنان.", "MultiPolygon",
         (34.0, 36.5), (33.4, 35.2)),
        ("تعطلت حافلة بين حماة والسلمية.", "Polygon", (35.07, 36.9), (35.5, 37.5)),
        ("تعطلت حافلة على طريق حمص – تدمر.", "Polygon", (34.6, 37.5), (35.4, 37.5)),
        ("أزهر اللوز في ريف حلب الشمالي.", "Polygon", (36.5, 37.15), (35.9, 37.15)),
        ("تقع المزرعة على بعد 60 كيلومتراً شمال الرقة.", "Polygon", (36.45, 39.0), (35.9, 39.0)),
        ("حلق السرب شمال العراق.", "Polygon", (36.3, 43.1), (31.0, 46.0)),
        ("حلق السرب شمال سامراء.", "Polygon", (34.35, 43.88), (34.0, 43.88)),
        ("فاض الماء على الضفة الشرقية للفرات.", "MultiPolygon", (35.1, 40.45), (35.1, 40.2)),
    ],
)  # fmt: skip
def test_hold_what_is_meant(
    text: str, shape: str, inside: tuple[float, float], outside: tuple[float, float]
) -> None:
    place = told(text)
    assert place.area is not None
    assert place.area["type"] == shape
    assert holds(place, *inside)
    assert not holds(place, *outside)
    assert place.lat is not None
    assert place.lon is not None


@pytest.mark.parametrize(
    "text", ["نمت الأشجار قرب حماة.", "نمت الأشجار في محيط حمص.", "نمت الأشجار في ريف حماة."]
)
def test_are_circles_where_no_side_is_told(text: str) -> None:
    place = told(text)
    assert place.area is not None
    assert place.area["radius_km"] > 5
    assert holds(place, place.lat or 0.0, place.lon or 0.0)


def rings(area: dict[str, Any]) -> list[list[list[float]]]:
    polygons = area["coordinates"] if area["type"] == "MultiPolygon" else [area["coordinates"]]
    return [polygon[0] for polygon in polygons]


@pytest.mark.parametrize(
    "text", ["مرت القافلة على الحدود السورية التركية.", "هبت الريح جنوب لبنان."]
)
def test_are_valid_geojson(text: str) -> None:
    """Rings are closed, go against the clock and keep to the earth."""
    area = told(text).area
    assert area is not None
    for ring in rings(area):
        assert ring[0] == ring[-1]
        assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring)
        turn = sum((x2 - x1) * (y2 + y1) for (x1, y1), (x2, y2) in pairwise(ring))
        assert turn < 0

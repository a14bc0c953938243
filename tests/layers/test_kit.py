"""The drawing kit: shapes have the size asked for, division leaves no gap, and the build looks at no real boundary."""

from __future__ import annotations

import pytest
import shapely
from bundled_layers import REPOSITORY
from layerkit.coordinates import parse_points
from layerkit.partition import divide
from layerkit.shapes import blob, smooth, strip
from layerkit.sources import read_sources
from layerkit.voronoi import dissolve_by_nearest
from shapely.geometry import Point, Polygon, box


@pytest.mark.parametrize("hectares", [5.0, 80.0, 4000.0])
@pytest.mark.parametrize("stretch", [1.0, 2.5])
def test_a_blob_has_the_area_asked_for(hectares: float, stretch: float) -> None:
    patch = blob((230_000.0, 550_000.0), hectares, stretch, 30.0, "x")
    assert patch.is_valid
    assert patch.area == pytest.approx(hectares * 10_000)
    assert patch.contains(Point(230_000, 550_000))


def test_a_blob_is_the_same_for_the_same_seed_only() -> None:
    first, again, other = (blob((0.0, 0.0), 10, 1.3, 0, seed) for seed in ("a", "a", "b"))
    assert first.equals(again)
    assert not first.equals(other)


def test_a_strip_widens_from_source_to_mouth() -> None:
    valley = strip([(0.0, 0.0), (10_000.0, 0.0)], [100.0, 300.0])
    across = [valley.intersection(box(x - 1, -2000, x + 1, 2000)).bounds for x in (100, 9_900)]
    widths = [top - bottom for _, bottom, _, top in across]
    assert widths == pytest.approx([204, 596], abs=12)


def test_a_smooth_outline_passes_through_its_points() -> None:
    corners = [(0.0, 0.0), (1000.0, 0.0), (1000.0, 1000.0), (0.0, 1000.0)]
    outline = Polygon(smooth(corners, closed=True))
    assert all(outline.boundary.distance(Point(corner)) < 1e-6 for corner in corners)


def test_coordinates_are_kilometres() -> None:
    assert parse_points("233.9 557.0,\n 234.125 557.25") == [(233_900.0, 557_000.0), (234_125.0, 557_250.0)]


def test_division_gives_the_first_shape_precedence_and_leaves_no_gap() -> None:
    whole = box(0, 0, 1000, 1000)
    first, second, rest = divide([box(-100, -100, 500, 500), box(300, 300, 700.03, 1200), whole], whole)
    assert first.area == pytest.approx(250_000)
    assert first.intersection(second).area == 0
    assert shapely.union_all([first, second, rest]).equals(whole)


def test_a_scrap_goes_to_its_neighbour() -> None:
    whole = box(0, 0, 1000, 1000)
    parts = divide([box(0, 0, 500, 1000), box(505, 0, 1000, 1000), box(500, 0, 505, 8)], whole)
    assert parts[2].is_empty
    assert sum(part.area for part in parts) == pytest.approx(500 * 1000 + 495 * 1000 + 40)


def test_every_spot_belongs_to_the_nearest_place() -> None:
    areas = dissolve_by_nearest([((0.0, 0.0), "a"), ((100.0, 0.0), "b"), ((0.0, 50.0), "a")], box(-50, -50, 150, 100))
    assert areas["a"].contains(Point(40, 0))
    assert areas["b"].contains(Point(60, 0))


def test_only_measuring_knows_of_the_real_boundaries() -> None:
    folder = REPOSITORY / "tools" / "layers"
    looking = [
        path.name
        for path in folder.rglob("*")
        if path.suffix in (".py", ".yaml", ".csv") and any(word in path.read_text(encoding="utf-8") for word in ("bestuurlijk", '"shared"'))
    ]
    assert looking == ["measure.py"]


def test_places_have_a_municipality_and_a_name_of_their_own() -> None:
    places = read_sources(REPOSITORY / "tools" / "layers" / "sources").places
    assert len({place.naam for place in places}) == len(places)
    assert len({place.gemeente for place in places}) == 12
    assert {place.soort for place in places} == {"streekcentrum", "substreekcentrum", "kern", "gehucht", "wijk"}

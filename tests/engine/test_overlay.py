"""The overlay measures exactly, and a square metre counts once."""

import pytest
from plantoets.assessment.overlay import overlay
from shapely.geometry import LineString, MultiPolygon, Point, box
from world import X, Y, assessed, layer, one, square


def pieces(part, *zones):
    made = layer("natuur_ehs", *((zone, {}) for zone in zones))
    (ground,) = overlay([part], {"natuur_ehs": made})
    return ground


def test_half_of_a_square_is_half_its_area() -> None:
    (piece,) = pieces(square(200), square(200, east=100)).pieces("natuur_ehs")
    assert piece.measure.area_m2 == 20_000.0


def test_a_shared_edge_is_no_overlap() -> None:
    ground = pieces(square(200), square(200, east=200))
    assert ground.pieces("natuur_ehs") == ()
    assert ground.slivers() == []


def test_less_than_a_square_metre_is_a_sliver_and_no_finding() -> None:
    ground = pieces(square(200), square(200, east=199.996))
    assert ground.pieces("natuur_ehs") == ()
    (sliver,) = ground.slivers()
    assert sliver.measure.area_m2 == pytest.approx(0.8, abs=1e-6)


def test_exactly_one_square_metre_counts() -> None:
    assert len(pieces(box(X, Y, X + 1, Y + 1), square(200)).pieces("natuur_ehs")) == 1


def test_a_line_is_measured_along_it_and_counts_from_one_metre() -> None:
    road = LineString([(X - 50, Y + 10), (X + 30, Y + 10)])
    (piece,) = pieces(road, square(200)).pieces("natuur_ehs")
    assert piece.measure.length_m == 30.0
    short = LineString([(X - 50, Y + 10), (X + 0.5, Y + 10)])
    assert [sliver.measure.length_m for sliver in pieces(short, square(200)).slivers()] == [0.5]


def test_a_point_overlaps_a_zone_it_lies_in_or_on() -> None:
    assert len(pieces(Point(X + 10, Y + 10), square(200)).pieces("natuur_ehs")) == 1
    assert len(pieces(Point(X, Y + 10), square(200)).pieces("natuur_ehs")) == 1
    assert pieces(Point(X - 0.01, Y + 10), square(200)).pieces("natuur_ehs") == ()


def test_overlapping_zones_give_the_finding_the_area_of_their_union() -> None:
    zones = layer("natuur_ehs", (square(150), {"ontwikkelingstijd_jaar": 10}), (square(150, east=50), {"ontwikkelingstijd_jaar": 10}))
    finding = one(assessed("overig", square(200), zones), "natuur_compensatiebeginsel")
    assert finding.measure.area_m2 == pytest.approx(200 * 150)
    assert finding.share == pytest.approx(0.75)


def test_a_line_zone_in_a_polygon_plan_is_measured_by_its_length() -> None:
    line = layer("harde_stadsgrens", (LineString([(X + 100, Y - 500), (X + 100, Y + 500)]), {}))
    (ground,) = overlay([square(200)], {"harde_stadsgrens": line})
    (piece,) = ground.pieces("harde_stadsgrens")
    assert piece.measure.length_m == 200.0


def test_a_line_plan_that_crosses_a_line_zone_is_seen_as_crossing_only() -> None:
    line = layer("harde_stadsgrens", (LineString([(X + 100, Y - 500), (X + 100, Y + 500)]), {}))
    (ground,) = overlay([LineString([(X, Y), (X + 300, Y)])], {"harde_stadsgrens": line})
    assert ground.pieces("harde_stadsgrens") == ()
    assert len(ground.crossings("harde_stadsgrens")) == 1


def test_a_multi_part_zone_counts_all_its_parts() -> None:
    zone = MultiPolygon([square(20), square(20, east=100)])
    (piece,) = pieces(square(200), zone).pieces("natuur_ehs")
    assert piece.measure.area_m2 == 800.0

"""Repair, dimension and depth of planar geometry."""

import math
import random
from typing import Any

import pytest
import shapely
from hypothesis import given, settings, strategies as st
from plantoets.assessment import geometry as planar
from plantoets.assessment.intake.repair import highest
from plantoets.assessment.overlay import overlay
from plantoets.assessment.vocabulary import Precision
from plantoets.assessment.zone_edges import edges_around
from shapely.geometry import GeometryCollection, LineString, MultiPolygon, Point, Polygon, box
from world import layer, ragged

BOW_TIE = Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])


def test_a_bow_tie_is_repaired_and_the_changed_area_is_told() -> None:
    repair = highest(BOW_TIE)
    assert repair.why is not None
    assert repair.geometry.is_valid
    assert repair.geometry.area == pytest.approx(50)
    assert repair.changed_m2 == pytest.approx(50)


def test_a_good_polygon_stays_as_it_is() -> None:
    repair = highest(box(0, 0, 10, 10))
    assert (repair.why, repair.changed_m2) == (None, 0.0)


def test_heights_are_dropped() -> None:
    assert not highest(shapely.force_3d(box(0, 0, 10, 10), z=7.0)).geometry.has_z


@pytest.mark.parametrize("geometry", [None, Polygon(), Polygon([(0, 0), (1, math.nan), (1, 1)]), Polygon([(0, 0), (5, 0), (10, 0)])])
def test_of_what_has_no_area_or_no_finite_coordinates_nothing_remains(geometry: Polygon) -> None:
    assert highest(geometry).geometry is None


def test_of_a_mixed_collection_the_highest_dimension_remains() -> None:
    mixed = GeometryCollection([box(0, 0, 1, 1), LineString([(0, 0), (5, 5)]), Point(9, 9)])
    assert planar.dimension(highest(mixed).geometry) == 2


def test_overlapping_members_do_not_cancel_each_other() -> None:
    assert highest(MultiPolygon([box(0, 0, 10, 10), box(5, 0, 15, 10)])).geometry.area == pytest.approx(150)


def test_parts_of_a_dimension_are_found_in_nested_collections() -> None:
    nested = GeometryCollection([GeometryCollection([LineString([(0, 0), (3, 4)])]), MultiPolygon([box(0, 0, 1, 1)])])
    assert planar.of_dimension(nested, 1).length == 5
    assert planar.of_dimension(nested, 0).is_empty


def all_of(edge: Any) -> planar.Edge:
    """An edge that is not looked up in parts."""
    return lambda whole: edge


def test_a_square_has_a_point_that_lies_as_deep_as_its_middle_and_no_deeper() -> None:
    square = box(0, 0, 100, 100)
    assert planar.depth(square, all_of(square.boundary), enough=49.5) > 49.5
    assert planar.depth(square, all_of(square.boundary), enough=50.5) <= 50.5


def test_a_corner_that_is_deep_enough_settles_it() -> None:
    assert planar.depth(box(40, 40, 60, 60), all_of(box(0, 0, 100, 100).boundary), enough=10) == pytest.approx(40)


@settings(max_examples=200)
@given(st.integers(0, 10_000), st.sampled_from([0.02, 0.3, 1.0, 4.0]), st.booleans())
def test_how_deep_a_corner_lies_does_not_depend_on_looking_near_first(seed: int, size: float, snapped: bool) -> None:
    """Pieces inside, across and around a ragged edge, far from it and on it, with corners on whole metres or not."""
    zone, piece = ragged(seed, 80, 1000), ragged(seed + 1, 9, 500 * size, holes=False)
    if snapped:
        zone, piece = shapely.set_precision(zone, 1.0), shapely.set_precision(piece, 1.0)
    corners = shapely.points(shapely.get_coordinates(piece))
    plain = float(shapely.distance(corners, zone.boundary).max())
    assert planar.depth(piece, all_of(zone.boundary), enough=0.0) == pytest.approx(plain, abs=1e-9)


def test_without_an_edge_the_depth_is_infinite() -> None:
    assert planar.depth(box(0, 0, 1, 1), all_of(planar.EMPTY), enough=1) == math.inf


def test_a_line_is_as_deep_as_its_deepest_vertex() -> None:
    assert planar.depth(LineString([(10, 50), (50, 50)]), all_of(box(0, 0, 100, 100).boundary), enough=100) == pytest.approx(50)


@pytest.mark.parametrize("seed", range(20))
def test_a_metre_of_a_line_counts_once_however_many_zones_it_lies_in(seed: int) -> None:
    chance = random.Random(seed)
    line = LineString([(230_000 + chance.uniform(0, 900), 550_000 + 500 * step + chance.uniform(0, 300)) for step in range(6)])
    zones = [Point(*line.interpolate(chance.random(), normalized=True).coords[0]).buffer(chance.uniform(300, 3000)) for _ in range(5)]
    pieces = [shapely.intersection(line, zone) for zone in zones]
    assert planar.union(pieces).length == pytest.approx(shapely.intersection(line, shapely.union_all(zones)).length, rel=1e-7)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([0.05, 0.3, 1.0]), st.sampled_from([Precision.EXACT, Precision.ROUGH, Precision.SKETCH]))
def test_edges_looked_up_around_a_part_give_the_depth_that_whole_edges_give(seed: int, size: float, precision: Precision) -> None:
    zones = [ragged(seed + number, 80, 1000) for number in range(3)]
    part = ragged(seed + 9, 9, 500 * size, holes=False)
    (ground,) = overlay([part], {"bos": layer("bos", *((zone, {}) for zone in zones), precision=precision)})
    enough = ground.layers["bos"].uncertainty_m
    edges = edges_around(ground)
    for piece in ground.pieces("bos"):
        whole = shapely.boundary(zones[piece.zone])
        near = edges.get(("bos", piece.zone), planar.EMPTY)
        found = planar.depth(piece.geometry, {True: whole, False: near}.__getitem__, enough)
        assert found == pytest.approx(planar.depth(piece.geometry, all_of(whole), enough), abs=1e-6)

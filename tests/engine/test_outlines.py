"""Zones near a box: of what is walked, only what matters is left, and what the box cuts out is the same to the last digit."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
import shapely
from hypothesis import given, settings, strategies as st
from plantoets.assessment.clipping import MARGIN_M
from plantoets.assessment.overlay import overlay
from plantoets.assessment.zones.outlines import RUN, STRETCH
from plantoets.assessment.zones.zone_index import LayerSet, ZoneIndex
from shapely.affinity import translate
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry
from world import X, Y, layer, square

SEEDS = st.integers(0, 10**6)
LARGE = 3 * RUN * STRETCH


def ragged(generator: random.Random, corners: int, reach: float) -> Polygon:
    """Deep inlets all around: most of its outline lies on several sides of any box."""
    away = [reach * generator.uniform(0.15, 1.0) for _ in range(corners)]
    return Polygon([(X + math.cos(math.tau * n / corners) * r, Y + math.sin(math.tau * n / corners) * r) for n, r in enumerate(away)])


def spiral(generator: random.Random, corners: int, reach: float) -> Polygon:
    """It winds around every box within it, so that lines that replace its runs cross each other."""
    turns, phase = generator.randint(2, 6), generator.uniform(0, math.tau)
    ways = [(math.tau * turns * n / corners + phase, reach * (0.1 + 0.9 * n / corners)) for n in range(corners)]
    line = LineString([(X + math.cos(angle) * r, Y + math.sin(angle) * r) for angle, r in ways])
    return line.buffer(reach / turns / generator.uniform(3, 8), quad_segs=2)


def comb(generator: random.Random, corners: int, reach: float) -> Polygon:
    """Many tops at one height, with flat ends: several places look like the highest."""
    teeth, step = corners // 4, 8 * reach / corners
    tops = [
        (X - reach + (n + shift) * step, Y + (reach if shift in (0.2, 0.6) else -0.8 * reach))
        for n in range(teeth)
        for shift in (0.0, 0.2, 0.6, 0.8)
    ]
    return Polygon([*tops, (tops[-1][0], Y - reach), (X - reach, Y - reach)])


def holed(generator: random.Random, corners: int, reach: float) -> BaseGeometry:
    """Several parts with holes, some with an island."""
    whole = ragged(generator, corners, reach)
    cut = whole.difference(
        shapely.union_all([translate(spiral(generator, corners // 4, reach / 5), d, d / 2) for d in (-reach / 3, reach / 4)])
    )
    return cut.union(translate(ragged(generator, corners // 3, reach / 3), 2 * reach, reach))


SHAPES = st.sampled_from([ragged, spiral, comb, holed])


def index_of(*zones: BaseGeometry) -> ZoneIndex:
    return LayerSet({"bos": layer("bos", *((zone, {}) for zone in zones))}).index


def cut_both_ways(zone: BaseGeometry, boxes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    near = np.full(len(boxes), Polygon())
    places, found = index_of(zone).near(np.zeros(len(boxes), dtype=int), boxes)
    near[places] = found
    ways = [(shapely.clip_by_rect(found, *one), shapely.clip_by_rect(zone, *one)) for found, one in zip(near, boxes.tolist())]
    return tuple(np.array(way, dtype=object) for way in zip(*ways))


@settings(max_examples=150, deadline=None)
@given(SEEDS, SHAPES, st.floats(10, 1500))
def test_what_a_box_cuts_out_is_the_same_to_the_last_digit(seed: int, shape, size: float) -> None:
    generator = random.Random(seed)
    zone = shape(generator, LARGE, 3000.0)
    places = np.array([(X + generator.uniform(-3000, 3000), Y + generator.uniform(-3000, 3000)) for _ in range(25)])
    near, whole = cut_both_ways(zone, np.hstack([places, places + size]))
    assert (shapely.equals_exact(near, whole, 0) | (shapely.is_empty(near) & shapely.is_empty(whole))).all()


@settings(max_examples=60, deadline=None)
@given(SEEDS, SHAPES, st.floats(0.5, 4))
def test_large_zones_are_measured_as_whole_ones_would_be(seed: int, shape, stretch: float) -> None:
    generator = random.Random(seed)
    zone = shape(generator, LARGE, 2000.0)
    plans = [
        translate(ragged(generator, 12, 150 * stretch), generator.uniform(-2500, 2500), generator.uniform(-2500, 2500)) for _ in range(6)
    ]
    plans.append(box(*shapely.buffer(zone, 50).bounds))
    grounds = overlay(plans, LayerSet({"bos": layer("bos", (zone, {}))}))
    areas = [sum(piece.measure.area_m2 for piece in ground.met.get("bos", ())) for ground in grounds]
    assert areas == pytest.approx([plan.intersection(zone).area for plan in plans], rel=1e-9, abs=1e-4)


@pytest.mark.parametrize("shift", [0.0, 1e-9, 0.01, MARGIN_M])
def test_boxes_at_the_border_of_runs(shift: float) -> None:
    """A zone along a grid: runs of its outline end exactly where boxes begin."""
    steps = [(X + 10 * (n // 2), Y + 10 * ((n + 1) // 2)) for n in range(4 * RUN * STRETCH)]
    zone = Polygon([*steps, (steps[-1][0], Y - 50), (X, Y - 50)])
    plans = [translate(square(160), 160 * n + shift, 160 * m - shift) for n in range(8) for m in range(n - 1, n + 2)]
    grounds = overlay(plans, LayerSet({"bos": layer("bos", (zone, {}))}))
    areas = [sum(piece.measure.area_m2 for piece in ground.met.get("bos", ())) for ground in grounds]
    assert areas == pytest.approx([plan.intersection(zone).area for plan in plans], rel=1e-9, abs=1e-6)


def test_most_of_a_large_zone_is_passed_by() -> None:
    zone = ragged(random.Random(3), 20 * RUN * STRETCH, 5000.0)
    x, y = zone.exterior.coords[0]
    _, (near,) = index_of(zone).near(np.zeros(1, dtype=int), np.array([[x - 30, y - 30, x + 30, y + 30]]))
    assert shapely.get_num_coordinates(near) < shapely.get_num_coordinates(zone) / 20


def test_the_answer_depends_on_zone_and_box_alone() -> None:
    """Not on what else is asked in the same breath, nor in which order: a cluster compares results byte by byte."""
    generator = random.Random(5)
    zones = [shape(generator, LARGE, 2000.0) for shape in (ragged, spiral, comb, holed)]
    index, count = index_of(*zones), 60
    numbers = np.array([generator.randrange(4) for _ in range(count)])
    corners = np.array([(X + generator.uniform(-2000, 2000), Y + generator.uniform(-2000, 2000)) for _ in range(count)])
    boxes = np.hstack([corners, corners + 200])

    def asked(places: np.ndarray) -> dict[int, bytes]:
        found = index.near(numbers[places], boxes[places])
        return {int(places[place]): shapely.to_wkb(zone) for place, zone in zip(*found)}

    together = asked(np.arange(count))
    assert len(together) > 10
    assert together == asked(np.arange(count)[::-1])
    assert together == {place: zone for one in range(count) for place, zone in asked(np.array([one])).items()}


def test_lines_and_points_have_no_outline_and_are_taken_whole() -> None:
    zones = [square(100), LineString([(X, Y), (X + 50, Y)]), Point(X, Y), MultiPolygon([square(10), square(10, 50)])]
    index = index_of(*zones)
    places, near = index.near(np.arange(4), np.array([[X - 1, Y - 1, X + 200, Y + 200]] * 4))
    assert places.tolist() == [0, 1, 2, 3]
    assert [None if zone is None else zone.area for zone in near] == [10_000.0, None, None, 200.0]
    assert [zone.equals(given) for zone, given in zip(index.whole(np.arange(4)), zones)] == [True] * 4


def test_the_zones_of_several_layers_keep_their_numbers() -> None:
    layers = {"bos": layer("bos", (square(100), {})), "beekdal": layer("beekdal", (Point(X, Y), {}), (square(50, 20), {}))}
    index = ZoneIndex(layers)
    whole = np.array([[X - 1e5, Y - 1e5, X + 1e5, Y + 1e5]] * 2)
    assert shapely.area(index.near(np.array([2, 0]), whole)[1]).tolist() == [2_500.0, 10_000.0]
    assert index.places(np.array([2, 0])) == (["beekdal", "bos"], [1, 0])

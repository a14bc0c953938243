"""The fast overlay against the plain, obviously right one: cutting zones to a part's surroundings changes no number."""

from __future__ import annotations

import random

import pytest
import shapely
from hypothesis import given, settings, strategies as st
from plantoets.assessment.clipping import MARGIN_M
from plantoets.assessment.errors import Stopped
from plantoets.assessment.overlay import BLOCK, overlay
from plantoets.assessment.zones.zone_index import LayerSet
from shapely.affinity import translate
from shapely.geometry import MultiPolygon, Polygon, box
from shapely.geometry.base import BaseGeometry
from world import X, Y, layer, ragged, square


def plain(part: BaseGeometry, zones: list[BaseGeometry]) -> list[float]:
    """Area by area, whole zones, no shortcut."""
    return [shapely.intersection(part, zone).area for zone in zones]


def fast(part: BaseGeometry, zones: list[BaseGeometry], workers: int = 1) -> list[float]:
    made = layer("bos", *((zone, {}) for zone in zones))
    (ground,) = overlay([part], LayerSet({"bos": made}), workers)
    areas = {piece.zone: piece.measure.area_m2 for piece in (*ground.pieces("bos"), *ground.slivers())}
    return [areas.get(number, 0.0) for number in range(len(zones))]


def agree(part: BaseGeometry, zones: list[BaseGeometry]) -> None:
    assert fast(part, zones) == pytest.approx(plain(part, zones), rel=1e-9, abs=1e-5)


SEEDS = st.integers(0, 10**6)


@settings(max_examples=150)
@given(SEEDS, st.lists(SEEDS, min_size=1, max_size=6))
def test_ragged_zones(plan: int, zones: list[int]) -> None:
    agree(ragged(plan, 14, 200), [ragged(seed, 300, 1200) for seed in zones])


@settings(max_examples=100)
@given(st.tuples(*[st.integers(0, 12)] * 4), st.lists(st.tuples(*[st.integers(0, 12)] * 4), min_size=1, max_size=8))
def test_grid_aligned_zones_that_share_edges_and_corners(plan: tuple[int, ...], zones: list[tuple[int, ...]]) -> None:
    def cell(corner: tuple[int, ...]) -> Polygon:
        east, north, width, height = corner
        return box(X + 50 * east, Y + 50 * north, X + 50 * (east + width + 1), Y + 50 * (north + height + 1))

    agree(cell(plan), [cell(zone) for zone in zones])


@settings(max_examples=100)
@given(SEEDS, SEEDS)
def test_multi_part_zones(plan: int, seed: int) -> None:
    parts = [translate(ragged(seed + n, 40, 150), 350 * n, -200 * n) for n in range(4)]
    merged = shapely.union_all(parts)
    agree(ragged(plan, 20, 300), [merged if merged.geom_type == "MultiPolygon" else MultiPolygon([merged])])


@settings(max_examples=60)
@given(SEEDS, st.floats(1.0, 5.0))
def test_nested_zones(seed: int, scale: float) -> None:
    plan = ragged(seed, 16, 150)
    larger = shapely.buffer(plan, 30 * scale)
    agree(plan, [plan, larger, shapely.buffer(plan, -10), shapely.difference(larger, plan)])


@settings(max_examples=100)
@given(SEEDS, st.sampled_from([0.0, 1e-9, 1e-3, 0.01, MARGIN_M]), st.sampled_from(["x", "y", "both"]))
def test_vertices_on_the_edge_of_the_cut(seed: int, away: float, side: str) -> None:
    """`clip_by_rect` gives wrong areas when a vertex lies on the rectangle."""
    plan = square(200)
    x, y = plan.bounds[2] + (away if side != "y" else 30.0), plan.bounds[3] + (away if side != "x" else 30.0)
    generator = random.Random(seed)
    corners = [(X - generator.uniform(0, 300), Y - 100), (x, Y + generator.uniform(0, 150)), (x, y), (X + generator.uniform(0, 150), y)]
    zone = shapely.make_valid(Polygon([*corners, (X - 400, Y + generator.uniform(0, 500))]))
    agree(plan, [part for part in shapely.get_parts(zone) if part.geom_type == "Polygon"])


def test_a_zone_that_looks_like_the_rectangle_without_being_cut_is_measured() -> None:
    """That the cut fills the rectangle means that the part is covered only where the zone was really cut."""
    plan = Polygon([(X, Y), (X + 200, Y), (X + 100, Y + 200)])
    x_min, y_min, x_max, y_max = plan.bounds
    exactly = box(x_min - MARGIN_M, y_min - MARGIN_M, x_max + MARGIN_M, y_max + MARGIN_M)
    agree(plan, [exactly, box(x_min, y_min, x_max, y_max), shapely.buffer(exactly, 5, join_style="mitre")])


def test_a_part_with_a_hole_in_a_covering_zone() -> None:
    plan = Polygon(square(200).exterior.coords, [square(50, east=50, north=50).exterior.coords])
    agree(plan, [square(2000, -900, -900), square(30, east=60, north=60)])


def test_two_threads_give_the_same_as_one() -> None:
    zones = [ragged(seed, 200, 900) for seed in range(25)]
    plans = [ragged(1000 + seed, 20, 200) for seed in range(60)]
    layers = LayerSet({"bos": layer("bos", *((zone, {}) for zone in zones))})

    def areas(workers: int) -> list[list[tuple[int, float | None]]]:
        return [[(piece.zone, piece.measure.area_m2) for piece in ground.pieces("bos")] for ground in overlay(plans, layers, workers)]

    assert areas(1) == areas(2)


def test_only_parts_are_prepared_for_zones_are_shared_by_threads() -> None:
    """Prepared geometries build their index at the first question, so sharing them between threads crashes."""
    zones = [ragged(seed, 200, 900) for seed in range(6)]
    layers = LayerSet({"bos": layer("bos", *((zone, {}) for zone in zones))})
    plan = ragged(77, 20, 200)
    overlay([plan, square(50)], layers, workers=2)
    assert shapely.is_prepared(plan)
    assert not shapely.is_prepared(layers["bos"].geometries).any()


def test_zones_are_repaired_before_anything_is_asked_of_them() -> None:
    """GEOS predicates on invalid input give any answer: a figure of eight, one that laps itself, and a hole outside its shell."""
    crossed = Polygon([(X, Y), (X + 300, Y + 300), (X + 300, Y), (X, Y + 300)])
    lapped = Polygon([(X, Y), (X + 200, Y), (X + 200, Y + 200), (X, Y + 200), (X, Y), (X + 200, Y), (X + 200, Y + 100), (X, Y + 100)])
    holed = Polygon(square(100).exterior.coords, [square(50, 300).exterior.coords])
    made = layer("bos", *((zone, {}) for zone in (crossed, lapped, holed)))
    assert shapely.is_valid(made.geometries).all()
    (ground,) = overlay([square(250, 20, 10)], LayerSet({"bos": made}))
    measured = {piece.zone: piece.measure.area_m2 for piece in ground.met["bos"]}
    wanted = plain(square(250, 20, 10), list(made.geometries))
    assert [measured.get(zone, 0.0) for zone in range(len(wanted))] == pytest.approx(wanted)


def test_lines_points_and_polygons_in_one_layer_and_one_batch() -> None:
    zones = [square(300), shapely.LineString([(X - 50, Y + 20), (X + 500, Y + 20)]), shapely.Point(X + 40, Y + 40)]
    parts = [square(100), shapely.LineString([(X + 10, Y - 10), (X + 10, Y + 90)]), shapely.Point(X + 40, Y + 40), square(20, 5000)]
    grounds = overlay(parts, LayerSet({"bos": layer("bos", *((zone, {}) for zone in zones))}))
    assert [[(piece.zone, *piece.measure) for piece in ground.met.get("bos", ())] for ground in grounds] == [
        [(0, 10_000.0, None), (1, None, 100.0), (2, None, None)],
        [(0, None, 90.0), (1, None, 0.0)],
        [(0, None, None), (2, None, None)],
        [],
    ]


def test_more_parts_than_a_block_keep_their_order() -> None:
    zones = LayerSet({"bos": layer("bos", (square(10_000), {}))})
    parts = [square(10 + number, 17 * number) for number in range(3 * BLOCK + 1)]
    areas = [ground.pieces("bos")[0].measure.area_m2 for ground in overlay(parts, zones, workers=2)]
    assert areas == [part.area for part in parts]


def test_it_stops_between_blocks() -> None:
    asked: list[int] = []

    def stopped() -> bool:
        asked.append(1)
        return len(asked) > 1

    with pytest.raises(Stopped):
        overlay([square(10)] * (4 * BLOCK), LayerSet({"bos": layer("bos", (square(), {}))}), stopped=stopped)
    assert len(asked) == 2


def test_a_polygon_is_cut_the_same_whatever_else_is_in_the_batch() -> None:
    """To the last digit: on a cluster, batches are other ones."""
    zones = [ragged(seed, 200, 900) for seed in range(12)]
    layers = LayerSet({"bos": layer("bos", *((zone, {}) for zone in zones), (shapely.LineString([(X, Y), (X + 90, Y + 50)]), {}))})
    plans = [ragged(1000 + seed, 20, 200) for seed in range(90)]
    lines = [plan.exterior for plan in plans[:40]]

    def pieces(parts: list[BaseGeometry]) -> list[list[tuple[int, bytes]]]:
        return [[(piece.zone, piece.geometry.wkb) for piece in ground.met.get("bos", ())] for ground in overlay(parts, layers)]

    together = pieces([*lines, *plans])[len(lines) :]
    assert together == pieces(plans) == pieces(plans[::-1])[::-1] == [pieces([plan])[0] for plan in plans]

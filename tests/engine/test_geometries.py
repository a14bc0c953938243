"""Zones are made when they are asked for: the same geometries, distances and neighbours as with all of them in memory."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings, strategies as st
from plantoets.assessment.layers import Layer
from plantoets.assessment.overlay import BLOCK, overlay
from plantoets.assessment.zones import geometries as kept, zone_index
from plantoets.assessment.zones.geometries import Geometries
from plantoets.assessment.zones.zone_cache import ZoneCache
from plantoets.assessment.zones.zone_index import LayerSet, ZoneIndex
from plantoets.assessment.zones.zone_tree import ZoneTree
from shapely.affinity import translate
from shapely.geometry import LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon, box
from world import X, Y, layer, square

SEEDS = st.integers(0, 10**6)


def some_zones(seed: int, count: int) -> np.ndarray:
    """Zones of every kind, around a place."""
    generator = random.Random(seed)
    made = []
    for _ in range(count):
        side, (east, north) = generator.uniform(5, 400), (generator.uniform(-3000, 3000) for _ in range(2))
        ring = square(side, east, north)
        holed = ring.difference(square(side / 3, east + side / 4, north + side / 4))
        end = translate(ring.exterior, side, 2 * side).coords[1]
        line = LineString([(X + east, Y + north), end])
        point = Point(X + east, Y + north)
        made.append(
            generator.choice(
                [
                    ring,
                    holed,
                    MultiPolygon([ring]),
                    MultiPolygon([holed, translate(ring, 2 * side)]),
                    line,
                    MultiLineString([line, [end, (X, Y)]]),
                    point,
                    MultiPoint([point, end]),
                ]
            )
        )
    found = np.empty(count, dtype=object)
    found[:] = made
    return found


def lazy(zones: np.ndarray) -> Geometries:
    made = Geometries.of(zones, shapely.to_wkb(zones, byte_order=1))
    return Geometries(made.arrays)


def same(ones, others) -> bool:
    return [shapely.to_wkb(one) for one in ones] == [shapely.to_wkb(other) for other in others]


@settings(max_examples=60)
@given(SEEDS, st.integers(0, 30))
def test_each_is_made_as_it_was_given_in_whatever_way_it_is_asked_for(seed: int, count: int) -> None:
    zones = some_zones(seed, count)
    made = lazy(zones)
    numbers = np.array(random.Random(seed).choices(range(count), k=count), dtype=int)
    assert same(made[numbers], zones[numbers])
    assert same([made[number] for number in range(count)], zones)
    assert same(made, zones)
    assert same(made[2:5], zones[2:5])
    assert same(np.asarray(made), zones)
    assert len(made) == count
    assert made.bounds.tolist() == shapely.bounds(zones).reshape(-1, 4).tolist()
    assert made.dimensions.tolist() == shapely.get_dimensions(zones).tolist()


def test_a_number_beyond_the_last_is_refused() -> None:
    with pytest.raises(IndexError):
        lazy(some_zones(1, 3))[3]


def test_parts_in_the_other_order_of_bytes_are_read_too() -> None:
    shape = MultiPolygon([square(10), square(20, 50)])
    little, big = shapely.to_wkb(shape, byte_order=1), shapely.to_wkb(shape, byte_order=0)
    zones = np.array([shape, None], dtype=object)[:1]
    made = Geometries(Geometries.of(zones, [little[:9] + big[9:]]).arrays)
    assert same(made, zones)


def test_no_more_stay_in_memory_than_there_is_room_for(monkeypatch) -> None:
    monkeypatch.setattr(kept, "KEPT_VERTICES", 50)
    zones = np.array([square(10, 20 * n) for n in range(100)], dtype=object)
    made = lazy(zones)
    for number in range(100):
        assert made[number] is made[number]
        assert sum(shapely.get_num_coordinates(zone) for zone in made._made.values()) <= 50
    assert same(made, zones)
    large = lazy(np.array([square(10), square(100, 200).buffer(5, quad_segs=50)], dtype=object))
    assert large[1] is large[1]


@settings(max_examples=80)
@given(SEEDS, st.integers(1, 60), st.floats(0, 4000), st.sampled_from([0.0, 1.0, 150.0, 900.0]))
def test_the_nearest_and_those_within_a_distance_are_those_of_an_index_over_all(seed: int, count: int, away: float, reach: float) -> None:
    zones = some_zones(seed, count)
    tree, whole = ZoneTree(lazy(zones)), shapely.STRtree(zones)
    asked = translate(Polygon([(X, Y), (X + 120, Y + 30), (X + 40, Y + 90)]), away - 2000, away / 3)
    number, distance = tree.query_nearest(asked, return_distance=True, all_matches=False)
    (wanted,) = whole.query_nearest(asked, return_distance=True, all_matches=False)[1]
    assert distance.tolist() == [wanted]
    assert shapely.distance(zones[number[0]], asked) == wanted
    assert tree.query(asked, "dwithin", distance=reach).tolist() == sorted(whole.query(asked, "dwithin", distance=reach).tolist())
    assert sorted(tree.query(asked).tolist()) == sorted(whole.query(asked).tolist())


def test_the_nearest_is_found_without_making_the_rest() -> None:
    zones = np.array([square(10, 100 * n) for n in range(500)], dtype=object)
    made = lazy(zones)
    number, distance = ZoneTree(made).query_nearest(square(10, 100 * 250 + 30))
    assert (number.tolist(), distance.tolist()) == ([250], [20.0])
    assert len(made._made) < 10


@settings(max_examples=40)
@given(SEEDS, st.integers(0, 40), st.integers(0, 12))
def test_few_questions_find_without_a_tree_what_many_find_with_one(seed: int, count: int, asked: int) -> None:
    layers = {"bos": layer("bos", *((zone, {}) for zone in some_zones(seed, count))), "beekdal": layer("beekdal", (square(900), {}))}
    parts = np.array([*some_zones(seed + 1, asked), Polygon()], dtype=object)
    few, many = ZoneIndex(layers), ZoneIndex(layers)
    _ = many.tree
    found, wanted = few.met(parts), many.met(parts)
    assert [places.tolist() for places in found] == [places.tolist() for places in wanted]
    assert few._tree is None


def test_after_many_questions_there_is_a_tree(monkeypatch) -> None:
    monkeypatch.setattr(zone_index, "LOOKED_THROUGH", 20)
    index = ZoneIndex({"bos": layer("bos", (square(100), {}))})
    trees = []
    for _ in range(4):
        assert index.met(np.array([box(X, Y, X + 5, Y + 5)] * 10))[1].tolist() == [0] * 10
        trees.append(index._tree is not None)
    assert trees == [False, False, True, True]


def test_kept_layers_shared_by_threads_give_what_layers_in_memory_give(tmp_path: Path, monkeypatch) -> None:
    """To the last digit, though threads make zones and push each other's out of memory at the same time."""
    monkeypatch.setattr(kept, "KEPT_VERTICES", 300)
    made = layer("bos", *((zone, {}) for zone in some_zones(7, 400)))
    ZoneCache(tmp_path).store("sleutel", made)
    parts = [shape for shape in some_zones(8, 3 * BLOCK) if shape.geom_type != "MultiPolygon"]

    def pieces(zones: Layer, workers: int) -> list[list[tuple[int, bytes, object]]]:
        grounds = overlay(parts, LayerSet({"bos": zones}), workers)
        return [[(piece.zone, piece.geometry.wkb, piece.measure) for piece in ground.met.get("bos", ())] for ground in grounds]

    wanted = pieces(made, 1)
    assert sum(map(len, wanted)) > len(parts)
    for workers in (1, 4):
        assert pieces(ZoneCache(tmp_path).load("sleutel", made.spec, made.origin), workers) == wanted

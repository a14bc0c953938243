"""What is left of a plan part when it is cut: both sides are the whole, whatever the shapes."""

import pytest
import shapely
from hypothesis import given, settings, strategies as st
from plantoets.assessment.covered import Covered, measure_together
from plantoets.assessment.ground import Ground
from plantoets.assessment.overlay import overlay
from world import at, layer, ragged, square

SEEDS = st.integers(0, 10**6)


def ground(part, *zones) -> Ground:
    return overlay([part], {"bos": layer("bos", *((zone, {}) for zone in zones))})[0]


def areas(side: Ground) -> dict[int, float]:
    return {piece.zone: piece.measure.area_m2 for piece in side.met.get("bos", ())}


@settings(max_examples=150)
@given(SEEDS, SEEDS, st.lists(SEEDS, min_size=1, max_size=4))
def test_both_sides_of_a_cut_have_all_of_each_piece(plan: int, region: int, zones: list[int]) -> None:
    part = ragged(plan, 12, 300, holes=False)
    whole = ground(part, *(ragged(seed, 60, 500) for seed in zones))
    inside, outside = whole.split(shapely.intersection(part, ragged(region, 40, 500)))
    sides = [areas(side) for side in (inside, outside) if side is not None]
    for zone, area in areas(whole).items():
        assert sum(side.get(zone, 0.0) for side in sides) == pytest.approx(area, abs=1e-3)


def test_the_rest_of_a_part_that_lies_wholly_inside_is_nothing() -> None:
    whole = ground(square(200), square(400, -100, -100))
    assert whole.split(whole.geometry) == (whole, None)
    assert whole.split(shapely.intersection(whole.geometry, square(0.5))) == (None, whole)


def test_a_piece_on_one_side_is_not_cut_for_the_other() -> None:
    whole = ground(square(200), square(50), square(50, 120))
    inside, outside = whole.split(square(100))
    assert [piece is whole.met["bos"][0] for piece in inside.met["bos"]] == [True]
    assert [piece is whole.met["bos"][1] for piece in outside.met["bos"]] == [True]


def test_where_lines_cross_in_a_point_a_cut_makes_no_point_part_of_it() -> None:
    road = at(shapely.LineString([(-50, 50), (250, 50)]))
    path = layer("bos", (at(shapely.LineString([(150, -50), (150, 250)])), {}))
    inside, outside = overlay([road], {"bos": path})[0].split(shapely.intersection(road, square(100)))
    assert inside.pieces("bos") == outside.pieces("bos") == ()
    assert [len(side.crossings("bos")) for side in (inside, outside)] == [0, 1]


@settings(max_examples=100)
@given(st.lists(st.lists(SEEDS, min_size=2, max_size=5), min_size=1, max_size=6))
def test_measured_together_is_what_each_is_by_itself(groups: list[list[int]]) -> None:
    shapes = [tuple(ragged(seed, 20, 300) for seed in seeds) for seeds in groups]
    together = [Covered(pieces) for pieces in shapes]
    measure_together(together)
    assert [covered.measure for covered in together] == [Covered(pieces).measure for pieces in shapes]
    assert [covered.measure.area_m2 for covered in together] == pytest.approx([shapely.union_all(pieces).area for pieces in shapes])

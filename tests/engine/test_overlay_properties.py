"""What may not change the numbers: order, ring direction, start vertex, a duplicated or split part, a shift of everything."""

import math

import pytest
import shapely
from hypothesis import given, settings, strategies as st
from plantoets.assessment.assess import Assessment
from shapely.affinity import translate
from shapely.geometry import LineString, Polygon
from shapely.ops import split
from world import X, Y, assessed, layer

DEGREES = st.integers(min_value=3, max_value=14)
SHIFT = st.tuples(st.integers(-4000, 4000), st.integers(-4000, 4000))


@st.composite
def ragged(draw: st.DrawFn, reach: float = 300.0) -> Polygon:
    """A star-shaped polygon with an irregular edge, within `reach` metres of a spot near Assen."""
    corners = draw(DEGREES)
    away = draw(st.lists(st.floats(0.15, 1.0), min_size=corners, max_size=corners))
    east, north = draw(st.tuples(st.floats(-200, 200), st.floats(-200, 200)))
    ring = [(math.cos(2 * math.pi * n / corners) * reach * r, math.sin(2 * math.pi * n / corners) * reach * r) for n, r in enumerate(away)]
    return translate(Polygon(ring), X + east, Y + north)


def numbers(assessment: Assessment) -> dict[str, float]:
    """What the report says in numbers, by rule: area per rule over all parts, and the compensation."""
    areas = {f"area {finding.id} {finding.outcome.value}": 0.0 for finding in assessment.findings}
    for finding in assessment.findings:
        areas[f"area {finding.id} {finding.outcome.value}"] += finding.measure.area_m2 or 0.0
    rows = {f"row {row.quality.id} {row.quality.indicator.nl}": row.area_m2 or 0.0 for row in assessment.core_qualities}
    return {**areas, **rows, "compensation": assessment.compensation.total_ha}


def world(zones: list[Polygon]) -> list[object]:
    nature = layer("natuur_ehs", *((zone, {"ontwikkelingstijd_jaar": 5 + 30 * n}) for n, zone in enumerate(zones[:2])))
    quiet = layer("stiltegebied", *((zone, {"status": "aangewezen"}) for zone in zones[1:]))
    return [nature, quiet]


def same(one: dict[str, float], other: dict[str, float]) -> None:
    assert one == pytest.approx(other, rel=1e-9, abs=1e-4)


THREE = st.lists(ragged(), min_size=3, max_size=3)


@settings(max_examples=40)
@given(ragged(), ragged(), THREE)
def test_the_order_of_parts_does_not_matter(first: Polygon, second: Polygon, zones: list[Polygon]) -> None:
    layers = world(zones)
    same(numbers(assessed("overig", [first, second], *layers)), numbers(assessed("overig", [second, first], *layers)))


@settings(max_examples=40)
@given(ragged(), THREE, st.integers(1, 12))
def test_ring_direction_and_start_vertex_do_not_matter(plan: Polygon, zones: list[Polygon], turn: int) -> None:
    corners = list(plan.exterior.coords)[:-1]
    turned = corners[turn % len(corners) :] + corners[: turn % len(corners)]
    layers = world(zones)
    before = numbers(assessed("overig", plan, *layers))
    same(before, numbers(assessed("overig", Polygon(turned[::-1]), *layers)))
    same(before, numbers(assessed("overig", plan, *world([shapely.reverse(zone) for zone in zones]))))


@settings(max_examples=40)
@given(ragged(), THREE)
def test_a_part_that_is_there_twice_counts_once_in_totals(plan: Polygon, zones: list[Polygon]) -> None:
    layers = world(zones)
    once, twice = assessed("overig", plan, *layers), assessed("overig", [plan, plan], *layers)
    rows = [row.area_m2 for row in once.core_qualities]
    assert [row.area_m2 for row in twice.core_qualities] == pytest.approx(rows)
    assert twice.compensation.total_ha == pytest.approx(once.compensation.total_ha, abs=1e-9)
    assert twice.outcome is once.outcome


@settings(max_examples=40)
@given(ragged(), THREE)
def test_a_part_split_in_two_keeps_the_totals(plan: Polygon, zones: list[Polygon]) -> None:
    layers = world(zones)
    middle = plan.centroid.x
    halves = list(split(plan, LineString([(middle, Y - 2000), (middle, Y + 2000)])).geoms)
    whole, parts = assessed("overig", plan, *layers), assessed("overig", halves, *layers)
    for one, other in zip(whole.core_qualities, parts.core_qualities):
        assert (other.area_m2 or 0.0) == pytest.approx(one.area_m2 or 0.0, abs=2.0 * len(halves))
    assert parts.compensation.total_ha == pytest.approx(whole.compensation.total_ha, abs=1e-3)


@settings(max_examples=40)
@given(ragged(), THREE, SHIFT)
def test_a_shift_of_everything_does_not_matter(plan: Polygon, zones: list[Polygon], shift: tuple[int, int]) -> None:
    before = numbers(assessed("overig", plan, *world(zones)))
    after = numbers(assessed("overig", translate(plan, *shift), *world([translate(zone, *shift) for zone in zones])))
    same(before, after)

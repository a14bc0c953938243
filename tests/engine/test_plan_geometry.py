"""The geometry of plan parts: repaired, split, widened, and told where parts lie over each other."""

from __future__ import annotations

import math
from typing import Any, Optional

import numpy as np
import pytest
import shapely
from plantoets.assessment.errors import InputError
from plantoets.assessment.intake.footprint import footprint
from plantoets.assessment.plan import PartInput, Plan, Transform, make_plan
from shapely.geometry import GeometryCollection, LineString, MultiPoint, MultiPolygon, Point, Polygon, box
from world import X, Y, catalogue

HECTARE = box(X, Y, X + 100, Y + 100)
LINE = LineString([(X, Y), (X + 300, Y + 400)])


def plan(*geometries: Any, footprint_m: Optional[float] = None, transform: Optional[Transform] = None) -> Plan:
    parts = [PartInput(str(number), "overig", geometry, {}, footprint_m) for number, geometry in enumerate(geometries, start=1)]
    return make_plan("proef", parts, {}, catalogue().names, catalogue().outline, transform)


def said(made: Plan) -> str:
    return "\n".join(message.en for message in made.warnings)


def test_overlapping_members_of_a_part_count_once_and_do_not_cancel() -> None:
    made = plan(MultiPolygon([HECTARE, box(X + 50, Y, X + 150, Y + 100)]))
    assert made.parts[0].area_m2 == pytest.approx(15_000)
    assert "Plan part 1: invalid geometry repaired" in said(made)
    assert "changed by -5000.00 m², from 20000.00 m² to 15000.00 m²" in said(made)


def test_the_dutch_text_has_dutch_numbers() -> None:
    made = plan(MultiPolygon([HECTARE, box(X + 50, Y, X + 150, Y + 100)]))
    assert any("veranderde met -5000,00 m², van 20000,00 m² in 15000,00 m²" in message.nl for message in made.warnings)


def test_a_mixed_part_becomes_a_part_per_kind() -> None:
    made = plan(GeometryCollection([HECTARE, LINE, Point(X, Y)]))
    assert [(part.id, part.area_m2, part.length_m) for part in made.parts] == [("1", 10_000, 0), ("1-lijn", 0, 500), ("1-punt", 0, 0)]
    assert "split into a plan part per kind" in said(made)


def test_slivers_of_a_part_are_left_out_and_said() -> None:
    made = plan(MultiPolygon([HECTARE, box(X + 200, Y, X + 200.001, Y + 0.001)]))
    assert made.parts[0].geometry.geom_type == "Polygon"
    assert "1 polygons without area left out" in said(made)


@pytest.mark.parametrize(
    "unusable", [None, Polygon(), box(X, Y, X + 0.001, Y + 0.001), LineString([(X, Y), (X, Y)]), Polygon([(X, Y), (X + 5, Y), (X + 9, Y)])]
)
def test_a_part_without_size_is_said_and_the_others_go_on(unusable: Any) -> None:
    made = plan(unusable, HECTARE)
    assert [part.id for part in made.parts] == ["2"]
    assert "Plan part 1 has no usable geometry" in said(made)


def test_heights_go_and_coordinates_that_are_no_numbers_are_said() -> None:
    assert not plan(shapely.force_3d(HECTARE, z=3)).parts[0].geometry.has_z
    wrong = Polygon([(X, Y), (X + math.inf, Y), (X, Y + 10)])
    assert "a coordinate is no number" in said(plan(wrong, HECTARE))


@pytest.mark.parametrize("far", [1e8, 1e21, -1e300])
def test_coordinates_that_lie_impossibly_far_away_are_said(far: float) -> None:
    made = plan(Polygon([(X, Y), (X + 10, Y), (far, far)]), LineString([(X, Y), (far, Y)]), HECTARE)
    assert [part.id for part in made.parts] == ["3"]
    assert said(made).count("impossibly far away") == 2


def test_a_tangle_is_said_and_ends_nothing() -> None:
    random = np.random.default_rng(3).uniform(0, 100, (5_000, 2)) + np.array([X, Y])
    made = plan(Polygon(random), HECTARE)
    assert [part.id for part in made.parts] == ["2"]
    assert "crosses itself too often" in said(made)


def test_parts_that_lie_over_each_other_are_told_with_how_much() -> None:
    made = plan(HECTARE, box(X + 90, Y, X + 190, Y + 100), box(X + 190, Y, X + 200, Y + 100))
    assert said(made) == "Plan parts 1 and 2 lie over each other: 1000.00 m²; in totals that counts once."


@pytest.mark.parametrize(
    ("geometry", "much"), [(HECTARE, "wholly (10000.00 m²)"), (LINE, "wholly (500.0 m)"), (Point(X, Y), "at the same place")]
)
def test_duplicates_are_told(geometry: Any, much: str) -> None:
    assert said(plan(geometry, geometry)) == f"Plan parts 1 and 2 lie over each other: {much}; in totals that counts once."


def test_neighbours_are_not_told() -> None:
    assert plan(HECTARE, box(X + 100, Y, X + 200, Y + 100), LINE, MultiPoint([(X, Y), (X + 1, Y)])).warnings == ()


def test_many_pairs_are_shortened() -> None:
    assert "and 35 more pairs" in said(plan(*[HECTARE] * 10))


def test_a_line_with_a_width_is_an_area_and_the_report_says_so() -> None:
    made = plan(LINE, footprint_m=8)
    (part,) = made.parts
    assert (part.area_m2, part.length_m, part.footprint_m) == (pytest.approx(4_000), 0.0, 8.0)
    assert said(made) == "Plan part 1: a line of 500 m, assessed with a footprint 8 m wide (4000.00 m²)."


def test_a_point_with_a_radius_is_a_disc_within_a_centimetre() -> None:
    made = plan(Point(X, Y), footprint_m=50)
    assert made.parts[0].area_m2 == pytest.approx(math.pi * 2_500, abs=0.01 * math.pi * 100)
    assert "footprint of 50 m radius" in said(made)


def test_areas_keep_their_shape_whatever_the_footprint() -> None:
    made = plan(HECTARE, footprint_m=8)
    assert (made.parts[0].area_m2, made.parts[0].footprint_m, made.warnings) == (10_000, None, ())


def test_without_footprint_a_line_is_a_line() -> None:
    (part,) = plan(LINE).parts
    assert (part.area_m2, part.length_m, part.footprint_m) == (0, 500, None)


@pytest.mark.parametrize("size", [0, -1, 10_001, math.nan, math.inf, "8", True])
def test_an_impossible_footprint_is_refused(size: Any) -> None:
    with pytest.raises(InputError, match="is impossible"):
        plan(LINE, footprint_m=size)


def test_a_curve_of_a_wide_line_stays_within_a_centimetre() -> None:
    corner = footprint(LineString([(0, 0), (100, 0), (100, 100)]), 200.0)
    corners = np.array([(x, y) for x, y in corner.exterior.coords if x >= 100 and y <= 0])
    middles = (corners[1:] + corners[:-1]) / 2
    assert np.hypot(middles[:, 0] - 100, middles[:, 1]).min() > 100 - 0.01


@pytest.mark.parametrize(("accuracy", "words"), [(0.25, "accuracy 0.25 m"), (None, "accuracy unknown")])
def test_the_way_to_rd_is_named_with_its_accuracy(accuracy: Optional[float], words: str) -> None:
    made = plan(HECTARE, transform=Transform("EPSG:4258", "Amersfoort to ETRS89 (8)", accuracy))
    assert said(made) == f"The plan was brought from EPSG:4258 to RD by Amersfoort to ETRS89 (8) ({words})."

"""Arcs and repairs."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings, strategies as st
from plantoets.assessment.intake.repair import repaired
from plantoets.assessment.intake.tangles import is_tangled
from plantoets.assessment.planfiles.geometry.arcs import circle_centre, stroke_arc, stroke_circle
from plantoets.assessment.planfiles.geometry.clean import clean
from plantoets.assessment.planfiles.model import RawFeature

ANGLES = st.floats(-math.pi, math.pi)


def _on(centre: tuple[float, float], radius: float, angle: float) -> list[float]:
    return [centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)]


@given(radius=st.floats(0.5, 20_000), start=ANGLES, sweep=st.floats(0.01, 6.2), left=st.booleans())
@settings(max_examples=200, deadline=None)
def test_chords_stay_within_a_centimetre(radius: float, start: float, sweep: float, left: bool) -> None:
    centre = (233000.0, 556000.0)
    turn = sweep if left else -sweep
    points = np.array([_on(centre, radius, start), _on(centre, radius, start + turn / 2), _on(centre, radius, start + turn)])
    line = stroke_arc(points)
    assert (line[0] == points[0]).all()
    assert (line[-1] == points[2]).all()
    middles = (line[1:] + line[:-1]) / 2
    assert np.abs(np.hypot(*(middles - centre).T) - radius).max() <= 0.01
    assert np.hypot(*(line[1:] - line[:-1]).T).sum() == pytest.approx(radius * sweep, rel=0.03, abs=0.02)


@given(radius=st.floats(0.5, 5_000), start=ANGLES, sweep=st.floats(0.1, 6.2))
@settings(max_examples=100, deadline=None)
def test_the_other_way_round_gives_the_same_points(radius: float, start: float, sweep: float) -> None:
    points = np.array([_on((233000.0, 556000.0), radius, start + part * sweep) for part in (0, 0.4, 1)])
    assert (stroke_arc(points) == stroke_arc(points[::-1])[::-1]).all()


def test_points_in_line_stay_a_line() -> None:
    points = np.array([[0.0, 0.0], [1.0, 0.0], [2.0, 0.0]])
    assert circle_centre(*points) is None
    assert (stroke_arc(points) == points).all()


def test_an_arc_that_ends_where_it_starts_is_a_circle() -> None:
    line = stroke_arc(np.array([[0.0, 0.0], [20.0, 0.0], [0.0, 0.0]]))
    assert shapely.Polygon(line).area == pytest.approx(math.pi * 100, rel=1e-3)


def test_a_circle_through_three_points() -> None:
    line = stroke_circle(np.array([[6.0, 0.0], [0.0, 6.0], [-6.0, 0.0]]))
    assert shapely.Polygon(line).area == pytest.approx(math.pi * 36, rel=2e-3)
    assert (line[0] == line[-1]).all()


def test_a_bow_tie_becomes_its_two_lobes() -> None:
    result = repaired(shapely.Polygon([(0, 0), (10, 10), (10, 0), (0, 10)]))
    assert result.geometry is not None
    assert result.geometry.area == pytest.approx(50)
    assert (result.why or "").startswith("Self-intersection")
    assert (result.before_m2, result.after_m2) == (0.0, pytest.approx(50))


def test_overlapping_members_count_once_and_do_not_cancel() -> None:
    result = repaired(shapely.MultiPolygon([shapely.box(0, 0, 10, 10), shapely.box(5, 0, 15, 10)]))
    assert result.after_m2 == pytest.approx(150)
    assert result.why is not None


def test_touching_members_are_joined_without_a_word() -> None:
    result = repaired(shapely.MultiPolygon([shapely.box(0, 0, 10, 10), shapely.box(10, 0, 20, 10)]))
    assert (result.why, result.after_m2) == (None, 200.0)


def test_a_hole_outside_its_shell_takes_nothing_away_and_adds_nothing() -> None:
    outside = shapely.Polygon(shapely.box(0, 0, 10, 10).exterior, [shapely.box(20, 20, 30, 30).exterior])
    assert repaired(outside).after_m2 == pytest.approx(100)


def test_two_overlapping_holes() -> None:
    holes = [shapely.box(1, 1, 5, 5).exterior, shapely.box(3, 3, 7, 7).exterior]
    assert repaired(shapely.Polygon(shapely.box(0, 0, 10, 10).exterior, holes)).after_m2 == pytest.approx(100 - 28)


def test_a_tangle_is_given_up_instead_of_repaired() -> None:
    random = np.random.default_rng(1).uniform(0, 100, (6_000, 2))
    assert is_tangled(shapely.Polygon(random))
    assert repaired(shapely.Polygon(random)).hopeless
    assert not is_tangled(shapely.Point(0, 0).buffer(10, quad_segs=5_000))


def _feature(geometry: shapely.Geometry | None, name: str = "a") -> RawFeature:
    return RawFeature("laag", name, name, geometry, "EPSG:28992")


def test_slivers_are_left_out_and_said() -> None:
    kept, notes = clean((_feature(shapely.MultiPolygon([shapely.box(0, 0, 10, 10), shapely.box(20, 0, 20.000001, 1)])),))
    assert kept[0].geometry.area == 100.0
    assert "1 polygons without area left out" in notes[0].en
    kept, notes = clean((_feature(shapely.Polygon([(0, 0), (10, 0), (20, 0)])),))
    assert kept == []
    assert "this object is missing" in " ".join(note.en for note in notes)


def test_a_line_without_length_is_said() -> None:
    kept, notes = clean((_feature(shapely.LineString([(0, 0), (0, 0)])),))
    assert kept == []
    assert "no area or length" in notes[0].en


def test_duplicates_are_said() -> None:
    other_start = shapely.Polygon([(10, 0), (10, 10), (0, 10), (0, 0)])
    kept, notes = clean((_feature(shapely.box(0, 0, 10, 10)), _feature(other_start, "b")))
    assert len(kept) == 2
    assert "1 objects of laag lie exactly on another" in notes[0].en


def test_repairs_say_how_much_area_changed() -> None:
    _, notes = clean((_feature(shapely.Polygon([(0, 0), (100, 100), (100, 0), (0, 100)])),))
    assert "the area changed by 5000.00 m²" in notes[0].en
    assert "veranderde met 5000,00 m²" in notes[0].nl


def test_many_messages_are_shortened() -> None:
    _, notes = clean(tuple(_feature(shapely.Polygon([(0, 0), (100, 100), (100, 0), (index, 100)]), str(index)) for index in range(60)))
    assert len(notes) < 45
    assert "20 more messages" in notes[-1].en

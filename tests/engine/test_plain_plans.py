"""A look at many geometries at once changes nothing: the same plan, warnings and errors, to the letter, as one by one."""

from __future__ import annotations

from typing import Any, Optional

import shapely
from hypothesis import given, settings, strategies as st
from plantoets.assessment.errors import InputError
from plantoets.assessment.intake.plain import plain
from plantoets.assessment.intake.plan_geometry import shaped
from plantoets.assessment.messages import Message
from plantoets.assessment.plan import PartInput, Seen, look, make_plan
from shapely.affinity import translate
from shapely.geometry import GeometryCollection, LineString, MultiPoint, MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry
from world import X, Y, catalogue

corner = st.tuples(st.integers(0, 6), st.integers(0, 6))
ring = st.lists(corner, min_size=3, max_size=7, unique=True)
polygon = st.builds(Polygon, ring) | st.builds(lambda shell, hole: Polygon([(8 * x, 8 * y) for x, y in shell], [hole]), ring, ring)
size = st.sampled_from([1e-4, 0.01, 1.0, 30.0, 1e5, 3e7])
place = st.sampled_from([(X, Y), (X, Y), (X, Y), (0.0, 0.0), (206_000.0, 540_000.0), (270_000.0, 540_000.0)])
single = polygon | st.builds(lambda x, y: LineString([x, y]), corner, corner) | st.builds(Point, corner)
drawn = st.builds(
    lambda geometry, scale, spot: translate(shapely.transform(geometry, lambda places: places * scale), *spot),
    single
    | st.builds(MultiPolygon, st.lists(polygon, min_size=1, max_size=3))
    | st.builds(GeometryCollection, st.lists(single, min_size=1, max_size=3)),
    size,
    place,
)
odd = st.sampled_from([
    None, Polygon(), MultiPolygon(), GeometryCollection(), MultiPolygon([Polygon(), box(X, Y, X + 9, Y + 9)]),
    Polygon([(X, Y), (X + 9, Y), (X + 9, float("nan"))]), Polygon([(X, Y), (X + 9, Y), (X + 9, float("inf"))]),
    shapely.force_3d(box(X, Y, X + 9, Y + 9), 5.0), Polygon([(X, Y, 1), (X + 9, Y, float("nan")), (X + 9, Y + 9, 1)]),
    shapely.linearrings([(X, Y), (X + 9, Y), (X + 9, Y + 9)]), MultiPoint([(X, Y), (X, Y)]), box(X, Y, X + 0.01, Y + 0.01),
])  # fmt: skip
NOTHING_KNOWN = Seen(None, inside=False)


def outcome(geometries: list[Optional[BaseGeometry]], footprint_m: Optional[float], seen: Any) -> Any:
    parts = [PartInput(str(number), "overig", geometry, {}, footprint_m) for number, geometry in enumerate(geometries)]
    try:
        plan = make_plan("proef", parts, {}, catalogue().names, catalogue().outline, seen=seen)
    except InputError as error:
        return error.message
    return [(part.id, part.footprint_m, shapely.to_wkb(part.geometry)) for part in plan.parts], plan.warnings


@settings(max_examples=300, deadline=None)
@given(st.lists(drawn | odd, min_size=1, max_size=12), st.sampled_from([None, 3.0]))
def test_plans_are_those_of_a_closer_look(geometries: list[Any], footprint_m: Optional[float]) -> None:
    together = look(geometries, catalogue().outline)
    for geometry, seen in zip(geometries, together):
        slowly = outcome([geometry], footprint_m, [NOTHING_KNOWN])
        assert outcome([geometry], footprint_m, [seen]) == slowly
        assert outcome([geometry], footprint_m, None) == slowly
    slowly = outcome(geometries, footprint_m, [NOTHING_KNOWN] * len(geometries))
    assert outcome(geometries, footprint_m, together) == slowly
    assert outcome(geometries, footprint_m, None) == slowly


@settings(max_examples=200, deadline=None)
@given(drawn)
def test_polygons_of_which_nothing_is_said_need_no_closer_look(geometry: Any) -> None:
    notes: list[Message] = []
    pieces = shaped("1", geometry, None, notes)
    nothing_to_say = not notes and geometry.geom_type in ("Polygon", "MultiPolygon")
    (found,) = plain([geometry])
    if found is None:
        assert not (nothing_to_say and geometry.is_valid)  # a repair of less than a square millimetre is not worth a word
    else:
        assert nothing_to_say
        assert shapely.equals_exact(found, pieces[0].geometry)
        assert found.geom_type == pieces[0].geometry.geom_type

"""GML curves become positions: line strings, arcs, circles, and curves made of those."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ...messages import Message
from ..errors import PlanFileError
from ..geometry.arcs import Coordinates, on_ground, stroke_arc, stroke_circle, stroke_circle_about
from .context import GmlContext
from .names import XLINK_HREF, child_elements, local_name
from .positions import read_positions


class UnsupportedGeometry(Exception):
    """A kind of geometry that isn't read; the object it belongs to is left out with a warning. `args[0]` names it."""


def read_curve(element: Any, context: GmlContext) -> Coordinates:
    """The positions (n, 2) of a curve or curve segment, arcs stroked.

    Raises:
        UnsupportedGeometry: splines and the like, and geometry that sits elsewhere.
        PlanFileError: damaged coordinates.
    """
    context = context.inside(element)
    reader = _READERS.get(local_name(element))
    if reader is None:
        raise UnsupportedGeometry(local_name(element))
    return reader(element, context)


def join_curves(curves: list[Coordinates]) -> Coordinates:
    """Curves one after the other, without the points at which they meet twice."""
    joined: list[Coordinates] = []
    for curve in curves:
        meets = bool(joined) and len(curve) > 0 and bool((joined[-1][-1] == curve[0]).all())
        rest = curve[1:] if meets else curve
        if len(rest):
            joined.append(rest)
    return np.vstack(joined) if joined else np.empty((0, 2))


def _line(element: Any, context: GmlContext) -> Coordinates:
    return read_positions(element, context)


def _arcs(element: Any, context: GmlContext) -> Coordinates:
    """Arc and ArcString: every next two points end an arc."""
    points = read_positions(element, context)
    if len(points) < 3 or len(points) % 2 == 0:
        raise _wrong_arc(len(points))
    return join_curves([on_ground(stroke_arc, points[index : index + 3], context.geographic) for index in range(0, len(points) - 2, 2)])


def _circle(element: Any, context: GmlContext) -> Coordinates:
    points = read_positions(element, context)
    if len(points) != 3:
        raise _wrong_arc(len(points))
    if tuple(points[0]) == tuple(points[2]):
        return on_ground(stroke_arc, points, context.geographic)
    return on_ground(stroke_circle, points, context.geographic)


def _circle_by_centre(element: Any, context: GmlContext) -> Coordinates:
    centre = read_positions(element, context)
    length = _size(element, "radius")
    if len(centre) != 1 or not 0.0 < length < 1e6:
        raise UnsupportedGeometry("CircleByCenterPoint")
    return on_ground(lambda middle: stroke_circle_about(middle[0], middle[0] + np.array([length, 0.0])), centre, context.geographic)


def _arc_by_centre(element: Any, context: GmlContext) -> Coordinates:
    """From one bearing to the other, in degrees from the x axis, as GDAL and most writers take them."""
    centre = read_positions(element, context)
    sizes = [_size(element, name) for name in ("radius", "startAngle", "endAngle")]
    radius, start, end = sizes
    if len(centre) != 1 or not 0.0 < radius < 1e6 or not np.isfinite(sizes).all() or start == end:
        raise UnsupportedGeometry("ArcByCenterPoint")

    def stroke(middle: Coordinates) -> Coordinates:
        angles = np.radians([start, (start + end) / 2.0, end])
        return stroke_arc(middle[0] + radius * np.column_stack([np.cos(angles), np.sin(angles)]))

    return on_ground(stroke, centre, context.geographic)


def _size(element: Any, name: str) -> float:
    found = next((child for child in child_elements(element) if local_name(child) == name), None)
    try:
        return float(found.text) if found is not None else float("nan")
    except (TypeError, ValueError):
        return float("nan")


def _segments(element: Any, context: GmlContext) -> Coordinates:
    """A Curve: its segments in order."""
    holder = next((child for child in child_elements(element) if local_name(child) == "segments"), None)
    if holder is None:
        return np.empty((0, 2))
    return join_curves([read_curve(segment, context) for segment in child_elements(holder)])


def _members(element: Any, context: GmlContext) -> Coordinates:
    """Ring and CompositeCurve: curve members in order."""
    curves: list[Coordinates] = []
    for member in child_elements(element):
        if local_name(member) not in ("curveMember", "curveMembers"):
            continue
        if member.get(XLINK_HREF) is not None:
            raise UnsupportedGeometry("xlink:href")
        curves.extend(read_curve(curve, context) for curve in child_elements(member))
    return join_curves(curves)


def _orientable(element: Any, context: GmlContext) -> Coordinates:
    base = next((child for child in child_elements(element) if local_name(child) == "baseCurve"), None)
    curve = next(child_elements(base), None) if base is not None else None
    if curve is None:
        raise UnsupportedGeometry("xlink:href")
    positions = read_curve(curve, context)
    return positions[::-1] if element.get("orientation") == "-" else positions


def _wrong_arc(count: int) -> PlanFileError:
    return PlanFileError(
        Message(
            f"Het bestand is beschadigd: een boog heeft {count} punten in plaats van 3; exporteer het opnieuw.",
            f"The file is damaged: an arc has {count} points instead of 3; export it again.",
        )
    )


_READERS: dict[str, Callable[[Any, GmlContext], Coordinates]] = {
    "LineString": _line,
    "LineStringSegment": _line,
    "LinearRing": _line,
    "GeodesicString": _line,
    "Geodesic": _line,
    "Arc": _arcs,
    "ArcString": _arcs,
    "Circle": _circle,
    "ArcByCenterPoint": _arc_by_centre,
    "CircleByCenterPoint": _circle_by_centre,
    "Curve": _segments,
    "Ring": _members,
    "CompositeCurve": _members,
    "OrientableCurve": _orientable,
}

_SEGMENTS = ("LineStringSegment", "GeodesicString", "Geodesic", "Arc", "ArcString", "Circle", "ArcByCenterPoint", "CircleByCenterPoint")
CURVES = frozenset(_READERS) - frozenset(_SEGMENTS)
"""The curves that stand on their own; the others are segments of a Curve."""

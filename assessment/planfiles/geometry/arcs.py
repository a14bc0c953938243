"""Circular arcs become chords that stay within a tolerance of the arc."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from ..limits import MAX_ARC_POINTS, STROKE_TOLERANCE_M

Coordinates = NDArray[np.float64]
"""Shape (n, 2): x, y."""

_LARGEST_RADIUS = 1e9
"""Larger than this a coordinate is wrong, and refused when all are in."""

METRES_PER_DEGREE = 111_320.0


def tolerance_in(geographic: bool) -> float:
    """The stroke tolerance in the units of a coordinate system: metres, or degrees of about that length."""
    return STROKE_TOLERANCE_M / METRES_PER_DEGREE if geographic else STROKE_TOLERANCE_M


def stroke_arc(points: Coordinates, tolerance: float = STROKE_TOLERANCE_M) -> Coordinates:
    """The arc from the first through the second to the third point, as a line (n, 2) that starts and ends exactly there.

    The same arc drawn the other way gives the same points, so that neighbours that share it stay neighbours. An arc that ends where
    it starts is the full circle with the second point opposite (OGC 06-104r4). Three points in line give a straight line.
    """
    start, middle, end = points
    if tuple(start) == tuple(end):
        return stroke_circle_about((start + middle) / 2.0, start, tolerance)
    if tuple(start) > tuple(end):
        return stroke_arc(points[::-1], tolerance)[::-1]
    centre = circle_centre(start, middle, end)
    if centre is None:
        return points
    sweep = _sweep(centre, start, middle, end)
    inner = _points_between(centre, start, sweep, tolerance)
    return np.vstack([start[None, :], inner, end[None, :]])


def stroke_circle(points: Coordinates, tolerance: float = STROKE_TOLERANCE_M) -> Coordinates:
    """The circle through three points, closed, starting at the first; three points in line give just those."""
    centre = circle_centre(points[0], points[1], points[2])
    if centre is None:
        return np.vstack([points, points[:1]])
    return stroke_circle_about(centre, points[0], tolerance)


def stroke_circle_about(centre: Coordinates, start: Coordinates, tolerance: float = STROKE_TOLERANCE_M) -> Coordinates:
    """The circle about a centre through a point, closed."""
    inner = _points_between(centre, start, 2.0 * math.pi, tolerance)
    return np.vstack([start[None, :], inner, start[None, :]])


def circle_centre(first: Coordinates, second: Coordinates, third: Coordinates) -> Coordinates | None:
    """The centre of the circle through three points, None when they lie (nearly) in line."""
    to_second, to_third = second - first, third - first
    if not float(np.abs([to_second, to_third]).max()) < _LARGEST_RADIUS:
        return None
    cross = 2.0 * float(to_second[0] * to_third[1] - to_second[1] * to_third[0])
    squares = float(to_second @ to_second), float(to_third @ to_third)
    if abs(cross) <= 1e-12 * max(*squares, 1e-300):
        return None
    x = (to_third[1] * squares[0] - to_second[1] * squares[1]) / cross
    y = (to_second[0] * squares[1] - to_third[0] * squares[0]) / cross
    centre: Coordinates = first + np.array([x, y])
    return centre


def _sweep(centre: Coordinates, start: Coordinates, middle: Coordinates, end: Coordinates) -> float:
    """The signed angle from start through middle to end, in radians."""
    first, second, third = (math.atan2(point[1] - centre[1], point[0] - centre[0]) for point in (start, middle, end))
    to_middle = (second - first) % (2.0 * math.pi)
    to_end = (third - first) % (2.0 * math.pi)
    return to_end if to_middle <= to_end else to_end - 2.0 * math.pi


def _points_between(centre: Coordinates, start: Coordinates, sweep: float, tolerance: float) -> Coordinates:
    """Evenly spread points on the arc, without its ends; each chord's sagitta is at most the tolerance."""
    radius = math.hypot(start[0] - centre[0], start[1] - centre[1])
    if not 0.0 < radius < _LARGEST_RADIUS:
        return np.empty((0, 2))
    step = 2.0 * math.acos(max(0.0, 1.0 - tolerance / radius))
    parts = min(max(math.ceil(abs(sweep) / max(step, 1e-9)), 8 if abs(sweep) > 6.0 else 2), MAX_ARC_POINTS)
    first = math.atan2(start[1] - centre[1], start[0] - centre[0])
    angles = first + sweep * np.arange(1, parts) / parts
    return np.column_stack([centre[0] + radius * np.cos(angles), centre[1] + radius * np.sin(angles)])

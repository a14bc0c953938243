"""Circular arcs become chords that stay within a tolerance of the arc."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from ...geometry import STROKE_TOLERANCE_M
from ..limits import MAX_ARC_POINTS

Coordinates = NDArray[np.float64]
"""Shape (n, 2): x, y."""

_LARGEST_RADIUS = 1e9
"""Larger than this a coordinate is wrong, and refused when all are in."""


def on_ground(stroke: Callable[[Coordinates], Coordinates], points: Coordinates, geographic: bool) -> Coordinates:
    """`stroke` done in metres: an arc in degrees is the arc on the ground through the same points, not a circle of degrees.

    `points`: (n, 2), longitude and latitude when `geographic`. A line starts and ends exactly where `points` does if it did so before.
    """
    if not geographic:
        return stroke(points)
    if _is_latitude_first(points):
        return on_ground(stroke, points[:, ::-1], geographic)[:, ::-1]
    scale = _metres_per_degree((float(points[:, 1].min()) + float(points[:, 1].max())) / 2.0)
    line = stroke(points * scale) / scale
    for end, at in ((0, 0), (-1, -1)):
        nearest = points[np.abs(points - line[at]).sum(axis=1).argmin()]
        line[end] = nearest if np.abs(nearest - line[at]).max() < 1e-9 else line[at]
    return line


def _is_latitude_first(points: Coordinates) -> bool:
    """Whether degrees in the Netherlands stand the wrong way round; they are turned when all is read."""
    x, y = float(points[0, 0]), float(points[0, 1])
    return 50.0 < x < 54.0 and 3.0 < y < 8.0


def _metres_per_degree(latitude: float) -> Coordinates:
    """Metres per degree of longitude and of latitude, on the ellipsoid GRS 80."""
    sine = math.sin(math.radians(latitude))
    curve = 1.0 - 0.0066943800229 * sine * sine
    per_radian = 6_378_137.0 / math.sqrt(curve)
    east = max(per_radian * math.cos(math.radians(latitude)), 1.0)
    scale: Coordinates = np.radians(np.array([east, per_radian * (1.0 - 0.0066943800229) / curve]))
    return scale


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

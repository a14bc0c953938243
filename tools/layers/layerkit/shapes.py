"""Basic shapes in RD (EPSG:28992), metres: smooth outlines, blobs, strips."""

from __future__ import annotations

import math
import random
import zlib
from collections.abc import Sequence

from shapely.affinity import rotate, scale, translate
from shapely.geometry import LineString, Point as ShapelyPoint, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from .coordinates import Point

STEPS = 4


def smooth(points: Sequence[Point], closed: bool, steps: int = STEPS) -> list[Point]:
    """A Catmull-Rom curve through the points, with `steps` chords between two of them."""
    n = len(points)
    if n < 3:
        return list(points)
    out: list[Point] = []
    for i in range(n if closed else n - 1):
        if closed:
            p0, p1, p2, p3 = (points[(i + k) % n] for k in (-1, 0, 1, 2))
        else:
            p0, p1, p2, p3 = (points[min(max(i + k, 0), n - 1)] for k in (-1, 0, 1, 2))
        out.extend(_spline_point(p0, p1, p2, p3, step / steps) for step in range(steps))
    if not closed:
        out.append(points[-1])
    return out


def _spline_point(p0: Point, p1: Point, p2: Point, p3: Point, t: float) -> Point:
    def at(a: float, b: float, c: float, d: float) -> float:
        slope_1, slope_2 = (c - a) * 0.4, (d - b) * 0.4
        return (2 * t**3 - 3 * t**2 + 1) * b + (t**3 - 2 * t**2 + t) * slope_1 + (-2 * t**3 + 3 * t**2) * c + (t**3 - t**2) * slope_2

    return at(p0[0], p1[0], p2[0], p3[0]), at(p0[1], p1[1], p2[1], p3[1])


def blob(centre: Point, hectares: float, stretch: float, angle: float, seed: str) -> Polygon:
    """A natural-looking patch of `hectares` around a point.

    `stretch` is length over width, `angle` the direction of the long axis in degrees counterclockwise from east.
    The same seed always gives the same patch.
    """
    dice = random.Random(zlib.crc32(seed.encode("utf-8")))
    waves = [(k, dice.uniform(0.02, 0.22) / k, dice.uniform(0, 2 * math.pi)) for k in (2, 3, 4, 5, 7)]
    ring = []
    for step in range(40):
        theta = 2 * math.pi * step / 40
        radius = 1 + sum(size * math.cos(k * theta + phase) for k, size, phase in waves)
        ring.append((radius * math.cos(theta), radius * math.sin(theta)))
    patch = scale(Polygon(ring), math.sqrt(stretch), 1 / math.sqrt(stretch), origin=(0, 0))
    factor = math.sqrt(hectares * 10_000 / patch.area)
    patch = rotate(scale(patch, factor, factor, origin=(0, 0)), angle, origin=(0, 0))
    return translate(patch, centre[0], centre[1])


def strip(points: Sequence[Point], half_widths: Sequence[float]) -> BaseGeometry:
    """A strip along a line whose half width (m) runs evenly through the given values, source to mouth."""
    line = LineString(points)
    if len(half_widths) == 1:
        return line.buffer(half_widths[0], quad_segs=4)
    pieces = max(12, min(40, int(line.length / 400)))
    discs = [
        ShapelyPoint(line.interpolate(i / pieces, normalized=True)).buffer(_between(half_widths, i / pieces), quad_segs=4)
        for i in range(pieces + 1)
    ]
    hulls = [unary_union([a, b]).convex_hull for a, b in zip(discs, discs[1:])]
    return unary_union(hulls).simplify(5.0)


def _between(values: Sequence[float], share: float) -> float:
    place = share * (len(values) - 1)
    low = min(int(place), len(values) - 2)
    return values[low] + (values[low + 1] - values[low]) * (place - low)

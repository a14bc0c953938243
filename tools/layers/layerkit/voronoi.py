"""Municipalities out of places: every spot belongs to the nearest place's municipality."""

from __future__ import annotations

from collections.abc import Iterable

import shapely
from shapely.geometry import MultiPoint, Point as ShapelyPoint
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union
from shapely.strtree import STRtree

from .clean import GRID
from .coordinates import Point
from .overlay import intersect, subtract


def dissolve_by_nearest(places: Iterable[tuple[Point, str]], within: BaseGeometry) -> dict[str, BaseGeometry]:
    """Divides an area (RD, m) over labels by its Voronoi cells; the results share their edges and tile the area."""
    known = sorted(set(places))
    points = [ShapelyPoint(xy) for xy, _ in known]
    frame = within.buffer(20_000).envelope
    cells = shapely.voronoi_polygons(MultiPoint(points), extend_to=frame)
    tree = STRtree(points)
    groups: dict[str, list[BaseGeometry]] = {}
    for cell in cells.geoms:
        inside = tree.query(cell, predicate="contains")
        label = known[int(inside[0])][1]
        groups.setdefault(label, []).append(shapely.set_precision(cell, GRID))
    rest = within
    out: dict[str, BaseGeometry] = {}
    for label in sorted(groups):
        out[label] = intersect(unary_union(groups[label]), rest)
        rest = subtract(rest, out[label])
    return out

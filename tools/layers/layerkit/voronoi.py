"""Municipalities out of places: every spot belongs to the nearest place's municipality."""

from __future__ import annotations

from collections.abc import Iterable

import shapely
from shapely.geometry import MultiPoint, Point as ShapelyPoint
from shapely.geometry.base import BaseGeometry
from shapely.strtree import STRtree

from .coordinates import Point


def dissolve_by_nearest(places: Iterable[tuple[Point, str]], around: BaseGeometry) -> dict[str, BaseGeometry]:
    """The Voronoi cells (RD, m) of the places, joined by label; they reach well beyond the area `around`."""
    known = sorted(set(places))
    points = [ShapelyPoint(xy) for xy, _ in known]
    cells = shapely.voronoi_polygons(MultiPoint(points), extend_to=around.buffer(20_000).envelope)
    tree = STRtree(points)
    groups: dict[str, list[BaseGeometry]] = {}
    for cell in cells.geoms:
        [index] = tree.query(cell, predicate="contains")
        groups.setdefault(known[int(index)][1], []).append(cell)
    return {label: shapely.union_all(members) for label, members in groups.items()}

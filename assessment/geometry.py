"""Planar geometry in RD that several steps need: dimension, union, depth."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

STROKE_TOLERANCE_M = 0.005
"""How far a chord may lie from its arc; the contract allows 1 cm."""

HAIR = 1e-6
_DIMENSIONS = (0, 1, 1, 2, 0, 1, 2)
"""Of each of shapely's kinds of geometry but the collection, which comes after them."""

_COLLECTION = 7
EMPTY = shapely.GeometryCollection()


def quiet() -> AbstractContextManager[Any]:
    """Without numpy's warnings: GEOS raises the processor's flag on sound geometry too."""
    return np.errstate(invalid="ignore")


def array_of(geometries: Sequence[Any]) -> Any:
    """Geometries (or None) as an array of objects, one a place."""
    listed = np.empty(len(geometries), dtype=object)
    listed[:] = geometries
    return listed


def dimension(geometry: BaseGeometry) -> int:
    """2 for polygons, 1 for lines, 0 for points, -1 for empty; a collection has its highest."""
    if geometry.is_empty:
        return -1
    return int(shapely.get_dimensions(geometry))


def of_dimension(geometry: BaseGeometry, wanted: int) -> BaseGeometry:
    """The parts of `geometry` that have the dimension `wanted`; empty when there are none."""
    kind = int(shapely.get_type_id(geometry))
    if kind != _COLLECTION:
        return geometry if _DIMENSIONS[kind] == wanted and not geometry.is_empty else EMPTY
    parts = [part for part in flattened(geometry) if dimension(part) == wanted]
    return shapely.union_all(parts) if parts else EMPTY


def flattened(geometry: BaseGeometry) -> list[BaseGeometry]:
    """The single geometries inside a multi geometry or (nested) collection."""
    parts = list(shapely.get_parts(geometry))
    if any(shapely.get_type_id(part) >= 4 for part in parts):
        return [single for part in parts for single in flattened(part)]
    return parts


def index_of(geometries: Any) -> shapely.STRtree:
    """A spatial index that threads may share: it is built at its first question, which is asked here."""
    tree = shapely.STRtree(geometries)
    tree.query(shapely.Point(0.0, 0.0))
    return tree


def union(geometries: Iterable[BaseGeometry]) -> BaseGeometry:
    """All of them as one; a square metre or metre counts once."""
    listed = list(geometries)
    if len(listed) > 1:
        listed = [geometry for geometry, empty in zip(listed, shapely.is_empty(listed).tolist()) if not empty]
    if len(listed) == 1:
        return listed[0]
    # Pieces of one line are cut at places that lie a hair off it, so they would not be seen to lie on each other.
    lines = bool(listed) and set(shapely.get_dimensions(listed)) == {1}
    return shapely.union_all(listed, grid_size=HAIR if lines else None) if listed else EMPTY


Edge = Callable[[bool], BaseGeometry]
"""What `depth` is measured from: all of it for True, and else at least what lies within reach."""


def reach(inner: BaseGeometry, enough: float) -> float:
    """How far around the bounds of `inner` an edge is looked at first, in metres."""
    west, south, east, north = inner.bounds
    return math.hypot(east - west, north - south) + enough + 1.0  # of a point too there are surroundings


def depth(inner: BaseGeometry, edge: Edge, enough: float) -> float:
    """How far the deepest point of `inner` lies from `edge`, in metres; infinite when there is no edge.

    More than `enough` exactly when some point of `inner` lies that deep (arcs within 0.1 %). Beyond that question it is the depth of
    the deepest corner, or of a point known to be deeper: a lower bound, and cheap.
    """
    near = edge(False)
    best, away = _farthest(inner, near), reach(inner, enough)
    if not best <= away:  # also where nothing is near: then it is not a number
        whole = edge(True)
        return math.inf if whole.is_empty else _farthest(inner, whole)
    if best > enough or dimension(inner) < 2:
        return best
    near = within_reach(near, inner, enough)
    deeper = of_dimension(shapely.difference(inner, shapely.buffer(near, enough, quad_segs=32)), 2) if enough else inner
    if deeper.is_empty:
        return best
    return max(best, float(shapely.distance(deeper.representative_point(), near)))


def around(geometry: BaseGeometry, away: float) -> tuple[float, float, float, float]:
    """Its bounds, wider on all sides: x and y of the south-west and of the north-east corner."""
    west, south, east, north = geometry.bounds
    return west - away, south - away, east + away, north + away


def within_reach(edge: BaseGeometry, inner: BaseGeometry, enough: float) -> BaseGeometry:
    """What of an edge `depth` looks at first. Lines are cut to a box sooner than areas, of which that gives wrong ones."""
    box = around(inner, reach(inner, enough))
    return shapely.clip_by_rect(edge, *box) if dimension(edge) == 1 else shapely.intersection(edge, shapely.box(*box))


def _farthest(inner: BaseGeometry, edge: BaseGeometry) -> float:
    """How far the corner of `inner` farthest from `edge` lies from it; not a number when that is empty."""
    corners, there = (shapely.get_coordinates(geometry) @ (1, 1j) for geometry in (inner, edge))
    apart = corners[~np.isin(corners, there)]  # most corners of a piece are those of the zone that cut it
    return float(np.max(shapely.distance(shapely.points(apart.real, apart.imag), edge), initial=0.0))

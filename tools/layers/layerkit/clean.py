"""Keeps geometry valid, on a grid and of one kind (RD, metres)."""

from __future__ import annotations

import shapely
from shapely.geometry import GeometryCollection, MultiLineString, MultiPolygon
from shapely.geometry.base import BaseGeometry

GRID = 0.1
SLIVER_M2 = 50.0


def on_grid(geometry: BaseGeometry) -> BaseGeometry:
    """The geometry valid and with coordinates on the 0.1 m grid."""
    if not geometry.is_valid:
        geometry = shapely.make_valid(geometry)
    return shapely.set_precision(geometry, GRID)


def areas(geometry: BaseGeometry) -> MultiPolygon:
    """The polygons of a geometry on the grid, without slivers under 50 m²."""
    found = [p for p in _parts(on_grid(geometry)) if p.geom_type == "Polygon" and p.area >= SLIVER_M2]
    return MultiPolygon(sorted(found, key=lambda p: p.bounds))


def lines(geometry: BaseGeometry) -> MultiLineString:
    """The lines of a geometry on the grid, without stubs under 1 m."""
    found = [p for p in _parts(on_grid(geometry)) if p.geom_type == "LineString" and p.length >= 1.0]
    return MultiLineString(found)


def _parts(geometry: BaseGeometry) -> list[BaseGeometry]:
    if isinstance(geometry, (GeometryCollection, MultiPolygon, MultiLineString)):
        return [part for member in geometry.geoms for part in _parts(member)]
    return [geometry]

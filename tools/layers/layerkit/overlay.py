"""Overlay on the 0.1 m grid (RD): results keep the dimension of their first operand, so they can be overlaid again."""

from __future__ import annotations

from collections.abc import Iterable

import shapely
from shapely.geometry import GeometryCollection
from shapely.geometry.base import BaseGeometry

from .clean import GRID, on_grid


def intersect(first: BaseGeometry, second: BaseGeometry) -> BaseGeometry:
    """What the two have in common."""
    return _of_dimension(shapely.intersection(on_grid(first), on_grid(second), grid_size=GRID), first)


def subtract(first: BaseGeometry, second: BaseGeometry) -> BaseGeometry:
    """The first without the second."""
    return _of_dimension(shapely.difference(on_grid(first), on_grid(second), grid_size=GRID), first)


def unite(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    """All of them as one geometry."""
    members = [on_grid(shape) for shape in shapes]
    return _of_dimension(shapely.union_all(members, grid_size=GRID), members[0])


def _of_dimension(geometry: BaseGeometry, like: BaseGeometry) -> BaseGeometry:
    if not isinstance(geometry, GeometryCollection) or geometry.geom_type != "GeometryCollection":
        return geometry
    dimension = shapely.get_dimensions(like)
    parts = [part for part in shapely.get_parts(geometry) if shapely.get_dimensions(part) == dimension]
    return shapely.union_all(parts, grid_size=GRID)

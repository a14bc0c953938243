"""Makes geometry valid without changing what it covers, and says by how much its area changed all the same.

A ring that crosses itself is split where it crosses; a hole only takes away; members of a multi-polygon that overlap or touch along an
edge are joined, so nothing counts twice and nothing cancels out. (`make_valid` by itself turns an overlap of members into a hole.)
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from .tangles import is_tangled

_JUST_JOINED_M2 = 0.01
"""Valid members that only touch along an edge (patches of one surface) are joined without calling it a repair."""


@dataclass(frozen=True)
class Repaired:
    """`geometry`: valid and of `dimension` (2 areas, 1 lines, 0 points), None when nothing is left of it.

    `why`: GEOS's reason (with coordinates) when it was invalid. `before_m2`, `after_m2`: areas. `hopeless`: too tangled to repair.
    """

    geometry: BaseGeometry | None
    dimension: int
    why: str | None = None
    before_m2: float = 0.0
    after_m2: float = 0.0
    hopeless: bool = False

    @property
    def changed_m2(self) -> float:
        """The area gained or lost."""
        return abs(self.after_m2 - self.before_m2)


def by_dimension(geometry: BaseGeometry) -> list[BaseGeometry]:
    """A geometry as at most three: its areas, its lines, its points. Empty parts are left out."""
    if geometry.geom_type in ("Polygon", "LineString", "Point"):
        return [] if geometry.is_empty else [geometry]
    parts = shapely.get_parts(np.atleast_1d(geometry))
    while any(part.geom_type == "GeometryCollection" or part.geom_type.startswith("Multi") for part in parts):
        parts = shapely.get_parts(parts)
    found: list[BaseGeometry] = []
    for dimension, gather in ((2, shapely.multipolygons), (1, shapely.multilinestrings), (0, shapely.multipoints)):
        same = [part for part in parts if shapely.get_dimensions(part) == dimension and not part.is_empty]
        if same:
            found.append(_as_line(same[0]) if len(same) == 1 else gather([_as_line(part) for part in same]))
    return found


def _as_line(part: BaseGeometry) -> BaseGeometry:
    return shapely.LineString(part.coords) if part.geom_type == "LinearRing" else part


def is_finite(geometry: BaseGeometry) -> bool:
    """Whether all its coordinates are numbers."""
    return bool(np.isfinite(shapely.get_coordinates(geometry)).all())


def highest(geometry: BaseGeometry | None) -> Repaired:
    """A valid, 2D geometry of the highest dimension in any; nothing for one that is empty or has coordinates that are no numbers."""
    if geometry is None or not is_finite(geometry):
        return Repaired(None, -1)
    flat = shapely.force_2d(geometry)
    if flat.geom_type in ("Polygon", "MultiPolygon") and flat.is_valid and not flat.is_empty:
        return Repaired(flat, 2, None, float(flat.area), float(flat.area))
    parts = by_dimension(flat)
    return repaired(parts[0]) if parts else Repaired(None, -1)


def repaired(geometry: BaseGeometry) -> Repaired:
    """A valid geometry for one of a single dimension, in metres."""
    dimension = int(shapely.get_dimensions(geometry))
    if dimension < 2:
        usable = geometry if dimension == 0 or geometry.length > 0.0 else None
        return Repaired(usable, dimension)
    before = float(geometry.area)
    if geometry.is_valid:
        return Repaired(geometry, 2, None, before, before)
    why: str | None = str(shapely.is_valid_reason(geometry))
    if is_tangled(geometry):
        return Repaired(None, 2, why, before, 0.0, hopeless=True)
    members = [_polygon(member) for member in shapely.get_parts(np.atleast_1d(geometry))]
    joined = shapely.union_all([member for member in members if not member.is_empty])
    areas = _areas(joined)
    after = float(areas.area) if areas is not None else 0.0
    if all(member.is_valid for member in shapely.get_parts(np.atleast_1d(geometry))) and abs(after - before) < _JUST_JOINED_M2:
        why = None
    return Repaired(areas, 2, why, before, after)


def _polygon(polygon: BaseGeometry) -> BaseGeometry:
    """A valid polygon: what the shell surrounds, minus what the holes surround."""
    if polygon.is_valid:
        return polygon
    shell = _surrounded(polygon.exterior)
    holes = [_surrounded(hole) for hole in polygon.interiors]
    return shapely.difference(shell, shapely.union_all(holes)) if holes else shell


def _surrounded(ring: BaseGeometry) -> BaseGeometry:
    return _areas(shapely.make_valid(shapely.Polygon(ring))) or shapely.Polygon()


def _areas(geometry: BaseGeometry) -> BaseGeometry | None:
    """Only the polygons of a geometry; None when there are none."""
    polygons = [part for part in by_dimension(geometry) if shapely.get_dimensions(part) == 2] if not geometry.is_empty else []
    return polygons[0] if polygons else None

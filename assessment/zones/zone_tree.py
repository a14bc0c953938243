"""A spatial index over a layer's zones that knows their bounds, and makes only the zones that are near."""

from __future__ import annotations

from typing import Any, Optional

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from .. import geometry as planar
from .geometries import Geometries

_TOGETHER = 8
"""So many zones at a time are measured, the likeliest first."""


class ZoneTree:
    """It is asked, and answers, as shapely's STRtree."""

    def __init__(self, zones: Geometries) -> None:
        self._zones = zones
        self._tree = planar.index_of(shapely.box(*zones.bounds.T))

    def query(self, geometry: BaseGeometry, predicate: Optional[str] = None, distance: Optional[float] = None) -> Any:
        """The zones whose bounds meet those of a geometry; with "dwithin" those that lie no farther from it than `distance`."""
        if predicate is None:
            return self._tree.query(geometry)
        near = self.near(geometry, distance or 0.0)
        return near[shapely.dwithin(self._zones[near], geometry, distance)]

    def near(self, geometry: BaseGeometry, distance: float) -> Any:
        """The zones whose bounds come so near those of a geometry; GEOS itself finds no distance to a box without area, that of a point."""
        return np.sort(self._tree.query(shapely.box(*planar.around(geometry, distance + planar.HAIR))))

    def query_nearest(self, geometry: BaseGeometry, return_distance: bool = True, all_matches: bool = False) -> tuple[Any, Any]:
        """The nearest zone and its distance, each in an array; any one of several."""
        (first,) = self._tree.query_nearest(geometry, all_matches=False)
        best, found = float(shapely.distance(self._zones[first], geometry)), int(first)
        near = self.near(geometry, best)
        near = near[near != found]
        at_least = _apart(self._zones.bounds.take(near, 0), geometry)
        order = np.argsort(at_least, kind="stable")
        for start in range(0, len(near), _TOGETHER):
            some = order[start : start + _TOGETHER]
            if at_least[some[0]] > best + planar.HAIR:
                break
            away = shapely.distance(self._zones[near[some]], geometry)
            if away.min() < best:
                best, found = float(away.min()), int(near[some[int(away.argmin())]])
        return np.array([found]), np.array([best])


def _apart(bounds: Any, geometry: BaseGeometry) -> Any:
    """How far the bounds lie from those of a geometry: what is in them lies no nearer."""
    west, south, east, north = geometry.bounds
    across = np.maximum(np.maximum(bounds[:, 0] - east, west - bounds[:, 2]), 0.0)
    along = np.maximum(np.maximum(bounds[:, 1] - north, south - bounds[:, 3]), 0.0)
    return np.hypot(across, along)

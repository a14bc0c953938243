"""Which geometries can be assessed as they are: asked of many at once, since of nearly all nothing needs to be said or done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from .. import geometry as planar
from .usable import FARTHEST_M, SLIVER_M2

_POLYGON, _MULTIPOLYGON = 3, 6


def plain(geometries: Sequence[Optional[BaseGeometry]]) -> list[Optional[BaseGeometry]]:
    """Each as `shaped` gives it without a word; None for one that it must look at by itself."""
    listed = planar.array_of(geometries)
    kinds = shapely.get_type_id(listed)
    fine = np.isin(kinds, (_POLYGON, _MULTIPOLYGON)) & (shapely.get_coordinate_dimension(listed) == 2)
    fine &= shapely.is_valid(listed) & ~shapely.is_empty(listed)  # a coordinate that is no number is invalid
    listed[~fine] = None
    fine &= (np.abs(shapely.bounds(listed)) <= FARTHEST_M).all(axis=1)
    members, owner = shapely.get_parts(listed, return_index=True)
    fine[owner[shapely.area(members) < SLIVER_M2]] = False
    listed[~fine] = None
    alone = fine & (kinds == _MULTIPOLYGON) & (shapely.get_num_geometries(listed) == 1)
    listed[alone] = shapely.get_geometry(listed[alone], 0)
    found: list[Optional[BaseGeometry]] = listed.tolist()
    return found

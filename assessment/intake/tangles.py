"""Recognises polygons that cross themselves so often that repairing them would take all memory and time."""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

_SMALL = 1_500
"""Fewer vertices than this can't do harm: at most a million crossings."""

_PAIRS_PER_SEGMENT = 60
_BATCH = 2_000


def is_tangled(geometry: BaseGeometry) -> bool:
    """Whether segments come near others more than `_PAIRS_PER_SEGMENT` times on average, counted until that is certain."""
    coordinates, ring = shapely.get_coordinates(shapely.get_rings(geometry), return_index=True)
    if len(coordinates) < _SMALL:
        return False
    same = ring[1:] == ring[:-1]
    low = np.minimum(coordinates[1:], coordinates[:-1])[same]
    high = np.maximum(coordinates[1:], coordinates[:-1])[same]
    boxes = shapely.box(low[:, 0], low[:, 1], high[:, 0], high[:, 1])
    tree = shapely.STRtree(boxes)
    allowed = _PAIRS_PER_SEGMENT * len(boxes)
    step = min(_BATCH, max(1, 20_000_000 // len(boxes)))
    found = 0
    for start in range(0, len(boxes), step):
        found += int(tree.query(boxes[start : start + step]).shape[1])
        if found > allowed:
            return True
    return False

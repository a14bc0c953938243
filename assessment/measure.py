"""How much: the area or length of what was found, and whether it is enough for a finding."""

from __future__ import annotations

from typing import NamedTuple, Optional

import shapely
from shapely.geometry.base import BaseGeometry

from .vocabulary import THRESHOLD_AREA_M2, THRESHOLD_LENGTH_M


class Measure(NamedTuple):
    """How much: area in m² where polygons meet, length in m where a line is involved, neither for points."""

    area_m2: Optional[float]
    length_m: Optional[float]

    @property
    def counts(self) -> bool:
        """Enough for a finding (1 m², 1 m); a point always is."""
        if self.area_m2 is not None:
            return self.area_m2 >= THRESHOLD_AREA_M2
        if self.length_m is not None:
            return self.length_m >= THRESHOLD_LENGTH_M
        return True

    @property
    def dimension(self) -> int:
        """That of what was measured; a point, also one where lines cross, has 0."""
        return 2 if self.area_m2 is not None else 1 if self.length_m else 0

    @property
    def is_sliver(self) -> bool:
        """Something, but too little for a finding."""
        return not self.counts and bool(self.area_m2 or self.length_m)


def measure(geometry: BaseGeometry) -> Measure:
    """The area of a polygon or the length of a line; a collection counts its highest dimension only."""
    area = float(shapely.area(geometry))
    if area > 0:
        return Measure(area, None)
    if shapely.is_empty(geometry):
        return Measure(None, None)
    dimension = int(shapely.get_dimensions(geometry))
    if dimension == 2:
        return Measure(area, None)
    if dimension == 1:
        return Measure(None, float(shapely.length(geometry)))
    return Measure(None, None)

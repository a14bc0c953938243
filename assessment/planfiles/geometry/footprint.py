"""Gives a line or point plan an area: a road has a width, a turbine a radius."""

from __future__ import annotations

import math

import shapely
from shapely.geometry.base import BaseGeometry

from ...messages import Message
from ..errors import PlanFileError
from ..limits import STROKE_TOLERANCE_M


def footprint(geometry: BaseGeometry, *, width_m: float | None = None, radius_m: float | None = None) -> BaseGeometry:
    """The area that a line of this width or a point of this radius takes; other geometry comes back as it is.

    `width_m`: total width of lines, in metres, with flat ends. `radius_m`: radius of points, in metres; the circle's chords lie within
    1 cm of it. Areas are never changed. Geometry in RD (or any metric, planar system).

    Raises:
        PlanFileError: a width or radius that is not a positive number of at most 10 km.
    """
    for size in (width_m, radius_m):
        if size is not None and not (math.isfinite(size) and 0.0 < size <= 10_000.0):
            raise PlanFileError(
                Message(
                    f"De breedte of straal '{size}' kan niet; geef een aantal meters groter dan 0 en hoogstens 10 000.",
                    f"The width or radius '{size}' is impossible; give a number of metres above 0 and at most 10 000.",
                )
            )
    dimension = int(shapely.get_dimensions(geometry))
    if dimension == 1 and width_m is not None:
        return shapely.buffer(geometry, width_m / 2.0, quad_segs=_quarter(width_m / 2.0), cap_style="flat")
    if dimension == 0 and radius_m is not None:
        return shapely.buffer(geometry, radius_m, quad_segs=_quarter(radius_m))
    return geometry


def _quarter(radius_m: float) -> int:
    """Chords in a quarter of a circle that stay within the stroke tolerance."""
    step = 2.0 * math.acos(max(0.0, 1.0 - STROKE_TOLERANCE_M / radius_m))
    return max(8, math.ceil(math.pi / 2.0 / max(step, 1e-6)))

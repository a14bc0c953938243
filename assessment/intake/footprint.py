"""Gives a line or point plan an area: a road has a width, a turbine a radius."""

from __future__ import annotations

import math

import shapely
from shapely.geometry.base import BaseGeometry

from ..errors import InputError
from ..geometry import STROKE_TOLERANCE_M, dimension
from ..messages import Message
from .usable import square_metres

LARGEST_M = 10_000.0


def checked_footprint(value: object) -> float:
    """A footprint in metres.

    Raises:
        InputError: not a number above 0 and at most 10 km.
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0.0 < value <= LARGEST_M:
        return float(value)
    raise InputError(
        Message(
            f"De voetafdruk '{value}' kan niet; geef een aantal meters groter dan 0 en hoogstens 10 000.",
            f"The footprint '{value}' is impossible; give a number of metres above 0 and at most 10 000.",
        )
    )


def footprint(geometry: BaseGeometry, size_m: float) -> BaseGeometry:
    """The area of a line `size_m` wide (flat ends) or of a point with that radius; an area comes back as it is. Geometry in metres."""
    if dimension(geometry) == 1:
        return shapely.buffer(geometry, size_m / 2.0, quad_segs=_quarter(size_m / 2.0), cap_style="flat")
    if dimension(geometry) == 0:
        return shapely.buffer(geometry, size_m, quad_segs=_quarter(size_m))
    return geometry


def footprint_note(label: Message, before: BaseGeometry, after: BaseGeometry, size_m: float) -> Message:
    """What the footprint made of a line or point, for the report."""
    area = square_metres(float(after.area))
    if dimension(before) == 1:
        long = f"{before.length:.0f}"
        return Message(
            f"{label.nl}: een lijn van {long} m, getoetst met een voetafdruk van {size_m:g} m breed ({area.nl}).",
            f"{label.en}: a line of {long} m, assessed with a footprint {size_m:g} m wide ({area.en}).",
        )
    return Message(
        f"{label.nl}: een punt, getoetst met een voetafdruk van {size_m:g} m straal ({area.nl}).",
        f"{label.en}: a point, assessed with a footprint of {size_m:g} m radius ({area.en}).",
    )


def _quarter(radius_m: float) -> int:
    """Chords in a quarter of a circle that stay within the stroke tolerance."""
    step = 2.0 * math.acos(max(0.0, 1.0 - STROKE_TOLERANCE_M / radius_m))
    return max(8, math.ceil(math.pi / 2.0 / max(step, 1e-6)))

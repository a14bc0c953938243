"""What is typed while drawing becomes corners or whole shapes, in RD."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple, Optional

from qgis.core import QgsGeometry, QgsPointXY

from ...processing.translation import tr
from .rd import CURVE_TOLERANCE_M
from .typed_panel import CIRCLE, CORNER, RECTANGLE, SEGMENT
from .typed_place import from_here, typed_number, typed_place, typed_size


class Typed(NamedTuple):
    """A corner to add, or a shape that is done, or a sentence that says what is wrong."""

    corner: Optional[QgsPointXY] = None
    shape: Optional[QgsGeometry] = None
    problem: str = ""


def typed_shape(how: str, first: str, second: str, corners: Sequence[QgsPointXY]) -> Typed:
    """What was typed, after the corners (in RD) that are there already."""
    if not corners and how != CORNER:
        return Typed(problem=tr("Click or type a first corner."))
    return _MAKERS[how](first, second, corners)


def _corner(text: str, _: str, corners: Sequence[QgsPointXY]) -> Typed:
    place = typed_place(text, corners[-1] if corners else None)
    return Typed(place) if place is not None else Typed(problem=tr("That is no place in the Netherlands: type x y in RD, or degrees."))


def _segment(first: str, second: str, corners: Sequence[QgsPointXY]) -> Typed:
    length, direction = typed_size(first), typed_number(second)
    if length is None or direction is None:
        return Typed(problem=tr("Type a length in metres and a direction in degrees."))
    return Typed(from_here(corners[-1], length, direction))


def _circle(first: str, _: str, corners: Sequence[QgsPointXY]) -> Typed:
    """Chords that stay within half a centimetre of the circle."""
    radius = typed_size(first)
    if radius is None:
        return Typed(problem=tr("Type sizes in metres, more than nought."))
    step = 2.0 * math.acos(max(-1.0, 1.0 - CURVE_TOLERANCE_M / radius))
    count = max(24, math.ceil(2.0 * math.pi / step))
    ring = [from_here(corners[0], radius, 360.0 * number / count) for number in range(count)]
    return Typed(shape=QgsGeometry.fromPolygonXY([[*ring, ring[0]]]))


def _rectangle(first: str, second: str, corners: Sequence[QgsPointXY]) -> Typed:
    """From the first corner along the second, else to the east; and from there to the left."""
    width, height = typed_size(first), typed_size(second)
    if width is None or height is None:
        return Typed(problem=tr("Type sizes in metres, more than nought."))
    start = corners[0]
    along = math.degrees(math.atan2(corners[1].x() - start.x(), corners[1].y() - start.y())) if len(corners) > 1 else 90.0
    east = from_here(start, width, along)
    far, west = from_here(east, height, along - 90.0), from_here(start, height, along - 90.0)
    return Typed(shape=QgsGeometry.fromPolygonXY([[start, east, far, west, start]]))


_MAKERS: dict[str, Callable[[str, str, Sequence[QgsPointXY]], Typed]] = {
    CORNER: _corner,
    SEGMENT: _segment,
    RECTANGLE: _rectangle,
    CIRCLE: _circle,
}

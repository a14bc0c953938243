"""The shapes of parts under the pointer, and changes of them that leave a shape: holes and other members stay as they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Optional

from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle, QgsWkbTypes

from ..store.draft import PartDraft
from .rd import from_wkb

GeometryType = QgsWkbTypes.GeometryType
CLOSED_TRIANGLE = 4


class Grip(NamedTuple):
    """A corner under the pointer."""

    part: str
    vertex: int


def corner_at(parts: Iterable[PartDraft], place: QgsPointXY, reach: float) -> Optional[Grip]:
    """The nearest corner within reach."""
    near: list[tuple[float, Grip]] = []
    for part, geometry in _around(parts, place, reach):
        _, vertex, _, _, squared = geometry.closestVertex(place)
        if 0 <= squared <= reach**2:
            near.append((squared, Grip(part.id, vertex)))
    return min(near)[1] if near else None


def part_at(parts: Iterable[PartDraft], place: QgsPointXY, reach: float) -> Optional[str]:
    """The part that a place lies in, or within reach of for lines and points; the smallest where several do."""
    here = QgsGeometry.fromPointXY(place)
    found = [
        (geometry.area(), part.id)
        for part, geometry in _around(parts, place, reach)
        if geometry.distance(here) <= (0.0 if geometry.type() == GeometryType.PolygonGeometry else reach)
    ]
    return min(found)[1] if found else None


def with_corner(geometry: QgsGeometry, place: QgsPointXY, reach: float) -> Optional[QgsGeometry]:
    """A new corner on the edge within reach; None when there is none."""
    changed = QgsGeometry(geometry)
    squared, _, after, _ = changed.closestSegmentWithContext(place)
    if 0 <= squared <= reach**2 and after > 0 and changed.insertVertex(place.x(), place.y(), after):
        return changed
    return None


def without_corner(geometry: QgsGeometry, vertex: int) -> Optional[QgsGeometry]:
    """A corner less; None when that would be no shape any more. Of a hole the last triangle goes as a whole."""
    if _carries_holes(geometry, vertex):
        return None
    changed = QgsGeometry(geometry)
    return changed if changed.deleteVertex(vertex) and not changed.isEmpty() else None


def _carries_holes(geometry: QgsGeometry, vertex: int) -> bool:
    """Whether the corner is one of the last three of an outline with holes: QGIS would make a hole the outline."""
    found, place = geometry.vertexIdFromVertexNr(vertex)
    if not found or geometry.type() != GeometryType.PolygonGeometry or place.ring != 0:
        return False
    shape = geometry.constGet()
    return shape.vertexCount(place.part, 0) <= CLOSED_TRIANGLE and shape.ringCount(place.part) > 1


def _around(parts: Iterable[PartDraft], place: QgsPointXY, reach: float) -> Iterable[tuple[PartDraft, QgsGeometry]]:
    for part in parts:
        geometry = from_wkb(part.wkb)
        box = QgsRectangle(geometry.boundingBox())
        box.grow(reach)
        if box.contains(place):
            yield part, geometry

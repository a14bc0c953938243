"""Geometries between the map and the plan: the plan is in RD, the map in any coordinate system."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import (
    QgsAbstractGeometry,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsWkbTypes,
)

from ...assessment.vocabulary import CRS

CURVE_TOLERANCE_M = 0.005

GeometryType = QgsWkbTypes.GeometryType


def rd_crs() -> QgsCoordinateReferenceSystem:
    """RD New."""
    return QgsCoordinateReferenceSystem(CRS)


def to_rd(geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> Optional[QgsGeometry]:
    """The geometry in RD with curves stroked; None when it is empty or can't be brought there."""
    if geometry.isNull() or geometry.isEmpty() or not crs.isValid():
        return None
    moved = QgsGeometry(geometry)
    transform = QgsCoordinateTransform(crs, rd_crs(), QgsProject.instance())
    try:
        if not transform.isShortCircuited():
            moved.transform(transform)
    except QgsCsException:
        return None
    if moved.constGet().hasCurvedSegments():
        largest = QgsAbstractGeometry.SegmentationToleranceType.MaximumDifference
        moved = QgsGeometry(moved.constGet().segmentize(CURVE_TOLERANCE_M, largest))
    if not moved.boundingBox().isFinite():
        return None
    moved.get().dropZValue()
    moved.get().dropMValue()
    return moved


def from_wkb(wkb: bytes) -> QgsGeometry:
    """A geometry of the plan."""
    geometry = QgsGeometry()
    geometry.fromWkb(wkb)
    return geometry


def to_map(geometry: QgsGeometry, canvas: Any) -> QgsGeometry:
    """A geometry in RD as the map shows it."""
    moved = QgsGeometry(geometry)
    transform = QgsCoordinateTransform(rd_crs(), canvas.mapSettings().destinationCrs(), QgsProject.instance())
    if not transform.isShortCircuited():
        moved.transform(transform)
    return moved


def point_to_rd(point: QgsPointXY, canvas: Any) -> QgsPointXY:
    """A point of the map in RD; one far away from everything where the map goes beyond its coordinate system."""
    transform = QgsCoordinateTransform(canvas.mapSettings().destinationCrs(), rd_crs(), QgsProject.instance())
    try:
        return transform.transform(point)
    except QgsCsException:
        return QgsPointXY(-1e9, -1e9)


def size_text(geometry: QgsGeometry, locale: Any) -> str:
    """Area or length for a list, while no assessment has measured it yet; nothing for points."""
    if geometry.type() == GeometryType.PolygonGeometry:
        return area_text(geometry.area(), locale)
    return length_text(geometry.length(), locale) if geometry.type() == GeometryType.LineGeometry else ""


def area_text(area: float, locale: Any) -> str:
    """Square metres, from a hectare on hectares."""
    return f"{locale.toString(area / 10_000, 'f', 2)} ha" if area >= 9_999.5 else f"{locale.toString(area, 'f', 0)} m²"


def length_text(length: float, locale: Any) -> str:
    """Metres, from a kilometre on kilometres."""
    return f"{locale.toString(length / 1000, 'f', 2)} km" if length >= 999.5 else f"{locale.toString(length, 'f', 0)} m"

"""From any coordinate system to RD, the way plan files go too: by a named operation, never "ballpark", and nothing lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Optional

import numpy as np
import shapely
from osgeo import ogr
from qgis.core import (
    QgsAbstractGeometry,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsWkbTypes,
)

from ..assessment.errors import InputError
from ..assessment.geometry import STROKE_TOLERANCE_M
from ..assessment.messages import Message
from ..assessment.plan import Transform
from ..assessment.planfiles.crs.to_rd import to_rd
from ..assessment.planfiles.geometry.linear import NotReadable, to_shapely
from ..assessment.vocabulary import CRS

RD = QgsCoordinateReferenceSystem(CRS)
_PLAIN = (QgsWkbTypes.Type.Polygon, QgsWkbTypes.Type.MultiPolygon)
Convert = Callable[[Any], Any]
"""(n, 2) coordinates in, (n, 2) RD coordinates out; infinite where it can't be done."""


class ToRd:
    """The way from one coordinate system. `transform`: what the report says of it, None from RD itself.

    An operation that the user chose for this coordinate system in QGIS's own settings is used; else the best one there is.
    """

    def __init__(self, crs: QgsCoordinateReferenceSystem, transforms: QgsCoordinateTransformContext) -> None:
        """Raises InputError when the layer has no coordinate system, or there is no way from it to RD."""
        if not crs.isValid():
            raise InputError(
                Message(
                    "De laag heeft geen coördinatenstelsel: stel het in (voor Nederland meestal RD New, EPSG:28992) en probeer opnieuw.",
                    "The layer has no coordinate system: set it (for the Netherlands mostly RD New, EPSG:28992) and try again.",
                )
            )
        self.source = crs.authid() or crs.description()
        self.transform: Optional[Transform] = None
        self._convert: Optional[Convert] = None
        if crs == RD:
            return
        if transforms.hasTransform(crs, RD):
            self._convert, self.transform = _chosen(crs, transforms, self.source)
            return
        convert, named = to_rd(id_or_wkt(crs))
        if named is not None:
            self._convert, self.transform = convert, Transform(self.source, named.name, named.accuracy_m)

    def __call__(self, geometry: QgsGeometry) -> Optional[Any]:
        """The geometry in RD, 2D, curves stroked; None for a null or empty one; infinite coordinates where there is no way.

        Raises:
            InputError: a kind of geometry that can't be assessed.
        """
        if geometry.isNull() or geometry.isEmpty():
            return None
        flat = QgsGeometry(geometry)
        flat.get().dropZValue()
        flat.get().dropMValue()
        convert = self._convert
        if QgsWkbTypes.isCurvedType(flat.wkbType()):
            flat = _stroked(flat if convert is None else _moved(flat, convert))
            convert = None
        found = _shape(bytes(flat.asWkb()))
        return found if convert is None or found is None else shapely.transform(found, convert)

    def plain(self, geometries: Sequence[QgsGeometry]) -> list[Optional[Any]]:
        """Those that are plain polygons in RD already, read together; None where it takes a call to know."""
        if self._convert is not None:
            return [None] * len(geometries)
        wkb = [geometry.asWkb().data() if geometry.wkbType() in _PLAIN and not geometry.isEmpty() else None for geometry in geometries]
        try:
            return list(shapely.from_wkb(np.array(wkb, dtype=object)))
        except shapely.errors.GEOSException:
            return [None] * len(geometries)


def id_or_wkt(crs: QgsCoordinateReferenceSystem) -> str:
    """What names a coordinate system outside QGIS: ids of the user's own mean nothing there."""
    return crs.authid() if crs.authid().partition(":")[0] in ("EPSG", "ESRI", "OGC") else crs.toWkt()


def _moved(geometry: QgsGeometry, convert: Convert) -> QgsGeometry:
    """A curved geometry with its own points moved: an arc in degrees is the arc on the ground through the same points."""
    moved = QgsGeometry(geometry)
    places = convert(np.array([(point.x(), point.y()) for point in geometry.vertices()], dtype=np.float64))
    for number, (x, y) in enumerate(places):
        moved.moveVertex(float(x), float(y), number)
    return moved


def _stroked(geometry: QgsGeometry) -> QgsGeometry:
    largest = QgsAbstractGeometry.SegmentationToleranceType.MaximumDifference
    return QgsGeometry(geometry.constGet().segmentize(STROKE_TOLERANCE_M, largest))


def _shape(wkb: bytes) -> Optional[Any]:
    """Shapely knows no triangles and nets of them; OGR takes those apart."""
    try:
        return shapely.from_wkb(wkb)
    except shapely.errors.GEOSException:
        pass
    try:
        return to_shapely(ogr.CreateGeometryFromWkb(wkb), False)
    except (NotReadable, RuntimeError) as error:
        raise InputError(
            Message(
                f"Geometrie van de soort '{error}' kan niet worden getoetst; lever vlakken, lijnen of punten aan.",
                f"Geometry of the kind '{error}' can't be assessed; supply polygons, lines or points.",
            )
        ) from error


def _chosen(crs: QgsCoordinateReferenceSystem, transforms: QgsCoordinateTransformContext, source: str) -> tuple[Convert, Transform]:
    """The operation that the user's settings name."""
    way = QgsCoordinateTransform(crs, RD, transforms)
    way.setBallparkTransformsAreAppropriate(False)
    way.setAllowFallbackTransforms(False)
    details = way.instantiatedCoordinateOperationDetails()
    accuracy = details.accuracy if details.accuracy >= 0 else None

    def convert(coordinates: Any) -> Any:
        moved = np.full_like(coordinates, np.inf)
        for index, (x, y) in enumerate(coordinates):
            try:
                place = way.transform(QgsPointXY(x, y))
                moved[index] = place.x(), place.y()
            except QgsCsException:
                continue
        return moved

    return convert, Transform(source, details.name or way.coordinateOperation(), accuracy)

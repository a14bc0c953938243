"""OGR geometry becomes shapely geometry: 2D, with curves stroked to within a centimetre."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from osgeo import ogr
from shapely.geometry.base import BaseGeometry

from ... import geometry as planar
from ..errors import not_finite
from .arcs import Coordinates, on_ground, stroke_arc

_COLLECTIONS = (
    ogr.wkbMultiCurve,
    ogr.wkbMultiSurface,
    ogr.wkbGeometryCollection,
    ogr.wkbMultiPolygon,
    ogr.wkbMultiLineString,
    ogr.wkbMultiPoint,
)
_MAX_DEPTH = 20


class NotReadable(Exception):
    """A geometry that shapely can't hold; `args[0]` names its type."""


def to_shapely(geometry: Any, geographic: bool) -> BaseGeometry | None:
    """The shapely geometry of an OGR geometry, None when that is empty. `geographic`: it is in degrees.

    Raises:
        NotReadable: a surface in three dimensions, or a geometry nested too deeply.
        PlanFileError: a coordinate that isn't finite.
    """
    if geometry is None or geometry.IsEmpty():
        return None
    if geometry.HasCurveGeometry(0) or ogr.GT_Flatten(geometry.GetGeometryType()) > ogr.wkbGeometryCollection:
        return _linear(geometry, geographic, 0)
    flat = geometry.Clone()
    flat.FlattenTo2D()
    try:
        with planar.quiet():
            return shapely.from_wkb(bytes(flat.ExportToWkb()))
    except shapely.errors.GEOSException as error:
        raise NotReadable(geometry.GetGeometryName()) from error


def _linear(geometry: Any, geographic: bool, depth: int) -> BaseGeometry | None:
    kind = ogr.GT_Flatten(geometry.GetGeometryType())
    if depth > _MAX_DEPTH:
        raise NotReadable(geometry.GetGeometryName())
    if kind in (ogr.wkbCurvePolygon, ogr.wkbPolygon, ogr.wkbTriangle):
        return _polygon(geometry, geographic)
    if kind in (ogr.wkbCircularString, ogr.wkbCompoundCurve, ogr.wkbLineString):
        points = _curve(geometry, geographic)
        return shapely.LineString(points) if len(points) > 1 else None
    if kind == ogr.wkbPoint:
        return shapely.Point(geometry.GetX(), geometry.GetY())
    if kind in (*_COLLECTIONS, ogr.wkbTIN, ogr.wkbPolyhedralSurface):
        members = [_linear(geometry.GetGeometryRef(index), geographic, depth + 1) for index in range(geometry.GetGeometryCount())]
        return shapely.geometrycollections([member for member in members if member is not None])
    raise NotReadable(geometry.GetGeometryName())


def _polygon(geometry: Any, geographic: bool) -> BaseGeometry | None:
    rings = [_curve(geometry.GetGeometryRef(index), geographic) for index in range(geometry.GetGeometryCount())]
    usable = [ring for ring in rings if len(ring) >= 3]
    return shapely.Polygon(usable[0], usable[1:]) if usable and usable[0] is rings[0] else None


def _curve(geometry: Any, geographic: bool) -> Coordinates:
    """The positions (n, 2) of a line, circular string or compound curve."""
    kind = ogr.GT_Flatten(geometry.GetGeometryType())
    if kind == ogr.wkbCompoundCurve:
        pieces = [_curve(geometry.GetGeometryRef(index), geographic) for index in range(geometry.GetGeometryCount())]
        return np.vstack([piece if index == 0 else piece[1:] for index, piece in enumerate(pieces)]) if pieces else np.empty((0, 2))
    points = np.array([geometry.GetPoint_2D(index) for index in range(geometry.GetPointCount())], dtype=np.float64).reshape(-1, 2)
    if not bool(np.isfinite(points).all()):
        raise not_finite()
    if kind != ogr.wkbCircularString or len(points) < 3:
        return points
    arcs = [on_ground(stroke_arc, points[index : index + 3], geographic) for index in range(0, len(points) - 2, 2)]
    return np.vstack([arc if index == 0 else arc[1:] for index, arc in enumerate(arcs)])

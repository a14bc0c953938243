"""GeoJSON geometry becomes shapely geometry, 2D."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ...messages import Message
from ..errors import PlanFileError, not_finite
from .arcs import Coordinates

_MAX_DEPTH = 20


def from_json(value: Any, depth: int = 0) -> BaseGeometry | None:
    """The geometry of a GeoJSON geometry object, None when it is empty.

    Raises:
        PlanFileError: it isn't one, or its coordinates aren't numbers in pairs.
    """
    if not isinstance(value, dict) or depth > _MAX_DEPTH:
        raise _wrong()
    kind = value.get("type")
    if kind == "GeometryCollection":
        members = value.get("geometries")
        parts = [from_json(member, depth + 1) for member in members] if isinstance(members, list) else []
        return shapely.geometrycollections([part for part in parts if part is not None])
    reader = _READERS.get(kind) if isinstance(kind, str) else None
    coordinates = value.get("coordinates")
    if reader is None or not isinstance(coordinates, list):
        raise _wrong()
    return reader(coordinates) if coordinates else None


def _positions(value: Any) -> Coordinates:
    """Positions as (n, 2); a third number is a height and is dropped."""
    if not isinstance(value, list):
        raise _wrong()
    if not value:
        return np.empty((0, 2))
    try:
        found = np.array(value, dtype=np.float64)
        if found.ndim != 2:
            found = np.array([position[:2] for position in value], dtype=np.float64)
    except (ValueError, TypeError, OverflowError):
        try:
            found = np.array([position[:2] for position in value], dtype=np.float64)
        except (ValueError, TypeError, OverflowError):
            raise _wrong() from None
    if found.ndim != 2 or found.shape[1] < 2:
        raise _wrong()
    if not bool(np.isfinite(found).all()):
        raise not_finite()
    return found[:, :2]


def _point(value: list[Any]) -> BaseGeometry:
    return shapely.Point(_positions([value])[0])


def _line(value: list[Any]) -> BaseGeometry | None:
    positions = _positions(value)
    return shapely.LineString(positions) if len(positions) > 1 else None


def _polygon(value: list[Any]) -> BaseGeometry | None:
    rings = [_positions(ring) for ring in value]
    if len(rings[0]) < 3:
        return None
    return shapely.Polygon(rings[0], [ring for ring in rings[1:] if len(ring) >= 3])


def _several(one: Callable[[list[Any]], BaseGeometry | None]) -> Callable[[list[Any]], BaseGeometry | None]:
    def read(value: list[Any]) -> BaseGeometry | None:
        if not all(isinstance(member, list) for member in value):
            raise _wrong()
        parts = [part for member in value if member and (part := one(member)) is not None]
        return shapely.geometrycollections(parts) if parts else None

    return read


_READERS: dict[str, Callable[[list[Any]], BaseGeometry | None]] = {
    "Point": _point,
    "LineString": _line,
    "Polygon": _polygon,
    "MultiPoint": _several(_point),
    "MultiLineString": _several(_line),
    "MultiPolygon": _several(_polygon),
}


def _wrong() -> PlanFileError:
    return PlanFileError(
        Message(
            "Het bestand bevat een geometrie die geen geldige GeoJSON is; exporteer het plan opnieuw.",
            "The file holds a geometry that is not valid GeoJSON; export the plan again.",
        )
    )

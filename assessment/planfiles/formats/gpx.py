"""Reads GPX by the same safe XML stream as GML: tracks and routes are lines, waypoints are points."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ..errors import not_finite, too_many
from ..gml.geometry_of import collect
from ..gml.names import child_elements, local_name, text_of
from ..gml.stream import stream_features
from ..limits import MAX_OBJECTS
from ..model import RawFeature, RawPlan

_WGS84 = "EPSG:4326"
_KINDS = frozenset(("wpt", "rte", "trk"))
_NAMES = {"wpt": "waypoints", "rte": "routes", "trk": "tracks"}


def read_gpx(path: Path) -> RawPlan:
    """The waypoints, routes and tracks; their kind is the class.

    Raises:
        PlanFileError: see `stream_features`; also a position that is no pair of numbers.
    """
    features: list[RawFeature] = []
    for element in stream_features(path, _KINDS):
        kind = local_name(element)
        name = text_of(element, "name") or ""
        fields = {key: text for key in ("desc", "cmt", "type") if (text := text_of(element, key))}
        features.append(RawFeature(_NAMES[kind], f"{kind}.{len(features) + 1}", name, _geometry(element, kind), _WGS84, None, fields))
        if len(features) > MAX_OBJECTS:
            raise too_many(MAX_OBJECTS, "objecten", "objects")
    return RawPlan(tuple(features), "GPX")


def _geometry(element: Any, kind: str) -> BaseGeometry | None:
    if kind == "wpt":
        return shapely.Point(_position(element))
    holders = [item for item in child_elements(element) if local_name(item) == "trkseg"] if kind == "trk" else [element]
    lines = [[_position(item) for item in child_elements(holder) if local_name(item) in ("trkpt", "rtept")] for holder in holders]
    return collect([shapely.LineString(line) for line in lines if len(line) > 1])


def _position(element: Any) -> tuple[float, float]:
    try:
        place = float(element.get("lon")), float(element.get("lat"))
    except (TypeError, ValueError):
        raise not_finite() from None
    if not bool(np.isfinite(place).all()):
        raise not_finite()
    return place

"""Reads KML by the same safe XML stream as GML; links to other files (NetworkLink) are never followed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from ...messages import Message
from ..errors import too_many
from ..gml.context import GmlContext
from ..gml.geometry_of import collect
from ..gml.names import child, child_elements, local_name, text_of
from ..gml.positions import read_positions
from ..gml.stream import stream_features
from ..limits import MAX_FIELD_CHARS, MAX_FIELDS, MAX_OBJECTS
from ..model import RawFeature, RawPlan

_WGS84 = "EPSG:4326"
_WANTED = frozenset(("Placemark", "NetworkLink"))


def read_kml(path: Path) -> RawPlan:
    """The placemarks of a KML file, with the innermost folder as class.

    Raises:
        PlanFileError: see `stream_features`.
    """
    features: list[RawFeature] = []
    links = 0
    for element in stream_features(path, _WANTED):
        name = local_name(element)
        if name == "NetworkLink":
            links += 1
        elif name == "Placemark":
            features.append(_placemark(element, len(features) + 1, path.stem))
        if len(features) > MAX_OBJECTS:
            raise too_many(MAX_OBJECTS, "objecten", "objects")
    return RawPlan(tuple(features), "KML", warnings=(_not_followed(links),) if links else ())


def _placemark(element: Any, number: int, default: str) -> RawFeature:
    parent = element.getparent()
    folder = (text_of(parent, "name") if parent is not None else None) or default
    shapes: list[BaseGeometry] = []
    for item in child_elements(element):
        _collect(item, shapes)
    identity = element.get("id") or str(number)
    return RawFeature(folder, identity, text_of(element, "name") or "", collect(shapes), _WGS84, None, _fields(element))


def _collect(element: Any, shapes: list[BaseGeometry]) -> None:
    name = local_name(element)
    if name == "MultiGeometry":
        for member in child_elements(element):
            _collect(member, shapes)
    elif name == "Polygon":
        rings = {
            side: [_positions(ring) for edge in child_elements(element) if local_name(edge) == side for ring in child_elements(edge)]
            for side in _SIDES
        }
        outer = next(iter(rings["outerBoundaryIs"]), None)
        if outer is not None and len(outer) >= 3:
            shapes.append(shapely.Polygon(outer, [hole for hole in rings["innerBoundaryIs"] if len(hole) >= 3]))
    elif name in ("LineString", "LinearRing", "Point"):
        positions = _positions(element)
        if name == "Point" and len(positions):
            shapes.append(shapely.Point(positions[0]))
        elif len(positions) >= 2:
            shapes.append(shapely.LineString(positions))


_SIDES = ("outerBoundaryIs", "innerBoundaryIs")


def _positions(element: Any) -> Any:
    return read_positions(element, GmlContext())


def _fields(element: Any) -> dict[str, str]:
    """ExtendedData: both its plain and its schema form."""
    fields: dict[str, str] = {}
    extended = child(element, "ExtendedData")
    if extended is None:
        return fields
    for data in extended.iter("{*}Data", "{*}SimpleData"):
        key = (data.get("name") or "").casefold()
        value = data.text if local_name(data) == "SimpleData" else text_of(data, "value")
        if key and value and value.strip() and len(fields) < MAX_FIELDS:
            fields[key] = value.strip()[:MAX_FIELD_CHARS]
    return fields


def _not_followed(count: int) -> Message:
    return Message(
        f"{count} verwijzing(en) naar andere bestanden in de KML zijn niet gevolgd; lees die bestanden zo nodig zelf in.",
        f"{count} reference(s) to other files in the KML were not followed; read those files yourself if needed.",
    )

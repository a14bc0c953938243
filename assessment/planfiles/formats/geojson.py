"""Reads GeoJSON (RFC 7946, and the older kind with a `crs`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...messages import Message
from ..errors import PlanFileError, too_many
from ..geometry.from_json import from_json
from ..gml.context import resolve_srs_name
from ..limits import MAX_FIELD_CHARS, MAX_FIELDS, MAX_OBJECTS
from ..model import RawFeature, RawPlan
from ..stopping import go_on
from .gdal_calls import damaged
from .json_pieces import Pieces
from .text import encoding_of

_WGS84 = "EPSG:4326"


@dataclass
class _Found:
    features: list[RawFeature] = field(default_factory=list)
    members: dict[str, Any] = field(default_factory=dict)


def read_geojson(path: Path) -> RawPlan:
    """The features of a GeoJSON file. Without a `crs` member it is WGS 84 by the standard, whatever it looks like.

    Raises:
        PlanFileError: damaged, JSON of another kind, or one feature of more than 12 MB.
    """
    try:
        text = path.read_text(encoding=encoding_of(path))
    except UnicodeError:
        raise damaged("GeoJSON") from None
    pieces = Pieces(text)
    if pieces.next_sign() != "{":
        raise _other_json()
    found = _Found()
    for key in pieces.members():
        if key == "features" and pieces.next_sign() == "[":
            for _ in pieces.elements():
                go_on()
                found.features.append(_feature(pieces.value(), path.stem, len(found.features)))
                if len(found.features) > MAX_OBJECTS:
                    raise too_many(MAX_OBJECTS, "objecten", "objects")
        else:
            value = pieces.value()
            found.members.update(
                {key: value} if key in ("type", "crs", "name", "geometry", "coordinates", "geometries", "properties", "id") else {}
            )
    if pieces.next_sign():
        raise damaged("GeoJSON")
    return _plan(found, path.stem)


def _plan(found: _Found, stem: str) -> RawPlan:
    members = found.members
    kind = members.get("type")
    if kind == "Feature":
        found.features.append(_feature(members, stem, 0))
    elif kind != "FeatureCollection":
        if "coordinates" not in members and "geometries" not in members:
            raise _other_json()
        found.features.append(_feature({"geometry": members, "properties": None}, stem, 0))
    crs = _crs(members["crs"]) if "crs" in members else _WGS84
    name = members.get("name")
    layer = name if isinstance(name, str) and name.strip() else stem
    features = (RawFeature(layer, item.source_id, "", item.geometry, crs, None, item.fields) for item in found.features)
    return RawPlan(tuple(features), "GeoJSON")


def _feature(value: Any, layer: str, number: int) -> RawFeature:
    if not isinstance(value, dict):
        raise damaged("GeoJSON")
    geometry = value.get("geometry")
    identity = value.get("id")
    shown = str(identity) if isinstance(identity, (str, int)) and str(identity).strip() else str(number)
    return RawFeature(
        layer,
        shown[:MAX_FIELD_CHARS],
        "",
        from_json(geometry) if geometry is not None else None,
        None,
        None,
        _fields(value.get("properties")),
    )


def _fields(properties: Any) -> Mapping[str, str]:
    if not isinstance(properties, dict):
        return {}
    simple = ((key.casefold(), value) for key, value in properties.items() if isinstance(value, (str, int, float)) and value != "")
    fields: dict[str, str] = {}
    for key, value in simple:
        if len(fields) >= MAX_FIELDS:
            break
        fields.setdefault(key, str(value)[:MAX_FIELD_CHARS].strip())
    return fields


def _crs(value: Any) -> str | None:
    """The 2008 `crs` member. Coordinates are x, y by GeoJSON's own rule, whatever the name promises. A link is never followed."""
    properties = value.get("properties") if isinstance(value, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return resolve_srs_name(name.strip()).crs if isinstance(name, str) else None


def _other_json() -> PlanFileError:
    return PlanFileError(
        Message(
            "Dit JSON-bestand is geen GeoJSON met een plan; kies een GeoJSON-bestand of een ander planbestand.",
            "This JSON file is no GeoJSON with a plan; choose a GeoJSON file or another plan file.",
        )
    )

"""The plain data that the layer build passes around."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True)
class Attribute:
    """One attribute of a layer: its GeoPackage type and, if closed, its allowed values."""

    name: str
    kind: str
    values: tuple[Any, ...] = ()


@dataclass(frozen=True)
class LayerSpec:
    """What the contract says of a layer: id, Dutch title, map, geometry and attributes."""

    id: str
    title: str
    description: str
    map: str
    geometry: str
    attributes: tuple[Attribute, ...] = ()


@dataclass
class Feature:
    """One feature; geometry in EPSG:28992, metres."""

    naam: str
    geometry: BaseGeometry
    bron: str
    precision: str
    attributes: dict[str, Any] = field(default_factory=dict)

"""The bundled GeoPackage, read once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import shapely
from layerkit.reading import read_layer
from shapely.geometry.base import BaseGeometry

REPOSITORY = Path(__file__).parents[2]
GEOPACKAGE = REPOSITORY / "resources" / "layers" / "plantoets.gpkg"
SOURCES = REPOSITORY / "tools" / "layers" / "sources"
REFERENCE = REPOSITORY.parent / "shared" / "reference"

Rows = list[tuple[dict[str, Any], BaseGeometry]]


@cache
def features(layer: str) -> Rows:
    """The features of a bundled layer as (attributes, geometry in RD)."""
    return read_layer(GEOPACKAGE, layer)


def rows(layer: str) -> list[dict[str, Any]]:
    """The attributes of a bundled layer."""
    return [row for row, _ in features(layer)]


def names(layer: str, **where: object) -> list[str]:
    """Names of the features that have the given attributes, sorted."""
    return sorted(row["naam"] for row in rows(layer) if all(row[key] == value for key, value in where.items()))


@cache
def union(layer: str) -> BaseGeometry:
    """All of a layer as one geometry."""
    return shapely.union_all([geometry for _, geometry in features(layer)])


def shape(layer: str, naam: str) -> BaseGeometry:
    """The geometry of the features of one name."""
    return shapely.union_all([geometry for row, geometry in features(layer) if row["naam"] == naam])

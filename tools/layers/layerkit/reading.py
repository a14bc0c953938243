"""Reads features back from a GeoPackage, for measuring and testing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from osgeo import gdal, ogr
from shapely import from_wkb
from shapely.geometry.base import BaseGeometry


def read_layer(path: Path, layer_id: str) -> list[tuple[dict[str, Any], BaseGeometry]]:
    """The features of a table as (attributes, geometry in the table's CRS)."""
    gdal.UseExceptions()
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        source = ogr.Open(str(path))
        layer = source.GetLayerByName(layer_id)
        return [(row.items(), from_wkb(bytes(row.GetGeometryRef().ExportToWkb()))) for row in layer]
    finally:
        gdal.PopErrorHandler()

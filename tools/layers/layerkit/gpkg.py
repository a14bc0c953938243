"""Writes the layers to one GeoPackage (EPSG:28992), the same bytes for the same input."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from osgeo import gdal, ogr, osr

from .model import Feature, LayerSpec

LAST_CHANGE = "2026-11-24T00:00:00.000Z"
KINDS = {
    "text": (ogr.OFTString, ogr.OFSTNone),
    "integer": (ogr.OFTInteger64, ogr.OFSTNone),
    "real": (ogr.OFTReal, ogr.OFSTNone),
    "boolean": (ogr.OFTInteger, ogr.OFSTBoolean),
}
GEOMETRIES = {"vlak": ogr.wkbMultiPolygon, "lijn": ogr.wkbMultiLineString, "punt": ogr.wkbPoint}


def write_geopackage(path: Path, layers: Sequence[tuple[LayerSpec, Sequence[Feature]]]) -> None:
    """Writes the layers in the given order; an existing file is replaced."""
    gdal.UseExceptions()
    path.unlink(missing_ok=True)
    gdal.SetConfigOption("OGR_CURRENT_DATE", LAST_CHANGE)
    try:
        target = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
        rd = osr.SpatialReference()
        rd.ImportFromEPSG(28992)
        for spec, features in layers:
            _write_layer(target, rd, spec, features)
        target = None
    finally:
        gdal.SetConfigOption("OGR_CURRENT_DATE", None)


def _write_layer(target: ogr.DataSource, rd: osr.SpatialReference, spec: LayerSpec, features: Sequence[Feature]) -> None:
    options = [f"IDENTIFIER={spec.title}", f"DESCRIPTION={spec.description}", "SPATIAL_INDEX=YES", "GEOMETRY_NAME=geom"]
    layer = target.CreateLayer(spec.id, rd, GEOMETRIES[spec.geometry], options)
    for name in ("naam", "bron", "precision"):
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
    for attribute in spec.attributes:
        kind, subtype = KINDS[attribute.kind]
        definition = ogr.FieldDefn(attribute.name, kind)
        definition.SetSubType(subtype)
        layer.CreateField(definition)
    layer.StartTransaction()
    for feature in features:
        row = ogr.Feature(layer.GetLayerDefn())
        row.SetGeometry(ogr.CreateGeometryFromWkb(feature.geometry.wkb))
        _fill(row, {"naam": feature.naam, "bron": feature.bron, "precision": feature.precision, **feature.attributes})
        layer.CreateFeature(row)
    layer.CommitTransaction()


def _fill(row: ogr.Feature, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        if value is None:
            row.SetFieldNull(name)
        elif isinstance(value, bool):
            row.SetField(name, int(value))
        else:
            row.SetField(name, value)

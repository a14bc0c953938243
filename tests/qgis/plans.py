"""Plans and layer files for the tests in QGIS: memory layers, and GeoPackages written by GDAL."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from plantoets.assessment.installed import installed_catalogue
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant

RD = "EPSG:28992"
SQUARE = "Polygon((235000 550000, 235200 550000, 235200 550200, 235000 550200, 235000 550000))"
KINDS = {
    "number": QVariant.Type.Double,
    "integer": QVariant.Type.Int,
    "boolean": QVariant.Type.Bool,
    "text": QVariant.Type.String,
    "date": QVariant.Type.String,
}


def plan_layer(*features: Any, crs: str = RD, kind: str = "Polygon", **fields: str) -> QgsVectorLayer:
    """A plan in memory. Each feature is a WKT, or a WKT and its attribute values; `fields` are names with memory-layer types."""
    extra = "".join(f"&field={name}:{type_}" for name, type_ in fields.items())
    layer = QgsVectorLayer(f"{kind}?crs={crs}{extra}", "proefplan", "memory")
    for given in features:
        wkt, values = (given, []) if isinstance(given, str) else (given[0], list(given[1:]))
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        feature.setAttributes(values)
        assert layer.dataProvider().addFeature(feature)
    return layer


def write_layer(
    path: Path, name: str, zones: Iterable[tuple[str, Mapping[str, Any]]], wkb_type: Any = QgsWkbTypes.Type.MultiPolygon
) -> str:
    """Write zones (WKT and attributes) of one catalogue layer into a GeoPackage; the source to name in LAYER_SOURCES."""
    spec = installed_catalogue().names.layers[name]
    fields = QgsFields()
    for attribute in spec.attributes.values():
        fields.append(QgsField(attribute.name, KINDS[attribute.kind]))
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = "GPKG", name
    exists = QgsVectorFileWriter.ActionOnExistingFile
    options.actionOnExistingFile = exists.CreateOrOverwriteLayer if path.exists() else exists.CreateOrOverwriteFile
    crs = QgsCoordinateReferenceSystem(RD)
    writer = QgsVectorFileWriter.create(str(path), fields, wkb_type, crs, QgsCoordinateTransformContext(), options)
    assert writer.hasError() == QgsVectorFileWriter.WriterError.NoError, writer.errorMessage()
    for wkt, values in zones:
        feature = QgsFeature(fields)
        geometry = QgsGeometry.fromWkt(wkt)
        geometry.convertToMultiType()
        feature.setGeometry(geometry)
        feature.setAttributes([values.get(attribute) for attribute in spec.attributes])
        assert writer.addFeature(feature)
    del writer
    return f"{path.name}|layername={name}"


GEOMETRIES = {"polygon": "MultiPolygon", "line": "MultiLineString", "point": "MultiPoint"}


def write_sources(folder: Path, empty: Path, layers: Mapping[str, list[tuple[str, Mapping[str, Any]]]], **more: Any) -> str:
    """A LAYER_SOURCES file without bundled layers: the given ones, and all others present and empty (in `empty`, see `empty_layers`)."""
    sources = {name: {"source": f"{empty}|layername={name}"} for name in installed_catalogue().names.layers}
    for name, zones in layers.items():
        kind = GEOMETRIES[installed_catalogue().names.layers[name].geometry]
        sources[name] = {"source": write_layer(folder / "lagen.gpkg", name, zones, getattr(QgsWkbTypes.Type, kind))}
    path = folder / "bronnen.json"
    path.write_text(json.dumps({**sources, "bundled": False, **more}), encoding="utf-8")
    return str(path)


def empty_layers(path: Path) -> Path:
    """A GeoPackage with every layer of the catalogue, all empty."""
    for name, spec in installed_catalogue().names.layers.items():
        write_layer(path, name, [], getattr(QgsWkbTypes.Type, GEOMETRIES[spec.geometry]))
    return path

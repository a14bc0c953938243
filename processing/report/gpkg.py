"""The report as a GeoPackage: plan, zones and findings on the map with their styles inside, and all other tables beside them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Optional

import shapely
from qgis.core import (
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

from ...assessment.errors import InputError
from ...assessment.messages import Message
from ...assessment.render.context import TEMPLATES
from ...assessment.render.labels import read_labels
from ...assessment.report import Shapes, Table, report_tables
from ..output.outcome_symbols import outcome_renderer
from ..output.sinks import MULTI_TYPES
from ..to_rd import RD

ENDINGS = {2: "", 1: "_lines", 0: "_points"}
TYPES = {
    "text": QVariant.Type.String,
    "number": QVariant.Type.Double,
    "integer": QVariant.Type.Int,
    "boolean": QVariant.Type.Bool,
}


def geopackage(model: Mapping[str, Any], shapes: Shapes) -> bytes:
    """The content of the file. Tables are called as in the model; those of a plan's lines and points end in `_lines` and `_points`.

    Raises:
        InputError: GDAL can't write it.
    """
    on_the_map: Mapping[str, Sequence[bytes]] = {
        "plan": [shapely.to_wkb(shapely.geometry.shape(part["geometry"])) for part in model["plan"]["parts"]],
        "zones": shapes.zones,
        "findings": shapes.findings,
    }
    words = read_labels(TEMPLATES, None, model["language"]).groups["outcomes"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.gpkg"
        for table in report_tables(model):
            if table.name in on_the_map:
                _write_on_the_map(path, table, on_the_map[table.name], words)
            else:
                _write(path, table, table.name, table.rows)
        return path.read_bytes()


def _write_on_the_map(path: Path, table: Table, wkbs: Sequence[bytes], words: Mapping[str, str]) -> None:
    """A layer for each kind of geometry that occurs, each with its style; one of polygons when there is nothing at all."""
    geometries = shapely.from_wkb(list(wkbs))
    dimensions = [int(dimension) for dimension in shapely.get_dimensions(geometries)]
    for dimension in sorted({*dimensions} or {2}):
        chosen = [number for number, found in enumerate(dimensions) if found == dimension]
        name = table.name + ENDINGS[dimension]
        _write(path, table, name, [table.rows[number] for number in chosen], dimension, [wkbs[number] for number in chosen])
        layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
        layer.setRenderer(outcome_renderer(layer.geometryType(), words))
        fault = layer.saveStyleToDatabase(name, "Plantoets Drenthe", True, "")
        if fault:
            raise _unwritable(str(fault))


def _write(
    path: Path,
    table: Table,
    name: str,
    rows: Iterable[Sequence[Any]],
    dimension: Optional[int] = None,
    wkbs: Optional[Sequence[bytes]] = None,
) -> None:
    fields = QgsFields()
    for column, kind in table.columns.items():
        fields.append(QgsField(column, TYPES[kind]))
    exists = QgsVectorFileWriter.ActionOnExistingFile
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = "GPKG", name
    options.layerOptions = ["FID=row"]
    options.actionOnExistingFile = exists.CreateOrOverwriteLayer if path.exists() else exists.CreateOrOverwriteFile
    wkb_type = QgsWkbTypes.Type.NoGeometry if dimension is None else MULTI_TYPES[dimension]
    writer = QgsVectorFileWriter.create(str(path), fields, wkb_type, RD, QgsCoordinateTransformContext(), options)
    for number, row in enumerate(rows):
        feature = QgsFeature(fields)
        feature.setAttributes(list(row))
        if wkbs is not None:
            geometry = QgsGeometry()
            geometry.fromWkb(wkbs[number])
            geometry.convertToMultiType()
            feature.setGeometry(geometry)
        writer.addFeature(feature)
    fault = writer.errorMessage() if writer.hasError() != QgsVectorFileWriter.WriterError.NoError else ""
    del writer
    if fault:
        raise _unwritable(fault)


def _unwritable(fault: str) -> InputError:
    return InputError(
        Message(
            f"Het rapport kan niet als GeoPackage worden geschreven ({fault}); maak ruimte vrij in de map voor tijdelijke bestanden.",
            f"The report can't be written as a GeoPackage ({fault}); make room in the folder for temporary files.",
        )
    )

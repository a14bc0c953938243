"""The overlaps as a temporary layer, named and styled by outcome, for the user's own map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsField,
    QgsProperty,
    QgsRenderContext,
    QgsSymbolLayer,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant

from ...assessment.vocabulary import CRS
from ...processing.output.outcome_symbols import outcome_renderer
from ...processing.translation import tr
from ..plan.rd import from_wkb

GeometryType = QgsWkbTypes.GeometryType
KINDS = {
    GeometryType.PolygonGeometry: "MultiPolygon",
    GeometryType.LineGeometry: "MultiLineString",
    GeometryType.PointGeometry: "MultiPoint",
}


def overlap_layers(overlaps: Iterable[Any], layer_title: Callable[[str], str], outcome_words: Mapping[str, str]) -> list[QgsVectorLayer]:
    """A layer for each geometry type that occurs; polygons last, so that they are added below."""
    by_type: dict[Any, list[Any]] = {}
    for overlap in overlaps:
        by_type.setdefault(from_wkb(overlap.wkb).type(), []).append(overlap)
    ordered = [kind for kind in reversed(list(KINDS)) if kind in by_type]
    return [_layer(kind, by_type[kind], layer_title, outcome_words) for kind in ordered]


def _layer(kind: Any, overlaps: list[Any], layer_title: Callable[[str], str], outcome_words: Mapping[str, str]) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{KINDS[kind]}?crs={CRS}", tr("Plantoets: overlaps"), "memory")
    text, number = QVariant.Type.String, QVariant.Type.Double
    fields = {
        "part": text,
        "layer": text,
        "zone": text,
        "area_m2": number,
        "length_m": number,
        "outcome": text,
        "boundary_decides": QVariant.Type.Bool,
    }
    layer.dataProvider().addAttributes([QgsField(name, type_) for name, type_ in fields.items()])
    layer.updateFields()
    features = []
    for overlap in overlaps:
        feature = QgsFeature(layer.fields())
        geometry = from_wkb(overlap.wkb)
        geometry.convertToMultiType()
        feature.setGeometry(geometry)
        place = [overlap.part, layer_title(overlap.layer), overlap.name]
        feature.setAttributes([*place, overlap.area_m2, overlap.length_m, overlap.outcome, overlap.decides])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    layer.setRenderer(_renderer(kind, outcome_words))
    return layer


def _renderer(kind: Any, outcome_words: Mapping[str, str]) -> QgsCategorizedSymbolRenderer:
    """As results of the toolbox look; an area whose boundary decides has a dashed outline."""
    renderer = outcome_renderer(kind, outcome_words)
    if kind == GeometryType.PolygonGeometry:
        dashed = QgsProperty.fromExpression("if(\"boundary_decides\", 'dash', 'solid')")
        for symbol in renderer.symbols(QgsRenderContext()):
            symbol.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.PropertyStrokeStyle, dashed)  # unscoped: renamed in QGIS 3.36
    return renderer

"""Puts the style of a map layer on a layer: bundled, or an office's own with other field names, other geometry, better precision."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsExpression,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsRenderContext,
    QgsRendererCategory,
    QgsRuleBasedRenderer,
    QgsSimpleFillSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import Qt

from ...assessment.catalogue.names import LayerSpec
from ...assessment.sources.layer_sources import LayerSource
from .map_sheets import STYLES

_GEOMETRY = {
    "polygon": QgsWkbTypes.GeometryType.PolygonGeometry,
    "line": QgsWkbTypes.GeometryType.LineGeometry,
    "point": QgsWkbTypes.GeometryType.PointGeometry,
}
_IN_MEMORY = {"polygon": "Polygon", "line": "LineString", "point": "Point"}
_COLUMN = re.compile(r'"(\w+)"')


def apply_style(layer: QgsVectorLayer, style: str, geometry: str, language: str) -> None:
    """Symbols, labels and scales of `style`. Where the layer's geometry is of another kind, its symbols take the colours alone.

    Raises:
        ValueError: the style is not there or can't be read; the plugin is incomplete.
    """
    path = STYLES / language / f"{style}.qml"
    alike = layer.geometryType() == _GEOMETRY[geometry]
    styled = layer if alike else QgsVectorLayer(_IN_MEMORY[geometry], "", "memory")  # QGIS refuses a style for another kind of geometry
    message, done = styled.loadNamedStyle(str(path))
    if not done:
        raise ValueError(f"{path}: {message}")
    if not alike:
        layer.setRenderer(_recoloured(styled.renderer(), layer.geometryType()))


def draw_solid(layer: QgsVectorLayer) -> None:
    """Outlines that are dashed because a layer is a sketch become solid; lines that are dashed by convention stay so."""
    for symbol in layer.renderer().symbols(QgsRenderContext()):
        if isinstance(symbol, QgsFillSymbol):
            for part in symbol.symbolLayers():
                if isinstance(part, QgsSimpleFillSymbolLayer) and part.strokeStyle() == Qt.PenStyle.DashLine:
                    part.setStrokeStyle(Qt.PenStyle.SolidLine)


def read_through(layer: QgsVectorLayer, columns: Mapping[str, str]) -> None:
    """Let the style read its attributes from these expressions, where an office's fields have other names or values."""
    if not columns:
        return
    renderer = layer.renderer()
    if isinstance(renderer, QgsCategorizedSymbolRenderer):
        renderer.setClassAttribute(_rewritten(renderer.classAttribute(), columns))
    elif isinstance(renderer, QgsRuleBasedRenderer):
        for rule in renderer.rootRule().descendants():
            if not rule.isElse():
                rule.setFilterExpression(_rewritten(rule.filterExpression(), columns))
    if layer.labeling():
        settings = layer.labeling().settings()
        settings.fieldName = _rewritten(settings.fieldName, columns)
        settings.isExpression = True
        layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))


def columns_of(spec: LayerSpec, source: LayerSource, layer: QgsVectorLayer) -> tuple[dict[str, str], list[str]]:
    """Per attribute an expression on the source's own fields, and the mapped names that the source doesn't have."""
    names = layer.fields().names()
    columns: dict[str, str] = {}
    missing: list[str] = []
    for attribute, kind in ((name, found.kind) for name, found in spec.attributes.items()):
        wanted = source.fields.get(attribute, attribute)
        expression = QgsExpression.quotedColumnRef(wanted) if wanted in names else _checked(wanted, names)
        if not expression or (wanted not in names and attribute not in source.fields):
            columns[attribute] = "NULL"
            missing += [wanted] if attribute in source.fields else []
            continue
        columns[attribute] = _as_kind(kind, _recoding(expression, source.values.get(attribute)))
    return columns, missing


def _checked(text: str, names: list[str]) -> str:
    """An expression in brackets; empty when it can't be read or names other fields."""
    expression = QgsExpression(text)
    usable = not expression.hasParserError() and expression.referencedColumns() <= {*names, QgsFeatureRequest.ALL_ATTRIBUTES}
    return f"({text})" if usable else ""


def _recoding(expression: str, table: Any) -> str:
    if not table:
        return expression
    quoted = QgsExpression.quotedValue
    cases = " ".join(f"WHEN {quoted(str(code))} THEN {quoted(value)}" for code, value in table.items() if value is not None)
    return f"(CASE to_string({expression}) {cases} ELSE {expression} END)" if cases else expression


def _as_kind(kind: str, expression: str) -> str:
    """Booleans as the assessment reads them: true, 1 and ja alike."""
    if kind != "boolean":
        return expression
    text = f"lower(to_string({expression}))"
    return f"(CASE WHEN {text} IN ('1', 'true', 't', 'ja') THEN true WHEN {text} IN ('0', 'false', 'f', 'nee') THEN false END)"


def _rewritten(expression: str, columns: Mapping[str, str]) -> str:
    return _COLUMN.sub(lambda match: columns.get(match.group(1), match.group(0)), expression)


def _recoloured(renderer: Any, geometry: Any) -> Any:
    """The same classes with plain symbols for another kind of geometry."""
    if isinstance(renderer, QgsCategorizedSymbolRenderer):
        categories = [
            QgsRendererCategory(category.value(), _plain(category.symbol(), geometry), category.label())
            for category in renderer.categories()
        ]
        return QgsCategorizedSymbolRenderer(renderer.classAttribute(), categories)
    return QgsSingleSymbolRenderer(_plain(renderer.symbols(QgsRenderContext())[0], geometry))


def _plain(symbol: QgsSymbol, geometry: Any) -> QgsSymbol:
    plain = QgsSymbol.defaultSymbol(geometry)
    plain.setColor(symbol.color())
    return plain

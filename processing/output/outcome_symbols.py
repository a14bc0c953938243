"""How outcomes look on a map: a class each, by colour and hatching."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsRendererCategory,
    QgsSimpleFillSymbolLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtGui import QColor

from ...assessment.outcome_colours import COLOURS

HATCHES = {
    "prohibited": "diagonal_x",
    "no_unless": "b_diagonal",
    "conditional": "f_diagonal",
    "consult": "horizontal",
    "attention": "vertical",
}


def outcome_renderer(kind: Any, words: Mapping[str, str]) -> QgsCategorizedSymbolRenderer:
    """Classes of the field `outcome`, most severe first, which also lie on top; `words`: what an outcome is called."""
    categories = [QgsRendererCategory(outcome, _symbol(kind, outcome), words.get(outcome, outcome)) for outcome in COLOURS]
    renderer = QgsCategorizedSymbolRenderer("outcome", categories)
    names = ", ".join(f"'{outcome}'" for outcome in COLOURS)
    milder_first = QgsFeatureRequest.OrderByClause(f'array_find(array({names}), "outcome")', False)
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([milder_first]))
    renderer.setOrderByEnabled(True)
    return renderer


def _symbol(kind: Any, outcome: str) -> Any:
    ink, fill, _ = COLOURS[outcome]
    if kind == QgsWkbTypes.GeometryType.LineGeometry:
        return QgsLineSymbol.createSimple({"line_color": ink, "line_width": "1"})
    if kind == QgsWkbTypes.GeometryType.PointGeometry:
        return QgsMarkerSymbol.createSimple({"color": fill, "outline_color": ink, "size": "3"})
    see_through = QColor(fill)
    see_through.setAlpha(115)
    symbol = QgsFillSymbol.createSimple({"outline_color": ink, "outline_width": "0.4"})
    symbol.symbolLayer(0).setFillColor(see_through)
    if outcome in HATCHES:
        symbol.appendSymbolLayer(QgsSimpleFillSymbolLayer.create({"color": ink, "style": HATCHES[outcome], "outline_style": "no"}))
    return symbol

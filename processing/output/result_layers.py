"""Results as people see them when they are loaded: named after the plan, with readable columns, in the colours of their outcome."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, Optional

from qgis.core import (
    NULL,
    QgsAttributeTableConfig,
    QgsCategorizedSymbolRenderer,
    QgsConditionalStyle,
    QgsEditorWidgetSetup,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsRendererCategory,
    QgsSymbol,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtGui import QColor

from ...assessment.outcome_colours import COLOURS
from ..engine import language
from ..translation import tr
from .column_words import column_titles, column_values, outcome_words
from .outcome_symbols import outcome_renderer

_kept: deque[Any] = deque(maxlen=200)  # QGIS holds no reference to a post-processor, and without one it does nothing
DECIMALS = {"area_m2": 0, "length_m": 0, "distance_m": 0, "share": 3, "compensation_ha": 2}
WIDE = {
    "outcome": 150,
    "share": 130,
    "layer": 200,
    "zones": 200,
    "zone": 200,
    "conditions_open": 260,
    **dict.fromkeys(("title", "obligations", "why", "error"), 320),
    **dict.fromkeys(("message_nl", "message_en"), 480),
}


class Look(NamedTuple):
    """How a table is shown: `first` columns before the others, `hidden` ones not, `paint` for its geometry."""

    title: str
    first: Sequence[str] = ()
    hidden: Sequence[str] = ()
    paint: Optional[Callable[[QgsVectorLayer], None]] = None


def dress(context: QgsProcessingContext, results: Mapping[str, Any], subject: str, title: str = "") -> None:
    """Name and style the sinks among the results, when they are loaded; `subject` is the plan or what else they are about.

    With a `title` they are called that.
    """
    for output, look in _looks().items():
        place = results.get(output)
        if isinstance(place, str) and context.willLoadLayerOnCompletion(place):
            details = context.layerToLoadOnCompletionDetails(place)
            name = title or look.title
            details.name = f"{name}: {subject}" if subject else name
            processor = _Dresser(look)
            _kept.append(processor)
            details.setPostProcessor(processor)


def _looks() -> dict[str, Look]:
    findings = ("outcome", "title", "part", "section", "map", "layer", "zones", "area_m2", "share")
    return {
        "OVERLAPS": Look(tr("Overlaps"), ("outcome", "layer", "zone", "part", "area_m2", "share", "length_m"), (), _paint_outcomes),
        "FINDINGS": Look(tr("Findings"), findings),
        "ASSESSED": Look(tr("Assessed plans"), (), (), _paint_outcomes),
        "PARTS": Look(tr("Plan parts"), ("part", "name", "activity", "activity_reason", "assess"), (), _paint_proposal),
        "LINES": Look(tr("Lines of the plan"), ("part", "name", "activity", "activity_reason")),
        "POINTS": Look(tr("Points of the plan"), ("part", "name", "activity", "activity_reason")),
        "REPORT": Look(tr("Problems"), ("level", "subject"), ("message_en" if language() == "nl" else "message_nl",)),
        "CHANGES": Look(tr("Changes"), ("kind", "title", "before", "after", "why")),
    }


class _Dresser(QgsProcessingLayerPostProcessorInterface):  # type: ignore[misc]
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def postProcessLayer(self, layer: Any, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> None:
        if isinstance(layer, QgsVectorLayer):
            _name_columns(layer)
            _order_columns(layer, self._look)
            _colour_outcomes(layer)
            if self._look.paint is not None:
                self._look.paint(layer)
            layer.triggerRepaint()


def _name_columns(layer: QgsVectorLayer) -> None:
    titles = column_titles()
    for index, field in enumerate(layer.fields()):
        name = _ours(field.name())
        if name in titles:
            layer.setFieldAlias(index, titles[name])
        values = column_values(name) if name in ("outcome", "layer", "activity", "level", "kind") else {}
        if name in DECIMALS:
            layer.setEditorWidgetSetup(
                index, QgsEditorWidgetSetup("Range", {"Precision": DECIMALS[name], "Style": "SpinBox", "AllowNull": True})
            )
        if values:
            pairs = [{word: value} for value, word in values.items()]
            layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("ValueMap", {"map": pairs}))


def _order_columns(layer: QgsVectorLayer, look: Look) -> None:
    config = QgsAttributeTableConfig()
    config.update(layer.fields())
    columns = config.columns()
    order = {name: rank for rank, name in enumerate(look.first)}
    columns.sort(key=lambda column: (column.hidden, order.get(column.name, len(order))))
    for column in columns:
        column.hidden = column.hidden or column.name in look.hidden
        column.width = WIDE.get(column.name, -1)
    config.setColumns(columns)
    layer.setAttributeTableConfig(config)


def _colour_outcomes(layer: QgsVectorLayer) -> None:
    """The cell of an outcome in its own colours."""
    for name in layer.fields().names():
        if _ours(name) == "outcome":
            styles = []
            for outcome, colour in COLOURS.items():
                style = QgsConditionalStyle(f"@value = '{outcome}'")
                style.setBackgroundColor(QColor(colour.tint))
                style.setTextColor(QColor(colour.ink))
                styles.append(style)
            layer.conditionalStyles().setFieldStyles(name, styles)


def _paint_outcomes(layer: QgsVectorLayer) -> None:
    """By outcome, the most severe on top; the last field of that name is ours."""
    names = [name for name in layer.fields().names() if _ours(name) == "outcome"]
    renderer = outcome_renderer(layer.geometryType(), outcome_words())
    renderer.setClassAttribute(names[-1])
    none = renderer.categoryIndexForValue("none")
    categories = renderer.categories()  # a symbol lives as long as the list it is in
    nothing = categories[none].symbol().clone()
    if "error" in {_ours(name) for name in layer.fields().names()}:
        renderer.addCategory(QgsRendererCategory(NULL, nothing, tr("could not be assessed")))
    else:
        renderer.deleteCategory(none)
        renderer.addCategory(QgsRendererCategory(NULL, nothing, tr("no finding on it")))
    for row, category in enumerate(renderer.categories()):
        symbol = category.symbol().clone()
        symbol.symbolLayer(0).setFillColor(_opaque(symbol.symbolLayer(0).fillColor()))
        renderer.updateCategorySymbol(row, symbol)
    ranks = ", ".join(f"'{outcome}'" for outcome in COLOURS)
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause(f'array_find(array({ranks}), "{names[-1]}")', False)]))
    renderer.setOrderByEnabled(True)
    layer.setRenderer(renderer)
    layer.setOpacity(0.75)
    layer.setMapTipTemplate(f'<b>[% represent_value("{names[-1]}") %]</b><br>[% @layer_name %]')


def _opaque(colour: QColor) -> QColor:
    """Without what shines through: where zones lie over each other, the most severe alone is seen."""
    return QColor(colour.red(), colour.green(), colour.blue())


def _paint_proposal(layer: QgsVectorLayer) -> None:
    """What is proposed for assessment stands out; the rest is there, faintly."""
    classes = ((True, tr("proposed for assessment"), "#e69f00", 0.6), (False, tr("not proposed"), "#b0b0b0", 0.25))
    categories = []
    for value, words, colour, opacity in classes:
        symbol = QgsSymbol.defaultSymbol(layer.geometryType())
        if layer.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry:
            symbol = QgsFillSymbol.createSimple({"color": colour, "outline_color": "#6b4a00" if value else "#8a8a8a"})
        symbol.setColor(QColor(colour))
        symbol.setOpacity(opacity)
        categories.append(QgsRendererCategory(value, symbol, words))
    layer.setRenderer(QgsCategorizedSymbolRenderer("assess", categories))


def _ours(name: str) -> str:
    """The name of a column of ours that had to take a number because the input has one of that name."""
    bare, _, number = name.rpartition("_")
    return bare if bare and number.isdigit() else name

"""Draws symbols as styles.yaml describes them: an area's fill, patterns, soft edge and outline; a line's strokes; a point's marker."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.core import (
    QgsCentroidFillSymbolLayer,
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsMarkerLineSymbolLayer,
    QgsMarkerSymbol,
    QgsPointPatternFillSymbolLayer,
    QgsSimpleFillSymbolLayer,
    QgsSimpleLineSymbolLayer,
    QgsSimpleMarkerSymbolLayer,
    QgsSymbol,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

Spec = Mapping[str, Any]


def symbol_of(geometry: str, spec: Spec) -> QgsSymbol:
    """The symbol of a class of a layer of polygons, lines or points."""
    return {"polygon": area, "line": line, "point": point}[geometry](spec)


def area(spec: Spec) -> QgsFillSymbol:
    """From below to above: fill, hatches, dots, soft edge, outline, a marker in the middle."""
    layers = []
    if "fill" in spec:
        layers.append(_filled(spec["fill"], spec.get("opacity", 1.0)))
    layers += [_hatch(hatch) for hatch in _listed(spec.get("hatch"))]
    layers += [_dots(dots) for dots in _listed(spec.get("dots"))]
    if "band" in spec:
        layers.append(_band(spec["band"]))
    if "outline" in spec:
        layers.append(_outline(spec["outline"]))
    if "centre" in spec:
        middle = QgsCentroidFillSymbolLayer()
        middle.setPointOnSurface(True)
        middle.setSubSymbol(point({"marker": {"width": 0.3, **spec["centre"]}}))
        layers.append(middle)
    return _stacked(QgsFillSymbol(), layers)


def line(spec: Spec) -> QgsLineSymbol:
    """Strokes over each other, then markers along the line."""
    layers: list[Any] = [_stroke(stroke) for stroke in spec["strokes"]]
    for ticks in _listed(spec.get("ticks")):
        along = QgsMarkerLineSymbolLayer(True, ticks["every"])
        mark = {"shape": ticks["shape"], "size": ticks["size"], "fill": ticks["colour"], "outline": ticks["colour"], "width": 0.3}
        along.setSubSymbol(point({"marker": mark}))
        layers.append(along)
    return _stacked(QgsLineSymbol(), layers)


def point(spec: Spec) -> QgsMarkerSymbol:
    """A simple marker."""
    return _stacked(QgsMarkerSymbol(), [_marker(**spec["marker"])])


def _stacked(symbol: Any, layers: list[Any]) -> Any:
    """The symbol with these layers; a list given to its constructor stays Python's property and crashes later."""
    while symbol.symbolLayerCount():
        symbol.deleteSymbolLayer(0)
    for layer in layers:
        symbol.appendSymbolLayer(layer)
    return symbol


def _listed(found: Any) -> list[Any]:
    return [] if found is None else found if isinstance(found, list) else [found]


def _colour(name: str, opacity: float = 1.0) -> QColor:
    colour = QColor(name)
    colour.setAlphaF(opacity)
    return colour


def _filled(colour: str, opacity: float) -> QgsSimpleFillSymbolLayer:
    layer = QgsSimpleFillSymbolLayer(_colour(colour, opacity))
    layer.setStrokeStyle(Qt.PenStyle.NoPen)
    return layer


def _hatch(spec: Spec) -> QgsLinePatternFillSymbolLayer:
    layer = QgsLinePatternFillSymbolLayer()
    layer.setLineAngle(spec["angle"])
    layer.setDistance(spec["every"])
    stroke = QgsSimpleLineSymbolLayer(_colour(spec["colour"]), spec["width"])
    layer.setSubSymbol(_stacked(QgsLineSymbol(), [stroke]))
    return layer


def _dots(spec: Spec) -> QgsPointPatternFillSymbolLayer:
    layer = QgsPointPatternFillSymbolLayer()
    layer.setDistanceX(spec["every"])
    layer.setDistanceY(spec["every"])
    layer.setDisplacementX(spec["every"] / 2)
    shape = spec.get("shape", "circle")
    layer.setSubSymbol(point({"marker": {"shape": shape, "size": spec["size"], "fill": spec["colour"], "outline": spec["colour"]}}))
    return layer


def _band(spec: Spec) -> QgsSimpleLineSymbolLayer:
    """A broad transparent line just inside the boundary."""
    layer = QgsSimpleLineSymbolLayer(_colour(spec["colour"], spec["opacity"]), spec["width"])
    layer.setOffset(spec["width"] / 2)
    layer.setPenJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return layer


def _outline(spec: Spec) -> QgsSimpleFillSymbolLayer | QgsSimpleLineSymbolLayer:
    """Dashed, as a sketch is; with a dash pattern of its own it is a line that stays dashed whatever the data."""
    if "dash" in spec:
        return _stroke(spec)
    layer = QgsSimpleFillSymbolLayer(QColor(0, 0, 0, 0))
    layer.setBrushStyle(Qt.BrushStyle.NoBrush)
    layer.setStrokeColor(_colour(spec["colour"]))
    layer.setStrokeWidth(spec["width"])
    layer.setStrokeStyle(Qt.PenStyle.DashLine)
    layer.setPenJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return layer


def _stroke(spec: Spec) -> QgsSimpleLineSymbolLayer:
    layer = QgsSimpleLineSymbolLayer(_colour(spec["colour"], spec.get("opacity", 1.0)), spec["width"])
    layer.setPenJoinStyle(Qt.PenJoinStyle.RoundJoin)
    layer.setPenCapStyle(Qt.PenCapStyle.FlatCap)
    layer.setOffset(spec.get("offset", 0.0))
    if "dash" in spec:
        layer.setUseCustomDashPattern(True)
        layer.setCustomDashVector(spec["dash"])
    return layer


def _marker(shape: str, size: float, fill: str, outline: str, width: float = 0.0) -> QgsSimpleMarkerSymbolLayer:
    layer = QgsSimpleMarkerSymbolLayer(_SHAPES[shape], size)
    layer.setColor(_colour(fill))
    layer.setStrokeColor(_colour(outline))
    layer.setStrokeWidth(width)
    if not width and shape not in ("cross", "bar"):
        layer.setStrokeStyle(Qt.PenStyle.NoPen)
    elif not width:
        layer.setStrokeWidth(0.2)
    return layer


_Shape = QgsSimpleMarkerSymbolLayer  # QGIS 3.22 keeps the shapes on the base class; later ones in Qgis.MarkerShape
_SHAPES = {
    "circle": _Shape.Shape.Circle,
    "square": _Shape.Shape.Square,
    "diamond": _Shape.Shape.Diamond,
    "triangle": _Shape.Shape.Triangle,
    "star": _Shape.Shape.Star,
    "cross": _Shape.Shape.Cross,
    "bar": _Shape.Shape.Line,
    "arrow": _Shape.Shape.ArrowHead,
}

"""Maps for a report, drawn by QGIS: the plan in its surroundings, and one per kernkwaliteit that it affects. Works without a window."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

import shapely
from qgis.core import (
    QgsFeature,
    QgsFeatureRenderer,
    QgsFillSymbol,
    QgsGeometry,
    QgsLineSymbol,
    QgsMapRendererCustomPainterJob,
    QgsMapSettings,
    QgsMarkerSymbol,
    QgsRectangle,
    QgsRenderContext,
    QgsRuleBasedRenderer,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QSize
from qgis.PyQt.QtGui import QColor, QImage, QPainter

from ...assessment.layers import Layer
from ...assessment.messages import Message
from ...assessment.render.office import MapImage
from ...assessment.vocabulary import CRS
from ..to_rd import RD
from .map_backdrop import backdrop, caption
from .map_furniture import Swatch, draw_furniture

SIZE = QSize(1500, 950)
SURROUNDINGS = ("bebouwde_kom", "beekdal", "natuur_ehs")
SMALLEST_M = 1200.0
LEGEND_LINES = 20
TOO_SMALL = 0.012  # of the width of the map
_PLAN = Message("Het plan", "The plan")
_HANGING = Message("Het plan: een onzekere grens beslist hier", "The plan: an uncertain boundary decides here")
_OVERVIEW = Message("Het plan in zijn omgeving", "The plan in its surroundings")
_ALT = Message("Kaart van het plan met {}.", "Map of the plan with {}.")


def report_maps(model: Mapping[str, Any], assessed: Mapping[str, Layer]) -> list[MapImage]:
    """The maps of one report model, in its language: an overview, then one per affected kernkwaliteit that has a map.

    `assessed`: the layers that the plan was assessed against, by id; the maps show these.
    """
    language = model["language"]
    extent = _extent(model)
    plan = [*_ring(model, extent), *_plan_layers(model)]
    maps = [_map(_OVERVIEW.text(language), [assessed[layer] for layer in SURROUNDINGS], plan, extent, language)]
    seen: set[str] = set()
    for row in model["kernkwaliteiten"]:
        layers = tuple(dict.fromkeys(zone["layer"] for zone in row["zones"] or ()))
        if row["affected"] and layers and not seen.issuperset(layers):
            seen.update(layers)
            maps.append(_map(row["indicator"], [assessed[layer] for layer in layers], plan, extent, language))
    return maps


def _map(title: str, layers: Sequence[Layer], plan: Sequence[QgsVectorLayer], extent: QgsRectangle, language: str) -> MapImage:
    background = [made for layer in layers for made in backdrop(layer, extent, language)]
    settings = QgsMapSettings()
    settings.setDestinationCrs(RD)
    settings.setOutputSize(SIZE)
    settings.setOutputDpi(150)
    settings.setBackgroundColor(QColor("#ffffff"))
    settings.setLayers([*plan, *background])
    settings.setExtent(extent)
    image = QImage(SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    job = QgsMapRendererCustomPainterJob(settings, painter)
    job.renderSynchronously()
    draw_furniture(painter, SIZE, settings.mapUnitsPerPixel(), list(_swatches(plan, background, settings)))
    painter.end()
    named = ", ".join(dict.fromkeys(layer.name() for layer in background))
    alt = _ALT.text(language).format(named) if named else _OVERVIEW.text(language)
    return MapImage(title, _png(image), caption(layers, language), alt)


def _extent(model: Mapping[str, Any]) -> QgsRectangle:
    """The plan with as much around it again, in the shape of the picture."""
    bounds = shapely.total_bounds([shapely.geometry.shape(part["geometry"]) for part in model["plan"]["parts"]])
    x_min, y_min, x_max, y_max = (float(value) for value in bounds)
    width = max((x_max - x_min) * 2, (y_max - y_min) * 2 * SIZE.width() / SIZE.height(), SMALLEST_M)
    height = width * SIZE.height() / SIZE.width()
    x, y = (x_min + x_max) / 2, (y_min + y_max) / 2
    return QgsRectangle(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


_DASH = {"line_style": "dash", "outline_style": "dash"}
_SYMBOLS = {
    2: ("Polygon", QgsFillSymbol, {"color": "230,159,0,70", "outline_color": "#1a1a1a", "outline_width": "0.7"}),
    1: ("LineString", QgsLineSymbol, {"color": "#1a1a1a", "width": "1.1"}),
    0: ("Point", QgsMarkerSymbol, {"color": "#e69f00", "outline_color": "#1a1a1a", "size": "3.4"}),
}


def _plan_layers(model: Mapping[str, Any]) -> Iterator[QgsVectorLayer]:
    """The parts of the plan, a layer per kind of geometry, points on top; those where an uncertain boundary decides are dashed."""
    hanging = {finding["part"] for finding in model["findings"] if finding["boundary"]["decides"]}
    parts = [(shapely.geometry.shape(part["geometry"]), part["id"] in hanging) for part in model["plan"]["parts"]]
    for dimension, uncertain in product((0, 1, 2), (False, True)):
        chosen = [part for part, hangs in parts if shapely.get_dimensions(part) == dimension and hangs == uncertain]
        if not chosen:
            continue
        kind, symbol, look = _SYMBOLS[dimension]
        title = (_HANGING if uncertain else _PLAN).text(model["language"])
        layer = QgsVectorLayer(f"Multi{kind}?crs={CRS}", title, "memory")
        features = []
        for part in chosen:
            geometry = QgsGeometry()
            geometry.fromWkb(shapely.to_wkb(part))
            feature = QgsFeature()
            feature.setGeometry(geometry)
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        layer.updateExtents()
        layer.setRenderer(QgsSingleSymbolRenderer(symbol.createSimple({**look, **(_DASH if uncertain else {})})))
        yield layer


def _ring(model: Mapping[str, Any], extent: QgsRectangle) -> Iterator[QgsVectorLayer]:
    """A circle around a plan that is too small to see."""
    bounds = shapely.total_bounds([shapely.geometry.shape(part["geometry"]) for part in model["plan"]["parts"]])
    x_min, y_min, x_max, y_max = (float(value) for value in bounds)
    if max(x_max - x_min, y_max - y_min) > TOO_SMALL * extent.width():
        return
    layer = QgsVectorLayer(f"Point?crs={CRS}", _PLAN.text(model["language"]), "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromPointXY(extent.center()))
    layer.dataProvider().addFeatures([feature])
    symbol = QgsMarkerSymbol.createSimple({"color": "0,0,0,0", "outline_color": "#1a1a1a", "outline_width": "0.5", "size": "7"})
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    yield layer


def _swatches(plan: Sequence[QgsVectorLayer], background: Sequence[QgsVectorLayer], settings: QgsMapSettings) -> Iterator[Swatch]:
    """The lines of the legend: what is on the map. Symbols are copies, since QGIS drops a legend item's own with the item."""
    for layer in {layer.name(): layer for layer in plan}.values():
        yield Swatch(layer.renderer().symbol().clone(), layer.name())
    for layer in background:
        shown = _keys_in_view(layer, settings)
        items = [item for item in layer.renderer().legendSymbolItems() if item.symbol() is not None and item.ruleKey() in shown]
        if any(item.label() not in ("", layer.name()) for item in items):
            yield Swatch(None, layer.name())
        for item in items[: math.ceil(LEGEND_LINES / len(background))]:
            yield Swatch(item.symbol().clone(), item.label() or layer.name())


def _keys_in_view(layer: QgsVectorLayer, settings: QgsMapSettings) -> set[str]:
    """The legend keys of the features that lie on the map."""
    context = QgsRenderContext.fromMapSettings(settings)
    renderer = layer.renderer().clone()
    renderer.startRender(context, layer.fields())
    keys: set[str] = set()
    for feature in layer.getFeatures(settings.extent()):
        context.expressionContext().setFeature(feature)
        keys |= _drawn(renderer, set(renderer.legendKeysForFeature(feature, context)))
    renderer.stopRender(context)
    return keys


def _drawn(renderer: QgsFeatureRenderer, keys: set[str]) -> set[str]:
    """Without those of an "else" whose feature another rule draws; QGIS names both."""
    if not isinstance(renderer, QgsRuleBasedRenderer):
        return keys
    others = [rule for rule in renderer.rootRule().descendants() if rule.isElse()]
    beside = {rule.ruleKey(): {one.ruleKey() for one in rule.parent().children() if not one.isElse()} for rule in others}
    return {key for key in keys if keys.isdisjoint(beside.get(key, ()))}


def _png(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.convertToFormat(QImage.Format.Format_RGB32).save(buffer, "PNG")
    return bytes(content)

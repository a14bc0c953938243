"""Maps for a report, drawn by QGIS: the plan in its surroundings, and one per kernkwaliteit that it affects. Works without a window."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

import shapely
from qgis.core import (
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsLineSymbol,
    QgsMapRendererCustomPainterJob,
    QgsMapSettings,
    QgsMarkerSymbol,
    QgsRectangle,
    QgsRenderContext,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QSize
from qgis.PyQt.QtGui import QColor, QImage, QPainter

from ...assessment.installed import LAYERS, installed_catalogue
from ...assessment.messages import Message
from ...assessment.render.office import MapImage
from ..maps.layer_style import apply_style
from ..to_rd import RD
from .map_furniture import Swatch, draw_furniture

SIZE = QSize(1500, 950)
SURROUNDINGS = ("bebouwde_kom", "beekdal", "natuur_ehs")
SMALLEST_M = 1200.0
LEGEND_LINES = 24
TOO_SMALL = 0.012  # of the width of the map
_PLAN = Message("Het plan", "The plan")
_HANGING = Message("Het plan: een onzekere grens beslist hier", "The plan: an uncertain boundary decides here")
_OVERVIEW = Message("Het plan in zijn omgeving", "The plan in its surroundings")
_SOURCE = Message(
    "Ondergrond: de meegeleverde kaartlagen van Plantoets Drenthe (schets, geen officiële grenzen). Noord boven; RD New (EPSG:28992).",
    "Background: the bundled map layers of Plantoets Drenthe (sketch, no official boundaries). North up; RD New (EPSG:28992).",
)
_OTHER_SOURCE = Message(
    " Getoetst is aan de bronnen in de tabel van kaartlagen, waarvan grenzen kunnen afwijken van deze kaart.",
    " The assessment used the sources in the table of map layers, whose boundaries may differ from this map.",
)


def report_maps(model: Mapping[str, Any]) -> list[MapImage]:
    """The maps of one report model, in its language: an overview, then one per affected kernkwaliteit that has a map."""
    language = model["language"]
    extent = _extent(model)
    plan = [*_ring(model, extent), *_plan_layers(model)]
    official = {layer["id"] for layer in model["layers"] if layer["official"]}
    maps = [_map(_OVERVIEW.text(language), SURROUNDINGS, plan, extent, language, official)]
    seen: set[str] = set()
    for row in model["kernkwaliteiten"]:
        layers = tuple(dict.fromkeys(zone["layer"] for zone in row["zones"] or ()))
        if row["affected"] and layers and not seen.issuperset(layers):
            seen.update(layers)
            maps.append(_map(row["indicator"], layers, plan, extent, language, official))
    return maps


def _map(
    title: str, layer_ids: Sequence[str], plan: Sequence[QgsVectorLayer], extent: QgsRectangle, language: str, official: Collection[str]
) -> MapImage:
    background = [layer for layer in (_bundled(layer_id, language) for layer_id in layer_ids) if layer.isValid()]
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
    named = ", ".join(layer.name() for layer in background)
    caption = _SOURCE.text(language) + (_OTHER_SOURCE.text(language) if not set(official).isdisjoint(layer_ids) else "")
    alt = Message(f"Kaart van het plan met {named}.", f"Map of the plan with {named}.").text(language)
    return MapImage(title, _png(image), caption, alt)


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
        layer = QgsVectorLayer(f"Multi{kind}?crs=EPSG:28992", title, "memory")
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
    layer = QgsVectorLayer("Point?crs=EPSG:28992", _PLAN.text(model["language"]), "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromPointXY(extent.center()))
    layer.dataProvider().addFeatures([feature])
    symbol = QgsMarkerSymbol.createSimple({"color": "0,0,0,0", "outline_color": "#1a1a1a", "outline_width": "0.5", "size": "7"})
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    yield layer


def _bundled(layer_id: str, language: str) -> QgsVectorLayer:
    spec = installed_catalogue().names.layers[layer_id]
    layer = QgsVectorLayer(f"{LAYERS}|layername={layer_id}", spec.title.text(language), "ogr", QgsVectorLayer.LayerOptions(False))
    if layer.isValid():
        apply_style(layer, layer_id, spec.geometry, language)
        layer.setScaleBasedVisibility(False)
    return layer


def _swatches(plan: Sequence[QgsVectorLayer], background: Sequence[QgsVectorLayer], settings: QgsMapSettings) -> Iterator[Swatch]:
    """The lines of the legend: what is on the map. Symbols are copies, since QGIS drops a legend item's own with the item."""
    for layer in {layer.name(): layer for layer in plan}.values():
        yield Swatch(layer.renderer().symbol().clone(), layer.name())
    for layer in background:
        shown = _keys_in_view(layer, settings)
        items = [item for item in layer.renderer().legendSymbolItems() if item.symbol() is not None and item.ruleKey() in shown]
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
        keys |= set(renderer.legendKeysForFeature(feature, context))
    renderer.stopRender(context)
    return keys


def _png(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.convertToFormat(QImage.Format.Format_RGB32).save(buffer, "PNG")
    return bytes(content)

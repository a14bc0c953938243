"""Puts a row of styles.yaml on a layer: its renderer, its labels, the scales at which they show."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeatureRenderer,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsRuleBasedRenderer,
    QgsSingleSymbolRenderer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor, QFont
from symbols import symbol_of

Spec = Mapping[str, Any]
LANGUAGES = ("nl", "en")
VISIBLE_FROM = 2_000_000
_WKB = {"polygon": "MultiPolygon", "line": "MultiLineString", "point": "Point"}


def styled(layer_id: str, spec: Spec, geometry: str, language: str) -> QgsVectorLayer:
    """An empty layer with the style of a row."""
    layer = QgsVectorLayer(f"{_WKB[geometry]}?crs=EPSG:28992", layer_id, "memory")
    layer.setRenderer(_renderer(layer_id, spec, geometry, language))
    layer.setScaleBasedVisibility(True)
    layer.setMinimumScale(spec.get("visible_from", VISIBLE_FROM))
    layer.setMaximumScale(0)
    if "label" in spec:
        layer.setLabeling(QgsVectorLayerSimpleLabeling(_labels(spec["label"], geometry, language)))
        layer.setLabelsEnabled(True)
    return layer


def _renderer(layer_id: str, spec: Spec, geometry: str, language: str) -> QgsFeatureRenderer:
    if "by" not in spec:
        return QgsSingleSymbolRenderer(symbol_of(geometry, spec["symbol"]))
    if isinstance(spec["by"], list):
        return _rules(layer_id, spec, geometry, language)
    categories = [
        QgsRendererCategory(value, symbol_of(geometry, found), found["label"][LANGUAGES.index(language)])
        for value, found in spec["classes"].items()
    ]
    return QgsCategorizedSymbolRenderer(spec["by"], categories)


def _rules(layer_id: str, spec: Spec, geometry: str, language: str) -> QgsRuleBasedRenderer:
    """A heading per attribute with a rule per value: a feature is drawn once under each heading."""
    index = LANGUAGES.index(language)
    top = _rule(layer_id, "", None, "", "")
    for attribute, heading, classes in zip(spec["by"], spec["headings"], spec["classes"]):
        group = _rule(layer_id, attribute, None, "", heading[index])
        for value, found in classes.items():
            condition = f"{attribute} = '{value}'" if value else "ELSE"
            group.appendChild(_rule(layer_id, attribute + value, symbol_of(geometry, found), condition, found["label"][index]))
        top.appendChild(group)
    return QgsRuleBasedRenderer(top)


def _rule(layer_id: str, key: str, symbol: Any, condition: str, label: str) -> QgsRuleBasedRenderer.Rule:
    rule = QgsRuleBasedRenderer.Rule(symbol, filterExp=condition, label=label)
    rule.setRuleKey(f"{{{uuid.uuid5(uuid.NAMESPACE_URL, f'plantoets:{layer_id}:{key}')}}}")
    return rule


def _labels(spec: Spec, geometry: str, language: str) -> QgsPalLayerSettings:
    settings = QgsPalLayerSettings()
    settings.fieldName = spec.get("text_en", spec["text"]) if language == "en" else spec["text"]
    settings.isExpression = True
    settings.setFormat(_text(spec))
    settings.scaleVisibility = True
    settings.minimumScale = spec["from"]
    settings.maximumScale = 0
    placements = QgsPalLayerSettings.Placement
    settings.placement = {"polygon": placements.Horizontal, "line": placements.Curved, "point": placements.OrderedPositionsAroundPoint}[
        geometry
    ]
    settings.centroidInside = True
    settings.priority = min(10, max(0, round(spec["size"]) - 2))
    return settings


def _text(spec: Spec) -> QgsTextFormat:
    text = QgsTextFormat()
    font = QFont()
    font.setBold(spec.get("bold", False))
    font.setItalic(spec.get("italic", False))
    text.setFont(font)
    text.setSize(spec["size"])
    text.setColor(QColor(spec["colour"]))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.7)
    halo.setColor(QColor("#ffffff"))
    halo.setOpacity(0.85)
    text.setBuffer(halo)
    return text

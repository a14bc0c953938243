"""The layers behind the plan on a report's map, as they were assessed: the bundled ones, and the zones of an office's own sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import shapely
from qgis.core import QgsFeature, QgsField, QgsGeometry, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QVariant

from ...assessment.layers import Layer
from ...assessment.messages import Message
from ...assessment.resources import LAYERS
from ...assessment.vocabulary import CRS, Precision
from ..maps.layer_style import apply_style, draw_solid

KINDS = {2: "MultiPolygon", 1: "MultiLineString", 0: "MultiPoint"}
MOST_LABELS = 400  # more can't be read, and take QGIS minutes to place
_MARGIN = 0.05  # of the map's width: the edges of what is cut off lie out of sight
_TYPES = {"number": QVariant.Type.Double, "boolean": QVariant.Type.Bool}
_BUNDLED = Message(
    "Ondergrond: de meegeleverde kaartlagen van Plantoets Drenthe (schets, geen officiële grenzen).",
    "Background: the bundled map layers of Plantoets Drenthe (sketch, no official boundaries).",
)
_OWN = Message(
    "Ondergrond zoals getoetst. Officieel (bron in de tabel van kaartlagen): {}.",
    "Background as assessed. Official (source in the table of map layers): {}.",
)
_SKETCHED = Message("Meegeleverde schets, geen officiële grenzen: {}.", "Bundled sketch, no official boundaries: {}.")
_LACKING = Message("Niet beschikbaar, dus niet getoetst en niet getekend: {}.", "Not available, so not assessed and not drawn: {}.")
_NORTH = Message("Noord boven; RD New (EPSG:28992).", "North up; RD New (EPSG:28992).")


def backdrop(layer: Layer, extent: QgsRectangle, language: str) -> Iterator[QgsVectorLayer]:
    """What was assessed of a layer, styled, around the map; none when it could not be read."""
    if not layer.usable:
        return
    for made in [_bundled(layer)] if layer.origin.bundled else _own(layer, extent):
        made.setName(layer.spec.title.text(language))
        apply_style(made, layer.spec.id, layer.spec.geometry, language)
        made.setScaleBasedVisibility(False)
        if not layer.origin.bundled and layer.origin.precision is not Precision.SKETCH:
            draw_solid(made)
        if made.featureCount() > MOST_LABELS:
            made.setLabelsEnabled(False)
        yield made


def caption(layers: Sequence[Layer], language: str) -> str:
    """Where the layers of a map come from, and which of them are not on it."""

    def said(text: Message, chosen: Sequence[Layer]) -> list[str]:
        titles = ", ".join(layer.spec.title.text(language) for layer in chosen)
        return [text.text(language).format(titles)] if chosen else []

    own = [layer for layer in layers if layer.usable and not layer.origin.bundled]
    sketched = [layer for layer in layers if layer.usable and layer.origin.bundled]
    lacking = [layer for layer in layers if not layer.usable]
    sentences = [*said(_OWN, own), *said(_SKETCHED if own else _BUNDLED, sketched), *said(_LACKING, lacking), _NORTH.text(language)]
    return " ".join(sentences)


def _bundled(layer: Layer) -> QgsVectorLayer:
    return QgsVectorLayer(f"{LAYERS}|layername={layer.spec.id}", "", "ogr", QgsVectorLayer.LayerOptions(False))


def _own(layer: Layer, extent: QgsRectangle) -> Iterator[QgsVectorLayer]:
    """A layer in memory for each kind of geometry, with the policy's own names for the attributes, as the styles want them."""
    view = extent.buffered(_MARGIN * extent.width())
    bounds = view.xMinimum(), view.yMinimum(), view.xMaximum(), view.yMaximum()
    near = np.sort(layer.tree.query(shapely.box(*bounds)))
    shapes = shapely.clip_by_rect(layer.geometries[near], *bounds)
    wkb, dimensions = shapely.to_wkb(shapes), np.where(shapely.is_empty(shapes), -1, shapely.get_dimensions(shapes))
    for dimension, kind in KINDS.items():
        chosen = np.flatnonzero(dimensions == dimension)
        if len(chosen):
            made = QgsVectorLayer(f"{kind}?crs={CRS}", "", "memory")
            fields = [QgsField(name, _TYPES.get(found.kind, QVariant.Type.String)) for name, found in layer.spec.attributes.items()]
            made.dataProvider().addAttributes(fields)
            made.updateFields()
            made.dataProvider().addFeatures([_feature(made, layer, int(near[place]), wkb[place]) for place in chosen])
            made.updateExtents()
            yield made


def _feature(made: QgsVectorLayer, layer: Layer, zone: int, wkb: bytes) -> QgsFeature:
    feature = QgsFeature(made.fields())
    geometry = QgsGeometry()
    geometry.fromWkb(wkb)
    geometry.convertToMultiType()
    feature.setGeometry(geometry)
    feature.setAttributes([layer.value(zone, name) for name in layer.spec.attributes])
    return feature

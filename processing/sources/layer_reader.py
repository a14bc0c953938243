"""Reads the layers for an assessment: the bundled ones, and an office's own in their place (contract §6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    NULL,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFeatureRequest,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...assessment.catalogue.names import LayerSpec
from ...assessment.catalogue.rule import Catalogue
from ...assessment.errors import InputError
from ...assessment.installed import installed_layers
from ...assessment.intake.repair import is_finite
from ...assessment.layers import Layer, Origin, absent_layer, make_layer
from ...assessment.messages import Message
from ...assessment.sources.layer_sources import LayerSource, LayerSources, read_layer_sources
from ...assessment.vocabulary import LayerStatus
from ...assessment.zones.zone_index import indexed
from ..to_rd import ToRd
from .error import SourceError, another_kind, broken_off
from .opening import OpenedSource, opened_source
from .place import place_remarks
from .plain import file_date, read_plain_sources
from .services.kept import Fetcher

_Kind = QgsWkbTypes.GeometryType
_DIMENSION = {_Kind.PointGeometry: 0, _Kind.LineGeometry: 1, _Kind.PolygonGeometry: 2}


def read_layers(path: str, catalogue: Catalogue, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Layer]:
    """All layers of the catalogue, in its order; `path` is LAYER_SOURCES or empty.

    Raises:
        PlantoetsError: the file of layer sources can't be used. A source that can't be read is no error but a layer that says so.
    """
    specs = catalogue.names.layers
    sources = read_layer_sources(Path(path), specs) if path else LayerSources()
    bundled = installed_layers() if sources.bundled else {}
    fetcher = Fetcher(feedback.isCanceled)
    plain = read_plain_sources(specs, sources, feedback.isCanceled)
    layers = {}
    for layer_id, spec in specs.items():
        if feedback.isCanceled():
            break
        if layer_id in plain:
            layers[layer_id] = plain[layer_id]
        elif layer_id in sources.sources:
            layers[layer_id] = read_source(spec, sources.sources[layer_id], sources.folder, context, fetcher)
        elif layer_id in bundled:
            layers[layer_id] = bundled[layer_id]
        else:
            layers[layer_id] = absent_layer(spec, LayerStatus.MISSING, "", Message("niet in LAYER_SOURCES", "not in LAYER_SOURCES"))
    return indexed(layers)


def read_source(spec: LayerSpec, source: LayerSource, folder: Optional[Path], context: QgsProcessingContext, fetcher: Fetcher) -> Layer:
    """One layer of an office's own data; whatever is wrong with it becomes its status and message."""
    try:
        found = opened_source(spec, source, folder, fetcher)
        columns, missing = _columns(spec, source, found.layer)
        read = _read(spec, source, found, columns, context)
        remarks = place_remarks(read, source.shown)
    except SourceError as error:
        return absent_layer(spec, LayerStatus.ERROR, source.shown, error.message)
    if missing:
        names = ", ".join(missing)
        remarks.append(Message(f"De bron heeft geen veld {names}.", f"The source has no field {names}."))
    notes = [*filter(None, [read.message]), *remarks]
    return replace(read, message=Message(" ".join(note.nl for note in notes), " ".join(note.en for note in notes)) if notes else None)


def _columns(spec: LayerSpec, source: LayerSource, layer: QgsVectorLayer) -> tuple[dict[str, Any], list[str]]:
    """Per attribute the source field's index or an expression, and the mapped names that the source doesn't have."""
    names = layer.fields().names()
    columns: dict[str, Any] = {}
    missing: list[str] = []
    for attribute in spec.attributes:
        wanted = source.fields.get(attribute, attribute)
        if wanted in names:
            columns[attribute] = names.index(wanted)
            continue
        if attribute not in source.fields:
            continue
        expression = QgsExpression(wanted)
        if expression.hasParserError() or not expression.referencedColumns() <= {*names, QgsFeatureRequest.ALL_ATTRIBUTES}:
            missing.append(wanted)
        else:
            columns[attribute] = expression
    return columns, missing


def _read(spec: LayerSpec, source: LayerSource, found: OpenedSource, columns: Mapping[str, Any], context: QgsProcessingContext) -> Layer:
    layer = found.layer
    scope = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    for column in columns.values():
        if isinstance(column, QgsExpression):
            column.prepare(scope)
    to_rd = _way(layer, source.shown, context)
    geometries, features = [], []
    values: dict[str, list[Any]] = {attribute: [] for attribute in columns}
    promised, kinds = layer.featureCount(), Counter()
    for feature in layer.getFeatures():
        geometries.append(_moved(feature, to_rd, source.shown))
        kinds[_DIMENSION.get(feature.geometry().type())] += feature.hasGeometry()
        features.append(str(feature.id()))
        scope.setFeature(feature)
        for attribute, column in columns.items():
            value = column.evaluate(scope) if isinstance(column, QgsExpression) else feature[column]
            values[attribute].append(source.recoded(attribute, _plain(value)))
    if promised > len(features) or layer.dataProvider().hasErrors():
        raise broken_off(source.shown, len(features), promised)
    _check_kinds(kinds, _DIMENSION.get(layer.geometryType()), source.shown)
    read = make_layer(
        spec, Origin(source.shown, False, source.precision, file_date(found.uri.partition("|")[0])), geometries, values, features
    )
    if features and read.status is LayerStatus.EMPTY:
        raise SourceError(
            f"geen van de {len(features)} objecten van '{source.shown}' heeft een bruikbare geometrie; controleer het coördinatenstelsel.",
            f"none of the {len(features)} features of '{source.shown}' has a usable geometry; check its coordinate system.",
        )
    return read


def _way(layer: QgsVectorLayer, shown: str, context: QgsProcessingContext) -> ToRd:
    try:
        return ToRd(layer.crs(), context.transformContext())
    except InputError as error:
        system = layer.crs().authid() or layer.crs().description()
        raise SourceError(
            f"er is geen weg van {system}, het coördinatenstelsel van '{shown}', naar RD; lever de laag aan in RD (EPSG:28992).",
            f"there is no way from {system}, the coordinate system of '{shown}', to RD; supply the layer in RD (EPSG:28992).",
        ) from error


def _moved(feature: QgsFeature, to_rd: ToRd, shown: str) -> Any:
    geometry = to_rd(feature.geometry())
    if geometry is None or to_rd.transform is None or is_finite(geometry):
        return geometry
    raise SourceError(
        f"de coördinaten van '{shown}' passen niet bij {to_rd.source}, dat de bron noemt; controleer het coördinatenstelsel.",
        f"the coordinates of '{shown}' don't fit {to_rd.source}, which the source names; check its coordinate system.",
    )


def _check_kinds(kinds: Mapping[Optional[int], int], promised: Optional[int], shown: str) -> None:
    """A table of polygons that holds points lies, and what it means is anybody's guess."""
    if promised is not None:
        other = sum(count for kind, count in kinds.items() if kind not in (None, promised))
        if other:
            raise another_kind(shown, promised, other, sum(kinds.values()))


def _plain(value: Any) -> Any:
    """A QGIS value as plain Python; dates as ISO text."""
    if value is None or value == NULL:
        return None
    if hasattr(value, "toString") and hasattr(value, "isValid"):
        from qgis.PyQt.QtCore import Qt

        return value.toString(Qt.DateFormat.ISODate)
    return value

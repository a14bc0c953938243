"""Reads the layers for an assessment: the bundled ones, and an office's own in their place (contract §6)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    NULL,
    QgsCoordinateTransform,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsVectorLayer,
)

from ..assessment.catalogue.names import LayerSpec
from ..assessment.catalogue.rule import Catalogue
from ..assessment.installed import installed_layers
from ..assessment.layers import Layer, Origin, absent_layer, make_layer
from ..assessment.messages import Message
from ..assessment.sources import LayerSource, LayerSources, read_layer_sources
from ..assessment.vocabulary import LayerStatus
from .download_failures import DownloadFailures
from .plan_input import RD, to_shapely


def read_layers(path: str, catalogue: Catalogue, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Layer]:
    """All layers of the catalogue, in its order; `path` is LAYER_SOURCES or empty.

    Raises:
        PlantoetsError: the file of layer sources can't be used. A source that can't be read is no error but a layer that says so.
    """
    specs = catalogue.names.layers
    sources = read_layer_sources(Path(path), specs) if path else LayerSources()
    bundled = installed_layers() if sources.bundled else {}
    layers = {}
    for layer_id, spec in specs.items():
        if feedback.isCanceled():
            break
        if layer_id in sources.sources:
            layers[layer_id] = read_source(spec, sources.sources[layer_id], sources.folder, context)
        elif layer_id in bundled:
            layers[layer_id] = bundled[layer_id]
        else:
            layers[layer_id] = absent_layer(spec, LayerStatus.MISSING, "", Message("niet in LAYER_SOURCES", "not in LAYER_SOURCES"))
    return layers


class SourceError(Exception):
    """Why a source can't be read, in both languages."""

    def __init__(self, nl: str, en: str) -> None:
        super().__init__(en)
        self.message = Message(nl, en)


def read_source(spec: LayerSpec, source: LayerSource, folder: Optional[Path], context: QgsProcessingContext) -> Layer:
    """One layer of an office's own data; whatever is wrong with it becomes its status and message."""
    uri = anchored(source, folder)
    try:
        layer = opened(spec, source, uri)
        columns, missing = _columns(spec, source, layer)
        with DownloadFailures(source.provider, uri) as failures:
            read = _read(spec, source, uri, layer, columns, context)
            if failures.found:
                raise _broken_off(source, len(read.geometries), None)
    except SourceError as error:
        return absent_layer(spec, LayerStatus.ERROR, source.source, error.message)
    if missing:
        names = ", ".join(missing)
        note = Message(f"De bron heeft geen veld {names}.", f"The source has no field {names}.")
        before = read.message or Message("", "")
        text = Message(f"{before.nl} {note.nl}".strip(), f"{before.en} {note.en}".strip())
        return Layer(read.spec, read.status, read.origin, read.geometries, read.attributes, read.features, read.sha256, text)
    return read


def anchored(source: LayerSource, folder: Optional[Path]) -> str:
    """A relative file name counts from the folder of the sources file."""
    if source.provider != "ogr" or folder is None or "://" in source.source or source.source.startswith("/vsi"):
        return source.source
    name, bar, options = source.source.partition("|")
    return source.source if Path(name).is_absolute() else f"{folder / name}{bar}{options}"


def opened(spec: LayerSpec, source: LayerSource, uri: str) -> QgsVectorLayer:
    """The source as a layer, with its filter.

    Raises:
        SourceError: it can't be opened, has no geometry or no coordinate system, or the filter doesn't work on it.
    """
    options = QgsVectorLayer.LayerOptions(False)
    options.loadDefaultStyle = False
    layer = QgsVectorLayer(uri, spec.id, source.provider, options)
    if not layer.isValid():
        raise SourceError(
            f"de bron '{source.source}' kon niet worden geopend; controleer het pad of adres en de laagnaam.",
            f"the source '{source.source}' could not be opened; check the path or address and the layer name.",
        )
    if not layer.isSpatial():
        raise SourceError(f"de bron '{source.source}' heeft geen geometrie.", f"the source '{source.source}' has no geometry.")
    if not layer.crs().isValid():
        raise SourceError(
            f"de bron '{source.source}' heeft geen coördinatenstelsel; leg het vast in het bestand.",
            f"the source '{source.source}' has no coordinate system; set it in the file.",
        )
    if source.filter and not layer.setSubsetString(source.filter):
        raise SourceError(
            f"het filter '{source.filter}' werkt niet op deze bron; controleer de veldnamen.",
            f"the filter '{source.filter}' does not work on this source; check the field names.",
        )
    return layer


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


def _read(
    spec: LayerSpec, source: LayerSource, uri: str, layer: QgsVectorLayer, columns: Mapping[str, Any], context: QgsProcessingContext
) -> Layer:
    scope = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    for column in columns.values():
        if isinstance(column, QgsExpression):
            column.prepare(scope)
    transform = QgsCoordinateTransform(layer.crs(), RD, context.transformContext())
    geometries, features = [], []
    values: dict[str, list[Any]] = {attribute: [] for attribute in columns}
    promised = layer.featureCount()  # before reading: a service counts anew what it has read, and forgets what it promised
    for feature in layer.getFeatures():
        geometries.append(to_shapely(feature.geometry(), transform))
        features.append(str(feature.id()))
        scope.setFeature(feature)
        for attribute, column in columns.items():
            value = column.evaluate(scope) if isinstance(column, QgsExpression) else feature[column]
            values[attribute].append(source.recoded(attribute, _plain(value)))
    promised = max(promised, layer.featureCount())
    if promised > len(features) or layer.dataProvider().hasErrors():
        raise _broken_off(source, len(features), promised)
    if features and not any(_usable(geometry) for geometry in geometries):
        raise SourceError(
            f"geen van de {len(features)} objecten van '{source.source}' heeft een bruikbare geometrie.",
            f"none of the {len(features)} features of '{source.source}' has a usable geometry.",
        )
    return make_layer(spec, Origin(source.source, False, source.precision, _date(uri)), geometries, values, features)


def _broken_off(source: LayerSource, read: int, promised: Optional[int]) -> SourceError:
    nl, en = (f"{read} van {promised}", f"{read} of {promised}") if promised else (f"{read}", f"{read}")
    return SourceError(
        f"de bron '{source.source}' brak af tijdens het lezen ({nl} objecten); probeer het later opnieuw.",
        f"the source '{source.source}' broke off while reading ({en} features); try again later.",
    )


def _usable(geometry: Any) -> bool:
    return geometry is not None and not geometry.is_empty


def _plain(value: Any) -> Any:
    """A QGIS value as plain Python; dates as ISO text."""
    if value is None or value == NULL:
        return None
    if hasattr(value, "toString") and hasattr(value, "isValid"):
        from qgis.PyQt.QtCore import Qt

        return value.toString(Qt.DateFormat.ISODate)
    return value


def _date(uri: str) -> Optional[str]:
    """The date of a file, as ISO; None for services."""
    path = Path(uri.partition("|")[0])
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, tz=timezone.utc).date().isoformat()
    except OSError:
        return None

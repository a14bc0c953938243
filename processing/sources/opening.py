"""Opens an office's own source as a layer: a file where it is, a service as the copy that is kept of it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, Optional

from qgis.core import QgsExpression, QgsVectorLayer

from ...assessment.catalogue.names import LayerSpec
from ...assessment.sources.layer_sources import LayerSource
from ...assessment.vocabulary import CRS
from .error import SourceError, not_opened
from .services.kept import Fetcher, is_service

_SPECIAL = ("fid", "rowid", "ogr_geometry", "ogr_geom_wkt", "ogr_geom_area", "ogr_style")


class OpenedSource(NamedTuple):
    """A layer that is open, and where QGIS found it."""

    layer: QgsVectorLayer
    uri: str


def opened_source(spec: LayerSpec, source: LayerSource, folder: Optional[Path], fetcher: Fetcher) -> OpenedSource:
    """The source as a layer, with its filter.

    Raises:
        SourceError: it can't be fetched or opened, has no geometry or no coordinate system, or the filter doesn't work on it.
    """
    local = fetcher.local(source) if is_service(source) else source
    uri = anchored(local, folder)
    options = QgsVectorLayer.LayerOptions(False)
    options.loadDefaultStyle = False
    layer = QgsVectorLayer(uri, spec.id, local.provider, options)
    shown = source.shown
    if not layer.isValid():
        raise not_opened(shown)
    if layer.featureCount() == 0 and not (layer.isSpatial() and layer.crs().isValid()):
        return OpenedSource(_nowhere(layer), uri)
    if not layer.isSpatial():
        raise SourceError(f"de bron '{shown}' heeft geen geometrie.", f"the source '{shown}' has no geometry.")
    if not layer.crs().isValid():
        raise SourceError(
            f"de bron '{shown}' heeft geen coördinatenstelsel; leg het vast in het bestand.",
            f"the source '{shown}' has no coordinate system; set it in the file.",
        )
    if local.filter and not _filtered(layer, local):
        raise SourceError(
            f"het filter '{local.filter}' werkt niet op deze bron; controleer de veldnamen.",
            f"the filter '{local.filter}' does not work on this source; check the field names.",
        )
    return OpenedSource(layer, uri)


def _nowhere(empty: QgsVectorLayer) -> QgsVectorLayer:
    """An empty file need not tell its kind of geometry or its place (GeoJSON doesn't): nothing lies there, anywhere."""
    layer = QgsVectorLayer(f"MultiPolygon?crs={CRS}", empty.name(), "memory")
    layer.dataProvider().addAttributes(empty.fields().toList())
    layer.updateFields()
    return layer


def _filtered(layer: QgsVectorLayer, source: LayerSource) -> bool:
    """Whether the source's filter works on the layer.

    For a GeoPackage QGIS takes any text: a mistake shows in a count that fails, and a name between double quotes that is no
    field would count as text and leave nothing.
    """
    if source.provider != "ogr":
        return bool(layer.setSubsetString(source.filter))
    known = {name.casefold() for name in (*layer.fields().names(), *_SPECIAL)}
    named = {name.casefold() for name in QgsExpression(source.filter).referencedColumns()}
    counted = layer.featureCount() >= 0
    return layer.setSubsetString(source.filter) and named <= known and (layer.featureCount() >= 0 or not counted)


def anchored(source: LayerSource, folder: Optional[Path]) -> str:
    """A relative file name counts from the folder of the sources file."""
    if source.provider != "ogr" or folder is None or "://" in source.source or source.source.startswith("/vsi"):
        return source.source
    name, bar, options = source.source.partition("|")
    return source.source if Path(name).is_absolute() else f"{folder / name}{bar}{options}"

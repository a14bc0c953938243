"""GeoPackages among the layer sources, read in bulk and in threads; whatever needs QGIS or GDAL to be read is left to `layer_reader`."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone
from pathlib import Path
from typing import Optional, Union

from qgis.core import QgsApplication

from ...assessment.catalogue.names import LayerSpec
from ...assessment.errors import Stopped
from ...assessment.layers import Layer, Origin, make_layer
from ...assessment.sources.layer_sources import LayerSource, LayerSources
from ...assessment.zones.plain_geopackage import PlainTable, described, read_plain
from ...assessment.zones.zone_cache import ZoneCache, file_version
from .error import SourceError
from .opening import anchored
from .place import place_remarks

RD_CODE = 28992
WORKERS = 2

_remembered: dict[str, Layer] = {}
"""The layers of the last run by what they were read from: content, table, fields and filter."""


def read_plain_sources(specs: Mapping[str, LayerSpec], sources: LayerSources, stopped: Callable[[], bool]) -> dict[str, Layer]:
    """Those of the sources that are plain GeoPackages in RD about which there is nothing to remark, as layers.

    Args:
        stopped: asked before each file and table; when it says so, there are none.
    """
    places = {layer_id: _place(source, anchored(source, sources.folder)) for layer_id, source in sources.sources.items()}
    tables = {layer_id: place for layer_id, place in places.items() if place is not None}
    versions, about = {}, {}
    for path in dict.fromkeys(path for path, _ in tables.values()):
        if stopped():
            return {}
        versions[path] = file_version(path)
        wanted = dict.fromkeys(table for file, table in tables.values() if file == path)
        about.update({(path, table): known for table, known in described(path, wanted).items()})
    tables = {layer_id: place for layer_id, place in tables.items() if place in about}
    largest_first = sorted(tables, key=lambda layer_id: about[tables[layer_id]].features, reverse=True)

    def read(layer_id: str) -> Optional[tuple[str, Layer]]:
        if stopped():
            raise Stopped
        path, table = tables[layer_id]
        return _read(specs[layer_id], sources.sources[layer_id], path, table, about[path, table].columns, versions[path])

    try:
        with ThreadPoolExecutor(WORKERS) as pool:
            found = dict(zip(largest_first, pool.map(read, largest_first)))  # so that no thread ends up with a large one alone
    except Stopped:
        return {}
    _remembered.clear()
    _remembered.update(entry for entry in found.values() if entry is not None)
    return {layer_id: entry[1] for layer_id, entry in found.items() if entry is not None}


def file_date(path: Union[str, Path]) -> Optional[str]:
    """The date of a file, as ISO; None for what is no file."""
    try:
        return datetime.fromtimestamp(Path(path).stat().st_mtime, tz=timezone.utc).date().isoformat()
    except OSError:
        return None


def _place(source: LayerSource, uri: str) -> Optional[tuple[Path, str]]:
    """File and table of a source that may be a plain GeoPackage."""
    name, _, options = uri.partition("|")
    path = Path(name)
    if source.provider != "ogr" or path.suffix.lower() != ".gpkg" or not options.startswith("layername=") or "|" in options:
        return None
    return (path, options[len("layername=") :]) if path.is_file() and os.access(path, os.R_OK) else None


def _read(spec: LayerSpec, source: LayerSource, path: Path, table: str, names: Sequence[str], version: str) -> Optional[tuple[str, Layer]]:
    columns = {attribute: source.fields.get(attribute, attribute) for attribute in spec.attributes}
    columns = {attribute: column for attribute, column in columns.items() if column in names or attribute in source.fields}
    if not set(columns.values()) <= set(names):
        return None  # an expression, or a field that is not there: both are layer_reader's to deal with
    key = repr((version, table, spec.id, sorted(columns.items()), source.filter, sorted(source.values.items()), _attributes(spec)))
    origin = Origin(source.shown, False, source.precision, file_date(path))
    layer = _remembered.get(key)
    if layer is None or layer.origin != origin or layer.spec != spec:
        cache = ZoneCache(Path(QgsApplication.qgisSettingsDirPath()) / "cache" / "plantoets")
        layer = cache.load(key, spec, origin)
        if layer is None:
            layer = _parsed(spec, source, origin, read_plain(path, table, columns, source.filter, RD_CODE))
            if layer is not None:
                cache.store(key, layer)
    return None if layer is None else (key, layer)


def _parsed(spec: LayerSpec, source: LayerSource, origin: Origin, read: Optional[PlainTable]) -> Optional[Layer]:
    if read is None:
        return None
    values = {
        attribute: [source.recoded(attribute, value) for value in column] if source.values.get(attribute) else column
        for attribute, column in read.columns.items()
    }
    layer = make_layer(spec, origin, read.geometries, values, read.features, read.wkb)
    return layer if _unremarkable(layer, len(read.features), source.shown) else None


def _unremarkable(layer: Layer, features: int, shown: str) -> bool:
    """Nothing that `layer_reader` would refuse or remark upon: it finds the words."""
    try:
        return len(layer.geometries) == features and not place_remarks(layer, shown)
    except SourceError:
        return False


def _attributes(spec: LayerSpec) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(attribute.name, attribute.kind, attribute.values) for attribute in spec.attributes.values()]

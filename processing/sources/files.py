"""The files behind layer sources, and whether they are still as they were: asked by date and size, which costs next to nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Optional

from qgis.core import QgsProviderRegistry

from ...assessment.catalogue.names import LayerSpec
from ...assessment.sources.layer_sources import LayerSource, read_layer_sources
from .opening import anchored
from .services.kept import is_service, kept_copy, place_of_copy

_BESIDE = {".gpkg": ("-wal",), ".sqlite": ("-wal",), ".shp": (".dbf", ".shx", ".prj", ".cpg"), ".tab": (".dat", ".map"), ".mif": (".mid",)}
"""What belongs to a file: an ending that comes after its name or, with a point, instead of its own."""

Stamp = tuple[tuple[str, int, int, int], ...]
"""Of a file, or of each file in a folder: its name, dates and size; nothing when it is not there."""


def source_files(path: str, layers: Mapping[str, LayerSpec]) -> tuple[Path, ...]:
    """The file of layer sources and all files that it refers to, copies of services included.

    Raises:
        PlantoetsError: the file of layer sources can't be used.
    """
    sources = read_layer_sources(Path(path), layers)
    found = [_file(source, sources.folder) for source in sources.sources.values()]
    return tuple(dict.fromkeys([Path(path), *(part for file in found if file is not None for part in _parts(file))]))


def must_fetch(path: str, layers: Mapping[str, LayerSpec]) -> bool:
    """Whether reading the layers would ask a service, of which no copy is kept yet.

    Raises:
        PlantoetsError: the file of layer sources can't be used.
    """
    sources = read_layer_sources(Path(path), layers).sources.values()
    return any(is_service(source) and kept_copy(source) is None for source in sources)


def stamps(files: Iterable[Path]) -> dict[Path, Stamp]:
    """How each of the files is now."""
    return {file: _stamp(file) for file in files}


def _file(source: LayerSource, folder: Optional[Path]) -> Optional[Path]:
    if is_service(source):
        return place_of_copy(source)
    place = QgsProviderRegistry.instance().decodeUri(source.provider, anchored(source, folder)).get("path")
    return Path(place) if place else None


def _parts(file: Path) -> list[Path]:
    endings = _BESIDE.get(file.suffix.lower(), ())
    return [file, *(file.with_suffix(ending) if ending.startswith(".") else file.with_name(file.name + ending) for ending in endings)]


def _stamp(file: Path) -> Stamp:
    try:
        found = [(part.name, part.stat()) for part in (sorted(file.iterdir()) if file.is_dir() else [file])]
    except OSError:
        return ()
    return tuple((name, state.st_mtime_ns, state.st_ctime_ns, state.st_size) for name, state in found)  # one date can be set at will

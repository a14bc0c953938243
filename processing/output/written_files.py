"""The files that sinks have made; destinations in memory or in a database are no files."""

from __future__ import annotations

from pathlib import Path

from osgeo import gdal

from ...assessment.planfiles.quiet import FAILURES, quietly


def file_of(destination: str) -> Path:
    """The path in a destination as sinks give it, which may name a table as well."""
    return Path(destination.partition("|")[0])


def is_geopackage(destination: str) -> bool:
    """Whether it is a GeoPackage on disk."""
    path = file_of(destination)
    return path.suffix.lower() == ".gpkg" and path.is_file()


def holds_rows(destination: str) -> bool:
    """Whether there is at least one row in the table that a destination names."""
    path, table = file_of(destination), destination.partition("|layername=")[2]
    with quietly():
        try:
            dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_READONLY)
            layer = None if dataset is None else dataset.GetLayerByName(table) if table else dataset.GetLayer(0)
            return layer is not None and layer.GetNextFeature() is not None
        except FAILURES:
            return False


def remove(destination: str) -> None:
    """Remove the file, and what SQLite may keep beside it."""
    place = file_of(destination)
    if place.is_file():
        for made in (place, *(place.with_name(place.name + ending) for ending in ("-wal", "-shm", "-journal"))):
            made.unlink(missing_ok=True)

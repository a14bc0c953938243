"""The files that sinks have made, or added a table to; destinations in memory or in a database are no files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from osgeo import gdal

from ...assessment.planfiles.quiet import FAILURES, quietly

_ADDED = re.compile(r"^ogr:.*?dbname='(?P<path>[^']+)'", re.IGNORECASE)
"""How QGIS writes down a table in a file, of which other tables stay."""


def adds_to_a_file(place: Any) -> bool:
    """Whether a user's wish for a place is a table in a file that is there."""
    found = _ADDED.match(place) if isinstance(place, str) else None
    return found is not None and Path(found["path"]).is_file()


def is_geopackage(destination: str) -> bool:
    """Whether it is a GeoPackage on disk."""
    path = _file_of(destination)
    return path.suffix.lower() == ".gpkg" and path.is_file()


def holds_rows(destination: str) -> bool:
    """Whether there is at least one row in the table that a destination names."""
    table = _table_of(destination)
    with quietly():
        try:
            dataset = gdal.OpenEx(str(_file_of(destination)), gdal.OF_VECTOR | gdal.OF_READONLY)
            layer = None if dataset is None else dataset.GetLayerByName(table) if table else dataset.GetLayer(0)
            return layer is not None and layer.GetNextFeature() is not None
        except FAILURES:
            return False


def remove_table(destination: str) -> None:
    """Remove the table from its file, if it got there."""
    table = _table_of(destination)
    with quietly():
        try:
            dataset = gdal.OpenEx(str(_file_of(destination)), gdal.OF_VECTOR | gdal.OF_UPDATE)
            for number in range(0 if dataset is None else dataset.GetLayerCount()):
                if dataset.GetLayer(number).GetName() == table:
                    dataset.DeleteLayer(number)
                    break
        except FAILURES:
            return


def remove(destination: str) -> None:
    """Remove the file, and what SQLite may keep beside it."""
    place = _file_of(destination)
    if place.is_file():
        for made in (place, *(place.with_name(place.name + ending) for ending in ("-wal", "-shm", "-journal"))):
            made.unlink(missing_ok=True)


def _file_of(destination: str) -> Path:
    """The path in a destination as sinks give it, which may name a table as well."""
    return Path(destination.partition("|")[0])


def _table_of(destination: str) -> str:
    return destination.partition("|layername=")[2]

"""Reads the bundled GeoPackage through sqlite3: no QGIS, no GDAL, and fast."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Optional

import shapely
from shapely.geometry.base import BaseGeometry

from ..catalogue.names import LayerSpec
from ..errors import CatalogueError
from ..layers import Layer, Origin, absent_layer, make_layer
from ..messages import Message
from ..vocabulary import LayerStatus, Precision
from .plain_geopackage import HEADER_BYTES
from .sql import quoted, statement


def read_bundled(path: Path, specs: Iterable[LayerSpec]) -> dict[str, Layer]:
    """The bundled layers, by id; a table that is not there gives a layer with status missing.

    Raises:
        CatalogueError: the file is absent or no GeoPackage; the plugin must be installed again.
    """
    with closing(_opened(path)) as database:
        tables = {row[0]: row[1] for row in database.execute("SELECT table_name, last_change FROM gpkg_contents")}
        return {spec.id: _layer(database, path, spec, tables) for spec in specs}


def read_outline(path: Path, table: str) -> BaseGeometry:
    """The one polygon of `table`: the province, in RD.

    Raises:
        CatalogueError: the file or table is absent.
    """
    with closing(_opened(path)) as database:
        try:
            columns = _columns(database, table)
        except sqlite3.Error as error:
            raise _broken(path) from error
    return shapely.union_all(_geometries_of(columns["geom"]))


def geometry_of(blob: Optional[bytes]) -> Optional[BaseGeometry]:
    """The geometry of a GeoPackage blob (its header, then WKB); None for a null."""
    found: Optional[BaseGeometry] = _geometries_of([blob])[0]
    return found


def _geometries_of(blobs: Sequence[Optional[bytes]]) -> Any:
    return shapely.from_wkb([None if blob is None else bytes(blob[HEADER_BYTES[(blob[3] >> 1) & 7] :]) for blob in blobs])


def _layer(database: sqlite3.Connection, path: Path, spec: LayerSpec, tables: Mapping[str, str]) -> Layer:
    if spec.id not in tables:
        text = Message("De laag wordt niet meegeleverd.", "The layer is not bundled.")
        return absent_layer(spec, LayerStatus.MISSING, path.name, text)
    columns = _columns(database, spec.id)
    precision = max(
        (Precision(value) for value in columns.get("precision", ())), key=lambda item: item.uncertainty_m, default=Precision.SKETCH
    )
    origin = Origin(f"{path.name}|layername={spec.id}", True, precision, tables[spec.id][:10])
    geometries = _geometries_of(columns["geom"]).tolist()
    return make_layer(spec, origin, geometries, columns, [str(fid) for fid in columns["fid"]])


def _columns(database: sqlite3.Connection, table: str) -> dict[str, tuple[Any, ...]]:
    """All columns of a table, in the order of its ids. A table's name can be no parameter of a statement, so it is quoted."""
    cursor = database.execute(statement("SELECT * FROM", quoted(table), "ORDER BY fid"))
    names = [column[0] for column in cursor.description]
    return dict(zip(names, zip(*cursor.fetchall()))) or dict.fromkeys(names, ())


def _opened(path: Path) -> sqlite3.Connection:
    try:
        database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        database.execute("SELECT count(*) FROM gpkg_contents")
    except sqlite3.Error as error:
        raise _broken(path) from error
    return database


def _broken(path: Path) -> CatalogueError:
    return CatalogueError(
        Message(
            f"De meegeleverde kaartlagen ({path}) zijn niet te lezen; installeer de plugin opnieuw.",
            f"The bundled map layers ({path}) can't be read; install the plugin again.",
        )
    )

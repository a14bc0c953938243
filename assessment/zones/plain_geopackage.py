"""Reads a table of a GeoPackage in bulk through sqlite3, where it holds nothing but plain geometry and values.

Whatever is not plain (curves, heights, another coordinate system, a column of mixed types, a filter with functions) is left to GDAL: then
the answer is None, never something that differs from what GDAL would have read.
"""

from __future__ import annotations

import re
import sqlite3
import struct
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, Optional

import numpy as np
import shapely

from ..facts import Value
from .geometries import Geometries
from .sql import quoted, statement

HEADER_BYTES = (8, 40, 56, 56, 72)
"""How long what goes before the WKB is, by the kind of envelope."""

_PLAIN_WKB = frozenset(b"\x01" + kind.to_bytes(4, "little") for kind in range(1, 7))
_DIMENSIONS = {"POINT": 0, "MULTIPOINT": 0, "LINESTRING": 1, "MULTILINESTRING": 1, "POLYGON": 2, "MULTIPOLYGON": 2}
_WORD = re.compile(
    r"""\s*(?:(?P<column>"[^"]+"|[A-Za-z_]\w*)|(?P<text>'(?:[^']|'')*')|(?P<number>-?\d+(?:\.\d+)?)|(?P<sign><>|!=|<=|>=|=|<|>|\(|\)|,))"""
)
_KEYWORDS = frozenset(("and", "or", "not", "in", "is", "null", "between"))


@dataclass(frozen=True)
class PlainTable:
    """A table as arrays, in the order of its ids: geometries, the same as WKB, the wanted columns, and the ids."""

    geometries: Any
    wkb: Sequence[Optional[bytes]]
    columns: Mapping[str, Sequence[Value]]
    features: Sequence[str]


@dataclass(frozen=True)
class _Shape:
    """What a table looks like: the column of its ids and of its geometry, and the declared type of all columns."""

    key: str
    geometry: str
    dimension: int
    types: Mapping[str, str]


def read_plain(path: Path, table: str, columns: Mapping[str, str], where: Optional[str], srs: int) -> Optional[PlainTable]:
    """The table; None when it is not plain or can't be read.

    Args:
        columns: the names under which columns are wanted, with the column of each.
        where: an SQL condition.
        srs: the EPSG code that the geometry must have.
    """
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            shape = _shape(database, table, srs)
            if shape is None or not set(columns.values()) <= set(shape.types) or (where and not _is_plain_condition(where, shape)):
                return None
            return _rows(database, table, shape, columns, where)
    except (sqlite3.Error, OSError, ValueError, OverflowError, struct.error, shapely.errors.ShapelyError):
        return None


class Described(NamedTuple):
    """The columns of a table without ids and geometry, in its order, and how many features GDAL noted: 0 when another wrote the file."""

    columns: Sequence[str]
    features: int


def described(path: Path, tables: Iterable[str]) -> dict[str, Described]:
    """Those of the tables that may be plain; one look for all, since a file takes longer to open than to be asked."""
    found = {}
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            for table in tables:
                shape = _shape(database, table, None)
                if shape is not None:
                    columns = [name for name in shape.types if name not in (shape.key, shape.geometry)]
                    found[table] = Described(columns, _count(database, table))
    except (sqlite3.Error, OSError, ValueError):
        return {}
    return found


def _count(database: sqlite3.Connection, table: str) -> int:
    try:
        noted = database.execute("SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = ?", (table,)).fetchone()
    except sqlite3.OperationalError:
        return 0
    return int(noted[0] or 0) if noted else 0


def _shape(database: sqlite3.Connection, table: str, srs: Optional[int]) -> Optional[_Shape]:
    kind = database.execute("SELECT type FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    found = database.execute(
        "SELECT g.column_name, upper(g.geometry_type_name), s.organization, s.organization_coordsys_id FROM gpkg_geometry_columns g "
        "JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id WHERE g.table_name = ?",
        (table,),
    ).fetchall()
    if kind != ("table",) or len(found) != 1 or found[0][1] not in _DIMENSIONS:
        return None
    geometry, type_name, organization, code = found[0]
    if srs is not None and (str(organization).upper() != "EPSG" or code != srs):
        return None
    described = database.execute("SELECT name, type, pk FROM pragma_table_info(?)", (table,)).fetchall()
    keys = [name for name, type_, place in described if place and type_.upper() == "INTEGER"]
    if len(keys) != 1 or sum(1 for _, _, place in described if place) != 1:
        return None
    return _Shape(
        keys[0], geometry, _DIMENSIONS[type_name], {name: type_.upper().partition("(")[0].strip() for name, type_, _ in described}
    )


def _rows(
    database: sqlite3.Connection, table: str, shape: _Shape, columns: Mapping[str, str], where: Optional[str]
) -> Optional[PlainTable]:
    names = dict.fromkeys((shape.key, shape.geometry, *columns.values()))
    condition = f"WHERE ({where})" if where else ""
    query = statement("SELECT", ", ".join(map(quoted, names)), "FROM", quoted(table), condition, "ORDER BY", quoted(shape.key))
    read = dict(zip(names, zip(*database.execute(query).fetchall()))) or dict.fromkeys(names, ())
    wkb = _plain_wkb(read[shape.geometry])
    plain = {column: _values(read[column], shape.types[column]) for column in columns.values()}
    if wkb is None or any(column is None for column in plain.values()):
        return None
    geometries = _geometries(wkb)
    if not _fit(geometries, shape.dimension):
        return None
    chosen = {name: column for name, source in columns.items() if (column := plain[source]) is not None}
    return PlainTable(geometries, wkb, chosen, [str(key) for key in read[shape.key]])


def _geometries(wkb: Sequence[Optional[bytes]]) -> Any:
    """All of them as arrays where there are all, for nothing is read faster; otherwise one by one."""
    there = [shape for shape in wkb if shape is not None]
    if len(there) == len(wkb):
        return Geometries.of_wkb(there)
    return shapely.from_wkb(wkb, on_invalid="ignore")


def _fit(geometries: Any, dimension: int) -> bool:
    """Whether all have the dimension that the table promises; what is empty has any."""
    if isinstance(geometries, Geometries):
        return bool((np.isnan(geometries.bounds[:, 0]) | (geometries.dimensions == dimension)).all())
    return bool((shapely.is_empty(geometries) | shapely.is_missing(geometries) | (shapely.get_dimensions(geometries) == dimension)).all())


def _plain_wkb(blobs: Sequence[Any]) -> Optional[list[Optional[bytes]]]:
    """The WKB in each GeoPackage blob; None when one is not two-dimensional, little-endian and free of curves."""
    found: list[Optional[bytes]] = []
    for blob in blobs:
        if blob is None:
            found.append(None)
            continue
        flags = blob[3]
        if blob[:3] != b"GP\x00" or flags & 0b00100000 or (flags >> 1) & 7 > 4:
            return None
        wkb = blob[HEADER_BYTES[(flags >> 1) & 7] :]
        if wkb[:5] not in _PLAIN_WKB:
            return None
        found.append(wkb)
    return found


def _values(values: Sequence[Any], declared: str) -> Optional[Sequence[Any]]:
    """A column as GDAL would give it; None when there is something in it that GDAL would convert."""
    allowed, convert = _TYPES.get(declared, (None, None))
    if allowed is None or not {type(value) for value in values} <= {allowed, type(None)}:
        return None
    return values if convert is None else [None if value is None else convert(value) for value in values]


def _day(value: str) -> str:
    return date.fromisoformat(value).isoformat()


_INTEGER: tuple[type, Optional[Callable[[Any], Any]]] = (int, None)
_TYPES: Mapping[str, tuple[type, Optional[Callable[[Any], Any]]]] = {
    "TEXT": (str, None),
    "DOUBLE": (float, None),
    "REAL": (float, None),
    "FLOAT": (float, None),
    "BOOLEAN": (int, bool),
    "DATE": (str, _day),
    **dict.fromkeys(("INTEGER", "INT", "MEDIUMINT"), _INTEGER),
}


def _is_plain_condition(where: str, shape: _Shape) -> bool:
    """Only comparisons of known columns with literals: that means the same to SQLite and to GDAL."""
    place, text = 0, where.strip()
    while place < len(text):
        word = _WORD.match(text, place)
        if word is None:
            return False
        column = word.group("column")
        if column is not None and column.strip('"') not in shape.types and column.lower() not in _KEYWORDS:
            return False
        place = word.end()
    return True

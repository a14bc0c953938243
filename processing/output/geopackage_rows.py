"""Rows written into the table of a new GeoPackage, past QGIS and GDAL: as fast as SQLite takes them.

The file is QGIS's own, made by a sink and still empty: fields, coordinate system and triggers are as QGIS wants them. Rows, spatial index,
extent and count follow in one transaction, to what GDAL would have written itself.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple, Optional

from ...assessment.zones.sql import quoted, statement
from .geopackage_shapes import GeoPackageShapes
from .rows import NotWritten, Rows

PARAMETERS = 900
"""So many values go into one statement: SQLite before 3.32 takes no more than 999."""


class Unfit(Exception):
    """The file is not as expected; QGIS had better write it."""


class GeoPackageRows:
    """The only table of a new GeoPackage."""

    def __init__(self, path: Path, fields: Sequence[str]) -> None:
        """Raises Unfit when there is any doubt about the file, which is then as it was."""
        beside = [path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal")]
        if any(place.exists() for place in beside):  # of another file that had this name: SQLite would take it for part of this one
            raise Unfit(path)
        connection = None
        try:
            connection = sqlite3.connect(path, isolation_level=None)
            connection.execute("BEGIN IMMEDIATE")
            self._table = _table(connection, fields)
            self._triggers = _without_triggers(connection, self._table.name)
        except (sqlite3.Error, LookupError, ValueError) as error:
            if connection is not None:
                connection.close()
            raise Unfit(path) from error
        self._connection = connection
        self._count = 0

    def add(self, rows: Rows) -> None:
        """Write the next rows: many a statement, since other threads may keep Python busy between two of them."""
        shapes, values = self._table.shapes, rows.values
        if shapes is not None:
            values = [(shape, *row) for shape, row in zip(shapes.stored(rows, self._count + 1), values)]
        one = f"({', '.join('?' * len(self._table.columns))})"
        size = PARAMETERS // len(self._table.columns)
        columns = ", ".join(map(quoted, self._table.columns))
        try:
            for start in range(0, len(values), size):
                some = values[start : start + size]
                insert = statement("INSERT INTO", quoted(self._table.name), "(", columns, ") VALUES", ", ".join([one] * len(some)))
                self._connection.execute(insert, list(chain.from_iterable(some)))
        except sqlite3.Error as error:
            raise NotWritten from error
        self._count += len(values)

    def finish(self) -> None:
        """What GDAL keeps besides the rows, and the triggers again."""
        try:
            if self._table.shapes is not None:
                self._table.shapes.finish()
            if self._count:  # of an empty table GDAL keeps no count
                self._connection.execute("UPDATE gpkg_ogr_contents SET feature_count = ?", (self._count,))
                self._connection.execute("UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')")
            for trigger in self._triggers:
                self._connection.execute(trigger)
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise NotWritten from error
        self._connection.close()

    def abandon(self) -> None:
        """Close the file, as it was."""
        self._connection.close()


class _Table(NamedTuple):
    """`columns`: all but the key, the geometry first."""

    name: str
    columns: Sequence[str]
    shapes: Optional[GeoPackageShapes]


def _table(connection: sqlite3.Connection, fields: Sequence[str]) -> _Table:
    """The table of a file that has one, with a key, at most one geometry, and these fields.

    Raises:
        sqlite3.Error, LookupError, ValueError: it is otherwise.
    """
    ((name,),) = connection.execute("SELECT table_name FROM gpkg_contents").fetchall()
    shape = connection.execute("SELECT column_name, srs_id, geometry_type_name FROM gpkg_geometry_columns").fetchall()
    found = connection.execute("SELECT name FROM pragma_table_info(?) ORDER BY pk = 0, cid", (name,)).fetchall()
    _, *columns = [column for (column,) in found]
    keys = connection.execute("SELECT count(*) FROM pragma_table_info(?) WHERE pk > 0", (name,)).fetchone()
    rows = connection.execute(statement("SELECT count(*) FROM", quoted(name))).fetchone()
    if columns != [*(column for column, *_ in shape), *fields] or len(shape) > 1 or (*keys, *rows) != (1, 0):
        raise ValueError(name)
    return _Table(name, columns, GeoPackageShapes(connection, name, *shape[0]) if shape else None)


def _without_triggers(connection: sqlite3.Connection, table: str) -> list[str]:
    """Drop the triggers of a table, which count and index row by row, with functions that only GDAL has; what makes them again."""
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)).fetchall()
    for name, _ in triggers:
        connection.execute(statement("DROP TRIGGER", quoted(name)))
    return [made for _, made in triggers]

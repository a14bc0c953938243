"""Rows written into the table of a new GeoPackage, past QGIS and GDAL: as fast as SQLite takes them.

The file is QGIS's own, made by a sink and still empty: fields, coordinate system and triggers are as QGIS wants them. Rows, spatial index,
extent and count follow in one transaction, to what GDAL would have written itself.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from .geopackage_rtree import RTree
from .rows import NotWritten, Rows
from .sql import quoted, statement

PARAMETERS = 900
"""So many values go into one statement: SQLite before 3.32 takes no more than 999."""

_HEAD = np.dtype([("magic", "S2"), ("version", "u1"), ("flags", "u1"), ("srs", "<i4"), ("box", "<f8", 4)])
_FLAGS, _EMPTY_FLAGS = 0b00000011, 0b00010001
"""Little-endian, with an envelope of x and y; the same, empty, without one."""

_KINDS = {"MULTIPOINT": 4, "MULTILINESTRING": 5, "MULTIPOLYGON": 6}


class Unfit(Exception):
    """The file is not as expected; QGIS had better write it."""


class GeoPackageRows:
    """The only table of a new GeoPackage."""

    def __init__(self, path: Path, fields: Sequence[str]) -> None:
        """Raises Unfit when there is any doubt about the file, which is then as it was."""
        beside = [path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal")]
        if any(place.exists() for place in beside):  # of another file that had this name: SQLite would take it for part of this one
            raise Unfit(path)
        self._connection = sqlite3.connect(path, isolation_level=None)
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._take(fields)
        except (sqlite3.Error, LookupError, ValueError, Unfit) as error:
            self.abandon()
            raise Unfit(path) from error

    def _take(self, fields: Sequence[str]) -> None:
        ((self._table,),) = self._connection.execute("SELECT table_name FROM gpkg_contents").fetchall()
        found = self._connection.execute("SELECT column_name, srs_id, geometry_type_name FROM gpkg_geometry_columns").fetchall()
        columns = self._connection.execute("SELECT name, pk FROM pragma_table_info(?)", (self._table,)).fetchall()
        key, *others = [name for name, _ in columns]
        shape = [column for column, *_ in found]
        is_filled = self._connection.execute(statement("SELECT 1 FROM", quoted(self._table), "LIMIT 1")).fetchone()
        if others != [*shape, *fields] or [name for name, place in columns if place] != [key] or len(found) > 1 or is_filled:
            raise Unfit
        self._index = None
        for column, srs, kind in found:
            self._srs = srs
            self._none = struct.pack("<2sBBiBII", b"GP", 0, _EMPTY_FLAGS, srs, 1, _KINDS[kind], 0)
            self._index = RTree(self._connection, f"rtree_{self._table}_{column}")
        self._insert = statement("INSERT INTO", quoted(self._table), "(", ", ".join(map(quoted, others)), ") VALUES")
        self._row = f"({', '.join('?' * len(others))})"
        self._at_once = PARAMETERS // len(others)
        self._count = 0
        self._extent = np.array([np.inf, np.inf, -np.inf, -np.inf])
        # They call functions of GDAL, and would count and index row by row.
        self._triggers = self._connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (self._table,)
        ).fetchall()
        for name, _ in self._triggers:
            self._connection.execute(statement("DROP TRIGGER", quoted(name)))

    def add(self, rows: Rows) -> None:
        """Write the next rows: many a statement, since other threads may keep Python busy between two of them."""
        flat = rows.values if self._index is None else self._with_shapes(rows)
        try:
            for values in _grouped(flat, self._at_once):
                given = ", ".join([self._row] * len(values))
                self._connection.execute(statement(self._insert, given), list(chain.from_iterable(values)))
        except sqlite3.Error as error:
            raise NotWritten from error
        self._count += len(rows.values)

    def finish(self) -> None:
        """What GDAL keeps besides the rows, and the triggers again."""
        try:
            if self._index is not None:
                self._index.finish()
            self._describe()
            for _, statement in self._triggers:
                self._connection.execute(statement)
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise NotWritten from error
        self._connection.close()

    def abandon(self) -> None:
        """Close the file, as it was."""
        self._connection.close()

    def _with_shapes(self, rows: Rows) -> list[tuple[Any, ...]]:
        """The rows with their geometry as a GeoPackage has it; the index gets their bounds, by the number SQLite will give each row."""
        there = np.array([wkb is not None for wkb in rows.wkb], dtype=bool)
        if there.any():
            bounds = np.asarray(rows.bounds)[there]
            self._index.add(self._count + 1 + np.flatnonzero(there), bounds)  # type: ignore[union-attr]
            self._extent[:2] = np.minimum(self._extent[:2], bounds[:, :2].min(axis=0))
            self._extent[2:] = np.maximum(self._extent[2:], bounds[:, 2:].max(axis=0))
        return [(shape, *values) for shape, values in zip(self._shapes(rows), rows.values)]

    def _shapes(self, rows: Rows) -> Iterator[bytes]:
        """Where there is no geometry, an empty one, as QGIS writes."""
        heads = np.zeros(len(rows.values), dtype=_HEAD)
        heads["magic"], heads["flags"], heads["srs"] = b"GP", _FLAGS, self._srs
        heads["box"] = np.asarray(rows.bounds).reshape(-1, 4)[:, [0, 2, 1, 3]]
        head, size = heads.tobytes(), _HEAD.itemsize
        for start, wkb in zip(range(0, len(head), size), rows.wkb):
            yield self._none if wkb is None else head[start : start + size] + wkb

    def _describe(self) -> None:
        """The count, the moment and the extent; of an empty table GDAL keeps none."""
        if not self._count:
            return
        self._connection.execute("UPDATE gpkg_ogr_contents SET feature_count = ?", (self._count,))
        self._connection.execute("UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')")
        if np.isfinite(self._extent).all():
            self._connection.execute("UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?", self._extent.tolist())


def _grouped(rows: Sequence[tuple[Any, ...]], size: int) -> Iterator[Sequence[tuple[Any, ...]]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]

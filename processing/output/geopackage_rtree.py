"""The spatial index of a GeoPackage table, packed in one go.

An R-tree of SQLite is kept in three plain tables (see "shadow tables" in its documentation). Filling those by the thousand takes a tenth
of the time of one insert a row, and asks for no R-tree module. GDAL, from 3.7, makes its indexes in the same way.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable
from itertools import repeat
from typing import Any

import numpy as np

from ...assessment.zones.sql import quoted, statement

AT_ONCE = 500_000
"""So many rows are sorted together; with it memory has a bound."""

_CELL = np.dtype([("id", "i8"), ("box", "f4", 4)])
_STORED = np.dtype([("id", ">i8"), ("box", ">f4", 4)])
_ROOT = 1


class RTree:
    """The index called `name`, which must be empty."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        """Raises sqlite3.Error when there is no such index, or it may not be filled in this way; ValueError when it is not empty."""
        self._connection = connection
        self._tables = {part: quoted(f"{name}_{part}") for part in ("node", "rowid", "parent")}
        nodes = connection.execute(statement("SELECT nodeno, data FROM", self._tables["node"])).fetchall()
        used = connection.execute(statement("SELECT count(*) FROM", self._tables["rowid"])).fetchone()[0]
        if len(nodes) != 1 or nodes[0][0] != _ROOT or used:
            raise ValueError(name)
        self._write_root(nodes[0][1])
        self._size = len(nodes[0][1])
        self._cells = (self._size - 4) // _CELL.itemsize
        self._waiting: list[Any] = []
        self._count = 0
        self._last = _ROOT
        self._leaves: list[Any] = []

    def add(self, ids: Any, bounds: Any) -> None:
        """Rows and their bounds (x, y, x, y), none of them missing."""
        cells = np.empty(len(ids), dtype=_CELL)
        cells["id"] = ids
        cells["box"] = _outward(bounds)
        self._waiting.append(cells)
        self._count += len(ids)
        if self._count >= AT_ONCE:
            self._write_leaves()

    def finish(self) -> None:
        """Write what waits, and the levels above it."""
        if not self._leaves and self._count <= self._cells:
            root = np.concatenate([np.empty(0, dtype=_CELL), *self._waiting])
            self._insert("rowid", zip(np.sort(root["id"]).tolist(), repeat(_ROOT)))
            self._write_root(self._node(root, 0))
            return
        self._write_leaves()
        level, depth = np.concatenate(self._leaves), 1
        while len(level) > self._cells:
            level = self._write_level(level, "parent")
            depth += 1
        self._insert("parent", zip(level["id"].tolist(), repeat(_ROOT)))
        self._write_root(self._node(level, depth))

    def _write_leaves(self) -> None:
        if self._count:
            self._leaves.append(self._write_level(np.concatenate(self._waiting), "rowid"))
        self._waiting.clear()
        self._count = 0

    def _write_level(self, cells: Any, members: str) -> Any:
        """Write cells as nodes, and which node each is in; the nodes as cells of the level above."""
        cells = _packed(cells, self._cells)
        starts = np.arange(0, len(cells), self._cells)
        above = np.empty(len(starts), dtype=_CELL)
        above["id"] = self._last + 1 + np.arange(len(starts))
        self._last += len(starts)
        above["box"][:, 0::2] = np.minimum.reduceat(cells["box"][:, 0::2], starts)
        above["box"][:, 1::2] = np.maximum.reduceat(cells["box"][:, 1::2], starts)
        data = [self._node(cells[start : start + self._cells], 0) for start in starts.tolist()]
        self._insert("node", zip(above["id"].tolist(), data))
        of_node = np.repeat(above["id"], self._cells)[: len(cells)]
        order = np.argsort(cells["id"])
        self._insert(members, zip(cells["id"][order].tolist(), of_node[order].tolist()))
        return above

    def _node(self, cells: Any, depth: int) -> bytes:
        head = depth.to_bytes(2, "big") + len(cells).to_bytes(2, "big")
        return bytes((head + cells.astype(_STORED).tobytes()).ljust(self._size, b"\0"))

    def _insert(self, table: str, rows: Iterable[tuple[Any, Any]]) -> None:
        self._connection.executemany(statement("INSERT INTO", self._tables[table], "VALUES (?, ?)"), rows)

    def _write_root(self, data: bytes) -> None:
        self._connection.execute(statement("UPDATE", self._tables["node"], "SET data = ? WHERE nodeno = ?"), (data, _ROOT))


def _outward(bounds: Any) -> Any:
    """As the index has them: x, x, y, y, in single precision, never smaller than they were."""
    exact = np.asarray(bounds, dtype=np.float64)[:, [0, 2, 1, 3]]
    rounded = exact.astype(np.float32)
    low, high = rounded[:, 0::2], rounded[:, 1::2]
    low[low > exact[:, 0::2]] = np.nextafter(low[low > exact[:, 0::2]], np.float32(-np.inf))
    high[high < exact[:, 1::2]] = np.nextafter(high[high < exact[:, 1::2]], np.float32(np.inf))
    return rounded


def _packed(cells: Any, capacity: int) -> Any:
    """In strips from west to east, from south to north in each: what shares a node lies together."""
    middle = cells["box"].astype("f8")
    across, along = middle[:, 0] + middle[:, 1], middle[:, 2] + middle[:, 3]
    strips = max(1, round(math.sqrt(len(cells) / capacity)))
    wide = math.ceil(math.ceil(len(cells) / capacity) / strips) * capacity
    strip = np.empty(len(cells), dtype=np.int64)
    strip[np.argsort(across, kind="stable")] = np.arange(len(cells)) // wide
    return cells[np.lexsort((along, strip))]

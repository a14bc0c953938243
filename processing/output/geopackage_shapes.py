"""The geometry column of a GeoPackage table: how a geometry is stored, the index over them, and the extent."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Sequence

import numpy as np

from .geopackage_rtree import RTree
from .rows import Rows

_HEAD = np.dtype([("magic", "S2"), ("version", "u1"), ("flags", "u1"), ("srs", "<i4"), ("box", "<f8", 4)])
_FLAGS, _EMPTY_FLAGS = 0b00000011, 0b00010001
"""Little-endian, with an envelope of x and y; the same, empty, without one."""

_KINDS = {"MULTIPOINT": 4, "MULTILINESTRING": 5, "MULTIPOLYGON": 6}


class GeoPackageShapes:
    """The geometry column called `column`, still empty."""

    def __init__(self, connection: sqlite3.Connection, table: str, column: str, srs: int, kind: str) -> None:
        """Raises LookupError for another kind of geometry, and what `RTree` raises."""
        self._connection = connection
        self._srs = srs
        self._none = struct.pack("<2sBBiBII", b"GP", 0, _EMPTY_FLAGS, srs, 1, _KINDS[kind], 0)
        self._index = RTree(connection, f"rtree_{table}_{column}")
        self._extent = np.array([np.inf, np.inf, -np.inf, -np.inf])

    def stored(self, rows: Rows, first: int) -> Sequence[bytes]:
        """The geometry of rows that are numbered from `first`, as it is stored; an empty one where there is none, as QGIS has it."""
        there = np.array([wkb is not None for wkb in rows.wkb], dtype=bool)
        bounds = np.asarray(rows.bounds, dtype=np.float64).reshape(-1, 4)
        if there.any():
            self._index.add(first + np.flatnonzero(there), bounds[there])
            self._extent[:2] = np.minimum(self._extent[:2], bounds[there, :2].min(axis=0))
            self._extent[2:] = np.maximum(self._extent[2:], bounds[there, 2:].max(axis=0))
        heads = np.zeros(len(bounds), dtype=_HEAD)
        heads["magic"], heads["flags"], heads["srs"], heads["box"] = b"GP", _FLAGS, self._srs, bounds[:, [0, 2, 1, 3]]
        head, size = heads.tobytes(), _HEAD.itemsize
        starts = range(0, len(head), size)
        return [self._none if wkb is None else head[start : start + size] + wkb for start, wkb in zip(starts, rows.wkb)]

    def finish(self) -> None:
        """Complete the index, and tell the extent; GDAL keeps none where there is no geometry."""
        self._index.finish()
        if np.isfinite(self._extent).all():
            self._connection.execute("UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?", self._extent.tolist())

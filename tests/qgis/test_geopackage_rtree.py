"""The spatial index that we pack ourselves answers as SQLite's own."""

from __future__ import annotations

import sqlite3
from typing import Any

import numpy as np
import pytest
from plantoets.processing.output import geopackage_rtree
from plantoets.processing.output.geopackage_rtree import RTree


@pytest.fixture
def connection() -> Any:
    made = sqlite3.connect(":memory:", isolation_level=None)
    made.execute('CREATE VIRTUAL TABLE "rtree_a ""b" USING rtree(id, minx, maxx, miny, maxy)')
    yield made
    made.close()


def boxes(count: int) -> Any:
    random = np.random.default_rng(count)
    corner = random.uniform(-1e5, 6e5, (count, 2))
    size = random.choice([0.0, 1e-3, 10.0, 5e4], (count, 1)) * random.uniform(0.5, 1.0, (count, 2))
    return np.hstack([corner, corner + size])


@pytest.mark.parametrize("at_once", [500_000, 40, 700])
@pytest.mark.parametrize("count", [0, 1, 51, 52, 103, 2_601, 2_700, 9_000])
def test_it_finds_what_meets_a_box(connection, monkeypatch, count, at_once) -> None:
    monkeypatch.setattr(geopackage_rtree, "AT_ONCE", at_once)
    bounds, ids = boxes(count), np.arange(count) * 3 + 1
    tree = RTree(connection, 'rtree_a "b')
    for start in range(0, count, 500):
        tree.add(ids[start : start + 500], bounds[start : start + 500])
    tree.finish()
    assert connection.execute("SELECT rtreecheck('rtree_a \"b')").fetchall() == [("ok",)]
    assert connection.execute('SELECT count(*) FROM "rtree_a ""b"').fetchall() == [(count,)]
    for west, south, east, north in boxes(40).tolist():
        rows = connection.execute(
            'SELECT id FROM "rtree_a ""b" WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?', (west, east, south, north)
        )
        found = {row for (row,) in rows}
        meets = (bounds[:, 2] >= west) & (bounds[:, 0] <= east) & (bounds[:, 3] >= south) & (bounds[:, 1] <= north)
        assert set(ids[meets].tolist()) <= found
        grown = (bounds[:, 2] >= west - 1) & (bounds[:, 0] <= east + 1) & (bounds[:, 3] >= south - 1) & (bounds[:, 1] <= north + 1)
        assert found <= set(ids[grown].tolist()), "single precision is off by centimetres, no more"


def test_sqlite_changes_it_afterwards(connection) -> None:
    bounds = boxes(3_000)
    tree = RTree(connection, 'rtree_a "b')
    tree.add(np.arange(3_000), bounds)
    tree.finish()
    connection.execute('DELETE FROM "rtree_a ""b" WHERE id % 3 = 0')
    connection.executemany('INSERT INTO "rtree_a ""b" VALUES (?, ?, ?, ?, ?)', [(5_000 + n, n, n + 1, n, n + 1) for n in range(500)])
    assert connection.execute("SELECT rtreecheck('rtree_a \"b')").fetchall() == [("ok",)]
    assert connection.execute('SELECT count(*) FROM "rtree_a ""b"').fetchall() == [(2_500,)]


def test_an_index_that_has_something_is_refused(connection) -> None:
    connection.execute('INSERT INTO "rtree_a ""b" VALUES (1, 0, 1, 0, 1)')
    with pytest.raises(ValueError, match="rtree_a"):
        RTree(connection, 'rtree_a "b')
    with pytest.raises(sqlite3.Error):
        RTree(connection, "elders")


def test_boxes_are_never_smaller_than_they_were_and_hardly_larger(connection) -> None:
    bounds = boxes(2_000)
    tree = RTree(connection, 'rtree_a "b')
    tree.add(np.arange(2_000), bounds)
    tree.finish()
    kept = np.array(connection.execute('SELECT minx, miny, maxx, maxy FROM "rtree_a ""b" ORDER BY id').fetchall())
    assert (kept[:, :2] <= bounds[:, :2]).all()
    assert (kept[:, 2:] >= bounds[:, 2:]).all()
    assert np.abs(kept - bounds).max() < 0.1
    west = bounds[:, 0].astype(np.float32).astype(np.float64)
    assert (west > bounds[:, 0]).any(), "rounded to the nearest, some would be"

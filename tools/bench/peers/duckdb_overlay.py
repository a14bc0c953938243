"""DuckDB spatial, two threads, files to areas: duckdb_overlay.py ZONES PLANS LAYERS AREAS."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import duckdb
import numpy as np
from result import Result


def main(zones: str, plans: str, layers: list[str], areas: str) -> None:
    database = duckdb.connect(config={"threads": 2, "allow_unsigned_extensions": "true"})
    database.load_extension(_extension())
    result = Result(layers, 0)
    with result.stage("read"):
        database.execute("CREATE TABLE plans AS SELECT row_number() OVER () - 1 AS plan, geom FROM ST_Read(?)", [plans])
        database.execute("CREATE TABLE zones (layer INTEGER, geom GEOMETRY)")
        for number, layer in enumerate(layers):
            database.execute("INSERT INTO zones SELECT ?, geom FROM ST_Read(?, layer := ?)", [number, zones, layer])
    with result.stage("query"):
        found = database.execute(
            "SELECT plan, layer, sum(ST_Area(ST_Intersection(plans.geom, zones.geom))) FROM plans JOIN zones "
            "ON ST_Intersects(plans.geom, zones.geom) GROUP BY plan, layer"
        ).fetchall()
    result.stop()
    count = database.execute("SELECT count(*) FROM plans").fetchone()
    result.areas = np.zeros((count[0], len(layers)))
    for plan, layer, area in found:
        result.areas[plan, layer] = area
    result.write(areas)


def _extension() -> str:
    """The extension that PyPI's duckdb-extension-spatial carries."""
    spec = find_spec("duckdb_extension_spatial") or find_spec("duckdb_extensions")
    folders = list(spec.submodule_search_locations or []) if spec else []
    found = [file for folder in folders for file in Path(folder).rglob("spatial*.duckdb_extension*")]
    if not found:
        raise SystemExit("DuckDB's spatial extension is not installed")
    return str(found[0])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3].split(","), sys.argv[4])

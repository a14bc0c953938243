"""PostGIS, zones subdivided, files to areas, in a server of its own: postgis_overlay.py ZONES PLANS LAYERS AREAS."""

from __future__ import annotations

import getpass
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr
from result import Result

POSTGRESQL = Path("/usr/lib/postgresql")
SUBDIVIDE = (
    "CREATE TABLE pieces AS SELECT layer, ST_Subdivide(geom, 128) AS geom FROM zones; CREATE INDEX ON pieces USING gist (geom); ANALYZE"
)
QUERY = """
    SELECT plan, layer, sum(ST_Area(ST_Intersection(plans.geom, pieces.geom)))
    FROM plans JOIN pieces ON ST_Intersects(plans.geom, pieces.geom) GROUP BY plan, layer
"""


def binaries() -> Path:
    """Where Debian has the newest server, which needs its PostGIS beside it."""
    found = [path.parent for path in POSTGRESQL.glob("*/bin/initdb") if list(path.parents[1].glob("lib/postgis-*.so"))]
    if not found:
        raise SystemExit(f"there is no PostgreSQL with PostGIS in {POSTGRESQL}; try: apt install postgresql postgis")
    return max(found, key=lambda path: int(path.parent.name))


@contextmanager
def server() -> Iterator[str]:
    """A server that nobody else sees; postgres refuses to run as root, so root becomes the user postgres."""
    programs = binaries()
    folder = Path(tempfile.mkdtemp())
    before = []
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        before = ["runuser", "-u", "postgres", "--"]
    data = folder / "data"
    settings = f"-k {folder} -c listen_addresses='' -c fsync=off -c shared_buffers=512MB -c work_mem=64MB -c jit=off"
    subprocess.run([*before, programs / "initdb", "-A", "trust", "-D", data], check=True, capture_output=True)
    subprocess.run(
        [*before, programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", settings, "start"], check=True, capture_output=True
    )
    try:
        yield f"host={folder} dbname=postgres user={'postgres' if before else getpass.getuser()}"
    finally:
        subprocess.run([*before, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], check=False, capture_output=True)
        shutil.rmtree(folder, ignore_errors=True)


def main(zones: str, plans: str, layers: list[str], areas: str) -> None:
    gdal.UseExceptions()
    gdal.SetConfigOption("PG_USE_COPY", "YES")
    with server() as connection:
        source = ogr.Open(f"PG:{connection}", 1)
        source.ExecuteSQL("CREATE EXTENSION postgis")
        result = Result(layers, 0)
        with result.stage("load"):
            _load(connection, plans, "SELECT fid - 1 AS plan, geom FROM plannen", "plans")
            for number, layer in enumerate(layers):
                _load(connection, zones, f'SELECT {number} AS layer, geom FROM "{layer}"', "zones")
        with result.stage("subdivide"):
            for statement in SUBDIVIDE.split(";"):
                source.ExecuteSQL(statement)
        with result.stage("query"):
            found = source.ExecuteSQL(QUERY)
            rows = [(row.GetField(0), row.GetField(1), row.GetField(2)) for row in found]
            source.ReleaseResultSet(found)
        result.stop()
        result.more.update(cpu=None, peak_mb=None)  # of the server's own processes, not of this one
        count = source.ExecuteSQL("SELECT count(*) FROM plans").GetNextFeature().GetField(0)
        result.areas = np.zeros((count, len(layers)))
        for plan, layer, area in rows:
            result.areas[plan, layer] = area
        del source
    result.write(areas)


def _load(connection: str, path: str, query: str, table: str) -> None:
    made = gdal.VectorTranslate(
        f"PG:{connection}", path, accessMode="append", layerName=table, SQLStatement=query, geometryType="GEOMETRY",
        layerCreationOptions=["GEOMETRY_NAME=geom", "SPATIAL_INDEX=NONE", "UNLOGGED=YES"],
    )  # fmt: skip
    del made


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3].split(","), sys.argv[4])

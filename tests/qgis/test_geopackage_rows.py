"""A GeoPackage is filled past QGIS only when it is just as QGIS makes one; else nothing in it changes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from plantoets.processing.output.geopackage_rows import GeoPackageRows, Unfit
from plantoets.processing.output.rows import NotWritten, Rows
from plantoets.processing.output.sinks import OVERLAP_FIELDS, fields_of
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsVectorFileWriter, QgsWkbTypes


@pytest.fixture
def path(qgis_app, tmp_path: Path) -> Path:
    """An empty OVERLAPS."""
    made = tmp_path / "overlaps.gpkg"
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    kind, crs = QgsWkbTypes.Type.MultiPolygon, QgsCoordinateReferenceSystem("EPSG:28992")
    writer = QgsVectorFileWriter.create(str(made), fields_of(OVERLAP_FIELDS), kind, crs, QgsCoordinateTransformContext(), options)
    assert writer.hasError() == QgsVectorFileWriter.WriterError.NoError, writer.errorMessage()
    del writer
    return made


def test_abandoned_it_is_as_it_was(path) -> None:
    before = path.read_bytes()
    rows = GeoPackageRows(path, list(OVERLAP_FIELDS))
    rows.add(Rows([("plan", "1", "laag", "zone", 1.0, 1.0, None, "consult")], [None], [[float("nan")] * 4]))
    rows.abandon()
    assert path.read_bytes() == before
    assert [made.name for made in path.parent.iterdir()] == [path.name]


def test_a_row_that_does_not_fit_is_told(path) -> None:
    rows = GeoPackageRows(path, list(OVERLAP_FIELDS))
    with pytest.raises(NotWritten):
        rows.add(Rows([("te kort",)], [None], [[float("nan")] * 4]))
    rows.abandon()


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE overlaps ADD COLUMN extra TEXT",
        "INSERT INTO overlaps (plan) VALUES ('al iets')",
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('ander', 'attributes', 'ander', 0)",
        "UPDATE gpkg_geometry_columns SET geometry_type_name = 'CURVEPOLYGON'",
        "DROP TABLE rtree_overlaps_geom",
        "DROP TABLE gpkg_contents",
    ],
)
def test_a_file_that_is_not_as_expected_is_left_alone(path, change) -> None:
    with closing(sqlite3.connect(path)) as file:
        triggers = file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'overlaps'").fetchall()
        for (name,) in triggers:
            file.execute(f'DROP TRIGGER "{name}"')
        file.execute(change)
        file.commit()
    before = path.read_bytes()
    with pytest.raises(Unfit):
        GeoPackageRows(path, list(OVERLAP_FIELDS))
    assert path.read_bytes() == before


def test_a_file_that_somebody_writes_to_is_left_alone(path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unfit):
            GeoPackageRows(path, list(OVERLAP_FIELDS))


def test_what_is_no_geopackage_is_left_alone(tmp_path) -> None:
    (tmp_path / "f.gpkg").write_text("geen database", encoding="utf-8")
    for path in (tmp_path / "f.gpkg", tmp_path / "is er niet" / "f.gpkg"):
        with pytest.raises(Unfit):
            GeoPackageRows(path, ["plan"])
    assert (tmp_path / "f.gpkg").read_text(encoding="utf-8") == "geen database"

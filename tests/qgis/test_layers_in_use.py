"""The dock keeps the layers that it read, until something behind them changes: the sources file, a file, a part of one, a new copy."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from plans import write_layer
from plantoets.assessment.installed import installed_catalogue
from plantoets.processing.sources.files import source_files, stamps
from plantoets.ui.result.layers_in_use import LayersInUse, layers_in_use
from qgis.core import QgsCoordinateTransformContext, QgsFeature, QgsProject, QgsVectorFileWriter, QgsVectorLayer, edit

SQUARE = "Polygon((234000 549000, 235100 549000, 235100 551000, 234000 551000, 234000 549000))"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Nature in a plain GeoPackage, woods in one that needs QGIS (an expression), quiet areas in a shapefile."""
    write_layer(tmp_path / "natuur.gpkg", "natuur_ehs", [(SQUARE, {"naam": "Westerbos"})])
    write_layer(tmp_path / "bos.gpkg", "bos", [(SQUARE, {"naam": "Oosterbos"})])
    write_layer(tmp_path / "stil.gpkg", "stiltegebied", [(SQUARE, {"naam": "stil", "status": "aangewezen"})])
    quiet = QgsVectorLayer(str(tmp_path / "stil.gpkg"), "")
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "ESRI Shapefile"
    QgsVectorFileWriter.writeAsVectorFormatV3(quiet, str(tmp_path / "stil.shp"), QgsCoordinateTransformContext(), options)
    described = {
        "natuur_ehs": {"source": "natuur.gpkg|layername=natuur_ehs"},
        "bos": {"source": "bos.gpkg|layername=bos", "fields": {"naam": "upper(naam)"}},
        "stiltegebied": {"source": "stil.shp"},
        "beekdal": {"source": "beekdalen.geojson"},
    }
    path = tmp_path / "bronnen.json"
    path.write_text(json.dumps(described), encoding="utf-8")
    return path


@pytest.fixture
def used(sources: Path) -> Callable[..., LayersInUse]:
    def use(live: bool = False) -> LayersInUse:
        transforms = QgsProject.instance().transformContext()
        return layers_in_use(str(sources), installed_catalogue(), transforms, live, lambda: False)

    return use


def renamed(path: Path, name: str) -> None:
    layer = QgsVectorLayer(str(path), "")
    with edit(layer):
        for feature in layer.getFeatures():
            layer.changeAttributeValue(feature.id(), layer.fields().indexOf("naam"), name)


def test_they_are_read_once(used: Callable[..., LayersInUse]) -> None:
    assert used() is used()


@pytest.mark.parametrize(
    ("file", "layer", "shown"),
    [("natuur.gpkg", "natuur_ehs", "Nieuw"), ("bos.gpkg", "bos", "NIEUW"), ("stil.shp", "stiltegebied", "Nieuw")],
)
def test_an_edit_in_a_file_is_noticed(used: Callable[..., LayersInUse], tmp_path: Path, file: str, layer: str, shown: str) -> None:
    before = used()
    renamed(tmp_path / file, "Nieuw")
    after = used()
    assert after.layers[layer].name(0) == shown != before.layers[layer].name(0)
    assert after.version != before.version
    assert used() is after


def test_an_edit_that_is_still_in_the_journal_is_noticed(used: Callable[..., LayersInUse], tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "natuur.gpkg", isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = wal")
        for (trigger,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{trigger}"')  # they need functions of GDAL
        before = used()
        file = (tmp_path / "natuur.gpkg").read_bytes()
        database.execute("UPDATE natuur_ehs SET naam = 'Nieuw'")
        assert (tmp_path / "natuur.gpkg").read_bytes() == file
        assert used().layers["natuur_ehs"].name(0) == "Nieuw" != before.layers["natuur_ehs"].name(0)


def test_a_change_that_leaves_date_and_size_alone_is_noticed(used: Callable[..., LayersInUse], tmp_path: Path) -> None:
    used()
    file = tmp_path / "natuur.gpkg"
    state = file.stat()
    file.write_bytes(file.read_bytes().replace(b"Westerbos", b"Noordbos!"))
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert used().layers["natuur_ehs"].name(0) == "Noordbos!"


def test_a_file_that_comes_later_is_noticed(used: Callable[..., LayersInUse], tmp_path: Path) -> None:
    assert not used().layers["beekdal"].usable
    feature = QgsFeature()
    layer = QgsVectorLayer("Polygon?crs=EPSG:28992&field=naam:string", "beekdal", "memory")
    feature.setFields(layer.fields())
    feature.setGeometry(next(QgsVectorLayer(str(tmp_path / "natuur.gpkg"), "").getFeatures()).geometry())
    layer.dataProvider().addFeatures([feature])
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GeoJSON"
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(tmp_path / "beekdalen.geojson"), QgsCoordinateTransformContext(), options)
    assert used().layers["beekdal"].usable


def test_dragging_waits_for_no_file(used: Callable[..., LayersInUse], tmp_path: Path) -> None:
    before = used()
    renamed(tmp_path / "natuur.gpkg", "Nieuw")
    assert used(live=True) is before
    assert used().layers["natuur_ehs"].name(0) == "Nieuw"


def test_another_sources_file_is_other_layers(used: Callable[..., LayersInUse], sources: Path) -> None:
    assert not used().layers["beekdal"].usable
    sources.write_text(json.dumps({"natuur_ehs": {"source": "natuur.gpkg|layername=natuur_ehs"}}), encoding="utf-8")
    assert used().layers["beekdal"].usable


def test_all_that_a_source_is_made_of_is_looked_at(sources: Path, tmp_path: Path) -> None:
    table = tmp_path / "tabel.gdb"
    table.mkdir()
    (table / "a1").write_bytes(b"1")
    described = {
        "bos": {"source": "tabel.gdb"},
        "stiltegebied": {"source": "stil.shp"},
        "natuur_ehs": {"source": "https://example.org/natuur.geojson"},
        "beekdal": {"source": "file:///tmp/punten.csv?delimiter=;", "provider": "delimitedtext"},
    }
    sources.write_text(json.dumps(described), encoding="utf-8")
    files = source_files(str(sources), installed_catalogue().names.layers)
    names = [file.name for file in files]
    assert {"bronnen.json", "tabel.gdb", "stil.shp", "stil.dbf", "stil.shx", "punten.csv"} <= set(names)
    assert sum(name.startswith("natuur_ehs-") for name in names) == 1, "where the copy of a service will be"
    before = stamps(files)
    (table / "a2").write_bytes(b"2")
    assert {file.name for file, mark in stamps(files).items() if mark != before[file]} == {"tabel.gdb"}

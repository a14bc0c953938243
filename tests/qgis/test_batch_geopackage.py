"""A batch fills new GeoPackages past QGIS: to the byte what QGIS would have written, and as good to work with afterwards."""

from __future__ import annotations

import resource
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from plans import SQUARE, plan_layer, write_sources
from plantoets.assessment.zones.sql import quoted
from plantoets.processing.output import sink_writer
from plantoets.processing.output.geopackage_rows import GeoPackageRows, Unfit
from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

WEST = "Polygon((234000 549000, 235100 549000, 235100 551000, 234000 551000, 234000 549000))"
EAST = (
    "Polygon((235050 549000, 236000 549000, 236000 551000, 235050 551000, 235050 549000), "
    "(235060 550010, 235060 550020, 235070 550010, 235060 550010))"
)
ROUTE = "LineString(234000 550100, 236000 550100)"
ELSEWHERE = "Polygon((245000 550000, 245200 550000, 245200 550200, 245000 550200, 245000 550000))"
OUTSIDE = "Polygon((100000 400000, 100100 400000, 100100 400100, 100000 400000))"
TWO = (
    "MultiPolygon(((235000 550000, 235200 550000, 235200 550050, 235000 550000)), "
    "((235000 550100, 235200 550100, 235200 550150, 235000 550100)))"
)
NAMES = ['Bos "Oost"', "d'Aa; DROP TABLE", "🌲 Ééndrift", "regel\nen\ttab", ""]
PLANS = {
    "Polygon": [SQUARE, ELSEWHERE, OUTSIDE, TWO],
    "LineString": ["LineString(235000 550000, 235200 550200)", ROUTE, "LineString(245000 550000, 245200 550200)"],
    "Point": ["Point(235060 550100)", "Point(245000 550000)"],
    "nothing": [],
    "elsewhere": [ELSEWHERE],
}
TABLES = ("FINDINGS", "OVERLAPS")


@pytest.fixture
def sources(tmp_path: Path, empty_layers: Path) -> str:
    zones = {
        "natuur_ehs": [(WEST, {"naam": NAMES[0]}), (EAST, {"naam": NAMES[2]}), (EAST, {"naam": None})],
        "recreatieroute": [(ROUTE, {"naam": NAMES[1]})],
    }
    return write_sources(tmp_path, empty_layers, zones)


@pytest.fixture
def by_qgis(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From now on, all is written through QGIS's sinks."""

    def refuse(path: Path, fields: list[str]) -> None:
        raise Unfit(path)

    return lambda: monkeypatch.setattr(sink_writer, "GeoPackageRows", refuse)


@pytest.fixture
def filled(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that are filled past QGIS."""
    paths: list[Path] = []

    class Watched(GeoPackageRows):
        def __init__(self, path: Path, fields: Any) -> None:
            super().__init__(path, fields)
            paths.append(path)

    monkeypatch.setattr(sink_writer, "GeoPackageRows", Watched)
    return paths


def batch(kind: str) -> QgsVectorLayer:
    given = [(wkt, name) for wkt, name in zip(PLANS[kind] * 2, NAMES * 2)]
    return plan_layer(*given, kind=kind if kind[0].isupper() else "Polygon", naam="string")


def content(path: Path) -> dict[str, Any]:
    """All that is in a GeoPackage, but for the moment; extents to the micrometre."""
    with closing(sqlite3.connect(path)) as file:
        tables = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'rtree%'")]
        found: dict[str, Any] = {name: file.execute(f"SELECT * FROM {quoted(name)}").fetchall() for name in tables}
        found["made of"] = sorted(file.execute("SELECT name, type, sql FROM sqlite_master WHERE name IS NOT NULL").fetchall())
        found["gpkg_contents"] = [
            tuple(round(value, 6) if isinstance(value, float) else value for value in row[:4] + row[5:]) for row in found["gpkg_contents"]
        ]
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        assert file.execute("PRAGMA journal_mode").fetchall() == [("delete",)]
        for (name,) in file.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%rtree%'").fetchall():
            assert file.execute("SELECT rtreecheck(?)", (name,)).fetchall() == [("ok",)]
            found["index"] = [row for (row,) in file.execute(f"SELECT id FROM {quoted(name)} ORDER BY id")]
    return found


@pytest.mark.parametrize("kind", PLANS)
def test_it_is_what_qgis_writes(run_algorithm, sources, tmp_path, by_qgis, filled, kind) -> None:
    def run(folder: str) -> dict[str, Any]:
        (tmp_path / folder).mkdir()
        outputs = {table: str(tmp_path / folder / f"{table.lower()}.gpkg") for table in TABLES}
        made = run_algorithm(
            "assessplans", PLANS=batch(kind), ACTIVITY="woningbouw_uitleg", NAME_FIELD="naam", LAYER_SOURCES=sources, **outputs
        )
        assert {table: made[table] for table in TABLES} == outputs
        return {table: content(Path(output)) for table, output in outputs.items()}

    ours = run("ons")
    assert len(filled) == 2
    by_qgis()
    assert run("qgis") == ours
    assert len(filled) == 2
    assert sorted(path.name for path in tmp_path.glob("*/*.gpkg*") if path.parent.name == "ons") == ["findings.gpkg", "overlaps.gpkg"]
    rows = {"Polygon": 16, "LineString": 14, "Point": 8}.get(kind, 0)
    assert len(ours["OVERLAPS"]["overlaps"]) == rows
    if kind == "Polygon":
        shapes = [row[1] for row in ours["OVERLAPS"]["overlaps"]]
        assert min(map(len, shapes)) == 17, "a route across an area has no place among areas: an empty geometry"


@pytest.mark.parametrize("name", ['over\'laps "é 🌲"', "select", "1 2.3", "x" * 120])
def test_any_name_of_a_file_will_do(run_algorithm, sources, tmp_path, by_qgis, filled, name) -> None:
    def run(folder: str) -> dict[str, Any]:
        (tmp_path / folder).mkdir()
        path = tmp_path / folder / f"{name}.gpkg"
        run_algorithm("assessplans", PLANS=batch("Point"), ACTIVITY="overig", LAYER_SOURCES=sources, OVERLAPS=str(path))
        return content(path)

    ours = run("ons")
    assert len(filled) == 1
    by_qgis()
    assert run("qgis") == ours


def test_a_fault_of_our_own_leaves_nothing_behind(run_algorithm, sources, tmp_path, monkeypatch) -> None:
    from plantoets.processing.output.batch_rows import BatchRows

    def broken(self: Any, assessments: Any) -> None:
        raise RuntimeError("onvoorzien")

    monkeypatch.setattr(BatchRows, "overlaps", broken)
    made = tmp_path / "uit"
    made.mkdir()
    outputs = {table: str(made / f"{table.lower()}.gpkg") for table in ("ASSESSED", *TABLES)}
    with pytest.raises(QgsProcessingException, match="onvoorzien"):
        run_algorithm("assessplans", PLANS=batch("Polygon"), ACTIVITY="overig", LAYER_SOURCES=sources, **outputs)
    assert list(made.iterdir()) == []


@pytest.mark.parametrize("kind", ["Polygon", "LineString", "Point"])
def test_rows_and_geometry_are_those_of_one_plan(run_algorithm, sources, tmp_path, kind) -> None:
    shared = {"ACTIVITY": "windpark", "LAYER_SOURCES": sources, "OVERLAPS": str(tmp_path / "overlaps.gpkg")}
    run_algorithm("assessplan", PLAN=plan_layer(PLANS[kind][0], kind=kind), NAME="1", **shared)
    one = content(tmp_path / "overlaps.gpkg")
    run_algorithm("assessplans", PLANS=plan_layer(PLANS[kind][0], kind=kind), **shared)
    assert content(tmp_path / "overlaps.gpkg") == one


@pytest.fixture
def overlaps(run_algorithm, sources, tmp_path) -> Iterator[QgsVectorLayer]:
    path = str(tmp_path / "overlaps.gpkg")
    run_algorithm("assessplans", PLANS=batch("Polygon"), ACTIVITY="overig", NAME_FIELD="naam", LAYER_SOURCES=sources, OVERLAPS=path)
    layer = QgsVectorLayer(path, "overlaps", "ogr")
    assert layer.isValid()
    yield layer
    del layer


def ids(layer: QgsVectorLayer, west: float, south: float, east: float, north: float) -> list[int]:
    return sorted(f.id() for f in layer.getFeatures(QgsFeatureRequest().setFilterRect(QgsRectangle(west, south, east, north))))


def test_qgis_finds_what_lies_where(overlaps: QgsVectorLayer) -> None:
    assert overlaps.hasSpatialIndex() == QgsFeatureSource.SpatialIndexPresence.SpatialIndexPresent
    features = {feature.id(): feature.geometry() for feature in overlaps.getFeatures()}
    assert list(features) == list(range(1, len(features) + 1))
    everywhere = QgsRectangle()
    for box in [(235000, 550000, 235200, 550200), (235150, 550140, 235160, 550146), (245000, 550000, 245200, 550200), (0, 0, 1, 1)]:
        rectangle = QgsRectangle(*box)
        assert ids(overlaps, *box) == [key for key, geometry in features.items() if geometry.intersects(rectangle)]
    for geometry in features.values():
        everywhere.combineExtentWith(geometry.boundingBox())
    overlaps.updateExtents(True)
    assert overlaps.extent() == everywhere


def test_qgis_edits_it(overlaps: QgsVectorLayer) -> None:
    count = overlaps.featureCount()
    added = QgsFeature(overlaps.fields())
    added.setGeometry(QgsGeometry.fromWkt("MultiPolygon(((0 0, 10 0, 10 10, 0 0)))"))
    added["plan"] = "erbij"
    assert overlaps.startEditing()
    assert overlaps.addFeature(added)
    assert overlaps.deleteFeature(1)
    assert overlaps.changeGeometry(2, QgsGeometry.fromWkt("MultiPolygon(((100 100, 110 100, 110 110, 100 100)))"))
    assert overlaps.commitChanges(), overlaps.commitErrors()
    assert overlaps.featureCount() == count
    assert ids(overlaps, 0, 0, 10, 10) == [count + 1]
    assert ids(overlaps, 100, 100, 110, 110) == [2]
    assert not {1, 2} & set(ids(overlaps, 234000, 549000, 236000, 551000))


def test_it_appears_in_the_project_as_ever(provider, sources, tmp_path, filled) -> None:
    from processing.gui.Postprocessing import handleAlgorithmResults
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingUtils

    project, context, feedback = QgsProject.instance(), QgsProcessingContext(), QgsProcessingFeedback()
    context.setProject(project)
    algorithm = provider.algorithm("assessplans").create()
    sink = QgsProcessingOutputLayerDefinition(str(tmp_path / "gevonden.gpkg"), project)
    sink.createOptions = {"fileEncoding": "UTF-8"}
    given = {"PLANS": batch("Polygon"), "ACTIVITY": "overig", "LAYER_SOURCES": sources, "FINDINGS": sink}
    results, ended = algorithm.run(given, context, feedback)
    assert ended, feedback.textLog()
    assert handleAlgorithmResults(algorithm, context, feedback, parameters=given)
    layer = QgsProcessingUtils.mapLayerFromString(results["FINDINGS"], context)
    assert layer.id() in project.mapLayers()
    assert layer.name() == "Findings: proefplan"
    assert layer.featureCount() > 0
    assert filled == [tmp_path / "gevonden.gpkg"]
    project.clear()


def test_a_table_in_a_file_that_exists_is_written_by_qgis(run_algorithm, sources, tmp_path, filled) -> None:
    """Other tables stay."""
    path = tmp_path / "alles.gpkg"
    shared = {"PLANS": batch("Polygon"), "ACTIVITY": "overig", "LAYER_SOURCES": sources}
    run_algorithm("assessplans", **shared, FINDINGS=str(path))
    run_algorithm("assessplans", **shared, OVERLAPS=f"ogr:dbname='{path}' table=\"erbij\" (geom)")
    assert filled == [path]
    tables = {name: QgsVectorLayer(f"{path}|layername={name}", name, "ogr").featureCount() for name in ("alles", "erbij")}
    assert min(tables.values()) > 0


def test_outputs_may_share_a_file(run_algorithm, sources, tmp_path, filled) -> None:
    path = tmp_path / "alles.gpkg"
    outputs = {"FINDINGS": str(path), "OVERLAPS": f"ogr:dbname='{path}' table=\"erbij\" (geom)"}
    run_algorithm("assessplans", PLANS=batch("Polygon"), ACTIVITY="overig", LAYER_SOURCES=sources, **outputs)
    assert filled == []
    tables = {name: QgsVectorLayer(f"{path}|layername={name}", name, "ogr").featureCount() for name in ("alles", "erbij")}
    assert min(tables.values()) > 0


@pytest.mark.parametrize("ending", ["gpkg", "csv"])
def test_two_outputs_can_t_be_one_file(run_algorithm, sources, tmp_path, ending) -> None:
    made = tmp_path / "uit"
    made.mkdir()
    outputs = dict.fromkeys(TABLES, str(made / f"alles.{ending}"))
    with pytest.raises(QgsProcessingException, match=r"FINDINGS.*OVERLAPS.*(eigen bestand|file of its own)"):
        run_algorithm("assessplans", PLANS=batch("Polygon"), ACTIVITY="overig", LAYER_SOURCES=sources, **outputs)
    assert list(made.iterdir()) == []


@pytest.mark.parametrize("as_layer", [True, False])
def test_an_output_does_not_replace_the_input(run_algorithm, sources, tmp_path, as_layer) -> None:
    path = tmp_path / "plannen.gpkg"
    run_algorithm("assessplans", PLANS=batch("Polygon"), ACTIVITY="overig", LAYER_SOURCES=sources, ASSESSED=str(path))
    before = path.read_bytes()
    plans = QgsVectorLayer(f"{path}|layername=plannen", "plannen", "ogr") if as_layer else str(path)
    with pytest.raises(QgsProcessingException, match=r"PLANS.*ASSESSED.*(eigen bestand|file of its own)"):
        run_algorithm("assessplans", PLANS=plans, ACTIVITY="overig", LAYER_SOURCES=sources, ASSESSED=str(path))
    assert path.read_bytes() == before
    added = f"ogr:dbname='{path}' table=\"getoetst\" (geom)"
    run_algorithm("assessplans", PLANS=plans, ACTIVITY="overig", LAYER_SOURCES=sources, ASSESSED=added)
    counts = [QgsVectorLayer(f"{path}|layername={name}", name, "ogr").featureCount() for name in ("plannen", "getoetst")]
    assert counts == [8, 8]


def test_of_a_file_that_gets_a_table_the_other_tables_survive_a_failure(run_algorithm, sources, tmp_path, monkeypatch) -> None:
    from plantoets.processing.output.batch_rows import BatchRows

    path = tmp_path / "alles.gpkg"
    shared = {"PLANS": batch("Polygon"), "ACTIVITY": "overig", "LAYER_SOURCES": sources}
    run_algorithm("assessplans", **shared, FINDINGS=str(path))
    before = content(path)["alles"]
    monkeypatch.setattr(BatchRows, "overlaps", lambda self, assessments: 1 / 0)
    for table in ("erbij", "ook"):
        with pytest.raises(QgsProcessingException):
            run_algorithm("assessplans", **shared, OVERLAPS=f"ogr:dbname='{path}' table=\"{table}\" (geom)")
    after = content(path)
    assert after["alles"] == before
    assert not {"erbij", "ook"} & set(after)


def test_wishes_for_the_file_are_left_to_qgis(run_algorithm, sources, tmp_path, filled) -> None:
    sink = QgsProcessingOutputLayerDefinition(str(tmp_path / "f.gpkg"))
    sink.createOptions = {"layerName": "bevindingen"}
    made = run_algorithm("assessplans", PLANS=batch("Polygon"), ACTIVITY="overig", LAYER_SOURCES=sources, FINDINGS=sink)
    assert filled == []
    assert QgsVectorLayer(made["FINDINGS"], "f", "ogr").featureCount() > 0


def test_a_journal_of_an_earlier_file_is_not_taken_for_ours(run_algorithm, sources, tmp_path, filled) -> None:
    path = tmp_path / "f.gpkg"
    path.with_name("f.gpkg-wal").write_bytes(b"")
    run_algorithm("assessplans", PLANS=batch("Polygon"), ACTIVITY="overig", LAYER_SOURCES=sources, FINDINGS=str(path))
    assert filled == []
    assert QgsVectorLayer(str(path), "f", "ogr").featureCount() > 0


def test_a_file_that_exists_is_replaced(run_algorithm, sources, tmp_path, filled) -> None:
    path = tmp_path / "f.gpkg"
    shared = {"ACTIVITY": "overig", "LAYER_SOURCES": sources, "FINDINGS": str(path)}
    run_algorithm("assessplans", PLANS=batch("Polygon"), **shared)
    run_algorithm("assessplans", PLANS=batch("nothing"), **shared)
    assert filled == [path, path]
    assert content(path)["f"] == []


@pytest.mark.parametrize("way", ["ours", "qgis"])
def test_a_full_disk_leaves_nothing_behind(run_algorithm, sources, tmp_path, by_qgis, way) -> None:
    if way == "qgis":
        by_qgis()
    made = tmp_path / "uit"
    made.mkdir()
    outputs = {table: str(made / f"{table.lower()}.gpkg") for table in ("ASSESSED", *TABLES)}
    plans = plan_layer(*[(SQUARE, "naam" * 50)] * 400, naam="string")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, before[1]))
    try:
        with pytest.raises(QgsProcessingException, match=r"(ASSESSED|FINDINGS|OVERLAPS).*(geschreven|written)"):
            run_algorithm("assessplans", PLANS=plans, ACTIVITY="overig", NAME_FIELD="naam", LAYER_SOURCES=sources, **outputs)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(made.iterdir()) == []


def test_a_failure_at_the_very_end_leaves_nothing_behind(run_algorithm, sources, tmp_path, monkeypatch) -> None:
    from plantoets.processing.output import geopackage_shapes

    def broken(self: Any) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(geopackage_shapes.RTree, "finish", broken)
    made = tmp_path / "uit"
    made.mkdir()
    outputs = {table: str(made / f"{table.lower()}.gpkg") for table in ("ASSESSED", *TABLES)}
    with pytest.raises(QgsProcessingException, match="OVERLAPS"):
        run_algorithm(
            "assessplans", PLANS=batch("Polygon"), ACTIVITY="overig", LAYER_SOURCES=sources, REPORT_FOLDER=str(made / "r"), **outputs
        )
    assert [path.name for path in made.rglob("*")] == ["r"]


def test_cancelling_half_way_leaves_nothing_behind(provider, sources, tmp_path, filled) -> None:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    class Impatient(QgsProcessingFeedback):
        def setProgress(self, progress: float) -> None:
            if progress > 50:
                self.cancel()

    made = tmp_path / "uit"
    made.mkdir()
    outputs = {table: str(made / f"{table.lower()}.gpkg") for table in ("ASSESSED", *TABLES)}
    algorithm = provider.algorithm("assessplans").create()
    given = {"PLANS": plan_layer(*[SQUARE] * 450), "ACTIVITY": "overig", "LAYER_SOURCES": sources, "REPORT_FOLDER": str(made), **outputs}
    results, _ = algorithm.run(given, QgsProcessingContext(), Impatient())
    assert len(filled) == 2
    assert results == {}
    assert list(made.iterdir()) == []


def test_a_file_that_qgis_has_open_is_replaced_too(run_algorithm, sources, tmp_path) -> None:
    path = tmp_path / "f.gpkg"
    shared = {"ACTIVITY": "overig", "LAYER_SOURCES": sources, "FINDINGS": str(path)}
    run_algorithm("assessplans", PLANS=batch("Point"), **shared)
    shown = QgsVectorLayer(str(path), "f", "ogr")
    first = [feature.attributes() for feature in shown.getFeatures()]
    run_algorithm("assessplans", PLANS=batch("Polygon"), **shared)
    del shown
    rows = [feature.attributes() for feature in QgsVectorLayer(str(path), "f", "ogr").getFeatures()]
    assert len(rows) > len(first) > 0
    assert content(path)["f"][0][:3] == (1, "1", "1")


@pytest.mark.parametrize("place", ["f.csv", "f.geojson", "f.xlsx", "memory:"])
def test_any_other_place_gets_the_same_rows(run_algorithm, sources, tmp_path, filled, place) -> None:
    def rows(destination: Any) -> list[list[Any]]:
        layer = destination if isinstance(destination, QgsVectorLayer) else QgsVectorLayer(str(destination), "f", "ogr")
        texts = [layer.fields().lookupField(name) for name in ("plan", "part", "rule", "outcome", "layer", "zones", "obligations")]
        return [[feature.attributes()[index] or None for index in texts] for feature in layer.getFeatures()]

    shared = {"PLANS": batch("Polygon"), "ACTIVITY": "overig", "NAME_FIELD": "naam", "LAYER_SOURCES": sources}
    expected = rows(run_algorithm("assessplans", **shared, FINDINGS=str(tmp_path / "f.gpkg"))["FINDINGS"])
    given = place if place == "memory:" else str(tmp_path / place)
    assert rows(run_algorithm("assessplans", **shared, FINDINGS=given)["FINDINGS"]) == expected
    assert filled == [tmp_path / "f.gpkg"]
    assert len(expected) > 5

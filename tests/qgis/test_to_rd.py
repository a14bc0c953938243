"""Plans in any coordinate system and of any kind of geometry, through assessplan and assessplans."""

from __future__ import annotations

import json
import math
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from osgeo import ogr, osr
from plans import SQUARE, plan_layer, write_sources
from plantoets.processing.to_rd import RD, ToRd
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsProcessingException,
    QgsProject,
    QgsVectorLayer,
)

PLAIN = QgsCoordinateTransformContext()
ZONE = "Polygon((234000 549000, 236000 549000, 236000 551000, 234000 551000, 234000 549000))"


@pytest.fixture
def nature(tmp_path: Path, empty_layers: Path) -> str:
    return write_sources(tmp_path, empty_layers, {"natuur_ehs": [(ZONE, {"naam": "Westerbos"})]})


@pytest.fixture
def assessed(run_algorithm: Any, nature: str, tmp_path: Path) -> Any:
    """The report of a plan."""

    def run(plan: Any, **more: Any) -> dict[str, Any]:
        report = tmp_path / "plan.json"
        run_algorithm("assessplan", PLAN=plan, ACTIVITY="overig", LAYER_SOURCES=nature, REPORT_JSON=str(report), **more)
        return json.loads(report.read_text(encoding="utf-8"))

    return run


def elsewhere(wkt: str, crs: str) -> str:
    geometry = QgsGeometry.fromWkt(wkt)
    geometry.transform(QgsCoordinateTransform(RD, QgsCoordinateReferenceSystem(crs), QgsProject.instance()))
    return geometry.asWkt(12)


@pytest.mark.parametrize(
    ("crs", "operation", "accuracy"),
    [
        ("EPSG:4326", "Amersfoort to", 1.0),
        ("EPSG:4258", "Amersfoort to", 0.25),
        ("EPSG:25832", "Amersfoort to", 0.25),
        ("EPSG:25831", "Amersfoort to", 0.25),
        ("EPSG:3857", "Amersfoort to", 1.0),
        ("EPSG:28991", "RD New", 0.0),
        ("OGC:CRS84", "Amersfoort to", 1.0),
    ],
)
def test_a_plan_in_another_system_lands_in_place_and_says_how(assessed: Any, crs: str, operation: str, accuracy: float) -> None:
    model = assessed(plan_layer(elsewhere(SQUARE, crs), crs=crs))
    (ring,) = model["plan"]["parts"][0]["geometry"]["coordinates"]
    expected = [(235000, 550000), (235200, 550000), (235200, 550200), (235000, 550200)]
    assert all(min(math.dist(corner, place) for place in ring) < 0.5 for corner in expected)
    assert model["plan"]["area_m2"] == pytest.approx(40_000, rel=1e-4)
    named = model["plan"]["transform"]
    assert (named["from"], named["name"].startswith(operation)) == (crs, True)
    assert named["accuracy_m"] in (accuracy, 0.001)
    assert any(named["name"] in warning and crs in warning for warning in model["warnings"])


def test_a_plan_in_rd_says_nothing_of_transforms(assessed: Any) -> None:
    model = assessed(plan_layer(SQUARE))
    assert model["plan"]["transform"] is None
    assert not any("EPSG" in warning for warning in model["warnings"])


def test_rd_with_heights_is_rd() -> None:
    assert ToRd(QgsCoordinateReferenceSystem("EPSG:7415"), PLAIN).transform is None


def test_a_system_without_an_id_is_known_by_its_definition() -> None:
    text = QgsCoordinateReferenceSystem("EPSG:25832").toWkt()
    moved = re.sub(r',AUTHORITY\["EPSG","\d+"\]', "", text).replace('"false_easting",500000', '"false_easting",501000')
    crs = QgsCoordinateReferenceSystem.fromWkt(moved)
    assert not crs.authid().startswith("EPSG")
    place = ToRd(crs, PLAIN)(QgsGeometry.fromWkt(elsewhere("Point(235000 550000)", "EPSG:25832")))
    assert math.dist((place.x, place.y), (234_000, 550_000)) < 60


def test_an_operation_chosen_in_the_settings_of_qgis_is_used_and_named() -> None:
    wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
    chosen = QgsCoordinateTransformContext()
    assert chosen.addCoordinateOperation(wgs84, RD, QgsCoordinateTransform(wgs84, RD, PLAIN).instantiatedCoordinateOperationDetails().proj)
    to_rd = ToRd(wgs84, chosen)
    assert to_rd.transform is not None
    assert to_rd.transform.source == "EPSG:4326"
    assert to_rd.transform.name
    place = to_rd(QgsGeometry.fromWkt(elsewhere("Point(235000 550000)", "EPSG:4326")))
    assert math.dist((place.x, place.y), (235_000, 550_000)) < 2


def test_a_corner_that_can_not_be_brought_to_rd_is_an_error_that_names_the_part(assessed: Any) -> None:
    good = elsewhere(SQUARE, "EPSG:4326")
    astray = "Polygon((6.57 52.93, 6.58 52.93, 6.58 95.0, 6.57 52.93))"
    with pytest.raises(QgsProcessingException, match=r"(?i)(part|plandeel) 2 .*EPSG:4326"):
        assessed(plan_layer(good, astray, crs="EPSG:4326"))


def test_in_a_batch_it_is_an_error_in_its_own_row(run_algorithm: Any, nature: str) -> None:
    plans = plan_layer(elsewhere(SQUARE, "EPSG:4326"), "Polygon((6.57 52.93, 6.58 52.93, 6.58 95.0, 6.57 52.93))", crs="EPSG:4326")
    result = run_algorithm("assessplans", PLANS=plans, ACTIVITY="overig", LAYER_SOURCES=nature, ASSESSED="memory:")
    good, bad = result["ASSESSED"].getFeatures()
    assert (good["outcome"], bool(good["error"])) == ("no_unless", False)
    assert "EPSG:4326" in bad["error"]


def test_a_layer_without_coordinate_system_is_refused(run_algorithm: Any, nature: str) -> None:
    layer = plan_layer(SQUARE)
    layer.setCrs(QgsCoordinateReferenceSystem())
    with pytest.raises(QgsProcessingException, match="EPSG:28992"):
        run_algorithm("assessplan", PLAN=layer, ACTIVITY="overig", LAYER_SOURCES=nature)


DISC = "CurvePolygon(CircularString(235100 550000, 235000 550100, 234900 550000, 235000 549900, 235100 550000))"


@pytest.mark.parametrize("crs", ["EPSG:28992", "EPSG:4326"])
def test_curves_are_stroked_to_a_centimetre(crs: str) -> None:
    geometry = QgsGeometry.fromWkt(elsewhere(DISC, crs) if crs != "EPSG:28992" else DISC)
    disc = ToRd(QgsCoordinateReferenceSystem(crs), PLAIN)(geometry)
    assert disc.area == pytest.approx(math.pi * 100**2, rel=2e-4)
    corners = list(disc.exterior.coords)
    chords = [((a[0] + b[0]) / 2 - 235_000, (a[1] + b[1]) / 2 - 550_000) for a, b in zip(corners, corners[1:])]
    slack = 0.0 if crs == "EPSG:28992" else 0.5
    assert all(abs(100 - math.hypot(*middle)) < 0.01 + slack for middle in chords)
    assert len(corners) > 50


@pytest.mark.parametrize(
    ("kind", "wkt"),
    [
        ("PolygonZ", "PolygonZ((235000 550000 3, 235200 550000 3, 235200 550200 3, 235000 550200 3, 235000 550000 3))"),
        ("PolygonM", "PolygonM((235000 550000 3, 235200 550000 3, 235200 550200 3, 235000 550200 3, 235000 550000 3))"),
        ("PolygonZM", "PolygonZM((235000 550000 3 1, 235200 550000 3 1, 235200 550200 3 1, 235000 550200 3 1, 235000 550000 3 1))"),
        ("MultiPolygon", "MultiPolygon(((235000 550000, 235200 550000, 235200 550200, 235000 550200, 235000 550000)))"),
        ("Polygon", "Polygon((235000 550000, 235200 550000, 235200 550200, 235000 550200, 235000 550000), (1 1, 2 1, 2 2, 1 1))"),
        ("Triangle", "Triangle((235000 550000, 235400 550000, 235000 550200, 235000 550000))"),
        ("CurvePolygon", "CurvePolygon((235000 550000, 235200 550000, 235200 550200, 235000 550200, 235000 550000))"),
    ],
)
def test_heights_measures_and_other_kinds_of_area(assessed: Any, kind: str, wkt: str) -> None:
    model = assessed(plan_layer(wkt, kind=kind))
    assert model["plan"]["area_m2"] == pytest.approx(40_000)
    assert model["outcome"] == "no_unless"


ROAD = "LineString(234900 550010, 235200 550010)"


def mixed_layer(path: Path, *texts: str) -> str:
    """A GeoPackage of any kind of geometry; QGIS's memory layers have one kind only."""
    system = osr.SpatialReference()
    system.ImportFromEPSG(28992)
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = dataset.CreateLayer("plan", system, ogr.wkbUnknown)
    for text in texts:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkt(text))
        layer.CreateFeature(feature)
    return str(path)


def test_a_layer_of_mixed_kinds(assessed: Any, tmp_path: Path) -> None:
    collection = "GeometryCollection(Polygon((235000 550000, 235100 550000, 235100 550100, 235000 550000)), Point(235010 550010))"
    model = assessed(mixed_layer(tmp_path / "plan.gpkg", collection, ROAD))
    assert [part["id"] for part in model["plan"]["parts"]] == ["1", "1-punt", "2"]
    assert model["plan"]["length_m"] == pytest.approx(300)
    assert model["plan"]["area_m2"] == pytest.approx(5_000)


def test_a_mixed_plan_in_a_batch_is_judged_as_one_plan(run_algorithm: Any, nature: str, tmp_path: Path) -> None:
    far = "LineString(240000 560000, 240100 560000)"
    collection = f"GeometryCollection(Polygon((235000 550000, 235100 550000, 235100 550100, 235000 550000)), {far})"
    plans = mixed_layer(tmp_path / "plannen.gpkg", collection, SQUARE)
    assessed = str(tmp_path / "getoetst.gpkg")
    result = run_algorithm("assessplans", PLANS=plans, ACTIVITY="overig", LAYER_SOURCES=nature, ASSESSED=assessed, OVERLAPS="memory:")
    read = QgsVectorLayer(assessed, "getoetst", "ogr")
    assert [row["outcome"] for row in read.getFeatures()] == ["no_unless", "no_unless"]
    assert read.dataProvider().crs().authid() == "EPSG:28992"
    assert {(row["plan"], row["part"]) for row in result["OVERLAPS"].getFeatures()} == {("1", "1"), ("2", "1")}


def test_empty_null_and_sliver_features_beside_good_ones(assessed: Any) -> None:
    layer = plan_layer(SQUARE, "Polygon Empty", "Polygon((235000 550000, 235000.001 550000, 235000 550000.001, 235000 550000))")
    model = assessed(layer)
    assert [part["id"] for part in model["plan"]["parts"]] == ["1"]
    assert sum("2" in warning or "3" in warning for warning in model["warnings"]) >= 2


def test_overlapping_parts_are_told_and_count_once(assessed: Any) -> None:
    moved = "Polygon((235100 550000, 235300 550000, 235300 550200, 235100 550200, 235100 550000))"
    model = assessed(plan_layer(SQUARE, moved))
    assert model["plan"]["area_m2"] == pytest.approx(60_000)
    assert any("20000" in warning for warning in model["warnings"])


def test_a_line_plan_has_a_length_and_with_a_footprint_an_area(assessed: Any) -> None:
    bare = assessed(plan_layer(ROAD, kind="LineString"))["plan"]
    assert (bare["area_m2"], bare["length_m"], bare["parts"][0]["footprint_m"]) == (0, 300, None)
    model = assessed(plan_layer(ROAD, kind="LineString"), FOOTPRINT=8)
    assert model["plan"]["area_m2"] == pytest.approx(2_400)
    assert model["plan"]["parts"][0]["footprint_m"] == 8
    assert any(" 8 m " in warning for warning in model["warnings"])


def test_a_field_gives_the_footprint_per_feature(assessed: Any) -> None:
    plan = plan_layer((ROAD, 10.0), (ROAD, None), kind="LineString", voetafdruk_m="double")
    parts = assessed(plan, FOOTPRINT=4)["plan"]["parts"]
    assert [part["area_m2"] for part in parts] == [pytest.approx(3_000), pytest.approx(1_200)]


@pytest.mark.parametrize("size", [0, -5, 20_000])
def test_an_impossible_footprint_is_refused(assessed: Any, size: float) -> None:
    with pytest.raises(QgsProcessingException, match=r"(?i)(footprint|voetafdruk)"):
        assessed(plan_layer(ROAD, kind="LineString"), FOOTPRINT=size)


def test_a_batch_of_points_takes_the_radius_of_each(run_algorithm: Any, nature: str) -> None:
    masts = [(f"Point({235_000 + 10 * number} 550010)", text) for number, text in enumerate(("50", "2,5", "veel"))]
    plans = plan_layer(*masts, kind="Point", voetafdruk_m="string")
    result = run_algorithm("assessplans", PLANS=plans, ACTIVITY="overig", LAYER_SOURCES=nature, OVERLAPS="memory:", ASSESSED="memory:")
    wanted = [pytest.approx(math.pi * 2_500, rel=1e-3), pytest.approx(math.pi * 6.25, rel=1e-2)]
    assert [row["area_m2"] for row in result["OVERLAPS"].getFeatures()] == wanted
    assert [row.geometry().area() for row in result["OVERLAPS"].getFeatures()] == wanted
    assert "veel" in [row["error"] for row in result["ASSESSED"].getFeatures()][2]


HOSTILE = {
    "elders.vrt": b"<OGRVRTDataSource><OGRVRTLayer name='a'><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>",
    "elders.gml": b"<OGRVRTDataSource><OGRVRTLayer name='a'><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>",
    "bom.gml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
    "bom.kml": b"<?xml version='1.0'?><!DOCTYPE kml SYSTEM 'http://localhost:9/x.dtd'><kml/>",
    "leeg.geojson": b"",
    "ruis.gpkg": bytes(range(256)) * 8,
    "ruis.shp": b"\0\0\x27\x0a" + bytes(range(256)) * 8,
    "ruis.dxf": b"  0\nSECTION\n" + bytes(range(256)) * 8,
    "weg.gpkg": None,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
@pytest.mark.parametrize(("algorithm", "source"), [("assessplan", "PLAN"), ("assessplans", "PLANS")])
def test_a_hostile_or_broken_file_as_a_plan_gives_one_sentence(
    run_algorithm: Any, tmp_path: Path, name: str, algorithm: str, source: str
) -> None:
    content = HOSTILE[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(QgsProcessingException) as error:
        run_algorithm(algorithm, ACTIVITY="overig", **{source: str(tmp_path / name)})
    sentence = str(error.value).replace("Unable to execute algorithm\n", "").strip()  # QGIS's own heading
    assert "\n" not in sentence
    assert name in sentence or len(sentence) > 40
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_an_imro_file_as_a_plan_is_sent_to_the_import_but_a_layer_of_it_is_taken(run_algorithm: Any, root: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.gml"
    shutil.copy(root / "tests" / "planfiles" / "data" / "imro2012_1.1.gml", plan)
    with pytest.raises(QgsProcessingException, match="importplan"):
        run_algorithm("assessplan", PLAN=str(plan), ACTIVITY="overig")
    result = run_algorithm("assessplan", PLAN=f"{plan}|layername=Enkelbestemming", ACTIVITY="overig", FINDINGS="memory:")
    assert result["FINDING_COUNT"] > 0

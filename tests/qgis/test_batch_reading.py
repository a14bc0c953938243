"""The features of a batch are read and looked at together, and are the plans that they are one by one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import shapely
from plans import SQUARE, plan_layer, write_sources
from plantoets.processing import batch
from plantoets.processing.output.rows import storable
from plantoets.processing.to_rd import ToRd
from qgis.core import NULL, QgsApplication, QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsGeometry
from qgis.PyQt.QtCore import QThread

FAR = "Polygon((100000 400000, 100100 400000, 100100 400100, 100000 400000))"
BOW = "Polygon((235000 550000, 235100 550100, 235100 550000, 235000 550100, 235000 550000))"
KINDS = [SQUARE, FAR, BOW, "Polygon EMPTY"]
STRANGE = [
    "PolygonZ((235000 550000 1, 235200 550000 1, 235200 550200 1, 235000 550000 1))",
    "CurvePolygon(CompoundCurve(CircularString(235000 550000, 235100 550100, 235200 550000), (235200 550000, 235000 550000)))",
    "Point(235000 550000)",
    "LineString(235000 550000, 235200 550200)",
    "Polygon EMPTY",
    "MultiPolygon EMPTY",
]


def to_rd(crs: str = "EPSG:28992") -> ToRd:
    return ToRd(QgsCoordinateReferenceSystem(crs), QgsCoordinateTransformContext())


@pytest.fixture
def no_layers(tmp_path: Path, empty_layers: Path) -> str:
    return write_sources(tmp_path, empty_layers, {})


def test_plain_polygons_are_read_together(provider) -> None:
    plain = [SQUARE, BOW, f"Multi{SQUARE.replace('((', '(((').replace('))', ')))')}"]
    given = [QgsGeometry.fromWkt(wkt) for wkt in [*plain, *STRANGE]] + [QgsGeometry()]
    found = to_rd().plain(given)
    assert [shape is None for shape in found] == [False] * 3 + [True] * (len(STRANGE) + 1)
    assert [shapely.to_wkb(shape) for shape in found[:3]] == [shapely.to_wkb(to_rd()(geometry)) for geometry in given[:3]]


def test_of_another_coordinate_system_each_is_looked_at_by_itself(provider) -> None:
    assert to_rd("EPSG:4326").plain([QgsGeometry.fromWkt("Polygon((6 52, 7 52, 7 53, 6 52))")] * 2) == [None, None]


def test_one_that_shapely_refuses_spoils_nothing_for_the_others(provider) -> None:
    """QGIS takes a ring of two points."""
    given = [QgsGeometry.fromWkt(SQUARE), QgsGeometry.fromWkt("Polygon((0 0, 1 1))")]
    assert to_rd().plain(given) == [None, None]


def test_a_long_batch_keeps_its_order_whatever_is_in_it(run_algorithm, no_layers) -> None:
    count = 2 * batch.TOGETHER + 7
    layer = plan_layer(*[(KINDS[number % 4], f"plan {number}") for number in range(count)], naam="string")
    shared = {"ACTIVITY": "overig", "NAME_FIELD": "naam", "LAYER_SOURCES": no_layers, "ASSESSED": "memory:"}
    rows = list(run_algorithm("assessplans", PLANS=layer, **shared)["ASSESSED"].getFeatures())
    assert [row["naam"] for row in rows] == [f"plan {number}" for number in range(count)]
    assert [row["error"] != NULL for row in rows] == [number % 4 in (1, 3) for number in range(count)]
    assert [row.geometry().asWkt() for row in rows] == [feature.geometry().asWkt() for feature in layer.getFeatures()]


def test_a_look_that_geos_refuses_ends_nothing(run_algorithm, no_layers, monkeypatch) -> None:
    def refuse(*given: Any) -> None:
        raise shapely.errors.GEOSException("onvoorzien")

    shared = {"PLANS": plan_layer(*KINDS), "ACTIVITY": "overig", "LAYER_SOURCES": no_layers}
    expected = [feature.attributes() for feature in run_algorithm("assessplans", **shared, ASSESSED="memory:")["ASSESSED"].getFeatures()]
    monkeypatch.setattr(batch, "look", refuse)
    found = [feature.attributes() for feature in run_algorithm("assessplans", **shared, ASSESSED="memory:")["ASSESSED"].getFeatures()]
    assert found == expected


def test_what_is_said_of_a_plan_does_not_depend_on_its_neighbours(run_algorithm, no_layers, tmp_path) -> None:
    def reports(folder: str, *wkts: str) -> list[Any]:
        place = tmp_path / folder
        run_algorithm("assessplans", PLANS=plan_layer(*wkts), ACTIVITY="overig", LAYER_SOURCES=no_layers, REPORT_FOLDER=str(place))
        models = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(place.iterdir())]
        return [(model["plan"]["parts"], model["findings"], model["warnings"]) for model in models]

    together = reports("samen", SQUARE, BOW, SQUARE)
    assert together == [reports("een", SQUARE)[0], reports("twee", BOW)[0], reports("drie", SQUARE)[0]]
    assert any("hersteld" in warning for warning in together[1][2])


def test_a_name_that_no_file_can_hold(run_algorithm, no_layers, tmp_path) -> None:
    layer = plan_layer((SQUARE, "nul\0teken"), naam="string")
    outputs = {"FINDINGS": str(tmp_path / "f.gpkg"), "REPORT_FOLDER": str(tmp_path / "r")}
    made = run_algorithm("assessplans", PLANS=layer, ACTIVITY="overig", NAME_FIELD="naam", LAYER_SOURCES=no_layers, **outputs)
    assert (made["PLAN_COUNT"], made["ERROR_COUNT"]) == (1, 0)
    (report,) = (tmp_path / "r").iterdir()
    assert json.loads(report.read_text(encoding="utf-8"))["plan"]["name"] == "nul"


@pytest.mark.parametrize(
    ("text", "kept"), [("nul\0teken", "nul"), ("half \ud83d teken", "half ? teken"), ("\ud83d\ude00", "😀"), ("é 🌲", "é 🌲"), ("", "")]
)
def test_text_is_kept_as_qgis_writes_it_to_a_file(text, kept) -> None:
    assert storable(text) == kept


@pytest.mark.parametrize(("allowed", "there", "used"), [(1, 4, 1), (3, 4, 3), (64, 64, 8), (-1, 6, 6), (-1, 32, 8), (-1, 0, 1)])
def test_it_works_with_as_many_threads_as_qgis_may_use(monkeypatch, allowed, there, used) -> None:
    monkeypatch.setattr(QgsApplication, "maxThreads", lambda: allowed)
    monkeypatch.setattr(QThread, "idealThreadCount", lambda: there)
    assert batch.workers() == used

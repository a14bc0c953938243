"""REPORT_GPKG and REPORT_CSV: what opens in QGIS as it should look, and what a spreadsheet opens."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from plans import SQUARE, plan_layer, write_sources
from qgis.core import QgsCategorizedSymbolRenderer, QgsProcessingException, QgsVectorLayer, QgsWkbTypes

AROUND = "Polygon((234000 549000, 236000 549000, 236000 551000, 234000 551000, 234000 549000))"


@pytest.fixture
def nature(tmp_path, empty_layers) -> str:
    return write_sources(tmp_path, empty_layers, {"natuur_ehs": [(AROUND, {"naam": "=Westerbos", "ontwikkelingstijd_jaar": 10})]})


def opened(path: Path, name: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    assert layer.isValid(), name
    return layer


def rows(layer: QgsVectorLayer) -> list[dict[str, Any]]:
    return [dict(zip(layer.fields().names(), feature.attributes())) for feature in layer.getFeatures()]


def test_plan_zones_and_findings_open_with_their_styles(run_algorithm, nature, tmp_path) -> None:
    path, data = tmp_path / "rapport.gpkg", tmp_path / "rapport.json"
    run_algorithm(
        "assessplan",
        PLAN=plan_layer(SQUARE),
        ACTIVITY="woningbouw_uitleg",
        LAYER_SOURCES=nature,
        REPORT_GPKG=str(path),
        REPORT_JSON=str(data),
    )
    model = json.loads(data.read_text(encoding="utf-8"))
    for name, expected in (("plan", 1), ("zones", len(model["zones"])), ("findings", len(model["findings"]))):
        layer = opened(path, name)
        assert layer.featureCount() == expected
        assert layer.crs().authid() == "EPSG:28992"
        assert layer.wkbType() == QgsWkbTypes.Type.MultiPolygon
        renderer = layer.renderer()
        assert isinstance(renderer, QgsCategorizedSymbolRenderer), "the style comes out of the file"
        assert renderer.classAttribute() == "outcome"
        assert renderer.orderByEnabled(), "the most severe lies on top"
        assert [category.label() for category in renderer.categories()][:2] == ["Uitgesloten", "Nee, tenzij"]
        assert all(not feature.geometry().isEmpty() for feature in layer.getFeatures())
    (zone,) = rows(opened(path, "zones"))
    assert (zone["zone"], zone["area_m2"], zone["outcome"]) == ("=Westerbos", 40_000.0, "no_unless")
    assert [row["rule"] for row in rows(opened(path, "findings"))] == [finding["rule"] for finding in model["findings"]]
    for name in ("questions", "kernkwaliteiten", "compensation", "layers"):
        found = model[name]["items"] if name == "compensation" else model[name]
        assert opened(path, name).featureCount() == len(found)


def test_lines_and_points_have_layers_of_their_own(run_algorithm, nature, tmp_path) -> None:
    path = tmp_path / "rapport.gpkg"
    mixed = plan_layer("LineString(234900 550010, 235300 550010)", kind="LineString")
    run_algorithm("assessplan", PLAN=mixed, ACTIVITY="infrastructuur_weg", LAYER_SOURCES=nature, REPORT_GPKG=str(path))
    lines = opened(path, "plan_lines")
    assert lines.wkbType() == QgsWkbTypes.Type.MultiLineString
    assert isinstance(lines.renderer(), QgsCategorizedSymbolRenderer)
    assert not QgsVectorLayer(f"{path}|layername=plan", "plan", "ogr").isValid()


def test_a_plan_that_touches_nothing_has_empty_layers(run_algorithm, tmp_path, empty_layers) -> None:
    path = tmp_path / "rapport.gpkg"
    sources = write_sources(tmp_path, empty_layers, {})
    run_algorithm("assessplan", PLAN=plan_layer(SQUARE), ACTIVITY="overig", LAYER_SOURCES=sources, REPORT_GPKG=str(path))
    assert opened(path, "zones").featureCount() == 0
    assert opened(path, "plan").featureCount() == 1


def test_a_folder_of_tables_for_a_spreadsheet(run_algorithm, nature, tmp_path) -> None:
    folder = tmp_path / "tabellen"
    result = run_algorithm("assessplan", PLAN=plan_layer(SQUARE), ACTIVITY="overig", LAYER_SOURCES=nature, REPORT_CSV=str(folder))
    assert result["REPORT_CSV"] == str(folder)
    assert {"findings.csv", "zones.csv", "kernkwaliteiten.csv", "compensation.csv", "questions.csv"} <= {
        file.name for file in folder.iterdir()
    }
    with (folder / "zones.csv").open(encoding="utf-8-sig", newline="") as file:
        (zone,) = csv.DictReader(file, delimiter=";")
    assert (zone["zone"], zone["area_m2"]) == ("'=Westerbos", "40000,0")


def test_a_place_that_can_not_be_written_leaves_nothing(run_algorithm, nature, tmp_path) -> None:
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    data = tmp_path / "rapport.json"
    with pytest.raises(QgsProcessingException, match="bestand"):
        run_algorithm(
            "assessplan",
            PLAN=plan_layer(SQUARE),
            ACTIVITY="overig",
            LAYER_SOURCES=nature,
            REPORT_JSON=str(data),
            REPORT_CSV=str(tmp_path / "bestand"),
        )
    assert not data.exists()


def test_places_that_processing_chooses_itself(run_algorithm, nature) -> None:
    result = run_algorithm(
        "assessplan",
        PLAN=plan_layer(SQUARE),
        ACTIVITY="overig",
        LAYER_SOURCES=nature,
        REPORT_GPKG="TEMPORARY_OUTPUT",
        REPORT_CSV="TEMPORARY_OUTPUT",
    )
    assert opened(Path(result["REPORT_GPKG"]), "plan").featureCount() == 1
    assert (Path(result["REPORT_CSV"]) / "plan.csv").exists()

"""refreshsources, and the office's own file as the default of every algorithm."""

import json
import os

import pytest
from plans import SQUARE, plan_layer
from qgis.core import QgsVectorLayer
from servers.hostile import hostile


@pytest.fixture
def service():
    with hostile() as server:
        yield server


@pytest.fixture
def sources(tmp_path, service):
    path = tmp_path / "bronnen.json"
    layers = {"bos": {"source": service.wfs, "provider": "WFS"}, "openheid": {"source": "weg.gpkg"}}
    path.write_text(json.dumps(layers), encoding="utf-8")
    return str(path)


def rows(result) -> dict[str, tuple]:
    return {
        row["layer"]: (row["status"], row["features"], row["date"]) for row in QgsVectorLayer(result["REPORT"], "r", "ogr").getFeatures()
    }


def test_services_are_fetched_anew_and_what_fails_is_counted(run_algorithm, sources, service, kept_folder, tmp_path) -> None:
    given = {"LAYER_SOURCES": sources, "REPORT": str(tmp_path / "stand.gpkg")}
    first = run_algorithm("refreshsources", **given)
    assert first["ERRORS"] == 1
    assert rows(first)["bos"][:2] == ("ok", 6)
    assert rows(first)["openheid"][0] == "error"
    (kept,) = kept_folder.glob("*")
    os.utime(kept, (0, 0))
    service.mode = "drop"
    again = run_algorithm("refreshsources", **given)
    assert again["ERRORS"] == 2
    assert rows(again)["bos"][0::2] == ("error", "1970-01-01")
    service.mode = "well"
    assert run_algorithm("refreshsources", **given)["ERRORS"] == 1
    assert kept.stat().st_mtime > 1_000_000


def test_the_offices_file_holds_where_none_is_named(run_algorithm, sources, kept_folder, tmp_path) -> None:
    from plantoets.processing.sources.settings import office_sources, use_office_sources

    report = tmp_path / "rapport.json"
    given = {"PLAN": plan_layer(SQUARE), "ACTIVITY": "overig", "REPORT_JSON": str(report)}
    assert office_sources() == ""
    use_office_sources(sources)
    try:
        run_algorithm("assessplan", **given)
        layers = {layer["id"]: layer for layer in json.loads(report.read_text(encoding="utf-8"))["layers"]}
        assert (layers["bos"]["official"], layers["openheid"]["status"], layers["natura2000"]["official"]) == (True, "error", False)
        run_algorithm("assessplan", LAYER_SOURCES="", **given)
        layers = {layer["id"]: layer for layer in json.loads(report.read_text(encoding="utf-8"))["layers"]}
        assert not any(layer["official"] for layer in layers.values())
    finally:
        use_office_sources("")

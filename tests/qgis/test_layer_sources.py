"""LAYER_SOURCES in QGIS: file, filter, field mapping, expressions, recoding; what is missing or broken is told (contract §6)."""

import json
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from osgeo import ogr, osr
from plans import SQUARE, plan_layer, write_layer
from plantoets.assessment.installed import installed_catalogue
from qgis.core import QgsWkbTypes

AROUND = "Polygon((234000 549000, 236000 549000, 236000 551000, 234000 551000, 234000 549000))"


@pytest.fixture
def assess(run_algorithm, tmp_path):
    """Runs assessplan with these layer sources and gives the report."""

    def run(sources: dict, **parameters) -> dict:
        path, report = tmp_path / "bronnen.json", tmp_path / "rapport.json"
        path.write_text(json.dumps(sources), encoding="utf-8")
        given = {"PLAN": plan_layer(SQUARE), "ACTIVITY": "overig", **parameters}
        run_algorithm("assessplan", LAYER_SOURCES=str(path), REPORT_JSON=str(report), LANGUAGE="en", **given)
        return json.loads(report.read_text(encoding="utf-8"))

    return run


def layer(model: dict, name: str) -> dict:
    return next(item for item in model["layers"] if item["id"] == name)


def finding(model: dict, rule: str) -> dict:
    return next(item for item in model["findings"] if item["rule"] == rule)


def geojson(path: Path, *features: tuple[list, dict]) -> str:
    collection = {
        "type": "FeatureCollection",
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}},
        "features": [
            {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}
            for ring, properties in features
        ],
    }
    path.write_text(json.dumps(collection), encoding="utf-8")
    return path.name


RING = [[234000, 549000], [236000, 549000], [236000, 551000], [234000, 551000], [234000, 549000]]


def test_a_relative_path_counts_from_the_sources_file(assess, tmp_path) -> None:
    source = write_layer(tmp_path / "nnn.gpkg", "natuur_ehs", [(AROUND, {"naam": "Bos", "ontwikkelingstijd_jaar": 4})])
    model = assess({"natuur_ehs": {"source": source}, "bundled": False})
    entry = layer(model, "natuur_ehs")
    assert (entry["status"], entry["features"], entry["precision"], entry["official"]) == ("ok", 1, "exact", True)
    assert len(entry["sha256"]) == 64
    assert model["compensation"]["items"][0]["surcharge"] == 0


def test_fields_are_mapped_by_name_or_by_expression_and_values_recoded(assess, tmp_path) -> None:
    source = geojson(tmp_path / "aard.geojson", (RING, {"GEBIED": "Hondsrug", "KLASSE": 3, "CODE": "B"}))
    model = assess(
        {"aardkundig": {"source": source, "fields": {"naam": "upper(GEBIED)", "niveau": "CODE"}, "values": {"niveau": {"B": "eisen"}}}}
    )
    found = finding(model, "aardkundige_waarden")
    assert found["outcome"] == "no_unless"
    assert found["zones"][0]["name"] == "HONDSRUG"
    numbered = assess({"aardkundig": {"source": source, "fields": {"niveau": "KLASSE"}, "values": {"niveau": {"3": "voorwaarden"}}}})
    assert finding(numbered, "aardkundige_waarden")["outcome"] == "conditional"


def test_a_filter_keeps_only_what_it_says(assess, tmp_path) -> None:
    source = geojson(tmp_path / "n.geojson", (RING, {"STATUS": "ontwerp", "ontwikkelingstijd_jaar": 3}))
    model = assess({"natuur_ehs": {"source": source, "filter": "STATUS = 'definitief'"}, "bundled": False})
    assert (layer(model, "natuur_ehs")["status"], layer(model, "natuur_ehs")["features"]) == ("empty", 0)
    assert not [item for item in model["findings"] if item["rule"] == "natuur_compensatiebeginsel"]


def empty_geopackage(path: Path, kind: int) -> str:
    spatial = osr.SpatialReference()
    spatial.ImportFromEPSG(28992)
    made = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    made.CreateLayer("leeg", spatial, kind)
    return f"{path.name}|layername=leeg"


@pytest.mark.parametrize("kind", ["geojson", "geopackage", "geopackage of any geometry"])
def test_an_empty_source_counts_as_assessed_whatever_it_does_not_tell(assess, tmp_path, kind) -> None:
    (tmp_path / "leeg.geojson").write_text('{"type": "FeatureCollection", "features": []}', encoding="utf-8")
    source = {
        "geojson": {"source": "leeg.geojson"},
        "geopackage": {"source": empty_geopackage(tmp_path / "vlak.gpkg", ogr.wkbMultiPolygon)},
        "geopackage of any geometry": {"source": empty_geopackage(tmp_path / "iets.gpkg", ogr.wkbUnknown)},
    }[kind]
    model = assess({**dict.fromkeys(installed_catalogue().names.layers, source), "bundled": False})
    assert {entry["status"] for entry in model["layers"]} == {"empty"}
    assert [item for item in model["not_assessed"] if item["layer"]] == []
    assert model["outcome"] == "attention"


@pytest.mark.parametrize("wrong", ["STATUS =", "BESTAATNIET = 1", '"BESTAATNIET" = 1', "naam = 'Bos' AND"])
def test_a_filter_that_does_not_work_on_a_geopackage_is_an_error_and_no_empty_layer(assess, tmp_path, wrong) -> None:
    source = write_layer(tmp_path / "nnn.gpkg", "natuur_ehs", [(AROUND, {"naam": "Bos", "ontwikkelingstijd_jaar": 4})])
    model = assess({"natuur_ehs": {"source": source, "filter": wrong}, "bundled": False})
    assert layer(model, "natuur_ehs")["status"] == "error"
    assert "natuur_compensatiebeginsel" in {item["rule"] for item in model["not_assessed"]}


@pytest.mark.parametrize(("right", "left"), [("NAAM = 'Bos'", 1), ("\"Naam\" LIKE 'B%' AND fid > 0", 1), ("naam IS NULL", 0)])
def test_a_filter_on_a_geopackage_in_its_own_sql(assess, tmp_path, right, left) -> None:
    source = write_layer(tmp_path / "nnn.gpkg", "natuur_ehs", [(AROUND, {"naam": "Bos", "ontwikkelingstijd_jaar": 4})])
    entry = layer(assess({"natuur_ehs": {"source": source, "filter": right}, "bundled": False}), "natuur_ehs")
    assert (entry["status"], entry["features"]) == ("ok" if left else "empty", left)


def test_other_layers_stay_bundled_unless_told_otherwise(assess, tmp_path) -> None:
    source = geojson(tmp_path / "n.geojson", (RING, {}))
    with_bundled = assess({"natuur_ehs": {"source": source}})
    assert (layer(with_bundled, "bos")["status"], layer(with_bundled, "bos")["official"]) == ("ok", False)
    without = assess({"natuur_ehs": {"source": source}, "bundled": False})
    assert layer(without, "bos")["status"] == "missing"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ({"source": "weg.gpkg"}, "could not be opened"),
        ({"source": "ruis.gpkg"}, "could not be opened"),
        ({"source": "n.geojson", "filter": "BESTAAT NIET ("}, "filter"),
        ({"source": "tabel.csv"}, "no geometry"),
        ({"source": "host=127.0.0.1 port=1 dbname=x", "provider": "postgres"}, "could not be opened"),
    ],
)
def test_a_broken_source_is_an_error_layer_a_warning_and_rules_not_assessed(assess, tmp_path, source, words) -> None:
    geojson(tmp_path / "n.geojson", (RING, {}))
    (tmp_path / "ruis.gpkg").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "tabel.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    model = assess({"natuur_ehs": source, "bundled": False})
    entry = layer(model, "natuur_ehs")
    assert entry["status"] == "error"
    assert words in entry["message"]
    assert any("natuur_ehs" in warning for warning in model["warnings"])
    silent = {item["rule"] for item in model["not_assessed"] if item["layer"] == "natuur_ehs"}
    assert {"natuur_compensatiebeginsel", "vooroverleg_kernkwaliteiten", "wit_gebied"} <= silent
    assert not [item for item in model["findings"] if item["layer"] == "natuur_ehs"]


def test_every_rule_on_a_missing_layer_is_listed(assess) -> None:
    model = assess({"bundled": False})
    missing = {item["layer"] for item in model["not_assessed"] if item["layer"]}
    assert {"natuur_ehs", "beekdal", "bebouwde_kom", "archeologie", "visie_functie"} <= missing
    assert model["outcome"] in ("none", "attention", "conditional")
    assert any("could not be assessed" in warning for warning in model["warnings"])


def test_a_missing_field_is_told_and_a_null_is_open(assess, tmp_path) -> None:
    source = geojson(tmp_path / "a.geojson", (RING, {"andere": 1}))
    without = assess({"aardkundig": {"source": source}, "bundled": False})
    (silent,) = [item for item in without["not_assessed"] if item["rule"] == "aardkundige_waarden"]
    assert "niveau" in silent["reason"]
    mapped = assess({"aardkundig": {"source": source, "fields": {"niveau": "BESTAAT_NIET"}}, "bundled": False})
    assert "BESTAAT_NIET" in layer(mapped, "aardkundig")["message"]
    null = geojson(tmp_path / "b.geojson", (RING, {"niveau": None}), (RING, {"niveau": "onbekende waarde"}))
    found = finding(assess({"aardkundig": {"source": null}, "bundled": False}), "aardkundige_waarden")
    assert found["outcome"] == "conditional"
    assert "niveau" in {condition["id"] for condition in found["conditions"] if condition["status"] == "open"}


def test_invalid_zones_are_repaired_and_told(assess, tmp_path) -> None:
    bow_tie = [[234000, 549000], [236000, 551000], [236000, 549000], [234000, 551000], [234000, 549000]]
    model = assess({"natuur_ehs": {"source": geojson(tmp_path / "n.geojson", (bow_tie, {"ontwikkelingstijd_jaar": 1}))}, "bundled": False})
    assert "repaired" in layer(model, "natuur_ehs")["message"]


def test_the_version_of_a_layer_is_its_content(assess, tmp_path) -> None:
    first = layer(assess({"bos": {"source": geojson(tmp_path / "b.geojson", (RING, {}))}}), "bos")["sha256"]
    again = layer(assess({"bos": {"source": geojson(tmp_path / "c.geojson", (RING, {}))}}), "bos")["sha256"]
    other = layer(assess({"bos": {"source": geojson(tmp_path / "b.geojson", ([*RING[:-2], RING[0]], {}))}}), "bos")["sha256"]
    assert first == again != other


def test_degrees_in_a_file_that_says_rd_are_no_empty_layer(assess, tmp_path) -> None:
    source = geojson(tmp_path / "graden.geojson", ([[6.5, 52.9], [6.6, 52.9], [6.6, 53.0], [6.5, 53.0], [6.5, 52.9]], {}))
    entry = layer(assess({"natuur_ehs": {"source": source}}), "natuur_ehs")
    assert (entry["status"], "lies in the Netherlands" in entry["message"]) == ("error", True)


def test_rd_in_a_file_that_says_degrees_is_an_error(assess, tmp_path) -> None:
    source = geojson(tmp_path / "rd.geojson", (RING, {}))
    path = tmp_path / source
    path.write_text(path.read_text(encoding="utf-8").replace("EPSG::28992", "OGC:1.3:CRS84"), encoding="utf-8")
    entry = layer(assess({"natuur_ehs": {"source": source}}), "natuur_ehs")
    assert entry["status"] == "error", entry
    assert "check its coordinate system" in entry["message"]


def test_a_table_of_areas_that_holds_points_is_an_error(assess, tmp_path) -> None:
    source = write_layer(tmp_path / "punten.gpkg", "natuur_ehs", [(AROUND, {}), ("Point(235100 550100)", {})])
    entry = layer(assess({"natuur_ehs": {"source": source}}), "natuur_ehs")
    assert entry["status"] == "error", entry
    assert "says it has polygons" in entry["message"]


def test_points_for_areas_are_told(assess, tmp_path) -> None:
    wkb_type = QgsWkbTypes.Type.Point
    source = write_layer(tmp_path / "punten.gpkg", "natuur_ehs", [("Point(235100 550100)", {})], wkb_type)
    model = assess({"natuur_ehs": {"source": source}})
    assert layer(model, "natuur_ehs")["status"] == "ok"
    assert any("points where the policy means areas" in warning for warning in model["warnings"])


def test_a_field_that_a_rule_needs_and_that_is_gone_is_not_assessed(assess, tmp_path) -> None:
    source = geojson(tmp_path / "a.geojson", (RING, {"andersom": "x"}))
    model = assess({"aardkundig": {"source": source, "fields": {"niveau": "KLASSE"}}})
    assert "no field KLASSE" in layer(model, "aardkundig")["message"]
    assert any(item["layer"] == "aardkundig" and "niveau" in item["reason"] for item in model["not_assessed"])
    assert not [found for found in model["findings"] if found["rule"] == "aardkundige_waarden"]


def test_a_file_on_the_web_is_fetched_and_kept(assess, tmp_path, kept_folder) -> None:
    folder = tmp_path / "web"
    folder.mkdir()
    table = write_layer(folder / "n.gpkg", "natuur_ehs", [(AROUND, {"naam": "Bos"})]).partition("|")[2]
    (folder / "ruis.gpkg").write_bytes(bytes(range(256)) * 9)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}"
        for source in (f"{address}/n.gpkg|{table}", f"/vsicurl/{address}/n.gpkg|{table}"):
            entry = layer(assess({"natuur_ehs": {"source": source}}), "natuur_ehs")
            assert (entry["status"], entry["features"], entry["source"]) == ("ok", 1, source), entry
        for name in ("ruis.gpkg", "weg.gpkg"):
            assert layer(assess({"natuur_ehs": {"source": f"{address}/{name}"}}), "natuur_ehs")["status"] == "error"
        server.shutdown()
    assert layer(assess({"natuur_ehs": {"source": f"{address}/n.gpkg|{table}"}}), "natuur_ehs")["features"] == 1

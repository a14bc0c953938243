"""`plantoets:replayreport` and `plantoets:comparereports`: what has changed since a report, and what two reports differ in."""

import json
from pathlib import Path

import pytest
from plans import SQUARE, plan_layer, write_sources
from qgis.core import QgsProcessingException

WEST = "Polygon((234000 549000, 235100 549000, 235100 551000, 234000 551000, 234000 549000))"
FIELDS = ["kind", "subject", "title", "part", "section", "layer", "before", "after", "why"]


def rows(layer) -> list[dict]:
    return [dict(zip(layer.fields().names(), feature.attributes())) for feature in layer.getFeatures()]


@pytest.fixture
def empty(tmp_path, empty_layers) -> str:
    (tmp_path / "toen").mkdir()
    return write_sources(tmp_path / "toen", empty_layers, {})


@pytest.fixture
def nature(tmp_path, empty_layers) -> str:
    (tmp_path / "nu").mkdir()
    return write_sources(tmp_path / "nu", empty_layers, {"natuur_ehs": [(WEST, {"naam": "Westerbos", "ontwikkelingstijd_jaar": 10})]})


@pytest.fixture
def saved(run_algorithm, empty, tmp_path) -> str:
    path = tmp_path / "bewaard.json"
    run_algorithm(
        "assessplan", PLAN=plan_layer(SQUARE), ACTIVITY="woningbouw_uitleg", NAME="Proef", LAYER_SOURCES=empty,
        PARAMETERS='{"woningen": 12}', ANSWERS='{"ser_ladder_doorlopen": true}', REPORT_JSON=str(path),
    )  # fmt: skip
    return str(path)


def test_nothing_has_changed(run_algorithm, saved, empty, tmp_path) -> None:
    again = tmp_path / "opnieuw.json"
    result = run_algorithm("replayreport", REPORT=saved, LAYER_SOURCES=empty, REPORT_JSON=str(again), CHANGES="memory:")
    assert result["CHANGES"].fields().names() == FIELDS
    assert rows(result["CHANGES"]) == []
    assert result["CHANGE_COUNT"] == 0
    old, new = (json.loads(Path(path).read_text(encoding="utf-8")) for path in (saved, again))
    assert {**new, "provenance": None} == {**old, "provenance": None}


def test_a_forest_that_is_on_the_map_now(run_algorithm, saved, nature, tmp_path) -> None:
    result = run_algorithm(
        "replayreport", REPORT=saved, LAYER_SOURCES=nature, CHANGES="memory:", REPORT_HTML=str(tmp_path / "verschillen.html")
    )
    found = rows(result["CHANGES"])
    (layer,) = [row for row in found if row["kind"] == "layer"]
    assert layer["subject"] == "natuur_ehs"
    new = [row for row in found if row["kind"] == "finding_new" and row["layer"] == "natuur_ehs"]
    assert new
    assert all("natuur_ehs" in row["why"] and row["section"] for row in new)
    page = Path(result["REPORT_HTML"]).read_text(encoding="utf-8")
    assert all(row["title"] in page for row in new)
    assert result["OUTCOME"] == next(row["after"] for row in found if row["kind"] == "outcome")
    assert result["CHANGE_COUNT"] == len(found)


def test_another_file_is_refused_and_nothing_is_written(run_algorithm, tmp_path) -> None:
    other, target = tmp_path / "iets.json", tmp_path / "uit.json"
    other.write_text('{"type": "FeatureCollection"}', encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="REPORT_JSON"):
        run_algorithm("replayreport", REPORT=str(other), REPORT_JSON=str(target), CHANGES="memory:")
    assert not target.exists()


def test_through_qgis_process(qgis_process, saved, empty, tmp_path) -> None:
    changes = tmp_path / "wijzigingen.csv"
    ended = qgis_process("run", "plantoets:replayreport", "--", f"REPORT={saved}", f"LAYER_SOURCES={empty}", f"CHANGES={changes}")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "CHANGE_COUNT:\t0" in ended.stdout
    assert changes.read_text(encoding="utf-8").splitlines()[0].split(",")[-9:] == FIELDS


def test_two_saved_reports_differ_as_the_replay_says(run_algorithm, saved, nature, tmp_path) -> None:
    after, page = str(tmp_path / "nu.json"), tmp_path / "verschillen.html"
    replayed = run_algorithm("replayreport", REPORT=saved, LAYER_SOURCES=nature, CHANGES="memory:", REPORT_JSON=after)
    compared = run_algorithm("comparereports", BEFORE=saved, AFTER=after, CHANGES="memory:", REPORT_HTML=str(page))
    assert rows(compared["CHANGES"]) == rows(replayed["CHANGES"])
    assert compared["CHANGE_COUNT"] == len(rows(compared["CHANGES"])) > 0
    assert "Natuur binnen de EHS" in page.read_text(encoding="utf-8")
    assert compared["REPORT_HTML"] == str(page)

"""`plantoets:checkcatalogue` through Processing."""

import json
import shutil

from plantoets.assessment import installed


def test_the_policy_that_ships_has_no_errors_and_tells_that_it_has_expired(run_algorithm) -> None:
    result = run_algorithm("checkcatalogue", REPORT="memory:")
    rows = [dict(zip(("level", "subject", "message_nl", "message_en"), feature.attributes())) for feature in result["REPORT"].getFeatures()]
    assert [row for row in rows if row["level"] == "error"] == []
    assert result["ERRORS"] == 0
    assert result["WARNINGS"] == len(rows) > 0
    assert any("2016" in row["message_nl"] for row in rows)


def test_a_layer_that_is_absent_is_an_error(run_algorithm, tmp_path) -> None:
    sources = tmp_path / "bronnen.json"
    sources.write_text(json.dumps({"bos": {"source": "weg.gpkg"}}), encoding="utf-8")
    result = run_algorithm("checkcatalogue", LAYER_SOURCES=str(sources), REPORT="memory:")
    assert result["ERRORS"] >= 1
    assert "bos" in {feature["subject"] for feature in result["REPORT"].getFeatures() if feature["level"] == "error"}


def test_policy_files_that_can_not_be_read_are_an_error_in_the_table(run_algorithm, tmp_path, monkeypatch) -> None:
    policy = shutil.copytree(installed.POLICY, tmp_path / "policy")
    rules = policy / "rules" / "4.3.3-natuur.yaml"
    rules.write_text(rules.read_text(encoding="utf-8").replace("overlaps: natura2000", "overlaps: natura200"), encoding="utf-8")
    monkeypatch.setattr(installed, "POLICY", policy)
    result = run_algorithm("checkcatalogue", REPORT="memory:")
    (row,) = result["REPORT"].getFeatures()
    assert (result["ERRORS"], result["WARNINGS"]) == (1, 0)
    assert "4.3.3-natuur.yaml" in row["message_nl"]
    assert "natura2000" in row["message_nl"]

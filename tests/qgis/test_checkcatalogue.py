"""`plantoets:checkcatalogue` through Processing."""

import json


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

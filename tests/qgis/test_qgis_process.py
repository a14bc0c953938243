"""The plugin through a real qgis_process, without a display: as scripts and servers call it."""

import json

import pytest
from plans import SQUARE, plan_layer
from qgis.core import QgsCoordinateTransformContext, QgsVectorFileWriter


def write_plan(path) -> str:
    layer = plan_layer((SQUARE, "woningbouw_uitleg"), activity="string")
    options = QgsVectorFileWriter.SaveVectorOptions()
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsCoordinateTransformContext(), options)
    return str(path)


def test_assessplan_on_the_bundled_layers(qgis_process, tmp_path) -> None:
    report = tmp_path / "rapport.json"
    ended = qgis_process(
        "run", "plantoets:assessplan", "--", f"PLAN={write_plan(tmp_path / 'plan.gpkg')}", "ACTIVITY_FIELD=activity",
        'PARAMETERS={"woningen": 40}', 'ANSWERS={"ser_ladder_doorlopen": true}', f"FINDINGS={tmp_path / 'f.gpkg'}",
        f"OVERLAPS={tmp_path / 'o.gpkg'}", f"REPORT_JSON={report}", f"REPORT_HTML={tmp_path / 'r.html'}",
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr
    model = json.loads(report.read_text(encoding="utf-8"))
    assert f"OUTCOME:\t{model['outcome']}" in ended.stdout
    assert {layer["status"] for layer in model["layers"]} == {"ok"}
    assert model["answers"] == {"ser_ladder_doorlopen": True}
    for made in ("f.gpkg", "o.gpkg", "r.html"):
        assert (tmp_path / made).stat().st_size > 0


def test_an_error_is_one_sentence_and_leaves_nothing(qgis_process, tmp_path) -> None:
    report = tmp_path / "rapport.json"
    ended = qgis_process(
        "run", "plantoets:assessplan", "--", f"PLAN={write_plan(tmp_path / 'plan.gpkg')}", "ACTIVITY=woningbow", f"REPORT_JSON={report}"
    )
    said = ended.stdout + ended.stderr
    assert ended.returncode != 0
    assert "woningbouw" in said
    assert "Traceback" not in said
    assert not report.exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("ACTIVITY=woningbow", ["ACTIVITY", "woningbow", "woningbouw_"]),
        ("ACTIVITY_FIELD=activiti", ["ACTIVITY_FIELD", "activiti", "activity"]),
        ('PARAMETERS={"wonigen": 2}', ["PARAMETERS", "wonigen", "woningen"]),
        ('ANSWERS={"ser_lader": true}', ["ANSWERS", "ser_lader", "ser_ladder_doorlopen"]),
        ("LAYER_SOURCES=/nergens/bronnen.yaml", ["LAYER_SOURCES", "/nergens/bronnen.yaml"]),
    ],
)
def test_wrong_input_of_a_batch_is_one_sentence_and_leaves_nothing(qgis_process, tmp_path, change, words) -> None:
    given = {"ACTIVITY": "overig", **dict([change.split("=", 1)])}
    ended = qgis_process(
        "run", "plantoets:assessplans", "--", f"PLANS={write_plan(tmp_path / 'plan.gpkg')}", *(f"{k}={v}" for k, v in given.items()),
        f"ASSESSED={tmp_path / 'a.gpkg'}", f"REPORT_FOLDER={tmp_path / 'rapporten'}",
    )  # fmt: skip
    said = ended.stdout + ended.stderr
    assert ended.returncode != 0
    assert [word for word in words if word not in said] == []
    assert "Traceback" not in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan.gpkg"]


def test_help_in_a_terminal_has_no_markup(qgis_process) -> None:
    ended = qgis_process("help", "plantoets:assessplans")
    assert "<b>" not in ended.stdout
    assert "Example: qgis_process run plantoets:assessplans -- PLANS=" in ended.stdout
    assert "NAME_FIELD" in ended.stdout

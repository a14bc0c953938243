"""The plugin through a real qgis_process, without a display: as scripts and servers call it."""

import json

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

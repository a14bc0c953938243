"""The widgets in the batch dialog: each row its own type, parameters and answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
)
from toolbox_dialogs import accept, algorithm, row_parameters

pytestmark = pytest.mark.usefixtures("without_iface")


@pytest.fixture
def batch(provider: Any, typed_layer: Any) -> Iterator[Any]:
    from processing.gui.BatchAlgorithmDialog import BatchAlgorithmDialog

    dialog = BatchAlgorithmDialog(algorithm("assessplan"), None)
    dialog.mainWidget().addRow()
    yield dialog.mainWidget()
    dialog.close()


def test_each_row_of_a_batch_asks_for_its_own_type(batch: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from plantoets.ui.toolbox.picking_dialog import PickingDialog

    first, second = batch.wrappers
    column = batch.parameter_to_column
    first[column["ACTIVITY"]].setParameterValue("woningbouw_uitleg", QgsProcessingContext())
    second[column["ACTIVITY"]].setParameterValue("windpark", QgsProcessingContext())
    seen: list[set[str]] = []

    def state(dialog: Any) -> None:
        seen.append(set(dialog.content.editors))
        dialog.content.editors["hoogte_m"].setValue(12)

    monkeypatch.setattr(PickingDialog, "exec", accept(state))
    for row in (first, second):
        row[column["PARAMETERS"]].widget.summary.button.click()
    assert "woningen" in seen[0] - seen[1]
    assert "vermogen_mw" in seen[1] - seen[0]
    given = row_parameters(batch, 1)
    assert (given["ACTIVITY"], json.loads(given["PARAMETERS"])) == ("windpark", {"hoogte_m": 12.0})
    assert "Height: 12 m" in second[column["PARAMETERS"]].widget.summary.line.text()


def test_a_batch_fills_down(batch: Any) -> None:
    column = batch.parameter_to_column
    values = {
        "ACTIVITY": "windpark",
        "PARAMETERS": '{"hoogte_m": 12}',
        "ANSWERS": '{"geen_alternatieven": true}',
        "LAYER_SOURCES": "x.yaml",
    }
    for name, value in values.items():
        batch.wrappers[0][column[name]].setParameterValue(value, QgsProcessingContext())
        batch.tblParameters.cellWidget(0, column[name]).fillDown()
    given = row_parameters(batch, 1)
    assert {name: given[name] for name in values} == values


def test_a_batch_runs_row_by_row_with_what_was_picked(batch: Any, typed_layer: Any, tmp_path: Path) -> None:
    column = batch.parameter_to_column
    for row, activity in enumerate(("woningbouw_uitleg", "windpark")):
        batch.wrappers[row][column["PLAN"]].setParameterValue(typed_layer.id(), QgsProcessingContext())
        batch.wrappers[row][column["ACTIVITY"]].setParameterValue(activity, QgsProcessingContext())
        batch.wrappers[row][column["PARAMETERS"]].setParameterValue('{"hoogte_m": 12}', QgsProcessingContext())
        batch.tblParameters.cellWidget(row + 1, column["REPORT_JSON"]).setValue(str(tmp_path / f"rapport{row}.json"))
        given = row_parameters(batch, row, warn=True)
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        assert batch.alg.run(given, context, QgsProcessingFeedback())[1]
    reports = [json.loads((tmp_path / f"rapport{row}.json").read_text(encoding="utf-8")) for row in (0, 1)]
    assert [report["plan"]["parts"][0]["activity"] for report in reports] == ["woningbouw_uitleg", "windpark"]
    assert {part["parameters"]["hoogte_m"] for report in reports for part in report["plan"]["parts"]} == {12.0}

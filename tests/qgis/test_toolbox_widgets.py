"""In the toolbox nobody types JSON: the widgets in the algorithm dialog, the batch dialog and the Model Designer, used as a person does."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from inspect import signature
from pathlib import Path
from typing import Any

import pytest
from plans import SQUARE, plan_layer
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterString,
    QgsProject,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialog

Source = QgsProcessingModelChildParameterSource


@pytest.fixture
def layer(qgis_new_project: None) -> Iterator[Any]:
    made = plan_layer((SQUARE, "woningbouw_uitleg"), (SQUARE, "windpark"), activity="string")
    QgsProject.instance().addMapLayer(made)
    yield made
    QgsProject.instance().clear()


@pytest.fixture(autouse=True)
def without_iface(provider: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Processing's dialogs work without a desktop around them; a stub of one they do not take."""
    from processing.gui import BatchPanel, ParametersPanel
    from processing.modeler import ModelerParametersDialog

    for module in (BatchPanel, ParametersPanel, ModelerParametersDialog):
        monkeypatch.setattr(module, "iface", None)


def algorithm(name: str) -> Any:
    return QgsApplication.processingRegistry().createAlgorithmById(f"plantoets:{name}")


@pytest.fixture
def single(provider: Any, layer: Any) -> Iterator[Any]:
    from processing.gui.AlgorithmDialog import AlgorithmDialog

    dialog = AlgorithmDialog(algorithm("assessplan"), False, None)
    dialog.show()
    dialog.mainWidget().wrappers["PLAN"].setParameterValue(layer.id(), QgsProcessingContext())
    yield dialog
    dialog.close()


@pytest.fixture
def batch(provider: Any, layer: Any) -> Iterator[Any]:
    from processing.gui.BatchAlgorithmDialog import BatchAlgorithmDialog

    dialog = BatchAlgorithmDialog(algorithm("assessplan"), None)
    dialog.mainWidget().addRow()
    yield dialog.mainWidget()
    dialog.close()


def widget(dialog: Any, name: str) -> Any:
    return dialog.mainWidget().wrappers[name].widget


def choose_type(dialog: Any, words: str) -> None:
    line = widget(dialog, "ACTIVITY").box.lineEdit()
    line.selectAll()
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()


def parameters_of(dialog: Any) -> dict[str, Any]:
    return dialog.mainWidget().createProcessingParameters()


def accept(change: Callable[[Any], None]) -> Callable[[QDialog], int]:
    """Stands in for the person at the window: changes something and presses OK."""

    def go(dialog: QDialog) -> int:
        change(dialog)
        return int(QDialog.DialogCode.Accepted)

    return go


def test_typing_a_part_of_a_name_chooses_the_type_and_its_facts_appear(single: Any) -> None:
    assert widget(single, "PARAMETERS").form.editors == {}
    choose_type(single, "housing: exp")
    assert parameters_of(single)["ACTIVITY"] == "woningbouw_uitleg"
    assert {"woningen", "toename_verhard_m2", "hoogte_m"} <= set(widget(single, "PARAMETERS").form.editors)
    choose_type(single, "wind park")
    assert {"aantal_turbines", "vermogen_mw"} <= set(widget(single, "PARAMETERS").form.editors)
    assert "woningen" not in widget(single, "PARAMETERS").form.editors


def test_what_is_filled_in_is_json_for_the_engine_and_unknown_is_left_out(single: Any) -> None:
    choose_type(single, "housing: exp")
    assert parameters_of(single)["PARAMETERS"] == ""
    form = widget(single, "PARAMETERS").form
    form.editors["woningen"].setValue(85)
    form.editors["bodemingreep"].setCurrentIndex(form.editors["bodemingreep"].findData(False))
    assert json.loads(parameters_of(single)["PARAMETERS"]) == {"woningen": 85.0, "bodemingreep": False}
    form.editors["woningen"].clear()
    assert json.loads(parameters_of(single)["PARAMETERS"]) == {"bodemingreep": False}
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    sound, message = algorithm("assessplan").checkParameterValues(parameters_of(single), context)
    assert (sound, message) == (True, "")


def test_a_screen_reader_hears_what_each_input_is(single: Any) -> None:
    for name in ("ACTIVITY", "PARAMETERS", "ANSWERS", "LAYER_SOURCES"):
        focused = widget(single, name)
        while focused.focusProxy() is not None:
            focused = focused.focusProxy()
        assert focused.accessibleName() == algorithm("assessplan").parameterDefinition(name).description()
        assert widget(single, name).whatsThis()


def test_a_number_can_not_leave_its_limits(single: Any) -> None:
    widget(single, "ACTIVITY").show_value("milieuhinderlijk_bedrijf")
    editor = widget(single, "PARAMETERS").form.editors["milieucategorie"]
    editor.setValue(9)
    assert json.loads(parameters_of(single)["PARAMETERS"]) == {"milieucategorie": 6.0}
    assert "1" in editor.toolTip()
    assert "6" in editor.toolTip()


def test_a_field_with_types_asks_what_matters_for_all_of_them(single: Any) -> None:
    single.mainWidget().wrappers["ACTIVITY_FIELD"].setParameterValue("activity", QgsProcessingContext())
    assert {"woningen", "vermogen_mw"} <= set(widget(single, "PARAMETERS").form.editors)


def test_a_type_can_be_taken_away_again(single: Any) -> None:
    choose_type(single, "housing: exp")
    widget(single, "ACTIVITY").box.lineEdit().clear()
    assert parameters_of(single)["ACTIVITY"] == ""


def test_questions_are_answered_with_a_click(single: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from plantoets.ui.toolbox.picking_dialog import PickingDialog

    choose_type(single, "wind park")
    asked: list[str] = []

    def answer(dialog: Any) -> None:
        rows = dialog.content.rows
        asked.extend(rows)
        rows["laagvliegroutes_getoetst"].choose(True)
        rows["overleg_astron"].choose(False)
        rows["overleg_astron"].note.setText("Gesprek volgt")
        rows["overleg_astron"].note.editingFinished.emit()

    monkeypatch.setattr(PickingDialog, "exec", accept(answer))
    widget(single, "ANSWERS").summary.button.click()
    assert "geen_alternatieven" in asked
    assert "kwaliteitsslag_kern" not in asked
    answers = json.loads(parameters_of(single)["ANSWERS"])
    assert answers == {"laagvliegroutes_getoetst": True, "overleg_astron": {"answer": False, "note": "Gesprek volgt"}}
    assert widget(single, "ANSWERS").summary.line.text() == "2 answered: 1 × yes, 1 × no"
    widget(single, "ANSWERS").summary.clear.trigger()
    assert parameters_of(single)["ANSWERS"] == ""


def test_cancelling_the_questions_leaves_the_answers_as_they_were(single: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from plantoets.ui.toolbox.picking_dialog import PickingDialog

    widget(single, "ANSWERS").show_value('{"geen_alternatieven": true}')

    def away(dialog: Any) -> int:
        dialog.content.rows["geen_alternatieven"].choose(False)
        return int(QDialog.DialogCode.Rejected)

    monkeypatch.setattr(PickingDialog, "exec", away)
    widget(single, "ANSWERS").summary.button.click()
    assert json.loads(parameters_of(single)["ANSWERS"]) == {"geen_alternatieven": True}


def test_searching_leaves_the_questions_that_have_the_word(provider: Any) -> None:
    from plantoets.ui.toolbox.answers_input import QuestionSheet
    from plantoets.ui.toolbox.subjects import questions_for

    sheet = QuestionSheet(questions_for([], ()), {})
    sheet.search.setText("ASTRON")
    shown = [key for key, row in sheet.rows.items() if not row.isHidden()]
    assert "overleg_astron" in shown
    assert len(shown) < 5


@pytest.mark.parametrize("given", ["/gegevens/feiten.json", '{"woningen": ', '{"wonigen": 3}', '{"woningen": "veel"}', "[1, 2]"])
def test_json_that_scripts_gave_stays_as_it_is(single: Any, given: str) -> None:
    single.mainWidget().setParameters({"PARAMETERS": given, "ACTIVITY": "woningbow"})
    assert parameters_of(single)["PARAMETERS"] == given
    assert parameters_of(single)["ACTIVITY"] == "woningbow"
    assert widget(single, "PARAMETERS").summary.line.text() == given
    widget(single, "PARAMETERS").summary.clear.trigger()
    assert parameters_of(single)["PARAMETERS"] == ""


def test_json_of_an_earlier_run_comes_back_into_the_form(single: Any) -> None:
    single.mainWidget().setParameters({"ACTIVITY": "windpark", "PARAMETERS": '{"vermogen_mw": 3.5, "woningen": 2}'})
    editors = widget(single, "PARAMETERS").form.editors
    assert editors["vermogen_mw"].value() == 3.5
    assert editors["woningen"].value() == 2, "what was stated is shown, also where no rule for this type asks it"


def test_a_file_of_layer_sources_is_judged_when_it_is_chosen(single: Any, tmp_path: Path) -> None:
    chosen = widget(single, "LAYER_SOURCES")
    assert "bundled" in chosen.verdict.text()
    file = tmp_path / "bronnen.yaml"
    file.write_text("natuur_ehs: {source: x.gpkg}\nbundled: false\n", encoding="utf-8")
    chosen.file.setFilePath(str(file))
    assert chosen.verdict.text().startswith("1 layers from this file")
    assert "missing" in chosen.verdict.text()
    assert parameters_of(single)["LAYER_SOURCES"] == str(file)
    file.write_text("natuur_esh: {source: x.gpkg}\n", encoding="utf-8")
    chosen.file.setFilePath("")
    chosen.file.setFilePath(str(file))
    assert "natuur_ehs" in chosen.verdict.text()


def row_parameters(batch: Any, row: int, warn: bool = False) -> dict[str, Any]:
    """What a row runs with; newer QGIS wants a context too."""
    context = {"context": QgsProcessingContext()} if "context" in signature(batch.parametersForRow).parameters else {}
    given, ready = batch.parametersForRow(row, warnOnInvalid=warn, **context)
    assert ready or not warn
    return dict(given)


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


@pytest.fixture
def model() -> QgsProcessingModelAlgorithm:
    made = QgsProcessingModelAlgorithm("Toets", "Plantoets")
    made.addModelParameter(QgsProcessingParameterString("soort", "Soort plan"), QgsProcessingModelParameter("soort"))
    return made


def designer(model: QgsProcessingModelAlgorithm, child: Any = None) -> Any:
    from processing.modeler.ModelerParametersDialog import ModelerParametersDialog

    return ModelerParametersDialog(algorithm("assessplan"), model, child)


def test_in_the_model_designer_a_value_is_picked_or_comes_from_elsewhere(provider: Any, layer: Any, model: Any) -> None:
    from plantoets.ui.toolbox.model_source import Kind, ModelSource

    dialog = designer(model)
    activity, parameters = (dialog.findChild(ModelSource, name) for name in ("ACTIVITY", "PARAMETERS"))
    activity.kind.setCurrentIndex(activity.kind.findText("From: Soort plan"))
    parameters.kind.setCurrentIndex(parameters.kind.findText("Expression"))
    parameters.expression.setExpression("'{\"woningen\": ' || 3 || '}'")
    dialog.findChild(ModelSource, "ANSWERS").picker.show_value('{"geen_alternatieven": true}')
    child = dialog.createAlgorithm()
    sources = {name: child.parameterSources()[name][0] for name in ("ACTIVITY", "PARAMETERS", "ANSWERS")}
    assert sources["ACTIVITY"].source() == Kind.ModelParameter
    assert sources["ACTIVITY"].parameterName() == "soort"
    assert sources["PARAMETERS"].expression() == "'{\"woningen\": ' || 3 || '}'"
    assert sources["ANSWERS"].staticValue() == '{"geen_alternatieven": true}'

    child.setChildId("toets")
    model.addChildAlgorithm(child)
    again = designer(model, "toets")
    found = {name: again.findChild(ModelSource, name).value() for name in sources}
    assert {name: (found[name].source(), found[name].staticValue(), found[name].expression()) for name in sources} == {
        name: (source.source(), source.staticValue(), source.expression()) for name, source in sources.items()
    }


def test_a_model_made_in_the_designer_runs_with_what_comes_from_elsewhere(provider: Any, layer: Any, model: Any, tmp_path: Path) -> None:
    from plantoets.ui.toolbox.model_source import ModelSource

    dialog = designer(model)
    activity, parameters = (dialog.findChild(ModelSource, name) for name in ("ACTIVITY", "PARAMETERS"))
    activity.kind.setCurrentIndex(activity.kind.findText("From: Soort plan"))
    parameters.kind.setCurrentIndex(parameters.kind.findText("Expression"))
    parameters.expression.setExpression("'{\"hoogte_m\": ' || (3 * 4) || '}'")
    child = dialog.createAlgorithm()
    child.setChildId("toets")
    child.addParameterSources("PLAN", [Source.fromStaticValue(layer.id())])
    out = QgsProcessingModelOutput("rapport", "rapport")
    out.setChildId("toets")
    out.setChildOutputName("REPORT_JSON")
    child.setModelOutputs({"rapport": out})
    model.addChildAlgorithm(child)
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    context.setProject(QgsProject.instance())
    _, ended = model.run({"soort": "windpark", "toets:rapport": str(tmp_path / "r.json")}, context, feedback)
    assert ended, feedback.textLog()
    parts = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["plan"]["parts"]
    assert {(part["activity"], part["parameters"]["hoogte_m"]) for part in parts} == {("windpark", 12.0)}


def test_in_the_model_designer_the_questions_follow_a_type_that_is_picked_there(provider: Any, layer: Any, model: Any) -> None:
    from plantoets.ui.toolbox.model_source import ModelSource

    dialog = designer(model)
    answers = dialog.findChild(ModelSource, "ANSWERS").picker
    everything = set(answers.dialog({})[0].content.rows)
    dialog.findChild(ModelSource, "ACTIVITY").picker.show_value("windpark")
    assert set(answers.dialog({})[0].content.rows) < everything


def test_a_run_without_a_window_imports_no_widget(package_folder: Path, root: Path, tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback\n"
        "app = QgsApplication([], False); app.initQgis()\n"
        "import plantoets\n"
        "plugin = plantoets.classFactory(None); plugin.initProcessing()\n"
        "algorithm = QgsApplication.processingRegistry().createAlgorithmById('plantoets:assessplan')\n"
        f"plan = {str(root / 'resources' / 'example' / 'voorbeeldplan.gpkg')!r}\n"
        "_, ended = algorithm.run({'PLAN': plan, 'ACTIVITY_FIELD': 'activity', 'FINDINGS': 'memory:'}, QgsProcessingContext(),"
        " QgsProcessingFeedback())\n"
        "print(ended, [name for name in sys.modules if name.startswith('plantoets.ui') or name == 'processing'])\n"
    )
    place = f"{package_folder}:" + ":".join(path for path in sys.path if path)
    ended = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": place, "QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert ended.stdout.strip().endswith("True []"), ended.stdout + ended.stderr


def test_the_office_s_own_file_is_there_from_the_start_and_is_named_so(provider: Any, layer: Any, tmp_path: Path) -> None:
    from plantoets.processing.sources.settings import use_office_sources
    from processing.gui.AlgorithmDialog import AlgorithmDialog

    file = tmp_path / "bronnen.yaml"
    file.write_text("natuur_ehs: {source: x.gpkg}\n", encoding="utf-8")
    use_office_sources(str(file))
    try:
        dialog = AlgorithmDialog(algorithm("assessplan").create(), False, None)
        assert parameters_of(dialog)["LAYER_SOURCES"] == str(file)
        assert widget(dialog, "LAYER_SOURCES").verdict.text().startswith("The office's own file. 1 layers")
        dialog.close()
    finally:
        use_office_sources("")


def test_maps_are_ticked_by_name_and_kept_by_number(provider: Any) -> None:
    from processing.gui.AlgorithmDialog import AlgorithmDialog

    dialog = AlgorithmDialog(algorithm("loadlayers"), False, None)
    maps = widget(dialog, "GROUPS")
    assert parameters_of(dialog)["GROUPS"] == []
    row = next(row for row in range(maps.box.count()) if maps.box.itemText(row).startswith("Map 2E — "))
    maps.box.toggleItemCheckState(row)
    assert parameters_of(dialog)["GROUPS"] == ["2E"]
    dialog.mainWidget().setParameters({"GROUPS": "1;2E"})
    assert parameters_of(dialog)["GROUPS"] == ["1", "2E"]
    dialog.close()


def test_a_batch_runs_row_by_row_with_what_was_picked(batch: Any, layer: Any, tmp_path: Path) -> None:
    column = batch.parameter_to_column
    for row, activity in enumerate(("woningbouw_uitleg", "windpark")):
        batch.wrappers[row][column["PLAN"]].setParameterValue(layer.id(), QgsProcessingContext())
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


def test_where_the_engine_is_missing_the_widgets_say_why(provider: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from plantoets.ui.toolbox import answers_input, json_input, parameters_input, subjects

    for module in (json_input, parameters_input, subjects):
        monkeypatch.setattr(module, "missing_engine", lambda: "shapely is not here")
    inline = parameters_input.ParametersInput(lambda: ["windpark"], inline=True)
    answers = answers_input.AnswersInput(lambda: ["windpark"])
    answers.show_value('{"geen_alternatieven": true}')
    assert inline.form.editors == {}
    assert answers.summary.button.toolTip() == "shapely is not here"
    assert not answers.summary.button.isEnabled()
    assert answers.value() == '{"geen_alternatieven": true}'

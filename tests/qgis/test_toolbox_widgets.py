"""In the toolbox nobody types JSON: the widgets in the dialog of an algorithm, used as a person does."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsProcessingContext,
    QgsProject,
)
from qgis.PyQt.QtWidgets import QDialog
from toolbox_dialogs import accept, algorithm, choose_type, parameters_of, widget

pytestmark = pytest.mark.usefixtures("without_iface")


@pytest.fixture
def single(provider: Any, typed_layer: Any) -> Iterator[Any]:
    from processing.gui.AlgorithmDialog import AlgorithmDialog

    dialog = AlgorithmDialog(algorithm("assessplan"), False, None)
    dialog.show()
    dialog.mainWidget().wrappers["PLAN"].setParameterValue(typed_layer.id(), QgsProcessingContext())
    yield dialog
    dialog.close()


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


def test_the_office_s_own_file_is_there_from_the_start_and_is_named_so(provider: Any, typed_layer: Any, tmp_path: Path) -> None:
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

"""The widgets in the Model Designer: a value is picked, or comes from elsewhere in the model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterString,
    QgsProject,
)
from toolbox_dialogs import algorithm

Source = QgsProcessingModelChildParameterSource
pytestmark = pytest.mark.usefixtures("without_iface")


@pytest.fixture
def model() -> QgsProcessingModelAlgorithm:
    made = QgsProcessingModelAlgorithm("Toets", "Plantoets")
    made.addModelParameter(QgsProcessingParameterString("soort", "Soort plan"), QgsProcessingModelParameter("soort"))
    return made


def designer(model: QgsProcessingModelAlgorithm, child: Any = None) -> Any:
    from processing.modeler.ModelerParametersDialog import ModelerParametersDialog

    return ModelerParametersDialog(algorithm("assessplan"), model, child)


def test_in_the_model_designer_a_value_is_picked_or_comes_from_elsewhere(provider: Any, typed_layer: Any, model: Any) -> None:
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


def test_a_model_made_in_the_designer_runs_with_what_comes_from_elsewhere(
    provider: Any, typed_layer: Any, model: Any, tmp_path: Path
) -> None:
    from plantoets.ui.toolbox.model_source import ModelSource

    dialog = designer(model)
    activity, parameters = (dialog.findChild(ModelSource, name) for name in ("ACTIVITY", "PARAMETERS"))
    activity.kind.setCurrentIndex(activity.kind.findText("From: Soort plan"))
    parameters.kind.setCurrentIndex(parameters.kind.findText("Expression"))
    parameters.expression.setExpression("'{\"hoogte_m\": ' || (3 * 4) || '}'")
    child = dialog.createAlgorithm()
    child.setChildId("toets")
    child.addParameterSources("PLAN", [Source.fromStaticValue(typed_layer.id())])
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


def test_in_the_model_designer_the_questions_follow_a_type_that_is_picked_there(provider: Any, typed_layer: Any, model: Any) -> None:
    from plantoets.ui.toolbox.model_source import ModelSource

    dialog = designer(model)
    answers = dialog.findChild(ModelSource, "ANSWERS").picker
    everything = set(answers.dialog({})[0].content.rows)
    dialog.findChild(ModelSource, "ACTIVITY").picker.show_value("windpark")
    assert set(answers.dialog({})[0].content.rows) < everything

"""What ships as an example works: the batch of ten plans and the model, here and in a real qgis_process, as the guide says it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsFeature,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingUtils,
    QgsVectorLayer,
)


@pytest.fixture(scope="module")
def examples(root: Path) -> Path:
    return root / "resources" / "example"


@pytest.fixture
def model(provider: Any, qgis_processing: None, examples: Path) -> QgsProcessingModelAlgorithm:
    made = QgsProcessingModelAlgorithm()
    assert made.fromFile(str(examples / "planbestand_toetsen.model3"))
    made.initAlgorithm()
    return made


def rows(path: Path) -> list[QgsFeature]:
    return list(QgsVectorLayer(str(path), "", "ogr").getFeatures())


def steps(model: QgsProcessingModelAlgorithm) -> dict[str, Any]:
    """Each step with what goes into it."""
    found = {}
    for name, child in model.childAlgorithms().items():
        given = {key: [source.toVariant() for source in sources] for key, sources in child.parameterSources().items()}
        found[name] = (child.algorithmId(), given)
    return found


def test_the_batch_is_assessed_whole_and_shows_what_there_is(run_algorithm: Callable[..., dict[str, Any]], examples: Path) -> None:
    result = run_algorithm(
        "assessplans", PLANS=str(examples / "batch.gpkg"), ACTIVITY_FIELD="activity", NAME_FIELD="name", ASSESSED="memory:"
    )
    assert (result["PLAN_COUNT"], result["ERROR_COUNT"]) == (10, 0)
    outcomes = {feature["name"]: feature["outcome"] for feature in result["ASSESSED"].getFeatures()}
    assert {"prohibited", "no_unless", "conditional"} <= set(outcomes.values())
    assert outcomes["Nieuwe camping bij Dwingeloo"] == "prohibited"
    assert len({feature["activity"] for feature in result["ASSESSED"].getFeatures()}) == 10


def test_the_batch_command_of_the_guide_works(qgis_process: Any, examples: Path, tmp_path: Path) -> None:
    ended = qgis_process(
        "run", "plantoets:assessplans", "--", f"PLANS={examples / 'batch.gpkg'}", "ACTIVITY_FIELD=activity", "NAME_FIELD=name",
        f"ASSESSED={tmp_path / 'getoetst.gpkg'}", f"REPORT_FOLDER={tmp_path / 'rapporten'}",
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert len(rows(tmp_path / "getoetst.gpkg")) == 10
    assert len(list((tmp_path / "rapporten").glob("*.json"))) == 10


def test_the_model_is_what_its_script_builds(model: QgsProcessingModelAlgorithm, root: Path) -> None:
    sys.path.insert(0, str(root / "tools" / "example"))
    try:
        from model import built
    finally:
        sys.path.pop(0)
    assert steps(model) == steps(built())
    assert [parameter.name() for parameter in model.parameterDefinitions() if not parameter.isDestination()] == ["FILE", "ACTIVITY"]


def test_the_model_assesses_a_plan_file(model: QgsProcessingModelAlgorithm, examples: Path, tmp_path: Path) -> None:
    assert model.canExecute() == (True, "")
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    given = {
        "FILE": str(examples / "voorbeeldplan.gpkg"),
        "toetsen:Bevindingen": "memory:",
        "toetsen:Rapport": str(tmp_path / "rapport.html"),
    }
    results, ended = model.run(given, context, feedback)
    assert ended, feedback.textLog()
    findings = QgsProcessingUtils.mapLayerFromString(results["toetsen:Bevindingen"], context)
    assert {feature["part"] for feature in findings.getFeatures()} == {"voorbeeldplan.1", "voorbeeldplan.3", "voorbeeldplan.4"}
    assert "Nee, tenzij" in (tmp_path / "rapport.html").read_text(encoding="utf-8")


def test_the_model_lets_people_pick_the_type(model: QgsProcessingModelAlgorithm) -> None:
    from processing.gui.wrappers import WidgetWrapperFactory

    wrapper = WidgetWrapperFactory.create_wrapper(model.parameterDefinition("ACTIVITY"), None)
    assert wrapper.value() == "overig"
    assert wrapper.widget.box.currentText() == "Other development"


def test_the_model_runs_in_qgis_process(qgis_process: Any, examples: Path, tmp_path: Path) -> None:
    ended = qgis_process(
        "run", str(examples / "planbestand_toetsen.model3"), "--", f"FILE={examples / 'voorbeeldplan.gpkg'}",
        f"toetsen:Bevindingen={tmp_path / 'b.gpkg'}", f"toetsen:Rapport={tmp_path / 'r.html'}",
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert len(rows(tmp_path / "b.gpkg")) > 10
    assert (tmp_path / "r.html").stat().st_size > 10_000

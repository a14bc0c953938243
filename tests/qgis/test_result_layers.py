"""Results that are loaded look finished: the plan's name, readable columns, the colours of their outcome."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from plans import SQUARE, plan_layer, write_sources
from qgis.core import (
    NULL,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
)

WEST = "Polygon((234000 549000, 235100 549000, 235100 551000, 234000 551000, 234000 549000))"
OUTSIDE = "Polygon((100000 400000, 100100 400000, 100100 400100, 100000 400000))"
Loaded = Callable[..., dict[str, QgsVectorLayer]]


@pytest.fixture(scope="module")
def nature(tmp_path_factory: pytest.TempPathFactory, empty_layers: Path) -> str:
    return write_sources(tmp_path_factory.mktemp("natuur"), empty_layers, {"natuur_ehs": [(WEST, {"naam": "Westerbos"})]})


@pytest.fixture
def loaded(provider: Any) -> Loaded:
    """Runs an algorithm and loads the outputs as the toolbox does; the layers by output."""
    from processing.gui.Postprocessing import handleAlgorithmResults

    def run(name: str, outputs: dict[str, str], **parameters: Any) -> dict[str, QgsVectorLayer]:
        project = QgsProject.instance()
        project.clear()
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
        context.setProject(project)
        algorithm = provider.algorithm(name).create()
        given = {key: QgsProcessingOutputLayerDefinition(place, project) for key, place in outputs.items()}
        results, ended = algorithm.run({**parameters, **given}, context, feedback)
        assert ended, feedback.textLog()
        assert handleAlgorithmResults(algorithm, context, feedback, parameters=given)
        return {key: QgsProcessingUtils.mapLayerFromString(results[key], context) for key in outputs}

    return run


@pytest.fixture
def assessed(loaded: Loaded, nature: str) -> dict[str, QgsVectorLayer]:
    plan = plan_layer((SQUARE, "Bos"), naam="string")
    outputs = {"OVERLAPS": "TEMPORARY_OUTPUT", "FINDINGS": "TEMPORARY_OUTPUT"}
    return loaded("assessplan", outputs, PLAN=plan, ACTIVITY="overig", NAME="Rolde-Oost", LAYER_SOURCES=nature)


def titles(layer: QgsVectorLayer) -> list[str]:
    return [layer.attributeDisplayName(index) for index in range(layer.fields().count())]


def shown(layer: QgsVectorLayer) -> list[str]:
    return [column.name for column in layer.attributeTableConfig().columns() if not column.hidden and column.name]


def test_layers_are_named_after_the_plan(assessed: dict[str, QgsVectorLayer]) -> None:
    assert {key: layer.name() for key, layer in assessed.items()} == {
        "OVERLAPS": "Overlaps: Rolde-Oost",
        "FINDINGS": "Findings: Rolde-Oost",
    }


def test_a_file_is_dressed_too(loaded: Loaded, nature: str, tmp_path: Path) -> None:
    outputs = {"FINDINGS": str(tmp_path / "mijn_tabel.gpkg")}
    layers = loaded("assessplan", outputs, PLAN=plan_layer(SQUARE), ACTIVITY="overig", NAME="Rolde", LAYER_SOURCES=nature)
    assert layers["FINDINGS"].name() == "Findings: Rolde"
    assert titles(layers["FINDINGS"])[:3] == ["fid", "Plan", "Part"]


def test_columns_have_titles_and_the_important_ones_come_first(assessed: dict[str, QgsVectorLayer]) -> None:
    assert not [title for title in titles(assessed["FINDINGS"]) if "_" in title]
    assert shown(assessed["FINDINGS"])[:3] == ["outcome", "title", "part"]
    assert shown(assessed["OVERLAPS"])[:3] == ["outcome", "layer", "zone"]
    assert assessed["FINDINGS"].fields().names()[:3] == ["plan", "part", "rule"], "the names themselves are those of the contract"


def test_ids_read_as_words_in_the_table(assessed: dict[str, QgsVectorLayer]) -> None:
    layer = assessed["FINDINGS"]
    pairs = layer.editorWidgetSetup(layer.fields().indexOf("outcome")).config()["map"]
    assert {"No, unless": "no_unless"} in pairs
    layers = layer.editorWidgetSetup(layer.fields().indexOf("layer")).config()["map"]
    assert "natuur_ehs" in {value for pair in layers for value in pair.values()}


def test_overlaps_have_the_colours_and_hatching_of_their_outcome(assessed: dict[str, QgsVectorLayer]) -> None:
    renderer = assessed["OVERLAPS"].renderer()
    assert renderer.classAttribute() == "outcome"
    by_value = {category.value(): category for category in renderer.categories()}
    assert by_value["no_unless"].label() == "No, unless"
    assert by_value["no_unless"].symbol().symbolLayerCount() == 2
    assert by_value[NULL].label() == "no finding on it"
    assert "none" not in by_value
    assert renderer.orderByEnabled(), "the most severe lies on top"


def test_a_batch_is_coloured_by_our_own_column_also_where_the_input_has_one_like_it(loaded: Loaded, nature: str) -> None:
    plans = plan_layer((SQUARE, "oud"), (OUTSIDE, "oud"), outcome="string")
    outputs = dict.fromkeys(("ASSESSED", "FINDINGS", "OVERLAPS"), "TEMPORARY_OUTPUT")
    layers = loaded("assessplans", outputs, PLANS=plans, ACTIVITY="overig", LAYER_SOURCES=nature)
    renderer = layers["ASSESSED"].renderer()
    assert renderer.classAttribute() == "outcome_2"
    assert {category.label() for category in renderer.categories()} >= {"No, unless", "could not be assessed"}
    assert layers["ASSESSED"].name() == "Assessed plans: proefplan"
    assert "Number: No, unless" in titles(layers["ASSESSED"])
    features = list(layers["ASSESSED"].getFeatures())
    found = [renderer.categoryIndexForValue(feature["outcome_2"]) for feature in features]
    assert -1 not in found


def test_parts_of_a_file_say_which_are_proposed(loaded: Loaded, root: Path) -> None:
    file = str(root / "resources" / "example" / "voorbeeldplan.gpkg")
    parts = loaded("importplan", {"PARTS": "TEMPORARY_OUTPUT"}, FILE=file)["PARTS"]
    assert parts.renderer().classAttribute() == "assess"
    assert parts.name().startswith("Plan parts: ")
    assert shown(parts)[:3] == ["part", "name", "activity"]


def test_problems_show_the_message_in_one_language(loaded: Loaded, nature: str) -> None:
    report = loaded("checkcatalogue", {"REPORT": "TEMPORARY_OUTPUT"}, LAYER_SOURCES=nature)["REPORT"]
    assert report.name() == "Problems"
    assert shown(report) == ["level", "subject", "message_en"]


def test_changes_are_dressed_too(loaded: Loaded, nature: str, tmp_path: Path) -> None:
    saved = tmp_path / "eerder.json"
    loaded("assessplan", {}, PLAN=plan_layer(SQUARE), ACTIVITY="overig", NAME="Rolde", LAYER_SOURCES=nature, REPORT_JSON=str(saved))
    changes = loaded("replayreport", {"CHANGES": "TEMPORARY_OUTPUT"}, REPORT=str(saved))["CHANGES"]
    assert changes.name() == "Changes: Rolde"
    assert shown(changes)[:3] == ["kind", "title", "before"]

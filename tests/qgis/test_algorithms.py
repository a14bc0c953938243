"""What holds for every algorithm: found, helped, named, and stopped without leaving anything."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from plans import SQUARE, plan_layer, write_sources
from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProject,
)

ALGORITHMS = ("assessplan", "assessplans", "checkcatalogue", "comparereports", "importplan", "loadlayers", "refreshsources", "replayreport")
WEST = "Polygon((234000 549000, 235100 549000, 235100 551000, 234000 551000, 234000 549000))"


@pytest.fixture(params=ALGORITHMS)
def algorithm(provider: Any, request: pytest.FixtureRequest) -> QgsProcessingAlgorithm:
    return provider.algorithm(request.param)


@pytest.fixture(scope="module")
def nature(tmp_path_factory: pytest.TempPathFactory, empty_layers: Path) -> str:
    return write_sources(tmp_path_factory.mktemp("natuur"), empty_layers, {"natuur_ehs": [(WEST, {"naam": "Westerbos"})]})


@pytest.fixture(scope="module")
def report(provider: Any, nature: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    place = tmp_path_factory.mktemp("eerder") / "eerder.json"
    given = {"PLAN": plan_layer(SQUARE), "ACTIVITY": "overig", "LAYER_SOURCES": nature, "REPORT_JSON": str(place)}
    provider.algorithm("assessplan").create().run(given, QgsProcessingContext(), QgsProcessingFeedback())
    return str(place)


def inputs_of(name: str, nature: str, report: str, root: Path, made: Path) -> dict[str, Any]:
    """Sound input that asks for every output there is, as files in `made`."""
    plan = {"PLAN": plan_layer(SQUARE), "PLANS": plan_layer(SQUARE, SQUARE), "ACTIVITY": "overig", "LAYER_SOURCES": nature}
    files = {
        "assessplan": ("FINDINGS=f.gpkg", "OVERLAPS=o.gpkg", "REPORT_JSON=r.json", "REPORT_HTML=r.html", "REPORT_PDF=r.pdf"),
        "assessplans": ("ASSESSED=a.gpkg", "FINDINGS=f.gpkg", "OVERLAPS=o.gpkg"),
        "checkcatalogue": ("REPORT=p.gpkg",),
        "comparereports": ("CHANGES=c.gpkg", "REPORT_HTML=v.html"),
        "importplan": ("PARTS=d.gpkg",),
        "loadlayers": ("PROJECT=k.qgz",),
        "refreshsources": ("REPORT=s.gpkg",),
        "replayreport": ("REPORT_JSON=r.json", "CHANGES=c.gpkg", "REPORT_HTML=v.html"),
    }
    own: dict[str, dict[str, Any]] = {
        "importplan": {"FILE": str(root / "resources" / "example" / "voorbeeldplan.gpkg")},
        "comparereports": {"BEFORE": report, "AFTER": report},
        "replayreport": {"REPORT": report, "LAYER_SOURCES": nature},
        "loadlayers": {"GROUPS": ["4"]},
        "checkcatalogue": {"LAYER_SOURCES": nature},
        "refreshsources": {"LAYER_SOURCES": nature},
        "assessplans": {**plan, "REPORT_FOLDER": str(made)},
    }
    outputs = dict(entry.split("=") for entry in files[name])
    return {**own.get(name, plan), **{key: str(made / value) for key, value in outputs.items()}}


class StopAt(QgsProcessingFeedback):
    """Somebody presses cancel when the bar comes to `progress`."""

    def __init__(self, progress: float) -> None:
        super().__init__()
        self._at = progress
        self.progressChanged.connect(self._look)
        self._look(0.0)

    def _look(self, progress: float) -> None:
        if progress >= self._at:
            self.cancel()


def test_all_algorithms_are_there(provider: Any) -> None:
    assert sorted(algorithm.name() for algorithm in provider.algorithms()) == sorted(ALGORITHMS)


def test_it_has_a_group_an_icon_of_its_own_and_words_to_find_it(algorithm: QgsProcessingAlgorithm) -> None:
    assert algorithm.group()
    assert algorithm.groupId() in {"assess", "data", "policy"}
    assert Path(algorithm.svgIconPath()).stem == algorithm.name()
    assert not algorithm.icon().pixmap(24, 24).isNull()
    assert len(algorithm.tags()) >= 4
    assert algorithm.canExecute() == (True, "")


def test_its_help_is_complete(algorithm: QgsProcessingAlgorithm) -> None:
    text = algorithm.shortHelpString()
    for parameter in algorithm.parameterDefinitions():
        assert parameter.help(), parameter.name()
        assert parameter.help() in text
    assert f"qgis_process run plantoets:{algorithm.name()} -- " in text
    assert algorithm.shortDescription() in text


def test_its_example_names_inputs_and_outputs_that_exist(algorithm: QgsProcessingAlgorithm) -> None:
    names = {word.partition("=")[0] for word in algorithm.example().split()}
    assert names <= {parameter.name() for parameter in algorithm.parameterDefinitions()}


def test_its_outputs_are_optional_and_reports_are_asked_for(algorithm: QgsProcessingAlgorithm) -> None:
    for made in algorithm.destinationParameterDefinitions():
        optional = bool(made.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional)
        assert optional or made.name() == "PARTS"
        assert made.createByDefault() == (made.type() == "sink" and made.name() not in ("LINES", "POINTS"))


def test_choices_are_words_and_not_numbers(algorithm: QgsProcessingAlgorithm) -> None:
    for parameter in algorithm.parameterDefinitions():
        if parameter.type() == "enum":
            assert parameter.usesStaticStrings(), "a model would keep a number that means something else tomorrow"


@pytest.mark.parametrize("progress", [0.0, 1.0, 60.0])
def test_stopped_it_leaves_nothing(
    algorithm: QgsProcessingAlgorithm, progress: float, nature: str, report: str, root: Path, tmp_path: Path
) -> None:
    made = tmp_path / "uit"
    made.mkdir()
    before = set(QgsProject.instance().mapLayers())
    context, feedback = QgsProcessingContext(), StopAt(progress)
    results, ended = algorithm.create().run(inputs_of(algorithm.name(), nature, report, root, made), context, feedback)
    assert feedback.isCanceled(), "it went on without telling how far it was"
    assert (results, ended) == ({}, True)
    assert [path.name for path in made.iterdir()] == []
    assert context.layersToLoadOnCompletion() == {}
    assert set(QgsProject.instance().mapLayers()) == before


def test_left_alone_it_makes_all_that_was_asked(
    algorithm: QgsProcessingAlgorithm, nature: str, report: str, root: Path, tmp_path: Path
) -> None:
    made = tmp_path / "uit"
    made.mkdir()
    given = inputs_of(algorithm.name(), nature, report, root, made)
    results, ended = algorithm.create().run(given, QgsProcessingContext(), QgsProcessingFeedback())
    assert ended
    asked = {value for key, value in given.items() if str(value).startswith(f"{made}/") and key != "REPORT_FOLDER"}
    assert asked <= {str(path) for path in made.iterdir()}
    assert {parameter.name() for parameter in algorithm.destinationParameterDefinitions() if parameter.name() in given} <= set(results)


def test_loading_layers_into_the_open_project_can_be_taken_back(provider: Any) -> None:
    project = QgsProject.instance()
    project.clear()
    context = QgsProcessingContext()
    context.setProject(project)
    provider.algorithm("loadlayers").create().run({"GROUPS": ["2"]}, context, StopAt(30.0))
    assert project.mapLayers() == {}
    assert project.layerTreeRoot().children() == []


WRONG: list[tuple[str, dict[str, Any], list[str]]] = [
    (name, change, words)
    for name in ("assessplan", "assessplans")
    for change, words in [
        ({"ACTIVITY": "woningbow_uitleg"}, ["ACTIVITY", "woningbow_uitleg", "woningbouw_uitleg"]),
        ({"ACTIVITY": ""}, ["ACTIVITY"]),
        ({"ACTIVITY_FIELD": "soortt"}, ["ACTIVITY_FIELD", "soortt", "soort"]),
        ({"PARAMETERS": '{"wonigen": 3}'}, ["PARAMETERS", "wonigen", "woningen"]),
        ({"PARAMETERS": '{"woningen": "veel"}'}, ["PARAMETERS", "woningen", "veel"]),
        ({"PARAMETERS": '{"woningen": -1}'}, ["PARAMETERS", "woningen", "-1"]),
        ({"PARAMETERS": '{"vermogen_mw": NaN}'}, ["PARAMETERS", "NaN"]),
        ({"PARAMETERS": '{"woningen": 3'}, ["PARAMETERS", "JSON"]),
        ({"ANSWERS": '{"ser_lader": true}'}, ["ANSWERS", "ser_lader", "ser_ladder_doorlopen"]),
        ({"ANSWERS": '{"ser_ladder_doorlopen": "ja"}'}, ["ANSWERS", "ser_ladder_doorlopen", "ja"]),
        ({"LAYER_SOURCES": "/nergens/bronnen.yaml"}, ["LAYER_SOURCES", "/nergens/bronnen.yaml"]),
        ({"LAYER_SOURCES": "natuur_esh: {source: x.gpkg}\n"}, ["natuur_esh", "natuur_ehs"]),
        ({"LAYER_SOURCES": "natuur_ehs: {source: x.gpkg\n"}, ["bronnen.yaml"]),
    ]
]
WRONG += [
    ("assessplans", {"NAME_FIELD": "naamm"}, ["NAME_FIELD", "naamm", "naam"]),
    ("checkcatalogue", {"LAYER_SOURCES": "/nergens/bronnen.yaml"}, ["LAYER_SOURCES"]),
    ("checkcatalogue", {"LAYER_SOURCES": "natuur_esh: {source: x.gpkg}\n"}, ["natuur_ehs"]),
    ("loadlayers", {"LAYER_SOURCES": "natuur_esh: {source: x.gpkg}\n"}, ["natuur_ehs"]),
    ("loadlayers", {"GROUPS": ["2E", "13"]}, ["GROUPS", "13"]),
    ("loadlayers", {"GROUPS": "2X;4"}, ["GROUPS", "2X", "2"]),
    ("importplan", {"FILE": "/nergens/plan.gml"}, ["plan.gml"]),
    ("replayreport", {"REPORT": "/nergens/rapport.json"}, ["rapport.json"]),
    ("replayreport", {"LAYER_SOURCES": "natuur_esh: {source: x.gpkg}\n"}, ["natuur_ehs"]),
]


@pytest.mark.parametrize(("name", "change", "words"), WRONG)
def test_wrong_input_is_refused_before_and_while_running(
    provider: Any, name: str, change: dict[str, Any], words: list[str], nature: str, report: str, root: Path, tmp_path: Path
) -> None:
    made = tmp_path / "uit"
    made.mkdir()
    given = {**inputs_of(name, nature, report, root, made), **change}
    if "PLAN" in given:
        given["PLAN"] = given["PLANS"] = plan_layer((SQUARE, "overig", "a"), soort="string", naam="string")
    if str(change.get("LAYER_SOURCES", "")).endswith("\n"):
        (tmp_path / "bronnen.yaml").write_text(change["LAYER_SOURCES"], encoding="utf-8")
        given["LAYER_SOURCES"] = str(tmp_path / "bronnen.yaml")
    algorithm = provider.algorithm(name).create()
    sound, early = algorithm.checkParameterValues(given, QgsProcessingContext())
    with pytest.raises(QgsProcessingException) as late:
        algorithm.run(given, QgsProcessingContext(), QgsProcessingFeedback(), {}, False)
    for text in [str(late.value), *([] if sound else [early])]:
        assert [word for word in words if word.lower() not in text.lower()] == []
        assert "\n" not in text
    assert sound == (name == "importplan"), "what needs no reading of the plan is said before the run"
    assert list(made.iterdir()) == []


def test_without_shapely_it_says_what_to_do(algorithm: QgsProcessingAlgorithm, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from plantoets.processing import algorithm as base

    monkeypatch.setattr(base, "missing_engine", lambda: "Plantoets needs shapely: install it.")
    assert algorithm.canExecute() == (False, "Plantoets needs shapely: install it.")
    with pytest.raises(QgsProcessingException, match="needs shapely"):
        algorithm.create().run({}, QgsProcessingContext(), QgsProcessingFeedback(), {}, False)

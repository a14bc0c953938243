"""`plantoets:assessplan` through Processing: outputs, sinks, wrong input, and nothing left behind."""

import json

import pytest
from plans import SQUARE, plan_layer, write_sources
from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingUtils,
    QgsVectorLayer,
    QgsWkbTypes,
)

AROUND = "Polygon((234000 549000, 236000 549000, 236000 551000, 234000 551000, 234000 549000))"
WEST = "Polygon((234000 549000, 235100 549000, 235100 551000, 234000 551000, 234000 549000))"
FINDINGS = ["plan", "part", "rule", "outcome", "section", "map", "layer", "title", "zones", "area_m2", "share", "length_m", "distance_m"]
FINDINGS += ["conditions_open", "obligations"]
OVERLAPS = ["plan", "part", "layer", "zone", "area_m2", "share", "length_m", "outcome"]


@pytest.fixture
def nature(tmp_path, empty_layers) -> str:
    zones = [(WEST, {"naam": "Westerbos", "ontwikkelingstijd_jaar": 10})]
    return write_sources(tmp_path, empty_layers, {"natuur_ehs": zones})


def rows(layer: QgsVectorLayer) -> list[dict]:
    return [dict(zip(layer.fields().names(), feature.attributes())) for feature in layer.getFeatures()]


def test_outputs_are_those_of_the_contract(run_algorithm, nature, tmp_path) -> None:
    report = tmp_path / "rapport" / "plan.json"
    result = run_algorithm(
        "assessplan", PLAN=plan_layer(SQUARE), ACTIVITY="woningbouw_uitleg", NAME="Proef",
        LAYER_SOURCES=nature, PARAMETERS='{"woningen": 12}',
        OVERLAPS="memory:", FINDINGS="memory:", REPORT_JSON=str(report), REPORT_HTML=str(tmp_path / "plan.html"),
    )  # fmt: skip
    assert result["FINDINGS"].fields().names() == FINDINGS
    assert result["OVERLAPS"].fields().names() == OVERLAPS
    model = json.loads(report.read_text(encoding="utf-8"))
    assert result["OUTCOME"] == model["outcome"] == "no_unless"
    assert result["FINDING_COUNT"] == len(model["findings"]) == result["FINDINGS"].featureCount()
    assert result["COMPENSATION_HA"] == pytest.approx(2.0 * 4 / 3)
    assert model["plan"]["name"] == "Proef"
    assert model["plan"]["parts"][0]["parameters"] == {"woningen": 12}
    assert "Proef" in (tmp_path / "plan.html").read_text(encoding="utf-8")


def test_overlaps_have_the_piece_and_the_most_severe_outcome_on_it(run_algorithm, nature) -> None:
    layer = run_algorithm("assessplan", PLAN=plan_layer(SQUARE), ACTIVITY="overig", LAYER_SOURCES=nature, OVERLAPS="memory:")["OVERLAPS"]
    (row,) = rows(layer)
    assert (row["layer"], row["zone"], row["outcome"]) == ("natuur_ehs", "Westerbos", "no_unless")
    assert row["share"] == pytest.approx(0.5)
    assert next(layer.getFeatures()).geometry().area() == pytest.approx(20_000)
    assert layer.crs().authid() == "EPSG:28992"


def test_findings_say_what_is_open(run_algorithm, nature) -> None:
    layer = run_algorithm("assessplan", PLAN=plan_layer(SQUARE), ACTIVITY="overig", LAYER_SOURCES=nature, FINDINGS="memory:")["FINDINGS"]
    (row,) = [row for row in rows(layer) if row["rule"] == "natuur_compensatiebeginsel"]
    assert row["section"] == "7.5, 4.2.2, 4.3.3"
    assert row["conditions_open"].split(", ")[:2] == ["zwaarwegend_maatschappelijk_belang", "geen_alternatieven"]


def test_each_part_has_the_type_in_its_field_and_the_parameters_in_fields(run_algorithm, tmp_path, nature) -> None:
    second = "Polygon((235300 550000, 235400 550000, 235400 550100, 235300 550000))"
    plan = plan_layer(
        (SQUARE, "woningbouw_uitleg", 12, 1), (second, None, None, None), activity="string", woningen="integer", bodemingreep="integer"
    )
    report = tmp_path / "plan.json"
    run_algorithm(
        "assessplan",
        PLAN=plan,
        ACTIVITY="overig",
        ACTIVITY_FIELD="activity",
        PARAMETERS='{"hoogte_m": 9}',
        LAYER_SOURCES=nature,
        REPORT_JSON=str(report),
    )
    parts = json.loads(report.read_text(encoding="utf-8"))["plan"]["parts"]
    assert [part["activity"] for part in parts] == ["woningbouw_uitleg", "overig"]
    assert parts[0]["parameters"] == {"hoogte_m": 9, "woningen": 12, "bodemingreep": True}
    assert parts[1]["parameters"] == {"hoogte_m": 9}


def test_a_plan_in_degrees_is_brought_to_rd(run_algorithm, nature, tmp_path) -> None:
    report = tmp_path / "plan.json"
    wkt = "Polygon((6.57 52.93, 6.58 52.93, 6.58 52.94, 6.57 52.94, 6.57 52.93))"
    run_algorithm("assessplan", PLAN=plan_layer(wkt, crs="EPSG:4326"), ACTIVITY="overig", LAYER_SOURCES=nature, REPORT_JSON=str(report))
    x, y = json.loads(report.read_text(encoding="utf-8"))["plan"]["parts"][0]["geometry"]["coordinates"][0][0]
    assert 230_000 < x < 240_000
    assert 545_000 < y < 555_000


@pytest.mark.parametrize(
    ("kind", "wkt", "type_"),
    [
        ("LineString", "LineString(234900 550010, 235300 550010)", QgsWkbTypes.Type.MultiLineString),
        ("Point", "Point(235010 550010)", QgsWkbTypes.Type.MultiPoint),
    ],
)
def test_lines_and_points_are_plans_too(run_algorithm, nature, kind, wkt, type_) -> None:
    plan = plan_layer(wkt, kind=kind)
    result = run_algorithm("assessplan", PLAN=plan, ACTIVITY="infrastructuur_weg", LAYER_SOURCES=nature, OVERLAPS="memory:")
    assert result["OVERLAPS"].wkbType() == type_
    assert result["OVERLAPS"].featureCount() == 1
    assert result["OUTCOME"] == "no_unless"
    assert result["COMPENSATION_HA"] == 0.0


def test_an_invalid_polygon_goes_on_with_a_warning(run_algorithm, nature, tmp_path) -> None:
    report = tmp_path / "plan.json"
    bow_tie = "Polygon((235000 550000, 235200 550200, 235200 550000, 235000 550200, 235000 550000))"
    run_algorithm("assessplan", PLAN=plan_layer(bow_tie), ACTIVITY="overig", LAYER_SOURCES=nature, REPORT_JSON=str(report))
    assert any("hersteld" in warning for warning in json.loads(report.read_text(encoding="utf-8"))["warnings"])


WRONG = [
    ({"ACTIVITY": "woningbow"}, ["ACTIVITY", "woningbow", "woningbouw"]),
    ({"ACTIVITY": ""}, ["ACTIVITY"]),
    ({"PARAMETERS": '{"woning": 3}'}, ["PARAMETERS", "woning", "woningen"]),
    ({"PARAMETERS": '{"woningen": -3}'}, ["woningen", "-3"]),
    ({"PARAMETERS": '{"woningen": "veel"}'}, ["woningen", "veel"]),
    ({"PARAMETERS": '{"vermogen_mw": NaN}'}, ["PARAMETERS", "NaN"]),
    ({"PARAMETERS": '{"vermogen_mw": 1e999}'}, ["vermogen_mw", "inf"]),
    ({"PARAMETERS": "{woningen: 3"}, ["PARAMETERS", "JSON"]),
    ({"PARAMETERS": "woningen 3 " * 500}, ["PARAMETERS", "JSON"]),
    ({"PARAMETERS": "/nergens/opgave.json"}, ["PARAMETERS", "/nergens/opgave.json", "can't be read"]),
    ({"PARAMETERS": "[1]"}, ["PARAMETERS", "JSON"]),
    ({"PARAMETERS": '{"woningen": 3, "woningen": 4}'}, ["PARAMETERS", "duplicate"]),
    ({"ANSWERS": '{"ser_lader": true}'}, ["ANSWERS", "ser_lader", "ser_ladder_doorlopen"]),
    ({"ANSWERS": '{"ser_ladder_doorlopen": 1}'}, ["ANSWERS", "ser_ladder_doorlopen"]),
    ({"LAYER_SOURCES": "/nergens/bronnen.yaml"}, ["LAYER_SOURCES", "/nergens/bronnen.yaml"]),
]


@pytest.mark.parametrize(("change", "words"), WRONG)
def test_wrong_input_gives_one_sentence_and_leaves_no_output(run_algorithm, nature, tmp_path, change, words) -> None:
    made = tmp_path / "uit"
    made.mkdir()
    parameters = {
        "PLAN": plan_layer(SQUARE), "ACTIVITY": "overig", "LAYER_SOURCES": nature, "FINDINGS": str(made / "f.gpkg"),
        "OVERLAPS": str(made / "o.gpkg"), "REPORT_JSON": str(made / "r.json"), "REPORT_HTML": str(made / "r.html"), **change,
    }  # fmt: skip
    refused(run_algorithm, parameters, words)
    assert list(made.iterdir()) == []


def test_malformed_layer_sources_name_file_and_line(run_algorithm, tmp_path) -> None:
    sources = tmp_path / "bronnen.yaml"
    sources.write_text("bundled: true\nnatuur_esh: {source: x.gpkg}\n", encoding="utf-8")
    refused(
        run_algorithm, {"PLAN": plan_layer(SQUARE), "ACTIVITY": "overig", "LAYER_SOURCES": str(sources)}, ["bronnen.yaml:2", "natuur_ehs"]
    )


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (plan_layer, ["empty"]),
        (lambda: plan_layer("Polygon((100000 400000, 100100 400000, 100100 400100, 100000 400000))"), ["outside the province"]),
        (lambda: plan_layer(SQUARE, crs=""), ["coordinate system"]),
    ],
)
def test_a_plan_that_can_not_be_assessed(run_algorithm, plan, words) -> None:
    refused(run_algorithm, {"PLAN": plan(), "ACTIVITY": "overig"}, words)


@pytest.mark.parametrize("output", ["FINDINGS", "OVERLAPS", "REPORT_JSON", "REPORT_HTML"])
def test_an_output_that_can_not_be_written_takes_the_others_with_it(run_algorithm, nature, tmp_path, output) -> None:
    made = tmp_path / "uit"
    made.mkdir()
    places = {"FINDINGS": "f.gpkg", "OVERLAPS": "o.gpkg", "REPORT_JSON": "r.json", "REPORT_HTML": "r.html"}
    outputs = {name: str(made / place) for name, place in places.items()}
    outputs[output] = f"/proc/nergens/{places[output]}"
    refused(
        run_algorithm,
        {"PLAN": plan_layer(SQUARE), "ACTIVITY": "overig", "LAYER_SOURCES": nature, **outputs},
        [output.split("_")[0].title()[:6]],
    )
    assert list(made.iterdir()) == []


def refused(run_algorithm, parameters, words) -> None:
    with pytest.raises(QgsProcessingException) as error:
        run_algorithm("assessplan", **parameters)
    text = str(error.value).replace("Unable to execute algorithm\n", "")  # QGIS's own words
    for word in words:
        assert word.lower() in text.lower()
    assert "Traceback" not in text
    assert "\n" not in text.strip()


def test_it_runs_inside_a_model(provider, nature) -> None:
    """A model that assesses its input and hands on the findings."""
    model = QgsProcessingModelAlgorithm("toets", "test")
    child = QgsProcessingModelChildAlgorithm("plantoets:assessplan")
    child.setChildId("toets")
    static = QgsProcessingModelChildParameterSource.fromStaticValue
    plan = plan_layer(SQUARE)  # the model holds no reference of its own
    child.addParameterSources("PLAN", [static(plan)])
    child.addParameterSources("ACTIVITY", [static("overig")])
    child.addParameterSources("LAYER_SOURCES", [static(nature)])
    out = QgsProcessingModelOutput("findings")
    out.setChildId("toets")
    out.setChildOutputName("FINDINGS")
    child.setModelOutputs({"findings": out})
    model.addChildAlgorithm(child)
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    results, done = model.run({"toets:findings": "memory:"}, context, feedback)
    assert done, feedback.textLog()
    findings = QgsProcessingUtils.mapLayerFromString(results["toets:findings"], context)
    assert "no_unless" in {feature["outcome"] for feature in findings.getFeatures()}


def test_every_parameter_has_help_and_the_names_are_fixed(provider) -> None:
    algorithm: QgsProcessingAlgorithm = provider.algorithm("assessplan")
    names = [parameter.name() for parameter in algorithm.parameterDefinitions()]
    assert set(names) >= {
        "PLAN", "ACTIVITY", "ACTIVITY_FIELD", "PARAMETERS", "ANSWERS", "NAME", "LAYER_SOURCES", "OVERLAPS", "FINDINGS", "REPORT_JSON",
        "REPORT_HTML", "REPORT_PDF",
    }  # fmt: skip
    assert all(parameter.help() for parameter in algorithm.parameterDefinitions())
    assert {output.name() for output in algorithm.outputDefinitions()} >= {"OUTCOME", "FINDING_COUNT", "COMPENSATION_HA"}

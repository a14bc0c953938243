"""`plantoets:assessplans`: each feature a plan of its own, in the order of the input, errors in their own row."""

import json

import pytest
from plans import SQUARE, plan_layer, write_sources
from qgis.core import QgsProcessingException

WEST = "Polygon((234000 549000, 235100 549000, 235100 551000, 234000 551000, 234000 549000))"
OUTSIDE = "Polygon((100000 400000, 100100 400000, 100100 400100, 100000 400000))"
ELSEWHERE = "Polygon((245000 550000, 245200 550000, 245200 550200, 245000 550200, 245000 550000))"
COUNTS = ["n_prohibited", "n_no_unless", "n_conditional", "n_consult", "n_attention"]


@pytest.fixture
def nature(tmp_path, empty_layers) -> str:
    return write_sources(tmp_path, empty_layers, {"natuur_ehs": [(WEST, {"naam": "Westerbos", "ontwikkelingstijd_jaar": 10})]})


def plans():
    return plan_layer(
        (SQUARE, "zandwinning_nieuw", "zand", None, None),
        (ELSEWHERE, "woningbouw_uitleg", "huizen", 40, None),
        (OUTSIDE, "overig", "ver weg", None, None),
        (SQUARE, "woningbow", "typefout", None, None),
        (SQUARE, None, "geen type", None, None),
        (ELSEWHERE, "overig", "laatste", None, None),
        activity="string",
        naam="string",
        woningen="integer",
        outcome="string",
    )


def rows(layer) -> list[dict]:
    return [dict(zip(layer.fields().names(), feature.attributes())) for feature in layer.getFeatures()]


@pytest.fixture
def batch(run_algorithm, nature, tmp_path) -> dict:
    return run_algorithm(
        "assessplans", PLANS=plans(), ACTIVITY_FIELD="activity", NAME_FIELD="naam", LAYER_SOURCES=nature, ASSESSED="memory:",
        FINDINGS="memory:", OVERLAPS="memory:", REPORT_FOLDER=str(tmp_path / "rapporten"),
    )  # fmt: skip


def test_rows_are_in_the_order_of_the_input_with_their_own_fields(batch) -> None:
    assessed = rows(batch["ASSESSED"])
    assert [row["naam"] for row in assessed] == ["zand", "huizen", "ver weg", "typefout", "geen type", "laatste"]
    assert batch["ASSESSED"].fields().names() == [
        "activity",
        "naam",
        "woningen",
        "outcome",
        "outcome_2",
        *COUNTS,
        "compensation_ha",
        "rules",
        "error",
    ]
    assert [row["outcome_2"] for row in assessed][:2] == ["prohibited", "conditional"]
    assert assessed[0]["compensation_ha"] == pytest.approx(2 * 4 / 3)
    assert "zandwinning_in_natuur_ehs" in assessed[0]["rules"].split(", ")


def test_a_plan_that_fails_says_why_in_its_own_row_and_ends_nothing(batch) -> None:
    errors = [row["error"] for row in rows(batch["ASSESSED"])]
    assert [bool(error) for error in errors] == [False, False, True, True, True, False]
    assert "buiten de provincie" in errors[2]
    assert "woningbouw_uitleg" in errors[3] or "woningbouw_inbreiding" in errors[3]
    assert (batch["PLAN_COUNT"], batch["ERROR_COUNT"]) == (6, 3)


def test_counts_are_those_of_the_findings(batch) -> None:
    findings = rows(batch["FINDINGS"])
    for row in rows(batch["ASSESSED"]):
        own = [finding["outcome"] for finding in findings if finding["plan"] == row["naam"]]
        assert [row[count] or 0 for count in COUNTS] == [own.count(count[2:]) for count in COUNTS]


def test_reports_and_overlaps(batch, tmp_path) -> None:
    reports = sorted((tmp_path / "rapporten").iterdir())
    assert [path.name for path in reports] == ["00001_zand.json", "00002_huizen.json", "00006_laatste.json"]
    model = json.loads(reports[1].read_text(encoding="utf-8"))
    assert model["plan"]["parts"][0]["parameters"] == {"woningen": 40}
    (overlap,) = rows(batch["OVERLAPS"])
    assert (overlap["plan"], overlap["layer"], overlap["outcome"]) == ("zand", "natuur_ehs", "prohibited")


def test_a_batch_says_the_same_as_one_by_one(run_algorithm, nature, tmp_path) -> None:
    layer = plan_layer(SQUARE, ELSEWHERE)
    together = rows(run_algorithm("assessplans", PLANS=layer, ACTIVITY="windpark", LAYER_SOURCES=nature, FINDINGS="memory:")["FINDINGS"])
    apart = []
    for wkt in (SQUARE, ELSEWHERE):
        apart += rows(
            run_algorithm("assessplan", PLAN=plan_layer(wkt), ACTIVITY="windpark", LAYER_SOURCES=nature, FINDINGS="memory:")["FINDINGS"]
        )
    same = [{key: value for key, value in row.items() if key != "plan"} for row in together]
    assert same == [{key: value for key, value in row.items() if key != "plan"} for row in apart]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"ACTIVITY": "woningbow"}, ["ACTIVITY", "woningbouw"]),
        ({"ACTIVITY": ""}, ["ACTIVITY"]),
        ({"PARAMETERS": '{"woning": 1}'}, ["PARAMETERS", "woningen"]),
        ({"PARAMETERS": "{"}, ["PARAMETERS", "JSON"]),
        ({"ASSESSED": "/proc/nergens/a.gpkg"}, ["ASSESSED"]),
        ({"REPORT_FOLDER": "/proc/nergens"}, ["REPORT_FOLDER"]),
    ],
)
def test_what_all_plans_share_is_checked_before_any_is_assessed(run_algorithm, nature, tmp_path, change, words) -> None:
    made = tmp_path / "uit"
    made.mkdir()
    given = {"PLANS": plan_layer(SQUARE), "ACTIVITY": "overig", "LAYER_SOURCES": nature, "FINDINGS": str(made / "f.gpkg"), **change}
    with pytest.raises(QgsProcessingException) as error:
        run_algorithm("assessplans", **given)
    for word in words:
        assert word in str(error.value)
    assert list(made.iterdir()) == []


def test_an_empty_batch_gives_empty_tables(run_algorithm, nature) -> None:
    result = run_algorithm("assessplans", PLANS=plan_layer(), ACTIVITY="overig", LAYER_SOURCES=nature, ASSESSED="memory:")
    assert result["ASSESSED"].featureCount() == 0


def test_a_plan_without_a_name_is_called_by_its_number(run_algorithm, nature, tmp_path) -> None:
    layer = plan_layer((SQUARE, "eerste"), (SQUARE, None), (SQUARE, ""), naam="string")
    result = run_algorithm(
        "assessplans", PLANS=layer, ACTIVITY="overig", NAME_FIELD="naam", LAYER_SOURCES=nature, FINDINGS="memory:",
        REPORT_FOLDER=str(tmp_path / "rapporten"),
    )  # fmt: skip
    assert {row["plan"] for row in rows(result["FINDINGS"])} == {"eerste", "2", "3"}
    names = [json.loads(path.read_text(encoding="utf-8"))["plan"]["name"] for path in sorted((tmp_path / "rapporten").glob("*.json"))]
    assert names == ["eerste", "2", "3"]


def test_a_field_that_is_not_filled_in_is_unknown(run_algorithm, nature) -> None:
    layer = plan_layer((SQUARE, "", " "), (SQUARE, None, None), (SQUARE, "afval", "3"), opslagmateriaal="string", woningen="string")
    result = run_algorithm("assessplans", PLANS=layer, ACTIVITY="ondergrondse_opslag", LAYER_SOURCES=nature, ASSESSED="memory:")
    assert [(row["outcome"], bool(row["error"])) for row in rows(result["ASSESSED"])] == [
        ("no_unless", False),
        ("no_unless", False),
        ("prohibited", False),
    ]


def test_the_rows_of_a_batch_are_those_of_one_plan(run_algorithm, nature) -> None:
    """Written in bulk, and put together once for many plans: geometry and all."""
    shared = {"ACTIVITY": "windpark", "LAYER_SOURCES": nature, "FINDINGS": "memory:", "OVERLAPS": "memory:"}
    one = run_algorithm("assessplan", PLAN=plan_layer(SQUARE), NAME="1", **shared)
    many = run_algorithm("assessplans", PLANS=plan_layer(SQUARE), **shared)
    for sink in ("FINDINGS", "OVERLAPS"):
        assert rows(many[sink]) == rows(one[sink])
        assert [f.geometry().asWkt() for f in many[sink].getFeatures()] == [f.geometry().asWkt() for f in one[sink].getFeatures()]
    assert len(rows(many["OVERLAPS"])) == 1


def test_an_error_of_the_engine_itself_stays_in_the_row_of_its_plan(run_algorithm, nature, monkeypatch) -> None:
    from plantoets.assessment import many

    conclude = many.conclude

    def broken(plan, *rest):
        if plan.name == "2":
            raise RuntimeError("onvoorzien")
        return conclude(plan, *rest)

    monkeypatch.setattr(many, "conclude", broken)
    result = run_algorithm("assessplans", PLANS=plan_layer(*[SQUARE] * 3), ACTIVITY="overig", LAYER_SOURCES=nature, ASSESSED="memory:")
    errors = [row["error"] or "" for row in rows(result["ASSESSED"])]
    assert ["onvoorzien" in error for error in errors] == [False, True, False]
    assert (result["PLAN_COUNT"], result["ERROR_COUNT"]) == (3, 1)

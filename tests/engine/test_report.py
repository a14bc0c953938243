"""The report model: what contract §4 promises of its numbers and order."""

import json

import pytest
from plantoets.assessment.report import Provenance, report_model, to_json
from plantoets.assessment.vocabulary import Outcome, Precision
from shapely.geometry import Point
from world import X, Y, assessed, catalogue, layer, missing, one, square

MADE = Provenance("0.1.0", None, "2", "2026-11-24T10:00:00+00:00")
BIG = square(1000, -400, -400)


def model(assessment, language="nl"):
    return report_model(assessment, MADE, language)


def rich():
    nature = layer("natuur_ehs", (BIG, {"naam": "Witterveld", "ontwikkelingstijd_jaar": 10}), precision=Precision.SKETCH)
    valley = layer("beekdal", (square(400, east=199.998), {"naam": "Deurzerdiep"}))
    return assessed("woningbouw_uitleg", square(200), nature, valley, missing("openheid"), parameters={"woningen": 40})


def test_the_same_input_gives_the_same_bytes() -> None:
    assert to_json(model(rich())) == to_json(model(rich()))


def test_findings_are_ordered_by_severity_then_paragraph_then_rule() -> None:
    findings = model(rich())["findings"]

    def place(finding):
        sections = finding["section"] if isinstance(finding["section"], list) else [finding["section"]]
        numbers = [[int(number) for number in section.split(".")] for section in sections]
        return (Outcome(finding["outcome"]).rank, numbers, finding["rule"])

    places = [place(finding) for finding in findings]
    assert places == sorted(places)
    assert len({outcome for outcome, _, _ in places}) >= 3


def test_of_one_rule_the_parts_keep_their_order_in_the_plan() -> None:
    nature = layer("natuur_ehs", (square(4000), {"naam": "Witterveld"}))
    made = model(assessed("woningbouw_uitleg", [square(100, east=200 * number) for number in range(12)], nature))
    parts = [finding["part"] for finding in made["findings"] if finding["rule"] == "natuur_compensatiebeginsel"]
    assert parts == [str(number + 1) for number in range(12)]


def test_numbers_are_json_numbers_and_unknown_is_null() -> None:
    text = to_json(model(rich()))
    assert "NaN" not in text
    assert json.loads(text)["plan"]["area_m2"] == 40_000.0


def test_a_missing_layer_is_listed_its_rules_are_not_assessed_and_a_warning_says_so() -> None:
    made = model(rich())
    (entry,) = [item for item in made["layers"] if item["id"] == "openheid"]
    assert (entry["status"], entry["features"]) == ("missing", None)
    assert "openheid" in {item["rule"] for item in made["not_assessed"]}
    assert any("openheid" in warning.lower() for warning in made["warnings"])
    (row,) = [row for row in made["kernkwaliteiten"] if row["id"] == "ruimte"]
    assert (row["affected"], row["area_m2"]) == (None, None)


def test_a_sliver_is_below_the_threshold_and_gives_no_finding() -> None:
    made = model(rich())
    assert [(item["layer"], item["zone"]) for item in made["below_threshold"]] == [("beekdal", "Deurzerdiep")]
    assert not [finding for finding in made["findings"] if finding["layer"] == "beekdal"]


def test_sections_and_maps_are_bare_or_lists() -> None:
    finding = next(item for item in model(rich())["findings"] if item["rule"] == "natuur_compensatiebeginsel")
    assert finding["section"] == ["7.5", "4.2.2", "4.3.3"]
    assert finding["map"] == "2A"


def test_every_row_of_the_core_qualities_is_there() -> None:
    ids = [row["id"] for row in model(rich())["kernkwaliteiten"]]
    assert set(ids) == {
        "rust", "ruimte", "natuur", "landschap", "oorspronkelijkheid", "veiligheid", "naoberschap", "menselijke_maat", "kleinschaligheid",
        "bedrijvigheid",
    }  # fmt: skip


def test_a_sketched_boundary_that_decides_is_marked() -> None:
    edge = layer("natuur_ehs", (square(400, east=150, north=-100), {"ontwikkelingstijd_jaar": 10}), precision=Precision.SKETCH)
    finding = one(assessed("overig", square(200), edge), "natuur_compensatiebeginsel")
    assert finding.boundary.decides
    assert finding.boundary.distance_m == pytest.approx(50)
    rough = layer("natuur_ehs", (square(400, east=150, north=-100), {"ontwikkelingstijd_jaar": 10}), precision=Precision.ROUGH)
    assert not one(assessed("overig", square(200), rough), "natuur_compensatiebeginsel").boundary.decides
    exact = layer("natuur_ehs", (square(400, east=199, north=-100), {"ontwikkelingstijd_jaar": 10}))
    assert not one(assessed("overig", square(200), exact), "natuur_compensatiebeginsel").boundary.decides


def test_questions_say_who_needs_them() -> None:
    questions = {item["id"]: item for item in model(rich())["questions"]}
    assert questions["compensatie_geregeld"]["needed_by"] == ["natuur_compensatiebeginsel"]
    assert questions["compensatie_geregeld"]["status"] == "open"


def test_a_point_plan_has_no_shares() -> None:
    nature = layer("natuur_ehs", (BIG, {"ontwikkelingstijd_jaar": 10}))
    made = model(assessed("windturbine_klein", Point(X, Y), nature))
    (zone,) = made["zones"]
    assert (zone["area_m2"], zone["share"], zone["length_m"]) == (None, None, None)
    assert made["plan"]["parts"][0]["geometry"]["type"] == "Point"


def test_the_model_speaks_two_languages() -> None:
    dutch, english = model(rich()), model(rich(), "en")
    assert dutch["findings"][0]["title"] == "Bestaande natuur in de EHS"
    assert english["findings"][0]["title"] == "Existing nature in the ecological network"
    assert english["catalogue"]["title"] == catalogue().document.title.en

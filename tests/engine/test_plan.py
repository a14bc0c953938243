"""Wrong input gives one sentence that names the input, what was found and the nearest valid name (contract §5)."""

import math

import pytest
import shapely
from plantoets.assessment.errors import InputError
from plantoets.assessment.plan import PartInput, make_plan
from shapely.geometry import LineString, Point, Polygon, box
from world import X, Y, catalogue, square


def plan(activity="overig", geometry=None, parameters=None, answers=None):
    part = PartInput("1", activity, square() if geometry is None else geometry, parameters or {})
    return make_plan("proef", [part], answers or {}, catalogue().names, catalogue().outline)


@pytest.mark.parametrize(
    ("given", "input_name", "found", "nearest"),
    [
        ({"activity": "woningbow_uitleg"}, "ACTIVITY", "woningbow_uitleg", "woningbouw_uitleg"),
        ({"parameters": {"woning": 3}}, "PARAMETERS", "woning", "woningen"),
        ({"parameters": {"winning_materiaal": "ophoog"}}, "winning_materiaal", "ophoog", "ophoogzand"),
        ({"answers": {"ser_ladder": True}}, "ANSWERS", "ser_ladder", "ser_ladder_doorlopen"),
    ],
)
def test_an_unknown_name_is_named_with_the_nearest_one(given, input_name, found, nearest) -> None:
    with pytest.raises(InputError) as error:
        plan(**given)
    for text in error.value.message:
        assert input_name in text
        assert found in text
        assert nearest in text
        assert "\n" not in text


@pytest.mark.parametrize(
    "parameters",
    [
        {"woningen": -1},
        {"woningen": 2.5},
        {"woningen": "tien"},
        {"woningen": True},
        {"vermogen_mw": math.inf},
        {"vermogen_mw": math.nan},
        {"milieucategorie": 7},
        {"milieucategorie": 0},
        {"bodemingreep": 1},
        {"bodemingreep": "ja"},
        {"woningen": [1]},
        {"woningen": {}},
    ],
)
def test_a_parameter_of_the_wrong_kind_is_refused(parameters) -> None:
    with pytest.raises(InputError) as error:
        plan(parameters=parameters)
    assert next(iter(parameters)) in error.value.message.nl


def test_null_is_unknown_and_no_error() -> None:
    assert plan(parameters={"woningen": None}).parts[0].parameters == {}
    assert plan(answers={"ser_ladder_doorlopen": None}).answers["ser_ladder_doorlopen"].value is None


def test_a_whole_number_may_be_written_with_a_point() -> None:
    assert plan(parameters={"woningen": 40.0}).parts[0].parameters == {"woningen": 40.0}


def test_an_answer_is_true_or_false_and_may_have_a_note() -> None:
    noted = plan(answers={"ser_ladder_doorlopen": {"answer": True, "note": "zie bijlage 3"}}).answers["ser_ladder_doorlopen"]
    assert (noted.value, noted.note) == (True, "zie bijlage 3")
    with pytest.raises(InputError):
        plan(answers={"ser_ladder_doorlopen": "ja"})


@pytest.mark.parametrize("activity", [None, ""])
def test_no_activity_at_all_is_refused(activity) -> None:
    with pytest.raises(InputError, match="ACTIVITY"):
        plan(activity=activity)


@pytest.mark.parametrize("geometry", [Polygon(), Polygon([(X, Y), (X + 1, Y), (X + 2, Y)])])
def test_an_empty_plan_is_refused(geometry) -> None:
    with pytest.raises(InputError, match="empty"):
        plan(geometry=geometry)


def test_a_plan_wholly_outside_the_province_is_refused() -> None:
    with pytest.raises(InputError, match="outside the province"):
        plan(geometry=box(100_000, 400_000, 100_100, 400_100))
    with pytest.raises(InputError, match="EPSG:28992"):
        plan(geometry=Point(6.5, 52.9))


def test_just_outside_a_sketched_outline_goes_on_with_a_warning() -> None:
    outline = catalogue().outline
    x, y = max(shapely.get_coordinates(outline.geometry).tolist(), key=lambda corner: corner[1])
    (warning,) = plan(geometry=Point(x, y + 500)).warnings
    assert "500 m" in warning.nl
    with pytest.raises(InputError, match="outside the province"):
        plan(geometry=Point(x, y + outline.uncertainty_m + 1))


def test_a_plan_partly_outside_goes_on_with_a_warning_that_says_how_much() -> None:
    west = catalogue().outline.geometry.bounds[0]
    north = catalogue().outline.geometry.representative_point().y
    (warning,) = plan(geometry=box(west - 10_000, north, catalogue().outline.geometry.centroid.x, north + 100)).warnings
    assert "m²" in warning.nl
    assert "buiten de provincie" in warning.nl


def test_what_lies_outside_is_told_in_its_own_measure() -> None:
    away = shapely.MultiPoint([(100_000, 440_000), (100_001, 440_000)])
    parts = [square(), LineString([(X, Y), (100_000, 450_000)]), away]
    made = make_plan(
        "proef", [PartInput(str(n), "overig", part, {}) for n, part in enumerate(parts)], {}, catalogue().names, catalogue().outline
    )
    (warning,) = made.warnings
    assert "m en 2 punten" in warning.nl
    assert "m and 2 points" in warning.en
    assert "m²" not in warning.nl


def test_an_invalid_part_is_repaired_and_the_report_says_how_much_changed() -> None:
    bow_tie = Polygon([(X, Y), (X + 100, Y + 100), (X + 100, Y), (X, Y + 100)])
    made = plan(geometry=bow_tie)
    assert made.parts[0].geometry.is_valid
    assert "5000,00 m²" in made.warnings[0].nl


def test_an_unusable_part_is_told_and_the_others_go_on() -> None:
    parts = [PartInput("leeg", "overig", None, {}), PartInput("goed", "overig", square(), {})]
    made = make_plan("proef", parts, {}, catalogue().names, catalogue().outline)
    assert [part.id for part in made.parts] == ["goed"]
    assert "leeg" in made.warnings[0].nl

"""Compensation (§7.5): the loss, the surcharge by development time, and a square metre that counts once."""

import pytest
from plantoets.assessment.vocabulary import Outcome
from shapely.geometry import LineString
from world import X, Y, assessed, layer, one, square

THIRD, TWO_THIRDS = 1 / 3, 2 / 3


def balance(*zones, plan=None, activity="overig", **answers):
    nature = layer("natuur_ehs", *((zone, {"ontwikkelingstijd_jaar": years}) for zone, years in zones))
    return assessed(activity, plan if plan is not None else square(200), nature, answers=answers).compensation


@pytest.mark.parametrize(
    ("years", "surcharge", "compensable"),
    [
        (0, 0, True),
        (5, 0, True),
        (5.1, THIRD, True),
        (25, THIRD, True),
        (25.1, TWO_THIRDS, True),
        (100, TWO_THIRDS, True),
        (100.1, None, False),
    ],
)
def test_the_surcharge_follows_the_development_time(years, surcharge, compensable) -> None:
    (item,) = balance((square(400), years)).items
    assert item.loss_ha == pytest.approx(4.0)
    assert item.surcharge == (None if surcharge is None else pytest.approx(surcharge))
    assert item.required_ha == (None if surcharge is None else pytest.approx(4.0 * (1 + surcharge)))
    assert item.compensable is compensable


def test_an_unknown_development_time_states_nothing_but_the_loss() -> None:
    owed = balance((square(400), None))
    (item,) = owed.items
    assert (item.surcharge, item.required_ha, item.compensable) == (None, None, None)
    assert item.loss_ha == pytest.approx(4.0)
    assert (owed.total_ha, owed.incomplete) == (0.0, True)


def test_where_zones_overlap_a_square_metre_takes_the_longest() -> None:
    owed = balance((square(400), 10), (square(100), 50))
    losses = {round(item.surcharge, 4): item.loss_ha for item in owed.items}
    assert losses == {round(TWO_THIRDS, 4): pytest.approx(1.0), round(THIRD, 4): pytest.approx(3.0)}
    assert owed.total_ha == pytest.approx(1.0 * (1 + TWO_THIRDS) + 3.0 * (1 + THIRD))


def test_what_little_another_zone_leaves_is_measured_too() -> None:
    owed = balance((square(400), 10), (square(199.999), 50))
    assert sum(item.loss_ha for item in owed.items) == pytest.approx(4.0, abs=1e-9)
    assert len(owed.items) == 2


def test_overlapping_parts_lose_a_square_metre_once() -> None:
    owed = balance((square(400), 5), plan=[square(200), square(200, east=100)])
    assert sum(item.loss_ha for item in owed.items) == pytest.approx(6.0)


def test_a_line_has_no_hectares_but_the_no_unless_stands() -> None:
    road = LineString([(X, Y + 10), (X + 200, Y + 10)])
    nature = layer("natuur_ehs", (square(400), {"ontwikkelingstijd_jaar": 10}))
    assessment = assessed("infrastructuur_weg", road, nature)
    assert assessment.compensation.items == ()
    assert one(assessment, "natuur_compensatiebeginsel").outcome is Outcome.NO_UNLESS


def test_the_loss_is_owed_whatever_was_answered() -> None:
    answers = dict.fromkeys(
        ("zwaarwegend_maatschappelijk_belang", "geen_alternatieven", "landschappelijke_inpassing", "compensatie_geregeld"), True
    )
    owed = balance((square(400), 5), **answers)
    assert owed.total_ha == pytest.approx(4.0)
    assert set(owed.prohibited_unless) == set(answers)


def test_nature_development_owes_nothing() -> None:
    assert balance((square(400), 10), activity="natuurontwikkeling").items == ()


def test_archaeology_can_not_be_compensated_and_counts_once_it_is_given_up() -> None:
    finds = layer("archeologie", (square(400), {"niveau": "eisen", "soort": "vindplaats"}))
    kept = assessed("overig", square(200), finds, parameters={"bodemingreep": True})
    assert kept.compensation.items == ()
    lost = assessed("overig", square(200), finds, parameters={"bodemingreep": True}, answers={"behoud_in_situ": False})
    (item,) = lost.compensation.items
    assert (item.compensable, item.required_ha, item.loss_ha) == (False, None, pytest.approx(4.0))
    assert lost.compensation.total_ha == 0.0


def test_other_core_qualities_are_made_to_measure_once_their_condition_is_answered_no() -> None:
    open_land = layer("openheid", (square(400), {}))
    assert assessed("overig", square(200), open_land).compensation.items == ()
    (item,) = assessed("overig", square(200), open_land, answers={"landschappelijke_inpassing": False}).compensation.items
    assert (item.core_quality, item.compensable, item.required_ha) == ("ruimte", True, None)

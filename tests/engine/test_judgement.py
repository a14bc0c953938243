"""A rule's decision table, where everything is known and where it isn't (contract §3)."""

from dataclasses import replace

import pytest
from plantoets.assessment.facts import Facts
from plantoets.assessment.judgement import judge
from plantoets.assessment.vocabulary import Outcome, Status
from world import TODAY, catalogue

RULES = {rule.id: rule for rule in catalogue().rules}


def judged(rule, attributes=None, parameters=None, answers=None, unknown=()):
    return judge(RULES[rule], Facts("overig", parameters or {}, answers or {}, attributes or {}, TODAY), unknown)


def open_conditions(judgement):
    return {state.condition.id for state in judgement.conditions if state.status is Status.OPEN}


def test_all_conditions_met_is_satisfied() -> None:
    met = dict.fromkeys(
        ("zwaarwegend_maatschappelijk_belang", "geen_alternatieven", "landschappelijke_inpassing", "compensatie_geregeld"), True
    )
    assert judged("natuur_compensatiebeginsel", answers=met).outcome is Outcome.SATISFIED


def test_one_unmet_condition_decides_whatever_else_is_open() -> None:
    assert judged("natuur_compensatiebeginsel", answers={"geen_alternatieven": False}).outcome is Outcome.PROHIBITED


def test_with_open_conditions_the_base_outcome_stays() -> None:
    judgement = judged("natuur_compensatiebeginsel", answers={"geen_alternatieven": True})
    assert judgement.outcome is Outcome.NO_UNLESS
    assert "geen_alternatieven" not in open_conditions(judgement)
    assert len(open_conditions(judgement)) == 3


def test_a_consult_answered_no_stays_a_consult() -> None:
    assert judged("vooroverleg_kernkwaliteiten", answers={"vooroverleg_provincie": False}).outcome is Outcome.CONSULT
    assert judged("vooroverleg_kernkwaliteiten", answers={"vooroverleg_provincie": True}).outcome is Outcome.SATISFIED


@pytest.mark.parametrize(
    ("leq", "lmax", "outcome"),
    [
        (35.1, 30, Outcome.PROHIBITED),
        (30, 40.1, Outcome.PROHIBITED),
        (35, 40, Outcome.ATTENTION),
        (30.1, 35, Outcome.ATTENTION),
        (30, 35.1, Outcome.ATTENTION),
        (30, 35, Outcome.SATISFIED),
        (36, None, Outcome.PROHIBITED),
        (30, None, Outcome.CONDITIONAL),
        (None, None, Outcome.CONDITIONAL),
    ],
)
def test_silence_between_guide_and_target(leq, lmax, outcome) -> None:
    known = {key: value for key, value in (("geluid_leq_db", leq), ("geluid_lmax_db", lmax)) if value is not None}
    assert judged("stilte", {"status": "aangewezen"}, known).outcome is outcome


def test_unknown_parameters_are_open_conditions_by_their_own_name() -> None:
    assert open_conditions(judged("stilte", {"status": "aangewezen"}, {"geluid_leq_db": 30})) == {"geluid_lmax_db"}


def test_an_unknown_that_decides_gives_conditional_never_the_stricter_branch() -> None:
    judgement = judged("archeologie", {"niveau": "eisen", "soort": "vindplaats", "uitzondering_in_situ": False})
    assert judgement.outcome is Outcome.CONDITIONAL
    assert open_conditions(judgement) == {"bodemingreep", "behoud_in_situ"}


def test_an_unknown_that_changes_nothing_leaves_the_outcome() -> None:
    judgement = judged("archeologie", {"niveau": "respecteren", "soort": "vindplaats", "uitzondering_in_situ": False})
    assert judgement.outcome is Outcome.ATTENTION


def test_a_null_level_leaves_the_level_open() -> None:
    judgement = judged("cultuurhistorie", {"niveau": None})
    assert judgement.outcome is Outcome.CONDITIONAL
    assert "niveau" in open_conditions(judgement)


def test_a_null_attribute_of_the_filter_never_gives_more_than_conditional() -> None:
    judgement = judged("natuur_compensatiebeginsel", unknown=("soort",))
    assert judgement.outcome is Outcome.CONDITIONAL
    assert "soort" in open_conditions(judgement)
    refused = judged("natuur_compensatiebeginsel", answers={"geen_alternatieven": False}, unknown=("soort",))
    assert refused.outcome is Outcome.CONDITIONAL


def test_a_chance_that_hangs_on_an_unknown_gives_no_finding() -> None:
    rule = RULES["stilte"]
    cases = (replace(rule.cases[1], outcome=Outcome.FAVOURABLE),)
    assert judge(replace(rule, cases=cases), Facts("overig")).outcome is Outcome.NONE


def test_because_shows_the_measure_and_its_limit() -> None:
    (shown,) = judged("stilte", {"status": "aangewezen"}, {"geluid_leq_db": 36, "geluid_lmax_db": 30}).because
    assert (shown.value, shown.limit, shown.unit, shown.sections) == (36, 35, "dB(A)", ("4.2.4",))

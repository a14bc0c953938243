"""Only what the rules of a development type look at is worth asking."""

import pytest
from plantoets.assessment.relevant import relevant_parameters, relevant_questions, widening_parameters
from world import assessed, catalogue, layer, square


def test_a_type_gets_the_parameters_of_its_rules() -> None:
    asked = relevant_parameters(catalogue(), ["verblijfsrecreatie_uitbreiding"])
    assert {"geluid_leq_db", "geluid_lmax_db"} <= set(asked)
    assert "winning_materiaal" not in asked


def test_what_merely_widens_a_rule_is_kept_apart() -> None:
    assert "verlichting" in widening_parameters(catalogue(), ["verblijfsrecreatie_uitbreiding"])
    assert "verlichting" not in relevant_parameters(catalogue(), ["verblijfsrecreatie_uitbreiding"])
    lit = ["infrastructuur_weg"]
    assert "verlichting" in relevant_parameters(catalogue(), lit)
    assert not set(relevant_parameters(catalogue(), lit)) & set(widening_parameters(catalogue(), lit))


def test_types_together_get_what_each_gets_once_in_the_order_of_the_catalogue() -> None:
    both = relevant_parameters(catalogue(), ["woningbouw_uitleg", "windpark"])
    each = {*relevant_parameters(catalogue(), ["woningbouw_uitleg"]), *relevant_parameters(catalogue(), ["windpark"])}
    assert list(both) == [parameter for parameter in catalogue().names.parameters if parameter in each]


def test_no_type_asks_nothing() -> None:
    assert relevant_parameters(catalogue(), []) == relevant_questions(catalogue(), []) == ()


@pytest.mark.parametrize("activity", ["woningbouw_uitleg", "verblijfsrecreatie_nieuw", "windpark", "natuurontwikkeling"])
def test_whatever_an_assessment_leaves_open_was_announced(activity: str) -> None:
    nature = {"ontwikkelingstijd_jaar": 40.0, "grondwaterafhankelijk": False}
    assessment = assessed(
        activity,
        square(),
        layer("natuur_ehs", (square(), nature)),
        layer("archeologie", (square(), {"niveau": "voorwaarden", "soort": "es"})),
    )
    questions = {state.condition.id for finding in assessment.findings for state in finding.conditions if state.condition.is_question}
    assert questions
    assert questions <= set(relevant_questions(catalogue(), [activity]))

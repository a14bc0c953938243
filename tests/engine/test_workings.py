"""Judged once per combination: the same as judging anew, whatever was asked before."""

from __future__ import annotations

from hypothesis import given, settings, strategies as st
from plantoets.assessment.assess import assess
from plantoets.assessment.facts import Facts
from plantoets.assessment.judgement import judge
from plantoets.assessment.workings import Workings, workings_of
from world import TODAY, around, assessed, catalogue, layer, square

RULES = catalogue().rules
NAMES = catalogue().names
SHARED = Workings(RULES, catalogue().exemptions)
VALUES = st.sampled_from([None, 0.0, 1.0, 2.0, 5.0, 12.0, 40.0, 150.0, True, False, "eisen", "respecteren", "toekomstig", "natuur"])


def some(names) -> st.SearchStrategy[dict]:
    return st.dictionaries(st.sampled_from(sorted(names)), VALUES, max_size=8)


ATTRIBUTES = {attribute for spec in NAMES.layers.values() for attribute in spec.attributes}


@settings(max_examples=150)
@given(
    st.sampled_from(sorted(NAMES.activities)),
    some(NAMES.parameters),
    st.dictionaries(st.sampled_from(sorted(NAMES.questions)), st.booleans(), max_size=8),
    st.lists(some(ATTRIBUTES), min_size=1, max_size=3),
    st.sampled_from([(), ("niveau",)]),
)
def test_every_rule_says_what_it_would_say_anew(activity, parameters, answers, zones, unknown) -> None:
    facts = Facts(activity, parameters, answers, {}, TODAY)
    for rule in RULES:
        for attributes in zones:
            fresh = judge(rule, Facts(activity, parameters, answers, attributes, TODAY), unknown)
            assert SHARED.judging(rule, facts).judgement(attributes, unknown) == fresh


def test_a_combination_is_judged_once() -> None:
    rule = next(rule for rule in RULES if rule.cases)
    judging = SHARED.judging(rule, Facts("overig", {}, {}, {}, TODAY))
    assert judging.judgement({"naam": "een"}, ()) is judging.judgement({"naam": "twee"}, ())


def test_a_known_parameter_widens_the_rules_of_this_plan_and_of_no_other() -> None:
    low, high = (Facts("overig", {"hoogte_m": height}) for height in (3.0, 120.0))
    plain = [turn.rule.id for turn in SHARED.turns(low)]
    assert {turn.rule.id for turn in SHARED.turns(high)} > set(plain)
    assert [turn.rule.id for turn in SHARED.turns(low)] == plain


def test_what_no_rule_for_the_type_looks_at_changes_nothing() -> None:
    """Of a cemetery, no rule asks how many homes there are."""
    facts = [Facts("begraafplaats", {"woningen": homes}, {}, {}, TODAY) for homes in (3.0, 40.0)]
    assert SHARED.turns(facts[0]) is SHARED.turns(facts[1])


def test_another_catalogue_has_its_own_workings() -> None:
    mine = workings_of(catalogue())
    assert workings_of(catalogue()) is mine


def test_what_was_asked_of_other_layers_is_not_remembered_for_these() -> None:
    zones = [(square(150, 40 * n), {"ontwikkelingstijd_jaar": 10 + n}) for n in range(3)]
    first = assessed("windpark", square(200), layer("natuur_ehs", *zones))
    other = assessed("windpark", square(200), layer("natuur_ehs", *zones[:1]))
    alone = assess(other.plan, catalogue(), around(layer("natuur_ehs", *zones[:1])), TODAY)
    assert [finding.measure for finding in other.findings] == [finding.measure for finding in alone.findings]
    assert [finding.measure for finding in first.findings] != [finding.measure for finding in other.findings]

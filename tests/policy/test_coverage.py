"""Every rule, exemption, subject and limit of the policy has cases. `tools/policydoc/coverage.py` prints the table by §."""

from pathlib import Path

import policy_coverage as covered
import pytest
from case_file import PolicyCase, read_cases
from case_scene import catalogue_of

FOLDER = Path(__file__).parent


@pytest.fixture(scope="module")
def cases() -> list[PolicyCase]:
    return [case for file in sorted((FOLDER / "cases").glob("*.yaml")) for case in read_cases(file, catalogue_of().names)]


def test_every_rule_and_exemption_has_a_case(cases: list[PolicyCase]) -> None:
    assert covered.rules_without(catalogue_of(), cases) == []


def test_every_row_of_the_inventory_has_three_cases(cases: list[PolicyCase]) -> None:
    assert covered.rows_without(covered.read_inventory(FOLDER / "inventory.yaml"), cases) == []


def test_every_limit_has_cases_below_on_and_above_it_and_with_the_value_unknown(cases: list[PolicyCase]) -> None:
    assert covered.thresholds_without(catalogue_of(), cases) == []


def test_every_rule_has_a_case_with_a_layer_missing(cases: list[PolicyCase]) -> None:
    assert covered.missing_without(catalogue_of(), cases) == []

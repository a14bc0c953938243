"""Every policy case, each a test; a failure tells what was expected and what was found."""

from pathlib import Path
from typing import Any

import pytest
from case_file import PolicyCase, read_cases
from case_sample import read_samples
from case_scene import catalogue_of, set_up
from case_verdict import differences, explained
from plantoets.assessment.errors import PlantoetsError

FILES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
SAMPLES = Path(__file__).parents[3] / "shared" / "policy" / "sample-cases.json"


def readable(file: Path) -> list[Any]:
    """The cases of a file; a file that can't be read gives one failing test, the others still run."""
    try:
        return [pytest.param(case, id=case.id) for case in read_cases(file, catalogue_of().names)]
    except PlantoetsError as error:
        return [pytest.param(error.message.nl, id=file.name)]


@pytest.mark.parametrize("case", [case for file in FILES for case in readable(file)])
def test_case(case: PolicyCase) -> None:
    assert not isinstance(case, str), case
    hold(case)


if SAMPLES.is_file():  # handed out with the policy, not part of the repository

    @pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in read_samples(SAMPLES)])
    def test_sample(case: PolicyCase) -> None:
        hold(case)


def hold(case: PolicyCase) -> None:
    try:
        found = set_up(case, catalogue_of()).conclude(catalogue_of())
    except PlantoetsError as error:
        pytest.fail(f"{case.place}: {error.message.nl}", pytrace=False)
    except (KeyError, ValueError) as error:
        pytest.fail(f"{case.place}: {error} bestaat niet in de catalogus", pytrace=False)
    wrong = differences(case, found)
    if wrong:
        pytest.fail(explained(case, found, wrong), pytrace=False)

"""Kleene's three values: unknown is never a guess."""

from __future__ import annotations

from itertools import product

import pytest
from plantoets.assessment.catalogue.names import Limit
from plantoets.assessment.expressions import AllOf, AnyOf, BeforeToday, Bound, Known, OneOf, Term
from plantoets.assessment.facts import Facts
from plantoets.assessment.messages import Message
from world import TODAY

NAME = Message("x", "x")
LIMIT = Limit("grens", 3.0, "m", NAME, ("4.6",), "test")
HEIGHT = Term("parameter", "hoogte", NAME, "m")


def answer(name: str) -> OneOf:
    return OneOf(Term("question", name, NAME), (True,))


def facts(**answers: bool) -> Facts:
    return Facts("overig", {}, answers, {}, TODAY)


VALUES = (True, False, None)
AND = {(a, b): (False if False in (a, b) else None if None in (a, b) else True) for a, b in product(VALUES, VALUES)}
OR = {(a, b): (True if True in (a, b) else None if None in (a, b) else False) for a, b in product(VALUES, VALUES)}


@pytest.mark.parametrize("pair", list(AND))
def test_all_and_any_follow_kleene(pair: tuple[bool | None, bool | None]) -> None:
    known = facts(**{name: value for name, value in zip("ab", pair) if value is not None})
    assert AllOf((answer("a"), answer("b"))).verdict(known).truth is AND[pair]
    assert AnyOf((answer("a"), answer("b"))).verdict(known).truth is OR[pair]


def test_an_unknown_verdict_names_what_is_missing() -> None:
    assert AllOf((answer("a"), answer("b"), answer("c"))).verdict(facts(b=True)).unknown == ("a", "c")


@pytest.mark.parametrize(
    ("comparison", "below", "exact", "above"),
    [("above", False, False, True), ("at_least", False, True, True), ("at_most", True, True, False), ("below", True, False, False)],
)
def test_a_bound_on_each_side_of_its_limit_and_exactly_on_it(comparison: str, below: bool, exact: bool, above: bool) -> None:
    test = Bound(HEIGHT, comparison, LIMIT)
    truths = [test.verdict(Facts("overig", {"hoogte": value})).truth for value in (2.999, 3.0, 3.001)]
    assert truths == [below, exact, above]


def test_a_bound_shows_value_limit_unit_and_paragraph() -> None:
    (shown,) = Bound(HEIGHT, "at_most", LIMIT).verdict(Facts("overig", {"hoogte": 2.0})).evidence
    assert (shown.value, shown.limit, shown.unit, shown.sections) == (2.0, 3.0, "m", ("4.6",))


def test_a_bound_against_an_attribute_of_the_zone_needs_both() -> None:
    test = Bound(HEIGHT, "at_most", Term("attribute", "diepte_m", NAME))
    assert test.verdict(Facts("overig", {"hoogte": 2.0}, {}, {"diepte_m": 2.0})).truth is True
    assert test.verdict(Facts("overig", {"hoogte": 2.0}, {}, {"diepte_m": None})).unknown == ("diepte_m",)
    assert test.verdict(Facts("overig", {}, {}, {"diepte_m": 2.0})).unknown == ("hoogte",)


def test_known_is_never_unknown_itself() -> None:
    assert Known(HEIGHT).verdict(Facts("overig")).truth is False
    assert Known(HEIGHT, known=False).verdict(Facts("overig")).truth is True


@pytest.mark.parametrize(
    ("day", "truth"), [("2026-11-23", True), ("2026-11-24", False), ("2026-11-25", False), (None, None), ("ooit", None)]
)
def test_an_end_date_is_past_from_the_day_after_it(day: str | None, truth: bool | None) -> None:
    assert BeforeToday(Term("attribute", "einddatum", NAME)).verdict(Facts("overig", {}, {}, {"einddatum": day}, TODAY)).truth is truth

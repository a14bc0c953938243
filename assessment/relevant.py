"""What matters to know about a plan of certain development types: the parameters and questions that their rules look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .catalogue.rule import Catalogue, Condition, Rule
from .expressions import Term, terms_of


def relevant_parameters(catalogue: Catalogue, activities: Iterable[str]) -> tuple[str, ...]:
    """The parameters that rules for these development types look at, in the order of the catalogue.

    What merely widens a rule to these types is not among them: see `widening_parameters`.
    """
    named = {term.name for term in _terms(catalogue, frozenset(activities)) if term.source == "parameter"}
    return tuple(parameter for parameter in catalogue.names.parameters if parameter in named)


def widening_parameters(catalogue: Catalogue, activities: Iterable[str]) -> tuple[str, ...]:
    """The other parameters that count only when given: they bring in rules for other types (lighting, height)."""
    chosen = frozenset(activities)
    widened = [rule.applies.widened for rule in catalogue.rules if rule.applies.widened is not None and chosen - rule.applies.activities]
    named = {term.name for test in widened for term in terms_of(test) if term.source == "parameter"}
    named -= set(relevant_parameters(catalogue, chosen))
    return tuple(parameter for parameter in catalogue.names.parameters if parameter in named)


def relevant_questions(catalogue: Catalogue, activities: Iterable[str]) -> tuple[str, ...]:
    """The questions that rules for these development types may ask, in the order of the catalogue."""
    wanted = frozenset(activities)
    named = {term.name for term in _terms(catalogue, wanted) if term.source == "question"}
    named |= {condition.id for rule in _rules(catalogue, wanted) for condition in _conditions(rule) if condition.is_question}
    return tuple(question for question in catalogue.names.questions if question in named)


def _rules(catalogue: Catalogue, activities: frozenset[str]) -> Iterator[Rule]:
    return (rule for rule in catalogue.rules if activities & rule.applies.activities)


def _conditions(rule: Rule) -> Iterator[Condition]:
    yield from rule.conditions
    for case in rule.cases:
        yield from case.conditions


def _terms(catalogue: Catalogue, activities: frozenset[str]) -> Iterator[Term]:
    for rule in _rules(catalogue, activities):
        for case in rule.cases:
            yield from terms_of(case.when)
        for condition in _conditions(rule):
            yield from terms_of(condition.test)

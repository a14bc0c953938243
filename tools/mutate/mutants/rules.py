"""Changes of rules: outcomes, development types, guards, relations, conditions, groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from plantoets.assessment.catalogue.rule import Case, Catalogue, Condition, Rule
from plantoets.assessment.expressions import OneOf
from plantoets.assessment.vocabulary import Outcome

from .expressions import foreign, of_test
from .mutant import Mutant
from .rewriting import Change, changes, each_left_out
from .space import of_space

_OUTCOMES = tuple(Outcome)


def rule_mutants(catalogue: Catalogue) -> Iterator[Mutant]:
    """Every change of every rule."""
    for rule in catalogue.rules:
        yield from _of_rule(rule, catalogue)


def _of_rule(rule: Rule, catalogue: Catalogue) -> Iterator[Mutant]:
    names = catalogue.names
    relevant = frozenset(names.activities) if rule.applies.widened else rule.applies.activities

    def mutant(change: Change, **narrow: Any) -> Mutant:
        return Mutant(rule.id, rule.chapter, change.kind, change.what, {rule.id: change.node}, **narrow)

    def in_cases(node: Any) -> Iterator[Change]:
        yield from of_test(node, names, relevant)
        if isinstance(node, Case):
            yield from _of_case(node)
        if isinstance(node, Condition):
            yield from _of_unmet(node)

    for change in changes(rule.cases, in_cases):
        yield mutant(change._replace(what=f"case {change.what}", node=replace(rule, cases=change.node)))
    for change in changes(rule.conditions, in_cases):
        yield mutant(change._replace(node=replace(rule, conditions=change.node)))
    for condition, rest in each_left_out(rule.conditions):
        yield mutant(Change("condition", f"without {condition.id}", replace(rule, conditions=rest)))
    for change in changes(rule.where, lambda node: of_space(node, catalogue.touching, exempt_groups(catalogue))):
        yield mutant(change._replace(what=f"where {change.what}", node=replace(rule, where=change.node)), everywhere=True)
    for relation, rest in each_left_out(rule.where):
        yield mutant(Change("relation", f"without {relation.word}", replace(rule, where=rest)), everywhere=True)
    yield from (mutant(change) for change in _precedence(rule, catalogue))
    yield from _of_types(rule, catalogue)


def _of_case(case: Case) -> Iterator[Change]:
    place = _OUTCOMES.index(case.outcome)
    others = (Outcome.ATTENTION,) if case.outcome is Outcome.NONE else _OUTCOMES[max(place - 1, 0) : place + 2]
    for other in others:
        if other is not case.outcome:
            yield Change("outcome", f"{case.outcome.value}→{other.value}", replace(case, outcome=other))
    for condition, rest in each_left_out(case.conditions):
        yield Change("condition", f"without {condition.id}", replace(case, conditions=rest))
    for group, groups in each_left_out(case.groups):
        yield Change("precedence", f"without group {group}", replace(case, groups=groups))


def _of_unmet(condition: Condition) -> Iterator[Change]:
    if isinstance(condition.test, OneOf) and condition.test.values == (None,):
        return  # something that must be known is open or met, never unmet
    other = Outcome.NO_UNLESS if condition.unmet is Outcome.PROHIBITED else Outcome.PROHIBITED
    yield Change("condition", f"{condition.id} unmet {condition.unmet.value}→{other.value}", replace(condition, unmet=other))


def exempt_groups(catalogue: Catalogue) -> frozenset[str]:
    """The groups of rules that exemptions are about."""
    return frozenset(group for exemption in catalogue.exemptions for group in exemption.groups)


def _precedence(rule: Rule, catalogue: Catalogue) -> Iterator[Change]:
    """Groups left out, and what a milder finding and compensation depend on."""
    known = exempt_groups(catalogue)
    for group, groups in each_left_out(rule.groups):
        if group in known:
            yield Change("precedence", f"without group {group}", replace(rule, groups=groups))
    if known & {*rule.groups, *(group for case in rule.cases for group in case.groups)}:
        yield Change("precedence", f"becomes_milder {rule.becomes_milder}", replace(rule, becomes_milder=not rule.becomes_milder))
    if rule.compensation is not None:
        yield Change("compensation", "without compensation", replace(rule, compensation=None))


def _of_types(rule: Rule, catalogue: Catalogue) -> Iterator[Mutant]:
    """Each type left out, a foreign one added, the widening changed."""
    names, applies = catalogue.names, rule.applies

    def mutant(what: str, members: frozenset[str], only: str) -> Mutant:
        changed = replace(rule, applies=replace(applies, activities=members))
        return Mutant(rule.id, rule.chapter, "type list", what, {rule.id: changed}, activities=frozenset({only}), everywhere=True)

    for member in sorted(applies.activities):
        yield mutant(f"without {member}", applies.activities - {member}, member)
    stranger = foreign(applies.activities, frozenset(names.activities), names)
    if stranger is not None:
        yield mutant(f"with {stranger}", applies.activities | {stranger}, stranger)
    if applies.widened is None:
        return
    everything = frozenset(names.activities)
    for change in changes(applies.widened, lambda node: of_test(node, names, everything)):
        changed = replace(rule, applies=replace(applies, widened=change.node))
        yield Mutant(rule.id, rule.chapter, "widening", change.what, {rule.id: changed}, everywhere=True)
    narrowed = replace(rule, applies=replace(applies, widened=None))
    yield Mutant(rule.id, rule.chapter, "widening", "left out", {rule.id: narrowed}, everywhere=True)

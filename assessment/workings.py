"""What follows from the policy alone, worked out once: the rules for a development type, the judgement of a combination of facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, Optional

from .catalogue.rule import Catalogue, Exemption, Rule
from .conflicts import groups_of
from .expressions import Test, terms_of
from .facts import Facts, Value
from .judgement import Judgement, judge
from .plan import PlanPart
from .relations import Overlaps

LIMIT = 20_000
"""Combinations of facts that are kept; attributes without a fixed list of values could give any number of them."""


class _Named(NamedTuple):
    """What a rule looks at, by name."""

    parameters: tuple[str, ...]
    questions: tuple[str, ...]
    attributes: tuple[str, ...]


class Turn(NamedTuple):
    """A rule for a development type: the exemptions that may set it aside, the first to prevail first.

    `layers`: one of these a part must meet for the rule to concern it; None when it is not about overlap.
    """

    rule: Rule
    exemptions: tuple[Exemption, ...]
    layers: Optional[frozenset[str]]


class Workings:
    """Of rules with their exemptions. Rules are known by identity: they are parts of a catalogue, which never changes."""

    def __init__(self, rules: Sequence[Rule], exemptions: Sequence[Exemption]) -> None:
        self._rules, self._exemptions = tuple(rules), tuple(exemptions)
        self._named: dict[int, tuple[Rule, _Named]] = {}
        self._judging: dict[tuple[Any, ...], Judging] = {}
        self._always: dict[str, frozenset[int]] = {}
        self._sets: dict[tuple[int, ...], tuple[Exemption, ...]] = {}
        self._turns: dict[tuple[int, str], Turn] = {}

    def rules_for(self, part: PlanPart) -> list[Rule]:
        """The rules for a part's development type, and those that a known parameter widens to it."""
        if part.activity not in self._always:
            self._always[part.activity] = frozenset(id(rule) for rule in self._rules if part.activity in rule.applies.activities)
        always = self._always[part.activity]
        facts = Facts(part.activity, part.parameters)
        return [rule for rule in self._rules if id(rule) in always or (part.parameters and _is_widened(rule, facts))]

    def turn(self, rule: Rule, activity: str) -> Turn:
        """What is needed whenever the rule is looked at for a development type."""
        key = (id(rule), activity)
        found = self._turns.get(key)
        if found is None:
            groups = groups_of(rule)
            chosen = tuple(item for item in self._exemptions if activity in item.activities and item.groups & groups)
            same = self._sets.setdefault(tuple(map(id, chosen)), chosen)
            first = rule.where[0] if rule.where else None
            layers = frozenset(selector.layer for selector in first.selectors) if isinstance(first, Overlaps) else None
            found = self._turns[key] = Turn(rule, same, layers)
        return found

    def judging(self, rule: Rule, facts: Facts) -> Judging:
        """How the rule judges a part of which these are the facts."""
        known = self._named.get(id(rule))
        if known is None:
            known = self._named[id(rule)] = (rule, _names_of(rule))
        named = known[1]
        key = (
            id(rule),
            facts.activity,
            facts.today,
            tuple([facts.parameters.get(name) for name in named.parameters]),
            tuple([facts.answers.get(name) for name in named.questions]),
        )
        found = self._judging.get(key)
        if found is None:
            if len(self._judging) >= LIMIT:
                self._judging.clear()
            found = self._judging[key] = Judging(rule, facts, named.attributes)
        return found


class Judging:
    """A rule's judgements of one combination of facts, once for each distinct combination of the attributes that it looks at."""

    def __init__(self, rule: Rule, facts: Facts, attributes: tuple[str, ...]) -> None:
        self._rule, self._facts, self._attributes = rule, facts, attributes
        self._judged: dict[tuple[Any, ...], Judgement] = {}

    def judgement(self, attributes: Mapping[str, Value], unknown: tuple[str, ...]) -> Judgement:
        """As `judge`."""
        key = (unknown, *[attributes.get(name) for name in self._attributes])
        found = self._judged.get(key)
        if found is None:
            if len(self._judged) >= LIMIT:
                self._judged.clear()
            found = self._judged[key] = judge(self._rule, replace(self._facts, attributes=attributes), unknown)
        return found


_latest: list[tuple[Catalogue, Workings]] = []


def workings_of(catalogue: Catalogue) -> Workings:
    """Those of a catalogue, kept while it is the one in use."""
    if not _latest or _latest[0][0] is not catalogue:
        _latest[:] = [(catalogue, Workings(catalogue.rules, catalogue.exemptions))]
    return _latest[0][1]


def _is_widened(rule: Rule, facts: Facts) -> Optional[bool]:
    return rule.applies.widened is not None and rule.applies.widened.verdict(facts).truth


def _names_of(rule: Rule) -> _Named:
    tests: list[Test] = [case.when for case in rule.cases]
    tests.extend(condition.test for condition in (*rule.conditions, *(condition for case in rule.cases for condition in case.conditions)))
    terms = [term for test in tests for term in terms_of(test)]

    def names(source: str) -> tuple[str, ...]:
        return tuple(sorted({term.name for term in terms if term.source == source}))

    others = {"activity", "parameter", "question"}
    return _Named(names("parameter"), names("question"), tuple(sorted({term.name for term in terms if term.source not in others})))

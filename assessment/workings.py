"""What follows from the policy alone, worked out once: the rules for a development type, the judgement of a combination of facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, Optional

from .catalogue.rule import Catalogue, Exemption, Rule
from .conflicts import groups_of
from .expressions import Test, terms_of
from .facts import Facts, Value
from .judgement import Judgement, judge
from .relations import Overlaps

LIMIT = 20_000
"""Combinations of facts that are kept; what has no fixed list of values could give any number of them."""

PARTS = 4_000
"""Combinations of parameters and answers of which the rules are kept together."""


class _Named(NamedTuple):
    """What a rule looks at, by name."""

    parameters: frozenset[str]
    questions: frozenset[str]
    attributes: tuple[str, ...]

    def known_of(self, facts: Facts) -> tuple[tuple[tuple[str, Value], ...], tuple[tuple[str, Value], ...]]:
        """Of the parameters and of the answers, those looked at."""
        parameters = tuple([item for item in facts.parameters.items() if item[0] in self.parameters])
        return parameters, tuple([item for item in facts.answers.items() if item[0] in self.questions])


class _About(NamedTuple):
    """A rule for a development type: the exemptions that may set it aside, and the layers of which a part must meet one."""

    rule: Rule
    exemptions: tuple[Exemption, ...]
    layers: Optional[frozenset[str]]


class _ForType(NamedTuple):
    """What there is for a development type: rules about it, others that a parameter may widen to it, and what all these look at."""

    always: list[_About]
    others: list[Rule]
    named: _Named


class Turn(NamedTuple):
    """A rule for a part: the exemptions that may set it aside, the first to prevail first, and how it judges.

    `layers`: one of these a part must meet for the rule to concern it; None when it is not about overlap.
    """

    rule: Rule
    exemptions: tuple[Exemption, ...]
    layers: Optional[frozenset[str]]
    judging: Judging


class Workings:
    """Of rules with their exemptions. Rules are known by identity: they are parts of a catalogue, which never changes."""

    def __init__(self, rules: Sequence[Rule], exemptions: Sequence[Exemption]) -> None:
        self._rules, self._exemptions = tuple(rules), tuple(exemptions)
        self._named = {id(rule): _names_of(rule) for rule in rules}
        self._types: dict[str, _ForType] = {}
        self._judging: dict[tuple[Any, ...], Judging] = {}
        self._sets: dict[tuple[int, ...], tuple[Exemption, ...]] = {}
        self._turns: dict[tuple[Any, ...], tuple[Turn, ...]] = {}

    def turns(self, facts: Facts) -> tuple[Turn, ...]:
        """The rules for a part of which these are the facts: those for its type, and those that a known parameter widens to it; the same
        for all facts that do not differ in what these rules look at."""
        named = self._for(facts.activity).named
        key = (facts.activity, facts.today, *named.known_of(facts))
        found = self._turns.get(key)
        if found is None:
            if len(self._turns) >= PARTS:
                self._turns.clear()
            found = self._turns[key] = tuple([Turn(*about, self.judging(about.rule, facts)) for about in self._rules_for(facts)])
        return found

    def _rules_for(self, facts: Facts) -> Iterable[_About]:
        mine = self._for(facts.activity)
        widened = [self._about_rule(rule, facts.activity) for rule in mine.others if _is_widened(rule, facts)] if facts.parameters else []
        return (*mine.always, *widened)

    def _for(self, activity: str) -> _ForType:
        found = self._types.get(activity)
        if found is None:
            always = [rule for rule in self._rules if activity in rule.applies.activities]
            others = [rule for rule in self._rules if activity not in rule.applies.activities and rule.applies.widened is not None]
            named = [self._named[id(rule)] for rule in (*always, *others)]
            found = self._types[activity] = _ForType([self._about_rule(rule, activity) for rule in always], others, _all_of(named))
        return found

    def _about_rule(self, rule: Rule, activity: str) -> _About:
        groups = groups_of(rule)
        chosen = tuple(item for item in self._exemptions if activity in item.activities and item.groups & groups)
        return _About(rule, self._sets.setdefault(tuple(map(id, chosen)), chosen), _met_by(rule))

    def judging(self, rule: Rule, facts: Facts) -> Judging:
        """How the rule judges a part of which these are the facts."""
        named = self._named[id(rule)]
        key = (id(rule), facts.activity, facts.today, *named.known_of(facts))
        found = self._judging.get(key)
        if found is None:
            if len(self._judging) >= LIMIT:
                self._judging.clear()
            found = self._judging[key] = Judging(rule, facts, named.attributes)
        return found


class Judging:
    """A rule's judgements of one combination of facts, once for each distinct combination of the attributes that it looks at."""

    def __init__(self, rule: Rule, facts: Facts, attributes: tuple[str, ...]) -> None:
        self._rule, self._facts, self.attributes = rule, facts, attributes
        self._judged: dict[tuple[Any, ...], Judgement] = {}

    def judgement(self, attributes: Mapping[str, Value], unknown: tuple[str, ...]) -> Judgement:
        """As `judge`."""
        key = (unknown, *[attributes.get(name) for name in self.attributes]) if self.attributes else unknown
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


def _met_by(rule: Rule) -> Optional[frozenset[str]]:
    first = rule.where[0] if rule.where else None
    return frozenset(selector.layer for selector in first.selectors) if isinstance(first, Overlaps) else None


def _is_widened(rule: Rule, facts: Facts) -> Optional[bool]:
    return rule.applies.widened is not None and rule.applies.widened.verdict(facts).truth


def _names_of(rule: Rule) -> _Named:
    tests: list[Test] = [case.when for case in rule.cases]
    if rule.applies.widened is not None:
        tests.append(rule.applies.widened)
    tests.extend(condition.test for condition in (*rule.conditions, *(condition for case in rule.cases for condition in case.conditions)))
    terms = [term for test in tests for term in terms_of(test)]

    def names(source: str) -> frozenset[str]:
        return frozenset(term.name for term in terms if term.source == source)

    others = {"activity", "parameter", "question"}
    return _Named(names("parameter"), names("question"), tuple(sorted({term.name for term in terms if term.source not in others})))


def _all_of(several: Sequence[_Named]) -> _Named:
    nothing: frozenset[str] = frozenset()
    return _Named(nothing.union(*[named.parameters for named in several]), nothing.union(*[named.questions for named in several]), ())

"""Tries mutants on the policy cases: only those that could notice, and each rule by itself before the whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Optional

from case_file import PolicyCase
from case_scene import TODAY, Scene, set_up
from case_verdict import differences
from mutants.mutant import Mutant
from plantoets.assessment.assess import Assessment
from plantoets.assessment.catalogue.rule import Catalogue, Exemption, Rule
from plantoets.assessment.conflicts import groups_of
from plantoets.assessment.errors import PlantoetsError
from plantoets.assessment.facts import Facts
from plantoets.assessment.findings import Findings, findings_of
from plantoets.assessment.locating import locate
from plantoets.assessment.workings import Workings

Signature = tuple[Any, ...]

BROKEN = " (error)"
"""After the case on which the engine breaks with a mutant: that counts as noticed, and should be rare."""


@dataclass(eq=False)
class Prepared:
    """A case with its scene and what the catalogue says of it as it is."""

    case: PolicyCase
    scene: Scene
    facts: Facts
    baseline: Assessment
    named: frozenset[str]
    signatures: dict[str, Signature] = field(default_factory=dict)
    located: dict[str, bool] = field(default_factory=dict)

    def findings(self, rule: Rule, exemptions: Sequence[Exemption]) -> Findings:
        """What one rule says here; nothing when it is not for this development type."""
        part, ground = self.scene.plan.parts[0], self.scene.grounds[0]
        return findings_of(part, ground, self.facts, Workings([rule], exemptions))

    def looks_at(self, rule: Rule) -> bool:
        """Whether the rule is for this type and finds something to look at here."""
        if rule.id not in self.located:
            self.located[rule.id] = applies(rule, self.facts) and locate(rule, self.scene.grounds[0]) is not None
        return self.located[rule.id]


def applies(rule: Rule, facts: Facts) -> bool:
    """Whether the rule is for the type, or a known parameter widens it to it."""
    widened = rule.applies.widened
    return facts.activity in rule.applies.activities or bool(widened is not None and widened.verdict(facts).truth)


@dataclass(eq=False)
class Bench:
    """All cases, ready to be judged again and again."""

    catalogue: Catalogue
    prepared: list[Prepared]
    failing: list[str]

    def killer(self, mutant: Mutant) -> Optional[str]:
        """The id of a case that notices the mutant; None when it survives."""
        altered = self._altered(mutant)
        wanted = {mutant.subject, *altered}
        candidates = [item for item in self.prepared if self._could_notice(item, mutant, altered)]
        for item in sorted(candidates, key=lambda item: not wanted & item.named):
            try:
                found = self._judged_again(item, mutant, altered)
                if found is not None and differences(item.case, found):
                    return item.case.id
            except (ArithmeticError, LookupError, TypeError, ValueError, StopIteration):
                return item.case.id + BROKEN
        return None

    def _altered(self, mutant: Mutant) -> Mapping[str, Rule]:
        """The rules that may judge otherwise: those changed, and those that a changed exemption is about."""
        if mutant.exemptions is None:
            return mutant.rules
        changed = {item for item in (*self.catalogue.exemptions, *mutant.exemptions) if _only_in_one(item, self.catalogue, mutant)}
        changed = changed or set(mutant.exemptions)
        concerned = {group for exemption in changed for group in exemption.groups}
        rules = {rule.id: rule for rule in self.catalogue.rules if concerned & groups_of(rule)}
        return {**rules, **mutant.rules}

    def _could_notice(self, item: Prepared, mutant: Mutant, altered: Mapping[str, Rule]) -> bool:
        if mutant.activities is not None and item.facts.activity not in mutant.activities:
            return False
        if mutant.judgements is not None:
            return mutant.subject in item.named
        if mutant.surcharges is not None:
            return item.case.compensation is not None
        if mutant.everywhere:
            return True
        return any(item.looks_at(rule) for rule in self.catalogue.rules if rule.id in altered)

    def _judged_again(self, item: Prepared, mutant: Mutant, altered: Mapping[str, Rule]) -> Optional[Assessment]:
        """The assessment with the mutant; None when nothing changes."""
        if mutant.surcharges is not None or mutant.judgements is not None:
            return item.scene.conclude(mutant.applied(self.catalogue))
        exemptions = self.catalogue.exemptions if mutant.exemptions is None else mutant.exemptions
        results = {}
        for rule in altered.values():
            result = item.findings(rule, exemptions)
            if signature(result) != self._signature(item, rule.id):
                results[rule.id] = result
        if not results and mutant.exemptions is None:
            return None
        if mutant.exemptions is not None:
            return item.scene.conclude(mutant.applied(self.catalogue)) if results or item.case.core_qualities else None
        return self._assembled(item, results)

    def _signature(self, item: Prepared, rule_id: str) -> Signature:
        if rule_id not in item.signatures:
            rule = next(rule for rule in self.catalogue.rules if rule.id == rule_id)
            item.signatures[rule_id] = signature(item.findings(rule, self.catalogue.exemptions))
        return item.signatures[rule_id]

    def _assembled(self, item: Prepared, results: Mapping[str, Findings]) -> Assessment:
        """The assessment as it was, with what these rules now say in place of what they said."""
        before = item.baseline
        findings = [finding for finding in before.findings if finding.rule.id not in results]
        overruled = [item for item in before.overruled if item.rule.id not in results]
        silent = [item for item in before.silent if item.rule not in results]
        for result in results.values():
            findings.extend(result.found)
            overruled.extend(result.overruled)
            silent.extend(result.not_assessed)
        return replace(before, findings=tuple(findings), overruled=tuple(overruled), silent=tuple(silent))


def _only_in_one(item: Exemption, catalogue: Catalogue, mutant: Mutant) -> bool:
    return (item in catalogue.exemptions) is not (item in (mutant.exemptions or ()))


def signature(result: Findings) -> Signature:
    """All of a rule's answer that a case can look at."""
    found = tuple(
        (
            finding.id,
            finding.outcome,
            tuple((state.condition.id, state.status) for state in finding.conditions),
            finding.measure,
            finding.distance_m,
            finding.exemption.responsible if finding.exemption else None,
            finding.rule.compensation,
        )
        for finding in result.found
    )
    return (found, tuple(item.by.id for item in result.overruled), tuple((item.rule, item.layer) for item in result.not_assessed))


def make_bench(cases: Iterable[PolicyCase], catalogue: Catalogue) -> Bench:
    """Set up every case once; cases that fail as it is are listed and left out."""
    bench = Bench(catalogue, [], [])
    for case in cases:
        try:
            scene = set_up(case, catalogue)
            found = scene.conclude(catalogue)
        except (PlantoetsError, KeyError, ValueError):
            bench.failing.append(case.id)
            continue
        if differences(case, found):
            bench.failing.append(case.id)
            continue
        part = scene.plan.parts[0]
        answers = {key: answer.value for key, answer in scene.plan.answers.items() if answer.value is not None}
        facts = Facts(part.activity, part.parameters, answers, {}, TODAY)
        bench.prepared.append(Prepared(case, scene, facts, found, _named(case)))
    return bench


def _named(case: PolicyCase) -> frozenset[str]:
    wishes = (*case.expect, *case.never)
    names = (name for wish in wishes for name in (wish.rule, wish.overruled_by, wish.silent) if name)
    return frozenset((*names, *case.not_assessed))

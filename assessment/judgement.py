"""What a rule says, given what is known: outcome, conditions and why. Knows nothing of geometry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .catalogue.rule import Case, Condition, Rule
from .expressions import Evidence, Known, Term, terms_of
from .facts import Facts
from .messages import Message
from .vocabulary import Outcome, Status, most_severe


@dataclass(frozen=True)
class ConditionState:
    """A condition and where it stands."""

    condition: Condition
    status: Status


@dataclass(frozen=True)
class Judgement:
    """A rule's answer for one combination of facts. `groups` are those by which an exemption may set it aside."""

    outcome: Outcome
    conditions: tuple[ConditionState, ...]
    because: tuple[Evidence, ...]
    groups: frozenset[str]


NOTHING = Judgement(Outcome.NONE, (), (), frozenset())

_WHO = Message("initiatiefnemer", "applicant")


def judge(rule: Rule, facts: Facts, unknown_filter: tuple[str, ...] = ()) -> Judgement:
    """Go through the rule's cases; what is unknown leaves every case possible that it could lead to.

    Args:
        unknown_filter: null attributes on which it depends whether the rule is about this zone at all; the outcome is then
            never more severe than conditional.
    """
    possible, unknown, because = _possible(rule, facts)
    outcomes = {case.outcome for case in possible}
    if not possible or outcomes == {Outcome.NONE}:
        return NOTHING
    if not unknown:
        judged = _decided(rule, possible[0], facts, because)
    elif outcomes <= {Outcome.FAVOURABLE, Outcome.NONE}:
        return NOTHING
    else:
        judged = _undecided(rule, possible, unknown, facts)
    return _doubted(rule, judged, unknown_filter) if unknown_filter else judged


def _possible(rule: Rule, facts: Facts) -> tuple[list[Case], tuple[str, ...], tuple[Evidence, ...]]:
    """The cases that may hold, the names that would decide between them, and why the certain one holds."""
    possible: list[Case] = []
    unknown: list[str] = []
    for case in rule.cases:
        verdict = case.when.verdict(facts)
        if verdict.truth is False:
            continue
        possible.append(case)
        if verdict.truth is True:
            return possible, tuple(dict.fromkeys(unknown)), verdict.evidence
        unknown.extend(verdict.unknown)
    if possible:
        possible.append(_NO_CASE)
    return possible, tuple(dict.fromkeys(unknown)), ()


def _decided(rule: Rule, case: Case, facts: Facts, because: tuple[Evidence, ...]) -> Judgement:
    states, shown = _states((*rule.conditions, *case.conditions), facts)
    unmet = [state.condition.unmet for state in states if state.status is Status.UNMET]
    outcome = case.outcome
    if unmet:
        outcome = most_severe(unmet)
    elif states and outcome in _SATISFIABLE and all(state.status is Status.MET for state in states):
        outcome = Outcome.SATISFIED
    return Judgement(outcome, states, (*because, *shown), frozenset((*rule.groups, *case.groups)))


def _undecided(rule: Rule, possible: list[Case], unknown: tuple[str, ...], facts: Facts) -> Judgement:
    """Several cases may hold: conditional, unless all of them say the same; unmet conditions of a mere possibility don't count."""
    outcomes = {case.outcome for case in possible}
    base = outcomes.pop() if len(outcomes) == 1 else Outcome.CONDITIONAL
    common, shown = _states(rule.conditions, facts)
    own, more = _states(_distinct(condition for case in possible for condition in case.conditions), facts)
    opened = [ConditionState(to_be_known(rule, name), Status.OPEN) for name in unknown]
    listed = {state.condition.id for state in opened}
    kept = [state for state in own if state.status is not Status.UNMET and state.condition.id not in listed]
    unmet = [state.condition.unmet for state in common if state.status is Status.UNMET]
    outcome = most_severe(unmet) if unmet else base
    return Judgement(outcome, (*common, *opened, *kept), (*shown, *more), frozenset(rule.groups))


def _doubted(rule: Rule, judged: Judgement, names: tuple[str, ...]) -> Judgement:
    """It is unknown whether the zone is one that the rule is about."""
    if judged.outcome in (Outcome.SATISFIED, Outcome.NONE):
        return judged
    outcome = Outcome.ATTENTION if judged.outcome is Outcome.FAVOURABLE else judged.outcome.or_milder(Outcome.CONDITIONAL)
    listed = {state.condition.id for state in judged.conditions}
    opened = tuple(ConditionState(to_be_known(rule, name), Status.OPEN) for name in dict.fromkeys(names) if name not in listed)
    kept = tuple(state for state in judged.conditions if state.status is not Status.UNMET)
    return Judgement(outcome, (*opened, *kept), judged.because, judged.groups)


def _states(conditions: Iterable[Condition], facts: Facts) -> tuple[tuple[ConditionState, ...], tuple[Evidence, ...]]:
    states: list[ConditionState] = []
    because: list[Evidence] = []
    for condition in _distinct(conditions):
        verdict = condition.test.verdict(facts)
        states.append(ConditionState(condition, _STATUS[verdict.truth]))
        because.extend(verdict.evidence)
    return tuple(states), tuple(because)


def _distinct(conditions: Iterable[Condition]) -> tuple[Condition, ...]:
    return tuple({condition.id: condition for condition in conditions}.values())


def to_be_known(rule: Rule, name: str) -> Condition:
    """The open condition that a parameter, attribute or answer called `name` must become known."""
    term = next((term for term in _terms(rule) if term.name == name), None) or Term("attribute", name, Message(name, name))
    if term.source == "question":
        text = term.title
    else:
        text = Message(f"{term.title.nl} is nog onbekend", f"{term.title.en} is not known yet")
    return Condition(name, text, _WHO, Message("opgave", "statement"), Known(term), Outcome.CONDITIONAL, term.source == "question")


def _terms(rule: Rule) -> Iterable[Term]:
    for case in rule.cases:
        yield from terms_of(case.when)
    for condition in (*rule.conditions, *(condition for case in rule.cases for condition in case.conditions)):
        yield from terms_of(condition.test)


_STATUS = {True: Status.MET, False: Status.UNMET, None: Status.OPEN}
_SATISFIABLE = (Outcome.NO_UNLESS, Outcome.CONDITIONAL, Outcome.CONSULT)
_NO_CASE = Case(Known(Term("activity", "", Message("", ""))), Outcome.NONE, ())

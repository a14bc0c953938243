"""Rules and cases that can never apply, and rules that say the opposite of each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..facts import Facts
from ..messages import Message
from ..vocabulary import Outcome
from .check_facts import possible_facts
from .check_pieces import pieces
from .check_problem import ERROR, Problem
from .names import Names
from .rule import Case, Catalogue, Rule

_WELCOME = (Outcome.FAVOURABLE, Outcome.SATISFIED)


def never_applying(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Rules for no development type, in no zone, and cases that no plan can reach."""
    for rule in catalogue.rules:
        if not rule.applies.activities and rule.applies.widened is None:
            text = Message("De regel geldt voor geen enkel ontwikkelingstype.", "The rule is for no development type.")
            yield Problem(ERROR, rule.id, text)
            continue
        if not rule.cases:
            yield Problem(ERROR, rule.id, Message("De regel heeft geen gevallen.", "The rule has no cases."))
        impossible = list(_impossible_filters(rule, catalogue.names))
        yield from impossible or _unreachable(rule, catalogue, today)
    for exemption in catalogue.exemptions:
        if not exemption.activities:
            text = Message("De uitzondering geldt voor geen enkel ontwikkelingstype.", "The exemption is for no development type.")
            yield Problem(ERROR, exemption.id, text)


def _impossible_filters(rule: Rule, names: Names) -> Iterator[Problem]:
    """Filters that no zone can pass."""
    for selector in (selector for relation in rule.where for selector in relation.selectors):
        for wanted in selector.wanted:
            spec = names.layers[selector.layer].attributes.get(wanted.attribute)
            allowed = () if spec is None else (True, False) if spec.kind == "boolean" else spec.values
            if spec is None or (allowed and not any((value in wanted.values) is not wanted.negated for value in allowed)):
                yield Problem(
                    ERROR,
                    rule.id,
                    Message(
                        f"Geen zone van {selector.layer} kan voldoen aan het filter op '{wanted.attribute}'.",
                        f"No zone of {selector.layer} can pass the filter on '{wanted.attribute}'.",
                    ),
                )


def _unreachable(rule: Rule, catalogue: Catalogue, today: date) -> Iterator[Problem]:
    facts = possible_facts([rule], catalogue.names, _activities(rule, catalogue.names), today)
    if facts is None:
        return
    reached: set[int] = set()
    for known in facts:
        index = _first(rule, known)
        if index is not None:
            reached.add(index)
    for index in range(len(rule.cases)):
        if index not in reached:
            yield Problem(
                ERROR,
                rule.id,
                Message(
                    f"Geval {index + 1} kan zich nooit voordoen: een eerder geval gaat altijd voor, of de voorwaarden sluiten elkaar uit.",
                    f"Case {index + 1} can never occur: an earlier case always comes first, or its guards exclude each other.",
                ),
            )


def _activities(rule: Rule, names: Names) -> frozenset[str]:
    return frozenset(names.activities) if rule.applies.widened is not None else rule.applies.activities


def _first(rule: Rule, facts: Facts) -> int | None:
    """The case that holds for certain, when everything that decides is known."""
    for index, case in enumerate(rule.cases):
        truth = case.when.verdict(facts).truth
        if truth is not False:
            return index if truth else None
    return None


def contradictions(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Pairs of rules for the same zones and types of which one welcomes what the other prohibits.

    Only when both look at the same things: what is welcome as such may still be prohibited above a limit.
    """
    prohibiting = [rule for rule in catalogue.rules if any(case.outcome is Outcome.PROHIBITED for case in rule.cases)]
    welcoming = [rule for rule in catalogue.rules if any(case.outcome in _WELCOME for case in rule.cases)]
    for one in prohibiting:
        for other in welcoming:
            shared = _activities(one, catalogue.names) & _activities(other, catalogue.names)
            if one is not other and shared and _place(one) == _place(other) and _clash(one, other, shared, catalogue.names, today):
                yield Problem(
                    ERROR,
                    one.id,
                    Message(
                        f"Deze regel verbiedt wat regel '{other.id}' op dezelfde plek toejuicht of goed vindt.",
                        f"This rule prohibits what rule '{other.id}' welcomes or accepts in the same place.",
                    ),
                )


def _place(rule: Rule) -> tuple[object, ...]:
    """Where a rule looks, as far as it matters for comparing two rules."""
    return tuple((relation.word, tuple((selector.layer, selector.wanted) for selector in relation.selectors)) for relation in rule.where)


def _clash(one: Rule, other: Rule, shared: frozenset[str], names: Names, today: date) -> bool:
    facts = possible_facts([one, other], names, shared, today)
    return facts is not None and any(_opposed(one, other, known) for known in facts)


def _opposed(one: Rule, other: Rule, facts: Facts) -> bool:
    first, second = _first(one, facts), _first(other, facts)
    if first is None or second is None or one.cases[first].outcome is not Outcome.PROHIBITED:
        return False
    if other.cases[second].outcome not in _WELCOME:
        return False
    return _looked_at(one.cases[first]) == _looked_at(other.cases[second])


def _looked_at(case: Case) -> set[str]:
    return {piece.term.name for piece in pieces(case.when) if hasattr(piece, "term") and piece.term.source != "activity"}

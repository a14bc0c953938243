"""What a catalogue defines and no rule uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..messages import Message
from ..relations import AtPlace
from .check_pieces import limits_of, pieces, terms_in
from .check_problem import WARNING, Problem
from .rule import Catalogue, Condition, Exemption, Rule


def unused(catalogue: Catalogue) -> Iterator[Problem]:
    """Limits, questions, parameters, places, tables and groups without a use."""
    names = catalogue.names
    owners: tuple[Rule | Exemption, ...] = (*catalogue.rules, *catalogue.exemptions)
    terms = [term for owner in owners for term in terms_in(owner)]
    conditions = {piece.id for rule in catalogue.rules for piece in pieces(rule) if isinstance(piece, Condition)}
    places = {place.id for owner in owners for piece in pieces(owner) if isinstance(piece, AtPlace) for place in piece.places}
    yield from _left(names.limits, _limits(catalogue, owners), Message("grenswaarde", "limit"))
    yield from _left(names.questions, conditions | {term.name for term in terms if term.source == "question"}, Message("vraag", "question"))
    yield from _left(names.parameters, {term.name for term in terms if term.source == "parameter"}, Message("parameter", "parameter"))
    yield from _left(names.places, places, Message("plaats", "place"))
    yield from _left(names.tables, {table.id for rule in catalogue.rules for table in rule.tables}, Message("tabel", "table"))
    yield from _groups(catalogue)


def _left(defined: Iterable[str], used: set[str], what: Message) -> Iterator[Problem]:
    for name in defined:
        if name not in used:
            yield Problem(WARNING, name, Message(f"Geen regel gebruikt deze {what.nl}.", f"No rule uses this {what.en}."))


def _limits(catalogue: Catalogue, owners: Iterable[Rule | Exemption]) -> set[str]:
    """The limits in rules and exemptions, and those of which the surcharges or the outline may have the number (they keep no name)."""
    steps = catalogue.surcharges.steps
    numbers = {number for step in steps for number in (step.up_to_years, step.surcharge) if number is not None}
    numbers.add(catalogue.outline.uncertainty_m)
    used = {limit.id for owner in owners for limit in limits_of(owner)}
    return used | {limit.id for limit in catalogue.names.limits.values() if limit.value in numbers} | {catalogue.touching.id}


def groups_of_rules(catalogue: Catalogue) -> set[str]:
    """The groups that rules, their cases and their selectors belong to."""
    found = {group for rule in catalogue.rules for group in rule.groups}
    found.update(group for rule in catalogue.rules for case in rule.cases for group in case.groups)
    selectors = (selector for rule in catalogue.rules for relation in rule.where for selector in relation.selectors)
    found.update(group for selector in selectors for group in selector.groups or ())
    return found


def _groups(catalogue: Catalogue) -> Iterator[Problem]:
    """Groups of exemptions that no rule belongs to."""
    known = groups_of_rules(catalogue)
    for exemption in catalogue.exemptions:
        for group in sorted(exemption.groups - known):
            yield Problem(
                WARNING, exemption.id, Message(f"Geen regel hoort bij de groep '{group}'.", f"No rule belongs to the group '{group}'.")
            )

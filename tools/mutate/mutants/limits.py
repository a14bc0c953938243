"""Every limit a little higher and a little lower, wherever it is used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from plantoets.assessment.catalogue.names import Limit
from plantoets.assessment.catalogue.rule import Catalogue

from .mutant import Mutant
from .rewriting import Change, changes

STEP = 0.1


def limit_mutants(catalogue: Catalogue) -> Iterator[Mutant]:
    """For each limit that rules or exemptions use; those of the surcharges are changed with the surcharges."""
    used = limits_used(catalogue)
    for limit_id, (limit, users) in used.items():
        for value in around(limit.value):
            other = replace(limit, value=value)
            rules = {rule.id: with_limit(rule, limit_id, other) for rule in catalogue.rules if rule.id in users}
            exemptions = with_limit(catalogue.exemptions, limit_id, other)
            yield Mutant(
                subject=limit_id,
                chapter="grenswaarden",
                kind="limit",
                what=f"{limit.value:g}→{value:g}",
                rules=rules,
                exemptions=exemptions if exemptions is not catalogue.exemptions else None,
                everywhere=True,
            )


def limits_used(catalogue: Catalogue) -> dict[str, tuple[Limit, set[str]]]:
    """Each limit with the rules that use it."""
    used: dict[str, tuple[Limit, set[str]]] = {}
    for owner in (*catalogue.rules, *catalogue.exemptions):
        for limit in _limits(owner):
            used.setdefault(limit.id, (limit, set()))[1].add(owner.id)
    return used


def around(value: float) -> tuple[float, float]:
    """A step up and a step down: one for small whole numbers (storeys, turbines, nothing at all), a tenth for others."""
    step = 1.0 if value.is_integer() and abs(value) <= 10 else abs(value) * STEP
    return value + step, value - step


def with_limit(node: Any, limit_id: str, other: Limit) -> Any:
    """The node with this limit replaced everywhere in it; the same object when it does not use it."""

    def changer(piece: Any) -> Iterator[Change]:
        if isinstance(piece, Limit) and piece.id == limit_id and piece is not other:
            yield Change("limit", "", other)

    for _ in range(100):
        change = next(changes(node, changer), None)
        if change is None:
            return node
        node = change.node
    raise RecursionError(limit_id)


def _limits(owner: Any) -> list[Limit]:
    found: list[Limit] = []

    def changer(piece: Any) -> Iterator[Change]:
        if isinstance(piece, Limit):
            found.append(piece)
        yield from ()

    for _ in changes(owner, changer):
        pass
    return found

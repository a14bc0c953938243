"""Changes of tests: comparisons turned strict or loose, values and parts left out, negation turned round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from plantoets.assessment.catalogue.names import Names
from plantoets.assessment.expressions import AllOf, AnyOf, Bound, Known, OneOf

from .rewriting import Change, each_left_out

_OTHER = {"at_most": "below", "below": "at_most", "at_least": "above", "above": "at_least"}


def of_test(node: Any, names: Names, relevant: frozenset[str]) -> Iterator[Change]:
    """The changes of one piece of a test. `relevant`: the development types that get as far as this test."""
    if isinstance(node, Bound):
        comparison = _OTHER[node.comparison]
        yield Change("comparison", f"{node.term.name} {node.comparison}→{comparison}", replace(node, comparison=comparison))
    elif isinstance(node, OneOf) and node.term.source == "activity":
        yield from _activities(node, names, relevant)
    elif isinstance(node, OneOf):
        yield from _values(node)
    elif isinstance(node, Known):
        yield Change("guard", f"{node.term.name} known {node.known}→{not node.known}", replace(node, known=not node.known))
    elif isinstance(node, (AllOf, AnyOf)) and len(node.parts) > 1:
        word = "all" if isinstance(node, AllOf) else "any"
        for index, (_, parts) in enumerate(each_left_out(node.parts)):
            yield Change("guard", f"{word} without part {index + 1}", replace(node, parts=parts))


def _activities(node: OneOf, names: Names, relevant: frozenset[str]) -> Iterator[Change]:
    for member, values in each_left_out(node.values):
        if member in relevant:
            yield Change("guard type list", f"without {member}", replace(node, values=values))
    stranger = foreign(frozenset(str(value) for value in node.values), relevant, names)
    if stranger is not None:
        yield Change("guard type list", f"with {stranger}", replace(node, values=(*node.values, stranger)))


def _values(node: OneOf) -> Iterator[Change]:
    kind = "filter" if node.term.source == "attribute" else "guard"
    if not (node.term.source == "question" and node.values == (True,)):
        yield Change(kind, f"{node.term.name} negated", replace(node, negated=not node.negated))
    if len(node.values) > 1:
        for value, values in each_left_out(node.values):
            yield Change(kind, f"{node.term.name} without {value}", replace(node, values=values))


def foreign(members: frozenset[str], among: frozenset[str], names: Names) -> str | None:
    """A type of `among` that is no member: of the same theme when there is one; None when all are members."""
    others = [activity for activity in names.activities if activity in among and activity not in members]
    themes = {names.activities[member].theme for member in members if member in names.activities}
    akin = [activity for activity in others if names.activities[activity].theme in themes]
    return next(iter(akin or others), None)

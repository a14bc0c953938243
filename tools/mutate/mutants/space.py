"""Changes of where a rule looks: relations replaced by a neighbour, filters, layers and places left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from plantoets.assessment.catalogue.names import Limit
from plantoets.assessment.messages import Message
from plantoets.assessment.relations import (
    Apart,
    AtPlace,
    DeepInside,
    NextTo,
    Outside,
    Overlaps,
    Relation,
    Selector,
    Touches,
    Wanted,
    Within,
)

from .rewriting import Change, each_left_out

NEARBY = Limit("mutant_100_m", 100.0, "m", Message("100 m", "100 m"), (), "mutant")


def of_space(node: Any, touching: Limit, exempt: frozenset[str]) -> Iterator[Change]:
    """The changes of one relation, selector or filter. `exempt`: the groups that exemptions are about."""
    if isinstance(node, Wanted):
        yield Change("filter", f"{node.attribute} negated", replace(node, negated=not node.negated))
        if len(node.values) > 1:
            for value, values in each_left_out(node.values):
                yield Change("filter", f"{node.attribute} without {value}", replace(node, values=values))
    elif isinstance(node, Selector):
        yield from _selector(node, exempt)
    elif isinstance(node, AtPlace):
        if len(node.places) > 1:
            for place, places in each_left_out(node.places):
                yield Change("relation", f"at_place without {place.id}", replace(node, places=places))
    elif isinstance(node, (Overlaps, Outside, Within, Touches, NextTo, Apart, DeepInside)):
        for other, relation in neighbours(node, touching):
            yield Change("relation", f"{node.word}→{other}", relation)
        if len(node.selectors) > 1:
            for selector, selectors in each_left_out(node.selectors):
                yield Change("relation", f"{node.word} without {selector.layer}", replace(node, selectors=selectors))


def _selector(node: Selector, exempt: frozenset[str]) -> Iterator[Change]:
    for wanted, rest in each_left_out(node.wanted):
        yield Change("filter", f"{node.layer} without {wanted.attribute}", replace(node, wanted=rest))
    if node.larger_than is not None:
        yield Change("filter", f"{node.layer} of any size", replace(node, larger_than=None))
    for group, groups in each_left_out(node.groups or ()):
        if group in exempt:
            yield Change("precedence", f"{node.layer} without group {group}", replace(node, groups=groups))
    if node.groups is not None:
        yield Change("precedence", f"{node.layer} in the rule's groups", replace(node, groups=None))


def neighbours(node: Relation, touching: Limit) -> Iterator[tuple[str, Relation]]:
    """Relations that are easily mistaken for this one."""
    zones = node.selectors
    if isinstance(node, Overlaps):
        yield "touches", Touches(zones, touching)
        yield "within 100 m", Within(zones, NEARBY)
        yield "outside", Outside(zones)
    elif isinstance(node, Within):
        yield "overlaps", Overlaps(zones)
    elif isinstance(node, Touches):
        yield "overlaps", Overlaps(zones)
        yield "next_to", NextTo(zones, touching)
    elif isinstance(node, NextTo):
        yield "touches", Touches(zones, touching)
        yield "apart", Apart(zones, touching)
        yield "within 100 m", Within(zones, NEARBY)
    elif isinstance(node, Apart):
        yield "next_to", NextTo(zones, touching)
        yield "outside", Outside(zones)
    elif isinstance(node, (Outside, DeepInside)):
        yield "overlaps", Overlaps(zones)
        if isinstance(node, Outside):
            yield "apart", Apart(zones, touching)

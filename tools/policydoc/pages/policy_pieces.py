"""What a rule is made of: its limits with what they bound, and its layers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from plantoets.assessment.catalogue.check_pieces import pieces
from plantoets.assessment.catalogue.names import Limit
from plantoets.assessment.catalogue.rule import Catalogue, Exemption, Rule
from plantoets.assessment.expressions import Bound
from plantoets.assessment.relations import Apart, DeepInside, NextTo, Selector, Touches, Within


class Use(NamedTuple):
    """A limit, what is held against it (a parameter or attribute, a distance, an area), and in which layers."""

    limit: Limit
    of: str
    name: str
    layers: tuple[str, ...]


def uses(owner: Rule | Exemption) -> Iterator[Use]:
    """Every use of a limit in a rule or exemption."""
    for piece in pieces(owner):
        if isinstance(piece, Bound) and isinstance(piece.limit, Limit):
            yield Use(piece.limit, piece.term.source, piece.term.name, ())
        elif isinstance(piece, (Within, DeepInside, NextTo, Touches, Apart)):
            word = "depth" if isinstance(piece, DeepInside) else "distance"
            yield Use(piece.distance, word, "", tuple(selector.layer for selector in piece.selectors))
        elif isinstance(piece, Selector) and piece.larger_than is not None:
            yield Use(piece.larger_than, "area", "", (piece.layer,))


def layers_of(rule: Rule) -> tuple[str, ...]:
    """The layers that the rule looks at."""
    return tuple(dict.fromkeys(selector.layer for relation in rule.where for selector in relation.selectors))


def numbered(section: str) -> tuple[int, ...]:
    """A § as numbers, to sort by."""
    return tuple(int(number) for number in section.split("."))


def in_order(catalogue: Catalogue) -> list[Rule]:
    """The rules by their first §, in the order of the document; within it in the order of the files."""
    return sorted(catalogue.rules, key=lambda rule: numbered(rule.sections[0]))

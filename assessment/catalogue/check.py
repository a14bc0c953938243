"""Looks for what is wrong with a catalogue although it can be read: rules that never apply, gaps, contradictions, expiry.

What can't be read at all (unknown names, wrong kinds) is refused by the readers, with file, line and field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from ..layers import Layer
from .check_layers import absent_layers
from .check_problem import ERROR, WARNING, Problem
from .check_rules import contradictions, never_applying
from .check_texts import bad_sections, double_ids, expired, incomplete_questions, missing_translations
from .check_unused import unused
from .rule import Catalogue

__all__ = ["ERROR", "WARNING", "Problem", "check"]

_CHECKS: tuple[Callable[[Catalogue, Mapping[str, Layer], date], Iterator[Problem]], ...] = (
    lambda catalogue, layers, today: double_ids(catalogue),
    lambda catalogue, layers, today: bad_sections(catalogue),
    lambda catalogue, layers, today: never_applying(catalogue, today),
    lambda catalogue, layers, today: contradictions(catalogue, today),
    lambda catalogue, layers, today: absent_layers(catalogue, layers),
    lambda catalogue, layers, today: missing_translations(catalogue),
    lambda catalogue, layers, today: incomplete_questions(catalogue),
    lambda catalogue, layers, today: unused(catalogue),
    lambda catalogue, layers, today: expired(catalogue, today),
)


def check(catalogue: Catalogue, layers: Mapping[str, Layer], today: date) -> list[Problem]:
    """Everything that is wrong, errors first.

    Args:
        layers: those that plans will be held against, by id.
        today: against which the policy's validity is held.
    """
    found = [problem for look in _CHECKS for problem in look(catalogue, layers, today)]
    return sorted(found, key=lambda problem: problem.level != ERROR)

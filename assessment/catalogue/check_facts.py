"""What could be known of a plan and a zone, as far as a rule can tell it apart: the ground for asking which cases can hold."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ..expressions import BeforeToday, Bound, OneOf, Term
from ..facts import Facts, Value
from ..relations import Selector
from .check_pieces import pieces
from .names import Limit, Names
from .rule import Rule

MOST = 20_000
"""More combinations than this are not tried; the rule then counts as sound."""

_ZONES_OWN_LIMIT = 10.0
_FAR = 1e9
_PAST, _FUTURE = "1000-01-01", "9000-01-01"


def possible_facts(rules: Sequence[Rule], names: Names, activities: Iterable[str], today: date) -> Iterator[Facts] | None:
    """Every combination that these rules tell apart, in the zones of the first rule; None when there are too many."""
    terms = {(piece.source, piece.name): piece for rule in rules for piece in pieces(rule) if isinstance(piece, Term)}
    types = _types(rules, activities)
    combinations = []
    selectors: list[Selector | None] = [*_selectors(rules[0])]
    for selector in selectors or [None]:
        choices = {key: _choices(term, rules, names, selector) for key, term in terms.items() if key[0] != "activity"}
        amount = len(types)
        for values in choices.values():
            amount *= max(len(values), 1)
        if amount > MOST:
            return None
        combinations.append(choices)
    return _combined(types, combinations, today)


def _combined(types: Sequence[str], combinations: Sequence[dict[tuple[str, str], list[Value]]], today: date) -> Iterator[Facts]:
    for choices in combinations:
        for activity, values in itertools.product(types, list(itertools.product(*choices.values()))):
            known = {key: value for key, value in zip(choices, values) if value is not None}
            yield Facts(
                activity=activity,
                parameters={name: value for (source, name), value in known.items() if source == "parameter"},
                answers={name: bool(value) for (source, name), value in known.items() if source == "question"},
                attributes={name: value for (source, name), value in known.items() if source == "attribute"},
                today=today,
            )


def _selectors(rule: Rule) -> list[Selector]:
    """Those that a rule's zones can come from."""
    return [selector for relation in rule.where if relation.word not in ("outside", "apart") for selector in relation.selectors]


def _types(rules: Sequence[Rule], activities: Iterable[str]) -> list[str]:
    """One development type of every kind that the guards tell apart."""
    lists = [piece.values for rule in rules for piece in pieces(rule) if isinstance(piece, OneOf) and piece.term.source == "activity"]
    kinds = {tuple(activity in values for values in lists): activity for activity in sorted(activities)}
    return list(kinds.values())


def _choices(term: Term, rules: Sequence[Rule], names: Names, selector: Selector | None) -> list[Value]:
    """The values that tests could tell apart, and unknown; of an attribute only those that the selector lets through."""
    every = [piece for rule in rules for piece in pieces(rule)]
    tested = [piece for piece in every if term in (getattr(piece, "term", None), getattr(piece, "limit", None))]
    if term.source == "question":
        return [True, False, None]
    if term.source == "parameter":
        spec = names.parameters[term.name]
        whole = spec.kind == "integer"
        values: list[Value] = [True, False] if spec.kind == "boolean" else list(spec.values) or _numbers(tested, whole)
        low, high = spec.minimum, spec.maximum
        return [*(value for value in values if _fits(value, low, high)), None]
    return _of_zone(term.name, tested, names, selector)


def _fits(value: Value, low: float, high: float | None) -> bool:
    return isinstance(value, (bool, str)) or value is None or (value >= low and (high is None or value <= high))


def _of_zone(name: str, tested: Sequence[object], names: Names, selector: Selector | None) -> list[Value]:
    spec = names.layers[selector.layer].attributes.get(name) if selector is not None else None
    if spec is None or selector is None:
        return [None]
    values: list[Value]
    if spec.kind == "boolean":
        values = [True, False]
    elif any(isinstance(piece, BeforeToday) for piece in tested):
        values = [_PAST, _FUTURE]
    elif spec.kind == "number":
        values = [-_FAR, *_numbers(tested, False), _FAR]
    else:
        values = list(spec.values) or [*(value for piece in tested if isinstance(piece, OneOf) for value in piece.values), "?"]
    for wanted in selector.wanted:
        if wanted.attribute == name:
            values = [value for value in (*values, *wanted.values) if (value in wanted.values) is not wanted.negated]
    values = list(dict.fromkeys(values))
    return values if spec.exception else [*values, None]


def _numbers(tested: Sequence[object], whole: bool) -> list[Value]:
    """On every limit and on either side of it."""
    limits = [piece.limit.value if isinstance(piece.limit, Limit) else _ZONES_OWN_LIMIT for piece in tested if isinstance(piece, Bound)]
    equal = [value for piece in tested if isinstance(piece, OneOf) for value in piece.values if isinstance(value, float)]
    found = {number for limit in (*limits, *equal) for number in _around(limit, whole)}
    return [*sorted(found)]


def _around(limit: float, whole: bool) -> tuple[float, float, float]:
    step = 1.0 if whole else max(abs(limit) * 1e-3, 1e-3)
    return (limit - step, limit, limit + step)

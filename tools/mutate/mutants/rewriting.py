"""Walks frozen dataclasses and tuples, and rebuilds the whole around every change of a piece."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, NamedTuple

from plantoets.assessment.catalogue.names import Limit, Place
from plantoets.assessment.expressions import Term


class Change(NamedTuple):
    """A changed piece, or the whole around it: `kind` of change, and `what` was changed."""

    kind: str
    what: str
    node: Any


Changer = Callable[[Any], Iterator[Change]]

_LEAVES = (Limit, Term, Place)


def changes(node: Any, changer: Changer) -> Iterator[Change]:
    """`node` with one change somewhere in it, for every change that `changer` makes of any piece."""
    yield from changer(node)
    if isinstance(node, _LEAVES):
        return
    if is_dataclass(node):
        for field in fields(node):
            for change in changes(getattr(node, field.name), changer):
                yield change._replace(node=replace(node, **{field.name: change.node}))  # type: ignore[type-var]
    elif isinstance(node, tuple) and not hasattr(node, "_fields"):
        for index, item in enumerate(node):
            for change in changes(item, changer):
                label = f"[{index + 1}] " if len(node) > 1 and is_dataclass(item) else ""
                yield Change(change.kind, f"{label}{change.what}", (*node[:index], change.node, *node[index + 1 :]))


def each_left_out(items: tuple[Any, ...]) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """Each item, with the tuple that is left without it."""
    for index, item in enumerate(items):
        yield item, (*items[:index], *items[index + 1 :])

"""Walks a catalogue: every dataclass and every text in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Union

from ..expressions import Term
from ..messages import Message
from .names import Limit, Place
from .rule import Exemption, Rule

_LEAVES = (Limit, Term, Place)

Owner = Union[Rule, Exemption]


def pieces(node: Any) -> Iterator[Any]:
    """The node and every dataclass inside it; a limit, term or place is not looked into."""
    if is_dataclass(node):
        yield node
        if not isinstance(node, _LEAVES):
            for field in fields(node):
                yield from pieces(getattr(node, field.name))
    elif isinstance(node, tuple) and not isinstance(node, Message):
        for item in node:
            yield from pieces(item)


def limits_of(owner: Owner) -> Iterator[Limit]:
    """Every limit that a rule or exemption uses."""
    return (piece for piece in pieces(owner) if isinstance(piece, Limit))


def terms_in(owner: Owner) -> Iterator[Term]:
    """Every parameter, question, attribute or type that a rule tests."""
    return (piece for piece in pieces(owner) if isinstance(piece, Term))


def texts(node: Any, path: str = "") -> Iterator[tuple[str, Message]]:
    """Every text in both languages, with where it stands."""
    if isinstance(node, Message):
        yield path, node
    elif isinstance(node, Term):
        return
    elif is_dataclass(node):
        for field in fields(node):
            yield from texts(getattr(node, field.name), f"{path}.{field.name}" if path else field.name)
    elif isinstance(node, Mapping):
        for key, value in node.items():
            yield from texts(value, f"{path}.{getattr(key, 'value', key)}")
    elif isinstance(node, tuple):
        for index, item in enumerate(node):
            yield from texts(item, f"{path}[{index}]")

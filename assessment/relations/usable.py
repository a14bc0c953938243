"""Which layers a relation can use, found out once for a set of layers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..layers import Layer
from ..zones.zone_index import LayerSet
from .base import Missing, Selector


class Usable(NamedTuple):
    """The selectors whose layers can be used, and what is to be said of the others.

    `untested`: exceptions that a layer has no field for, by selector.
    """

    selectors: tuple[Selector, ...]
    missing: tuple[Missing, ...]
    untested: tuple[tuple[Selector, Missing], ...]


def usable(selectors: tuple[Selector, ...], layers: LayerSet) -> Usable:
    """What can be used of `selectors`, which belong to one relation."""
    return layers.remembered(selectors, "usable", lambda: _usable(selectors, layers))


def _usable(selectors: tuple[Selector, ...], layers: Mapping[str, Layer]) -> Usable:
    reasons = [(selector, selector.unavailable(layers)) for selector in selectors]
    return Usable(
        selectors=tuple(selector for selector, reason in reasons if reason is None),
        missing=tuple(Missing(selector.layer, reason) for selector, reason in reasons if reason is not None),
        untested=tuple(
            (selector, Missing(selector.layer, text))
            for selector, reason in reasons
            if reason is None
            for text in selector.untested_exceptions(layers[selector.layer])
        ),
    )

"""How near a finding is to not being one: boundaries are uncertain, and some decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Optional

from .layers import Layer
from .relations import Hit
from .relations.base import Margin


class Boundary(NamedTuple):
    """How far boundaries may move before the finding flips; `decides`: less far than they are uncertain."""

    distance_m: Optional[float]
    decides: bool


class Edge(NamedTuple):
    """A boundary: how far it would have to move, and how far it may be off."""

    margin: Margin
    uncertainty_m: float


def edges_of(hits: Iterable[Hit], layers: Mapping[str, Layer]) -> tuple[Edge, ...]:
    """Those of the zones."""
    return tuple(Edge(hit.margin, layers[hit.selector.layer].uncertainty_m) for hit in hits if hit.margin is not None)


def boundary_of(margins: Iterable[tuple[Edge, ...]]) -> Boundary:
    """The nearest of several things that each would make the finding flip.

    Args:
        margins: of each of them the boundaries that all have to move.
    """
    moved = [_moved(edges) for edges in margins]
    finite = [boundary.distance_m for boundary in moved if boundary.distance_m is not None]
    return Boundary(min(finite, default=None), any(boundary.decides for boundary in moved))


def _moved(edges: tuple[Edge, ...]) -> Boundary:
    """How far the boundaries have to move, each no farther than it is uncertain; the first that holds ends the search."""
    farthest = 0.0
    for edge in edges:
        distance = edge.margin(edge.uncertainty_m)
        farthest = max(farthest, distance)
        if distance > edge.uncertainty_m or edge.uncertainty_m <= 0:
            return Boundary(None if farthest == float("inf") else farthest, False)
    return Boundary(farthest, True)

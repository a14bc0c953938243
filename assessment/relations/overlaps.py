"""The part lies, wholly or partly, in zones of one of the layers; for `crosses` a line must go through the part, not along it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import ClassVar, Optional

import shapely
from shapely.geometry.base import BaseGeometry

from .. import geometry as planar
from ..ground import Ground
from ..layers import Layer
from ..measure import measure
from ..messages import Message
from ..pieces import Piece
from ..zone_edges import edges_around
from .base import Answer, Hit, Located, NotAssessable, Selector
from .usable import usable

_ALONG_M = 1e-3


_asked: dict[tuple[object, ...], tuple[object, ...]] = {}


@dataclass(frozen=True)
class Overlaps:
    """Overlap from 1 m² or 1 m; a point overlaps a zone it lies in or on."""

    selectors: tuple[Selector, ...]
    crossing: bool = False
    word: ClassVar[str] = "overlaps"
    sentence: ClassVar[Message] = Message("ligt in", "lies in")

    def locate(self, ground: Ground) -> Answer:
        """The pieces in matching zones; layers that are missing don't hide what the others show."""
        use = usable(self.selectors, ground.layers)
        found: Optional[Located] = self._found_on(ground, use.selectors) if use.missing else ground.remembered(self._asked, self._found)
        if found is None:
            return NotAssessable(use.missing) if use.missing else None
        if not use.missing and not use.untested:
            return found
        doubted = tuple(missing for selector, missing in use.untested if any(hit.selector.filter is selector.filter for hit in found.hits))
        return found._replace(missing=(*use.missing, *doubted))

    @cached_property
    def _asked(self) -> tuple[object, ...]:
        """What is asked, whatever a rule needs besides: one object for all relations that ask the same."""
        mine = (self.crossing, *[selector.filter for selector in self.selectors])
        return _asked.setdefault(mine, mine)

    def _found(self, ground: Ground) -> Optional[Located]:
        return self._found_on(ground, self.selectors)

    def _found_on(self, ground: Ground, selectors: Sequence[Selector]) -> Optional[Located]:
        hits = tuple([hit for selector in selectors if selector.layer in ground.met for hit in self._hits(selector, ground)])
        if not hits:
            return None
        same = [hit.geometry for hit in hits if hit.measure.dimension == ground.dimension]
        narrowed = ground.narrowed(lambda: ground.united(same)) if same else ground
        return Located(narrowed, hits, 0.0)

    def _hits(self, selector: Selector, ground: Ground) -> Sequence[Hit]:
        """The same for all selectors that select the same."""
        if self.crossing:
            return _hits(selector, ground, _crossings(selector, ground))
        if len(self.selectors) == 1:
            return _hits(selector, ground, _pieces(selector, ground))
        found: Sequence[Hit] = ground.remembered(selector.filter, lambda ground: _hits(selector, ground, _pieces(selector, ground)))
        return found


def _hits(selector: Selector, ground: Ground, pieces: Iterable[Piece]) -> Sequence[Hit]:
    layer = ground.layers[selector.layer]
    found = []
    for piece in pieces:
        unknown = selector.unknown(layer, piece.zone) if selector.wanted else ()
        found.append(Hit(selector, piece.zone, piece.geometry, piece.measure, unknown, _Depth(piece, layer, ground)))
    return found


def _pieces(selector: Selector, ground: Ground) -> Iterable[Piece]:
    """Those that may match; the others need not be cut."""
    layer = ground.layers[selector.layer]
    found = [ground.here(piece) for piece in ground.met[selector.layer] if selector.matches(layer, piece.zone) is not False]
    return [piece for piece in found if piece is not None]


def _crossings(selector: Selector, ground: Ground) -> Iterable[Piece]:
    layer = ground.layers[selector.layer]
    return [
        piece
        for piece in ground.crossings(selector.layer)
        if selector.matches(layer, piece.zone) is not False and _goes_through(piece, layer.geometries[piece.zone], ground.geometry)
    ]


def _goes_through(piece: Piece, zone: BaseGeometry, plan: BaseGeometry) -> bool:
    """Whether a line zone has the plan on both its sides; one that only runs along the plan's edge has not."""
    if planar.dimension(zone) != 1 or planar.dimension(plan) == 0:
        return True
    if planar.dimension(plan) == 1:
        return bool(shapely.crosses(plan, zone))
    within = shapely.difference(piece.geometry, shapely.buffer(shapely.boundary(plan), _ALONG_M))
    return measure(within).length_m is not None and measure(within).counts


class _Depth:
    """The overlap vanishes when the boundary moves past its deepest point (for a line or point zone: out of the plan part)."""

    __slots__ = ("_ground", "_layer", "_piece")

    def __init__(self, piece: Piece, layer: Layer, ground: Ground) -> None:
        self._piece, self._layer, self._ground = piece, layer, ground

    def __call__(self, enough: float) -> float:
        """All rules that find the piece share the answer."""
        known: dict[float, float] = self._ground.of_pieces((_Depth, self._piece, self._around), dict)
        if enough not in known:
            known[enough] = planar.depth(self._piece.geometry, partial(self._edge, enough), enough)
        return known[enough]

    @property
    def _around(self) -> object:
        """What has the edge."""
        areal = self._layer.geometries.dimensions[self._piece.zone] == 2
        return self._layer if areal else self._ground

    def _edge(self, enough: float, whole: bool) -> BaseGeometry:
        if self._around is self._ground:
            return shapely.boundary(self._ground.geometry)
        if whole or enough > self._layer.uncertainty_m:
            return shapely.boundary(self._layer.geometries[self._piece.zone])
        near: Mapping[tuple[str, int], BaseGeometry] = self._ground.part.remembered(edges_around, edges_around)
        return near.get((self._piece.layer, self._piece.zone), planar.EMPTY)
